//! The SDKs of each platform, 第三方SDK目录.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::BlockTable;
use crate::model::PageRef;
use crate::model::Platform;
use crate::model::Sdk;
use crate::render::Page;
use crate::render::frame::Frame;
use crate::render::frame::Scene;
use crate::render::locale::Arg;
use crate::render::pages::page;
use crate::render::place::page_folder;
use crate::render::records::RecordsView;
use crate::render::records::records_view;

/// The data of `sdks.html`.
#[derive(Serialize)]
struct SdksPage {
    /// What every page has.
    frame: Frame,
    /// The platform: `android`.
    platform: String,
    /// Its SDKs.
    view: RecordsView,
}

pub(super) fn render(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    scene.platforms().into_iter().flat_map(|platform| one(scene, platform, log)).collect()
}

fn one(scene: &Scene<'_>, platform: Platform, log: &mut Diagnostics) -> Vec<Page> {
    let folder = page_folder(PageRef::Sdks(platform));
    let place = scene.place(&folder);
    let Some(mut writer) = scene.writer(&place) else { return Vec::new() };
    let sdks = scene.edition.records.sdks.iter();
    let on = |(_, sdk): &(&String, &Sdk)| sdk.is_on(platform);
    let keys: Vec<String> = sdks.filter(on).map(|(key, _)| key.clone()).collect();
    let view = records_view(&mut writer, BlockTable::Sdks, &keys, &[]);
    let locale = &writer.language.locale;
    let name = locale.word(&format!("platform-{}", platform.id()));
    let title = locale.get("page-sdks", &[("platform", Arg::Text(&name))]).unwrap_or(name);
    let data = SdksPage { frame: scene.frame(&writer, &title), platform: platform.id().to_owned(), view };
    page(scene, &place, "sdks.html", &data, log)
}
