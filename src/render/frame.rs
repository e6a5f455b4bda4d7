//! What every page has: head, header, navigation, footer.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::Date;
use crate::model::Edition;
use crate::model::Event;
use crate::model::LanguageTag;
use crate::model::LockEntry;
use crate::model::PageRef;
use crate::model::Party;
use crate::model::Platform;
use crate::model::Policy;
use crate::model::Release;
use crate::model::Role;
use crate::model::State;
use crate::render::Build;
use crate::render::Neighbour;
use crate::render::crosslinks::Crosslinks;
use crate::render::crosslinks::headings;
use crate::render::foreign::in_source;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::html::escape;
use crate::render::locale::Locale;
use crate::render::metadata::Metadata;
use crate::render::place::Home;
use crate::render::place::Place;
use crate::render::place::feed_path;
use crate::render::place::page_folder;
use crate::render::place::plain_text_path;
use crate::render::site::SiteView;
use crate::render::site::site_view;
use crate::render::webview::WebviewFrame;
use crate::render::webview::webview_frame;

/// What every page has.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The language tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// The title of the page for the window.
    pub title: String,
    /// The link to the root of the site.
    pub root: String,
    /// The link to the style sheet.
    pub style: String,
    /// The page's own address, absolute.
    pub canonical: String,
    /// Whether search engines are asked to stay away.
    pub noindex: bool,
    /// The same page in each language, this one included.
    pub languages: Vec<LanguageLink>,
    /// The same for search engines, with the page for everyone else under `x-default`; none where they are asked to stay
    /// away, or where there is one language.
    pub alternates: Vec<Alternate>,
    /// The pages of the same text, this one included.
    pub nav: Vec<NavLink>,
    /// What the page shows of the site around it; nothing where an app shows the page.
    pub site: SiteView,
    /// What it says of itself to search engines and other programs; nothing where an app shows the page.
    pub metadata: Option<Metadata>,
    /// What it has if an app shows it. It may name no other file then.
    pub webview: Option<WebviewFrame>,
    /// The document, on all pages but the site's front page.
    pub document: Option<Document>,
}

/// The same page in a language.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageLink {
    /// The language tag.
    pub lang: String,
    /// The language's own name.
    pub name: String,
    /// The link.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// The same page in a language, for search engines.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The language tag, or `x-default`.
    pub lang: String,
    /// The address, absolute, as search engines want it.
    pub href: String,
}

/// A page of the same text.
#[derive(Clone, Debug, Serialize)]
pub struct NavLink {
    /// Which page: `text`, `summary`, `collected` …; its label is the word `page-<key>`.
    pub key: String,
    /// The platform's word, for SDK lists.
    pub platform: Option<String>,
    /// The link.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// The document that a page belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// The policy's folder name.
    pub policy: String,
    /// Its title.
    pub title: Html,
    /// The product.
    pub app: Html,
    /// The company behind it: the vendor, or else the controller.
    pub company: Option<Html>,
    /// The version.
    pub version: String,
    /// Whether the page is one of the release's own, at the address of the version; not on pages of the text in force.
    pub of_release: bool,
    /// Why the release is not public yet, as the key of a word: `draft` or `scheduled`.
    pub unpublished: Option<&'static str>,
    /// The dates of the text that somebody typed.
    pub dates: Vec<DateView>,
    /// A notice for every page.
    pub notice: Option<Html>,
    /// Which language prevails.
    pub governing: Option<Governs>,
    /// What was decided about the release after it was frozen; on its own pages, and wherever one that was called off
    /// stands.
    pub decision: Option<DecisionView>,
    /// The link to the text in force; only on pages of one release.
    pub in_force: Option<String>,
    /// The link to the text as a file without markup, to be kept; not where an app shows the page.
    pub plain: Option<String>,
    /// The link to what the release changed; the first one has none.
    pub changes: Option<String>,
    /// The link to the text of the release before; the first one has none.
    pub predecessor: Option<String>,
    /// The other policies of the site in the language of the page; only on pages of the text in force.
    pub others: Vec<OtherPolicy>,
    /// The link to the history.
    pub history: String,
    /// The link to the feed of releases; only on pages of the text in force.
    pub feed: Option<String>,
    /// The next release that was announced; only on pages of the text in force.
    pub announced: Option<Announced>,
}

