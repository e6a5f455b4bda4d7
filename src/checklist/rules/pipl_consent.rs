//! On what grounds data are processed, how consent is asked and taken back (PIPL 13–16), and decisions by machine (24).

use super::reading::clause_says;
use super::reading::words;
use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::diff;
use crate::diff::Class;
use crate::diff::Ground;
use crate::model::Acceptance;
use crate::model::ChangeKind;
use crate::model::ConsentKind;
use crate::model::ExemptionContext;
use crate::model::LegalBasis;
use crate::model::PurposeId;
use crate::model::Regime;
use crate::model::RightKind;
use crate::model::Sdk;
use crate::model::Use;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.pipl.13", check: every_use_has_a_basis },
    Rule { id: "cn.pipl.13-ex", check: exemptions_are_those_of_the_law },
    Rule { id: "cn.pipl.14", check: changes_are_agreed_to },
    Rule { id: "cn.pipl.15", check: consent_can_be_withdrawn },
    Rule { id: "cn.pipl.16", check: refusal_is_told },
    Rule { id: "cn.pipl.24", check: profiling_can_be_switched_off },
];

/// Words of exemptions that stand in GB/T 35273-2020 5.6 and not in PIPL 13: keeping a product running, and research.
const NOT_IN_THE_LAW: &[&str] = &[
    "stable operation",
    "safe and stable",
    "fault",
    "faults",
    "failure",
    "failures",
    "malfunctions",
    "research institution",
    "research institutions",
    "academic",
    "scholarly",
    "statistical",
    "statistics",
    "稳定运行",
    "安全稳定",
    "故障",
    "学术",
    "统计",
];

/// Words by which a clause says what refusing means.
const REFUSAL: &[&str] = &[
    "refuse",
    "refusal",
    "decline",
    "do not provide",
    "do not agree",
    "don't",
    "still use",
    "not affected",
    "拒绝",
    "不提供",
    "不同意",
    "不影响",
    "仍可",
    "仍然可以",
];

/// Words for content that is chosen by what is known of a person.
const PERSONAL: &[&str] = &[
    "intelligent push",
    "smart push",
    "smart tags",
    "user profile",
    "user profiles",
    "profiling",
    "personalised",
    "personalized",
    "recommended",
    "智能推送",
    "精准推送",
    "个性化",
    "用户画像",
    "智能标签",
    "定向推送",
];

/// Every use rests on a case of PIPL 13(1). Consent that is asked is one.
fn every_use_has_a_basis(case: &Case<'_>) -> Answer {
    let uses = &case.records().uses;
    if uses.is_empty() {
        return Answer::NotApplicable;
    }
    let is_asked = |row: &Use| row.consent.is_some_and(|consent| consent != ConsentKind::None);
    let has_basis = |row: &Use| match row.basis.get(&Regime::Cn) {
        Some(basis) => *basis != LegalBasis::LegitimateInterests,
        None => is_asked(row),
    };
    let bare = uses.iter().filter(|(_, row)| !has_basis(row));
    let bare = bare.map(|(id, _)| case.found(&format!("uses.{id}"))).collect();
    super::reading::gathered(case, "uses", uses.len(), bare)
}

/// No exemption from consent is one that only the standard has.
fn exemptions_are_those_of_the_law(case: &Case<'_>) -> Answer {
    let all = case.records().exemptions.iter().filter(|(_, one)| one.context != ExemptionContext::Rights);
    let all: Vec<_> = all.collect();
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let is_wider = |one: &crate::model::Exemption| {
        holds_any(&words(case, &one.text), NOT_IN_THE_LAW) || clause_says(case, one.clause.as_ref(), NOT_IN_THE_LAW)
    };
    let wider = all.into_iter().filter(|(_, one)| is_wider(one));
    Answer::of(wider.map(|(id, _)| case.found(&format!("exemptions.{id}"))))
}

/// What a release asks for against the one before, where the author says less than its changes do: the grounds of the
/// changes that ask for consent.
pub(super) fn lowered(case: &Case<'_>) -> Vec<Ground> {
    let Some(before) = case.before else { return Vec::new() };
    let (signal, grounds) = diff::signal(Some(before), &[], case.release, &case.config.taxonomy);
    if signal.class(Regime::Cn) >= Class::Reconsent {
        return Vec::new();
    }
    let asks = |ground: &Ground| ground.regime == Regime::Cn && ground.class >= Class::Reconsent;
    grounds.into_iter().filter(asks).collect()
}

