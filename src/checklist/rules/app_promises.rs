//! The app keeps to what its policy promises, as far as its own files show (App method 3(9)).

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::diagnostic::Span;
use crate::model::AutostartKind;
use crate::model::ConsentKind;
use crate::model::Promise;
use crate::model::PromiseKind;

pub(super) const RULES: &[Rule] = &[Rule { id: "cn.app.3-9", check: promises_are_kept }];

/// By which permissions and usage keys data are reached. A name that ends in `*` stands for all that begin so.
const REACH: [(&str, &[&str]); 12] = [
    ("location.", &["ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION", "ACCESS_BACKGROUND_LOCATION", "NSLocation*"]),
    ("contacts.address-book", &["READ_CONTACTS", "NSContactsUsageDescription"]),
    ("content.calendar", &["READ_CALENDAR", "NSCalendars*"]),
    ("content.audio", &["RECORD_AUDIO", "NSMicrophoneUsageDescription"]),
    ("biometric.voiceprint", &["RECORD_AUDIO", "NSMicrophoneUsageDescription"]),
    ("content.photo", &["CAMERA", "READ_MEDIA_IMAGES", "NSCameraUsageDescription", "NSPhotoLibraryUsageDescription"]),
    ("biometric.face", &["CAMERA", "NSCameraUsageDescription", "NSFaceIDUsageDescription"]),
    ("comm.sms", &["READ_SMS", "RECEIVE_SMS"]),
    ("comm.call-log", &["READ_CALL_LOG"]),
    ("device.imei", &["READ_PHONE_STATE", "READ_PRIVILEGED_PHONE_STATE"]),
    ("device.installed-apps", &["QUERY_ALL_PACKAGES", "GET_INSTALLED_APPS"]),
    ("device.app-usage", &["PACKAGE_USAGE_STATS"]),
];

/// With which an app starts by itself.
const BOOT: &str = "RECEIVE_BOOT_COMPLETED";

/// What the app's own files ask for: the name, without the prefix of the system, and its place.
fn asked<'a>(case: &Case<'a>) -> Vec<(&'a str, Span)> {
    let android = case.evidence.android.iter().flat_map(|file| &file.permissions);
    let android = android.map(|one| (one.name.rsplit('.').next().unwrap_or(&one.name), one.span));
    let ios = case.evidence.ios.iter().flat_map(|file| &file.usage).map(|one| (one.key.as_str(), one.span));
    android.chain(ios).collect()
}

/// Nothing in the app's files stands against a promise. What they hold and the policy does not name is found by rules of
/// their own.
fn promises_are_kept(case: &Case<'_>) -> Answer {
    let kinds = [PromiseKind::NoCollection, PromiseKind::NoAutostart];
    let promises = case.records().promises.iter().filter(|(_, promise)| kinds.contains(&promise.kind));
    let promises: Vec<_> = promises.collect();
    let asked = asked(case);
    if asked.is_empty() || promises.is_empty() {
        return Answer::NotApplicable;
    }
    let broken = promises.into_iter().flat_map(|(id, promise)| {
        let against = asked.iter().filter(|(name, _)| is_against(case, promise, name));
        against.map(move |(name, span)| {
            let promise = format!("promises.{id}");
            Finding::at(*span).arg("name", name).arg("item", &promise).also(case.place(&promise))
        })
    });
    Answer::of(broken)
}

/// Whether what an app asks for stands against a promise. A permission that the policy tells of as used on the device
/// only collects nothing.
fn is_against(case: &Case<'_>, promise: &Promise, name: &str) -> bool {
    let records = case.records();
    if promise.kind == PromiseKind::NoAutostart {
        let is_consented = |consent: Option<ConsentKind>| consent.is_some_and(|own| own != ConsentKind::None);
        let mut starts = records.autostart.values().filter(|row| row.kind == AutostartKind::SelfStart);
        return name == BOOT && !starts.any(|row| is_consented(row.consent));
    }
    let is_named = |own: &String| own.rsplit('.').next() == Some(name);
    let stays = records
        .permissions
        .values()
        .any(|row| row.on_device == Some(true) && (row.android.iter().any(is_named) || row.ios.iter().any(is_named)));
    let reaches = |id: &str| {
        let mut ways = REACH.iter().filter(|(data, _)| id == *data || data.ends_with('.') && id.starts_with(data));
        ways.any(|(_, names)| {
            names.iter().any(|own| own.strip_suffix('*').map_or(*own == name, |start| name.starts_with(start)))
        })
    };
    !stays && promise.data.iter().any(|id| reaches(records.data_base(id.as_str())))
}
