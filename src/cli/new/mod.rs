//! `policysite new`

mod files;
mod language;
mod release;
mod site;

use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use clap::Subcommand;
use policysite::config;
use policysite::config::Config;
use policysite::content;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::diagnostic::nearest;
use policysite::model::Policy;
use policysite::report;
use policysite::report::Style;
use policysite::source::SourceTree;

use crate::cli::Status;
use crate::cli::language::messages;
use crate::cli::say;

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
    /// The next release of a policy: a copy of the last one, without what belongs to that one only.
    Release(release::Arguments),
    /// A language of the site, with files to be filled in for the newest release of each policy.
    Language(language::Arguments),
}

/// Makes something new and says what is next.
pub fn run(arguments: &Arguments) -> Status {
    let done = match &arguments.what {
        What::Site(arguments) => site::run(arguments),
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

/// A site as it is on disk.
struct Site {
    root: PathBuf,
    sources: SourceTree,
    config: Config,
    /// Its policies, with drafts.
    policies: Vec<Policy>,
    /// What there is to say of it.
    log: Diagnostics,
}

impl Site {
    fn open(root: &Path) -> Result<Self, String> {
        let mut log = Diagnostics::default();
        let sources = SourceTree::open(root, &mut log).map_err(|error| {
            let root = root.display();
            format!("error: there is no site in {root}: site.toml: {error}\nhelp: name the site's folder with --root\n")
        })?;
        let Some(config) = config::load(&sources, &mut log) else { return Err(faults(&log, &sources)) };
        let policies = content::load(&sources, &config, &Drafts::All, &mut log);
        Ok(Self { root: root.to_owned(), sources, config, policies, log })
    }

    fn policy(&self, id: &str) -> Result<&Policy, String> {
        let known = || self.policies.iter().map(|policy| policy.id.as_str());
        let found = self.policies.iter().find(|policy| policy.id == id);
        found.ok_or_else(|| unknown("policy", id, &known().collect::<Vec<_>>()))
    }
}

fn faults(log: &Diagnostics, sources: &SourceTree) -> String {
    let style = if std::io::IsTerminal::is_terminal(&std::io::stderr()) { Style::Colored } else { Style::Plain };
    report::text(log, sources, &messages(), style, Severity::Warning)
}

/// Something that is not there, with what was probably meant.
fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there is {}", known.join(", ")),
    };
    format!("error: there is no {what} `{name}`\nhelp: {help}\n")
}
