//! All releases of a policy, newest first, and the older texts that are not modelled.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::Archive;
use crate::model::Release;
use crate::render::Page;
use crate::render::frame::DateView;
use crate::render::frame::Frame;
use crate::render::frame::Scene;
use crate::render::frame::date_view;
use crate::render::frame::dates;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::pages::page;
use crate::render::place::Home;

/// The data of `history.html`.
#[derive(Serialize)]
struct HistoryPage {
    /// What every page has.
    frame: Frame,
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
    /// Whether it is in force on the day of the build.
    pub in_force: bool,
    /// Whether it is a draft.
    pub draft: bool,
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
    /// The link to its plain text.
    pub plain: String,
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
    let releases = scene.policy.releases.iter().rev().filter_map(|release| release_view(scene, &writer, release));
    let data = HistoryPage {
        releases: releases.collect(),
        archive: scene.policy.archive.iter().map(|stub| archive_view(scene, &writer, stub)).collect(),
        frame: scene.frame(&writer, &title),
    };
    page(scene, place.path(), "history.html", &data, log)
}

/// A release in a list; `None` if it is not written in the language of the page.
pub(super) fn release_view(scene: &Scene<'_>, writer: &Writer<'_>, release: &Release) -> Option<ReleaseView> {
    let edition = release.edition(&scene.edition.language)?;
    let policy = scene.policy;
    let home = Home::release(&policy.id, &release.version, &edition.language);
    let href = writer.place.link_to(&home.folder);
    let compared = policy.predecessor(&release.version).filter(|before| before.edition(&edition.language).is_some());
    let own = writer.beside(edition);
    // Only what the text in force has left behind: what is to come is told by its own changes.
    let place = |version: &str| policy.releases.iter().position(|one| one.version == version);
    let is_older = place(&release.version) < place(&scene.release.version);
    let text = format!("{}/v/{}/text/{}.txt", policy.id, release.version, edition.language);
    Some(ReleaseView {
        version: release.version.clone(),
        in_force: policy.in_force(scene.build.as_of).is_some_and(|one| one.version == release.version),
        draft: release.is_draft(),
        dates: dates(edition, &writer.language.locale),
        summary: edition.records.summary.as_ref().map(|summary| Html(own.words(summary.as_str()))),
        corrects: edition.records.corrects.clone(),
        changes: compared.map(|_| format!("{href}changes/")),
        table: compared.map(|_| format!("{href}changes/table/")),
        since: is_older.then(|| writer.place.link_to(&format!("{}since/{}/", scene.home.folder, release.version))),
        href,
        plain: writer.place.link_to(&text),
    })
}

/// The note is in the words of the newest release that names the stub in the language of the page.
fn archive_view(scene: &Scene<'_>, writer: &Writer<'_>, stub: &Archive) -> ArchiveView {
    let locale = &writer.language.locale;
    let editions = scene.policy.releases.iter().rev().filter_map(|release| release.edition(&scene.edition.language));
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
