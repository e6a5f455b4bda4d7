//! Google Play: what the Data safety form, accounts, permissions and disclosures need from the records.

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::diff::Store;
use crate::diff::Update;
use crate::diff::redline;
use crate::model::Account;
use crate::model::AccountCreation;
use crate::model::ConsentKind;
use crate::model::Permission;
use crate::model::Platform;
use crate::model::StorageId;
use crate::model::Use;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "play.ds.sdk", check: sdks_count },
    Rule { id: "play.ds.exempt", check: exemptions_hold },
    Rule { id: "play.acct.delete", check: deletion },
    Rule { id: "play.acct.enterprise", check: enterprise_accounts },
    Rule { id: "play.perm.qap", check: installed_apps },
    Rule { id: "play.disclosure", check: disclosure },
    Rule { id: "play.update", check: form_is_current },
];

/// The answers of the form that a change can make wrong.
const FORM: [Update; 4] =
    [Update::DataSafety, Update::DataSafetySharing, Update::DataSafetyChoice, Update::ServiceProvider];

/// What an SDK of the Android app takes is known.
fn sdks_count(case: &Case<'_>) -> Answer {
    let records = case.records();
    let mut sdks = records.sdks.iter().filter(|(_, sdk)| sdk.is_on(Platform::Android)).peekable();
    if sdks.peek().is_none() {
        return Answer::NotApplicable;
    }
    let rows = case.uses();
    let has_use = |id: &str| rows.iter().any(|row| row.sdk == Some(id) && !row.data.is_empty());
    let silent = sdks.filter(|(id, sdk)| sdk.data.is_empty() && !has_use(id));
    Answer::of(silent.map(|(id, _)| case.found(&format!("sdks.{id}"))))
}

/// What is said to stay on the device, or not to be kept, is not sent or kept by the same record.
fn exemptions_hold(case: &Case<'_>) -> Answer {
    let records = case.records();
    let by_use = records.uses.values().any(|row| row.on_device == Some(true) || row.ephemeral == Some(true));
    if !by_use && !records.permissions.values().any(|row| row.on_device == Some(true)) {
        return Answer::NotApplicable;
    }
    let uses = records.uses.iter().filter_map(|(id, row)| {
        let (claim, against) = broken_exemption(case, row)?;
        Some(against_claim(case, &format!("uses.{id}"), claim, against))
    });
    let permissions = records
        .permissions
        .iter()
        .filter(|(_, row)| row.on_device == Some(true) && row.storage.iter().any(|place| is_elsewhere(case, place)));
    let permissions =
        permissions.map(|(id, _)| against_claim(case, &format!("permissions.{id}"), "on_device", "storage"));
    Answer::of(uses.chain(permissions))
}

fn against_claim(case: &Case<'_>, path: &str, claim: &str, against: &str) -> Finding {
    case.found(path).arg("claim", claim).arg("against", against)
}

/// A claim of a use and the field that speaks against it.
fn broken_exemption(case: &Case<'_>, row: &Use) -> Option<(&'static str, &'static str)> {
    let sent = [
        ("receivers", !row.receivers.is_empty()),
        ("processors", !row.processors.is_empty()),
        ("storage", row.storage.iter().any(|place| is_elsewhere(case, place))),
    ];
    let kept = [("retention", row.retention.is_some()), ("storage", !row.storage.is_empty())];
    let against = |claim, fields: &[(&'static str, bool)]| Some((claim, fields.iter().find(|(_, is)| *is)?.0));
    let stays = row.on_device.filter(|is| *is).and_then(|_| against("on_device", &sent));
    stays.or_else(|| row.ephemeral.filter(|is| *is).and_then(|_| against("ephemeral", &kept)))
}

/// Whether a place of storage is run by somebody, and so is not the device.
fn is_elsewhere(case: &Case<'_>, place: &StorageId) -> bool {
    case.records().storage.get(place.as_str()).is_some_and(|storage| storage.operator.is_some())
}

/// The accounts of the app, if people make them there.
pub(super) fn own_accounts<'a>(case: &Case<'a>) -> Option<&'a Account> {
    let is_own = |way: &AccountCreation| matches!(way, AccountCreation::Password | AccountCreation::ThirdParty);
    case.records().account.as_ref().filter(|account| account.creation.iter().any(is_own))
}

