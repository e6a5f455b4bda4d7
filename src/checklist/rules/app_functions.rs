//! What functions need and what others get, and that people can correct, delete and leave (App method, parts 4 to 6).

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::checklist::rules::app_types;
use crate::model::AccountCreation;
use crate::model::ConsentKind;
use crate::model::ConsentMode;
use crate::model::Contact;
use crate::model::ContactTopic;
use crate::model::DataId;
use crate::model::FeatureKind;
use crate::model::PermissionId;
use crate::model::PurposeId;
use crate::model::Recipient;
use crate::model::RecipientKind;
use crate::model::Right;
use crate::model::RightKind;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.app.4-1", check: data_belong_to_functions },
    Rule { id: "cn.app.4-2", check: functions_are_not_refused },
    Rule { id: "cn.app.4-5", check: improvement_is_not_forced },
    Rule { id: "cn.app.5-1", check: sdks_need_consent },
    Rule { id: "cn.app.5-2", check: recipients_need_consent },
    Rule { id: "cn.app.5-3", check: hosted_apps_need_consent },
    Rule { id: "cn.app.6-1", check: people_can_leave },
    Rule { id: "cn.app.6-2", check: leaving_is_easy },
    Rule { id: "cn.app.6-3", check: requests_are_answered_in_time },
    Rule { id: "cn.app.6-5", check: complaints_are_answered_in_time },
];

/// The most that may be promised, in working days.
const DAYS: u32 = 15;

/// Data about other apps, which few functions need.
const ABOUT_OTHER_APPS: [&str; 2] = ["device.running-apps", "device.app-usage"];

/// Permissions that concern other apps, and stopping apps.
const OVER_OTHER_APPS: [&str; 5] =
    ["GET_TASKS", "REAL_GET_TASKS", "PACKAGE_USAGE_STATS", "KILL_BACKGROUND_PROCESSES", "RESTART_PACKAGES"];

/// Purposes that are no reason to force anybody.
const IMPROVEMENT: [&str; 6] = ["quality.improve", "analytics.", "personalise.", "marketing.", "research.", "ai."];

/// Words for data that tell of nobody.
const ANONYMOUS: [&str; 8] =
    ["anonymised", "anonymized", "anonymous", "de-identified", "deidentified", "匿名", "去标识", "脱敏"];

/// Words for what the law asks for, whatever people want.
const BY_LAW: [&str; 10] =
    ["law", "laws", "legal", "authority", "authorities", "court", "法律", "法规", "主管部门", "司法机关"];

/// What an account has no need of to be closed.
const BURDENS: [&str; 17] = [
    "in person",
    "holding",
    "ID card",
    "identity card",
    "passport",
    "photo",
    "notarised",
    "notarized",
    "fee",
    "fees",
    "手持",
    "身份证",
    "护照",
    "照片",
    "公证",
    "费用",
    "现场",
];

/// A use or permission, as far as people can refuse it.
struct Asked<'a> {
    path: String,
    is_permission: bool,
    data: &'a [DataId],
    purposes: &'a [PurposeId],
    feature: Option<FeatureKind>,
    required: Option<bool>,
    is_refusable: bool,
    rests_on_law: bool,
}

/// Every use and permission.
fn asked<'a>(case: &Case<'a>) -> Vec<Asked<'a>> {
    let records = case.records();
    let kind = |id: &str| records.features.get(id).map(|feature| feature.kind);
    let uses = records.uses.iter().map(|(id, row)| Asked {
        path: format!("uses.{id}"),
        is_permission: false,
        data: &row.data,
        purposes: &row.purposes,
        feature: row.feature.as_ref().and_then(|id| kind(id.as_str())),
        required: row.required,
        is_refusable: row.required == Some(false) || row.refusal.is_some(),
        rests_on_law: app_types::rests_on_law(&row.basis),
    });
    let permissions = records.permissions.iter().map(|(id, row)| Asked {
        path: format!("permissions.{id}"),
        is_permission: true,
        data: &row.data,
        purposes: &row.purposes,
        feature: row.feature.as_ref().and_then(|id| kind(id.as_str())),
        required: row.required,
        is_refusable: row.required == Some(false) || row.refusal.is_some(),
        rests_on_law: app_types::rests_on_law(&row.basis),
    });
    uses.chain(permissions).collect()
}

