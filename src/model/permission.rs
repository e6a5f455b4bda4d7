//! Permissions and self-start: what the app asks of the system and does to it.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::By;
use crate::model::ClauseId;
use crate::model::ConsentKind;
use crate::model::DataId;
use crate::model::FeatureId;
use crate::model::LegalBasis;
use crate::model::Name;
use crate::model::PartyId;
use crate::model::PermissionId;
use crate::model::Platform;
use crate::model::PurposeId;
use crate::model::Regime;
use crate::model::RetentionRef;
use crate::model::StorageId;
use crate::model::Text;

/// A permission. With `data` and a `purpose` it is a use as well. `[permissions.<id>]`
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// What a reader calls it; the system's own label if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Android names (`CAMERA`); `android.permission.` may be left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub android: Vec<String>,
    /// iOS usage keys (`NSCameraUsageDescription`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ios: Vec<String>,
    /// `HarmonyOS` names (`CAMERA`); `ohos.permission.` may be left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub harmony: Vec<String>,
    /// Platforms of a permission that has no system name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub platforms: Vec<Platform>,
    /// The permission that this one is a switch below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<PermissionId>,
    /// What for, in words; `"#clause"` takes the title of a clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Text>,
    /// What for, as classes of the taxonomy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<PurposeId>,
    /// When the app asks for it or uses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene: Option<Text>,
    /// The function it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feature: Option<FeatureId>,
    /// The data that come with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<DataId>,
    /// Whether the product or function cannot work without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// What happens if a person refuses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Text>,
    /// The data never leave the device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_device: Option<bool>,
    /// Used while the app is in the background.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<bool>,
    /// How often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Text>,
    /// How to take it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoke: Option<Text>,
    /// Who decides about the use of its data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub controller: Option<PartyId>,
    /// The lawful basis per regime.
    #[serde(default, skip_serializing_if = "By::is_empty")]
    pub basis: By<Regime, LegalBasis>,
    /// How consent is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentKind>,
    /// Where its data are kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub storage: Vec<StorageId>,
    /// How long its data are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<RetentionRef>,
    /// Only on phones of these brands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub brands: Vec<Name>,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
}

/// Starting by itself or starting others (自启动、关联启动; MIIT 2020-164, 2023-26). `[autostart.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Autostart {
    /// Itself, another app, or a jump to content.
    pub kind: AutostartKind,
    /// What sets it off.
    pub trigger: Text,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Text>,
    /// How often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Text>,
    /// What is started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Text>,
    /// How consent is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentKind>,
    /// How to switch it off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control: Option<Text>,
    /// Only on these platforms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub platforms: Vec<Platform>,
    /// The permission it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permission: Option<PermissionId>,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
}

/// What is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AutostartKind {
    /// The app starts itself (自启动).
    SelfStart,
    /// The app starts another, or is started by it (关联启动).
    Associated,
    /// The app opens content on a tap.
    Jump,
}

impl Permission {
    /// Its names on a platform's system.
    pub fn names(&self, platform: Platform) -> &[String] {
        match platform {
            Platform::Android => &self.android,
            Platform::Ios => &self.ios,
            Platform::Harmony => &self.harmony,
            _ => &[],
        }
    }

    /// Whether it concerns a platform; one that names neither platforms nor system names concerns all.
    pub fn is_on(&self, platform: Platform) -> bool {
        let named = [&self.android, &self.ios, &self.harmony].iter().any(|names| !names.is_empty());
        let listed = self.platforms.contains(&platform) || !self.names(platform).is_empty();
        listed || !named && self.platforms.is_empty()
    }
}
