//! The draft rules of CAC on what apps collect (January 2026, not in force).

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::checklist::rules::cn_face::leaving;
use crate::checklist::rules::cn_guides::asked_groups;
use crate::checklist::rules::gbt35273::closing;
use crate::model::Permission;
use crate::model::Text;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.draft26.struct", check: structured_list },
    Rule { id: "cn.draft26.sdk", check: sdk_versions },
    Rule { id: "cn.draft26.freq", check: frequencies },
    Rule { id: "cn.draft26.cancel", check: cancellation },
    Rule { id: "cn.draft26.camera", check: while_in_use },
    Rule { id: "cn.draft26.bio", check: biometrics_stay },
];

/// Working days within which an account is closed.
const CANCELLATION_DAYS: u32 = 15;

/// What nobody may ask for only to close an account.
const NEW_DATA: &[&str] = &[
    "face",
    "facial",
    "fingerprint",
    "ID card",
    "identity card",
    "identity document",
    "passport",
    "人脸",
    "面部",
    "指纹",
    "身份证",
    "手持",
    "护照",
];

/// Groups of permissions that are for use in the foreground only.
const FOREGROUND: [&str; 2] = ["camera", "microphone"];

/// Groups of permissions in whose place a picker of the system would do.
const PICKED: [&str; 7] = ["storage", "photos-and-videos", "music-and-audio", "files", "folders", "contacts", "sms"];

/// Permissions that are themselves a picker's.
const PICKERS: [&str; 2] = ["READ_MEDIA_VISUAL_USER_SELECTED", "NSPhotoLibraryAddUsageDescription"];

/// Every row of the list says of which function it is, what for and in which way.
fn structured_list(case: &Case<'_>) -> Answer {
    let uses = &case.records().uses;
    if uses.is_empty() {
        return Answer::NotApplicable;
    }
    let lacks = uses.iter().filter_map(|(id, row)| {
        let has_purpose = row.purpose.is_some() || !row.purposes.is_empty();
        let fields = [("feature", row.feature.is_some()), ("purpose", has_purpose), ("method", row.method.is_some())];
        case.lacks(&format!("uses.{id}"), &fields)
    });
    Answer::of(lacks)
}

/// An SDK has a version and somebody who runs it.
fn sdk_versions(case: &Case<'_>) -> Answer {
    let sdks = &case.records().sdks;
    if sdks.is_empty() {
        return Answer::NotApplicable;
    }
    let lacks = sdks.iter().filter_map(|(id, sdk)| {
        let fields = [("version", sdk.version.is_some()), ("provider", sdk.provider.is_some())];
        case.lacks(&format!("sdks.{id}"), &fields)
    });
    Answer::of(lacks)
}

/// The permissions for which the system asks the person, with the groups in which it asks.
fn asked<'a>(case: &Case<'a>) -> Vec<(&'a str, &'a Permission, Vec<&'a str>)> {
    let all = case.records().permissions.iter();
    let asked = all.map(|(id, permission)| {
        let groups = asked_groups(case, permission).into_iter().map(|(_, group)| group);
        (id.as_str(), permission, groups.collect::<Vec<&str>>())
    });
    asked.filter(|(_, _, groups)| !groups.is_empty()).collect()
}

/// How often a permission is used.
fn frequencies(case: &Case<'_>) -> Answer {
    let asked = asked(case);
    if asked.is_empty() {
        return Answer::NotApplicable;
    }
    let silent = asked.iter().filter(|(_, permission, _)| permission.frequency.is_none());
    Answer::of(silent.map(|(id, _, _)| case.found(&format!("permissions.{id}"))))
}

/// An account is closed soon, and nothing new is asked for it.
fn cancellation(case: &Case<'_>) -> Answer {
    let Some(closing) = closing(case) else { return Answer::NotApplicable };
    let texts = [&closing.how, &closing.conditions];
    let asks_more = texts.into_iter().flatten().any(|text: &Text| holds_any(text.as_str(), NEW_DATA));
    let is_in_time = closing.days.is_some_and(|days| days <= CANCELLATION_DAYS);
    let fields = [("days", closing.in_app || is_in_time), ("conditions", !asks_more)];
    Answer::of(case.lacks("account.cancellation", &fields))
}

/// Camera and microphone run only while somebody uses them; a permission for a whole store of data is needed.
fn while_in_use(case: &Case<'_>) -> Answer {
    let asked = asked(case);
    let is_of = |groups: &[&str], own: &[&str]| groups.iter().any(|group| own.contains(group));
    let watched = |groups: &[&str]| is_of(groups, &FOREGROUND) || is_of(groups, &PICKED);
    if !asked.iter().any(|(_, _, groups)| watched(groups)) {
        return Answer::NotApplicable;
    }
    let found = asked.iter().filter_map(|(id, permission, groups)| -> Option<Finding> {
        let in_background = is_of(groups, &FOREGROUND) && permission.background == Some(true);
        let in_bulk = is_of(groups, &PICKED) && !is_picker(permission) && !is_justified(case, id);
        (in_background || in_bulk).then(|| case.found(&format!("permissions.{id}")))
    });
    Answer::of(found)
}

/// Whether all that a permission names is given by a picker.
fn is_picker(permission: &Permission) -> bool {
    let mut names = permission.android.iter().chain(&permission.ios).chain(&permission.harmony);
    names.all(|name| PICKERS.contains(&name.rsplit('.').next().unwrap_or(name)))
}

/// Whether a use of the permission says why less would not do.
fn is_justified(case: &Case<'_>, id: &str) -> bool {
    let mut uses = case.records().uses.values();
    uses.any(|row| row.necessity.is_some() && row.permissions.iter().any(|permission| permission.as_str() == id))
}

/// Biometric data stay where they were taken.
fn biometrics_stay(case: &Case<'_>) -> Answer {
    if !case.data_in_use().into_iter().any(|id| is_biometric(case, id)) {
        return Answer::NotApplicable;
    }
    Answer::of(leaving(case, is_biometric))
}

fn is_biometric(case: &Case<'_>, id: &str) -> bool {
    case.is_biometric(id)
}
