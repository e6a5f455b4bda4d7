//! What must be told before data are processed, and how (PIPL 17).

use std::collections::BTreeSet;

use super::reading::clause_links;
use super::reading::clause_says;
use super::reading::clause_words;
use super::reading::codes;
use super::reading::deciding;
use super::reading::gathered;
use super::reading::is_open;
use super::reading::is_reachable;
use super::reading::words;
use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::model::Channel;
use crate::model::ContactTopic;
use crate::model::DataId;
use crate::model::Retention;
use crate::model::RetentionRef;
use crate::model::Right;
use crate::model::RightKind;
use crate::model::Role;
use crate::model::Use;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.pipl.17-1a", check: controller_is_named },
    Rule { id: "cn.pipl.17-1b", check: controller_can_be_reached },
    Rule { id: "cn.pipl.17-2a", check: every_item_has_a_purpose },
    Rule { id: "cn.pipl.17-2b", check: every_use_has_a_method },
    Rule { id: "cn.pipl.17-2c", check: every_use_names_its_data },
    Rule { id: "cn.pipl.17-2d", check: retention_is_stated },
    Rule { id: "cn.pipl.17-3", check: every_right_has_a_way },
    Rule { id: "cn.pipl.17-chg", check: changes_reach_people },
    Rule { id: "cn.pipl.17-pub", check: older_texts_can_be_read },
];

/// How many items and purposes in one use make a purpose that is none for any of them, if one of the purposes is as wide
/// as the whole product.
const BLANKET: (usize, usize) = (8, 3);

/// Purposes as wide as the whole product.
const WIDE: [&str; 2] = ["core.service", "quality.improve"];

/// Words for a period that is as long as somebody thinks it has to be.
const AS_LONG_AS_IT_TAKES: &[&str] =
    &["necessary", "necessity", "needed", "purpose", "purposes", "必要", "必需", "所需", "目的", "最短"];

/// Words for something at which a period ends, so that its end can be seen.
const ENDS: &[&str] = &[
    "until",
    "account",
    "accounts",
    "contract",
    "employment",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "hours",
    "直至",
    "直到",
    "注销",
    "离职",
    "合同",
    "年",
    "个月",
    "日",
    "天",
    "小时",
];

/// Words for a place or person to turn to.
const WAYS: &[&str] = &[
    "contact",
    "write",
    "e-mail",
    "email",
    "call",
    "settings",
    "menu",
    "page",
    "button",
    "tap",
    "click",
    "administrator",
    "联系",
    "拨打",
    "设置",
    "点击",
    "路径",
    "页面",
    "邮箱",
    "邮件",
    "电话",
    "客服",
    "管理员",
    "申请",
];

/// Titles of a clause about changes of the text.
const ON_CHANGES: &[&str] = &[
    "change",
    "changes",
    "update",
    "updates",
    "revision",
    "revisions",
    "amendment",
    "amendments",
    "更新",
    "变更",
    "修订",
    "修改",
];

/// Words for a message that comes to a person.
const MESSAGES: &[&str] = &[
    "push",
    "pop-up",
    "prompt",
    "in the app",
    "e-mail",
    "email",
    "text message",
    "弹窗",
    "推送",
    "站内信",
    "短信",
    "邮件",
    "电话",
];

/// The handler has a name.
fn controller_is_named(case: &Case<'_>) -> Answer {
    Answer::holds(!deciding(case).is_empty(), || case.found_whole())
}

/// The handler can be reached. Of a class of handlers, such as the customers of a product, the words say whom to ask.
fn controller_can_be_reached(case: &Case<'_>) -> Answer {
    let records = case.records();
    let deciding = deciding(case);
    if deciding.is_empty() {
        return Answer::NotApplicable;
    }
    let is_routed = |id: &str| records.routes.values().any(|route| route.party.as_str() == id);
    let is_anyone_open = || records.contacts.values().any(is_open);
    let is_ours = || records.contacts.values().any(|contact| contact.party.is_none() && is_open(contact));
    let can_be_asked = |id: &str, role: Role| {
        let by_class = role == Role::Customer && is_anyone_open();
        is_reachable(records, id) || is_routed(id) || by_class || is_ours()
    };
    let silent = deciding.iter().filter(|(id, party)| !can_be_asked(id, party.role));
    Answer::of(silent.map(|(id, _)| case.found(&format!("parties.{id}"))))
}

