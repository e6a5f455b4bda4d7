//! Measures how long a save takes to be seen: `save_to_reload PROGRAM FOLDER FILE SAVES`. Run by `benches/save-to-reload`, on a
//! copy of the folder. One clock measures all: from just before the file is written until the browser, asked all the
//! while, has the new words in the page.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    dead_code,
    reason = "a measurement may panic, writes files and prints"
)]

use std::env;
use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;
use std::sync::mpsc;
use std::thread;
use std::thread::sleep;
use std::time::Duration;
use std::time::Instant;

use serde_json::Value as Json;

#[path = "../tests/suite/devtools.rs"]
mod devtools;

/// The pause after each save, in which the program and the browser come to rest.
const PAUSE: Duration = Duration::from_millis(800);

/// Ends when the page in the frame has some words.
const SEEN: &str = "new Promise(seen => {
    const look = () => {
        const page = document.querySelector('.page:not(.coming)')?.contentDocument;
        page?.body?.textContent.includes('WORDS') ? seen(true) : setTimeout(look, 1);
    };
    look();
})";

fn main() {
    let [program, folder, file, saves] = env::args().skip(1).collect::<Vec<_>>().try_into().expect("four arguments");
    let saves: usize = saves.parse().expect("a number of saves");
    let path = Path::new(&folder).join(&file);
    let text = fs::read_to_string(&path).unwrap();
    let (head, tail) = text.split_at(end_of_a_paragraph(&text));
    let mut command = Command::new(&program);
    command.args(["serve", "--no-open", "--port", "0", "--root", &folder]).stdout(Stdio::piped());
    let mut server = command.spawn().unwrap();
    let output = BufReader::new(server.stdout.take().unwrap());
    let (sender, lines) = mpsc::channel();
    thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    let says = |words: &str| lines.iter().find(|line| line.contains(words)).expect("the server ended");
    let url = says("Preview: ").trim_start_matches("Preview: ").to_owned();
    let first = says("built in");
    println!("first build: {first}");

    let mut browser = devtools::Browser::start();
    let tab = browser.open(&format!("{url}#{}", page(&file)));
    browser.wait(&tab, "document.querySelector('.page:not(.coming)').contentDocument.body");
    let mut times = Vec::new();
    let mut builds = Vec::new();
    for number in 0..saves {
        sleep(PAUSE);
        let words = format!("measured{number}x");
        let text = format!("{head} {words}{tail}");
        let start = Instant::now();
        fs::write(&path, text).unwrap();
        assert_eq!(browser.value(&tab, &SEEN.replace("WORDS", &words)), Json::Bool(true));
        times.push(start.elapsed().as_millis());
        let line = says("built in");
        let took = line.split("built in ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
        builds.push(took.parse::<u128>().unwrap());
    }
    server.kill().unwrap();
    server.wait().unwrap();
    report("save to reloaded page", &mut times);
    report("of it the build", &mut builds);
}

/// The end of the first paragraph of plain words.
fn end_of_a_paragraph(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        if words.len() > 60 && words.starts_with(char::is_alphabetic) && !words.contains(['{', '|']) {
            return at + words.len();
        }
        at += line.len();
    }
    text.trim_end().len()
}

/// The page that shows `content/<policy>/<version>/<language>.md`.
fn page(file: &str) -> String {
    let parts: Vec<&str> = file.trim_end_matches(".md").split('/').collect();
    let [.., policy, version, language] = parts[..] else { panic!("{file} is not content/POLICY/VERSION/LANGUAGE.md") };
    format!("/{policy}/v/{version}/{language}/")
}

fn report(what: &str, times: &mut [u128]) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!("{what}: median {} ms, 90 % within {} ms, most {} ms, of {}", at(50), at(90), at(100), times.len());
}
