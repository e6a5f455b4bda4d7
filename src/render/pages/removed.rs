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
use crate::render::pages::front::frame_in;
use crate::render::pages::list_folders;
use crate::render::place::Home;

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

pub(super) fn render(build: &Build<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let mut pages = Vec::new();
    for policy in build.policies {
        for entry in policy.removed() {
            for (_, frozen) in policy.lock.of(&entry.version) {
                for (tag, hash) in &frozen.texts {
                    pages.extend(notices(build, policy, entry, (tag, hash), log));
                }
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
    let home = Home::release(&policy.id, &entry.version, &tag);
    let decision = policy.lock.of(&entry.version).find(|(_, entry)| entry.event == Event::Takedown);
    let current = Home::current(&policy.id, &tag);
    let is_there = policy.releases.iter().any(|release| release.edition(&tag).is_some());
    let mut folders: Vec<String> = addresses(policy).into_iter().map(|page| format!("{}{page}", home.folder)).collect();
    let newest = policy.removed().filter(|other| other.texts.contains_key(tag.as_str())).last();
    if !is_there && newest.is_some_and(|newest| newest.version == entry.version) {
        // Nothing else stands at the addresses of the text in force.
        let pages = addresses(policy).into_iter().chain(["history/", "upcoming/"].map(str::to_owned));
        folders
            .extend(pages.filter(|page| !page.starts_with("changes/")).map(|page| format!("{}{page}", current.folder)));
    }
    let mut pages = Vec::new();
    for folder in folders {
        let root = "../".repeat(folder.matches('/').count());
        let title = language.locale.word("page-removed");
        let data = RemovedPage {
            frame: Frame { noindex: true, ..frame_in(build, &tag, &folder, &title) },
            version: entry.version.clone(),
            decision: decision.map(|(_, entry)| decision_view(entry, &language.locale, build.config.source())),
            sha256: hash.to_owned(),
            current: is_there.then(|| format!("{root}{}", current.folder)),
        };
        pages.push(Page::new(format!("{folder}index.html"), language.page("removed.html", &data, log)));
    }
    pages
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
