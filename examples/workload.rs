//! Freezes a site of drafts for measurements: `cargo run --release --example workload -- SITE [DRAFTS]`
//!
//! SITE is what `benches/corpus.py policysite` wrote. Its translations are accepted and its releases frozen, in the order of
//! their versions; the newest DRAFTS of each policy stay drafts. What is recorded is a function of the drafts alone.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a measurement stops when something is amiss")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use policysite::config;
use policysite::config::Config;
use policysite::content;
use policysite::content::Drafts;
use policysite::content::Stamp;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::freeze;
use policysite::freeze::Request;
use policysite::model::Date;
use policysite::model::Edition;
use policysite::model::Policy;
use policysite::report;
use policysite::report::Messages;
use policysite::report::Style;
use policysite::source::SourceTree;
use rayon::prelude::*;

type Files = Vec<(String, Vec<u8>)>;

/// A policy of which more and more is frozen.
struct Freezer<'a> {
    config: &'a Config,
    policy: &'a str,
    sources: SourceTree,
    memory: content::Memory,
    /// What was recorded so far.
    made: Files,
}

impl Freezer<'_> {
    fn read(&self, version: &str, log: &mut Diagnostics) -> Policy {
        let drafts = Drafts::One { policy: self.policy.to_owned(), version: version.to_owned() };
        let site = (&self.sources, self.config);
        let mut all = content::reload(site, &[self.policy.to_owned()], &drafts, &self.memory, log);
        assert_eq!(all.len(), 1, "{}", said(log, &self.sources));
        all.remove(0)
    }

    fn keep(&mut self, files: Files) {
        self.sources = self.sources.with(files.iter().cloned());
        self.made.extend(files);
    }

    fn accept(&mut self, version: &str) {
        let policy = self.read(version, &mut Diagnostics::default());
        let release = policy.release(version).expect("the release");
        let accepted = |edition: &Edition| {
            let stamp = Stamp { by: Some("Workload".to_owned()), date: None, note: None };
            let text = content::lock_text(&content::accept(edition, &|_| true, &stamp));
            (format!("content/{}/{version}/{}.lock", self.policy, edition.language), text.into_bytes())
        };
        let files = release.editions[1..].iter().map(accepted).collect();
        self.keep(files);
    }

    fn freeze(&mut self, version: &str) {
        let mut log = Diagnostics::default();
        let policies = [self.read(version, &mut log)];
        let day: Date = version.parse().expect("a date");
        let (policy, version) = (self.policy.to_owned(), version.to_owned());
        let request = Request { policy, version, by: Some("Workload".to_owned()), day };
        let plan = freeze::release(&self.sources, self.config, &policies, &request, &mut log);
        let plan = plan.unwrap_or_else(|| panic!("{}", said(&log, &self.sources)));
        self.keep(plan.files());
        self.memory.tidy();
    }
}

fn said(log: &Diagnostics, sources: &SourceTree) -> String {
    report::text(log, sources, &Messages::default(), Style::Plain, Severity::Error)
}

/// What is recorded when all releases of a policy but some drafts are frozen.
fn freeze_all(site: &SourceTree, config: &Config, policy: &str, drafts: usize) -> Files {
    let folder = format!("content/{policy}/");
    let versions = site.folders(&folder);
    let settings = ["site.toml", "themes/"].into_iter();
    let files = settings.chain([folder.as_str()]).flat_map(|part| site.below(part));
    let texts: Vec<(&str, Arc<String>)> = files.map(|(path, file)| (path, file.text())).collect();
    let mut freezer = Freezer {
        config,
        policy,
        sources: SourceTree::from_texts(texts.iter().map(|(path, text)| (*path, text.as_str()))),
        memory: content::Memory::default(),
        made: Vec::new(),
    };
    for (at, version) in versions.iter().enumerate() {
        freezer.accept(version);
        if at + drafts < versions.len() {
            freezer.freeze(version);
        }
    }
    freezer.made
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(arguments.first().expect("usage: workload SITE [DRAFTS]"));
    let drafts = arguments.get(1).map_or(0, |text| text.parse().expect("a number"));
    let mut log = Diagnostics::default();
    let site = SourceTree::open(root, &mut log).expect("a site");
    let config = config::load(&site, &mut log).unwrap_or_else(|| panic!("{}", said(&log, &site)));
    let policies = site.folders("content/");
    let made = policies.par_iter().flat_map_iter(|policy| freeze_all(&site, &config, policy, drafts));
    made.for_each(|(path, bytes)| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    });
}
