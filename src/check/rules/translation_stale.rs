//! A translation in a draft is behind its source.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::TRANSLATION_STALE;
use crate::model::UnitState;

pub(super) const RULE: Rule = Rule { code: TRANSLATION_STALE, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for open in subject.open_units().filter(|open| open.unit.state == UnitState::Stale) {
        log.push(open.finding(TRANSLATION_STALE).also("source", open.unit.source_span));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::translation_findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert_eq!(translation_findings("New text.", "文字。", Some(&["Text."])), ["translation-stale"]);
        assert_eq!(translation_findings("Text.", "文字。", Some(&["Text."])), [""; 0]);
    }
}
