//! What changed between two releases: facts first, then the prose clause by clause.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value as Json;

use crate::diagnostic::Diagnostics;
use crate::diff::Change;
use crate::diff::ClauseChange;
use crate::diff::ClauseStatus;
use crate::diff::FieldChange;
use crate::diff::RecordChange;
use crate::diff::Redline;
use crate::diff::Status;
use crate::model::Block;
use crate::model::ChangeKind;
use crate::model::Clause;
use crate::model::Edition;
use crate::model::Number;
use crate::model::plain_text;
use crate::render::Page;
use crate::render::frame::DateView;
use crate::render::frame::Frame;
use crate::render::frame::Scene;
use crate::render::frame::dates;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::pages::page;
use crate::render::pages::summary_of_changes::Subject;
use crate::render::pages::summary_of_changes::anchor;
use crate::render::pages::summary_of_changes::summary;
use crate::render::place::Home;
use crate::render::place::Place;
use crate::schema::Shape;

/// The data of `changes.html`.
#[derive(Serialize)]
struct ChangesPage {
    /// What every page has.
    frame: Frame,
    /// The older side.
    before: Option<Side>,
    /// The newer side.
    after: Side,
    /// What changed in the facts, in sentences by subject.
    summary: Vec<Subject>,
    /// What changed in the facts.
    records: Vec<RecordView>,
    /// What changed in the prose.
    clauses: Vec<ClauseView>,
    /// How many clauses did not change.
    same: usize,
    /// Clauses whose number alone changed.
    renumbered: Vec<Renumbered>,
    /// Clauses whose words are the same, and that show facts that changed.
    touched: Vec<Touched>,
    /// What is known of a version that is not modelled and can't be compared.
    archived: Option<Html>,
}

/// One side of a comparison.
#[derive(Serialize)]
struct Side {
    /// The version.
    version: String,
    /// Its dates.
    dates: Vec<DateView>,
    /// The link to its text.
    href: String,
}

/// A record that changed.
#[derive(Serialize)]
struct RecordView {
    /// The id on the page.
    id: String,
    /// The table, or the field at the top of the document.
    table: String,
    /// What the record is called.
    name: Html,
    /// `added`, `removed` or `changed`.
    status: Status,
    /// The kinds of change.
    kinds: Vec<ChangeKind>,
    /// The fields that changed; for an added or removed record, all it has.
    fields: Vec<FieldView>,
}

/// A field that changed.
#[derive(Serialize)]
struct FieldView {
    /// The field.
    label: String,
    /// What stood there.
    before: Option<Html>,
    /// What stands there now.
    after: Option<Html>,
    /// What came to a list.
    added: Vec<Html>,
    /// What left a list.
    removed: Vec<Html>,
}

/// A clause that changed.
#[derive(Serialize)]
struct ClauseView {
    /// The id.
    id: String,
    /// `changed`, `added`, `removed` or `same`.
    status: ClauseStatus,
    /// Whether it stands at another place among the others.
    moved: bool,
    /// Whether its id is new.
    renamed: bool,
    /// The clause as it was.
    before: Option<ClauseText>,
    /// The clause as it is.
    after: Option<ClauseText>,
}

/// A clause on one side.
#[derive(Serialize)]
struct ClauseText {
    /// Its number.
    number: Option<Number>,
    /// Its title.
    title: Html,
    /// What stands in it, without its items and the headings below it.
    text: Html,
    /// The link to it.
    href: String,
}

/// A clause that shows facts that changed.
#[derive(Serialize)]
struct Touched {
    /// Its number.
    number: Option<String>,
    /// The link to it.
    href: String,
    /// Its first words.
    title: String,
}

/// A clause whose number alone changed.
#[derive(Serialize)]
struct Renumbered {
    /// The old number.
    before: String,
    /// The new number.
    after: String,
    /// The link to it.
    href: String,
    /// Its first words.
    title: String,
}

