//! The list of collected data, 已收集个人信息清单 (MIIT 2021-292): each kind of data with its purposes and scenes.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value as Json;

use crate::diagnostic::Diagnostics;
use crate::model::BlockTable;
use crate::model::DataId;
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
    page(scene, place.path(), "collected.html", &data, log)
}

/// The groups of data that a text takes, each with whether something in it is sensitive.
pub(super) fn group_names(scene: &Scene<'_>, writer: &Writer<'_>) -> Vec<(Html, bool)> {
    let is_sensitive = |group: &Group| group.items.iter().any(|item| item.sensitive);
    groups(scene, writer).into_iter().map(|group| (group.label.clone(), is_sensitive(&group))).collect()
}

fn groups(scene: &Scene<'_>, writer: &Writer<'_>) -> Vec<Group> {
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    let taxonomy = &scene.build.config.taxonomy;
    for (id, entries) in entries(writer) {
        let own = scene.edition.records.data.get(&id).and_then(|item| item.parent.as_ref());
        let base = own.map_or(id.as_str(), DataId::as_str);
        let name = base.split('.').next().unwrap_or_default();
        let order = taxonomy.groups.get_index_of(name).unwrap_or(usize::MAX);
        let group = groups.entry(order).or_insert_with(|| {
            let term = taxonomy.groups.get(name);
            let label = term.and_then(|term| writer.label(&term.label));
            let label = Html(label.unwrap_or_else(|| escape(&writer.language.locale.word("group-other"))));
            Group { anchor: format!("group-{name}"), label, items: Vec::new() }
        });
        group.items.push(Item {
            anchor: format!("data-{}", id.replace('.', "-")),
            label: Html(writer.data_name(&id)),
            sensitive: writer.is_sensitive(&id),
            entries,
        });
    }
    groups.into_values().collect()
}

/// Every data item that some record takes, with these records, in the order of the records.
fn entries(writer: &Writer<'_>) -> IndexMap<String, Vec<RecordView>> {
    let mut all: IndexMap<String, Vec<RecordView>> = IndexMap::new();
    for table in TABLES {
        let records = writer.edition.json[table.name()].as_object();
        for (key, record) in records.into_iter().flatten() {
            let data = record["data"].as_array().map(Vec::as_slice).unwrap_or_default();
            if data.is_empty() {
                continue;
            }
            let view = record_view(writer, table, key);
            for id in data.iter().filter_map(Json::as_str) {
                all.entry(id.to_owned()).or_default().push(view.clone());
            }
        }
    }
    all
}
