//! `policysite withdraw`, `postpone` and `takedown`

use clap::Args;
use policysite::content::Drafts;
use policysite::freeze;
use policysite::freeze::Decision;
use policysite::model::Date;
use policysite::report::Arg::Text;

use crate::cli::Status;
use crate::cli::date;
use crate::cli::language::words;
use crate::cli::record::Prepared;
use crate::cli::record::Recording;

/// The arguments of `withdraw` and `takedown`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    recording: Recording,
    /// Why. It is published: in the history, on the pages of the release, and in the lock.
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    reason: String,
}

/// The arguments of `postpone`.
#[derive(Args)]
pub struct PostponeArguments {
    #[command(flatten)]
    common: Arguments,
    /// The day on which it comes into force.
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Date,
}

fn reason(text: &str) -> Result<String, String> {
    let words = text.trim();
    if words.is_empty() {
        Err("say why".to_owned())
    } else if words.contains(char::is_control) {
        Err("write it on one line, without control signs".to_owned())
    } else {
        Ok(words.to_owned())
    }
}

/// Calls an announced release off.
pub fn withdraw(arguments: &Arguments) -> Status {
    run(arguments, Decision::Withdraw, "ask-withdraw")
}

/// Puts an announced release off.
pub fn postpone(arguments: &PostponeArguments) -> Status {
    run(&arguments.common, Decision::Postpone(arguments.to), "ask-postpone")
}

/// Takes the words of a release off the site.
pub fn takedown(arguments: &Arguments) -> Status {
    run(arguments, Decision::Takedown, "ask-takedown")
}

fn run(arguments: &Arguments, decision: Decision, question: &str) -> Status {
    let Arguments { recording, reason } = arguments;
    let mut prepared = match recording.prepare(&Drafts::None) {
        Ok(prepared) => prepared,
        Err(status) => return status,
    };
    let Prepared { request, opened, content } = &mut prepared;
    let plan = freeze::decide(&opened.sources, &content.policies, request, (decision, reason), &mut opened.log);
    match (recording.judge(&prepared), plan) {
        (Status::Fine, Some(plan)) => {
            recording.show(&format!("{}\n", announced(recording, decision)));
            recording.show(&format!("{}\n", words("reason-public", &[("reason", Text(reason))])));
            recording.carry_out(&plan, &prepared, question)
        }
        (status, _) => status,
    }
}

/// What will become of the release.
fn announced(Recording { policy, version, .. }: &Recording, decision: Decision) -> String {
    let release = [("policy", Text(policy)), ("version", Text(version))];
    match decision {
        Decision::Withdraw => words("will-withdraw", &release),
        Decision::Postpone(day) => words("will-postpone", &[release[0], release[1], ("day", Text(&day))]),
        Decision::Takedown => words("will-takedown", &release),
    }
}
