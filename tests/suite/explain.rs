//! The explanations in `src/data/explain/`: every code has one, and every example is tried. The site of
//! `tests/explain/` says nothing wrong; an example is put into it, in the place of what stands there, or beside it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use policysite::diagnostic::CODES;
use policysite::report::MessageLanguage;
use policysite::report::explain;
use rayon::prelude::*;
use toml::Table;

use crate::cases::files_of;
use crate::project::DAY;
use crate::project::Project;
use crate::project::root;
use crate::project::tree;
use crate::walk::words;

/// Codes without an example, and why nobody can bring them about by writing.
const WITHOUT_EXAMPLE: [(&str, &str); 7] = [
    ("frozen-form", "a newer version of the program would have to have frozen the release"),
    ("host-limit", "would take two thousand old addresses"),
    ("lock-contradiction", "only another program writes such a lock with right hashes"),
    ("program-fault", "a fault of ours, which no text is known to bring about"),
    ("site-too-large", "would take half a gigabyte"),
    ("unreadable", "depends on the rights of the user: an administrator may read everything"),
    ("wrong-form", "is a fault of the program"),
];

/// The commands that look at the site on a day.
const DATED: [&str; 7] = ["build", "check", "i18n", "postpone", "release", "takedown", "withdraw"];

const LANGUAGES: [MessageLanguage; 2] = [MessageLanguage::English, MessageLanguage::Chinese];

/// The file of an explanation.
fn table(code: &str) -> Table {
    fs::read_to_string(root().join(format!("src/data/explain/{code}.toml"))).unwrap().parse().unwrap()
}

#[test]
fn every_code_and_nothing_else_has_an_explanation() {
    let files = tree(&root().join("src/data/explain"));
    let explained: BTreeSet<&str> = files.keys().map(|name| name.strip_suffix(".toml").unwrap()).collect();
    let codes: BTreeSet<&str> = CODES.iter().map(|code| code.id).collect();
    assert_eq!(explained, codes);
    for code in &codes {
        for language in LANGUAGES {
            assert!(explain(code, language).is_some(), "{code} in {language:?}");
        }
    }
}

#[test]
fn explanations_have_nothing_but_what_is_shown() {
    for code in CODES.iter().map(|code| code.id) {
        let table = table(code);
        for (part, keys) in [
            ("", "en zh example"),
            ("en", "what why law"),
            ("zh", "what why law"),
            ("example", "file before after setup"),
        ] {
            let found = if part.is_empty() { Some(&table) } else { table.get(part).and_then(|part| part.as_table()) };
            for key in found.into_iter().flat_map(Table::keys) {
                assert!(keys.split(' ').any(|known| known == key), "{code}: {part}.{key}");
            }
        }
        assert_eq!(
            table["en"].get("law").is_some(),
            table["zh"].get("law").is_some(),
            "{code}: the law in one language"
        );
    }
}

#[test]
fn explanations_are_sentences_and_laws_are_cited_by_number() {
    for code in CODES.iter().map(|code| code.id) {
        let [english, chinese] = LANGUAGES.map(|language| explain(code, language).unwrap());
        for (explanation, end) in [(&english, '.'), (&chinese, '。')] {
            for text in [&explanation.what, &explanation.why] {
                assert!(text.ends_with(end) && text.chars().count() > 8 && !text.contains("TODO"), "{code}: {text}");
            }
            if let Some(law) = &explanation.law {
                assert!(law.contains(|c: char| c.is_ascii_digit()) || law.contains('条'), "{code}: {law}");
                assert!(!law.ends_with(end), "{code}: {law}");
            }
        }
        let han = |text: &str| text.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(!han(&english.what) && !han(&english.why) && han(&chinese.what) && han(&chinese.why), "{code}");
    }
}

#[test]
fn only_these_codes_have_no_example() {
    let without: Vec<&str> = CODES
        .iter()
        .map(|code| code.id)
        .filter(|code| explain(code, LANGUAGES[0]).unwrap().example.is_none())
        .collect();
    let mut known: Vec<&str> = WITHOUT_EXAMPLE.iter().map(|(code, _)| *code).collect();
    known.sort_by_key(|known| CODES.iter().position(|code| code.id == *known));
    assert_eq!(without, known);
}

/// The site that examples are put into.
fn site() -> BTreeMap<String, String> {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    tree(&root().join("tests/explain")).into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
}

/// A sign that is written `\u{…}` in an example, since nobody would see it.
fn with_signs(text: &str) -> String {
    let mut pieces = text.split("\\u{");
    let mut out = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_once('}').unwrap();
        out.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out
}

fn project(files: &BTreeMap<String, String>) -> Project {
    let project = Project::new();
    for (path, text) in files {
        project.write(path, &with_signs(text));
    }
    project
}

fn checked(files: &BTreeMap<String, String>) -> String {
    project(files).says(&["check", "--as-of", DAY]).0
}