/// Another policy of the site.
#[derive(Clone, Debug, Serialize)]
pub struct OtherPolicy {
    /// The product and the title.
    pub title: String,
    /// The link to its text in force.
    pub href: String,
}

/// What was decided about a release after it was frozen.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionView {
    /// `withdraw`, `postpone`, `takedown` or `language`; said by the word `decision-<key>`.
    pub key: String,
    /// The day of the decision.
    pub date: DateView,
    /// The new day of effect, where it was put off.
    pub effective: Option<DateView>,
    /// The language that was added, in the words of the page.
    pub language: Option<String>,
    /// Why, as it was written down: in the source language.
    pub reason: Option<Html>,
}

/// A release that was announced.
#[derive(Clone, Debug, Serialize)]
pub struct Announced {
    /// The version.
    pub version: String,
    /// The day it comes into force.
    pub date: DateView,
    /// The link to its text.
    pub href: String,
    /// The link to what it changes; the first release has none.
    pub changes: Option<String>,
}

/// Which language prevails.
#[derive(Clone, Debug, Serialize)]
pub struct Governs {
    /// The language's name in the language of the page.
    pub language: String,
    /// Where or for whom.
    pub note: Option<Html>,
}

/// A date with its meaning.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    /// `published`, `effective`, `updated` or `first_published`; its label is the word `date-<key>`.
    pub key: String,
    /// `2026-10-01`
    pub iso: String,
    /// As the language writes it.
    pub long: String,
}

/// Where the pages of an edition stand, and everything to render them.
pub struct Scene<'a> {
    /// The build.
    pub build: &'a Build<'a>,
    /// The policy.
    pub policy: &'a Policy,
    /// The release whose text is shown.
    pub release: &'a Release,
    /// Its text in the language of the pages.
    pub edition: &'a Edition,
    /// The folder of the pages.
    pub home: Home,
    /// Whether the pages are those of one release, which never change.
    pub frozen: bool,
    /// The release that a page compares with this one; the page is there in the languages of both.
    pub compared: Option<&'a Release>,
}

