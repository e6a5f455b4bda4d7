//! `policysite withdraw`, `postpone` and `takedown`

use clap::Args;
use policysite::content::Drafts;
use policysite::freeze;
use policysite::freeze::Decision;
use policysite::model::Date;

use crate::cli::Status;
use crate::cli::date;
use crate::cli::record::Prepared;
use crate::cli::record::Recording;

/// The arguments of `withdraw` and `takedown`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    recording: Recording,
    /// Why. It is published: in the history, on the pages of the release, and in the lock.
    #[arg(long, value_name = "TEXT", value_parser = words)]
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

fn words(text: &str) -> Result<String, String> {
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
    run(arguments, Decision::Withdraw, "Withdraw this release?")
}

/// Puts an announced release off.
pub fn postpone(arguments: &PostponeArguments) -> Status {
    run(&arguments.common, Decision::Postpone(arguments.to), "Postpone this release?")
}

/// Takes the words of a release off the site.
pub fn takedown(arguments: &Arguments) -> Status {
    run(arguments, Decision::Takedown, "Take the words of this release off the site?")
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
            let what = match decision {
                Decision::Withdraw => "withdrawn: it never comes into force".to_owned(),
                Decision::Postpone(date) => format!("postponed: it comes into force on {date}"),
                Decision::Takedown => "taken down: a notice takes the place of its pages, its hashes stay".to_owned(),
            };
            recording.show(&format!("{} {} will be {what}.\n", recording.policy, recording.version));
            recording.show(&format!("This reason will be published: {reason}\n"));
            recording.carry_out(&plan, &prepared, question)
        }
        (status, _) => status,
    }
}
