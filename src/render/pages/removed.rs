//! The notice that takes the place of a release whose words were taken off the site by order. Every address that its
//! pages had in each language still answers.

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::model::Event;
use crate::model::LanguageTag;
use crate::model::LockEntry;
use crate::model::Platform;
use crate::model::Policy;
use crate::render::Build;
use crate::render::Page;
use crate::render::frame::DecisionView;
use crate::render::frame::Frame;
use crate::render::frame::decision_view;
use crate::render::pages::finished;
use crate::render::pages::front::frame_in;
use crate::render::pages::list_folders;
use crate::render::place::Home;
use crate::render::place::Place;

/// The data of `removed.html`.
#[derive(Serialize)]
struct RemovedPage {
    /// What every page has; it belongs to no text.
    frame: Frame,
    /// The version.
    version: String,
    /// What was decided, and when.
    decision: Option<DecisionView>,
    /// The SHA-256 of the canonical text that stood here.
    sha256: String,
    /// The link to the text in force, if there is one.
    current: Option<String>,
}

pub(super) fn render(build: &Build<'_>, policy: &Policy, log: &mut Diagnostics) -> Vec<Page> {
    let mut pages = Vec::new();
    for entry in policy.removed() {
        for (_, frozen) in policy.lock.of(&entry.version) {
            for (tag, hash) in &frozen.texts {
                pages.extend(notices(build, policy, entry, (tag, hash), log));
            }
        }
    }
    pages
}

/// The notices in one language.
fn notices(
    build: &Build<'_>,
    policy: &Policy,
    entry: &LockEntry,
    (tag, hash): (&str, &str),
    log: &mut Diagnostics,
) -> Vec<Page> {
    let Ok(tag) = tag.parse::<LanguageTag>() else { return Vec::new() };
    let Some(language) = build.theme.language(&tag) else { return Vec::new() };
    let decision = policy.lock.of(&entry.version).find(|(_, entry)| entry.event == Event::Takedown);
    let current = Home::current(&policy.id, &tag);
    let is_there = policy.releases.iter().any(|release| release.edition(&tag).is_some());
    let mut places = Vec::new();
    let mut add = |home: &Home, pages: Vec<String>| {
        places.extend(pages.iter().map(|page| Place::below(home, page, home, &current)));
    };
    let webview = |version| Home::webview(&build.config.base_url, &policy.id, version, &tag);
    let with_webview = build.config.outputs.webview;
    add(&Home::release(&policy.id, &entry.version, &tag), addresses(policy));
    if with_webview {
        add(&webview(Some(&entry.version)), webview_addresses(policy));
    }
    let newest = policy.removed().filter(|other| other.texts.contains_key(tag.as_str())).last();
    if !is_there && newest.is_some_and(|newest| newest.version == entry.version) {
        // Nothing else stands at the addresses of the text in force.
        let pages = addresses(policy).into_iter().chain(["history/", "upcoming/"].map(str::to_owned));
        add(&current, pages.filter(|page| !page.starts_with("changes/")).collect());
        if with_webview {
            add(&webview(None), webview_addresses(policy));
        }
    }
    let mut pages = Vec::new();
    for place in places {
        let title = language.locale.word("page-removed");
        let data = RemovedPage {
            frame: Frame { noindex: true, ..frame_in(build, &tag, &place, &title) },
            version: entry.version.clone(),
            decision: decision.map(|(_, entry)| decision_view(entry, &language.locale, build.config.source())),
            sha256: hash.to_owned(),
            current: is_there.then(|| place.link_to(&current.folder)),
        };
        pages.push(finished(build, &place, language.page("removed.html", &data, log)));
    }
    pages
}

/// The files of a release that an app showed.
fn webview_addresses(policy: &Policy) -> Vec<String> {
    addresses(policy).into_iter().filter(|page| page != "changes/table/").collect()
}

/// The pages that a release had: its own platforms are no longer known, so those of all other releases count, and phones.
fn addresses(policy: &Policy) -> Vec<String> {
    let mut all = policy.sdk_platforms();
    all.extend([Platform::Android, Platform::Ios, Platform::Harmony]);
    all.sort_unstable();
    all.dedup();
    let changes = ["", "changes/", "changes/table/"].map(str::to_owned);
    changes.into_iter().chain(list_folders(all)).collect()
}
