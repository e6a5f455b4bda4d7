//! The only writer of input files: whole files, each at once.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;

/// How the names of files in the making begin. They are hidden, so that no run reads them.
const IN_THE_MAKING: &str = ".policysite-";

/// Puts bytes in the place of a file, all of them or none, whatever happens meanwhile. Folders that lack are made.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(IN_THE_MAKING).tempfile_in(folder)?;
    file.write_all(bytes)?;
    set_readable(file.as_file())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync(folder);
    Ok(())
}

/// Removes what an interrupted run left in a folder.
pub fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(IN_THE_MAKING) {
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

/// A temporary file is private; inputs are as readable as others are.
#[cfg(unix)]
fn set_readable(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn set_readable(_: &File) -> io::Result<()> {
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