/// `/v/<version>/<lang>/changes/`: what a release changed against the one before.
pub(super) fn with_predecessor(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let before = scene.policy.predecessor(&scene.release.version);
    let redline = before.and_then(|before| scene.redline(&before.version, &scene.release.version));
    redline.map_or_else(Vec::new, |redline| compare(scene, &scene.place("changes/"), redline, log))
}

/// `/since/<version>/`: what changed from a version to the text in force. There is one for every version an app may know.
pub(super) fn since(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let mut pages = Vec::new();
    for before in &scene.policy.releases {
        if let Some(redline) = scene.redline(&before.version, &scene.release.version) {
            let place = scene.place(&format!("since/{}/", before.version));
            pages.extend(compare(scene, &place, redline, log));
        }
    }
    for stub in &scene.policy.archive {
        pages.extend(archived(scene, &stub.version, log));
    }
    pages
}

/// `/compare/<from>/<to>/<lang>/`: any other pair.
pub(super) fn pairs(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    if scene.build.config.pairs == crate::config::Pairs::None {
        return Vec::new();
    }
    let mut pages = Vec::new();
    for before in &scene.policy.releases {
        for after in scene.policy.releases.iter().filter(|after| after.version != before.version) {
            let Some(redline) = scene.redline(&before.version, &after.version) else { continue };
            let (policy, language) = (&scene.policy.id, &scene.edition.language);
            let home = Home::release(policy, &after.version, language);
            let pair = Scene { home, release: after, edition: redline.after_edition(), frozen: true, ..*scene };
            let page = Home::pair(policy, &before.version, &after.version, language);
            let place = Place::below(&page, "", &pair.home, &scene.current());
            pages.extend(compare(&pair, &place, redline, log));
        }
    }
    pages
}

impl<'a> Scene<'a> {
    fn redline(&self, before: &str, after: &str) -> Option<&'a Redline<'a>> {
        self.build.redlines.get(&self.policy.id, before, after, &self.edition.language)
    }
}

fn compare(scene: &Scene<'_>, place: &Place, redline: &Redline<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let scene = &Scene { home: scene.home.clone(), compared: Some(redline.before), ..*scene };
    let before = text_place(scene, place, &redline.before.version);
    let after = text_place(scene, place, &redline.after.version);
    let (Some(old), Some(new)) = (
        redline_writer(scene, redline.before_edition(), &before),
        redline_writer(scene, redline.after_edition(), &after),
    ) else {
        return Vec::new();
    };
    let Some(writer) = scene.writer(place) else { return Vec::new() };
    let mut sides = Sides { old, new };
    let title = writer.language.locale.word("page-changes");
    let changed: Vec<&ClauseChange<'_>> = redline.changed_clauses().collect();
    let data = ChangesPage {
        before: Some(side(scene, place, redline.before.version.clone(), redline.before_edition())),
        after: side(scene, place, redline.after.version.clone(), redline.after_edition()),
        summary: summary(&sides.old, &sides.new, &redline.records),
        records: redline.records.iter().map(|change| sides.record(change)).collect(),
        clauses: changed.iter().map(|change| sides.clause(change, log)).collect(),
        touched: redline.prose.clauses.iter().filter_map(|change| sides.touched(change, &redline.records)).collect(),
        same: unchanged(redline),
        renumbered: redline.renumbered().filter_map(|change| sides.renumbered(change)).collect(),
        archived: None,
        frame: scene.frame(&writer, &title),
    };
    page(scene, place.path(), "changes.html", &data, log)
}

/// How many clauses changed neither words nor place nor number.
fn unchanged(redline: &Redline<'_>) -> usize {
    let mut changed: BTreeSet<&str> = redline.changed_clauses().map(|change| change.id.as_str()).collect();
    changed.extend(redline.renumbered().map(|change| change.id.as_str()));
    redline.prose.clauses.len() - changed.len()
}

