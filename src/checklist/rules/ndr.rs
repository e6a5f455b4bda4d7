//! What the network data regulations want beyond the PIPL (网络数据安全管理条例 21–23).

use super::pipl_consent::is_of_time;
use super::pipl_consent::lowered;
use super::pipl_rights::tells_of;
use super::reading::clause_says;
use super::reading::codes;
use super::reading::words;
use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::UseRow;
use crate::checklist::case::holds_any;
use crate::diagnostic::Span;
use crate::diff;
use crate::model::AccountCreation;
use crate::model::Block;
use crate::model::Cancellation;
use crate::model::Inline;
use crate::model::PromiseKind;
use crate::model::Regime;
use crate::model::RetentionRef;
use crate::model::RightKind;
use crate::model::Role;
use crate::model::Target;
use crate::model::plain_text;
use crate::model::walk_inlines;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.ndr.21-show", check: rules_stand_in_one_place },
    Rule { id: "cn.ndr.21-3", check: what_happens_at_the_end_is_told },
    Rule { id: "cn.ndr.21-4", check: every_right_is_told },
    Rule { id: "cn.ndr.21-list", check: receivers_are_listed },
    Rule { id: "cn.ndr.22-5", check: nobody_is_asked_again_and_again },
    Rule { id: "cn.ndr.22-4", check: a_longer_time_is_agreed_to },
    Rule { id: "cn.ndr.23", check: rights_are_not_hindered },
];

/// Words of a link that leads to a list of what is processed.
const LISTS: &[&str] = &["list", "lists", "list of", "directory", "清单", "目录", "列表"];

/// Words of what such a list holds.
const LISTED: &[&str] = &[
    "SDK",
    "SDKs",
    "third-party",
    "third party",
    "third parties",
    "partners",
    "personal information",
    "permissions",
    "第三方",
    "个人信息",
    "权限",
    "合作方",
    "共享",
];

/// Words for the end of the time that data are kept.
const THE_END: &[&str] = &[
    "retention period",
    "storage period",
    "period ends",
    "period is over",
    "end of the period",
    "after the period",
    "after this period",
    "after that",
    "expires",
    "expiry",
    "期满",
    "期限届满",
    "届满后",
    "到期",
    "超出保存期限",
    "超过保存期限",
    "超出上述期限",
    "超过上述期限",
];

/// Words for what becomes of data then.
const REMOVED: &[&str] = &[
    "delete",
    "deleted",
    "erase",
    "erased",
    "anonymise",
    "anonymised",
    "anonymize",
    "anonymized",
    "returned",
    "删除",
    "匿名化",
    "匿名",
];

/// Titles of clauses about others that get data.
const SHARING: &[&str] = &["share", "sharing", "shared", "SDK", "SDKs", "共享", "对外提供", "委托处理"];

/// Words of conditions that cost a person more than the request is worth.
const HARD: &[&str] = &[
    "notarised",
    "notarized",
    "in person",
    "registered mail",
    "公证",
    "亲自到场",
    "现场办理",
    "手持身份证",
    "邮寄原件",
];

/// No part of the rules is a list on another site.
fn rules_stand_in_one_place(case: &Case<'_>) -> Answer {
    let mut found: Vec<Finding> = Vec::new();
    case.release.source().prose.each_clause(&mut |clause| {
        for (inlines, span) in pieces(&clause.blocks) {
            walk_inlines(inlines, &mut |inline| {
                if let Some(address) = list_elsewhere(case, inline) {
                    found.push(Finding::at(span).arg("item", &clause.id).arg("address", address));
                }
            });
        }
    });
    Answer::of(found)
}

/// The address of a list on another site, if an inline is a link to one.
fn list_elsewhere<'a>(case: &Case<'_>, inline: &'a Inline) -> Option<&'a str> {
    let Inline::Link { target: Target::Address(address), content } = inline else { return None };
    let label = plain_text(content);
    let is_list = holds_any(&label, LISTS) && holds_any(&label, LISTED);
    let is_elsewhere = address.starts_with("http") && !address.starts_with(&case.config.base_url);
    (is_list && is_elsewhere).then_some(address.as_str())
}

/// The running text of blocks, with its place; items of lists are clauses of their own.
fn pieces(blocks: &[Block]) -> Vec<(&[Inline], Span)> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => all.push((paragraph.inlines.as_slice(), paragraph.span)),
            Block::Table(table) => {
                let rows = table.rows.iter();
                all.extend(rows.flat_map(|row| row.cells.iter().map(|cell| (cell.as_slice(), row.span))));
            }
            Block::Quote(blocks) => all.extend(pieces(blocks)),
            _ => {}
        }
    }
    all
}

