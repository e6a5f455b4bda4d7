//! Every table that may stand in the TOML files of a release.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::Account;
use crate::model::App;
use crate::model::Archive;
use crate::model::Automated;
use crate::model::Autostart;
use crate::model::By;
use crate::model::ChangeNote;
use crate::model::Component;
use crate::model::Consent;
use crate::model::Contact;
use crate::model::Cookie;
use crate::model::Country;
use crate::model::DataId;
use crate::model::DataItem;
use crate::model::Date;
use crate::model::Definition;
use crate::model::Exemption;
use crate::model::Feature;
use crate::model::Governing;
use crate::model::Minors;
use crate::model::Numbering;
use crate::model::Obligation;
use crate::model::Party;
use crate::model::Permission;
use crate::model::PolicyId;
use crate::model::PolicyKind;
use crate::model::Promise;
use crate::model::PurposeItem;
use crate::model::Recipient;
use crate::model::Regime;
use crate::model::Retention;
use crate::model::Revision;
use crate::model::Right;
use crate::model::Route;
use crate::model::Scope;
use crate::model::Sdk;
use crate::model::Security;
use crate::model::SignalNote;
use crate::model::Storage;
use crate::model::Text;
use crate::model::Transfer;
use crate::model::Use;

/// Records by key, in the order of the files.
pub type Keyed<T> = IndexMap<String, T>;

/// The structured facts of one release in one language.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Records {
    /// The title of the document.
    pub title: Text,
    /// What kind of document it is.
    #[serde(default)]
    pub kind: PolicyKind,
    /// Where it applies; everywhere if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Country>,
    /// The policy this one belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PolicyId>,
    /// When these words become public. A release needs it to be frozen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// When the text says it takes effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// When the policy was first published, where the text says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_published: Option<Date>,
    /// When the text says it was last updated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    /// The version whose mistake this release corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    /// One sentence on what is new, for the history.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// A notice at the top of every page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Text>,
    /// The language that prevails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub governing: Option<Governing>,
    /// How clauses are numbered, per language tag; `default` for the others.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub numbering: BTreeMap<String, Numbering>,
    /// The product.
    pub app: App,
    /// What the policy covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// How people agree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// How changes are announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<Revision>,
    /// What the author says of changes, by the id of the clause.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub changes: Keyed<ChangeNote>,
    /// What the author says the release asks of people, by body of law. Without it, its changes say so.
    #[serde(default, skip_serializing_if = "By::is_empty")]
    pub signal: By<Regime, SignalNote>,
    /// Accounts and how they are closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
    /// Children.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minors: Option<Minors>,
    /// Older texts that are not modelled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub archive: Vec<Archive>,
    /// Who is who.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub parties: Keyed<Party>,
    /// The parts of the product.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub platforms: Keyed<Component>,
    /// Terms.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub definitions: Keyed<Definition>,
    /// Functions of the product.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub features: Keyed<Feature>,
    /// Data items the taxonomy lacks.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub data: Keyed<DataItem>,
    /// Purpose classes the taxonomy lacks.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub purposes: Keyed<PurposeItem>,
    /// What data are used for.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub uses: Keyed<Use>,
    /// What the app asks of the system.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub permissions: Keyed<Permission>,
    /// Third-party code.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub sdks: Keyed<Sdk>,
    /// Starting by itself and starting others.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub autostart: Keyed<Autostart>,
    /// Where data are kept.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub storage: Keyed<Storage>,
    /// How long data are kept.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub retention: Keyed<Retention>,
    /// What is kept on the device.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub cookies: Keyed<Cookie>,
    /// When data go to others.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub recipients: Keyed<Recipient>,
    /// Transfers to other countries.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub transfers: Keyed<Transfer>,
    /// Protective measures and their limits.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub security: Keyed<Security>,
    /// What is promised not to happen.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub promises: Keyed<Promise>,
    /// Profiling and decisions by machine.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub automated: Keyed<Automated>,
    /// What people can ask for.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub rights: Keyed<Right>,
    /// When a rule does not apply.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub exemptions: Keyed<Exemption>,
    /// Duties of parties.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub obligations: Keyed<Obligation>,
    /// Where to write.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub contacts: Keyed<Contact>,
    /// Who answers which question.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub routes: Keyed<Route>,
}

impl Records {
    /// The item of the taxonomy that a data item is, or belongs to.
    pub fn data_base<'a>(&'a self, id: &'a str) -> &'a str {
        self.data.get(id).and_then(|own| own.parent.as_ref()).map_or(id, DataId::as_str)
    }

    /// The group of the taxonomy that a data item stands in: the first part of its id there.
    pub fn data_group<'a>(&'a self, id: &'a str) -> &'a str {
        let base = self.data_base(id);
        base.split_once('.').map_or(base, |(group, _)| group)
    }
}
