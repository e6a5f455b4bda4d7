//! The summary, 隐私政策摘要: the answers people look for, on one page.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::BlockTable;
use crate::render::Page;
use crate::render::frame::Frame;
use crate::render::frame::Scene;
use crate::render::pages::page;
use crate::render::pages::text::keys;
use crate::render::records::RecordsView;
use crate::render::records::records_view;

/// The data of `summary.html`.
#[derive(Serialize)]
struct SummaryPage {
    /// What every page has.
    frame: Frame,
    /// The tables of the summary that are not empty: who, what for, permissions, receivers, storage, rights, contact.
    tables: Vec<RecordsView>,
}

const TABLES: [BlockTable; 9] = [
    BlockTable::Parties,
    BlockTable::Uses,
    BlockTable::Permissions,
    BlockTable::Sdks,
    BlockTable::Storage,
    BlockTable::Retention,
    BlockTable::Rights,
    BlockTable::Promises,
    BlockTable::Contacts,
];

pub(super) fn render(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let place = scene.place("summary/");
    let Some(mut writer) = scene.writer(&place) else { return Vec::new() };
    let views = TABLES.into_iter().map(|table| records_view(&mut writer, table, &keys(scene, table), &[]));
    let tables = views.filter(|view| !view.rows.is_empty()).collect();
    let title = writer.language.locale.word("page-summary");
    let data = SummaryPage { frame: scene.frame(&writer, &title), tables };
    page(scene, &place, "summary.html", &data, log)
}
