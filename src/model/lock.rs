//! `policy.lock`: what was decided about the releases of a policy, in the order of the decisions. Entries are added and
//! never changed.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::Date;
use crate::model::LanguageTag;
use crate::model::Signal;

/// The entries of a policy's lock, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The entries.
    pub entries: Vec<LockEntry>,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// A release was frozen.
    Release,
    /// A language was added to a frozen release.
    Language,
    /// An announced release was called off: it never comes into force.
    Withdraw,
    /// An announced release comes into force later than it says.
    Postpone,
    /// A release was taken off the site by order: its words are no longer shown, their hashes stay.
    Takedown,
}

/// A decision. `[[entry]]`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LockEntry {
    /// What was decided.
    pub event: Event,
    /// About which release.
    pub version: String,
    /// The language that was added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// The day it was recorded.
    pub recorded: Date,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Why, where that must be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The version of the program that recorded it.
    pub tool: String,
    /// The place of a release in the order of freezing, from 1. Apps keep this number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<u32>,
    /// The day its words became public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// The day it says it takes effect; for a postponement, the new day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// The version it is compared with; the first release has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predecessor: Option<String>,
    /// The version whose mistake it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    /// What it asks of people who agreed to an earlier release.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signal: Option<Signal>,
    /// The version of the form of the canonical texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<u32>,
    /// The SHA-256 of each file it is made of, by path below its folder; ends of lines count as line feeds.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub inputs: BTreeMap<String, String>,
    /// The SHA-256 of the canonical text in each language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, String>,
    /// The hash of the entry before; the first has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// The SHA-256 of the lines of this entry above this one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
}

impl LockEntry {
    /// An entry of an event on a day, without anything else.
    pub fn new(event: Event, version: &str, recorded: Date) -> Self {
        Self {
            event,
            version: version.to_owned(),
            language: None,
            recorded,
            by: None,
            reason: None,
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            sequence: None,
            published: None,
            effective: None,
            predecessor: None,
            corrects: None,
            signal: None,
            form: None,
            inputs: BTreeMap::new(),
            texts: BTreeMap::new(),
            previous: None,
            sha256: String::new(),
        }
    }
}

impl Lock {
    /// The entry that froze a release, with its place.
    pub fn release(&self, version: &str) -> Option<(usize, &LockEntry)> {
        let mut all = self.entries.iter().enumerate();
        all.find(|(_, entry)| entry.version == version && entry.event == Event::Release)
    }

    /// The entries about a release, with their places.
    pub fn of<'a>(&'a self, version: &'a str) -> impl Iterator<Item = (usize, &'a LockEntry)> {
        self.entries.iter().enumerate().filter(move |(_, entry)| entry.version == version)
    }

    /// The entries that froze a release, in the order of freezing.
    pub fn releases(&self) -> impl Iterator<Item = &LockEntry> {
        self.entries.iter().filter(|entry| entry.event == Event::Release)
    }

    /// Whether an event of a kind was recorded about a release.
    pub fn has(&self, version: &str, event: Event) -> bool {
        self.of(version).any(|(_, entry)| entry.event == event)
    }

    /// The entries that can be known on a day: of releases whose words are public by then, and decisions made by then. That
    /// words were taken down is known on any day.
    #[must_use]
    pub fn known_on(&self, day: Date) -> Self {
        let is_known = |entry: &&LockEntry| {
            let at_once = matches!(entry.event, Event::Release | Event::Takedown);
            let published = self.release(&entry.version).and_then(|(_, release)| release.published);
            published.is_some_and(|published| published <= day) && (at_once || entry.recorded <= day)
        };
        Self { entries: self.entries.iter().filter(is_known).cloned().collect() }
    }

    /// Whether a reader could see the words of a release by a day, or ever: they became public, and were not called off
    /// before.
    pub fn was_public(&self, version: &str, by: Option<Date>) -> bool {
        let published = self.release(version).and_then(|(_, release)| release.published);
        let mut called_off = self.of(version).filter(|(_, entry)| entry.event == Event::Withdraw);
        published.is_some_and(|published| {
            by.is_none_or(|day| published <= day) && called_off.all(|(_, entry)| entry.recorded >= published)
        })
    }

    /// The day on which a release takes effect: the one it says, or the one to which it was put off last.
    pub fn effective(&self, version: &str) -> Option<Date> {
        let put_off = self.of(version).filter(|(_, entry)| entry.event == Event::Postpone).last();
        put_off.or_else(|| self.release(version)).and_then(|(_, entry)| entry.effective)
    }

    /// The first day a release is in force, or would be if it was not called off: the later of published and effective.
    pub fn in_force_from(&self, version: &str) -> Option<Date> {
        let published = self.release(version).and_then(|(_, release)| release.published);
        published.max(self.effective(version))
    }

    /// The hash of the newest entry, which stands for all of them.
    pub fn head(&self) -> Option<&str> {
        self.entries.last().map(|entry| entry.sha256.as_str())
    }

    /// The files that a release is made of, with their hashes: those of the release and of languages added later.
    pub fn inputs<'a>(&'a self, version: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.of(version).flat_map(|(_, entry)| entry.inputs.iter().map(|(path, hash)| (path.as_str(), hash.as_str())))
    }

    /// The canonical texts of a release, by language tag, with their hashes.
    pub fn texts<'a>(&'a self, version: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.of(version).flat_map(|(_, entry)| entry.texts.iter().map(|(tag, hash)| (tag.as_str(), hash.as_str())))
    }
}
