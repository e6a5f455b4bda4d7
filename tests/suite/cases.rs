//! One file a case in `tests/cases/`: the files of a site, each after a line `--- path`, and after `--- says` what
//! `policysite check` says of it; in `tests/cases/zh/`, what it says in Chinese. `UPDATE=1 cargo
//! test --test suite cases` writes what it says now.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use policysite::diagnostic::CODES;

use crate::project::DAY;
use crate::project::Project;
use crate::project::root;
use crate::project::tree;

/// Codes that no text can bring about: they are tested below or in `releases`, or guard against our own faults.
const OUT_OF_REACH: [&str; 48] = [
    "program-fault",
    "unreadable",
    "symlink-outside",
    "file-too-large",
    "too-many-files",
    "too-many",
    "site-too-large",
    "not-utf8",
    "wrong-form",
    "lock-missing",
    "lock-form",
    "lock-altered",
    "lock-edited",
    "lock-chain",
    "lock-contradiction",
    "frozen-file-changed",
    "frozen-file-missing",
    "frozen-file-added",
    "frozen-release-missing",
    "frozen-language",
    "frozen-text-changed",
    "frozen-text-missing",
    "frozen-text-added",
    "frozen-words-changed",
    "frozen-form",
    "host-limit",
    "nothing-released",
    "release-without-date",
    "release-out-of-order",
    "release-behind",
    "day-before-last",
    "published-earlier",
    "no-manifest",
    "published-altered",
    "published-missing",
    "published-extra",
    "published-other",
    "published-head",
    "published-unknown",
    "unknown-head",
    "unknown-policy",
    "unknown-release",
    "already-frozen",
    "not-frozen",
    "not-announced",
    "not-later",
    "still-standing",
    // A binary file is no text; `evidence` brings it about.
    "evidence-not-text",
];

struct Case {
    path: PathBuf,
    files: Vec<(String, String)>,
    says: String,
}

/// The folders of cases, each with the language in which the program says what it finds.
const FOLDERS: [(&str, &str); 2] = [("tests/cases", "en"), ("tests/cases/zh", "zh")];

fn cases(folder: &str) -> Vec<Case> {
    let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    paths.sort();
    paths.into_iter().map(read).collect()
}

fn read(path: PathBuf) -> Case {
    let mut files = files_of(&fs::read_to_string(&path).unwrap());
    let says = files.pop_if(|(name, _)| name == "says").map(|(_, text)| text).unwrap_or_default();
    Case { path, files, says }
}

