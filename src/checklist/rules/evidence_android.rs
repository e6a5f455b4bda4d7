//! Other facts of an Android manifest against the policy: SDKs, identifiers, unencrypted traffic, backups.

use std::collections::BTreeSet;

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::diagnostic::Span;
use crate::evidence::AndroidManifest;
use crate::evidence::Placed;
use crate::evidence::Signature;
use crate::evidence::signatures::covers;
use crate::evidence::signatures::of_class;
use crate::evidence::signatures::of_meta_data;
use crate::model::DataId;
use crate::model::Platform;
use crate::model::Sdk;
use crate::model::Text;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "x.android.merged", check: manifest_is_merged },
    Rule { id: "x.android.adid", check: advertising_id_is_declared },
    Rule { id: "x.android.imei", check: hidden_identifiers_are_not_claimed },
    Rule { id: "x.android.cleartext", check: traffic_is_encrypted_as_told },
    Rule { id: "x.android.sdk", check: sdks_are_listed },
    Rule { id: "x.android.export", check: backups_are_meant },
];

const AD_ID: &str = "com.google.android.gms.permission.AD_ID";
const PRIVILEGED: &str = "android.permission.READ_PRIVILEGED_PHONE_STATE";

/// Identifiers that a store or a maker gives for advertising. The taxonomy has one of Android.
const FOR_ADVERTISING: [&str; 2] = ["device.oaid", "device.idfa"];

/// Identifiers that ordinary apps can't read any more.
const HIDDEN: [&str; 3] = ["device.imei", "device.imsi", "device.serial"];

/// The API level from which on they can't (Android 10).
const HIDDEN_FROM: u32 = 29;

/// By what a text says that it means older phones only.
const OLD_PHONES: [&str; 4] = ["Android 9", "Android 10", "安卓9", "安卓10"];

/// Words that promise encryption on the way.
const ENCRYPTED: [&str; 16] = [
    "TLS",
    "SSL",
    "encrypted in transit",
    "encryption in transit",
    "encrypted connection",
    "encrypted connections",
    "encrypted transmission",
    "transmitted in encrypted form",
    "sent encrypted",
    "transport encryption",
    "加密传输",
    "传输加密",
    "加密通道",
    "传输过程加密",
    "传输时加密",
    "加密协议",
];

/// Whether the manifest is that of the build, which has what SDKs bring.
fn manifest_is_merged(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.android else { return Answer::NotApplicable };
    Answer::of(manifest.unmerged.as_ref().map(|sign| Finding::at(sign.span).arg("item", "AndroidManifest.xml")))
}

/// An app that asks for the advertising id says that it takes it.
fn advertising_id_is_declared(case: &Case<'_>) -> Answer {
    let asked = case.evidence.android.as_ref().and_then(|manifest| manifest.permission(AD_ID));
    let Some(asked) = asked else { return Answer::NotApplicable };
    let is_one = |id: &str| FOR_ADVERTISING.contains(&case.records().data_base(id));
    let is_taken = case.data_in_use().into_iter().any(is_one);
    Answer::holds(is_taken, || Finding::at(asked.span).arg("item", "AD_ID"))
}

/// What takes data on Android: its path, the data, and its words.
type Taken<'a> = (String, &'a [DataId], [Option<&'a Text>; 3]);

/// Everything that takes data on Android.
fn taken<'a>(case: &Case<'a>) -> Vec<Taken<'a>> {
    let records = case.records();
    let is_here = |platforms: &[Platform]| platforms.is_empty() || platforms.contains(&Platform::Android);
    let uses = records.uses.iter().filter(|(_, row)| is_here(&row.platforms)).map(|(id, row)| {
        let words = [row.purpose.as_ref(), row.scene.as_ref(), row.method.as_ref()];
        (format!("uses.{id}"), row.data.as_slice(), words)
    });
    let permissions = records.permissions.iter().filter(|(_, row)| row.is_on(Platform::Android));
    let permissions = permissions.map(|(id, row)| {
        let words = [row.purpose.as_ref(), row.scene.as_ref(), row.refusal.as_ref()];
        (format!("permissions.{id}"), row.data.as_slice(), words)
    });
    let sdks = records.sdks.iter().filter(|(_, row)| row.is_on(Platform::Android)).map(|(id, row)| {
        let words = [row.purpose.as_ref(), row.scene.as_ref(), row.method.as_ref()];
        (format!("sdks.{id}"), row.data.as_slice(), words)
    });
    uses.chain(permissions).chain(sdks).collect()
}

