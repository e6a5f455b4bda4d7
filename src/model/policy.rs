//! Policies, their releases, the languages of each, and what they are on a day.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::Places;
use crate::model::Archive;
use crate::model::Date;
use crate::model::Event;
use crate::model::Inline;
use crate::model::LanguageTag;
use crate::model::Lock;
use crate::model::LockEntry;
use crate::model::Platform;
use crate::model::Prose;
use crate::model::Records;
use crate::model::Translation;
use crate::model::plain_text;
use crate::model::sdk_platforms;
use crate::source::Print;
use crate::source::Printer;

/// One published document with all its releases.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The name of its folder.
    pub id: String,
    /// Its releases: the frozen ones by the day they come into force, then in the order of freezing; drafts last, by the
    /// day of publication, then by name.
    pub releases: Vec<Arc<Release>>,
    /// What was frozen and decided, in the order of the decisions.
    pub lock: Lock,
    /// Older texts that exist only as files or notes, in the order of the newest release that names them.
    pub archive: Vec<Archive>,
    /// The day it is looked at on; `None` as long as all of it is looked at.
    pub seen_on: Option<Date>,
    /// The next day after the one it is looked at on which a text becomes public or comes into force.
    pub next_change: Option<Date>,
    /// Whether all of it could be read; otherwise releases or languages may be missing that are there on disk.
    pub complete: bool,
    /// The print of what it was made from.
    pub print: Print,
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
    /// What the lock says of it; `None` for a draft.
    pub frozen: Option<Frozen>,
    /// The print of what it was made from, in all its languages.
    pub print: Print,
    /// The print of the ids of clauses in each language.
    pub ids: Print,
}

/// What the lock says of a frozen release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// The entry that froze it, by its place in the lock.
    pub entry: usize,
    /// Its place in the order of freezing, from 1.
    pub sequence: u32,
    /// The version it is compared with.
    pub predecessor: Option<String>,
    /// The languages it is frozen in, those that were added later too.
    pub languages: BTreeSet<String>,
    /// The places of the entries that added a language later.
    pub added: BTreeMap<String, usize>,
    /// The entry that called it off.
    pub withdrawn: Option<LockEntry>,
    /// The entry that put it off last.
    pub postponed: Option<LockEntry>,
}

impl Frozen {
    /// What a lock says of a release.
    pub fn of(lock: &Lock, version: &str) -> Option<Self> {
        let (place, entry) = lock.release(version)?;
        let last = |event: Event| lock.of(version).filter(|(_, entry)| entry.event == event).last();
        let added = lock.of(version).filter_map(|(at, entry)| Some((entry.language.as_ref()?.to_string(), at)));
        Some(Self {
            entry: place,
            sequence: entry.sequence.unwrap_or_default(),
            predecessor: entry.predecessor.clone(),
            languages: lock.texts(version).map(|(tag, _)| tag.to_owned()).collect(),
            added: added.collect(),
            withdrawn: last(Event::Withdraw).map(|(_, entry)| entry.clone()),
            postponed: last(Event::Postpone).map(|(_, entry)| entry.clone()),
        })
    }
}

/// What a release is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Not frozen.
    Draft,
    /// Frozen, and public later.
    Scheduled,
    /// Public, and in force later.
    Announced,
    /// In force.
    InForce,
    /// In force before.
    Superseded,
    /// Called off before it came into force.
    Withdrawn,
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
    /// The texts and names of the records that have no translation and are in the source language.
    pub fallbacks: BTreeSet<String>,
    /// The prose.
    pub prose: Prose,
    /// The names that the site gives to what the records use, by table and id: `data.vehicle.vin`.
    pub names: BTreeMap<String, String>,
    /// How it stands to the source language.
    pub translation: Translation,
    /// The print of all it says, wherever that is written.
    pub print: Print,
}

impl Edition {
    /// An edition of which nothing but the records is known.
    pub fn of_records(language: LanguageTag, records: Records) -> Self {
        Self {
            language,
            records,
            json: serde_json::Value::Null,
            words: BTreeMap::new(),
            fallbacks: BTreeSet::new(),
            prose: Prose::default(),
            names: BTreeMap::new(),
            translation: Translation::default(),
            print: Print::default(),
        }
    }

    /// Its title as plain text.
    pub fn title(&self) -> String {
        plain_text(self.inlines(self.records.title.as_str()))
    }