/// Whether a change is one of the time that data are kept, and of nothing else that asks for consent.
pub(super) fn is_of_time(ground: &Ground) -> bool {
    ground.kind == Some(ChangeKind::RetentionLonger)
}

/// A change of purpose, method or kind waits for consent; going on using the product is none.
fn changes_are_agreed_to(case: &Case<'_>) -> Answer {
    let acceptance = case.records().revision.as_ref().and_then(|revision| revision.acceptance);
    let by_use = (acceptance == Some(Acceptance::ContinuedUse)).then(|| case.found("revision.acceptance"));
    let lowered = lowered(case).iter().any(|ground| !is_of_time(ground)).then(|| case.found("signal.cn"));
    match Answer::of(by_use.into_iter().chain(lowered)) {
        Answer::Pass if acceptance.is_none() && case.before.is_none() => Answer::Attest,
        answer => answer,
    }
}

/// Who consents can withdraw it.
fn consent_can_be_withdrawn(case: &Case<'_>) -> Answer {
    let records = case.records();
    let rests_on_consent = |row: &Use| {
        let is_asked = row.consent.is_some_and(|consent| consent != ConsentKind::None);
        is_asked || row.basis.get(&Regime::Cn).is_none_or(|basis| *basis == LegalBasis::Consent)
    };
    if !records.uses.values().any(rests_on_consent) {
        return Answer::NotApplicable;
    }
    Answer::holds(case.has_right(RightKind::WithdrawConsent), || case.found("rights"))
}

/// What can be refused says what refusing means.
fn refusal_is_told(case: &Case<'_>) -> Answer {
    let free = case.records().uses.iter().filter(|(_, row)| row.required == Some(false));
    let free: Vec<_> = free.collect();
    if free.is_empty() {
        return Answer::NotApplicable;
    }
    let is_told = |row: &Use| {
        let by_clause = clause_says(case, row.clause.as_ref(), REFUSAL);
        row.refusal.is_some() || row.alternative.is_some() || by_clause
    };
    let silent: Vec<Finding> =
        free.iter().filter(|(_, row)| !is_told(row)).map(|(id, _)| case.found(&format!("uses.{id}"))).collect();
    Answer::of(silent)
}

/// Decisions by machine and what is chosen for a person can be switched off.
fn profiling_can_be_switched_off(case: &Case<'_>) -> Answer {
    let records = case.records();
    let refused = case.right(RightKind::RefuseAutomatedDecision);
    let can_be_refused = refused.is_some_and(|(_, right)| right.how.is_some() || right.url.is_some());
    let automated = records.automated.iter().map(|(id, one)| (format!("automated.{id}"), one.opt_out.is_some()));
    let is_personal = |purposes: &[PurposeId]| purposes.iter().any(|id| id.as_str().starts_with("personalise."));
    let by_words = |sdk: &Sdk| {
        let texts = [&sdk.mechanism, &sdk.purpose].into_iter().flatten();
        texts.into_iter().any(|text| holds_any(&words(case, text), PERSONAL))
    };
    // What one record of `[automated]` tells is not told again of the use or SDK that does it.
    let untold = records.automated.is_empty();
    let uses = records.uses.iter().filter(|(_, row)| untold && is_personal(&row.purposes));
    let uses = uses.map(|(id, row)| (format!("uses.{id}"), row.refusal.is_some() || row.alternative.is_some()));
    let sdks = records.sdks.iter().filter(|(_, sdk)| untold && (is_personal(&sdk.purposes) || by_words(sdk)));
    let sdks = sdks.map(|(id, sdk)| (format!("sdks.{id}"), sdk.opt_out.is_some()));
    let all: Vec<(String, bool)> = automated.chain(uses).chain(sdks).collect();
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let open = all.iter().filter(|(_, is_optional)| !is_optional && !can_be_refused);
    Answer::of(open.map(|(path, _)| case.found(path)))
}
