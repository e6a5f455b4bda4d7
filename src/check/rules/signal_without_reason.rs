//! Who says that a release asks for less than its changes do also says why.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::SIGNAL_WITHOUT_REASON;
use crate::diff::Ground;
use crate::diff::signal;
use crate::model::Policy;
use crate::model::Regime;
use crate::model::Release;
use crate::model::Taxonomy;

pub(super) const RULE: Rule = Rule { code: SIGNAL_WITHOUT_REASON, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    let drafts = subject.releases().filter(|(_, release)| release.is_draft());
    for (policy, release) in drafts.filter(|(_, release)| !release.records().signal.is_empty()) {
        release_without_reason(policy, release, &subject.config.taxonomy, log);
    }
}

fn release_without_reason(policy: &Policy, release: &Release, taxonomy: &Taxonomy, log: &mut Diagnostics) {
    let before = policy.predecessor(&release.version);
    let sequence = |release: &Release| release.frozen.as_ref().map(|frozen| frozen.sequence);
    let last = before.and_then(sequence);
    let is_since = |other: &&Release| other.is_withdrawn() && sequence(other) > last;
    let also: Vec<&Release> = policy.all().filter(is_since).collect();
    let (signal, grounds) = signal(before, &also, release, taxonomy);
    for regime in Regime::ALL {
        let [class, computed] = [signal.class(regime), signal.computed(regime)];
        if class >= computed || signal.reasons.get(&regime).is_some() {
            continue;
        }
        // The first release asks for consent whatever stands in it: then nothing may say why.
        let ground = grounds.iter().find(|ground| ground.regime == regime && ground.class == computed);
        let place = release.places.get(&format!("signal.{}", regime.id()));
        let fault = Diagnostic::new(SIGNAL_WITHOUT_REASON, place).arg("law", regime.id());
        let fault = fault.arg("class", class.id()).arg("computed", computed.id());
        let fault = fault.arg("subject", ground.map_or("none", |ground| ground.subject.as_str()));
        log.push(fault.arg("basis", ground.map(Ground::basis).unwrap_or_default()));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings_in;

    const ADDED: &str = "[uses.u]\ndata = [\"device.os\"]\npurpose = \"Find faults\"\n";

    fn is_found(note: &str) -> bool {
        let later = format!("{}{ADDED}{note}", SOUND.replace("2026-01-01", "2026-02-01"));
        let findings = findings_in(&[
            ("content/p/1/policy.toml", SOUND),
            ("content/p/1/en.md", "Words.\n"),
            ("content/p/2/policy.toml", &later),
            ("content/p/2/en.md", "Words.\n"),
        ]);
        findings.contains(&"signal-without-reason")
    }

    #[test]
    fn finds_the_fault_and_nothing_else() {
        assert!(is_found("[signal.cn]\nclass = \"notice\"\n"));
        assert!(is_found("[signal.us-ca]\nclass = \"none\"\n"));
        assert!(!is_found("[signal.cn]\nclass = \"notice\"\nreason = \"Nobody used it\"\n"));
        assert!(!is_found("[signal.cn]\nclass = \"separate-consent\"\n"));
        assert!(!is_found("[signal.cn]\nclass = \"reconsent\"\n"));
        assert!(!is_found(""));
    }
}