/// Every permission serves a function of the app, and what concerns other apps says why it must be.
fn data_belong_to_functions(case: &Case<'_>) -> Answer {
    let records = case.records();
    if records.permissions.is_empty() && records.uses.is_empty() {
        return Answer::NotApplicable;
    }
    let above = |id: &PermissionId| records.permissions.get(id.as_str());
    let permissions = records.permissions.iter().filter(|(id, row)| {
        let own = row.feature.as_ref().or_else(|| row.under.as_ref().and_then(above)?.feature.as_ref());
        let by_use = || records.uses.values().any(|one| one.feature.is_some() && names(&one.permissions, id));
        own.is_none() && !by_use()
    });
    let without = permissions.map(|(id, _)| case.found(&format!("permissions.{id}")).arg("missing", "`feature`"));
    let intrusive = records.uses.iter().filter(|(_, row)| is_about_others(case, &row.data) && row.necessity.is_none());
    let intrusive = intrusive.map(|(id, _)| case.found(&format!("uses.{id}")).arg("missing", "`necessity`"));
    let over = records.permissions.iter().filter(|(id, row)| {
        let is_over = row.android.iter().any(|name| OVER_OTHER_APPS.iter().any(|own| name.ends_with(own)));
        // A permission has no `necessity` of its own: a use that rests on it says so.
        let is_told = records.uses.values().any(|one| one.necessity.is_some() && names(&one.permissions, id));
        (is_over || is_about_others(case, &row.data)) && !is_told
    });
    let over = over.map(|(id, _)| case.found(&format!("permissions.{id}")).arg("missing", "`necessity`"));
    Answer::of(without.chain(intrusive).chain(over))
}

fn names(permissions: &[PermissionId], id: &str) -> bool {
    permissions.iter().any(|own| own.as_str() == id)
}

fn is_about_others(case: &Case<'_>, data: &[DataId]) -> bool {
    data.iter().any(|id| ABOUT_OTHER_APPS.contains(&case.records().data_base(id.as_str())))
}

/// Nobody has to give what the basic function does not need: neither a permission, nor data of no function at all. What
/// basic functions themselves demand is held against the list of the app's type by another rule; without a type a person
/// has to look.
fn functions_are_not_refused(case: &Case<'_>) -> Answer {
    let all = asked(case);
    if all.iter().all(|row| row.required.is_none()) {
        return Answer::NotApplicable;
    }
    let is_needed =
        |row: &Asked<'_>| !row.data.is_empty() && app_types::beyond(case, row.data).is_some_and(|more| more.is_empty());
    let forced = all.iter().filter(|row| {
        let for_all = match row.feature {
            Some(FeatureKind::Additional) => false,
            Some(FeatureKind::Basic) => row.is_permission,
            None => true,
        };
        row.required == Some(true) && for_all && !row.rests_on_law && !is_needed(row)
    });
    match Answer::of(forced.map(|row| case.found(&row.path))) {
        Answer::Pass if app_types::is_open(case) => Answer::Attest,
        answer => answer,
    }
}

/// What serves nothing but improvement, statistics and advertising can be refused.
fn improvement_is_not_forced(case: &Case<'_>) -> Answer {
    let own = &case.records().purposes;
    let base = |id: &PurposeId| own.get(id.as_str()).and_then(|item| item.parent.clone()).unwrap_or_else(|| id.clone());
    let is_one = |id: &PurposeId| IMPROVEMENT.iter().any(|start| base(id).as_str().starts_with(start));
    let mut all = asked(case);
    all.retain(|row| !row.purposes.is_empty() && row.purposes.iter().all(is_one));
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let forced = all.iter().filter(|row| row.required == Some(true) || !row.is_refusable);
    Answer::of(forced.map(|row| case.found(&row.path)))
}

/// What the consent to the policy as a whole does for records that say nothing of consent. Consent by use counts for
/// nothing, which another rule says once for all.
fn general_consent(case: &Case<'_>) -> Option<ConsentMode> {
    case.records().consent.as_ref().map(|consent| consent.mode)
}

/// Whether people are asked: by the record, or with the policy as a whole.
fn is_asked(case: &Case<'_>, consent: Option<ConsentKind>) -> bool {
    consent.map_or(general_consent(case) == Some(ConsentMode::Explicit), |consent| consent != ConsentKind::None)
}

