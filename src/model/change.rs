//! The kinds of change between two releases, how much a change asks for, and what the author says of both. What each
//! kind asks for stands in `src/data/change_kinds.toml`.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::Text;

/// Declares the kinds with their ids and the list of all of them.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)+) => {
        /// A kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum ChangeKind {
            $($(#[$doc])* #[serde(rename = $id)] $name,)+
        }

        impl ChangeKind {
            /// Every kind, in the order of the enum.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its id, as in data files and in the output.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)+
                }
            }
        }
    };
}

kinds! {
    /// A data item is used for a purpose it was not used for before.
    DataUseAdded = "data.use.added",
    /// A data item is no longer used for a purpose.
    DataUseRemoved = "data.use.removed",
    /// A data item is collected that was not collected before.
    DataKindAdded = "data.kind.added",
    /// A sensitive item is added, or an item becomes sensitive.
    DataSensitiveRaised = "data.sensitive.raised",
    /// A purpose gives way to another one.
    PurposeChanged = "purpose.changed",
    /// The same purpose is said in other words.
    PurposeReworded = "purpose.reworded",
    /// Data are collected or processed in another way, such as by upload instead of on the device.
    MethodChanged = "method.changed",
    /// A use rests on another lawful basis.
    BasisChanged = "basis.changed",
    /// Data that could be refused can no longer be refused.
    RequiredRaised = "required.raised",
    /// Data are kept for a longer time, or by wider criteria.
    RetentionLonger = "retention.longer",
    /// Data are kept for a shorter time.
    RetentionShorter = "retention.shorter",
    /// Data are kept at another place in the same country.
    StorageMovedDomestic = "storage.moved-domestic",
    /// Data go abroad that did not, or to another receiver abroad.
    CrossborderAdded = "crossborder.added",
    /// Another company receives data and decides about them itself.
    RecipientIndependentAdded = "recipient.independent.added",
    /// Another company processes data on behalf of the controller.
    RecipientEntrustedAdded = "recipient.entrusted.added",
    /// The app contains an SDK that it did not contain before.
    SdkAdded = "sdk.added",
    /// An SDK takes more data than before.
    SdkDataAdded = "sdk.data.added",
    /// The app no longer contains an SDK.
    SdkRemoved = "sdk.removed",
    /// An SDK comes in another version and nothing else changes.
    SdkVersion = "sdk.version",
    /// The app asks the system for another permission.
    PermissionAdded = "permission.added",
    /// The app no longer asks for a permission.
    PermissionRemoved = "permission.removed",
    /// The app starts itself or another app where it did not before.
    AutostartAdded = "autostart.added",
    /// People are profiled or decided about by machine where they were not before.
    AutomatedAdded = "automated.added",
    /// A right is gone, takes longer, or is harder to use.
    RightsNarrowed = "rights.narrowed",
    /// A right is added, or answered sooner.
    RightsWidened = "rights.widened",
    /// Another company answers for the data, as after a merger.
    ControllerChanged = "controller.changed",
    /// The contact details of the controller change.
    ControllerContact = "controller.contact",
    /// Data of children under 14 are processed where none were before.
    MinorsChanged = "minors.changed",
    /// The words about security change.
    SecurityText = "security.text",
    /// The words of a definition change.
    DefinitionText = "definition.text",
    /// Typing errors or layout are corrected.
    Editorial = "editorial",
    /// A translation is corrected and the meaning stays.
    Translation = "translation",
    /// A reference to a law changes.
    LawText = "law.text",
    /// The text is reviewed and only its date changes.
    AnnualReview = "annual.review",
}

/// What the author says of the change of a clause: it is of this kind, whatever the records show.
/// `[changes.<clause-id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeNote {
    /// Of which kind the change is.
    pub kind: ChangeKind,
    /// Why.
    pub reason: Text,
}

/// How much a change asks for, from low to high.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Nothing.
    #[default]
    None,
    /// Tell, with or after the release.
    Notice,
    /// Tell a fair time before the change takes effect.
    AdvanceNotice,
    /// Ask again.
    Reconsent,
    /// Ask again, for this matter alone.
    SeparateConsent,
}

impl Class {
    /// Every class, from low to high.
    pub const ALL: [Self; 5] = [Self::None, Self::Notice, Self::AdvanceNotice, Self::Reconsent, Self::SeparateConsent];

    /// Its word in data and in the ids of interface words.
    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Notice => "notice",
            Self::AdvanceNotice => "advance-notice",
            Self::Reconsent => "reconsent",
            Self::SeparateConsent => "separate-consent",
        }
    }
}

/// What the author says a release asks for under a body of law, whatever its changes ask for. `[signal.<law>]`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignalNote {
    /// How much it asks for.
    pub class: Class,
    /// Why. It must be there if the changes ask for more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::ChangeKind;
    use super::Class;

    #[test]
    fn ids_are_unique() {
        let ids: BTreeSet<&str> = ChangeKind::ALL.iter().map(|kind| kind.id()).collect();
        assert_eq!(ids.len(), ChangeKind::ALL.len());
    }

    #[test]
    fn an_id_is_the_word_in_toml_and_json() {
        for kind in ChangeKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.id());
        }
        for class in Class::ALL {
            assert_eq!(serde_json::to_value(class).unwrap(), class.id());
        }
    }
}
