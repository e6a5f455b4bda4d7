//! A comparison for machines: `changes.json`, and what `diff --format json` prints. The form is described by the types
//! here, from which the JSON Schema in the documentation is made.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diff::Citations;
use crate::diff::ClauseChange;
use crate::diff::ClauseStatus;
use crate::diff::Ground;
use crate::diff::MarkupChange;
use crate::diff::Passed;
use crate::diff::RecordChange;
use crate::diff::Redline;
use crate::diff::signal::classes;
use crate::diff::text::EditKind;
use crate::diff::text::Pair;
use crate::diff::text::joined;
use crate::model::By;
use crate::model::ChangeKind;
use crate::model::Class;
use crate::model::Clause;
use crate::model::Number;
use crate::model::Regime;
use crate::model::plain_text;

/// What changed between two releases in one language.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changes<'a> {
    /// The most that any change here asks for, by body of law. What the release asks for is seen in its source language.
    pub class: By<Regime, Class>,
    /// What changed in the records.
    pub records: Vec<Referred<'a>>,
    /// Terms that gave way to others in many places. Their edits stand in the clauses too.
    pub terms: Vec<Term<'a>>,
    /// The clauses of which anything changed, in the order of the text after; one that is gone after what preceded it.
    pub clauses: Vec<ClauseJson<'a>>,
    /// How many clauses are the same in every respect.
    pub unchanged: usize,
}

/// A change of a record with its reference.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Referred<'a> {
    /// What changed: `sdks.umeng`, `title`.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it asks for.
    #[serde(flatten)]
    pub asked: Asked,
    /// The change.
    #[serde(flatten)]
    pub change: &'a RecordChange,
}

/// What a change asks for, by body of law.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Asked {
    /// How much.
    pub class: By<Regime, Class>,
    /// Where the law says so.
    #[serde(skip_serializing_if = "By::is_empty")]
    pub sources: By<Regime, Citations>,
}

impl Asked {
    /// What some grounds, at most one for each body of law, ask for.
    fn new(grounds: Vec<Ground>) -> Self {
        let class = classes(|regime| {
            let own = grounds.iter().filter(|ground| ground.regime == regime);
            own.map(|ground| ground.class).max().unwrap_or_default()
        });
        let cited = grounds.into_iter().filter(|ground| !ground.sources.is_empty());
        Self { class, sources: By(cited.map(|ground| (ground.regime, ground.sources)).collect()) }
    }
}

/// A term that gave way to another.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Term<'a> {
    /// The term before.
    pub before: &'a str,
    /// The term after.
    pub after: &'a str,
    /// In how many places.
    pub count: usize,
}

/// A clause of which anything changed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClauseJson<'a> {
    /// What changed: `#permissions`, by the id after, or before if it is gone.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What became of its own words.
    pub status: ClauseStatus,
    /// What it asks for by itself; nothing if a record tells its change.
    #[serde(flatten)]
    pub asked: Asked,
    /// The kind of change that the author says it is. Without it a change of words asks for a notice.
    pub kind: Option<ChangeKind>,
    /// Why, as the author says.
    pub reason: Option<&'a str>,
    /// The record that all its words come from, and that tells its change.
    pub record: Option<String>,
    /// The move it is part of, counted from 0; clauses that moved together have the same.
    pub moved: Option<usize>,
    /// Whether it has another number.
    pub renumbered: bool,
    /// Whether its id was declared to be new.
    pub renamed: bool,
    /// The clause that its words come from, or went to, if it was split off or merged.
    pub other: Option<&'a str>,
    /// The paths of the facts that it shows and that changed.
    pub facts: &'a BTreeSet<String>,
    /// The clause before.
    pub before: Option<SideJson<'a>>,
    /// The clause after.
    pub after: Option<SideJson<'a>>,
    /// Its passages of which anything changed.
    pub passages: Vec<PassageJson<'a>>,
}

/// A clause on one side.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SideJson<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its number.
    pub number: Option<&'a Number>,
    /// Its title without markup.
    pub title: String,
}

/// A passage of a clause: its title, a paragraph, a row.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PassageJson<'a> {
    /// The clause that it came from, if that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<&'a str>,
    /// The clause that it went to, where its words are; it has none here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<&'a str>,
    /// Its words: the `before` of all edits in a row are the passage before, the `after` the passage after.
    pub edits: Vec<EditJson>,
    /// What changed besides words.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub markup: &'a [MarkupChange],
}

/// What happened to a stretch of words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EditJson {
    /// What happened.
    pub op: EditKind,
    /// The words before.
    pub before: String,
    /// The words after.
    pub after: String,
}

impl<'a> Changes<'a> {
    /// What a comparison found.
    pub fn new(redline: &'a Redline<'a>) -> Self {
        let prose = &redline.prose;
        let changed: Vec<&ClauseChange<'_>> = prose.clauses.iter().filter(|change| change.is_touched()).collect();
        let unchanged = prose.clauses.len() - changed.len();
        let term = |term: &'a crate::diff::TermChange| Term {
            before: &term.before,
            after: &term.after,
            count: term.edits.len(),
        };
        Self {
            class: classes(|regime| redline.class(regime)),
            records: redline.records.iter().map(referred).collect(),
            terms: prose.terms.iter().map(term).collect(),
            clauses: changed.into_iter().map(|change| clause(redline, change)).collect(),
            unchanged,
        }
    }
}

fn referred(change: &RecordChange) -> Referred<'_> {
    Referred { reference: change.reference(), asked: Asked::new(change.grounds()), change }
}

fn clause<'a>(redline: &'a Redline<'a>, change: &'a ClauseChange<'a>) -> ClauseJson<'a> {
    let side = |clause: &'a Clause| SideJson {
        id: &clause.id,
        number: clause.number.as_ref(),
        title: plain_text(&clause.title),
    };
    let note = redline.note(change);
    let passages = change.passages.iter().filter_map(|passage| {
        let pair = &redline.prose.comparison.pairs[passage.pair];
        let (from, to) = match &passage.passage {
            Passed::Stays => (None, None),
            Passed::From(id) => (Some(id.as_str()), None),
            Passed::To(id) => (None, Some(id.as_str())),
        };
        let same = pair.edits.iter().all(|edit| edit.kind == EditKind::Kept);
        let quiet = same && passage.markup.is_empty() && from.is_none() && to.is_none();
        let edits = if to.is_some() { Vec::new() } else { edits(redline, pair) };
        (!quiet).then_some(PassageJson { from, to, edits, markup: &passage.markup })
    });
    ClauseJson {
        reference: format!("#{}", change.id),
        status: change.status,
        asked: Asked::new(redline.grounds_of(change)),
        kind: note.map(|note| note.kind),
        reason: note.map(|note| note.reason.as_str()),
        record: change.record().map(|record| format!("{}.{}", record.table.name(), record.key)),
        moved: change.moved,
        renumbered: change.renumbered,
        renamed: change.renamed,
        other: change.other.as_deref(),
        facts: &change.facts,
        before: change.before.map(side),
        after: change.after.map(side),
        passages: passages.collect(),
    }
}

fn edits(redline: &Redline<'_>, pair: &Pair) -> Vec<EditJson> {
    let prose = &redline.prose;
    let before = joined(&prose.before.passages[pair.before.clone()]);
    let after = joined(&prose.after.passages[pair.after.clone()]);
    let edit = |edit: &crate::diff::text::Edit| EditJson {
        op: edit.kind,
        before: before[edit.before.clone()].to_owned(),
        after: after[edit.after.clone()].to_owned(),
    };
    pair.edits.iter().map(edit).collect()
}
