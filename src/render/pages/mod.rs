//! The kinds of page. A new kind is a file here and a line in one of the tables.

mod changes;
mod collected;
mod front;
mod history;
mod languages;
mod permissions;
mod removed;
mod sdks;
mod shared;
mod summary;
mod text;
mod unavailable;
mod upcoming;

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::Edition;
use crate::model::PageRef;
use crate::model::Platform;
use crate::model::Policy;
use crate::model::Release;
use crate::render::Build;
use crate::render::Page;
use crate::render::frame::Scene;
use crate::render::place::Home;
use crate::render::place::page_folder;

/// Renders the pages of one kind that belong to a text.
type RenderText = fn(&Scene<'_>, &mut Diagnostics) -> Vec<Page>;

/// Renders the pages of one kind that belong to the site.
type RenderSite = fn(&Build<'_>, &mut Diagnostics) -> Vec<Page>;

/// The pages of one text in one language: once for the text in force, once for each release.
const TEXT_PAGES: [RenderText; 6] =
    [text::render, summary::render, collected::render, shared::render, permissions::render, sdks::render];

/// The pages of one release only.
const RELEASE_PAGES: [RenderText; 1] = [changes::with_predecessor];

/// The pages of a policy in one language.
const POLICY_PAGES: [RenderText; 3] = [history::render, upcoming::render, changes::since];

/// The pages of the whole site.
const SITE_PAGES: [RenderSite; 4] = [front::render, languages::render, removed::render, unavailable::render];

/// A piece of work: some pages that need nothing of the others.
pub(super) enum Job<'a> {
    Site(&'a Build<'a>, RenderSite),
    Text(Scene<'a>, RenderText),
}

impl Job<'_> {
    /// Renders the pages.
    pub(super) fn render(&self, log: &mut Diagnostics) -> Vec<Page> {
        match self {
            Self::Site(build, render) => render(build, log),
            Self::Text(scene, render) => render(scene, log),
        }
    }
}

/// Everything there is to render.
pub(super) fn jobs<'a>(build: &'a Build<'a>) -> Vec<Job<'a>> {
    let mut jobs: Vec<Job<'a>> = SITE_PAGES.iter().map(|render| Job::Site(build, *render)).collect();
    for policy in build.policies {
        for release in &policy.releases {
            for edition in &release.editions {
                for render in TEXT_PAGES.iter().chain(&RELEASE_PAGES) {
                    jobs.push(Job::Text(frozen(build, policy, release, edition), *render));
                }
            }
        }
        for edition in every_language(policy) {
            let release = policy.releases.iter().rev().find(|release| release.edition(&edition.language).is_some());
            let scene = release.map(|release| current(build, policy, release, edition));
            jobs.extend(scene.map(|scene| Job::Text(scene, changes::pairs)));
        }
        if let Some(release) = policy.current(build.as_of) {
            for edition in &release.editions {
                for render in TEXT_PAGES.iter().chain(&POLICY_PAGES) {
                    jobs.push(Job::Text(current(build, policy, release, edition), *render));
                }
            }
        }
    }
    jobs
}

/// An edition of a policy in each language that any of its releases has.
fn every_language(policy: &Policy) -> Vec<&Edition> {
    let mut all: Vec<&Edition> = Vec::new();
    for edition in policy.releases.iter().rev().flat_map(|release| &release.editions) {
        if all.iter().all(|known| known.language != edition.language) {
            all.push(edition);
        }
    }
    all
}

fn frozen<'a>(build: &'a Build<'a>, policy: &'a Policy, release: &'a Release, edition: &'a Edition) -> Scene<'a> {
    let home = Home::release(&policy.id, &release.version, &edition.language);
    Scene { build, policy, release, edition, home, frozen: true, compared: None }
}

fn current<'a>(build: &'a Build<'a>, policy: &'a Policy, release: &'a Release, edition: &'a Edition) -> Scene<'a> {
    let home = Home::current(&policy.id, &edition.language);
    Scene { build, policy, release, edition, home, frozen: false, compared: None }
}

/// The folders of the lists that a text has pages of, with those of SDKs for some platforms.
fn list_folders(platforms: Vec<Platform>) -> impl Iterator<Item = String> {
    let lists = [PageRef::Summary, PageRef::Collected, PageRef::Shared, PageRef::Permissions];
    lists.into_iter().chain(platforms.into_iter().map(PageRef::Sdks)).map(page_folder)
}

/// The one page of a kind that has one.
fn page<T: Serialize>(scene: &Scene<'_>, path: String, template: &str, data: &T, log: &mut Diagnostics) -> Vec<Page> {
    let Some(language) = scene.build.theme.language(&scene.edition.language) else { return Vec::new() };
    vec![Page { path, html: language.page(template, data, log) }]
}
