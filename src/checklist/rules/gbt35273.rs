//! What a policy is made of in GB/T 35273-2020: its contents (5.5), accounts and requests (8), and the template of Annex D.

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Rule;
use crate::checklist::UseRow;
use crate::checklist::case::holds_any;
use crate::model::AccountCreation;
use crate::model::Cancellation;
use crate::model::PermissionId;
use crate::model::PromiseKind;
use crate::model::RecipientKind;
use crate::model::RightKind;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.gb.scope", check: scope_and_dates },
    Rule { id: "cn.gb.overview", check: principles },
    Rule { id: "cn.gb.func", check: by_function },
    Rule { id: "cn.gb.sens-mark", check: can_be_marked },
    Rule { id: "cn.gb.risk", check: risk_and_refusal },
    Rule { id: "cn.gb.sec", check: measures },
    Rule { id: "cn.gb.cert", check: proof },
    Rule { id: "cn.gb.dispute", check: outside_body },
    Rule { id: "cn.gb.child", check: children },
    Rule { id: "cn.gb.global", check: abroad },
    Rule { id: "cn.gb.update", check: updates },
    Rule { id: "cn.gb.cancel", check: cancellation },
    Rule { id: "cn.gb.reply", check: reply },
    Rule { id: "cn.gb.3p", check: hosted_apps },
    Rule { id: "cn.gb.cookie", check: cookies },
];

/// Days within which a request is answered (8.7), and working days within which an account is closed by hand (8.5).
const REPLY_DAYS: u32 = 30;
const CANCELLATION_DAYS: u32 = 15;

const COVERS: &[&str] = &[
    "this policy applies",
    "this privacy policy applies",
    "this statement applies",
    "this notice applies",
    "this policy covers",
    "本政策适用于",
    "本隐私政策适用于",
    "本声明适用于",
    "适用范围",
];
const PRINCIPLES: &[&str] = &["principle", "principles", "原则"];
const RISKS: &[&str] = &[
    "100%",
    "absolute security",
    "absolutely secure",
    "completely secure",
    "cannot guarantee",
    "security risk",
    "security risks",
    "risk of",
    "risks of",
    "安全风险",
    "泄露风险",
    "泄露的风险",
    "百分之百",
    "绝对安全",
];
const REFUSALS: &[&str] = &["refuse", "refusing", "do not provide", "not to provide", "拒绝", "不提供", "不同意"];
const PROTECTION: &[&str] = &[
    "protect",
    "protected",
    "protection",
    "safeguards",
    "security measures",
    "保护",
    "安全措施",
    "安全保障",
    "信息安全",
];
const PROOF: &[&str] = &[
    "ISO 27001",
    "ISO/IEC 27001",
    "ISO 27701",
    "ISO/IEC 27701",
    "SOC 2",
    "security certification",
    "multi-level protection",
    "等级保护",
    "等保",
    "安全认证",
    "个人信息保护认证",
    "27001",
];
const DISPUTES: &[&str] = &[
    "complain",
    "complaint",
    "complaints",
    "dispute",
    "disputes",
    "lawsuit",
    "sue",
    "投诉",
    "举报",
    "争议",
    "纠纷",
    "起诉",
    "诉讼",
];
const BODIES: &[&str] = &[
    "court",
    "courts",
    "arbitration",
    "authority",
    "authorities",
    "regulator",
    "法院",
    "仲裁",
    "监管",
    "主管部门",
    "网信",
    "12377",
    "12315",
];
const CHILDREN: &[&str] =
    &["child", "children", "children’s", "minor", "minors", "guardian", "未成年人", "儿童", "青少年"];
