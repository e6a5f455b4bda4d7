//! `v/<version>/anchors.json`: everything in a release that can be linked to, by ids that are the same in every language,
//! and what became of the ids that earlier releases had. It knows no later release, so that it never changes.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::OnceLock;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;
use crate::output::Emitter;
use crate::output::Kept;
use crate::output::audit::Scan;
use crate::output::json::path;
use crate::render::Build;
use crate::render::Departed;
use crate::render::Mark;
use crate::render::Named;
use crate::render::departed;
use crate::render::frozen;
use crate::render::list_ids;
use crate::render::marks;
use crate::render::text_print;
use crate::render::typed_ids;
use crate::source::Print;
use crate::source::SourceTree;

/// The version of the form.
const SCHEMA: u32 = 1;

/// The content of `anchors.json`.
#[derive(Serialize, JsonSchema)]
pub struct AnchorsFile<'a> {
    /// The version of the form of this file.
    schema: u32,
    /// The policy.
    policy: &'a str,
    /// The version.
    version: &'a str,
    /// The languages it tells the names in.
    languages: Vec<&'a LanguageTag>,
    /// What can be linked to: of the text in its order, then of the lists.
    anchors: Vec<Anchor>,
    /// The ids that earlier releases had and this one does not have, in the order of their letters.
    removed: Vec<Removed<'a>>,
}

/// Something that can be linked to.
#[derive(Serialize, JsonSchema)]
struct Anchor {
    /// Its id: what stands behind `#` in the address.
    id: String,
    /// `clause`, `preamble`, `item`, `paragraph` or `row` in the text; `record`, `data` or `group` in the lists.
    kind: &'static str,
    /// Whether the id stays with it. Otherwise it comes from the place and may belong to something else in another release.
    stable: bool,
    /// The record, `sdks.umeng`, the data item, `device.imei`, or the group of data.
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    /// The webview files and pages that have it: `policy`, `summary`, `collected`, `shared`, `permissions`, `sdks-android` …
    pages: Vec<String>,
    /// What it is called in each language that has it.
    names: IndexMap<String, Name>,
}

/// What something is called in a language.
#[derive(Serialize, JsonSchema)]
struct Name {
    /// Its number, as it is cited.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    /// Its title; items and paragraphs have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
}

/// An id that earlier releases had.
#[derive(Serialize, JsonSchema)]
struct Removed<'a> {
    /// The id.
    id: &'a str,
    /// The last version that had it.
    last: &'a str,
    /// The id that it became, if it was renamed.
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<&'a str>,
}

/// The pages of each id, by what the webview files are called.
type Places<'a> = BTreeMap<&'a str, BTreeSet<String>>;

pub(super) fn emit<'a>(build: &'a Build<'a>, _: &SourceTree, out: &mut Emitter<'_>) {
    if !build.config.outputs.texts() {
        return;
    }
    let scans = out.scans;
    let mut files = Vec::new();
    for policy in build.policies {
        // Every release looks at all before it.
        let listed = Arc::new(OnceLock::new());
        for release in policy.all() {
            for (later, editions) in release.arrivals() {
                // What stands in the pages of a text is made from the same as they are.
                let own = editions.iter().map(|edition| text_print(build, policy, release, edition));
                let earlier = earlier(policy, release);
                let earlier = earlier.iter().flat_map(|other| [other.print, policy.standing_print(other)]);
                let print = Print::of("anchors").print(build.print).prints(own).prints(earlier).finish();
                let path = path(policy, release, "anchors", later);
                let listed = Arc::clone(&listed);
                let make = move || {
                    let listed = listed.get_or_init(|| listed_ids(policy, scans));
                    file(build, policy, (release, &editions), (scans, listed))
                };
                files.push(Kept::new(path, print, make));
            }
        }
    }
    out.keep(files);
}