/// The page of a version that exists only as a file or a note.
fn archived(scene: &Scene<'_>, version: &str, log: &mut Diagnostics) -> Vec<Page> {
    let folder = format!("since/{version}/");
    let place = scene.place(&folder);
    let Some(writer) = scene.writer(&place) else { return Vec::new() };
    let title = writer.language.locale.word("page-changes");
    let stub = scene.edition.records.archive.iter().find(|stub| stub.version == version);
    let note = stub.and_then(|stub| stub.note.as_ref()).map(|note| writer.words(note.as_str()));
    let data = ChangesPage {
        before: None,
        summary: Vec::new(),
        after: side(scene, &place, scene.release.version.clone(), scene.edition),
        records: Vec::new(),
        clauses: Vec::new(),
        same: 0,
        renumbered: Vec::new(),
        touched: Vec::new(),
        archived: Some(Html(note.unwrap_or_else(|| version.to_owned()))),
        frame: scene.frame(&writer, &title),
    };
    page(scene, place.path(), "changes.html", &data, log)
}

fn side(scene: &Scene<'_>, place: &Place, version: String, edition: &Edition) -> Side {
    let home = Home::release(&scene.policy.id, &version, &scene.edition.language);
    let dates = scene.locale().map(|locale| dates(edition, locale)).unwrap_or_default();
    Side { href: place.link_to(&home.folder), dates, version }
}

/// A place whose clauses are those of a release, seen from the page of the comparison.
fn text_place(scene: &Scene<'_>, page: &Place, version: &str) -> Place {
    page.showing(&Home::release(&scene.policy.id, version, &scene.edition.language))
}

fn redline_writer<'a>(scene: &'a Scene<'_>, edition: &'a Edition, place: &'a Place) -> Option<Writer<'a>> {
    Some(scene.writer(place)?.beside(edition))
}

/// The writers of both sides.
struct Sides<'a> {
    old: Writer<'a>,
    new: Writer<'a>,
}

impl Sides<'_> {
    fn record(&self, change: &RecordChange) -> RecordView {
        let writer = if change.status == Status::Removed { &self.old } else { &self.new };
        let name = if change.key.is_empty() {
            writer.field_label("", &change.table)
        } else {
            writer.record_name(&change.table, &change.key)
        };
        RecordView {
            id: anchor(change),
            table: change.table.clone(),
            name: Html(name),
            status: change.status,
            kinds: change.kinds.clone(),
            fields: change.fields.iter().map(|field| self.field(change, field)).collect(),
        }
    }

    fn field(&self, record: &RecordChange, field: &FieldChange) -> FieldView {
        let shape = field_shape(self.new.shape, record, &field.field);
        let html = |writer: &Writer<'_>, value: &Json| {
            Html(shape.map_or_else(String::new, |shape| writer.value(value, shape)))
        };
        let entry = |writer: &Writer<'_>, value: &Json| match shape {
            Some(Shape::List(inner)) => Html(writer.value(value, inner)),
            _ => html(writer, value),
        };
        let label = field_label(&self.new, record, &field.field);
        let text = |words: &Option<String>| words.as_ref().map(|words| Json::String(words.clone()));
        let (before, after, added, removed) = match &field.change {
            Change::Value { before, after } => (before.clone(), after.clone(), &[][..], &[][..]),
            Change::Text { before, after } => (text(before), text(after), &[][..], &[][..]),
            Change::Set { added, removed } => (None, None, &added[..], &removed[..]),
        };
        FieldView {
            label,
            before: before.map(|value| html(&self.old, &value)),
            after: after.map(|value| html(&self.new, &value)),
            added: added.iter().map(|value| entry(&self.new, value)).collect(),
            removed: removed.iter().map(|value| entry(&self.old, value)).collect(),
        }
    }

    fn clause(&mut self, change: &ClauseChange<'_>, log: &mut Diagnostics) -> ClauseView {
        ClauseView {
            id: change.id.clone(),
            status: change.status,
            moved: change.moved.is_some(),
            renamed: change.renamed,
            before: change.before.map(|clause| clause_text(&mut self.old, clause, log)),
            after: change.after.map(|clause| clause_text(&mut self.new, clause, log)),
        }
    }

    fn touched(&self, change: &ClauseChange<'_>, records: &[RecordChange]) -> Option<Touched> {
        let clause = change.after.filter(|_| change.status == ClauseStatus::Same)?;
        let shows = |record: &RecordChange| {
            clause.blocks.iter().any(|block| match block {
                Block::Records(block) => block.table.name() == record.table,
                Block::Record(one) => one.table.name() == record.table && one.key == record.key,
                _ => false,
            })
        };
        records.iter().any(shows).then(|| Touched {
            number: clause.number.as_ref().map(|number| number.citation.clone()),
            href: self.new.place.clause(&clause.id),
            title: first_words(clause),
        })
    }

    fn renumbered(&self, change: &ClauseChange<'_>) -> Option<Renumbered> {
        let (before, after) = (change.before?, change.after?);
        Some(Renumbered {
            before: before.number.as_ref()?.citation.clone(),
            after: after.number.as_ref()?.citation.clone(),
            href: self.new.place.clause(&after.id),
            title: first_words(after),
        })
    }
}

