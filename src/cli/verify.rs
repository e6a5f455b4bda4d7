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
use policysite::report::Arg;
use policysite::report::Arg::Count;
use policysite::report::Arg::Text;
use policysite::source::SourceTree;

use crate::cli::Status;
use crate::cli::findings;
use crate::cli::language::fault;
use crate::cli::language::file_fault;
use crate::cli::language::words;
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
            let root = arguments.root.display();
            eprint!("{}", fault("verify-no-site", &[("folder", Text(&root)), ("error", Text(&error))]));
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
                let files = ("count", Count(manifest.files.len()));
                tell("verify-folder", &[("folder", Text(&dir.display())), files, ("hash", Text(&hash))]);
                hold_published(&manifest, &locks, arguments, &mut log);
                hashes.push(hash);
            }
            Ok(None) => {}
            Err(error) => {
                eprint!("{}", file_fault(&dir.display(), &error));
                return Status::Failed;
            }
        }
    }
    for hash in &arguments.head {
        tell_entry(&locks, hash);
        if !hashes.contains(hash) {
            log.push(Diagnostic::new(UNKNOWN_HEAD, Span::NONE).arg("hash", hash).arg("signs", hash.chars().count()));
        }
    }
    if locks.iter().all(|(_, lock)| lock.entries.is_empty()) && arguments.dir.is_none() {
        tell("verify-nothing", &[]);
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
        let (count, head) = (Count(lock.releases().count()), lock.head().unwrap_or("none"));
        tell("verify-lock", &[("policy", Text(&policy)), ("count", count), ("head", Text(&head))]);
        locks.push((policy, lock));
    }
    locks
}

/// Says which entry has a hash, and what that proves.
fn tell_entry(locks: &Locks, hash: &str) {
    let place = |lock: &Lock| lock.entries.iter().position(|entry| entry.sha256 == hash);
    let Some((policy, lock, at)) = locks.iter().find_map(|(policy, lock)| Some((policy, lock, place(lock)?))) else {
        return;
    };
    let entry = &lock.entries[at];
    tell(
        "verify-head",
        &[
            ("hash", Text(&hash)),
            ("entry", Count(at + 1)),
            ("count", Count(lock.entries.len())),
            ("policy", Text(policy)),
            ("version", Text(&entry.version)),
            ("day", Text(&entry.recorded)),
        ],
    );
}

/// Says a sentence on a line of its own.
fn tell(id: &str, args: &[(&'static str, Arg<'_>)]) {
    say(&format!("{}\n", words(id, args)));
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
        tell("verify-unheld", &[("folder", Text(&arguments.root.display()))]);
        return;
    }
    for policy in output::hold_published(manifest, locks, log) {
        tell("verify-unpublished", &[("policy", Text(&policy))]);
    }
}

fn judge(log: &Diagnostics, sources: &SourceTree) -> Status {
    eprint!("{}", findings(log, sources, Severity::Error));
    if log.has_errors() {
        eprintln!("{}", words("verify-differs", &[]));
        return Status::Findings;
    }
    tell("verify-fine", &[]);
    Status::Fine
}
