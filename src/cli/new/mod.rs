//! `policysite new`

mod language;
mod names;
mod plan;
mod policy;
mod release;
mod site;

use std::path::Path;

use clap::Args;
use clap::Subcommand;
use policysite::report::Arg::Text;
use policysite::scaffold::SCHEMAS;

use crate::cli::Status;
use crate::cli::language::words;
use crate::cli::talk::say;

/// The arguments of `new`.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A site of one policy in one language, with comments that explain each part.
    Site(site::Arguments),
    /// A policy with its first release, in the languages of the site.
    Policy(policy::Arguments),
    /// The next release of a policy: a copy of the last one, without what belongs to that one only.
    Release(release::Arguments),
    /// A language of the site, with files to be filled in for the newest release of each policy.
    Language(language::Arguments),
}

/// Makes something new and says what is next.
pub fn run(arguments: &Arguments) -> Status {
    let done = match &arguments.what {
        What::Site(arguments) => site::run(arguments),
        What::Policy(arguments) => policy::run(arguments),
        What::Release(arguments) => release::run(arguments),
        What::Language(arguments) => language::run(arguments),
    };
    match done {
        Ok(said) => {
            say(&said);
            Status::Fine
        }
        Err(message) => {
            eprint!("{message}");
            Status::Failed
        }
    }
}

/// The option that names the folder of the site, in a command to run next.
fn option(root: &Path) -> String {
    if root.as_os_str() == "." { String::new() } else { format!(" --root {}", root.display()) }
}

/// What lets editors help with new files, where it lacks.
fn editor_hint(root: &Path) -> String {
    if root.join(SCHEMAS).is_dir() {
        return String::new();
    }
    words("editor-hint", &[("option", Text(&option(root)))]) + "\n"
}

/// A command to run next, and what it does.
fn step(command: &str, id: &str) -> String {
    format!("  policysite {command}   {}\n", words(id, &[]))
}

/// What is left to do with a draft before it is frozen: the days to be set in its files, and the command.
fn settled(files: &[(String, Vec<u8>)], command: &str) -> String {
    let is_open = |line: &str| line.starts_with("# updated = ");
    let updated = files.iter().any(|(_, bytes)| String::from_utf8_lossy(bytes).lines().any(is_open));
    let updated = if updated { "yes" } else { "no" };
    format!("{}\n  policysite {command}\n", words("draft-settled", &[("updated", Text(&updated))]))
}
