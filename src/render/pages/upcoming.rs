//! The releases that were announced and come into force later. It states dates, never "not yet": a late rebuild must
//! not make it false.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::render::Page;
use crate::render::frame::Frame;
use crate::render::frame::Scene;
use crate::render::pages::history::ReleaseView;
use crate::render::pages::history::release_view;
use crate::render::pages::page;

/// The data of `upcoming.html`.
#[derive(Serialize)]
struct UpcomingPage {
    /// What every page has.
    frame: Frame,
    /// The releases that come into force after the day of the build, soonest first.
    releases: Vec<ReleaseView>,
}

pub(super) fn render(scene: &Scene<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let place = scene.place("upcoming/");
    let Some(writer) = scene.writer(&place) else { return Vec::new() };
    let title = writer.language.locale.word("page-upcoming");
    let upcoming = scene.policy.upcoming(scene.build.as_of);
    let releases = upcoming.filter_map(|release| release_view(scene, &writer, release)).collect();
    let data = UpcomingPage { frame: scene.frame(&writer, &title), releases };
    page(scene, &place, "upcoming.html", &data, log)
}
