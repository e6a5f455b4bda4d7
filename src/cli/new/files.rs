//! Files that come into being all at once or not at all.

use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use tempfile::NamedTempFile;

/// How the names of what is not finished begin: hidden, so that no build reads it.
const UNFINISHED: &str = ".policysite-";

/// Makes a folder with files, by their paths in it: beside its place first, then one rename.
pub(super) fn make_folder(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let parent = folder.parent().unwrap_or(Path::new("."));
    let fresh = tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(parent)?;
    for (name, bytes) in files {
        let path = fresh.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::File::create_new(&path)?.write_all(bytes)?;
    }
    make_readable(fresh.path(), 0o755)?;
    if folder.exists() {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists));
    }
    fs::rename(fresh.path(), folder)?;
    // The folder has its name now; there is nothing left to remove.
    let _ = fresh.keep();
    Ok(())
}

/// Writes new files, and then a file that is there already. If anything fails, what was made is removed again.
pub(super) fn add_files(new: Vec<(PathBuf, String)>, changed: (PathBuf, String)) -> io::Result<()> {
    let mut staged = Vec::new();
    for (path, text) in new {
        staged.push((stage(&path, &text, 0o644)?, path));
    }
    let (path, text) = changed;
    // A link stays a link; what it points at is replaced.
    let path = path.canonicalize()?;
    let last = stage(&path, &text, 0o644)?;
    fs::set_permissions(last.path(), fs::metadata(&path)?.permissions())?;
    let mut made = Vec::new();
    let mut done = Ok(());
    for (file, path) in staged {
        done = file.persist_noclobber(&path).map(drop).map_err(|error| error.error);
        if done.is_err() {
            break;
        }
        made.push(path);
    }
    let done = done.and_then(|()| last.persist(&path).map(drop).map_err(|error| error.error));
    if done.is_err() {
        for path in made {
            let _ = fs::remove_file(path);
        }
    }
    done
}

/// A finished text beside its place, under a hidden name.
fn stage(path: &Path, text: &str, mode: u32) -> io::Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    make_readable(file.path(), mode)?;
    Ok(file)
}

/// What is temporary is private; what stays is for everybody who works on the site.
#[cfg(unix)]
fn make_readable(path: &Path, mode: u32) -> io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn make_readable(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}
