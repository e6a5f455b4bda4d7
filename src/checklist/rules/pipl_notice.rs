//! What must be told before data are processed (PIPL 17).

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Rule;

pub(super) const RULES: &[Rule] = &[Rule { id: "cn.pipl.17-1a", check: controller_is_named }];

/// The handler has a name.
fn controller_is_named(case: &Case<'_>) -> Answer {
    Answer::holds(case.controllers().next().is_some(), || case.found_whole())
}
