//! A site's folder on disk, read for the first time or again.

use std::fs;
use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use std::time::SystemTime;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::SYMLINK_OUTSIDE;
use crate::diagnostic::Span;
use crate::diagnostic::UNREADABLE;
use crate::source::SourceFile;
use crate::source::SourceTree;
use crate::source::is_text;
use crate::source::limits::Door;

/// The files that a site is made of, beside its folders. The first must be there.
pub const FILES: [&str; 2] = ["site.toml", "attest.toml"];

/// The folders that a site is made of, beside its files.
pub const FOLDERS: [&str; 4] = ["content", "evidence", "static", "themes"];

/// A file that was changed so shortly before it was read may be changed again without another stamp.
const FRESH: Duration = Duration::from_secs(2);

/// Places are 32 bits wide. When so many were given out, all are given out anew.
const CROWDED: u32 = u32::MAX / 2;

/// The names of files and folders that editors and systems leave behind.
fn is_ignored(name: &str, folder: &str) -> bool {
    if folder.starts_with("static") {
        return matches!(name, ".DS_Store" | "Thumbs.db" | ".git");
    }
    name.starts_with('.') || name.ends_with('~') || name.starts_with("~$") || name == "Thumbs.db"
}

/// What the system says of a file. The same stamp later means the same content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: SystemTime,
    /// The number of the file and the time of its last change of any sort, where the system has them.
    more: [i128; 2],
}

impl Stamp {
    /// `None` if it says too little: the file must be read each time.
    #[expect(clippy::disallowed_methods, reason = "the clock decides only what is read again, never what comes out")]
    fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok()?;
        let is_fresh = SystemTime::now().duration_since(modified).is_ok_and(|age| age < FRESH);
        (!is_fresh).then(|| Self { length: metadata.len(), modified, more: more(metadata) })
    }
}

#[cfg(unix)]
fn more(metadata: &Metadata) -> [i128; 2] {
    use std::os::unix::fs::MetadataExt;
    let changed = i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
    [i128::from(metadata.ino()), changed]
}

#[cfg(not(unix))]
fn more(_: &Metadata) -> [i128; 2] {
    [0, 0]
}

impl SourceTree {
    /// Reads a site's folder. Faults of single files are logged; an error means the folder can't be read at all.
    pub fn open(root: &Path, log: &mut Diagnostics) -> io::Result<Self> {
        Self::default().reopen(root, log)
    }

    /// Reads a site's folder as [`open`](Self::open) does. If its content is larger than `held` bytes, only what is known of
    /// it stays in memory, and its texts are read again from disk each time they are wanted. Who makes something of such a
    /// tree looks afterwards whether anything was [lost](Self::lost).
    pub fn open_large(root: &Path, held: u64, log: &mut Diagnostics) -> io::Result<Self> {
        Self::default().read(root, held, log)
    }

    /// Reads the folder again. Files that are as they were are taken from this tree with their places, and most of them
    /// are not even read.
    pub fn reopen(&self, root: &Path, log: &mut Diagnostics) -> io::Result<Self> {
        self.read(root, u64::MAX, log)
    }

    fn read(&self, root: &Path, held: u64, log: &mut Diagnostics) -> io::Result<Self> {
        let fresh = Self::default();
        let before = if self.end > CROWDED { &fresh } else { self };
        let tree = Self { bases: before.bases.clone(), end: before.end, ..Self::default() };
        let inside = root.canonicalize()?;
        let mut reader = Reader { before, tree, inside, door: Door::default(), found: Vec::new() };
        let [site, optional @ ..] = FILES;
        reader.entry(&root.join(site), site)?;
        for name in optional {
            let path = root.join(name);
            if fs::symlink_metadata(&path).is_ok() {
                reader.entry(&path, name)?;
            }
        }
        for folder in FOLDERS {
            let path = root.join(folder);
            if path.is_dir() {
                reader.entry(&path, folder)?;
            }
        }
        let tree = reader.read(held)?;
        let faults = tree.files.values().filter_map(|file| file.fault.as_ref()).chain(&tree.faults);
        faults.for_each(|fault| log.push(fault.clone()));
        Ok(tree)
    }
}

/// A folder being read.
struct Reader<'a> {
    /// The folder as it was.
    before: &'a SourceTree,
    /// The folder as it is.
    tree: SourceTree,
    /// Where links may lead.
    inside: PathBuf,
    /// What may come in.
    door: Door,
    /// The files that come in, in the order of their places.
    found: Vec<Found>,
}

/// A file that comes in.
struct Found {
    place: PathBuf,
    path: String,
    /// In bytes.
    size: u64,
    stamp: Option<Stamp>,
}

/// What was read of a file.
enum Read {
    /// It is as it was.
    Known(Arc<SourceFile>),
    New(Box<SourceFile>),
}

/// What a file holds, or why it can't be read.
type Content = io::Result<Read>;

