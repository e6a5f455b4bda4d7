//! Diagnostics to text: messages in the reader's language, and the report of a run with excerpts and carets.

mod explain;
mod github;
mod messages;
mod requirement;

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::Annotation;
use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;
use serde_json::json;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Place;
use crate::diagnostic::Severity;
use crate::diagnostic::Span;
use crate::diagnostic::Word;
use crate::source::SourceFile;
use crate::source::SourceTree;

pub use explain::Explanation;
pub use explain::explain;
pub use explain::explanation_text;
pub use explain::general_help;
pub use explain::general_message;
pub use explain::list_of_codes;
pub use explain::padded;
pub use explain::padded_left;
pub use explain::rule_text;
pub use github::github;
pub use messages::Arg;
pub use messages::MessageLanguage;
pub use messages::Messages;
pub use requirement::Requirement;
pub use requirement::RuleWords;
pub use requirement::Sample;
pub use requirement::UNATTESTED;
pub use requirement::Verified;
pub use requirement::filled;
pub use requirement::planned;
pub use requirement::requirements;

/// Whether a report may use colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Plain,
    /// With terminal colors.
    Colored,
}

/// How many findings a report shows at most. Nobody reads more at once, and each takes time to show.
const MOST: usize = 500;

/// The findings that a report shows: errors first if there are too many for all.
fn shown<'a>(log: &'a Diagnostics, sources: &SourceTree, least: Severity) -> (Vec<&'a Diagnostic>, usize) {
    let mut list: Vec<&Diagnostic> =
        sources.in_order(log).into_iter().filter(|diagnostic| diagnostic.severity <= least).collect();
    let more = list.len().saturating_sub(MOST);
    if more > 0 {
        list.sort_by_key(|diagnostic| diagnostic.severity);
        list.truncate(MOST);
    }
    (list, more)
}

/// The report of a run as people read it in a terminal: findings as bad as `least`, and worse ones.
pub fn text(log: &Diagnostics, sources: &SourceTree, messages: &Messages, style: Style, least: Severity) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colored => Renderer::styled(),
    };
    let mut report = String::new();
    let (list, more) = shown(log, sources, least);
    for diagnostic in list {
        report.push_str(&one(diagnostic, sources, messages, &renderer));
        report.push_str("\n\n");
    }
    if more > 0 {
        report.push_str(&format!("{}\n\n", messages.more(more)));
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
    for (path, file) in files(&diagnostic.places, sources) {
        let text = file.text();
        if text.len() < file.length() {
            // It is not there any more as it was.
            continue;
        }
        let lines = lines(&diagnostic.places, file.span, &text);
        let first = text[..lines.start].matches('\n').count() + 1;
        let excerpt = without_c1(&text[lines.clone()]).into_owned();
        let mut snippet = Snippet::source(excerpt).line_start(first).path(path);
        for (at, place) in diagnostic.places.iter().enumerate() {
            let own = sources.file_at(place.span).filter(|(own, _)| place.span != Span::NONE && *own == path);
            if let Some(annotation) = own.map(|_| annotation((at, place), &labels[at], (file.span, &text, &lines))) {
                snippet = snippet.annotation(annotation);
            }
        }
        group = group.element(snippet);
    }
    let suggestion = diagnostic.suggestion.as_ref().map(|word| messages.suggestion(word));
    for help in suggestion.into_iter().chain(messages.help(diagnostic)) {
        group = group.element(Level::HELP.with_name(messages.label("help")).message(help));
    }
    if let Some(law) = messages.law(diagnostic) {
        group = group.element(Level::NOTE.with_name(messages.label("law")).message(law));
    }
    renderer.render(&[group])
}

/// An excerpt without the control signs that the renderer does not know, each replaced by a sign of as many bytes.
fn without_c1(text: &str) -> Cow<'_, str> {
    let is_c1 = |sign: char| ('\u{80}'..'\u{a0}').contains(&sign);
    if text.contains(is_c1) { Cow::Owned(text.replace(is_c1, "\u{bf}")) } else { Cow::Borrowed(text) }
}

/// The lines of a file from the first of some places to the last, so that a long file need not be read for a short
/// excerpt.
fn lines(places: &[Place], whole: Span, text: &str) -> Range<usize> {
    let inside = |place: &&Place| (whole.start..=whole.end).contains(&place.span.start);
    let offsets = || places.iter().filter(inside).map(|place| (place.span.start - whole.start) as usize);
    let (first, last) = (offsets().min().unwrap_or_default(), offsets().max().unwrap_or_default());
    let (first, last) = (text.floor_char_boundary(first), text.floor_char_boundary(last));
    let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    start..text[last..].find('\n').map_or(text.len(), |at| last + at + 1)
}

/// The files of a finding's places, each once.
fn files<'a>(places: &[Place], sources: &'a SourceTree) -> Vec<(&'a str, &'a SourceFile)> {
    let mut files: Vec<(&str, &SourceFile)> = Vec::new();
    for place in places.iter().filter(|place| place.span != Span::NONE) {
        if let Some((path, file)) = sources.file_at(place.span)
            && files.iter().all(|(known, _)| *known != path)
        {
            files.push((path, file));
        }
    }
    files
}

/// A place of a file that holds a text, of which some lines are shown.
fn annotation<'a>(
    (at, place): (usize, &Place),
    label: &'a str,
    (whole, text, lines): (Span, &str, &Range<usize>),
) -> Annotation<'a> {
    let offset = |byte: u32| (byte - whole.start) as usize;
    let start = offset(place.span.start);
    // A long place is marked on its first line only: the excerpt shows where, not everything.
    let marked = text.get(start..offset(place.span.end)).unwrap_or_default();
    let end = start + marked.find('\n').unwrap_or(marked.len());
    let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotation = kind.span(start - lines.start..end - lines.start);
    if label.is_empty() { annotation } else { annotation.label(label) }
}

/// A finding in `check --format json`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FindingView {
    /// What was found: a code, or the id of a rule of the checklist. `policysite explain` says what it means.
    pub code: &'static str,
    /// How bad it is: `error`, `warning` or `note`.
    pub severity: &'static str,
    /// What was found, in words.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The law or the rule of a store behind it.
    pub law: Option<String>,
    /// What was probably meant.
    pub suggestion: Option<String>,
    /// Where; the first place is the finding's own. None if it is about no place of a file.
    pub places: Vec<PlaceView>,
    /// The arguments of the message by name; a text, or a list of texts.
    pub args: serde_json::Map<String, Json>,
}

/// A place of a finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PlaceView {
    /// The file, from the folder of the site.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What stands there; empty for the finding itself.
    pub label: String,
}

/// The findings for programs, as many as a report shows.
pub fn findings(log: &Diagnostics, sources: &SourceTree, messages: &Messages) -> Vec<FindingView> {
    let list = shown(log, sources, Severity::Note).0.into_iter();
    list.map(|diagnostic| finding(diagnostic, sources, messages)).collect()
}

/// A finding for programs.
pub fn finding(diagnostic: &Diagnostic, sources: &SourceTree, messages: &Messages) -> FindingView {
    let places = diagnostic.places.iter().filter_map(|place| {
        let at = sources.location(place.span)?;
        let label = messages.label(place.label);
        Some(PlaceView { path: at.path.to_owned(), line: at.line, column: at.column, label })
    });
    FindingView {
        code: diagnostic.code.id,
        severity: diagnostic.severity.name(),
        message: messages.message(diagnostic),
        help: messages.help(diagnostic),
        law: messages.law(diagnostic),
        suggestion: diagnostic.suggestion.clone(),
        places: places.collect(),
        args: args(diagnostic),
    }
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
