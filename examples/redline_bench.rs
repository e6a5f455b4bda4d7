//! Compares pairs of texts, one clause a line, and writes what was found for a scorer:
//!
//! `cargo run --release --example redline_bench -- PAIRS.tsv OUT.jsonl [--keyed]`
//!
//! A line of PAIRS is `id <tab> old <tab> new`, two `.txt` files with a `.kind` file beside each that has one letter a
//! line. With `--keyed` the first cell of a row is its name. A line of OUT is
//! `{"id": …, "ms": …, "ops": [[tag, old byte, new byte, bytes], …], "moves": [[old clause, new clause], …]}`.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program for measuring")]

use std::fs;
use std::path::Path;
use std::time::Instant;

use policysite::diff::text::Comparison;
use policysite::diff::text::EditKind;
use policysite::diff::text::Pair;
use policysite::diff::text::Passage;
use policysite::diff::text::PassageKind;
use policysite::diff::text::compare;
use serde_json::Value as Json;
use serde_json::json;

/// A text on disk.
struct Text {
    lines: Vec<String>,
    kinds: Vec<String>,
    /// Where each line starts, in bytes.
    starts: Vec<usize>,
}

impl Text {
    fn read(path: &str) -> std::io::Result<Self> {
        let text = fs::read_to_string(path)?;
        let kinds = fs::read_to_string(Path::new(path).with_extension("kind"))?;
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let starts = lines.iter().scan(0, |next, line| {
            let start = *next;
            *next += line.len() + 1;
            Some(start)
        });
        Ok(Self { starts: starts.collect(), kinds: kinds.split('\n').map(str::to_owned).collect(), lines })
    }

    fn passages(&self, keyed: bool) -> Vec<Passage> {
        let passage = |(line, kind): (&String, &String)| {
            let label = label(line, kind);
            let text = line[label..].to_owned();
            let head = if kind == "tr" { text.find(" | ").unwrap_or(text.len()) } else { 0 };
            let name = (keyed && head > 0).then(|| text[..head].to_owned());
            let kind = match kind.as_str() {
                "h" => PassageKind::Title,
                "tr" => PassageKind::Row,
                _ => PassageKind::Words,
            };
            Passage { text, kind, name, head, ..Passage::default() }
        };
        self.lines.iter().zip(&self.kinds).map(passage).collect()
    }

    /// How long the typed number of a line is.
    fn label(&self, line: usize) -> usize {
        label(&self.lines[line], &self.kinds[line])
    }
}

/// How long the typed number of a heading is, with the blank after it: it is not part of its words.
fn label(line: &str, kind: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if kind == "h" && digits > 0 && line[digits..].starts_with(". ") { digits + 2 } else { 0 }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let keyed = arguments.iter().any(|argument| argument == "--keyed");
    let [pairs, out, ..] = &arguments[..] else {
        return Err("usage: redline_bench PAIRS.tsv OUT.jsonl [--keyed]".into());
    };
    let mut lines = String::new();
    for line in fs::read_to_string(pairs)?.lines() {
        let [id, old, new] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        let texts = [Text::read(old)?, Text::read(new)?];
        let start = Instant::now();
        let passages = [texts[0].passages(keyed), texts[1].passages(keyed)];
        let comparison = compare(&passages[0], &passages[1]);
        let ms = start.elapsed().as_secs_f64() * 1e3;
        let (ops, moves) = spelled(&comparison, &texts);
        lines.push_str(&format!("{}\n", json!({ "id": id, "ms": ms, "ops": ops, "moves": moves })));
    }
    fs::write(out, lines)?;
    Ok(())
}

/// The comparison as the scorer reads it.
fn spelled(comparison: &Comparison, texts: &[Text; 2]) -> (Vec<Json>, Vec<Json>) {
    let (mut ops, mut moves) = (Vec::new(), Vec::new());
    for pair in &comparison.pairs {
        ops.push(json!([if pair.moved.is_some() { 8 } else { 9 }, 0, 0, 0]));
        if pair.moved.is_some() {
            moves.push(json!([pair.before.start, pair.after.start]));
        }
        spell(pair, texts, &mut ops);
    }
    (ops, moves)
}

