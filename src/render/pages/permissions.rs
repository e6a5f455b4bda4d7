//! The permissions, per platform.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::BlockTable;
use crate::model::Permission;
use crate::render::Page;
use crate::render::frame::Frame;
use crate::render::frame::Scene;
use crate::render::pages::page;
use crate::render::records::RecordsView;
use crate::render::records::records_view;

/// The data of `permissions.html`.
#[derive(Serialize)]
struct PermissionsPage {
    /// What every page has.
    frame: Frame,
    /// The permissions of each platform.
    platforms: Vec<PlatformPermissions>,
    /// What starts by itself or starts others.
    autostart: RecordsView,
}

/// The permissions of one platform.
#[derive(Serialize)]
struct PlatformPermissions {
    /// The platform: `android`.
    platform: String,
    /// Its permissions.
    view: RecordsView,
}

pub(super) fn render(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let place = scene.place("permissions/");
    let Some(mut writer) = scene.writer(&place) else { return Vec::new() };
    let mut platforms = Vec::new();
    for platform in scene.platforms() {
        let permissions = scene.edition.records.permissions.iter();
        let on = |(_, permission): &(&String, &Permission)| permission.is_on(platform);
        let keys: Vec<String> = permissions.filter(on).map(|(key, _)| key.clone()).collect();
        if !keys.is_empty() {
            let view = records_view(&mut writer, BlockTable::Permissions, &keys, &[]);
            platforms.push(PlatformPermissions { platform: platform.id().to_owned(), view });
        }
    }
    let keys: Vec<String> = scene.edition.records.autostart.keys().cloned().collect();
    let autostart = records_view(&mut writer, BlockTable::Autostart, &keys, &[]);
    let title = writer.language.locale.word("page-permissions");
    let data = PermissionsPage { frame: scene.frame(&writer, &title), platforms, autostart };
    page(scene, &place, "permissions.html", &data, log)
}
