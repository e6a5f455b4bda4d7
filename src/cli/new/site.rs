//! `policysite new site`

use std::path::PathBuf;

use clap::Args;
use policysite::report::Arg::Text;
use policysite::scaffold::FIRST;
use policysite::scaffold::editor_files;
use policysite::scaffold::new_site;

use crate::cli::language::fault;
use crate::cli::language::words;
use crate::cli::new::plan::Plan;
use crate::cli::new::plan::Writing;
use crate::cli::new::plan::holds_only;
use crate::cli::new::settled;
use crate::cli::new::step;

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
    let mut files = new_site();
    let settled = settled(&files, &format!("release {}", FIRST.join(" ")));
    files.extend(editor_files().into_iter().map(|file| (file.path, file.text.into_bytes())));
    if !holds_only(dir, &files) {
        return Err(fault("not-empty", &[("folder", Text(&name))]));
    }
    // A folder that is there stays the same one: a terminal may stand in it.
    let folder = (!dir.exists()).then(String::new);
    let plan = Plan { root: dir.clone(), folder, files, changed: None };
    let (made, serve) = (words("new-site-made", &[("folder", Text(&name))]), step("serve", "new-site-serve"));
    plan.carry_out(*writing, &format!("{made}\n  cd {name}\n{serve}{settled}"))
}
