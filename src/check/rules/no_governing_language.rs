//! The newest release in several languages says which of them prevails.

use crate::check::Rule;
use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NO_GOVERNING_LANGUAGE;

pub(super) const RULE: Rule = Rule { code: NO_GOVERNING_LANGUAGE, check };

fn check(subject: &Subject<'_>, log: &mut Diagnostics) {
    for newest in subject.policies().filter_map(|policy| policy.newest()) {
        if newest.editions.len() > 1 && newest.records().governing.is_none() {
            let fault = Diagnostic::new(NO_GOVERNING_LANGUAGE, newest.places.get("title"));
            log.push(fault.arg("version", &newest.version));
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
        let found = |records: &str| {
            let texts = [("content/p/1/en.md", "Text."), ("content/p/1/zh-CN.md", "文字。")];
            findings_in(&[("content/p/1/policy.toml", records), texts[0], texts[1]])
        };
        assert!(found(SOUND).contains(&"no-governing-language"));
        let governed = format!("{SOUND}[governing]\nlanguage = \"zh-CN\"\n");
        assert!(!found(&governed).contains(&"no-governing-language"));
        assert!(!findings(SOUND, "Text.").contains(&"no-governing-language"));
    }
}
