//! All releases of a policy, newest first, and the older texts that are not modelled. It states from when to when a text
//! is in force, never what is in force now: a late rebuild must not make it false.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::Archive;
use crate::model::Date;
use crate::model::LockEntry;
use crate::model::Regime;
use crate::model::Release;
use crate::render::Page;
use crate::render::contents::ContentsEntry;
use crate::render::frame::DateView;
use crate::render::frame::DecisionView;
use crate::render::frame::Frame;
use crate::render::frame::Scene;
use crate::render::frame::date_view;
use crate::render::frame::dates;
use crate::render::frame::decision_view;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::pages::page;
use crate::render::place::Home;
use crate::render::place::plain_text_path;

/// The data of `history.html`.
#[derive(Serialize)]
struct HistoryPage {
    /// What every page has.
    frame: Frame,
    /// The years in which texts came, each with a link to its newest; none where all can be seen at once.
    years: Vec<ContentsEntry>,
    /// The releases, newest first.
    releases: Vec<ReleaseView>,
    /// The older texts, newest first.
    archive: Vec<ArchiveView>,
}

/// A release in a list.
#[derive(Serialize)]
pub(super) struct ReleaseView {
    /// The version.
    pub version: String,
    /// Why it is not public yet, as the key of a word: `draft` or `scheduled`.
    pub unpublished: Option<&'static str>,
    /// The first day it is in force; none for a draft and for one that was called off.
    pub from: Option<DateView>,
    /// Its last day, if another follows it.
    pub until: Option<DateView>,
    /// What was decided about it after it was frozen, oldest first.
    pub decisions: Vec<DecisionView>,
    /// Whether its words were taken off the site.
    pub removed: bool,
    /// What it asks of people, under each body of law that the site names.
    pub asks: Vec<AskView>,
    /// Its dates.
    pub dates: Vec<DateView>,
    /// What is new, in one sentence.
    pub summary: Option<Html>,
    /// The version it corrects.
    pub corrects: Option<String>,
    /// The link to its text.
    pub href: String,
    /// The link to what it changed; the first release has none.
    pub changes: Option<String>,
    /// The link to its amendment table.
    pub table: Option<String>,
    /// The link to what changed from it to the text in force, if that is another one.
    pub since: Option<String>,
    /// The link to its plain text; none where its words were taken off the site.
    pub plain: Option<String>,
}

/// What a release asks of people under a body of law.
#[derive(Serialize)]
pub(super) struct AskView {
    /// The body of law: `cn`; its name is the word `regime-<key>`.
    pub regime: String,
    /// How much: `reconsent`; said by the word `class-<key>`.
    pub class: String,
}

/// An older text that is not modelled.
#[derive(Serialize)]
struct ArchiveView {
    /// The version.
    version: String,
    /// Its dates.
    dates: Vec<DateView>,
    /// The link to the file.
    file: Option<String>,
    /// What is known of it.
    note: Option<Html>,
}

pub(super) fn render(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let place = scene.place("history/");
    let Some(writer) = scene.writer(&place) else { return Vec::new() };
    let title = writer.language.locale.word("page-history");
    let releases = release_views(scene, &writer);
    let archive: Vec<ArchiveView> =
        scene.policy.archive.iter().map(|stub| archive_view(scene, &writer, stub)).collect();
    let data =
        HistoryPage { years: years(&releases, &archive), releases, archive, frame: scene.frame(&writer, &title) };
    page(scene, &place, "history.html", &data, log)
}

/// From how many texts on years help to find one.
const MANY: usize = 8;

/// The years of the texts, newest first, each with a link to the first text that stands there.
fn years(releases: &[ReleaseView], archive: &[ArchiveView]) -> Vec<ContentsEntry> {
    let of_release = |view: &ReleaseView| (view.version.clone(), year(view.from.iter().chain(&view.dates)));
    let of_stub = |stub: &ArchiveView| (stub.version.clone(), year(&stub.dates));
    let texts: Vec<_> = releases.iter().map(of_release).chain(archive.iter().map(of_stub)).collect();
    let mut years: Vec<ContentsEntry> = Vec::new();
    for (version, year) in texts.iter().filter(|_| texts.len() >= MANY) {
        let title = Html(year.clone().unwrap_or_default());
        if year.is_some() && years.iter().all(|known| known.title != title) {
            let href = format!("#Version-{version}");
            years.push(ContentsEntry { href, number: String::new(), title, entries: Vec::new() });
        }
    }
    years
}

/// The year of the first of some dates.
fn year<'a>(dates: impl IntoIterator<Item = &'a DateView>) -> Option<String> {
    let date = dates.into_iter().next()?;
    date.iso.split('-').next().map(str::to_owned)
}

/// Every release in the language of the page, newest first; those that were taken down stand where they stood.
fn release_views(scene: &Scene<'_>, writer: &Writer<'_>) -> Vec<ReleaseView> {
    let policy = scene.policy;
    let mut all: Vec<(bool, Option<Date>, u32, ReleaseView)> = Vec::new();
    for release in policy.all() {
        let sequence = release.frozen.as_ref().map_or(u32::MAX, |frozen| frozen.sequence);
        let view = release_view(scene, writer, release);
        all.extend(view.map(|view| (release.is_draft(), release.in_force_from(), sequence, view)));
    }
    for entry in policy.removed() {
        if entry.texts.contains_key(scene.edition.language.as_str()) {
            all.push((
                false,
                policy.removed_from(entry).or(entry.published),
                entry.sequence.unwrap_or_default(),
                removed_view(scene, writer, entry),
            ));
        }
    }
    all.sort_by_key(|(draft, from, sequence, _)| (*draft, *from, *sequence));
    all.into_iter().rev().map(|(_, _, _, view)| view).collect()
}

