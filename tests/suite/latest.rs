//! What programs read: `latest.json` and `changes.json` of the demonstration, held against the schemas we publish.

use serde_json::Value as Json;

use crate::project::DAY;
use crate::project::Project;
use crate::project::SMALLEST;
use crate::project::root;

#[path = "../../examples/consent.rs"]
pub(crate) mod consent;

/// The policies of the demonstration.
const POLICIES: [&str; 2] = ["e-mobile-7", "enterprise-security"];

/// The comparisons of the demonstration.
const CHANGES: [&str; 2] = ["e-mobile-7/v/2026-10-01", "enterprise-security/v/2026-12-15"];

/// What is wrong with a value by one of our schemas.
pub(crate) fn faults(schema: &str, value: &Json) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("docs").join(schema)).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
    validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

pub(crate) fn json(project: &Project, path: &str) -> Json {
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
fn what_tools_read_is_of_its_schema() {
    let project = Project::demo();
    let takedown = ["takedown", "e-mobile-7", "2022-08-04", "--reason", "Order 12", "--as-of", DAY];
    let postpone =
        ["postpone", "enterprise-security", "2026-12-15", "--to", "2027-02-01", "--reason", "x", "--as-of", DAY];
    project.command(&takedown).assert().success();
    project.command(&postpone).assert().success();
    project.build();
    for policy in POLICIES {
        let versions = json(&project, &format!("{policy}/versions.json"));
        assert_eq!(faults("versions.schema.json", &versions), Vec::<String>::new());
    }
    for folder in CHANGES {
        let manifest = json(&project, &format!("{folder}/manifest.json"));
        assert_eq!(faults("manifest.schema.json", &manifest), Vec::<String>::new());
    }
}

/// Every address that a file names, for each release and language.
fn addresses(latest: &Json) -> Vec<String> {
    let list = |name: &str| latest[name].as_array().unwrap().iter();
    let patterns = || latest["urls"].as_object().unwrap().values().map(word);
    let of_release = |release: &Json| {
        let version = word(&release["version"]).to_owned();
        let is_compared = release["compared_with"].is_string();
        list("languages").flat_map(move |language| {
            let filled = |pattern: &str| pattern.replace("{lang}", word(language)).replace("{version}", &version);
            let known = patterns().filter(|pattern| is_compared || !pattern.contains("/changes/"));
            known.map(filled).collect::<Vec<_>>()
        })
    };
    list("releases").flat_map(of_release).collect()
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
        for path in addresses(&latest) {
            let page = if path.ends_with('/') { "index.html" } else { "" };
            assert!(project.path(&format!("public/{policy}/{path}{page}")).is_file(), "{path}");
        }
    }
}

