//! The sets of rules that a policy can be held against: bodies of law, stores, and what holds everywhere.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::Regime;

/// A set of rules of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ruleset {
    /// What a careful reader would object to under any law.
    General,
    /// Mainland China: PIPL, network data regulations and the standards below them.
    Cn,
    /// Chinese rules that are not in force yet.
    CnDraft,
    /// The European Union: GDPR.
    Eu,
    /// The United Kingdom: UK GDPR.
    Uk,
    /// California: CCPA as amended.
    UsCa,
    /// Google Play.
    Play,
    /// The App Store.
    Apple,
    /// What the app's own files say; it counts wherever such files are given.
    Evidence,
}

impl Ruleset {
    /// Every set, in the order of reports.
    pub const ALL: [Self; 9] = [
        Self::General,
        Self::Cn,
        Self::CnDraft,
        Self::Eu,
        Self::Uk,
        Self::UsCa,
        Self::Play,
        Self::Apple,
        Self::Evidence,
    ];

    /// Its word in data and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Cn => "cn",
            Self::CnDraft => "cn-draft",
            Self::Eu => "eu",
            Self::Uk => "uk",
            Self::UsCa => "us-ca",
            Self::Play => "play",
            Self::Apple => "apple",
            Self::Evidence => "evidence",
        }
    }

    /// The set of a word.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.id() == id)
    }

    /// The body of law it is, if it is one.
    pub fn law(self) -> Option<Regime> {
        match self {
            Self::Cn => Some(Regime::Cn),
            Self::Eu => Some(Regime::Eu),
            Self::Uk => Some(Regime::Uk),
            Self::UsCa => Some(Regime::UsCa),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_found_by_its_word() {
        for set in Ruleset::ALL {
            assert_eq!(Ruleset::of(set.id()), Some(set));
            assert_eq!(serde_json::to_value(set).unwrap(), set.id());
        }
        assert_eq!(Ruleset::of("gdpr"), None);
    }
}
