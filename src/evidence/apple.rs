//! The words that a privacy manifest of iOS may hold, and what they are called in the store (`src/data/apple.toml`).

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::config::embedded;
use crate::model::Labels;

/// The lists of Apple, each by the word in the manifest.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppleTables {
    /// The groups of data types, in the order of the store, by an id of ours.
    pub groups: IndexMap<String, Labels>,
    /// `NSPrivacyCollectedDataType`: 35 types.
    pub types: IndexMap<String, DataType>,
    /// `NSPrivacyCollectedDataTypePurposes`: 6 purposes.
    pub purposes: IndexMap<String, StorePurpose>,
    /// `NSPrivacyAccessedAPIType`: 5 categories.
    pub apis: IndexMap<String, ReasonApi>,
}

/// A type of data.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataType {
    /// What the store calls it.
    pub label: Labels,
    /// Its group, a key of [`AppleTables::groups`].
    pub group: String,
    /// Its id in App Store Connect, where it is known.
    pub connect: Option<String>,
}

/// A purpose.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StorePurpose {
    /// What the store calls it.
    pub label: Labels,
    /// Its id in App Store Connect.
    pub connect: String,
}

/// A category of interfaces that may be used only with a reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonApi {
    /// What it gives.
    pub label: Labels,
    /// The reasons that are taken for it, by code.
    pub reasons: IndexMap<String, Reason>,
}

/// A reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// What it means, in short.
    pub label: Labels,
    /// Whether the meaning was compared with Apple's own words.
    #[serde(default)]
    pub verified: bool,
}

impl AppleTables {
    /// The categories for which a reason is taken.
    pub fn categories_of<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a str> {
        self.apis.iter().filter(move |(_, api)| api.reasons.contains_key(code)).map(|(name, _)| name.as_str())
    }
}

/// The lists.
pub fn apple() -> &'static AppleTables {
    static TABLES: LazyLock<AppleTables> = LazyLock::new(|| embedded(include_str!("../data/apple.toml")));
    &TABLES
}