/// What becomes of data when their time is over. That no time is stated is the finding of another rule.
fn what_happens_at_the_end_is_told(case: &Case<'_>) -> Answer {
    let records = case.records();
    let rows: Vec<UseRow<'_>> = case.uses().into_iter().filter(|row| row.retention.is_some()).collect();
    if rows.is_empty() && records.retention.is_empty() {
        return Answer::NotApplicable;
    }
    let in_prose = |text: &str| holds_any(text, THE_END) && holds_any(text, REMOVED);
    if case.source_passages().any(|passage| passage.record.is_none() && in_prose(&passage.text)) {
        return Answer::Pass;
    }
    let is_told = |one: &crate::model::Retention| {
        let texts = [&one.criteria, &one.text].into_iter().flatten();
        let by_text = texts.into_iter().any(|text| holds_any(&words(case, text), REMOVED));
        one.on_expiry.is_some() || by_text || clause_says(case, one.clause.as_ref(), REMOVED)
    };
    let open = records.retention.iter().filter(|(_, one)| !is_told(one));
    let open = open.map(|(id, _)| case.found(&format!("retention.{id}")));
    // A period that is typed in place can't say it.
    let typed = rows.iter().filter(|row| matches!(row.retention, Some(RetentionRef::Period(_))));
    let typed = typed.map(|row| case.found(&format!("{}.retention", row.path)));
    Answer::of(open.chain(typed))
}

/// Each of the ways that article 21(1)(4) names is told.
fn every_right_is_told(case: &Case<'_>) -> Answer {
    let account = case.records().account.as_ref();
    let closes = account.is_some_and(|account| account.cancellation.is_some());
    let has_no_accounts = account.is_some_and(|account| account.creation == [AccountCreation::None]);
    let restricts = case.has_right(RightKind::Restrict) || case.has_right(RightKind::Object);
    let kinds = [
        ("access", case.has_right(RightKind::Access)),
        ("copy", case.has_right(RightKind::Copy)),
        ("portability", case.has_right(RightKind::Portability)),
        ("correct", case.has_right(RightKind::Correct)),
        ("delete", case.has_right(RightKind::Delete)),
        ("restrict", restricts),
        ("close-account", case.has_right(RightKind::CloseAccount) || closes || has_no_accounts),
        ("withdraw-consent", case.has_right(RightKind::WithdrawConsent)),
    ];
    tells_of(case, &kinds)
}

/// Who gets data stands in the lists, which are made from records: what only prose tells is in none.
fn receivers_are_listed(case: &Case<'_>) -> Answer {
    let records = case.records();
    if records.uses.is_empty() {
        return Answer::NotApplicable;
    }
    let by_use = records.uses.values().any(|row| !row.receivers.is_empty() || !row.processors.is_empty());
    let listed = by_use || !records.recipients.is_empty() || !records.sdks.is_empty();
    let denied = records.promises.values().any(|promise| promise.kind == PromiseKind::NoSharing);
    match case.heading(SHARING) {
        Some(title) if !listed && !denied => Answer::missing(Finding::at(title).arg("item", "recipients")),
        _ => Answer::Pass,
    }
}

/// Who refused is left alone: only the app shows it, so a person attests it.
fn nobody_is_asked_again_and_again(case: &Case<'_>) -> Answer {
    if case.uses().is_empty() { Answer::NotApplicable } else { Answer::Attest }
}

/// Who keeps data for longer than was agreed to asks again.
fn a_longer_time_is_agreed_to(case: &Case<'_>) -> Answer {
    let Some(before) = case.before else { return Answer::NotApplicable };
    let (_, grounds) = diff::signal(Some(before), &[], case.release, &case.config.taxonomy);
    let is_longer = grounds.iter().any(|ground| ground.regime == Regime::Cn && is_of_time(ground));
    if !is_longer {
        return Answer::NotApplicable;
    }
    let lowered = lowered(case);
    let longer: Vec<&str> =
        lowered.iter().filter(|ground| is_of_time(ground)).map(|ground| ground.subject.as_str()).collect();
    Answer::holds(longer.is_empty(), || case.found("signal.cn").arg("data", codes(longer)))
}

/// Nobody has to go through an administrator or a hard condition to close an account or use a right.
fn rights_are_not_hindered(case: &Case<'_>) -> Answer {
    let records = case.records();
    let closing = records.account.as_ref().and_then(|account| account.cancellation.as_ref());
    if closing.is_none() && records.rights.is_empty() {
        return Answer::NotApplicable;
    }
    let is_others = |closing: &Cancellation| {
        let by = closing.by.as_ref().and_then(|id| records.parties.get(id.as_str()));
        by.is_some_and(|party| matches!(party.role, Role::Customer | Role::Administrator))
    };
    let through = closing.filter(|closing| !closing.in_app && closing.url.is_none() && is_others(closing));
    let through = through.map(|_| case.found("account.cancellation"));
    let is_hard = |text: Option<&crate::model::Text>| text.is_some_and(|text| holds_any(&words(case, text), HARD));
    let closing = closing.filter(|closing| is_hard(closing.conditions.as_ref()));
    let closing = closing.map(|_| case.found("account.cancellation.conditions"));
    let rights = records.rights.iter().filter(|(_, right)| is_hard(right.conditions.as_ref()));
    let rights = rights.map(|(id, _)| case.found(&format!("rights.{id}.conditions")));
    Answer::of(through.into_iter().chain(closing).chain(rights))
}
