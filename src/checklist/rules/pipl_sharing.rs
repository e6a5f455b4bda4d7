//! Who else processes or receives data, and where (PIPL 20–23, 25, 38, 39).

use std::collections::BTreeSet;

use super::reading::is_reachable;
use super::reading::words;
use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::model::ConsentKind;
use crate::model::Country;
use crate::model::PartyId;
use crate::model::Recipient;
use crate::model::RecipientKind;
use crate::model::Relation;
use crate::model::Role;
use crate::model::Sdk;
use crate::model::Transfer;
use crate::model::TransferMechanism;
use crate::model::Use;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.pipl.20", check: joint_controllers_share_duties },
    Rule { id: "cn.pipl.21", check: entrusted_processing_has_bounds },
    Rule { id: "cn.pipl.22", check: mergers_are_provided_for },
    Rule { id: "cn.pipl.23", check: receivers_are_told },
    Rule { id: "cn.pipl.25", check: publication_is_agreed_to },
    Rule { id: "cn.pipl.38", check: transfers_have_a_route },
    Rule { id: "cn.pipl.39", check: transfers_are_told },
];

/// Words for what happens to a company and takes its data along.
const MERGERS: &[&str] = &[
    "merger",
    "mergers",
    "merges",
    "division",
    "dissolution",
    "bankruptcy",
    "insolvency",
    "分立",
    "破产",
    "解散",
    "被收购",
    "并购",
    "兼并",
    "公司合并",
    "企业合并",
    "合并、",
];

/// Words for a law or authority that wants something published.
const BY_LAW: &[&str] = &[
    "law",
    "laws",
    "legal",
    "court",
    "courts",
    "authority",
    "authorities",
    "法律",
    "法规",
    "司法",
    "法院",
    "主管机关",
    "主管部门",
    "行政机关",
];

/// Words for authorities.
const AUTHORITIES: &[&str] = &["authority", "authorities", "court", "courts", "机关", "主管部门", "法院"];

/// The routes of PIPL 38; the others are of the GDPR only.
const ROUTES: [TransferMechanism; 4] = [
    TransferMechanism::SecurityAssessment,
    TransferMechanism::Certification,
    TransferMechanism::StandardContract,
    TransferMechanism::Exempt,
];

/// Who decides together says who answers for what.
fn joint_controllers_share_duties(case: &Case<'_>) -> Answer {
    let records = case.records();
    let joint = |relation: Option<Relation>| relation == Some(Relation::Joint);
    let by_sdk = records.sdks.values().filter(|sdk| joint(sdk.relation)).filter_map(|sdk| sdk.provider.as_ref());
    let by_case = records.recipients.values().filter(|one| joint(one.relation)).filter_map(|one| one.party.as_ref());
    let named: BTreeSet<&str> = by_sdk.chain(by_case).map(PartyId::as_str).collect();
    let all = records.parties.iter();
    let all: Vec<_> =
        all.filter(|(id, party)| party.role == Role::JointController || named.contains(id.as_str())).collect();
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let has_duty = |id: &str| records.obligations.values().any(|duty| duty.party.as_str() == id);
    let open = all.into_iter().filter(|(id, party)| party.note.is_none() && !has_duty(id));
    Answer::of(open.map(|(id, _)| case.found(&format!("parties.{id}"))))
}

/// Who processes for somebody, for whom, and what.
fn entrusted_processing_has_bounds(case: &Case<'_>) -> Answer {
    let records = case.records();
    let names = |list: &[PartyId], id: &str| list.iter().any(|own| own.as_str() == id);
    let has_task = |id: &str| {
        let by_use = records.uses.values().any(|row| names(&row.processors, id) || names(&row.receivers, id));
        let by_case = records.recipients.values().any(|one| one.party.as_ref().is_some_and(|own| own.as_str() == id));
        let by_sdk = records.sdks.values().any(|sdk| sdk.provider.as_ref().is_some_and(|own| own.as_str() == id));
        let by_place = records.storage.values().any(|one| one.operator.as_ref().is_some_and(|own| own.as_str() == id));
        by_use || by_case || by_sdk || by_place
    };
    let processors: Vec<_> = records.parties.iter().filter(|(_, party)| party.role == Role::Processor).collect();
    let idle = processors
        .iter()
        .filter_map(|(id, _)| case.lacks(&format!("parties.{id}"), &[("uses.*.processors", has_task(id))]));
    let one_decides = case.controllers().count() == 1;
    let entrusted: Vec<_> = records.uses.iter().filter(|(_, row)| !row.processors.is_empty()).collect();
    let for_nobody = entrusted.iter().filter_map(|(id, row)| {
        case.lacks(&format!("uses.{id}"), &[("controller", row.controller.is_some() || one_decides)])
    });
    let is_entrusted =
        |one: &Recipient| one.kind == RecipientKind::Entrust || one.relation == Some(Relation::Entrusted);
    let cases: Vec<_> = records.recipients.iter().filter(|(_, one)| is_entrusted(one)).collect();
    let open = cases.iter().filter_map(|(id, one)| {
        let says = one.clause.is_some();
        let fields = [
            ("party", one.party.is_some() || one.category.is_some()),
            ("data", says || !one.data.is_empty()),
            ("purpose", says || one.purpose.is_some()),
        ];
        case.lacks(&format!("recipients.{id}"), &fields)
    });
    if processors.is_empty() && entrusted.is_empty() && cases.is_empty() {
        return Answer::NotApplicable;
    }
    Answer::of(idle.chain(for_nobody).chain(open))
}

