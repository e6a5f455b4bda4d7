//! What the program says, in both of its languages.

use policysite::Options;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::report::MessageLanguage;
use policysite::report::Messages;
use policysite::source::SourceTree;

use crate::cases::inputs;
use crate::project::DAY;
use crate::project::Project;

/// What others say and we repeat: the parts of a theme are read by programs of their own.
const REPEATED: [&str; 2] = ["template", "locale-syntax"];

/// Words of Latin letters that stand in Chinese sentences.
const USUAL: [&str; 14] = [
    "TOML",
    "UTF-8",
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

/// The words of Latin letters outside of backquotes and quotation marks.
fn english(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let (mut code, mut quoted) = (false, false);
    for sign in text.chars() {
        match sign {
            '`' => code = !code,
            '“' => quoted = true,
            '”' => quoted = false,
            _ if code || quoted => {}
            _ => plain.push(sign),
        }
    }
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
