//! The types as JSON Schemas: for editors, and for those who read what we write.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Map;
use serde_json::Value as Json;
use serde_json::json;

use crate::schema::Shape;

/// The dialect that TOML editors know best.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// The JSON Schema (draft 7) of a type.
pub fn editor_schema<T: JsonSchema>() -> Json {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>().to_value();
    without_null(&mut schema);
    schema
}

/// The JSON Schema (2020-12) of a file that we write.
pub fn output_schema<T: JsonSchema>() -> Json {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

/// The JSON Schema of the TOML files of a release: any table may stand in any file, so no key is required at the top, and
/// every record may take fields from a group or from the defaults of its table.
pub fn release_schema<T: JsonSchema>() -> Json {
    let mut schema = editor_schema::<T>();
    let listed = listed(&schema);
    let mut defaults = Map::new();
    if let Some(Json::Object(tables)) = schema.get("properties") {
        for (name, table) in tables {
            if let Some(record) = table.get("additionalProperties").filter(|record| record.get("$ref").is_some()) {
                defaults.insert(name.clone(), record.clone());
            }
        }
    }
    if let Some(root) = schema.as_object_mut() {
        root.remove("required");
        if let Some(Json::Object(tables)) = root.get_mut("properties") {
            tables.insert("defaults".into(), closed("Fields for all records of a table.", &defaults));
            tables.insert("groups".into(), groups());
        }
    }
    if let Some(Json::Object(types)) = schema.get_mut("definitions") {
        for (name, definition) in types {
            if let Some(Json::Object(fields)) = definition.get_mut("properties") {
                fields
                    .insert("like".into(), json!({ "type": "string", "description": "Takes the fields of a group." }));
            }
            // Defaults, groups and other files may give what is required, but not to the entry of a list.
            if !listed.contains(name) {
                definition.as_object_mut().map(|definition| definition.remove("required"));
            }
        }
    }
    schema
}

/// The types that are entries of lists at the top.
fn listed(schema: &Json) -> Vec<String> {
    let tables = schema["properties"].as_object().into_iter().flat_map(Map::values);
    let items = tables.filter_map(|table| table["items"]["$ref"].as_str()?.rsplit('/').next());
    items.map(str::to_owned).collect()
}

fn closed(description: &str, properties: &Map<String, Json>) -> Json {
    json!({
        "type": "object",
        "description": description,
        "additionalProperties": false,
        "properties": properties,
    })
}

fn groups() -> Json {
    json!({
        "type": "object",
        "description": "Fields that records share.",
        "additionalProperties": { "type": "object", "additionalProperties": true },
    })
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

/// The JSON Schema (draft 7) of the translation of files with a shape: the same tables, with texts and names only.
pub fn translation_schema(root: &Shape) -> Json {
    let mut types = Map::new();
    let mut tables = properties(root, &mut types);
    let is_record = |name: &String| matches!(root.field(name).map(|field| &field.shape), Some(Shape::Map(_)));
    let records = tables.iter().filter(|(name, _)| is_record(name));
    let defaults: Map<String, Json> =
        records.map(|(name, table)| (name.clone(), table["additionalProperties"].clone())).collect();
    tables.insert("defaults".into(), closed("Fields for all records of a table.", &defaults));
    tables.insert("groups".into(), groups());
    let mut schema = closed("The texts of a release in one more language.", &tables);
    schema["title"] = "Translation".into();
    schema["$schema"] = DIALECT.into();
    schema["definitions"] = types.into();
    schema
}

/// The keys of a table that hold words.
fn properties(shape: &Shape, types: &mut Map<String, Json>) -> Map<String, Json> {
    let mut properties = Map::new();
    for field in shape.fields().iter().filter(|field| field.shape.is_translatable()) {
        let mut words = words(&field.shape, types);
        words["description"] = field.doc.clone().into();
        properties.insert(field.name.clone(), words);
    }
    properties
}

/// What holds words, without all that does not.
fn words(shape: &Shape, types: &mut Map<String, Json>) -> Json {
    match shape {
        Shape::Struct { name, doc, .. } => {
            if !types.contains_key(name) {
                let fields = properties(shape, types);
                types.insert(name.clone(), closed(doc, &fields));
            }
            // In draft 7 nothing beside a `$ref` counts.
            json!({ "allOf": [{ "$ref": format!("#/definitions/{name}") }] })
        }
        Shape::Map(inner) => json!({ "type": "object", "additionalProperties": words(inner, types) }),
        Shape::By { keys, value } => {
            let inner = words(value, types);
            let keys = if let Shape::Choice { words, .. } = &**keys { &words[..] } else { &[] };
            let keys = keys.iter().map(|(key, _)| (key.clone(), inner.clone()));
            closed("", &keys.collect())
        }
        Shape::List(inner) => json!({ "type": "array", "items": words(inner, types) }),
        Shape::Text(_) | Shape::Choice { .. } => json!({ "type": "string" }),
        Shape::Count => json!({ "type": "integer" }),
        Shape::Flag => json!({ "type": "boolean" }),
    }
}
