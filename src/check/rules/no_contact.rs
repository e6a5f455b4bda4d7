//! There is a way to get in touch (PIPL 17(1)(1); GDPR 13(1)(a)).

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NO_CONTACT;
use crate::model::Records;

pub(super) const RULE: Rule = Rule { code: NO_CONTACT, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (_, release) in subject.releases() {
        if !reachable(release.records()) {
            log.push(Diagnostic::new(NO_CONTACT, release.places.get("title")));
        }
    }
}

fn reachable(records: &Records) -> bool {
    let by_party = records
        .parties
        .values()
        .any(|party| party.email.is_some() || party.phone.is_some() || party.address.is_some() || party.url.is_some());
    let by_contact = records.contacts.values().any(|contact| {
        contact.email.is_some() || contact.phone.is_some() || contact.address.is_some() || contact.url.is_some()
    });
    by_party || by_contact
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(findings(&SOUND.replace("email = \"a@b.example\"", ""), "Text.").contains(&"no-contact"));
        assert!(!findings(SOUND, "Text.").contains(&"no-contact"));
    }
}
