//! `policysite i18n status`

use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;
use policysite::config::Gate;
use policysite::diagnostic::Span;
use policysite::model::Accepted;
use policysite::model::Edition;
use policysite::model::LanguageTag;
use policysite::model::Policy;
use policysite::model::Release;
use policysite::model::TranslationUnit;
use policysite::model::UnitKind;
use policysite::model::UnitState;
use policysite::render::Marks;
use policysite::render::plain_lines;
use policysite::report::Arg::Text;
use policysite::report::padded;
use policysite::report::padded_left;
use serde::Serialize;

use crate::cli::Status;
use crate::cli::i18n::languages;
use crate::cli::i18n::state;
use crate::cli::language::fault;
use crate::cli::language::words;
use crate::cli::site::Site;
use crate::cli::site::newest;
use crate::cli::site::release;
use crate::cli::talk::is_output_colored;
use crate::cli::talk::print;

/// The arguments of `i18n status`.
#[derive(Args)]
pub struct Arguments {
    /// The policy, by its folder; every policy if left out.
    policy: Option<String>,
    /// The version; the newest if left out.
    version: Option<String>,
    /// The language; every translation if left out.
    #[arg(long, value_name = "TAG")]
    lang: Option<LanguageTag>,
    /// How the list is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exits with 1 if anything is not current.
    #[arg(long)]
    strict: bool,
    /// The folder of the site, which holds site.toml.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

/// How the list is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: `[-removed-]` and `{+added+}`.
    Text,
    /// For programs.
    Json,
}

/// Prints how translations stand to their sources.
pub fn run(arguments: &Arguments) -> Result<Status, String> {
    let site = Site::open_sound(&arguments.root)?;
    let languages = languages(&site, arguments.lang.as_ref())?;
    let mut reports = Vec::new();
    for (policy, release) in releases(&site, arguments)? {
        let editions = languages.iter().map(|tag| (*tag, release.edition(tag)));
        reports.push(Report { site: &site, policy, release, editions: editions.collect() });
    }
    match arguments.format {
        Format::Text => {
            let marks = if is_output_colored() { Marks::Colored } else { Marks::Plain };
            let texts: Vec<String> = reports.iter().map(|report| report.text(marks)).collect();
            print(&texts.join("\n"));
        }
        Format::Json => {
            let releases: Vec<ReleaseJson<'_>> = reports.iter().map(Report::json).collect();
            let text =
                serde_json::to_string_pretty(&releases).map_err(|error| fault("failed", &[("error", Text(&error))]))?;
            print(&format!("{text}\n"));
        }
    }
    let current = reports.iter().all(Report::is_current);
    Ok(if arguments.strict && !current { Status::Findings } else { Status::Fine })
}

fn releases<'a>(site: &'a Site, arguments: &Arguments) -> Result<Vec<(&'a Policy, &'a Release)>, String> {
    let Some(id) = &arguments.policy else {
        return Ok(site.policies.iter().filter_map(|policy| Some((policy, policy.newest()?))).collect());
    };
    let policy = site.policy(id)?;
    let release = match &arguments.version {
        Some(version) => release(policy, version)?,
        None => newest(policy)?,
    };
    Ok(vec![(policy, release)])
}

/// The columns that the number of a state takes, and those that the name of a place takes.
const COLUMN: usize = 10;
const LABELS: usize = 11;

/// What is said of a release.
struct Report<'a> {
    site: &'a Site,
    policy: &'a Policy,
    release: &'a Release,
    /// The translations, with `None` for a language that the release is not in.
    editions: Vec<(&'a LanguageTag, Option<&'a Edition>)>,
}

