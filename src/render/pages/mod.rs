//! The kinds of page. A new kind is a file here and a line in one of the tables.

mod changes;
mod collected;
mod front;
mod glance;
mod history;
mod languages;
mod marks;
mod missing;
mod moved;
mod permissions;
mod prompt;
mod removed;
mod sdks;
mod shared;
mod summary;
mod text;
mod unavailable;
mod upcoming;

use serde::Serialize;

pub use marks::Mark;
pub use marks::list_ids;
pub use marks::marks;
pub use prompt::Prompt;
pub use prompt::PromptLink;
pub use prompt::prompt;

use crate::config::Pairs;
use crate::diagnostic::Diagnostics;
use crate::model::Edition;
use crate::model::PageRef;
use crate::model::Platform;
use crate::model::Policy;
use crate::model::Release;
use crate::render::Build;
use crate::render::Neighbour;
use crate::render::Outline;
use crate::render::Page;
use crate::render::frame::Scene;
use crate::render::place::Home;
use crate::render::place::Place;
use crate::render::place::page_folder;
use crate::render::webview::with_outside_links;
use crate::source::Print;
use crate::source::Printer;

pub use moved::folder_aliases;
pub use moved::folder_languages;

/// Renders the pages of one kind that belong to a text.
type RenderText = fn(&Scene<'_>, &mut Diagnostics) -> Vec<Page>;

/// Renders the pages of one kind that belong to a policy.
type RenderPolicy = fn(&Build<'_>, &Policy, &mut Diagnostics) -> Vec<Page>;

/// Renders the pages of one kind that belong to the site.
type RenderSite = fn(&Build<'_>, &[Outline], &mut Diagnostics) -> Vec<Page>;

/// Renders the pages that compare a version with a text.
type RenderPair = fn(&Scene<'_>, &str, &mut Diagnostics) -> Vec<Page>;

/// The pages of one text in one language: once for the text in force, once for each release. They read this text only.
const TEXT: [(&str, RenderText); 1] = [("text", text::render)];

/// The lists of one text in one language, beside it.
const LISTS: [(&str, RenderText); 5] = [
    ("summary", summary::render),
    ("collected", collected::render),
    ("shared", shared::render),
    ("permissions", permissions::render),
    ("sdks", sdks::render),
];

/// The pages of one release only. They read the release before it, too.
const RELEASE_PAGES: [(&str, RenderText); 1] = [("changes", changes::with_predecessor)];

/// The files that an app shows of one text beside its text and its lists: what is new in it. They read the release before it, too.
const WEBVIEW_PAGES: [(&str, RenderText); 1] = [("webview changes", changes::for_webview)];

/// The pages of a policy in one language. They read every release in it.
const HISTORY_PAGES: [(&str, RenderText); 2] = [("history", history::render), ("upcoming", upcoming::render)];

/// The pages of a policy that are of no one language. They read all of it.
const POLICY_PAGES: [(&str, RenderPolicy); 4] = [
    ("languages", languages::render),
    ("removed", removed::render),
    ("unavailable", unavailable::render),
    ("other forms", moved::other_forms),
];

/// The pages of the whole site. They read the outlines of all policies.
const SITE_PAGES: [(&str, RenderSite); 3] =
    [("front", front::render), ("missing", missing::render), ("old addresses", moved::old_addresses)];

/// A piece of work: some pages that need nothing of the others.
pub(super) enum Job<'a> {
    Site(&'a Build<'a>, &'a [Outline], RenderSite),
    Policy(&'a Build<'a>, &'a Policy, RenderPolicy),
    Text(Scene<'a>, RenderText),
    Pair(Scene<'a>, String, RenderPair),
}

impl Job<'_> {
    /// Renders the pages.
    pub(super) fn render(&self, log: &mut Diagnostics) -> Vec<Page> {
        match self {
            Self::Site(build, outlines, render) => render(build, outlines, log),
            Self::Policy(build, policy, render) => render(build, policy, log),
            Self::Text(scene, render) => render(scene, log),
            Self::Pair(scene, before, render) => render(scene, before, log),
        }
    }
}

/// What there is to render of the whole site, each with the print of all it is made from.
pub(super) fn site_jobs<'a>(build: &'a Build<'a>, outlines: &'a [Outline]) -> Vec<(Print, Job<'a>)> {
    let prints = outlines.iter().map(|outline| outline.print);
    let site = Print::of("site").print(build.print).value(&build.as_of).prints(prints);
    let job =
        |(name, render): (&str, RenderSite)| (site.clone().text(name).finish(), Job::Site(build, outlines, render));
    SITE_PAGES.into_iter().map(job).collect()
}

/// What there is to render of the policies at hand, each with the print of all it is made from.
pub(super) fn jobs<'a>(build: &'a Build<'a>) -> Vec<(Print, Job<'a>)> {
    let mut jobs = Vec::new();
    let neighbours = neighbours(build);
    for policy in build.policies {
        let whole = Print::of("policy").print(build.print).value(&build.as_of).print(policy.print);
        for (name, render) in POLICY_PAGES {
            jobs.push((whole.clone().text(name).finish(), Job::Policy(build, policy, render)));
        }
        let view = PolicyView::new(build, policy, neighbours);
        for release in policy.all() {
            release.editions.iter().for_each(|edition| view.release(release, edition, &mut jobs));
        }
        if build.config.outputs.changes && build.config.outputs.pairs != Pairs::None {
            view.pairs(&mut jobs);
        }
        if let Some(release) = policy.current(build.as_of) {
            release.editions.iter().for_each(|edition| view.current(release, edition, &mut jobs));
        }
    }
    jobs
}

/// The print of what pages of one policy say of the others.
fn neighbours(build: &Build<'_>) -> Print {
    let of = |print: Printer, neighbour: &Neighbour| print.text(&neighbour.id).value(&neighbour.titles);
    build.neighbours.iter().fold(Print::of("neighbours"), of).finish()
}

/// A policy and the print of what its pages say of it as a whole.
struct PolicyView<'a> {
    build: &'a Build<'a>,
    policy: &'a Policy,
    /// Which releases there are, when and in which languages, but not what they say; the names of all policies, and the
    /// day.
    outlook: Print,
}

impl<'a> PolicyView<'a> {
    fn new(build: &'a Build<'a>, policy: &'a Policy, neighbours: Print) -> Self {
        let head = policy.lock.head().unwrap_or_default();
        let day = Print::of("outlook").print(build.print).value(&build.as_of).text(head).print(neighbours);
        let releases = policy.all().fold(day, |print, release| {
            let days = (release.published(), release.effective());
            print.print(policy.standing_print(release)).value(&days).value(&release.sdk_platforms())
        });
        Self { build, policy, outlook: releases.value(&policy.archive).finish() }
    }

    /// The print of a release in a language, with what is known of it.
    fn print(&self, release: &Release, edition: &Edition) -> Print {
        text_print(self.build, self.policy, release, edition)
    }

    /// The pages of one release.
    fn release(&self, release: &'a Release, edition: &'a Edition, jobs: &mut Vec<(Print, Job<'a>)>) {
        let scene = || frozen(self.build, self.policy, release, edition);
        let own = self.print(release, edition);
        for (name, render) in self.text_pages() {
            jobs.push((Print::of(name).print(own).finish(), Job::Text(scene(), render)));
        }
        let both = self.with_predecessor(own, release, edition);
        for (name, render) in RELEASE_PAGES.into_iter().filter(|_| self.build.config.outputs.changes) {
            jobs.push((Print::of(name).print(both).finish(), Job::Text(scene(), render)));
        }
        let webview = || in_webview(&scene(), Some(&release.version));
        self.webview(&webview, own, both, jobs);
    }

    /// The pages of one text that the site has.
    fn text_pages(&self) -> impl Iterator<Item = (&'static str, RenderText)> {
        let has_lists = self.build.config.outputs.lists;
        TEXT.into_iter().chain(LISTS.into_iter().filter(move |_| has_lists))
    }

    /// The files that an app shows of one text; `both` is the print of the text and of the one before it.
    fn webview(&self, scene: &dyn Fn() -> Scene<'a>, own: Print, both: Print, jobs: &mut Vec<(Print, Job<'a>)>) {
        if !self.build.config.outputs.webview {
            return;
        }
        let of_text = TEXT.into_iter().chain(LISTS).map(|page| (page, own));
        let of_both = WEBVIEW_PAGES.into_iter().map(|page| (page, both));
        for ((name, render), print) in of_text.chain(of_both) {
            jobs.push((Print::of("webview").text(name).print(print).finish(), Job::Text(scene(), render)));
        }
    }

    /// The print of a text and of the one before it.
    fn with_predecessor(&self, own: Print, release: &Release, edition: &Edition) -> Print {
        let before = self.policy.predecessor(&release.version);
        let before = before.and_then(|before| Some(self.print(before, before.edition(&edition.language)?)));
        let removed = self.policy.removed().map(|entry| entry.sha256.as_str());
        Print::of("pair").print(own).value(&before).texts(removed).finish()
    }

    /// The pages of the text in force.
    fn current(&self, release: &'a Release, edition: &'a Edition, jobs: &mut Vec<(Print, Job<'a>)>) {
        let scene = || current(self.build, self.policy, release, edition);
        let own = Print::of("current").print(self.outlook).print(self.print(release, edition)).finish();
        for (name, render) in self.text_pages() {
            jobs.push((Print::of(name).print(own).finish(), Job::Text(scene(), render)));
        }
        let both = self.with_predecessor(own, release, edition);
        self.webview(&|| in_webview(&scene(), None), own, both, jobs);
        let editions = self.policy.all().filter_map(|other| other.edition(&edition.language));
        let all = editions.fold(Print::of("all").print(own), |print, edition| print.print(edition.print)).finish();
        for (name, render) in HISTORY_PAGES {
            jobs.push((Print::of(name).print(all).finish(), Job::Text(scene(), render)));
        }
        for version in changes::versions_before(self.policy).filter(|_| self.build.config.outputs.changes) {
            let before = self.policy.release(version).and_then(|before| before.edition(&edition.language));
            let print = Print::of("since").print(own).text(version).value(&before.map(|before| before.print));
            jobs.push((print.finish(), Job::Pair(scene(), version.to_owned(), changes::since)));
        }
    }

    /// The comparisons of any two releases.
    fn pairs(&self, jobs: &mut Vec<(Print, Job<'a>)>) {
        for before in self.policy.all() {
            for after in self.policy.all().filter(|after| after.version != before.version) {
                let both = |edition: &'a Edition| Some((before.edition(&edition.language)?, edition));
                for (other, edition) in after.editions.iter().filter_map(both) {
                    let sides = [self.print(before, other), self.print(after, edition)];
                    let print = sides.into_iter().fold(Print::of("compare"), Printer::print).finish();
                    let scene = frozen(self.build, self.policy, after, edition);
                    jobs.push((print, Job::Pair(scene, before.version.clone(), changes::pair)));
                }
            }
        }
    }
}

/// The print of what the pages of a release in a language are made from that read this text only.
pub fn text_print(build: &Build<'_>, policy: &Policy, release: &Release, edition: &Edition) -> Print {
    let known = Print::of("text").print(build.print).print(policy.standing_print(release));
    known.print(edition.print).print(release.ids).finish()
}

/// The pages of a release in a language, at the address of its version.
pub fn frozen<'a>(build: &'a Build<'a>, policy: &'a Policy, release: &'a Release, edition: &'a Edition) -> Scene<'a> {
    let home = Home::release(&policy.id, &release.version, &edition.language);
    Scene { build, policy, release, edition, home, frozen: true, compared: None }
}

fn current<'a>(build: &'a Build<'a>, policy: &'a Policy, release: &'a Release, edition: &'a Edition) -> Scene<'a> {
    let home = Home::current(&policy.id, &edition.language);
    Scene { build, policy, release, edition, home, frozen: false, compared: None }
}

/// The same text as an app shows it: of one release, or the one in force.
fn in_webview<'a>(scene: &Scene<'a>, version: Option<&str>) -> Scene<'a> {
    let base_url = &scene.build.config.base_url;
    let home = Home::webview(base_url, &scene.policy.id, version, &scene.edition.language);
    Scene { home, ..*scene }
}

