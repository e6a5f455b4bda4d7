//! What can be chosen in the preview: the policies, their releases, and the pages of each in each language. Read from the
//! finished site, as any tool would read it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Deserialize;
use serde::Serialize;
use serde_json::Value as Json;

use crate::output::Site;

/// A policy.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PolicyMenu {
    id: String,
    /// Its title by language.
    titles: BTreeMap<String, String>,
    /// The languages of all its releases, in the site's order.
    languages: Vec<String>,
    in_force: Option<String>,
    /// The pages of the text in force.
    current: Pages,
    /// The releases, as they come into force, then drafts.
    releases: Vec<ReleaseMenu>,
}

/// A release.
#[derive(Serialize)]
struct ReleaseMenu {
    version: String,
    state: String,
    pages: Pages,
}

/// The folders of pages by language, from the folder of the language (`sdks/android/`).
type Pages = BTreeMap<String, Vec<String>>;

/// What is read of `versions.json`.
#[derive(Deserialize)]
struct Versions {
    policy: String,
    in_force: Option<String>,
    releases: Vec<Listed>,
}

/// What is read of a release there.
#[derive(Deserialize)]
struct Listed {
    version: String,
    state: String,
    languages: Vec<String>,
    url: String,
}

/// What is read of `policy.json`.
#[derive(Deserialize)]
struct PolicyFile {
    editions: BTreeMap<String, Edition>,
}

/// What is read of a language there.
#[derive(Deserialize)]
struct Edition {
    records: Titled,
}

/// What is read of its records.
#[derive(Deserialize)]
struct Titled {
    title: String,
}

/// The policies of a site.
pub(super) fn policies(site: &Site) -> Json {
    let folders: BTreeSet<&str> = site.files().filter_map(|(path, _)| path.strip_suffix("index.html")).collect();
    let versions = site.files().filter(|(path, _)| path.ends_with("/versions.json") && path.matches('/').count() == 1);
    let policies = versions.filter_map(|(_, bytes)| serde_json::from_slice(bytes).ok());
    let menus: Vec<PolicyMenu> = policies.map(|versions| menu(site, &folders, versions)).collect();
    serde_json::to_value(menus).unwrap_or_default()
}

fn menu(site: &Site, folders: &BTreeSet<&str>, versions: Versions) -> PolicyMenu {
    let id = versions.policy;
    let mut languages: Vec<String> = Vec::new();
    for language in versions.releases.iter().rev().flat_map(|release| &release.languages) {
        if !languages.contains(language) {
            languages.push(language.clone());
        }
    }
    let titles = versions.releases.last().map(|newest| titles(site, &format!("{id}/{}", newest.url)));
    let release = |release: Listed| ReleaseMenu {
        pages: pages(folders, &format!("{id}/{}", release.url), &languages),
        version: release.version,
        state: release.state,
    };
    PolicyMenu {
        titles: titles.unwrap_or_default(),
        current: pages(folders, &format!("{id}/"), &languages),
        releases: versions.releases.into_iter().map(release).collect(),
        in_force: versions.in_force,
        languages,
        id,
    }
}

/// The title of a policy in each language of a release.
fn titles(site: &Site, folder: &str) -> BTreeMap<String, String> {
    let file = site.file(&format!("{folder}policy.json")).and_then(|bytes| serde_json::from_slice(bytes).ok());
    let editions = file.map(|file: PolicyFile| file.editions).unwrap_or_default();
    editions.into_iter().map(|(language, edition)| (language, edition.records.title)).collect()
}

/// The pages below the language folders of a folder, without comparisons with single releases: other pages link to these.
fn pages(folders: &BTreeSet<&str>, folder: &str, languages: &[String]) -> Pages {
    let of = |language: &String| -> Vec<String> {
        let prefix = format!("{folder}{language}/");
        let below = folders.range(&*prefix..).map_while(|page| page.strip_prefix(&*prefix));
        below.filter(|page| !page.starts_with("since/")).map(str::to_owned).collect()
    };
    languages.iter().map(|language| (language.clone(), of(language))).filter(|(_, pages)| !pages.is_empty()).collect()
}
