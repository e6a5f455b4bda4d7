//! What a release asks of people who agreed to an earlier one, and why.
//!
//! It is computed from the source language: what a translation says in other words changes nothing. Every change of a
//! record and of a clause counts, words that come from a record with the record. The author's word, `[signal.<law>]`,
//! comes last.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use crate::diff::Citations;
use crate::diff::ClauseChange;
use crate::diff::Condition;
use crate::diff::RecordChange;
use crate::diff::Redline;
use crate::diff::records;
use crate::diff::redline;
use crate::model::By;
use crate::model::ChangeKind;
use crate::model::Class;
use crate::model::Regime;
use crate::model::Release;
use crate::model::Signal;
use crate::model::Taxonomy;
use crate::model::plain_text;

/// A change that asks for something under a body of law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ground {
    /// The body of law.
    pub regime: Regime,
    /// How much it asks for.
    pub class: Class,
    /// What changed: `uses.face-login`, or `#contact` for a clause.
    pub subject: String,
    /// The kind of change that asks for so much; `None` for words that changed and of which the author says nothing.
    pub kind: Option<ChangeKind>,
    /// Where the law says so.
    pub sources: Citations,
}

impl Ground {
    /// The kind and the places of the law in one line: `data.sensitive.raised, PIPL 29, 30`. Words of which the author
    /// says nothing are `wording`.
    pub fn basis(&self) -> String {
        let kind = self.kind.map_or("wording", ChangeKind::id).to_owned();
        let source = |(source, places): (&String, &Vec<String>)| format!("{source} {}", places.join(", "));
        let sources = self.sources.iter().map(source).map(|source| source.trim_end().to_owned());
        std::iter::once(kind).chain(sources).collect::<Vec<_>>().join(", ")
    }

    /// What a change of some kinds asks for under a body of law, by the kind that asks for most; `None` for nothing.
    fn of(regime: Regime, subject: &str, kinds: &[ChangeKind], conditions: &[Condition]) -> Option<Self> {
        // Of two that ask for the same, the one that can be cited says why.
        let weight = |kind: &&ChangeKind| (kind.class(regime, conditions), !kind.citations(regime).is_empty());
        let kind = kinds.iter().rev().max_by_key(weight)?;
        let class = kind.class(regime, conditions);
        let sources = kind.citations(regime);
        let ground = Self { regime, class, subject: subject.to_owned(), kind: Some(*kind), sources };
        (class > Class::None).then_some(ground)
    }
}

impl RecordChange {
    /// What changed: `sdks.umeng`, `title`.
    pub fn reference(&self) -> String {
        let parts = [self.table.as_str(), self.key.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
    }

    /// Why it asks for something, by body of law.
    pub fn grounds(&self) -> Vec<Ground> {
        let reference = self.reference();
        let ground = |regime: Regime| Ground::of(regime, &reference, &self.kinds, &self.conditions);
        Regime::ALL.into_iter().filter_map(ground).collect()
    }
}

impl Redline<'_> {
    /// Why the change of a clause asks for something, by body of law. Words that come from a record count there.
    pub fn grounds_of(&self, change: &ClauseChange<'_>) -> Vec<Ground> {
        let told = change.is_told_by(&self.records);
        let note = self.note(change);
        let subject = format!("#{}", change.id);
        let ground = |regime: Regime| match (change.class(regime, note), note) {
            (Class::None, _) => None,
            (_, Some(note)) => Ground::of(regime, &subject, &[note.kind], &[]),
            (class, None) => {
                Some(Ground { regime, class, subject: subject.clone(), kind: None, sources: Citations::new() })
            }
        };
        Regime::ALL.into_iter().filter(|_| !told).filter_map(ground).collect()
    }

    /// Why the release after asks for something of those who agreed to the one before.
    pub fn grounds(&self) -> Vec<Ground> {
        let records = self.records.iter().flat_map(RecordChange::grounds);
        records.chain(self.prose.clauses.iter().flat_map(|change| self.grounds_of(change))).collect()
    }

    /// What the release after asks of those who agreed to the one before, seen in the language compared.
    pub fn signal(&self) -> Signal {
        told(&strongest(self.grounds().into_iter()), false, self.after)
    }
}

