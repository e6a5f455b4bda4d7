//! What a site says of its checklist: the version of the rules it is held against, and the app's own files.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

/// The rules of the checklist. `[checklist]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChecklistChoices {
    /// The version of the rules that the site is held against (`"2026.11"`): those of the program if left out. A rule that is
    /// newer is not applied, and the program says so when it has newer ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<String>,
}

/// The files of an app that its policy is compared with, as paths in the site (`"evidence/AndroidManifest.xml"`).
/// `[evidence.<policy>]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceChoices {
    /// `AndroidManifest.xml`, best the merged one of the build.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub android: Option<String>,
    /// `Info.plist` as XML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ios: Option<String>,
    /// `PrivacyInfo.xcprivacy`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub xcprivacy: Option<String>,
}