/// Who makes an account in the app can delete it there and on the web.
fn deletion(case: &Case<'_>) -> Answer {
    let Some(account) = own_accounts(case) else { return Answer::NotApplicable };
    let closing = account.cancellation.as_ref();
    let fields = [
        ("in_app", closing.is_some_and(|closing| closing.in_app)),
        ("url", closing.is_some_and(|closing| closing.url.is_some())),
    ];
    Answer::of(case.lacks("account.cancellation", &fields))
}

/// The answer on accounts that an employer makes is given in the form.
fn enterprise_accounts(case: &Case<'_>) -> Answer {
    let account = case.records().account.as_ref();
    let is_there = account.is_some_and(|account| account.creation.contains(&AccountCreation::Enterprise));
    if is_there { Answer::Attest } else { Answer::NotApplicable }
}

/// Whoever may see all installed apps says that the list of them is taken, and what for.
fn installed_apps(case: &Case<'_>) -> Answer {
    let records = case.records();
    let is_meant = |(_, row): &(&String, &Permission)| {
        row.android.iter().any(|name| name.rsplit('.').next() == Some("QUERY_ALL_PACKAGES"))
    };
    let own = records.permissions.iter().find(is_meant);
    let manifest = case.evidence.android.as_ref();
    let asked = manifest.and_then(|manifest| manifest.permission("android.permission.QUERY_ALL_PACKAGES"));
    if own.is_none() && asked.is_none() {
        return Answer::NotApplicable;
    }
    let is_list = |id: &str| records.data_base(id) == "device.installed-apps";
    let rows = case.uses();
    let mut taken = rows.iter().filter(|row| row.data.iter().any(|item| is_list(item.as_str())));
    let is_taken = taken.any(|row| row.purpose.is_some());
    let Some((id, own)) = own else {
        let place = asked.map_or_else(|| case.head(), |asked| asked.span);
        let found = || Finding::at(place).arg("item", "permissions").arg("missing", "`data`, `purpose`");
        return Answer::holds(is_taken, found);
    };
    let fields = [("data", is_taken), ("purpose", own.purpose.is_some() || own.clause.is_some())];
    Answer::of(case.lacks(&format!("permissions.{id}"), &fields))
}

/// What goes on in the background is asked for by itself, in the app.
fn disclosure(case: &Case<'_>) -> Answer {
    let records = case.records();
    let uses = records.uses.iter().map(|(id, row)| (format!("uses.{id}"), row.background, row.consent));
    let permissions = records.permissions.iter();
    let permissions = permissions.map(|(id, row)| (format!("permissions.{id}"), row.background, row.consent));
    let all: Vec<_> = uses.chain(permissions).filter(|(_, background, _)| *background == Some(true)).collect();
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let is_asked = |consent: Option<ConsentKind>| {
        matches!(consent, Some(ConsentKind::Separate | ConsentKind::Written | ConsentKind::Guardian))
    };
    let unasked = all.iter().filter(|(_, _, consent)| !is_asked(*consent));
    Answer::of(unasked.map(|(path, _, _)| case.found(path)))
}

/// The form was brought up to date with the release, if anything in it changed.
fn form_is_current(case: &Case<'_>) -> Answer {
    changed(case, Store::Play, &FORM)
}

/// Whether a release makes answers in a store wrong: then somebody has to attest that they were mended.
pub(super) fn changed(case: &Case<'_>, store: Store, answers: &[Update]) -> Answer {
    let Some(before) = case.before else { return Answer::NotApplicable };
    let compared = redline(before, case.release, case.config.source(), &case.config.taxonomy);
    let records = compared.into_iter().flat_map(|redline| redline.records);
    let mut updates = records
        .flat_map(|change| change.kinds.into_iter().flat_map(move |kind| kind.updates(store, &change.conditions)));
    if updates.any(|update| answers.contains(&update)) { Answer::Attest } else { Answer::Pass }
}