/// No SDK takes data before people agreed.
fn sdks_need_consent(case: &Case<'_>) -> Answer {
    let records = case.records();
    let mut seen = Vec::new();
    for (id, sdk) in &records.sdks {
        let uses = || records.uses.values().filter(|row| row.sdk.as_ref().is_some_and(|own| own.as_str() == id));
        let sent = || uses().filter(|row| row.on_device != Some(true) && !row.data.is_empty());
        let is_here_only = uses().next().is_some() && sent().next().is_none();
        if (sdk.data.is_empty() || is_here_only) && sent().next().is_none() {
            continue;
        }
        let by_uses =
            sent().next().is_some() && sent().all(|row| row.consent.is_some_and(|own| own != ConsentKind::None));
        seen.push((id, sdk.consent.is_none() && by_uses || is_asked(case, sdk.consent), sdk.consent.is_none()));
    }
    let by_use = general_consent(case) == Some(ConsentMode::ByUse);
    seen.retain(|(_, is_fine, is_unsaid)| *is_fine || !(by_use && *is_unsaid));
    if seen.is_empty() {
        return Answer::NotApplicable;
    }
    Answer::of(seen.iter().filter(|(_, is_fine, _)| !is_fine).map(|(id, ..)| case.found(&format!("sdks.{id}.consent"))))
}

/// Nobody else gets data that tell of people before they agreed, unless the law wants it.
fn recipients_need_consent(case: &Case<'_>) -> Answer {
    let is_meant = |one: &Recipient| matches!(one.kind, RecipientKind::Share | RecipientKind::Transfer);
    let mut all: Vec<_> = case.records().recipients.iter().filter(|(_, one)| is_meant(one)).collect();
    let by_use = general_consent(case) == Some(ConsentMode::ByUse);
    all.retain(|(_, one)| one.consent.is_some() || !by_use);
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let lacking = all.iter().filter(|(_, one)| !is_asked(case, one.consent) && !is_excused(one));
    Answer::of(lacking.map(|(id, _)| case.found(&format!("recipients.{id}.consent"))))
}

/// Whether a case needs no consent by its own words: the data tell of nobody, the law wants it, or consent is the case.
fn is_excused(one: &Recipient) -> bool {
    let texts = [&one.condition, &one.safeguard, &one.category, &one.method];
    let said = |words: &[&str]| texts.iter().copied().flatten().any(|text| holds_any(text.as_str(), words));
    said(&ANONYMOUS) || said(&BY_LAW) || said(&["consent", "consented", "agree", "agreed", "同意", "授权"])
}

/// An application by somebody else that runs inside gets data only when people open or allow it.
fn hosted_apps_need_consent(case: &Case<'_>) -> Answer {
    let all = case.records().recipients.iter().filter(|(_, one)| one.kind == RecipientKind::HostedApp);
    let all: Vec<_> = all.collect();
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let is_told = |one: &Recipient| one.condition.is_some() || one.scene.is_some() || one.clause.is_some();
    let lacking = all.iter().filter(|(_, one)| match one.consent {
        Some(consent) => consent == ConsentKind::None,
        None => !is_told(one),
    });
    Answer::of(lacking.map(|(id, _)| case.found(&format!("recipients.{id}.consent"))))
}

/// Whether the app has accounts, as far as the records say.
fn has_accounts(case: &Case<'_>) -> bool {
    let records = case.records();
    let created = records.account.as_ref().map(|account| &account.creation);
    let is_denied =
        created.is_some_and(|ways| !ways.is_empty() && ways.iter().all(|way| *way == AccountCreation::None));
    let in_use = || case.data_in_use().iter().any(|id| records.data_group(id) == "account");
    !is_denied && (records.account.is_some() || in_use())
}

fn has_way(right: &Right) -> bool {
    right.how.is_some() || right.url.is_some() || right.contact.is_some() || right.clause.is_some()
}

/// Accounts can be closed, and who may correct and delete can do so. That there are these rights want PIPL 46 and 47.
fn people_can_leave(case: &Case<'_>) -> Answer {
    let records = case.records();
    let kinds = [RightKind::Correct, RightKind::Delete];
    let rights = records.rights.iter().filter(|(_, right)| kinds.contains(&right.kind));
    let stuck = rights.filter(|(_, right)| !has_way(right));
    let mut found: Vec<Finding> =
        stuck.map(|(id, _)| case.found(&format!("rights.{id}")).arg("missing", "`how`")).collect();
    let cancellation = records.account.as_ref().and_then(|account| account.cancellation.as_ref());
    let by_right = case.right(RightKind::CloseAccount).is_some_and(|(_, right)| has_way(right));
    let by_record = cancellation.is_some_and(|own| own.how.is_some() || own.url.is_some() || own.by.is_some());
    if has_accounts(case) && !by_right && !by_record {
        let place = if records.account.is_some() { case.place("account.cancellation") } else { case.head() };
        found.push(Finding::at(place).arg("item", "account.cancellation").arg("missing", "`how`"));
    }
    let is_whole = kinds.iter().all(|kind| case.has_right(*kind));
    if found.is_empty() && !is_whole { Answer::NotApplicable } else { Answer::of(found) }
}

