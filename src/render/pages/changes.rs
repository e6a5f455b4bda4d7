//! What changed between two releases: facts first, then the text with its changes, and the amendment table as a page of
//! its own.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::diff::Redline;
use crate::model::Edition;
use crate::model::Event;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;
use crate::render::Arg;
use crate::render::Page;
use crate::render::comparison::RecordView;
use crate::render::comparison::Sides;
use crate::render::comparison::Subject;
use crate::render::comparison::TableRow;
use crate::render::comparison::Wording;
use crate::render::comparison::outline;
use crate::render::contents::ContentsEntry;
use crate::render::escape;
use crate::render::frame::DateView;
use crate::render::frame::Frame;
use crate::render::frame::Scene;
use crate::render::frame::dates;
use crate::render::frame::language_link;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::pages::page;
use crate::render::place::Home;
use crate::render::place::Place;

/// The data of `changes.html`.
#[derive(Serialize)]
struct ChangesPage {
    /// What every page has.
    frame: Frame,
    /// The older side.
    before: ComparedRelease,
    /// The newer side.
    after: ComparedRelease,
    /// The link to the amendment table, or to the whole comparison from a file that an app shows.
    table: String,
    /// Whether the changed words are left out, so that an app can show the page: it names the clauses that changed.
    brief: bool,
    /// The table of contents.
    contents: Vec<ContentsEntry>,
    /// What changed in the facts, as sentences.
    summary: Vec<Subject>,
    /// What changed in the facts.
    records: Vec<RecordView>,
    /// What changed in the words.
    wording: Wording,
}

/// The data of `amendments.html`.
#[derive(Serialize)]
struct TablePage {
    /// What every page has.
    frame: Frame,
    /// The older side.
    before: ComparedRelease,
    /// The newer side.
    after: ComparedRelease,
    /// The link to the comparison.
    changes: String,
    /// What changed in the facts.
    records: Vec<RecordView>,
    /// Terms that gave way to others, and the numbers of each sort of change.
    wording: Wording,
    /// What changed in the words.
    rows: Vec<TableRow>,
}

/// The data of `archived.html`.
#[derive(Serialize)]
struct ArchivedPage {
    /// What every page has.
    frame: Frame,
    /// The version that can't be compared.
    before: String,
    /// The text in force.
    after: ComparedRelease,
    /// Why the version can't be compared: `archived`, `removed` or `other-language`; said by the word `changes-<why>`.
    why: String,
    /// What is known of it.
    note: Html,
}

/// One side of a comparison.
#[derive(Serialize)]
struct ComparedRelease {
    /// The version.
    version: String,
    /// Its dates.
    dates: Vec<DateView>,
    /// The link to its text.
    href: String,
}

/// `/v/<version>/<lang>/changes/`: what a release changed against the one before.
pub(super) fn with_predecessor(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let frozen = scene.release.frozen.as_ref().and_then(|frozen| frozen.predecessor.as_deref());
    if let Some(gone) = scene.policy.removed().find(|entry| frozen == Some(&*entry.version)) {
        let pages = ["changes/", "changes/table/"].into_iter();
        return pages.flat_map(|page| apart(scene, page, &gone.version, log)).collect();
    }
    // A language that was added later to the one before would bring new pages to this one.
    let compared = scene.policy.is_compared(scene.release, &scene.edition.language);
    let before = scene.policy.predecessor(&scene.release.version).filter(|_| compared);
    let redline = before.and_then(|before| scene.redline(&before.version, &scene.release.version));
    redline
        .map_or_else(Vec::new, |redline| compare(scene, &|page| scene.place(&format!("changes/{page}")), redline, log))
}

/// The versions that an app may know, each of which has a page `/since/<version>/`.
pub(super) fn versions_before(policy: &Policy) -> impl Iterator<Item = &str> {
    let releases = policy.all().map(|release| release.version.as_str());
    let archived = policy.archive.iter().map(|stub| stub.version.as_str());
    releases.chain(archived).chain(policy.removed().map(|entry| entry.version.as_str()))
}

/// `/since/<version>/`: what changed from a version to the text in force.
pub(super) fn since(scene: &Scene<'_>, before: &str, log: &mut Diagnostics) -> Vec<Page> {
    match scene.redline(before, &scene.release.version) {
        Some(redline) => compare(scene, &|page| scene.place(&format!("since/{before}/{page}")), redline, log),
        None => apart(scene, &format!("since/{before}/"), before, log),
    }
}

