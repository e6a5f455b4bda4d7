//! The numbers below the findings in a terminal.

use crate::checklist::Audit;
use crate::checklist::Checklist;
use crate::checklist::RuleResult;
use crate::checklist::Verdict;
use crate::checklist::report::counted;
use crate::checklist::report::of_set;
use crate::report::Arg;
use crate::report::Messages;
use crate::report::padded;
use crate::report::padded_left;

/// The columns of a number, and of the name of a set.
const WIDTHS: [usize; 2] = [12, 14];

/// How many rules of each set have each result, release by release, and what is let stand or still to be attested.
pub fn table(checklist: &Checklist, messages: &Messages) -> String {
    let mut out = String::new();
    for audit in &checklist.audits {
        out.push_str(&head(checklist, audit, messages));
        let names = Verdict::ALL.map(|verdict| messages.say(&format!("verdict-{}", verdict.id()), &[]));
        out.push_str(&line("", &names));
        for set in checklist.sets.iter().map(|set| set.id()) {
            let counts = counted(of_set(audit, set));
            if counts.iter().any(|count| *count > 0) {
                out.push_str(&line(set, &counts.map(|count| count.to_string())));
            }
        }
        out.push_str(&remarks(audit, messages));
    }
    if !checklist.planned.is_empty() && !checklist.audits.is_empty() {
        out.push_str(&messages.say("checklist-planned", &[("count", Arg::Count(checklist.planned.len()))]));
        out.push('\n');
    }
    out
}

/// The policy, its release, the version of the rules and the day.
fn head(checklist: &Checklist, audit: &Audit, messages: &Messages) -> String {
    let day = checklist.as_of.map(|day| day.to_string()).unwrap_or_default();
    let frozen = if audit.frozen { "frozen" } else { "draft" };
    let args = [
        ("policy", Arg::Text(&audit.policy)),
        ("version", Arg::Text(&audit.version)),
        ("rules", Arg::Text(&checklist.version)),
        ("day", Arg::Text(&day)),
        ("state", Arg::Text(&frozen)),
    ];
    messages.say("checklist-head", &args) + "\n"
}

/// A line of the table.
fn line(name: &str, cells: &[String; 5]) -> String {
    let cells: String = cells.iter().map(|cell| padded_left(cell, WIDTHS[0])).collect();
    format!("  {}{cells}\n", padded(name, WIDTHS[1]))
}

/// What is let stand, and what nobody attested yet.
fn remarks(audit: &Audit, messages: &Messages) -> String {
    let waived = audit.results.iter().flat_map(|result| &result.findings).filter(|one| one.waived.is_some()).count();
    let asks = |result: &&RuleResult| result.verdict == Verdict::Attest && result.attested.is_none();
    let open = audit.results.iter().filter(asks).count();
    let said = [("checklist-waived", waived), ("checklist-open", open)];
    let mut out = String::new();
    for (id, count) in said.into_iter().filter(|(_, count)| *count > 0) {
        out.push_str(&format!("  {}\n", messages.say(id, &[("count", Arg::Count(count))])));
    }
    out
}
