//! Turns `content/` into the model.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | walks the folders, puts releases in order, remembers what was read |
//! | `release` | reads one release folder in all its languages |
//! | `expand` | writes defaults and groups out |
//! | `references` | holds every id against what it points at |
//! | `markdown`, `guard`, `run`, `annotation`, `target`, `facts`, `lint` | Markdown to blocks and inlines |
//! | `words` | the texts of the records, each one paragraph |
//! | `structure` | blocks to numbered clauses |
//! | `loose` | Markdown from anywhere to clauses, without a fault |
//! | `translation` | the state of a translation: what was accepted for which source text |
//! | `parts` | a translation has the lists, tables and numbers of its source |
//! | `parity` | a translation says the numbers, dates, links and facts of its source |
//! | `records` | blocks made from records |
//! | `names` | words of the site that readers see in the tables of a release |
//! | `canonical` | the words of a release as plain text |
//! | `rewrite` | prose changed as text: what one release or one language has for itself is taken out |

mod annotation;
mod canonical;
mod expand;
mod facts;
mod fullwidth;
mod guard;
mod lint;
mod loose;
mod markdown;
mod names;
mod parity;
mod parts;
mod records;
mod references;
mod release;
mod rewrite;
mod run;
mod structure;
mod target;
mod translation;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::BAD_POLICY_NAME;
use crate::diagnostic::BAD_VERSION;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::FROZEN_LANGUAGE;
use crate::diagnostic::NO_POLICY;
use crate::diagnostic::NO_RELEASE;
use crate::diagnostic::STRAY_FILE;
use crate::diagnostic::Span;
use crate::lock;
use crate::model::Archive;
use crate::model::Date;
use crate::model::Edition;
use crate::model::Event;
use crate::model::Frozen;
use crate::model::LanguageTag;
use crate::model::Lock;
use crate::model::Policy;
use crate::model::Release;
use crate::schema::Node;
use crate::schema::is_id;
use crate::source::Print;
use crate::source::Shelf;
use crate::source::SourceFile;
use crate::source::SourceTree;
use crate::source::is_device;

pub use canonical::FORM;
pub use canonical::canonical_text;
pub use facts::fact_paths;
pub use loose::LooseSite;
pub use loose::loose_prose;
pub use records::matching;
pub use rewrite::without_clauses_of_one_language;
pub use rewrite::without_former_ids;
pub use translation::Stamp;
pub use translation::accept;
pub use translation::forget_units;
pub use translation::lock_text;
pub use translation::omit_unfinished;
pub use translation::open_units;

/// Folder names that are parts of addresses and can't be policies.
const RESERVED: [&str; 5] = ["assets", "v", "compare", "embed", "static"];

/// Whether the site itself needs an address, or a system the name, so that no policy can have it.
pub fn is_reserved(id: &str) -> bool {
    RESERVED.contains(&id) || is_device(id)
}

/// Which releases are read that are not frozen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Drafts {
    /// None: an unfinished text must not keep the finished ones from being built.
    #[default]
    None,
    /// All of them.
    All,
    /// One.
    One {
        /// Its policy.
        policy: String,
        /// Its version.
        version: String,
    },
}

impl Drafts {
    /// Whether a release is among them, by its policy and version.
    pub fn has(&self, id: &str, name: &str) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::One { policy, version } => policy == id && version == name,
        }
    }
}

/// What an earlier run read.
#[derive(Debug, Default)]
pub struct Memory {
    policies: Shelf<Read<Option<Policy>>>,
    releases: Shelf<Read<Option<Arc<Release>>>>,
    /// Releases in their source language.
    sources: Shelf<Read<Option<release::Source>>>,
    /// Clauses that say the same in two languages.
    alike: parity::Alike,
    /// The locks of translations, by their files.
    locks: Shelf<Read<Option<translation::Lock>>>,
    /// Translations by themselves.
    own: Shelf<Read<Option<release::Own>>>,
    /// Translations that were held against their source.
    editions: Shelf<Read<Option<Edition>>>,
}

/// What was read, and the faults found on the way.
#[derive(Clone, Debug)]
struct Read<T> {
    value: T,
    faults: Diagnostics,
}