impl Scene<'_> {
    /// Why a release is not public yet in the language of the page, as the key of a word.
    pub fn unpublished(&self, release: &Release) -> Option<&'static str> {
        let is_draft = release.frozen_by(&self.edition.language).is_none();
        let is_later = self.policy.state(release, self.build.as_of) == State::Scheduled;
        if is_draft { Some("draft") } else { is_later.then_some("scheduled") }
    }

    /// The folder of the text in force.
    pub fn current(&self) -> Home {
        Home::current(&self.policy.id, &self.edition.language)
    }

    /// A page of the text.
    pub fn place(&self, page: &str) -> Place {
        Place::below(&self.home, page, &self.home, &self.current())
    }

    /// The words of the language.
    pub fn locale(&self) -> Option<&Locale> {
        self.build.theme.language(&self.edition.language).map(|language| &*language.locale)
    }

    /// The writer of a page.
    pub fn writer<'b>(&'b self, place: &'b Place) -> Option<Writer<'b>> {
        let source = self.build.config.source();
        Some(Writer {
            language: self.build.theme.language(&self.edition.language)?,
            edition: self.edition,
            place,
            taxonomy: &self.build.config.taxonomy,
            shape: self.build.shape,
            source: (source != &self.edition.language).then_some(source),
            shown: if place.is_text() { anchors(self.edition) } else { BTreeSet::new() },
            anchors: true,
            borrowed: false,
            crosslinks: if place.is_text() { self.crosslinks(place) } else { Crosslinks::default() },
        })
    }

    /// What the full text links to beside what its author linked.
    fn crosslinks(&self, place: &Place) -> Crosslinks {
        let is_wanted = self.build.theme.look.clause_languages != Some(false) && !place.is_webview();
        let links = self.languages(place).into_iter().filter(|link| is_wanted && !link.current);
        // A page for an app, or of a site in one language, has no such link.
        let headings = LazyCell::new(|| headings(&self.edition.prose));
        let ids = |link: LanguageLink| {
            let edition = self.release.editions.iter().find(|edition| edition.language.as_str() == link.lang)?;
            let shared = edition.prose.anchors().into_iter().filter(|anchor| headings.contains(anchor.id));
            Some((link, shared.map(|anchor| anchor.id.to_owned()).collect()))
        };
        Crosslinks::new(self.edition, links.filter_map(ids).collect())
    }

    /// The platforms that have an SDK list. On the pages of the text in force those of every release count, so that no
    /// address is ever lost.
    pub fn platforms(&self) -> Vec<Platform> {
        if self.frozen { self.release.sdk_platforms() } else { self.policy.sdk_platforms() }
    }

    /// What the page has in common with all others.
    pub fn frame(&self, writer: &Writer<'_>, title: &str) -> Frame {
        let place = writer.place;
        let config = self.build.config;
        let name = if title.is_empty() { String::new() } else { format!("{title} · ") };
        let document = self.edition.title();
        let languages = self.languages(place);
        let noindex = self.frozen || place.is_webview() || self.unpublished(self.release).is_some();
        Frame {
            lang: self.edition.language.to_string(),
            dir: writer.language.locale.direction().to_owned(),
            title: format!("{name}{document}"),
            site: site_view(self.build, &self.edition.language, place),
            webview: webview_frame(self.build, place),
            root: place.link_to(""),
            style: place.link_to(self.build.theme.style()),
            canonical: format!("{}{}", config.base_url, place.folder),
            alternates: if noindex { Vec::new() } else { self.alternates(place) },
            noindex,
            metadata: Metadata::of_text(self, writer, title, &languages),
            languages,
            nav: self.nav(place),
            document: Some(self.document(writer)),
        }
    }

    fn languages(&self, place: &Place) -> Vec<LanguageLink> {
        let own = &self.edition.language;
        self.tags().map(|tag| language_link(self.build, tag, place.in_language(tag), tag == own)).collect()
    }

    /// The languages that the page is in.
    fn tags(&self) -> impl Iterator<Item = &LanguageTag> {
        // A page of a release never learns of languages that came after its own.
        let by = self.release.frozen_by(&self.edition.language).filter(|_| self.frozen);
        let is_there = move |other: &Release, tag: &LanguageTag| other.languages_by(by).any(|known| known == tag);
        let shared = move |tag: &&LanguageTag| self.compared.is_none_or(|other| is_there(other, tag));
        self.release.languages_by(by).filter(shared)
    }

    /// Who speaks none of the languages gets the choice of them; on lists, which have none, the source language.
    fn alternates(&self, place: &Place) -> Vec<Alternate> {
        let config = self.build.config;
        let source = config.source();
        let tags: Vec<&LanguageTag> = self.tags().collect();
        let choice = place.is_text().then(|| format!("{}/", self.policy.id));
        let everyone = choice.or_else(|| tags.contains(&source).then(|| place.folder_in(source)));
        let pages = tags.iter().map(|tag| (tag.as_str(), place.folder_in(tag)));
        let pages = pages.chain(everyone.map(|folder| ("x-default", folder)));
        alternates(&config.base_url, pages.filter(|_| tags.len() > 1))
    }

    fn nav(&self, place: &Place) -> Vec<NavLink> {
        let mut pages = vec![("text", None, String::new())];
        let has_lists = self.home.is_webview() || self.build.config.outputs.lists;
        let lists = [PageRef::Summary, PageRef::Collected, PageRef::Shared, PageRef::Permissions];
        for (key, list) in ["summary", "collected", "shared", "permissions"].into_iter().zip(lists) {
            pages.push((key, None, page_folder(list)));
        }
        for platform in self.platforms() {
            pages.push(("sdks", Some(platform), page_folder(PageRef::Sdks(platform))));
        }
        let link = |(key, platform, folder): (&str, Option<Platform>, String)| NavLink {
            key: key.to_owned(),
            platform: platform.map(|platform| platform.id().to_owned()),
            href: place.link_to(&format!("{}{folder}", self.home.folder)),
            current: format!("{}{folder}", self.home.folder) == place.folder,
        };
        pages.into_iter().filter(|(_, _, folder)| folder.is_empty() || has_lists).map(link).collect()
    }

    fn document(&self, writer: &Writer<'_>) -> Document {
        let records = &self.edition.records;
        let locale = &writer.language.locale;
        let governing = records.governing.as_ref().map(|governing| Governs {
            language: writer.named("language", governing.language.as_str()),
            note: governing.note.as_ref().map(|note| Html(writer.words(note.as_str()))),
        });
        let current = self.current();
        Document {
            policy: self.policy.id.clone(),
            title: Html(writer.plain_words(records.title.as_str())),
            app: Html(writer.name(records.app.name.as_str())),
            company: company(self.edition).map(|party| Html(writer.name(party.name.as_str()))),
            version: self.release.version.clone(),
            of_release: self.frozen,
            unpublished: self.unpublished(self.release),
            dates: dates(self.edition, locale),
            notice: records.notice.as_ref().map(|notice| Html(writer.words(notice.as_str()))),
            governing,
            decision: self.decision(writer),
            in_force: (self.frozen && !self.is_only_drafts()).then(|| writer.place.link_to(&current.folder)),
            plain: self.plain(writer.place),
            changes: self.changes().map(|folder| writer.place.link_to(&folder)),
            predecessor: self.predecessor().map(|folder| writer.place.link_to(&folder)),
            others: if self.frozen || self.home.is_webview() { Vec::new() } else { self.others(writer.place) },
            history: writer.place.page(PageRef::History),
            feed: (!self.frozen).then(|| writer.place.link_to(&feed_path(&self.policy.id, &self.edition.language))),
            announced: if self.frozen { None } else { self.announced(writer) },
        }
    }

    /// Whether this is a draft and nothing but drafts stands where the text in force would.
    fn is_only_drafts(&self) -> bool {
        let current = self.policy.current(self.build.as_of);
        self.release.is_draft() && current.is_some_and(Release::is_draft)
    }

    /// The folder of the comparison with the release before.
    fn changes(&self) -> Option<String> {
        let language = &self.edition.language;
        let release = || Home::release(&self.policy.id, &self.release.version, language);
        if self.home.is_webview() {
            let is_there = self.policy.is_compared(self.release, language);
            return is_there.then(|| format!("{}changes/", self.home.folder));
        }
        self.build.compares(self.policy, self.release, language).then(|| format!("{}changes/", release().folder))
    }

    /// The link to the text without markup.
    fn plain(&self, place: &Place) -> Option<String> {
        let path = plain_text_path(&self.policy.id, &self.release.version, self.edition.language.as_str());
        (!place.is_webview() && self.build.config.outputs.texts()).then(|| place.link_to(&path))
    }

    /// The folder of the text of the release before, where that is in the language.
    fn predecessor(&self) -> Option<String> {
        let language = &self.edition.language;
        let is_there = self.policy.is_compared(self.release, language);
        let before = self.policy.predecessor(&self.release.version).filter(|_| is_there)?;
        Some(Home::release(&self.policy.id, &before.version, language).folder)
    }

    fn others(&self, place: &Place) -> Vec<OtherPolicy> {
        let others = self.build.neighbours.iter().filter(|other| other.id != self.policy.id);
        let other = |other: &Neighbour| {
            let (language, title) = other.titles.iter().find(|(language, _)| *language == self.edition.language)?;
            let href = place.link_to(&Home::current(&other.id, language).folder);
            Some(OtherPolicy { title: title.clone(), href })
        };
        others.filter_map(other).collect()
    }

    fn decision(&self, writer: &Writer<'_>) -> Option<DecisionView> {
        let called_off = self.release.is_withdrawn();
        let frozen = self.release.frozen.as_ref().filter(|_| self.frozen || called_off)?;
        let entry = frozen.withdrawn.as_ref().or(frozen.postponed.as_ref())?;
        Some(decision_view(entry, &writer.language.locale, self.build.config.source()))
    }

    fn announced(&self, writer: &Writer<'_>) -> Option<Announced> {
        let language = &self.edition.language;
        let mut coming = self.policy.upcoming(self.build.as_of).filter(|release| release.edition(language).is_some());
        let is_announced = |release: &Release| self.policy.state(release, self.build.as_of) == State::Announced;
        let release = coming.find(|release| release.version != self.release.version && is_announced(release))?;
        let href = writer.place.link_to(&Home::release(&self.policy.id, &release.version, language).folder);
        Some(Announced {
            version: release.version.clone(),
            date: date_view("effective", release.in_force_from()?, &writer.language.locale),
            changes: self.build.compares(self.policy, release, language).then(|| format!("{href}changes/")),
            href,
        })
    }
}

