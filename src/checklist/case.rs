//! What a rule looks at: one release of one policy, with what is asked of it again and again.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::checklist::Finding;
use crate::checklist::Passage;
use crate::checklist::passages::passages;
use crate::config::Config;
use crate::diagnostic::Span;
use crate::evidence::Evidence;
use crate::model::ConsentKind;
use crate::model::DataId;
use crate::model::Date;
use crate::model::Party;
use crate::model::PartyId;
use crate::model::Permission;
use crate::model::Policy;
use crate::model::Records;
use crate::model::Regime;
use crate::model::Release;
use crate::model::RetentionRef;
use crate::model::Right;
use crate::model::RightKind;
use crate::model::Role;
use crate::model::Ruleset;
use crate::model::SdkId;
use crate::model::Sensitivity;
use crate::model::Standard;
use crate::model::Text;
use crate::model::Use;

/// The standards by which data are sensitive under Chinese law: PIPL 28, and GB/T 45574-2025, which names the kinds.
const CHINESE: [Standard; 2] = [Standard::Pipl, Standard::Gbt45574];

/// A release, as rules look at it. It only borrows.
pub struct Case<'a> {
    /// The site.
    pub config: &'a Config,
    /// The policy.
    pub policy: &'a Policy,
    /// The release.
    pub release: &'a Release,
    /// The release before it.
    pub before: Option<&'a Release>,
    /// What the app's own files say.
    pub evidence: &'a Evidence,
    /// The day it is looked at on.
    pub as_of: Option<Date>,
    /// The sets of rules that it is held against.
    pub sets: &'a [Ruleset],
    /// Its words, collected when a rule first asks.
    words: OnceLock<Vec<Passage<'a>>>,
}

/// A use of data: a record of `[uses]`, or a permission that says which data it is for and what for.
#[derive(Clone, Debug)]
pub struct UseRow<'a> {
    /// Its path: `uses.login`, `permissions.camera`.
    pub path: String,
    /// The data taken.
    pub data: &'a [DataId],
    /// What for, in words.
    pub purpose: Option<&'a Text>,
    /// How consent is asked.
    pub consent: Option<ConsentKind>,
    /// How long the data are kept.
    pub retention: Option<&'a RetentionRef>,
    /// Who decides, by the id of the party.
    pub controller: Option<&'a str>,
    /// The third-party code that does it.
    pub sdk: Option<&'a str>,
    /// The data never leave the device.
    pub on_device: bool,
    /// Whether the product or function cannot work without it.
    pub required: Option<bool>,
    /// What happens if a person refuses.
    pub refusal: Option<&'a Text>,
    /// The record itself, if it is one of `[uses]`.
    pub as_use: Option<&'a Use>,
}

impl<'a> UseRow<'a> {
    fn of_use(id: &str, row: &'a Use) -> Self {
        Self {
            path: format!("uses.{id}"),
            data: &row.data,
            purpose: row.purpose.as_ref(),
            consent: row.consent,
            retention: row.retention.as_ref(),
            controller: row.controller.as_ref().map(PartyId::as_str),
            sdk: row.sdk.as_ref().map(SdkId::as_str),
            on_device: row.on_device == Some(true),
            required: row.required,
            refusal: row.refusal.as_ref(),
            as_use: Some(row),
        }
    }

    fn of_permission(id: &str, row: &'a Permission) -> Self {
        Self {
            path: format!("permissions.{id}"),
            data: &row.data,
            purpose: row.purpose.as_ref(),
            consent: row.consent,
            retention: row.retention.as_ref(),
            controller: row.controller.as_ref().map(PartyId::as_str),
            sdk: None,
            on_device: row.on_device == Some(true),
            required: row.required,
            refusal: row.refusal.as_ref(),
            as_use: None,
        }
    }
}

impl<'a> Case<'a> {
    /// A release, with the one before it, and what the app's own files say.
    pub fn new(
        (config, sets): (&'a Config, &'a [Ruleset]),
        policy: &'a Policy,
        (release, before): (&'a Release, Option<&'a Release>),
        evidence: &'a Evidence,
        as_of: Option<Date>,
    ) -> Self {
        Self { config, policy, release, before, evidence, as_of, sets, words: OnceLock::new() }
    }

