//! Makes a tree with faults fit its shape, so that the stages after can go on and find what else is wrong. Nothing that
//! was mended is ever published: the faults are in the log.

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::schema::Entry;
use crate::schema::Format;
use crate::schema::Node;
use crate::schema::Shape;
use crate::schema::Table;
use crate::schema::Value;
use crate::schema::validate;

/// Takes away what does not fit and puts something neutral where something must be.
pub fn mend(node: &mut Node, shape: &Shape) {
    let span = node.span;
    match (shape, &mut node.value) {
        (Shape::Struct { fields, .. }, Value::Table(table)) => {
            for field in fields {
                if let Some(entry) = table.get_mut(&field.name) {
                    mend(&mut entry.node, &field.shape);
                }
            }
            table.retain(|key, entry| shape.field(key).is_some_and(|field| fits(&entry.node, &field.shape)));
            for field in fields.iter().filter(|field| field.required) {
                let neutral =
                    || Entry { key: span, node: Node { span, value: neutral(&field.shape), translated: false } };
                table.entry(field.name.clone()).or_insert_with(neutral);
            }
        }
        (Shape::Map(inner) | Shape::By { value: inner, .. }, Value::Table(table)) => {
            table.values_mut().for_each(|entry| mend(&mut entry.node, inner));
            table.retain(|_, entry| fits(&entry.node, inner));
            if let Shape::By { keys, .. } = shape {
                let known = |key: &str| matches!(&**keys, Shape::Choice { words, .. } if words.iter().any(|(word, _)| word == key));
                table.retain(|key, _| known(key));
            }
        }
        (Shape::List(inner), Value::Array(items)) => {
            for item in &mut *items {
                mend(item, inner);
            }
            items.retain(|item| fits(item, inner));
        }
        _ => {}
    }
}

fn fits(node: &Node, shape: &Shape) -> bool {
    match shape {
        Shape::Struct { .. } | Shape::Map(_) | Shape::By { .. } => matches!(node.value, Value::Table(_)),
        Shape::List(_) => matches!(node.value, Value::Array(_)),
        _ => {
            let mut faults = Diagnostics::default();
            validate(node, shape, &mut faults);
            faults.is_empty()
        }
    }
}

/// A value that fits a shape and says nothing.
fn neutral(shape: &Shape) -> Value {
    match shape {
        Shape::Struct { fields, .. } => {
            let required = fields.iter().filter(|field| field.required);
            let node = |shape| Node { span: Span::NONE, value: neutral(shape), translated: false };
            let entry = |shape| Entry { key: Span::NONE, node: node(shape) };
            Value::Table(required.map(|field| (field.name.clone(), entry(&field.shape))).collect())
        }
        Shape::Map(_) | Shape::By { .. } => Value::Table(Table::new()),
        Shape::List(_) => Value::Array(Vec::new()),
        Shape::Choice { words, .. } => Value::String(words.first().map(|(word, _)| word.clone()).unwrap_or_default()),
        Shape::Text(Format::Date) => Value::Date("2000-01-01".to_owned()),
        Shape::Text(Format::Language) => Value::String("en".to_owned()),
        Shape::Text(Format::Numbering) => Value::String("decimal".to_owned()),
        Shape::Text(Format::Duration) => Value::String("P1D".to_owned()),
        Shape::Text(_) => Value::String("…".to_owned()),
        Shape::Count => Value::Integer(0),
        Shape::Flag => Value::Boolean(false),
    }
}