    /// The print of all it says. Of its units only what readers see of them counts.
    pub fn content_print(&self) -> Print {
        let Translation { borrowed, stale_clauses, stale_texts, .. } = &self.translation;
        let words = (&self.json, &self.words, &self.fallbacks, &self.prose, &self.names);
        let marks = (borrowed, stale_clauses, stale_texts);
        Print::of("edition").text(self.language.as_str()).value(&words).value(&marks).finish()
    }

    /// Its title with the product, if that does not name it.
    pub fn full_title(&self) -> String {
        let (app, title) = (&self.records.app.name, self.title());
        if title.contains(app.as_str()) { title } else { format!("{app} {title}") }
    }

    /// The inlines of a text of the records.
    pub fn inlines(&self, markdown: &str) -> &[Inline] {
        self.words.get(markdown).map_or(&[], Vec::as_slice)
    }
}

impl Release {
    /// The print of the ids of clauses that each of some editions has.
    pub fn ids_print(editions: &[Edition]) -> Print {
        let of = |print: Printer, edition: &Edition| {
            let ids = edition.prose.anchors().into_iter().map(|anchor| anchor.id);
            print.text(edition.language.as_str()).texts(ids)
        };
        editions.iter().fold(Print::of("ids"), of).finish()
    }

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

    /// The entry of the lock that froze an edition; `None` if it is not frozen.
    pub fn frozen_by(&self, language: &LanguageTag) -> Option<usize> {
        let frozen = self.frozen.as_ref().filter(|frozen| frozen.languages.contains(language.as_str()))?;
        Some(frozen.added.get(language.as_str()).copied().unwrap_or(frozen.entry))
    }

    /// The languages it had when something was frozen, that counted in: what was frozen by then, or all for a draft.
    /// Pages of a release link to these only, so that a language that is added later changes none of them.
    pub fn languages_by(&self, entry: Option<usize>) -> impl Iterator<Item = &LanguageTag> {
        let by_then = move |tag: &&LanguageTag| match entry {
            Some(entry) => self.frozen_by(tag).is_some_and(|own| own <= entry),
            None => true,
        };
        self.languages().filter(by_then)
    }

    /// The languages that came with the release, and each that came later by itself: what belongs to the first never
    /// changes when another comes.
    pub fn arrivals(&self) -> Vec<(Option<&LanguageTag>, Vec<&Edition>)> {
        let Some(frozen) = &self.frozen else { return vec![(None, self.editions.iter().collect())] };
        let is_first = |edition: &&Edition| self.frozen_by(&edition.language) == Some(frozen.entry);
        let (first, later): (Vec<&Edition>, Vec<&Edition>) = self.editions.iter().partition(is_first);
        let later = later.into_iter().map(|edition| (Some(&edition.language), vec![edition]));
        std::iter::once((None, first)).chain(later).collect()
    }

    /// The records in the source language.
    pub fn records(&self) -> &Records {
        &self.source().records
    }

    /// The platforms that have an SDK list in it.
    pub fn sdk_platforms(&self) -> Vec<Platform> {
        sdk_platforms([self.records()])
    }

    /// When its words became public, as it says.
    pub fn published(&self) -> Option<Date> {
        self.records().published
    }

    /// Whether it is not frozen.
    pub fn is_draft(&self) -> bool {
        self.frozen.is_none()
    }

    /// Whether it was called off before it came into force.
    pub fn is_withdrawn(&self) -> bool {
        self.frozen.as_ref().is_some_and(|frozen| frozen.withdrawn.is_some())
    }

    /// The day it takes effect: the one it says, or the one to which it was put off.
    pub fn effective(&self) -> Option<Date> {
        let postponed = self.frozen.as_ref().and_then(|frozen| frozen.postponed.as_ref()?.effective);
        postponed.or(self.records().effective)
    }

    /// The first day it is in force, or would be: the later of published and effective. `None` without a day of
    /// publication.
    pub fn in_force_from(&self) -> Option<Date> {
        let published = self.published()?;
        Some(self.effective().map_or(published, |effective| effective.max(published)))
    }
}

impl Policy {
    /// Puts the releases in order.
    pub fn sort(&mut self) {
        self.releases.sort_by_cached_key(|release| match &release.frozen {
            Some(frozen) => (false, release.in_force_from(), frozen.sequence, String::new()),
            None => (true, release.published(), 0, release.version.clone()),
        });
    }

