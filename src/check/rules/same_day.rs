//! No two releases come into force on one day: which one holds would be unclear.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::SAME_DAY;
use crate::model::Date;
use crate::model::Release;

pub(super) const RULE: Rule = Rule { code: SAME_DAY, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for policy in subject.policies() {
        let dated = policy.all().filter(|release| !release.is_withdrawn());
        let mut dated: Vec<(Date, &Release)> =
            dated.filter_map(|release| Some((release.in_force_from()?, release))).collect();
        dated.sort_by_key(|(date, _)| *date);
        for ((day, first), (date, second)) in dated.iter().zip(dated.iter().skip(1)) {
            if day == date {
                let fault = Diagnostic::new(SAME_DAY, second.places.get("effective")).arg("date", date);
                log.push(fault.arg("first", &first.version).arg("second", &second.version));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings_in;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(
            findings_in(&[
                ("content/p/1/policy.toml", SOUND),
                ("content/p/1/en.md", "Text."),
                ("content/p/2/policy.toml", SOUND),
                ("content/p/2/en.md", "Text.")
            ])
            .contains(&"same-day")
        );
        let later = SOUND.replace("2026-01-01", "2026-02-01");
        assert!(
            !findings_in(&[
                ("content/p/1/policy.toml", SOUND),
                ("content/p/1/en.md", "Text."),
                ("content/p/2/policy.toml", &later),
                ("content/p/2/en.md", "Text.")
            ])
            .contains(&"same-day")
        );
    }
}
