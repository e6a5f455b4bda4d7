//! What people can ask for: kinds of right, exemptions, accounts, children, automated decisions.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::ClauseId;
use crate::model::DataId;
use crate::model::PartyId;
use crate::model::Text;
use crate::model::Url;

/// A right of the person concerned (PIPL 44–50; GDPR 15–22; CCPA 1798.105–125).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RightKind {
    /// To know and decide (PIPL 44).
    Know,
    /// To see one's data (PIPL 45; GDPR 15).
    Access,
    /// To get a copy (PIPL 45; GDPR 15(3)).
    Copy,
    /// To have data moved to another (PIPL 45(3); GDPR 20).
    Portability,
    /// To correct or complete (PIPL 46; GDPR 16).
    Correct,
    /// To have data erased (PIPL 47; GDPR 17).
    Delete,
    /// To limit or refuse processing (PIPL 44; GDPR 18, 21).
    Restrict,
    /// To object (GDPR 21).
    Object,
    /// To withdraw or change consent (PIPL 15; GDPR 7(3)).
    WithdrawConsent,
    /// To have the rules explained (PIPL 48).
    Explanation,
    /// To close the account (NDR 21(4)).
    CloseAccount,
    /// To refuse a decision made only by machine (PIPL 24; GDPR 22).
    RefuseAutomatedDecision,
    /// To complain to an authority (GDPR 77; PIPL 65).
    Complain,
    /// To opt out of sale or sharing (CCPA 1798.120).
    OptOutOfSale,
    /// To limit the use of sensitive data (CCPA 1798.121).
    LimitSensitive,
    /// What relatives of the deceased may ask (PIPL 49).
    Deceased,
}

/// A case in which a rule does not apply. `[exemptions.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// Exempt from what.
    pub context: ExemptionContext,
    /// The case.
    pub text: Text,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
}

/// What an [`Exemption`] exempts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExemptionContext {
    /// Consent to collection.
    Collection,
    /// Consent to sharing.
    Sharing,
    /// Answering a request.
    Rights,
}

/// How accounts come about. `[account]`
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// How an account is created; `none` if the app has no accounts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub creation: Vec<AccountCreation>,
    /// Who manages accounts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub managed_by: Option<PartyId>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// How an account is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancellation: Option<Cancellation>,
}

/// A way to get an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AccountCreation {
    /// No account.
    None,
    /// Name and password, made by the user.
    Password,
    /// Through another service's account.
    ThirdParty,
    /// Made by the employer or its administrator.
    Enterprise,
}

/// How an account is closed. `[account.cancellation]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cancellation {
    /// Whether the app itself offers it.
    pub in_app: bool,
    /// Who closes the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PartyId>,
    /// How to ask for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Text>,
    /// Where on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Days within which it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// What must be settled before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conditions: Option<Text>,
    /// What happens then, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Text>,
}

/// Children. `[minors]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Minors {
    /// The age below which someone counts as a child (PIPL 31: 14).
    pub age: u32,
    /// Whether their data are processed on purpose.
    pub processed: bool,
    /// Whether a guardian must agree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guardian_consent: Option<bool>,
    /// What is done about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// Profiling or a decision by machine. `[automated.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Automated {
    /// What for.
    pub purpose: Text,
    /// Out of what data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<DataId>,
    /// How it decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logic: Option<Text>,
    /// What it means for the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Text>,
    /// How to switch it off (PIPL 24; NDR 42).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opt_out: Option<Text>,
}
