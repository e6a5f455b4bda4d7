//! The rules, a file for each family. A rule is a function and its line in the table of its family; what it says is
//! `src/data/checklist/<id>.toml`.

mod pipl_notice;

use crate::checklist::Rule;

/// Every rule, by family.
pub(super) const FAMILIES: &[&[Rule]] = &[pipl_notice::RULES];
