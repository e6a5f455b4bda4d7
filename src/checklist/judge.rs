//! What every rule says of every release that can still be mended, and of the newest one: results, with what people
//! attested and let stand. Findings are logged as all others; the rest is for reports.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::VERSION;
use crate::checklist::applied;
use crate::checklist::catalog::VERSIONS;
use crate::checklist::report::diagnostic;
use crate::checklist::sets_of;
use crate::config::AttestFile;
use crate::config::Config;
use crate::config::attestations;
use crate::diagnostic::ATTESTATION_EXPIRED;
use crate::diagnostic::ATTESTATION_UNUSED;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::UNKNOWN_POLICY;
use crate::diagnostic::UNKNOWN_RULE;
use crate::diagnostic::UNKNOWN_RULES;
use crate::diagnostic::WAIVER_EXPIRED;
use crate::diagnostic::WAIVER_UNUSED;
use crate::evidence;
use crate::evidence::EvidenceFiles;
use crate::model::Date;
use crate::model::Policy;
use crate::model::PolicyKind;
use crate::model::Release;
use crate::model::Ruleset;
use crate::report::MessageLanguage;
use crate::report::Requirement;
use crate::report::UNATTESTED;
use crate::report::planned;
use crate::report::requirements;
use crate::source::SourceTree;

/// What is to be held against what.
pub struct Order<'a> {
    /// The files.
    pub sources: &'a SourceTree,
    /// The site.
    pub config: &'a Config,
    /// The policies with all their releases.
    pub policies: &'a [Policy],
    /// The sets of rules; those of `site.toml` if empty.
    pub sets: &'a [Ruleset],
    /// Only this policy.
    pub policy: Option<&'a str>,
    /// The app's own files, in the place of those that `site.toml` names.
    pub evidence: EvidenceFiles,
    /// The day it is looked at on.
    pub as_of: Option<Date>,
}

/// What the rules say of the releases of a site.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// The version of the rules that was applied.
    pub version: String,
    /// The day it was looked at on.
    pub as_of: Option<Date>,
    /// The sets of rules that were applied.
    pub sets: Vec<Ruleset>,
    /// Release by release.
    pub audits: Vec<Audit>,
    /// What people answer for.
    pub attest: AttestFile,
    /// The rules of these sets that are not decided yet.
    pub planned: Vec<&'static str>,
}

/// What the rules say of one release.
#[derive(Clone, Debug)]
pub struct Audit {
    /// The policy, by its folder.
    pub policy: String,
    /// The title of the policy.
    pub title: String,
    /// The version of the release.
    pub version: String,
    /// Whether it is frozen: then nothing of it can be mended, and nothing fails.
    pub frozen: bool,
    /// Rule by rule, in the order of their ids.
    pub results: Vec<RuleResult>,
}

/// What one rule says of one release.
#[derive(Clone, Debug)]
pub struct RuleResult {
    /// The rule.
    pub rule: &'static str,
    /// The result.
    pub verdict: Verdict,
    /// What was found.
    pub findings: Vec<Judged>,
    /// Who attested it, as a place in [`AttestFile::attest`].
    pub attested: Option<usize>,
}

/// A result of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It does not hold, and that is an error.
    Fail,
    /// It does not hold, and that is worth a word.
    Warn,
    /// A person has to attest it, or did.
    Attest,
    /// It holds.
    Pass,
    /// What it is about does not exist here.
    NotApplicable,
}

impl Verdict {
    /// Every result, the worst first.
    pub const ALL: [Self; 5] = [Self::Fail, Self::Warn, Self::Attest, Self::Pass, Self::NotApplicable];

