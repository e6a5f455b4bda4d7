//! The amendment table (修订对照表): before, after and kind of every change, side by side.

use serde::Serialize;

use crate::diff::ClauseChange;
use crate::diff::ClauseStatus;
use crate::render::comparison::Sides;
use crate::render::comparison::inline::View;
use crate::render::comparison::names::called;
use crate::render::comparison::wording::NoteView;
use crate::render::html::Html;

/// A row of the amendment table.
#[derive(Serialize)]
pub(in crate::render) struct TableRow {
    /// What became of the clause.
    status: ClauseStatus,
    /// The clause before; `None` if it was not there.
    before: Option<Cell>,
    /// The clause after; `None` if it is gone.
    after: Option<Cell>,
    /// Whether it stands at another place.
    moved: bool,
    /// What the clause is called that its words come from or went to.
    other: Option<String>,
    /// What the author says of the change.
    note: Option<NoteView>,
}

/// One side of a row.
#[derive(Serialize)]
struct Cell {
    /// What the clause is called.
    name: String,
    /// The link to it.
    href: String,
    /// Its title.
    title: Html,
    /// Its words.
    body: Html,
}

impl Sides<'_> {
    /// The rows of the clauses whose words or place changed, in the order of the text. What a record or a term tells has
    /// a row there.
    pub(in crate::render) fn table(&self) -> Vec<TableRow> {
        let told = |change: &&ClauseChange<'_>| {
            let changed = change.status != ClauseStatus::Same || change.moved.is_some();
            changed && !self.is_told_elsewhere(change)
        };
        self.prose.clauses.iter().filter(told).map(|change| self.table_row(change)).collect()
    }

    fn table_row(&self, change: &ClauseChange<'_>) -> TableRow {
        let before = change.before.map(|clause| Cell {
            name: called(&self.old, clause),
            href: self.old.place.clause(&clause.id),
            title: self.title(change, View::Before),
            body: self.body(change, View::Before),
        });
        let after = change.after.map(|clause| Cell {
            name: called(&self.new, clause),
            href: self.new.place.clause(&clause.id),
            title: self.title(change, View::After),
            body: self.body(change, View::After),
        });
        let moved = change.moved.is_some();
        let other = change.other.as_ref().and_then(|id| self.other(change.status, id)).map(|place| place.label);
        TableRow { status: change.status, before, after, moved, other, note: self.note(change) }
    }
}
