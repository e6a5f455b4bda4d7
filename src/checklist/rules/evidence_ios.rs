//! The property list of an iOS app against the policy. What one rule reports no other reports again.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::rules::evidence_android;
use crate::evidence::InfoPlist;
use crate::evidence::PrivacyManifest;
use crate::evidence::UsageText;
use crate::evidence::signatures::of_scheme;
use crate::model::Permission;
use crate::model::Platform;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "x.ios.key-undeclared", check: keys_are_declared },
    Rule { id: "x.ios.key-missing", check: declared_keys_are_there },
    Rule { id: "x.ios.key-text", check: texts_say_what_for },
    Rule { id: "x.ios.bg", check: background_is_declared },
    Rule { id: "x.ios.queries", check: schemes_have_their_sdks },
    Rule { id: "x.ios.tracking", check: tracking_is_asked_for },
];

/// The key by which people are asked whether they may be tracked.
pub(super) const TRACKING: &str = "NSUserTrackingUsageDescription";

/// Keys for older systems, each with those that stand for it today: who declares one of them declares it too.
const OLDER: [(&str, &[&str]); 6] = [
    (
        "NSCalendarsUsageDescription",
        &["NSCalendarsFullAccessUsageDescription", "NSCalendarsWriteOnlyAccessUsageDescription"],
    ),
    ("NSRemindersUsageDescription", &["NSRemindersFullAccessUsageDescription"]),
    ("NSBluetoothPeripheralUsageDescription", &["NSBluetoothAlwaysUsageDescription"]),
    ("NSLocationAlwaysUsageDescription", &["NSLocationAlwaysAndWhenInUseUsageDescription"]),
    ("NSLocationUsageDescription", &["NSLocationWhenInUseUsageDescription"]),
    (
        "NSLocationTemporaryUsageDescriptionDictionary",
        &["NSLocationWhenInUseUsageDescription", "NSLocationAlwaysAndWhenInUseUsageDescription"],
    ),
];

/// What goes on in the background: the mode, the keys of its permission, and the data that come of it.
const MODES: [(&str, &str, &str); 4] = [
    ("location", "NSLocation", "location."),
    ("audio", "NSMicrophone", "content.audio"),
    ("bluetooth-central", "NSBluetooth", "\0"),
    ("bluetooth-peripheral", "NSBluetooth", "\0"),
];

/// Texts that were left as they came.
static LEFT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\btodo\b|\bfixme\b|\blorem ipsum\b|^x+$|^test(ing)?$|^(usage )?description$|^测试$|^待定$|^说明$")
        .ok()
});

/// Texts that only say what the system says by itself: that the app wants a thing. What for is missing.
static EMPTY_WORDS: LazyLock<[Option<Regex>; 2]> = LazyLock::new(|| {
    let english = r"(?i)^(this app|the app|we|our app|\$\([A-Z_]+\)|app)?\s*(needs?|requires?|wants?|would like|uses?)( your permission)?( to)?( have| get| use)?( access)?( to)?( the| your| use the| use your)? ?[a-z]+( library| access| data)?[.!]?$";
    let chinese = r"^(本?应用|我们|此?App|APP|是否允许\S{0,12}?)?(需要|想要|希望|请求|申请)?(您的?同意[，,]?(才能)?)?(访问|使用|获取|开启|调用)(您的?|你的?|手机)?(相机|摄像头|麦克风|相册|照片|通讯录|联系人|位置|定位|日历|提醒事项|蓝牙|运动与健身|语音识别|本地网络)(权限|信息)?[。.！？?]?$";
    [Regex::new(english).ok(), Regex::new(chinese).ok()]
});

/// The records that name a key, or one that stands for it.
fn records_of<'a>(case: &Case<'a>, key: &str) -> Vec<&'a Permission> {
    let newer = OLDER.iter().find(|(old, _)| *old == key).map_or(&[][..], |(_, newer)| newer);
    let names = |name: &String| name == key || newer.contains(&name.as_str());
    case.records().permissions.values().filter(|row| row.ios.iter().any(names)).collect()
}

/// The texts of a property list, of each key the first.
fn keys(plist: &InfoPlist) -> Vec<&UsageText> {
    let mut seen = BTreeSet::new();
    plist.usage.iter().filter(|usage| seen.insert(usage.key.as_str())).collect()
}