/// What becomes of the data when the company merges or ends.
fn mergers_are_provided_for(case: &Case<'_>) -> Answer {
    if case.data_in_use().is_empty() {
        return Answer::NotApplicable;
    }
    Answer::holds(case.says(MERGERS).is_some(), || case.found_whole())
}

/// Whether consent is asked for a matter by itself; `none` says that it rests on something else.
fn is_apart(consent: Option<ConsentKind>) -> bool {
    matches!(consent, Some(ConsentKind::Separate | ConsentKind::Written | ConsentKind::None))
}

/// Who receives data and decides for itself is told, with all that a person must know to agree.
fn receivers_are_told(case: &Case<'_>) -> Answer {
    let records = case.records();
    let cases: Vec<_> = records.recipients.iter().filter(|(_, one)| is_provision(case, one)).collect();
    let sdks = records.sdks.iter().filter(|(_, sdk)| sdk.relation == Some(Relation::Independent));
    let sdks: Vec<_> = sdks.collect();
    let told: BTreeSet<&PartyId> = cases.iter().filter_map(|(_, one)| one.party.as_ref()).collect();
    let is_untold = |row: &Use| row.receivers.iter().any(|party| decides(case, party) && !told.contains(party));
    let uses: Vec<_> = records.uses.iter().filter(|(_, row)| is_untold(row)).collect();
    if cases.is_empty() && sdks.is_empty() && uses.is_empty() {
        return Answer::NotApplicable;
    }
    let found: Vec<Finding> = { cases.into_iter().filter_map(|(id, one)| untold_of_case(case, id, one)) }
        .chain(sdks.into_iter().filter_map(|(id, sdk)| untold_of_sdk(case, id, sdk)))
        .chain(uses.into_iter().filter_map(|(id, row)| untold_of_use(case, id, row)))
        .collect();
    Answer::of(found)
}

/// Whether data are given to somebody who decides for itself, by a consent that does not tell the rest each time.
fn is_provision(case: &Case<'_>, one: &Recipient) -> bool {
    let is_independent = matches!(one.relation, None | Some(Relation::Independent));
    let is_open = one.party.is_none() && one.category.is_none();
    let is_asked_each_time = is_open && matches!(one.consent, Some(ConsentKind::Separate | ConsentKind::Written));
    one.kind == RecipientKind::Share && is_independent && !is_authority(case, one) && !is_asked_each_time
}

/// Whether a party decides for itself what it does with data.
fn decides(case: &Case<'_>, id: &PartyId) -> bool {
    case.records().parties.get(id.as_str()).is_some_and(|party| party.role == Role::Recipient)
}

fn can_be_reached(case: &Case<'_>, party: &PartyId) -> bool {
    is_reachable(case.records(), party.as_str())
}

/// What is not told of a case of sharing.
fn untold_of_case(case: &Case<'_>, id: &str, one: &Recipient) -> Option<Finding> {
    // A class whose members are in the list of SDKs, each with its provider.
    let is_member = |sdk: &Sdk| {
        let takes = sdk.data.iter().any(|id| one.data.contains(id));
        sdk.relation == Some(Relation::Independent) && sdk.provider.is_some() && takes
    };
    let is_listed = || one.category.is_some() && case.records().sdks.values().any(is_member);
    let fields = [
        ("party", one.party.is_some() || is_listed()),
        ("contact", one.party.as_ref().is_none_or(|party| can_be_reached(case, party))),
        ("purpose", one.purpose.is_some()),
        ("method", one.method.is_some()),
        ("data", !one.data.is_empty()),
        ("consent", is_apart(one.consent)),
    ];
    case.lacks(&format!("recipients.{id}"), &fields)
}

/// What is not told of an SDK whose provider decides for itself.
fn untold_of_sdk(case: &Case<'_>, id: &str, sdk: &Sdk) -> Option<Finding> {
    let reachable = sdk.provider.as_ref().is_none_or(|party| can_be_reached(case, party));
    let fields = [
        ("provider", sdk.provider.is_some()),
        ("contact", reachable || sdk.website.is_some()),
        ("purpose", sdk.purpose.is_some()),
        ("method", sdk.method.is_some()),
        ("data", !sdk.data.is_empty()),
        ("consent", is_apart(sdk.consent)),
    ];
    case.lacks(&format!("sdks.{id}"), &fields)
}