fn file<'a>(
    build: &'a Build<'a>,
    policy: &'a Policy,
    (release, editions): (&'a Release, &[&'a Edition]),
    (scans, listed): (&BTreeMap<String, Arc<Scan>>, &Listed),
) -> Vec<u8> {
    let places: Vec<Places<'_>> =
        editions.iter().map(|edition| places(policy, release, &edition.language, scans)).collect();
    let mut all: IndexMap<String, Anchor> = IndexMap::new();
    for (edition, places) in editions.iter().zip(&places) {
        for mark in marks(&frozen(build, policy, release, edition)) {
            let Some(pages) = places.get(&*mark.id) else { continue };
            let Mark { id, kind, stable, subject, number, title } = mark;
            let pages = pages.iter().cloned().collect();
            let known = all.entry(id.clone());
            let known = known.or_insert(Anchor { id, kind, stable, subject, pages, names: IndexMap::new() });
            known.names.insert(edition.language.to_string(), Name { number, title });
        }
    }
    let history = history(policy, release, editions, listed);
    let own: BTreeSet<&str> = places.iter().flat_map(BTreeMap::keys).copied().collect();
    let removed = departed(&history, &own).into_iter().map(|Departed { id, last, now, .. }| Removed { id, last, now });
    let file = AnchorsFile {
        schema: SCHEMA,
        policy: &policy.id,
        version: &release.version,
        languages: editions.iter().map(|edition| &edition.language).collect(),
        removed: removed.collect(),
        anchors: all.into_values().collect(),
    };
    (serde_json::to_string(&file).unwrap_or_default() + "\n").into_bytes()
}

/// The ids of the pages of a release in a language, with the pages that have them.
fn places<'a>(
    policy: &Policy,
    release: &Release,
    language: &LanguageTag,
    scans: &'a BTreeMap<String, Arc<Scan>>,
) -> Places<'a> {
    let folder = format!("{}/v/{}/{language}/", policy.id, release.version);
    let mut all = Places::new();
    for (path, scan) in scans.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder)) {
        let Some(page) = variant(&path[folder.len()..]) else { continue };
        for id in &scan.ids {
            all.entry(id).or_default().insert(page.clone());
        }
    }
    all
}

/// The name of the webview file that shows what a page of a release does: `sdks-android` of `sdks/android/index.html`.
/// Comparisons have ids of their own.
fn variant(page: &str) -> Option<String> {
    let folder = page.strip_suffix("index.html")?.trim_end_matches('/');
    let name = if folder.is_empty() { "policy".to_owned() } else { folder.replace('/', "-") };
    (!folder.starts_with("changes")).then_some(name)
}

/// The releases that were frozen before one, oldest first.
fn earlier<'a>(policy: &'a Policy, release: &Release) -> Vec<&'a Release> {
    let sequence = |release: &Release| release.frozen.as_ref().map_or(u32::MAX, |frozen| frozen.sequence);
    let mut earlier: Vec<&Release> = policy.all().filter(|other| sequence(other) < sequence(release)).collect();
    earlier.sort_by_key(|other| sequence(other));
    earlier
}

/// The ids of the lists of each release that stand on its pages, by version. They are the same in every language.
type Listed = BTreeMap<String, Vec<String>>;

fn listed_ids(policy: &Policy, scans: &BTreeMap<String, Arc<Scan>>) -> Listed {
    let ids = |release: &Release| {
        let listed = list_ids(release.source());
        let shown = places(policy, release, &release.source().language, scans).into_keys();
        (release.version.clone(), shown.filter(|id| listed.contains(*id)).map(str::to_owned).collect())
    };
    policy.all().map(ids).collect()
}

/// The ids of the releases up to one, oldest first: the typed ones of each text that was there when an arrival was frozen,
/// and those of the lists.
fn history<'a>(
    policy: &'a Policy,
    release: &'a Release,
    editions: &[&Edition],
    listed: &'a Listed,
) -> Vec<(&'a str, Vec<Named<'a>>)> {
    let by = editions.first().and_then(|edition| release.frozen_by(&edition.language));
    let ids = |release: &'a Release| {
        let texts = release.languages_by(by).filter_map(|tag| release.edition(tag));
        let mut ids = typed_ids(texts.flat_map(|edition| edition.prose.anchors()));
        ids.extend(listed.get(&*release.version).into_iter().flatten().map(|id| (id.as_str(), None)));
        (&*release.version, ids)
    };
    earlier(policy, release).into_iter().chain([release]).map(ids).collect()
}
