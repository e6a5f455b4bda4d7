//! The only reader of files: everything a site is made of, with the place of every byte. `write` changes one.

mod file;
mod hash;
pub mod limits;
mod names;
mod published;
mod read;
mod shelf;
pub mod signs;
mod spool;
mod write;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::UNREADABLE;

use file::is_text;

pub use file::SourceFile;
pub use hash::Blob;
pub use hash::Print;
pub use hash::Printer;
pub use hash::sha256;
pub use hash::sha256_base64;
pub use hash::sha256_of;
pub use names::is_device;
pub use read::FILES;
pub use read::FOLDERS;
pub use shelf::Shelf;
pub use spool::Spool;
pub use spool::Stretch;
pub use write::Unwritten;
pub use write::add_files;
pub use write::fresh_folder;
pub use write::hold;
pub use write::is_in_the_making;
pub use write::make_folder;
pub use write::replace_file;
pub use write::settle;
pub use write::sweep;

/// All input files of a site.
#[derive(Clone, Debug, Default)]
pub struct SourceTree {
    /// By path from the root, with `/` between names.
    files: BTreeMap<String, Arc<SourceFile>>,
    /// The first byte of each text file in the common space, and its path; ascending. A file that was replaced got
    /// another place, and its former one is nobody's.
    bases: Vec<(u32, String)>,
    /// The first byte that no file has.
    end: u32,
    /// What the system said of each file that was read from disk.
    stamps: BTreeMap<String, read::Stamp>,
    /// What is wrong with the folder, beside the faults of its files.
    faults: Vec<Diagnostic>,
}

/// A place as people write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location<'a> {
    /// The path of the file.
    pub path: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl SourceTree {
    /// A tree of texts, for tests and for built-in files.
    pub fn from_texts<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut tree = Self::default();
        for (path, text) in files {
            tree.insert(path, text.as_bytes().to_vec());
        }
        tree
    }

    /// The same tree with other files in it, as if they had been written.
    #[must_use]
    pub fn with(&self, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let mut tree = self.clone();
        for (path, bytes) in files {
            tree.insert(&path, bytes);
        }
        tree
    }

    /// The paths whose content is not the same in another tree, or that only one of them has.
    pub fn changed_since(&self, before: &Self) -> Vec<String> {
        changed_paths(&self.files, &before.files, |now, then| Arc::ptr_eq(now, then) || now.sha256() == then.sha256())
    }

    /// Adds a file, or puts it in the place of another with the same path. Places of other files stay.
    fn insert(&mut self, path: &str, bytes: Vec<u8>) {
        self.place(path, SourceFile::new(path, bytes));
    }

    /// Gives a file its place.
    fn place(&mut self, path: &str, file: SourceFile) {
        // The first place is no place at all.
        let start = self.end.max(1);
        let file = file.placed(start);
        if is_text(path) {
            self.bases.push((start, path.to_owned()));
            self.end = file.span.end.saturating_add(1);
        }
        self.files.insert(path.to_owned(), Arc::new(file));
    }

    /// One file.
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(path).map(|file| &**file)
    }

    /// All files below a folder (`content/`), by path.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a SourceFile)> {
        let files = self.files.range(folder.to_owned()..).take_while(move |(path, _)| path.starts_with(folder));
        files.map(|(path, file)| (path.as_str(), &**file))
    }

    /// The print of all files below a folder (`content/app/1/`) that are wanted, by their paths.
    pub fn print(&self, folder: &str, is_wanted: impl Fn(&str) -> bool) -> Print {
        let files = self.below(folder).filter(|(path, _)| is_wanted(path));
        let printer = files.fold(Print::of("files"), |printer, (path, file)| printer.text(path).print(file.print()));
        printer.finish()
    }

    /// The names right below a folder (`content/`) that are folders themselves.
    pub fn folders(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (path, _) in self.below(folder) {
            if let Some((name, _)) = path[folder.len()..].split_once('/')
                && names.last().is_none_or(|last| last != name)
            {
                names.push(name.to_owned());
            }
        }
        names
    }

    /// The file that holds a place, with its path.
    pub fn file_at(&self, span: Span) -> Option<(&str, &SourceFile)> {
        let after = self.bases.partition_point(|(start, _)| *start <= span.start);
        let (start, path) = self.bases.get(after.checked_sub(1)?)?;
        let (path, file) = self.files.get_key_value(path)?;
        (file.span.start == *start).then_some((path.as_str(), &**file))
    }

    /// What is wrong with files that were left on disk and were not the same any more when they were wanted: nothing that
    /// was made from the others holds.
    pub fn lost(&self) -> Diagnostics {
        let mut log = Diagnostics::default();
        for (path, _) in self.files.iter().filter(|(_, file)| file.is_lost()) {
            log.push(
                Diagnostic::new(UNREADABLE, Span::NONE).arg("path", path).arg("reason", "changed").arg("error", ""),
            );
        }
        log
    }

    /// Findings in the order of their files, `site.toml` before the others, and places; first those without a place.
    pub fn in_order<'a>(&self, log: &'a Diagnostics) -> Vec<&'a Diagnostic> {
        let mut sorted = log.sorted();
        let rank = |path: &str| (path != "site.toml", path.to_owned());
        sorted.sort_by_cached_key(|finding| self.file_at(finding.places[0].span).map(|(path, _)| rank(path)));
        sorted
    }

    /// The text of a place.
    pub fn text_at(&self, span: Span) -> String {
        let text = self.file_at(span).and_then(|(_, file)| {
            let offset = |at: u32| at.saturating_sub(file.span.start) as usize;
            file.text().get(offset(span.start)..offset(span.end)).map(str::to_owned)
        });
        text.unwrap_or_default()
    }

    /// A place as path, line and column.
    pub fn location(&self, span: Span) -> Option<Location<'_>> {
        let (path, file) = self.file_at(span)?;
        let text = file.text();
        let before = text.get(..(span.start - file.span.start) as usize)?;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        Some(Location { path, line, column: before[line_start..].chars().count() + 1 })
    }
}

