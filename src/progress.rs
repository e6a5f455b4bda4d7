//! How far a run is, for a program that shows it while it works. No result depends on it.

use std::fmt;
use std::sync::Arc;

/// A part of a run, in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The files are read.
    Files,
    /// Policies are read.
    Policies,
    /// Rules look at them.
    Rules,
    /// Releases are compared.
    Comparisons,
    /// Pages are rendered.
    Pages,
    /// Finished pages are checked.
    Checks,
    /// Files that are no pages are made.
    Outputs,
    /// Links are followed.
    Links,
    /// Files are written.
    Writing,
}

/// Somebody who wants to know. Calls come from any thread.
pub trait Watch: Send + Sync {
    /// A phase begins, with as many things to do.
    fn begin(&self, phase: Phase, total: usize);
    /// One of them is done.
    fn step(&self);
}

/// Where a run says how far it is; nowhere, unless somebody watches.
#[derive(Clone, Default)]
pub struct Progress(Option<Arc<dyn Watch>>);

impl Progress {
    /// Tells somebody.
    pub fn to(watch: Arc<dyn Watch>) -> Self {
        Self(Some(watch))
    }

    /// A phase begins, with as many things to do.
    pub fn begin(&self, phase: Phase, total: usize) {
        if let Some(watch) = &self.0 {
            watch.begin(phase, total);
        }
    }

    /// One of them is done.
    pub fn step(&self) {
        if let Some(watch) = &self.0 {
            watch.step();
        }
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Progress(watched)" } else { "Progress(unwatched)" })
    }
}
