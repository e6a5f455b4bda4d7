//! The guide for app teams, `docs/integrate/`: its code does what the reference client does, and its words name its files.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use regex::Regex;
use serde_json::Value as Json;
use serde_json::json;

use crate::latest::consent;
use crate::latest::consent::Advice;
use crate::latest::json;
use crate::latest::word;
use crate::project::Project;
use crate::project::root;
use crate::project::tree;

const POLICY: &str = "e-mobile-7";

const VERSION: &str = "2026-10-01";

/// The number of cases that are made; the same in each run.
const CASES: usize = 2000;

/// Numbers that look random and are the same in each run.
struct Numbers(fastrand::Rng);

impl Numbers {
    /// A number from 0, below the one given.
    fn below(&mut self, end: usize) -> usize {
        self.0.usize(..end)
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn is(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }
}

const REGIONS: [&str; 4] = ["cn", "eu", "uk", "us-ca"];

const DAYS: [&str; 5] = ["2025-12-31", "2026-01-01", "2026-06-15", "2026-10-01", "2027-01-01"];

const MATTERS: [&str; 3] = ["uses.face-login", "sdks.map", "uses.location"];

/// A file such as a site may have, or may not: numbers without an order, regions and keys that are absent.
fn latest(numbers: &mut Numbers) -> Json {
    let mut releases: Vec<Json> = Vec::new();
    for seq in (1..=numbers.below(5)).rev() {
        let day = numbers.one_of(&DAYS);
        releases.push(json!({ "seq": seq, "version": format!("v{seq}"), "in_force_from": day }));
    }
    let mut consent: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for region in REGIONS {
        if !numbers.is(4) {
            let classes = ["notice", "advance-notice", "reconsent", "separate-consent"];
            let kept: Vec<&str> = classes.into_iter().filter(|_| !numbers.is(3)).collect();
            consent.insert(region, kept.into_iter().map(|class| (class, numbers.below(5))).collect());
        }
    }
    let mut file = json!({ "schema": 1, "policy": "torch", "releases": releases, "consent": consent, "later": [{}] });
    if numbers.is(20) {
        file["schema"] = 2.into();
    }
    if !numbers.is(8) {
        file["entry"] = numbers.below(6).into();
    }
    if !numbers.is(8) {
        let mut matter = |id: &str| {
            let mut one = json!({ "id": id, "since": numbers.below(5) });
            if !numbers.is(3) {
                let regions: Vec<&str> = REGIONS.into_iter().filter(|_| numbers.is(2)).collect();
                one["regions"] = regions.into();
            }
            one
        };
        file["separate"] = MATTERS.into_iter().map(&mut matter).collect();
    }
    file
}

/// What the reference client says, one line for each thing to do.
fn line(advice: &Advice) -> String {
    match advice {
        Advice::Ask { version } => format!("ask|{version}||0"),
        Advice::AskAgain { version, by, since } => {
            format!("ask-again|{version}|{}|{since}", by.clone().unwrap_or_default())
        }
        Advice::TellAhead { version, from, since } => format!("tell-ahead|{version}|{from}|{since}"),
        Advice::Tell { version, since } => format!("tell|{version}||{since}"),
        Advice::AskAlone { id, since } => format!("ask-alone|{id}||{since}"),
    }
}

/// A case with what the reference client decides.
fn decision(text: &str, numbers: &mut Numbers) -> Json {
    let seen = if numbers.is(3) { numbers.below(5) } else { 0 };
    let (accepted, region) = (numbers.below(5), numbers.one_of(&["cn", "eu", "uk", "us-ca", "jp"]));
    let day = numbers.one_of(&["2025-01-01", "2026-01-01", "2026-06-14", "2026-09-10", "2026-10-01", "2027-06-01"]);
    let known: BTreeMap<&str, u64> = MATTERS
        .into_iter()
        .filter_map(|id| Some((id, u64::try_from(numbers.below(5)).ok().filter(|n| *n > 0)?)))
        .collect();
    let alone = |id: &str| known.get(id).copied().unwrap_or_default();
    let lines: Vec<String> = match consent::read(text, u64::try_from(seen).unwrap()) {
        Ok(latest) => {
            consent::decide(&latest, u64::try_from(accepted).unwrap(), alone, region, day).iter().map(line).collect()
        }
        Err(_) => vec!["refused".to_owned()],
    };
    json!({ "file": text, "seen": seen, "accepted": accepted, "alone": known, "region": region, "day": day, "expected": lines })
}

/// The cases of all kinds. Every thing that can be advised is in many of them.
fn decisions(demonstration: &str) -> Vec<Json> {
    let mut numbers = Numbers(fastrand::Rng::with_seed(7));
    let mut cases: Vec<Json> = (0..CASES).map(|_| decision(&latest(&mut numbers).to_string(), &mut numbers)).collect();
    cases.extend((0..60).map(|_| decision(demonstration, &mut numbers)));
    for text in ["", "[]", "{}", "{\"schema\":1}", "<html>"] {
        cases.push(decision(text, &mut numbers));
    }
    let all: Vec<String> =
        cases.iter().flat_map(|case| case["expected"].as_array().unwrap()).map(ToString::to_string).collect();
    for step in ["ask|", "ask-again|", "tell-ahead|", "tell|", "ask-alone|", "refused"] {
        let count = all.iter().filter(|line| line.starts_with(&format!("\"{step}"))).count();
        assert!(count > 20, "{step} is in {count} cases only");
    }
    assert!(cases.iter().filter(|case| case["expected"] == json!([])).count() > 20);
    cases
}

/// What a device asks for and what it gets, of English and Chinese in simplified characters.
fn languages() -> Vec<Json> {
    let case = |(wanted, expected): (&[&str], &str)| json!({ "wanted": wanted, "expected": expected });
    let cases: [(&[&str], &str); 18] = [
        (&["zh-CN"], "zh-CN"),
        (&["ZH_cn"], "zh-CN"),
        (&["zh"], "zh-CN"),
        (&["zh-Hans"], "zh-CN"),
        (&["zh-Hans-CN"], "zh-CN"),
        (&["zh-Hans-TW"], "zh-CN"),
        (&["zh-SG"], "zh-CN"),
        (&["cmn-Hans-CN"], "zh-CN"),
        (&["zh-TW"], "en"),
        (&["zh-Hant"], "en"),
        (&["zh-Hant-CN"], "en"),
        (&["zh-HK", "zh-CN"], "zh-CN"),
        (&["zh-Hant-HK", "fr"], "en"),
        (&["cmn-TW"], "en"),
        (&["fr-CA", "zh-CN", "en"], "zh-CN"),
        (&["en_GB"], "en"),
        (&["en-Latn-GB-oxendict"], "en"),
        (&[], "en"),
    ];
    cases.into_iter().map(case).collect()
}

fn places() -> Vec<Json> {
    let case = |(id, expected): (&str, &str)| json!({ "id": id, "expected": expected });
    let cases = [
        ("contact", "policy.html#contact"),
        ("permission-camera", "policy.html#permission-camera"),
        ("sdk-huawei-push", "sdks-android.html#sdk-huawei-push"),
        ("data-identity-avatar", "collected.html#data-identity-avatar"),
        ("others", "policy.html#limits"),
        ("sdk-kinggrid", "policy.html"),
        ("never-was", "policy.html"),
    ];
    cases.into_iter().map(case).collect()
}

/// The demonstration, built, with the cases beside it.
fn prepared() -> Project {
    let project = Project::demo();
    project.build_on("2026-11-22", &[]);
    let text = project.read(&format!("public/{POLICY}/latest.json"));
    let file = json(&project, &format!("{POLICY}/latest.json"));
    let release = file["releases"].as_array().unwrap().iter().find(|one| one["version"] == VERSION).unwrap();
    let cases = json!({
        "policy": POLICY, "version": VERSION, "manifest_sha256": word(&release["manifest_sha256"]),
        "decisions": decisions(&text), "languages": languages(), "places": places(),
    });
    project.write("cases.json", &cases.to_string());
    project
}

/// What a program prints; it must not fail.
fn printed(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}: {said}");
    said.trim().to_owned()
}

