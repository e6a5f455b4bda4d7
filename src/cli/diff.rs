//! `policysite diff`

use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;
use policysite::config::Config;
use policysite::content;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::Severity;
use policysite::diff::Changes;
use policysite::diff::Redline;
use policysite::diff::redline;
use policysite::model::LanguageTag;
use policysite::model::Policy;
use policysite::model::Release;
use policysite::render::Marks;
use policysite::render::Texts;
use policysite::render::Theme;
use policysite::render::html_file;
use policysite::render::plain_text;
use policysite::report::Arg::Count;
use policysite::report::Arg::Text;
use policysite::source::SourceTree;

use crate::cli::Status;
use crate::cli::findings;
use crate::cli::language::fault;
use crate::cli::language::file_fault;
use crate::cli::site::Site;
use crate::cli::site::newest;
use crate::cli::site::release;
use crate::cli::site::unknown;
use crate::cli::talk::is_output_colored;
use crate::cli::talk::print;

/// The arguments of `diff`.
#[derive(Args)]
pub struct Arguments {
    /// The policy, by its folder.
    #[arg(required_unless_present = "files")]
    policy: Option<String>,
    /// The version before; the one published before TO if left out.
    from: Option<String>,
    /// The version after; the newest if left out.
    to: Option<String>,
    /// Compares two Markdown files instead, whatever markup they hold.
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"], conflicts_with = "policy")]
    files: Vec<PathBuf>,
    /// The language: of the site, its source if left out; of the files, English if left out.
    #[arg(long, value_name = "TAG")]
    lang: Option<LanguageTag>,
    /// How the comparison is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exits with 1 if anything changed.
    #[arg(long)]
    exit_code: bool,
    /// The folder of the site, which holds site.toml.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

/// How a comparison is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal: `[-removed-]` and `{+added+}`.
    Text,
    /// For programs, as in `changes.json`.
    Json,
    /// For a message: `~~removed~~` and `**added**`.
    Markdown,
    /// A page that needs nothing else.
    Html,
}

/// Prints a comparison.
pub fn run(arguments: &Arguments) -> Status {
    let done = if let [old, new] = &arguments.files[..] {
        of_files(arguments, [old, new])
    } else {
        of_releases(arguments, arguments.policy.as_deref().unwrap_or_default())
    };
    match done {
        Ok(changed) if changed && arguments.exit_code => Status::Findings,
        Ok(_) => Status::Fine,
        Err(message) => {
            eprint!("{message}");
            Status::Failed
        }
    }
}

fn of_files(arguments: &Arguments, files: [&PathBuf; 2]) -> Result<bool, String> {
    let read = |path: &Path| {
        let bytes = std::fs::read(path).map_err(|error| file_fault(&path.display(), &error))?;
        Ok::<_, String>(String::from_utf8_lossy(&bytes).into_owned())
    };
    let texts = [read(files[0])?, read(files[1])?];
    let english = || "en".parse::<LanguageTag>();
    let wanted = arguments.lang.clone().filter(Theme::speaks).map_or_else(english, Ok)?;
    let site = content::LooseSite::new([&texts[0], &texts[1]], &wanted);
    let names = files.map(|path| path.display().to_string());
    match site.as_ref().map(|site| (site, &site.policy.releases[..])) {
        Some((site, [before, after])) => {
            let shown = Shown { config: &site.config, sources: &site.sources, language: &wanted };
            shown.compare(arguments, [before, after], names)
        }
        _ => Err(fault("not-comparable", &[])),
    }
}

fn of_releases(arguments: &Arguments, id: &str) -> Result<bool, String> {
    let site = Site::open_sound(&arguments.root)?;
    let (before, after) = releases(arguments, site.policy(id)?)?;
    let names = [before, after].map(|release| format!("{id} {}", release.version));
    let language = arguments.lang.as_ref().unwrap_or(site.config.source());
    Shown { config: &site.config, sources: &site.sources, language }.compare(arguments, [before, after], names)
}

fn releases<'a>(arguments: &Arguments, policy: &'a Policy) -> Result<(&'a Release, &'a Release), String> {
    let after = match &arguments.to {
        Some(version) => release(policy, version)?,
        None => newest(policy)?,
    };
    let before = match &arguments.from {
        Some(version) => release(policy, version)?,
        None => policy.predecessor(&after.version).ok_or_else(|| nothing_before(policy, after))?,
    };
    Ok((before, after))
}

/// That nothing stands before a release, and what can be compared instead.
fn nothing_before(policy: &Policy, release: &Release) -> String {
    let names: Vec<&str> = policy.releases.iter().map(|release| release.version.as_str()).collect();
    fault(
        "no-predecessor",
        &[
            ("policy", Text(&policy.id)),
            ("version", Text(&release.version)),
            ("others", Count(names.len() - 1)),
            ("names", Text(&names.join(", "))),
        ],
    )
}

/// What a comparison is shown with.
struct Shown<'a> {
    config: &'a Config,
    sources: &'a SourceTree,
    language: &'a LanguageTag,
}

impl Shown<'_> {
    /// Prints a comparison and says whether anything changed.
    fn compare(&self, arguments: &Arguments, pair: [&Release; 2], names: [String; 2]) -> Result<bool, String> {
        let language = self.language;
        let found = redline(pair[0], pair[1], language, &self.config.taxonomy);
        let redline = found.ok_or_else(|| {
            let both = pair[0].languages().filter(|tag| pair[1].edition(tag).is_some());
            unknown("language", language.as_str(), both.map(LanguageTag::as_str))
        })?;
        print(&self.printed(arguments.format, &redline, names)?);
        Ok(!redline.is_empty())
    }

    fn printed(&self, format: Format, redline: &Redline<'_>, names: [String; 2]) -> Result<String, String> {
        if format == Format::Json {
            let text = serde_json::to_string_pretty(&Changes::new(redline))
                .map_err(|error| fault("failed", &[("error", Text(&error))]))?;
            return Ok(text + "\n");
        }
        let mut log = Diagnostics::default();
        let theme = Theme::load(self.sources, self.config, &mut log).ok_or_else(|| faults(&log, self.sources))?;
        let texts = Texts { config: self.config, theme: &theme, redline, names };
        let text = match format {
            Format::Html => html_file(&texts, &mut log),
            Format::Markdown => plain_text(&texts, Marks::Markdown),
            _ if is_output_colored() => plain_text(&texts, Marks::Colored),
            _ => plain_text(&texts, Marks::Plain),
        };
        text.filter(|_| !log.has_errors()).ok_or_else(|| faults(&log, self.sources))
    }
}

fn faults(log: &Diagnostics, sources: &SourceTree) -> String {
    findings(log, sources, Severity::Warning)
}
