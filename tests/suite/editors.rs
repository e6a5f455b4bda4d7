//! What editors say of the files: through Tombi, without a network. `tests/run` installs it; `TOMBI` names another program.

use std::process::Command;

use crate::project::Project;
use crate::project::root;

/// What `tombi lint` finds in a folder, and whether it accepts all of it. No address can be reached.
fn lint(project: &Project, folder: &str) -> (String, bool) {
    let program = std::env::var("TOMBI").unwrap_or_else(|_| "tombi".to_owned());
    let nowhere = ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"].map(|name| (name, "http://127.0.0.1:9"));
    let run = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.args(arguments).current_dir(project.path(folder)).envs(nowhere).env("NO_COLOR", "1");
        let output = command.output().unwrap_or_else(|error| {
            panic!("{program}: {error}; `tests/run` installs it, or: pip install tombi==1.9.6, and set TOMBI")
        });
        let said = [output.stdout, output.stderr].concat();
        (String::from_utf8(said).unwrap(), output.status.success())
    };
    let offline = run(&["lint", "--offline"]);
    assert_eq!(run(&["lint"]).1, offline.1, "the schemas are found without a network");
    offline
}

/// The demonstration with what editors need.
fn demo() -> Project {
    let project = Project::demo();
    project.command(&["schema", "--write"]).assert().success();
    project
}

#[test]
fn tombi_accepts_the_demonstration_and_what_is_new() {
    let project = demo();
    let accepts = |folder: &str, files: usize| {
        let (said, fine) = lint(&project, folder);
        assert!(fine && !said.contains("Warning"), "{said}");
        assert!(said.contains(&format!("{files} files linted")), "{said}");
    };
    accepts(".", 22);
    project.command(&["new", "site", "mine"]).assert().success();
    accepts("mine", 2);
    project.command(&["new", "language", "zh-CN", "--root", "mine"]).assert().success();
    project.command(&["new", "policy", "terms", "2027-01-01", "--kind", "terms", "--root", "mine"]).assert().success();
    project.command(&["new", "policy", "more", "1", "--like", "privacy", "--root", "mine"]).assert().success();
    project.command(&["new", "release", "privacy", "2027-01-01", "--root", "mine"]).assert().success();
    accepts("mine", 9);
}

/// A fault: the file, what is replaced by what (at the end of the file if nothing is), and what Tombi says where.
type Fault = (&'static str, &'static str, &'static str, &'static str);

const NEWEST: &str = "content/enterprise-security/2026-12-15";

const FAULTS: [Fault; 12] = [
    ("site.toml", "base_url ", "base_ur ", "\"base_ur\" is not allowed"),
    ("site.toml", "pairs = \"all\"", "pairs = \"some\"", "found \"\"some\"\""),
    ("site.toml", "time_zone = \"Asia/Shanghai\"", "time_zone = 8", "expected a value of type String"),
    ("permissions.toml", "revoke ", "revok ", "\"revok\" is not allowed"),
    ("permissions.toml", "required   = false", "required   = \"no\"", "expected a value of type Boolean"),
    ("sdks.toml", "[sdks.jpush]\n", "[sdks.jpush]\nconsent = \"seperate\"\n", "found \"\"seperate\"\""),
    ("policy.toml", "published = 2026-11-15", "published = true", "expected a value of type"),
    ("policy.toml", "", "[[archive]]\nnote = \"x\"\n", "\"version\" is required"),
    ("policy.toml", "[parties.", "[partys.", "is not allowed"),
    ("zh-CN.toml", "title ", "published = 2026-11-15\ntitle ", "\"published\" is not allowed"),
    ("zh-CN.toml", "notice ", "notise ", "\"notise\" is not allowed"),
    ("zh-CN.toml", "title   = ", "title   = 1 # ", "expected a value of type String"),
];

#[test]
fn tombi_shows_the_line_of_a_fault() {
    let project = demo();
    for (name, old, new, expected) in FAULTS {
        let path = if name == "site.toml" { name.to_owned() } else { format!("{NEWEST}/{name}") };
        let before = project.read(&path);
        let (after, at) = match before.find(old).filter(|_| !old.is_empty()) {
            Some(at) => (before.replacen(old, new, 1), at + new.find("consent").unwrap_or(0)),
            None => (format!("{before}{new}"), before.len()),
        };
        project.write(&path, &after);
        let (said, fine) = lint(&project, ".");
        project.write(&path, &before);
        let line = after[..at].matches('\n').count() + 1;
        let place = format!("{path}:{line}:");
        let is_found =
            said.lines().zip(said.lines().skip(1)).any(|(what, at)| what.contains(expected) && at.contains(&place));
        assert!(!fine && is_found, "{path} line {line}: {expected}\n{said}");
    }
    assert!(lint(&project, ".").1);
}

#[test]
fn a_key_that_is_required_is_asked_for() {
    let project = demo();
    let site = project.read("site.toml");
    let (before, after) = site.split_once("time_zone").unwrap();
    project.write("site.toml", &format!("{before}{}", after.split_once('\n').unwrap().1));
    let (said, fine) = lint(&project, ".");
    assert!(!fine && said.contains("\"time_zone\" is required"), "{said}");
}

#[test]
fn settings_that_are_there_stay() {
    let project = Project::smallest().file("tombi.toml", "# ours\n").file(".policysite/schemas/site.json", "old");
    let output = project.command(&["schema", "--write"]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("tombi.toml is yours and stays as it is") && said.contains("    [[schemas]]\n"), "{said}");
    assert_eq!(project.read("tombi.toml"), "# ours\n");
    assert!(project.read(".policysite/schemas/site.json").contains("base_url"));
    let again = project.command(&["schema", "--write"]).output().unwrap();
    let again = String::from_utf8(again.stdout).unwrap();
    assert!(again.contains(".taplo.toml is up to date") && !again.contains("written"), "{again}");
    // The schemas are no input of the site.
    project.build();
    Project::new().command(&["schema", "--write"]).assert().code(2);
}

#[test]
fn the_demonstration_names_its_schemas() {
    for path in ["site.toml", &format!("{NEWEST}/data.toml"), &format!("{NEWEST}/zh-CN.toml")] {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        let named = text.lines().next().and_then(|line| line.strip_prefix("#:schema ")).unwrap();
        assert!(root().join(path).parent().unwrap().join(named).is_file(), "{path}: {named}");
    }
}
