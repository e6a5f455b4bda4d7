//! Files and folders that come into being all at once or not at all. The only writer of input files.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;
use tempfile::NamedTempFile;
use tempfile::TempDir;

/// How the names of files in the making begin. They are hidden, so that no run reads them.
const IN_THE_MAKING: &str = ".policysite-";

/// What could not be written, and why.
pub type Unwritten = (PathBuf, io::Error);

/// Puts bytes in the place of a file, all of them or none, whatever happens meanwhile. Folders that lack are made.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    fs::create_dir_all(folder)?;
    let file = finished(path, bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync(folder);
    Ok(())
}

/// Writes new files, in folders that are made if they lack, and then a file that is there already. If anything fails, the
/// files that were made are removed again.
pub fn add_files(new: Vec<(PathBuf, Vec<u8>)>, changed: Option<(PathBuf, Vec<u8>)>) -> io::Result<()> {
    let mut staged = Vec::new();
    for folder in new.iter().map(|(path, _)| folder_of(path)).collect::<BTreeSet<&Path>>() {
        fs::create_dir_all(folder)?;
        sweep(folder)?;
    }
    for (path, bytes) in new {
        if fs::read(&path).is_ok_and(|there| there == bytes) {
            // An interrupted run wrote it already.
            continue;
        }
        staged.push((finished(&path, &bytes)?, path));
    }
    let mut last = None;
    if let Some((path, bytes)) = changed {
        // A link stays a link; what it points at is replaced.
        let path = path.canonicalize()?;
        let file = finished(&path, &bytes)?;
        fs::set_permissions(file.path(), fs::metadata(&path)?.permissions())?;
        last = Some((file, path));
    }
    let mut made = Vec::new();
    let mut done = Ok(());
    for (file, path) in staged {
        done = file.persist_noclobber(&path).map(drop).map_err(|error| error.error);
        if done.is_err() {
            break;
        }
        made.push(path);
    }
    let change = |(file, path): (NamedTempFile, PathBuf)| file.persist(&path).map(drop).map_err(|error| error.error);
    let done = done.and_then(|()| last.map_or(Ok(()), change));
    if done.is_err() {
        for path in made {
            let _ = fs::remove_file(path);
        }
    }
    done
}