    /// Its word in data and reports.
    pub fn id(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Warn => "warn",
            Self::Attest => "attest",
            Self::Pass => "pass",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// A finding, and whether it is let stand.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The finding.
    pub finding: Finding,
    /// By which waiver, as a place in [`AttestFile::waive`].
    pub waived: Option<usize>,
}

impl RuleResult {
    /// Whether somebody has still to do something about it.
    pub fn is_open(&self) -> bool {
        match self.verdict {
            Verdict::Fail | Verdict::Warn => self.findings.iter().any(|judged| judged.waived.is_none()),
            Verdict::Attest => self.attested.is_none(),
            Verdict::Pass | Verdict::NotApplicable => false,
        }
    }
}

impl Checklist {
    /// The checklist of a site that can't be read: nothing was looked at.
    pub fn of_nothing(as_of: Option<Date>) -> Self {
        let (version, attest) = (VERSION.to_owned(), AttestFile::default());
        Self { version, as_of, sets: Vec::new(), audits: Vec::new(), attest, planned: Vec::new() }
    }

    /// How many rules of a set have each result, over all releases.
    pub fn counts(&self, set: Ruleset) -> BTreeMap<Verdict, usize> {
        let of_set =
            |rule: &str| requirements().get(rule).is_some_and(|rule| rule.regimes.iter().any(|id| id == set.id()));
        let results = self.audits.iter().flat_map(|audit| &audit.results).filter(|result| of_set(result.rule));
        results.fold(BTreeMap::new(), |mut counts, result| {
            *counts.entry(result.verdict).or_default() += 1;
            counts
        })
    }
}

/// Holds releases against rules: the newest of each policy, and every draft. Findings are logged; what is let stand or
/// can't be mended any more does not fail a run.
pub fn run(order: &Order<'_>, log: &mut Diagnostics) -> Checklist {
    let attest = attestations(order.sources, log);
    let mut sets = if order.sets.is_empty() { order.config.regimes.clone() } else { order.sets.to_vec() };
    let pinned = order.config.checklist.rules.as_deref().unwrap_or(VERSION);
    if !VERSIONS.contains(&pinned) {
        let fault = Diagnostic::new(UNKNOWN_RULES, order.config.places.get("checklist.rules")).arg("version", pinned);
        log.push(fault.listed("known", VERSIONS));
    }
    check_names(order, &attest, log);
    let mut used = Used::default();
    let mut audits = Vec::new();
    let is_asked = |policy: &&Policy| order.policy.is_none_or(|id| id == policy.id);
    let sound: Vec<&Policy> =
        order.policies.iter().filter(is_asked).filter(|policy| is_sound(policy, order.sources, log)).collect();
    for policy in sound {
        let evidence = evidence::read(order.sources, &evidence_files(order, &policy.id), log);
        if !evidence.is_empty() && !sets.contains(&Ruleset::Evidence) {
            sets.push(Ruleset::Evidence);
        }
        let rules = applied(&sets, pinned);
        for release in releases(policy) {
            let before = policy.predecessor(&release.version);
            let case = Case::new((order.config, &sets), policy, (release, before), &evidence, order.as_of);
            let judge = Judge { case: &case, attest: &attest, as_of: order.as_of };
            let is_meant = |rule: &&(&Rule, &Requirement)| is_about(release.records().kind, rule.1);
            let meant = rules.iter().filter(is_meant);
            let results: Vec<RuleResult> = meant.map(|rule| judge.result(*rule, &mut used)).collect();
            for result in &results {
                judge.report(result, log);
            }
            let (title, version) = (release.source().full_title(), release.version.clone());
            audits.push(Audit { policy: policy.id.clone(), title, version, frozen: !release.is_draft(), results });
        }
    }
    not_twice(&applied(&sets, pinned), log);
    let rules: BTreeSet<&str> = applied(&sets, pinned).iter().map(|(rule, _)| rule.id).collect();
    check_use(order, &attest, &used, &rules, log);
    let is_meant = |rule: &Requirement| rule.regimes.iter().any(|id| sets.iter().any(|set| set.id() == id));
    let planned = planned().iter().filter(|(_, rule)| is_meant(rule)).map(|(id, _)| id.as_str()).collect();
    Checklist { version: pinned.to_owned(), as_of: order.as_of, sets, audits, attest, planned }
}

/// Whether a policy could be read whole: in others, what seems to be missing may only be broken.
fn is_sound(policy: &Policy, sources: &SourceTree, log: &Diagnostics) -> bool {
    let folder = format!("content/{}/", policy.id);
    let is_inside = |span| sources.file_at(span).is_some_and(|(path, _)| path.starts_with(&folder));
    policy.complete && !log.sorted().iter().any(|one| one.severity == Severity::Error && is_inside(one.places[0].span))
}

/// Whether a rule is about a kind of document: what the law wants of a privacy policy it does not want of terms of use.
fn is_about(kind: PolicyKind, rule: &Requirement) -> bool {
    match kind {
        PolicyKind::Privacy | PolicyKind::Children | PolicyKind::Employees => true,
        PolicyKind::Cookies | PolicyKind::Terms => sets_of(rule).contains(&Ruleset::General),
    }
}

/// The releases that are looked at.
fn releases(policy: &Policy) -> impl Iterator<Item = &Release> {
    let newest = policy.newest().map(|release| release.version.as_str());
    policy.all().filter(move |release| release.is_draft() || Some(release.version.as_str()) == newest)
}

/// The app's own files for a policy: those of the command line, else those of `site.toml`.
fn evidence_files(order: &Order<'_>, policy: &str) -> EvidenceFiles {
    let known = order.config.evidence.get(policy).cloned().unwrap_or_default();
    let given = &order.evidence;
    EvidenceFiles {
        android: given.android.clone().or(known.android),
        ios: given.ios.clone().or(known.ios),
        xcprivacy: given.xcprivacy.clone().or(known.xcprivacy),
    }
}

/// Which attestations and waivers counted.
#[derive(Default)]
struct Used {
    attest: BTreeSet<usize>,
    waive: BTreeSet<usize>,
}

/// Decides about one release.
struct Judge<'a> {
    case: &'a Case<'a>,
    attest: &'a AttestFile,
    as_of: Option<Date>,
}