    /// The records in the source language.
    pub fn records(&self) -> &'a Records {
        self.release.records()
    }

    /// Where a record or field is written, or the nearest thing around it; where the release begins, if there is none.
    pub fn place(&self, path: &str) -> Span {
        let place = self.release.places.get(path);
        if place == Span::NONE { self.release.places.get("title") } else { place }
    }

    /// Where the release begins: the place of what it lacks as a whole.
    pub fn head(&self) -> Span {
        self.place("title")
    }

    /// A finding about a record or field, with its path as `item`.
    pub fn found(&self, path: &str) -> Finding {
        Finding::at(self.place(path)).arg("item", path)
    }

    /// A finding about the release as a whole.
    pub fn found_whole(&self) -> Finding {
        Finding::at(self.head())
    }

    /// That a record lacks fields, which are listed as `missing`; `None` if it has them all.
    pub fn lacks(&self, path: &str, fields: &[(&str, bool)]) -> Option<Finding> {
        let missing = fields.iter().filter(|(_, is_there)| !is_there).map(|(name, _)| format!("`{name}`"));
        let missing: Vec<String> = missing.collect();
        (!missing.is_empty()).then(|| self.found(path).arg("missing", missing.join(", ")))
    }

    /// Every use of data.
    pub fn uses(&self) -> Vec<UseRow<'a>> {
        let records = self.records();
        let is_use = |row: &&Permission| !row.data.is_empty() && (row.purpose.is_some() || row.clause.is_some());
        let uses = records.uses.iter().map(|(id, row)| UseRow::of_use(id, row));
        let permissions = records.permissions.iter().filter(|(_, row)| is_use(row));
        uses.chain(permissions.map(|(id, row)| UseRow::of_permission(id, row))).collect()
    }

    /// Whether an item is sensitive by itself under Chinese law.
    pub fn is_sensitive(&self, id: &str) -> bool {
        CHINESE.into_iter().any(|standard| self.is_sensitive_under(id, standard))
    }

    /// Whether an item is sensitive by itself under a standard.
    pub fn is_sensitive_under(&self, id: &str, standard: Standard) -> bool {
        let records = self.records();
        let own = records.data.get(id).and_then(|item| item.sensitive.get(&standard)).copied();
        let known = || self.config.taxonomy.sensitivity(records.data_base(id), standard) == Some(Sensitivity::Yes);
        own.unwrap_or_else(known)
    }

    /// The items of a use that are sensitive under Chinese law; what the use says itself counts first.
    pub fn sensitive_data(&self, row: &UseRow<'a>) -> Vec<&'a str> {
        let own = |standard: &Standard| row.as_use.and_then(|own| own.sensitive.get(standard)).copied();
        let said: Vec<bool> = CHINESE.iter().filter_map(own).collect();
        let is_meant = |id: &&str| {
            if said.contains(&true) {
                return true;
            }
            said.is_empty() && self.is_sensitive(id)
        };
        row.data.iter().map(DataId::as_str).filter(is_meant).collect()
    }

    /// The uses of sensitive data.
    pub fn sensitive_uses(&self) -> Vec<UseRow<'a>> {
        self.uses().into_iter().filter(|row| !self.sensitive_data(row).is_empty()).collect()
    }

    /// Whether an item is a biometric one.
    pub fn is_biometric(&self, id: &str) -> bool {
        self.records().data_group(id) == "biometric"
    }

    /// Whether a use takes a face.
    pub fn has_face(&self, row: &UseRow<'_>) -> bool {
        row.data.iter().any(|id| self.records().data_base(id.as_str()) == "biometric.face")
    }

    /// Every data item that any record names.
    pub fn data_in_use(&self) -> BTreeSet<&'a str> {
        let records = self.records();
        let uses = records.uses.values().flat_map(|row| &row.data);
        let permissions = records.permissions.values().flat_map(|row| &row.data);
        let sdks = records.sdks.values().flat_map(|row| &row.data);
        let recipients = records.recipients.values().flat_map(|row| &row.data);
        let transfers = records.transfers.values().flat_map(|row| &row.data);
        let all = uses.chain(permissions).chain(sdks).chain(recipients).chain(transfers);
        all.map(DataId::as_str).collect()
    }

    /// Who decides about data: controllers and joint controllers.
    pub fn controllers(&self) -> impl Iterator<Item = (&'a str, &'a Party)> + use<'a> {
        let is_controller = |role: Role| matches!(role, Role::Controller | Role::JointController);
        let parties = self.records().parties.iter();
        parties.filter(move |(_, party)| is_controller(party.role)).map(|(id, party)| (id.as_str(), party))
    }

    /// A right that people are told of.
    pub fn right(&self, kind: RightKind) -> Option<(&'a str, &'a Right)> {
        let found = self.records().rights.iter().find(|(_, right)| right.kind == kind);
        found.map(|(id, right)| (id.as_str(), right))
    }

    /// Whether people are told of a right.
    pub fn has_right(&self, kind: RightKind) -> bool {
        self.right(kind).is_some()
    }

    /// The words of the release, piece by piece, in every language.
    pub fn passages(&self) -> &[Passage<'a>] {
        self.words.get_or_init(|| passages(self.release))
    }

    /// The words in the source language.
    pub fn source_passages(&self) -> impl Iterator<Item = &Passage<'a>> {
        let source = &self.release.source().language;
        self.passages().iter().filter(move |passage| passage.language == source)
    }

    /// Where one of some words stands in the source language, prose before records. ASCII letters may be of any case;
    /// words of ASCII letters are whole words.
    pub fn says(&self, words: &[&str]) -> Option<Span> {
        self.source_passages().find(|passage| holds_any(&passage.text, words)).map(|passage| passage.span)
    }

    /// Where the title of a clause holds one of some words.
    pub fn heading(&self, words: &[&str]) -> Option<Span> {
        let titles = self.source_passages().filter(|passage| passage.is_title);
        titles.filter(|passage| holds_any(&passage.text, words)).map(|passage| passage.span).next()
    }

    /// Whether a body of law applies.
    pub fn regime(&self, law: Regime) -> bool {
        self.sets.iter().any(|set| set.law() == Some(law))
    }

    /// Whether the release is held against a set of rules.
    pub fn rules_of(&self, set: Ruleset) -> bool {
        self.sets.contains(&set)
    }
}

/// Whether a text holds one of some words.
pub(super) fn holds_any(text: &str, words: &[&str]) -> bool {
    let text = text.to_ascii_lowercase();
    words.iter().any(|word| holds(&text, &word.to_ascii_lowercase()))
}

/// Whether a text holds a word; one of ASCII letters only where no letter stands around it.
fn holds(text: &str, word: &str) -> bool {
    let is_letter = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric());
    let whole = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        let [first, last] = [word.chars().next(), word.chars().next_back()];
        !(is_letter(first) && is_letter(before) || is_letter(last) && is_letter(after))
    };
    !word.is_empty() && text.match_indices(word).any(|(at, _)| whole(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_words() {
        assert!(holds_any("Transfers ABROAD are rare.", &["abroad"]));
        assert!(!holds_any("discretion", &["etc"]) && holds_any("name, etc.", &["etc."]));
        assert!(holds_any("不会向境外提供", &["境外"]) && !holds_any("x", &[""]));
    }
}
