//! Property lists in their XML form.

use crate::diagnostic::Span;
use crate::evidence::Fault;
use crate::evidence::Placed;
use crate::evidence::xml::Element;

/// A value with its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) span: Span,
}

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// `<dict>`
    Dict(Dict),
    /// `<array>`
    Array(Vec<Node>),
    /// `<string>`
    Text(String),
    /// `<true/>`, `<false/>`
    Flag(bool),
    /// `<integer>`, `<real>`, `<date>`, `<data>`: what nobody asks for.
    Other(String),
}

/// A table, in its order.
#[derive(Clone, Debug, Default)]
pub(super) struct Dict {
    pub(super) entries: Vec<(Placed<String>, Node)>,
    pub(super) span: Span,
}

impl Value {
    /// The name of its element.
    fn element(&self) -> &str {
        match self {
            Self::Dict(_) => "dict",
            Self::Array(_) => "array",
            Self::Text(_) => "string",
            Self::Flag(true) => "true",
            Self::Flag(false) => "false",
            Self::Other(name) => name,
        }
    }
}

impl Node {
    /// The fault that something else should stand here.
    fn other(&self, expected: &str) -> Fault {
        Fault::new("type", self.span).name(self.value.element()).expected(expected)
    }

    /// A text; anything else is reported.
    pub(super) fn text(&self, faults: &mut Vec<Fault>) -> Option<Placed<String>> {
        if let Value::Text(text) = &self.value {
            return Some(Placed::new(text.clone(), self.span));
        }
        faults.push(self.other("string"));
        None
    }

    /// True or false; anything else is reported.
    pub(super) fn flag(&self, faults: &mut Vec<Fault>) -> Option<Placed<bool>> {
        if let Value::Flag(flag) = self.value {
            return Some(Placed::new(flag, self.span));
        }
        faults.push(self.other("true/false"));
        None
    }

    /// The values of a list; anything else is reported.
    pub(super) fn items(&self, faults: &mut Vec<Fault>) -> &[Self] {
        if let Value::Array(items) = &self.value {
            return items;
        }
        faults.push(self.other("array"));
        &[]
    }

    /// The texts of a list; anything else is reported.
    pub(super) fn texts(&self, faults: &mut Vec<Fault>) -> Vec<Placed<String>> {
        self.items(faults).iter().filter_map(|item| item.text(faults)).collect()
    }

    /// A table; anything else is reported.
    pub(super) fn dict(&self, faults: &mut Vec<Fault>) -> Option<&Dict> {
        if let Value::Dict(dict) = &self.value {
            return Some(dict);
        }
        faults.push(self.other("dict"));
        None
    }
}

impl Dict {
    /// A value by its key.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|(known, _)| known.value == key).map(|(_, node)| node)
    }

    /// A text by its key.
    pub(super) fn text(&self, key: &str, faults: &mut Vec<Fault>) -> Option<Placed<String>> {
        self.get(key)?.text(faults)
    }

    /// A flag by its key.
    pub(super) fn flag(&self, key: &str, faults: &mut Vec<Fault>) -> Option<Placed<bool>> {
        self.get(key)?.flag(faults)
    }

    /// A list of texts by its key; empty if it is not there.
    pub(super) fn texts(&self, key: &str, faults: &mut Vec<Fault>) -> Vec<Placed<String>> {
        self.get(key).map(|node| node.texts(faults)).unwrap_or_default()
    }

    /// The tables of a list by its key.
    pub(super) fn dicts(&self, key: &str, faults: &mut Vec<Fault>) -> Vec<&Self> {
        let Some(node) = self.get(key) else { return Vec::new() };
        node.items(faults).iter().filter_map(|item| item.dict(faults)).collect()
    }
}

/// The table that a property list is.
pub(super) fn read(root: &Element, faults: &mut Vec<Fault>) -> Option<Dict> {
    let fault = |element: &Element, expected: &str| {
        Some(Fault::new("root", element.span).name(&element.name).expected(expected))
    };
    let wrong = match &root.elements[..] {
        _ if root.name != "plist" => fault(root, "plist"),
        [only] if only.name == "dict" => return Some(dict(only, faults)),
        [first, ..] => fault(first, "dict"),
        [] => Some(Fault::new("missing", root.span).name("plist").expected("dict")),
    };
    faults.extend(wrong);
    None
}

fn node(element: &Element, faults: &mut Vec<Fault>) -> Node {
    let value = match &*element.name {
        "dict" => Value::Dict(dict(element, faults)),
        "array" => Value::Array(element.elements.iter().map(|element| node(element, faults)).collect()),
        "string" => Value::Text(element.text.clone()),
        "true" => Value::Flag(true),
        "false" => Value::Flag(false),
        "integer" | "real" | "date" | "data" => Value::Other(element.name.clone()),
        other => {
            faults.push(Fault::new("value", element.span).name(other));
            Value::Other(other.to_owned())
        }
    };
    let is_text = matches!(value, Value::Text(_)) && element.inside.start < element.inside.end;
    Node { value, span: if is_text { element.inside } else { element.span } }
}

/// Keys and values take turns; a key stands once.
fn dict(element: &Element, faults: &mut Vec<Fault>) -> Dict {
    let mut table = Dict { entries: Vec::new(), span: element.span };
    let mut rest = element.elements.iter().peekable();
    while let Some(key) = rest.next() {
        if key.name != "key" {
            faults.push(Fault::new("no-key", key.span).name(&key.name));
            continue;
        }
        let Some(value) = rest.next_if(|value| value.name != "key") else {
            faults.push(Fault::new("no-value", key.inside).name(&key.text));
            continue;
        };
        let value = node(value, faults);
        if table.get(&key.text).is_some() {
            faults.push(Fault::new("twice", key.inside).name(&key.text));
        } else {
            table.entries.push((Placed::new(key.text.clone(), key.inside), value));
        }
    }
    table
}
