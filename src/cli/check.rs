//! `policysite check`

use clap::Args;
use clap::ValueEnum;
use policysite::content::Drafts;
use policysite::diagnostic::Severity;
use policysite::report;

use crate::cli::SiteArguments;
use crate::cli::Status;
use crate::cli::language::messages;
use crate::cli::language::words;
use crate::cli::talk::print;
use crate::cli::talk::say;

/// The arguments of `check`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// How the findings are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How findings are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with excerpts.
    Text,
    /// For programs: a list of findings.
    Json,
    /// For GitHub: workflow commands, which show the findings beside the lines of a change.
    Github,
}

/// Builds the site in memory, drafts too, and reports; writes nothing.
pub fn run(arguments: &Arguments) -> Status {
    let Some(outcome) = arguments.site.build(Drafts::All) else { return Status::Failed };
    if arguments.format == Format::Text {
        let status = arguments.site.judge_from(&outcome.opened, Severity::Note);
        if outcome.opened.log.is_empty() {
            say(&format!("{}\n", words("nothing-found", &[])));
        }
        return status;
    }
    let (log, sources) = (&outcome.opened.log, &outcome.opened.sources);
    print(&match arguments.format {
        Format::Github => report::github(log, sources, &messages(), &arguments.site.folder()),
        _ => format!("{:#}\n", report::json(log, sources, &messages())),
    });
    arguments.site.status(log)
}
