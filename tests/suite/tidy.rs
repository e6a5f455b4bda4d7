//! The rules of the house that the compiler can't check.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Span;
use policysite::model::LanguageTag;
use policysite::model::Records;
use policysite::render::Locale;
use policysite::render::record_words;
use policysite::schema::Shape;

use crate::project::root;
use crate::project::tree;

/// The rooms in the order of the flow: a room may use only itself and rooms before it.
const ROOMS: [&str; 18] = [
    "progress",
    "diagnostic",
    "source",
    "report",
    "model",
    "schema",
    "config",
    "lock",
    "content",
    "scaffold",
    "diff",
    "check",
    "evidence",
    "checklist",
    "freeze",
    "render",
    "output",
    "serve",
];

/// The files that may name a dependency.
const DOORS: [(&str, &[&str]); 31] = [
    ("base64", &["source/hash.rs", "render/sheet.rs"]),
    ("cssparser", &["render/theme/published.rs"]),
    ("indicatif", &["cli/progress.rs"]),
    ("pulldown_cmark", &["content/markdown.rs", "content/guard.rs", "content/loose/mod.rs", "content/rewrite.rs"]),
    ("tera", &["render/theme/mod.rs"]),
    ("etcetera", &["cli/unchanged.rs"]),
    ("flate2", &["output/webview.rs"]),
    ("fluent_bundle", &["render/locale.rs", "report/messages.rs"]),
    ("icu_datetime", &["render/locale.rs"]),
    ("html5ever", &["output/audit/browser.rs", "output/paste/tree.rs"]),
    ("annotate_snippets", &["report/mod.rs"]),
    ("clap", &["cli/mod.rs", "cli/build.rs", "cli/check.rs", "cli/new/mod.rs", "cli/schema.rs"]),
    (
        "regex",
        &[
            "checklist/rules/contradictions.rs",
            "checklist/rules/evidence_ios.rs",
            "checklist/rules/terms.rs",
            "checklist/rules/wording.rs",
            "content/fullwidth.rs",
            "content/lint.rs",
            "content/loose/number.rs",
            "content/parity/text.rs",
            "output/hosting/tests.rs",
        ],
    ),
    (
        "rayon",
        &[
            "source/read.rs",
            "source/write.rs",
            "output/write.rs",
            "content/mod.rs",
            "content/release.rs",
            "diff/pairs.rs",
            "check/mod.rs",
            "render/mod.rs",
            "output/mod.rs",
            "output/links.rs",
            "output/webview.rs",
        ],
    ),
    ("icu_segmenter", &["diff/text/words.rs", "diff/text/properties.rs"]),
    ("toml_edit", &["scaffold/toml.rs"]),
    ("similar", &["diff/text/sequence.rs"]),
    ("sha2", &["source/hash.rs"]),
    ("notify", &["serve/wake.rs"]),
    ("axum", &["serve/mod.rs", "serve/guard.rs", "serve/shell.rs"]),
    ("tokio", &["serve/mod.rs", "serve/shell.rs", "serve/state.rs"]),
    (
        "percent_encoding",
        &[
            "checklist/report/sarif.rs",
            "config/redirects.rs",
            "output/hosting/mod.rs",
            "output/links.rs",
            "serve/pages.rs",
        ],
    ),
    ("zip", &["output/bundle.rs"]),
    ("quick_xml", &["evidence/xml.rs", "output/xml.rs"]),
    ("mime_guess", &["serve/pages.rs"]),
    ("open", &["cli/serve.rs"]),
    ("textwrap", &["report/explain.rs"]),
    ("unicode_script", &["source/signs.rs"]),
    ("unicode_normalization", &["source/names.rs"]),
    ("unicode_security", &["schema/host.rs"]),
    ("idna", &["schema/host.rs"]),
];

/// The longest file, with its tests.
const LONGEST: usize = 520;

fn sources() -> BTreeMap<String, String> {
    let all = tree(&root().join("src"))
        .into_iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|kind| kind == "rs"));
    all.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn room(path: &str) -> Option<usize> {
    let name = path.split('/').next().unwrap().trim_end_matches(".rs");
    ROOMS.iter().position(|room| *room == name)
}

#[test]
fn rooms_use_only_the_rooms_before_them() {
    for (path, text) in sources() {
        assert!(!text.contains("crate::{"), "{path}: one path a line");
        let Some(here) = room(&path) else { continue };
        for later in &ROOMS[here + 1..] {
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                assert!(
                    !line.contains(&format!("crate::{later}")),
                    "{path}: {} may not use {later}: {line}",
                    ROOMS[here]
                );
            }
        }
    }
}

