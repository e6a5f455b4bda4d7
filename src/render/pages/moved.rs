//! What stands at addresses that are none any more, or that are another form of one: a page that leads on. For hosts that
//! know no other way.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::Destination;
use crate::diagnostic::Diagnostics;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::aliases;
use crate::render::Build;
use crate::render::Outline;
use crate::render::Page;
use crate::render::pages::text_folders;
use crate::render::place::Home;
use crate::render::place::relative;

/// The data of `moved.html`.
#[derive(Serialize)]
struct MovedPage {
    /// The language tag.
    lang: String,
    /// `ltr` or `rtl`.
    dir: &'static str,
    /// The link to where it leads.
    href: String,
    /// The same address, absolute.
    address: String,
}

/// Other forms of the language tags of a policy, and the declared ones whose folders they lead to. Only folders that are
/// there count: those of the languages that some release is in.
pub fn folder_aliases(build: &Build<'_>, policy: &Policy) -> BTreeMap<String, LanguageTag> {
    let mut found = aliases(&folder_languages(build, policy)).tags;
    found.retain(|form, _| build.config.languages.iter().all(|tag| tag.as_str() != form));
    found
}

/// The languages of a policy that have a folder: those of the text in force, and those of other releases, where a page says
/// where it can be read.
pub fn folder_languages(build: &Build<'_>, policy: &Policy) -> Vec<LanguageTag> {
    let is_there = |tag: &&LanguageTag| policy.all().any(|release| release.edition(tag).is_some());
    let any = policy.current(build.as_of).is_some();
    build.config.languages.iter().filter(is_there).filter(|_| any).cloned().collect()
}

/// The pages of old addresses. Those that meet each other or a page of the site are reported where all files are known.
pub(super) fn old_addresses(build: &Build<'_>, _: &[Outline], log: &mut Diagnostics) -> Vec<Page> {
    let mut pages = Vec::new();
    for redirect in &build.config.redirects {
        let Some(path) = redirect.file(build.config.base_path()) else { continue };
        pages.extend(match &redirect.to {
            Destination::Elsewhere(address) => {
                page(build, build.config.source(), path, address.clone(), address.clone(), log)
            }
            Destination::Here(to) => within(build, language_of(build, to), path, to, log),
        });
    }
    pages
}

/// The pages of other forms of the language tags of a policy.
pub(super) fn other_forms(build: &Build<'_>, policy: &Policy, log: &mut Diagnostics) -> Vec<Page> {
    let mut pages = Vec::new();
    let folders: Vec<String> = text_folders(build, policy).collect();
    for (form, tag) in folder_aliases(build, policy) {
        let home = Home::current(&policy.id, &tag).folder;
        for folder in &folders {
            let path = format!("{}/{form}/{folder}index.html", policy.id);
            pages.extend(within(build, &tag, path, &format!("{home}{folder}"), log));
        }
    }
    pages
}

/// A page that leads to a path of the site.
fn within(build: &Build<'_>, language: &LanguageTag, path: String, to: &str, log: &mut Diagnostics) -> Option<Page> {
    let folder = path.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"));
    let (file, anchor) = to.split_once('#').map_or((to, String::new()), |(file, anchor)| (file, format!("#{anchor}")));
    let href = format!("{}{anchor}", relative(&folder, file));
    page(build, language, path, href, format!("{}{to}", build.config.base_url), log)
}

fn page(
    build: &Build<'_>,
    tag: &LanguageTag,
    path: String,
    href: String,
    address: String,
    log: &mut Diagnostics,
) -> Option<Page> {
    let language = build.theme.language(tag)?;
    let data = MovedPage { lang: tag.to_string(), dir: language.locale.direction(), href, address };
    Some(Page { leads_on: true, ..Page::new(path, language.page("moved.html", &data, log)) })
}

/// The language of a path of the site: that of the folder it is in, or the source language.
fn language_of<'a>(build: &'a Build<'_>, path: &str) -> &'a LanguageTag {
    let names = || path.split(['/', '#']);
    let of_folder = build.config.languages.iter().find(|tag| names().any(|name| name == tag.as_str()));
    of_folder.unwrap_or_else(|| build.config.source())
}
