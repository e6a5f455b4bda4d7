//! What every command that records something shares: who, asking first, carrying out, and what to do next.

use std::io::BufRead;
use std::io::IsTerminal;

use clap::Args;
use policysite::diagnostic::Diagnostic;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::OVERTAKEN;
use policysite::diagnostic::SAME_DAY;
use policysite::diagnostic::Severity;
use policysite::freeze::Plan;
use policysite::freeze::Unrecorded;
use policysite::model::Date;
use policysite::report;
use policysite::report::Style;

use crate::cli::Outcome;
use crate::cli::SiteArguments;
use crate::cli::Status;
use crate::cli::language::messages;
use crate::cli::say;

/// What every command that records something takes.
#[derive(Args)]
pub struct Recording {
    /// Who decides this; it stands in the lock.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Records without asking first.
    #[arg(long)]
    yes: bool,
    /// Shows what would be recorded and records nothing.
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
}

impl Recording {
    /// Rehearses the plan, asks in a terminal, carries the plan out, and says what stands now.
    pub fn carry_out(&self, plan: &Plan, site: &SiteArguments, outcome: &Outcome, question: &str) -> Status {
        let Some(day) = outcome.as_of else { return Status::Failed };
        if !rehearsed(plan, outcome, day) {
            return Status::Findings;
        }
        let root = &site.root;
        if self.dry_run {
            say("Nothing was recorded (--dry-run).\n");
            return Status::Fine;
        }
        if !self.yes && std::io::stdin().is_terminal() && !agrees(question) {
            say("Nothing was recorded.\n");
            return Status::Fine;
        }
        match plan.carry_out(root) {
            Ok(()) => {
                say(&told(plan));
                Status::Fine
            }
            Err(Unrecorded::Changed) => {
                eprintln!("error: the lock of the policy changed meanwhile; nothing was recorded");
                eprintln!("help: run the command again");
                Status::Failed
            }
            Err(Unrecorded::Io(error)) => {
                eprintln!("error: {error}");
                eprintln!("help: when the fault is mended, run the command again: it records what is not recorded yet");
                Status::Failed
            }
        }
    }
}

/// Whether the site can be built with what will be recorded. What can't is said, and so is what an error is not: releases
/// that overtake each other from now on.
fn rehearsed(plan: &Plan, outcome: &Outcome, day: Date) -> bool {
    let mut log = Diagnostics::default();
    let sources = policysite::rehearse(&outcome.sources, plan, day, &mut log);
    let known: Vec<&Diagnostic> = outcome.log.sorted();
    let is_news = |finding: &Diagnostic| {
        [OVERTAKEN, SAME_DAY].contains(&finding.code) && !known.iter().any(|known| known.args == finding.args)
    };
    let fails = log.has_errors();
    log.forgive(|finding| finding.severity != Severity::Error && !is_news(finding));
    let style = if std::io::stderr().is_terminal() { Style::Colored } else { Style::Plain };
    eprint!("{}", report::text(&log, &sources, &messages(), style, Severity::Note));
    if fails {
        eprintln!("error: with this recorded, the site could not be built; nothing was recorded");
    }
    !fails
}

/// What was written, and the hash that stands for all of it.
fn told(plan: &Plan) -> String {
    let mut text = String::from("Recorded:\n");
    for path in plan.paths() {
        text.push_str(&format!("  {path}\n"));
    }
    if let Some(head) = plan.after().head() {
        text.push_str(&format!("Head of the lock: {head}\n"));
        text.push_str(
            "Keep this hash where nobody can change it; `policysite verify --head HASH` holds the lock against it.\n",
        );
    }
    text
}

fn agrees(question: &str) -> bool {
    say(&format!("{question} [y/N] "));
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    read.is_ok() && ["y", "yes"].contains(&answer.trim().to_lowercase().as_str())
}