/// The files that a text holds, each after a line `--- path`.
pub(crate) fn files_of(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(name) = line.strip_prefix("--- ") {
            files.push((name.trim().to_owned(), String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
        }
    }
    files
}

fn found(case: &Case, language: &str) -> String {
    let project = Project::new();
    for (path, text) in &case.files {
        project.write(path, &typed(text));
    }
    let (said, code) = project.says(&["check", "--as-of", DAY, "--lang", language]);
    format!("{said}exit code {code}\n")
}

/// Signs that nobody sees, as they are written in a case.
const SIGNS: [(&str, &str); 6] = [
    ("\\u{feff}", "\u{feff}"),
    ("\\u{a0}", "\u{a0}"),
    ("\\u{ad}", "\u{ad}"),
    ("\\u{200b}", "\u{200b}"),
    ("\\u{3000}", "\u{3000}"),
    ("\\r", "\r"),
];

/// A text with the signs that nobody sees.
fn typed(text: &str) -> String {
    SIGNS.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

/// The files of every case, by its name.
pub(crate) fn inputs() -> Vec<(String, Vec<(String, String)>)> {
    let of = |case: Case| {
        let files = case.files.iter().map(|(path, text)| (path.clone(), typed(text))).collect();
        (case.path.display().to_string(), files)
    };
    FOLDERS.iter().flat_map(|(folder, _)| cases(folder)).map(of).collect()
}

fn update(case: &Case, says: &str) {
    let mut text = String::new();
    for (path, content) in &case.files {
        text.push_str(&format!("--- {path}\n{content}"));
    }
    text.push_str(&format!("--- says\n{says}"));
    fs::write(&case.path, text).unwrap();
}

#[test]
fn the_program_says_what_the_cases_expect() {
    let mut wrong = Vec::new();
    let all = FOLDERS.iter().flat_map(|(folder, language)| cases(folder).into_iter().map(move |case| (case, language)));
    for (case, language) in all {
        let says = found(&case, language);
        if std::env::var_os("UPDATE").is_some() {
            update(&case, &says);
        } else if says != case.says {
            wrong.push(format!("{}:\n{says}", case.path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_case_of_its_name() {
    let mut shown = BTreeSet::new();
    for case in cases("tests/cases") {
        let name = case.path.file_stem().unwrap().to_str().unwrap().to_owned();
        if case.says.contains(&format!("[{name}]")) {
            shown.insert(name);
        }
    }
    let missing: Vec<&str> = CODES.iter().map(|code| code.id).filter(|code| !shown.contains(*code)).collect();
    let missing: Vec<&str> = missing.into_iter().filter(|code| !OUT_OF_REACH.contains(code)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "codes without a case");
}

#[test]
fn ten_faults_leave_the_last_good_site_as_it_was() {
    let case = read(root().join("tests/cases/ten-faults.case"));
    let project = Project::smallest();
    project.build();
    let before = tree(&project.path("public"));
    for (path, text) in &case.files {
        project.write(path, text);
    }
    fs::remove_dir_all(project.path("content/torch")).unwrap();
    let (said, code) = project.says(&["build", "--drafts", "--as-of", DAY]);
    assert_eq!(code, 1);
    assert_eq!(said.matches("error[").count(), 10, "{said}");
    let (said, _) = project.says(&["check", "--as-of", DAY, "--lang", "zh-CN"]);
    assert_eq!(said.matches("错误[").count(), 10, "{said}");
    assert!(said.ends_with("10 个错误，1 个警告\n"), "{said}");
    assert_eq!(before, tree(&project.path("public")));
}

#[test]
fn files_that_are_no_text_are_reported_and_not_read() {
    let project = Project::smallest();
    fs::write(project.path("content/torch/2026-01-01/sdks.toml"), b"[sdks.x]\nname = \"\xce\xd2\"\n").unwrap();
    fs::write(project.path("content/torch/2026-01-01/big.toml"), "#".repeat(9 << 20)).unwrap();
    let (said, code) = project.says(&["check", "--as-of", DAY]);
    assert_eq!(code, 1);
    assert!(said.contains("[not-utf8]") && said.contains("sdks.toml") && said.contains("(line 2)"), "{said}");
    assert!(said.contains("[file-too-large]") && said.contains("big.toml"), "{said}");
    assert!(said.contains("2 errors, 0 warnings"), "{said}");
    fs::remove_file(project.path("content/torch/2026-01-01/sdks.toml")).unwrap();
    fs::remove_file(project.path("content/torch/2026-01-01/big.toml")).unwrap();
    for (name, kind) in [("policy.toml", "no-records"), ("en.md", "no-prose")] {
        let text = fs::read(project.path(&format!("content/torch/2026-01-01/{name}"))).unwrap();
        fs::write(project.path(&format!("content/torch/2026-01-01/{name}")), b"\xff\xfea\0").unwrap();
        let (said, _) = project.says(&["check", "--as-of", DAY]);
        assert!(said.contains("[not-utf8]") && !said.contains(kind), "{said}");
        fs::write(project.path(&format!("content/torch/2026-01-01/{name}")), text).unwrap();
    }
}

#[test]
fn lines_may_end_as_on_any_system() {
    for end in ["\r\n", "\r"] {
        let project = Project::smallest();
        for path in ["site.toml", "content/torch/2026-01-01/policy.toml", "content/torch/2026-01-01/en.md"] {
            project.write(path, &project.read(path).replace('\n', end));
        }
        let (said, code) = project.says(&["check", "--as-of", DAY]);
        assert_eq!(code, 0, "{said}");
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    let project = Project::smallest();
    std::os::unix::fs::symlink("/etc/hosts", project.path("content/torch/2026-01-01/hosts.toml")).unwrap();
    let (said, code) = project.says(&["check", "--as-of", DAY]);
    assert_eq!(code, 1);
    assert!(said.contains("[symlink-outside]") && said.contains("1 error, 0 warnings"), "{said}");
}
