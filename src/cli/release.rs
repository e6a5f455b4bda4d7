//! `policysite release`

use clap::Args;
use policysite::content;
use policysite::content::Drafts;
use policysite::freeze;
use policysite::freeze::Plan;
use policysite::model::Event;
use policysite::model::LockEntry;

use crate::cli::Status;
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
        recording.show("This release is recorded. Its frozen texts are not all there and will be written.\n");
    }
    recording.carry_out(plan, prepared, "Freeze these words for ever?")
}

/// What an entry records, for people.
fn shown(entry: &LockEntry, plan: &Plan) -> String {
    let mut text = match (entry.event, &entry.language) {
        (Event::Language, Some(language)) => format!("{}, language {language}\n", entry.version),
        _ => format!("{}\n", entry.version),
    };
    let mut line = |name: &str, value: &str| text.push_str(&format!("  {name:<13} {value}\n"));
    if let Some(sequence) = entry.sequence {
        let after = entry.predecessor.as_ref().map(|version| format!(", compared with {version}")).unwrap_or_default();
        line("sequence", &format!("{sequence}{after}"));
    }
    if let Some(corrects) = &entry.corrects {
        line("corrects", corrects);
    }
    if let Some(published) = entry.published {
        line("published", &published.to_string());
        line("in force from", &entry.effective.map_or(published, |day| day.max(published)).to_string());
    }
    if let Some(by) = &entry.by {
        line("by", by);
    }
    line("files", &entry.inputs.len().to_string());
    for (language, hash) in &entry.texts {
        line("text", &format!("{language:<8} sha256 {hash}"));
    }
    for (regime, class) in entry.signal.iter().flat_map(|signal| &signal.consent.0) {
        line("asks", &format!("{:<8} {}", regime.id(), class.id()));
        if let Some(computed) = entry.signal.as_ref().and_then(|signal| signal.computed.get(regime)) {
            let reason = entry.signal.as_ref().and_then(|signal| signal.reasons.get(regime));
            let reason = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
            line("", &format!("         by [signal.{}] instead of {}{reason}", regime.id(), computed.id()));
        }
        for ground in plan.grounds.iter().filter(|ground| ground.regime == *regime).take(GROUNDS) {
            line("", &format!("         {}: {}", ground.subject, ground.basis()));
        }
        let rest = plan.grounds.iter().filter(|ground| ground.regime == *regime).count().saturating_sub(GROUNDS);
        if rest > 0 {
            line("", &format!("         and {rest} more"));
        }
    }
    text
}

/// How many reasons are shown for each body of law.
const GROUNDS: usize = 3;
