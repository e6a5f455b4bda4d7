//! The only writer of a site: into a new folder beside the old one, then one rename. A failed build leaves the last good
//! site, and a folder that holds files of somebody else is refused.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::output::Site;
use crate::output::manifest::MANIFEST;
use crate::output::manifest::SiteManifest;
use crate::output::site::Content;
use crate::source::fresh_folder;
use crate::source::hold;
use crate::source::settle;
use crate::source::sha256;
use crate::source::sweep;

/// Why a site could not be written.
#[derive(Debug)]
pub enum WriteError {
    /// The folder holds a file that no build wrote.
    Foreign(PathBuf),
    /// The disk said no.
    Io(PathBuf, io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(path) => write!(
                f,
                "{} was not written by policysite and would be lost; choose another --out, or move the file to static/",
                path.display()
            ),
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

/// Puts a site in the place of a folder, all of it or nothing.
pub fn write(site: &Site, out: &Path) -> Result<(), WriteError> {
    let at = |path: &Path| {
        let path = path.to_path_buf();
        move |error| WriteError::Io(path, error)
    };
    // A server may look through a link: what it points at is replaced, not the link.
    let real = if out.is_symlink() { fs::canonicalize(out).map_err(at(out))? } else { out.to_path_buf() };
    let out = real.as_path();
    refuse_foreign(out)?;
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(at(parent))?;
    // One run at a time: what another left half-done is not in use.
    let _held = hold(parent);
    sweep(parent).map_err(at(parent))?;
    let files = site.files.iter().map(|(path, file)| (path.as_str(), &file.content));
    let fresh = fresh_folder(parent, files, Content::read, Some(out));
    let fresh = fresh.map_err(|(path, error)| WriteError::Io(path, error))?;
    if !out.exists() {
        return settle(fresh, out).map_err(at(out));
    }
    // The old site is now where the new one was, and goes with the temporary folder.
    exchange(fresh.path(), out).map_err(at(out))
}

/// How many files a folder holds, if its manifest has this fingerprint and the folder is what the manifest says, to the
/// last byte and no file more.
pub fn stands(out: &Path, manifest: &str) -> Option<usize> {
    let bytes = fs::read(out.join(MANIFEST)).ok().filter(|bytes| sha256(bytes) == manifest)?;
    let known = SiteManifest::read(str::from_utf8(&bytes).ok()?)?.files;
    let mut names = Vec::new();
    list(out, "", &mut names)?;
    let is_known = |name: &String| {
        let mark = known.get(name)?;
        let bytes = fs::read(out.join(name)).ok()?;
        (mark.bytes == bytes.len() as u64 && mark.sha256 == sha256(&bytes)).then_some(())
    };
    let is_whole = names.len() == known.len() && names.par_iter().all(|name| is_known(name).is_some());
    is_whole.then_some(names.len() + 1)
}

/// The paths of all files of a folder but its manifest; `None` if there is anything but files and folders.
fn list(folder: &Path, path: &str, names: &mut Vec<String>) -> Option<()> {
    for entry in fs::read_dir(folder).ok()? {
        let entry = entry.ok()?;
        let name = format!("{path}{}", entry.file_name().to_str()?);
        let kind = entry.file_type().ok()?;
        if kind.is_dir() {
            list(&entry.path(), &format!("{name}/"), names)?;
        } else if name != MANIFEST {
            names.push(name);
            kind.is_file().then_some(())?;
        }
    }
    Some(())
}

/// Lets two folders change places in one step, so that a server never finds nothing.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(fresh: &Path, out: &Path) -> io::Result<()> {
    use rustix::fs::CWD;
    use rustix::fs::RenameFlags;
    use rustix::fs::renameat_with;
    match renameat_with(CWD, fresh, CWD, out, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        // Some network file systems can't.
        Err(_) => exchange_in_steps(fresh, out),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(fresh: &Path, out: &Path) -> io::Result<()> {
    exchange_in_steps(fresh, out)
}

/// Two renames; if the second fails, the old folder goes back.
fn exchange_in_steps(fresh: &Path, out: &Path) -> io::Result<()> {
    let mut aside = fresh.as_os_str().to_owned();
    aside.push("-old");
    let aside = PathBuf::from(aside);
    fs::rename(out, &aside)?;
    if let Err(error) = fs::rename(fresh, out) {
        fs::rename(&aside, out)?;
        return Err(error);
    }
    fs::rename(aside, fresh)
}

/// A folder may be replaced if it is not there, is empty, or holds only what the manifest in it lists.
fn refuse_foreign(out: &Path) -> Result<(), WriteError> {
    if !out.exists() {
        return Ok(());
    }
    let text = fs::read_to_string(out.join(MANIFEST)).unwrap_or_default();
    refuse_foreign_in(out, "", SiteManifest::read(&text).as_ref())
}

fn refuse_foreign_in(folder: &Path, path: &str, own: Option<&SiteManifest>) -> Result<(), WriteError> {
    let at = |error| WriteError::Io(folder.to_path_buf(), error);
    for entry in fs::read_dir(folder).map_err(at)? {
        let entry = entry.map_err(at)?;
        let name = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(at)?.is_dir() {
            refuse_foreign_in(&entry.path(), &format!("{name}/"), own)?;
        } else if !own.is_some_and(|manifest| manifest.knows(&name)) {
            return Err(WriteError::Foreign(entry.path()));
        }
    }
    Ok(())
}
