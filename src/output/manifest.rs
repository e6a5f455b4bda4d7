//! `manifest.json`: every file with its fingerprint, of each release and of the whole site. The one of the whole also
//! marks a folder as written by us.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::Date;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;
use crate::output::Emitter;
use crate::output::json::path;
use crate::output::json::pretty;
use crate::render::Build;
use crate::render::Outline;
use crate::source::Blob;
use crate::source::SourceTree;

/// The name of the manifest of a whole site.
pub const MANIFEST: &str = "manifest.json";

/// What stands in the manifest of a site that this program wrote.
const GENERATOR: &str = "policysite";

/// The manifest of a whole site.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SiteManifest {
    /// The version of the form of this file.
    pub schema: u32,
    /// `policysite`.
    pub generator: String,
    /// The hash of the newest entry of each policy's lock.
    pub heads: BTreeMap<String, String>,
    /// Every file but this one, by path.
    pub files: BTreeMap<String, FileMark>,
}

/// The manifest of a release, or of a language that was added to it later.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReleaseManifest {
    /// The version of the form of this file.
    schema: u32,
    /// The policy.
    policy: String,
    /// The version.
    version: String,
    /// Its place in the order of freezing; a draft has none.
    sequence: Option<u32>,
    /// The day its words became public.
    published: Option<Date>,
    /// The day it says it takes effect.
    effective: Option<Date>,
    /// The hash of the entry of the lock that froze it; a draft has none.
    entry: Option<String>,
    /// The SHA-256 of the canonical text in each language: the words, whatever the pages look like.
    texts: BTreeMap<String, String>,
    /// Every file but this one, by path below the folder of the release.
    files: BTreeMap<String, FileMark>,
}

/// The fingerprint of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileMark {
    /// The SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// The number of its bytes.
    pub bytes: u64,
}

impl FileMark {
    /// The fingerprint of some bytes.
    pub fn of(bytes: &Blob) -> Self {
        Self { sha256: bytes.sha256().to_owned(), bytes: bytes.len() as u64 }
    }
}

impl SiteManifest {
    /// Whether a file belongs to the site: it is listed, is the manifest, or is the signature of one of these
    /// (`latest.json.sig`), which comes after a build.
    pub fn knows(&self, path: &str) -> bool {
        let signed = path.strip_suffix(".sig").unwrap_or(path);
        [path, signed].iter().any(|path| *path == MANIFEST || self.files.contains_key(*path))
    }

    /// The manifest that stands in a text, if this program wrote it.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text)
            .ok()
            .filter(|manifest: &Self| manifest.generator == GENERATOR && manifest.schema == 1)
    }
}

/// The manifest of each release.
pub(super) fn releases(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    for policy in build.policies {
        for release in policy.all() {
            let arrivals = release.arrivals();
            let later: Vec<&LanguageTag> = arrivals.iter().filter_map(|(later, _)| *later).collect();
            for (own, editions) in &arrivals {
                let languages: Vec<&LanguageTag> = editions.iter().map(|edition| &edition.language).collect();
                let manifest = release_manifest(policy, release, &languages, (*own, &later), out);
                out.emit(path(policy, release, "manifest", *own), pretty(&manifest));
            }
        }
    }
}

fn release_manifest(
    policy: &Policy,
    release: &Release,
    languages: &[&LanguageTag],
    (own, later): (Option<&LanguageTag>, &[&LanguageTag]),
    out: &Emitter<'_>,
) -> ReleaseManifest {
    let folder = format!("{}/v/{}/", policy.id, release.version);
    let below = out.site.below(&folder).map(|(path, mark)| (&path[folder.len()..], mark));
    let is_own = |path: &str| later.iter().find(|tag| is_of(path, tag)).copied() == own;
    let files: BTreeMap<String, FileMark> =
        below.filter(|(path, _)| is_own(path)).map(|(path, mark)| (path.to_owned(), mark)).collect();
    let text = |tag: &&LanguageTag| Some((tag.to_string(), files.get(&format!("text/{tag}.txt"))?.sha256.clone()));
    let texts: BTreeMap<String, String> = languages.iter().filter_map(text).collect();
    let place = languages.first().and_then(|tag| release.frozen_by(tag));
    ReleaseManifest {
        schema: 1,
        policy: policy.id.clone(),
        version: release.version.clone(),
        sequence: release.frozen.as_ref().map(|frozen| frozen.sequence),
        published: release.published(),
        effective: release.records().effective,
        entry: place.and_then(|place| policy.lock.entries.get(place)).map(|entry| entry.sha256.clone()),
        texts,
        files,
    }
}

/// Whether a file of a release belongs to one language: `fr/…`, `embed/fr/…`, `text/fr.txt`, `paste/fr.md`,
/// `policy.fr.json`, `bundle.fr.zip`.
pub(super) fn is_of(path: &str, tag: &LanguageTag) -> bool {
    let below = |path: &str| path.strip_prefix(tag.as_str()).is_some_and(|rest| rest.starts_with('/'));
    let named = |path: &str| path.strip_prefix(tag.as_str()).is_some_and(|rest| rest.starts_with('.'));
    match path.split_once('/') {
        Some(("embed", rest)) => below(rest),
        Some(("text" | "paste", rest)) => named(rest),
        Some(_) => below(path),
        None => path.ends_with(&format!(".{tag}.json")) || path.ends_with(&format!(".{tag}.zip")),
    }
}

/// The manifest of the whole site.
pub(super) fn site(_: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    let head = |outline: &Outline| Some((outline.id.clone(), outline.head.clone()?));
    let manifest = SiteManifest {
        schema: 1,
        generator: GENERATOR.to_owned(),
        heads: out.outlines.iter().filter_map(head).collect(),
        files: out.site.below("").map(|(path, mark)| (path.to_owned(), mark)).collect(),
    };
    out.emit(MANIFEST.to_owned(), pretty(&manifest));
}