/// Every permission for which the system has a text stands in the policy.
fn keys_are_declared(case: &Case<'_>) -> Answer {
    let Some(plist) = &case.evidence.ios else { return Answer::NotApplicable };
    let all = keys(plist);
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let undeclared = all.into_iter().filter(|usage| records_of(case, &usage.key).is_empty());
    Answer::of(undeclared.map(|usage| Finding::at(usage.span).arg("item", &usage.key).arg("id", id_of(&usage.key))))
}

/// An id for a record: `camera` of `NSCameraUsageDescription`.
fn id_of(key: &str) -> String {
    let name = key.strip_prefix("NS").unwrap_or(key);
    let name = name.find("Usage").and_then(|at| name.get(..at)).unwrap_or(name);
    let mut id = String::new();
    let mut was_small = false;
    for sign in name.chars() {
        if sign.is_ascii_uppercase() && was_small {
            id.push('-');
        }
        was_small = sign.is_ascii_lowercase();
        id.push(sign.to_ascii_lowercase());
    }
    id
}

/// Every key that the policy names is there; without it the app is closed by the system when it asks.
fn declared_keys_are_there(case: &Case<'_>) -> Answer {
    let Some(plist) = &case.evidence.ios else { return Answer::NotApplicable };
    let is_key = |name: &str| {
        case.config.taxonomy.permission(Platform::Ios, name).is_some() || name.contains("UsageDescription")
    };
    let rows = case.records().permissions.iter();
    let named = rows.flat_map(|(id, row)| row.ios.iter().map(move |name| (id, name))).filter(|(_, name)| is_key(name));
    let named: Vec<_> = named.collect();
    if named.is_empty() {
        return Answer::NotApplicable;
    }
    let by_newer = |name: &str| {
        let newer = OLDER.iter().find(|(old, _)| *old == name).map_or(&[][..], |(_, newer)| newer);
        newer.iter().any(|newer| plist.key(newer).is_some())
    };
    let mut seen = BTreeSet::new();
    let stale = named.into_iter().filter(|(_, name)| plist.key(name).is_none() && !by_newer(name));
    Answer::of(stale.filter(|(_, name)| seen.insert(name.as_str())).map(|(id, name)| {
        let path = format!("permissions.{id}");
        Finding::at(case.place(&format!("{path}.ios"))).arg("item", path).arg("name", name)
    }))
}

/// Whether a text tells people nothing.
fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    let is = |pattern: &Option<Regex>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(text));
    text.is_empty() || is(&LEFT) || EMPTY_WORDS.iter().any(is)
}

/// What the system shows when it asks says what for. Keys that no record names are reported by another rule.
fn texts_say_what_for(case: &Case<'_>) -> Answer {
    let Some(plist) = &case.evidence.ios else { return Answer::NotApplicable };
    let declared = plist.usage.iter().filter(|usage| !records_of(case, &usage.key).is_empty());
    let declared: Vec<&UsageText> = declared.collect();
    if declared.is_empty() {
        return Answer::NotApplicable;
    }
    let empty = declared.into_iter().filter(|usage| says_nothing(&usage.text.value));
    Answer::of(empty.map(|usage| {
        Finding::at(usage.text.span).also(usage.span).arg("item", &usage.key).arg("text", usage.text.value.trim())
    }))
}

/// Whether a record says that a mode goes on in the background.
fn is_in_background(case: &Case<'_>, key: &str, data: &str) -> bool {
    let records = case.records();
    let is_one = |id: &str| records.data_base(id).starts_with(data);
    let mut uses = records.uses.values().filter(|row| row.background == Some(true));
    let mut permissions = records.permissions.values().filter(|row| row.background == Some(true));
    uses.any(|row| row.data.iter().any(|id| is_one(id.as_str())))
        || permissions.any(|row| {
            row.ios.iter().any(|name| name.starts_with(key)) || row.data.iter().any(|id| is_one(id.as_str()))
        })
}