impl Reader<'_> {
    fn folder(&mut self, folder: &Path, path: &str) -> io::Result<()> {
        if !Door::enters(path, &mut self.tree.faults) {
            return Ok(());
        }
        let mut entries: Vec<fs::DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let name = Door::name(&name, path, &mut self.tree.faults);
            let Some(name) = name.filter(|name| !is_ignored(name, path)) else { continue };
            let path = format!("{path}/{name}");
            if !self.door.names(&path, &mut self.tree.faults) {
                continue;
            }
            if let Err(error) = self.entry(&entry.path(), &path) {
                // Editors take files away while they write: that is a fault of one file.
                self.unreadable(&path, reason(&error), &error.to_string());
            }
        }
        Ok(())
    }

    /// Reads a file or folder. What a link leads to must lie in the site.
    fn entry(&mut self, place: &Path, path: &str) -> io::Result<()> {
        let metadata = fs::symlink_metadata(place)?;
        let is_link = metadata.is_symlink();
        if is_link && !place.canonicalize().is_ok_and(|real| real.starts_with(&self.inside)) {
            self.tree.faults.push(Diagnostic::new(SYMLINK_OUTSIDE, Span::NONE).arg("path", path));
            return Ok(());
        }
        let metadata = if is_link { fs::metadata(place)? } else { metadata };
        if metadata.is_dir() {
            self.folder(place, path)?;
        } else if metadata.is_file() {
            self.file(place, path, &metadata);
        } else {
            self.unreadable(path, "special", "");
        }
        Ok(())
    }

    /// Logs that a file can't be read: why, as a word of the message, and what the system says.
    fn unreadable(&mut self, path: &str, reason: &str, error: &str) {
        let fault = Diagnostic::new(UNREADABLE, Span::NONE).arg("path", path);
        self.tree.faults.push(fault.arg("reason", reason).arg("error", error));
    }

    /// Notes a file that comes in.
    fn file(&mut self, place: &Path, path: &str, metadata: &Metadata) {
        let size = metadata.len();
        if self.door.admits(path, size, &mut self.tree.faults) {
            let (place, path) = (place.to_path_buf(), path.to_owned());
            self.found.push(Found { place, path, size, stamp: Stamp::of(metadata) });
        }
    }

    /// Reads what came in, many files at once; what is as it was is taken from the folder as it was. Texts of content stay
    /// on disk if they are more than `held` bytes.
    fn read(mut self, held: u64) -> io::Result<SourceTree> {
        let found = std::mem::take(&mut self.found);
        let texts = || found.iter().filter(|file| file.path.starts_with("content/") && is_text(&file.path));
        let is_large = texts().map(|file| file.size).sum::<u64>() > held;
        let contents: Vec<Content> = found.par_iter().map(|file| self.content(file, is_large)).collect();
        for (file, content) in found.into_iter().zip(contents) {
            match content {
                Ok(Read::Known(known)) => {
                    self.tree.files.insert(file.path.clone(), known);
                }
                Ok(Read::New(new)) => self.tree.place(&file.path, *new),
                Err(error) if FILES.contains(&file.path.as_str()) => return Err(error),
                Err(error) => {
                    self.unreadable(&file.path, reason(&error), &error.to_string());
                    continue;
                }
            }
            self.tree.stamps.extend(file.stamp.map(|stamp| (file.path, stamp)));
        }
        Ok(self.tree)
    }

    /// What a file holds. That of content of a large site stays on disk.
    fn content(&self, file: &Found, is_large: bool) -> Content {
        let known = self.before.files.get(&file.path);
        let is_same = file.stamp.is_some() && self.before.stamps.get(&file.path) == file.stamp.as_ref();
        if let Some(known) = known.filter(|_| is_same) {
            return Ok(Read::Known(Arc::clone(known)));
        }
        let new = SourceFile::new(&file.path, fs::read(&file.place)?);
        match known.filter(|known| known.sha256() == new.sha256()) {
            Some(known) => Ok(Read::Known(Arc::clone(known))),
            None if is_large && file.path.starts_with("content/") => Ok(Read::New(Box::new(new.left_at(&file.place)))),
            None => Ok(Read::New(Box::new(new))),
        }
    }
}

/// Why a file can't be read, as a word of the message.
fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "missing",
        io::ErrorKind::PermissionDenied => "denied",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Write;
    use std::sync::Arc;

    use super::*;

    fn write(root: &Path, path: &str, text: &str) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
    }

    #[test]
    fn only_what_changed_is_another_file_with_another_place() {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in [("site.toml", "a"), ("content/p/1/a.md", "one"), ("content/p/1/b.md", "two")] {
            write(root.path(), path, text);
        }
        let mut log = Diagnostics::default();
        let before = SourceTree::open(root.path(), &mut log).unwrap();
        write(root.path(), "content/p/1/a.md", "three");
        write(root.path(), "content/p/1/c.md", "new");
        fs::remove_file(root.path().join("site.toml")).unwrap();
        assert!(before.reopen(root.path(), &mut log).is_err());
        write(root.path(), "site.toml", "a");
        let after = before.reopen(root.path(), &mut log).unwrap();
        assert_eq!(after.changed_since(&before), ["content/p/1/a.md", "content/p/1/c.md"]);
        assert!(Arc::ptr_eq(&after.files["site.toml"], &before.files["site.toml"]));
        assert!(Arc::ptr_eq(&after.files["content/p/1/b.md"], &before.files["content/p/1/b.md"]));
        for (path, file) in after.below("") {
            assert_eq!(after.file_at(file.span).map(|(found, _)| found), Some(path));
        }
        let gone = before.files["content/p/1/a.md"].span;
        assert_eq!((before.text_at(gone), after.text_at(gone)), ("one".to_owned(), String::new()));
        assert!(log.is_empty());
    }

    #[test]
    fn what_may_be_missing_is_read_when_it_is_there() {
        let root = tempfile::tempdir().unwrap();
        for path in ["site.toml", "attest.toml", "other.toml", "evidence/app/Info.plist", "static/a.xml"] {
            write(root.path(), path, "<a/>");
        }
        let mut log = Diagnostics::default();
        let tree = SourceTree::open(root.path(), &mut log).unwrap();
        let paths: Vec<&str> = tree.below("").map(|(path, _)| path).collect();
        assert_eq!(paths, ["attest.toml", "evidence/app/Info.plist", "site.toml", "static/a.xml"]);
        assert_eq!(*tree.file("evidence/app/Info.plist").unwrap().text(), "<a/>");
        assert!(log.is_empty());
    }
}