#[test]
fn the_rooms_are_named_where_people_look() {
    let library = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|line| line.trim_end_matches(';'))
        .collect();
    assert_eq!(declared, ROOMS);
    let architecture = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let named: Vec<&str> = architecture
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .filter_map(|line| line.split('`').next())
        .filter(|name| ROOMS.contains(name))
        .collect();
    assert_eq!(named, ROOMS, "the table of rooms in ARCHITECTURE.md");
}

#[test]
fn each_dependency_has_its_doors() {
    for (path, text) in sources() {
        for (name, doors) in DOORS {
            let uses = text.contains(&format!("use {name}::")) || text.contains(&format!(" {name}::"));
            assert!(
                !uses || doors.contains(&path.as_str()) || path.starts_with("cli/") && name == "clap",
                "{path} uses {name}"
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    for (path, text) in sources() {
        assert!(text.starts_with("//!"), "{path} does not say what it is");
        assert!(text.lines().count() <= LONGEST, "{path} has {} lines", text.lines().count());
        for note in ["TODO", "FIXME", "XXX", "HACK"] {
            assert!(!text.contains(note), "{path} holds a {note}");
        }
    }
}

#[test]
fn every_rule_is_in_the_table() {
    let files = tree(&root().join("src/check/rules"));
    let rules: BTreeSet<String> = policysite::check::RULES.iter().map(|rule| rule.code.id.replace('-', "_")).collect();
    let names: BTreeSet<String> =
        files.keys().filter(|name| *name != "mod.rs").map(|name| name.trim_end_matches(".rs").to_owned()).collect();
    assert_eq!(rules, names);
}

#[test]
fn every_locale_has_every_word_and_no_other() {
    let locales = tree(&root().join("themes/default/locales"));
    let keys = |bytes: &[u8]| -> BTreeSet<String> {
        let text = str::from_utf8(bytes).unwrap();
        let first = |line: &str| line.starts_with(|c: char| c.is_ascii_alphabetic());
        text.lines()
            .filter(|line| first(line))
            .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
            .collect()
    };
    let english = keys(&locales["en.ftl"]);
    for (name, bytes) in &locales {
        assert_eq!(keys(bytes), english, "{name} against en.ftl");
        let tag: LanguageTag = name.trim_end_matches(".ftl").parse().unwrap();
        let mut log = Diagnostics::default();
        let locale = Locale::new(&tag, &[str::from_utf8(bytes).unwrap()], Span::NONE, &mut log);
        assert!(log.is_empty(), "{name}");
        for word in record_words(&Shape::of::<Records>()) {
            assert!(locale.has(&word), "{name} lacks {word}");
        }
    }
}

/// What Rust hands over as HTML is marked so; only words with HTML inside, and pieces of HTML, must be told apart.
#[test]
fn templates_put_only_finished_html_in_as_it_is() {
    for (path, bytes) in tree(&root().join("themes/default")) {
        if Path::new(&path).extension().is_none_or(|kind| kind != "html") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        for (before, _) in text.match_indices("| safe").map(|(at, _)| text.split_at(at)) {
            let expression = before.rsplit("{{").next().unwrap().trim();
            let of_words = expression.starts_with("t(key=")
                || expression.rsplit("%}").next().unwrap().trim().starts_with("t(key=");
            assert!(of_words || expression == "name", "{path}: `{expression} | safe`");
        }
    }
}

/// Sentences that stay in `src/cli/`: what `clap` prints among its own, which are English.
const OF_CLAP: [&str; 5] = [
    "The language of messages, `en` or `zh`; that of the system if left out",
    "there are no messages in `{tag}`, only in `en` and `zh`",
    "`{text}` is not a date like 2026-10-01",
    "say why",
    "write it on one line, without control signs",
];

/// The texts in quotation marks of a Rust file, without its comments, attributes and tests.
fn literals(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap();
    let kept = code.lines().filter(|line| !line.trim_start().starts_with("//") && !line.trim_start().starts_with('#'));
    let code = kept.collect::<Vec<_>>().join("\n");
    let literal = regex::Regex::new(r#""((?:[^"\\]|\\(?s:.))*)""#).unwrap();
    literal.captures_iter(&code).map(|found| found[1].to_owned()).collect()
}

#[test]
fn what_the_program_says_stands_where_it_is_translated() {
    assert_eq!(literals("a(\"x \\\"y\\\" z\", \"b\"); // \"no\"").len(), 3);
    let sentence = regex::Regex::new(r"[A-Za-z]{2,}[,;:]? [a-z]{2,}").unwrap();
    let mut seen = 0;
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("cli/")) {
        for said in literals(&text) {
            seen += 1;
            let is_known = OF_CLAP.contains(&said.as_str());
            assert!(is_known || !sentence.is_match(&said), "{path}: `{said}` belongs into src/data/messages/");
        }
    }
    assert!(seen > 200, "{seen}");
}
