//! What was found, for the browser: words in the reader's language and the lines around each place, as texts that nobody
//! takes for HTML.

use serde_json::Value as Json;
use serde_json::json;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Place;
use crate::diagnostic::Severity;
use crate::report::MessageLanguage;
use crate::report::Messages;
use crate::report::explain;
use crate::source::SourceTree;

/// How many characters of a long line are shown before and after what is marked.
const AROUND: usize = 120;

/// The errors and warnings in the order of their places, errors first.
pub(super) fn list(log: &Diagnostics, sources: &SourceTree, language: MessageLanguage) -> Json {
    let messages = Messages::new(language);
    let mut findings = sources.in_order(log);
    findings.retain(|finding| finding.severity != Severity::Note);
    findings.sort_by_key(|finding| finding.severity);
    findings.into_iter().map(|finding| one(finding, sources, &messages, language)).collect()
}

fn one(finding: &Diagnostic, sources: &SourceTree, messages: &Messages, language: MessageLanguage) -> Json {
    let explanation = explain(finding.code.id, language);
    let explained = explanation.as_ref();
    json!({
        "code": finding.code.id,
        "severity": finding.severity.name(),
        "message": messages.message(finding),
        "help": messages.help(finding),
        "suggestion": finding.suggestion.as_ref().map(|word| messages.suggestion(word)),
        "places": finding.places.iter().filter_map(|at| place(at, sources, messages)).collect::<Vec<Json>>(),
        "what": explained.map(|explanation| &explanation.what),
        "why": explained.map(|explanation| &explanation.why),
        "law": explained.and_then(|explanation| explanation.law.as_ref()),
        "example": explained.and_then(|explanation| explanation.example.as_ref()),
    })
}

/// A place with its line, cut into what stands before the marked stretch, the stretch and what follows, and with the
/// lines before and after.
fn place(place: &Place, sources: &SourceTree, messages: &Messages) -> Option<Json> {
    let location = sources.location(place.span)?;
    let (path, file) = sources.file_at(place.span)?;
    let text = file.text();
    let at = |byte: u32| (byte.saturating_sub(file.span.start) as usize).min(text.len());
    let start = at(place.span.start);
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(line_start..)?.lines().next().unwrap_or_default();
    let end = at(place.span.end).clamp(start, line_start + line.len());
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let neighbour = |number: Option<usize>| {
        let number = number.filter(|number| *number > 0)?;
        let line = text.lines().nth(number - 1)?;
        Some(json!({ "line": number, "text": head(line) }))
    };
    Some(json!({
        "path": path,
        "line": location.line,
        "column": location.column,
        "label": messages.label(place.label),
        "before": tail(part(line_start, start)),
        "marked": head(part(start, end)),
        "after": head(part(end, line_start + line.len())),
        "above": neighbour(location.line.checked_sub(1)),
        "below": neighbour(location.line.checked_add(1)),
    }))
}

/// The beginning of a text.
fn head(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The end of a text.
fn tail(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND) {
        Some((start, sign)) => format!("…{}", &text[start + sign.len_utf8()..]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::diagnostic::UNKNOWN_KEY;
    use crate::diagnostic::UNREADABLE;

    #[test]
    fn a_place_is_cut_by_characters_with_its_neighbours() {
        let sources = SourceTree::from_texts([("content/p/1/p.toml", "一 = 1\n名称 = \"二\"\n<img> = 3\n")]);
        let span = sources.file("content/p/1/p.toml").unwrap().span;
        let mut log = Diagnostics::default();
        log.push(Diagnostic::new(UNREADABLE, Span::NONE).arg("path", "x").arg("error", "y"));
        log.push(Diagnostic::new(UNKNOWN_KEY, span.part(8, 14)).arg("key", "名称"));
        let found = list(&log, &sources, MessageLanguage::English);
        assert_eq!(found[0]["places"], json!([]));
        let place = &found[1]["places"][0];
        assert_eq!((&place["line"], &place["column"]), (&json!(2), &json!(1)));
        assert_eq!(place["marked"], "名称");
        assert_eq!(place["after"], " = \"二\"");
        assert_eq!(place["above"]["text"], "一 = 1");
        assert_eq!(place["below"]["text"], "<img> = 3");
    }

    #[test]
    fn problems_stand_in_the_order_of_files_whichever_was_written_last() {
        let sources = SourceTree::from_texts([("content/p/1/a.toml", "a = 1\n"), ("content/p/1/b.toml", "b = 1\n")]);
        let sources = sources.with([("content/p/1/a.toml".to_owned(), b"c = 1\n".to_vec())]);
        let mut log = Diagnostics::default();
        for path in ["content/p/1/b.toml", "content/p/1/a.toml"] {
            let span = sources.file(path).unwrap().span;
            log.push(Diagnostic::new(UNKNOWN_KEY, span.part(0, 1)).arg("key", "x"));
        }
        let found = list(&log, &sources, MessageLanguage::English);
        let paths: Vec<&Json> = found.as_array().unwrap().iter().map(|one| &one["places"][0]["path"]).collect();
        assert_eq!(paths, ["content/p/1/a.toml", "content/p/1/b.toml"]);
    }

    #[test]
    fn long_lines_are_cut() {
        let long = "长".repeat(300);
        assert_eq!(head(&long).chars().count(), AROUND + 1);
        assert_eq!(tail(&long).chars().count(), AROUND + 1);
        assert_eq!(tail("short"), "short");
    }
}
