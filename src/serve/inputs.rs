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
    /// Reads the files. A folder that can't be read at all is a site without files, and a finding.
    pub(super) fn read(root: &Path) -> Self {
        let mut log = Diagnostics::default();
        let tree = SourceTree::open(root, &mut log).unwrap_or_else(|error| {
            log.push(Diagnostic::new(UNREADABLE, Span::NONE).arg("path", "site.toml").arg("error", error));
            SourceTree::default()
        });
        Self { tree: Arc::new(tree), log }
    }

    /// The paths that hold other bytes than before, were added or are gone.
    pub(super) fn changed_since(&self, before: &Self) -> BTreeSet<String> {
        let other =
            |tree: &SourceTree, path: &str, bytes: &[u8]| tree.file(path).is_none_or(|file| file.bytes[..] != *bytes);
        let new = self.tree.below("").filter(|(path, file)| other(&before.tree, path, &file.bytes));
        let gone = before.tree.below("").filter(|(path, _)| self.tree.file(path).is_none());
        new.chain(gone).map(|(path, _)| path.to_owned()).collect()
    }

    /// Whether reading found the same.
    pub(super) fn says_the_same(&self, before: &Self) -> bool {
        self.log.sorted() == before.log.sorted()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs<'a>(files: &[(&'a str, &'a str)]) -> Inputs {
        Inputs { tree: Arc::new(SourceTree::from_texts(files.iter().copied())), log: Diagnostics::default() }
    }

    #[test]
    fn what_is_new_other_or_gone_has_changed() {
        let before = inputs(&[("content/a", "1"), ("content/b", "2"), ("site.toml", "3")]);
        let after = inputs(&[("content/b", "other"), ("content/c", "1"), ("site.toml", "3")]);
        let changed: Vec<String> = after.changed_since(&before).into_iter().collect();
        assert_eq!(changed, ["content/a", "content/b", "content/c"]);
        assert!(after.changed_since(&after).is_empty());
    }
}
