//! Turns `content/` into the model.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | walks the folders, puts releases in order |
//! | `release` | reads one release folder in all its languages |
//! | `expand` | writes defaults and groups out |
//! | `references` | holds every id against what it points at |
//! | `markdown`, `guard`, `run`, `annotation`, `target`, `facts`, `lint` | Markdown to blocks and inlines |
//! | `structure` | blocks to numbered clauses |
//! | `loose` | Markdown from anywhere to clauses, without a fault |
//! | `translation` | the state of a translation: what was accepted for which source text |
//! | `parts` | a translation held against its source |
//! | `records` | blocks made from records |
//! | `canonical` | the words of a release as plain text |

mod annotation;
mod canonical;
mod expand;
mod facts;
mod guard;
mod lint;
mod loose;
mod markdown;
mod parts;
mod records;
mod references;
mod release;
mod run;
mod structure;
mod target;
mod translation;

#[cfg(test)]
mod tests;

use crate::config::Config;
use crate::diagnostic::BAD_POLICY_NAME;
use crate::diagnostic::BAD_VERSION;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NO_POLICY;
use crate::diagnostic::NO_RELEASE;
use crate::diagnostic::ONLY_DRAFTS;
use crate::diagnostic::STRAY_FILE;
use crate::diagnostic::Span;
use crate::model::Archive;
use crate::model::Policy;
use crate::model::Release;
use crate::schema::is_id;
use crate::source::SourceTree;

pub use canonical::canonical_text;
pub use facts::fact_paths;
pub use loose::LooseSite;
pub use loose::loose_prose;
pub use records::matching;
pub use translation::Stamp;
pub use translation::accept;
pub use translation::lock_text;
pub use translation::omit_unfinished;
pub use translation::open_units;

/// Folder names that are parts of addresses, or that systems reserve, and can't be policies.
const RESERVED: [&str; 9] = ["assets", "v", "compare", "embed", "con", "nul", "prn", "aux", "static"];

/// Reads every policy. Faults are logged; what can be read is returned. Without `drafts`, releases without a date of
/// publication are not looked at: an unfinished text must not keep the finished ones from being built.
pub fn load(sources: &SourceTree, config: &Config, drafts: bool, log: &mut Diagnostics) -> Vec<Policy> {
    let names = sources.folders("content/");
    if names.is_empty() {
        log.push(Diagnostic::new(NO_POLICY, Span::NONE));
    }
    for (_, file) in sources.below("content/") {
        lint::unseen_signs(file, log);
    }
    let mut policies = Vec::new();
    for name in &names {
        if !is_id(name) || RESERVED.contains(&name.as_str()) {
            log.push(Diagnostic::new(BAD_POLICY_NAME, Span::NONE).arg("name", name));
            continue;
        }
        let mut faults = Diagnostics::default();
        let folder = format!("content/{name}/");
        let reader = release::Reader { sources, config, policies: &names, folder, drafts };
        policies.extend(policy(reader, name, &mut faults));
        log.append(faults);
    }
    policies
}

/// One policy; `None` if it has nothing but drafts that were not asked for.
fn policy(mut reader: release::Reader<'_>, id: &str, log: &mut Diagnostics) -> Option<Policy> {
    let folder = reader.folder.clone();
    let versions: Vec<String> = reader.sources.folders(&folder).into_iter().filter(|name| name != "frozen").collect();
    if versions.is_empty() {
        log.push(Diagnostic::new(NO_RELEASE, Span::NONE).arg("policy", id));
    }
    report_stray_files(reader.sources, &folder, log);
    let mut releases = Vec::new();
    for version in versions {
        if is_version(&version) {
            reader.folder = format!("{folder}{version}/");
            releases.extend(reader.release(version, log));
        } else {
            log.push(Diagnostic::new(BAD_VERSION, Span::NONE).arg("path", format!("{folder}{version}")));
        }
    }
    let complete = !log.has_errors();
    if complete && releases.iter().all(Release::is_draft) {
        let place = releases.first().map_or(Span::NONE, |draft: &Release| draft.places.get("title"));
        log.push(Diagnostic::new(ONLY_DRAFTS, place).arg("policy", id));
    }
    if complete && releases.is_empty() {
        return None;
    }
    releases.sort_by_cached_key(|release: &Release| {
        (release.is_draft(), release.in_force_from(), release.published(), release.version.clone())
    });
    let archive = archive(&releases);
    Some(Policy { id: id.to_owned(), releases, archive, complete })
}

/// Files of a policy belong into the folder of a release, but for the lock.
fn report_stray_files(sources: &SourceTree, folder: &str, log: &mut Diagnostics) {
    for (path, file) in sources.below(folder) {
        let name = &path[folder.len()..];
        if !name.contains('/') && name != "policy.lock" {
            let span = if file.text.is_empty() { Span::NONE } else { file.span.part(0, 0) };
            log.push(Diagnostic::new(STRAY_FILE, span).arg("path", path));
        }
    }
}

/// Whether a folder name can stand in an address and on any file system.
fn is_version(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    name.len() <= 64
        && name.chars().all(plain)
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !name.ends_with('.')
}

/// The archive stubs that the releases name, each once, as the newest release has it.
fn archive(releases: &[Release]) -> Vec<Archive> {
    let mut all: Vec<Archive> = Vec::new();
    for stub in releases.iter().rev().flat_map(|release| &release.records().archive) {
        let known = all.iter().any(|known| known.version == stub.version);
        if !known && releases.iter().all(|release| release.version != stub.version) {
            all.push(stub.clone());
        }
    }
    all
}