/// Closing an account asks for nothing that opening it did not need.
fn leaving_is_easy(case: &Case<'_>) -> Answer {
    let account = case.records().account.as_ref();
    let Some(own) = account.and_then(|account| account.cancellation.as_ref()) else { return Answer::NotApplicable };
    let words = [("conditions", own.conditions.as_ref()), ("how", own.how.as_ref())];
    let found = words.into_iter().filter_map(|(field, text)| {
        let text = text?.as_str();
        let burden = BURDENS.into_iter().find(|word| holds_any(text, &[word]))?;
        Some(case.found(&format!("account.cancellation.{field}")).arg("word", burden))
    });
    Answer::of(found)
}

/// The contacts that take requests: those for rights, privacy and accounts, and those for everything.
fn takes_requests(contact: &Contact) -> bool {
    let topics = [ContactTopic::Rights, ContactTopic::Privacy, ContactTopic::Account];
    contact.topics.is_empty() || contact.topics.iter().any(|topic| topics.contains(topic))
}

/// A time is promised for correction, deletion and closing the account, and it is no longer than fifteen working days.
fn requests_are_answered_in_time(case: &Case<'_>) -> Answer {
    let records = case.records();
    let kinds = [RightKind::Correct, RightKind::Delete, RightKind::CloseAccount, RightKind::WithdrawConsent];
    let rights: Vec<_> = records.rights.iter().filter(|(_, right)| kinds.contains(&right.kind)).collect();
    let contacts: Vec<_> = records.contacts.iter().filter(|(_, contact)| takes_requests(contact)).collect();
    if rights.is_empty() && contacts.is_empty() {
        return Answer::NotApplicable;
    }
    let named = rights.iter().map(|(id, right)| (format!("rights.{id}"), right.response_days));
    let named = named.chain(contacts.iter().map(|(id, own)| (format!("contacts.{id}"), own.response_days)));
    let named: Vec<(String, u32)> = named.filter_map(|(path, days)| Some((path, days?))).collect();
    let late = named.iter().filter(|(_, days)| *days > DAYS);
    let late = late.map(|(path, days)| case.found(&format!("{path}.response_days")).arg("days", days));
    let general = contacts.iter().any(|(_, own)| own.response_days.is_some());
    let by_contact = |right: &Right| {
        let contact = right.contact.as_ref().and_then(|id| records.contacts.get(id.as_str()));
        contact.is_some_and(|own| own.response_days.is_some())
    };
    let open = rights.iter().filter(|(_, right)| !general && right.response_days.is_none() && !by_contact(right));
    let open = open.map(|(id, _)| case.found(&format!("rights.{id}")).arg("days", "—"));
    let nothing = (rights.is_empty() && !general).then(|| case.found("contacts").arg("days", "—"));
    Answer::of(late.chain(open).chain(nothing))
}

/// Complaints have a place to go to, and are answered within fifteen working days.
fn complaints_are_answered_in_time(case: &Case<'_>) -> Answer {
    let contacts = &case.records().contacts;
    if contacts.is_empty() {
        return Answer::NotApplicable;
    }
    let is_meant = |contact: &Contact| contact.topics.is_empty() || contact.topics.contains(&ContactTopic::Complaints);
    let mut own = contacts.iter().filter(|(_, contact)| is_meant(contact)).peekable();
    if own.peek().is_none() {
        return Answer::missing(case.found("contacts").arg("missing", "`topics = [\"complaints\"]`"));
    }
    let lacking = own.filter_map(|(id, contact)| {
        let path = format!("contacts.{id}");
        match contact.response_days {
            None => Some(case.found(&path).arg("missing", "`response_days`")),
            // What is too long for a request is told there.
            Some(days) if days > DAYS && !takes_requests(contact) => {
                Some(case.found(&format!("{path}.response_days")).arg("missing", "`response_days = 15`"))
            }
            Some(_) => None,
        }
    });
    Answer::of(lacking)
}
