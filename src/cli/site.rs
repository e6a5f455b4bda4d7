//! A site as a command looks at it: its folder, its content with drafts, and what there is to say of it.

use std::path::Path;
use std::path::PathBuf;

use policysite::Content;
use policysite::config::Config;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::diagnostic::nearest;
use policysite::model::Policy;
use policysite::model::Release;
use policysite::report::Arg::Text;
use policysite::source::SourceTree;

use crate::cli::findings;
use crate::cli::language::fault;
use crate::cli::language::help;
use crate::cli::language::mistyped;
use crate::cli::language::words;

/// A site whose content was read, drafts too.
pub struct Site {
    /// Its folder.
    pub root: PathBuf,
    pub sources: SourceTree,
    pub config: Config,
    pub policies: Vec<Policy>,
    /// What there is to say of it.
    pub log: Diagnostics,
}

impl Site {
    /// Reads a site, whatever is wrong with its content. The error is what keeps it from being read, as it is printed.
    pub fn open(root: &Path) -> Result<Self, String> {
        let (sources, mut log) = read_files(root, u64::MAX)?;
        match policysite::read(&sources, &Drafts::All, &mut log) {
            Some(Content { config, policies }) => Ok(Self { root: root.to_owned(), sources, config, policies, log }),
            None => Err(findings(&log, &sources, Severity::Warning)),
        }
    }

    /// Reads a site whose content has no errors.
    pub fn open_sound(root: &Path) -> Result<Self, String> {
        let site = Self::open(root)?;
        if site.log.has_errors() { Err(site.faults()) } else { Ok(site) }
    }

    /// The errors and warnings, as standard error shows them.
    pub fn faults(&self) -> String {
        findings(&self.log, &self.sources, Severity::Warning)
    }

    /// A policy by its folder.
    pub fn policy(&self, id: &str) -> Result<&Policy, String> {
        let found = self.policies.iter().find(|policy| policy.id == id);
        found.ok_or_else(|| unknown("policy", id, self.policies.iter().map(|policy| policy.id.as_str())))
    }
}

/// Reads the files of a site; texts beyond `held` bytes stay on disk. The error is a message.
pub fn read_files(root: &Path, held: u64) -> Result<(SourceTree, Diagnostics), String> {
    let mut log = Diagnostics::default();
    match SourceTree::open_large(root, held, &mut log) {
        Ok(sources) => Ok((sources, log)),
        Err(error) => Err(no_site(root, &error)),
    }
}

/// That a folder holds no site.
pub fn no_site(root: &Path, error: &std::io::Error) -> String {
    fault("no-site", &[("folder", Text(&root.display())), ("error", Text(error))])
}

/// The newest release of a policy.
pub fn newest(policy: &Policy) -> Result<&Release, String> {
    policy.newest().ok_or_else(|| fault("policy-without-release", &[("policy", Text(&policy.id))]))
}

/// A release by its version.
pub fn release<'a>(policy: &'a Policy, version: &str) -> Result<&'a Release, String> {
    let known = || policy.releases.iter().map(|release| release.version.as_str());
    policy.release(version).ok_or_else(|| unknown("version", version, known()))
}

/// Something that is not there, with what was probably meant, or else with what is there. `what` is a policy, a version, a
/// language, a translation or a kind.
pub fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    let names = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    let near = nearest(name, known);
    let others = if near.is_some() { String::new() } else { help(&words("known-names", &[("names", Text(&names))])) };
    mistyped("unknown-name", &[("what", Text(&what)), ("name", Text(&name))], near) + &others
}