/// `/compare/<from>/<to>/<lang>/`: any other pair.
pub(super) fn pair(scene: &Scene<'_>, before: &str, log: &mut Diagnostics) -> Vec<Page> {
    let after = &scene.release.version;
    let Some(redline) = scene.redline(before, after) else { return Vec::new() };
    let page = Home::pair(&scene.policy.id, before, after, &scene.edition.language);
    compare(scene, &|name| Place::below(&page, name, &scene.home, &scene.current()), redline, log)
}

/// What a text changed against the one before, as an app shows it. If the words make the file too large for that, it
/// names the clauses that changed and leads to the site.
pub(super) fn for_webview(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let frozen = scene.release.frozen.as_ref().and_then(|frozen| frozen.predecessor.as_deref());
    if let Some(gone) = scene.policy.removed().find(|entry| frozen == Some(&*entry.version)) {
        return apart(scene, "changes/", &gone.version, log);
    }
    let compared = scene.policy.is_compared(scene.release, &scene.edition.language);
    let before = scene.policy.predecessor(&scene.release.version).filter(|_| compared);
    let Some(redline) = before.and_then(|before| scene.redline(&before.version, &scene.release.version)) else {
        return first(scene, log);
    };
    let scene = &Scene { home: scene.home.clone(), compared: Some(redline.before), ..*scene };
    let release = Home::release(&scene.policy.id, &scene.release.version, &scene.edition.language);
    let places = [scene.place("changes/"), Place::below(&release, "changes/", &release, &release)];
    let limit = scene.build.config.webview.page_kb as usize * 1024;
    let whole = changes_page(scene, redline, &places, false, log);
    if whole.iter().all(|page| page.html.len() <= limit) {
        return whole;
    }
    changes_page(scene, redline, &places, true, log)
}

/// The page of the first text of a policy in a language, which changed nothing.
fn first(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let place = scene.place("changes/");
    let Some(writer) = scene.writer(&place) else { return Vec::new() };
    let data = ArchivedPage {
        before: scene.release.version.clone(),
        after: side(scene, &place, &scene.release.version, scene.edition),
        why: "first".to_owned(),
        note: Html::default(),
        frame: scene.frame(&writer, &writer.language.locale.word("page-changes")),
    };
    page(scene, &place, "archived.html", &data, log)
}

impl<'a> Scene<'a> {
    fn redline(&self, before: &str, after: &str) -> Option<&'a Redline<'a>> {
        self.build.redlines.get(&self.policy.id, before, after, &self.edition.language)
    }
}

/// The pages of a comparison: the text with its changes, and the amendment table below it.
fn compare<'a>(
    scene: &Scene<'a>,
    place: &dyn Fn(&str) -> Place,
    redline: &Redline<'a>,
    log: &mut Diagnostics,
) -> Vec<Page> {
    let scene = &Scene { home: scene.home.clone(), compared: Some(redline.before), ..*scene };
    let places = [place(""), place(TABLE)];
    let mut pages = changes_page(scene, redline, &places, false, log);
    pages.extend(table_page(scene, redline, &places, log));
    pages
}

/// The folder of the amendment table below its comparison.
const TABLE: &str = "table/";

fn changes_page(
    scene: &Scene<'_>,
    redline: &Redline<'_>,
    [place, table]: &[Place; 2],
    brief: bool,
    log: &mut Diagnostics,
) -> Vec<Page> {
    let sides = [&redline.before.version, &redline.after.version].map(|version| text_place(scene, place, version));
    let (Some(writer), Some(sides)) = (scene.writer(place), both(scene, redline, &sides)) else { return Vec::new() };
    let title = title(scene, &writer, &redline.before.version);
    let [before, after] = versions(scene, place, redline);
    let (summary, records, mut wording) = (sides.summary(), sides.facts(), sides.wording());
    if place.is_webview() {
        wording.drop_unchanged();
    }
    let contents = if brief { Vec::new() } else { outline(&summary, &records, &wording, &writer.language.locale) };
    let data = ChangesPage {
        before,
        after,
        table: place.link_to(&table.folder),
        brief,
        contents,
        summary,
        records,
        wording,
        frame: scene.frame(&writer, &title),
    };
    page(scene, place, "changes.html", &data, log)
}

fn table_page(
    scene: &Scene<'_>,
    redline: &Redline<'_>,
    [changes, place]: &[Place; 2],
    log: &mut Diagnostics,
) -> Vec<Page> {
    let sides = [&redline.before.version, &redline.after.version].map(|version| text_place(scene, place, version));
    let (Some(writer), Some(sides)) = (scene.writer(place), both(scene, redline, &sides)) else { return Vec::new() };
    let table = writer.language.locale.word("page-amendments");
    let title = match title(scene, &writer, &redline.before.version) {
        changes if !scene.frozen => format!("{table} · {changes}"),
        _ => table,
    };
    let [before, after] = versions(scene, place, redline);
    let data = TablePage {
        before,
        after,
        changes: place.link_to(&changes.folder),
        records: sides.facts(),
        wording: sides.wording(),
        rows: sides.table(),
        frame: scene.frame(&writer, &title),
    };
    page(scene, place, "amendments.html", &data, log)
}

