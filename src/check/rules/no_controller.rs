//! Somebody is named as controller, of everything or of a use (PIPL 17(1)(1); GDPR 13(1)(a)).

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NO_CONTROLLER;
use crate::model::Party;
use crate::model::Role;

pub(super) const RULE: Rule = Rule { code: NO_CONTROLLER, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (_, release) in subject.releases() {
        let records = release.records();
        let named = |party: &Party| matches!(party.role, Role::Controller | Role::JointController);
        let of_a_use = || records.uses.values().any(|one| one.controller.is_some());
        if !records.parties.values().any(named) && !of_a_use() {
            log.push(Diagnostic::new(NO_CONTROLLER, release.places.get("title")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(findings(&SOUND.replace("controller", "vendor"), "Text.").contains(&"no-controller"));
        assert!(!findings(SOUND, "Text.").contains(&"no-controller"));
    }
}
