//! The list of collected data, 已收集个人信息清单 (MIIT 2021-292): each kind of data with its purposes and scenes.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value as Json;

use crate::diagnostic::Diagnostics;
use crate::model::BlockTable;
use crate::render::Page;
use crate::render::frame::Frame;
use crate::render::frame::Scene;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::html::escape;
use crate::render::pages::page;
use crate::render::records::RecordView;
use crate::render::records::record_view;

/// The data of `collected.html`.
#[derive(Serialize)]
struct CollectedPage {
    /// What every page has.
    frame: Frame,
    /// The data by group.
    groups: Vec<Group>,
}

/// Data items of one group: device, location …
#[derive(Serialize)]
struct Group {
    /// The id of the group in the page.
    anchor: String,
    /// What it is called.
    label: Html,
    /// The items.
    items: Vec<Item>,
}

/// A data item with everything it is used for.
#[derive(Serialize)]
struct Item {
    /// The id of the item in the page.
    anchor: String,
    /// What it is called.
    label: Html,
    /// Whether one of the standards in force calls it sensitive.
    sensitive: bool,
    /// The uses, permissions and SDKs that take it.
    entries: Vec<RecordView>,
}

/// The tables whose records take data, each with the way to the list of an entry.
const TABLES: [BlockTable; 3] = [BlockTable::Uses, BlockTable::Permissions, BlockTable::Sdks];

pub(super) fn render(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let place = scene.place("collected/");
    let Some(writer) = scene.writer(&place) else { return Vec::new() };
    let title = writer.language.locale.word("page-collected");
    let data = CollectedPage { frame: scene.frame(&writer, &title), groups: groups(scene, &writer) };
    page(scene, &place, "collected.html", &data, log)
}

/// The id of a data item in the list.
pub(super) fn item_anchor(id: &str) -> String {
    format!("data-{}", id.replace('.', "-"))
}

/// The id of a group in the list.
pub(super) fn group_anchor(name: &str) -> String {
    format!("group-{name}")
}

/// The groups of data that a text takes, each with whether something in it is sensitive.
pub(super) fn group_names(scene: &Scene<'_>, writer: &Writer<'_>) -> Vec<(Html, bool)> {
    let groups = grouped(scene, writer).into_iter();
    let is_sensitive = |items: &[Taken<'_>]| items.iter().any(|(id, _)| writer.is_sensitive(id));
    groups.map(|(name, items)| (group_label(scene, writer, name), is_sensitive(&items))).collect()
}

fn groups(scene: &Scene<'_>, writer: &Writer<'_>) -> Vec<Group> {
    let mut views = BTreeMap::new();
    let mut view = |&(table, key): &(BlockTable, &str)| {
        let view = views.entry((table.name(), key.to_owned())).or_insert_with(|| record_view(writer, table, key));
        view.clone()
    };
    let mut item = |(id, records): Taken<'_>| Item {
        anchor: item_anchor(id),
        label: Html(writer.data_name(id)),
        sensitive: writer.is_sensitive(id),
        entries: records.iter().map(&mut view).collect(),
    };
    let mut groups = Vec::new();
    for (name, items) in grouped(scene, writer) {
        let items = items.into_iter().map(&mut item).collect();
        groups.push(Group { anchor: group_anchor(name), label: group_label(scene, writer, name), items });
    }
    groups
}

/// A data item with the records that take it.
pub(super) type Taken<'a> = (&'a str, Vec<(BlockTable, &'a str)>);

/// The data items by the name of their group, in the order of the taxonomy.
pub(super) fn grouped<'a>(scene: &Scene<'_>, writer: &Writer<'a>) -> Vec<(&'a str, Vec<Taken<'a>>)> {
    let mut groups: BTreeMap<usize, (&str, Vec<Taken<'_>>)> = BTreeMap::new();
    for (id, records) in taken(writer) {
        let name = writer.edition.records.data_group(id);
        let order = scene.build.config.taxonomy.groups.get_index_of(name).unwrap_or(usize::MAX);
        groups.entry(order).or_insert_with(|| (name, Vec::new())).1.push((id, records));
    }
    groups.into_values().collect()
}

pub(super) fn group_label(scene: &Scene<'_>, writer: &Writer<'_>, name: &str) -> Html {
    let term = scene.build.config.taxonomy.groups.get(name);
    let label = term.and_then(|term| writer.label(&term.label));
    Html(label.unwrap_or_else(|| escape(&writer.language.locale.word("group-other"))))
}

/// Every data item that some record takes, with these records, in the order of the records.
pub(super) fn taken<'a>(writer: &Writer<'a>) -> IndexMap<&'a str, Vec<(BlockTable, &'a str)>> {
    let mut all: IndexMap<&str, Vec<(BlockTable, &str)>> = IndexMap::new();
    for table in TABLES {
        let records = writer.edition.json[table.name()].as_object();
        for (key, record) in records.into_iter().flatten() {
            let data = record["data"].as_array().into_iter().flatten();
            for id in data.filter_map(Json::as_str) {
                all.entry(id).or_default().push((table, key));
            }
        }
    }
    all
}
