//! Every SDK has a name: third-party code is listed one by one (App method 2(1)).

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::SDK_WITHOUT_NAME;

pub(super) const RULE: Rule = Rule { code: SDK_WITHOUT_NAME, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (_, release) in subject.releases() {
        for (id, sdk) in &release.records().sdks {
            if sdk.name.is_none() {
                let place = release.places.get(&format!("sdks.{id}"));
                log.push(Diagnostic::new(SDK_WITHOUT_NAME, place).arg("id", id));
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
        assert!(findings(&format!("{SOUND}[sdks.x]\n"), "Text.").contains(&"sdk-without-name"));
        assert!(!findings(&format!("{SOUND}[sdks.x]\nname = \"N\"\n"), "Text.").contains(&"sdk-without-name"));
    }
}