impl<T> Read<T> {
    /// Reads something with a log of its own.
    fn by(read: impl FnOnce(&mut Diagnostics) -> T) -> Self {
        let mut faults = Diagnostics::default();
        let value = read(&mut faults);
        Self { value, faults }
    }

    /// The value, whose faults are logged. It is not copied if nobody else has it.
    fn said(read: Arc<Self>, log: &mut Diagnostics) -> T
    where
        T: Clone,
    {
        let Self { value, faults } = Arc::unwrap_or_clone(read);
        log.append(faults);
        value
    }
}

impl Memory {
    /// A memory for one reading: it knows what is the same in several releases, and no more.
    pub fn of_one_run() -> Self {
        Self {
            policies: Shelf::that_forgets(),
            releases: Shelf::that_forgets(),
            sources: Shelf::that_forgets(),
            alike: parity::Alike::default(),
            locks: Shelf::that_forgets(),
            own: Shelf::that_forgets(),
            editions: Shelf::that_forgets(),
        }
    }

    /// Drops what was not needed since the last time.
    pub fn tidy(&self) {
        self.policies.tidy();
        self.releases.tidy();
        self.sources.tidy();
        self.alike.tidy();
        self.locks.tidy();
        self.own.tidy();
        self.editions.tidy();
    }
}

/// The names of the policies: folders whose names are none are logged.
pub fn policy_names(sources: &SourceTree, log: &mut Diagnostics) -> Vec<String> {
    let names = sources.folders("content/");
    if names.is_empty() {
        log.push(Diagnostic::new(NO_POLICY, Span::NONE));
    }
    let (fit, unfit): (Vec<String>, Vec<String>) =
        names.into_iter().partition(|name| is_id(name) && !is_reserved(name));
    for name in unfit {
        log.push(Diagnostic::new(BAD_POLICY_NAME, Span::NONE).arg("name", name));
    }
    fit
}

/// Reads every policy: its lock, its frozen releases, and the drafts that are asked for. Faults are logged; what can be
/// read is returned.
pub fn load(sources: &SourceTree, config: &Config, drafts: &Drafts, log: &mut Diagnostics) -> Vec<Policy> {
    let names = policy_names(sources, log);
    reload((sources, config), &names, drafts, &Memory::of_one_run(), log)
}

/// Reads some policies again: what is made from the same files as before is taken from memory.
pub fn reload(
    site: (&SourceTree, &Config),
    names: &[String],
    drafts: &Drafts,
    memory: &Memory,
    log: &mut Diagnostics,
) -> Vec<Policy> {
    let read = |name: &str, reader: &release::Reader<'_>| {
        let print = reader.print("policy", |_| true).value(drafts).finish();
        memory.policies.get_or_make(print, || {
            Read::by(|log| policy(reader, name, drafts, memory, log).map(|policy| Policy { print, ..policy }))
        })
    };
    let all: Vec<Arc<Read<Option<Policy>>>> = each(site, names, read);
    all.into_iter().filter_map(|read| Read::said(read, log)).collect()
}

