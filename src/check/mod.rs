//! What a hurried lawyer could publish by mistake. A new rule is a file in `rules/` and a line in [`RULES`].
//!
//! A fault that keeps a value from being made is found where the value is made; a rule looks at finished values.

mod frozen;
mod rules;

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::config::Gate;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::lock::is_settled;
use crate::model::Edition;
use crate::model::Policy;
use crate::model::Release;
use crate::model::TranslationUnit;
use crate::source::Shelf;
use crate::source::SourceTree;

pub use frozen::check as frozen_words;
pub use rules::RULES;

/// What rules look at. It only borrows.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The files.
    pub sources: &'a SourceTree,
    /// The site.
    pub config: &'a Config,
    /// The policies with all their releases, drafts too.
    pub policies: &'a [Policy],
}

/// A rule.
pub struct Rule {
    /// What it finds.
    pub code: Code,
    /// Logs what it finds.
    pub check: fn(&Subject<'_>, &mut Diagnostics),
}

/// What an earlier run found.
#[derive(Debug, Default)]
pub struct Memory {
    /// By policy.
    findings: Shelf<Diagnostics>,
    /// In the words of a frozen release.
    words: Shelf<Diagnostics>,
}

impl Memory {
    /// A memory for one run, which asks for everything once.
    pub fn of_one_run() -> Self {
        Self { findings: Shelf::that_forgets(), words: Shelf::that_forgets() }
    }

    /// Drops what was not needed since the last time.
    pub fn tidy(&self) {
        self.findings.tidy();
        self.words.tidy();
    }
}

/// Runs every rule, and holds the words of frozen releases against what was frozen. What a rule finds in a frozen release
/// is a note: its words can't be changed any more. No rule looks beyond one policy, so that one that is as it was is not
/// looked at again.
pub fn run(subject: &Subject<'_>, memory: &Memory, log: &mut Diagnostics) {
    let check = |policy: &Policy| {
        memory.findings.get_or_make(policy.print, || {
            let mut found = Diagnostics::default();
            let subject = Subject { policies: std::slice::from_ref(policy), ..*subject };
            for rule in RULES {
                (rule.check)(&subject, &mut found);
            }
            let folder = format!("content/{}/", policy.id);
            found.demote(|finding| is_settled(finding, subject.sources, &folder, &policy.lock), true);
            found
        })
    };
    look_at(subject.policies.iter().collect(), check, log);
    frozen_words(subject, memory, log);
}

/// Looks at many things at once, and logs what is found in their order.
fn look_at<T: Send>(all: Vec<T>, look: impl Fn(T) -> Arc<Diagnostics> + Sync + Send, log: &mut Diagnostics) {
    let found: Vec<Arc<Diagnostics>> = all.into_par_iter().map(look).collect();
    for found in found {
        log.append(Diagnostics::clone(&found));
    }
}

impl<'a> Subject<'a> {
    /// The policies that could be read whole. In others, what seems to be missing may only be broken.
    fn policies(&self) -> impl Iterator<Item = &'a Policy> + use<'a> {
        self.policies.iter().filter(|policy| policy.complete)
    }

    /// Every release of every policy, whatever could be read.
    fn releases_of_all(&self) -> impl Iterator<Item = (&'a Policy, &'a Release)> + use<'a> {
        self.policies.iter().flat_map(|policy| policy.all().map(move |release| (policy, release)))
    }

    /// Every release of every such policy.
    fn releases(&self) -> impl Iterator<Item = (&'a Policy, &'a Release)> + use<'a> {
        self.policies().flat_map(|policy| policy.all().map(move |release| (policy, release)))
    }

    /// The translations of drafts that a release must wait for.
    fn blocking_drafts(&self) -> impl Iterator<Item = (&'a Policy, &'a Release, &'a Edition)> + use<'a> {
        let config = self.config;
        let editions = self.releases().flat_map(|(policy, release)| {
            release.editions.iter().skip(1).map(move |edition| (policy, release, edition))
        });
        let drafts = editions.filter(|(_, release, edition)| release.frozen_by(&edition.language).is_none());
        drafts.filter(|(.., edition)| config.gate(&edition.language) == Gate::Block)
    }

    /// What is not current in them; nothing of a translation of which nothing was accepted, which is said once.
    fn open_units(&self) -> impl Iterator<Item = OpenUnit<'a>> + use<'a> {
        let begun = self.blocking_drafts().filter(|(.., edition)| edition.translation.recorded);
        begun.flat_map(|(policy, release, edition)| {
            edition.translation.open().map(move |unit| OpenUnit { policy, release, edition, unit })
        })
    }
}

