//! A published release says when it takes effect (GB/T 35273-2020 Annex D: both dates are shown).

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NO_EFFECTIVE_DATE;

pub(super) const RULE: Rule = Rule { code: NO_EFFECTIVE_DATE, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (_, release) in subject.releases() {
        if release.published().is_some() && release.records().effective.is_none() {
            log.push(Diagnostic::new(NO_EFFECTIVE_DATE, release.places.get("published")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(findings(&SOUND.replace("effective = 2026-01-01", ""), "Text.").contains(&"no-effective-date"));
        assert!(!findings(SOUND, "Text.").contains(&"no-effective-date"));
    }
}
