//! The lock of a translation in a draft knows a text whose source is gone.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::TRANSLATION_ORPHAN;
use crate::model::UnitState;

pub(super) const RULE: Rule = Rule { code: TRANSLATION_ORPHAN, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    // One that is still translated is a clause that the source lacks, which is said elsewhere.
    let orphans = subject.open_units().filter(|open| open.unit.state == UnitState::Orphan);
    for open in orphans.filter(|open| open.unit.translation.is_none()) {
        log.push(open.finding(TRANSLATION_ORPHAN));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::translation_findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert_eq!(translation_findings("Text.", "文字。", Some(&["Text.", "Gone."])), ["translation-orphan"]);
        assert_eq!(translation_findings("Text.", "文字。", Some(&["Text."])), [""; 0]);
    }
}