impl Judge<'_> {
    fn result(&self, (rule, words): (&'static Rule, &Requirement), used: &mut Used) -> RuleResult {
        let result = |verdict| RuleResult { rule: rule.id, verdict, findings: Vec::new(), attested: None };
        match (rule.check)(self.case) {
            Answer::Pass => result(Verdict::Pass),
            Answer::NotApplicable => result(Verdict::NotApplicable),
            Answer::Attest => {
                let attested = self.attestation(rule.id);
                used.attest.extend(attested);
                RuleResult { attested, ..result(Verdict::Attest) }
            }
            Answer::Found(findings) => {
                let verdict = if words.severity == Severity::Error { Verdict::Fail } else { Verdict::Warn };
                let judged = findings.into_iter().map(|finding| {
                    let waived = self.waiver(rule.id, &finding);
                    used.waive.extend(waived);
                    Judged { finding, waived }
                });
                RuleResult { findings: judged.collect(), ..result(verdict) }
            }
        }
    }

    /// The attestation of a rule that counts on the day.
    fn attestation(&self, rule: &str) -> Option<usize> {
        let counts = |until: Option<Date>| until.zip(self.as_of).is_none_or(|(until, day)| day <= until);
        self.attest
            .attest
            .iter()
            .position(|one| one.rule == rule && self.is_of_policy(one.policy.as_deref()) && counts(one.until))
    }

    /// The waiver that lets a finding stand on the day.
    fn waiver(&self, rule: &str, finding: &Finding) -> Option<usize> {
        let item = finding.value("item").unwrap_or_default();
        let is_at = |at: &str| item == at || item.strip_prefix(at).is_some_and(|rest| rest.starts_with('.'));
        self.attest.waive.iter().position(|one| {
            let counts = self.as_of.is_none_or(|day| day <= one.until);
            one.rule == rule
                && self.is_of_policy(one.policy.as_deref())
                && counts
                && one.at.as_deref().is_none_or(is_at)
        })
    }

    fn is_of_policy(&self, policy: Option<&str>) -> bool {
        policy.is_none_or(|id| id == self.case.policy.id)
    }

    /// Logs what somebody has still to do something about.
    fn report(&self, result: &RuleResult, log: &mut Diagnostics) -> Option<()> {
        let words = requirements().get(result.rule)?;
        let is_settled = !self.case.release.is_draft();
        for judged in result.findings.iter().filter(|judged| judged.waived.is_none()) {
            log.push(diagnostic(result.rule, &judged.finding, is_settled)?);
        }
        if result.verdict == Verdict::Attest && result.is_open() {
            let finding = self.case.found_whole();
            let finding = if speaks_of_faults(words) { finding.arg(UNATTESTED, "") } else { finding };
            let mut asked = diagnostic(result.rule, &finding, false)?;
            // Nobody's fault yet: it never fails a run by itself.
            asked.severity = asked.severity.max(Severity::Warning);
            log.push(asked.arg("policy", &self.case.policy.id));
        }
        Some(())
    }
}

