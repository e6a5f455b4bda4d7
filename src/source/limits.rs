//! How much a site may hold. A policy comes near none of it; a mistaken folder, or one that somebody made to do harm,
//! is refused before it fills memory. All limits stand here; `docs/reliability.md` has them as a table.

use std::collections::BTreeMap;
use std::ffi::OsStr;

use crate::diagnostic::BAD_FILE_NAME;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::FILE_TOO_LARGE;
use crate::diagnostic::FOLDERS_TOO_DEEP;
use crate::diagnostic::SAME_FILE_NAME;
use crate::diagnostic::SITE_TOO_LARGE;
use crate::diagnostic::Span;
use crate::diagnostic::TOO_MANY_FILES;
use crate::source::names;

/// A megabyte, in bytes.
pub const MEGABYTE: u64 = 1024 * 1024;

/// The largest text file, in bytes. Five megabytes are a long policy three hundred times over.
pub const TEXT_FILE: u64 = 8 * MEGABYTE;

/// The largest file in `static/`, in bytes: what the usual hosts of static sites take.
pub const STATIC_FILE: u64 = 25 * MEGABYTE;

/// How many files a site may have. A hundred policies in ten languages with ten releases have about 40,000.
pub const FILES: usize = 50_000;

/// How large all files of a site may be together, in bytes. All of them are in memory in a preview; the place of a byte of text is
/// kept in 32 bits, of which a preview needs half for what is edited.
pub const SITE: u64 = 1_920 * MEGABYTE;

/// How much content of a site a build keeps in memory, in bytes; the texts of a larger one are read again when they are wanted.
pub const HELD: u64 = 256 * MEGABYTE;

/// How deep folders may stand inside each other below the site's own. A link to a folder above it ends here too.
pub const FOLDERS: usize = 16;

/// The longest path of a file, from the site's folder, in characters: Windows takes 260 with all that stands before it.
pub const PATH: usize = 200;

/// How deep blocks and marks of Markdown may stand inside each other. Texts stay below 10; the program recurses.
pub const NESTING: usize = 60;

/// How many paragraphs, headings, items and rows a text may have. Policies have a few hundred; a law book has some 20 000.
pub const PARTS: usize = 100_000;

/// How many targets of links a text may define apart from its sentences.
pub const LINK_DEFINITIONS: usize = 2_000;

/// How many records a table may have. A large company names some hundred SDKs.
pub const RECORDS: usize = 5_000;

/// How many items a list of a record may have.
pub const ITEMS: usize = 500;

/// How deep elements of XML may stand inside each other. Manifests and property lists stay below 15; the program recurses.
pub const XML_NESTING: usize = 40;

/// How many elements an XML file may have. The manifest of a large app has some 3000.
pub const XML_ELEMENTS: usize = 100_000;

/// How many attributes an element of XML may have, and how many namespaces a file may name.
pub const XML_ATTRIBUTES: usize = 100;

/// The largest page, in bytes: four times the largest text, as a comparison shows two. A theme that repeats itself without
/// end is stopped here.
pub const PAGE: usize = 32 * 1024 * 1024;

/// What a file that is too large is, for the help.
fn kind(path: &str) -> &'static str {
    if path.starts_with("static/") { "static" } else { "text" }
}

/// That a text from outside of the site, which has `size` bytes, is larger than [`TEXT_FILE`].
pub fn oversized(path: &str, size: u64) -> Option<Diagnostic> {
    (size > TEXT_FILE).then(|| too_large(path, "text", TEXT_FILE))
}

fn too_large(path: &str, kind: &str, limit: u64) -> Diagnostic {
    let fault = Diagnostic::new(FILE_TOO_LARGE, Span::NONE).arg("path", path).arg("limit", limit / MEGABYTE);
    fault.arg("kind", kind)
}

/// Watches over what comes in.
#[derive(Debug, Default)]
pub(super) struct Door {
    files: usize,
    bytes: u64,
    /// Every file and folder by its name as systems without capital letters know it, as it was first written.
    names: BTreeMap<String, String>,
}

impl Door {
    /// Whether a folder is read. One that stands too deep is reported.
    pub(super) fn enters(path: &str, faults: &mut Vec<Diagnostic>) -> bool {
        let fits = path.split('/').count() <= FOLDERS;
        if !fits {
            faults.push(Diagnostic::new(FOLDERS_TOO_DEEP, Span::NONE).arg("path", path).arg("limit", FOLDERS));
        }
        fits
    }

