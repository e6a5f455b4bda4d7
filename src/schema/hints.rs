//! What was probably meant by a value of another kind than its key takes.

use crate::diagnostic::BAD_BOOLEAN;
use crate::diagnostic::BAD_NUMBER;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::WRONG_TYPE;
use crate::schema::Format;
use crate::schema::Node;
use crate::schema::Shape;
use crate::schema::Value;
use crate::schema::dates::Reading;
use crate::schema::dates::bad_date;
use crate::schema::dates::read;
use crate::schema::slips;

/// The finding on a value of another kind than its key takes, with the value that was probably meant.
pub(super) fn wrong_type(node: &Node, shape: &Shape, path: &str) -> Diagnostic {
    let fault = fault(node, shape);
    let suggestion = meant(node, shape, path).filter(|meant| meant.chars().count() <= slips::LONGEST);
    Diagnostic { suggestion, ..fault }
}

fn fault(node: &Node, shape: &Shape) -> Diagnostic {
    match (shape, &node.value) {
        (Shape::Flag, Value::String(text)) if flag(text).is_some() => {
            Diagnostic::new(BAD_BOOLEAN, node.span).arg("value", text)
        }
        (Shape::Count, Value::String(text)) if slips::is_number_like(text) => {
            Diagnostic::new(BAD_NUMBER, node.span).arg("value", text)
        }
        (Shape::Text(Format::Date), Value::Integer(number)) if read(&number.to_string()) != Reading::Unknown => {
            bad_date(&number.to_string(), node.span)
        }
        _ => {
            let found = if is_tables(node) { "tables" } else { node.value.kind() };
            Diagnostic::new(WRONG_TYPE, node.span).arg("expected", expected(shape)).arg("found", found)
        }
    }
}

/// The kind of value that a shape takes, as a word of the message `wrong-type`.
fn expected(shape: &Shape) -> &'static str {
    match shape {
        Shape::Struct { .. } | Shape::Map(_) | Shape::By { .. } => "table",
        Shape::List(_) => "array",
        Shape::Text(Format::Date) => "date",
        Shape::Choice { .. } | Shape::Text(_) => "string",
        Shape::Count => "integer",
        Shape::Flag => "boolean",
    }
}

/// What to type instead.
fn meant(node: &Node, shape: &Shape, path: &str) -> Option<String> {
    let is_table = |shape: &Shape| matches!(shape, Shape::Struct { .. } | Shape::Map(_) | Shape::By { .. });
    let in_list = path.split('.').any(|part| part.parse::<usize>().is_ok());
    match (shape, &node.value) {
        (Shape::List(inner), Value::String(text)) if !is_table(inner) => Some(slips::list(text)),
        (Shape::List(inner), Value::Table(_)) if is_table(inner) && !in_list => Some(format!("[[{path}]]")),
        (shape, Value::Array(_)) if is_table(shape) && is_tables(node) && !in_list => Some(format!("[{path}]")),
        (Shape::Count, Value::String(text)) => slips::number(text).map(|number| number.to_string()),
        (Shape::Flag, Value::String(text)) => flag(text).map(|flag| flag.to_string()),
        (Shape::Flag, Value::Integer(number @ 0..=1)) => Some((*number == 1).to_string()),
        (Shape::Text(Format::Date), _) => None,
        (Shape::Text(_) | Shape::Choice { .. }, Value::Integer(number)) => Some(format!("\"{number}\"")),
        (Shape::Text(_) | Shape::Choice { .. }, Value::Date(day)) => Some(format!("\"{day}\"")),
        (Shape::Text(_) | Shape::Choice { .. }, Value::Array(items)) => match &items[..] {
            [Node { value: Value::String(text), .. }] => Some(format!("\"{text}\"")),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a value is the list that comes of the head `[[…]]`.
fn is_tables(node: &Node) -> bool {
    let Value::Array(items) = &node.value else { return false };
    !items.is_empty() && items.iter().all(|item| item.as_table().is_some())
}

fn flag(text: &str) -> Option<bool> {
    text.trim().parse().ok().or_else(|| slips::boolean(text))
}
