//! A published folder held against its `manifest.json`.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NO_MANIFEST;
use crate::diagnostic::PUBLISHED_ALTERED;
use crate::diagnostic::PUBLISHED_EXTRA;
use crate::diagnostic::PUBLISHED_MISSING;
use crate::diagnostic::Span;
use crate::output::manifest::FileMark;
use crate::output::manifest::MANIFEST;
use crate::output::manifest::SiteManifest;
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
        } else if FileMark::of(&fs::read(folder.join(path))?) != *mark {
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
