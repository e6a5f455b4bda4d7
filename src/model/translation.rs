//! How a translation stands to its source: unit by unit, with the source text that each was made from.

use std::collections::BTreeSet;
use std::sync::Arc;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::diagnostic::Span;
use crate::model::Date;

/// The version of the form of a lock.
pub const LOCK_SCHEMA: u32 = 1;

/// The translation of a release into one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Translation {
    /// Every unit: clauses in the order of the source text, texts in the order of the records, then those whose source
    /// is gone. Empty for the source language.
    pub units: Vec<TranslationUnit>,
    /// Whether anything of it was ever accepted: the release has a lock of the language.
    pub recorded: bool,
    /// The clauses that stand in the prose in the words of the source language.
    pub borrowed: BTreeSet<String>,
    /// The clauses that may be behind their source.
    pub stale_clauses: BTreeSet<String>,
    /// The texts of the records that may be behind their source, as Markdown.
    pub stale_texts: BTreeSet<String>,
}

impl Translation {
    /// The units that are not current.
    pub fn open(&self) -> impl Iterator<Item = &TranslationUnit> {
        self.units.iter().filter(|unit| unit.state != UnitState::Current)
    }

    /// Whether every word of the text is a current translation. What only the lock still knows is not in the text.
    pub fn is_current(&self) -> bool {
        self.open().all(|unit| unit.source.is_none() && unit.translation.is_none())
    }

    /// How many units are in a state.
    pub fn count(&self, state: UnitState) -> usize {
        self.units.iter().filter(|unit| unit.state == state).count()
    }
}

/// A piece of text that is translated as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct TranslationUnit {
    /// Where it comes from.
    pub kind: UnitKind,
    /// The id of the clause, or the path of the text in the records.
    pub id: String,
    /// How the translation stands to the source.
    pub state: UnitState,
    /// Where the translation is written; where it should come from if there is none.
    pub span: Span,
    /// Where the source is written, or the record of it if it is gone.
    pub source_span: Span,
    /// The source text now; `None` if it is gone.
    pub source: Option<Arc<str>>,
    /// The translation, in the same form; `None` if there is none.
    pub translation: Option<Arc<str>>,
    /// What was recorded when the translation was accepted.
    pub accepted: Option<Accepted>,
}

/// Where a unit comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// A clause of the prose.
    Clause,
    /// A text of the records.
    Text,
}

/// How a translation stands to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitState {
    /// It was accepted for the source text as it is now.
    Current,
    /// It was accepted for another source text.
    Stale,
    /// There is no translation.
    Missing,
    /// There is no source any more.
    Orphan,
    /// It was never accepted, and it is the source text itself.
    Copy,
    /// It was never accepted, or not in these words.
    Unaccepted,
}

impl UnitState {
    /// Every state, in the order of a table.
    pub const ALL: [Self; 6] = [Self::Current, Self::Stale, Self::Missing, Self::Orphan, Self::Copy, Self::Unaccepted];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Stale => "stale",
            Self::Missing => "missing",
            Self::Orphan => "orphan",
            Self::Copy => "copy",
            Self::Unaccepted => "unaccepted",
        }
    }

    /// The state of a unit by its source text, its translation and the source text it was accepted for; `None` if there
    /// is nothing of the three.
    pub fn of(source: Option<&str>, translation: Option<&str>, accepted: Option<&str>) -> Option<Self> {
        Some(match (source, translation, accepted) {
            (None, None, None) => return None,
            (None, _, _) => Self::Orphan,
            (Some(_), None, _) => Self::Missing,
            (Some(now), Some(_), Some(then)) if now == then => Self::Current,
            (Some(_), Some(_), Some(_)) => Self::Stale,
            (Some(source), Some(own), None) if source == own && has_words(source) => Self::Copy,
            (Some(_), Some(_), None) => Self::Unaccepted,
        })
    }
}

/// Whether a text has letters outside facts and the targets of links.
fn has_words(text: &str) -> bool {
    let mut rest = text;
    while let Some((before, open, close)) =
        [("{{", "}}"), ("](", ")")].iter().filter_map(|(open, close)| Some((rest.find(open)?, *open, *close))).min()
    {
        if rest[..before].chars().any(char::is_alphabetic) {
            return true;
        }
        let after = &rest[before + open.len()..];
        rest = after.find(close).map_or("", |end| &after[end + close.len()..]);
    }
    rest.chars().any(char::is_alphabetic)
}

/// `<lang>.lock` in the folder of a release: the source text that each part of a translation was made from. It is
/// written by `policysite i18n accept`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TranslationLock {
    /// The version of this form.
    pub schema: u32,
    /// The clauses of the prose, by id.
    #[serde(default)]
    pub clauses: IndexMap<String, Accepted>,
    /// The texts of the records, by their place in the TOML files.
    #[serde(default)]
    pub texts: IndexMap<String, Accepted>,
}

impl TranslationLock {
    /// What is recorded of the units of a kind.
    pub fn of(&self, kind: UnitKind) -> &IndexMap<String, Accepted> {
        match kind {
            UnitKind::Clause => &self.clauses,
            UnitKind::Text => &self.texts,
        }
    }
}

/// A translation that somebody accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The source text then, with its facts unexpanded.
    pub source: Arc<str>,
    /// The SHA-256 of the source text.
    pub sha256: String,
    /// The SHA-256 of the translation that was accepted, in the same form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation_sha256: Option<String>,
    /// Who accepted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// On which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Why, or what is to be known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_states_are_those_of_the_definition() {
        let state = |source, translation, accepted| UnitState::of(source, translation, accepted).map(UnitState::name);
        assert_eq!(state(None, None, None), None);
        assert_eq!(state(Some("a"), Some("b"), Some("a")), Some("current"));
        assert_eq!(state(Some("a"), Some("a"), Some("a")), Some("current"));
        assert_eq!(state(Some("a2"), Some("b"), Some("a")), Some("stale"));
        assert_eq!(state(Some("a"), None, Some("a")), Some("missing"));
        assert_eq!(state(None, Some("b"), Some("a")), Some("orphan"));
        assert_eq!(state(None, None, Some("a")), Some("orphan"));
        assert_eq!(state(None, Some("b"), None), Some("orphan"));
        assert_eq!(state(Some("a"), Some("a"), None), Some("copy"));
        assert_eq!(state(Some("a"), Some("b"), None), Some("unaccepted"));
    }

    #[test]
    fn what_has_no_words_is_no_copy() {
        for text in ["{{ sdks platform=\"ios\" }}", "2026", "[](#contact)", "| {{ a.b }} | 3 |"] {
            assert_eq!(UnitState::of(Some(text), Some(text), None), Some(UnitState::Unaccepted), "{text}");
        }
        assert!(has_words("{{ a }} 联系") && has_words("[x](#y)"));
    }
}
