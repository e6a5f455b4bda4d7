//! What is recorded about releases: a release is frozen, a language is added to it, an announced release is withdrawn or
//! postponed, one is taken down. A plan is made from what was read, shown, and carried out.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | the plan, and carrying it out |
//! | `release` | a release, or a language of it, becomes frozen |
//! | `decide` | what is decided about a frozen release |

mod decide;
mod release;

use std::io;
use std::path::Path;

use crate::diagnostic::Code;
use crate::diagnostic::DAY_BEFORE_LAST;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::UNKNOWN_POLICY;
use crate::diff::Ground;
use crate::lock::LOCK;
use crate::lock::lock_text;
use crate::lock::sealed;
use crate::model::Date;
use crate::model::Lock;
use crate::model::LockEntry;
use crate::model::Policy;
use crate::source::SourceTree;
use crate::source::hold;
use crate::source::replace_file;
use crate::source::sweep;

pub use decide::Decision;
pub use decide::decide;
pub use release::is_repaired;
pub use release::must_be_mended;
pub use release::release;

/// Who records something about which release, and when.
#[derive(Clone, Debug)]
pub struct Request {
    /// The policy.
    pub policy: String,
    /// The version.
    pub version: String,
    /// Who.
    pub by: Option<String>,
    /// The day.
    pub day: Date,
}

/// What will be recorded.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The folder of the policy, from the root of the site.
    folder: String,
    /// The lock as it was read.
    before: Lock,
    /// The entries that follow.
    pub entries: Vec<LockEntry>,
    /// The frozen texts that are written: their paths below the folder of the policy, and what they say.
    pub texts: Vec<(String, String)>,
    /// Why the release asks for what it asks.
    pub grounds: Vec<Ground>,
}

/// Why a plan was not carried out.
#[derive(Debug)]
pub enum Unrecorded {
    /// The lock is another one than when the plan was made.
    Changed,
    /// The disk said no.
    Io(io::Error),
}

impl From<io::Error> for Unrecorded {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Plan {
    fn new(policy: &Policy) -> Self {
        Self { folder: format!("content/{}/", policy.id), before: policy.lock.clone(), ..Self::default() }
    }

    /// Adds an entry after the last one.
    fn record(&mut self, entry: LockEntry) {
        let entry = sealed(entry, &self.after());
        self.entries.push(entry);
    }

    /// The lock with the new entries.
    pub fn after(&self) -> Lock {
        let mut lock = self.before.clone();
        lock.entries.extend(self.entries.iter().cloned());
        lock
    }

    /// The files that are written, from the root of the site.
    pub fn paths(&self) -> Vec<String> {
        self.files().into_iter().map(|(path, _)| path).collect()
    }

    /// Whether everything stands already.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.texts.is_empty()
    }

    /// The files that are written, from the root of the site, with what they will hold.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let lock = (!self.entries.is_empty()).then(|| (LOCK, lock_text(&self.after())));
        let texts = self.texts.iter().map(|(name, text)| (name.as_str(), text.clone()));
        let all = lock.into_iter().chain(texts);
        all.map(|(name, text)| (format!("{}{name}", self.folder), text.into_bytes())).collect()
    }

    /// Carries the plan out. The entries come first and at once: whatever happens after, the same command again writes
    /// the texts that lack.
    pub fn carry_out(&self, root: &Path) -> Result<(), Unrecorded> {
        let folder = root.join(&self.folder);
        let _held = hold(&folder);
        sweep(&folder)?;
        let path = folder.join(LOCK);
        let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        let expected = if self.before.entries.is_empty() { String::new() } else { lock_text(&self.before) };
        if found.trim_start_matches('\u{feff}') != expected {
            return Err(Unrecorded::Changed);
        }
        for (name, bytes) in self.files() {
            replace_file(&root.join(name), &bytes)?;
        }
        let frozen = folder.join(crate::lock::FROZEN);
        if frozen.is_dir() {
            sweep(&frozen)?;
        }
        Ok(())
    }
}

impl Request {
    /// The policy that is meant.
    fn policy<'a>(&self, policies: &'a [Policy], sources: &SourceTree, log: &mut Diagnostics) -> Option<&'a Policy> {
        let found = policies.iter().find(|policy| policy.id == self.policy);
        if found.is_none() {
            let known = sources.folders("content/");
            let fault = Diagnostic::new(UNKNOWN_POLICY, Span::NONE).arg("policy", &self.policy);
            log.push(fault.suggest(&self.policy, known.iter().map(String::as_str)));
        }
        found
    }

    /// Whether the day may be recorded: not before what was recorded last. Otherwise that is logged.
    fn is_in_order(&self, policy: &Policy, log: &mut Diagnostics) -> bool {
        let last = policy.lock.entries.iter().map(|entry| entry.recorded).max().filter(|last| *last > self.day);
        if let Some(last) = last {
            log.push(self.fault(DAY_BEFORE_LAST, Span::NONE).arg("day", self.day).arg("last", last));
        }
        last.is_none()
    }

    /// A finding about the release that is meant.
    fn fault(&self, code: Code, place: Span) -> Diagnostic {
        Diagnostic::new(code, place).arg("version", &self.version).arg("policy", &self.policy)
    }
}
