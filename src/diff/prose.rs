//! The redline of two texts of clauses: which clause became which, and what happened to its words.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::Span;
use crate::diff::Class;
use crate::diff::RecordChange;
use crate::diff::flat::Context;
use crate::diff::markup::MarkupChange;
use crate::diff::markup::markup;
use crate::diff::passages::Side;
use crate::diff::terms::TermChange;
use crate::diff::terms::terms;
use crate::diff::text::Comparison;
use crate::diff::text::EditKind;
use crate::diff::text::Pair;
use crate::diff::text::compare;
use crate::model::Block;
use crate::model::ChangeNote;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::FactValue;
use crate::model::Inline;
use crate::model::Paragraph;
use crate::model::Prose;
use crate::model::RecordRef;
use crate::model::Regime;

/// The comparison of two texts.
#[derive(Clone, Debug, PartialEq)]
pub struct ProseRedline<'a> {
    /// Every clause of both texts, in the order of the text after; one that is gone after what preceded it before.
    pub clauses: Vec<ClauseChange<'a>>,
    /// Terms that gave way to others all over the text.
    pub terms: Vec<TermChange>,
    /// What happened to the passages of both texts, and to their words.
    pub comparison: Comparison,
    /// The text before.
    pub before: Side<'a>,
    /// The text after.
    pub after: Side<'a>,
}

/// A clause on one side or on both.
#[derive(Clone, Debug, PartialEq)]
pub struct ClauseChange<'a> {
    /// Its id after, or before if it is gone.
    pub id: String,
    /// What became of its own words.
    pub status: ClauseStatus,
    /// The move it is part of, if it stands at another place; clauses that moved together have the same number.
    pub moved: Option<usize>,
    /// Whether it has another number, or one where it had none.
    pub renumbered: bool,
    /// Whether its id was declared to be new (`was=`).
    pub renamed: bool,
    /// The clause before.
    pub before: Option<&'a Clause>,
    /// The clause after.
    pub after: Option<&'a Clause>,
    /// The clause that its words come from, or went to, if it was split off or merged.
    pub other: Option<String>,
    /// Its passages, without those of its items and the headings below it.
    pub passages: Vec<PassageChange>,
    /// The facts that it shows and that changed, by path.
    pub facts: BTreeSet<String>,
}

/// What became of a clause's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseStatus {
    /// They are the same.
    Same,
    /// They are others.
    Changed,
    /// They were not there before.
    Added,
    /// They are no longer there.
    Removed,
    /// It is new and its words stood in another clause.
    Split,
    /// It is gone and its words stand in another clause.
    Merged,
}

impl ClauseStatus {
    /// Its word in data and in the ids of interface words.
    pub fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Split => "split",
            Self::Merged => "merged",
        }
    }
}

/// A passage of a clause.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageChange {
    /// Its place in [`Comparison::pairs`].
    pub pair: usize,
    /// The clause that it came from or went to, if that is not its own.
    pub passage: Passed,
    /// What changed in it besides words.
    pub markup: Vec<MarkupChange>,
}

/// Whether a passage stayed in its clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passed {
    /// It did.
    Stays,
    /// It came from this clause.
    From(String),
    /// It went to this clause, where its words are shown.
    To(String),
}

/// Compares two texts.
pub fn prose_redline<'a>(before: &'a Prose, after: &'a Prose) -> ProseRedline<'a> {
    let changed = changed_facts(before, after);
    let contexts =
        [Context::new(before, BTreeMap::new(), changed.clone()), Context::new(after, former(before, after), changed)];
    let [old, new] = contexts;
    let sides = [Side::new(before, old), Side::new(after, new)];
    let comparison = compare(&sides[0].passages, &sides[1].passages);
    ProseRedline::seen(comparison, sides)
}

