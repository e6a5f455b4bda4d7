//! The report that a legal team files: by whom nothing is said, by which rules, on which day, and what was found, attested
//! and let stand.

use crate::checklist::Audit;
use crate::checklist::Checklist;
use crate::checklist::Judged;
use crate::checklist::RuleResult;
use crate::checklist::Verdict;
use crate::checklist::judge::speaks_of_faults;
use crate::checklist::report::counted;
use crate::checklist::report::diagnostic;
use crate::checklist::report::list::sourced;
use crate::checklist::report::list::wanted;
use crate::checklist::report::of_set;
use crate::report::Arg;
use crate::report::Messages;
use crate::report::Requirement;
use crate::report::requirements;
use crate::source::SourceTree;

/// The report, release by release.
pub fn markdown(checklist: &Checklist, sources: &SourceTree, messages: &Messages) -> String {
    let writer = Writer { checklist, sources, messages };
    let day = checklist.as_of.map(|day| day.to_string()).unwrap_or_default();
    let sets: Vec<&str> = checklist.sets.iter().map(|set| set.id()).collect();
    let facts = [
        ("report-rules", checklist.version.clone()),
        ("report-day", day),
        ("report-sets", sets.join(", ")),
        ("report-program", format!("policysite {}", env!("CARGO_PKG_VERSION"))),
    ];
    let mut out = format!("# {}\n\n", writer.word("report-title"));
    for (id, value) in facts {
        out.push_str(&format!("- {}\n", writer.followed(&writer.word(id), &value)));
    }
    out.push_str(&format!("\n{}\n", writer.word("report-scope")));
    for audit in &checklist.audits {
        out.push_str(&writer.release(audit));
    }
    if !checklist.planned.is_empty() {
        out.push_str(&format!("\n## {}\n\n{}\n\n", writer.word("report-planned"), writer.word("report-planned-note")));
        for id in &checklist.planned {
            out.push_str(&format!("- `{id}`\n"));
        }
    }
    out
}

/// Whether a result belongs to a part of the report.
type Test = fn(&RuleResult) -> bool;

struct Writer<'a> {
    checklist: &'a Checklist,
    sources: &'a SourceTree,
    messages: &'a Messages,
}