/// The title of a comparison for the window. With the text in force it is "since" the older side, as the newer one will be
/// another; elsewhere the templates name both.
fn title(scene: &Scene<'_>, writer: &Writer<'_>, before: &str) -> String {
    let locale = &writer.language.locale;
    let since = locale.get("release-since", &[("version", Arg::Text(before))]).filter(|_| !scene.frozen);
    since.unwrap_or_else(|| locale.word("page-changes"))
}

/// Both sides, seen from a page; `places` are those of their texts.
fn both<'b>(scene: &'b Scene<'_>, redline: &'b Redline<'_>, places: &'b [Place; 2]) -> Option<Sides<'b>> {
    Some(Sides {
        old: scene.writer(&places[0])?.beside(redline.before_edition()),
        new: scene.writer(&places[1])?.beside(redline.after_edition()),
        records: &redline.records,
        prose: &redline.prose,
        notes: &redline.after_edition().records.changes,
    })
}

/// The page of a comparison with a version that exists only as a file or a note, whose words were taken off the site, or
/// that is not in the language of the page: its address answers all the same.
fn apart(scene: &Scene<'_>, folder: &str, version: &str, log: &mut Diagnostics) -> Vec<Page> {
    let place = scene.place(folder);
    let Some(writer) = scene.writer(&place) else { return Vec::new() };
    let title = title(scene, &writer, version);
    let locale = &writer.language.locale;
    let stub = scene.edition.records.archive.iter().find(|stub| stub.version == version);
    let taken = scene.policy.lock.of(version).find(|(_, entry)| entry.event == Event::Takedown);
    let (why, note) = if let Some((_, entry)) = taken {
        let date = locale.date(entry.recorded);
        ("removed", locale.get("decision-takedown", &[("date", Arg::Text(&date))]).map(|words| escape(&words)))
    } else if let Some(other) = scene.policy.release(version) {
        ("other-language", Some(texts_of(scene, &place, other)))
    } else {
        ("archived", stub.and_then(|stub| stub.note.as_ref()).map(|note| writer.words(note.as_str())))
    };
    let data = ArchivedPage {
        before: version.to_owned(),
        after: side(scene, &place, &scene.release.version, scene.edition),
        why: why.to_owned(),
        note: Html(note.unwrap_or_else(|| version.to_owned())),
        frame: scene.frame(&writer, &title),
    };
    page(scene, &place, "archived.html", &data, log)
}

/// Links to the texts of a release in its languages.
fn texts_of(scene: &Scene<'_>, place: &Place, release: &Release) -> String {
    let link = |tag: &LanguageTag| {
        let home = Home::release(&scene.policy.id, &release.version, tag);
        let link = language_link(scene.build, tag, place.link_to(&home.folder), false);
        let name = escape(&link.name);
        format!("<a href=\"{}\" hreflang=\"{tag}\" lang=\"{tag}\" dir=\"auto\">{name}</a>", escape(&link.href))
    };
    release.languages().map(link).collect::<Vec<_>>().join(" ")
}

fn versions(scene: &Scene<'_>, place: &Place, redline: &Redline<'_>) -> [ComparedRelease; 2] {
    let before = side(scene, place, &redline.before.version, redline.before_edition());
    [before, side(scene, place, &redline.after.version, redline.after_edition())]
}

fn side(scene: &Scene<'_>, place: &Place, version: &str, edition: &Edition) -> ComparedRelease {
    let home = text_home(scene, version);
    let dates = scene.locale().map(|locale| dates(edition, locale)).unwrap_or_default();
    ComparedRelease { href: place.link_to(&home.folder), dates, version: version.to_owned() }
}

/// A place whose clauses are those of a release, seen from the page of the comparison.
fn text_place(scene: &Scene<'_>, page: &Place, version: &str) -> Place {
    page.showing(&text_home(scene, version))
}

/// The pages of a release. An app that shows what is new in a text shows the text too, but not the one before.
fn text_home(scene: &Scene<'_>, version: &str) -> Home {
    if scene.home.is_webview() && version == scene.release.version {
        return scene.home.clone();
    }
    Home::release(&scene.policy.id, version, &scene.edition.language)
}
