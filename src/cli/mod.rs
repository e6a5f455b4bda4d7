//! Arguments and talk. One file a subcommand; only this room prints.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this room talks to the user")]

mod build;
mod check;
mod decide;
mod diff;
mod explain;
mod i18n;
mod language;
mod new;
mod progress;
mod record;
mod release;
mod schema;
mod serve;
mod site;
mod talk;
mod unchanged;
mod verify;

use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use clap::CommandFactory;
use clap::FromArgMatches;
use clap::Parser;
use clap::Subcommand;
use language::messages;
use policysite::content::Drafts;
use policysite::diagnostic::Counts;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::model::Date;
use policysite::progress::Phase;
use policysite::report;
use policysite::source::FOLDERS;
use policysite::source::SourceTree;

use crate::cli::progress::Meter;
use crate::cli::talk::Talk;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing to complain of.
    Fine,
    /// At least one finding that counts.
    Findings,
    /// The program could not do its work.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Fine => Self::SUCCESS,
            Status::Findings => Self::from(1),
            Status::Failed => Self::from(2),
        }
    }
}

/// Turns privacy policies written in TOML and Markdown into a versioned, multi-language site.
#[derive(Parser)]
#[command(version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(flatten)]
    talk: Talk,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the site and puts it in place of the output folder, all of it or nothing.
    Build(build::Arguments),
    /// Shows the site, drafts too, in a browser and builds it again on every save; writes nothing.
    Serve(serve::Arguments),
    /// Reports everything that is wrong or doubtful, in drafts too; writes nothing.
    Check(check::Arguments),
    /// Compares two releases of a policy, or two Markdown files from anywhere.
    Diff(diff::Arguments),
    /// Says what a finding means, why it matters, and what to write instead; without a code, lists all codes.
    Explain(explain::Arguments),
    /// Keeps track of which parts of translations are behind their source.
    I18n(i18n::Arguments),
    /// Makes a new site, a policy, the next release of a policy, or the files of a language.
    New(new::Arguments),
    /// Freezes a release: its words, and what it asks of people, are recorded and can't change any more.
    Release(release::Arguments),
    /// Calls off a release that was announced: it never comes into force.
    Withdraw(decide::Arguments),
    /// Puts off a release that was announced: it comes into force on a later day.
    Postpone(decide::PostponeArguments),
    /// Takes the words of a release off the site, by order; their hashes stay.
    Takedown(decide::Arguments),
    /// Proves that the frozen releases, or a published folder, are what was recorded.
    Verify(verify::Arguments),
    /// Prints the JSON Schema of a kind of file, or writes the schemas and settings for editors into the site.
    Schema(schema::Arguments),
}

/// What every command that reads a site takes.
#[derive(Args)]
pub struct SiteArguments {
    /// The folder of the site, which holds site.toml.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The day to look at the site on; today in the site's time zone if left out.
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Lets warnings fail the run as errors do.
    #[arg(long)]
    strict: bool,
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("`{text}` is not a date like 2026-10-01"))
}

/// Runs the program.
pub fn run() -> Status {
    let matches = language::with_option(Arguments::command()).get_matches();
    language::choose(&matches);
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    arguments.talk.begin();
    match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::I18n(arguments) => i18n::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Release(arguments) => release::run(&arguments),
        Command::Withdraw(arguments) => decide::withdraw(&arguments),
        Command::Postpone(arguments) => decide::postpone(&arguments),
        Command::Takedown(arguments) => decide::takedown(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
    }
}

/// A site whose files were read.
struct Opened {
    sources: SourceTree,
    log: Diagnostics,
    /// The day to look at it on; `None` if `site.toml` does not say where days begin.
    as_of: Option<Date>,
    /// How far the work on it is.
    meter: Meter,
}

/// A site that was read and built, with everything there is to say about it.
struct Outcome {
    opened: Opened,
    site: Option<policysite::output::Site>,
}

impl Opened {
    /// Builds the site, with some drafts or none. Files of a large one wait on the disk of the folder it is meant for.
    fn build(mut self, drafts: Drafts, out: &Path) -> Outcome {
        let (progress, store) = (self.meter.progress(), Some(out.to_owned()));
        let options = policysite::Options { as_of: self.as_of, drafts, progress, store };
        let site = policysite::build(&self.sources, &options, &mut self.log);
        self.meter.finish();
        Outcome { opened: self, site }
    }
}

impl SiteArguments {
    /// Reads the files of the site. `None` if its folder can't be read; that is said.
    fn open(&self) -> Option<Opened> {
        self.open_under(Meter::begin(), u64::MAX)
    }

    /// Texts beyond `held` bytes stay on disk.
    fn open_under(&self, meter: Meter, held: u64) -> Option<Opened> {
        meter.progress().begin(Phase::Files, 0);
        match site::read_files(&self.root, held) {
            Ok((sources, log)) => {
                let as_of = self.as_of.or_else(|| today(&sources));
                Some(Opened { sources, log, as_of, meter })
            }
            Err(message) => {
                eprint!("{message}");
                None
            }
        }
    }

    /// The folder of the site as the beginning of a path; empty if it is the one where the program runs.
    fn folder(&self) -> String {
        if self.root == Path::new(".") { String::new() } else { format!("{}/", self.root.display()) }
    }

    /// The folder of inputs that an output folder lies in.
    fn input_around(&self, out: &Path) -> Option<&'static str> {
        let absolute = |path: &Path| {
            let known = path.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
            known
                .map_or_else(|| path.to_path_buf(), |(above, real)| real.join(path.strip_prefix(above).unwrap_or(path)))
        };
        let out = absolute(&std::path::absolute(out).unwrap_or_else(|_| out.to_path_buf()));
        let root = self.root.canonicalize().ok()?;
        FOLDERS.into_iter().find(|folder| out.starts_with(root.join(folder)))
    }

    /// Prints the errors and warnings and says whether the run failed by them.
    fn judge(&self, opened: &Opened) -> Status {
        self.judge_from(opened, Severity::Warning)
    }

    /// Prints the findings that are bad enough, with their number, and says whether the run failed by them.
    fn judge_from(&self, opened: &Opened, least: Severity) -> Status {
        eprint!("{}", findings(&opened.log, &opened.sources, least));
        let counts = shown(opened.log.counts(), least);
        if counts != Counts::default() {
            eprintln!("{}", messages().summary(counts));
            explain::hint();
        }
        self.status(&opened.log)
    }

    /// Whether the run failed by its findings.
    fn status(&self, log: &Diagnostics) -> Status {
        let Counts { errors, warnings, .. } = log.counts();
        if errors > 0 || self.strict && warnings > 0 { Status::Findings } else { Status::Fine }
    }
}

/// The findings that are bad enough, as standard error shows them.
fn findings(log: &Diagnostics, sources: &SourceTree, least: Severity) -> String {
    report::text(log, sources, &messages(), talk::error_style(), talk::least_shown(least))
}

/// The numbers of findings that are told: notes are counted where they are shown.
fn shown(counts: Counts, least: Severity) -> Counts {
    if talk::least_shown(least) == Severity::Note { counts } else { Counts { notes: 0, ..counts } }
}

/// Today in the site's time zone. The one place that reads the clock.
fn today(sources: &SourceTree) -> Option<Date> {
    let config = policysite::config::load(sources, &mut Diagnostics::default())?;
    let zone = jiff::tz::TimeZone::get(&config.time_zone).ok()?;
    Some(Date(jiff::Timestamp::now().to_zoned(zone).date()))
}
