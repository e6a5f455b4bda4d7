//! A system permission is one that the system has.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::UNKNOWN_PERMISSION;
use crate::model::Platform;

pub(super) const RULE: Rule = Rule { code: UNKNOWN_PERMISSION, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (_, release) in subject.releases() {
        for (id, permission) in &release.records().permissions {
            for platform in [Platform::Android, Platform::Ios, Platform::Harmony] {
                let path = format!("permissions.{id}.{}", platform.id());
                check_names(
                    subject,
                    platform,
                    permission.names(platform),
                    |at| release.places.get(&format!("{path}.{at}")),
                    log,
                );
            }
        }
    }
}

fn check_names(
    subject: &Subject<'_>,
    platform: Platform,
    names: &[String],
    place: impl Fn(usize) -> Span,
    log: &mut Diagnostics,
) {
    for (at, name) in names.iter().enumerate() {
        if subject.config.taxonomy.permission(platform, name).is_none() {
            let fault = Diagnostic::new(UNKNOWN_PERMISSION, place(at)).arg("name", name).arg("platform", platform.id());
            log.push(fault.suggest(name, known(subject, platform)));
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
