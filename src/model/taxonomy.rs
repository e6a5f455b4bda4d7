//! The data items, purposes and system permissions the tool knows. The lists themselves are data files in `data/`.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::By;
use crate::model::LanguageTag;
use crate::model::Permission;
use crate::model::Platform;
use crate::model::Standard;

/// Words per language: a full tag (`zh-CN`) or a primary language (`zh`).
pub type Labels = BTreeMap<String, String>;

/// Everything that is known before a policy is read.
#[derive(Clone, Debug, Default)]
pub struct Taxonomy {
    /// Data items by id.
    pub data: IndexMap<String, DataTerm>,
    /// Groups of data items by id, in the order they are shown.
    pub groups: IndexMap<String, GroupTerm>,
    /// Purposes by id.
    pub purposes: IndexMap<String, PurposeTerm>,
    /// System permissions per platform, by name.
    pub permissions: BTreeMap<Platform, IndexMap<String, PermissionTerm>>,
}

/// A data item of the taxonomy.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataTerm {
    /// What a reader calls it.
    #[serde(default)]
    pub label: Labels,
    /// An item whose classes it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Its class in GB/T 35273-2020 Annex A.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gbt35273: Option<String>,
    /// Whether it is sensitive, per standard.
    #[serde(default, skip_serializing_if = "By::is_empty")]
    pub sensitive: By<Standard, Sensitivity>,
    /// Its ids in other taxonomies and store forms (`play`, `apple`, `ccpa`, `fides`, `dpv`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub maps: BTreeMap<String, Vec<String>>,
}

/// Whether an item is sensitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sensitivity {
    /// Always.
    Yes,
    /// It depends on the use.
    Context,
}

/// A group of data items: the first part of their ids (`device` of `device.imei`).
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupTerm {
    /// What a reader calls it.
    #[serde(default)]
    pub label: Labels,
}

/// A purpose of the taxonomy.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PurposeTerm {
    /// What a reader calls it.
    #[serde(default)]
    pub label: Labels,
    /// A purpose whose maps it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Its ids in store forms and other taxonomies.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub maps: BTreeMap<String, Vec<String>>,
}

/// A permission of a system.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PermissionTerm {
    /// What a reader calls it.
    #[serde(default)]
    pub label: Labels,
    /// Its group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Whether the system asks the person (`dangerous`, `user_grant`), or how else it is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grant: Option<String>,
}

/// The words for a language: those of the full tag, or of the language in the same script.
pub fn own_label<'a>(labels: &'a Labels, language: &LanguageTag) -> Option<&'a str> {
    language.names().find_map(|name| labels.get(name)).map(String::as_str)
}

/// The words of English, or else of any language, with the name of that language.
pub fn other_label(labels: &Labels) -> Option<(&str, &str)> {
    let other = labels.get_key_value("en").or_else(|| labels.iter().next());
    other.map(|(language, words)| (language.as_str(), words.as_str()))
}

/// The words for a language, or else those of English, or any.
pub fn label<'a>(labels: &'a Labels, language: &LanguageTag) -> Option<&'a str> {
    own_label(labels, language).or_else(|| other_label(labels).map(|(_, words)| words))
}

impl DataTerm {
    /// Takes over what another term says; its words join those that are there.
    pub fn extend(&mut self, other: Self) {
        self.label.extend(other.label);
        self.parent = other.parent.or(self.parent.take());
        self.gbt35273 = other.gbt35273.or(self.gbt35273.take());
        self.sensitive.0.extend(other.sensitive.0);
        self.maps.extend(other.maps);
    }
}

impl Taxonomy {
    /// A system permission by its name, with or without the system's prefix. A name ending in `.*` stands for all below.
    pub fn permission(&self, platform: Platform, name: &str) -> Option<&PermissionTerm> {
        let terms = self.permissions.get(&platform)?;
        let prefix = if platform == Platform::Harmony { "ohos.permission." } else { "android.permission." };
        let family = name.rsplit_once('.').map(|(family, _)| format!("{family}.*"));
        let found = terms.get(name).or_else(|| terms.get(&format!("{prefix}{name}")));
        found.or_else(|| terms.get(&family?))
    }

    /// What the systems call a permission, by its first name there, in every language.
    pub fn permission_labels(&self, permission: &Permission) -> Option<&Labels> {
        let labels = [Platform::Android, Platform::Ios, Platform::Harmony].into_iter().filter_map(|platform| {
            let term = self.permission(platform, permission.names(platform).first()?)?;
            Some(&term.label)
        });
        { labels }.find(|labels| !labels.is_empty())
    }

    /// Whether an item of the taxonomy is sensitive under a standard, by itself or by its parent.
    pub fn sensitivity(&self, id: &str, standard: Standard) -> Option<Sensitivity> {
        let term = self.data.get(id)?;
        let own = term.sensitive.get(&standard).copied();
        own.or_else(|| self.sensitivity(term.parent.as_deref()?, standard))
    }
}
