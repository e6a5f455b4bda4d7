//! The summary at the top of a comparison, in the languages of the demonstration.

use crate::project::Project;
use crate::project::visible_text;

/// The comparisons of the demonstration.
const COMPARISONS: [&str; 2] = ["e-mobile-7/v/2026-10-01", "enterprise-security/v/2026-12-15"];

/// A sentence: the subject it stands under, where it leads, what it says.
#[derive(Debug)]
struct Sentence {
    subject: String,
    href: String,
    text: String,
}

fn summary(page: &str) -> Vec<Sentence> {
    let (_, rest) = page.split_once("id=\"Summary\"").unwrap();
    let (section, _) = rest.split_once("</section>").unwrap();
    let subjects = section.split("<h3 id=\"Summary-").skip(1);
    let sentences = subjects.flat_map(|part| {
        let (subject, part) = part.split_once('"').unwrap();
        part.split("<a href=\"").skip(1).map(move |link| {
            let (href, link) = link.split_once('"').unwrap();
            let (text, _) = link.split_once("</a>").unwrap();
            Sentence { subject: subject.to_owned(), href: href.to_owned(), text: visible_text(&format!("<body{text}")) }
        })
    });
    sentences.collect()
}

#[test]
fn every_language_says_the_same_facts_in_the_same_order() {
    let project = Project::demo();
    project.build();
    for comparison in COMPARISONS {
        let [english, chinese] = ["en", "zh-CN"].map(|language| {
            let page = project.read(&format!("public/{comparison}/{language}/changes/index.html"));
            let facts: Vec<String> =
                page.split(" id=\"Fact-").skip(1).map(|part| part.split('"').next().unwrap().to_owned()).collect();
            let said = summary(&page);
            for fact in &facts {
                assert!(
                    said.iter().any(|said| said.href == format!("#Fact-{fact}")),
                    "{comparison} says nothing of {fact}"
                );
            }
            said
        });
        assert!(english.len() > 200, "{comparison}: {}", english.len());
        let places =
            |said: &[Sentence]| said.iter().map(|said| (said.subject.clone(), said.href.clone())).collect::<Vec<_>>();
        assert_eq!(places(&english), places(&chinese));
        for Sentence { text, .. } in &english {
            assert!(text.ends_with('.') && !text.ends_with(".."), "{text}");
        }
        for Sentence { text, .. } in &chinese {
            assert!(text.ends_with('。') && !text.contains("。。") && !text.contains(". "), "{text}");
        }
    }
}