/// The shape of a changed record, or of a field at the top.
fn record_shape<'a>(shape: &'a Shape, record: &RecordChange) -> Option<&'a Shape> {
    match &shape.field(&record.table)?.shape {
        Shape::Map(inner) if !record.key.is_empty() => Some(inner),
        shape => Some(shape),
    }
}

/// The shape below another, at a dotted path.
pub(super) fn field_shape<'a>(shape: &'a Shape, record: &RecordChange, path: &str) -> Option<&'a Shape> {
    let mut at = record_shape(shape, record)?;
    for key in path.split('.').filter(|key| !key.is_empty()) {
        at = match at {
            Shape::Struct { .. } => &at.field(key)?.shape,
            Shape::By { value, .. } | Shape::Map(value) => value,
            _ => return Some(at),
        };
    }
    Some(at)
}

/// What a changed field is called: `Closing the account · How`, `Legal basis · China`; empty for a field at the top.
pub(super) fn field_label(writer: &Writer<'_>, record: &RecordChange, path: &str) -> String {
    let mut words = Vec::new();
    let mut at = record_shape(writer.shape, record);
    for key in path.split('.').filter(|key| !key.is_empty()) {
        at = match at {
            Some(Shape::By { keys, value }) => {
                words.push(writer.value(&Json::String(key.to_owned()), keys));
                Some(value)
            }
            Some(Shape::Map(value)) => {
                words.push(writer.named("language", key));
                Some(value)
            }
            shape => {
                words.push(writer.field_label(&record.table, key));
                shape.and_then(|shape| shape.field(key)).map(|field| &field.shape)
            }
        };
    }
    words.join(" · ")
}

fn clause_text(writer: &mut Writer<'_>, clause: &Clause, log: &mut Diagnostics) -> ClauseText {
    // The same record may stand on both sides of a comparison: no anchors.
    let text = writer.own_blocks(clause, log);
    ClauseText {
        number: clause.number.clone(),
        title: Html(writer.inlines(&clause.title)),
        text,
        href: writer.place.clause(&clause.id),
    }
}

/// The title of a clause, or its first words.
fn first_words(clause: &Clause) -> String {
    if !clause.title.is_empty() {
        return plain_text(&clause.title);
    }
    let mut text = String::new();
    clause.walk(&mut |inline| text.push_str(&plain_text(std::slice::from_ref(inline))));
    let words: String = text.chars().take(60).collect();
    if words.len() < text.len() { format!("{words}…") } else { words }
}
