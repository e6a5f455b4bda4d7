//! What an app asks of a person, told by `latest.json` alone. Made to be copied: it needs `serde` and `serde_json` only.
//!
//! `cargo run --example consent -- latest.json ACCEPTED REGION DAY [SEEN]`
//!
//! ACCEPTED is the sequence that the person accepted last, 0 for nobody yet. REGION is `cn`, `eu`, `uk` or `us-ca`; in
//! any other place the strictest of them holds. DAY is today, `2026-10-01`. SEEN is the greatest `entry` that the app ever
//! saw: a smaller one is an old file, from whomever it comes. Keep it beside ACCEPTED.
//!
//! Whoever accepts, or is told, knows the release that is named: keep its `seq`. A consent for one matter alone has a
//! number of its own; here ACCEPTED stands for it too.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for a terminal")]

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde::Deserialize;

/// The form that this program knows.
const SCHEMA: u64 = 1;

/// What it reads of the file. Keys that it does not know are passed over.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Latest {
    #[serde(default)]
    entry: u64,
    releases: Vec<Release>,
    consent: BTreeMap<String, BTreeMap<String, u64>>,
    #[serde(default)]
    separate: Vec<Separate>,
}

#[derive(Clone, Debug, Deserialize)]
struct Release {
    seq: u64,
    version: String,
    in_force_from: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Separate {
    id: String,
    since: u64,
    #[serde(default)]
    regions: Vec<String>,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Advice {
    /// Ask for the first time.
    Ask { version: String },
    /// Ask again, before a day unless it is past.
    AskAgain { version: String, by: Option<String>, since: u64 },
    /// Tell before a day.
    TellAhead { version: String, from: String, since: u64 },
    /// Tell.
    Tell { version: String, since: u64 },
    /// Ask for one matter alone, before it is used.
    AskAlone { id: String, since: u64 },
}

impl Advice {
    /// One line, for a person who accepted a sequence.
    fn line(&self, accepted: u64) -> String {
        let why = |class: &str, since: &u64| format!("(accepted {accepted}, {class} since {since})");
        match self {
            Self::Ask { version } => format!("ask: version {version} (never asked)"),
            Self::AskAgain { version, by, since } => {
                let day = by.as_ref().map_or_else(|| "now".to_owned(), |day| format!("by {day}"));
                format!("ask again: version {version}, {day} {}", why("reconsent", since))
            }
            Self::TellAhead { version, from, since } => {
                format!("tell ahead: version {version} takes effect on {from} {}", why("advance-notice", since))
            }
            Self::Tell { version, since } => format!("tell: version {version} {}", why("notice", since)),
            Self::AskAlone { id, since } => format!("ask for {id} alone before it is used (since {since})"),
        }
    }
}

/// Reads the file. It must be of the form that this program knows, and not older than one that was seen before.
pub(crate) fn read(text: &str, seen: u64) -> Result<Latest, String> {
    #[derive(Deserialize)]
    struct Form {
        schema: u64,
    }
    let fault = |error: serde_json::Error| format!("this is no latest.json: {error}");
    let Form { schema } = serde_json::from_str(text).map_err(fault)?;
    if schema != SCHEMA {
        return Err(format!("the file is of form {schema} and this program knows form {SCHEMA}: update the program"));
    }
    let latest: Latest = serde_json::from_str(text).map_err(fault)?;
    if latest.entry < seen {
        return Err(format!("the file is old: it has {} entries and one with {seen} was seen before", latest.entry));
    }
    Ok(latest)
}

/// What to do for a person somewhere on a day: `accepted` is the sequence of the policy that the person accepted or was
/// told of last, `alone` that of a consent for one matter. Nothing if the list is empty.
pub(crate) fn decide(
    latest: &Latest,
    accepted: u64,
    alone: impl Fn(&str) -> u64,
    region: &str,
    day: &str,
) -> Vec<Advice> {
    let Some(newest) = latest.releases.iter().max_by_key(|release| release.seq) else { return Vec::new() };
    let since = |class: &str| latest.since(region, class);
    let (ask, ahead, tell) = (since("reconsent"), since("advance-notice"), since("notice"));
    let version = newest.version.clone();
    let mut advice = Vec::new();
    let mut reached = u64::MAX;
    if accepted == 0 && ask > 0 {
        // Nobody was asked: first for the text that is in force. Then this rule holds with its sequence.
        let first = latest.in_force(day).unwrap_or(newest);
        reached = first.seq;
        advice.push(Advice::Ask { version: first.version.clone() });
    } else if accepted < ask {
        advice.push(Advice::AskAgain { version, by: latest.first_day(accepted, ask, day), since: ask });
    } else if accepted < ahead
        && let Some(from) = latest.first_day(accepted, ahead, day)
    {
        advice.push(Advice::TellAhead { version, from, since: ahead });
    } else if accepted < tell {
        advice.push(Advice::Tell { version, since: tell });
    }
    let known = latest.consent.contains_key(region);
    let concerns = |one: &&Separate| {
        let there = !known || one.regions.is_empty() || one.regions.iter().any(|other| other == region);
        there && alone(&one.id) < one.since && one.since <= reached
    };
    let matters = latest.separate.iter().filter(concerns);
    advice.extend(matters.map(|one| Advice::AskAlone { id: one.id.clone(), since: one.since }));
    advice
}

impl Latest {
    /// The highest sequence that asked for a class or for more, in a region. Of a region that the file does not know, the
    /// highest of all regions: nobody is asked too little.
    fn since(&self, region: &str, class: &str) -> u64 {
        let stronger = ["notice", "advance-notice", "reconsent", "separate-consent"].into_iter();
        let stronger: Vec<&str> = stronger.skip_while(|name| *name != class).collect();
        let known = self.consent.contains_key(region);
        let regions = self.consent.iter().filter(|(name, _)| !known || *name == region);
        let numbers = regions.flat_map(|(_, numbers)| numbers);
        numbers.filter(|(name, _)| stronger.contains(&name.as_str())).map(|(_, since)| *since).max().unwrap_or(0)
    }

    /// The release in force on a day, among those that are listed.
    fn in_force(&self, day: &str) -> Option<&Release> {
        let begun = self.releases.iter().filter(|release| release.in_force_from.as_str() <= day);
        begun.max_by_key(|release| (&release.in_force_from, release.seq))
    }

    /// The first day on which a release after one sequence, and up to another, comes into force; `None` if that day is
    /// past. Days in this form are in the order of their letters.
    fn first_day(&self, after: u64, up_to: u64, day: &str) -> Option<String> {
        let between = self.releases.iter().filter(|release| release.seq > after && release.seq <= up_to);
        between.map(|release| release.in_force_from.clone()).min().filter(|from| from.as_str() > day)
    }
}

#[allow(dead_code, reason = "tests use the rule alone")]
fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(lines) => {
            println!("{}", lines.join("\n"));
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

/// The lines that the program prints.
pub(crate) fn run(arguments: &[String]) -> Result<Vec<String>, String> {
    let (path, accepted, region, day, seen) = match arguments {
        [path, accepted, region, day] => (path, accepted, region, day, "0"),
        [path, accepted, region, day, seen] => (path, accepted, region, day, seen.as_str()),
        _ => return Err("expected latest.json ACCEPTED REGION DAY [SEEN]".to_owned()),
    };
    let number = |text: &str| text.parse().map_err(|_| format!("`{text}` is not a whole number"));
    let shape: String = day.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    if shape != "0000-00-00" {
        return Err(format!("`{day}` is not a day like 2026-10-01"));
    }
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let latest = read(&text, number(seen)?)?;
    let accepted = number(accepted)?;
    let advice = decide(&latest, accepted, |_| accepted, region, day);
    let told = advice.iter().map(|advice| advice.line(accepted));
    Ok(if advice.is_empty() { vec!["nothing".to_owned()] } else { told.collect() })
}
