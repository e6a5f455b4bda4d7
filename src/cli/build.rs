//! `policysite build`

use std::path::PathBuf;

use clap::Args;
use policysite::content;
use policysite::content::Drafts;
use policysite::diagnostic::Counts;
use policysite::diagnostic::Severity;
use policysite::model::Date;
use policysite::output;
use policysite::output::WriteError;
use policysite::progress::Phase;
use policysite::report::Arg::Count;
use policysite::report::Arg::Text;
use policysite::source::limits;

use crate::cli::Opened;
use crate::cli::SiteArguments;
use crate::cli::Status;
use crate::cli::language::fault;
use crate::cli::language::file_fault;
use crate::cli::language::words;
use crate::cli::progress::Meter;
use crate::cli::talk::least_shown;
use crate::cli::talk::print;
use crate::cli::talk::say;
use crate::cli::unchanged::Remembered;

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
    let meter = if arguments.timings { Meter::measuring() } else { Meter::begin() };
    let Some(opened) = arguments.site.open_under(meter, limits::HELD) else {
        return Status::Failed;
    };
    let remembered = Remembered::new(&opened, arguments.drafts, &arguments.out);
    if let Some(last) = remembered.as_ref().and_then(|remembered| made_before(remembered, &opened)) {
        finish(arguments, &opened, &last);
        return Status::Fine;
    }
    let drafts = if arguments.drafts { Drafts::All } else { Drafts::None };
    let outcome = opened.build(drafts, &arguments.out);
    let status = arguments.site.judge(&outcome.opened);
    let (Some(site), Status::Fine) = (&outcome.site, status) else { return Status::Findings };
    outcome.opened.meter.progress().begin(Phase::Writing, site.len());
    if let Err(error) = output::write(site, &arguments.out) {
        outcome.opened.meter.finish();
        eprint!("{}", unwritten(&error));
        return Status::Failed;
    }
    let made = Made { count: site.len(), next_change: site.next_change };
    finish(arguments, &outcome.opened, &made);
    if let (Some(remembered), Counts { errors: 0, warnings: 0, notes }) = (remembered, outcome.opened.log.counts()) {
        remembered.keep(site, notes > 0);
    }
    Status::Fine
}

/// What stands in the output folder.
struct Made {
    /// How many files there are.
    count: usize,
    /// The day on which the site should be built again.
    next_change: Option<Date>,
}

/// What the last build of the folder made, if this one would make the same and have nothing to say.
fn made_before(remembered: &Remembered, opened: &Opened) -> Option<Made> {
    let (last, count) = remembered.last()?;
    let has_findings = opened.log.counts() != Counts::default();
    let has_notes = last.has_notes && least_shown(Severity::Warning) == Severity::Note;
    (!has_findings && !has_notes).then_some(Made { count, next_change: last.next_change })
}

/// Says what was made, and how long it took.
fn finish(arguments: &Arguments, opened: &Opened, made: &Made) {
    opened.meter.finish();
    say(&told(arguments, opened, made));
    if arguments.timings {
        print(&opened.meter.times());
    }
}

/// Why nothing was written.
fn unwritten(error: &WriteError) -> String {
    match error {
        WriteError::Foreign(path) => fault("foreign-file", &[("path", Text(&path.display()))]),
        WriteError::Io(path, error) => file_fault(&path.display(), error),
    }
}

/// What was written, what was left out, and when to come back.
fn told(arguments: &Arguments, opened: &Opened, made: &Made) -> String {
    let day = opened.as_of.map_or_else(|| "none".to_owned(), |day| day.to_string());
    let folder = arguments.out.display();
    let mut lines =
        vec![words("build-done", &[("count", Count(made.count)), ("folder", Text(&folder)), ("day", Text(&day))])];
    if !arguments.drafts {
        let drafts = content::drafts(&opened.sources).into_iter();
        lines.extend(drafts.map(|(policy, version)| {
            words("build-left-out", &[("policy", Text(&policy)), ("version", Text(&version))])
        }));
    }
    lines.extend(made.next_change.map(|day| words("build-again", &[("day", Text(&day))])));
    lines.join("\n") + "\n"
}
