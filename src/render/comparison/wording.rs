//! The text after, clause by clause, with what was removed where it stood; stretches without change are folded.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::diff::ClauseChange;
use crate::diff::ClauseStatus;
use crate::diff::Passed;
use crate::diff::text::EditKind;
use crate::model::ChangeKind;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::plain_text;
use crate::render::comparison::Sides;
use crate::render::comparison::inline::View;
use crate::render::comparison::names::called;
use crate::render::comparison::names::contexts;
use crate::render::comparison::names::label;
use crate::render::comparison::names::title_or_words;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::html::escape;

/// What changed in the words.
#[derive(Serialize)]
pub(in crate::render) struct Wording {
    /// Terms that gave way to others all over the text.
    terms: Vec<TermView>,
    /// The whole text.
    pub entries: Vec<Entry>,
    /// Clauses whose number alone changed.
    renumbered: Vec<Renumbered>,
    /// What changed besides words: links, emphasis.
    pub markup: Vec<MarkupView>,
    /// How many clauses there are of each sort.
    pub counts: Counts,
}

impl Wording {
    /// Leaves of the clauses without change only how many there are.
    pub(in crate::render) fn drop_unchanged(&mut self) {
        for entry in &mut self.entries {
            if let Entry::Same { clauses, .. } = entry {
                clauses.clear();
            }
        }
    }
}

/// A term that gave way to another.
#[derive(Serialize)]
struct TermView {
    before: String,
    after: String,
    count: usize,
    places: Vec<PlaceView>,
}

/// A clause to go to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::render) struct PlaceView {
    /// What it is called: `clause 1.6`.
    pub label: String,
    /// The link.
    pub href: String,
}

/// A part of the text.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(in crate::render) enum Entry {
    /// A clause that changed.
    Clause(Box<ClauseView>),
    /// Clauses without change.
    Same {
        /// How many are the same.
        count: usize,
        /// How many others there are among them: what changed in these is told by a record or a term.
        told: usize,
        /// What the first and the last are called; one, if there is only one.
        span: Vec<String>,
        /// Their words.
        clauses: Vec<ClauseView>,
    },
    /// The place that a clause left.
    Left {
        /// The id on the page.
        id: String,
        /// What it was called, and where it went on this page.
        place: PlaceView,
        /// What it is called now, if that is something else.
        now: Option<String>,
        /// How many other clauses went with it.
        others: usize,
        /// What stood there: all that moved together.
        clauses: Vec<LeftView>,
    },
}

/// A clause where it stood before it moved.
#[derive(Serialize)]
pub(in crate::render) struct LeftView {
    title: Html,
    body: Html,
}

/// A clause with its changes.
#[derive(Serialize)]
pub(in crate::render) struct ClauseView {
    /// The id on the page.
    pub id: String,
    /// What became of it.
    pub status: ClauseStatus,
    /// What it stands under: the numbers and titles of the headings above it, the outermost first.
    context: Vec<Html>,
    /// The number before.
    pub before: Option<String>,
    /// The number after.
    pub after: Option<String>,
    /// What it is called if it has no number and no title: the preamble, a list item.
    name: String,
    /// Its title without the changes in it; empty if it has none.
    pub heading: Html,
    /// Its title with the changes in it.
    pub title: Html,
    /// Its words with the changes in them.
    body: Html,
    /// The link to it in the text after; in the text before, if it is gone.
    href: String,
    /// Where it stood on this page, and what it was called there, if it moved.
    moved: Option<PlaceView>,
    /// How many clauses moved with it.
    others: usize,
    /// The clause that its words come from or went to.
    other: Option<PlaceView>,
    /// Clauses that some of its passages came from or went to.
    passed: Vec<PassedView>,
    /// What changed besides words.
    markup: Vec<String>,
    /// What the author says of the change.
    pub note: Option<NoteView>,
    /// The link to the next change on the page.
    next: Option<String>,
}

/// Words that came from another clause or went to one.
#[derive(Serialize)]
struct PassedView {
    /// Whether they came from it.
    came: bool,
    place: PlaceView,
}

/// What the author says of a change.
#[derive(Clone, Serialize)]
pub(in crate::render) struct NoteView {
    /// The kind of change.
    pub kind: ChangeKind,
    /// Why.
    pub reason: Html,
}

/// A clause whose number alone changed.
#[derive(Serialize)]
struct Renumbered {
    before: Option<String>,
    after: Option<String>,
    place: PlaceView,
}

