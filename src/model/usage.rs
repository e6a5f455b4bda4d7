//! The core row of the model: a use, that is data × purpose × receiver (GDPR 30; PIPL 17(1)(2)).

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::By;
use crate::model::ClauseId;
use crate::model::DataId;
use crate::model::FeatureId;
use crate::model::Name;
use crate::model::PartyId;
use crate::model::PermissionId;
use crate::model::Platform;
use crate::model::PurposeId;
use crate::model::RetentionRef;
use crate::model::SdkId;
use crate::model::StorageId;
use crate::model::Text;

/// One use of data for one purpose. `[uses.<id>]`
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// The data taken; `"@group"` takes the list of a group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<DataId>,
    /// What for, in words; `"#clause"` takes the title of a clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Text>,
    /// What for, as classes of the taxonomy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<PurposeId>,
    /// When it happens (场景).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene: Option<Text>,
    /// The function it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feature: Option<FeatureId>,
    /// How the data come in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<SourceKind>,
    /// The third parties they come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<PartyId>,
    /// How they are collected and processed (方式).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Text>,
    /// Who decides about this use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub controller: Option<PartyId>,
    /// Who processes for the controller.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub processors: Vec<PartyId>,
    /// Who else receives the data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub receivers: Vec<PartyId>,
    /// The third-party code that does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sdk: Option<SdkId>,
    /// The lawful basis per regime.
    #[serde(default, skip_serializing_if = "By::is_empty")]
    pub basis: By<Regime, LegalBasis>,
    /// The interest pursued, for `legitimate-interests` (GDPR 13(1)(d)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest: Option<Text>,
    /// How consent is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentKind>,
    /// Whether the product or function cannot work without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// What happens if a person refuses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Text>,
    /// Another way to the same function.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<Text>,
    /// Sensitivity where this use departs from the taxonomy, per standard.
    #[serde(default, skip_serializing_if = "By::is_empty")]
    pub sensitive: By<Standard, bool>,
    /// Why sensitive data are needed (PIPL 30).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub necessity: Option<Text>,
    /// What it means for the person (PIPL 30).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact: Option<Text>,
    /// The data never leave the device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_device: Option<bool>,
    /// Held in memory only and only as long as the request takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ephemeral: Option<bool>,
    /// Goes on while the app is in the background.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<bool>,
    /// Linked to the person's identity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub linked: Option<bool>,
    /// Used to follow the person across other companies' apps and sites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking: Option<bool>,
    /// Data taken for one service are used for another, or combined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secondary: Option<bool>,
    /// How often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Text>,
    /// The permissions it needs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub permissions: Vec<PermissionId>,
    /// Where the data are kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub storage: Vec<StorageId>,
    /// How long they are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<RetentionRef>,
    /// Only on these platforms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub platforms: Vec<Platform>,
    /// Only on phones of these brands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub brands: Vec<Name>,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
}

/// How data come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// The person gives them.
    User,
    /// The device or app makes them.
    Device,
    /// They come with a permission the person granted.
    Permission,
    /// They arise from using the service.
    Generated,
    /// The employer or its administrator enters them.
    Enterprise,
    /// Another company provides them.
    ThirdParty,
}

/// A body of law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Regime {
    /// Mainland China: PIPL, network data regulations and the standards below them.
    Cn,
    /// The European Union: GDPR.
    Eu,
    /// The United Kingdom: UK GDPR.
    Uk,
    /// California: CCPA as amended.
    UsCa,
}

impl Regime {
    /// Every body of law.
    pub const ALL: [Self; 4] = [Self::Cn, Self::Eu, Self::Uk, Self::UsCa];

    /// Its word in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Cn => "cn",
            Self::Eu => "eu",
            Self::Uk => "uk",
            Self::UsCa => "us-ca",
        }
    }
}

/// A lawful basis: PIPL 13(1) and GDPR 6(1), merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LegalBasis {
    /// Consent (PIPL 13(1)(1); GDPR 6(1)(a)).
    Consent,
    /// Needed for a contract with the person (PIPL 13(1)(2); GDPR 6(1)(b)).
    Contract,
    /// Managing staff under lawful rules or a collective contract (PIPL 13(1)(2)).
    HumanResources,
    /// A duty by law (PIPL 13(1)(3); GDPR 6(1)(c)).
    LegalObligation,
    /// Life, health or property in an emergency (PIPL 13(1)(4); GDPR 6(1)(d)).
    VitalInterests,
    /// A public task (GDPR 6(1)(e)).
    PublicTask,
    /// News reporting in the public interest, within reason (PIPL 13(1)(5)).
    NewsReporting,
    /// Data the person made public or that are lawfully public (PIPL 13(1)(6)).
    PublicInformation,
    /// Legitimate interests (GDPR 6(1)(f)).
    LegitimateInterests,
    /// Another case set by law (PIPL 13(1)(7)).
    OtherLaw,
}

/// How consent is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentKind {
    /// Not at all: another basis applies.
    None,
    /// With the policy as a whole.
    General,
    /// On its own (单独同意, PIPL 23, 25, 29, 39).
    Separate,
    /// In writing (PIPL 29).
    Written,
    /// By a guardian (PIPL 31).
    Guardian,
}

/// A standard that says which data are sensitive. They differ, so one yes or no is not enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standard {
    /// PIPL article 28.
    Pipl,
    /// GB/T 45574-2025.
    Gbt45574,
    /// GB/T 35273-2020 Annex B.
    Gbt35273,
    /// GDPR article 9.
    Gdpr9,
    /// CCPA 1798.140(ae).
    Ccpa,
}

/// A function of the product. `[features.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// What it is called.
    pub name: Text,
    /// Whether the product's basic function, which may not be refused for want of unnecessary data.
    pub kind: FeatureKind,
    /// What it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// Basic or additional (GB/T 35273-2020 Annex C).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FeatureKind {
    /// A basic function.
    Basic,
    /// An additional function.
    Additional,
}

/// A data item that the taxonomy lacks. `[data.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataItem {
    /// What a reader calls it.
    pub label: Text,
    /// An item of the taxonomy whose classes and sensitivity it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<DataId>,
    /// Sensitivity per standard, where it departs from its parent's.
    #[serde(default, skip_serializing_if = "By::is_empty")]
    pub sensitive: By<Standard, bool>,
}

/// A purpose class that the taxonomy lacks. `[purposes.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PurposeItem {
    /// What a reader calls it.
    pub label: Text,
    /// A purpose of the taxonomy that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PurposeId>,
}
