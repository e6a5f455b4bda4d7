//! A translation in a draft was never accepted.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::TRANSLATION_UNACCEPTED;
use crate::model::UnitState;

pub(super) const RULE: Rule = Rule { code: TRANSLATION_UNACCEPTED, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for open in subject.open_units().filter(|open| open.unit.state == UnitState::Unaccepted) {
        log.push(open.finding(TRANSLATION_UNACCEPTED));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::translation_findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert_eq!(translation_findings("Text.", "文字。", Some(&[])), ["translation-unaccepted"]);
        assert_eq!(translation_findings("Text.", "文字。", Some(&["Text."])), [""; 0]);
    }
}
