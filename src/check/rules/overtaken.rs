//! Releases come into force in the order in which they became public. One that overtakes another gives way to an older
//! text later on.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::OVERTAKEN;
use crate::model::Release;

pub(super) const RULE: Rule = Rule { code: OVERTAKEN, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for policy in subject.policies() {
        let standing = policy.all().filter(|release| !release.is_withdrawn());
        let order = |release: &Release| release.frozen.as_ref().map_or(u32::MAX, |frozen| frozen.sequence);
        let dated = standing
            .filter_map(|release| Some(((release.published()?, order(release)), release.in_force_from()?, release)));
        let dated: Vec<_> = dated.collect();
        for (became_public, from, release) in &dated {
            let overtaken = dated.iter().find(|(earlier, later, _)| earlier < became_public && later > from);
            if let Some((_, date, other)) = overtaken {
                let fault =
                    Diagnostic::new(OVERTAKEN, release.places.get("effective")).arg("version", &release.version);
                log.push(fault.arg("from", from).arg("other", &other.version).arg("date", date));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings_in;

    fn is_found(effective: &str) -> bool {
        let first = SOUND.replace("effective = 2026-01-01", "effective = 2026-06-01");
        let second = SOUND.replace("published = 2026-01-01", "published = 2026-02-01");
        let second = second.replace("effective = 2026-01-01", &format!("effective = {effective}"));
        let files = [
            ("content/p/1/policy.toml", first.as_str()),
            ("content/p/1/en.md", "Text."),
            ("content/p/2/policy.toml", &second),
            ("content/p/2/en.md", "Text."),
        ];
        findings_in(&files).contains(&"overtaken")
    }

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(is_found("2026-05-01"));
        assert!(!is_found("2026-07-01"));
    }
}
