//! `v/<version>/bundle.zip`: what an app ships, so that the first screen needs no network. The only door to `zip`.
//!
//! The same files give the same bytes everywhere: names in their order, one day, one mode, one way of packing.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io::Cursor;
use std::io::Write;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use zip::CompressionMethod;
use zip::DateTime;
use zip::System;
use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::WEBVIEW_TOO_LARGE;
use crate::model::Date;
use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;
use crate::model::aliases;
use crate::output::Emitter;
use crate::output::Kept;
use crate::output::Site;
use crate::output::json::path;
use crate::output::json::pretty;
use crate::output::manifest::FileMark;
use crate::output::manifest::is_of;
use crate::output::site::Content;
use crate::render::Build;
use crate::source::Blob;
use crate::source::Print;
use crate::source::SourceTree;

/// The version of the form of the manifest in a bundle.
const SCHEMA: u32 = 1;

/// What makes bundles.
pub(super) const ORIGIN: &str = "bundle.zip";

/// A kilobyte, in bytes.
const KILOBYTE: usize = 1024;

/// How hard the packer tries, from 1 to 9. Beyond this it takes twice the time for two parts in a hundred.
const LEVEL: i64 = 4;

/// Read and written by its owner, read by others.
const MODE: u32 = 0o644;

/// `manifest.json` in a bundle.
#[derive(Serialize, JsonSchema)]
pub struct BundleManifest<'a> {
    /// The version of the form of this file.
    schema: u32,
    /// The policy.
    policy: &'a str,
    /// The version.
    version: &'a str,
    /// What an app keeps when a person accepts the release; a draft has none.
    sequence: Option<u32>,
    /// The day its words became public.
    published: Option<Date>,
    /// The day it says it takes effect.
    effective: Option<Date>,
    /// The languages in the bundle, the source language first.
    languages: Vec<LanguageTag>,
    /// The language that prevails.
    #[serde(skip_serializing_if = "Option::is_none")]
    governing: Option<&'a LanguageTag>,
    /// Other forms of the languages, as in `latest.json`.
    aliases: BTreeMap<String, LanguageTag>,
    /// Forms that are usually written in a script which no language of the bundle has.
    other_scripts: BTreeSet<String>,
    /// The SHA-256 of the canonical text in each language: what a person agrees to.
    texts: BTreeMap<String, String>,
    /// Every file but this one, by path. There is no other, and each has these bytes.
    files: BTreeMap<String, FileMark>,
}

/// The files of a bundle by the paths they have in it.
type Files = BTreeMap<String, Arc<Blob>>;

pub(super) fn emit(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    if !build.config.outputs.webview {
        return;
    }
    let mut kept = Vec::new();
    for policy in build.policies {
        for release in policy.all() {
            for (later, editions) in release.arrivals() {
                let mut files = files(policy, release, later, &editions, out);
                let manifest = pretty(&manifest(policy, release, &editions, &files));
                let manifest = Arc::new(Blob::from(manifest));
                // It holds the fingerprints of all others.
                let print = Print::of("bundle").text(manifest.sha256()).finish();
                files.insert("manifest.json".to_owned(), manifest);
                let path = path(policy, release, "bundle", later).replace(".json", ".zip");
                kept.push(Kept::new(path, print, move || pack(&files).unwrap_or_default()));
            }
        }
    }
    out.keep(kept);
}

/// Logs the largest of the bundles of a site that are larger than it allows.
pub(super) fn check(build: &Build<'_>, site: &Site, log: &mut Diagnostics) {
    let bundles = site.files.iter().filter(|(_, file)| file.origin == ORIGIN);
    let sizes = bundles.map(|(path, file)| (path.as_str(), file.content.len()));
    if let Some(fault) = too_large(build, sizes) {
        log.push(fault);
    }
}

/// The finding on the largest of the bundles that are larger than the site allows.
fn too_large<'a>(build: &Build<'_>, sizes: impl Iterator<Item = (&'a str, usize)>) -> Option<Diagnostic> {
    let limit = build.config.webview.bundle_kb;
    let large: Vec<(&str, usize)> = sizes.filter(|(_, size)| *size > limit as usize * KILOBYTE).collect();
    let (path, size) = large.iter().max_by_key(|(_, size)| *size)?;
    let place = build.config.places.get("webview.bundle_kb");
    let fault = Diagnostic::new(WEBVIEW_TOO_LARGE, place).arg("path", path).arg("measure", "raw");
    let fault = fault.arg("size", size.div_ceil(KILOBYTE)).arg("limit", limit).arg("key", "bundle_kb");
    Some(fault.arg("count", large.len()))
}

/// The files of some languages of a release that an app needs.
fn files(
    policy: &Policy,
    release: &Release,
    later: Option<&LanguageTag>,
    editions: &[&Edition],
    out: &Emitter<'_>,
) -> Files {
    let folder = format!("{}/v/{}/", policy.id, release.version);
    let anchors = path(policy, release, "anchors", later);
    let below = out.site.files.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
    let named = below.filter_map(|(path, file)| {
        let name = &path[folder.len()..];
        let is_kind = ["dialog.", "text/", "paste/", "embed/"].iter().any(|kind| name.starts_with(kind));
        let is_own = is_kind && editions.iter().any(|edition| is_of(name, &edition.language));
        let name = if *path == anchors { "anchors.json" } else { name };
        let Content::Held(bytes) = &file.content else { return None };
        (is_own || *path == anchors).then(|| (name.to_owned(), Arc::clone(bytes)))
    });
    named.collect()
}

fn manifest<'a>(policy: &'a Policy, release: &'a Release, editions: &[&Edition], files: &Files) -> BundleManifest<'a> {
    let languages: Vec<LanguageTag> = editions.iter().map(|edition| edition.language.clone()).collect();
    let text = |tag: &LanguageTag| Some((tag.to_string(), files.get(&format!("text/{tag}.txt"))?.sha256().to_owned()));
    let forms = aliases(&languages);
    BundleManifest {
        schema: SCHEMA,
        policy: &policy.id,
        version: &release.version,
        sequence: release.frozen.as_ref().map(|frozen| frozen.sequence),
        published: release.published(),
        effective: release.records().effective,
        governing: release.records().governing.as_ref().map(|governing| &governing.language),
        texts: languages.iter().filter_map(text).collect(),
        languages,
        aliases: forms.tags,
        other_scripts: forms.other_scripts,
        files: files.iter().map(|(name, bytes)| (name.clone(), FileMark::of(bytes))).collect(),
    }
}

/// Packs files in the order of their names.
fn pack(files: &Files) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(MODE)
        .system(System::Unix);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