/// What changed in a clause besides words.
#[derive(Serialize)]
pub(in crate::render) struct MarkupView {
    place: PlaceView,
    changes: Vec<String>,
}

/// How many clauses there are of each sort.
#[derive(Clone, Copy, Default, Serialize)]
pub(in crate::render) struct Counts {
    pub changed: usize,
    pub added: usize,
    pub removed: usize,
    pub moved: usize,
    pub renumbered: usize,
    pub terms: usize,
    pub same: usize,
}

impl Sides<'_> {
    /// What changed in the words.
    pub(in crate::render) fn wording(&self) -> Wording {
        let clauses = &self.prose.clauses;
        let shown: Vec<bool> = clauses.iter().map(|change| self.is_shown(change)).collect();
        let contexts = [contexts(&self.old), contexts(&self.new)];
        let view = |at: usize| self.clause(at, &contexts);
        let left = self.left();
        let mut entries = Vec::new();
        let mut same: Vec<usize> = Vec::new();
        for (at, shown) in shown.iter().enumerate() {
            if *shown {
                self.close(&mut same, &view, &mut entries);
                entries.push(Entry::Clause(Box::new(view(at))));
            } else {
                same.push(at);
            }
            for mover in left.get(&Some(at)).into_iter().flatten() {
                self.close(&mut same, &view, &mut entries);
                entries.push(self.left_by(*mover));
            }
        }
        self.close(&mut same, &view, &mut entries);
        let first = left.get(&None).into_iter().flatten().map(|mover| self.left_by(*mover));
        entries.splice(0..0, first);
        link_changes(&mut entries);
        Wording {
            terms: self.terms(),
            entries,
            renumbered: self.renumbered(),
            markup: self.all_markup(),
            counts: self.counts(),
        }
    }

    /// Puts clauses without change into one entry.
    fn close(&self, same: &mut Vec<usize>, view: &dyn Fn(usize) -> ClauseView, entries: &mut Vec<Entry>) {
        let (Some(first), Some(last)) = (same.first(), same.last()) else { return };
        let name = |at: usize| {
            let (writer, clause) = self.newest(&self.prose.clauses[at]);
            clause.map(|clause| called(writer, clause)).unwrap_or_default()
        };
        let span = if first == last { vec![name(*first)] } else { vec![name(*first), name(*last)] };
        let clauses: Vec<ClauseView> = same.drain(..).map(view).collect();
        let told = clauses.iter().filter(|clause| clause.status != ClauseStatus::Same).count();
        entries.push(Entry::Same { count: clauses.len() - told, told, span, clauses });
    }

    /// Whether a clause is shown open: its own words changed, or it leads what moved.
    fn is_shown(&self, change: &ClauseChange<'_>) -> bool {
        let reworded = change.status != ClauseStatus::Same && !self.is_told_elsewhere(change);
        reworded || self.leads_move(change)
    }

    /// Whether all that happened to a clause's words is told by a record or by a term.
    pub(super) fn is_told_elsewhere(&self, change: &ClauseChange<'_>) -> bool {
        change.is_told_by(self.records) || change.status == ClauseStatus::Changed && self.is_told_by_terms(change)
    }

    fn is_told_by_terms(&self, change: &ClauseChange<'_>) -> bool {
        let of_terms: BTreeSet<(usize, usize)> = self.prose.terms.iter().flat_map(|term| term.edits.clone()).collect();
        change.passages.iter().all(|passage| {
            let pair = &self.prose.comparison.pairs[passage.pair];
            let stays = passage.passage == Passed::Stays && pair.before.len() == 1 && pair.after.len() == 1;
            let mut edits = pair.edits.iter().enumerate();
            stays && edits.all(|(nth, edit)| edit.kind != EditKind::Changed || of_terms.contains(&(passage.pair, nth)))
        })
    }

    /// Whether a clause is the first of those that moved together.
    fn leads_move(&self, change: &ClauseChange<'_>) -> bool {
        let first = self.prose.clauses.iter().find(|other| other.moved == change.moved);
        change.moved.is_some() && first.is_some_and(|first| std::ptr::eq(first, change))
    }

    fn moved_with(&self, change: &ClauseChange<'_>) -> usize {
        let together = self.prose.clauses.iter().filter(|other| change.moved.is_some() && other.moved == change.moved);
        together.count().saturating_sub(1)
    }

    /// The clauses that lead a move, by the entry after which the first of them stood; `None` for the beginning.
    fn left(&self) -> BTreeMap<Option<usize>, Vec<usize>> {
        let mut left: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, change) in self.prose.clauses.iter().enumerate() {
            places.extend(change.before.map(|clause| (clause.id.as_str(), at)));
        }
        let mut preceding = None;
        for clause in &self.prose.before.clauses {
            let Some(at) = places.get(clause.id.as_str()).copied() else { continue };
            if self.prose.clauses[at].moved.is_none() {
                preceding = Some(at);
            } else if self.leads_move(&self.prose.clauses[at]) {
                left.entry(preceding).or_default().push(at);
            }
        }
        left
    }

    fn left_by(&self, at: usize) -> Entry {
        let change = &self.prose.clauses[at];
        let name = |writer: &Writer<'_>, clause: Option<&Clause>| {
            clause.map(|clause| called(writer, clause)).unwrap_or_default()
        };
        let (was, now) = (name(&self.old, change.before), name(&self.new, change.after));
        let together = self.prose.clauses.iter().filter(|other| other.moved == change.moved);
        let left = |change: &ClauseChange<'_>| LeftView {
            title: self.title(change, View::Before),
            body: self.body(change, View::Before),
        };
        Entry::Left {
            id: format!("Left-{}", change.id),
            now: Some(now).filter(|now| *now != was),
            place: PlaceView { label: was, href: format!("#{}", page_id(change)) },
            others: self.moved_with(change),
            clauses: together.map(left).collect(),
        }
    }

    /// The clause after, or before if it is gone, with its writer.
    fn newest<'c>(&self, change: &ClauseChange<'c>) -> (&Writer<'_>, Option<&'c Clause>) {
        if change.after.is_some() { (&self.new, change.after) } else { (&self.old, change.before) }
    }

    fn clause(&self, at: usize, contexts: &[BTreeMap<&str, Vec<Html>>; 2]) -> ClauseView {
        let change = &self.prose.clauses[at];
        let (writer, clause) = self.newest(change);
        let side = usize::from(change.after.is_some());
        let context = clause.and_then(|clause| contexts[side].get(clause.id.as_str())).cloned().unwrap_or_default();
        let leads = self.leads_move(change);
        let is_bare = clause.is_some_and(|clause| clause.kind == ClauseKind::Item && clause.number.is_none());
        ClauseView {
            id: page_id(change),
            status: change.status,
            context,
            before: change.before.and_then(label),
            after: change.after.and_then(label),
            name: match clause {
                Some(_) if is_bare => writer.language.locale.word("clause-item"),
                clause => clause.map(|clause| called(writer, clause)).unwrap_or_default(),
            },
            heading: clause.filter(|clause| !clause.title.is_empty()).map_or_else(Html::default, |clause| {
                Html(writer.of_clause(&clause.id, escape(&plain_text(&clause.title))))
            }),
            title: self.title(change, View::Both),
            body: self.body(change, View::Both),
            href: clause.map(|clause| writer.place.clause(&clause.id)).unwrap_or_default(),
            moved: change
                .before
                .filter(|_| leads)
                .map(|clause| PlaceView { label: called(&self.old, clause), href: format!("#Left-{}", change.id) }),
            others: if leads { self.moved_with(change) } else { 0 },
            other: change.other.as_ref().and_then(|id| self.other(change.status, id)),
            passed: self.passed(change),
            markup: change.markup().map(|change| self.markup(change)).collect(),
            note: self.note(change),
            next: None,
        }
    }

    /// What the author says of a change.
    pub(super) fn note(&self, change: &ClauseChange<'_>) -> Option<NoteView> {
        let note = self.notes.get(&change.id).filter(|_| change.status != ClauseStatus::Same)?;
        Some(NoteView { kind: note.kind, reason: Html(self.new.words(note.reason.as_str())) })
    }

    /// The clause that words were split off from or merged into, on this page.
    pub(super) fn other(&self, status: ClauseStatus, id: &str) -> Option<PlaceView> {
        let is_wanted = |change: &&ClauseChange<'_>| match status {
            ClauseStatus::Merged => change.after.is_some_and(|clause| clause.id == id),
            _ => {
                change.after.or(change.before).is_some_and(|clause| clause.id == id)
                    || change.before.is_some_and(|clause| clause.id == id)
            }
        };
        self.prose.clauses.iter().find(is_wanted).map(|change| self.place(change))
    }

    /// A clause on this page; one that is folded, which old browsers would not unfold, in its own text.
    fn place(&self, change: &ClauseChange<'_>) -> PlaceView {
        let (writer, clause) = self.newest(change);
        let here = format!("#{}", page_id(change));
        PlaceView {
            label: clause.map(|clause| called(writer, clause)).unwrap_or_default(),
            href: match clause {
                Some(clause) if !self.is_shown(change) => writer.place.clause(&clause.id),
                _ => here,
            },
        }
    }

    fn passed(&self, change: &ClauseChange<'_>) -> Vec<PassedView> {
        let mut all: Vec<PassedView> = Vec::new();
        if matches!(change.status, ClauseStatus::Split | ClauseStatus::Merged) {
            return all;
        }
        for passage in &change.passages {
            let (came, found) = match &passage.passage {
                Passed::Stays => continue,
                Passed::From(id) => {
                    (true, self.prose.clauses.iter().find(|other| other.before.is_some_and(|clause| clause.id == *id)))
                }
                Passed::To(id) => {
                    (false, self.prose.clauses.iter().find(|other| other.after.is_some_and(|clause| clause.id == *id)))
                }
            };
            let Some(place) = found.map(|other| self.place(other)) else { continue };
            if all.iter().all(|known| known.place != place || known.came != came) {
                all.push(PassedView { came, place });
            }
        }
        all
    }

    fn terms(&self) -> Vec<TermView> {
        let mut shown_by: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, change) in self.prose.clauses.iter().enumerate() {
            let own = change.passages.iter().filter(|passage| !matches!(passage.passage, Passed::To(_)));
            shown_by.extend(own.map(|passage| (passage.pair, at)));
        }
        let view = |term: &crate::diff::TermChange| {
            let clauses: BTreeSet<usize> =
                term.edits.iter().filter_map(|(pair, _)| shown_by.get(pair).copied()).collect();
            TermView {
                before: term.before.clone(),
                after: term.after.clone(),
                count: term.edits.len(),
                places: clauses.into_iter().map(|at| self.place(&self.prose.clauses[at])).collect(),
            }
        };
        self.prose.terms.iter().map(view).collect()
    }

    fn renumbered(&self) -> Vec<Renumbered> {
        let only = self.prose.clauses.iter().filter(|change| change.is_only_renumbered());
        let view = |change: &ClauseChange<'_>| Renumbered {
            before: change.before.and_then(label),
            after: change.after.and_then(label),
            place: PlaceView {
                label: change.after.map(title_or_words).unwrap_or_default(),
                href: change.after.map(|clause| self.new.place.clause(&clause.id)).unwrap_or_default(),
            },
        };
        only.map(view).collect()
    }

    fn all_markup(&self) -> Vec<MarkupView> {
        let view = |change: &ClauseChange<'_>| {
            let changes: Vec<String> = change.markup().map(|change| self.markup(change)).collect();
            (!changes.is_empty()).then(|| MarkupView { place: self.place(change), changes })
        };
        self.prose.clauses.iter().filter_map(view).collect()
    }

    fn counts(&self) -> Counts {
        let mut counts = Counts { terms: self.prose.terms.len(), ..Counts::default() };
        for change in &self.prose.clauses {
            let told = self.is_told_elsewhere(change);
            counts.moved += usize::from(self.leads_move(change));
            counts.renumbered += usize::from(change.is_only_renumbered());
            match change.status {
                _ if told => {}
                ClauseStatus::Changed => counts.changed += 1,
                ClauseStatus::Added | ClauseStatus::Split => counts.added += 1,
                ClauseStatus::Removed | ClauseStatus::Merged => counts.removed += 1,
                ClauseStatus::Same => counts.same += 1,
            }
        }
        counts
    }
}

/// The id of a clause on the page. Ids of clauses have no capitals, so it can't be one.
fn page_id(change: &ClauseChange<'_>) -> String {
    if change.after.is_some() { format!("Clause-{}", change.id) } else { format!("Gone-{}", change.id) }
}

/// Links every change with the next.
fn link_changes(entries: &mut [Entry]) {
    let mut next = None;
    for entry in entries.iter_mut().rev() {
        match entry {
            Entry::Clause(view) => {
                view.next = next.replace(format!("#{}", view.id));
            }
            Entry::Left { id, .. } => next = Some(format!("#{id}")),
            Entry::Same { .. } => {}
        }
    }
}
