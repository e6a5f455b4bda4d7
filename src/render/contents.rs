//! The table of contents of a text.

use serde::Serialize;

use crate::model::Clause;
use crate::model::ClauseKind;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::html::escape;
use crate::render::lag::language;

/// A line of the table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsEntry {
    /// The link to the clause.
    pub href: String,
    /// Its number; empty if it has none.
    pub number: String,
    /// Its title.
    pub title: Html,
    /// The lines below it.
    pub entries: Vec<ContentsEntry>,
}

/// The words of a title, marked if they are in another language than the page.
fn title(writer: &Writer<'_>, clause: &Clause) -> String {
    let words = escape(&crate::model::plain_text(&clause.title));
    match writer.source.filter(|_| writer.edition.translation.borrowed.contains(&clause.id)) {
        Some(source) => format!("<span{}>{words}</span>", language(source)),
        None => words,
    }
}

/// The headings of a text, two levels deep.
pub fn contents(writer: &Writer<'_>) -> Vec<ContentsEntry> {
    entries(writer, &writer.edition.prose.clauses, 2)
}

fn entries(writer: &Writer<'_>, clauses: &[Clause], depth: u8) -> Vec<ContentsEntry> {
    let headings = clauses.iter().filter(|clause| matches!(clause.kind, ClauseKind::Heading(_)));
    let entry = |clause: &Clause| ContentsEntry {
        href: writer.place.clause(&clause.id),
        number: clause.number.as_ref().map(|number| number.label.clone()).unwrap_or_default(),
        // Links can't stand inside the link to the clause.
        title: Html(title(writer, clause)),
        entries: if depth > 1 { entries(writer, &clause.clauses, depth - 1) } else { Vec::new() },
    };
    headings.map(entry).collect()
}
