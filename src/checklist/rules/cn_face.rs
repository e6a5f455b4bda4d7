//! Face recognition: the measures of CAC and MPS in force since 1 June 2025.

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::UseRow;
use crate::model::ConsentKind;
use crate::model::DataId;
use crate::model::LegalBasis;
use crate::model::Regime;
use crate::model::Use;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.face.notice", check: notice },
    Rule { id: "cn.face.store", check: stays_on_device },
    Rule { id: "cn.face.alt", check: another_way },
    Rule { id: "cn.face.pia", check: assessment },
];

/// Purposes, or the first parts of them, for which a face tells who somebody is.
const VERIFYING: [&str; 4] = ["core.authentication", "core.account", "security", "hr"];

fn faces<'a>(case: &Case<'a>) -> Vec<UseRow<'a>> {
    case.uses().into_iter().filter(|row| case.has_face(row)).collect()
}

/// Whether any record names a face.
fn has_faces(case: &Case<'_>) -> bool {
    case.data_in_use().into_iter().any(|id| is_face(case, id))
}

fn is_face(case: &Case<'_>, id: &str) -> bool {
    case.records().data_base(id) == "biometric.face"
}

/// Why a face is needed, what that means for the person, how long it is kept.
fn notice(case: &Case<'_>) -> Answer {
    let rows = faces(case);
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    let lacks = |row: &UseRow<'_>| {
        let fields = [
            ("necessity", row.as_use.is_some_and(|own| own.necessity.is_some())),
            ("impact", row.as_use.is_some_and(|own| own.impact.is_some())),
            ("retention", row.retention.is_some()),
        ];
        case.lacks(&row.path, &fields)
    };
    Answer::of(rows.iter().filter_map(lacks))
}

/// A face leaves the device by separate consent or by law only.
fn stays_on_device(case: &Case<'_>) -> Answer {
    if !has_faces(case) {
        return Answer::NotApplicable;
    }
    Answer::of(leaving(case, is_face))
}

/// The records by which data of a kind leave the device with neither separate consent nor a law behind it. What an SDK
/// or a receiver takes by a use is found at the use.
pub(super) fn leaving(case: &Case<'_>, is_meant: fn(&Case<'_>, &str) -> bool) -> Vec<Finding> {
    let records = case.records();
    let takes = |data: &[DataId]| data.iter().any(|id| is_meant(case, id.as_str()));
    let rows: Vec<UseRow<'_>> = case.uses().into_iter().filter(|row| takes(row.data)).collect();
    let is_free = |row: &&UseRow<'_>| !row.on_device && !is_separate(row.consent) && !row.as_use.is_some_and(is_by_law);
    let mut found: Vec<Finding> = rows.iter().filter(is_free).map(|row| case.found(&row.path)).collect();
    let has_use = |id: &str| rows.iter().any(|row| row.sdk == Some(id));
    for (id, sdk) in &records.sdks {
        if takes(&sdk.data) && !is_separate(sdk.consent) && !has_use(id) {
            found.push(case.found(&format!("sdks.{id}")));
        }
    }
    let is_received = |party: &str| {
        let own = rows.iter().filter_map(|row| row.as_use);
        own.flat_map(|own| own.receivers.iter().chain(&own.processors)).any(|receiver| receiver.as_str() == party)
    };
    for (id, recipient) in &records.recipients {
        let has_use = recipient.party.as_ref().is_some_and(|party| is_received(party.as_str()));
        if takes(&recipient.data) && !is_separate(recipient.consent) && !has_use {
            found.push(case.found(&format!("recipients.{id}")));
        }
    }
    found
}

fn is_separate(consent: Option<ConsentKind>) -> bool {
    matches!(consent, Some(ConsentKind::Separate | ConsentKind::Written | ConsentKind::Guardian))
}

fn is_by_law(own: &Use) -> bool {
    matches!(own.basis.get(&Regime::Cn), Some(LegalBasis::LegalObligation | LegalBasis::OtherLaw))
}

/// Who shows no face can prove in another way who they are.
fn another_way(case: &Case<'_>) -> Answer {
    let is_verifying = |row: &UseRow<'_>| {
        let purposes = row.as_use.map(|own| own.purposes.as_slice()).unwrap_or_default();
        let is_meant = |id: &str| VERIFYING.iter().any(|own| id == *own || id.split('.').next() == Some(own));
        purposes.is_empty() || purposes.iter().any(|purpose| is_meant(purpose.as_str()))
    };
    let mut rows = faces(case);
    rows.retain(is_verifying);
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    let lacks = |row: &&UseRow<'_>| row.as_use.is_none_or(|own| own.alternative.is_none());
    Answer::of(rows.iter().filter(lacks).map(|row| case.found(&row.path)))
}

/// That the impact was assessed is on file with whoever decides.
fn assessment(case: &Case<'_>) -> Answer {
    if has_faces(case) { Answer::Attest } else { Answer::NotApplicable }
}
