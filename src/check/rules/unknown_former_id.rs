//! What a clause says it was called before is an id of the release before.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::UNKNOWN_FORMER_ID;
use crate::model::Release;

pub(super) const RULE: Rule = Rule { code: UNKNOWN_FORMER_ID, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for (policy, release) in subject.releases() {
        let before = policy.predecessor(&release.version);
        let known: Vec<&str> = before.map(ids).unwrap_or_default();
        for anchor in release.source().prose.anchors() {
            if let Some(was) = anchor.was.filter(|was| !known.contains(was)) {
                let fault = Diagnostic::new(UNKNOWN_FORMER_ID, anchor.span).arg("id", was);
                log.push(fault.suggest(was, known.iter().copied()));
            }
        }
    }
}

fn ids(release: &Release) -> Vec<&str> {
    release.source().prose.anchors().into_iter().map(|anchor| anchor.id).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings_in;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        let later = SOUND.replace("2026-01-01", "2026-02-01");
        assert!(
            findings_in(&[
                ("content/p/1/policy.toml", SOUND),
                ("content/p/1/en.md", "Text."),
                ("content/p/2/policy.toml", &later),
                ("content/p/2/en.md", "## B {#b was=a}\n")
            ])
            .contains(&"unknown-former-id")
        );
        let files = [
            ("content/p/1/policy.toml", SOUND),
            ("content/p/1/en.md", "## A {#a}\n"),
            ("content/p/2/policy.toml", &later),
            ("content/p/2/en.md", "## B {#b was=a}\n"),
        ];
        assert!(!findings_in(&files).contains(&"unknown-former-id"));
    }
}
