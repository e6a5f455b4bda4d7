//! The privacy manifest of an iOS app: whether it is sound by itself, and whether it says what the policy says.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::rules::evidence_ios::TRACKING;
use crate::evidence::AccessedApi;
use crate::evidence::CollectedType;
use crate::evidence::Placed;
use crate::evidence::PrivacyManifest;
use crate::evidence::apple;
use crate::model::DataId;
use crate::model::Platform;
use crate::model::PurposeId;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "apple.manifest.types", check: types_are_whole },
    Rule { id: "apple.manifest.scope", check: types_are_the_apps_own },
    Rule { id: "apple.manifest.tracking", check: tracking_is_said_throughout },
    Rule { id: "apple.manifest.reasons", check: reasons_fit },
    Rule { id: "x.ios.xcprivacy", check: types_are_those_of_the_policy },
];

/// What the words of a manifest begin with.
const TYPE: &str = "NSPrivacyCollectedDataType";
const PURPOSE: &str = "NSPrivacyCollectedDataTypePurpose";
const API: &str = "NSPrivacyAccessedAPICategory";

/// A finding in a manifest: the thing, and what is wrong with it.
fn wrong(placed: &Placed<String>, prefix: &str, missing: &str) -> Finding {
    let item = placed.value.strip_prefix(prefix).unwrap_or(&placed.value);
    Finding::at(placed.span).arg("item", item).arg("missing", missing)
}

/// Every type is known, stands once, and says whether it is linked, tracks, and what for.
fn types_are_whole(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.privacy else { return Answer::NotApplicable };
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for one in &manifest.collected {
        let fault = if !apple().types.contains_key(&one.name.value) {
            Some("NSPrivacyCollectedDataType".to_owned())
        } else if !seen.insert(one.name.value.as_str()) {
            Some("× 2".to_owned())
        } else {
            lacking(one)
        };
        found.extend(fault.map(|missing| wrong(&one.name, TYPE, &missing)));
    }
    Answer::of(found)
}

/// What a type does not say, or says in words that Apple does not know.
fn lacking(one: &CollectedType) -> Option<String> {
    let unknown = one.purposes.iter().find(|purpose| !apple().purposes.contains_key(&purpose.value));
    let fields = [
        ("NSPrivacyCollectedDataTypeLinked", one.linked.is_some()),
        ("NSPrivacyCollectedDataTypeTracking", one.tracking.is_some()),
        ("NSPrivacyCollectedDataTypePurposes", !one.purposes.is_empty()),
    ];
    let missing = fields.iter().filter(|(_, is_there)| !is_there).map(|(name, _)| *name);
    let missing: Vec<&str> = missing.chain(unknown.map(|purpose| purpose.value.as_str())).collect();
    (!missing.is_empty()).then(|| missing.join(", "))
}

/// Every category is known, and gives reasons that are taken for it.
fn reasons_fit(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.privacy else { return Answer::NotApplicable };
    Answer::of(manifest.accessed.iter().filter_map(reason_fault))
}

fn reason_fault(one: &AccessedApi) -> Option<Finding> {
    let Some(api) = apple().apis.get(&one.category.value) else {
        return Some(wrong(&one.category, API, "NSPrivacyAccessedAPIType"));
    };
    if one.reasons.is_empty() {
        return Some(wrong(&one.category, API, "NSPrivacyAccessedAPITypeReasons"));
    }
    let unfit: Vec<&Placed<String>> =
        one.reasons.iter().filter(|reason| !api.reasons.contains_key(&reason.value)).collect();
    let first = unfit.first()?;
    let codes: Vec<&str> = unfit.iter().map(|reason| reason.value.as_str()).collect();
    let item = one.category.value.strip_prefix(API).unwrap_or(&one.category.value);
    Some(Finding::at(first.span).arg("item", item).arg("missing", codes.join(", ")))
}

