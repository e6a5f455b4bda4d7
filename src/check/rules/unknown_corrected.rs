//! A correction names a release that is there.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::UNKNOWN_CORRECTED;

pub(super) const RULE: Rule = Rule { code: UNKNOWN_CORRECTED, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (policy, release) in subject.releases() {
        let Some(version) = &release.records().corrects else { continue };
        let known = || policy.releases.iter().map(|other| other.version.as_str());
        if !known().any(|other| other == version && other != release.version) {
            let fault = Diagnostic::new(UNKNOWN_CORRECTED, release.places.get("corrects")).arg("version", version);
            log.push(fault.suggest(version, known()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(findings(&format!("corrects = \"0\"\n{SOUND}"), "Text.").contains(&"unknown-corrected"));
        assert!(!findings(SOUND, "Text.").contains(&"unknown-corrected"));
    }
}
