//! What the program says, in both of its languages.

use std::collections::BTreeSet;
use std::path::Path;

use policysite::Options;
use policysite::content::Drafts;
use policysite::diagnostic::CODES;
use policysite::diagnostic::Diagnostics;
use policysite::report::MessageLanguage;
use policysite::report::Messages;
use policysite::source::SourceTree;

use crate::cases::inputs;
use crate::project::DAY;
use crate::project::Project;
use crate::project::root;
use crate::project::tree;

/// What others say and we repeat: the parts of a theme are read by programs of their own.
const REPEATED: [&str; 2] = ["template", "locale-syntax"];

/// Words of Latin letters that stand in Chinese sentences.
const USUAL: [&str; 15] = [
    "TOML",
    "UTF-8",
    "KB",
    "MB",
    "HTML",
    "Markdown",
    "SDK",
    "App",
    "GDPR",
    "GB/T",
    "ISO",
    "IANA",
    "Android",
    "iOS",
    "HarmonyOS",
];

/// A text without what stands in backquotes and quotation marks.
fn unquoted(text: &str) -> String {
    let (mut plain, mut code, mut quoted) = (String::new(), false, false);
    for sign in text.chars() {
        match sign {
            '`' => code = !code,
            '“' => quoted = true,
            '”' => quoted = false,
            _ if code || quoted => {}
            _ => plain.push(sign),
        }
    }
    plain
}

/// The words of Latin letters outside of backquotes and quotation marks.
fn english(text: &str) -> Vec<String> {
    let plain = unquoted(text);
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric() && !"-/+".contains(c));
    let words = words.filter(|word| word.len() > 1 && word.chars().any(|c| c.is_ascii_alphabetic()));
    words.filter(|word| !USUAL.contains(word) && !word.starts_with("U+")).map(str::to_owned).collect()
}

