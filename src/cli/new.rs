//! `policysite new`

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use clap::Subcommand;
use include_dir::Dir;
use include_dir::include_dir;

use crate::cli::Status;
use crate::cli::say;

/// The site that a newcomer starts from.
static SITE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/data/new-site");

/// The arguments of `new`.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A site of one policy in one language, with comments that explain each part.
    Site {
        /// The folder to make; it must be empty or not there.
        dir: PathBuf,
    },
}

/// Makes a new site.
pub fn run(arguments: &Arguments) -> Status {
    let What::Site { dir } = &arguments.what;
    if dir.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        eprintln!("error: {} is not empty", dir.display());
        eprintln!("help: name a folder that is not there yet");
        return Status::Failed;
    }
    if let Err(error) = write(&SITE, dir) {
        eprintln!("error: {}: {error}", dir.display());
        return Status::Failed;
    }
    say(&format!("A new site is in {}. Next:\n", dir.display()));
    say(&format!("  cd {}\n", dir.display()));
    say("  policysite build\n");
    say("Then open public/index.html, and edit the files in content/.\n");
    Status::Fine
}

fn write(folder: &Dir<'_>, target: &Path) -> io::Result<()> {
    for file in folder.files() {
        let path = target.join(file.path());
        fs::create_dir_all(path.parent().unwrap_or(target))?;
        io::Write::write_all(&mut fs::File::create_new(path)?, file.contents())?;
    }
    folder.dirs().try_for_each(|folder| write(folder, target))
}
