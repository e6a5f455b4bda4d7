//! `policysite build`

use std::path::PathBuf;

use clap::Args;
use policysite::content;
use policysite::content::Drafts;
use policysite::output;
use policysite::progress::Phase;

use crate::cli::SiteArguments;
use crate::cli::Status;
use crate::cli::talk::say;

/// The arguments of `build`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// Takes drafts along: releases that are not frozen. Their pages say so.
    #[arg(long)]
    drafts: bool,
    /// The folder that the site takes the place of.
    #[arg(long, default_value = "public", value_name = "DIR")]
    out: PathBuf,
}

/// Builds and publishes the site; with an error, or a warning under `--strict`, the folder stays as it was.
pub fn run(arguments: &Arguments) -> Status {
    if let Some(input) = arguments.site.input_around(&arguments.out) {
        eprintln!("error: --out lies inside {input}/, from which the site is made");
        eprintln!("help: choose a folder outside content, static and themes");
        return Status::Failed;
    }
    let Some(outcome) = arguments.site.build(if arguments.drafts { Drafts::All } else { Drafts::None }) else {
        return Status::Failed;
    };
    let status = arguments.site.judge(&outcome.opened);
    let (Some(site), Status::Fine) = (&outcome.site, status) else { return Status::Findings };
    let meter = &outcome.opened.meter;
    meter.progress().begin(Phase::Writing, site.len());
    let written = output::write(site, &arguments.out);
    meter.finish();
    if let Err(error) = written {
        eprintln!("error: {error}");
        return Status::Failed;
    }
    let day = outcome.opened.as_of.map(|day| format!(", as of {day}")).unwrap_or_default();
    say(&format!("{} files in {}{day}\n", site.len(), arguments.out.display()));
    if !arguments.drafts {
        for (policy, version) in content::drafts(&outcome.opened.sources) {
            say(&format!("Left out: {policy} {version}, a draft until `policysite release {policy} {version}`\n"));
        }
    }
    if let Some(next) = site.next_change {
        say(&format!("Build again on {next}: on that day a text becomes public or takes effect\n"));
    }
    Status::Fine
}
