//! The one way to change a file of a site.

use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;

use tempfile::Builder;

/// Puts bytes in the place of a file, or makes it: all of them or nothing, however the program ends. The file is written
/// beside it first and takes its place by its name.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(".policysite-");
    match fs::metadata(path) {
        Ok(known) => {
            builder.permissions(known.permissions());
        }
        Err(_) => usual(&mut builder),
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// What a new file may be used for: what is usual, before the user's own mask.
#[cfg(unix)]
fn usual(builder: &mut Builder<'_, '_>) {
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
}

/// What a new file may be used for: what the system says.
#[cfg(not(unix))]
fn usual(_: &mut Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_and_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("zh-CN.lock");
        replace_file(&path, b"one").unwrap();
        replace_file(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(replace_file(&folder.path().join("none/x"), b"").is_err());
    }
}
