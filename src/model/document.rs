//! The document and the product it speaks of.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::By;
use crate::model::ClauseId;
use crate::model::Date;
use crate::model::Name;
use crate::model::PartyId;
use crate::model::Text;
use crate::model::Url;

/// What kind of document a policy is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PolicyKind {
    /// A privacy policy.
    #[default]
    Privacy,
    /// Rules for children's data (PIPL 31).
    Children,
    /// A cookie policy.
    Cookies,
    /// Terms of use.
    Terms,
    /// A notice to staff.
    Employees,
}

/// The product. `[app]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct App {
    /// What it is called.
    pub name: Name,
    /// Other names for it, or for the document, that the text uses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Name>,
    /// Where its server runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deployment: Option<Deployment>,
    /// What that means for the data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deployment_note: Option<Text>,
    /// Who uses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    /// Number of its type in the rules on necessary personal information (1–39).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cn_type: Option<u32>,
    /// Package name or bundle id per platform.
    #[serde(default, skip_serializing_if = "By::is_empty")]
    pub packages: By<Platform, String>,
    /// Its website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Url>,
}

/// Where the product's server runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Deployment {
    /// On the customer's own servers.
    OnPremise,
    /// On the vendor's servers.
    Saas,
    /// Partly here, partly there.
    Hybrid,
    /// There is no server.
    None,
}

/// Who uses the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Anybody.
    Consumers,
    /// People who work for the customer.
    Employees,
}

/// What the policy covers and what it does not. `[scope]`
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Products and functions covered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<Text>,
    /// What is not covered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<Text>,
}

/// How people agree to the policy. `[consent]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// In which way.
    pub mode: ConsentMode,
    /// What they are asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<Text>,
}

/// How people agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentMode {
    /// By an act of their own, such as a tap on "agree".
    Explicit,
    /// By using the product, which regulators do not accept as consent.
    ByUse,
    /// Not asked.
    None,
}

/// How changes are announced. `[revision]`
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// By which channels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// Where the announcement stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Days between announcement and effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_days: Option<u32>,
    /// How people agree to a change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acceptance: Option<Acceptance>,
    /// Where the text in force can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view_at: Option<Text>,
    /// What people are asked to do so that notices reach them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<Text>,
    /// How new functions that take data are announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_functions: Option<Text>,
}

/// A way to reach people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// An announcement on the website.
    Website,
    /// A push message.
    Push,
    /// A window in the app.
    InApp,
    /// An e-mail.
    Email,
    /// A text message.
    Sms,
    /// A letter.
    Letter,
    /// A telephone call.
    Phone,
}

/// How people agree to a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Acceptance {
    /// They are asked again.
    Explicit,
    /// Going on using the product counts as agreement.
    ContinuedUse,
}

/// A term and what it means. `[definitions.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The term.
    pub term: Text,
    /// What it means.
    pub text: Text,
    /// Other words for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Name>,
    /// The law or standard it is taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
    /// The clause whose words define it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
}

/// A part of the product that runs somewhere. `[platforms.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// What it runs on.
    pub os: Platform,
    /// Client or server.
    pub role: ComponentRole,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The oldest system version it runs on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_version: Option<String>,
    /// Who runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<PartyId>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What a [`Component`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ComponentRole {
    /// Used by a person.
    Client,
    /// Serves clients.
    Server,
}

/// What software runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Platform {
    /// Android.
    Android,
    /// iOS and iPadOS.
    Ios,
    /// `HarmonyOS`.
    Harmony,
    /// Windows.
    Windows,
    /// macOS.
    Macos,
    /// Linux.
    Linux,
    /// A web page.
    Web,
    /// A mini program inside another app.
    MiniProgram,
    /// A server.
    Server,
}

impl Platform {
    /// The id as it stands in TOML and in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Self::Android => "android",
            Self::Ios => "ios",
            Self::Harmony => "harmony",
            Self::Windows => "windows",
            Self::Macos => "macos",
            Self::Linux => "linux",
            Self::Web => "web",
            Self::MiniProgram => "mini-program",
            Self::Server => "server",
        }
    }
}

/// An older text that is not modelled: it exists as a file, or only in memory. `[[archive]]`
#[derive(Clone, Debug, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// Its version, as releases are named.
    pub version: String,
    /// When it became public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// When it took effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// The file, as a path below `static/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What is known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}
