//! A release keeps the languages of those before it: the addresses of the text in force must stay.

use crate::check::Rule;
use crate::check::Subject;
use crate::config::Gate;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::LANGUAGE_LOST;
use crate::model::LanguageTag;
use crate::model::Release;

pub(super) const RULE: Rule = Rule { code: LANGUAGE_LOST, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for policy in subject.policies() {
        let mut before: Vec<&LanguageTag> = Vec::new();
        // In the order of freezing: a release that was called off, or that another overtook, left nothing behind.
        let mut releases: Vec<&Release> = policy.standing().collect();
        releases.sort_by_key(|release| release.frozen.as_ref().map(|frozen| frozen.sequence));
        releases.extend(policy.all().filter(|release| release.is_draft() && release.published().is_some()));
        for release in releases {
            let lost = before.iter().filter(|language| release.edition(language).is_none());
            // A language that may be left out keeps its addresses, which say so.
            for language in lost.filter(|language| subject.config.gate(language) != Gate::Omit) {
                let fault = Diagnostic::new(LANGUAGE_LOST, release.places.get("title"));
                log.push(fault.arg("version", &release.version).arg("language", language));
            }
            let new: Vec<&LanguageTag> = release.languages().filter(|language| !before.contains(language)).collect();
            before.extend(new);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::SOUND;
    use crate::check::findings;
    use crate::check::findings_in;

    #[test]
    fn finds_the_fault_and_nothing_else() {
        let later = SOUND.replace("2026-01-01", "2026-02-01");
        let files = [
            ("content/p/1/policy.toml", SOUND),
            ("content/p/1/en.md", "Text."),
            ("content/p/1/zh-CN.md", "文字。"),
            ("content/p/2/policy.toml", later.as_str()),
            ("content/p/2/en.md", "Text."),
        ];
        assert!(findings_in(&files).contains(&"language-lost"));
        assert!(!findings(SOUND, "Text.").contains(&"language-lost"));
    }
}
