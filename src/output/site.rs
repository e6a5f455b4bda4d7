//! The finished site: a map from path to bytes. Those of a large site wait on disk.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use crate::diagnostic::BAD_FILE_NAME;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::OUTPUT_CONFLICT;
use crate::diagnostic::Span;
use crate::model::Date;
use crate::output::manifest::FileMark;
use crate::source::Blob;
use crate::source::Spool;
use crate::source::Stretch;
use crate::source::changed_paths;

/// The files of a site by path, with `/` between names and none at the beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    pub(super) files: BTreeMap<String, File>,
    /// The next day on which a text becomes public or comes into force, so that the site should be built again.
    pub next_change: Option<Date>,
}

/// A file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct File {
    pub content: Content,
    /// What made it, for the message when something else wants the same path.
    pub origin: &'static str,
}

/// The bytes of a file.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// In memory.
    Held(Arc<Blob>),
    /// On disk.
    Stored { sha256: String, stretch: Stretch, spool: Arc<Spool> },
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Held(own), Self::Held(other)) => Arc::ptr_eq(own, other) || own == other,
            _ => self.sha256() == other.sha256(),
        }
    }
}

impl Eq for Content {}

impl Content {
    /// Their SHA-256, as 64 small hexadecimal digits.
    pub(super) fn sha256(&self) -> &str {
        match self {
            Self::Held(bytes) => bytes.sha256(),
            Self::Stored { sha256, .. } => sha256,
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Held(bytes) => bytes.len(),
            Self::Stored { stretch, .. } => stretch.len,
        }
    }

    /// The bytes. An error is that of the disk.
    pub(super) fn read(&self) -> io::Result<Cow<'_, [u8]>> {
        match self {
            Self::Held(bytes) => Ok(Cow::Borrowed(bytes)),
            Self::Stored { stretch, spool, .. } => spool.get(*stretch).map(Cow::Owned),
        }
    }

    /// Puts them on disk; they stay in memory if the disk takes no more.
    fn store(&mut self, spool: &Arc<Spool>) {
        let Self::Held(bytes) = self else { return };
        if let Ok(stretch) = spool.put(bytes) {
            *self = Self::Stored { sha256: bytes.sha256().to_owned(), stretch, spool: Arc::clone(spool) };
        }
    }
}

impl Site {
    /// The bytes of a file that is in memory, as all are of a site that was made whole.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        match &self.files.get(path)?.content {
            Content::Held(bytes) => Some(bytes),
            Content::Stored { .. } => None,
        }
    }

    /// Whether there is a file at a path, wherever its bytes are.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// All files that are in memory, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.keys().filter_map(|path| Some((path.as_str(), self.file(path)?)))
    }

    /// Files by path with their fingerprints, below a folder (`app/v/1/`) or all (an empty text).
    pub(super) fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, FileMark)> {
        let files = self.files.range(folder.to_owned()..).take_while(move |(path, _)| path.starts_with(folder));
        let mark =
            |file: &File| FileMark { sha256: file.content.sha256().to_owned(), bytes: file.content.len() as u64 };
        files.map(move |(path, file)| (path.as_str(), mark(file)))
    }

    /// The paths of files whose bytes are not those of another site, or that only one of them has.
    pub fn changed_since(&self, before: &Self) -> Vec<String> {
        changed_paths(&self.files, &before.files, |now, then| now.content == then.content)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Puts the bytes of every file on disk.
    pub(super) fn store(&mut self, spool: &Arc<Spool>) {
        self.files.values_mut().for_each(|file| file.content.store(spool));
    }

    /// Adds a file. Two files on one path, or on paths that differ in case only, are a fault.
    pub(super) fn insert(&mut self, path: String, bytes: Arc<Blob>, origin: &'static str, log: &mut Diagnostics) {
        if !is_inside(&path) {
            log.push(Diagnostic::new(BAD_FILE_NAME, Span::NONE).arg("path", path).arg("kind", "outside"));
            return;
        }
        if let Some(first) = self.files.get(&path) {
            let fault = Diagnostic::new(OUTPUT_CONFLICT, Span::NONE).arg("path", &path);
            log.push(fault.arg("first", first.origin).arg("second", origin));
            return;
        }
        self.files.insert(path, File { content: Content::Held(bytes), origin });
    }

    /// Reports files that stand where others need a folder.
    pub(super) fn check_folders(&self, log: &mut Diagnostics) {
        for (path, file) in &self.files {
            let parents = path.match_indices('/').map(|(at, _)| &path[..at]);
            if let Some((parent, first)) = parents.into_iter().find_map(|parent| self.files.get_key_value(parent)) {
                let fault = Diagnostic::new(OUTPUT_CONFLICT, Span::NONE).arg("path", parent);
                log.push(fault.arg("first", first.origin).arg("second", file.origin));
            }
        }
    }

    /// Reports files and folders whose paths differ in case only: some file systems take them for one.
    pub(super) fn check_case(&self, log: &mut Diagnostics) {
        let mut seen: BTreeMap<String, (&str, &File)> = BTreeMap::new();
        for (path, file) in &self.files {
            if let Some((other, first)) = seen.insert(path.to_lowercase(), (path, file)) {
                let fault = Diagnostic::new(OUTPUT_CONFLICT, Span::NONE).arg("path", format!("{other}, {path}"));
                log.push(fault.arg("first", first.origin).arg("second", file.origin));
            }
        }
    }
}

/// Whether a path stays in the folder of the site on every system. Whatever a part of it is made from was checked where it
/// was read; this is what notices if it was not.
fn is_inside(path: &str) -> bool {
    !path.contains(['\\', ':']) && path.split('/').all(|name| !matches!(name, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_stands_outside_the_site() {
        for path in ["../x", "a/../../x", "/x", "a//x", "a/./x", "a\\..\\x", "C:x", "", "a/"] {
            let (mut site, mut log) = (Site::default(), Diagnostics::default());
            site.insert(path.to_owned(), Arc::new(Blob::from(Vec::new())), "a page", &mut log);
            assert!(log.has_errors() && site.is_empty(), "{path}");
        }
        assert!(is_inside("p/en/index.html") && is_inside("a..b/c. d"));
    }

    #[test]
    fn a_site_on_disk_is_the_same_site() {
        let mut site = Site::default();
        site.insert("a".to_owned(), Arc::new(Blob::from(b"one".to_vec())), "page", &mut Diagnostics::default());
        let held = site.clone();
        site.store(&Arc::new(Spool::beside(&std::env::temp_dir()).unwrap()));
        assert!(site == held && site.file("a").is_none() && site.changed_since(&held).is_empty());
        assert_eq!(*site.files["a"].content.read().unwrap(), *b"one");
        let marks = |site: &Site| site.below("").map(|(path, mark)| (path.to_owned(), mark)).collect::<Vec<_>>();
        assert_eq!(marks(&site), marks(&held));
    }
}