/// What a release asks of those who agreed to the one before, or to one of `also`: releases that were withdrawn since,
/// to which people may have agreed all the same. `None` before the first release: then all is new, and people are asked
/// for the first time. With it, why: for each body of law what asks for most comes first.
pub fn signal(
    before: Option<&Release>,
    also: &[&Release],
    after: &Release,
    taxonomy: &Taxonomy,
) -> (Signal, Vec<Ground>) {
    let compared = before.into_iter().chain(also.iter().copied()).map(|before| compared(before, after, taxonomy));
    let mut all: Vec<Option<Vec<Ground>>> = compared.collect();
    if before.is_none() {
        all.push(None);
    }
    let first = all.iter().any(Option::is_none);
    let grounds = all.into_iter().flat_map(|found| found.unwrap_or_else(|| everything(after, taxonomy)));
    let grounds = strongest(grounds);
    (told(&grounds, first, after), grounds)
}

/// Why a release asks for something against another; `None` if they have no language in common, so that the later one
/// is new to everybody.
fn compared(before: &Release, after: &Release, taxonomy: &Taxonomy) -> Option<Vec<Ground>> {
    let redline = after.languages().find_map(|language| redline(before, after, language, taxonomy))?;
    Some(redline.grounds())
}

/// Why the first release asks for something: all its records are new but for those who answer for it, as somebody must.
/// So are its words, which add nothing to that.
fn everything(after: &Release, taxonomy: &Taxonomy) -> Vec<Ground> {
    let json = &after.source().json;
    let records = records::changes(&json!({ "parties": json["parties"] }), json, taxonomy);
    records.iter().flat_map(RecordChange::grounds).collect()
}

/// The records of a release that need a consent of their own, whatever anybody agreed to before.
pub fn separate(release: &Release, taxonomy: &Taxonomy) -> BTreeSet<(Regime, String)> {
    let all = everything(release, taxonomy).into_iter();
    let alone = all.filter(|ground| ground.class == Class::SeparateConsent);
    alone.map(|ground| (ground.regime, ground.subject)).collect()
}

/// Of several grounds of one subject under one law the strongest; by law, and by strength, in the order they came in.
fn strongest(all: impl Iterator<Item = Ground>) -> Vec<Ground> {
    let mut kept: Vec<Ground> = Vec::new();
    let mut places: BTreeMap<(Regime, String), usize> = BTreeMap::new();
    for ground in all {
        let place = *places.entry((ground.regime, ground.subject.clone())).or_insert(kept.len());
        match kept.get_mut(place) {
            None => kept.push(ground),
            Some(known) if known.class < ground.class => *known = ground,
            Some(_) => {}
        }
    }
    kept.sort_by_key(|ground| (ground.regime, std::cmp::Reverse(ground.class)));
    kept
}

/// What holds: what the grounds ask for, at least consent at first, and then the author's word.
fn told(grounds: &[Ground], first: bool, after: &Release) -> Signal {
    let mut signal = Signal::default();
    for regime in Regime::ALL {
        let own = || grounds.iter().filter(|ground| ground.regime == regime);
        let least = if first { Class::Reconsent } else { Class::None };
        let computed = own().map(|ground| ground.class).fold(least, Class::max);
        let note = after.records().signal.get(&regime).filter(|note| note.class != computed);
        let class = note.map_or(computed, |note| note.class);
        signal.consent.0.insert(regime, class);
        if note.is_some() {
            signal.computed.0.insert(regime, computed);
        }
        if let Some(reason) = note.and_then(|note| note.reason.as_ref()) {
            let words = plain_text(after.source().inlines(reason.as_str()));
            signal.reasons.0.insert(regime, words);
        }
        let alone = own().filter(|ground| ground.class == Class::SeparateConsent && class == Class::SeparateConsent);
        let alone: BTreeSet<String> = alone.map(|ground| ground.subject.clone()).collect();
        if !alone.is_empty() {
            signal.separate.0.insert(regime, alone.into_iter().collect());
        }
    }
    signal
}

/// The classes by body of law, all of them.
pub(super) fn classes(class: impl Fn(Regime) -> Class) -> By<Regime, Class> {
    By(Regime::ALL.into_iter().map(|regime| (regime, class(regime))).collect())
}
