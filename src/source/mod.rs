//! The only reader of files: everything a site is made of, in memory, with the place of every byte. `write` changes one.

mod hash;
pub mod limits;
mod names;
pub mod signs;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NOT_UTF8;
use crate::diagnostic::SYMLINK_OUTSIDE;
use crate::diagnostic::Span;
use crate::diagnostic::UNREADABLE;
use crate::source::limits::Door;

pub use hash::sha256;
pub use names::is_device;
pub use write::hold;
pub use write::replace_file;
pub use write::sweep;

/// The folders that a site is made of, beside `site.toml`.
const FOLDERS: [&str; 3] = ["content", "static", "themes"];

/// The names of files and folders that editors and systems leave behind.
fn is_ignored(name: &str, folder: &str) -> bool {
    if folder.starts_with("static") {
        return matches!(name, ".DS_Store" | "Thumbs.db" | ".git");
    }
    name.starts_with('.') || name.ends_with('~') || name.starts_with("~$") || name == "Thumbs.db"
}

/// All input files of a site.
#[derive(Clone, Debug, Default)]
pub struct SourceTree {
    /// By path from the root, with `/` between names, in the order of their places.
    files: BTreeMap<String, SourceFile>,
    /// The first byte of each text file in the common space, and its path; ascending.
    bases: Vec<(u32, String)>,
}

/// One input file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its bytes as they are on disk.
    pub bytes: Vec<u8>,
    /// Its text without byte order mark and with plain line feeds; empty if it is not text.
    pub text: String,
    /// The place of the whole text.
    pub span: Span,
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
    /// Reads a site's folder. Faults of single files are logged; an error means the folder can't be read at all.
    pub fn open(root: &Path, log: &mut Diagnostics) -> io::Result<Self> {
        let mut tree = Self::default();
        let mut door = Door::default();
        let site = root.join("site.toml");
        if door.admits(&site, "site.toml", log) {
            tree.insert("site.toml", fs::read(&site)?, log);
        }
        let inside = root.canonicalize()?;
        for folder in FOLDERS {
            let path = root.join(folder);
            if path.is_dir() {
                tree.read_folder(&inside, &path, (folder, &mut door), log)?;
            }
        }
        Ok(tree)
    }

    /// A tree of texts, for tests and for built-in files.
    pub fn from_texts<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut tree = Self::default();
        for (path, text) in files {
            tree.insert(path, text.as_bytes().to_vec(), &mut Diagnostics::default());
        }
        tree
    }

    /// The same tree with other files in it, as if they had been written.
    #[must_use]
    pub fn with(&self, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let changed: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        let kept = self.files.iter().filter(|(path, _)| !changed.contains_key(*path));
        let all: BTreeMap<String, Vec<u8>> =
            kept.map(|(path, file)| (path.clone(), file.bytes.clone())).chain(changed.clone()).collect();
        let mut tree = Self::default();
        for (path, bytes) in all {
            tree.insert(&path, bytes, &mut Diagnostics::default());
        }
        tree
    }

    fn read_folder(
        &mut self,
        inside: &Path,
        folder: &Path,
        (path, door): (&str, &mut Door),
        log: &mut Diagnostics,
    ) -> io::Result<()> {
        if !Door::enters(path, log) {
            return Ok(());
        }
        let mut entries: Vec<PathBuf> =
            fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        entries.sort();
        for entry in entries {
            let Some(name) = Door::name(&entry, path, log).filter(|name| !is_ignored(name, path)) else { continue };
            let path = format!("{path}/{name}");
            door.names(&path, log);
            if !entry.canonicalize().is_ok_and(|real| real.starts_with(inside)) {
                log.push(Diagnostic::new(SYMLINK_OUTSIDE, Span::NONE).arg("path", &path));
            } else if entry.is_dir() {
                self.read_folder(inside, &entry, (&path, door), log)?;
            } else if !entry.is_file() {
                let fault = Diagnostic::new(UNREADABLE, Span::NONE).arg("path", &path);
                log.push(fault.arg("error", "it is no ordinary file"));
            } else if door.admits(&entry, &path, log) {
                match fs::read(&entry) {
                    Ok(bytes) => self.insert(&path, bytes, log),
                    Err(error) => {
                        log.push(Diagnostic::new(UNREADABLE, Span::NONE).arg("path", &path).arg("error", error));
                    }
                }
            }
        }
        Ok(())
    }

    fn insert(&mut self, path: &str, bytes: Vec<u8>, log: &mut Diagnostics) {
        let mut text = String::new();
        if is_text(path) {
            text = decode(path, &bytes, log);
        }
        let start = self.bases.last().map_or(1, |(_, last)| self.files[last].span.end + 1);
        let span = Span { start, end: start }.part(0, text.len());
        if is_text(path) {
            self.bases.push((start, path.to_owned()));
        }
        self.files.insert(path.to_owned(), SourceFile { bytes, text, span });
    }

    /// One file.
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// All files below a folder (`content/`), by path.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a SourceFile)> {
        let files = self.files.range(folder.to_owned()..).take_while(move |(path, _)| path.starts_with(folder));
        files.map(|(path, file)| (path.as_str(), file))
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
        let (_, path) = self.bases.get(after.checked_sub(1)?)?;
        self.files.get_key_value(path).map(|(path, file)| (path.as_str(), file))
    }

    /// The text of a place.
    pub fn text_at(&self, span: Span) -> &str {
        let text = self.file_at(span).and_then(|(_, file)| {
            let offset = |at: u32| at.saturating_sub(file.span.start) as usize;
            file.text.get(offset(span.start)..offset(span.end))
        });
        text.unwrap_or_default()
    }

    /// A place as path, line and column.
    pub fn location(&self, span: Span) -> Option<Location<'_>> {
        let (path, file) = self.file_at(span)?;
        let before = file.text.get(..(span.start - file.span.start) as usize)?;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        Some(Location { path, line, column: before[line_start..].chars().count() + 1 })
    }
}

/// Whether a file is read as text.
fn is_text(path: &str) -> bool {
    let name = path.rsplit('.').next().unwrap_or_default();
    !path.starts_with("static/") && matches!(name, "toml" | "md" | "html" | "ftl" | "css" | "lock" | "txt" | "svg")
}

fn decode(path: &str, bytes: &[u8], log: &mut Diagnostics) -> String {
    match str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n"),
        Err(error) => {
            let line = str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default().matches('\n').count() + 1;
            log.push(Diagnostic::new(NOT_UTF8, Span::NONE).arg("path", path).arg("line", line));
            String::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_again() {
        let tree = SourceTree::from_texts([("site.toml", "a = 1\n"), ("content/p/1/en.md", "\u{feff}一\r\n二三\r\n")]);
        let file = tree.file("content/p/1/en.md").unwrap();
        assert_eq!(file.text, "一\n二三\n");
        let span = file.span.part(7, 10);
        assert_eq!(tree.text_at(span), "三");
        assert_eq!(tree.location(span), Some(Location { path: "content/p/1/en.md", line: 2, column: 2 }));
        assert_eq!(tree.location(Span::NONE), None);
    }

    #[test]
    fn folders_are_the_names_right_below() {
        let tree =
            SourceTree::from_texts([("content/a/1/en.md", ""), ("content/a/2/en.md", ""), ("content/b/1/x.toml", "")]);
        assert_eq!(tree.folders("content/"), ["a", "b"]);
        assert_eq!(tree.folders("content/a/"), ["1", "2"]);
    }
}
