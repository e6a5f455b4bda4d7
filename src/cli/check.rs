//! `policysite check`

use clap::Args;
use clap::ValueEnum;
use policysite::report;
use policysite::report::Messages;

use crate::cli::SiteArguments;
use crate::cli::Status;

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
}

/// Builds the site in memory and reports; writes nothing.
pub fn run(arguments: &Arguments) -> Status {
    let Some(outcome) = arguments.site.build() else { return Status::Failed };
    if arguments.format == Format::Text {
        let status = arguments.site.judge(&outcome);
        if outcome.log.is_empty() {
            println!("nothing to complain of");
        }
        return status;
    }
    let findings = report::json(&outcome.log, &outcome.sources, &Messages::default());
    println!("{findings:#}");
    arguments.site.status(&outcome)
}
