//! What the last build of a folder was made from, so that the same build need not be made again. The only door to `etcetera`.
//!
//! It is kept in the user's cache, not on the site: it holds a fingerprint of the program, which is another one on every
//! system. Nothing depends on it but time. It is believed only if the program, the files, the day and the drafts are the
//! same, and every byte of the folder is what the manifest in it says.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use etcetera::BaseStrategy;
use policysite::model::Date;
use policysite::output;
use policysite::source::Print;
use policysite::source::replace_file;
use policysite::source::sha256;
use policysite::source::sha256_of;
use serde::Deserialize;
use serde::Serialize;

use crate::cli::Opened;

/// Where the build of a folder is remembered.
pub struct Remembered {
    /// The folder.
    out: PathBuf,
    /// What a build of it is made from now.
    inputs: String,
    /// The file of the record.
    path: PathBuf,
}

/// What is remembered of a build that had neither errors nor warnings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// The fingerprint of all that it was made from.
    inputs: String,
    /// The fingerprint of the manifest of the site.
    manifest: String,
    /// The day on which the site should be built again.
    pub next_change: Option<Date>,
    /// Whether there were notes, for who wants to see them.
    pub has_notes: bool,
}

impl Remembered {
    /// `None` if there is no cache, or no day.
    pub fn new(opened: &Opened, drafts: bool, out: &Path) -> Option<Self> {
        let out = std::path::absolute(out).ok()?;
        let cache = etcetera::choose_base_strategy().ok()?.cache_dir().join("policysite");
        let program = sha256_of(fs::File::open(std::env::current_exe().ok()?).ok()?).ok()?;
        let files = opened.sources.print("", |_| true);
        let inputs =
            Print::of("build").text(&program).print(files).value(&(opened.as_of?, drafts)).finish().to_string();
        let path = cache.join(format!("{}.json", sha256(out.as_os_str().as_encoded_bytes())));
        Some(Self { out, inputs, path })
    }

    /// The last build of the folder and how many files it has, if it is the one that would be made now.
    pub fn last(&self) -> Option<(Record, usize)> {
        let record: Record = serde_json::from_slice(&fs::read(&self.path).ok()?).ok()?;
        let is_same = record.inputs == self.inputs;
        let count = output::stands(&self.out, &record.manifest).filter(|_| is_same)?;
        Some((record, count))
    }

    /// Remembers a build. Where that can't be done, the next one takes longer.
    pub fn keep(self, site: &output::Site, has_notes: bool) {
        let manifest = site.file(output::MANIFEST).map(sha256).unwrap_or_default();
        let record = Record { inputs: self.inputs, manifest, next_change: site.next_change, has_notes };
        if let Ok(text) = serde_json::to_vec(&record) {
            let _ = replace_file(&self.path, &text);
        }
    }
}
