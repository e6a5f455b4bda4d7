//! A translation in a draft is the source text itself.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::TRANSLATION_COPY;
use crate::model::UnitState;

pub(super) const RULE: Rule = Rule { code: TRANSLATION_COPY, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for open in subject.open_units().filter(|open| open.unit.state == UnitState::Copy) {
        log.push(open.finding(TRANSLATION_COPY).also("source", open.unit.source_span));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::translation_findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert_eq!(translation_findings("Text.", "Text.", Some(&[])), ["translation-copy"]);
        assert_eq!(translation_findings("Text.", "Text.", Some(&["Text."])), [""; 0]);
    }
}
