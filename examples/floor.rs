//! What any generator must do: `cargo run --release --example floor -- SITE OUT`
//!
//! Reads every Markdown file of a site, turns it into HTML with the parser that policysite has, many at once, and writes it.
//! No template, no records, no check. `benches/compare` takes it as the floor.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a measurement stops when something is amiss")]

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use pulldown_cmark::Parser;
use rayon::prelude::*;

fn texts(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            texts(&path, all);
        } else if path.extension().is_some_and(|kind| kind == "md") {
            all.push(path);
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [site, out] = arguments.as_slice() else { panic!("usage: floor SITE OUT") };
    let root = Path::new(site).join("content");
    let mut all = Vec::new();
    texts(&root, &mut all);
    all.par_iter().for_each(|path| {
        let text = fs::read_to_string(path).expect("a text");
        let mut html = String::with_capacity(text.len() * 3 / 2);
        pulldown_cmark::html::push_html(&mut html, Parser::new(&text));
        let page = Path::new(out).join(path.strip_prefix(&root).expect("a path").with_extension("html"));
        fs::create_dir_all(page.parent().expect("a folder")).expect("a folder");
        fs::write(page, html).expect("a page");
    });
}
