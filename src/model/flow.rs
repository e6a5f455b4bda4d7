//! Where data go and stay: storage, retention, cookies, recipients, transfers abroad, security, promises.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::ClauseId;
use crate::model::ConsentKind;
use crate::model::Country;
use crate::model::DataId;
use crate::model::Duration;
use crate::model::Name;
use crate::model::PartyId;
use crate::model::Relation;
use crate::model::Text;

/// A place where data are kept. `[storage.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    /// What and where it is.
    pub place: Text,
    /// In which country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Who runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<PartyId>,
    /// What is kept there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Text>,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
}

/// How long data are kept. `[retention.<id>]`
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// The period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Duration>,
    /// The longest it can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Duration>,
    /// What decides it where there is no fixed period (GDPR 13(2)(a); NDR 21(3)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Text>,
    /// The words a reader sees, if not made from the fields above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Who sets the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<PartyId>,
    /// What happens when it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_expiry: Option<Expiry>,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
}

/// What happens when retention ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Expiry {
    /// Deleted.
    Delete,
    /// Made anonymous.
    Anonymise,
    /// Deleted or made anonymous.
    DeleteOrAnonymise,
    /// Given back.
    Return,
    /// The customer decides.
    CustomerDecides,
}

/// Something kept on the person's device. `[cookies.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cookie {
    /// Of which kind.
    pub kind: CookieKind,
    /// What it is called.
    pub name: Name,
    /// What it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Text>,
    /// What it does not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excludes: Option<Text>,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Text>,
    /// How long it lives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifetime: Option<Text>,
    /// Whether its content is encrypted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted: Option<bool>,
    /// Who sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
}

/// A kind of storage on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CookieKind {
    /// A cookie.
    Cookie,
    /// A cookie that ends with the session.
    SessionCookie,
    /// Local storage of a web view.
    LocalStorage,
    /// Android `SharedPreferences`.
    SharedPreferences,
    /// The iOS keychain.
    Keychain,
    /// Files or a database in the app's own folder.
    AppFiles,
}

/// A case in which data go to somebody else. `[recipients.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// In what sense.
    pub kind: RecipientKind,
    /// To whom, where it is one party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// To what class of receivers, where no one party can be named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Text>,
    /// What the receiver is towards the controller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// Which data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<DataId>,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Text>,
    /// When it happens (场景).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene: Option<Text>,
    /// In which way (共享方式).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Text>,
    /// Only under this condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Text>,
    /// What protects the data then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safeguard: Option<Text>,
    /// How consent is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentKind>,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
}

/// In what sense data go to somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RecipientKind {
    /// Sharing, 共享 / 提供 (PIPL 23).
    Share,
    /// Entrusted processing, 委托处理 (PIPL 21).
    Entrust,
    /// Transfer of the data as such, as in a merger, 转让 (PIPL 22).
    Transfer,
    /// Public disclosure, 公开披露 (PIPL 25).
    PublicDisclosure,
    /// An authority's lawful request.
    Authority,
    /// An application by somebody else that runs inside the product.
    HostedApp,
}

/// A transfer to another country. `[transfers.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// Who receives the data.
    pub receiver: PartyId,
    /// In which country.
    pub country: Country,
    /// Which data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<DataId>,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Text>,
    /// In which way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Text>,
    /// By which legal route.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mechanism: Option<TransferMechanism>,
    /// How to use one's rights against the receiver (PIPL 39).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Text>,
    /// How consent is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentKind>,
}

/// A legal route for a transfer abroad (PIPL 38; GDPR 45–49).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TransferMechanism {
    /// A security assessment by the authority (PIPL 38(1)(1)).
    SecurityAssessment,
    /// Certification (PIPL 38(1)(2)).
    Certification,
    /// The standard contract (PIPL 38(1)(3); GDPR 46(2)(c)).
    StandardContract,
    /// An adequacy decision (GDPR 45).
    Adequacy,
    /// Binding corporate rules (GDPR 47).
    BindingRules,
    /// Explicit consent (GDPR 49(1)(a)).
    ExplicitConsent,
    /// Below the thresholds or exempt by rule.
    Exempt,
}

/// A protective measure, or a statement about its limits. `[security.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Security {
    /// The measure.
    pub measure: Text,
    /// Who is answerable for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// Whether it states a limit or risk instead of a measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<bool>,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
}

/// Something a party promises not to do. `[promises.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Of which kind.
    pub kind: PromiseKind,
    /// The promise in words.
    pub text: Text,
    /// Who promises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// For which data; all if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<DataId>,
    /// Except when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub except: Option<Text>,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
}

/// What is promised not to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PromiseKind {
    /// Not collected or processed at all.
    NoCollection,
    /// Not stored.
    NoStorage,
    /// Not used for anything else.
    NoOtherPurpose,
    /// Not shared.
    NoSharing,
    /// Not sold.
    NoSale,
    /// Not sent abroad.
    NoTransferAbroad,
    /// No starting by itself.
    NoAutostart,
}