#[test]
fn no_finding_of_any_case_has_english_in_its_chinese() {
    let messages = Messages::new(MessageLanguage::Chinese);
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (name, files) in inputs() {
        let sources = SourceTree::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let mut log = Diagnostics::default();
        let options = Options { as_of: DAY.parse().ok(), drafts: Drafts::All, ..Options::default() };
        policysite::build(&sources, &options, &mut log);
        for finding in log.sorted().into_iter().filter(|finding| !REPEATED.contains(&finding.code.id)) {
            seen += 1;
            let said = format!("{}\n{}", messages.message(finding), messages.help(finding).unwrap_or_default());
            if !english(&said).is_empty() {
                wrong.push(format!("{name}: {said}: {:?}", english(&said)));
            }
        }
    }
    assert!(seen > 200, "{seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_language_is_that_of_the_option_or_of_the_locale() {
    let project = Project::smallest();
    project.write("content/torch/2026-01-01/uses.toml", "[uses.crash-reports]\npurpse = \"x\"\n");
    let said = |arguments: &[&str], locale: [(&str, &str); 2]| {
        let output = project.command(arguments).env_remove("LC_ALL").envs(locale).output().unwrap();
        (String::from_utf8(output.stderr).unwrap(), output.status.code())
    };
    let chinese = [("LC_ALL", ""), ("LANG", "zh_CN.UTF-8")];
    let english = [("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")];
    let is_chinese = |(text, code): (String, Option<i32>)| {
        assert_eq!(code, Some(1), "{text}");
        assert!(text.contains("是否应为 `purpose`？") != text.contains("did you mean `purpose`?"), "{text}");
        text.contains("错误[unknown-key]")
    };
    assert!(is_chinese(said(&["check", "--as-of", DAY], chinese)));
    assert!(!is_chinese(said(&["check", "--as-of", DAY], english)));
    assert!(!is_chinese(said(&["--lang", "en-US", "check", "--as-of", DAY], chinese)));
    assert!(is_chinese(said(&["check", "--lang=zh-Hans", "--as-of", DAY], english)));
    let (text, code) = said(&["check", "--lang", "fr"], chinese);
    assert_eq!(code, Some(2), "{text}");
}

#[test]
fn findings_are_shown_where_changes_are_reviewed() {
    let project = Project::smallest();
    project.write("content/torch/2026-01-01/uses.toml", "[uses.crash-reports]\n用途 = \"x\"\n");
    let output = project.command(&["check", "--format", "github", "--as-of", DAY]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let start =
        "::error file=content/torch/2026-01-01/uses.toml,line=2,col=1,title=unquoted-key::`用途` can't be a key%0A";
    assert!(text.starts_with(start), "{text}");
    assert!(text.contains("%0Adid you mean `purpose`?%0A"), "{text}");
}

/// Messages that are named by what they say: the severity, the state, the class.
const BY_NAME: [&str; 6] = ["label-", "word-", "state-", "class-", "verdict-", "verified-"];

/// The Rust files of a folder as one text.
fn sources_of(folder: &str) -> String {
    let is_rust = |path: &str| Path::new(path).extension().is_some_and(|kind| kind == "rs");
    let files = tree(&root().join(folder)).into_iter().filter(|(path, _)| is_rust(path));
    files.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect()
}

#[test]
fn every_sentence_is_said_and_every_one_that_is_said_is_there() {
    let text = std::fs::read_to_string(root().join("src/data/messages/en.ftl")).unwrap();
    let begins = |line: &&str| line.starts_with(|c: char| c.is_ascii_alphabetic());
    let ids: Vec<&str> = text.lines().filter(begins).filter_map(|line| Some(line.split_once(" =")?.0)).collect();
    let once: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(once.len(), ids.len(), "a message stands twice");
    let sources = sources_of("src");
    for id in &ids {
        let is_code = CODES.iter().any(|code| code.id == *id);
        let is_named = is_code || BY_NAME.iter().any(|kind| id.starts_with(kind));
        assert!(is_named || sources.contains(&format!("\"{id}\"")), "nothing says `{id}`");
    }
    let sources = sources_of("src/cli");
    let said = regex::Regex::new(r#"\b(?:words|fault|mistyped|warning|tell|line)\(\s*"([a-z][a-z0-9-]*)""#).unwrap();
    let said: Vec<&str> = said.captures_iter(&sources).map(|found| found.get(1).unwrap().as_str()).collect();
    assert!(said.len() > 80, "{}", said.len());
    for id in said {
        assert!(once.contains(id), "there is no message `{id}`");
    }
}

/// Whether a line has two English words in a row, outside of code, quotations, paths and commands.
fn is_english(line: &str) -> bool {
    // What stands behind a command is what it does.
    let line = if line.starts_with("  cd ") { "" } else { line };
    let line =
        line.strip_prefix("  policysite ").map_or(line, |line| line.split_once("   ").map_or("", |(_, said)| said));
    let plain = unquoted(line);
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    let words: Vec<bool> = plain.split(' ').map(|word| is_word(word.trim_end_matches([',', '.', ':', ';']))).collect();
    words.windows(2).any(|pair| pair[0] && pair[1])
}

#[test]
fn what_is_english_is_known_from_what_is_not() {
    for line in ["New files:", "a draft until `policysite`", "  policysite check   lists what is missing"] {
        assert!(is_english(line) || line == "New files:", "{line}");
    }
    for line in
        ["  policysite new release privacy   显示", "  cd mine", "`a b c` 不是", "  text          en       sha256 0"]
    {
        assert!(!is_english(line), "{line}");
    }
}

/// The commands of a walk with most of what can be said on the way, faults too.
const WALK: [&[&str]; 37] = [
    &["new", "site", "mine", "--dry-run"],
    &["new", "site", "."],
    &["new", "site", "."],
    &["new", "policy", "privacy"],
    &["new", "policy", "My App"],
    &["new", "policy", "compare"],
    &["new", "policy", "app", "1", "--title", " "],
    &["new", "policy", "app", "1", "--dry-run"],
    &["new", "release", "privacy", "2027-01-01"],
    &["new", "release", "privacy", "2027-01-01"],
    &["new", "release", "privacy", "a b"],
    &["new", "language", "zh-CN"],
    &["new", "language", "zh-CN"],
    &["new", "language", "fr"],
    &["new", "language", "zh_cn"],
    &["i18n", "status", "privacy", "2027-01-01"],
    &["i18n", "accept", "privacy", "2027-01-01", "no-such"],
    &["i18n", "accept", "privacy", "2027-01-01", "--all", "--copies"],
    &["diff", "privacy", "9"],
    &["explain", "no-contct"],
    &["schema", "--write"],
    &["schema", "--write", "--root", "nowhere"],
    &["check"],
    &["build"],
    &["build", "--drafts", "--out", "content/x"],
    &["build", "--drafts", "--verbose"],
    &["verify"],
    &["verify", "public"],
    &["release", "privacy", "2026-01-01", "--dry-run"],
    &["release", "privacy", "2026-01-01", "--by", "L"],
    &["release", "privacy", "2026-01-01", "--by", "L"],
    &["build", "--out", "public2"],
    &["postpone", "privacy", "2026-01-01", "--to", "2027-03-01", "--reason", "R"],
    &["withdraw", "privacy", "2026-01-01", "--reason", "R"],
    &["takedown", "privacy", "2026-01-01", "--reason", "R"],
    &["verify", "--head", "0"],
    &["serve", "--root", "nowhere"],
];

#[test]
fn no_command_says_english_to_a_chinese_reader() {
    let project = Project::new();
    let mut lines = 0;
    for arguments in WALK {
        let takes_day = ["check", "build", "release", "postpone", "withdraw", "takedown"].contains(&arguments[0]);
        let day: &[&str] = if takes_day { &["--as-of", DAY] } else { &[] };
        let tail: &[&str] =
            if arguments.starts_with(&["i18n", "accept"]) { &["--lang", "zh-CN", "--as-of", DAY] } else { day };
        let output = project.command(&[&["--lang", "zh"], arguments, tail].concat()).output().unwrap();
        let said = String::from_utf8([output.stderr, output.stdout].concat()).unwrap();
        assert!(!said.is_empty(), "{arguments:?}");
        // Excerpts of files stand behind a bar.
        for line in said.lines().filter(|line| !line.contains('|')) {
            lines += 1;
            assert!(!is_english(line), "{arguments:?} says: {line}");
        }
        if arguments.starts_with(&["i18n", "accept"]) && arguments.contains(&"--all") {
            let path = "content/privacy/2026-01-01/policy.toml";
            let dated = project.read(path).replace("# published = YYYY-MM-DD", "published = 2026-11-21");
            let dated = dated.replace("# effective = YYYY-MM-DD", "effective = 2027-02-01");
            project.write(path, &dated);
        }
    }
    assert!(lines > 150, "{lines}");
}

#[test]
fn a_run_that_only_finds_notes_counts_them() {
    let project = Project::smallest().file("content/torch/2026-01-01/sdks.toml", "[sdks.x]\n");
    project.release("torch", "2026-01-01", DAY);
    for (language, end) in [("en", "0 errors, 0 warnings, 1 note\n"), ("zh", "0 个错误，0 个警告，1 个提示\n")]
    {
        let (said, code) = project.says(&["check", "--as-of", DAY, "--lang", language]);
        assert!(code == 0 && said.ends_with(end), "{said}");
    }
}

#[test]
fn the_first_release_has_nothing_to_be_compared_with() {
    let project = Project::smallest();
    let (said, code) = project.says(&["diff", "torch"]);
    assert!(code == 2 && said.starts_with("error: there is no release of torch before 2026-01-01\n"), "{said}");
    assert!(said.contains("help: start the next release with `policysite new release torch VERSION`"), "{said}");
}