/// A release whose words were taken off the site.
fn removed_view(scene: &Scene<'_>, writer: &Writer<'_>, entry: &LockEntry) -> ReleaseView {
    let locale = &writer.language.locale;
    let home = Home::release(&scene.policy.id, &entry.version, &scene.edition.language);
    let dates = [("published", entry.published), ("effective", entry.effective)];
    let typed = dates.into_iter().filter_map(|(key, date)| Some(date_view(key, date?, locale)));
    ReleaseView {
        version: entry.version.clone(),
        unpublished: None,
        from: scene.policy.removed_from(entry).map(|day| date_view("from", day, locale)),
        until: scene.policy.in_force_until(&entry.version).map(|day| date_view("until", day, locale)),
        decisions: decisions(scene, &entry.version, writer),
        removed: true,
        asks: Vec::new(),
        dates: typed.collect(),
        summary: None,
        corrects: entry.corrects.clone(),
        href: writer.place.link_to(&home.folder),
        changes: None,
        table: None,
        since: None,
        plain: None,
    }
}

/// What was decided about a release after it was frozen.
fn decisions(scene: &Scene<'_>, version: &str, writer: &Writer<'_>) -> Vec<DecisionView> {
    let (locale, source) = (&writer.language.locale, scene.build.config.source());
    scene.policy.decisions(version).map(|entry| decision_view(entry, locale, source)).collect()
}

/// What a release asks of people, under each body of law that the site names.
fn asks(scene: &Scene<'_>, release: &Release) -> Vec<AskView> {
    let entry = scene.policy.lock.release(&release.version).map(|(_, entry)| entry);
    let signal = entry.and_then(|entry| entry.signal.as_ref());
    let ask = |law: Regime| Some(AskView { regime: law.id().to_owned(), class: signal?.class(law).id().to_owned() });
    scene.build.config.laws().filter_map(ask).collect()
}

/// A release in a list; `None` if it is not written in the language of the page.
pub(super) fn release_view(scene: &Scene<'_>, writer: &Writer<'_>, release: &Release) -> Option<ReleaseView> {
    let edition = release.edition(&scene.edition.language)?;
    let policy = scene.policy;
    let home = Home::release(&policy.id, &release.version, &edition.language);
    let href = writer.place.link_to(&home.folder);
    let is_compared = scene.build.compares(policy, release, &edition.language);
    let own = writer.beside(edition);
    let locale = &writer.language.locale;
    let stands = !release.is_draft() && !release.is_withdrawn();
    // Only what the text in force has left behind: what is to come is told by its own changes.
    let place = |version: &str| policy.releases.iter().position(|one| one.version == version);
    let is_older = scene.build.config.outputs.changes && place(&release.version) < place(&scene.release.version);
    let text = plain_text_path(&policy.id, &release.version, edition.language.as_str());
    Some(ReleaseView {
        version: release.version.clone(),
        unpublished: scene.unpublished(release),
        from: stands.then(|| release.in_force_from()).flatten().map(|day| date_view("from", day, locale)),
        until: policy.in_force_until(&release.version).map(|day| date_view("until", day, locale)),
        decisions: decisions(scene, &release.version, writer),
        removed: false,
        asks: asks(scene, release),
        dates: dates(edition, locale),
        summary: edition.records.summary.as_ref().map(|summary| Html(own.words(summary.as_str()))),
        corrects: edition.records.corrects.clone(),
        changes: is_compared.then(|| format!("{href}changes/")),
        table: is_compared.then(|| format!("{href}changes/table/")),
        since: is_older.then(|| writer.place.link_to(&format!("{}since/{}/", scene.home.folder, release.version))),
        href,
        plain: scene.build.config.outputs.texts().then(|| writer.place.link_to(&text)),
    })
}

/// The note is in the words of the newest release that names the stub in the language of the page.
fn archive_view(scene: &Scene<'_>, writer: &Writer<'_>, stub: &Archive) -> ArchiveView {
    let locale = &writer.language.locale;
    let editions = scene.policy.all().rev().filter_map(|release| release.edition(&scene.edition.language));
    let found = editions.filter_map(|edition| {
        let own = edition.records.archive.iter().find(|own| own.version == stub.version)?;
        Some((edition, own.note.as_ref()?))
    });
    let note = found.into_iter().next().map(|(edition, note)| Html(writer.beside(edition).words(note.as_str())));
    let dates = [("published", stub.published), ("effective", stub.effective)];
    let typed = dates.into_iter().filter_map(|(key, date)| Some(date_view(key, date?, locale)));
    ArchiveView {
        version: stub.version.clone(),
        dates: typed.collect(),
        file: stub.file.as_ref().map(|file| writer.place.link_to(file)),
        note,
    }
}
