//! Who is who: parties, their duties, and who answers which question.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::ContactId;
use crate::model::Country;
use crate::model::Email;
use crate::model::LanguageTag;
use crate::model::Name;
use crate::model::PartyId;
use crate::model::RightKind;
use crate::model::Text;
use crate::model::Url;

/// A person or organisation that the policy names or speaks of. `[parties.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The full name as registered, or what the party is called where it is a class of people ("Enterprise User").
    pub name: Name,
    /// The name used in running text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_name: Option<Name>,
    /// What the party is in the sense of data protection law.
    pub role: Role,
    /// Where it is established.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Name>,
    /// E-mail for privacy questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Name>,
    /// Website or contact form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Its own privacy policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy: Option<Url>,
    /// The party it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PartyId>,
    /// Anything a reader must know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What a party is. A closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Decides purposes and means (GDPR 4(7)); 个人信息处理者 (PIPL 73(1)).
    Controller,
    /// Processes on the controller's behalf (GDPR 4(8)); 受托人 (PIPL 21).
    Processor,
    /// Decides together with another (GDPR 26; PIPL 20).
    JointController,
    /// Makes and sells the product, whether or not it processes data.
    Vendor,
    /// The enterprise that bought the product and uses it with its people.
    Customer,
    /// Runs the product's back end for the customer.
    Administrator,
    /// The person whose data it is.
    User,
    /// Provides third-party code or a service built into the product.
    Provider,
    /// Receives data and decides for itself.
    Recipient,
    /// Belongs to the same group as another party.
    Affiliate,
    /// The representative of a controller abroad (GDPR 27; PIPL 53).
    Representative,
    /// The data protection officer, 个人信息保护负责人 (GDPR 37; PIPL 52).
    ProtectionOfficer,
    /// A supervisory authority.
    Authority,
}

/// A duty that the policy puts on a party. `[obligations.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Whose duty.
    pub party: PartyId,
    /// What it must do.
    pub duty: Text,
    /// When or for which data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Text>,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<crate::model::ClauseId>,
}

/// Where to write. `[contacts.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Whose contact it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<ContactTopic>,
    /// Department or person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Website or form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Name>,
    /// Postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Name>,
    /// Post code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<Name>,
    /// When it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Text>,
    /// Days within which an answer is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response_days: Option<u32>,
    /// How soon an answer comes, where the text names no number of days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<Text>,
    /// Whether the asker's identity is checked first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity_check: Option<bool>,
}

/// What a contact or route is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ContactTopic {
    /// Questions about this policy or personal information.
    Privacy,
    /// Requests to use a right.
    Rights,
    /// Complaints and suggestions.
    Complaints,
    /// Help with the product.
    Support,
    /// Closing the account.
    Account,
    /// Where data are stored.
    Storage,
    /// How long data are kept.
    Retention,
    /// What data are used for.
    Purposes,
    /// Who receives data.
    Sharing,
    /// Protection of the operating environment.
    Security,
}

/// Which party answers which question. `[routes.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// The questions.
    pub topics: Vec<ContactTopic>,
    /// Who answers them.
    pub party: PartyId,
    /// Who passes a question on if it arrives at the wrong place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forwarded_by: Option<PartyId>,
    /// How it works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Text>,
}

/// A right of the people concerned and how to use it. `[rights.<id>]`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Right {
    /// Which right.
    pub kind: RightKind,
    /// How to use it: a path in the product or whom to ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Text>,
    /// Where on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Whom to write to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// Who answers the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// Days within which the request is answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response_days: Option<u32>,
    /// When it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conditions: Option<Text>,
    /// The clause whose words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<crate::model::ClauseId>,
}

/// The language whose text prevails, and for whom.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Governing {
    /// The language that prevails.
    pub language: LanguageTag,
    /// Where or for whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}
