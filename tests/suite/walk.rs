//! Documents that are walked through: `docs/releases.md`, and `docs/editing.md` in `editing`. Every command in a `console`
//! block is run, what it says is held against the lines below it (`UPDATE=1` writes them), and blocks with a path make or
//! change that file: `toml PATH` is the whole of it, `diff PATH` a change, `toml PATH above LINE` stands above a line of
//! it, and each line of `toml PATH over LINE` takes the place of the one of its key behind that line, or behind the head.

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::process::Command;
use std::process::Stdio;

use crate::latest::consent;
use crate::project::Project;
use crate::project::copy;
use crate::project::root;

/// The day on which a walk is taken whose commands name none.
const DAY: &str = "2026-11-22";

/// A walk through a document.
pub(crate) struct Walk {
    project: Project,
    /// The folder it is in.
    folder: String,
    /// The document with what the commands say now.
    pub(crate) text: String,
    /// The locale of the system.
    locale: &'static str,
    /// Whether its commands name no day: they are run on the day of the walk.
    is_undated: bool,
    /// What `check` says after each change of lines that are there.
    pub(crate) checks: Vec<String>,
}

impl Walk {
    /// One block: its info string and its lines.
    fn block(&mut self, info: &str, body: &[&str]) {
        let (kind, path) = info.split_once(' ').unwrap_or((info, ""));
        match (kind, path) {
            ("console", "") => {
                for command in body.iter().filter_map(|line| line.strip_prefix("$ ")) {
                    let said = self.run(command);
                    self.text.push_str(&format!("$ {command}\n{said}"));
                }
                return;
            }
            ("diff", path) if !path.is_empty() => self.edit(path, body),
            (_, path) if !path.is_empty() => self.put(path, body),
            _ => {}
        }
        self.text.push_str(&joined(body.iter().copied()));
        if path.contains(" over ") {
            let said = self.checked();
            self.checks.push(said);
        }
    }

    /// Writes a file, or lines into a file.
    fn put(&self, path: &str, body: &[&str]) {
        let lines = joined(body.iter().copied());
        if let Some((path, line)) = path.split_once(" above ") {
            let text = self.project.read(&self.inside(path));
            assert_eq!(text.matches(&format!("\n{line}\n")).count(), 1, "{path} should have once: {line}");
            let text = text.replace(&format!("\n{line}\n"), &format!("\n{lines}\n{line}\n"));
            self.project.write(&self.inside(path), &text);
        } else if let Some((path, line)) = path.split_once(" over ") {
            let text = self.project.read(&self.inside(path));
            self.project.write(&self.inside(path), &replaced(&text, line, body));
        } else {
            self.project.write(&self.inside(path), &lines);
        }
    }

    fn inside(&self, path: &str) -> String {
        format!("{}{path}", self.folder)
    }

    /// Lines with `+` take the place of the lines with `-` above them.
    fn edit(&self, path: &str, body: &[&str]) {
        let path = self.inside(path);
        let mut text = self.project.read(&path);
        for change in body.chunk_by(|before, after| !(before.starts_with('+') && after.starts_with('-'))) {
            let side = |sign: char| -> String { joined(change.iter().filter_map(|line| line.strip_prefix(sign))) };
            let (old, new) = (side('-'), side('+'));
            assert_eq!(text.matches(&old).count(), 1, "{path} should have once:\n{old}in:\n{text}");
            text = text.replace(&old, &new);
        }
        self.project.write(&path, &text);
    }

    /// What a command says, with hashes cut short.
    fn run(&mut self, command: &str) -> String {
        let words = words(command);
        let arguments: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        let said = match words[0].as_str() {
            // The copy that a walk works on is its project.
            "mkdir" => String::new(),
            "cp" => {
                let [_, paths @ .., _] = &arguments[..] else { panic!("{command}") };
                for path in paths {
                    copy(&root().join(path), &self.project.path(path));
                }
                String::new()
            }
            "cd" if arguments[0].starts_with('~') => String::new(),
            "cd" => {
                self.folder.push_str(&format!("{}/", arguments[0]));
                String::new()
            }
            "consent" => {
                let path = self.project.path(&self.inside(arguments[0]));
                let mut own = words[1..].to_vec();
                path.to_str().unwrap().clone_into(&mut own[0]);
                joined(consent::run(&own).unwrap().iter().map(String::as_str))
            }
            _ if arguments[0] == "serve" => self.serve(),
            _ => {
                let takes_day = ["release", "i18n"].contains(&arguments[0]);
                let day: &[&str] = if self.is_undated && takes_day { &["--as-of", DAY] } else { &[] };
                self.policysite(&[&arguments[..], day].concat())
            }
        };
        shortened(&said)
    }

