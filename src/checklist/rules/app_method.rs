//! Whether rules are published, say what permissions are for, and leave people a choice (App method, parts 1 to 3).

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::diff;
use crate::model::Automated;
use crate::model::Channel;
use crate::model::Class;
use crate::model::ComponentRole;
use crate::model::LanguageTag;
use crate::model::Permission;
use crate::model::Platform;
use crate::model::PolicyKind;
use crate::model::PurposeId;
use crate::model::Regime;
use crate::model::RightKind;
use crate::model::Text;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.app.1-1", check: rules_are_there },
    Rule { id: "cn.app.1-2", check: shown_by_the_app },
    Rule { id: "cn.app.1-3", check: shown_by_the_app },
    Rule { id: "cn.app.1-4", check: simplified_chinese_is_there },
    Rule { id: "cn.app.2-2", check: people_are_reminded },
    Rule { id: "cn.app.2-3", check: purposes_are_clear },
    Rule { id: "cn.app.3-1", check: shown_by_the_app },
    Rule { id: "cn.app.3-6", check: targeted_push_can_be_refused },
    Rule { id: "cn.app.3-8", check: consent_can_be_withdrawn },
];

/// Ways of telling that reach people who do not look for it.
const ACTIVE: [Channel; 6] =
    [Channel::Push, Channel::InApp, Channel::Email, Channel::Sms, Channel::Letter, Channel::Phone];

/// What a purpose says that says nothing: the whole of it, without blanks and signs.
const VAGUE: [&str; 40] = [
    "provideservices",
    "provideservice",
    "provideourservices",
    "provideourservice",
    "providetheservice",
    "providebetterservices",
    "providebetterservice",
    "serveyoubetter",
    "improveuserexperience",
    "improvetheuserexperience",
    "improveyourexperience",
    "improvetheexperience",
    "improveourservices",
    "appfunctionality",
    "appfunctions",
    "normaluse",
    "normaloperation",
    "runtheapp",
    "usetheapp",
    "neededbytheapp",
    "requiredbytheapp",
    "otherpurposes",
    "businessneeds",
    "提供服务",
    "提供更好的服务",
    "为您提供服务",
    "为您提供更好的服务",
    "向您提供服务",
    "提升用户体验",
    "改善用户体验",
    "优化用户体验",
    "提升服务质量",
    "改善服务质量",
    "改善服务",
    "保证正常使用",
    "保障正常使用",
    "正常使用",
    "业务需要",
    "功能需要",
    "其他用途",
];

/// Words before a purpose that add nothing to it.
const OPENINGS: [&str; 6] = ["inorderto", "usedto", "to", "for", "用于", "为了"];

/// Words for content that is chosen by what is known of a person.
const TARGETED: [&str; 10] = [
    "targeted push",
    "targeted advertising",
    "intelligent push",
    "personalised push",
    "personalized push",
    "personalised ads",
    "personalized ads",
    "个性化推送",
    "定向推送",
    "智能推送",
];

/// Words by which a sentence says that something is not done.
const DENIALS: [&str; 8] = ["no", "not", "never", "without", "不", "没有", "未", "无"];

/// Words by which people are told how to take a permission back.
const SETTINGS: [&str; 11] = [
    "settings",
    "switch off",
    "turn off",
    "switching off",
    "turning off",
    "switch the function off",
    "permission",
    "关闭",
    "设置",
    "权限",
    "撤回",
];

/// Whether people meet the product as an app, and not only as a web page.
fn is_app(case: &Case<'_>) -> bool {
    let platforms = &case.records().platforms;
    let is_app = |role: ComponentRole, os: Platform| role == ComponentRole::Client && os != Platform::Web;
    platforms.is_empty() || platforms.values().any(|part| is_app(part.role, part.os))
}

/// There are rules of collection and use.
fn rules_are_there(case: &Case<'_>) -> Answer {
    if matches!(case.records().kind, PolicyKind::Terms | PolicyKind::Cookies) {
        return Answer::NotApplicable;
    }
    Answer::holds(!case.uses().is_empty(), || case.found_whole())
}

/// What only the app itself can show.
fn shown_by_the_app(case: &Case<'_>) -> Answer {
    if is_app(case) { Answer::Attest } else { Answer::NotApplicable }
}

/// There is a text in simplified Chinese. Contrast and size of letters are seen to where the look is read.
fn simplified_chinese_is_there(case: &Case<'_>) -> Answer {
    // Traditional characters are not usually written under `zh` alone.
    let is_simplified = |language: &LanguageTag| language.names().any(|name| name == "zh");
    let is_there = case.release.languages().any(is_simplified);
    let is_declared = case.config.languages.iter().any(is_simplified);
    Answer::holds(is_there, || {
        if is_declared { case.found_whole() } else { Finding::at(case.config.places.get("languages")) }
    })
}

/// Changes reach people who do not look for them, and the author does not call a change of weight none.
fn people_are_reminded(case: &Case<'_>) -> Answer {
    let Some(revision) = &case.records().revision else { return Answer::NotApplicable };
    if revision.channels.is_empty() {
        return Answer::NotApplicable;
    }
    let is_active = revision.channels.iter().any(|channel| ACTIVE.contains(channel));
    let passive = (!is_active).then(|| case.found("revision.channels"));
    Answer::of(passive.into_iter().chain(played_down(case)))
}

/// That the author says a release asks for nothing although its changes have to be told.
fn played_down(case: &Case<'_>) -> Option<Finding> {
    let note = case.records().signal.get(&Regime::Cn)?;
    let before = case.before.filter(|_| note.class == Class::None)?;
    let (signal, _) = diff::signal(Some(before), &[], case.release, &case.config.taxonomy);
    (signal.computed(Regime::Cn) >= Class::Notice).then(|| case.found("signal.cn"))
}