impl Writer<'_> {
    fn word(&self, id: &str) -> String {
        self.messages.say(id, &[])
    }

    /// A text, and what it is followed by: `Looked at on: 2026-11-20`.
    fn followed(&self, text: &str, more: &str) -> String {
        let more = cell(more);
        if more.is_empty() {
            return text.to_owned();
        }
        self.messages.say("report-followed", &[("text", Arg::Text(&text)), ("more", Arg::Text(&more))])
    }

    fn release(&self, audit: &Audit) -> String {
        let state = self.word(if audit.frozen { "report-frozen" } else { "report-draft" });
        let title = cell(&audit.title);
        let mut out = format!("\n## {title}, `{}` ({})\n\n{state}\n\n", audit.version, audit.policy);
        out.push_str(&self.numbers(audit));
        let parts: [(&str, Test); 5] = [
            ("report-failed", |own| own.verdict == Verdict::Fail && own.is_open()),
            ("report-warned", |own| own.verdict == Verdict::Warn && own.is_open()),
            ("report-unattested", |own| own.verdict == Verdict::Attest && own.is_open()),
            ("report-waived", |own| own.findings.iter().any(|judged| judged.waived.is_some())),
            ("report-attested", |own| own.attested.is_some()),
        ];
        for (id, is_meant) in parts {
            let results: Vec<&RuleResult> = audit.results.iter().filter(|own| is_meant(own)).collect();
            if !results.is_empty() {
                out.push_str(&format!("### {}\n\n", self.word(id)));
                for own in results {
                    out.push_str(&self.result(audit, own, id));
                }
            }
        }
        for (id, verdict) in [("report-passed", Verdict::Pass), ("report-elsewhere", Verdict::NotApplicable)] {
            out.push_str(&self.rules(audit, id, verdict));
        }
        out
    }

    /// How many rules of each set have each result.
    fn numbers(&self, audit: &Audit) -> String {
        let names = Verdict::ALL.map(|verdict| self.word(&format!("verdict-{}", verdict.id())));
        let mut out =
            format!("| {} | {} |\n|---|---:|---:|---:|---:|---:|\n", self.word("report-set"), names.join(" | "));
        for set in &self.checklist.sets {
            let counts = counted(of_set(audit, set.id())).map(|count| count.to_string());
            out.push_str(&format!("| `{}` | {} |\n", set.id(), counts.join(" | ")));
        }
        out.push('\n');
        out
    }

    /// A rule with what it found, or who attested it.
    fn result(&self, audit: &Audit, own: &RuleResult, part: &str) -> String {
        let Some(rule) = requirements().get(own.rule) else { return String::new() };
        let words = rule.words(self.messages.language());
        let source = sourced(rule, &words.source, self.messages);
        let mut out = format!("**`{}`** {}\n\n", own.rule, wanted(words, &source, self.messages));
        let is_waived = part == "report-waived";
        for judged in own.findings.iter().filter(|judged| judged.waived.is_some() == is_waived) {
            out.push_str(&self.finding(audit, own, judged));
        }
        if part == "report-unattested" {
            let general = self.messages.say("not-attested.help", &[("rule", Arg::Text(&own.rule))]);
            let help = if speaks_of_faults(rule) { &general } else { &words.help };
            out.push_str(&format!("- {help}\n"));
        }
        if let Some(one) = own.attested.and_then(|at| self.checklist.attest.attest.get(at)) {
            let until = one.until.map_or_else(|| "none".to_owned(), |day| day.to_string());
            let note = one.note.clone().unwrap_or_default();
            let args = [("by", Arg::Text(&one.by)), ("on", Arg::Text(&one.on)), ("until", Arg::Text(&until))];
            let by = self.messages.say("report-attested-by", &args);
            out.push_str(&format!("- {}\n", self.followed(&by, &note)));
        }
        out.push('\n');
        out
    }

    /// A finding with its place, what to do, and who lets it stand.
    fn finding(&self, audit: &Audit, own: &RuleResult, judged: &Judged) -> String {
        let Some(said) = diagnostic(own.rule, &judged.finding, audit.frozen) else { return String::new() };
        let place = self.sources.location(judged.finding.span);
        let place = place.map(|at| format!(" (`{}:{}:{}`)", at.path, at.line, at.column)).unwrap_or_default();
        let mut out = format!("- {}{place}\n", self.messages.message(&said));
        let waiver = judged.waived.and_then(|at| self.checklist.attest.waive.get(at));
        if let Some(one) = waiver {
            let args = [("by", Arg::Text(&one.by)), ("until", Arg::Text(&one.until))];
            let by = self.messages.say("report-waived-by", &args);
            out.push_str(&format!("  {}\n", self.followed(&by, &one.reason)));
        } else {
            let help = self.messages.help(&said).unwrap_or_default();
            out.push_str(&format!("  {}\n", self.followed(&self.messages.label("help"), &help)));
        }
        out
    }

    /// The rules with a result of which nothing more is to be said.
    fn rules(&self, audit: &Audit, title: &str, verdict: Verdict) -> String {
        let rules: Vec<(&str, &Requirement)> = audit
            .results
            .iter()
            .filter(|own| own.verdict == verdict)
            .filter_map(|own| Some((own.rule, requirements().get(own.rule)?)))
            .collect();
        if rules.is_empty() {
            return String::new();
        }
        let mut out = format!("### {}\n\n", self.word(title));
        for (id, rule) in rules {
            out.push_str(&format!("- `{id}` {}\n", rule.words(self.messages.language()).requirement));
        }
        out.push('\n');
        out
    }
}

/// A text that stays on its line.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