/// Every item has a purpose, and one of its own.
fn every_item_has_a_purpose(case: &Case<'_>) -> Answer {
    let records = case.records();
    let used = case.data_in_use();
    if used.is_empty() && records.data.is_empty() {
        return Answer::NotApplicable;
    }
    let stated: BTreeSet<&str> =
        case.uses().iter().filter(|row| row.purpose.is_some()).flat_map(|row| row.data).map(DataId::as_str).collect();
    let without = |row: &Use| -> Vec<String> {
        let all = || row.data.iter().map(|id| id.as_str().to_owned());
        let open: Vec<String> = all().filter(|id| !stated.contains(id.as_str())).collect();
        if open.is_empty() { all().collect() } else { open }
    };
    let is_blanket = |row: &Use| {
        let is_wide = row.purposes.iter().any(|id| WIDE.contains(&id.as_str()));
        is_wide && row.data.len() >= BLANKET.0 && row.purposes.len() >= BLANKET.1
    };
    let bare = records.uses.iter().filter(|(_, row)| {
        let is_bare = row.purpose.is_none() && !row.data.is_empty();
        is_bare || is_blanket(row)
    });
    let bare = bare.map(|(id, row)| {
        let open = without(row);
        case.found(&format!("uses.{id}")).arg("data", codes(open.iter().map(String::as_str)))
    });
    let denied: BTreeSet<&str> =
        records.promises.values().flat_map(|promise| &promise.data).map(DataId::as_str).collect();
    let unused = records.data.keys().filter(|id| !used.contains(id.as_str()) && !denied.contains(id.as_str()));
    let unused = unused.map(|id| case.found(&format!("data.{id}")).arg("data", codes([id.as_str()])));
    Answer::of(bare.chain(unused))
}

/// How data come in is stated, and where they go to others, how they get there.
fn every_use_has_a_method(case: &Case<'_>) -> Answer {
    let uses = &case.records().uses;
    let lacks = |(id, row): (&String, &Use)| {
        let by_sdk = row.sdk.as_ref().and_then(|sdk| case.records().sdks.get(sdk.as_str()));
        let has_method = row.method.is_some() || by_sdk.is_some_and(|sdk| sdk.method.is_some());
        let comes_in = !row.source.is_empty() || !row.permissions.is_empty() || has_method || by_sdk.is_some();
        let goes_out = row.receivers.is_empty() || has_method;
        case.lacks(&format!("uses.{id}"), &[("source", comes_in), ("method", goes_out)])
    };
    if uses.is_empty() {
        return Answer::NotApplicable;
    }
    gathered(case, "uses", uses.len(), uses.iter().filter_map(lacks).collect())
}

/// Every use names its data.
fn every_use_names_its_data(case: &Case<'_>) -> Answer {
    let uses = &case.records().uses;
    if uses.is_empty() && case.uses().is_empty() {
        return Answer::NotApplicable;
    }
    let bare = uses.iter().filter(|(_, row)| row.data.is_empty());
    Answer::of(bare.map(|(id, _)| case.found(&format!("uses.{id}"))))
}

/// Every use has a period, or what decides it; words that only repeat the law are neither.
fn retention_is_stated(case: &Case<'_>) -> Answer {
    let kept = |row: &&crate::checklist::UseRow<'_>| {
        let is_gone = row.on_device || row.as_use.is_some_and(|own| own.ephemeral == Some(true));
        !is_gone && !row.data.is_empty() && row.as_use.is_some()
    };
    let rows = case.uses();
    let rows: Vec<_> = rows.iter().filter(kept).collect();
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    let without = rows.iter().filter(|row| row.retention.is_none()).map(|row| case.found(&row.path));
    let named: BTreeSet<&str> = rows
        .iter()
        .filter_map(|row| match row.retention {
            Some(RetentionRef::Record(id)) => Some(id.as_str()),
            _ => None,
        })
        .collect();
    let open = case.records().retention.iter().filter(|(id, _)| named.contains(id.as_str()));
    let open: Vec<Finding> = open
        .filter(|(_, retention)| !says_how_long(case, retention))
        .map(|(id, _)| case.found(&format!("retention.{id}")))
        .collect();
    match gathered(case, "uses", rows.len(), without.collect()) {
        Answer::Found(found) => Answer::of(found.into_iter().chain(open)),
        _ => Answer::of(open),
    }
}