/// Reads some policies, many at once, each by its name with a reader of its folder.
fn each<T: Send>(
    (sources, config): (&SourceTree, &Config),
    names: &[String],
    read: impl Fn(&str, &release::Reader<'_>) -> T + Sync + Send,
) -> Vec<T> {
    let known = sources.folders("content/");
    let surroundings = surroundings(sources, &known);
    let read = |name: &String| {
        let folder = format!("content/{name}/");
        read(name, &release::Reader { sources, config, policies: &known, folder, surroundings })
    };
    names.par_iter().map(read).collect()
}

/// The print of whatever a policy is read with beside its own folder.
fn surroundings(sources: &SourceTree, policies: &[String]) -> Print {
    let site = sources.file("site.toml").map(SourceFile::print).unwrap_or_default();
    let files = sources.below("static/").map(|(path, _)| path);
    let policies = policies.iter().map(String::as_str);
    Print::of("surroundings").print(site).texts(files).texts(policies).finish()
}

/// Some policies with nothing but the text that stands at the address of each on a day, which pages of others name. What
/// is wrong is found when they are read whole.
pub fn current_texts(site: (&SourceTree, &Config), names: &[String], drafts: &Drafts, day: Date) -> Vec<Policy> {
    let read = |name: &str, reader: &release::Reader<'_>| current_text(reader, name, drafts, day);
    each(site, names, read).into_iter().flatten().collect()
}

/// A policy with its text on a day. Which release that is can be told by the days of all.
fn current_text(reader: &release::Reader<'_>, id: &str, drafts: &Drafts, day: Date) -> Option<Policy> {
    let log = &mut Diagnostics::default();
    let lock = lock::read(reader.sources, &reader.folder, &reader.config.languages, log);
    let is_shown = |version: &str| drafts.has(id, version);
    let versions = versions(reader, id, drafts, &lock, log);
    let days = |version: String| {
        let frozen = Frozen::of(&lock, &version);
        Some(Arc::new(Release { frozen, ..reader.of_release(&version).days(version)? }))
    };
    let releases = versions.into_par_iter().filter_map(days).collect();
    let policy = assembled(id, releases, lock).on(day, is_shown);
    let version = policy.current(day)?.version.clone();
    let of_release = reader.of_release(&version);
    let place = (reader.folder.as_str(), &policy.lock);
    let drafts = is_shown(&version);
    let release = one(&of_release, version, place, drafts, &Memory::of_one_run(), log)?;
    Some(assembled(id, vec![Arc::new(release)], policy.lock).on(day, is_shown))
}

/// The releases that are not frozen: policy and version.
pub fn drafts(sources: &SourceTree) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for policy in sources.folders("content/") {
        let folder = format!("content/{policy}/");
        let lock = lock::as_written(sources, &folder);
        let versions = sources.folders(&folder).into_iter().filter(|name| is_version(name));
        let drafts = versions.filter(|version| lock.release(version).is_none());
        all.extend(drafts.map(|version| (policy.clone(), version)));
    }
    all
}

/// The tables of all record files of a release folder (`content/p/1/`) in the source language, as they are written.
pub fn records_as_written(sources: &SourceTree, config: &Config, folder: &str) -> Option<Node> {
    let surroundings = Print::default();
    let reader = release::Reader { sources, config, policies: &[], folder: folder.to_owned(), surroundings };
    reader.raw_records(&mut Diagnostics::default())
}

/// Whether a file of a release folder, by its name, is the translation of a language, declared or not.
pub fn is_translation(name: &str) -> bool {
    name.strip_suffix(".toml").is_some_and(release::is_language)
}

/// One policy; `None` if it has nothing but drafts that were not asked for.
fn policy(
    reader: &release::Reader<'_>,
    id: &str,
    drafts: &Drafts,
    memory: &Memory,
    log: &mut Diagnostics,
) -> Option<Policy> {
    let folder = &reader.folder;
    let lock = lock::read(reader.sources, folder, &reader.config.languages, log);
    report_stray_files(reader.sources, folder, log);
    let versions = versions(reader, id, drafts, &lock, log);
    let read = |version: String| {
        let reader = reader.of_release(&version);
        let drafts = drafts.has(id, &version);
        let known = lock.of(&version).map(|(_, entry)| entry.sha256.as_str());
        let print = reader.print("release", |_| true).texts(known).value(&drafts).finish();
        memory.releases.get_or_make(print, || {
            Read::by(|log| {
                let release = one(&reader, version, (folder, &lock), drafts, memory, log);
                release.map(|release| Arc::new(Release { print, ..release }))
            })
        })
    };
    let all: Vec<Arc<Read<Option<Arc<Release>>>>> = versions.into_par_iter().map(read).collect();
    let releases: Vec<Arc<Release>> = all.into_iter().filter_map(|read| Read::said(read, log)).collect();
    let complete = !log.has_errors();
    if complete && releases.is_empty() && lock.entries.is_empty() {
        return None;
    }
    Some(Policy { complete, ..assembled(id, releases, lock) })
}