impl<'a> ProseRedline<'a> {
    /// What a comparison of passages means for clauses and terms.
    fn seen(comparison: Comparison, sides: [Side<'a>; 2]) -> Self {
        let mut projection = Projection::new(&sides, &comparison);
        projection.project();
        let clauses = projection.clauses;
        let terms = terms(&comparison, &sides);
        let [before, after] = sides;
        Self { clauses, terms, comparison, before, after }
    }

    /// The redline the other way round: the same comparison, seen from the other side.
    #[must_use]
    pub fn inverted(&self) -> Self {
        Self::seen(self.comparison.inverted(), [self.after.clone(), self.before.clone()])
    }
}

/// Running text as a text of its own.
pub fn as_prose(inlines: &[Inline]) -> Prose {
    let paragraph = Paragraph { id: None, was: None, only: None, inlines: inlines.to_vec(), span: Span::NONE };
    let clause = Clause {
        id: String::new(),
        explicit: false,
        was: None,
        only: None,
        kind: ClauseKind::Preamble,
        number: None,
        title: Vec::new(),
        blocks: vec![Block::Paragraph(paragraph)],
        clauses: Vec::new(),
        record: None,
        span: Span::NONE,
    };
    Prose { clauses: vec![clause], footnotes: Vec::new() }
}

/// The facts that both texts show, with other values.
fn changed_facts(before: &Prose, after: &Prose) -> BTreeSet<String> {
    let facts = |prose: &Prose| {
        let mut facts: BTreeMap<String, FactValue> = BTreeMap::new();
        prose.walk(&mut |inline| {
            if let Inline::Fact { path, value } = inline {
                facts.insert(path.clone(), value.clone());
            }
        });
        facts
    };
    let (before, after) = (facts(before), facts(after));
    let changed = after.into_iter().filter(|(path, value)| {
        // A style is no value: a date may be written in two ways.
        before.get(path).is_some_and(|known| known.to_string() != value.to_string())
    });
    changed.map(|(path, _)| path).collect()
}

/// The names before of the clauses and paragraphs that were renamed, unless something else still has that name.
fn former(before: &Prose, after: &Prose) -> BTreeMap<String, String> {
    let known: BTreeSet<&str> = before.anchors().into_iter().map(|anchor| anchor.id).collect();
    let anchors = after.anchors();
    let kept: BTreeSet<&str> = anchors.iter().filter(|anchor| anchor.explicit).map(|anchor| anchor.id).collect();
    let renamed = anchors.iter().filter_map(|anchor| Some((anchor.id, anchor.was?)));
    let renamed = renamed.filter(|(id, was)| known.contains(was) && !kept.contains(was) && !known.contains(id));
    renamed.map(|(id, was)| (id.to_owned(), was.to_owned())).collect()
}

/// Sees what happened to clauses in what happened to passages.
struct Projection<'a, 'c> {
    sides: &'c [Side<'a>; 2],
    comparison: &'c Comparison,
    clauses: Vec<ClauseChange<'a>>,
    /// For each clause of each side, its place in `clauses`.
    places: [Vec<usize>; 2],
}

