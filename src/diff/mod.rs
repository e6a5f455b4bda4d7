//! What changed between two releases in one language: the records field by field, the prose clause by clause.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | the result |
//! | `records` | compares records and says of which kind a change is |
//! | `clauses` | pairs the clauses of two texts |
//! | `effect` | what a kind of change asks for |
//! | `pairs` | which releases are compared |

mod clauses;
mod effect;
mod pairs;
mod records;
#[cfg(test)]
mod tests;
pub mod text;

use serde::Serialize;
use serde::Serializer;
use serde_json::Value as Json;
use serde_json::json;

use crate::diff::clauses::merged;
use crate::model::ChangeKind;
use crate::model::ChangeNote;
use crate::model::Clause;
use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Regime;
use crate::model::Release;
use crate::model::Taxonomy;
use crate::schema::Format;
use crate::schema::Shape;

pub use effect::*;
pub use pairs::Redlines;

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
    /// Every clause of both texts, in the order of the text after; a removed one after what preceded it before.
    pub clauses: Vec<ClauseChange<'a>>,
    editions: [&'a Edition; 2],
}

/// A record that is not on both sides, or not the same on both.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
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

/// A clause on one side or on both.
#[derive(Clone, Debug, PartialEq)]
pub struct ClauseChange<'a> {
    /// Its id after, or before if it was removed.
    pub id: String,
    /// What became of its own words.
    pub status: ClauseStatus,
    /// Whether it stands at another place among the clauses that are on both sides.
    pub moved: bool,
    /// Whether it has another number.
    pub renumbered: bool,
    /// Whether its id was declared to be new (`was=`).
    pub renamed: bool,
    /// The clause before.
    pub before: Option<&'a Clause>,
    /// The clause after.
    pub after: Option<&'a Clause>,
}

impl ClauseChange<'_> {
    /// How much it asks for under a body of law by itself, whatever the records show: what the author says of it, or
    /// that its words changed.
    pub fn class(&self, regime: Regime, note: Option<&ChangeNote>) -> Class {
        match (self.status, note) {
            (ClauseStatus::Same, _) => Class::None,
            (_, Some(note)) => note.kind.class(regime, &[]),
            (_, None) => Class::Notice,
        }
    }
}

/// What became of a clause's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
}

/// Of each side only what tells where it is: the words are in the releases.
impl Serialize for ClauseChange<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let side = |clause: &Clause| json!({ "id": clause.id, "number": clause.number });
        let whole = json!({
            "id": self.id,
            "status": self.status,
            "moved": self.moved,
            "renumbered": self.renumbered,
            "renamed": self.renamed,
            "before": self.before.map(side),
            "after": self.after.map(side),
        });
        whole.serialize(serializer)
    }
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
    let clauses = clauses::changes(&editions[0].prose, &editions[1].prose);
    Some(Redline { before, after, language, records, clauses, editions })
}

impl<'a> Redline<'a> {
    /// Whether both releases say the same, with the same numbers.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.changed_clauses().next().is_none() && self.renumbered().next().is_none()
    }

    /// The clauses whose words, place or id changed.
    pub fn changed_clauses(&self) -> impl Iterator<Item = &ClauseChange<'a>> {
        self.clauses.iter().filter(|clause| clause.status != ClauseStatus::Same || clause.moved || clause.renamed)
    }

    /// The clauses that have another number.
    pub fn renumbered(&self) -> impl Iterator<Item = &ClauseChange<'a>> {
        self.clauses.iter().filter(|clause| clause.renumbered)
    }

    /// The text before, in the language compared.
    pub fn before_edition(&self) -> &'a Edition {
        self.editions[0]
    }

    /// The text after, in the language compared.
    pub fn after_edition(&self) -> &'a Edition {
        self.editions[1]
    }

    /// The changes of the records the other way round. Their kinds are others: what comes one way goes the other.
    pub fn inverted_records(&self, taxonomy: &Taxonomy) -> Vec<RecordChange> {
        records::changes(&self.editions[1].json, &self.editions[0].json, taxonomy)
    }
}
