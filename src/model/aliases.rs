//! Which text a device's language gets: forms of a tag that are not declared, onto the tags that are. It follows the
//! likely subtags and the aliases of CLDR, so that codes that were given up long ago lead on too, and never leads to another
//! script: who reads traditional characters does not get simplified ones.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use icu_locale::LanguageIdentifier;
use icu_locale::Locale;
use icu_locale::LocaleCanonicalizer;
use icu_locale::subtags::Region;

use crate::model::LanguageTag;
use crate::model::with_likely_subtags;

/// Codes of three letters for languages that have one of two: the language that is nearly always meant by a larger one
/// (ISO 639-3, macrolanguages), as some systems send it. Those of two letters are all tried.
const LONG_CODES: [&str; 9] = ["arb", "cmn", "ekk", "lvs", "nob", "pes", "swh", "uzn", "zsm"];

/// Norwegian without another word is written as Bokmål (CLDR: the locale `nb` inherits all of `no`).
const SAME: (&str, &str) = ("nb", "no");

/// Other forms of the languages of a policy.
#[derive(Debug, Default)]
pub struct Aliases {
    /// Forms that stand for a declared tag.
    pub tags: BTreeMap<String, LanguageTag>,
    /// Forms with a region that are usually written in a script which no declared tag of the language has.
    pub other_scripts: BTreeSet<String>,
}

/// A tag with what it leaves out.
struct Full<'a> {
    tag: &'a LanguageTag,
    id: LanguageIdentifier,
}

/// The other forms of some tags: language, language and script, language and region. Of tags that differ in their region
/// alone, forms without a region get the one of the likely region, or else the first.
pub fn aliases(languages: &[LanguageTag]) -> Aliases {
    let declared = languages.iter().filter_map(|tag| Some(Full { tag, id: full(tag.as_str())? }));
    let declared: Vec<Full<'_>> = declared.collect();
    let mut found = Aliases::default();
    let all: BTreeSet<&str> = languages.iter().map(LanguageTag::language).collect();
    for language in &all {
        let language = *language;
        let own: Vec<&Full<'_>> = declared.iter().filter(|one| one.tag.language() == language).collect();
        for code in codes(language).filter(|code| *code == language || !all.contains(code)) {
            found.of(code, &own);
        }
    }
    for tag in languages {
        found.tags.remove(tag.as_str());
        found.other_scripts.remove(tag.as_str());
    }
    found
}

impl Aliases {
    /// Adds the forms of one language of which some tags are declared.
    fn of(&mut self, language: &str, own: &[&Full<'_>]) {
        for form in forms(language, own) {
            let Some(id) = full(&form) else { continue };
            let same = || own.iter().filter(|one| one.id.script == id.script);
            let best = same().find(|one| one.id.region == id.region).or_else(|| same().next());
            self.tags.extend(best.map(|best| (form, best.tag.clone())));
        }
        let likely = full(language).and_then(|id| id.script);
        for form in regions().map(|region| format!("{language}-{region}")) {
            let script = full(&form).and_then(|id| id.script);
            // A region whose script is the likely one is found by the form without it.
            if script == likely || self.tags.contains_key(&form) {
                continue;
            }
            match own.iter().find(|one| one.id.script == script) {
                Some(one) => drop(self.tags.insert(form, one.tag.clone())),
                None => drop(self.other_scripts.insert(form)),
            }
        }
    }
}

/// The forms that tell a language of some tags from its others.
fn forms(language: &str, own: &[&Full<'_>]) -> BTreeSet<String> {
    let scripts = own.iter().filter_map(|one| one.id.script).map(|script| format!("{language}-{script}"));
    let regions = own.iter().filter_map(|one| one.id.region).map(|region| format!("{language}-{region}"));
    scripts.chain(regions).chain([language.to_owned()]).collect()
}

/// A tag in its present form, with what it leaves out: `sh` is `sr-Latn-RS`.
fn full(tag: &str) -> Option<LanguageIdentifier> {
    with_likely_subtags(&canonical(tag)?.to_string())
}

/// A tag in its present form (CLDR aliases).
fn canonical(tag: &str) -> Option<LanguageIdentifier> {
    static CANONICAL: LazyLock<LocaleCanonicalizer> = LazyLock::new(LocaleCanonicalizer::new_extended);
    let mut locale: Locale = tag.parse().ok()?;
    CANONICAL.canonicalize(&mut locale);
    Some(locale.id)
}

/// The codes that a language has or had, its own among them.
fn codes(language: &str) -> impl Iterator<Item = &'static str> {
    static CODES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
        let letters = || b'a'..=b'z';
        let short = letters().flat_map(move |first| letters().map(move |second| [first, second]));
        let short = short.filter_map(|code| Some(str::from_utf8(&code).ok()?.to_owned()));
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for code in short.chain(LONG_CODES.map(str::to_owned)) {
            all.entry(family(&code)).or_default().push(code);
        }
        all
    });
    CODES.get(&family(language)).into_iter().flatten().map(String::as_str)
}

/// What all codes of a language have in common.
fn family(code: &str) -> String {
    let language = canonical(code).map_or_else(|| code.to_owned(), |id| id.language.to_string());
    if language == SAME.0 { SAME.1.to_owned() } else { language }
}