impl<'a, 'c> Projection<'a, 'c> {
    fn new(sides: &'c [Side<'a>; 2], comparison: &'c Comparison) -> Self {
        let places = sides.each_ref().map(|side| vec![usize::MAX; side.clauses.len()]);
        Self { sides, comparison, clauses: Vec::new(), places }
    }

    fn project(&mut self) {
        for pair in &self.comparison.pairs {
            self.pair_clauses(pair);
        }
        for (at, pair) in self.comparison.pairs.iter().enumerate() {
            self.hand_out(at, pair);
        }
    }

    /// The clauses that a pair leads on one side.
    fn led(&self, side: usize, range: &Range<usize>) -> Vec<usize> {
        let origins = &self.sides[side].origins[range.clone()];
        origins.iter().filter(|origin| origin.leads).map(|origin| origin.clause).collect()
    }

    /// The leading passages say which clause is which.
    fn pair_clauses(&mut self, pair: &Pair) {
        let (old, new) = (self.led(0, &pair.before), self.led(1, &pair.after));
        let name = |side: usize, clause: usize| &self.sides[side].passages[self.sides[side].leads[clause]].name;
        let is_one = |(old, new): &(usize, usize)| name(0, *old).is_some() && name(0, *old) == name(1, *new);
        let first = || Some((*old.first()?, *new.first()?));
        let both = all_pairs(&old, &new).find(is_one).or_else(first);
        if let Some((before, after)) = both {
            self.add_both(before, after, pair.moved);
        }
        let main = both.map(|(_, after)| self.sides[1].clauses[after].id.clone());
        for clause in new.into_iter().filter(|clause| both.is_none_or(|both| both.1 != *clause)) {
            let from = pair.before.clone().next().map(|at| self.clause_of(0, at).id.clone());
            let status = if from.is_some() { ClauseStatus::Split } else { ClauseStatus::Added };
            self.add_one(1, clause, status, main.clone().or(from));
        }
        for clause in old.into_iter().filter(|clause| both.is_none_or(|both| both.0 != *clause)) {
            let into = pair.after.clone().next().map(|at| self.clause_of(1, at).id.clone());
            let status = if into.is_some() { ClauseStatus::Merged } else { ClauseStatus::Removed };
            self.add_one(0, clause, status, main.clone().or(into));
        }
    }

    fn clause_of(&self, side: usize, passage: usize) -> &'a Clause {
        let text = &self.sides[side];
        text.clauses[text.origins[passage].clause]
    }

    fn add_both(&mut self, before: usize, after: usize, moved: Option<usize>) {
        let (old, new) = (self.sides[0].clauses[before], self.sides[1].clauses[after]);
        let label = |clause: &'a Clause| clause.number.as_ref().map(|number| number.label.as_str());
        let citation = |clause: &'a Clause| clause.number.as_ref().map(|number| number.citation.as_str());
        self.places[0][before] = self.clauses.len();
        self.places[1][after] = self.clauses.len();
        self.clauses.push(ClauseChange {
            id: new.id.clone(),
            moved,
            renumbered: label(old) != label(new) || citation(old) != citation(new),
            renamed: old.id != new.id && (new.was.as_ref() == Some(&old.id) || old.was.as_ref() == Some(&new.id)),
            before: Some(old),
            after: Some(new),
            ..ClauseChange::new(ClauseStatus::Same)
        });
    }

    fn add_one(&mut self, side: usize, clause: usize, status: ClauseStatus, other: Option<String>) {
        self.places[side][clause] = self.clauses.len();
        let clause = self.sides[side].clauses[clause];
        let (before, after) = if side == 0 { (Some(clause), None) } else { (None, Some(clause)) };
        self.clauses.push(ClauseChange { id: clause.id.clone(), before, after, other, ..ClauseChange::new(status) });
    }

    /// Gives a pair to the clause that shows it, and a note of it to the clause that it left.
    fn hand_out(&mut self, at: usize, pair: &Pair) {
        let place = |side: usize, range: &Range<usize>| {
            let passage = range.clone().next()?;
            let clause = self.sides[side].origins[passage].clause;
            Some((self.places[side][clause], self.sides[side].clauses[clause]))
        };
        let (before, after) = (place(0, &pair.before), place(1, &pair.after));
        let Some((shown, _)) = after.or(before) else { return };
        let elsewhere = before.zip(after).filter(|(before, after)| before.0 != after.0);
        let passage = elsewhere.map_or(Passed::Stays, |(before, _)| Passed::From(before.1.id.clone()));
        if let Some((before, after)) = elsewhere {
            let passage = Passed::To(after.1.id.clone());
            let left = &mut self.clauses[before.0];
            left.passages.push(PassageChange { pair: at, passage, markup: Vec::new() });
            left.reword();
        }
        let markup = markup(pair, self.sides);
        let (changed, facts) = (self.is_reworded(pair), self.facts(pair));
        let clause = &mut self.clauses[shown];
        // A passage that moves by itself changes the clause it moves in.
        let moves = pair.moved.is_some() && pair.moved != clause.moved;
        clause.passages.push(PassageChange { pair: at, passage, markup });
        clause.facts.extend(facts);
        if changed || moves || elsewhere.is_some() {
            clause.reword();
        }
    }

    /// Whether a pair changes the words of its clause. Nothing does that becomes or was an empty passage.
    fn is_reworded(&self, pair: &Pair) -> bool {
        let passages = |side: usize, range: &Range<usize>| {
            self.sides[side].passages[range.clone()].iter().any(|passage| !passage.text.is_empty())
        };
        pair.is_changed()
            || pair.before.len() != pair.after.len() && (passages(0, &pair.before) || passages(1, &pair.after))
            || (pair.before.is_empty() || pair.after.is_empty()) && self.is_block(pair)
    }

    fn is_block(&self, pair: &Pair) -> bool {
        let leads =
            |side: usize, range: &Range<usize>| self.sides[side].origins[range.clone()].iter().any(|one| one.leads);
        !leads(0, &pair.before) && !leads(1, &pair.after)
    }

    /// The changed facts that a pair shows.
    fn facts(&self, pair: &Pair) -> BTreeSet<String> {
        let derived = pair.edits.iter().any(|edit| edit.kind == EditKind::Derived);
        let atoms = self.sides[1].passages[pair.after.clone()].iter().flat_map(|passage| &passage.atoms);
        let path = |key: &str| Some(key.strip_prefix('{')?.strip_suffix('}')?.to_owned());
        atoms.filter(|_| derived).filter_map(|atom| path(&atom.key)).collect()
    }
}

