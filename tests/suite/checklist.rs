//! The checklist as a whole program: real texts, reports, attestations and waivers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use policysite::checklist::report::CheckReport;
use policysite::schema;
use serde_json::Value as Json;

use crate::project::DAY;
use crate::project::Project;
use crate::project::root;

/// A row of `tests/cases/seeds/expected.tsv`: what an inspector would say of a rule on both seeds.
pub(crate) struct Expected {
    /// The rule.
    pub(crate) rule: String,
    /// For each seed: the words of the inspector, the result they mean, and our own where it is another.
    pub(crate) seeds: [(String, String, String); 2],
    /// Why ours is another.
    pub(crate) why: String,
}

/// The table of expectations.
pub(crate) fn expectations() -> Vec<Expected> {
    let text = fs::read_to_string(root().join("tests/cases/seeds/expected.tsv")).unwrap();
    let row = |line: &str| {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        assert_eq!(cells.len(), 8, "{line}");
        let seed = |at: usize| (cells[at].clone(), cells[at + 1].clone(), cells[at + 2].clone());
        Expected { rule: cells[0].clone(), seeds: [seed(1), seed(4)], why: cells[7].clone() }
    };
    text.lines().skip(1).map(row).collect()
}

/// What `check` says as JSON.
fn report(folder: &Path, arguments: &[&str]) -> Json {
    let mut command = Command::cargo_bin("policysite").unwrap();
    command.current_dir(folder).args(["check", "--format", "json", "--as-of", DAY]).args(arguments).env("LC_ALL", "C");
    let out = command.output().unwrap();
    serde_json::from_slice(&out.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&out.stderr)))
}

/// The result of each rule for the only release of a report.
fn results(report: &Json) -> BTreeMap<String, Json> {
    let all = report["releases"][0]["results"].as_array().unwrap();
    all.iter().map(|result| (result["rule"].as_str().unwrap().to_owned(), result.clone())).collect()
}

#[test]
fn the_two_seeds_are_judged_as_an_inspector_would() {
    let found = ["e-mobile-7", "enterprise-security"]
        .map(|seed| results(&report(&root().join("tests/cases/seeds").join(seed), &[])));
    let (mut faults, mut asserted, mut apart) = (Vec::new(), 0, 0);
    let expectations = expectations();
    for Expected { rule, seeds, why } in &expectations {
        for ((_, means, ours), found) in seeds.iter().zip(&found) {
            // What is planned gives no result.
            let Some(result) = found.get(rule) else { continue };
            let wanted = if ours.is_empty() { means } else { ours };
            asserted += 1;
            apart += usize::from(wanted != means);
            if wanted != means && why.is_empty() {
                faults.push(format!("{rule}: {wanted} instead of {means}, and nobody says why"));
            }
            if result["result"].as_str() != Some(wanted) {
                faults.push(format!("{rule}: {} instead of {wanted}: {}", result["result"], result["findings"]));
            }
        }
    }
    println!("{asserted} expectations hold, {apart} of them differ from the table for a reason");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    for found in &found {
        let known = |rule: &&String| expectations.iter().all(|one| one.rule != **rule);
        let silent: Vec<&String> = found.keys().filter(known).collect();
        println!("rules that the table does not name: {silent:?}");
    }
}

#[test]
fn the_newest_texts_of_the_demonstration_hold() {
    let report = report(root(), &["--regime", "general", "--regime", "cn", "--regime", "play", "--regime", "apple"]);
    let releases = report["releases"].as_array().unwrap();
    assert_eq!(releases.len(), 2);
    let mut open = Vec::new();
    for release in releases {
        for result in release["results"].as_array().unwrap() {
            if result["open"] == true {
                open.push(format!(
                    "{} {} {}: {}",
                    release["policy"], result["rule"], result["result"], result["findings"]
                ));
            }
        }
    }
    assert!(open.is_empty(), "{} are open\n{}", open.len(), open.join("\n"));
    let own = ["unknown-rule", "waiver-expired", "waiver-unused", "attestation-unused", "attestation-expired"];
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().all(|one| !own.contains(&one["code"].as_str().unwrap())), "{findings:?}");
}

