//! Nothing of a translation in a draft was accepted yet.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::TRANSLATION_NOT_ACCEPTED;

pub(super) const RULE: Rule = Rule { code: TRANSLATION_NOT_ACCEPTED, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (policy, release, edition) in subject.blocking_drafts().filter(|(.., edition)| !edition.translation.recorded) {
        let place = edition.prose.anchors().first().map_or(release.places.get("title"), |first| first.span);
        let fault = Diagnostic::new(TRANSLATION_NOT_ACCEPTED, place).arg("language", &edition.language);
        log.push(fault.arg("policy", &policy.id).arg("version", &release.version));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;
    use crate::check::translation_findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert_eq!(translation_findings("Text.", "文字。", None), ["translation-not-accepted"]);
        assert_eq!(translation_findings("Text.", "文字。", Some(&["Text."])), [""; 0]);
        assert!(!findings(SOUND, "Text.").contains(&"translation-not-accepted"));
    }
}
