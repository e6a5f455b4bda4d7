//! What programs read: `latest.json` and `changes.json` of the demonstration, held against the schemas we publish.

use serde_json::Value as Json;

use crate::project::Project;
use crate::project::root;

#[path = "../../examples/consent.rs"]
mod consent;

/// The policies of the demonstration.
const POLICIES: [&str; 2] = ["e-mobile-7", "enterprise-security"];

/// The comparisons of the demonstration.
const CHANGES: [&str; 2] = ["e-mobile-7/v/2026-10-01", "enterprise-security/v/2026-12-15"];

/// What is wrong with a value by one of our schemas.
fn faults(schema: &str, value: &Json) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("docs").join(schema)).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
    validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

fn json(project: &Project, path: &str) -> Json {
    serde_json::from_str(&project.read(&format!("public/{path}"))).unwrap()
}

#[test]
fn changes_are_of_their_schema() {
    let project = Project::demo();
    project.build();
    for folder in CHANGES {
        let mut changes = json(&project, &format!("{folder}/changes.json"));
        assert_eq!(faults("changes.schema.json", &changes), Vec::<String>::new());
        assert!(changes["signal"]["separate"]["cn"].as_array().is_some_and(|ids| !ids.is_empty()));
        let records = changes["languages"]["en"]["records"].as_array().unwrap();
        let asks = |record: &&Json| record["class"]["cn"] == "reconsent";
        let asking = records.iter().find(asks).unwrap();
        assert!(asking["sources"]["cn"].as_object().is_some_and(|sources| sources.contains_key("PIPL")));
        changes["signal"]["consent"]["cn"] = "perhaps".into();
        assert_eq!(faults("changes.schema.json", &changes).len(), 1);
    }
}

#[test]
fn apps_are_told_in_one_small_file() {
    let project = Project::demo();
    project.build();
    for policy in POLICIES {
        let text = project.read(&format!("public/{policy}/latest.json"));
        assert!(text.len() <= 4096 && text.lines().count() == 1, "{policy}: {} bytes", text.len());
        let latest: Json = serde_json::from_str(&text).unwrap();
        assert_eq!(faults("latest.schema.json", &latest), Vec::<String>::new());
        let newest = &latest["releases"][0];
        let manifest = project.path(&format!("public/{policy}/v/{}/manifest.json", word(&newest["version"])));
        let hash = policysite::source::sha256(&std::fs::read(manifest).unwrap());
        assert_eq!(newest["manifest_sha256"], hash);
        for release in latest["releases"].as_array().unwrap() {
            for language in latest["languages"].as_array().unwrap() {
                for (name, address) in latest["urls"].as_object().unwrap() {
                    let path = word(address).replace("{lang}", word(language));
                    let path = path.replace("{version}", word(&release["version"]));
                    let page = if path.ends_with('/') { "index.html" } else { "" };
                    assert!(project.path(&format!("public/{policy}/{path}{page}")).is_file(), "{name}: {path}");
                }
            }
        }
    }
}

#[test]
fn the_day_of_a_build_is_not_in_it() {
    let project = Project::demo();
    let built = ["2026-11-22", "2026-12-31", "2027-12-31"].map(|day| {
        project.says(&["build", "--as-of", day]);
        POLICIES.map(|policy| project.read(&format!("public/{policy}/latest.json")))
    });
    assert!(built.iter().all(|one| *one == built[0]));
    // Before it became public, nobody is told of a release.
    project.says(&["build", "--as-of", "2026-08-31"]);
    let latest = json(&project, "e-mobile-7/latest.json");
    assert_eq!((&latest["entry"], &latest["releases"][0]["seq"]), (&1.into(), &1.into()));
}

#[test]
fn the_client_asks_for_what_the_demonstration_asks() {
    let project = Project::demo();
    project.build();
    let path = project.path("public/e-mobile-7/latest.json").display().to_string();
    let said = |arguments: &[&str]| {
        let all = [path.as_str()].into_iter().chain(arguments.iter().copied());
        consent::run(&all.map(str::to_owned).collect::<Vec<_>>())
    };
    let lines = said(&["1", "cn", "2026-09-10"]).unwrap();
    assert_eq!(lines[0], "ask again: version 2026-10-01, by 2026-10-01 (accepted 1, reconsent since 2)");
    assert!(lines[1].starts_with("ask for sdks.baidu-face alone before it is used"), "{lines:?}");
    let ahead = "tell ahead: version 2026-10-01 takes effect on 2026-10-01 (accepted 1, advance-notice since 2)";
    assert_eq!(said(&["1", "eu", "2026-09-10"]).unwrap(), [ahead]);
    assert_eq!(said(&["1", "us-ca", "2026-11-10"]).unwrap(), ["tell: version 2026-10-01 (accepted 1, notice since 2)"]);
    assert_eq!(said(&["0", "eu", "2026-11-10"]).unwrap(), ["ask: version 2026-10-01 (never asked)"]);
    assert_eq!(said(&["2", "cn", "2026-11-10"]).unwrap(), ["nothing"]);
    for wrong in [&["2", "cn"][..], &["two", "cn", "2026-11-10"], &["2", "cn", "tomorrow"]] {
        assert!(said(wrong).is_err());
    }
    assert!(said(&["2", "cn", "2026-11-10", "3"]).unwrap_err().contains("old"));
}

fn word(value: &Json) -> &str {
    value.as_str().unwrap()
}
