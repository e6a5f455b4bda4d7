//! Google Play: the privacy policy that the store links to.

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Rule;
use crate::checklist::rules::gbt35273::has_measures;
use crate::model::PolicyKind;
use crate::model::PromiseKind;
use crate::model::RightKind;
use crate::model::Role;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "play.pp.link", check: linked },
    Rule { id: "play.pp.title", check: title },
    Rule { id: "play.pp.html", check: web_page },
    Rule { id: "play.pp.entity", check: entity },
    Rule { id: "play.pp.contact", check: contact },
    Rule { id: "play.pp.types", check: types },
    Rule { id: "play.pp.security", check: security },
    Rule { id: "play.pp.retention", check: retention },
];

const LABELS: &[&str] = &[
    "privacy",
    "隐私",
    "隱私",
    "个人信息保护政策",
    "プライバシー",
    "개인정보",
    "confidentialité",
    "privacidad",
    "datenschutz",
    "privacidade",
];
const SHARING: &[&str] = &[
    "share",
    "shared",
    "sharing",
    "disclose",
    "disclosed",
    "third party",
    "third parties",
    "共享",
    "提供给",
    "对外提供",
    "第三方",
];
const DELETION: &[&str] = &["delete", "deleted", "deletion", "erase", "erased", "erasure", "删除", "匿名化"];
const KEEPING: &[&str] = &["retain", "retained", "retention", "how long we keep", "保存期限", "存储期限", "保留期限"];

/// The roles of those who may stand in the store as the developer.
const DEVELOPERS: [Role; 4] = [Role::Controller, Role::JointController, Role::Vendor, Role::Processor];

/// The store and the app lead to the policy: no file shows it.
fn linked(_: &Case<'_>) -> Answer {
    Answer::Attest
}

/// It is called a privacy policy, in its title or its address.
fn title(case: &Case<'_>) -> Answer {
    if case.records().kind != PolicyKind::Privacy {
        return Answer::NotApplicable;
    }
    // Compounds count: Datenschutzerklärung.
    let title = case.release.source().title().to_lowercase();
    let by_title = LABELS.iter().any(|label| title.contains(label));
    let by_address = [&case.config.base_url, &case.policy.id].into_iter().any(|text| text.contains("privacy"));
    Answer::holds(by_title || by_address, || case.found_whole())
}

/// It is a page on the web. That it is HTML that nobody can edit is the nature of the tool.
fn web_page(case: &Case<'_>) -> Answer {
    let is_public = case.config.base_url.starts_with("https://");
    Answer::holds(is_public, || case.found_whole().arg("address", &case.config.base_url))
}

/// The app, or the company behind it, is named in the text.
fn entity(case: &Case<'_>) -> Answer {
    let records = case.records();
    let by_party = records.parties.values().any(|party| DEVELOPERS.contains(&party.role));
    Answer::holds(by_party || case.says(&[records.app.name.as_str()]).is_some(), || case.found_whole())
}

/// Somebody can be reached about privacy.
fn contact(case: &Case<'_>) -> Answer {
    let records = case.records();
    let developers = records.parties.values().filter(|party| DEVELOPERS.contains(&party.role));
    let mut by_party = developers.map(|party| party.email.is_some() || party.phone.is_some() || party.url.is_some());
    let mut by_contact =
        records.contacts.values().map(|one| one.email.is_some() || one.phone.is_some() || one.url.is_some());
    Answer::holds(by_party.any(|is| is) || by_contact.any(|is| is), || case.found_whole())
}

/// Which data, and who gets them.
fn types(case: &Case<'_>) -> Answer {
    let records = case.records();
    let promises = |kind: PromiseKind| records.promises.values().any(|promise| promise.kind == kind);
    let has_data = !case.data_in_use().is_empty() || promises(PromiseKind::NoCollection);
    let by_use = records.uses.values().any(|row| !row.receivers.is_empty() || !row.processors.is_empty());
    let by_record = by_use || !records.recipients.is_empty() || !records.sdks.is_empty();
    let has_receivers = by_record || promises(PromiseKind::NoSharing) || case.heading(SHARING).is_some();
    Answer::of(case.lacks("title", &[("uses", has_data), ("recipients", has_receivers)]))
}

/// How data are handled safely.
fn security(case: &Case<'_>) -> Answer {
    Answer::holds(has_measures(case), || case.found_whole())
}

/// Whether the policy says how long data are kept.
pub(super) fn has_retention(case: &Case<'_>) -> bool {
    let by_use = case.uses().iter().any(|row| row.retention.is_some());
    by_use || !case.records().retention.is_empty() || case.says(KEEPING).is_some()
}

/// Whether the policy says how data are deleted.
pub(super) fn has_deletion(case: &Case<'_>) -> bool {
    let by_record = case.records().retention.values().any(|one| one.on_expiry.is_some());
    by_record || case.has_right(RightKind::Delete) || case.says(DELETION).is_some()
}

/// How long data are kept, and how they are deleted.
fn retention(case: &Case<'_>) -> Answer {
    Answer::of(case.lacks("title", &[("retention", has_retention(case)), ("delete", has_deletion(case))]))
}
