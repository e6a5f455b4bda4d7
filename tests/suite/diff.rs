//! `policysite diff`, and what it says of the demonstration.

use serde_json::Value as Json;

use crate::project::DAY;
use crate::project::Project;

/// The comparisons of the demonstration: policy, version before, version after.
const COMPARISONS: [[&str; 3]; 2] =
    [["e-mobile-7", "2022-08-04", "2026-10-01"], ["enterprise-security", "2023-08-03", "2026-12-15"]];

fn stdout(project: &Project, arguments: &[&str]) -> String {
    let output = project.command(arguments).assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

fn json(project: &Project, arguments: &[&str]) -> Json {
    serde_json::from_str(&stdout(project, arguments)).unwrap()
}

#[test]
fn both_languages_say_the_same_facts_in_the_same_order() {
    let project = Project::demo();
    for [policy, from, to] in COMPARISONS {
        let [english, chinese] = ["en", "zh-CN"].map(|language| {
            let found = json(&project, &["diff", policy, from, to, "--lang", language, "--format", "json"]);
            let of = |list: &str, fields: &[&str]| -> Vec<Json> {
                let all = found[list].as_array().unwrap().iter();
                all.map(|one| fields.iter().map(|field| one[*field].clone()).collect()).collect()
            };
            (
                of("records", &["ref", "status", "class"]),
                of("clauses", &["ref", "status", "class", "renumbered", "renamed"]),
            )
        });
        assert!(english.0.len() > 100 && english.1.len() > 50);
        assert_eq!(english, chinese, "{policy}");
    }
}

#[test]
fn the_newest_release_is_compared_with_the_one_before_it() {
    let project = Project::demo();
    let [policy, from, to] = COMPARISONS[0];
    let short = stdout(&project, &["diff", policy, "--lang", "zh-CN"]);
    assert_eq!(short, stdout(&project, &["diff", policy, from, to, "--lang", "zh-CN"]));
    assert!(short.starts_with("e-mobile-7 2022-08-04 → e-mobile-7 2026-10-01\n"), "{short}");
    assert!(short.contains("[-并不断改进，同时-]{+并+}"), "{short}");
}

#[test]
fn changes_json_is_what_diff_prints() {
    let project = Project::demo();
    project.build();
    let [policy, from, to] = COMPARISONS[0];
    let published: Json = serde_json::from_str(&project.read(&format!("public/{policy}/v/{to}/changes.json"))).unwrap();
    assert_eq!((published["before"].as_str(), published["after"].as_str()), (Some(from), Some(to)));
    for language in ["en", "zh-CN"] {
        let printed = json(&project, &["diff", policy, from, to, "--lang", language, "--format", "json"]);
        assert_eq!(published["languages"][language], printed);
    }
}

#[test]
fn the_edits_of_a_passage_are_both_its_texts() {
    let project = Project::new()
        .file("old.md", "# T\n\nWe keep it 30 days, *here*.\n")
        .file("new.md", "# T\n\nWe keep it 90 days, there.\n");
    let found = json(&project, &["diff", "--files", "old.md", "new.md", "--format", "json"]);
    let edits = found["clauses"][0]["passages"][0]["edits"].as_array().unwrap();
    let side = |side: &str| edits.iter().map(|edit| edit[side].as_str().unwrap()).collect::<String>();
    assert_eq!(
        (side("before").as_str(), side("after").as_str()),
        ("We keep it 30 days, here.", "We keep it 90 days, there.")
    );
}

#[test]
fn loose_files_are_compared_whatever_they_hold() {
    let old = "\u{feff}# 条款\r\n\r\n<div onclick=\"x()\">Raw</div>\r\n\r\n1. 日志保存30天。\r\n2. ![图](javascript:x) [链](javascript:y)\r\n\r\n{{ nothing }}\r\n";
    let new = old.replace("30天", "90天").replace("Raw", "Raw <ins>not ours</ins>");
    let project = Project::new().file("old.md", old).file("new.md", &new);
    let run =
        |format: &str| stdout(&project, &["diff", "--files", "old.md", "new.md", "--lang", "zh", "--format", format]);
    assert!(run("text").contains("日志保存[-30天-]{+90天+}。"), "{}", run("text"));
    assert!(run("markdown").contains("日志保存~~30天~~**90天**。"), "{}", run("markdown"));
    let page = run("html");
    assert!(page.contains("ins&gt;not ours&lt;/ins&gt;") && page.contains("lang=\"zh\""), "{page}");
    assert!(!page.contains("onclick=\"") && !page.contains("href=\"javascript"), "{page}");
}

#[test]
fn a_moved_clause_is_shown_at_both_places() {
    let moved = "## Moved\n\nThese words are many enough to be seen where they went to.\n\n";
    let rest = "## Rest\n\nThe rest of it all stays where it was from the very beginning of this long text.\n\n";
    let project = Project::new().file("old.md", &format!("{moved}{rest}")).file("new.md", &format!("{rest}{moved}"));
    let page = stdout(&project, &["diff", "--files", "old.md", "new.md", "--format", "html"]);
    assert_eq!(page.matches("These words are many enough").count(), 2, "{page}");
    assert!(page.contains("href=\"#Left-s.2\"") && page.contains("id=\"Left-s.2\""), "{page}");
}

#[test]
fn the_exit_code_is_asked_for() {
    let project = Project::new().file("a.md", "One.\n").file("b.md", "Two.\n");
    let code = |arguments: &[&str]| project.command(arguments).assert().get_output().status.code();
    assert_eq!(code(&["diff", "--files", "a.md", "b.md"]), Some(0));
    assert_eq!(code(&["diff", "--files", "a.md", "b.md", "--exit-code"]), Some(1));
    assert_eq!(code(&["diff", "--files", "a.md", "a.md", "--exit-code"]), Some(0));
    assert_eq!(code(&["diff", "--files", "a.md", "missing.md"]), Some(2));
}

#[test]
fn what_is_not_there_is_said_with_what_is() {
    let project = Project::demo();
    let says = |arguments: &[&str]| project.says(arguments);
    assert_eq!(
        says(&["diff", "nope"]),
        ("error: there is no policy `nope`\nhelp: there is e-mobile-7, enterprise-security\n".to_owned(), 2)
    );
    let (said, code) = says(&["diff", "e-mobile-7", "2022-08-04", "1"]);
    assert_eq!((said.as_str(), code), ("error: there is no version `1`\nhelp: there is 2022-08-04, 2026-10-01\n", 2));
    let (said, code) = says(&["diff", "e-mobile-7", "--lang", "fr"]);
    assert_eq!((said.as_str(), code), ("error: there is no language `fr`\nhelp: there is en, zh-CN\n", 2));
}

#[test]
fn every_pair_has_a_page_in_both_directions_if_the_site_wants_it() {
    let project = Project::demo();
    let site = project.read("site.toml");
    project.write("site.toml", &site.replace("pairs = \"none\"", "pairs = \"all\""));
    project.command(&["build", "--as-of", DAY]).assert().success();
    let [_, from, to] = COMPARISONS[0];
    for [from, to] in [[from, to], [to, from]] {
        for page in ["", "table/"] {
            let text = project.read(&format!("public/e-mobile-7/compare/{from}/{to}/zh-CN/{page}index.html"));
            assert!(text.contains("<ins>") && text.contains("<del>"));
        }
    }
}
