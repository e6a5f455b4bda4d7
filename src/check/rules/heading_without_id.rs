//! Headings of a published release have typed ids: links and comparisons rest on them.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::HEADING_WITHOUT_ID;
use crate::model::ClauseKind;

pub(super) const RULE: Rule = Rule { code: HEADING_WITHOUT_ID, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (_, release) in subject.releases().filter(|(_, release)| release.published().is_some()) {
        release.source().prose.each_clause(&mut |clause| {
            if matches!(clause.kind, ClauseKind::Heading(_)) && !clause.explicit {
                log.push(Diagnostic::new(HEADING_WITHOUT_ID, clause.span));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(findings(SOUND, "## Contact\n").contains(&"heading-without-id"));
        assert!(!findings(SOUND, "## Contact {#contact}\n").contains(&"heading-without-id"));
    }
}
