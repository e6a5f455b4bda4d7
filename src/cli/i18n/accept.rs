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
use policysite::model::Release;
use policysite::model::TranslationUnit;
use policysite::model::UnitState;
use policysite::source;

use crate::cli::Status;
use crate::cli::date;
use crate::cli::i18n::languages;
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
    let missing = || format!("error: {policy} {version} is not in {lang}\nhelp: add {lang}.toml and {lang}.md\n");
    let edition = release.edition(lang).ok_or_else(missing)?;
    refuse_frozen(policy, release, lang)?;
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
    if site.sources.file(&name).is_none_or(|file| **file.bytes != *text.as_bytes()) {
        source::replace_file(&arguments.root.join(&name), text.as_bytes())
            .map_err(|error| format!("error: {name}: {error}\n"))?;
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
                let near = near.map(|near| format!("help: did you mean `{near}`?\n")).unwrap_or_default();
                let list = format!("policysite i18n status {} {} --lang {}", self.policy, self.version, self.lang);
                return Err(format!("error: there is no unit `{name}`\n{near}help: see `{list}`\n"));
            }
            for unit in found {
                match unit.state {
                    UnitState::Missing => {
                        return Err(format!(
                            "error: `{name}` has no {} translation to accept\nhelp: translate it first\n",
                            self.lang
                        ));
                    }
                    UnitState::Orphan if unit.translation.is_some() => {
                        return Err(format!(
                            "error: the source text has no clause `{name}`\nhelp: correct the id, or remove the clause\n"
                        ));
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// What was recorded, what was dropped, and what is left.
    fn told(&self, units: &[TranslationUnit], name: &str) -> String {
        let mut out = String::new();
        let mut taken = 0;
        for unit in units {
            if self.takes(unit) {
                taken += 1;
                out.push_str(&format!("accepted {} ({})\n", unit.id, unit.state.name()));
            } else if unit.state == UnitState::Orphan && unit.accepted.is_some() {
                out.push_str(&format!("dropped {}: its source is gone\n", unit.id));
            }
        }
        let left = |state: UnitState| units.iter().filter(|unit| unit.state == state && !self.takes(unit)).count();
        out.push_str(&format!("{taken} accepted; recorded in {name}\n"));
        let rest = [UnitState::Stale, UnitState::Missing, UnitState::Copy, UnitState::Unaccepted];
        let rest = rest.map(|state| (state.name(), left(state)));
        let rest: Vec<String> =
            rest.iter().filter(|(_, count)| *count > 0).map(|(name, count)| format!("{count} {name}")).collect();
        if !rest.is_empty() {
            out.push_str(&format!("left: {}\n", rest.join(", ")));
        }
        out
    }
}

/// A translation that was frozen stays as it is: what it was made from is part of it.
fn refuse_frozen(policy: &str, release: &Release, lang: &LanguageTag) -> Result<(), String> {
    if release.frozen_by(lang).is_some() {
        return Err(format!(
            "error: {policy} {} is frozen in {lang}\nhelp: accept the translation in the next release; a copy of the folder \
            takes the record along\n",
            release.version
        ));
    }
    Ok(())
}
