//! `policysite i18n`: which parts of translations are behind their source, and the record that they are not.

mod accept;
mod status;

use std::path::Path;

use clap::Args;
use clap::Subcommand;
use policysite::config;
use policysite::config::Config;
use policysite::content;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::model::LanguageTag;
use policysite::model::Policy;
use policysite::model::Release;
use policysite::source::SourceTree;

use crate::cli::Status;
use crate::cli::diff::faults;
use crate::cli::diff::unknown;

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

/// The release of a version.
fn release<'a>(policy: &'a Policy, version: &str) -> Result<&'a Release, String> {
    let found = policy.release(version);
    found.ok_or_else(|| unknown("version", version, policy.releases.iter().map(|one| one.version.as_str())))
}

/// A site whose content was read, drafts too, and has no errors.
struct Site {
    sources: SourceTree,
    config: Config,
    policies: Vec<Policy>,
}

impl Site {
    fn open(root: &Path) -> Result<Self, String> {
        let mut log = Diagnostics::default();
        let shown = root.display();
        let sources = SourceTree::open(root, &mut log).map_err(|error| {
            format!(
                "error: there is no site in {shown}: site.toml: {error}\nhelp: name the site's folder with --root\n"
            )
        })?;
        let config = config::load(&sources, &mut log).ok_or_else(|| faults(&log, &sources))?;
        let policies = content::load(&sources, &config, &Drafts::All, &mut log);
        if log.has_errors() {
            return Err(faults(&log, &sources));
        }
        Ok(Self { sources, config, policies })
    }

    fn policy(&self, id: &str) -> Result<&Policy, String> {
        let found = self.policies.iter().find(|policy| policy.id == id);
        found.ok_or_else(|| unknown("policy", id, self.policies.iter().map(|policy| policy.id.as_str())))
    }

    /// The languages that are translations, or the one that was asked for.
    fn languages(&self, wanted: Option<&LanguageTag>) -> Result<Vec<&LanguageTag>, String> {
        let all = &self.config.languages[1..];
        match wanted {
            None => Ok(all.iter().collect()),
            Some(tag) if all.contains(tag) => Ok(all.iter().filter(|known| *known == tag).collect()),
            Some(tag) => Err(unknown("translation", tag.as_str(), all.iter().map(LanguageTag::as_str))),
        }
    }
}
