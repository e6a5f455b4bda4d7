//! The list of shared data, 第三方共享清单 (MIIT 2021-292): who receives what, why, when and how.

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

/// The data of `shared.html`.
#[derive(Serialize)]
struct SharedPage {
    /// What every page has.
    frame: Frame,
    /// Recipients, uses with receivers or processors, SDKs that take data, transfers abroad; those that are not empty.
    tables: Vec<RecordsView>,
}

pub(super) fn render(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let place = scene.place("shared/");
    let Some(mut writer) = scene.writer(&place) else { return Vec::new() };
    let json = &scene.edition.json;
    let takes = |table: BlockTable, fields: &[&str]| -> Vec<String> {
        let has = |key: &String| fields.iter().any(|field| !json[table.name()][key][*field].is_null());
        keys(scene, table).into_iter().filter(has).collect()
    };
    let lists = [
        (BlockTable::Recipients, keys(scene, BlockTable::Recipients)),
        (BlockTable::Uses, takes(BlockTable::Uses, &["receivers", "processors"])),
        (BlockTable::Sdks, takes(BlockTable::Sdks, &["data"])),
        (BlockTable::Transfers, keys(scene, BlockTable::Transfers)),
    ];
    let filled = lists.into_iter().filter(|(_, keys)| !keys.is_empty());
    let tables = filled.map(|(table, keys)| records_view(&mut writer, table, &keys, &[])).collect();
    let title = writer.language.locale.word("page-shared");
    let data = SharedPage { frame: scene.frame(&writer, &title), tables };
    page(scene, &place, "shared.html", &data, log)
}
