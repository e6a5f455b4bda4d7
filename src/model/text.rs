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
