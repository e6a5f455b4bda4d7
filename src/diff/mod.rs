//! What changed between two releases in one language: the records field by field, the prose clause by clause.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | the result |
//! | `records` | compares records and says of which kind a change is |
//! | `text` | compares two texts, passage by passage and word by word |
//! | `flat` | running text as a string, and the running text of any stretch of it |
//! | `passages` | prose as a list of passages |
//! | `prose` | what happened to clauses, seen in what happened to passages |
//! | `markup` | what changed besides words |
//! | `terms` | terms that gave way to others all over a text |
//! | `json` | a comparison for machines |
//! | `effect` | what a kind of change asks for |
//! | `signal` | what a release asks for, and why |
//! | `pairs` | which releases are compared |

mod effect;
mod flat;
mod json;
mod markup;
mod pairs;
mod passages;
mod prose;
#[cfg(test)]
mod prose_properties;
#[cfg(test)]
mod prose_samples;
mod records;
mod signal;
#[cfg(test)]
mod signal_tests;
mod terms;
#[cfg(test)]
mod prose_tests;
#[cfg(test)]
mod tests;
pub mod text;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

use crate::model::ChangeKind;
use crate::model::ChangeNote;
use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Regime;
use crate::model::Release;
use crate::model::Taxonomy;
use crate::schema::Format;
use crate::schema::Shape;

pub use crate::model::Class;
pub use effect::*;
pub use json::Changes;
pub use markup::MarkupChange;
pub use pairs::Redlines;
pub use passages::Body;
pub use passages::Form;
pub use passages::Origin;
pub use passages::Side;
pub use prose::ClauseChange;
pub use prose::ClauseStatus;
pub use prose::PassageChange;
pub use prose::Passed;
pub use prose::ProseRedline;
pub use prose::as_prose;
pub use prose::prose_redline;
pub use signal::Ground;
pub use signal::separate;
pub use signal::signal;
pub use terms::TermChange;

/// The comparison of two releases in one language.
#[derive(Clone, Debug)]
pub struct Redline<'a> {
    /// The release before.
    pub before: &'a Release,
    /// The release after.
    pub after: &'a Release,
    /// The language compared.
    pub language: &'a LanguageTag,
    /// What changed in the records: tables in the order of the type, records in the order of the release after.
    pub records: Vec<RecordChange>,
    /// What changed in the prose.
    pub prose: ProseRedline<'a>,
    editions: [&'a Edition; 2],
}

/// A record that is not on both sides, or not the same on both.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RecordChange {
    /// The table, or the field at the top of the document.
    pub table: String,
    /// The key; empty where the table holds no records by key, such as `[app]`, and for a field such as `title`.
    pub key: String,
    /// What became of it.
    pub status: Status,
    /// The kinds of change, each once.
    pub kinds: Vec<ChangeKind>,
    /// The conditions that hold, of those that decide what the kinds ask for; each once.
    pub conditions: Vec<Condition>,
    /// The fields that changed, in the order of the type; for an added or removed record, all it has.
    pub fields: Vec<FieldChange>,
}

impl RecordChange {
    /// How much it asks for under a body of law: the most that one of its kinds does.
    pub fn class(&self, regime: Regime) -> Class {
        self.kinds.iter().map(|kind| kind.class(regime, &self.conditions)).max().unwrap_or_default()
    }
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It was not there before.
    Added,
    /// It is no longer there.
    Removed,
    /// It is on both sides, with other content.
    Changed,
}

/// A field with its change.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FieldChange {
    /// The field, dotted where it stands in a nested table; empty for a field at the top of the document.
    pub field: String,
    /// What changed in it.
    #[serde(flatten)]
    pub change: Change,
}

impl FieldChange {
    /// Every field of a shape that does not say the same on both sides.
    fn all(sides: [Option<&Json>; 2], shape: &Shape) -> Vec<Self> {
        let mut changes = Vec::new();
        Self::below("", sides, shape, &mut changes);
        changes
    }

    fn below(path: &str, sides: [Option<&Json>; 2], shape: &Shape, changes: &mut Vec<Self>) {
        let mut step = |key: &str, shape: &Shape| {
            let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            Self::below(&path, sides.map(|side| side.and_then(|side| side.get(key))), shape, changes);
        };
        match shape {
            Shape::Struct { fields, .. } => fields.iter().for_each(|field| step(&field.name, &field.shape)),
            Shape::Map(shape) | Shape::By { value: shape, .. } => {
                for key in keys(sides) {
                    step(key, shape);
                }
            }
            _ => {
                let change = Change::between(sides[0], sides[1], shape);
                changes.extend(change.map(|change| Self { field: path.to_owned(), change }));
            }
        }
    }
}

/// What changed in a field.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Change {
    /// A value gave way to another.
    Value {
        /// What stood there; `None` if nothing did.
        before: Option<Json>,
        /// What stands there now.
        after: Option<Json>,
    },
    /// A list got or lost items. Their order means nothing.
    Set {
        /// The new items.
        added: Vec<Json>,
        /// The items that are gone.
        removed: Vec<Json>,
    },
    /// Words gave way to others.
    Text {
        /// What was written there, as Markdown.
        before: Option<String>,
        /// What is written there now.
        after: Option<String>,
    },
}

