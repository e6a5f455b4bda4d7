//! `policysite i18n accept`

use std::path::PathBuf;

use clap::Args;
use policysite::content;
use policysite::content::Stamp;
use policysite::diagnostic::Diagnostic;
use policysite::diagnostic::Span;
use policysite::diagnostic::UNKNOWN_ID;
use policysite::model::Date;
use policysite::model::LanguageTag;
use policysite::model::TranslationUnit;
use policysite::model::UnitState;
use policysite::report::Arg::Count;
use policysite::report::Arg::Text;
use policysite::source;

use crate::cli::Status;
use crate::cli::date;
use crate::cli::i18n::languages;
use crate::cli::i18n::state;
use crate::cli::language::fault;
use crate::cli::language::file_fault;
use crate::cli::language::mistyped;
use crate::cli::language::words;
use crate::cli::site::Site;
use crate::cli::site::release;
use crate::cli::talk::say;
use crate::cli::today;

/// The arguments of `i18n accept`.
#[derive(Args)]
pub struct Arguments {
    /// The policy, by its folder.
    policy: String,
    /// The version.
    version: String,
    /// The language of the translation.
    #[arg(long, value_name = "TAG")]
    lang: LanguageTag,
    /// What is accepted: ids of clauses, and paths of texts of the records such as `uses.login.purpose`.
    #[arg(value_name = "UNIT", required_unless_present = "all", conflicts_with = "all")]
    units: Vec<String>,
    /// Accepts everything that is translated, but for what is the source text itself.
    #[arg(long)]
    all: bool,
    /// With --all: accepts what is the source text itself as well.
    #[arg(long, requires = "all")]
    copies: bool,
    /// Who accepts it.
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Why, or what is to be known of it.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// The day that is recorded; today in the site's time zone if left out.
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// The folder of the site, which holds site.toml.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

/// Writes the lock of a translation.
pub fn run(arguments: &Arguments) -> Result<Status, String> {
    let site = Site::open_sound(&arguments.root)?;
    let (policy, version, lang) = (&arguments.policy, &arguments.version, &arguments.lang);
    let release = release(site.policy(policy)?, version)?;
    languages(&site, Some(lang))?;
    let of_release = [("policy", Text(policy)), ("version", Text(version)), ("language", Text(lang))];
    let missing = || fault("not-in-language", &of_release);
    let edition = release.edition(lang).ok_or_else(missing)?;
    // What a frozen translation was made from is part of it.
    if release.frozen_by(lang).is_some() {
        return Err(fault("accept-frozen", &of_release));
    }
    let units = &edition.translation.units;
    arguments.check(units)?;
    let stamp = Stamp {
        by: arguments.by.clone(),
        date: arguments.as_of.or_else(|| today(&site.sources)),
        note: arguments.note.clone(),
    };
    let lock = content::accept(edition, &|unit| arguments.takes(unit), &stamp);
    let name = format!("content/{policy}/{version}/{lang}.lock");
    let text = content::lock_text(&lock);
    if site.sources.file(&name).is_none_or(|file| **file.bytes() != *text.as_bytes()) {
        source::replace_file(&arguments.root.join(&name), text.as_bytes())
            .map_err(|error| file_fault(&name, &error))?;
    }
    say(&arguments.told(units, &name));
    Ok(Status::Fine)
}

impl Arguments {
    /// Whether a unit is accepted by this run.
    fn takes(&self, unit: &TranslationUnit) -> bool {
        match unit.state {
            UnitState::Missing | UnitState::Orphan => false,
            _ if !self.all => self.units.contains(&unit.id),
            UnitState::Copy => self.copies,
            UnitState::Current => false,
            UnitState::Stale | UnitState::Unaccepted => true,
        }
    }

    /// Every name is that of a unit, and each can be accepted.
    fn check(&self, units: &[TranslationUnit]) -> Result<(), String> {
        for name in &self.units {
            let mut found = units.iter().filter(|unit| unit.id == *name).peekable();
            if found.peek().is_none() {
                let known = units.iter().map(|unit| unit.id.as_str());
                let near = Diagnostic::new(UNKNOWN_ID, Span::NONE).suggest(name, known).suggestion;
                let (policy, version) = (("policy", Text(&self.policy)), ("version", Text(&self.version)));
                let args = [("unit", Text(name)), policy, version, ("language", Text(&self.lang))];
                return Err(mistyped("unknown-unit", &args, near));
            }
            for unit in found {
                match unit.state {
                    UnitState::Missing => {
                        let args = [("unit", Text(name)), ("language", Text(&self.lang))];
                        return Err(fault("unit-untranslated", &args));
                    }
                    UnitState::Orphan if unit.translation.is_some() => {
                        return Err(fault("unit-without-source", &[("unit", Text(name))]));
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// What was recorded, what was dropped, and what is left.
    fn told(&self, units: &[TranslationUnit], name: &str) -> String {
        let mut lines = Vec::new();
        let mut taken = 0;
        for unit in units {
            let id = ("unit", Text(&unit.id));
            if self.takes(unit) {
                taken += 1;
                lines.push(match unit.state {
                    UnitState::Current => words("unit-accepted-again", &[id]),
                    before => words("unit-accepted", &[id, ("state", Text(&state(before)))]),
                });
            } else if unit.state == UnitState::Orphan && unit.accepted.is_some() {
                lines.push(words("unit-dropped", &[id]));
            }
        }
        lines.push(words("accept-done", &[("count", Count(taken)), ("path", Text(&name))]));
        let left = |state: UnitState| units.iter().filter(|unit| unit.state == state && !self.takes(unit)).count();
        let rest = [UnitState::Stale, UnitState::Missing, UnitState::Copy, UnitState::Unaccepted];
        let rest = rest.map(|own| (own, left(own))).into_iter().filter(|(_, count)| *count > 0);
        let told = |(own, count)| words("state-count", &[("count", Count(count)), ("state", Text(&state(own)))]);
        let rest: Vec<String> = rest.map(told).collect();
        if !rest.is_empty() {
            lines.push(words("accept-left", &[("list", Text(&rest.join(&words("word-comma", &[]))))]));
        }
        lines.join("\n") + "\n"
    }
}
