//! `policysite verify`

use std::path::PathBuf;

use clap::Args;
use policysite::config;
use policysite::diagnostic::Diagnostic;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::PUBLISHED_OTHER;
use policysite::diagnostic::Severity;
use policysite::diagnostic::Span;
use policysite::diagnostic::UNKNOWN_HEAD;
use policysite::lock;
use policysite::model::Lock;
use policysite::output;
use policysite::output::SiteManifest;
use policysite::report;
use policysite::report::Messages;
use policysite::report::Style;
use policysite::source::SourceTree;

use crate::cli::Status;
use crate::cli::plural;
use crate::cli::say;

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
    if let Some(dir) = &arguments.dir {
        match output::verify(dir, &mut log) {
            Ok(Some((manifest, hash))) => {
                compare_texts(&manifest, &locks, &mut log);
                let files = plural(manifest.files.len(), "file");
                say(&format!("{}: {files}, manifest.json sha256 {hash}\n", dir.display()));
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

/// The texts that were published are the ones that were frozen.
fn compare_texts(manifest: &SiteManifest, locks: &Locks, log: &mut Diagnostics) {
    for (policy, lock) in locks {
        for entry in &lock.entries {
            for (language, hash) in &entry.texts {
                let path = format!("{policy}/v/{}/text/{language}.txt", entry.version);
                if manifest.files.get(&path).is_some_and(|mark| mark.sha256 != *hash) {
                    let fault = Diagnostic::new(PUBLISHED_OTHER, Span::NONE).arg("path", &path);
                    log.push(fault.arg("version", &entry.version));
                }
            }
        }
    }
}

fn judge(log: &Diagnostics, sources: &SourceTree) -> Status {
    let style = if std::io::IsTerminal::is_terminal(&std::io::stderr()) { Style::Colored } else { Style::Plain };
    eprint!("{}", report::text(log, sources, &Messages::default(), style, Severity::Error));
    if log.has_errors() {
        eprintln!("not as recorded");
        return Status::Findings;
    }
    say("everything is as recorded\n");
    Status::Fine
}
