//! Policies held against the files of their apps: `tests/cases/evidence/` is such an app, with a policy that is wrong in
//! eight permissions.

use std::fs;
use std::fs::File;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value as Json;

use crate::project::DAY;
use crate::project::Project;
use crate::project::root;

/// A manifest as a build writes it, with some permissions.
fn manifest(permissions: &[&str]) -> String {
    let asked =
        permissions.iter().map(|name| format!("<uses-permission android:name=\"android.permission.{name}\" />"));
    format!(
        "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"com.example.torch\">\n<uses-sdk android:minSdkVersion=\"24\" />\n{}\n</manifest>\n",
        asked.collect::<Vec<_>>().join("\n")
    )
}

/// What `check` says as JSON.
fn report(folder: &Path, arguments: &[&str]) -> Json {
    let mut command = Command::cargo_bin("policysite").unwrap();
    command.current_dir(folder).args(["check", "--format", "json", "--as-of", DAY]).args(arguments).env("LC_ALL", "C");
    let out = command.output().unwrap();
    serde_json::from_slice(&out.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&out.stderr)))
}

/// The codes of the errors and warnings, with their messages.
fn said(report: &Json) -> Vec<(String, String)> {
    let text = |one: &Json, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["severity"] != "note");
    let mut all: Vec<_> = findings.map(|one| (text(one, "code"), text(one, "message"))).collect();
    all.sort();
    all
}

#[test]
fn every_permission_that_is_missing_or_stale_is_found_once() {
    let folder = root().join("tests/cases/evidence/site");
    let files = ["--regime", "evidence", "--android", "../AndroidManifest.xml", "--ios", "../Info.plist"];
    let found = said(&report(&folder, &files));
    let wanted = [
        ("x.android.perm-stale", "BODY_SENSORS"),
        ("x.android.perm-stale", "SEND_SMS"),
        ("x.android.perm-undeclared", "ACCESS_BACKGROUND_LOCATION"),
        ("x.android.perm-undeclared", "CALL_PHONE"),
        ("x.android.perm-undeclared", "READ_CONTACTS"),
        ("x.ios.key-missing", "NSSiriUsageDescription"),
        ("x.ios.key-undeclared", "NSMotionUsageDescription"),
        ("x.ios.key-undeclared", "NSSpeechRecognitionUsageDescription"),
    ];
    let is_as_wanted = found.len() == wanted.len()
        && found.iter().zip(wanted).all(|((code, message), (rule, name))| code == rule && message.contains(name));
    assert!(is_as_wanted, "{found:#?}");
}

#[test]
fn a_platform_without_evidence_is_not_judged() {
    let folder = root().join("tests/cases/evidence/site");
    let found = said(&report(&folder, &["--regime", "evidence", "--ios", "../Info.plist"]));
    assert!(found.iter().all(|(code, _)| code.starts_with("x.ios.")) && found.len() == 3, "{found:#?}");
    assert!(said(&report(&folder, &["--regime", "evidence"])).is_empty());
}

/// The smallest policy, which names the camera, with a manifest in site.toml.
fn project(permissions: &[&str]) -> Project {
    let project = Project::smallest().file("evidence/AndroidManifest.xml", &manifest(permissions));
    let site = project.read("site.toml") + "[evidence.torch]\nandroid = \"evidence/AndroidManifest.xml\"\n";
    project.write("site.toml", &site);
    project
}

fn rules(project: &Project, arguments: &[&str]) -> Vec<String> {
    let found = said(&report(&project.path("."), arguments));
    found.into_iter().map(|(code, _)| code).filter(|code| code.starts_with("x.")).collect()
}

#[test]
fn a_file_of_the_command_line_takes_the_place_of_that_of_the_site() {
    let project = project(&["CAMERA", "READ_SMS"]).file("other/AndroidManifest.xml", &manifest(&["VIBRATE"]));
    assert_eq!(rules(&project, &[]), ["x.android.perm-undeclared"]);
    assert_eq!(rules(&project, &["--android", "other/AndroidManifest.xml"]), ["x.android.perm-stale"]);
    let (text, _) = project.says(&["check", "--as-of", DAY, "--android", "other/AndroidManifest.xml"]);
    assert!(text.contains("`permissions.camera` names `CAMERA`") && !text.contains("READ_SMS"), "{text}");
}

#[test]
fn files_that_are_no_text_or_not_there_are_named() {
    let project = project(&["CAMERA"]);
    for (bytes, words) in [
        (&b"\x03\x00\x08\x00\xff\xfe"[..], "is an Android manifest in binary form"),
        (b"bplist00\xd1\x01", "is a property list in binary form"),
        (b"PK\x03\x04\xff", "is an archive"),
        (b"<manifest \xff/>", "is not UTF-8 text"),
    ] {
        fs::write(project.path("evidence/AndroidManifest.xml"), bytes).unwrap();
        let (text, code) = project.says(&["check", "--as-of", DAY]);
        assert!(text.contains("[evidence-not-text]") && text.contains(words) && code == 1, "{text}");
        assert!(!text.contains("x.android."), "{text}");
    }
    fs::write(project.path("app.xml"), b"\x03\x00\x08\x00\xff\xfe").unwrap();
    let (text, code) = project.says(&["check", "--as-of", DAY, "--android", "app.xml", "--lang", "zh"]);
    assert!(text.contains("`app.xml`") && text.contains("[evidence-not-text]") && code == 1, "{text}");
    let (text, code) = project.says(&["check", "--as-of", DAY, "--ios", "nowhere/Info.plist"]);
    assert!(text.contains("nowhere/Info.plist") && code == 2, "{code} {text}");
    fs::remove_file(project.path("evidence/AndroidManifest.xml")).unwrap();
    let (text, code) = project.says(&["check", "--as-of", DAY]);
    assert!(text.contains("there is no file `evidence/AndroidManifest.xml`") && code == 1, "{text}");
}

#[test]
fn a_file_that_is_too_large_is_refused_as_all_others() {
    let project = project(&["CAMERA"]);
    File::create(project.path("big.xml")).unwrap().set_len((8 << 20) + 1).unwrap();
    let (text, code) = project.says(&["check", "--as-of", DAY, "--android", "big.xml"]);
    assert!(text.contains("[file-too-large]") && text.contains("`big.xml` is larger than 8 MB"), "{text}");
    assert!(code == 1 && text.contains("1 error,"), "{text}");
}
