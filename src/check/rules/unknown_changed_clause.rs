//! What the author says of a change is said of a clause of the release or of the one before.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::UNKNOWN_CHANGED_CLAUSE;
use crate::model::Release;

pub(super) const RULE: Rule = Rule { code: UNKNOWN_CHANGED_CLAUSE, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (policy, release) in subject.releases() {
        let sides = [Some(release), policy.predecessor(&release.version)];
        let known: Vec<&str> = sides.into_iter().flatten().flat_map(ids).collect();
        for id in release.records().changes.keys().filter(|id| !known.contains(&id.as_str())) {
            let fault = Diagnostic::new(UNKNOWN_CHANGED_CLAUSE, release.places.get(&format!("changes.{id}")));
            log.push(fault.arg("id", id).suggest(id, known.iter().copied()));
        }
    }
}

/// The ids of a release, with those of clauses that stand in one language only.
fn ids(release: &Release) -> Vec<&str> {
    let mut ids = Vec::new();
    for edition in &release.editions {
        edition.prose.each_clause(&mut |clause| ids.push(clause.id.as_str()));
    }
    ids
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings_in;

    fn found(id: &str) -> Vec<&'static str> {
        let note = format!("[changes.\"{id}\"]\nkind = \"editorial\"\nreason = \"Spelling\"\n");
        let later = format!("{}{note}", SOUND.replace("2026-01-01", "2026-02-01"));
        findings_in(&[
            ("content/p/1/policy.toml", SOUND),
            ("content/p/1/en.md", "## A {#a}\n"),
            ("content/p/2/policy.toml", &later),
            ("content/p/2/en.md", "## B {#b}\n\n1. One\n"),
            ("content/p/2/zh-CN.toml", "title = \"题\"\n"),
            ("content/p/2/zh-CN.md", "## 乙 {#b}\n\n1. 一\n\n## 丙 {#c only=\"zh-CN\"}\n"),
        ])
    }

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(found("d").contains(&"unknown-changed-clause"));
        for id in ["a", "b", "b.1", "c"] {
            assert!(!found(id).contains(&"unknown-changed-clause"), "{id}");
        }
    }
}