    /// The policy as a reader could see it on a day: without what was decided later, and without releases that became public
    /// later, but for those that are shown beforehand, by their versions. A release that was taken down stays away on any
    /// day.
    #[must_use]
    pub fn on(mut self, day: Date, is_shown: impl Fn(&str) -> bool) -> Self {
        self.seen_on = Some(day);
        self.next_change = self.change_after(day);
        let is_known = |place: usize| self.lock.entries.get(place).is_none_or(|entry| entry.recorded <= day);
        let by = |version: &str| if is_shown(version) { None } else { Some(day) };
        self.releases
            .retain(|release| release.is_draft() || self.lock.was_public(&release.version, by(&release.version)));
        for release in &mut self.releases {
            let Some(frozen) = &release.frozen else { continue };
            let added = frozen.added.clone();
            let came = |edition: &Edition| added.get(edition.language.as_str()).is_none_or(|place| is_known(*place));
            let decisions = frozen.withdrawn.iter().chain(&frozen.postponed);
            if decisions.into_iter().all(|entry| entry.recorded <= day) && release.editions.iter().all(came) {
                continue;
            }
            let release = Arc::make_mut(release);
            release.editions.retain(came);
            if let Some(frozen) = &mut release.frozen {
                frozen.withdrawn.take_if(|entry| entry.recorded > day);
                frozen.postponed.take_if(|entry| entry.recorded > day);
            }
        }
        self.sort();
        self
    }

