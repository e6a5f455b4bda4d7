//! `policysite release`

use clap::Args;
use policysite::content;
use policysite::content::Drafts;
use policysite::freeze;
use policysite::freeze::Plan;
use policysite::model::Class;
use policysite::model::Event;
use policysite::model::LockEntry;
use policysite::model::Regime;
use policysite::report;
use policysite::report::Arg::Count;
use policysite::report::Arg::Text;

use crate::cli::Status;
use crate::cli::language::words;
use crate::cli::record::Prepared;
use crate::cli::record::Recording;

/// The arguments of `release`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    recording: Recording,
}

/// Freezes a release: runs the checks, shows what it will record, and records it.
pub fn run(Arguments { recording }: &Arguments) -> Status {
    let drafts = Drafts::One { policy: recording.policy.clone(), version: recording.version.clone() };
    let mut prepared = match recording.prepare(&drafts) {
        Ok(prepared) => prepared,
        Err(status) => return status,
    };
    let plan = plan(&mut prepared);
    match (recording.judge(&prepared), plan) {
        (Status::Fine, Some(plan)) => record(recording, &plan, &prepared),
        (status, _) => status,
    }
}

/// What will be recorded. Why nothing can be is logged.
fn plan(Prepared { request, opened, content }: &mut Prepared) -> Option<Plan> {
    let (sources, log) = (&opened.sources, &mut opened.log);
    log.forgive(|finding| freeze::is_repaired(finding, request));
    log.raise(|finding| freeze::must_be_mended(finding, request, sources));
    content::omit_unfinished(&mut content.policies, &content.config);
    freeze::release(sources, &content.config, &content.policies, request, log)
}

/// Shows the plan, asks, and carries it out.
fn record(recording: &Recording, plan: &Plan, prepared: &Prepared) -> Status {
    for entry in &plan.entries {
        recording.show(&shown(entry, plan));
    }
    if plan.entries.is_empty() {
        recording.show(&format!("{}\n", words("texts-missing", &[])));
    }
    recording.carry_out(plan, prepared, "ask-release")
}

/// What an entry records, for people.
fn shown(entry: &LockEntry, plan: &Plan) -> String {
    let version = ("version", Text(&entry.version));
    let head = match (entry.event, &entry.language) {
        (Event::Language, Some(language)) => words("entry-language", &[version, ("language", Text(language))]),
        _ => words("entry-release", &[version]),
    };
    let mut lines = vec![head];
    let mut line = |name: &str, value: &str| lines.push(row(&words(name, &[]), value));
    if let Some(sequence) = entry.sequence {
        let compared =
            |before: &String| words("entry-compared", &[("sequence", Text(&sequence)), ("version", Text(before))]);
        line("entry-sequence", &entry.predecessor.as_ref().map_or_else(|| sequence.to_string(), compared));
    }
    if let Some(corrects) = &entry.corrects {
        line("entry-corrects", corrects);
    }
    if let Some(published) = entry.published {
        line("entry-published", &published.to_string());
        line("entry-effective", &entry.effective.map_or(published, |day| day.max(published)).to_string());
    }
    if let Some(by) = &entry.by {
        line("entry-by", by);
    }
    line("entry-files", &entry.inputs.len().to_string());
    for (language, hash) in &entry.texts {
        line("entry-text", &format!("{language:<8} sha256 {hash}"));
    }
    for (regime, class) in entry.signal.iter().flat_map(|signal| &signal.consent.0) {
        line("entry-asks", &format!("{:<8} {}", regime.id(), named(*class)));
        for reason in reasons(entry, plan, *regime) {
            line("", &format!("         {reason}"));
        }
    }
    lines.join("\n") + "\n"
}

/// A line of a name and a value.
fn row(name: &str, value: &str) -> String {
    format!("  {} {value}", report::padded(name, NAMES))
}

/// Why a release asks for what it asks under a body of law.
fn reasons(entry: &LockEntry, plan: &Plan, regime: Regime) -> Vec<String> {
    let mut reasons = Vec::new();
    let signal = entry.signal.as_ref();
    if let Some(computed) = signal.and_then(|signal| signal.computed.get(&regime)) {
        let said = words("entry-signal", &[("law", Text(&regime.id())), ("class", Text(&named(*computed)))]);
        let reason = signal.and_then(|signal| signal.reasons.get(&regime));
        reasons.push(reason.map_or_else(|| said.clone(), |reason| format!("{said}: {reason}")));
    }
    let grounds = || plan.grounds.iter().filter(|ground| ground.regime == regime);
    reasons.extend(grounds().take(GROUNDS).map(|ground| format!("{}: {}", ground.subject, ground.basis())));
    let rest = grounds().count().saturating_sub(GROUNDS);
    reasons.extend((rest > 0).then(|| words("entry-more", &[("count", Count(rest))])));
    reasons
}

/// What a release asks for, in words.
fn named(class: Class) -> String {
    words(&format!("class-{}", class.id()), &[])
}

/// The columns that the names of what is recorded take.
const NAMES: usize = 13;

/// How many reasons are shown for each body of law.
const GROUNDS: usize = 3;
