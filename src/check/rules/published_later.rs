//! Words do not stand on the site before the day on which they say they become public.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::PUBLISHED_LATER;

pub(super) const RULE: Rule = Rule { code: PUBLISHED_LATER, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    let Some(as_of) = subject.as_of else { return };
    for (_, release) in subject.releases() {
        if let Some(published) = release.published().filter(|published| *published > as_of) {
            let fault = Diagnostic::new(PUBLISHED_LATER, release.places.get("published"));
            log.push(fault.arg("version", &release.version).arg("date", published));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(findings(&SOUND.replace("2026-01-01", "2027-01-01"), "Text.").contains(&"published-later"));
        assert!(!findings(SOUND, "Text.").contains(&"published-later"));
    }
}
