//! A published folder held against its `manifest.json`, and the manifest against the locks.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NO_MANIFEST;
use crate::diagnostic::PUBLISHED_ALTERED;
use crate::diagnostic::PUBLISHED_EXTRA;
use crate::diagnostic::PUBLISHED_HEAD;
use crate::diagnostic::PUBLISHED_MISSING;
use crate::diagnostic::PUBLISHED_OTHER;
use crate::diagnostic::PUBLISHED_UNKNOWN;
use crate::diagnostic::Span;
use crate::model::Event;
use crate::model::Lock;
use crate::model::LockEntry;
use crate::output::manifest::FileMark;
use crate::output::manifest::MANIFEST;
use crate::output::manifest::SiteManifest;
use crate::render::plain_text_path;
use crate::source::Blob;
use crate::source::sha256;

/// Logs every file of a folder that is not as its manifest says, and returns the manifest with its own hash. An error is
/// that of the disk.
pub fn verify(folder: &Path, log: &mut Diagnostics) -> io::Result<Option<(SiteManifest, String)>> {
    let fault = |code, path: &str| Diagnostic::new(code, Span::NONE).arg("path", path);
    let text = fs::read(folder.join(MANIFEST)).unwrap_or_default();
    let read = String::from_utf8(text.clone()).ok().and_then(|text| SiteManifest::read(&text));
    let Some(manifest) = read else {
        log.push(fault(NO_MANIFEST, &folder.display().to_string()));
        return Ok(None);
    };
    let mut found = BTreeSet::new();
    walk(folder, "", &mut found)?;
    for (path, mark) in &manifest.files {
        if !found.remove(path) {
            log.push(fault(PUBLISHED_MISSING, path));
        } else if FileMark::of(&Blob::from(fs::read(folder.join(path))?)) != *mark {
            log.push(fault(PUBLISHED_ALTERED, path));
        }
    }
    for path in found.iter().filter(|path| !manifest.knows(path)) {
        log.push(fault(PUBLISHED_EXTRA, path));
    }
    Ok(Some((manifest, sha256(&text))))
}

/// The paths of all files below a folder.
fn walk(folder: &Path, path: &str, found: &mut BTreeSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{name}/"), found)?;
        } else {
            found.insert(name);
        }
    }
    Ok(())
}

/// Holds what a manifest lists against the locks of the site, by policy: what was published is what was frozen, all of
/// it and nothing else. Returns the policies with a lock of which nothing was published.
pub fn hold_published(manifest: &SiteManifest, locks: &[(String, Lock)], log: &mut Diagnostics) -> Vec<String> {
    for (policy, hash) in &manifest.heads {
        if !locks.iter().any(|(name, lock)| name == policy && place(lock, hash).is_some()) {
            log.push(unknown_head(policy, hash));
        }
    }
    hold_versions(manifest, locks, log);
    let mut absent = Vec::new();
    for (policy, lock) in locks.iter().filter(|(_, lock)| !lock.entries.is_empty()) {
        hold_texts(manifest, policy, lock, log);
        let head = manifest.heads.get(policy);
        if let Some(head) = head.and_then(|hash| place(lock, hash)) {
            hold_completeness(manifest, policy, &lock.entries[..=head], log);
        } else if head.is_none() && manifest.files.keys().any(|path| path.starts_with(&format!("{policy}/"))) {
            log.push(unknown_head(policy, "none"));
        } else if head.is_none() {
            absent.push(policy.clone());
        }
    }
    absent
}

/// The place of the entry that has a hash.
fn place(lock: &Lock, hash: &str) -> Option<usize> {
    lock.entries.iter().position(|entry| entry.sha256 == hash)
}

fn unknown_head(policy: &str, hash: &str) -> Diagnostic {
    Diagnostic::new(PUBLISHED_HEAD, Span::NONE).arg("policy", policy).arg("hash", hash)
}

/// Every release that was published is in a lock. What only looks like one may come from `static/`: a folder is one of a
/// policy, or has the manifest of a release.
fn hold_versions(manifest: &SiteManifest, locks: &[(String, Lock)], log: &mut Diagnostics) {
    let mut found = BTreeSet::new();
    for path in manifest.files.keys() {
        let mut parts = path.splitn(4, '/');
        if let (Some(policy), Some("v"), Some(version), Some(_)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        {
            found.insert((policy, version));
        }
    }
    for (policy, version) in found {
        let lock = locks.iter().find(|(name, _)| name == policy).map(|(_, lock)| lock);
        let is_ours = lock.is_some() || manifest.files.contains_key(&format!("{policy}/v/{version}/manifest.json"));
        if is_ours && lock.is_none_or(|lock| lock.release(version).is_none()) {
            let fault = Diagnostic::new(PUBLISHED_UNKNOWN, Span::NONE);
            log.push(fault.arg("policy", policy).arg("version", version));
        }
    }
}

/// The texts that were published are the ones that were frozen.
fn hold_texts(manifest: &SiteManifest, policy: &str, lock: &Lock, log: &mut Diagnostics) {
    for (path, hash, entry) in texts(policy, &lock.entries) {
        if manifest.files.get(&path).is_some_and(|mark| mark.sha256 != *hash) {
            let fault = Diagnostic::new(PUBLISHED_OTHER, Span::NONE).arg("path", &path);
            log.push(fault.arg("version", &entry.version));
        }
    }
}

/// Everything that was public by the last of some entries was published: its text, or its page where the site has no texts
/// (`[outputs] data`). What was taken down, or called off before its day, is not.
fn hold_completeness(manifest: &SiteManifest, policy: &str, entries: &[LockEntry], log: &mut Diagnostics) {
    let Some(day) = entries.last().map(|last| last.recorded) else { return };
    let lock = Lock { entries: entries.to_vec() };
    let is_public = |version: &str| !lock.has(version, Event::Takedown) && lock.was_public(version, Some(day));
    let has_texts = texts(policy, entries).any(|(path, ..)| manifest.files.contains_key(&path));
    for (path, _, entry) in texts(policy, entries) {
        let page = path.replacen("/text/", "/", 1).replace(".txt", "/index.html");
        let path = if has_texts { path } else { page };
        if is_public(&entry.version) && !manifest.files.contains_key(&path) {
            log.push(Diagnostic::new(PUBLISHED_MISSING, Span::NONE).arg("path", &path));
        }
    }
}

/// The paths at which the texts of some entries are published, with their hashes.
fn texts<'a>(policy: &str, entries: &'a [LockEntry]) -> impl Iterator<Item = (String, &'a String, &'a LockEntry)> {
    entries.iter().flat_map(move |entry| {
        let path = move |language: &str| plain_text_path(policy, &entry.version, language);
        entry.texts.iter().map(move |(language, hash)| (path(language), hash, entry))
    })
}