/// What goes on in the background is told. Where its permission is not declared at all, that is said first; sound without
/// a microphone is only played.
fn background_is_declared(case: &Case<'_>) -> Answer {
    let Some(plist) = &case.evidence.ios else { return Answer::NotApplicable };
    let modes = plist.background_modes.iter().filter_map(|mode| {
        let (_, key, data) = MODES.into_iter().find(|(name, ..)| *name == mode.value)?;
        let mut keys = plist.usage.iter().filter(|usage| usage.key.starts_with(key)).peekable();
        keys.peek()?;
        keys.all(|usage| !records_of(case, &usage.key).is_empty()).then_some((mode, key, data))
    });
    let modes: Vec<_> = modes.collect();
    if modes.is_empty() {
        return Answer::NotApplicable;
    }
    let silent = modes.into_iter().filter(|(_, key, data)| !is_in_background(case, key, data));
    Answer::of(silent.map(|(mode, ..)| Finding::at(mode.span).arg("item", &mode.value)))
}

/// The schemes of known SDKs belong to SDKs of the list. That the app looks for other apps is told by their list as well;
/// what the Android manifest shows too is reported there.
fn schemes_have_their_sdks(case: &Case<'_>) -> Answer {
    let Some(plist) = &case.evidence.ios else { return Answer::NotApplicable };
    let is_list = |id: &str| case.records().data_base(id) == "device.installed-apps";
    let sees_apps = case.data_in_use().into_iter().any(is_list);
    let answered = plist.url_schemes.iter().map(|scheme| (scheme, false));
    let all = answered.chain(plist.query_schemes.iter().map(|scheme| (scheme, sees_apps)));
    let all = all.filter_map(|(scheme, is_told)| Some((of_scheme(&scheme.value)?, scheme, is_told)));
    let all: Vec<_> = all.collect();
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let android = case.evidence.android.as_ref().map(|manifest| evidence_android::unlisted(case, manifest));
    let reported = android.unwrap_or_default().into_iter().map(|(signature, ..)| signature.id.as_str());
    let mut seen: BTreeSet<&str> = reported.collect();
    let is_listed = |sdk| evidence_android::is_listed(case, sdk, Platform::Ios);
    let unlisted = all.into_iter().filter(|(sdk, _, is_told)| !is_told && !is_listed(sdk));
    let once = unlisted.filter(|(sdk, ..)| seen.insert(sdk.id.as_str()));
    Answer::of(once.map(|(sdk, scheme, _)| evidence_android::of_sdk(sdk, &scheme.value, scheme.span)))
}

/// Who asks whether he may track does so, and who does so asks. The privacy manifest is held against the key elsewhere.
fn tracking_is_asked_for(case: &Case<'_>) -> Answer {
    let Some(plist) = &case.evidence.ios else { return Answer::NotApplicable };
    let is_here = |platforms: &[Platform]| platforms.is_empty() || platforms.contains(&Platform::Ios);
    let uses = case.records().uses.iter();
    let mut tracking = uses.filter(|(_, row)| row.tracking == Some(true) && is_here(&row.platforms));
    let asked = plist.usage_of(TRACKING).next();
    match (asked, tracking.next()) {
        (None, None) => Answer::NotApplicable,
        (Some(_), Some(_)) => Answer::Pass,
        (Some(_), None) if records_of(case, TRACKING).is_empty() => Answer::NotApplicable,
        (Some(asked), None) => Answer::missing(Finding::at(asked.span).arg("item", TRACKING)),
        (None, Some((id, _))) => {
            let by_manifest = case.evidence.privacy.as_ref().is_some_and(PrivacyManifest::is_tracking);
            let is_named = !records_of(case, TRACKING).is_empty();
            // Missing where a record names it, it is reported as missing.
            if by_manifest || is_named {
                return Answer::NotApplicable;
            }
            Answer::missing(case.found(&format!("uses.{id}.tracking")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_say_nothing_are_known() {
        for text in [
            "",
            concat!("TO", "DO"),
            "App needs access to your camera.",
            "This app requires microphone access",
            "是否允许App访问您的相机",
            "需要使用麦克风权限",
            "需要您的同意，才能访问相册",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        for text in [
            "To scan codes",
            "用于考勤打卡",
            "拍摄照片、扫描二维码",
            "We use the camera to scan codes.",
            "This app needs the camera for video calls.",
            "需要访问相机以扫描二维码",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }

    #[test]
    fn ids_are_made_of_keys() {
        assert_eq!(id_of("NSCameraUsageDescription"), "camera");
        assert_eq!(id_of("NSPhotoLibraryAddUsageDescription"), "photo-library-add");
        assert_eq!(id_of("NFCReaderUsageDescription"), "nfcreader");
    }
}
