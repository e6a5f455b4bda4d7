//! `policysite build`

use std::path::PathBuf;

use clap::Args;
use policysite::content;
use policysite::content::Drafts;
use policysite::output;
use policysite::output::Site;
use policysite::output::WriteError;
use policysite::progress::Phase;
use policysite::report::Arg::Count;
use policysite::report::Arg::Text;

use crate::cli::Opened;
use crate::cli::SiteArguments;
use crate::cli::Status;
use crate::cli::language::fault;
use crate::cli::language::file_fault;
use crate::cli::language::words;
use crate::cli::progress::Meter;
use crate::cli::talk::print;
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
    /// Prints how long each part of the work took.
    #[arg(long)]
    timings: bool,
}

/// Builds and publishes the site; with an error, or a warning under `--strict`, the folder stays as it was.
pub fn run(arguments: &Arguments) -> Status {
    if let Some(input) = arguments.site.input_around(&arguments.out) {
        eprint!("{}", fault("out-inside-input", &[("folder", Text(&input))]));
        return Status::Failed;
    }
    let drafts = if arguments.drafts { Drafts::All } else { Drafts::None };
    let meter = if arguments.timings { Meter::measuring() } else { Meter::begin() };
    let Some(outcome) = arguments.site.build(drafts, meter) else {
        return Status::Failed;
    };
    let status = arguments.site.judge(&outcome.opened);
    let (Some(site), Status::Fine) = (&outcome.site, status) else { return Status::Findings };
    let meter = &outcome.opened.meter;
    meter.progress().begin(Phase::Writing, site.len());
    let written = output::write(site, &arguments.out);
    meter.finish();
    if let Err(error) = written {
        eprint!("{}", unwritten(&error));
        return Status::Failed;
    }
    say(&told(arguments, &outcome.opened, site));
    if arguments.timings {
        print(&meter.times());
    }
    Status::Fine
}

/// Why nothing was written.
fn unwritten(error: &WriteError) -> String {
    match error {
        WriteError::Foreign(path) => fault("foreign-file", &[("path", Text(&path.display()))]),
        WriteError::Io(path, error) => file_fault(&path.display(), error),
    }
}

/// What was written, what was left out, and when to come back.
fn told(arguments: &Arguments, opened: &Opened, site: &Site) -> String {
    let day = opened.as_of.map_or_else(|| "none".to_owned(), |day| day.to_string());
    let folder = arguments.out.display();
    let mut lines =
        vec![words("build-done", &[("count", Count(site.len())), ("folder", Text(&folder)), ("day", Text(&day))])];
    if !arguments.drafts {
        let drafts = content::drafts(&opened.sources).into_iter();
        lines.extend(drafts.map(|(policy, version)| {
            words("build-left-out", &[("policy", Text(&policy)), ("version", Text(&version))])
        }));
    }
    lines.extend(site.next_change.map(|day| words("build-again", &[("day", Text(&day))])));
    lines.join("\n") + "\n"
}
