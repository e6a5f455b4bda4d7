//! Words that a reader sees: translatable texts and names, links and codes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use schemars::Schema;
use schemars::SchemaGenerator;
use schemars::json_schema;
use serde::Deserialize;
use serde::Serialize;

/// Declares a string type with its own `format` in the schema.
macro_rules! string_type {
    ($(#[$doc:meta])* $name:ident, $format:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The text as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "format": $format })
            }

            fn inline_schema() -> bool {
                true
            }
        }
    };
}

string_type! {
    /// A sentence or phrase with inline Markdown, in the language of its release text. It must be translated.
    Text, "text"
}
string_type! {
    /// A proper name: may be given per language, but need not be translated.
    Name, "name"
}
string_type! {
    /// An absolute `https`, `http`, `mailto` or `tel` address, or a path from the site's root.
    Url, "url"
}
string_type! {
    /// An e-mail address.
    Email, "email"
}
string_type! {
    /// An ISO 3166-1 alpha-2 country code in capitals (`CN`, `DE`), or `EU`.
    Country, "country"
}
string_type! {
    /// A colour, `#1a2b3c` or `#abc`: red, green and blue in hexadecimal digits.
    Color, "color"
}
string_type! {
    /// The name of a font: letters, digits, blanks and hyphens.
    Font, "font"
}

string_type! {
    /// An address that an app answers itself: `myapp://close`.
    AppLink, "app-link"
}

impl AppLink {
    /// Whether it is an address that a page may lead to: of a scheme that no browser answers by running or showing
    /// something of the page's own.
    pub fn is_fit(&self) -> bool {
        let plain = |c: char| c.is_ascii_graphic() && !"<>\"'`\\".contains(c);
        // Behind `//` there is no second scheme, as in `feed:javascript:…`.
        let scheme = self.0.split_once("://").map(|(scheme, _)| scheme).unwrap_or_default();
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_lowercase())
            && scheme.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"+.-".contains(&byte));
        self.0.chars().all(plain) && is_scheme && !BROWSER_SCHEMES.contains(&scheme)
    }
}

/// Schemes that a browser answers with something of the page's own or of the device.
const BROWSER_SCHEMES: [&str; 13] = [
    "javascript",
    "data",
    "vbscript",
    "file",
    "blob",
    "about",
    "filesystem",
    "view-source",
    "http",
    "https",
    "content",
    "mailto",
    "tel",
];

impl Color {
    /// Red, green and blue; `None` if it is no colour.
    pub fn channels(&self) -> Option<[u8; 3]> {
        let digits = self.0.strip_prefix('#').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let wide = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        let number = u32::from_str_radix(&wide, 16).ok()?;
        let [_, channels @ ..] = number.to_be_bytes();
        Some(channels)
    }

    /// The contrast of two colours, from 1 (none) to 21, as WCAG 2.2 computes it. What is no colour counts as black.
    pub fn contrast(&self, other: &Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// WCAG 2.2, relative luminance.
    fn luminance(&self) -> f64 {
        let linear = |channel: u8| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.channels().unwrap_or_default().map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// Values by the words of a closed list, for example a lawful basis per regime.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[serde(bound(deserialize = "K: Deserialize<'de> + Ord, V: Deserialize<'de>"))]
pub struct By<K, V>(pub BTreeMap<K, V>);

impl<K, V> Default for By<K, V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord, V> By<K, V> {
    /// The value of a word.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.0.get(key)
    }

    /// Whether no word has a value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: JsonSchema, V: JsonSchema> JsonSchema for By<K, V> {
    fn schema_name() -> Cow<'static, str> {
        format!("By{}{}", K::schema_name(), V::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (keys, values) = (generator.subschema_for::<K>(), generator.subschema_for::<V>());
        json_schema!({ "type": "object", "propertyNames": keys, "additionalProperties": values })
    }

    fn inline_schema() -> bool {
        true
    }
}

/// The id in a text written `#clause`, which stands for the title of that clause.
pub fn clause_reference(text: &str) -> Option<&str> {
    text.strip_prefix('#').filter(|id| !id.is_empty() && !id.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_answers_its_own_scheme_only() {
        let is_fit = |link: &str| AppLink(link.to_owned()).is_fit();
        assert!(is_fit("myapp://close?from=policy&x=1") && is_fit("com.example.app+x://close"));
        for link in [
            "javascript:0",
            "feed:javascript:0",
            "javascript://%0a0",
            "https://a.example/",
            "close",
            "My://x",
            "my app://x",
        ] {
            assert!(!is_fit(link), "{link}");
        }
    }
}