#[test]
fn the_day_of_a_build_is_not_in_it() {
    let project = Project::demo();
    let built = ["2026-11-22", "2027-12-31"].map(|day| {
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

/// The smallest policy with a second release that uses more data, announced for December.
fn announced() -> Project {
    let project = Project::smallest();
    project.release("torch", "2026-01-01", "2026-01-01");
    announce(&project, "2", "2026-11-01", "2026-12-01");
    project
}

/// Releases the smallest policy with a new use of data.
fn announce(project: &Project, version: &str, published: &str, effective: &str) {
    let policy = SMALLEST[1].1.replace("published = 2026-01-01", &format!("published = {published}"));
    let policy = policy.replace("effective = 2026-01-01", &format!("effective = {effective}"));
    let more = "[uses.faces]\ndata = [\"biometric.face\"]\npurpose = \"Unlock\"\n";
    project.write(&format!("content/torch/{version}/policy.toml"), &format!("{policy}{more}"));
    project.write(&format!("content/torch/{version}/en.md"), SMALLEST[2].1);
    project.release("torch", version, published);
}

fn latest(project: &Project, day: &str) -> Json {
    project.build_on(day, &[]);
    json(project, "torch/latest.json")
}

#[test]
fn what_is_called_off_asks_for_nothing_and_what_follows_asks_for_it() {
    let project = announced();
    let before = latest(&project, "2026-11-21");
    assert_eq!((&before["entry"], &before["consent"]["cn"]["separate-consent"]), (&2.into(), &2.into()));
    assert_eq!(before["separate"], serde_json::json!([{ "id": "uses.faces", "since": 2, "regions": ["cn"] }]));
    let decide = |words: &[&str]| {
        project.command(words).assert().success();
    };
    decide(&["withdraw", "torch", "2", "--reason", "Not ready.", "--as-of", "2026-11-22"]);
    assert_eq!(latest(&project, "2026-11-21"), before, "what was decided later is not known before");
    let after = latest(&project, "2026-11-22");
    assert_eq!((&after["entry"], &after["consent"]["cn"]["notice"]), (&3.into(), &1.into()));
    assert_eq!((&after["releases"][0]["seq"], &after["separate"]), (&1.into(), &Json::Array(Vec::new())));
    announce(&project, "3", "2026-11-23", "2027-01-01");
    let third = latest(&project, "2026-11-23");
    assert_eq!((&third["entry"], &third["consent"]["cn"]["separate-consent"]), (&4.into(), &3.into()));
    assert_eq!(third["releases"].as_array().unwrap().len(), 2);
    let words = project.read("content/torch/policy.lock");
    assert!(words.matches("signal.consent.cn = \"separate-consent\"").count() == 2, "{words}");
}

/// A release was corrected before it came into force, and then called off: the correction still says what it said.
#[test]
fn what_a_release_carries_on_from_one_that_was_called_off_is_asked_for() {
    let project = announced();
    announce(&project, "2.1", "2026-11-22", "2026-12-01");
    assert!(project.read("content/torch/policy.lock").contains("predecessor = \"2\""));
    project
        .command(&["withdraw", "torch", "2", "--reason", "2.1 takes its place.", "--as-of", "2026-11-23"])
        .assert()
        .success();
    let latest = latest(&project, "2026-11-23");
    assert_eq!(latest["consent"]["cn"]["separate-consent"], 3);
    assert_eq!(latest["separate"], serde_json::json!([{ "id": "uses.faces", "since": 3, "regions": ["cn"] }]));
}

#[test]
fn what_is_put_off_is_asked_for_later() {
    let project = announced();
    let postpone = ["postpone", "torch", "2", "--to", "2027-01-15", "--reason", "Later.", "--as-of", "2026-11-22"];
    project.command(&postpone).assert().success();
    let latest = latest(&project, "2026-11-22");
    assert_eq!((&latest["entry"], &latest["releases"][0]["in_force_from"]), (&3.into(), &"2027-01-15".into()));
    assert_eq!(latest["review_by"], "2028-01-15");
    assert_eq!(faults("latest.schema.json", &latest), Vec::<String>::new());
}

#[test]
fn a_corrected_typing_error_asks_nobody_anything() {
    let project = Project::smallest();
    project.release("torch", "2026-01-01", "2026-01-01");
    let note = "[changes.contact]\nkind = \"editorial\"\nreason = \"A comma.\"\n";
    let policy = SMALLEST[1].1.replace("2026-01-01", "2026-11-01");
    project.write("content/torch/2/policy.toml", &format!("corrects = \"2026-01-01\"\n{policy}{note}"));
    project.write("content/torch/2/en.md", &SMALLEST[2].1.replace("Write to", "Write, to"));
    project.release("torch", "2", "2026-11-01");
    let latest = latest(&project, "2026-11-21");
    assert_eq!(latest["releases"][0]["seq"], 2);
    for region in ["cn", "eu", "uk", "us-ca"] {
        assert_eq!(latest["consent"][region], serde_json::json!({ "notice": 1, "advance-notice": 1, "reconsent": 1 }));
    }
}

pub(crate) fn word(value: &Json) -> &str {
    value.as_str().unwrap()
}

#[test]
fn the_schema_is_printed() {
    let output = Project::new().command(&["schema", "latest"]).output().unwrap();
    let file = std::fs::read_to_string(root().join("docs/latest.schema.json")).unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), file);
}
