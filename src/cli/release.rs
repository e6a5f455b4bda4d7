//! `policysite release`

use clap::Args;
use policysite::config;
use policysite::content;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::freeze;
use policysite::freeze::Plan;
use policysite::freeze::Request;
use policysite::model::Event;
use policysite::model::LockEntry;

use crate::cli::Outcome;
use crate::cli::SiteArguments;
use crate::cli::Status;
use crate::cli::record::Recording;
use crate::cli::say;

/// The arguments of `release`.
#[derive(Args)]
pub struct Arguments {
    /// The policy, by its folder.
    policy: String,
    /// The version, by its folder.
    version: String,
    #[command(flatten)]
    recording: Recording,
    #[command(flatten)]
    site: SiteArguments,
}

/// Freezes a release: runs the checks, shows what it will record, and records it.
pub fn run(arguments: &Arguments) -> Status {
    let drafts = Drafts::One { policy: arguments.policy.clone(), version: arguments.version.clone() };
    let Some(mut outcome) = arguments.site.build(drafts.clone()) else { return Status::Failed };
    let Some(day) = outcome.as_of else { return arguments.site.judge(&outcome) };
    let request = Request {
        policy: arguments.policy.clone(),
        version: arguments.version.clone(),
        by: arguments.recording.by.clone(),
        day,
    };
    let sources = &outcome.sources;
    let log = &mut outcome.log;
    log.forgive(|finding| freeze::is_repaired(finding, &request));
    log.raise(|finding| freeze::must_be_mended(finding, &request, sources));
    let mut unsaid = Diagnostics::default();
    let Some(config) = config::load(sources, &mut unsaid) else { return arguments.site.judge(&outcome) };
    let mut policies = content::load(sources, &config, &drafts, &mut unsaid);
    content::omit_unfinished(&mut policies, &config);
    let plan = freeze::release(sources, &config, &policies, &request, log);
    match (arguments.site.judge(&outcome), plan) {
        (Status::Fine, Some(plan)) => record(arguments, &plan, &outcome),
        (status, _) => status,
    }
}

/// Shows the plan, asks, and carries it out.
fn record(arguments: &Arguments, plan: &Plan, outcome: &Outcome) -> Status {
    for entry in &plan.entries {
        say(&shown(entry, plan));
    }
    if plan.entries.is_empty() {
        say("This release is recorded. Its frozen texts are not all there and will be written.\n");
    }
    arguments.recording.carry_out(plan, &arguments.site, outcome, "Freeze these words for ever?")
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
