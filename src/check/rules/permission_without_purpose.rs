//! Every permission has a purpose (App method 2(3)).

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::PERMISSION_WITHOUT_PURPOSE;

pub(super) const RULE: Rule = Rule { code: PERMISSION_WITHOUT_PURPOSE, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (_, release) in subject.releases() {
        for (id, permission) in &release.records().permissions {
            if permission.purpose.is_none() && permission.clause.is_none() && permission.under.is_none() {
                let place = release.places.get(&format!("permissions.{id}"));
                log.push(Diagnostic::new(PERMISSION_WITHOUT_PURPOSE, place).arg("id", id));
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
        assert!(findings(&format!("{SOUND}[permissions.x]\n"), "Text.").contains(&"permission-without-purpose"));
        assert!(
            !findings(&format!("{SOUND}[permissions.x]\npurpose = \"N\"\n"), "Text.")
                .contains(&"permission-without-purpose")
        );
    }
}