impl Report<'_> {
    /// Whether there is nothing left to do. A language that may be left out may be missing.
    fn is_current(&self) -> bool {
        self.editions.iter().all(|(tag, edition)| match edition {
            Some(edition) => edition.translation.open().next().is_none(),
            None => self.site.config.gate(tag) == Gate::Omit,
        })
    }

    fn text(&self, marks: Marks) -> String {
        let mut out = format!("{} {}\n\n", self.policy.id, self.release.version);
        let width = self.editions.iter().map(|(tag, _)| tag.as_str().len()).chain([8]).max().unwrap_or_default();
        out.push_str(&padded(&words("status-language", &[]), width));
        out.extend(UnitState::ALL.map(|own| format!("  {}", padded_left(&state(own), COLUMN))));
        out.push('\n');
        for (tag, edition) in &self.editions {
            out.push_str(&format!("{:width$}", tag.as_str()));
            match edition {
                Some(edition) => {
                    out.extend(UnitState::ALL.map(|state| format!("  {:>COLUMN$}", edition.translation.count(state))));
                }
                None => out.push_str(&format!("  {}", words("status-missing", &[]))),
            }
            out.push('\n');
        }
        for edition in self.editions.iter().filter_map(|(_, edition)| *edition) {
            for unit in edition.translation.open() {
                out.push_str(&self.unit(&edition.language, unit, marks));
            }
        }
        out
    }

    /// A unit that is not current: its places, and what changed in its source.
    fn unit(&self, language: &LanguageTag, unit: &TranslationUnit, marks: Marks) -> String {
        let args = [("language", Text(language)), ("unit", Text(&unit.id)), ("state", Text(&state(unit.state)))];
        let mut out = format!("\n{}\n", words("status-unit", &args));
        let mut place = |label: &str, span: Span| {
            if let Some(place) = self.place(span) {
                out.push_str(&format!("  {}  {place}\n", padded(&words(label, &[]), LABELS)));
            }
        };
        if unit.translation.is_some() {
            place("status-translation", unit.span);
        }
        place(if unit.source.is_some() { "status-source" } else { "status-recorded" }, unit.source_span);
        if let (UnitState::Stale, Some(now), Some(then)) = (unit.state, &unit.source, &unit.accepted) {
            for line in plain_lines(&then.source, now, marks).lines() {
                out.push_str(&format!("  | {line}\n"));
            }
        }
        out
    }

    fn place(&self, span: Span) -> Option<String> {
        let found = self.site.sources.location(span).filter(|_| span != Span::NONE)?;
        Some(format!("{}:{}", found.path, found.line))
    }

    fn json(&self) -> ReleaseJson<'_> {
        let languages = self.editions.iter().map(|(tag, edition)| LanguageJson {
            language: tag,
            gate: self.site.config.gate(tag),
            translated: edition.is_some(),
            counts: UnitState::ALL
                .map(|state| (state.name(), edition.map_or(0, |edition| edition.translation.count(state))))
                .into(),
            units: edition
                .iter()
                .flat_map(|edition| edition.translation.units.iter().map(|unit| self.unit_json(unit)))
                .collect(),
        });
        ReleaseJson {
            schema: 1,
            policy: &self.policy.id,
            version: &self.release.version,
            languages: languages.collect(),
        }
    }

    fn unit_json<'b>(&self, unit: &'b TranslationUnit) -> UnitJson<'b> {
        UnitJson {
            id: &unit.id,
            kind: unit.kind,
            state: unit.state,
            translation_place: unit.translation.as_ref().and_then(|_| self.place(unit.span)),
            source_place: unit.source.as_ref().and_then(|_| self.place(unit.source_span)),
            source: unit.source.as_deref(),
            translation: unit.translation.as_deref(),
            accepted: unit.accepted.as_ref(),
        }
    }
}

/// A release for programs.
#[derive(Serialize)]
struct ReleaseJson<'a> {
    /// The version of this form.
    schema: u32,
    policy: &'a str,
    version: &'a str,
    languages: Vec<LanguageJson<'a>>,
}

/// A language of a release.
#[derive(Serialize)]
struct LanguageJson<'a> {
    language: &'a LanguageTag,
    gate: Gate,
    /// Whether the release is in the language at all.
    translated: bool,
    /// How many units are in each state.
    counts: std::collections::BTreeMap<&'static str, usize>,
    units: Vec<UnitJson<'a>>,
}

/// A unit of a translation.
#[derive(Serialize)]
struct UnitJson<'a> {
    id: &'a str,
    kind: UnitKind,
    state: UnitState,
    translation_place: Option<String>,
    source_place: Option<String>,
    /// The source text now.
    source: Option<&'a str>,
    translation: Option<&'a str>,
    /// What was recorded.
    accepted: Option<&'a Accepted>,
}