/// Makes a folder that is not there yet with files, by their paths in it: beside its place first, then one rename.
pub fn make_folder(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Unwritten> {
    fs::create_dir_all(folder_of(folder)).map_err(|error| (folder_of(folder).to_path_buf(), error))?;
    let files = files.iter().map(|(name, bytes)| (name.as_str(), bytes));
    let fresh = fresh_folder(folder_of(folder), files, |bytes| Ok(Cow::Borrowed(bytes)), None)?;
    if folder.exists() {
        return Err((folder.to_path_buf(), io::Error::from(io::ErrorKind::AlreadyExists)));
    }
    settle(fresh, folder).map_err(|error| (folder.to_path_buf(), error))
}

/// A folder in the making, with files by their paths in it, whose bytes are read as they are needed. It goes with the value,
/// unless it is given its place. A file that has the same bytes in the folder before is not written again: it gets a second name, and keeps its time.
pub fn fresh_folder<'a, T: Sync + 'a>(
    parent: &Path,
    files: impl Iterator<Item = (&'a str, &'a T)>,
    read: impl Fn(&'a T) -> io::Result<Cow<'a, [u8]>> + Sync,
    before: Option<&Path>,
) -> Result<TempDir, Unwritten> {
    let at = |path: &Path, error| (path.to_path_buf(), error);
    let fresh = tempfile::Builder::new().prefix(IN_THE_MAKING).tempdir_in(parent).map_err(|error| at(parent, error))?;
    let files: Vec<(PathBuf, &str, &T)> = files.map(|(name, file)| (fresh.path().join(name), name, file)).collect();
    for folder in files.iter().map(|(path, ..)| folder_of(path)).collect::<BTreeSet<&Path>>() {
        fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
    }
    files.par_iter().try_for_each(|(path, name, file)| {
        let bytes = read(file).map_err(|error| at(path, error))?;
        let known = before.map(|before| before.join(name)).filter(|known| holds(known, &bytes));
        if known.is_some_and(|known| fs::hard_link(known, path).is_ok()) {
            return Ok(());
        }
        let written = File::create_new(path).and_then(|mut file| file.write_all(&bytes));
        written.map_err(|error| at(path, error))
    })?;
    make_readable(fresh.path(), 0o755).map_err(|error| at(fresh.path(), error))?;
    Ok(fresh)
}

/// Whether a file has these bytes.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let is_as_long = |file: fs::Metadata| file.is_file() && file.len() == bytes.len() as u64;
    fs::symlink_metadata(path).is_ok_and(is_as_long) && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Gives a folder in the making its place, where nothing is.
pub fn settle(fresh: TempDir, folder: &Path) -> io::Result<()> {
    fs::rename(fresh.path(), folder)?;
    // The folder has its name now; there is nothing left to remove.
    let _ = fresh.keep();
    Ok(())
}

/// Whether a name is that of a file or folder in the making.
pub fn is_in_the_making(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with(IN_THE_MAKING)
}

/// Removes what an interrupted run left in a folder.
pub fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if is_in_the_making(&entry.file_name()) {
            let remove = if entry.file_type()?.is_dir() { fs::remove_dir_all } else { fs::remove_file };
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// A folder that one run at a time may change; the hold ends with the value. Where a folder can't be held, as on some
/// network file systems, nothing is.
pub fn hold(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    file.lock().ok().map(|()| file)
}

/// A file with all its bytes beside its place, under a hidden name.
fn finished(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix(IN_THE_MAKING).tempfile_in(folder_of(path))?;
    file.write_all(bytes)?;
    make_readable(file.path(), 0o644)?;
    Ok(file)
}

/// The folder that something lies in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What is temporary is private; what stays is for everybody who works on the site, or is there to be served.
#[cfg(unix)]
fn make_readable(path: &Path, mode: u32) -> io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn make_readable(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

/// Asks the disk to keep the new name. Where folders can't be asked, the name is kept a little later.
fn sync(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("frozen/1.en.txt");
        for text in ["one", "two"] {
            replace_file(&path, text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn what_did_not_change_is_not_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let make = |files: [(&'static str, &'static [u8; 3]); 2], before: Option<&Path>| {
            fresh_folder(folder.path(), files.into_iter(), |bytes| Ok(Cow::Borrowed(bytes)), before).unwrap()
        };
        let before = make([("a/1.html", b"one"), ("a/2.html", b"two")], None);
        let early = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_hours(1);
        for name in ["a/1.html", "a/2.html"] {
            File::options().write(true).open(before.path().join(name)).unwrap().set_modified(early).unwrap();
        }
        let after = make([("a/1.html", b"one"), ("a/2.html", b"TWO")], Some(before.path()));
        let time = |name: &str| fs::metadata(after.path().join(name)).unwrap().modified().unwrap();
        assert!(time("a/1.html") == early && time("a/2.html") > early);
        assert_eq!(fs::read(after.path().join("a/2.html")).unwrap(), b"TWO");
        assert_eq!(fs::read(before.path().join("a/2.html")).unwrap(), b"two");
        drop(before);
        assert_eq!(fs::read(after.path().join("a/1.html")).unwrap(), b"one");
    }

    #[test]
    fn only_what_was_in_the_making_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        File::create(folder.path().join(".policysite-x1")).unwrap();
        fs::create_dir(folder.path().join(".policysite-x2")).unwrap();
        File::create(folder.path().join(".hidden")).unwrap();
        sweep(folder.path()).unwrap();
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, [".hidden"]);
    }
}