    /// The releases that are or come into force, in the order in which they do.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &Release> {
        self.all().filter(|release| !release.is_draft() && !release.is_withdrawn())
    }

    /// Its releases, in their order.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Release> + ExactSizeIterator + Clone {
        self.releases.iter().map(|release| &**release)
    }

    /// The platforms that have an SDK list in one of its releases.
    pub fn sdk_platforms(&self) -> Vec<Platform> {
        sdk_platforms(self.all().map(Release::records))
    }

    /// The print of what is known of a release beside its words: its languages, and what was decided about it.
    pub fn standing_print(&self, release: &Release) -> Print {
        let decided = self.lock.of(&release.version).map(|(_, entry)| entry.sha256.as_str());
        let by_then = release.frozen.as_ref().map(|frozen| (frozen.withdrawn.is_some(), frozen.postponed.is_some()));
        let known = Print::of("standing").text(&self.id).text(&release.version).texts(decided).value(&by_then);
        known.texts(release.languages().map(LanguageTag::as_str)).finish()
    }

    /// Every release that is or comes into force, as it does: its first day, its place in the order of freezing, and its
    /// version. Those that were taken down are among them: that their words are gone changes nothing of the past.
    fn timeline(&self) -> Vec<(Date, u32, &str)> {
        let standing = self.standing().filter_map(|release| {
            let sequence = release.frozen.as_ref().map_or(u32::MAX, |frozen| frozen.sequence);
            Some((release.in_force_from()?, sequence, release.version.as_str()))
        });
        let removed = self.removed().filter_map(|entry| {
            Some((self.removed_from(entry)?, entry.sequence.unwrap_or_default(), entry.version.as_str()))
        });
        let mut all: Vec<(Date, u32, &str)> = standing.chain(removed).collect();
        all.sort_unstable();
        all
    }

    /// The first day on which a release was in force that was taken down; `None` if it was called off before.
    pub fn removed_from(&self, entry: &LockEntry) -> Option<Date> {
        let is_withdrawn = self.lock.has(&entry.version, Event::Withdraw);
        self.lock.in_force_from(&entry.version).filter(|_| !is_withdrawn)
    }

    /// The release in force on a day; `None` if there is none, or if it was taken down.
    pub fn in_force(&self, day: Date) -> Option<&Release> {
        let (_, _, version) = self.timeline().into_iter().rfind(|(from, _, _)| *from <= day)?;
        self.release(version)
    }

    /// The release whose text stands at the policy's address: the one in force, or the last that was and is still there,
    /// or before any is, the first to come.
    pub fn current(&self, day: Date) -> Option<&Release> {
        let last = || self.standing().rev().find(|release| release.in_force_from().is_some_and(|from| from <= day));
        let current = self.in_force(day).or_else(last).or_else(|| self.standing().next());
        current.or_else(|| self.all().next())
    }

    /// The releases that come into force after a day, soonest first, and drafts after them.
    pub fn upcoming(&self, day: Date) -> impl Iterator<Item = &Release> {
        let later =
            move |release: &&Release| release.is_draft() || release.in_force_from().is_none_or(|from| from > day);
        self.all().filter(|release| !release.is_withdrawn()).filter(later)
    }

    /// The last day of a release: the one before the next comes into force. `None` if none follows.
    pub fn in_force_until(&self, version: &str) -> Option<Date> {
        let timeline = self.timeline();
        let mut later = timeline.iter().skip_while(|(_, _, own)| *own != version);
        let (from, _, _) = later.next()?;
        let (next, _, _) = later.find(|(next, _, _)| next > from)?;
        next.0.yesterday().ok().map(Date)
    }

    /// What a release is on a day.
    pub fn state(&self, release: &Release, day: Date) -> State {
        if release.is_draft() {
            State::Draft
        } else if release.is_withdrawn() {
            State::Withdrawn
        } else if release.published().is_none_or(|published| published > day) {
            State::Scheduled
        } else if release.in_force_from().is_none_or(|from| from > day) {
            State::Announced
        } else if self.in_force(day).is_some_and(|current| current.version == release.version) {
            State::InForce
        } else {
            State::Superseded
        }
    }

    /// The next day after a day on which something of this policy becomes public or comes into force.
    fn change_after(&self, day: Date) -> Option<Date> {
        let days = self.standing().flat_map(|release| [release.published(), release.in_force_from()]).flatten();
        days.filter(|next| *next > day).min()
    }

    /// Whether a release and its predecessor are compared in a language: both had it when the later one, or its text in
    /// this language, was frozen.
    pub fn is_compared(&self, release: &Release, language: &LanguageTag) -> bool {
        let by = release.frozen_by(language);
        let before = self.predecessor(&release.version);
        before.is_some_and(|before| before.languages_by(by).any(|known| known == language))
    }

    /// The release that another is compared with: the one the lock names, or for a draft, the one before it.
    pub fn predecessor(&self, version: &str) -> Option<&Release> {
        let release = self.release(version)?;
        if let Some(frozen) = &release.frozen {
            return self.release(frozen.predecessor.as_ref()?);
        }
        let at = self.releases.iter().position(|release| release.version == version)?;
        let draft = self.all().take(at).rev().find(|release| release.is_draft());
        draft.or_else(|| self.last_standing())
    }

    /// The release that the next one to be frozen is compared with: the last that was frozen and not called off.
    pub fn last_standing(&self) -> Option<&Release> {
        self.standing().max_by_key(|release| release.frozen.as_ref().map(|frozen| frozen.sequence))
    }

    /// The entries that froze releases which were taken down, of those that a reader could see. Their words are no longer
    /// read.
    pub fn removed(&self) -> impl Iterator<Item = &LockEntry> {
        // Nearly always none is, and this is asked for every release.
        let taken_down = self.lock.entries.iter().filter(|entry| entry.event == Event::Takedown);
        let gone: BTreeSet<&str> = taken_down.map(|entry| entry.version.as_str()).collect();
        let was_public = |version: &str| self.lock.was_public(version, self.seen_on);
        self.lock.releases().filter(move |entry| gone.contains(&*entry.version) && was_public(&entry.version))
    }

    /// What was decided about a frozen release by the day it is looked at, oldest first.
    pub fn decisions<'a>(&'a self, version: &'a str) -> impl Iterator<Item = &'a LockEntry> {
        let by_then = |entry: &&LockEntry| self.seen_on.is_none_or(|day| entry.recorded <= day);
        let entries = self.lock.of(version).map(|(_, entry)| entry);
        entries.filter(|entry| entry.event != Event::Release).filter(by_then)
    }

    /// A release by its version.
    pub fn release(&self, version: &str) -> Option<&Release> {
        self.all().find(|release| release.version == version)
    }

    /// The newest release: the last draft, or else what was frozen last and stands, whatever its days are.
    pub fn newest(&self) -> Option<&Release> {
        let last = || self.all().next_back();
        last().filter(|release| release.is_draft()).or_else(|| self.last_standing()).or_else(last)
    }
}
