//! What a hurried lawyer could publish by mistake. A new rule is a file in `rules/` and a line in [`RULES`].
//!
//! A fault that keeps a value from being made is found where the value is made; a rule looks at finished values.

mod frozen;
mod rules;

use crate::config::Config;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::model::Policy;
use crate::model::Release;
use crate::source::SourceTree;

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

/// Runs every rule, and holds the words of frozen releases against what was frozen. What a rule finds in a frozen release
/// is a note: its words can't be changed any more.
pub fn run(subject: &Subject<'_>, log: &mut Diagnostics) {
    let mut found = Diagnostics::default();
    for rule in RULES {
        (rule.check)(subject, &mut found);
    }
    let folders = subject.releases().filter(|(_, release)| !release.is_draft());
    let folders: Vec<String> = folders.map(|(policy, release)| release_folder(policy, release)).collect();
    let is_frozen = |finding: &Diagnostic| {
        let file = subject.sources.file_at(finding.places[0].span);
        file.is_some_and(|(path, _)| folders.iter().any(|folder| path.starts_with(folder)))
    };
    found.demote(is_frozen, true);
    log.append(found);
    frozen::check(subject, log);
}

/// The folder of a release, with its slash.
fn release_folder(policy: &Policy, release: &Release) -> String {
    format!("content/{}/{}/", policy.id, release.version)
}

impl<'a> Subject<'a> {
    /// The policies that could be read whole. In others, what seems to be missing may only be broken.
    fn policies(&self) -> impl Iterator<Item = &'a Policy> + use<'a> {
        self.policies.iter().filter(|policy| policy.complete)
    }

    /// Every release of every policy, whatever could be read.
    fn releases_of_all(&self) -> impl Iterator<Item = (&'a Policy, &'a Release)> + use<'a> {
        self.policies.iter().flat_map(|policy| policy.releases.iter().map(move |release| (policy, release)))
    }

    /// Every release of every such policy.
    fn releases(&self) -> impl Iterator<Item = (&'a Policy, &'a Release)> + use<'a> {
        self.policies().flat_map(|policy| policy.releases.iter().map(move |release| (policy, release)))
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
    let sources = crate::source::SourceTree::from_texts(all);
    let mut log = Diagnostics::default();
    let config = crate::config::load(&sources, &mut log).expect("the site is sound");
    let policies = crate::content::load(&sources, &config, &crate::content::Drafts::All, &mut log);
    assert!(!log.has_errors(), "{:?}", log.sorted());
    let mut found = Diagnostics::default();
    run(&Subject { sources: &sources, config: &config, policies: &policies }, &mut found);
    found.sorted().iter().map(|finding| finding.code.id).collect()
}