/// The paths at which two sets of files differ, in their order: what stands there is not the same, or only one of them has
/// it.
pub fn changed_paths<F>(
    now: &BTreeMap<String, F>,
    before: &BTreeMap<String, F>,
    is_same: impl Fn(&F, &F) -> bool,
) -> Vec<String> {
    let stays = |path: &String| now.get(path).zip(before.get(path)).is_some_and(|(now, then)| is_same(now, then));
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let mut changed: Vec<String> = now.keys().chain(gone).filter(|path| !stays(path)).cloned().collect();
    changed.sort();
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_again() {
        let tree = SourceTree::from_texts([("site.toml", "a = 1\n"), ("content/p/1/en.md", "\u{feff}一\r\n二三\r\n")]);
        let file = tree.file("content/p/1/en.md").unwrap();
        assert_eq!(*file.text(), "一\n二三\n");
        let span = file.span.part(7, 10);
        assert_eq!(tree.text_at(span), "三");
        assert_eq!(tree.location(span), Some(Location { path: "content/p/1/en.md", line: 2, column: 2 }));
        assert_eq!(tree.location(Span::NONE), None);
    }

    #[test]
    fn lines_end_as_any_system_ends_them() {
        let files = [("site.toml", "a = 1\rb = 2\r"), ("content/p/1/en.md", "a\r\nb\rc\r\n")];
        let tree = SourceTree::from_texts(files);
        assert_eq!(*tree.file("site.toml").unwrap().text(), "a = 1\nb = 2\n");
        assert_eq!(*tree.file("content/p/1/en.md").unwrap().text(), "a\nb\rc\n");
    }

    #[test]
    fn files_of_an_app_are_text_wherever_they_come_from() {
        let tree = SourceTree::default().with(
            [
                ("evidence/app.xml", &b"<a/>"[..]),
                ("../app/Info.plist", b"<b/>"),
                ("/tmp/PrivacyInfo.xcprivacy", b"<c/>"),
                ("evidence/binary.plist", b"bplist00\xff"),
                ("themes/x/assets/map.xml", b"<d/>"),
                ("static/map.xml", b"<e/>"),
            ]
            .map(|(path, bytes)| (path.to_owned(), bytes.to_vec())),
        );
        let texts: Vec<String> = tree.below("").map(|(_, file)| file.text().to_string()).collect();
        assert_eq!(texts, ["<b/>", "<c/>", "<a/>", "", "", ""]);
        assert!(tree.below("").all(|(_, file)| file.fault.is_none()));
        let file = tree.file("../app/Info.plist").unwrap();
        assert_eq!(tree.location(file.span).map(|place| place.path), Some("../app/Info.plist"));
    }

    #[test]
    fn folders_are_the_names_right_below() {
        let tree =
            SourceTree::from_texts([("content/a/1/en.md", ""), ("content/a/2/en.md", ""), ("content/b/1/x.toml", "")]);
        assert_eq!(tree.folders("content/"), ["a", "b"]);
        assert_eq!(tree.folders("content/a/"), ["1", "2"]);
    }
}