/// A part of a translation that is not current.
struct OpenUnit<'a> {
    policy: &'a Policy,
    release: &'a Release,
    edition: &'a Edition,
    unit: &'a TranslationUnit,
}

impl OpenUnit<'_> {
    /// A finding about it, at its place.
    fn finding(&self, code: Code) -> Diagnostic {
        let finding = Diagnostic::new(code, self.unit.span).arg("id", &self.unit.id);
        let finding = finding.arg("language", &self.edition.language);
        finding.arg("policy", &self.policy.id).arg("version", &self.release.version)
    }
}

/// The records of a release in which no rule finds anything but missing translations.
#[cfg(test)]
const SOUND: &str = r#"
title = "T"
published = 2026-01-01
effective = 2026-01-01
app.name = "A"
[parties.us]
name = "U"
role = "controller"
email = "a@b.example"
"#;

/// The smallest site, for the tests of rules, with the TOML of one release and its prose.
#[cfg(test)]
fn findings(policy: &str, prose: &str) -> Vec<&'static str> {
    findings_in(&[("content/p/1/policy.toml", policy), ("content/p/1/en.md", prose)])
}

/// The findings of a site of some files.
#[cfg(test)]
fn findings_in(files: &[(&str, &str)]) -> Vec<&'static str> {
    findings_with("[\"en\", \"zh-CN\"]", files)
}

/// The findings of a site of some files in some languages.
#[cfg(test)]
fn findings_with(languages: &str, files: &[(&str, &str)]) -> Vec<&'static str> {
    let site = format!("base_url = \"https://example.com/\"\nlanguages = {languages}\ntime_zone = \"UTC\"\n");
    let all = files.iter().copied().chain([("site.toml", site.as_str())]);
    findings_of(&SourceTree::from_texts(all))
}

/// What is found of the translation in a draft, by the texts of its only clause and the source texts it was accepted
/// for; all but the first are those of clauses that are gone.
#[cfg(test)]
fn translation_findings(source: &str, own: &str, accepted: Option<&[&str]>) -> Vec<&'static str> {
    let ids = ["preamble", "gone"];
    let mut lock = "schema = 1\n".to_owned();
    for (id, text) in ids.iter().zip(accepted.unwrap_or_default()) {
        let hash = crate::source::sha256(text.as_bytes());
        lock.push_str(&format!("[clauses.{id}]\nsource = \"{text}\"\nsha256 = \"{hash}\"\n"));
    }
    let title = crate::source::sha256(b"T");
    lock.push_str(&format!("[texts.title]\nsource = \"T\"\nsha256 = \"{title}\"\n"));
    let draft = SOUND.replace("published = 2026-01-01\n", "").replace("effective = 2026-01-01\n", "");
    let mut files = vec![
        ("content/p/1/policy.toml", draft.as_str()),
        ("content/p/1/en.md", source),
        ("content/p/1/zh-CN.md", own),
        ("content/p/1/zh-CN.toml", "title = \"题\"\n"),
    ];
    files.extend(accepted.map(|_| ("content/p/1/zh-CN.lock", lock.as_str())));
    let mut found = findings_in(&files);
    found.retain(|code| code.starts_with("translation"));
    found
}

/// The findings of a site.
#[cfg(test)]
fn findings_of(sources: &SourceTree) -> Vec<&'static str> {
    let mut log = Diagnostics::default();
    let config = crate::config::load(sources, &mut log).expect("the site is sound");
    let policies = crate::content::load(sources, &config, &crate::content::Drafts::All, &mut log);
    assert!(!log.has_errors(), "{:?}", log.sorted());
    let mut found = Diagnostics::default();
    run(&Subject { sources, config: &config, policies: &policies }, &Memory::default(), &mut found);
    found.sorted().iter().map(|finding| finding.code.id).collect()
}
