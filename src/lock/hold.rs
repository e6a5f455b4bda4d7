//! Files that are not what was frozen. Only bytes are compared here; which words changed is said where texts are read
//! (`check/frozen.rs`).

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::FROZEN_FILE_ADDED;
use crate::diagnostic::FROZEN_FILE_CHANGED;
use crate::diagnostic::FROZEN_FILE_MISSING;
use crate::diagnostic::FROZEN_RELEASE_MISSING;
use crate::diagnostic::FROZEN_TEXT_ADDED;
use crate::diagnostic::FROZEN_TEXT_CHANGED;
use crate::diagnostic::FROZEN_TEXT_MISSING;
use crate::diagnostic::Span;
use crate::lock::FROZEN;
use crate::lock::frozen_path;
use crate::model::Event;
use crate::model::LanguageTag;
use crate::model::Lock;
use crate::source::SourceFile;
use crate::source::SourceTree;

/// The hash of every wanted file of a release, by path below its folder.
pub fn inputs(sources: &SourceTree, folder: &str, is_wanted: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let all = sources.below(folder).map(|(path, file)| (&path[folder.len()..], file));
    all.filter(|(name, _)| is_wanted(name))
        .map(|(name, file)| (name.to_owned(), file.plain_sha256().to_owned()))
        .collect()
}

/// Whether a file of a release folder belongs to a translation.
pub fn is_of(name: &str, tag: &LanguageTag) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, kind)| stem == tag.as_str() && ["toml", "md", "lock"].contains(&kind))
}

/// Logs every file that is not what was frozen.
pub(super) fn hold(sources: &SourceTree, folder: &str, lock: &Lock, languages: &[LanguageTag], log: &mut Diagnostics) {
    for entry in lock.releases() {
        let release = Held { sources, folder, lock, version: &entry.version };
        release.hold_inputs(languages, log);
        release.hold_texts(log);
    }
    let texts = format!("{folder}{FROZEN}");
    let releases = lock.releases().map(|entry| entry.version.as_str());
    let known = releases.flat_map(|version| lock.texts(version).map(move |(tag, _)| frozen_path(version, tag)));
    let known: BTreeSet<String> = known.collect();
    for (path, file) in sources.below(&texts) {
        if !known.contains(&path[folder.len()..]) {
            log.push(Diagnostic::new(FROZEN_TEXT_ADDED, start(file)).arg("path", path));
        }
    }
}

/// A release as it was frozen.
struct Held<'a> {
    sources: &'a SourceTree,
    /// The folder of the policy.
    folder: &'a str,
    lock: &'a Lock,
    version: &'a str,
}

impl Held<'_> {
    /// What a taken down release was made of may be gone, as its order may ask for that.
    fn may_be_gone(&self) -> bool {
        self.lock.has(self.version, Event::Takedown)
    }

    fn hold_inputs(&self, languages: &[LanguageTag], log: &mut Diagnostics) {
        let folder = format!("{}{}/", self.folder, self.version);
        let recorded: BTreeMap<&str, &str> = self.lock.inputs(self.version).collect();
        let found: BTreeMap<&str, &SourceFile> =
            self.sources.below(&folder).map(|(path, file)| (&path[folder.len()..], file)).collect();
        let fault = |code, span, name: &str| {
            let path = format!("{folder}{name}");
            Diagnostic::new(code, span).arg("path", path).arg("version", self.version)
        };
        if found.is_empty() {
            if !self.may_be_gone() {
                log.push(fault(FROZEN_RELEASE_MISSING, Span::NONE, ""));
            }
            return;
        }
        for (name, hash) in &recorded {
            match found.get(name) {
                Some(file) if file.plain_sha256() == *hash => {}
                Some(_) => log.push(fault(FROZEN_FILE_CHANGED, Span::NONE, name)),
                None if self.may_be_gone() => {}
                None => log.push(fault(FROZEN_FILE_MISSING, Span::NONE, name)),
            }
        }
        let texts: Vec<&str> = self.lock.texts(self.version).map(|(tag, _)| tag).collect();
        let in_the_making = |name: &str| {
            let mut open = languages.iter().filter(|tag| !texts.contains(&tag.as_str()));
            open.any(|tag| is_of(name, tag))
        };
        for (name, file) in found {
            if !recorded.contains_key(name) && !in_the_making(name) {
                log.push(fault(FROZEN_FILE_ADDED, start(file), name));
            }
        }
    }

    fn hold_texts(&self, log: &mut Diagnostics) {
        for (tag, hash) in self.lock.texts(self.version) {
            let path = format!("{}{}", self.folder, frozen_path(self.version, tag));
            let fault = |code, span| Diagnostic::new(code, span).arg("path", &path).arg("version", self.version);
            match self.sources.file(&path) {
                Some(file) if file.plain_sha256() == hash => {}
                Some(file) => log.push(fault(FROZEN_TEXT_CHANGED, start(file))),
                None if self.may_be_gone() => {}
                None => log.push(fault(FROZEN_TEXT_MISSING, Span::NONE)),
            }
        }
    }
}

/// The first line of a file; no place if it is not text.
fn start(file: &SourceFile) -> Span {
    let text = file.text();
    if text.is_empty() { Span::NONE } else { file.span.part(0, text.find('\n').unwrap_or(text.len())) }
}
