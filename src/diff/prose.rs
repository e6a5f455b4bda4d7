//! The redline of two texts of clauses: which clause became which, and what happened to its words.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::diff::Class;
use crate::diff::flat::Citations;
use crate::diff::flat::Context;
use crate::diff::flat::citations;
use crate::diff::markup::MarkupChange;
use crate::diff::markup::markup;
use crate::diff::passages::Origin;
use crate::diff::passages::Text;
use crate::diff::passages::text;
use crate::diff::terms::TermChange;
use crate::diff::terms::terms;
use crate::diff::text::Comparison;
use crate::diff::text::EditKind;
use crate::diff::text::Pair;
use crate::diff::text::Passage;
use crate::diff::text::compare;
use crate::model::ChangeNote;
use crate::model::Clause;
use crate::model::FactValue;
use crate::model::Inline;
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

/// One of the two texts, as it was compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Side<'a> {
    /// All clauses, in the order of the text.
    pub clauses: Vec<&'a Clause>,
    /// Its passages, in the order of the text; footnotes at the end.
    pub passages: Vec<Passage>,
    /// What each passage was taken from.
    pub origins: Vec<Origin<'a>>,
    /// The facts that are not the same on the other side, by path.
    pub(super) changed_facts: BTreeSet<String>,
    /// What its references print.
    citations: Citations<'a>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
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
    let changed_facts = changed_facts(before, after);
    let changed = |path: &str| changed_facts.contains(path);
    let (none, former) = (BTreeMap::new(), former(before, after));
    let shown = [citations(before), citations(after)];
    let contexts = [Context::new(&shown[0], &none, &changed), Context::new(&shown[1], &former, &changed)];
    let texts = [text(before, &contexts[0]), text(after, &contexts[1])];
    let comparison = compare(&texts[0].passages, &texts[1].passages);
    let mut projection = Projection::new(&texts, &comparison);
    projection.project(&contexts);
    let clauses = projection.clauses;
    let terms = terms(&comparison, &texts);
    let side = |text: Text<'a>, citations: Citations<'a>| Side {
        clauses: text.clauses,
        passages: text.passages,
        origins: text.origins,
        changed_facts: changed_facts.clone(),
        citations,
    };
    let ([before, after], [old, new]) = (texts, shown);
    ProseRedline { clauses, terms, comparison, before: side(before, old), after: side(after, new) }
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
fn former<'a>(before: &'a Prose, after: &'a Prose) -> BTreeMap<&'a str, &'a str> {
    let known: BTreeSet<&str> = before.anchors().into_iter().map(|anchor| anchor.id).collect();
    let anchors = after.anchors();
    let kept: BTreeSet<&str> = anchors.iter().filter(|anchor| anchor.explicit).map(|anchor| anchor.id).collect();
    let renamed = anchors.into_iter().filter_map(|anchor| Some((anchor.id, anchor.was?)));
    renamed.filter(|(id, was)| known.contains(was) && !kept.contains(was) && !known.contains(id)).collect()
}

/// Sees what happened to clauses in what happened to passages.
struct Projection<'a, 'c> {
    texts: &'c [Text<'a>; 2],
    comparison: &'c Comparison,
    clauses: Vec<ClauseChange<'a>>,
    /// For each clause of each side, its place in `clauses`.
    places: [Vec<usize>; 2],
}

