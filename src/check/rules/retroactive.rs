//! Words do not take effect before they are public.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::RETROACTIVE;

pub(super) const RULE: Rule = Rule { code: RETROACTIVE, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (_, release) in subject.releases() {
        if let (Some(published), Some(effective)) = (release.published(), release.records().effective)
            && effective < published
        {
            let fault = Diagnostic::new(RETROACTIVE, release.places.get("effective"));
            log.push(fault.arg("published", published).arg("effective", effective));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(findings(&SOUND.replace("effective = 2026", "effective = 2025"), "Text.").contains(&"retroactive"));
        assert!(!findings(SOUND, "Text.").contains(&"retroactive"));
    }
}
