//! Language tags.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use icu_locale::LanguageIdentifier;
use icu_locale::LocaleExpander;
use icu_locale::subtags::Script;
use schemars::JsonSchema;
use schemars::Schema;
use schemars::SchemaGenerator;
use schemars::json_schema;
use serde::Deserialize;
use serde::Serialize;

/// The first character after the Latin letters of Unicode's first blocks.
const LATIN_END: char = '\u{250}';

/// A BCP 47 language tag as declared in `site.toml`, for example `en` or `zh-CN`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct LanguageTag(String);

impl LanguageTag {
    /// The tag as written in `site.toml`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag: `zh` of `zh-CN`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The names under which words in this language may be kept, the nearest first: its own, and that of its language if
    /// that is usually written in the same script (CLDR likely subtags). Words in simplified characters are none of
    /// `zh-TW`.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let language = Some(self.language()).filter(|language| script(language) == script(&self.0));
        [self.as_str()].into_iter().chain(language)
    }

    /// Whether words are written without spaces between them (Chinese, Japanese, Thai, Lao, Khmer, Burmese).
    pub fn is_unspaced(&self) -> bool {
        matches!(self.language(), "zh" | "ja" | "th" | "lo" | "km" | "my" | "yue")
    }

    /// Whether a name can be in this language, by its letters: Latin ones if it is usually written in them, others if not.
    pub fn may_write(&self, name: &str) -> bool {
        let is_latin = script(&self.0).is_some_and(|script| script.as_str() == "Latn");
        name.chars().filter(|c| c.is_alphabetic()).any(|c| is_latin == (c < LATIN_END))
    }

    /// Whether the script runs from right to left (CLDR script metadata).
    pub fn is_rtl(&self) -> bool {
        self.0
            .parse::<LanguageIdentifier>()
            .is_ok_and(|id| icu_locale::LocaleDirectionality::new_common().is_right_to_left(&id))
    }
}

/// A tag with the script and region that it leaves out (CLDR likely subtags); `None` if it is no tag.
pub fn with_likely_subtags(tag: &str) -> Option<LanguageIdentifier> {
    static EXPANDER: LazyLock<LocaleExpander> = LazyLock::new(LocaleExpander::new_extended);
    let mut id: LanguageIdentifier = tag.parse().ok()?;
    EXPANDER.maximize(&mut id);
    Some(id)
}

/// The script that a language is usually written in, where its tag does not say so itself.
fn script(tag: &str) -> Option<Script> {
    with_likely_subtags(tag)?.script
}

impl FromStr for LanguageTag {
    type Err = String;

    /// Accepts a well-formed tag in canonical case; the error is the canonical form, or empty if there is none.
    fn from_str(tag: &str) -> Result<Self, String> {
        let dashed = tag.replace('_', "-");
        let canonical = icu_locale::Locale::normalize(&dashed).map(Cow::into_owned).unwrap_or_default();
        if canonical == tag && !tag.is_empty() && tag != "und" { Ok(Self(canonical)) } else { Err(canonical) }
    }
}

impl TryFrom<String> for LanguageTag {
    type Error = String;

    fn try_from(tag: String) -> Result<Self, String> {
        tag.parse().map_err(|_| format!("`{tag}` is not a language tag"))
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl JsonSchema for LanguageTag {
    fn schema_name() -> Cow<'static, str> {
        "LanguageTag".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "language" })
    }

    fn inline_schema() -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_canonical_case() {
        assert_eq!("zh-CN".parse::<LanguageTag>().unwrap().language(), "zh");
        assert_eq!("zh-cn".parse::<LanguageTag>(), Err("zh-CN".into()));
        assert_eq!("zh_CN".parse::<LanguageTag>(), Err("zh-CN".into()));
        assert!("".parse::<LanguageTag>().is_err());
    }

    #[test]
    fn words_never_come_from_another_script() {
        let names =
            |tag: &str| -> Vec<String> { tag.parse::<LanguageTag>().unwrap().names().map(str::to_owned).collect() };
        assert_eq!(names("zh-CN"), ["zh-CN", "zh"]);
        assert_eq!(names("zh-Hans-HK"), ["zh-Hans-HK", "zh"]);
        for tag in ["zh-TW", "zh-HK", "zh-Hant", "sr-Latn"] {
            assert_eq!(names(tag), [tag]);
        }
        assert_eq!(names("en-GB"), ["en-GB", "en"]);
    }

    #[test]
    fn latin_letters_say_nothing_of_a_language_of_another_script() {
        let writes = |tag: &str, name: &str| tag.parse::<LanguageTag>().unwrap().may_write(name);
        assert!(writes("en", "Signal Lamp Test Inc.") && writes("zh-CN", "飞书 Feishu"));
        assert!(!writes("zh-CN", "Feishu SDK") && !writes("en", "飞书") && !writes("en", "+353 1 000"));
    }

    #[test]
    fn direction_comes_from_the_script() {
        assert!("ar".parse::<LanguageTag>().unwrap().is_rtl());
        assert!(!"zh-CN".parse::<LanguageTag>().unwrap().is_rtl());
    }
}