/// Every two-letter code of a region, used or not.
fn regions() -> impl Iterator<Item = Region> {
    let letters = || b'A'..=b'Z';
    let codes = letters().flat_map(move |first| letters().map(move |second| [first, second]));
    codes.filter_map(|code| Region::try_from_utf8(&code).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tags(tags: &[&str]) -> Vec<LanguageTag> {
        tags.iter().map(|tag| tag.parse().unwrap()).collect()
    }

    /// The rule of `docs/consent.md`.
    fn chosen(languages: &[LanguageTag], found: &Aliases, device: &str) -> Option<String> {
        let mut tag = device;
        loop {
            if languages.iter().any(|one| one.as_str() == tag) {
                return Some(tag.to_owned());
            }
            if let Some(alias) = found.tags.get(tag) {
                return Some(alias.to_string());
            }
            let (shorter, last) = tag.rsplit_once('-')?;
            if last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_alphabetic())
                || found.other_scripts.contains(tag)
            {
                return None;
            }
            tag = shorter;
        }
    }

    #[test]
    fn forms_lead_to_declared_tags() {
        let found = aliases(&tags(&["zh-CN", "en"]));
        let pairs: Vec<(&str, &str)> = found.tags.iter().map(|(form, tag)| (form.as_str(), tag.as_str())).collect();
        let expected = [
            ("cmn", "zh-CN"),
            ("cmn-CN", "zh-CN"),
            ("cmn-Hans", "zh-CN"),
            ("en-Latn", "en"),
            ("en-US", "en"),
            ("zh", "zh-CN"),
            ("zh-Hans", "zh-CN"),
        ];
        assert_eq!(pairs, expected);
        for region in ["zh-TW", "zh-HK", "zh-MO"] {
            assert!(found.other_scripts.contains(region), "{region}");
        }
    }

    #[test]
    fn a_device_gets_its_script_or_nothing() {
        for (declared, device, expected) in [
            (&["zh-CN", "en"][..], "zh-Hans-SG", Some("zh-CN")),
            (&["zh-CN", "en"], "zh-SG", Some("zh-CN")),
            (&["zh-CN", "en"], "zh-TW", None),
            (&["zh-CN", "en"], "zh-Hant", None),
            (&["zh-CN", "en"], "zh-Hant-HK", None),
            (&["zh-CN", "en"], "zh-Latn-CN", None),
            (&["zh-CN", "en"], "en-GB", Some("en")),
            (&["zh-CN", "en"], "fr", None),
            (&["zh-CN", "zh-TW"], "zh-HK", Some("zh-TW")),
            (&["zh-CN", "zh-TW"], "zh-Hant-MO", Some("zh-TW")),
            (&["zh-TW"], "zh", None),
            (&["zh-TW"], "zh-CN", None),
            (&["zh-TW"], "zh-Hant", Some("zh-TW")),
            (&["zh"], "zh-CN", Some("zh")),
            (&["en-GB", "en-US"], "en", Some("en-US")),
            (&["en-GB", "pt-BR"], "en", Some("en-GB")),
            (&["en-GB", "pt-BR"], "pt-PT", Some("pt-BR")),
            (&["sr", "sr-Latn"], "sr-ME", Some("sr-Latn")),
            (&["ar"], "ar-EG", Some("ar")),
            (&["ar"], "arb", Some("ar")),
            // Codes that were given up, and larger and smaller languages (CLDR aliases).
            (&["he"], "iw", Some("he")),
            (&["he"], "iw-IL", Some("he")),
            (&["id"], "in-ID", Some("id")),
            (&["yi"], "ji", Some("yi")),
            (&["ro"], "mo-MD", Some("ro")),
            (&["fil"], "tl-PH", Some("fil")),
            (&["nb"], "no-NO", Some("nb")),
            (&["no"], "nb-NO", Some("no")),
            (&["nb"], "nn-NO", None),
            (&["no", "nb"], "nb-NO", Some("nb")),
            (&["sr-Latn"], "sh-BA", Some("sr-Latn")),
            (&["sr", "sr-Latn"], "sh", Some("sr-Latn")),
            (&["sr"], "sh", None),
            (&["zh-CN"], "cmn-Hans-CN", Some("zh-CN")),
            (&["zh-CN"], "cmn-TW", None),
            (&["zh-CN"], "cmn-Hant-TW", None),
            (&["zh-CN", "zh-TW"], "cmn-TW", Some("zh-TW")),
            (&["zh-CN"], "yue-HK", None),
            (&["zh-CN"], "zh-MO", None),
            (&["zh-CN"], "zh-Hans-HK", Some("zh-CN")),
            (&["ms"], "zsm-MY", Some("ms")),
            (&["fa"], "pes-IR", Some("fa")),
        ] {
            let declared = tags(declared);
            let chosen = chosen(&declared, &aliases(&declared), device);
            assert_eq!(chosen.as_deref(), expected, "{device} of {declared:?}");
        }
    }

    proptest! {
        /// No tag of a device ever leads to a text in another script, and a declared tag is never an alias.
        #[test]
        fn no_tag_leads_to_another_script(
            declared in proptest::sample::subsequence(
                vec!["zh-CN", "zh-TW", "zh-Hant-HK", "en", "en-GB", "sr", "sr-Latn", "pa", "uz-AF", "ar", "zh"], 1..6),
            language in proptest::sample::select(vec!["zh", "cmn", "en", "sr", "sh", "pa", "uz", "ar", "kk", "fr"]),
            script in proptest::option::of(proptest::sample::select(vec!["Hans", "Hant", "Latn", "Cyrl", "Arab"])),
            region in proptest::option::of("[A-Z]{2}"),
        ) {
            let parts = [Some(language.to_owned()), script.map(str::to_owned), region];
            let device = parts.into_iter().flatten().collect::<Vec<_>>().join("-");
            let declared = tags(&declared);
            let found = aliases(&declared);
            for tag in &declared {
                prop_assert!(!found.tags.contains_key(tag.as_str()));
            }
            if let Some(chosen) = chosen(&declared, &found, &device) {
                let scripts = [&device, &chosen].map(|tag| full(tag).map(|id| (id.language, id.script)));
                prop_assert_eq!(scripts[0], scripts[1]);
            }
        }
    }
}
