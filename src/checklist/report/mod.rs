//! Reports of a checklist: views of the same results, for people in a terminal, for a file of the legal team, and for
//! programs.

mod json;
mod list;
mod markdown;
mod sarif;
mod table;

pub use json::CheckReport;
pub use json::check_report;
pub use list::list;
pub use markdown::markdown;
pub use sarif::sarif;
pub use table::table;

use crate::checklist::Audit;
use crate::checklist::Finding;
use crate::checklist::RuleResult;
use crate::checklist::Verdict;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::report::requirements;

/// A finding of a rule as it is said: as bad as the rule says, and a note in a text that can't be mended any more.
pub(super) fn diagnostic(rule: &str, finding: &Finding, is_frozen: bool) -> Option<Diagnostic> {
    let (id, words) = requirements().get_key_value(rule)?;
    let severity = if is_frozen { Severity::Note } else { words.severity };
    let mut said = Diagnostic::new(Code { id, severity }, finding.span);
    said.args.clone_from(&finding.args);
    Some(finding.others.iter().fold(said, |said, span| said.also("", *span)))
}

/// How many rules of a release have each result, in the order of [`Verdict::ALL`].
fn counted<'a>(results: impl Iterator<Item = &'a RuleResult>) -> [usize; 5] {
    let verdicts: Vec<Verdict> = results.map(|result| result.verdict).collect();
    Verdict::ALL.map(|verdict| verdicts.iter().filter(|own| **own == verdict).count())
}

/// The results of a release that belong to a set of rules.
fn of_set<'a>(audit: &'a Audit, set: &'a str) -> impl Iterator<Item = &'a RuleResult> {
    let belongs =
        move |rule: &str| requirements().get(rule).is_some_and(|rule| rule.regimes.iter().any(|own| own == set));
    audit.results.iter().filter(move |result| belongs(result.rule))
}
