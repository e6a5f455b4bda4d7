//! `site.toml`: as written, and resolved.

mod attest;
mod checklist;
mod look;
mod redirects;
mod webview;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::diagnostic::BAD_TIME_ZONE;
use crate::diagnostic::BASE_URL_SLASH;
use crate::diagnostic::DUPLICATE_LANGUAGE;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::MISSING_KEY;
use crate::diagnostic::NO_LANGUAGE;
use crate::diagnostic::Places;
use crate::diagnostic::UNKNOWN_ID;
use crate::diagnostic::UNKNOWN_KEY;
use crate::diagnostic::UNKNOWN_THEME;
use crate::model::DataTerm;
use crate::model::GroupTerm;
use crate::model::Labels;
use crate::model::LanguageTag;
use crate::model::PermissionTerm;
use crate::model::Platform;
use crate::model::PurposeTerm;
use crate::model::Regime;
use crate::model::Ruleset;
use crate::model::Taxonomy;
use crate::model::Url;
use crate::schema::Shape;
use crate::schema::parse;
use crate::schema::typed;
use crate::schema::validate;
use crate::source::SourceTree;

pub use attest::ATTEST;
pub use attest::AttestFile;
pub use attest::Attestation;
pub use attest::Waiver;
pub use attest::attestations;
pub use checklist::ChecklistChoices;
pub use checklist::EvidenceChoices;
pub use look::Look;
pub use look::SiteLink;
pub use redirects::Destination;
pub use redirects::Redirect;
pub use webview::OutsideLinks;
pub use webview::Webview;

/// The themes that come with the tool, below `themes/` of its source.
pub const THEMES: [&str; 2] = ["default", "plain"];

/// `site.toml` as written.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawConfig {
    /// Where the site is published, ending in `/`.
    pub base_url: Url,
    /// The languages, the source language first.
    pub languages: Vec<LanguageTag>,
    /// The time zone in which a day begins (IANA name), for "today".
    pub time_zone: String,
    /// The name of the site per language, for its front page.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub title: Labels,
    /// A folder below `themes/`, whose files replace those of the built-in theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Colours, fonts, logo, links: what a site may set of its look without a theme of its own.
    #[serde(default)]
    pub look: Look,
    /// The bodies of law that apply, and the other rules that `check` holds the policies against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regimes: Vec<Ruleset>,
    /// The rules of the checklist.
    #[serde(default)]
    pub checklist: ChecklistChoices,
    /// The app's own files that `check` compares a policy with, by the name of the policy's folder.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub evidence: IndexMap<String, EvidenceChoices>,
    /// What happens to a translation that is not finished, by its language tag.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub translations: IndexMap<String, TranslationChoices>,
    /// Choices about what is written.
    #[serde(default)]
    pub outputs: Outputs,
    /// The files that an app shows.
    #[serde(default)]
    pub webview: Webview,
    /// Old addresses: the path on the host, beginning with `/` (`"/privacy.html"`), and where it leads now: a file or folder
    /// of this site without `/` before it (`"app/en/"`, `"app/en/#contact"`), or an `https://` address.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub redirects: IndexMap<String, String>,
    /// What the built-in lists lack.
    #[serde(default)]
    pub taxonomy: TaxonomyExtension,
}

/// Choices about one language. `[translations.<tag>]`
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TranslationChoices {
    /// What happens to a release whose translation is not finished.
    #[serde(default)]
    pub gate: Gate,
}

/// What happens to a release whose translation into a language is not finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Gate {
    /// It waits: every part that is not current is a finding.
    #[default]
    Block,
    /// It goes out: parts that may be behind say so, and clauses that are missing stand there in the source language.
    Notice,
    /// It goes out without the language.
    Omit,
}

/// Choices about what is written. `[outputs]`
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in `site.toml`")]
pub struct Outputs {
    /// Which comparison pages there are besides those with the predecessor and the text in force.
    #[serde(default)]
    pub pairs: Pairs,
    /// Whether the lists stand on pages of their own: `summary/`, `collected/`, `shared/`, `permissions/` and `sdks/`.
    #[serde(default = "yes")]
    pub lists: bool,
    /// Whether releases are compared: `changes/`, `since/`, `compare/` and `changes.json`.
    #[serde(default = "yes")]
    pub changes: bool,
    /// Whether there are files with the words alone: `policy.json`, `anchors.json` and `text/`. Files for apps need the last
    /// two and bring them along.
    #[serde(default = "yes")]
    pub data: bool,
    /// Whether there are files for apps and stores: `embed/`, `dialog.<lang>.json`, `paste/` and `bundle.zip`.
    #[serde(default = "yes")]
    pub webview: bool,
}

impl Outputs {
    /// Whether there are the files that go to apps and to whoever wants the words alone.
    pub fn texts(&self) -> bool {
        self.data || self.webview
    }
}

impl Default for Outputs {
    fn default() -> Self {
        Self { pairs: Pairs::default(), lists: yes(), changes: yes(), data: yes(), webview: yes() }
    }
}

fn yes() -> bool {
    true
}

