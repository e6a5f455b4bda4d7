//! Every use has a purpose (PIPL 17(1)(2); GDPR 13(1)(c)).

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::USE_WITHOUT_PURPOSE;

pub(super) const RULE: Rule = Rule { code: USE_WITHOUT_PURPOSE, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (_, release) in subject.releases() {
        for (id, one) in &release.records().uses {
            if one.purpose.is_none() {
                let place = release.places.get(&format!("uses.{id}"));
                log.push(Diagnostic::new(USE_WITHOUT_PURPOSE, place).arg("id", id));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(findings(&format!("{SOUND}[uses.x]\n"), "Text.").contains(&"use-without-purpose"));
        assert!(!findings(&format!("{SOUND}[uses.x]\npurpose = \"N\"\n"), "Text.").contains(&"use-without-purpose"));
    }
}
