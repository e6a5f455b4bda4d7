//! The kinds of change between the records of two releases. What each asks for stands in `src/data/change_kinds.toml`.

use serde::Serialize;
use serde::Serializer;

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A data item is used for a purpose it was not used for before.
    DataUseAdded,
    /// A data item is no longer used for a purpose.
    DataUseRemoved,
    /// A data item is collected that was not collected before.
    DataKindAdded,
    /// A sensitive item is added, or an item becomes sensitive.
    DataSensitiveRaised,
    /// A purpose gives way to another one.
    PurposeChanged,
    /// The same purpose is said in other words.
    PurposeReworded,
    /// Data are collected or processed in another way, such as by upload instead of on the device.
    MethodChanged,
    /// A use rests on another lawful basis.
    BasisChanged,
    /// Data that could be refused can no longer be refused.
    RequiredRaised,
    /// Data are kept for a longer time, or by wider criteria.
    RetentionLonger,
    /// Data are kept for a shorter time.
    RetentionShorter,
    /// Data are kept at another place in the same country.
    StorageMovedDomestic,
    /// Data go abroad that did not, or to another receiver abroad.
    CrossborderAdded,
    /// Another company receives data and decides about them itself.
    RecipientIndependentAdded,
    /// Another company processes data on behalf of the controller.
    RecipientEntrustedAdded,
    /// The app contains an SDK that it did not contain before.
    SdkAdded,
    /// An SDK takes more data than before.
    SdkDataAdded,
    /// The app no longer contains an SDK.
    SdkRemoved,
    /// An SDK comes in another version and nothing else changes.
    SdkVersion,
    /// The app asks the system for another permission.
    PermissionAdded,
    /// The app no longer asks for a permission.
    PermissionRemoved,
    /// The app starts itself or another app where it did not before.
    AutostartAdded,
    /// People are profiled or decided about by machine where they were not before.
    AutomatedAdded,
    /// A right is gone, takes longer, or is harder to use.
    RightsNarrowed,
    /// A right is added, or answered sooner.
    RightsWidened,
    /// Another company answers for the data, as after a merger.
    ControllerChanged,
    /// The contact details of the controller change.
    ControllerContact,
    /// Data of children under 14 are processed where none were before.
    MinorsChanged,
    /// The words about security change.
    SecurityText,
    /// The words of a definition change.
    DefinitionText,
    /// Typing errors or layout are corrected.
    Editorial,
    /// A translation is corrected and the meaning stays.
    Translation,
    /// A reference to a law changes.
    LawText,
    /// The text is reviewed and only its date changes.
    AnnualReview,
}

impl ChangeKind {
    /// Every kind, in the order of the enum.
    pub const ALL: [ChangeKind; 34] = [
        ChangeKind::DataUseAdded,
        ChangeKind::DataUseRemoved,
        ChangeKind::DataKindAdded,
        ChangeKind::DataSensitiveRaised,
        ChangeKind::PurposeChanged,
        ChangeKind::PurposeReworded,
        ChangeKind::MethodChanged,
        ChangeKind::BasisChanged,
        ChangeKind::RequiredRaised,
        ChangeKind::RetentionLonger,
        ChangeKind::RetentionShorter,
        ChangeKind::StorageMovedDomestic,
        ChangeKind::CrossborderAdded,
        ChangeKind::RecipientIndependentAdded,
        ChangeKind::RecipientEntrustedAdded,
        ChangeKind::SdkAdded,
        ChangeKind::SdkDataAdded,
        ChangeKind::SdkRemoved,
        ChangeKind::SdkVersion,
        ChangeKind::PermissionAdded,
        ChangeKind::PermissionRemoved,
        ChangeKind::AutostartAdded,
        ChangeKind::AutomatedAdded,
        ChangeKind::RightsNarrowed,
        ChangeKind::RightsWidened,
        ChangeKind::ControllerChanged,
        ChangeKind::ControllerContact,
        ChangeKind::MinorsChanged,
        ChangeKind::SecurityText,
        ChangeKind::DefinitionText,
        ChangeKind::Editorial,
        ChangeKind::Translation,
        ChangeKind::LawText,
        ChangeKind::AnnualReview,
    ];

    /// Its id, as in data files and in the output.
    pub fn id(self) -> &'static str {
        match self {
            ChangeKind::DataUseAdded => "data.use.added",
            ChangeKind::DataUseRemoved => "data.use.removed",
            ChangeKind::DataKindAdded => "data.kind.added",
            ChangeKind::DataSensitiveRaised => "data.sensitive.raised",
            ChangeKind::PurposeChanged => "purpose.changed",
            ChangeKind::PurposeReworded => "purpose.reworded",
            ChangeKind::MethodChanged => "method.changed",
            ChangeKind::BasisChanged => "basis.changed",
            ChangeKind::RequiredRaised => "required.raised",
            ChangeKind::RetentionLonger => "retention.longer",
            ChangeKind::RetentionShorter => "retention.shorter",
            ChangeKind::StorageMovedDomestic => "storage.moved-domestic",
            ChangeKind::CrossborderAdded => "crossborder.added",
            ChangeKind::RecipientIndependentAdded => "recipient.independent.added",
            ChangeKind::RecipientEntrustedAdded => "recipient.entrusted.added",
            ChangeKind::SdkAdded => "sdk.added",
            ChangeKind::SdkDataAdded => "sdk.data.added",
            ChangeKind::SdkRemoved => "sdk.removed",
            ChangeKind::SdkVersion => "sdk.version",
            ChangeKind::PermissionAdded => "permission.added",
            ChangeKind::PermissionRemoved => "permission.removed",
            ChangeKind::AutostartAdded => "autostart.added",
            ChangeKind::AutomatedAdded => "automated.added",
            ChangeKind::RightsNarrowed => "rights.narrowed",
            ChangeKind::RightsWidened => "rights.widened",
            ChangeKind::ControllerChanged => "controller.changed",
            ChangeKind::ControllerContact => "controller.contact",
            ChangeKind::MinorsChanged => "minors.changed",
            ChangeKind::SecurityText => "security.text",
            ChangeKind::DefinitionText => "definition.text",
            ChangeKind::Editorial => "editorial",
            ChangeKind::Translation => "translation",
            ChangeKind::LawText => "law.text",
            ChangeKind::AnnualReview => "annual.review",
        }
    }
}

impl Serialize for ChangeKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::ChangeKind;

    const DATA: &str = include_str!("../data/change_kinds.toml");

    fn ids() -> BTreeSet<&'static str> {
        ChangeKind::ALL.into_iter().map(ChangeKind::id).collect()
    }

    #[test]
    fn ids_are_unique() {
        assert_eq!(ids().len(), ChangeKind::ALL.len());
    }

    #[test]
    fn all_is_complete_and_in_the_order_of_the_enum() {
        for (index, kind) in ChangeKind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, index, "{} is out of place", kind.id());
        }
        assert!(ChangeKind::ALL.is_sorted());
    }

    #[test]
    fn every_kind_is_in_the_data_file_and_no_other() {
        let data: toml::Table = DATA.parse().unwrap();
        let kinds = data["kinds"].as_table().unwrap();
        assert_eq!(kinds.keys().map(String::as_str).collect::<BTreeSet<_>>(), ids());
    }
}
