//! What can be linked to in a text and in its lists, with what each is called.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::model::AnchorKind;
use crate::model::BlockTable;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::Edition;
use crate::model::plain_text;
use crate::render::frame::Scene;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::pages::collected::group_anchor;
use crate::render::pages::collected::group_label;
use crate::render::pages::collected::grouped;
use crate::render::pages::collected::item_anchor;
use crate::render::records::record_anchor;

/// Something that can be linked to.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Its id in the pages.
    pub id: String,
    /// `clause`, `preamble`, `item`, `paragraph`, `row`, `record`, `data` or `group`.
    pub kind: &'static str,
    /// Whether the id stays with it: it was typed, or comes from a record. Otherwise it comes from the place.
    pub stable: bool,
    /// The record, `sdks.umeng`, or the data item or group, `device.imei`.
    pub subject: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Its title, or what the record is called.
    pub title: Option<String>,
}

/// Everything in a text, in its order, and then in the lists that can be linked to.
pub fn marks(scene: &Scene<'_>) -> Vec<Mark> {
    let place = scene.place("");
    let Some(writer) = scene.writer(&place) else { return Vec::new() };
    let mut all = of_prose(scene);
    all.extend(of_records(&writer));
    all.extend(of_data(scene, &writer));
    all
}

fn of_prose(scene: &Scene<'_>) -> Vec<Mark> {
    let prose = &scene.edition.prose;
    let mut clauses: BTreeMap<&str, &Clause> = BTreeMap::new();
    prose.each_clause(&mut |clause| {
        clauses.insert(&clause.id, clause);
    });
    let anchors = prose.anchors().into_iter().map(|anchor| {
        let clause = clauses.get(anchor.id);
        let title = clause.map(|clause| plain_text(&clause.title)).filter(|title| !title.is_empty());
        Mark {
            id: anchor.id.to_owned(),
            kind: word(anchor.kind),
            stable: anchor.explicit,
            subject: None,
            number: clause.and_then(|clause| Some(clause.number.as_ref()?.citation.clone())),
            title,
        }
    });
    anchors.collect()
}

fn word(kind: AnchorKind) -> &'static str {
    match kind {
        AnchorKind::Clause(ClauseKind::Heading(_)) => "clause",
        AnchorKind::Clause(ClauseKind::Preamble) => "preamble",
        AnchorKind::Clause(ClauseKind::Item) => "item",
        AnchorKind::Paragraph => "paragraph",
        AnchorKind::Row => "row",
    }
}

fn of_records(writer: &Writer<'_>) -> Vec<Mark> {
    let mut all = Vec::new();
    for (name, table) in BlockTable::ALL {
        let records = writer.edition.json[name].as_object();
        for key in records.into_iter().flat_map(|records: &serde_json::Map<String, Json>| records.keys()) {
            let title = Html(writer.record_name(name, key)).plain();
            all.push(named("record", record_anchor(table, key), format!("{name}.{key}"), title));
        }
    }
    all
}

/// The ids of what the lists of a text can show.
pub fn list_ids(edition: &Edition) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (name, table) in BlockTable::ALL {
        for (key, record) in edition.json[name].as_object().into_iter().flatten() {
            all.insert(record_anchor(table, key));
            for id in record["data"].as_array().into_iter().flatten().filter_map(Json::as_str) {
                all.extend([item_anchor(id), group_anchor(edition.records.data_group(id))]);
            }
        }
    }
    all
}

fn of_data(scene: &Scene<'_>, writer: &Writer<'_>) -> Vec<Mark> {
    let mut all = Vec::new();
    for (name, items) in grouped(scene, writer) {
        all.push(named("group", group_anchor(name), name.to_owned(), group_label(scene, writer, name).plain()));
        for (id, _) in items {
            all.push(named("data", item_anchor(id), id.to_owned(), Html(writer.data_name(id)).plain()));
        }
    }
    all
}

fn named(kind: &'static str, id: String, subject: String, title: String) -> Mark {
    Mark { id, kind, stable: true, subject: Some(subject), number: None, title: Some(title) }
}
