//! The files of a release for the one after it.

use std::collections::BTreeSet;

use crate::content::is_translation;
use crate::content::without_former_ids;
use crate::lock::FROZEN;
use crate::lock::is_frozen_folder;
use crate::model::Date;
use crate::model::Policy;
use crate::model::Release;
use crate::scaffold::toml::has_key;
use crate::scaffold::toml::without_release;
use crate::scaffold::toml::without_texts_of_release;
use crate::source::SourceFile;
use crate::source::SourceTree;

/// What is left open where dates stood.
pub(super) struct Dates {
    /// The day of effect, if the name of the version is one.
    pub effective: Option<String>,
    /// Whether no file has a line that the comments could take the place of.
    pub wanted: bool,
}

/// The release that the next one is copied from: the last that was frozen and not called off, or else the newest draft.
pub fn last_release(policy: &Policy) -> Option<&Release> {
    policy.last_standing().or(policy.newest())
}

/// Every version of a policy that was ever heard of: folders, older texts that are only named, frozen words, the lock.
pub fn known_versions(policy: &Policy, sources: &SourceTree) -> BTreeSet<String> {
    let folder = format!("content/{}/", policy.id);
    let mut known: BTreeSet<String> =
        sources.folders(&folder).into_iter().filter(|name| !is_frozen_folder(name)).collect();
    known
        .extend(policy.releases.iter().flat_map(|release| &release.records().archive).map(|stub| stub.version.clone()));
    let frozen = format!("{folder}{FROZEN}");
    for (path, _) in sources.below(&frozen) {
        // `<version>.<lang>.txt`, and a version may hold points.
        let name = path[frozen.len()..].split('/').next().unwrap_or_default();
        known.extend(name.strip_suffix(".txt").and_then(|name| name.rsplit_once('.')).map(|(name, _)| name.to_owned()));
    }
    known.extend(policy.lock.entries.iter().map(|entry| entry.version.clone()));
    known
}

/// The files of a folder (`content/p/1/`) for a release after it, by their names: without what belongs to that one
/// release. An error says which file can't be read.
pub fn next_release(sources: &SourceTree, folder: &str, version: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
    let has_date =
        |(path, file): (&str, &SourceFile)| is_source(&path[folder.len()..]) && has_key(&text(file), "published");
    let wanted = !sources.below(folder).any(has_date);
    let effective = version.parse::<Date>().ok().map(|date| date.to_string());
    let dates = Dates { effective, wanted };
    let mut files = Vec::new();
    for (path, file) in sources.below(folder) {
        let name = &path[folder.len()..];
        let broken = |fault: String| format!("{path}: {fault}");
        let new = match name.rsplit_once('.').map(|(_, kind)| kind) {
            Some("toml") => {
                let open = Some(&dates).filter(|_| is_source(name));
                without_release(&utf8(file).map_err(broken)?, open).map_err(broken)?.into_bytes()
            }
            Some("lock") => without_texts_of_release(&utf8(file).map_err(broken)?).map_err(broken)?.into_bytes(),
            Some("md") => without_former_ids(&utf8(file).map_err(broken)?).into_bytes(),
            _ => file.bytes().to_vec(),
        };
        files.push((name.to_owned(), new));
    }
    Ok(files)
}

/// Whether a file holds records in the source language.
fn is_source(name: &str) -> bool {
    name.strip_suffix(".toml").is_some_and(|stem| !stem.contains('/')) && !is_translation(name)
}

fn utf8(file: &SourceFile) -> Result<String, String> {
    String::from_utf8(file.bytes().to_vec()).map_err(|error| error.to_string())
}

fn text(file: &SourceFile) -> String {
    utf8(file).unwrap_or_default()
}