const ABROAD: &[&str] = &[
    "cross-border",
    "abroad",
    "overseas",
    "other countries",
    "another country",
    "outside China",
    "outside mainland China",
    "within China",
    "境外",
    "出境",
    "跨境",
    "境内",
    "全球范围",
];
const UPDATES: &[&str] = &[
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
const COOKIES: &[&str] = &["cookie", "cookies", "local storage", "SharedPreferences", "本地存储"];

/// What the policy covers, and from when.
fn scope_and_dates(case: &Case<'_>) -> Answer {
    let records = case.records();
    let covers = records.scope.as_ref().is_some_and(|scope| !scope.covers.is_empty());
    let fields = [
        ("scope.covers", covers || case.says(COVERS).is_some()),
        ("effective", records.effective.is_some()),
        ("published", records.published.or(records.updated).is_some()),
    ];
    Answer::of(case.lacks("title", &fields))
}

/// The principles that are followed; the summary itself is made from the records.
fn principles(case: &Case<'_>) -> Answer {
    Answer::holds(case.says(PRINCIPLES).is_some(), || case.found_whole())
}

/// Every use belongs to a function.
fn by_function(case: &Case<'_>) -> Answer {
    let rows = case.uses();
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    Answer::of(rows.iter().filter(|row| !has_function(case, row)).map(|row| case.found(&row.path)))
}

/// Whether a use names the function it belongs to: itself, or by its SDK, or by the permission above it.
fn has_function(case: &Case<'_>, row: &UseRow<'_>) -> bool {
    let records = case.records();
    let by_sdk = || row.sdk.and_then(|id| records.sdks.get(id)).is_some_and(|sdk| sdk.feature.is_some());
    let by_permission = || {
        let id = row.path.strip_prefix("permissions.").unwrap_or_default();
        let own = records.permissions.get(id);
        let above = own.and_then(|own| records.permissions.get(own.under.as_ref().map(PermissionId::as_str)?));
        own.into_iter().chain(above).any(|permission| permission.feature.is_some())
    };
    row.as_use.is_some_and(|own| own.feature.is_some()) || by_sdk() || by_permission()
}

/// Sensitive items are marked on every page; of an item of the site's own somebody must have said whether it is one.
fn can_be_marked(case: &Case<'_>) -> Answer {
    let own = &case.records().data;
    let in_use = case.data_in_use();
    let is_open = |id: &&&str| own.get(**id).is_some_and(|item| item.parent.is_none() && item.sensitive.is_empty());
    let open: Vec<&str> = in_use.iter().filter(is_open).copied().collect();
    if open.is_empty() && !in_use.iter().any(|id| case.is_sensitive(id)) {
        return Answer::NotApplicable;
    }
    Answer::of(open.iter().map(|id| case.found(&format!("data.{id}"))))
}

/// The risks that stay, and what happens to those who give nothing.
fn risk_and_refusal(case: &Case<'_>) -> Answer {
    let records = case.records();
    if case.uses().is_empty() {
        return Answer::NotApplicable;
    }
    let has_risk = records.security.values().any(|one| one.limit == Some(true)) || case.says(RISKS).is_some();
    let by_use = records.uses.values().any(|row| row.refusal.is_some());
    let by_permission = records.permissions.values().any(|row| row.refusal.is_some());
    let has_refusal = by_use || by_permission || case.says(REFUSALS).is_some();
    Answer::of(case.lacks("title", &[("limit", has_risk), ("refusal", has_refusal)]))
}

/// Whether the policy says how data are protected.
pub(super) fn has_measures(case: &Case<'_>) -> bool {
    let by_record = case.records().security.values().any(|one| one.limit != Some(true));
    by_record || case.heading(PROTECTION).is_some()
}

/// How data are protected.
fn measures(case: &Case<'_>) -> Answer {
    Answer::holds(has_measures(case), || case.found_whole())
}

/// A certificate or assessment is named.
fn proof(case: &Case<'_>) -> Answer {
    Answer::holds(case.says(PROOF).is_some(), || case.found_whole())
}

/// Who decides if we and the person do not agree.
fn outside_body(case: &Case<'_>) -> Answer {
    let together = |text: &str| holds_any(text, DISPUTES) && holds_any(text, BODIES);
    let is_said = case.source_passages().any(|passage| together(&passage.text));
    Answer::holds(is_said || case.has_right(RightKind::Complain), || case.found_whole())
}

/// Children have a part of their own.
fn children(case: &Case<'_>) -> Answer {
    let is_there = case.records().minors.is_some() || case.heading(CHILDREN).is_some();
    Answer::holds(is_there, || case.found_whole())
}

/// Whether data leave the country is said, either way.
fn abroad(case: &Case<'_>) -> Answer {
    let records = case.records();
    let is_denied = records.promises.values().any(|promise| promise.kind == PromiseKind::NoTransferAbroad);
    let is_there = !records.transfers.is_empty() || is_denied || case.says(ABROAD).is_some();
    Answer::holds(is_there, || case.found_whole())
}

/// How the policy changes, and how people hear of it.
fn updates(case: &Case<'_>) -> Answer {
    let by_record = case.records().revision.as_ref().is_some_and(|revision| !revision.channels.is_empty());
    Answer::holds(by_record || case.heading(UPDATES).is_some(), || case.found_whole())
}

/// How an account is closed, if the app has accounts.
pub(super) fn closing<'a>(case: &Case<'a>) -> Option<&'a Cancellation> {
    let account = case.records().account.as_ref()?;
    let has_accounts = account.creation.iter().any(|way| *way != AccountCreation::None);
    account.cancellation.as_ref().filter(|_| has_accounts || account.creation.is_empty())
}

/// How to close an account, and in which time if a person does it.
fn cancellation(case: &Case<'_>) -> Answer {
    let Some(closing) = closing(case) else { return Answer::NotApplicable };
    let is_in_time = closing.days.is_some_and(|days| days <= CANCELLATION_DAYS);
    let has_way = closing.how.is_some() || closing.url.is_some();
    let fields = [("how", has_way), ("days", closing.in_app || is_in_time)];
    Answer::of(case.lacks("account.cancellation", &fields))
}

/// No answer takes longer than the standard lets it; that a time is named at all is wanted by another rule.
fn reply(case: &Case<'_>) -> Answer {
    let records = case.records();
    let rights = records.rights.iter().map(|(id, right)| (format!("rights.{id}"), right.response_days));
    let contacts = records.contacts.iter().map(|(id, contact)| (format!("contacts.{id}"), contact.response_days));
    let named = rights.chain(contacts).filter_map(|(path, days)| Some((path, days?)));
    let named: Vec<(String, u32)> = named.collect();
    if named.is_empty() {
        return Answer::NotApplicable;
    }
    let late = named.iter().filter(|(_, days)| *days > REPLY_DAYS);
    Answer::of(late.map(|(path, days)| case.found(&format!("{path}.response_days")).arg("days", days)))
}

/// An application by somebody else says by whom.
fn hosted_apps(case: &Case<'_>) -> Answer {
    let all = case.records().recipients.iter().filter(|(_, one)| one.kind == RecipientKind::HostedApp);
    let mut hosted = all.peekable();
    if hosted.peek().is_none() {
        return Answer::NotApplicable;
    }
    let unnamed = hosted.filter(|(_, one)| one.party.is_none() && one.category.is_none());
    Answer::of(unnamed.map(|(id, _)| case.found(&format!("recipients.{id}"))))
}

/// What is kept on the device is told, or that there is nothing.
fn cookies(case: &Case<'_>) -> Answer {
    let is_there = !case.records().cookies.is_empty() || case.says(COOKIES).is_some();
    Answer::holds(is_there, || case.found_whole())
}