/// Which releases are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Pairs {
    /// No others.
    #[default]
    None,
    /// Every two, in both directions.
    All,
}

/// Additions to the built-in lists. `[taxonomy]`
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaxonomyExtension {
    /// Data items; to one that is built in, words and maps are added.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub data: IndexMap<String, DataTerm>,
    /// Groups of data items.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub groups: IndexMap<String, GroupTerm>,
    /// Purposes.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub purposes: IndexMap<String, PurposeTerm>,
    /// Android permissions.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub android: IndexMap<String, PermissionTerm>,
    /// iOS usage keys.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub ios: IndexMap<String, PermissionTerm>,
    /// `HarmonyOS` permissions.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub harmony: IndexMap<String, PermissionTerm>,
}

/// `site.toml`, resolved.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the site is published, ending in `/`.
    pub base_url: String,
    /// The languages, the source language first; never empty.
    pub languages: Vec<LanguageTag>,
    /// The time zone in which a day begins (IANA name).
    pub time_zone: String,
    /// The name of the site per language.
    pub title: Labels,
    /// The theme, if it is not the default one.
    pub theme: Option<String>,
    /// What the site sets of its look.
    pub look: Look,
    /// The bodies of law that apply, and the other rules that policies are held against.
    pub regimes: Vec<Ruleset>,
    /// The rules of the checklist.
    pub checklist: ChecklistChoices,
    /// The app's own files, by policy.
    pub evidence: IndexMap<String, EvidenceChoices>,
    /// What happens to translations that are not finished, by language tag.
    pub gates: BTreeMap<String, Gate>,
    /// What is written.
    pub outputs: Outputs,
    /// The files that an app shows.
    pub webview: Webview,
    /// Old addresses and where they lead.
    pub redirects: Vec<Redirect>,
    /// What the site adds to the built-in lists.
    pub own: TaxonomyExtension,
    /// The built-in lists with the additions.
    pub taxonomy: Taxonomy,
    /// Where each key is written.
    pub places: Places,
}

impl Config {
    /// The path of the site on its host, from `/` to `/`.
    pub fn base_path(&self) -> &str {
        redirects::path_on_host(&self.base_url)
    }

    /// The bodies of law that apply.
    pub fn laws(&self) -> impl Iterator<Item = Regime> {
        self.regimes.iter().filter_map(|set| set.law())
    }

    /// The source language.
    pub fn source(&self) -> &LanguageTag {
        &self.languages[0]
    }

    /// What happens to a release whose translation into a language is not finished.
    pub fn gate(&self, language: &LanguageTag) -> Gate {
        self.gates.get(language.as_str()).copied().unwrap_or_default()
    }
}

/// Reads `site.toml`. `None` if it has faults, which are logged.
pub fn load(sources: &SourceTree, log: &mut Diagnostics) -> Option<Config> {
    let file = sources.file("site.toml")?;
    let mut faults = Diagnostics::default();
    let mut node = parse(file, &mut faults);
    let damaged = faults.has_errors();
    let shape = Shape::of::<RawConfig>();
    let places = validate(&node, &shape, &mut faults);
    if damaged {
        faults.forget(MISSING_KEY);
    }
    let raw: Option<RawConfig> = typed(&mut node, &shape, &mut faults);
    if let Some(raw) = &raw {
        check(raw, sources, &places, &mut faults);
    }
    let old = raw.as_ref().map(|raw| redirects::redirects(&raw.redirects, raw.base_url.as_str(), &places, &mut faults));
    let sound = !faults.has_errors();
    log.append(faults);
    raw.zip(old).filter(|_| sound).map(|(raw, old)| resolve(raw, old, places))
}

fn check(raw: &RawConfig, sources: &SourceTree, places: &Places, log: &mut Diagnostics) {
    if !raw.base_url.as_str().ends_with('/') {
        log.push(Diagnostic::new(BASE_URL_SLASH, places.get("base_url")));
    }
    if raw.languages.is_empty() {
        log.push(Diagnostic::new(NO_LANGUAGE, places.get("languages")));
    }
    for (at, language) in raw.languages.iter().enumerate() {
        if raw.languages[..at].contains(language) {
            let place = places.get(&format!("languages.{at}"));
            log.push(Diagnostic::new(DUPLICATE_LANGUAGE, place).arg("language", language));
        }
    }
    if jiff::tz::TimeZone::get(&raw.time_zone).is_err() {
        log.push(Diagnostic::new(BAD_TIME_ZONE, places.get("time_zone")).arg("zone", &raw.time_zone));
    }
    let translations = || raw.languages.iter().skip(1).map(LanguageTag::as_str);
    for tag in raw.translations.keys().filter(|tag| translations().all(|known| known != *tag)) {
        let fault = Diagnostic::new(UNKNOWN_KEY, places.get(&format!("translations.{tag}"))).arg("key", tag);
        log.push(fault.arg("table", "translations").suggest(tag, translations()));
    }
    raw.look.check_files("look.", places, sources, log);
    let themes = sources.folders("themes/");
    let themes = || themes.iter().map(String::as_str).chain(THEMES);
    if let Some(theme) = raw.theme.as_ref().filter(|theme| themes().all(|known| known != *theme)) {
        let fault = Diagnostic::new(UNKNOWN_THEME, places.get("theme")).arg("theme", theme);
        log.push(fault.suggest(theme, themes()));
    }
    let built_in = built_in();
    for (id, term) in &raw.taxonomy.data {
        let known = |parent: &&String| built_in.data.contains_key(*parent) || raw.taxonomy.data.contains_key(*parent);
        if let Some(parent) = term.parent.as_ref().filter(|parent| !known(parent) || *parent == id) {
            let place = places.get(&format!("taxonomy.data.{id}.parent"));
            let fault = Diagnostic::new(UNKNOWN_ID, place).arg("id", parent).arg("table", "data");
            log.push(fault.suggest(parent, built_in.data.keys().map(String::as_str)));
        }
    }
}

