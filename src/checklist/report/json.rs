//! The report for programs: what `check --format json` prints.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::checklist::Audit;
use crate::checklist::Checklist;
use crate::checklist::Judged;
use crate::checklist::RuleResult;
use crate::checklist::Verdict;
use crate::checklist::report::counted;
use crate::checklist::report::diagnostic;
use crate::checklist::report::of_set;
use crate::config::Attestation;
use crate::config::Waiver;
use crate::diagnostic::Diagnostics;
use crate::model::Ruleset;
use crate::report::FindingView;
use crate::report::Messages;
use crate::report::finding;
use crate::report::findings;
use crate::report::requirements;
use crate::source::SourceTree;

/// What `check --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CheckReport<'a> {
    /// The form of this report: 1.
    pub schema: u32,
    /// The version of the rules of the checklist.
    pub rules: &'a str,
    /// The day the site was looked at on (ISO 8601); none if `site.toml` can't be read.
    pub as_of: Option<String>,
    /// The sets of rules that were applied.
    pub regimes: &'a [Ruleset],
    /// Everything that was found and is to be mended or looked at, with what the checklist found; 500 at most.
    pub findings: Vec<FindingView>,
    /// What the checklist says of each release it looked at.
    pub releases: Vec<ReleaseReport<'a>>,
    /// The rules of these sets that the program does not decide yet.
    pub planned: &'a [&'static str],
}

/// What the checklist says of one release.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ReleaseReport<'a> {
    /// The policy, by its folder.
    pub policy: &'a str,
    /// The version.
    pub version: &'a str,
    /// The title of the policy.
    pub title: &'a str,
    /// Whether it is frozen; nothing fails then.
    pub frozen: bool,
    /// How many rules have each result, by set of rules and by result.
    pub counts: BTreeMap<&'static str, BTreeMap<&'static str, usize>>,
    /// The results, rule by rule.
    pub results: Vec<ResultReport<'a>>,
}

/// What one rule says of one release.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ResultReport<'a> {
    /// The rule.
    pub rule: &'static str,
    /// The result: `pass`, `fail`, `warn`, `not-applicable` or `attest`.
    pub result: &'static str,
    /// Whether somebody has still to do something about it.
    pub open: bool,
    /// What the rule wants.
    pub requirement: &'a str,
    /// Where that stands.
    pub source: &'a str,
    /// How far that was read: `yes`, `partly`, `no`; `none` where no law stands behind it.
    pub verified: &'static str,
    /// What was found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<RuleFinding<'a>>,
    /// Who attested it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attested: Option<&'a Attestation>,
}

/// A finding of a rule.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RuleFinding<'a> {
    /// The finding.
    pub finding: FindingView,
    /// Who lets it stand, why, and how long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<&'a Waiver>,
}

/// The report for programs.
pub fn check_report<'a>(
    checklist: &'a Checklist,
    log: &Diagnostics,
    sources: &SourceTree,
    messages: &Messages,
) -> CheckReport<'a> {
    let release = |audit: &'a Audit| {
        let results = audit.results.iter();
        ReleaseReport {
            policy: &audit.policy,
            version: &audit.version,
            title: &audit.title,
            frozen: audit.frozen,
            counts: checklist.sets.iter().map(|set| (set.id(), counts(audit, *set))).collect(),
            results: results.filter_map(|own| result(checklist, audit, own, sources, messages)).collect(),
        }
    };
    CheckReport {
        schema: 1,
        rules: &checklist.version,
        as_of: checklist.as_of.map(|day| day.to_string()),
        regimes: &checklist.sets,
        findings: findings(log, sources, messages),
        releases: checklist.audits.iter().map(release).collect(),
        planned: &checklist.planned,
    }
}

fn counts(audit: &Audit, set: Ruleset) -> BTreeMap<&'static str, usize> {
    Verdict::ALL.map(Verdict::id).into_iter().zip(counted(of_set(audit, set.id()))).collect()
}

fn result<'a>(
    checklist: &'a Checklist,
    audit: &Audit,
    own: &RuleResult,
    sources: &SourceTree,
    messages: &Messages,
) -> Option<ResultReport<'a>> {
    let rule = requirements().get(own.rule)?;
    let words = rule.words(messages.language());
    let judged = |judged: &Judged| {
        let said = diagnostic(own.rule, &judged.finding, audit.frozen)?;
        let waived = judged.waived.and_then(|at| checklist.attest.waive.get(at));
        Some(RuleFinding { finding: finding(&said, sources, messages), waived })
    };
    Some(ResultReport {
        rule: own.rule,
        result: own.verdict.id(),
        open: own.is_open(),
        requirement: &words.requirement,
        source: &words.source,
        verified: rule.verified.id(),
        findings: own.findings.iter().filter_map(judged).collect(),
        attested: own.attested.and_then(|at| checklist.attest.attest.get(at)),
    })
}
