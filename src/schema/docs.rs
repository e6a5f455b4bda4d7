//! The types as a reference manual and as a JSON Schema for editors.

use std::fmt::Write;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value as Json;
use serde_json::json;

use crate::schema::Field;
use crate::schema::Format;
use crate::schema::Shape;

/// The JSON Schema (draft 7, which TOML editors know best) of a type.
pub fn editor_schema<T: JsonSchema>() -> Json {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>().to_value();
    without_null(&mut schema);
    schema
}

/// The JSON Schema (2020-12) of a file that we write.
pub fn output_schema<T: JsonSchema>() -> Json {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

/// The JSON Schema of the TOML files of a release: any table may stand in any file, so no key is required, and every
/// record may take fields from a group.
pub fn release_schema<T: JsonSchema>() -> Json {
    let mut schema = editor_schema::<T>();
    if let Some(root) = schema.as_object_mut() {
        root.remove("required");
        if let Some(Json::Object(tables)) = root.get_mut("properties") {
            tables.insert(
                "defaults".into(),
                json!({ "type": "object", "description": "Fields for all records of a table." }),
            );
            tables.insert("groups".into(), json!({ "type": "object", "description": "Fields that records share." }));
        }
    }
    if let Some(Json::Object(types)) = schema.get_mut("definitions") {
        for definition in types.values_mut() {
            if let Some(Json::Object(fields)) = definition.get_mut("properties") {
                fields
                    .insert("like".into(), json!({ "type": "string", "description": "Takes the fields of a group." }));
            }
            // Defaults and groups may give what is required.
            definition.as_object_mut().map(|definition| definition.remove("required"));
        }
    }
    schema
}

/// TOML has no null: what may be left out is left out.
fn without_null(schema: &mut Json) {
    match schema {
        Json::Object(entries) => {
            if let Some(Json::Array(kinds)) = entries.get_mut("type") {
                kinds.retain(|kind| kind != "null");
                if let [kind] = &kinds[..] {
                    let kind = kind.clone();
                    entries.insert("type".into(), kind);
                }
            }
            if let Some(Json::Array(options)) = entries.get_mut("anyOf") {
                options.retain(|option| option["type"] != "null");
            }
            entries.values_mut().for_each(without_null);
        }
        Json::Array(items) => items.iter_mut().for_each(without_null),
        _ => {}
    }
}

/// A table of keys for each type of a shape, the root first.
pub fn manual(root: &Shape, title: &str) -> String {
    let mut text = String::new();
    let mut pending = vec![(title.to_owned(), root.clone())];
    let mut known: Vec<String> = Vec::new();
    while !pending.is_empty() {
        let (heading, shape) = pending.remove(0);
        section(&mut text, &heading, &shape);
        for (name, inner) in named(&shape) {
            if !known.contains(&name) {
                known.push(name.clone());
                pending.push((name, inner));
            }
        }
    }
    text
}

/// The types that the fields of a type have, in order.
fn named(shape: &Shape) -> Vec<(String, Shape)> {
    match shape {
        Shape::Struct { fields, .. } => fields.iter().flat_map(|field| of(&field.shape)).collect(),
        _ => Vec::new(),
    }
}

fn of(shape: &Shape) -> Vec<(String, Shape)> {
    match shape {
        Shape::Struct { name, .. } | Shape::Choice { name, .. } => vec![(name.clone(), shape.clone())],
        Shape::Map(inner) | Shape::List(inner) => of(inner),
        Shape::By { keys, value } => of(keys).into_iter().chain(of(value)).collect(),
        Shape::Text(_) | Shape::Count | Shape::Flag => Vec::new(),
    }
}

// Writing to a `String` can't fail.
fn section(text: &mut String, heading: &str, shape: &Shape) {
    match shape {
        Shape::Struct { doc, fields, .. } => {
            let _ = write!(text, "### {heading}\n\n{doc}\n\n| key | holds | |\n| --- | --- | --- |\n");
            for field in fields {
                let need = if field.required { " **Required.**" } else { "" };
                let _ = writeln!(text, "| `{}` | {} | {}{need} |", field.name, holds(field), field.doc);
            }
        }
        Shape::Choice { words, .. } => {
            let _ = write!(text, "### {heading}\n\n| word | means |\n| --- | --- |\n");
            for (word, doc) in words {
                let _ = writeln!(text, "| `{word}` | {doc} |");
            }
        }
        _ => {}
    }
    text.push('\n');
}

fn holds(field: &Field) -> String {
    kind(&field.shape)
}

fn kind(shape: &Shape) -> String {
    match shape {
        Shape::Struct { name, .. } | Shape::Choice { name, .. } => format!("[{name}](#{})", name.to_lowercase()),
        Shape::Map(inner) => format!("records by id: {}", kind(inner)),
        Shape::By { keys, value } => format!("by {}: {}", kind(keys), kind(value)),
        Shape::List(inner) => format!("list: {}", kind(inner)),
        Shape::Count => "number".to_owned(),
        Shape::Flag => "true or false".to_owned(),
        Shape::Text(format) => format_name(format),
    }
}

fn format_name(format: &Format) -> String {
    match format {
        Format::Plain => "text, not translated".to_owned(),
        Format::Text => "text".to_owned(),
        Format::Name => "name".to_owned(),
        Format::Refers(table) => format!("id in `{table}`"),
        Format::Retention => "period, or id in `retention`".to_owned(),
        Format::Date => "date".to_owned(),
        Format::Duration => "period".to_owned(),
        Format::Url => "address".to_owned(),
        Format::Email => "e-mail address".to_owned(),
        Format::Country => "country code".to_owned(),
        Format::Language => "language tag".to_owned(),
        Format::Numbering => "numbering".to_owned(),
    }
}
