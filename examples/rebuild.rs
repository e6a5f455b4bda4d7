//! Measures what a saved file costs: `cargo run --release --example rebuild -- SITE [EDITS]`
//!
//! Builds a copy of a site in memory, then edits the newest draft again and again, in its source text and in a
//! translation in turn, and rebuilds. Prints medians, and holds the last site against a clean build.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement stops when something is amiss"
)]

use std::fs;
use std::path::Path;
use std::time::Duration;
use std::time::Instant;

use mimalloc::MiMalloc;
use policysite::Memory;
use policysite::Options;
use policysite::content;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::output::Site;
use policysite::report;
use policysite::report::Messages;
use policysite::report::Style;
use policysite::source::SourceTree;

/// As the program has.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file");
        }
    }
}

fn build(memory: &Memory, sources: &SourceTree) -> Site {
    let options =
        Options { as_of: Some("2026-11-22".parse().expect("a date")), drafts: Drafts::All, ..Options::default() };
    let mut log = Diagnostics::default();
    let site = memory.build(sources, &options, &mut log);
    let said = report::text(&log, sources, &Messages::default(), Style::Plain, Severity::Error);
    assert!(said.is_empty(), "{said}");
    site.expect("a site")
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    for name in ["site.toml", "content", "static", "themes"] {
        let from = Path::new(arguments.first().expect("usage: rebuild SITE [EDITS]")).join(name);
        if from.is_dir() {
            copy(&from, &root.join(name));
        } else if from.is_file() {
            fs::copy(&from, root.join(name)).expect("a file");
        }
    }
    let edits: usize = arguments.get(1).map_or(20, |text| text.parse().expect("a number"));
    let memory = Memory::default();
    let began = Instant::now();
    let mut sources = SourceTree::open(root, &mut Diagnostics::default()).expect("a site");
    let mut site = build(&memory, &sources);
    let cold = began.elapsed();
    println!("cold build: {} files, {cold:.0?}", site.len());
    let (policy, version) = content::drafts(&sources).into_iter().next_back().expect("a draft");
    let release = format!("content/{policy}/{version}/");
    let mut texts: Vec<String> = sources
        .below(&release)
        .map(|(path, _)| path.to_owned())
        .filter(|path| Path::new(path).extension().is_some_and(|kind| kind == "md"))
        .collect();
    texts.sort_by_key(|path| !path.ends_with("/en.md"));
    let mut times = [Vec::new(), Vec::new()];
    for edit in 0..edits * 2 {
        let path = root.join(&texts[(edit % 2).min(texts.len() - 1)]);
        let text = fs::read_to_string(&path).expect("a text");
        fs::write(&path, format!("{text}\nEdit {edit}.\n")).expect("a file");
        let began = Instant::now();
        sources = sources.reopen(root, &mut Diagnostics::default()).expect("a site");
        let read = began.elapsed();
        let next = build(&memory, &sources);
        times[edit % 2].push(began.elapsed());
        if edit < 2 {
            println!("{}: read {read:.1?}, {} files changed", texts[edit], next.changed_since(&site).len());
        }
        site = next;
        memory.tidy();
    }
    assert!(site == build(&Memory::default(), &sources), "not the site of a clean build");
    for (times, what) in times.into_iter().zip(["source text", "translation"]) {
        let median = median(times);
        let ratio = cold.as_secs_f64() / median.as_secs_f64();
        println!("{what}: median {median:.1?}, 1/{ratio:.0} of the cold build");
    }
}