/// Pages of the site in languages, for search engines.
pub fn alternates<'a>(base_url: &str, pages: impl Iterator<Item = (&'a str, String)>) -> Vec<Alternate> {
    pages.map(|(lang, folder)| Alternate { lang: lang.to_owned(), href: format!("{base_url}{folder}") }).collect()
}

/// A decision about a release, for a page.
pub fn decision_view(entry: &LockEntry, locale: &Locale, source: &LanguageTag) -> DecisionView {
    let key = match entry.event {
        Event::Release => "release",
        Event::Language => "language",
        Event::Withdraw => "withdraw",
        Event::Postpone => "postpone",
        Event::Takedown => "takedown",
    };
    let named = |tag: &LanguageTag| locale.named("language", tag.as_str());
    DecisionView {
        key: key.to_owned(),
        date: date_view("recorded", entry.recorded, locale),
        effective: entry.effective.map(|date| date_view("effective", date, locale)),
        language: entry.language.as_ref().map(named),
        reason: entry.reason.as_deref().map(|reason| Html(in_source(&escape(reason), source, &locale.language))),
    }
}

/// The ids that the prose of an edition has.
fn anchors(edition: &Edition) -> BTreeSet<String> {
    edition.prose.anchors().into_iter().map(|anchor| anchor.id.to_owned()).collect()
}