fn resolve(raw: RawConfig, redirects: Vec<Redirect>, places: Places) -> Config {
    let extension = raw.taxonomy.clone();
    let mut taxonomy = built_in();
    for (id, term) in raw.taxonomy.data {
        taxonomy.data.entry(id).or_default().extend(term);
    }
    for (id, term) in raw.taxonomy.groups {
        taxonomy.groups.entry(id).or_default().label.extend(term.label);
    }
    for (id, term) in raw.taxonomy.purposes {
        let known = taxonomy.purposes.entry(id).or_default();
        known.label.extend(term.label);
        known.parent = term.parent.or(known.parent.take());
        known.maps.extend(term.maps);
    }
    let own = [
        (Platform::Android, raw.taxonomy.android),
        (Platform::Ios, raw.taxonomy.ios),
        (Platform::Harmony, raw.taxonomy.harmony),
    ];
    for (platform, terms) in own {
        taxonomy.permissions.entry(platform).or_default().extend(terms);
    }
    Config {
        base_url: raw.base_url.0,
        languages: raw.languages,
        time_zone: raw.time_zone,
        title: raw.title,
        theme: raw.theme,
        look: raw.look,
        regimes: raw.regimes,
        checklist: raw.checklist,
        evidence: raw.evidence,
        gates: raw.translations.into_iter().map(|(tag, choices)| (tag, choices.gate)).collect(),
        outputs: raw.outputs,
        webview: raw.webview,
        redirects,
        own: extension,
        taxonomy,
        places,
    }
}

/// The form of `src/data/taxonomy.toml`.
#[derive(Deserialize)]
struct TermsFile {
    groups: IndexMap<String, GroupTerm>,
    data: IndexMap<String, DataTerm>,
    purposes: IndexMap<String, PurposeTerm>,
}

/// The form of `src/data/permissions.toml`.
#[derive(Deserialize)]
struct PermissionsFile {
    android: IndexMap<String, PermissionTerm>,
    ios: IndexMap<String, PermissionTerm>,
    harmony: IndexMap<String, PermissionTerm>,
}

/// The lists that come with the tool.
pub fn built_in() -> Taxonomy {
    static BUILT_IN: LazyLock<Taxonomy> = LazyLock::new(read_built_in);
    BUILT_IN.clone()
}

fn read_built_in() -> Taxonomy {
    let terms: TermsFile = embedded(include_str!("../data/taxonomy.toml"));
    let lists: PermissionsFile = embedded(include_str!("../data/permissions.toml"));
    let permissions =
        [(Platform::Android, lists.android), (Platform::Ios, lists.ios), (Platform::Harmony, lists.harmony)];
    Taxonomy {
        data: terms.data,
        groups: terms.groups,
        purposes: terms.purposes,
        permissions: permissions.into_iter().collect(),
    }
}

#[expect(clippy::expect_used, reason = "the text is part of the program and read by a test")]
pub(crate) fn embedded<T: serde::de::DeserializeOwned>(text: &str) -> T {
    toml::from_str(text).expect("a built-in list is well-formed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_lists_are_well_formed() {
        let taxonomy = built_in();
        assert!(taxonomy.data.len() >= 78 && taxonomy.purposes.len() >= 18);
        for id in taxonomy.data.keys() {
            let group = id.split('.').next().unwrap();
            assert!(taxonomy.groups.contains_key(group), "{id} is in no group");
        }
        for terms in taxonomy.permissions.values() {
            assert!(terms.values().all(|term| term.label.contains_key("en") && term.label.contains_key("zh")));
        }
    }

    #[test]
    fn every_fault_of_the_file_is_found() {
        let text = "base_url = \"https://example.com\"\nlanguages = [\"en\", \"zh_CN\"]\ntime_zone = \"Asia/Shanghia\"\nthme = \"x\"\n";
        let sources = SourceTree::from_texts([("site.toml", text)]);
        let mut log = Diagnostics::default();
        assert!(load(&sources, &mut log).is_none());
        let codes: Vec<_> = log.sorted().iter().map(|fault| fault.code.id).collect();
        assert!(codes.contains(&"bad-language") && codes.contains(&"unknown-key"), "{codes:?}");
    }
}
