//! `PrivacyInfo.xcprivacy`: the privacy manifest of an iOS app. It is about the app itself; SDKs bring their own.

use crate::diagnostic::Span;
use crate::evidence::Fault;
use crate::evidence::Placed;
use crate::evidence::plist;
use crate::evidence::plist::Dict;
use crate::evidence::xml::Element;

/// What an app tells the store about data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrivacyManifest {
    /// The tag of its table.
    pub span: Span,
    /// All keys, in their order.
    pub keys: Vec<Placed<String>>,
    /// `NSPrivacyTracking`; left out, it means no.
    pub tracking: Option<Placed<bool>>,
    /// `NSPrivacyTrackingDomains`.
    pub tracking_domains: Vec<Placed<String>>,
    /// `NSPrivacyCollectedDataTypes`.
    pub collected: Vec<CollectedType>,
    /// `NSPrivacyAccessedAPITypes`.
    pub accessed: Vec<AccessedApi>,
}

/// A type of data that is collected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollectedType {
    /// The tag of its table.
    pub span: Span,
    /// The type (`NSPrivacyCollectedDataTypeName`).
    pub name: Placed<String>,
    /// Whether it is linked to the person.
    pub linked: Option<Placed<bool>>,
    /// Whether it is used to track.
    pub tracking: Option<Placed<bool>>,
    /// What for (`NSPrivacyCollectedDataTypePurposeAppFunctionality`).
    pub purposes: Vec<Placed<String>>,
}

/// An interface of the system that may be used only with a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessedApi {
    /// The tag of its table.
    pub span: Span,
    /// The category (`NSPrivacyAccessedAPICategoryUserDefaults`).
    pub category: Placed<String>,
    /// The codes of the reasons (`CA92.1`).
    pub reasons: Vec<Placed<String>>,
}

impl PrivacyManifest {
    /// Whether the app says that it tracks.
    pub fn is_tracking(&self) -> bool {
        self.tracking.as_ref().is_some_and(|tracking| tracking.value)
    }

    /// A collected type by its name.
    pub fn collected(&self, name: &str) -> Option<&CollectedType> {
        self.collected.iter().find(|collected| collected.name.value == name)
    }
}

/// Reads a privacy manifest.
pub(super) fn read(root: &Element, faults: &mut Vec<Fault>) -> Option<PrivacyManifest> {
    let dict = plist::read(root, faults)?;
    let collected = dict.dicts("NSPrivacyCollectedDataTypes", faults);
    let accessed = dict.dicts("NSPrivacyAccessedAPITypes", faults);
    Some(PrivacyManifest {
        span: dict.span,
        keys: dict.entries.iter().map(|(key, _)| key.clone()).collect(),
        tracking: dict.flag("NSPrivacyTracking", faults),
        tracking_domains: dict.texts("NSPrivacyTrackingDomains", faults),
        collected: collected.into_iter().filter_map(|entry| collected_type(entry, faults)).collect(),
        accessed: accessed.into_iter().filter_map(|entry| accessed_api(entry, faults)).collect(),
    })
}

/// The text that an entry can't do without.
fn needed(entry: &Dict, key: &str, faults: &mut Vec<Fault>) -> Option<Placed<String>> {
    if entry.get(key).is_none() {
        faults.push(Fault::new("missing", entry.span).name("dict").expected(key));
    }
    entry.text(key, faults)
}

fn collected_type(entry: &Dict, faults: &mut Vec<Fault>) -> Option<CollectedType> {
    Some(CollectedType {
        span: entry.span,
        name: needed(entry, "NSPrivacyCollectedDataType", faults)?,
        linked: entry.flag("NSPrivacyCollectedDataTypeLinked", faults),
        tracking: entry.flag("NSPrivacyCollectedDataTypeTracking", faults),
        purposes: entry.texts("NSPrivacyCollectedDataTypePurposes", faults),
    })
}

fn accessed_api(entry: &Dict, faults: &mut Vec<Fault>) -> Option<AccessedApi> {
    Some(AccessedApi {
        span: entry.span,
        category: needed(entry, "NSPrivacyAccessedAPIType", faults)?,
        reasons: entry.texts("NSPrivacyAccessedAPITypeReasons", faults),
    })
}