/// The same page in a language.
pub fn language_link(build: &Build<'_>, tag: &LanguageTag, href: String, current: bool) -> LanguageLink {
    let language = build.theme.language(tag);
    let name = language.map_or_else(|| tag.to_string(), |language| language.locale.word("language-name"));
    LanguageLink { lang: tag.to_string(), name, href, current }
}

/// The company behind the product.
fn company(edition: &Edition) -> Option<&Party> {
    let parties = &edition.records.parties;
    let of = |role: Role| parties.values().find(|party| party.role == role);
    of(Role::Vendor).or_else(|| of(Role::Controller)).or_else(|| of(Role::JointController))
}

/// The name of the company behind the product; empty if there is none.
pub fn company_name(edition: &Edition) -> String {
    company(edition).map(|party| party.name.to_string()).unwrap_or_default()
}

/// The dates of a text that somebody typed.
pub fn dates(edition: &Edition, locale: &Locale) -> Vec<DateView> {
    let records = &edition.records;
    let all = [
        ("first_published", records.first_published),
        ("published", records.published),
        ("effective", records.effective),
        ("updated", records.updated),
    ];
    let typed = all.into_iter().filter_map(|(key, date)| Some((key, date?)));
    typed.map(|(key, date)| date_view(key, date, locale)).collect()
}

/// A date for a page.
pub fn date_view(key: &str, date: Date, locale: &Locale) -> DateView {
    DateView { key: key.to_owned(), iso: date.to_string(), long: locale.date(date) }
}