/// The versions of a policy that are read: those that are frozen and were not taken down, and the drafts that were asked
/// for.
fn versions(
    reader: &release::Reader<'_>,
    id: &str,
    drafts: &Drafts,
    lock: &Lock,
    log: &mut Diagnostics,
) -> Vec<String> {
    let folders = reader.sources.folders(&reader.folder);
    let versions: Vec<String> = folders.into_iter().filter(|name| !lock::is_frozen_folder(name)).collect();
    if versions.is_empty() {
        log.push(Diagnostic::new(NO_RELEASE, Span::NONE).arg("policy", id));
    }
    let (mut versions, unfit): (Vec<String>, Vec<String>) = versions.into_iter().partition(|name| is_version(name));
    for version in unfit {
        log.push(Diagnostic::new(BAD_VERSION, Span::NONE).arg("path", format!("{}{version}", reader.folder)));
    }
    let is_wanted = |version: &str| drafts.has(id, version) || lock.release(version).is_some();
    versions.retain(|version| is_wanted(version) && !lock.has(version, Event::Takedown));
    versions
}

/// A policy of some releases, in their order.
fn assembled(id: &str, releases: Vec<Arc<Release>>, lock: Lock) -> Policy {
    let mut policy = Policy {
        id: id.to_owned(),
        releases,
        lock,
        archive: Vec::new(),
        seen_on: None,
        next_change: None,
        complete: true,
        print: Print::default(),
    };
    policy.sort();
    policy.archive = archive(&policy);
    policy
}

/// One release. Nothing can be done about a frozen one, so that what would be a warning is a note. A language that came
/// to its folder and is not frozen yet is a draft.
fn one(
    reader: &release::Reader<'_>,
    version: String,
    (folder, lock): (&str, &Lock),
    drafts: bool,
    memory: &Memory,
    log: &mut Diagnostics,
) -> Option<Release> {
    let frozen = Frozen::of(lock, &version);
    let mut faults = Diagnostics::default();
    let translations = reader.config.languages[1..].iter();
    let mut release = match &frozen {
        Some(frozen) if !drafts => {
            let held: Vec<&LanguageTag> = translations.filter(|tag| frozen.languages.contains(tag.as_str())).collect();
            reader.release(version, &held, memory, &mut faults)
        }
        _ => reader.release(version, &translations.collect::<Vec<_>>(), memory, &mut faults),
    };
    let is_settled = |finding: &Diagnostic| lock::is_settled(finding, reader.sources, folder, lock);
    faults.demote(is_settled, false);
    // These show as they are, as they did when the release was frozen.
    faults.demote(|finding| fullwidth::is_slip(finding) && is_settled(finding), true);
    for tag in frozen.iter().flat_map(|frozen| &frozen.languages) {
        if !reader.config.languages.iter().any(|declared| declared.as_str() == tag) {
            let fault = Diagnostic::new(FROZEN_LANGUAGE, reader.config.places.get("languages"));
            faults.push(fault.arg("language", tag).arg("folder", &reader.folder));
        }
    }
    log.append(faults);
    if let Some(release) = &mut release {
        release.frozen = frozen;
    }
    release
}

/// Files of a policy belong into the folder of a release, but for the lock.
fn report_stray_files(sources: &SourceTree, folder: &str, log: &mut Diagnostics) {
    for (path, file) in sources.below(folder) {
        let name = &path[folder.len()..];
        // A signature of the lock may stand beside it.
        if !name.contains('/') && name.strip_suffix(".sig").unwrap_or(name) != lock::LOCK {
            let span = if file.length() == 0 { Span::NONE } else { file.span.part(0, 0) };
            log.push(Diagnostic::new(STRAY_FILE, span).arg("path", path));
        }
    }
}

/// Whether a folder name can stand in an address and on any file system.
pub fn is_version(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    // The policy's folder keeps one name for itself, and systems some.
    let reserved = name.eq_ignore_ascii_case("frozen") || is_device(name);
    name.len() <= 64
        && !reserved
        && name.chars().all(plain)
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !name.ends_with('.')
}

/// The archive stubs that the releases name, each once, as the newest release has it.
fn archive(policy: &Policy) -> Vec<Archive> {
    let mut all: Vec<Archive> = Vec::new();
    for stub in policy.all().rev().flat_map(|release| &release.records().archive) {
        let known = all.iter().any(|known| known.version == stub.version);
        if !known && policy.release(&stub.version).is_none() && policy.lock.release(&stub.version).is_none() {
            all.push(stub.clone());
        }
    }
    all
}