/// Tracking is said of the app, of a type, with domains, and asked for; or nowhere.
fn tracking_is_said_throughout(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.privacy else { return Answer::NotApplicable };
    let typed = manifest.collected.iter().find(|one| one.tracking.as_ref().is_some_and(|tracking| tracking.value));
    let place = manifest.tracking.as_ref().map_or(manifest.span, |tracking| tracking.span);
    if manifest.is_tracking() {
        let asked = case.evidence.ios.as_ref().is_none_or(|plist| plist.key(TRACKING).is_some());
        let fields = [
            ("NSPrivacyCollectedDataTypeTracking", typed.is_some()),
            ("NSPrivacyTrackingDomains", !manifest.tracking_domains.is_empty()),
            (TRACKING, asked),
        ];
        let missing: Vec<&str> = fields.iter().filter(|(_, is_there)| !is_there).map(|(name, _)| *name).collect();
        let finding = || Finding::at(place).arg("item", "NSPrivacyTracking").arg("missing", missing.join(", "));
        return Answer::holds(missing.is_empty(), finding);
    }
    let sign = typed.map(|one| one.name.span).or_else(|| manifest.tracking_domains.first().map(|one| one.span));
    Answer::of(
        sign.map(|span| Finding::at(span).arg("item", "NSPrivacyTracking").arg("missing", "NSPrivacyTracking = true")),
    )
}

/// What the records say of a type of Apple's.
#[derive(Default)]
struct Told {
    /// The records of the app itself, and whether each says that the data are linked, and track.
    own: Vec<(String, Option<bool>, Option<bool>)>,
    /// Whether an SDK takes it.
    by_sdk: bool,
    /// The purposes of Apple that its records have.
    purposes: BTreeSet<String>,
    /// Whether some record has no purpose of the taxonomy: then there may be others.
    is_open: bool,
}

/// The types of Apple that a data item is.
fn types<'a>(case: &Case<'a>, id: &DataId) -> &'a [String] {
    let base = case.records().data_base(id.as_str());
    let term = case.config.taxonomy.data.get(base);
    let own = term.and_then(|term| term.maps.get("apple").or_else(|| parent_types(case, term.parent.as_deref()?)));
    own.map_or(&[], Vec::as_slice)
}

fn parent_types<'a>(case: &Case<'a>, parent: &str) -> Option<&'a Vec<String>> {
    case.config.taxonomy.data.get(parent)?.maps.get("apple")
}

/// The purposes of Apple that some purposes are.
fn purposes(case: &Case<'_>, ids: &[PurposeId]) -> BTreeSet<String> {
    let own = &case.records().purposes;
    let base = |id: &PurposeId| own.get(id.as_str()).and_then(|item| item.parent.clone()).unwrap_or_else(|| id.clone());
    let known = ids.iter().filter_map(|id| case.config.taxonomy.purposes.get(base(id).as_str())?.maps.get("apple"));
    known.flatten().cloned().collect()
}

/// What the records say of every type: of data that leave an iOS device.
fn told(case: &Case<'_>) -> BTreeMap<String, Told> {
    let records = case.records();
    let is_here = |platforms: &[Platform]| platforms.is_empty() || platforms.contains(&Platform::Ios);
    let mut all: BTreeMap<String, Told> = BTreeMap::new();
    let mut add = |data: &[DataId], row: Option<(&str, Option<bool>, Option<bool>)>, ids: &[PurposeId]| {
        for name in data.iter().flat_map(|id| types(case, id)) {
            let told = all.entry(name.clone()).or_default();
            match row {
                Some((path, linked, tracking)) => {
                    told.own.push((path.to_owned(), linked, tracking));
                    told.is_open |= ids.is_empty();
                    told.purposes.extend(purposes(case, ids));
                }
                None => told.by_sdk = true,
            }
        }
    };
    let uses = records.uses.iter().filter(|(_, row)| row.on_device != Some(true) && row.ephemeral != Some(true));
    for (id, row) in uses.filter(|(_, row)| is_here(&row.platforms)) {
        let path = format!("uses.{id}");
        let own = row.sdk.is_none().then_some((path.as_str(), row.linked, row.tracking));
        add(&row.data, own, &row.purposes);
    }
    let permissions = records.permissions.iter().filter(|(_, row)| row.on_device != Some(true));
    for (id, row) in permissions.filter(|(_, row)| row.is_on(Platform::Ios)) {
        add(&row.data, Some((&format!("permissions.{id}"), None, None)), &row.purposes);
    }
    for sdk in records.sdks.values().filter(|sdk| sdk.is_on(Platform::Ios)) {
        add(&sdk.data, None, &sdk.purposes);
    }
    all
}