/// The folders of the lists that a text has pages of, with those of SDKs for some platforms.
fn list_folders(platforms: Vec<Platform>) -> impl Iterator<Item = String> {
    let lists = [PageRef::Summary, PageRef::Collected, PageRef::Shared, PageRef::Permissions];
    lists.into_iter().chain(platforms.into_iter().map(PageRef::Sdks)).map(page_folder)
}

/// The folders of the text in force of a policy below the one of its language: the text itself, its lists, the history.
pub fn text_folders(build: &Build<'_>, policy: &Policy) -> impl Iterator<Item = String> {
    let text = [String::new()].into_iter();
    let lists = build.config.outputs.lists.then(|| list_folders(policy.sdk_platforms()));
    text.chain(lists.into_iter().flatten()).chain([page_folder(PageRef::History)])
}

/// The one page of a kind that has one.
fn page<T: Serialize>(scene: &Scene<'_>, place: &Place, template: &str, data: &T, log: &mut Diagnostics) -> Vec<Page> {
    let Some(language) = scene.build.theme.language(&scene.edition.language) else { return Vec::new() };
    vec![finished(scene.build, place, language.page(template, data, log))]
}

/// A page that was rendered.
fn finished(build: &Build<'_>, place: &Place, html: String) -> Page {
    if !place.is_webview() {
        return Page::new(place.path(), html);
    }
    let html = with_outside_links(&html, build.config.webview.links);
    Page { is_webview: true, ..Page::new(place.path(), html) }
}