impl<'a, 'c> Projection<'a, 'c> {
    fn new(texts: &'c [Text<'a>; 2], comparison: &'c Comparison) -> Self {
        let places = texts.each_ref().map(|text| vec![usize::MAX; text.clauses.len()]);
        Self { texts, comparison, clauses: Vec::new(), places }
    }

    fn project(&mut self, contexts: &[Context<'_>; 2]) {
        for pair in &self.comparison.pairs {
            self.pair_clauses(pair);
        }
        for (at, pair) in self.comparison.pairs.iter().enumerate() {
            self.hand_out(at, pair, contexts);
        }
    }

    /// The clauses that a pair leads on one side.
    fn led(&self, side: usize, range: &Range<usize>) -> Vec<usize> {
        let origins = &self.texts[side].origins[range.clone()];
        origins.iter().filter(|origin| origin.leads).map(|origin| origin.clause).collect()
    }

    /// The leading passages say which clause is which.
    fn pair_clauses(&mut self, pair: &Pair) {
        let (old, new) = (self.led(0, &pair.before), self.led(1, &pair.after));
        let name = |side: usize, clause: usize| &self.texts[side].passages[self.texts[side].leads[clause]].name;
        let is_one = |(old, new): &(usize, usize)| name(0, *old).is_some() && name(0, *old) == name(1, *new);
        let first = || Some((*old.first()?, *new.first()?));
        let both = all_pairs(&old, &new).find(is_one).or_else(first);
        if let Some((before, after)) = both {
            self.add_both(before, after, pair.moved);
        }
        let main = both.map(|(_, after)| self.texts[1].clauses[after].id.clone());
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
        let text = &self.texts[side];
        text.clauses[text.origins[passage].clause]
    }

    fn add_both(&mut self, before: usize, after: usize, moved: Option<usize>) {
        let (old, new) = (self.texts[0].clauses[before], self.texts[1].clauses[after]);
        let label = |clause: &'a Clause| clause.number.as_ref().map(|number| number.label.as_str());
        let citation = |clause: &'a Clause| clause.number.as_ref().map(|number| number.citation.as_str());
        self.places[0][before] = self.clauses.len();
        self.places[1][after] = self.clauses.len();
        self.clauses.push(ClauseChange {
            id: new.id.clone(),
            moved,
            renumbered: label(old) != label(new) || citation(old) != citation(new),
            renamed: old.id != new.id && new.was.as_ref() == Some(&old.id),
            before: Some(old),
            after: Some(new),
            ..ClauseChange::new(ClauseStatus::Same)
        });
    }

    fn add_one(&mut self, side: usize, clause: usize, status: ClauseStatus, other: Option<String>) {
        self.places[side][clause] = self.clauses.len();
        let clause = self.texts[side].clauses[clause];
        let (before, after) = if side == 0 { (Some(clause), None) } else { (None, Some(clause)) };
        self.clauses.push(ClauseChange { id: clause.id.clone(), before, after, other, ..ClauseChange::new(status) });
    }

    /// Gives a pair to the clause that shows it, and a note of it to the clause that it left.
    fn hand_out(&mut self, at: usize, pair: &Pair, contexts: &[Context<'_>; 2]) {
        let place = |side: usize, range: &Range<usize>| {
            let passage = range.clone().next()?;
            let clause = self.texts[side].origins[passage].clause;
            Some((self.places[side][clause], self.texts[side].clauses[clause]))
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
        let markup = markup(pair, self.texts, contexts);
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
            self.texts[side].passages[range.clone()].iter().any(|passage| !passage.text.is_empty())
        };
        pair.is_changed()
            || pair.before.len() != pair.after.len() && (passages(0, &pair.before) || passages(1, &pair.after))
            || (pair.before.is_empty() || pair.after.is_empty()) && self.is_block(pair)
    }

    fn is_block(&self, pair: &Pair) -> bool {
        let leads =
            |side: usize, range: &Range<usize>| self.texts[side].origins[range.clone()].iter().any(|one| one.leads);
        !leads(0, &pair.before) && !leads(1, &pair.after)
    }

    /// The changed facts that a pair shows.
    fn facts(&self, pair: &Pair) -> BTreeSet<String> {
        let derived = pair.edits.iter().any(|edit| edit.kind == EditKind::Derived);
        let atoms = self.texts[1].passages[pair.after.clone()].iter().flat_map(|passage| &passage.atoms);
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

    /// Whether only its number changed.
    pub fn is_only_renumbered(&self) -> bool {
        self.renumbered && self.status == ClauseStatus::Same && self.moved.is_none() && !self.renamed
    }
}

impl Side<'_> {
    /// The running text of a stretch of a passage's words, which are these inlines.
    pub fn slice(&self, inlines: &[Inline], range: &Range<usize>) -> Vec<Inline> {
        let none = BTreeMap::new();
        let changed = |path: &str| self.changed_facts.contains(path);
        Context::new(&self.citations, &none, &changed).slice(inlines, range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::built_in;
    use crate::diff::redline;
    use crate::diff::tests::policy;

    /// What became of each clause, in short: `data changed moved`; unchanged ones are left out.
    fn compare(before: &str, after: &str) -> Vec<String> {
        let policy = policy(["", ""], [before, after]);
        let [before, after] = &policy.releases[..] else { unreachable!() };
        let redline = redline(before, after, &before.source().language, &built_in()).unwrap();
        let describe = |change: &ClauseChange<'_>| {
            let status = match change.status {
                ClauseStatus::Same => "",
                ClauseStatus::Changed => " changed",
                ClauseStatus::Added => " added",
                ClauseStatus::Removed => " removed",
                ClauseStatus::Split => " split",
                ClauseStatus::Merged => " merged",
            };
            let flag = |set: bool, name| if set { name } else { "" };
            let place = [flag(change.moved.is_some(), " moved"), flag(change.renumbered, " renumbered")].concat();
            format!("{}{status}{place}{}", change.id, flag(change.renamed, " renamed"))
        };
        redline.prose.clauses.iter().map(describe).filter(|words| words.contains(' ')).collect()
    }

    #[test]
    fn a_new_clause_renumbers_the_others_and_changes_none() {
        let before = "## Data {#data}\n\nSee [](#rest).\n\n1. One\n2. Two\n\n## Rest {#rest}\n";
        let after = "## New {#new}\n\n## Data {#data}\n\nSee [](#rest).\n\n1. One\n2. Two\n\n## Rest {#rest}\n";
        let expected = ["new added", "data renumbered", "data.1 renumbered", "data.2 renumbered", "rest renumbered"];
        assert_eq!(compare(before, after), expected);
        assert!(compare(after, after).is_empty());
    }

    #[test]
    fn items_without_ids_are_paired_by_their_words_then_by_place() {
        let before = "## Data {#data}\n\n- One\n- Two\n- Three\n- Four\n";
        let after = "## Data {#data}\n\n- New\n- Two\n- One\n- Changed\n";
        assert_eq!(compare(before, after), ["data.1 added", "data.2 moved", "data.3 removed", "data.4 changed"]);
        let typed = before.replace("Two", "Two {#two}");
        assert!(compare(before, &typed).is_empty());
    }

    #[test]
    fn typed_ids_hold_whatever_the_words_and_never_pair_with_others() {
        let before = "## One {#one}\n\nWords.\n\n## Two {#two}\n\nOther words.\n";
        let after = "## Two {#one}\n\nOther words.\n\n## One {#three}\n\nWords.\n";
        assert_eq!(compare(before, after), ["one changed", "two removed", "three added"]);
    }

    #[test]
    fn a_declared_rename_keeps_the_clause_and_its_parts() {
        let before = "## Data {#data}\n\n1. One\n2. Two\n\n## Rest {#rest}\n";
        let after = "## All data {#all was=data}\n\n1. First\n2. Two\n\n## Rest {#rest}\n";
        assert_eq!(compare(before, after), ["all changed renamed", "all.1 changed"]);
    }

    #[test]
    fn a_moved_section_is_moved_and_the_others_stay() {
        let before = "## A {#a}\n\nA.\n\n## B {#b -}\n\nB.\n\n## C {#c -}\n\nC.\n\n## D {#d -}\n\nD.\n";
        let after = "## B {#b -}\n\nB.\n\n## C {#c -}\n\nC.\n\n## D {#d -}\n\nD.\n\n## A {#a}\n\nA.\n";
        assert_eq!(compare(before, after), ["a moved"]);
    }
}