#[test]
fn the_report_for_programs_is_as_its_schema_says() {
    let schema = schema::output_schema::<CheckReport<'_>>();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for folder in [root().to_owned(), root().join("tests/cases/seeds/e-mobile-7")] {
        let report = report(&folder, &[]);
        let faults: Vec<String> = validator.iter_errors(&report).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(report["rules"], policysite::checklist::VERSION);
    }
}

/// A draft that holds under Chinese law but for what it was given.
fn draft(more: &str) -> Project {
    let site =
        "base_url = \"https://example.com/\"\nlanguages = [\"en\"]\ntime_zone = \"UTC\"\nregimes = [\"general\"]\n";
    let records = "title = \"Privacy policy\"\npublished = 2027-06-01\neffective = 2027-06-01\napp.name = \"Torch\"\n[parties.us]\nname = \"Torch Ltd\"\nrole = \"controller\"\nemail = \"a@torch.example\"\n";
    let prose = "## What we take {#take}\n\nWe collect your name, your telephone number, etc.\n";
    let project = Project::new().file("site.toml", site).file("content/torch/1/policy.toml", records);
    project.file("content/torch/1/en.md", prose).file("attest.toml", more)
}

/// What the program says, on standard output and then on standard error, with its exit code.
fn told(project: &Project, arguments: &[&str]) -> (String, i32) {
    let output = project.command(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).unwrap(), output.status.code().unwrap())
}

