//! Mutation fuzzing: texts that nobody would write are made from texts that somebody wrote, and four parts of the program
//! must take them without a panic, quickly, and without a page that may not be published.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | an input, as files and as one text |
//! | `seeds` | what inputs are made from |
//! | `hostile` | signs and words that mean something to one of our readers |
//! | `pathologies` | texts of any size that keep a reader busy |
//! | `mutate` | makes an input from another |
//! | `targets` | the four parts, and what must hold of each |
//!
//! `examples/fuzz.rs` runs it for long, `tests/suite/fuzzing.rs` for seconds and over everything in `regressions/`.
//! `docs/reliability.md` has the figures.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

pub mod hostile;
pub mod mutate;
pub mod pathologies;
pub mod seeds;
pub mod targets;

use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// Some files by path, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input(pub Vec<(String, String)>);

/// How the line before a file begins.
const HEAD: &str = "--- ";

impl Input {
    /// Reads an input from the form of `tests/cases/`: each file after a line `--- path`. What follows `--- says` is
    /// none of it.
    pub fn parse(text: &str) -> Self {
        let mut files: Vec<(String, String)> = Vec::new();
        for line in text.split_inclusive('\n') {
            match (line.strip_prefix(HEAD), files.last_mut()) {
                (Some("says\n"), _) => break,
                (Some(path), _) => files.push((path.trim_end_matches('\n').to_owned(), String::new())),
                (None, Some((_, text))) => text.push_str(line),
                (None, None) => {}
            }
        }
        Self(files)
    }

    /// Writes it in the form that `parse` reads.
    pub fn print(&self) -> String {
        let mut all = String::new();
        for (path, text) in &self.0 {
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            all.push_str(&format!("{HEAD}{path}\n{text}{end}"));
        }
        all
    }

    /// How long it is, in bytes.
    pub fn len(&self) -> usize {
        self.0.iter().map(|(_, text)| text.len()).sum()
    }

    /// A file.
    pub fn file(&self, path: &str) -> &str {
        self.0.iter().find(|(name, _)| name == path).map_or("", |(_, text)| text)
    }
}

/// The folder of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The inputs that were found, each with the name of its target and its own: `site-wide-quotes.txt`.
pub fn regressions() -> Vec<(String, Input)> {
    let folder = root().join("tests/fuzz/regressions");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), Input::parse(&fs::read_to_string(path).unwrap()))).collect()
}
