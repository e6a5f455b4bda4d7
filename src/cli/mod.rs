//! Arguments and talk. One file a subcommand; only this room prints.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this room talks to the user")]

mod build;
mod check;
mod decide;
mod diff;
mod i18n;
mod new;
mod record;
mod release;
mod schema;
mod serve;
mod verify;

use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use clap::Parser;
use clap::Subcommand;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::model::Date;
use policysite::report;
use policysite::report::Messages;
use policysite::report::Style;
use policysite::source::SourceTree;

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
    /// Keeps track of which parts of translations are behind their source.
    I18n(i18n::Arguments),
    /// Makes a new site, the next release of a policy, or the files of a language.
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
    /// Prints the JSON Schema of the TOML files, for editors, or of `latest.json`, for apps.
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
    match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
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

/// A site that was read and built, with everything there is to say about it.
pub struct Outcome {
    sources: SourceTree,
    log: Diagnostics,
    /// The day the site was looked at.
    as_of: Option<Date>,
    site: Option<policysite::output::Site>,
}

impl SiteArguments {
    /// Reads and builds the site in memory, with some drafts or none. `None` if its folder can't be read; that is said.
    fn build(&self, drafts: Drafts) -> Option<Outcome> {
        let mut log = Diagnostics::default();
        let sources = match SourceTree::open(&self.root, &mut log) {
            Ok(sources) => sources,
            Err(error) => {
                eprintln!("error: there is no site in {}: site.toml: {error}", self.root.display());
                eprintln!("help: name the site's folder with --root, or start one with `policysite new site DIR`");
                return None;
            }
        };
        let as_of = self.as_of.or_else(|| today(&sources));
        let options = policysite::Options { as_of, drafts };
        let site = policysite::build(&sources, &options, &mut log);
        Some(Outcome { sources, log, as_of, site })
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
        ["content", "static", "themes"].into_iter().find(|folder| out.starts_with(root.join(folder)))
    }

    /// Prints the errors and warnings and says whether the run failed by them.
    fn judge(&self, outcome: &Outcome) -> Status {
        self.judge_from(outcome, Severity::Warning)
    }

    /// Prints the findings that are bad enough and says whether the run failed by them.
    fn judge_from(&self, outcome: &Outcome, least: Severity) -> Status {
        let style = if std::io::IsTerminal::is_terminal(&std::io::stderr()) { Style::Colored } else { Style::Plain };
        eprint!("{}", report::text(&outcome.log, &outcome.sources, &Messages::default(), style, least));
        let (errors, warnings) = count(&outcome.log);
        if errors + warnings > 0 {
            eprintln!("{}, {}", plural(errors, "error"), plural(warnings, "warning"));
        }
        self.status(outcome)
    }

    /// Whether the run failed by its findings.
    fn status(&self, outcome: &Outcome) -> Status {
        let (errors, warnings) = count(&outcome.log);
        if errors > 0 || self.strict && warnings > 0 { Status::Findings } else { Status::Fine }
    }
}

/// The number of errors and of warnings.
fn count(log: &Diagnostics) -> (usize, usize) {
    let sorted = log.sorted();
    let warnings = sorted.iter().filter(|finding| finding.severity == Severity::Warning).count();
    let errors = sorted.iter().filter(|finding| finding.severity == Severity::Error).count();
    (errors, warnings)
}

/// Prints text. A reader that closed the pipe has read enough.
fn say(text: &str) {
    let _ = std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes());
}

/// Today in the site's time zone. The one place that reads the clock.
fn today(sources: &SourceTree) -> Option<Date> {
    let config = policysite::config::load(sources, &mut Diagnostics::default())?;
    let zone = jiff::tz::TimeZone::get(&config.time_zone).ok()?;
    Some(Date(jiff::Timestamp::now().to_zoned(zone).date()))
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
