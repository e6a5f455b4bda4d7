//! The newest release is written in every language of the site.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::LANGUAGE_MISSING;
use crate::model::LanguageTag;

pub(super) const RULE: Rule = Rule { code: LANGUAGE_MISSING, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for policy in subject.policies() {
        let Some(newest) = policy.newest() else { continue };
        // One that earlier releases had is lost, which is worse and said elsewhere.
        let lost = |language: &LanguageTag| policy.releases.iter().any(|release| release.edition(language).is_some());
        // A translation that waits to be frozen is there.
        let folder = format!("content/{}/{}/", policy.id, newest.version);
        let waits = |language: &LanguageTag| subject.sources.file(&format!("{folder}{language}.md")).is_some();
        let missing =
            |language: &&LanguageTag| newest.edition(language).is_none() && !lost(language) && !waits(language);
        for language in subject.config.languages.iter().filter(missing) {
            let fault = Diagnostic::new(LANGUAGE_MISSING, newest.places.get("title"));
            log.push(fault.arg("version", &newest.version).arg("language", language));
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
        assert!(findings(SOUND, "Text.").contains(&"language-missing"));
        let files =
            [("content/p/1/policy.toml", SOUND), ("content/p/1/en.md", "Text."), ("content/p/1/zh-CN.md", "文字。")];
        assert!(!findings_in(&files).contains(&"language-missing"));
    }
}
