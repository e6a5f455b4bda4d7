//! Third-party code in the product.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::ClauseId;
use crate::model::ComponentRole;
use crate::model::ConsentKind;
use crate::model::Country;
use crate::model::DataId;
use crate::model::FeatureId;
use crate::model::Name;
use crate::model::PartyId;
use crate::model::PermissionId;
use crate::model::Platform;
use crate::model::PurposeId;
use crate::model::Records;
use crate::model::RetentionRef;
use crate::model::SdkId;
use crate::model::Text;
use crate::model::Url;

/// The platforms that have an SDK list under some records: those that SDKs, permissions and mobile clients name; if SDKs
/// name none, all clients; Android and iOS if none is named at all.
pub fn sdk_platforms<'a>(all: impl IntoIterator<Item = &'a Records>) -> Vec<Platform> {
    let mobile = [Platform::Android, Platform::Ios, Platform::Harmony];
    let mut named = Vec::new();
    let mut clients = Vec::new();
    let mut any_sdk = false;
    for records in all {
        any_sdk |= !records.sdks.is_empty();
        named.extend(records.sdks.values().flat_map(|sdk| sdk.platforms.iter().copied()));
        let parts = records.platforms.values().filter(|part| part.role == ComponentRole::Client);
        clients.extend(parts.map(|part| part.os));
        named.extend(
            mobile.into_iter().filter(|platform| {
                records.permissions.values().any(|permission| !permission.names(*platform).is_empty())
            }),
        );
    }
    named.extend(clients.iter().copied().filter(|os| mobile.contains(os)));
    if named.is_empty() && any_sdk {
        named = if clients.is_empty() { vec![Platform::Android, Platform::Ios] } else { clients };
    }
    named.sort_unstable();
    named.dedup();
    named
}

/// A third-party SDK. `[sdks.<id>]`
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sdk {
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Its version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Who provides it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<PartyId>,
    /// Companies of the provider's group that also receive data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affiliates: Vec<PartyId>,
    /// What the provider is towards the controller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// The parts of it that are used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<Name>,
    /// The SDK that brings it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<SdkId>,
    /// Runs only on phones of these brands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub brands: Vec<Name>,
    /// The platforms it is built into; all that the app has if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub platforms: Vec<Platform>,
    /// What it is for; `"#clause"` takes the title of a clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Text>,
    /// What for, as classes of the taxonomy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<PurposeId>,
    /// When it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene: Option<Text>,
    /// The function it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feature: Option<FeatureId>,
    /// The data it takes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<DataId>,
    /// The permissions it uses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub permissions: Vec<PermissionId>,
    /// How data reach the provider (共享方式).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Text>,
    /// What it does beyond the obvious: link merging, smart tags …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mechanism: Option<Text>,
    /// How consent is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentKind>,
    /// Whether the product or function cannot work without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// How often it takes data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Text>,
    /// How long the provider keeps them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<RetentionRef>,
    /// The country the data go to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Its website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Url>,
    /// Its privacy policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy: Option<Url>,
    /// Where or how to refuse it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opt_out: Option<Text>,
    /// Code package prefixes by which it is recognised.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packages: Vec<String>,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
}

/// What a receiver is towards the controller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Processes for the controller (PIPL 21).
    Entrusted,
    /// Decides for itself (PIPL 23).
    Independent,
    /// Decides together with the controller (PIPL 20).
    Joint,
}

impl Sdk {
    /// Whether it is built into the app of a platform; one that names none is built into all.
    pub fn is_on(&self, platform: Platform) -> bool {
        self.platforms.is_empty() || self.platforms.contains(&platform)
    }
}
