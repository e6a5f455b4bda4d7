//! The policy page: the whole text of one release.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::BlockTable;
use crate::render::Page;
use crate::render::contents::ContentsEntry;
use crate::render::contents::contents;
use crate::render::frame::Frame;
use crate::render::frame::Scene;
use crate::render::html::Html;
use crate::render::pages::glance::Topic;
use crate::render::pages::glance::glance;
use crate::render::pages::page;
use crate::render::tombstones::Tombstone;
use crate::render::tombstones::tombstones;

/// The data of `policy.html`.
#[derive(Serialize)]
struct TextPage {
    /// What every page has.
    frame: Frame,
    /// The table of contents.
    contents: Vec<ContentsEntry>,
    /// The questions people come with, answered in short.
    glance: Vec<Topic>,
    /// The prose.
    text: Html,
    /// What became of clauses that earlier releases had; only for the text in force.
    removed: Vec<Tombstone>,
}

pub(super) fn render(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let place = scene.place("");
    let Some(mut writer) = scene.writer(&place) else { return Vec::new() };
    let text = writer.prose(log);
    let mut glance = glance(scene, &mut writer);
    if place.is_webview() {
        // The lists are a tap away, and each file is to be small.
        glance.iter_mut().for_each(Topic::without_tables);
    }
    let removed = if scene.frozen { Vec::new() } else { tombstones(scene, &place) };
    let data = TextPage { frame: scene.frame(&writer, ""), contents: contents(&writer), glance, text, removed };
    page(scene, &place, "policy.html", &data, log)
}

/// The keys of all records of a table.
pub(super) fn keys(scene: &Scene<'_>, table: BlockTable) -> Vec<String> {
    let records = scene.edition.json[table.name()].as_object();
    records.into_iter().flat_map(|records| records.keys().cloned()).collect()
}
