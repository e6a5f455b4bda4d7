//! Some text is in force from the day on which the first one is public: before, nobody could know what holds.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NO_TEXT_IN_FORCE;

pub(super) const RULE: Rule = Rule { code: NO_TEXT_IN_FORCE, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for policy in subject.policies().filter(|policy| policy.archive.is_empty()) {
        let dated = policy.all().filter(|release| !release.is_withdrawn());
        let days = dated.filter_map(|release| Some((release.in_force_from()?, release.published()?, release)));
        let Some((from, _, first)) = days.clone().min_by_key(|(from, _, _)| *from) else { continue };
        let Some(published) = days.map(|(_, published, _)| published).min() else { continue };
        if published < from {
            let fault = Diagnostic::new(NO_TEXT_IN_FORCE, first.places.get("effective")).arg("published", published);
            log.push(fault.arg("from", from).arg("version", &first.version));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        let later = SOUND.replace("effective = 2026-01-01", "effective = 2026-02-01");
        assert!(findings(&later, "Text.").contains(&"no-text-in-force"));
        assert!(!findings(SOUND, "Text.").contains(&"no-text-in-force"));
        let older = format!("{later}[[archive]]\nversion = \"0\"\n");
        assert!(!findings(&older, "Text.").contains(&"no-text-in-force"));
    }
}
