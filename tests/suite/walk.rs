//! Documents that are walked through: `docs/releases.md`. Every command in a `console` block is run, what it says is held
//! against the lines below it (`UPDATE=1` writes them), and blocks with a path make or change that file.

use std::fs;
use std::path::PathBuf;

use crate::latest::consent;
use crate::project::Project;
use crate::project::root;

/// A walk through a document.
struct Walk {
    project: Project,
    /// The folder it is in.
    folder: String,
    /// The document with what the commands say now.
    text: String,
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
            (_, path) if !path.is_empty() => self.project.write(&self.inside(path), &format!("{}\n", body.join("\n"))),
            _ => {}
        }
        self.text.push_str(&joined(body.iter().copied()));
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
            _ => {
                let mut run = self.project.command(&arguments);
                let output = run.current_dir(self.project.path(&self.folder)).output().unwrap();
                String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap()
            }
        };
        shortened(&said)
    }
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

fn walk(path: &PathBuf) -> String {
    let text = fs::read_to_string(path).unwrap();
    let mut walk = Walk { project: Project::new(), folder: String::new(), text: String::new() };
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        walk.text.push_str(&format!("{line}\n"));
        if let Some(info) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            walk.block(info, &body);
            walk.text.push_str("```\n");
        }
    }
    walk.text
}

#[test]
fn the_life_of_a_release_is_as_its_document_says() {
    let path = root().join("docs/releases.md");
    let now = walk(&path);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &now).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    for (own, found) in written.lines().zip(now.lines()) {
        assert_eq!(own, found, "run UPDATE=1 cargo test --test suite walk, and read the difference");
    }
    assert!(written == now);
}
