//! `policysite new site`

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use include_dir::Dir;
use include_dir::include_dir;

/// The site that a newcomer starts from.
static SITE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/data/new-site");

/// The arguments of `new site`.
#[derive(Args)]
pub struct Arguments {
    /// The folder to make; it must be empty or not there.
    dir: PathBuf,
}

/// Makes a new site.
pub fn run(Arguments { dir }: &Arguments) -> Result<String, String> {
    let name = dir.display();
    if dir.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("error: {name} is not empty\nhelp: name a folder that is not there yet\n"));
    }
    write(&SITE, dir).map_err(|error| format!("error: {name}: {error}\n"))?;
    Ok(format!(
        "A new site is in {name}. Next:\n  cd {name}\n  policysite build --drafts\n\
         Then open public/index.html, and edit the files in content/.\n"
    ))
}

fn write(folder: &Dir<'_>, target: &Path) -> io::Result<()> {
    for file in folder.files() {
        let path = target.join(file.path());
        fs::create_dir_all(path.parent().unwrap_or(target))?;
        io::Write::write_all(&mut fs::File::create_new(path)?, file.contents())?;
    }
    folder.dirs().try_for_each(|folder| write(folder, target))
}