/// A file with the two sides of an example: one takes the place of the other, or both are added. What begins with a key
/// is added at the beginning of a TOML file, before its tables.
fn sides(text: &str, path: &str, [before, after]: &[String; 2]) -> [String; 2] {
    if text.contains(after) {
        [text.replace(after, before), text.to_owned()]
    } else if text.contains(before) {
        [text.to_owned(), text.replace(before, after)]
    } else {
        let first = path.rsplit('.').next() == Some("toml");
        [before, after].map(|side| {
            if first && !side.starts_with('[') { format!("{side}{text}") } else { format!("{text}\n{side}") }
        })
    }
}

/// What the program says of a stretch of a file.
fn of_file(path: &str, example: &[String; 2], setup: Vec<(String, String)>) -> [String; 2] {
    let mut files = site();
    files.extend(setup);
    let text = files.get(path).cloned().unwrap_or_default();
    sides(&text, path, example).map(|text| {
        files.insert(path.to_owned(), text);
        checked(&files)
    })
}

/// What the program says of a list of files. Each has the words of the file of that name in the site.
fn of_list(example: &[String; 2], setup: Vec<(String, String)>) -> [String; 2] {
    let (all, setup) = (site(), BTreeMap::from_iter(setup));
    let words = |path: &str| {
        let like = format!("content/torch/2026-01-01/{}", path.rsplit('/').next().unwrap());
        setup.get(path).or_else(|| all.get(&like)).cloned().unwrap_or_else(|| "x\n".to_owned())
    };
    example.each_ref().map(|list| {
        let mut files: BTreeMap<String, String> = list.lines().map(|path| (path.to_owned(), words(path))).collect();
        files.insert("site.toml".to_owned(), all["site.toml"].clone());
        checked(&files)
    })
}

/// Commands in a folder, one after the other.
struct Session {
    project: Project,
    /// The files as version control has them: as they were after the last command of ours that wrote any.
    kept: BTreeMap<String, Vec<u8>>,
}

impl Session {
    /// What the last command says.
    fn run(&mut self, commands: &str) -> String {
        let mut said = String::new();
        for command in commands.lines().map(|line| line.strip_prefix("$ ").unwrap()) {
            let words = words(command);
            match (words[0].as_str(), words.get(1).map_or("", String::as_str)) {
                ("policysite", name) => said = self.own(name, &words[1..]),
                ("git", "restore") => self.restore(&words[2]),
                _ => {
                    let ran = Command::new("sh").args(["-c", command]).current_dir(self.project.path(".")).status();
                    assert!(ran.unwrap().success(), "{command}");
                }
            }
        }
        said
    }

    fn own(&mut self, name: &str, words: &[String]) -> String {
        let mut arguments: Vec<&str> = words.iter().map(String::as_str).collect();
        if DATED.contains(&name) && !arguments.contains(&"--as-of") {
            arguments.extend(["--as-of", DAY]);
        }
        let output = self.project.command(&arguments).output().unwrap();
        if output.status.success() && name != "check" {
            self.kept = tree(&self.project.path("."));
        }
        String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap()
    }

    fn restore(&self, path: &str) {
        let below = self
            .kept
            .iter()
            .filter(|(kept, _)| kept.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
        for (kept, bytes) in below {
            self.project.write(kept, str::from_utf8(bytes).unwrap());
        }
    }
}

fn of_session(example: &[String; 2], setup: Vec<(String, String)>) -> [String; 2] {
    let mut files = site();
    files.extend(setup);
    let project = project(&files);
    let kept = tree(&project.path("."));
    let mut session = Session { project, kept };
    example.each_ref().map(|commands| session.run(commands))
}

#[test]
fn the_site_of_the_examples_is_clean() {
    assert_eq!(checked(&site()), "");
}

#[test]
fn examples_do_what_they_show() {
    let wrong: Vec<String> = CODES.par_iter().filter_map(|code| tried(code.id)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the example of a code.
fn tried(code: &str) -> Option<String> {
    let explanation = explain(code, LANGUAGES[0]).unwrap();
    let example = explanation.example?;
    let setup = table(code)["example"].get("setup").map_or("", |setup| setup.as_str().unwrap()).to_owned();
    let setup = files_of(&setup);
    let commands = example[0].starts_with("$ ");
    if commands && cfg!(not(unix)) {
        return None;
    }
    let [before, after] = match &explanation.file {
        Some(path) => of_file(path, &example, setup),
        None if commands => of_session(&example, setup),
        None => of_list(&example, setup),
    };
    let mark = format!("[{code}]");
    let right = before.contains(&mark) && !after.contains(&mark) && !after.contains("error[");
    (!right).then(|| format!("{code}, before:\n{before}\n{code}, after:\n{after}"))
}

#[test]
fn the_program_explains_what_it_is_asked_for() {
    let project = Project::new();
    let output = project.command(&["explain", "no-contact"]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success() && said.starts_with("warning[no-contact]: there is no way to get in touch\n"),
        "{said}"
    );
    let output = project.command(&["explain"]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.starts_with("error\n  "), "{said}");
    assert!(CODES.iter().all(|code| said.contains(&format!("\n  {} ", code.id))), "{said}");
    assert_eq!(
        project.says(&["explain", "no-contract"]),
        ("error: there is no code `no-contract`\nhelp: did you mean `no-contact`?\nhelp: `policysite explain` lists all codes\n".to_owned(), 2)
    );
    assert_eq!(project.says(&["explain", "zzz"]).1, 2);
}
