//! The rules, a file for each family. A rule is a function and its line in the table of its family; what it says is
//! `src/data/checklist/<id>.toml`.

mod app_functions;
mod app_method;
mod app_prose;
mod app_types;
mod miit;
mod pipl_notice;

use crate::checklist::Rule;

/// Every rule, by family.
pub(super) const FAMILIES: &[&[Rule]] =
    &[app_functions::RULES, app_method::RULES, app_prose::RULES, app_types::RULES, miit::RULES, pipl_notice::RULES];