    /// The name of a file or folder in another; one that is not UTF-8 is reported.
    pub(super) fn name<'a>(name: &'a OsStr, folder: &str, faults: &mut Vec<Diagnostic>) -> Option<&'a str> {
        if name.to_str().is_none() {
            let path = format!("{folder}/{}", name.to_string_lossy());
            faults.push(Diagnostic::new(BAD_FILE_NAME, Span::NONE).arg("path", path).arg("kind", "encoding"));
        }
        name.to_str()
    }

    /// Whether a file comes in: it is small enough, and the site has room for it. What keeps it out is reported.
    pub(super) fn admits(&mut self, path: &str, size: u64, faults: &mut Vec<Diagnostic>) -> bool {
        Self::fits(path, size, faults) && self.has_room(size, faults)
    }

    /// Whether the site has room for another file; the first that has none is reported.
    fn has_room(&mut self, size: u64, faults: &mut Vec<Diagnostic>) -> bool {
        let full = self.is_full();
        self.files += 1;
        self.bytes = self.bytes.saturating_add(size);
        if self.is_full() && !full {
            faults.push(if self.files > FILES {
                Diagnostic::new(TOO_MANY_FILES, Span::NONE).arg("limit", FILES)
            } else {
                Diagnostic::new(SITE_TOO_LARGE, Span::NONE).arg("limit", SITE / MEGABYTE)
            });
        }
        !self.is_full()
    }

    /// Whether the site has no room for more.
    fn is_full(&self) -> bool {
        self.files > FILES || self.bytes > SITE
    }

    /// Whether a file is small enough; one that is not is reported.
    fn fits(path: &str, size: u64, faults: &mut Vec<Diagnostic>) -> bool {
        let limit = if kind(path) == "static" { STATIC_FILE } else { TEXT_FILE };
        if size > limit {
            faults.push(too_large(path, kind(path), limit));
        }
        size <= limit
    }

    /// Reports a file or folder whose name some system can't keep, or takes for the name of another. One whose name holds
    /// a control sign does not come in: no message could show where it is.
    pub(super) fn names(&mut self, path: &str, faults: &mut Vec<Diagnostic>) -> bool {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let is_long = |path: &str| path.chars().count() > PATH;
        let long = (is_long(path) && !is_long(folder)).then_some("long");
        if let Some(kind) = names::fault(name).or(long) {
            let fault = Diagnostic::new(BAD_FILE_NAME, Span::NONE).arg("path", names::shown(path)).arg("kind", kind);
            faults.push(fault.arg("limit", PATH));
        } else if let Some(first) = self.names.insert(names::folded(path), path.to_owned())
            && first.rsplit_once('/').map(|(folder, _)| folder) == path.rsplit_once('/').map(|(folder, _)| folder)
        {
            // Of two such folders, what is in them needs no word of its own.
            faults.push(Diagnostic::new(SAME_FILE_NAME, Span::NONE).arg("path", path).arg("first", first));
        }
        !names::is_unshown(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(faults: &[Diagnostic]) -> Vec<&str> {
        faults.iter().map(|finding| finding.code.id).collect()
    }

    #[test]
    fn the_first_file_too_many_is_reported_and_none_after_it_comes_in() {
        let (mut door, mut faults) = (Door::default(), Vec::new());
        assert!((0..FILES).all(|_| door.has_room(10, &mut faults)));
        assert!((0..5).all(|_| !door.has_room(10, &mut faults)));
        assert_eq!(codes(&faults), ["too-many-files"]);
    }

    #[test]
    fn files_that_are_too_much_together_are_refused() {
        let (mut door, mut faults) = (Door::default(), Vec::new());
        let size = 20 * MEGABYTE;
        assert_eq!((0..100).filter(|_| door.has_room(size, &mut faults)).count() as u64, SITE / size);
        assert_eq!(codes(&faults), ["site-too-large"]);
    }

    #[test]
    fn names_that_differ_in_capital_letters_only_are_one() {
        let (mut door, mut faults) = (Door::default(), Vec::new());
        for path in ["content/p", "content/p/1.0a", "content/p/1.0A", "static/é.pdf", "static/É.pdf", "static/e.pdf"]
        {
            door.names(path, &mut faults);
        }
        assert_eq!(codes(&faults), ["same-file-name", "same-file-name"]);
    }
}
