//! What the author says of a change is said of a clause whose words changed.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NOTE_WITHOUT_CHANGE;
use crate::diff::ClauseChange;
use crate::diff::ClauseStatus;
use crate::diff::redline;

pub(super) const RULE: Rule = Rule { code: NOTE_WITHOUT_CHANGE, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (policy, release) in subject.releases().filter(|(_, release)| !release.records().changes.is_empty()) {
        let Some(before) = policy.predecessor(&release.version) else { continue };
        // A translation may be reworded where the source is not.
        let redlines = release.languages().filter_map(|tag| redline(before, release, tag, &subject.config.taxonomy));
        let redlines: Vec<_> = redlines.collect();
        for id in release.records().changes.keys() {
            let same = |change: &ClauseChange<'_>| change.id == *id && change.status == ClauseStatus::Same;
            let is_same = redlines.iter().all(|redline| redline.prose.clauses.iter().any(same));
            if is_same && !redlines.is_empty() {
                let place = release.places.get(&format!("changes.{id}"));
                log.push(Diagnostic::new(NOTE_WITHOUT_CHANGE, place).arg("id", id).arg("version", &before.version));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings_in;

    fn is_found(words: &str) -> bool {
        let note = "[changes.a]\nkind = \"editorial\"\nreason = \"Spelling\"\n";
        let later = format!("{}{note}", SOUND.replace("2026-01-01", "2026-02-01"));
        let findings = findings_in(&[
            ("content/p/1/policy.toml", SOUND),
            ("content/p/1/en.md", "## A {#a}\n\nWords.\n"),
            ("content/p/2/policy.toml", &later),
            ("content/p/2/en.md", words),
        ]);
        findings.contains(&"note-without-change")
    }

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(is_found("## New {#new}\n\nNew.\n\n## A {#a}\n\nWords.\n"));
        assert!(!is_found("## A {#a}\n\nOther words.\n"));
        assert!(!is_found("## B {#b}\n\nWords.\n"));
    }
}
