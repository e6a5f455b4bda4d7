//! `Info.plist`: what an iOS app tells the system and its users.

use std::sync::LazyLock;

use crate::config::built_in;
use crate::diagnostic::Span;
use crate::evidence::Fault;
use crate::evidence::Placed;
use crate::evidence::plist;
use crate::evidence::plist::Dict;
use crate::evidence::plist::Node;
use crate::evidence::plist::Value;
use crate::evidence::xml::Element;
use crate::model::Platform;
use crate::model::Taxonomy;

/// What an iOS app declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InfoPlist {
    /// The tag of its table.
    pub span: Span,
    /// All keys, in their order.
    pub keys: Vec<Placed<String>>,
    /// `CFBundleIdentifier`; in a project it may be a variable of the build.
    pub bundle_id: Option<Placed<String>>,
    /// What the system says when it asks for a permission.
    pub usage: Vec<UsageText>,
    /// `UIBackgroundModes`: what it does in the background (`location`, `audio`).
    pub background_modes: Vec<Placed<String>>,
    /// `LSApplicationQueriesSchemes`: the schemes by which it looks for other apps.
    pub query_schemes: Vec<Placed<String>>,
    /// `CFBundleURLTypes`: the schemes that it answers to.
    pub url_schemes: Vec<Placed<String>>,
    /// `NSBonjourServices`: the services it looks for in the local network.
    pub bonjour: Vec<Placed<String>>,
    /// `SKAdNetworkItems`: the ids of the ad networks whose ads it measures.
    pub ad_networks: Vec<Placed<String>>,
    /// `NSAppTransportSecurity.NSAllowsArbitraryLoads`: whether it may load without encryption.
    pub arbitrary_loads: Option<Placed<bool>>,
    /// `CFBundleDevelopmentRegion`: the language that texts without another are in.
    pub region: Option<Placed<String>>,
    /// `CFBundleLocalizations`: the languages it names itself.
    pub languages: Vec<Placed<String>>,
}

/// A text that the system shows when it asks for a permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageText {
    /// The usage key (`NSCameraUsageDescription`).
    pub key: String,
    /// The place of the key.
    pub span: Span,
    /// Of a key that is a table: which of its texts this is, with points between.
    pub part: Option<String>,
    /// The text; empty if there is none.
    pub text: Placed<String>,
}

impl InfoPlist {
    /// The texts of a usage key; empty if the key is not there.
    pub fn usage_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a UsageText> {
        self.usage.iter().filter(move |usage| usage.key == key)
    }

    /// A key, whatever its value is.
    pub fn key(&self, name: &str) -> Option<&Placed<String>> {
        self.keys.iter().find(|key| key.value == name)
    }
}

/// Reads a property list.
pub(super) fn read(root: &Element, faults: &mut Vec<Fault>) -> Option<InfoPlist> {
    let dict = plist::read(root, faults)?;
    let mut usage = Vec::new();
    for (key, node) in dict.entries.iter().filter(|(key, _)| is_usage(&key.value)) {
        usage_texts(key, node, &[], &mut usage);
        if !matches!(node.value, Value::Text(_) | Value::Dict(_)) {
            // The text that should stand there is missed as well.
            node.text(faults);
        }
    }
    let url_types = dict.dicts("CFBundleURLTypes", faults);
    let ad_networks = dict.dicts("SKAdNetworkItems", faults);
    Some(InfoPlist {
        span: dict.span,
        keys: dict.entries.iter().map(|(key, _)| key.clone()).collect(),
        bundle_id: dict.text("CFBundleIdentifier", faults),
        usage,
        background_modes: dict.texts("UIBackgroundModes", faults),
        query_schemes: dict.texts("LSApplicationQueriesSchemes", faults),
        url_schemes: url_types.iter().flat_map(|kind| kind.texts("CFBundleURLSchemes", faults)).collect(),
        bonjour: dict.texts("NSBonjourServices", faults),
        ad_networks: ad_networks.iter().filter_map(|item| item.text("SKAdNetworkIdentifier", faults)).collect(),
        arbitrary_loads: arbitrary_loads(&dict),
        region: dict.text("CFBundleDevelopmentRegion", faults),
        languages: dict.texts("CFBundleLocalizations", faults),
    })
}

/// Whether a key makes the system ask for a permission: one of the list, or one that is named as they are.
fn is_usage(key: &str) -> bool {
    static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(built_in);
    let known = TAXONOMY.permissions.get(&Platform::Ios).is_some_and(|keys| keys.contains_key(key));
    known || ["UsageDescription", "UsageDescriptionDictionary", "UsageDetail"].iter().any(|end| key.ends_with(end))
}

/// The texts of a usage key. Those of a table stand in it at any depth.
fn usage_texts(key: &Placed<String>, node: &Node, part: &[&str], all: &mut Vec<UsageText>) {
    match &node.value {
        Value::Dict(dict) => {
            for (name, node) in &dict.entries {
                usage_texts(key, node, &[part, &[name.value.as_str()]].concat(), all);
            }
        }
        Value::Text(text) => all.push(UsageText {
            key: key.value.clone(),
            span: key.span,
            part: (!part.is_empty()).then(|| part.join(".")),
            text: Placed::new(text.clone(), node.span),
        }),
        _ => {}
    }
}

/// Systems take other forms of yes too; only the plain one is of interest.
fn arbitrary_loads(dict: &Dict) -> Option<Placed<bool>> {
    let Value::Dict(security) = &dict.get("NSAppTransportSecurity")?.value else { return None };
    security.get("NSAllowsArbitraryLoads")?.flag(&mut Vec::new())
}
