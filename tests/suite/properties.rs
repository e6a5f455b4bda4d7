//! What holds for any input: no panic, no page that may not be published, no word lost.

use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::source::SourceTree;
use proptest::prelude::*;

use crate::project::DAY;
use crate::project::SMALLEST;
use crate::project::visible_text;

/// Builds the smallest site with another text and another purpose.
fn build(prose: &str, purpose: &str) -> (Option<policysite::output::Site>, Diagnostics) {
    let policy =
        SMALLEST[1].1.replace("\"Find and fix crashes\"", &toml::Value::String(purpose.to_owned()).to_string());
    let files = [SMALLEST[0], (SMALLEST[1].0, policy.as_str()), (SMALLEST[2].0, prose)];
    let mut log = Diagnostics::default();
    let options =
        policysite::Options { as_of: DAY.parse().ok(), drafts: Drafts::All, ..policysite::Options::default() };
    let site = policysite::build(&SourceTree::from_texts(files), &options, &mut log);
    (site, log)
}

/// Text of the signs that mean something to Markdown, HTML, templates and us, with words between them.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-z ]{1,6}",
        "[\\*_`~#>|\\[\\]()!<>&\"'{}=:;./@%\\\\^+-]{1,4}",
        Just("{{ app.name }}".to_owned()),
        Just("{{ sdks }}\n\n".to_owned()),
        Just("{#id}".to_owned()),
        Just("<script>alert(1)</script>".to_owned()),
        Just("[x](javascript:alert(1))".to_owned()),
        Just("<img src=x onerror=alert(1)>".to_owned()),
        Just("\n\n## 标题 {#a}\n\n".to_owned()),
        Just("\n1. ".to_owned()),
        Just("\n\n| a | b |\n| - | - |\n| c | d |\n\n".to_owned()),
        Just("[^1]\n\n[^1]: note\n\n".to_owned()),
        Just("\u{202e}\u{200b}👩‍👩‍👧é".to_owned()),
        "\\PC{0,5}",
    ];
    proptest::collection::vec(part, 0..14).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics_or_makes_a_page_that_may_not_be_published(prose in hostile(), purpose in hostile()) {
        let (site, log) = build(&prose, &purpose);
        for finding in log.sorted() {
            prop_assert!(!matches!(finding.code.id, "forbidden-html" | "broken-link" | "template" | "wrong-form"), "{finding:?}");
        }
        prop_assert!(site.is_some() || log.has_errors());
    }

    #[test]
    fn plain_words_come_out_as_they_went_in(words in "[A-Za-z一-龥][A-Za-z一-龥，。<&>\"' ]{0,40}[a-z一-龥]") {
        prop_assume!(!words.contains('<') || words.contains("< "));
        let (site, log) = build(&format!("{}\n", words.replace('&', "&amp;").replace('<', "&lt;")), &words.replace('&', "&amp;").replace('<', "&lt;"));
        prop_assert!(!log.has_errors(), "{:?}", log.sorted());
        let site = site.unwrap();
        let page = visible_text(str::from_utf8(site.file("torch/en/index.html").unwrap()).unwrap());
        let expected = words.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(page.matches(&expected).count() >= 2, "{expected} in {page}");
    }

    #[test]
    fn no_toml_panics(toml in "([a-z\\[\\]\\.=\"'#{},\n 0-9一-龥“”＝\u{feff}-]|\\PC){0,60}") {
        let files = [SMALLEST[0], SMALLEST[1], SMALLEST[2], ("content/torch/2026-01-01/x.toml", toml.as_str())];
        let mut log = Diagnostics::default();
        let options = policysite::Options { as_of: DAY.parse().ok(), drafts: Drafts::All, ..policysite::Options::default() };
        policysite::build(&SourceTree::from_texts(files), &options, &mut log);
        for finding in log.sorted() {
            prop_assert!(finding.code.id != "wrong-form", "{finding:?}");
        }
    }
}
