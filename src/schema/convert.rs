//! A checked tree to values: of the source language, or of a translation laid over it.

use serde::de::DeserializeOwned;
use serde_json::Map;
use serde_json::Value as Json;
use serde_json::json;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NOT_TRANSLATABLE;
use crate::diagnostic::UNEQUAL_LISTS;
use crate::diagnostic::UNKNOWN_TRANSLATION;
use crate::diagnostic::UNTRANSLATED;
use crate::diagnostic::WRONG_FORM;
use crate::diagnostic::WRONG_TYPE;
use crate::model::LanguageTag;
use crate::model::clause_reference;
use crate::schema::Format;
use crate::schema::Node;
use crate::schema::Shape;
use crate::schema::Value;
use crate::schema::mend;

/// The value of a checked tree. One with faults, which the log holds, is mended first. A fault that the checks let
/// through is logged.
pub fn typed<T: DeserializeOwned>(node: &mut Node, shape: &Shape, log: &mut Diagnostics) -> Option<T> {
    if log.has_errors() {
        mend(node, shape);
    }
    match serde_json::from_value(json(node, shape)) {
        Ok(value) => Some(value),
        Err(error) => {
            log.push(Diagnostic::new(WRONG_FORM, node.span).arg("fault", error));
            None
        }
    }
}

/// Lays a translation over a tree: each of its strings takes the place of the string at the same path.
pub fn localize(source: &mut Node, translation: Node, log: &mut Diagnostics) {
    match (&mut source.value, translation.value) {
        (Value::Table(own), Value::Table(new)) => {
            for (key, entry) in new {
                if let Some(first) = own.get_mut(&key) {
                    localize(&mut first.node, entry.node, log);
                } else {
                    let fault = Diagnostic::new(UNKNOWN_TRANSLATION, entry.key).arg("key", &key);
                    log.push(fault.suggest(&key, own.keys().map(String::as_str)));
                }
            }
        }
        (Value::Array(own), Value::Array(new)) if own.len() == new.len() => {
            own.iter_mut().zip(new).for_each(|(own, new)| localize(own, new, log));
        }
        // An empty text is one that nobody has translated yet: the source stands in.
        (Value::String(_), Value::String(new)) if new.trim().is_empty() => {}
        (Value::String(own), Value::String(new)) => {
            *own = new;
            source.span = translation.span;
            source.translated = true;
        }
        (Value::Array(own), Value::Array(new)) => {
            let (expected, found) = (own.len(), new.len());
            // The list is reported as a whole; its entries need no word of their own.
            for item in own {
                item.translated = true;
            }
            let fault = Diagnostic::new(UNEQUAL_LISTS, translation.span).arg("expected", expected);
            log.push(fault.arg("found", found).also("source", source.span));
        }
        (Value::String(_) | Value::Table(_) | Value::Array(_), other) => {
            let fault = Diagnostic::new(WRONG_TYPE, translation.span).arg("expected", source.value.kind());
            log.push(fault.arg("found", other.kind()).also("source", source.span));
        }
        (Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Date(_) | Value::Time(_), _) => {
            log.push(Diagnostic::new(NOT_TRANSLATABLE, translation.span).also("source", source.span));
        }
    }
}

/// Logs what a translated tree lacks or has too much.
pub fn compare_translation(node: &Node, shape: &Shape, language: &LanguageTag, log: &mut Diagnostics) {
    let span = node.span;
    match (shape, &node.value) {
        (Shape::Struct { fields, .. }, Value::Table(table)) => {
            for field in fields {
                if let Some(entry) = table.get(&field.name) {
                    compare_translation(&entry.node, &field.shape, language, log);
                }
            }
        }
        (Shape::Map(inner) | Shape::By { value: inner, .. }, Value::Table(table)) => {
            table.values().for_each(|entry| compare_translation(&entry.node, inner, language, log));
        }
        (Shape::List(inner), Value::Array(items)) => {
            for item in items {
                compare_translation(item, inner, language, log);
            }
        }
        (Shape::Text(Format::Text), Value::String(text)) if !node.translated && clause_reference(text).is_none() => {
            log.push(Diagnostic::new(UNTRANSLATED, span).arg("language", language).arg("text", excerpt(text)));
        }
        (Shape::Text(Format::Text | Format::Name), _) => {}
        _ if node.translated => log.push(Diagnostic::new(NOT_TRANSLATABLE, span)),
        _ => {}
    }
}

/// The beginning of a text, for a message.
fn excerpt(text: &str) -> String {
    let head: String = text.chars().take(40).collect();
    if head.len() < text.len() { format!("{head}…") } else { head }
}

fn json(node: &Node, shape: &Shape) -> Json {
    match (&node.value, shape) {
        (Value::Table(table), Shape::Struct { .. }) => {
            let known = table.iter().filter_map(|(key, entry)| {
                shape.field(key).map(|field| (key.clone(), json(&entry.node, &field.shape)))
            });
            Json::Object(known.collect::<Map<_, _>>())
        }
        (Value::Table(table), Shape::Map(inner) | Shape::By { value: inner, .. }) => {
            let entries = table.iter().map(|(key, entry)| (key.clone(), json(&entry.node, inner)));
            Json::Object(entries.collect::<Map<_, _>>())
        }
        (Value::Array(items), Shape::List(inner)) => items.iter().map(|item| json(item, inner)).collect(),
        (Value::Array(items), _) => items.iter().map(|item| json(item, shape)).collect(),
        (Value::String(text) | Value::Date(text) | Value::Time(text), _) => json!(text),
        (Value::Integer(number), _) => json!(number),
        (Value::Float(number), _) => json!(number),
        (Value::Boolean(value), _) => json!(value),
        (Value::Table(_), _) => Json::Null,
    }
}
