//! Policies, their releases and the languages of each.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Places;
use crate::model::Archive;
use crate::model::Date;
use crate::model::Inline;
use crate::model::LanguageTag;
use crate::model::Prose;
use crate::model::Records;
use crate::model::Translation;

/// One published document with all its releases.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The name of its folder.
    pub id: String,
    /// Its releases, oldest first: by the day they come into force, then by publication, then by name. Drafts last.
    pub releases: Vec<Release>,
    /// Older texts that exist only as files or notes, in the order of the newest release that names them.
    pub archive: Vec<Archive>,
    /// Whether all of it could be read; otherwise releases or languages may be missing that are there on disk.
    pub complete: bool,
}

/// One complete, dated version of a policy.
#[derive(Clone, Debug)]
pub struct Release {
    /// The name of its folder.
    pub version: String,
    /// Its text in each language, the source language first. Never empty.
    pub editions: Vec<Edition>,
    /// Where each record and field of the source language is written, by path (`sdks.umeng.purpose`).
    pub places: Places,
}

/// A release in one language.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The language.
    pub language: LanguageTag,
    /// The records, with the texts of this language.
    pub records: Records,
    /// The same records as JSON, in the order of the files.
    pub json: serde_json::Value,
    /// The inlines of every text of the records, by its Markdown.
    pub words: BTreeMap<String, Vec<Inline>>,
    /// The texts of the records that have no translation and are in the source language.
    pub fallbacks: BTreeSet<String>,
    /// The prose.
    pub prose: Prose,
    /// How it stands to the source language.
    pub translation: Translation,
}

impl Edition {
    /// The inlines of a text of the records.
    pub fn inlines(&self, markdown: &str) -> &[Inline] {
        self.words.get(markdown).map_or(&[], Vec::as_slice)
    }
}

impl Release {
    /// The edition in the source language.
    pub fn source(&self) -> &Edition {
        &self.editions[0]
    }

    /// The languages it is written in, the source language first.
    pub fn languages(&self) -> impl Iterator<Item = &LanguageTag> {
        self.editions.iter().map(|edition| &edition.language)
    }

    /// The edition in a language.
    pub fn edition(&self, language: &LanguageTag) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.language == *language)
    }

    /// The records in the source language.
    pub fn records(&self) -> &Records {
        &self.source().records
    }

    /// When its words became public; `None` for a draft.
    pub fn published(&self) -> Option<Date> {
        self.records().published
    }

    /// Whether the release has no date of publication.
    pub fn is_draft(&self) -> bool {
        self.published().is_none()
    }

    /// The first day it is in force: the later of published and effective. `None` for a draft.
    pub fn in_force_from(&self) -> Option<Date> {
        let published = self.published()?;
        Some(self.records().effective.map_or(published, |effective| effective.max(published)))
    }
}

impl Policy {
    /// The release in force on a day.
    pub fn in_force(&self, day: Date) -> Option<&Release> {
        self.releases.iter().rev().find(|release| release.in_force_from().is_some_and(|from| from <= day))
    }

    /// The release whose text stands at the policy's address: the one in force, or before any is, the first to come.
    pub fn current(&self, day: Date) -> Option<&Release> {
        self.in_force(day).or_else(|| self.releases.first())
    }

    /// The releases that come into force after a day, soonest first, and drafts after them.
    pub fn upcoming(&self, day: Date) -> impl Iterator<Item = &Release> {
        self.releases.iter().filter(move |release| release.in_force_from().is_none_or(|from| from > day))
    }

    /// The release before another, in the order of publication: a release that comes later never changes it.
    pub fn predecessor(&self, version: &str) -> Option<&Release> {
        let mut order: Vec<&Release> = self.releases.iter().collect();
        order.sort_by_key(|release| (release.is_draft(), release.published()));
        let at = order.iter().position(|release| release.version == version)?;
        order.get(at.checked_sub(1)?).copied()
    }

    /// The newest release.
    pub fn newest(&self) -> Option<&Release> {
        self.releases.last()
    }
}
