//! The addresses of the text in force in a language that it is not in, but another release is: they say where it can be
//! read, so that no link to them breaks.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;
use crate::model::plain_text;
use crate::render::Build;
use crate::render::Page;
use crate::render::frame::DateView;
use crate::render::frame::Frame;
use crate::render::frame::LanguageLink;
use crate::render::frame::dates;
use crate::render::frame::language_link;
use crate::render::pages::finished;
use crate::render::pages::front::frame;
use crate::render::pages::list_folders;
use crate::render::place::Home;
use crate::render::place::Place;

/// The data of `unavailable.html`.
#[derive(Serialize)]
struct UnavailablePage {
    /// What every page has; its `languages` are those of the text in force.
    frame: Frame,
    /// The product.
    app: String,
    /// The title of the policy in this language.
    title: String,
    /// The notice for every page, in this language.
    notice: Option<String>,
    /// The language's own name.
    language: String,
    /// The releases in this language, newest first.
    releases: Vec<VersionLink>,
}

/// A release in the language of the page.
#[derive(Serialize)]
struct VersionLink {
    /// The version.
    version: String,
    /// Its dates.
    dates: Vec<DateView>,
    /// The link to its text.
    href: String,
}

pub(super) fn render(build: &Build<'_>, policy: &Policy, log: &mut Diagnostics) -> Vec<Page> {
    let mut pages = Vec::new();
    let Some(current) = policy.current(build.as_of) else { return pages };
    for tag in build.config.languages.iter().filter(|tag| current.edition(tag).is_none()) {
        let home = Home::current(&policy.id, tag);
        for page in folders(policy) {
            pages.extend(one(build, policy, current, (tag, &Place::below(&home, &page, &home, &home)), log));
        }
        let webview = Home::webview(&build.config.base_url, &policy.id, None, tag);
        for page in webview_folders(policy).into_iter().filter(|_| build.config.outputs.webview) {
            pages.extend(one(build, policy, current, (tag, &Place::below(&webview, &page, &webview, &home)), log));
        }
    }
    pages
}

/// The pages that the text in force has in each of its languages.
fn folders(policy: &Policy) -> Vec<String> {
    let versions = policy.releases.iter().map(|release| &release.version);
    let since = versions.chain(policy.archive.iter().map(|stub| &stub.version)).map(|one| format!("since/{one}/"));
    let own = ["", "history/", "upcoming/"].map(str::to_owned);
    own.into_iter().chain(list_folders(policy.sdk_platforms())).chain(since).collect()
}

/// The files of the text in force that an app shows.
fn webview_folders(policy: &Policy) -> Vec<String> {
    let own = ["", "changes/"].map(str::to_owned);
    own.into_iter().chain(list_folders(policy.sdk_platforms())).collect()
}

/// One of them; `None` if no release is in the language.
fn one(
    build: &Build<'_>,
    policy: &Policy,
    current: &Release,
    (tag, place): (&LanguageTag, &Place),
    log: &mut Diagnostics,
) -> Option<Page> {
    let with = policy.all().rev().filter_map(|release| Some((release, release.edition(tag)?)));
    let with: Vec<(&Release, &Edition)> = with.collect();
    let (_, edition) = *with.first()?;
    let language = build.theme.language(tag)?;
    let title = plain_text(edition.inlines(edition.records.title.as_str()));
    let to_text = |other: &LanguageTag| -> LanguageLink {
        let text = Home::current(&policy.id, other);
        let href = if place.is_webview() { place.in_language(other) } else { place.link_to(&text.folder) };
        language_link(build, other, href, false)
    };
    let link = |(release, edition): &(&Release, &Edition)| VersionLink {
        version: release.version.clone(),
        dates: dates(edition, &language.locale),
        href: place.link_to(&Home::release(&policy.id, &release.version, tag).folder),
    };
    let frame = Frame {
        lang: tag.to_string(),
        dir: language.locale.direction().to_owned(),
        noindex: true,
        languages: current.languages().map(to_text).collect(),
        ..frame(build, place, &title)
    };
    let data = UnavailablePage {
        frame,
        app: edition.records.app.name.to_string(),
        title,
        notice: edition.records.notice.as_ref().map(|notice| plain_text(edition.inlines(notice.as_str()))),
        language: language.locale.word("language-name"),
        releases: with.iter().map(link).collect(),
    };
    Some(finished(build, place, language.page("unavailable.html", &data, log)))
}
