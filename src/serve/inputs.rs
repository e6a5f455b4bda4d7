//! The input files as they are on disk: the one place that knows how they are read again and what differs.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::UNREADABLE;
use crate::source::SourceTree;

/// The files at one moment, and what was found when they were read.
#[derive(Clone, Default)]
pub(super) struct Inputs {
    pub(super) tree: Arc<SourceTree>,
    pub(super) log: Diagnostics,
}

impl Inputs {
    /// Reads the files again. A folder that can't be read at all is a finding, and leaves the files as they were known.
    pub(super) fn reread(&self, root: &Path) -> Self {
        let mut log = Diagnostics::default();
        let tree = match self.tree.reopen(root, &mut log) {
            Ok(tree) => Arc::new(tree),
            Err(error) => {
                log.push(
                    Diagnostic::new(UNREADABLE, Span::NONE)
                        .arg("path", "site.toml")
                        .arg("reason", "system")
                        .arg("error", error),
                );
                Arc::clone(&self.tree)
            }
        };
        Self { tree, log }
    }

    /// The paths that hold other bytes than before, were added or are gone.
    pub(super) fn changed_since(&self, before: &Self) -> BTreeSet<String> {
        self.tree.changed_since(&before.tree).into_iter().collect()
    }

    /// Whether reading found the same.
    pub(super) fn says_the_same(&self, before: &Self) -> bool {
        self.log.sorted() == before.log.sorted()
    }
}
