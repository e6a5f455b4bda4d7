//! `policysite i18n`: which parts of translations are behind their source, and the record that they are not.

mod accept;
mod status;

use clap::Args;
use clap::Subcommand;
use policysite::model::LanguageTag;
use policysite::model::UnitState;

use crate::cli::Status;
use crate::cli::language::words;
use crate::cli::site::Site;
use crate::cli::site::unknown;

/// The arguments of `i18n`.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Lists what is not current in translations, with what changed in the source since it was accepted.
    Status(status::Arguments),
    /// Records that translations say what the source says now.
    Accept(accept::Arguments),
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Status {
    let done = match &arguments.command {
        Command::Status(arguments) => status::run(arguments),
        Command::Accept(arguments) => accept::run(arguments),
    };
    done.unwrap_or_else(|message| {
        eprint!("{message}");
        Status::Failed
    })
}

/// The word for a state of a translation.
fn state(state: UnitState) -> String {
    words(&format!("state-{}", state.name()), &[])
}

/// The languages of a site that are translations, or the one that was asked for.
fn languages<'a>(site: &'a Site, wanted: Option<&LanguageTag>) -> Result<Vec<&'a LanguageTag>, String> {
    let all = &site.config.languages[1..];
    match wanted {
        None => Ok(all.iter().collect()),
        Some(tag) if all.contains(tag) => Ok(all.iter().filter(|known| *known == tag).collect()),
        Some(tag) => Err(unknown("translation", tag.as_str(), all.iter().map(LanguageTag::as_str))),
    }
}
