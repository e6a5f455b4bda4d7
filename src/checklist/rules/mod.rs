//! The rules, a file for each family. A rule is a function and its line in the table of its family; what it says is
//! `src/data/checklist/<id>.toml`.

mod ndr;
mod pipl_consent;
mod pipl_notice;
mod pipl_rights;
mod pipl_sensitive;
mod pipl_sharing;
mod reading;

use crate::checklist::Rule;

/// Every rule, by family.
pub(super) const FAMILIES: &[&[Rule]] = &[
    ndr::RULES,
    pipl_consent::RULES,
    pipl_notice::RULES,
    pipl_rights::RULES,
    pipl_sensitive::RULES,
    pipl_sharing::RULES,
];