/// Identifiers that the system keeps from the app are not said to be taken, or only of older phones.
fn hidden_identifiers_are_not_claimed(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.android else { return Answer::NotApplicable };
    let Some(target) = &manifest.target_sdk else { return Answer::NotApplicable };
    let hidden = |id: &&DataId| HIDDEN.contains(&case.records().data_base(id.as_str()));
    let rows = taken(case).into_iter().filter_map(|(path, data, words)| {
        let id = data.iter().find(hidden)?;
        Some((path, id.as_str(), words))
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    let is_hidden = target.value >= HIDDEN_FROM && manifest.permission(PRIVILEGED).is_none();
    let is_limited =
        |words: &[Option<&Text>; 3]| words.iter().flatten().any(|text| holds_any(text.as_str(), &OLD_PHONES));
    let wrong: Vec<_> = rows.iter().filter(|(.., words)| is_hidden && !is_limited(words)).collect();
    let Some(((path, id, _), rest)) = wrong.split_first() else { return Answer::Pass };
    let found = case.found(path).arg("data", id).arg("level", target.value).also(target.span);
    Answer::missing(rest.iter().fold(found, |found, (path, ..)| found.also(case.place(path))))
}

/// Who promises encryption does not allow traffic without it.
fn traffic_is_encrypted_as_told(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.android else { return Answer::NotApplicable };
    let Some(said) = case.says(&ENCRYPTED) else { return Answer::NotApplicable };
    let open = manifest.cleartext.as_ref().filter(|open| open.value);
    Answer::of(open.map(|open| Finding::at(open.span).arg("item", "usesCleartextTraffic").also(said)))
}

/// Whether backups of the system take the app's data along is decided, not left as it was.
fn backups_are_meant(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.android else { return Answer::NotApplicable };
    let allowed = manifest.allow_backup.as_ref().filter(|allowed| allowed.value);
    Answer::of(allowed.map(|allowed| Finding::at(allowed.span).arg("item", "allowBackup")))
}

/// A name without what does not tell it from others.
fn plain(name: &str) -> String {
    let name: String = name.to_lowercase().chars().filter(|sign| sign.is_alphanumeric()).collect();
    name.strip_suffix("sdk").map(str::to_owned).unwrap_or(name)
}

/// Whether a name is one of those that an SDK goes by: `JPush (Aurora Push)` are two.
fn is_called(name: &str, signature: &Signature) -> bool {
    let own = plain(name);
    let known = signature.name.values().flat_map(|known| known.split(['(', ')', '（', '）', '/']));
    let known = known.map(plain).filter(|known| !known.is_empty());
    own.chars().count() > 1 && { known }.any(|known| own.contains(&known) || known.contains(&own))
}

/// Whether a record is that of a known SDK: by its packages, its id or its name.
fn is_of(id: &str, sdk: &Sdk, signature: &Signature) -> bool {
    let overlap = |own: &str, known: &str| covers(own, known) || covers(known, own);
    let by_package = |own: &String| {
        signature.android.iter().any(|known| overlap(own, known)) || signature.ios.iter().any(|known| known == own)
    };
    let mut names = sdk.name.iter().chain(&sdk.products);
    sdk.packages.iter().any(by_package)
        || format!("-{id}-").contains(&format!("-{}-", signature.id))
        || names.any(|name| is_called(name.as_str(), signature))
}

/// Whether the policy lists a known SDK for a platform.
pub(super) fn is_listed(case: &Case<'_>, signature: &Signature, platform: Platform) -> bool {
    let mut sdks = case.records().sdks.iter().filter(|(_, sdk)| sdk.is_on(platform));
    sdks.any(|(id, sdk)| is_of(id, sdk, signature))
}

/// The known SDKs that a manifest shows and that the policy does not list, each once, with what shows it.
pub(super) fn unlisted<'a>(case: &Case<'_>, manifest: &'a AndroidManifest) -> Vec<(&'static Signature, &'a str, Span)> {
    let classes = manifest.components.iter().filter_map(|part| Some((of_class(&part.class)?, &part.class, part.span)));
    let meta = |name: &'a Placed<String>| Some((of_meta_data(&name.value)?, &name.value, name.span));
    let mut packages = case.records().sdks.values().filter(|sdk| sdk.is_on(Platform::Android));
    let packages: Vec<&String> = packages.by_ref().flat_map(|sdk| &sdk.packages).collect();
    let is_own = |name: &str| packages.iter().any(|package| covers(package, name));
    let mut seen = BTreeSet::new();
    let all = classes.chain(manifest.meta_data.iter().filter_map(meta));
    let all = all.filter(|(signature, name, _)| !is_own(name) && !is_listed(case, signature, Platform::Android));
    let once = all.filter(|(signature, ..)| seen.insert(signature.id.as_str()));
    once.map(|(signature, name, span)| (signature, name.as_str(), span)).collect()
}

/// A finding about an SDK, with its names.
pub(super) fn of_sdk(signature: &Signature, shown_by: &str, span: Span) -> Finding {
    let name = |language: &str| signature.name.get(language).cloned().unwrap_or_default();
    let found = Finding::at(span).arg("item", &signature.id).arg("sign", shown_by);
    found.arg("name", name("en")).arg("chinese", name("zh"))
}

/// Every known SDK in the manifest stands in the list of the policy.
fn sdks_are_listed(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.android else { return Answer::NotApplicable };
    let found = unlisted(case, manifest).into_iter().map(|(signature, name, span)| of_sdk(signature, name, span));
    Answer::of(found)
}