/// The codes of the findings, and whether the waiver of the rule on lists took effect.
fn said(project: &Project, day: &str) -> (Vec<String>, i64) {
    let out = project.command(&["check", "--format", "json", "--as-of", day]).output().unwrap();
    let report: Json = serde_json::from_slice(&out.stdout).unwrap();
    let codes = report["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned());
    (codes.collect(), i64::from(out.status.code().unwrap()))
}

#[test]
fn what_is_waived_is_reported_and_comes_back_when_the_waiver_ends() {
    let waiver = "[[waive]]\nrule = \"gen.open-ended\"\npolicy = \"torch\"\nat = \"take\"\nreason = \"The list is being counted\"\nby = \"L. Wang\"\nuntil = 2026-12-31\n";
    let project = draft("");
    assert!(said(&project, "2026-11-20").0.contains(&"gen.open-ended".to_owned()));
    project.write("attest.toml", waiver);
    let (codes, status) = said(&project, "2026-11-20");
    assert!(!codes.contains(&"gen.open-ended".to_owned()) && status == 0, "{codes:?}");
    let (text, _) = told(&project, &["check", "--format", "markdown", "--as-of", "2026-11-20"]);
    for part in [
        "Version of the rules: 2026.11",
        "Looked at on: 2026-11-20",
        "### Let stand",
        "L. Wang",
        "The list is being counted",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let (codes, status) = said(&project, "2027-01-01");
    assert!(codes.contains(&"waiver-expired".to_owned()) && status == 1, "{codes:?}");
    assert!(codes.contains(&"gen.open-ended".to_owned()), "{codes:?}");
    project.write("attest.toml", &waiver.replace("\"take\"", "\"contact\""));
    let (codes, _) = said(&project, "2026-11-20");
    assert!(codes.contains(&"waiver-unused".to_owned()) && codes.contains(&"gen.open-ended".to_owned()), "{codes:?}");
    project.write("attest.toml", &waiver.replace("gen.open-ended", "gen.openended"));
    assert!(said(&project, "2026-11-20").0.contains(&"unknown-rule".to_owned()));
}

#[test]
fn the_site_does_not_show_what_is_attested() {
    let project = draft("[[attest]]\nrule = \"cn.app.1-2\"\nby = \"Li Secret\"\non = 2026-11-20\nnote = \"seen\"\n");
    project.build();
    for (path, bytes) in crate::project::tree(&project.path("public")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Li Secret"), "{path}");
    }
}

#[test]
fn a_frozen_text_is_reported_and_never_fails() {
    let project = draft("");
    let fault = "[uses.login]\ndata = [\"account.user-id\"]\n";
    let records = project.read("content/torch/1/policy.toml");
    project.write("content/torch/1/policy.toml", &format!("{records}{fault}"));
    let arguments = ["check", "--regime", "cn", "--as-of", "2026-11-20"];
    let (text, status) = told(&project, &arguments);
    assert!(status == 1 && text.contains("error[cn.pipl."), "{text}");
    project.release("torch", "1", "2026-11-20");
    let (text, status) = told(&project, &["check", "--regime", "cn", "--verbose", "--as-of", "2026-11-20"]);
    assert!(status == 0 && !text.contains("error[") && text.contains("note[cn.pipl."), "{text}");
}

#[test]
fn rules_are_listed_and_explained_and_unknown_ones_named() {
    let project = Project::smallest();
    let (text, status) = told(&project, &["check", "--list", "--regime", "cn"]);
    assert!(status == 0 && text.contains("cn.pipl.17-1a") && !text.contains("play.pp."), "{text}");
    let (text, _) = told(&project, &["check", "--list"]);
    assert!(text.contains("Planned, never counted as passed") && text.contains("play.ds.csv-header"), "{text}");
    let (text, _) = told(&project, &["explain", "cn.pipl.17-1a", "--lang", "zh"]);
    assert!(text.contains("《个人信息保护法》第十七条"), "{text}");
    let (text, status) = told(&project, &["check", "--regime", "gdpr"]);
    assert!(status == 2 && text.contains("`gdpr`"), "{text}");
    let (text, _) = told(&project, &["check", "--as-of", DAY]);
    assert!(text.contains("the checklist was not applied"), "{text}");
}

#[test]
fn a_version_of_the_rules_is_pinned() {
    let project = draft("");
    let site = project.read("site.toml");
    project.write("site.toml", &format!("{site}[checklist]\nrules = \"2026.11\"\n"));
    assert!(!said(&project, DAY).0.contains(&"unknown-rules".to_owned()));
    project.write("site.toml", &format!("{site}[checklist]\nrules = \"2031.01\"\n"));
    let (codes, status) = said(&project, DAY);
    assert!(codes.contains(&"unknown-rules".to_owned()) && status == 1, "{codes:?}");
}

#[test]
fn sarif_is_what_its_standard_says() {
    let attest =
        "[[waive]]\nrule = \"gen.open-ended\"\nreason = \"counted soon\"\nby = \"L. Wang\"\nuntil = 2026-12-31\n";
    let project = draft(attest);
    let (text, _) =
        told(&project, &["check", "--format", "sarif", "--regime", "general", "--regime", "cn", "--as-of", DAY]);
    let sarif: serde_sarif::sarif::Sarif = serde_json::from_str(&text).unwrap();
    let run = &sarif.runs[0];
    let results = run.results.as_ref().unwrap();
    assert!(results.len() > 5 && results.iter().all(|result| result.rule_id.is_some()));
    let waived: Vec<_> = results.iter().filter(|result| result.suppressions.is_some()).collect();
    assert_eq!(waived.len(), 1);
    let location = &waived[0].locations.as_ref().unwrap()[0];
    let place = location.physical_location.as_ref().unwrap();
    assert_eq!(place.artifact_location.as_ref().unwrap().uri.as_deref(), Some("content/torch/1/en.md"));
    assert_eq!(place.region.as_ref().unwrap().start_line, Some(3));
}

#[test]
fn a_site_that_can_not_be_read_is_reported_in_every_form() {
    let project = draft("");
    project.write("site.toml", "base_url = 1\n");
    for (format, expected) in [
        ("json", "\"code\": \"wrong-type\""),
        ("github", "::error file=site.toml"),
        ("sarif", "\"ruleId\": \"wrong-type\""),
    ] {
        let output = project.command(&["check", "--format", format, "--as-of", DAY]).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains(expected) && output.status.code() == Some(1), "{format}: {said}");
    }
}