/// Whether the message of a rule is about a fault, which has its arguments, and so can't ask somebody to attest.
pub(super) fn speaks_of_faults(words: &Requirement) -> bool {
    words.words(MessageLanguage::English).message.contains('{')
}

/// What a rule says with the law behind it is not said without it as well.
fn not_twice(rules: &[(&Rule, &Requirement)], log: &mut Diagnostics) {
    let replaced: BTreeSet<&str> = rules.iter().flat_map(|(_, words)| &words.replaces).map(String::as_str).collect();
    log.forgive(|finding| finding.severity != Severity::Note && replaced.contains(finding.code.id));
}

/// Rules and policies that `attest.toml` names are there.
fn check_names(order: &Order<'_>, attest: &AttestFile, log: &mut Diagnostics) {
    let attested = attest.attest.iter().map(|one| (&one.rule, &one.policy)).enumerate();
    let waived = attest.waive.iter().map(|one| (&one.rule, &one.policy)).enumerate();
    let all = attested.map(|(at, one)| ("attest", at, one)).chain(waived.map(|(at, one)| ("waive", at, one)));
    for (table, at, (rule, policy)) in all {
        if !requirements().contains_key(rule.as_str()) {
            let fault = Diagnostic::new(UNKNOWN_RULE, attest.place(table, at)).arg("rule", rule);
            log.push(fault.suggest(rule, requirements().keys().copied()));
        }
        if let Some(id) = policy.as_ref().filter(|id| order.policies.iter().all(|policy| policy.id != **id)) {
            let place = attest.places.get(&format!("{table}.{at}.policy"));
            let fault = Diagnostic::new(UNKNOWN_POLICY, place).arg("policy", id);
            log.push(fault.suggest(id, order.policies.iter().map(|policy| policy.id.as_str())));
        }
    }
}

/// What counts no longer, and what nothing needed. Of rules that were not applied nothing can be said.
fn check_use(order: &Order<'_>, attest: &AttestFile, used: &Used, rules: &BTreeSet<&str>, log: &mut Diagnostics) {
    let is_over = |until: Option<Date>| until.zip(order.as_of).is_some_and(|(until, day)| day > until);
    let is_looked_at = |rule: &String, policy: &Option<String>| {
        let asked = order.policy.is_none() || policy.as_deref() == order.policy;
        rules.contains(rule.as_str()) && asked && order.sets.is_empty()
    };
    for (at, one) in attest.attest.iter().enumerate() {
        let code = match (is_over(one.until), used.attest.contains(&at)) {
            (true, _) => ATTESTATION_EXPIRED,
            (false, false) if is_looked_at(&one.rule, &one.policy) => ATTESTATION_UNUSED,
            _ => continue,
        };
        let fault = Diagnostic::new(code, attest.place("attest", at)).arg("rule", &one.rule).arg("by", &one.by);
        log.push(fault.arg("until", one.until.map(|day| day.to_string()).unwrap_or_default()));
    }
    for (at, one) in attest.waive.iter().enumerate() {
        let code = match (is_over(Some(one.until)), used.waive.contains(&at)) {
            (true, _) => WAIVER_EXPIRED,
            (false, false) if is_looked_at(&one.rule, &one.policy) => WAIVER_UNUSED,
            _ => continue,
        };
        let fault = Diagnostic::new(code, attest.place("waive", at)).arg("rule", &one.rule).arg("by", &one.by);
        log.push(fault.arg("until", one.until));
    }
}
