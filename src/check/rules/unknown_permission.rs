//! A system permission is one that the system has.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::UNKNOWN_PERMISSION;
use crate::model::Platform;

pub(super) const RULE: Rule = Rule { code: UNKNOWN_PERMISSION, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (_, release) in subject.releases() {
        for (id, permission) in &release.records().permissions {
            for platform in [Platform::Android, Platform::Ios, Platform::Harmony] {
                for (at, name) in permission.names(platform).iter().enumerate() {
                    if subject.config.taxonomy.permission(platform, name).is_none() {
                        let place = release.places.get(&format!("permissions.{id}.{}.{at}", platform.id()));
                        let fault = Diagnostic::new(UNKNOWN_PERMISSION, place).arg("name", name);
                        log.push(fault.arg("platform", platform.id()).suggest(name, known(subject, platform)));
                    }
                }
            }
        }
    }
}

/// The names of a platform as people write them: without the prefix.
fn known<'a>(subject: &Subject<'a>, platform: Platform) -> impl Iterator<Item = &'a str> + use<'a> {
    let terms = subject.config.taxonomy.permissions.get(&platform).into_iter().flatten();
    terms.map(|(name, _)| name.rsplit('.').next().unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(
            findings(&format!("{SOUND}[permissions.x]\nandroid = [\"CAMRA\"]\n"), "Text.")
                .contains(&"unknown-permission")
        );
        assert!(
            !findings(
                &format!("{SOUND}[permissions.x]\nandroid = [\"CAMERA\", \"android.permission.health.READ_STEPS\"]\n"),
                "Text."
            )
            .contains(&"unknown-permission")
        );
    }
}
