//! `policysite build`

use std::path::PathBuf;

use clap::Args;
use policysite::output;

use crate::cli::SiteArguments;
use crate::cli::Status;

/// The arguments of `build`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// The folder that the site takes the place of.
    #[arg(long, default_value = "public", value_name = "DIR")]
    out: PathBuf,
}

/// Builds and publishes the site; with an error, or a warning under `--strict`, the folder stays as it was.
pub fn run(arguments: &Arguments) -> Status {
    let Some(outcome) = arguments.site.build() else { return Status::Failed };
    let status = arguments.site.judge(&outcome);
    let (Some(site), Status::Fine) = (&outcome.site, status) else { return Status::Findings };
    if let Err(error) = output::write(site, &arguments.out) {
        eprintln!("error: {error}");
        return Status::Failed;
    }
    let day = outcome.as_of.map(|day| format!(", as of {day}")).unwrap_or_default();
    println!("{} files in {}{day}", site.len(), arguments.out.display());
    Status::Fine
}
