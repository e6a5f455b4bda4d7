//! The rules, a file for each family. A rule is a function and its line in the table of its family; what it says is
//! `src/data/checklist/<id>.toml`.

mod ccpa;
mod contradictions;
mod gdpr;
mod general;
mod pipl_notice;
mod terms;
mod wording;
mod words;

use crate::checklist::Rule;

/// Every rule, by family.
pub(super) const FAMILIES: &[&[Rule]] = &[
    ccpa::RULES,
    contradictions::RULES,
    gdpr::RULES,
    general::RULES,
    pipl_notice::RULES,
    terms::RULES,
    wording::RULES,
];
