//! The table of contents of a text.

use serde::Serialize;

use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::plain_text;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::html::escape;

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
        title: Html(writer.of_clause(&clause.id, escape(&plain_text(&clause.title)))),
        entries: if depth > 1 { entries(writer, &clause.clauses, depth - 1) } else { Vec::new() },
    };
    headings.map(entry).collect()
}
