//! Diagnostics to text: messages in the reader's language, and the report of a run with excerpts and carets.

mod explain;
mod github;
mod messages;

use annotate_snippets::Annotation;
use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;
use serde_json::Value as Json;
use serde_json::json;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Place;
use crate::diagnostic::Severity;
use crate::diagnostic::Span;
use crate::diagnostic::Word;
use crate::source::SourceTree;

pub use explain::Explanation;
pub use explain::explain;
pub use explain::explanation_text;
pub use explain::general_help;
pub use explain::general_message;
pub use explain::list_of_codes;
pub use github::github;
pub use messages::MessageLanguage;
pub use messages::Messages;

/// Whether a report may use colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Plain,
    /// With terminal colors.
    Colored,
}

/// The report of a run as people read it in a terminal: findings as bad as `least`, and worse ones.
pub fn text(log: &Diagnostics, sources: &SourceTree, messages: &Messages, style: Style, least: Severity) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colored => Renderer::styled(),
    };
    let mut report = String::new();
    for diagnostic in sources.in_order(log).into_iter().filter(|diagnostic| diagnostic.severity <= least) {
        report.push_str(&one(diagnostic, sources, messages, &renderer));
        report.push_str("\n\n");
    }
    report
}

fn one(diagnostic: &Diagnostic, sources: &SourceTree, messages: &Messages, renderer: &Renderer) -> String {
    let title = messages.message(diagnostic);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let labels: Vec<String> = diagnostic.places.iter().map(|place| messages.label(place.label)).collect();
    let level = level.with_name(messages.severity(diagnostic.severity));
    let mut group = Group::with_title(level.primary_title(title).id(diagnostic.code.id));
    for (path, text) in files(&diagnostic.places, sources) {
        let mut snippet = Snippet::source(text).path(path);
        for (at, place) in diagnostic.places.iter().enumerate() {
            if let Some(annotation) = annotation(place, at, &labels[at], path, sources) {
                snippet = snippet.annotation(annotation);
            }
        }
        group = group.element(snippet);
    }
    let suggestion = diagnostic.suggestion.as_ref().map(|word| messages.suggestion(word));
    for help in suggestion.into_iter().chain(messages.help(diagnostic)) {
        group = group.element(Level::HELP.with_name(messages.label("help")).message(help));
    }
    renderer.render(&[group])
}

/// The files of a finding's places, each once.
fn files<'a>(places: &[Place], sources: &'a SourceTree) -> Vec<(&'a str, &'a str)> {
    let mut files: Vec<(&str, &str)> = Vec::new();
    for place in places.iter().filter(|place| place.span != Span::NONE) {
        if let Some((path, file)) = sources.file_at(place.span)
            && files.iter().all(|(known, _)| *known != path)
        {
            files.push((path, &file.text));
        }
    }
    files
}

fn annotation<'a>(
    place: &Place,
    at: usize,
    label: &'a str,
    path: &str,
    sources: &SourceTree,
) -> Option<Annotation<'a>> {
    let (own, file) = sources.file_at(place.span).filter(|_| place.span != Span::NONE)?;
    if own != path {
        return None;
    }
    let offset = |byte: u32| (byte - file.span.start) as usize;
    let start = offset(place.span.start);
    // A long place is marked on its first line only: the excerpt shows where, not everything.
    let whole = file.text.get(start..offset(place.span.end)).unwrap_or_default();
    let end = start + whole.find('\n').unwrap_or(whole.len());
    let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotation = kind.span(start..end);
    Some(if label.is_empty() { annotation } else { annotation.label(label) })
}

/// The findings as JSON: one object each with code, severity, message, help, places and arguments.
pub fn json(log: &Diagnostics, sources: &SourceTree, messages: &Messages) -> Json {
    let findings = sources.in_order(log).into_iter().map(|diagnostic| {
        let places = diagnostic.places.iter().filter_map(|place| {
            let location = sources.location(place.span)?;
            let (path, line, column) = (location.path, location.line, location.column);
            Some(json!({ "path": path, "line": line, "column": column, "label": messages.label(place.label) }))
        });
        json!({
            "code": diagnostic.code.id,
            "severity": diagnostic.severity.name(),
            "message": messages.message(diagnostic),
            "help": messages.help(diagnostic),
            "suggestion": diagnostic.suggestion,
            "places": places.collect::<Vec<_>>(),
            "args": args(diagnostic),
        })
    });
    findings.collect()
}

/// The arguments by name; those that are lists as lists, words of the program in them as `list 3`.
fn args(diagnostic: &Diagnostic) -> serde_json::Map<String, Json> {
    let plain = diagnostic.args.iter().map(|(name, value)| ((*name).to_owned(), json!(value)));
    let said = |word: &Word| match word.id {
        "code" => word.value.clone(),
        id => format!("{id} {}", word.value).trim().to_owned(),
    };
    let words = diagnostic
        .words
        .iter()
        .map(|(name, words)| ((*name).to_owned(), words.iter().map(|word| json!(said(word))).collect()));
    plain.chain(words).collect()
}