impl Change {
    /// The change between two contents of a field; `None` if they say the same.
    fn between(before: Option<&Json>, after: Option<&Json>, shape: &Shape) -> Option<Self> {
        if before.is_none() && after.is_none() || before.zip(after).is_some_and(|(before, after)| same(before, after)) {
            return None;
        }
        let text = |side: Option<&Json>| side.and_then(Json::as_str).map(str::to_owned);
        Some(match shape {
            Shape::List(_) => Self::Set { added: gained(before, after), removed: gained(after, before) },
            Shape::Text(Format::Text | Format::Name) => Self::Text { before: text(before), after: text(after) },
            _ => Self::Value { before: before.cloned(), after: after.cloned() },
        })
    }
}

/// Whether two contents of a field say the same: neither line breaks in words nor the order of a list matter.
fn same(before: &Json, after: &Json) -> bool {
    match (before, after) {
        (Json::String(before), Json::String(after)) => before.split_whitespace().eq(after.split_whitespace()),
        (Json::Array(_), Json::Array(_)) => {
            gained(Some(before), Some(after)).is_empty() && gained(Some(after), Some(before)).is_empty()
        }
        _ => before == after,
    }
}

/// The items of the second list that the first lacks.
fn gained(before: Option<&Json>, after: Option<&Json>) -> Vec<Json> {
    let is_new = |item: &&Json| !items(before).iter().any(|known| same(known, item));
    items(after).iter().filter(is_new).cloned().collect()
}

/// The keys of two tables, merged.
fn keys(sides: [Option<&Json>; 2]) -> Vec<&str> {
    let [before, after] = sides.map(|side| {
        let table = side.and_then(Json::as_object).into_iter().flatten();
        table.map(|(key, _)| key.as_str()).collect::<Vec<_>>()
    });
    merged(&before, &after)
}

fn items(list: Option<&Json>) -> &[Json] {
    list.and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

/// What is on either side, in the order of `after`; what is only in `before` follows what preceded it there.
fn merged<K: Copy + Ord>(before: &[K], after: &[K]) -> Vec<K> {
    let kept: BTreeSet<K> = after.iter().copied().collect();
    let mut removed: BTreeMap<Option<K>, Vec<K>> = BTreeMap::new();
    let mut preceding = None;
    for key in before {
        if kept.contains(key) {
            preceding = Some(*key);
        } else {
            removed.entry(preceding).or_default().push(*key);
        }
    }
    let mut all = removed.remove(&None).unwrap_or_default();
    for key in after {
        all.push(*key);
        all.extend(removed.remove(&Some(*key)).unwrap_or_default());
    }
    all
}

/// Compares two releases in a language; `None` if either lacks it.
pub fn redline<'a>(
    before: &'a Release,
    after: &'a Release,
    language: &'a LanguageTag,
    taxonomy: &Taxonomy,
) -> Option<Redline<'a>> {
    let editions = [before.edition(language)?, after.edition(language)?];
    let records = records::changes(&editions[0].json, &editions[1].json, taxonomy);
    let prose = prose_redline(&editions[0].prose, &editions[1].prose);
    Some(Redline { before, after, language, records, prose, editions })
}

impl<'a> Redline<'a> {
    /// Whether both releases say the same, in the same form, with the same numbers.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.prose.clauses.iter().all(|clause| !clause.is_touched())
    }

    /// How much the whole asks for under a body of law: the most that any change does. Words that come from a record
    /// count there.
    pub fn class(&self, regime: Regime) -> Class {
        let records = self.records.iter().map(|change| change.class(regime));
        let clauses = self.prose.clauses.iter().filter(|change| !change.is_told_by(&self.records));
        records.chain(clauses.map(|change| change.class(regime, self.note(change)))).max().unwrap_or_default()
    }

    /// What the author says of the change of a clause.
    pub fn note(&self, change: &ClauseChange<'_>) -> Option<&'a ChangeNote> {
        let notes = &self.editions[1].records.changes;
        notes.get(&change.id).filter(|_| change.status != ClauseStatus::Same)
    }

    /// The text before, in the language compared.
    pub fn before_edition(&self) -> &'a Edition {
        self.editions[0]
    }

    /// The text after, in the language compared.
    pub fn after_edition(&self) -> &'a Edition {
        self.editions[1]
    }

    /// The comparison the other way round: the same pairs and edits. Only the kinds of change are found anew, as what
    /// comes one way goes the other.
    #[must_use]
    pub fn inverted(&self, taxonomy: &Taxonomy) -> Self {
        Self {
            before: self.after,
            after: self.before,
            language: self.language,
            records: self.inverted_records(taxonomy),
            prose: self.prose.inverted(),
            editions: [self.editions[1], self.editions[0]],
        }
    }

    fn inverted_records(&self, taxonomy: &Taxonomy) -> Vec<RecordChange> {
        records::changes(&self.editions[1].json, &self.editions[0].json, taxonomy)
    }
}
