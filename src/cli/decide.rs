//! `policysite withdraw`, `postpone` and `takedown`

use clap::Args;
use policysite::config;
use policysite::content;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::freeze;
use policysite::freeze::Decision;
use policysite::freeze::Request;
use policysite::model::Date;

use crate::cli::SiteArguments;
use crate::cli::Status;
use crate::cli::date;
use crate::cli::record::Recording;
use crate::cli::say;

/// The arguments of `withdraw` and `takedown`.
#[derive(Args)]
pub struct Arguments {
    /// The policy, by its folder.
    policy: String,
    /// The version, by its folder.
    version: String,
    /// Why. It is published: in the history, on the pages of the release, and in the lock.
    #[arg(long, value_name = "TEXT", value_parser = words)]
    reason: String,
    #[command(flatten)]
    recording: Recording,
    #[command(flatten)]
    site: SiteArguments,
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
    let Some(mut outcome) = arguments.site.build(Drafts::None) else { return Status::Failed };
    let Some(day) = outcome.as_of else { return arguments.site.judge(&outcome) };
    let request = Request {
        policy: arguments.policy.clone(),
        version: arguments.version.clone(),
        by: arguments.recording.by.clone(),
        day,
    };
    let mut unsaid = Diagnostics::default();
    let Some(config) = config::load(&outcome.sources, &mut unsaid) else { return arguments.site.judge(&outcome) };
    let policies = content::load(&outcome.sources, &config, &Drafts::None, &mut unsaid);
    let reason = (decision, arguments.reason.as_str());
    let plan = freeze::decide(&outcome.sources, &policies, &request, reason, &mut outcome.log);
    match (arguments.site.judge(&outcome), plan) {
        (Status::Fine, Some(plan)) => {
            let what = match decision {
                Decision::Withdraw => "withdrawn: it never comes into force".to_owned(),
                Decision::Postpone(date) => format!("postponed: it comes into force on {date}"),
                Decision::Takedown => "taken down: a notice takes the place of its pages, its hashes stay".to_owned(),
            };
            say(&format!("{} {} will be {what}.\n", arguments.policy, arguments.version));
            say(&format!("This reason will be published: {}\n", arguments.reason));
            arguments.recording.carry_out(&plan, &arguments.site, &outcome, question)
        }
        (status, _) => status,
    }
}
