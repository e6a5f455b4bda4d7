//! The schema of a type, in the few forms that our types have.

use std::sync::LazyLock;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::model::REFERS;
use crate::model::Records;

/// What may stand at a place of a TOML file.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A table with known keys.
    Struct {
        /// The type's name.
        name: String,
        /// What the type is, from its doc comment.
        doc: String,
        /// The keys in the order of the type.
        fields: Vec<Field>,
    },
    /// A table with free keys.
    Map(Box<Shape>),
    /// A table whose keys are words of a closed list.
    By {
        /// The words, a [`Shape::Choice`].
        keys: Box<Shape>,
        /// What stands under each.
        value: Box<Shape>,
    },
    /// A list.
    List(Box<Shape>),
    /// One word of a closed list, each with what it means.
    Choice {
        /// The type's name.
        name: String,
        /// The words, each with its doc comment.
        words: Vec<(String, String)>,
    },
    /// A string.
    Text(Format),
    /// A whole number, not negative.
    Count,
    /// True or false.
    Flag,
}

/// A key of a [`Shape::Struct`].
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The key.
    pub name: String,
    /// What it is, from its doc comment.
    pub doc: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub shape: Shape,
}

/// What a string holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Anything; not translated.
    Plain,
    /// Words that must be translated.
    Text,
    /// A name that may be translated.
    Name,
    /// The key of a record in a table.
    Refers(String),
    /// A period, or the key of a `[retention.<id>]`.
    Retention,
    /// A day.
    Date,
    /// A period.
    Duration,
    /// A web address.
    Url,
    /// A mail address.
    Email,
    /// A country code.
    Country,
    /// A colour.
    Color,
    /// The name of a font.
    Font,
    /// An address that an app answers.
    AppLink,
    /// A language tag.
    Language,
    /// A numbering scheme.
    Numbering,
}

impl Shape {
    /// The shape of a type.
    pub fn of<T: JsonSchema>() -> Self {
        let schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>();
        let root = schema.to_value();
        let none = serde_json::Map::new();
        let defs = root.get("definitions").and_then(Value::as_object).unwrap_or(&none);
        read(&root, defs)
    }

    /// The shape of the records, made once.
    pub fn records() -> &'static Self {
        static RECORDS: LazyLock<Shape> = LazyLock::new(Shape::of::<Records>);
        &RECORDS
    }

    /// The fields, if it is a table with known keys.
    pub fn fields(&self) -> &[Field] {
        match self {
            Self::Struct { fields, .. } => fields,
            _ => &[],
        }
    }

    /// The field of a name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields().iter().find(|field| field.name == name)
    }

    /// Whether words to translate stand somewhere in it.
    pub fn is_translatable(&self) -> bool {
        match self {
            Self::Struct { fields, .. } => fields.iter().any(|field| field.shape.is_translatable()),
            Self::Map(shape) | Self::List(shape) | Self::By { value: shape, .. } => shape.is_translatable(),
            Self::Text(format) => matches!(format, Format::Text | Format::Name),
            Self::Choice { .. } | Self::Count | Self::Flag => false,
        }
    }
}

type Definitions = serde_json::Map<String, Value>;

fn read(schema: &Value, defs: &Definitions) -> Shape {
    let (name, schema) = resolve(schema, defs);
    if let Some(format) = format(schema) {
        return Shape::Text(format);
    }
    if let Some(words) = choice(schema) {
        return Shape::Choice { name, words };
    }
    match kind(schema) {
        "object" => object(name, schema, defs),
        "array" => Shape::List(Box::new(read(&schema["items"], defs))),
        "integer" => Shape::Count,
        "boolean" => Shape::Flag,
        _ => Shape::Text(Format::Plain),
    }
}

/// The schema itself with its type's name, behind references and without the null that stands for "left out".
fn resolve<'a>(schema: &'a Value, defs: &'a Definitions) -> (String, &'a Value) {
    let inner = |key: &str| {
        let list = schema.get(key)?.as_array()?;
        let rest: Vec<&Value> = list.iter().filter(|option| option["type"] != "null").collect();
        (rest.len() == 1).then(|| rest[0])
    };
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let name = target.rsplit('/').next().unwrap_or_default();
        return defs.get(name).map_or((String::new(), schema), |schema| (name.to_owned(), schema));
    }
    match inner("anyOf").or_else(|| inner("allOf")).filter(|_| schema.get("format").is_none()) {
        Some(schema) => resolve(schema, defs),
        None => (schema["title"].as_str().unwrap_or_default().to_owned(), schema),
    }
}

fn kind(schema: &Value) -> &str {
    match &schema["type"] {
        Value::String(kind) => kind,
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or(""),
        _ => "",
    }
}

fn format(schema: &Value) -> Option<Format> {
    let format = schema.get("format").and_then(Value::as_str);
    Some(match format {
        Some("text") => Format::Text,
        Some("name") => Format::Name,
        Some("retention") => Format::Retention,
        Some("date") => Format::Date,
        Some("duration") => Format::Duration,
        Some("url") => Format::Url,
        Some("email") => Format::Email,
        Some("country") => Format::Country,
        Some("color") => Format::Color,
        Some("font") => Format::Font,
        Some("app-link") => Format::AppLink,
        Some("language") => Format::Language,
        Some("numbering") => Format::Numbering,
        _ => Format::Refers(schema.get(REFERS)?.as_str()?.to_owned()),
    })
}

fn choice(schema: &Value) -> Option<Vec<(String, String)>> {
    let words = |list: &Value| -> Option<Vec<(String, String)>> {
        let words = list.as_array()?.iter().map(|word| Some((word.as_str()?.to_owned(), String::new())));
        words.collect()
    };
    if let Some(list) = schema.get("enum") {
        return words(list);
    }
    let mut all = Vec::new();
    for option in schema.get("oneOf")?.as_array()? {
        match option.get("const").and_then(Value::as_str) {
            Some(word) => all.push((word.to_owned(), doc(option))),
            None => all.extend(words(option.get("enum")?)?),
        }
    }
    Some(all)
}

fn doc(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().replace('\n', " ")
}

fn object(name: String, schema: &Value, defs: &Definitions) -> Shape {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        return map(schema, defs);
    };
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let fields = properties.iter().map(|(name, field)| Field {
        name: name.clone(),
        doc: doc(field),
        required: required.contains(&name.as_str()),
        shape: read(field, defs),
    });
    Shape::Struct { name, doc: doc(schema), fields: fields.collect() }
}

/// A table whose keys are no names of fields.
fn map(schema: &Value, defs: &Definitions) -> Shape {
    let value = Box::new(read(&schema["additionalProperties"], defs));
    match schema.get("propertyNames") {
        Some(keys) => Shape::By { keys: Box::new(read(keys, defs)), value },
        None => Shape::Map(value),
    }
}