/// What is not told of a use whose data go to somebody who decides for itself. Its data, purpose and method are wanted by
/// other rules.
fn untold_of_use(case: &Case<'_>, id: &str, row: &Use) -> Option<Finding> {
    let mut receivers = row.receivers.iter().filter(|party| decides(case, party));
    let reachable = receivers.all(|party| can_be_reached(case, party));
    case.lacks(&format!("uses.{id}"), &[("contact", reachable), ("consent", is_apart(row.consent))])
}

/// Whether an authority receives the data, because it wants them.
fn is_authority(case: &Case<'_>, one: &Recipient) -> bool {
    let by_category = one.category.as_ref().is_some_and(|text| holds_any(&words(case, text), AUTHORITIES));
    let party = one.party.as_ref().and_then(|id| case.records().parties.get(id.as_str()));
    by_category || party.is_some_and(|party| party.role == Role::Authority)
}

/// Nothing is published without a consent of its own or a law that wants it.
fn publication_is_agreed_to(case: &Case<'_>) -> Answer {
    let all = case.records().recipients.iter().filter(|(_, one)| one.kind == RecipientKind::PublicDisclosure);
    let all: Vec<_> = all.collect();
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let is_wanted = |one: &Recipient| {
        let texts = [&one.condition, &one.purpose, &one.scene].into_iter().flatten();
        texts.into_iter().any(|text| holds_any(&words(case, text), BY_LAW))
            || super::reading::clause_says(case, one.clause.as_ref(), BY_LAW)
    };
    let is_agreed = |one: &Recipient| {
        let asked = matches!(one.consent, Some(ConsentKind::Separate | ConsentKind::Written));
        asked || (one.consent.is_none_or(|consent| consent == ConsentKind::None) && is_wanted(one))
    };
    let open = all.into_iter().filter(|(_, one)| !is_agreed(one));
    Answer::of(open.map(|(id, _)| case.found(&format!("recipients.{id}"))))
}

/// Every transfer abroad goes by a route of PIPL 38.
fn transfers_have_a_route(case: &Case<'_>) -> Answer {
    let all = &case.records().transfers;
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let is_route = |one: &Transfer| one.mechanism.is_some_and(|mechanism| ROUTES.contains(&mechanism));
    let open = all.iter().filter(|(_, one)| is_abroad(&one.country) && !is_route(one));
    Answer::of(open.map(|(id, _)| case.found(&format!("transfers.{id}"))))
}

/// Whether a place is outside mainland China; its law counts Hong Kong, Macao and Taiwan among these.
fn is_abroad(country: &Country) -> bool {
    country.as_str() != "CN"
}

/// Every transfer abroad is told with all that PIPL 39 wants, and nothing goes abroad that no transfer tells. That nothing is
/// said of transfers at all is the finding of another rule.
fn transfers_are_told(case: &Case<'_>) -> Answer {
    let records = case.records();
    let abroad: Vec<_> = records.transfers.iter().filter(|(_, one)| is_abroad(&one.country)).collect();
    let told: BTreeSet<&str> = abroad.iter().map(|(_, one)| one.receiver.as_str()).collect();
    let is_told = |party: Option<&PartyId>| party.map_or(!told.is_empty(), |party| told.contains(party.as_str()));
    let goes = |country: Option<&Country>| country.is_some_and(is_abroad);
    let sdks = records.sdks.iter().filter(|(_, sdk)| goes(sdk.country.as_ref()) && !is_told(sdk.provider.as_ref()));
    let sdks = sdks.map(|(id, _)| format!("sdks.{id}"));
    let places = records.storage.iter();
    let places = places.filter(|(_, one)| goes(one.country.as_ref()) && !is_told(one.operator.as_ref()));
    let untold: Vec<String> = sdks.chain(places.map(|(id, _)| format!("storage.{id}"))).collect();
    if abroad.is_empty() && untold.is_empty() {
        return Answer::NotApplicable;
    }
    let lacks = |(id, one): (&String, &Transfer)| {
        let fields = [
            ("contact", is_reachable(records, one.receiver.as_str())),
            ("purpose", one.purpose.is_some()),
            ("method", one.method.is_some()),
            ("data", !one.data.is_empty()),
            ("rights", one.rights.is_some()),
            ("consent", is_apart(one.consent)),
        ];
        case.lacks(&format!("transfers.{id}"), &fields)
    };
    let untold = untold.iter().map(|path| case.found(path).arg("missing", "`transfers`"));
    Answer::of(abroad.into_iter().filter_map(lacks).chain(untold))
}
