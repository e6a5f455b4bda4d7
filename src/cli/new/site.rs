//! `policysite new site`

use std::path::PathBuf;

use clap::Args;
use policysite::scaffold::editor_files;
use policysite::scaffold::new_site;

use crate::cli::new::plan::Plan;
use crate::cli::new::plan::Writing;

/// The arguments of `new site`.
#[derive(Args)]
pub struct Arguments {
    /// The folder to make; it must be empty or not there.
    dir: PathBuf,
    #[command(flatten)]
    writing: Writing,
}

/// Makes a new site, with what editors need.
pub fn run(Arguments { dir, writing }: &Arguments) -> Result<String, String> {
    let name = dir.display();
    if dir.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("error: {name} is not empty\nhelp: name a folder that is not there yet\n"));
    }
    let mut files = new_site();
    files.extend(editor_files().into_iter().map(|file| (file.path, file.text.into_bytes())));
    // A folder that is there stays the same one: a terminal may stand in it.
    let folder = (!dir.exists()).then(String::new);
    let plan = Plan { root: dir.clone(), folder, files, changed: None };
    plan.carry_out(
        *writing,
        &format!(
            "A new site is in {name}. Next:\n  cd {name}\n  policysite build --drafts\n\
             Then open public/index.html, and edit the files in content/.\n"
        ),
    )
}