/// All ways to take one of each.
fn all_pairs(old: &[usize], new: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    old.iter().flat_map(move |old| new.iter().map(move |new| (*old, *new)))
}

impl<'a> ClauseChange<'a> {
    fn new(status: ClauseStatus) -> Self {
        Self {
            id: String::new(),
            status,
            moved: None,
            renumbered: false,
            renamed: false,
            before: None,
            after: None,
            other: None,
            passages: Vec::new(),
            facts: BTreeSet::new(),
        }
    }

    fn reword(&mut self) {
        if self.status == ClauseStatus::Same {
            self.status = ClauseStatus::Changed;
        }
    }

    /// How much it asks for under a body of law by itself, whatever the records show: what the author says of it, or
    /// that its words changed.
    pub fn class(&self, regime: Regime, note: Option<&ChangeNote>) -> Class {
        match (self.status, note) {
            (ClauseStatus::Same, _) => Class::None,
            (_, Some(note)) => note.kind.class(regime, &[]),
            (_, None) => Class::Notice,
        }
    }

    /// The record that all its words come from.
    pub fn record(&self) -> Option<&'a RecordRef> {
        self.after.or(self.before).and_then(|clause| clause.record.as_ref())
    }

    /// What changed in it besides words.
    pub fn markup(&self) -> impl Iterator<Item = &MarkupChange> {
        self.passages.iter().flat_map(|passage| &passage.markup)
    }

    /// Whether a change of the records tells all of it, as its words come from a record.
    pub fn is_told_by(&self, records: &[RecordChange]) -> bool {
        let is_own = |told: &RecordChange, own: &RecordRef| told.table == own.table.name() && told.key == own.key;
        self.record().is_some_and(|own| records.iter().any(|told| is_own(told, own)))
    }

    /// Whether anything of it changed: words, place, number, name, form, or a fact that it shows.
    pub fn is_touched(&self) -> bool {
        let placed = self.moved.is_some() || self.renumbered || self.renamed;
        self.status != ClauseStatus::Same || placed || !self.facts.is_empty() || self.markup().next().is_some()
    }

    /// Whether only its number changed.
    pub fn is_only_renumbered(&self) -> bool {
        self.renumbered && self.status == ClauseStatus::Same && self.moved.is_none() && !self.renamed
    }
}