fn is(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

/// Every Java file below a folder of the repository.
fn java(folder: &str) -> Vec<PathBuf> {
    let folder = root().join(folder);
    tree(&folder).into_keys().map(|name| folder.join(name)).filter(|path| is(path, "java")).collect()
}

#[test]
fn the_code_for_android_compiles_and_decides_what_the_reference_decides() {
    let project = prepared();
    let classes = project.path("classes");
    let mut compile = Command::new("javac");
    compile
        .args(["--release", "11", "-encoding", "UTF-8", "-Xlint:all,-serial,-options", "-Werror", "-d"])
        .arg(&classes);
    assert_eq!(printed(compile.args(java("docs/integrate/android")).args(java("tests/integrate"))), "");
    let mut run = Command::new("java");
    run.args(["-Dfile.encoding=UTF-8", "-cp"]).arg(&classes).arg("policy.Check").arg(project.path("cases.json"));
    let checks = printed(run.arg(project.path(&format!("public/{POLICY}"))).arg(project.path("unpacked")));
    assert!(checks.parse::<usize>().unwrap() > CASES + 100, "{checks}");
}

#[test]
fn the_code_for_harmony_decides_what_the_reference_decides() {
    let project = prepared();
    let mut run = Command::new("node");
    run.arg(root().join("tests/integrate/check.js")).arg(project.path("cases.json"));
    run.arg(project.path(&format!("public/{POLICY}"))).arg(root().join("docs/integrate/harmony/Decision.ets"));
    let checks = printed(&mut run);
    assert!(checks.parse::<usize>().unwrap() > CASES + 80, "{checks}");
}

#[test]
fn an_app_fetches_what_it_ships() {
    let project = prepared();
    let site = project.path(&format!("public/{POLICY}"));
    let fetch = |day: &str| {
        let mut fetch = Command::new("python3");
        fetch.arg(root().join("docs/integrate/fetch.py")).arg(format!("file://{}/", site.display()));
        fetch.arg(project.path("assets")).arg(day).output().unwrap()
    };
    assert!(fetch("2026-11-22").status.success());
    let files = tree(&project.path("assets"));
    assert_eq!(files["latest.json"], fs::read(site.join("latest.json")).unwrap());
    for (name, bytes) in files.iter().filter(|(name, _)| *name != "latest.json" && *name != "manifest.json") {
        assert_eq!(*bytes, fs::read(site.join(format!("v/{VERSION}/{name}"))).unwrap(), "{name}");
    }
    assert!(files.contains_key("embed/zh-CN/policy.html") && files.contains_key("dialog.en.json"));
    // The release of the day, and nothing that was changed.
    assert!(fetch("2026-09-30").status.success());
    assert!(project.read("assets/manifest.json").contains("\"version\": \"2022-08-04\""));
    let before = tree(&project.path("assets"));
    for path in [format!("v/{VERSION}/bundle.zip"), format!("v/{VERSION}/manifest.json")] {
        let mut bytes = fs::read(site.join(&path)).unwrap();
        bytes.push(b' ');
        fs::write(site.join(&path), bytes).unwrap();
        let output = fetch("2026-11-22");
        assert_eq!(output.status.code(), Some(1));
        let (_, name) = path.rsplit_once('/').unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap().trim(), format!("error: {name} has another hash"));
    }
    assert_eq!(tree(&project.path("assets")), before);
}

/// Each page names every file of its platform, each link leads to a file, and every key that the words name is there.
#[test]
fn the_guide_names_its_files() {
    let folder = root().join("docs/integrate");
    let files: BTreeSet<String> = tree(&folder).into_keys().collect();
    let link = Regex::new(r"\]\(([^)#:]+)(?:#[^)]*)?\)").unwrap();
    let mut linked = BTreeSet::new();
    for page in files.iter().filter(|name| is(Path::new(name), "md")) {
        let text = fs::read_to_string(folder.join(page)).unwrap();
        for found in link.captures_iter(&text) {
            assert!(folder.join(&found[1]).exists(), "{page}: {} leads nowhere", &found[1]);
            linked.insert(found[1].to_owned());
        }
    }
    let alone: Vec<&String> = files.iter().filter(|name| *name != "README.md" && !linked.contains(*name)).collect();
    assert_eq!(alone, Vec::<&String>::new(), "no page names these");
}
