//! `policysite verify`

use std::path::PathBuf;

use clap::Args;
use policysite::check;
use policysite::check::Subject;
use policysite::config;
use policysite::content;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostic;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::diagnostic::Span;
use policysite::diagnostic::UNKNOWN_HEAD;
use policysite::lock;
use policysite::model::Event;
use policysite::model::Lock;
use policysite::model::Policy;
use policysite::output;
use policysite::output::SiteManifest;
use policysite::source::SourceTree;

use crate::cli::Status;
use crate::cli::findings;
use crate::cli::plural;
use crate::cli::talk::say;

/// The arguments of `verify`.
#[derive(Args)]
pub struct Arguments {
    /// A published folder, to be held against its manifest.json and against the locks.
    dir: Option<PathBuf>,
    /// A hash that was kept elsewhere: of an entry of a lock, or of the manifest of a published folder.
    #[arg(long, value_name = "HASH")]
    head: Vec<String>,
    /// The folder of the site, which holds site.toml.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

/// The locks of a site by policy.
type Locks = Vec<(String, Lock)>;

/// Holds the sources against the locks, a published folder against its manifest, and both against hashes kept elsewhere.
pub fn run(arguments: &Arguments) -> Status {
    let mut log = Diagnostics::default();
    let sources = match SourceTree::open(&arguments.root, &mut log) {
        Ok(sources) => sources,
        Err(_) if arguments.dir.is_some() => SourceTree::default(),
        Err(error) => {
            eprintln!("error: there is no site in {}: site.toml: {error}", arguments.root.display());
            eprintln!("help: name the site's folder with --root, or a published folder");
            return Status::Failed;
        }
    };
    let locks = locks(&sources, &mut log);
    let mut hashes: Vec<String> = Vec::new();
    for (_, lock) in &locks {
        hashes.extend(lock.entries.iter().map(|entry| entry.sha256.clone()));
    }
    hold_words(&sources, &locks, &mut log);
    if let Some(dir) = &arguments.dir {
        match output::verify(dir, &mut log) {
            Ok(Some((manifest, hash))) => {
                let files = plural(manifest.files.len(), "file");
                say(&format!("{}: {files}, manifest.json sha256 {hash}\n", dir.display()));
                hold_published(&manifest, &locks, arguments, &mut log);
                hashes.push(hash);
            }
            Ok(None) => {}
            Err(error) => {
                eprintln!("error: {}: {error}", dir.display());
                return Status::Failed;
            }
        }
    }
    for hash in &arguments.head {
        say(&found(&locks, hash));
        if !hashes.contains(hash) {
            log.push(Diagnostic::new(UNKNOWN_HEAD, Span::NONE).arg("hash", hash).arg("signs", hash.chars().count()));
        }
    }
    if locks.iter().all(|(_, lock)| lock.entries.is_empty()) && arguments.dir.is_none() {
        say("nothing is recorded\n");
        return if log.has_errors() { judge(&log, &sources) } else { Status::Fine };
    }
    judge(&log, &sources)
}

/// Reads every lock, holding the files against it, and says what is in it.
fn locks(sources: &SourceTree, log: &mut Diagnostics) -> Locks {
    let config = config::load(sources, &mut Diagnostics::default());
    let languages = config.map(|config| config.languages).unwrap_or_default();
    let mut locks = Locks::new();
    for policy in sources.folders("content/") {
        let lock = lock::read(sources, &format!("content/{policy}/"), &languages, log);
        let releases = plural(lock.releases().count(), "frozen release");
        let head = lock.head().map(|head| format!(", head {head}")).unwrap_or_default();
        say(&format!("content/{policy}: {releases}{head}\n"));
        locks.push((policy, lock));
    }
    locks
}

/// The entry that has a hash, and what that proves.
fn found(locks: &Locks, hash: &str) -> String {
    for (policy, lock) in locks {
        if let Some(at) = lock.entries.iter().position(|entry| entry.sha256 == hash) {
            let (entry, all) = (&lock.entries[at], lock.entries.len());
            return format!(
                "{hash}: entry {} of {all} of {policy}, on release {}, recorded on {}; it and what is above it stand\n",
                at + 1,
                entry.version,
                entry.recorded
            );
        }
    }
    String::new()
}

/// Holds the words of every frozen release against the lock, as far as they can be read. If some can't, and nothing was
/// found yet that says why, what keeps them from being read is logged.
fn hold_words(sources: &SourceTree, locks: &Locks, log: &mut Diagnostics) {
    if locks.iter().all(|(_, lock)| lock.entries.is_empty()) {
        return;
    }
    let mut faults = Diagnostics::default();
    let config = config::load(sources, &mut faults);
    let policies = match &config {
        Some(config) => content::load(sources, config, &Drafts::None, &mut faults),
        None => Vec::new(),
    };
    if let Some(config) = &config {
        check::frozen_words(&Subject { sources, config, policies: &policies }, &check::Memory::default(), log);
    }
    if !log.has_errors() && !locks.iter().all(|(name, lock)| is_read(&policies, name, lock)) {
        faults.forgive(|fault| fault.severity != Severity::Error);
        log.append(faults);
    }
}

/// Whether every frozen text of a policy was read, but those of releases that were taken down.
fn is_read(policies: &[Policy], name: &str, lock: &Lock) -> bool {
    let policy = policies.iter().find(|policy| policy.id == name);
    let mut standing = lock.releases().filter(|entry| !lock.has(&entry.version, Event::Takedown));
    standing.all(|entry| {
        let release = policy.and_then(|policy| policy.release(&entry.version));
        let is_there = |tag: &str| release.is_some_and(|read| read.languages().any(|own| own.as_str() == tag));
        lock.texts(&entry.version).all(|(tag, _)| is_there(tag))
    })
}

/// Holds a published folder against the locks, if there are any.
fn hold_published(manifest: &SiteManifest, locks: &Locks, arguments: &Arguments, log: &mut Diagnostics) {
    if manifest.heads.is_empty() && locks.iter().all(|(_, lock)| lock.entries.is_empty()) || locks.is_empty() {
        let root = arguments.root.display();
        say(&format!("nothing of it was held against a lock: there is none in {root}; name the site with --root\n"));
        return;
    }
    for policy in output::hold_published(manifest, locks, log) {
        say(&format!("nothing of {policy} was published there\n"));
    }
}

fn judge(log: &Diagnostics, sources: &SourceTree) -> Status {
    eprint!("{}", findings(log, sources, Severity::Error));
    if log.has_errors() {
        eprintln!("not as recorded");
        return Status::Findings;
    }
    say("everything is as recorded\n");
    Status::Fine
}
