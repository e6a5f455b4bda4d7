//! What people can ask for, and of whom (PIPL 44–50, 52, 53), and what a handler has ready (PIPL 55–57).

use super::reading::deciding;
use super::reading::is_open;
use super::reading::is_reachable;
use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::model::ContactTopic;
use crate::model::Country;
use crate::model::RightKind;
use crate::model::Role;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.pipl.44", check: people_can_know_and_restrict },
    Rule { id: "cn.pipl.45", check: people_can_see_and_take },
    Rule { id: "cn.pipl.46", check: people_can_correct },
    Rule { id: "cn.pipl.47", check: people_can_erase },
    Rule { id: "cn.pipl.48", check: people_can_ask_what_rules_mean },
    Rule { id: "cn.pipl.49", check: relatives_of_the_dead_can_ask },
    Rule { id: "cn.pipl.50", check: requests_are_answered },
    Rule { id: "cn.pipl.52", check: officer_can_be_reached },
    Rule { id: "cn.pipl.53", check: foreign_controller_has_representative },
    Rule { id: "cn.pipl.55", check: impact_is_assessed },
    Rule { id: "cn.pipl.57", check: incidents_are_told },
];

/// Words for reasons.
const REASONS: &[&str] = &["reason", "reasons", "理由", "原因"];

/// Words for not doing what was asked.
const REFUSING: &[&str] =
    &["refuse", "refused", "refusal", "decline", "declined", "reject", "rejected", "拒绝", "不予", "无法响应"];

/// Words for what was asked.
const REQUESTS: &[&str] = &["request", "requests", "respond", "answer", "请求", "申请", "要求", "响应"];

/// Words for what goes wrong with data.
const INCIDENTS: &[&str] =
    &["incident", "incidents", "breach", "breaches", "leak", "leaks", "leaked", "leakage", "安全事件", "泄露", "泄漏"];

/// Words for telling people.
const TELLING: &[&str] =
    &["notify", "notified", "notification", "inform", "informed", "tell", "told", "通知", "告知", "公告"];

/// Rights of which people must be told, by the word each has in the records. A release that tells of no right at all is
/// found by another rule.
pub(super) fn tells_of(case: &Case<'_>, kinds: &[(&str, bool)]) -> Answer {
    if case.records().rights.is_empty() {
        return Answer::NotApplicable;
    }
    Answer::of(case.lacks("rights", kinds))
}

/// To know and decide, and to limit or refuse (PIPL 44).
fn people_can_know_and_restrict(case: &Case<'_>) -> Answer {
    let restricts = case.has_right(RightKind::Restrict) || case.has_right(RightKind::Object);
    tells_of(case, &[("know", case.has_right(RightKind::Know)), ("restrict", restricts)])
}

/// To see, copy and move (PIPL 45).
fn people_can_see_and_take(case: &Case<'_>) -> Answer {
    let kinds = [
        ("access", case.has_right(RightKind::Access)),
        ("copy", case.has_right(RightKind::Copy)),
        ("portability", case.has_right(RightKind::Portability)),
    ];
    tells_of(case, &kinds)
}

/// To correct and complete (PIPL 46).
fn people_can_correct(case: &Case<'_>) -> Answer {
    tells_of(case, &[("correct", case.has_right(RightKind::Correct))])
}

/// To erase (PIPL 47).
fn people_can_erase(case: &Case<'_>) -> Answer {
    tells_of(case, &[("delete", case.has_right(RightKind::Delete))])
}

/// To have the rules explained (PIPL 48).
fn people_can_ask_what_rules_mean(case: &Case<'_>) -> Answer {
    tells_of(case, &[("explanation", case.has_right(RightKind::Explanation))])
}

/// What relatives of the dead can ask (PIPL 49).
fn relatives_of_the_dead_can_ask(case: &Case<'_>) -> Answer {
    tells_of(case, &[("deceased", case.has_right(RightKind::Deceased))])
}

/// There is a channel for requests, and who is refused learns why (PIPL 50).
fn requests_are_answered(case: &Case<'_>) -> Answer {
    let records = case.records();
    if case.data_in_use().is_empty() && records.rights.is_empty() {
        return Answer::NotApplicable;
    }
    let takes_requests =
        records.contacts.values().any(|contact| contact.topics.contains(&ContactTopic::Rights) && is_open(contact));
    let all_have = !records.rights.is_empty()
        && records.rights.values().all(|right| right.contact.is_some() || right.url.is_some());
    let of_refusals = |text: &str| [REASONS, REFUSING, REQUESTS].iter().all(|words| holds_any(text, words));
    let gives_reasons = case.source_passages().any(|passage| of_refusals(&passage.text));
    let fields = [("rights", takes_requests || all_have), ("reasons", gives_reasons)];
    Answer::of(case.lacks("contacts", &fields))
}

/// The protection officer can be reached (PIPL 52). Whether there must be one, no file shows.
fn officer_can_be_reached(case: &Case<'_>) -> Answer {
    let records = case.records();
    let officers = records.parties.iter().filter(|(_, party)| party.role == Role::ProtectionOfficer);
    let officers: Vec<&String> = officers.map(|(id, _)| id).collect();
    if officers.is_empty() {
        return Answer::Attest;
    }
    let silent = officers.into_iter().filter(|id| !is_reachable(records, id));
    Answer::of(silent.map(|id| case.found(&format!("parties.{id}"))))
}

/// A handler abroad has a representative in China that can be reached (PIPL 53).
fn foreign_controller_has_representative(case: &Case<'_>) -> Answer {
    let is_home = |country: &Country| country.as_str() == "CN";
    let abroad = deciding(case).into_iter();
    let abroad: Vec<_> =
        abroad.filter(|(_, party)| party.country.as_ref().is_some_and(|country| !is_home(country))).collect();
    if abroad.is_empty() {
        return Answer::NotApplicable;
    }
    let records = case.records();
    let stands_in = records.parties.iter().any(|(id, party)| {
        let is_here = party.country.as_ref().is_none_or(is_home);
        party.role == Role::Representative && is_here && is_reachable(records, id)
    });
    Answer::of(abroad.into_iter().filter(|_| !stands_in).map(|(id, _)| case.found(&format!("parties.{id}"))))
}

/// Impact assessments are on file where PIPL 55 wants them, which a person attests.
fn impact_is_assessed(case: &Case<'_>) -> Answer {
    let records = case.records();
    let goes_out = !records.recipients.is_empty() || !records.transfers.is_empty() || !records.sdks.is_empty();
    let entrusts = records.uses.values().any(|row| !row.processors.is_empty() || !row.receivers.is_empty());
    let is_sensitive = || case.data_in_use().into_iter().any(|id| case.is_sensitive(id));
    let is_due = goes_out || entrusts || !records.automated.is_empty() || is_sensitive();
    if is_due { Answer::Attest } else { Answer::NotApplicable }
}

/// How people hear of an incident (PIPL 57).
fn incidents_are_told(case: &Case<'_>) -> Answer {
    if case.data_in_use().is_empty() {
        return Answer::NotApplicable;
    }
    let is_told = case.source_passages().any(|passage| {
        let text = &passage.text;
        holds_any(text, INCIDENTS) && holds_any(text, TELLING)
    });
    Answer::holds(is_told, || case.found_whole())
}