/// A place in a text: where a byte of the joined passages stands in the file.
fn place(text: &Text, range: &std::ops::Range<usize>, mut at: usize) -> usize {
    for line in range.clone() {
        let length = text.lines[line].len() - text.label(line);
        if at <= length {
            return text.starts[line] + text.label(line) + at;
        }
        at -= length + 1;
    }
    range.end
}

fn spell(pair: &Pair, texts: &[Text; 2], ops: &mut Vec<Json>) {
    let joined = |side: usize, range: &std::ops::Range<usize>| {
        let lines = range.clone().map(|line| &texts[side].lines[line][texts[side].label(line)..]);
        lines.collect::<Vec<_>>().join("\n")
    };
    let words = [joined(0, &pair.before), joined(1, &pair.after)];
    labels(pair, texts, ops);
    for edit in &pair.edits {
        let (old, new) =
            (place(&texts[0], &pair.before, edit.before.start), place(&texts[1], &pair.after, edit.after.start));
        let (gone, come) = (&words[0][edit.before.clone()], &words[1][edit.after.clone()]);
        match edit.kind {
            EditKind::Kept => kept([gone, come], old, new, ops),
            EditKind::Changed | EditKind::Derived => changed([gone, come], old, new, ops),
        }
    }
}

/// Numbers are outside the words; the scorer wants every byte.
fn labels(pair: &Pair, texts: &[Text; 2], ops: &mut Vec<Json>) {
    let all = |side: usize, range: &std::ops::Range<usize>| -> Vec<(usize, String)> {
        let text = &texts[side];
        let label = |line: usize| (text.starts[line], text.lines[line][..text.label(line)].to_owned());
        range.clone().map(label).filter(|(_, label)| !label.is_empty()).collect()
    };
    let (old, new) = (all(0, &pair.before), all(1, &pair.after));
    if let ([(old, one)], [(new, other)]) = (&old[..], &new[..])
        && one == other
    {
        ops.push(json!([0, old, new, one.len()]));
        return;
    }
    ops.extend(old.iter().map(|(at, label)| json!([-1, at, -1, label.len()])));
    ops.extend(new.iter().map(|(at, label)| json!([1, -1, at, label.len()])));
}

fn changed([gone, come]: [&str; 2], old: usize, new: usize, ops: &mut Vec<Json>) {
    if !gone.is_empty() {
        ops.push(json!([-1, old, -1, gone.len()]));
    }
    if !come.is_empty() {
        ops.push(json!([1, -1, new, come.len()]));
    }
}

/// Kept words; white space may differ, which the scorer wants apart.
fn kept([before, after]: [&str; 2], mut old: usize, mut new: usize, ops: &mut Vec<Json>) {
    if before == after {
        ops.push(json!([0, old, new, before.len()]));
        return;
    }
    let (mut before, mut after) = (before, after);
    while !before.is_empty() || !after.is_empty() {
        let same = before.char_indices().zip(after.chars()).find(|((_, one), other)| one != other);
        let same = same.map_or(before.len().min(after.len()), |((at, _), _)| at);
        if same > 0 {
            ops.push(json!([0, old, new, same]));
        }
        (before, after) = (&before[same..], &after[same..]);
        let blank = |text: &str| text.len() - text.trim_start().len();
        let (gone, come) = (blank(before), blank(after));
        changed([&before[..gone], &after[..come]], old + same, new + same, ops);
        (before, after) = (&before[gone..], &after[come..]);
        (old, new) = (old + same + gone, new + same + come);
        if same + gone + come == 0 {
            changed([before, after], old, new, ops);
            return;
        }
    }
}
