//! The types as a reference manual.

use std::fmt::Write;

use crate::schema::Field;
use crate::schema::Format;
use crate::schema::Shape;

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
        Format::Color => "colour".to_owned(),
        Format::Font => "name of a font".to_owned(),
        Format::AppLink => "address for the app".to_owned(),
        Format::Language => "language tag".to_owned(),
        Format::Numbering => "numbering".to_owned(),
    }
}