    /// What `check` finds, without the checklist, as the preview shows it.
    fn checked(&self) -> String {
        let mut run = self.project.command(&["check", "--regime", "evidence", "--as-of", DAY]);
        let run = run.env("LC_ALL", self.locale).current_dir(self.project.path(&self.folder));
        String::from_utf8(run.output().unwrap().stderr).unwrap()
    }

    /// What the program says in the folder of the walk.
    fn policysite(&self, arguments: &[&str]) -> String {
        let mut run = self.project.command(arguments);
        let run = run.env("LC_ALL", self.locale).current_dir(self.project.path(&self.folder));
        let output = run.output().unwrap();
        String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap()
    }

    /// What the preview says before its first build, as if its first port had been free.
    fn serve(&self) -> String {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("policysite"));
        command.args(["serve", "--port", "0", "--no-open", "--as-of", DAY]).env("LC_ALL", self.locale);
        command.current_dir(self.project.path(&self.folder)).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        // The last line before the first build says how the preview ends.
        let mut said: Vec<String> = Vec::new();
        for line in lines {
            let is_last = line.contains("Ctrl-C");
            said.push(line);
            if is_last {
                break;
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let port = said[0].split(['/', ':']).rev().nth(2).unwrap().to_owned();
        let lines = said.iter().filter(|line| !line.contains("IPv6")).map(|line| line.replace(&port, "4280"));
        lines.map(|line| line + "\n").collect()
    }
}

/// A text in which each of some lines takes the place of the next one of its key behind a line; a remark may hold the key.
fn replaced(text: &str, behind: &str, body: &[&str]) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let start = lines.iter().position(|line| *line == behind).unwrap_or_else(|| panic!("no line {behind}"));
    for new in body {
        let (key, _) = new.split_once(" = ").unwrap();
        let is_key = |line: &&str| line.trim_start_matches("# ").starts_with(&format!("{key} = "));
        let at = lines[start..].iter().position(is_key).unwrap_or_else(|| panic!("no {key} behind {behind}"));
        lines[start + at] = new;
    }
    joined(lines.into_iter())
}

/// Lines as a text.
fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let lines: Vec<&str> = lines.collect();
    if lines.is_empty() { String::new() } else { lines.join("\n") + "\n" }
}

/// The words of a command; quotation marks keep blanks together.
pub(crate) fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

/// A text in which of each hash only the beginning is left as a shape: it changes with the version of the program.
fn shortened(text: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_hexdigit() && !c.is_ascii_uppercase() {
            run.push(c);
            continue;
        }
        out.push_str(if run.len() == 64 { "…" } else { &run });
        run.clear();
        out.extend((c != '\0').then_some(c));
    }
    out
}

/// Walks through a document, in the language of a locale, and holds what it shows against what the program says.
pub(crate) fn walk(document: &str, locale: &'static str, is_undated: bool) -> Walk {
    let path = root().join(document);
    let text = fs::read_to_string(&path).unwrap();
    let (folder, now) = (String::new(), String::new());
    let mut walk = Walk { project: Project::new(), folder, text: now, locale, is_undated, checks: Vec::new() };
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        walk.text.push_str(&format!("{line}\n"));
        if let Some(info) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            walk.block(info, &body);
            walk.text.push_str("```\n");
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &walk.text).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    for (own, found) in written.lines().zip(walk.text.lines()) {
        assert_eq!(own, found, "run UPDATE=1 cargo test --test suite -- walk editing, and read the difference");
    }
    assert!(written == walk.text);
    walk
}

#[test]
fn the_life_of_a_release_is_as_its_document_says() {
    walk("docs/releases.md", "C", false);
}
