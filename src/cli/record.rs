//! What every command that records something shares: who, asking first, carrying out, and what to do next.

use std::io::BufRead;
use std::io::IsTerminal;

use clap::Args;
use policysite::Content;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostic;
use policysite::diagnostic::Diagnostics;
use policysite::diagnostic::OVERTAKEN;
use policysite::diagnostic::SAME_DAY;
use policysite::diagnostic::Severity;
use policysite::freeze::Plan;
use policysite::freeze::Request;
use policysite::freeze::Unrecorded;
use policysite::report::Arg::Text;

use crate::cli::Opened;
use crate::cli::SiteArguments;
use crate::cli::Status;
use crate::cli::findings;
use crate::cli::language::fault;
use crate::cli::language::words;
use crate::cli::talk::print;
use crate::cli::talk::say;

/// What every command that records something takes.
#[derive(Args)]
pub struct Recording {
    /// The policy, by its folder.
    pub policy: String,
    /// The version, by its folder.
    pub version: String,
    /// Who decides this; it stands in the lock.
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Records without asking first.
    #[arg(long)]
    yes: bool,
    /// Shows what would be recorded and records nothing.
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    #[command(flatten)]
    site: SiteArguments,
}

/// What is to be recorded, and the site it is recorded in.
pub struct Prepared {
    pub request: Request,
    pub opened: Opened,
    pub content: Content,
}

impl Recording {
    /// Reads the site with some drafts or none. What keeps it from being read is said.
    pub fn prepare(&self, drafts: &Drafts) -> Result<Prepared, Status> {
        let mut opened = self.site.open().ok_or(Status::Failed)?;
        let content = policysite::read(&opened.sources, drafts, &mut opened.log);
        opened.meter.finish();
        let (Some(day), Some(content)) = (opened.as_of, content) else { return Err(self.site.judge(&opened)) };
        let (policy, version) = (self.policy.clone(), self.version.clone());
        Ok(Prepared { request: Request { policy, version, by: self.by.clone(), day }, opened, content })
    }

    /// Prints what was found and says whether the run failed by it.
    pub fn judge(&self, prepared: &Prepared) -> Status {
        self.site.judge(&prepared.opened)
    }

    /// Shows what will be recorded. Who agreed beforehand may want quiet.
    pub fn show(&self, text: &str) {
        if self.yes { say(text) } else { print(text) }
    }

    /// Rehearses the plan, asks in a terminal, carries the plan out, and says what stands now. `question` is the
    /// id of what is asked.
    pub fn carry_out(&self, plan: &Plan, prepared: &Prepared, question: &str) -> Status {
        if !rehearsed(plan, prepared) {
            return Status::Findings;
        }
        if self.dry_run {
            say(&format!("{}\n", words("record-dry-run", &[])));
            return Status::Fine;
        }
        if !self.yes && std::io::stdin().is_terminal() && !agrees(question) {
            say(&format!("{}\n", words("record-declined", &[])));
            return Status::Fine;
        }
        match plan.carry_out(&self.site.root) {
            Ok(()) => {
                say(&told(plan));
                Status::Fine
            }
            Err(Unrecorded::Changed) => {
                eprint!("{}", fault("record-overtaken", &[]));
                Status::Failed
            }
            Err(Unrecorded::Io(error)) => {
                eprint!("{}", fault("record-broken", &[("error", Text(&error))]));
                Status::Failed
            }
        }
    }
}

/// Whether the site can be built with what will be recorded. What can't is said, and so is what an error is not: releases
/// that overtake each other from now on.
fn rehearsed(plan: &Plan, prepared: &Prepared) -> bool {
    let mut log = Diagnostics::default();
    let (opened, day) = (&prepared.opened, prepared.request.day);
    let sources = policysite::rehearse(&opened.sources, plan, day, &opened.meter.progress(), &mut log);
    opened.meter.finish();
    let known: Vec<&Diagnostic> = opened.log.sorted();
    let is_news = |finding: &Diagnostic| {
        [OVERTAKEN, SAME_DAY].contains(&finding.code) && !known.iter().any(|known| known.args == finding.args)
    };
    let fails = log.has_errors();
    log.forgive(|finding| finding.severity != Severity::Error && !is_news(finding));
    eprint!("{}", findings(&log, &sources, Severity::Note));
    if fails {
        eprint!("{}", fault("record-unbuildable", &[]));
    }
    !fails
}

/// What was written, and the hash that stands for all of it.
fn told(plan: &Plan) -> String {
    let mut text = words("recorded", &[]) + "\n";
    for path in plan.paths() {
        text.push_str(&format!("  {path}\n"));
    }
    if let Some(head) = plan.after().head() {
        let (head, keep) = (words("recorded-head", &[("hash", Text(&head))]), words("recorded-keep", &[]));
        text.push_str(&format!("{head}\n{keep}\n"));
    }
    text
}

fn agrees(question: &str) -> bool {
    print(&format!("{} [y/N] ", words(question, &[])));
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    read.is_ok() && ["y", "yes"].contains(&answer.trim().to_lowercase().as_str())
}