/// A type without what all begin with.
fn short(one: &CollectedType) -> &str {
    one.name.value.strip_prefix(TYPE).unwrap_or(&one.name.value)
}

/// The known types of a manifest, each once.
fn known(manifest: &PrivacyManifest) -> Vec<&CollectedType> {
    let mut seen = BTreeSet::new();
    let known = manifest.collected.iter().filter(|one| apple().types.contains_key(&one.name.value));
    known.filter(|one| seen.insert(one.name.value.as_str())).collect()
}

/// The manifest is about the app itself: what only SDKs take stands in theirs.
fn types_are_the_apps_own(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.privacy else { return Answer::NotApplicable };
    let told = told(case);
    let is_foreign = |one: &&CollectedType| told.get(short(one)).is_some_and(|told| told.own.is_empty() && told.by_sdk);
    let foreign = known(manifest).into_iter().filter(is_foreign);
    Answer::of(foreign.map(|one| Finding::at(one.name.span).arg("item", short(one))))
}

/// The manifest and the policy name the same types, and say the same of them.
fn types_are_those_of_the_policy(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.privacy else { return Answer::NotApplicable };
    let told = told(case);
    let mut found: Vec<Finding> = known(manifest).into_iter().filter_map(|one| apart(case, one, &told)).collect();
    let missing = told.iter().filter(|(name, _)| manifest.collected(&format!("{TYPE}{name}")).is_none());
    found.extend(missing.filter_map(|(name, told)| {
        let ((path, ..), rest) = told.own.split_first()?;
        let found = Finding::at(case.place(path)).arg("item", name).arg("file", "–").arg("records", path);
        Some(rest.iter().fold(found, |found, (path, ..)| found.also(case.place(path))))
    }));
    Answer::of(found)
}

/// In what the manifest and the records say something else of a type.
fn apart(case: &Case<'_>, one: &CollectedType, told: &BTreeMap<String, Told>) -> Option<Finding> {
    let found = |file: String, records: String| {
        Finding::at(one.name.span).arg("item", short(one)).arg("file", file).arg("records", records)
    };
    let Some(told) = told.get(short(one)) else { return Some(found(short(one).to_owned(), "–".to_owned())) };
    if told.own.is_empty() {
        return None;
    }
    let differs = |name: &str, file: Option<bool>, records: &[Option<bool>]| {
        let says = if records.contains(&Some(true)) {
            true
        } else if records.iter().all(|own| *own == Some(false)) {
            false
        } else {
            return None;
        };
        let file = file.filter(|file| *file != says)?;
        Some((format!("{name} = {file}"), format!("{} = {says}", name.to_ascii_lowercase())))
    };
    let value = |flag: &Option<Placed<bool>>| flag.as_ref().map(|flag| flag.value);
    let linked: Vec<_> = told.own.iter().map(|(_, linked, _)| *linked).collect();
    let tracking: Vec<_> = told.own.iter().map(|(_, _, tracking)| *tracking).collect();
    let purposes = || other_purposes(one, told);
    let (file, records) = differs("Linked", value(&one.linked), &linked)
        .or_else(|| differs("Tracking", value(&one.tracking), &tracking))
        .or_else(purposes)?;
    let places = told.own.iter().map(|(path, ..)| case.place(path));
    Some(places.fold(found(file, records), Finding::also))
}

/// The purposes of the manifest and of the records, if they are not the same.
fn other_purposes(one: &CollectedType, told: &Told) -> Option<(String, String)> {
    let in_file = one.purposes.iter().filter_map(|purpose| purpose.value.strip_prefix(PURPOSE));
    let in_file: BTreeSet<String> = in_file.map(str::to_owned).collect();
    let is_more = told.purposes.iter().any(|purpose| !in_file.contains(purpose));
    let is_less = !told.is_open && in_file.iter().any(|purpose| !told.purposes.contains(purpose));
    let list = |names: &BTreeSet<String>| names.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    (is_more || is_less).then(|| (list(&in_file), list(&told.purposes)))
}
