//! The site that a newcomer starts from.

use include_dir::Dir;
use include_dir::include_dir;

static SITE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/data/new-site");

/// The policy and the version of the only release of a new site.
pub const FIRST: [&str; 2] = ["privacy", "2026-01-01"];

/// The files of a new site, by their paths.
pub fn new_site() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    collect(&SITE, &mut files);
    files
}

fn collect(folder: &Dir<'_>, files: &mut Vec<(String, Vec<u8>)>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push((path, file.contents().to_vec()));
    }
    folder.dirs().for_each(|folder| collect(folder, files));
}