/// Whether a record says how long: by a period, or by words that name more than necessity.
fn says_how_long(case: &Case<'_>, retention: &Retention) -> bool {
    if retention.period.is_some() || retention.maximum.is_some() {
        return true;
    }
    let own = [&retention.criteria, &retention.text].into_iter().flatten();
    let own: Vec<String> = own.map(|text| words(case, text)).collect();
    let said = if own.is_empty() { clause_words(case, retention.clause.as_ref()) } else { own.join(" ") };
    let is_bare = holds_any(&said, AS_LONG_AS_IT_TAKES) && !holds_any(&said, ENDS);
    let has_number = said.chars().any(|sign| sign.is_ascii_digit());
    !said.trim().is_empty() && (has_number || !is_bare)
}

/// Rights are told, and how to use each.
fn every_right_has_a_way(case: &Case<'_>) -> Answer {
    let records = case.records();
    if records.rights.is_empty() {
        let is_asked = !case.data_in_use().is_empty() || !records.uses.is_empty();
        return if is_asked { Answer::missing(case.found("rights")) } else { Answer::NotApplicable };
    }
    let for_all =
        records.contacts.values().any(|contact| contact.topics.contains(&ContactTopic::Rights) && is_open(contact));
    let closing = records.account.as_ref().and_then(|account| account.cancellation.as_ref());
    let closes = closing.is_some_and(|closing| closing.how.is_some() || closing.url.is_some());
    let has_way = |right: &Right| {
        let by_clause = clause_says(case, right.clause.as_ref(), WAYS) || clause_links(case, right.clause.as_ref());
        let by_account = right.kind == RightKind::CloseAccount && closes;
        right.how.is_some() || right.url.is_some() || right.contact.is_some() || by_clause || by_account
    };
    let bare = records.rights.iter().filter(|(_, right)| !for_all && !has_way(right));
    let bare = bare.map(|(id, _)| case.found(&format!("rights.{id}"))).collect();
    gathered(case, "rights", records.rights.len(), bare)
}

/// A change comes to people; a notice on a website has to be looked for. That nothing at all is said of changes is the
/// finding of another rule.
fn changes_reach_people(case: &Case<'_>) -> Answer {
    let channels = case.records().revision.as_ref().map_or(&[][..], |revision| revision.channels.as_slice());
    if channels.is_empty() && case.heading(ON_CHANGES).is_none() {
        return Answer::NotApplicable;
    }
    let comes = channels.iter().any(|channel| *channel != Channel::Website);
    let told = || channels.is_empty() && says_below_a_title(case, ON_CHANGES, MESSAGES);
    Answer::holds(comes || told(), || case.found("revision.channels"))
}

/// Whether the clauses whose title holds one of some words hold one of others.
fn says_below_a_title(case: &Case<'_>, titles: &[&str], wanted: &[&str]) -> bool {
    let mut said = false;
    case.release.source().prose.each_clause(&mut |clause| {
        let title = crate::model::plain_text(&clause.title);
        let id = crate::model::ClauseId(clause.id.clone());
        said |= !title.is_empty() && holds_any(&title, titles) && clause_says(case, Some(&id), wanted);
    });
    said
}

/// Older texts can be read. Those of releases always can.
fn older_texts_can_be_read(case: &Case<'_>) -> Answer {
    let lost = case.records().archive.iter().enumerate().filter(|(_, old)| old.file.is_none());
    Answer::of(lost.map(|(at, old)| case.found(&format!("archive.{at}")).arg("version", &old.version)))
}
