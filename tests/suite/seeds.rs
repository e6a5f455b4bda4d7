//! `docs/seeds.md`: every fact of the two policies that the format must hold, found in the pages of the demonstration.

use std::fs;

use crate::project::Project;
use crate::project::root;
use crate::project::visible_text;

/// The number of facts in the list.
const FACTS: usize = 53;

#[test]
fn every_fact_of_the_seeds_is_shown_in_both_languages() {
    let project = Project::demo();
    project.build();
    let mut missing = Vec::new();
    let mut rows = 0;
    let mut release = String::new();
    let docs = fs::read_to_string(root().join("docs/seeds.md")).unwrap();
    for line in docs.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            release = heading.trim_matches('`').replacen('/', "/v/", 1);
        }
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [fact, page, en, zh] = cells[..] else { continue };
        if fact == "fact" || fact.starts_with("---") {
            continue;
        }
        rows += 1;
        for (language, probes) in [("en", en), ("zh-CN", zh)] {
            missing.extend(
                check(&project, &release, page, language, probes)
                    .map(|probe| format!("{fact} ({page}, {language}): {probe}")),
            );
        }
    }
    assert_eq!(rows, 2 * FACTS);
    assert!(missing.is_empty(), "{} not found:\n{}", missing.len(), missing.join("\n"));
}

/// The probes of a cell that are not in the page.
fn check<'a>(
    project: &Project,
    release: &str,
    page: &str,
    language: &str,
    probes: &'a str,
) -> impl Iterator<Item = &'a str> {
    let folder = if page == "policy" { String::new() } else { format!("{page}/") };
    let home = if page == "history" {
        format!("{}/{language}/", release.split('/').next().unwrap())
    } else {
        format!("{release}/{language}/")
    };
    let text = if probes == "—" {
        String::new()
    } else {
        visible_text(&project.read(&format!("public/{home}{folder}index.html")))
    };
    let probes = if probes == "—" { "" } else { probes };
    let quoted = probes.split('`').enumerate().filter(|(at, _)| at % 2 == 1).map(|(_, probe)| probe);
    quoted.filter(move |probe| !text.contains(*probe))
}