/// Every permission has a purpose that says something, and so has every use of sensitive data.
fn purposes_are_clear(case: &Case<'_>) -> Answer {
    let permissions = &case.records().permissions;
    let sensitive = case.sensitive_uses();
    if permissions.is_empty() && sensitive.is_empty() {
        return Answer::NotApplicable;
    }
    let asked = permissions.iter().filter(|(_, row)| !has_purpose(case, row));
    let asked = asked.map(|(id, _)| case.found(&format!("permissions.{id}.purpose")));
    let used = sensitive.into_iter().filter(|row| row.as_use.is_some());
    let used = used.filter(|row| row.purpose.is_some_and(|purpose| is_vague(case, purpose)));
    let used: Vec<Finding> = used.map(|row| case.found(&format!("{}.purpose", row.path))).collect();
    Answer::of(asked.chain(used))
}

/// Whether a permission says what for; one below another has the purpose of that, if it has none of its own.
fn has_purpose(case: &Case<'_>, row: &Permission) -> bool {
    match &row.purpose {
        Some(purpose) => {
            let is_name = row.name.as_ref().is_some_and(|name| bare(name.as_str()) == bare(purpose.as_str()));
            !is_name && !is_vague(case, purpose)
        }
        None => row.clause.is_some() || row.under.is_some(),
    }
}

/// Letters and digits only, in lower case.
fn bare(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a purpose says nothing: of fewer than eight letters, or four characters, or a phrase that fits everything.
fn is_vague(case: &Case<'_>, purpose: &Text) -> bool {
    if purpose.as_str().starts_with('#') {
        return false;
    }
    let text = bare(purpose.as_str());
    let core = OPENINGS.iter().find_map(|opening| text.strip_prefix(opening)).unwrap_or(&text);
    let least = if case.release.source().language.is_unspaced() { 4 } else { 8 };
    text.chars().count() < least || VAGUE.contains(&core) || VAGUE.contains(&text.as_str())
}

/// Whether one of some purposes is to show people what fits them, or to advertise.
pub(super) fn is_targeted(case: &Case<'_>, purposes: &[PurposeId]) -> bool {
    let own = &case.records().purposes;
    let base = |id: &PurposeId| own.get(id.as_str()).and_then(|item| item.parent.clone()).unwrap_or_else(|| id.clone());
    let is_one =
        |id: &PurposeId| ["personalise.", "marketing."].iter().any(|start| base(id).as_str().starts_with(start));
    purposes.iter().any(is_one)
}

/// Where the text speaks of targeted content without denying it.
pub(super) fn targeted_in_words(case: &Case<'_>) -> Option<Finding> {
    let tells = |text: &str| holds_any(text, &TARGETED) && !holds_any(text, &DENIALS);
    let passage = case.source_passages().find(|passage| tells(&passage.text))?;
    Some(Finding::at(passage.span).arg("item", passage.name()))
}

/// Who gets content chosen for them can switch that off.
fn targeted_push_can_be_refused(case: &Case<'_>) -> Answer {
    let records = case.records();
    let can_refuse = |row: &Automated| row.opt_out.is_some();
    let is_offered = records.automated.values().any(can_refuse) || case.has_right(RightKind::RefuseAutomatedDecision);
    let of_sdk = |id: &str| records.sdks.get(id).is_some_and(|sdk| sdk.opt_out.is_some());
    let uses = records.uses.iter().filter(|(_, row)| is_targeted(case, &row.purposes)).map(|(id, row)| {
        let by_sdk = row.sdk.as_ref().is_some_and(|sdk| of_sdk(sdk.as_str()));
        (format!("uses.{id}"), row.refusal.is_some() || by_sdk)
    });
    let sdks = records.sdks.iter().filter(|(_, sdk)| is_targeted(case, &sdk.purposes));
    let sdks = sdks.map(|(id, sdk)| (format!("sdks.{id}"), sdk.opt_out.is_some()));
    let rows: Vec<(String, bool)> = uses.chain(sdks).collect();
    let told = if rows.is_empty() && records.automated.is_empty() { targeted_in_words(case) } else { None };
    if rows.is_empty() && told.is_none() {
        return Answer::NotApplicable;
    }
    if is_offered {
        return Answer::Pass;
    }
    let found = rows.iter().filter(|(_, is_refusable)| !is_refusable).map(|(path, _)| case.found(path));
    Answer::of(found.chain(told))
}

/// The right to withdraw consent has a way, and so has every permission. That there is such a right wants PIPL 15.
fn consent_can_be_withdrawn(case: &Case<'_>) -> Answer {
    let rights = case.records().rights.iter().filter(|(_, right)| right.kind == RightKind::WithdrawConsent);
    let rights: Vec<_> = rights.collect();
    if rights.is_empty() {
        return Answer::NotApplicable;
    }
    let lacks = rights.iter().filter(|(_, right)| {
        right.how.is_none() && right.url.is_none() && right.contact.is_none() && right.clause.is_none()
    });
    let lacks = lacks.map(|(id, _)| case.found(&format!("rights.{id}")));
    let is_told = |how: &Text| holds_any(how.as_str(), &SETTINGS);
    let covers = rights.iter().any(|(_, right)| right.how.as_ref().is_some_and(is_told));
    let permissions = case.records().permissions.iter();
    let stuck = permissions.filter(|(_, row)| !covers && row.revoke.is_none() && row.under.is_none());
    Answer::of(lacks.chain(stuck.map(|(id, _)| case.found(&format!("permissions.{id}")))))
}
