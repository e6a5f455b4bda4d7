//! A TOML file as a tree with places. The only door to `toml`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use indexmap::IndexMap;
use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::diagnostic::DUPLICATE_KEY;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::schema::fault;
use crate::schema::hidden::escaped_signs;
use crate::schema::hidden::unseen_signs;
use crate::schema::slips::Line;
use crate::source::SourceFile;

/// What the parser says of a key without a value, after which it stops.
const NO_VALUE: &str = "key with no value";

/// The most faults that are told of one file. Who has more has saved something else as TOML, and every fault that stops the
/// parser costs another reading of the file.
const MOST_FAULTS: usize = 100;

/// A table: its entries in the order of the file.
pub type Table = IndexMap<String, Entry>;

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where the key is written.
    pub key: Span,
    /// The value.
    pub node: Node,
}

/// A value with its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it is written.
    pub span: Span,
    /// What it is.
    pub value: Value,
    /// Whether it comes from a translation.
    pub translated: bool,
}

/// A TOML value.
#[derive(Clone, Debug)]
pub enum Value {
    /// A string.
    String(String),
    /// A whole number.
    Integer(i64),
    /// A number with a point.
    Float(f64),
    /// True or false.
    Boolean(bool),
    /// A day without a time, `2026-10-01`.
    Date(String),
    /// A time, or a day with a time.
    Time(String),
    /// A list.
    Array(Vec<Node>),
    /// A table.
    Table(Table),
}

impl Value {
    /// What kind of value it is, as the id of a word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::String(_) => "string",
            Self::Integer(_) => "integer",
            Self::Float(_) => "float",
            Self::Boolean(_) => "boolean",
            Self::Date(_) => "date",
            Self::Time(_) => "time",
            Self::Array(_) => "array",
            Self::Table(_) => "table",
        }
    }
}

impl Node {
    /// An empty table.
    pub fn table(span: Span) -> Self {
        Self { span, value: Value::Table(Table::new()), translated: false }
    }

    /// The entries, if it is a table.
    pub fn as_table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The entries, to be changed.
    pub fn as_table_mut(&mut self) -> Option<&mut Table> {
        match &mut self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The text, if it is a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_table()?.get(key).map(|entry| &entry.node)
    }

    /// Takes over the entries of another table. What stands in both is a duplicate, unless both are tables.
    pub fn merge(&mut self, other: Self, log: &mut Diagnostics) {
        let (Value::Table(own), Value::Table(new)) = (&mut self.value, other.value) else { return };
        for (key, entry) in new {
            match own.get_mut(&key) {
                None => {
                    own.insert(key, entry);
                }
                Some(first) if first.node.as_table().is_some() && entry.node.as_table().is_some() => {
                    first.node.merge(entry.node, log);
                }
                Some(first) => {
                    log.push(Diagnostic::new(DUPLICATE_KEY, entry.key).arg("key", &key).also("first", first.key));
                }
            }
        }
    }
}

/// Reads a file. What can be read of a broken file is returned; every fault is logged, one a line.
pub fn parse(file: &SourceFile, log: &mut Diagnostics) -> Node {
    let text = file.text();
    let root = tree((file, &text), log);
    // After what was found in broken lines, of which enough was said.
    unseen_signs(&text, &|part| file.span.part(part.start, part.end), log);
    escaped_signs(&root, (file.span, &text), log);
    root
}

/// Reads a file that the program itself wrote: its signs are those of what it was made from, and were looked at there.
pub fn parse_lock_file(file: &SourceFile, log: &mut Diagnostics) -> Node {
    tree((file, &file.text()), log)
}

/// What can be read of a file with its text.
fn tree((file, source): (&SourceFile, &str), log: &mut Diagnostics) -> Node {
    let mut text = Cow::Borrowed(source);
    let mut broken = BTreeSet::new();
    loop {
        let (table, errors) = DeTable::parse_recoverable(&text);
        let root = table_node(file, &table);
        let mut stopped_at = None;
        let unclosed = errors.iter().find_map(|error| unclosed(&text, error));
        let end = unclosed.as_ref().map_or(text.len() + 1, |(opening, ..)| opening.start);
        let mut line = 0..0;
        for error in errors {
            let at = error.span().unwrap_or_default().start;
            // A long line may have thousands of errors.
            if !line.contains(&at) {
                line = line_at(&text, at);
            }
            if line.start >= end {
                continue;
            }
            if broken.len() == MOST_FAULTS {
                return root;
            }
            if error.message().starts_with(NO_VALUE) {
                stopped_at = Some(line.clone());
            }
            if broken.insert(line.start) {
                fault::log((file, source), line.clone(), &error, &broken, log);
            }
        }
        // The parser stops at a key without a value. It goes on where the line is blank.
        if let Some(line) = stopped_at.filter(|line| !text[line.clone()].trim().is_empty()) {
            blank(text.to_mut(), line);
        } else if let Some((opening, end, kind)) = unclosed {
            if broken.insert(opening.start) {
                fault::log_unclosed((file, source), opening.clone(), kind, log);
            }
            blank(text.to_mut(), opening.start..end);
        } else {
            return root;
        }
    }
}

/// Puts spaces in the place of everything but the ends of lines.
fn blank(text: &mut String, range: Range<usize>) {
    let spaces: Vec<String> = text[range.clone()].split('\n').map(|line| " ".repeat(line.len())).collect();
    text.replace_range(range, &spaces.join("\n"));
}

/// What an error says was begun and never ended: the line on which it begins, where something new surely begins after
/// it, and our word for it.
fn unclosed(text: &str, error: &toml::de::Error) -> Option<(Range<usize>, usize, &'static str)> {
    let kind = fault::kind(error.message());
    if !["open-list", "open-table", "open-long-text"].contains(&kind) {
        return None;
    }
    let at = error.span().unwrap_or_default().start;
    let opens = |line: &Line<'_>| match kind {
        "open-list" => line.unclosed('[', ']') && line.value().is_some(),
        "open-table" => line.unclosed('{', '}') && line.value().is_some(),
        _ => false,
    };
    let opening = if kind == "open-long-text" {
        line_at(text, text.rfind("\"\"\"").max(text.rfind("'''"))?)
    } else {
        let mut line = line_at(text, at);
        loop {
            let parts = Line::of(&text[line.clone()]);
            if opens(&parts) {
                break line;
            }
            // What begins something new is in no list, but a table in braces holds such lines.
            let is_other = kind == "open-list" && parts.begins() && line.end < at;
            if line.start == 0 || is_other {
                return None;
            }
            line = line_at(text, line.start - 1);
        }
    };
    let mut end = opening.end;
    while end < text.len() {
        let next = line_at(text, end + 1);
        if Line::of(&text[next.clone()]).begins() {
            return Some((opening, end, kind));
        }
        end = next.end;
    }
    (!text[opening.clone()].trim().is_empty()).then_some((opening, end, kind))
}

/// The line around an offset, without its line feed.
fn line_at(text: &str, offset: usize) -> Range<usize> {
    let offset = offset.min(text.len());
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    start..end
}

fn table_node(file: &SourceFile, table: &Spanned<DeTable<'_>>) -> Node {
    let entries = table.get_ref().iter().map(|(key, value)| {
        let mut entry = Entry { key: place(file, key.span()), node: node(file, value) };
        // What the parser puts in the place of a value that it can't read stands nowhere: it is where its key is.
        if value.span().is_empty() && entry.node.as_table().is_none() {
            entry.node.span = entry.key;
        }
        (key.get_ref().to_string(), entry)
    });
    Node { span: place(file, table.span()), value: Value::Table(entries.collect()), translated: false }
}

fn node(file: &SourceFile, value: &Spanned<DeValue<'_>>) -> Node {
    let span = place(file, value.span());
    let value = match value.get_ref() {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => integer(number),
        DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(value) => Value::Boolean(*value),
        DeValue::Datetime(time) if time.time.is_none() && time.date.is_some() => Value::Date(time.to_string()),
        DeValue::Datetime(time) => Value::Time(time.to_string()),
        DeValue::Array(items) => Value::Array(items.iter().map(|item| node(file, item)).collect()),
        DeValue::Table(table) => {
            return table_node(file, &Spanned::new(file_range(span, file), table.clone()));
        }
    };
    Node { span, value, translated: false }
}

/// A whole number; one too large for 64 bits is kept as a float, which no field accepts.
fn integer(number: &toml::de::DeInteger<'_>) -> Value {
    i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Float(f64::INFINITY), Value::Integer)
}

fn place(file: &SourceFile, range: Range<usize>) -> Span {
    file.span.part(range.start, range.end)
}

fn file_range(span: Span, file: &SourceFile) -> Range<usize> {
    (span.start - file.span.start) as usize..(span.end - file.span.start) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceTree;

    fn faults(text: &str) -> Vec<(&'static str, String)> {
        let tree = SourceTree::from_texts([("site.toml", text)]);
        let mut log = Diagnostics::default();
        parse(tree.file("site.toml").unwrap(), &mut log);
        let found = log.sorted().into_iter().map(|fault| (fault.code.id, tree.text_at(fault.places[0].span)));
        found.collect()
    }

    #[test]
    fn several_faults_of_one_file_are_all_found() {
        let found = faults("a = “x”\nb = 1\n名称 = 1\nd = \ne = 1\nf ＝ 2\n");
        let codes: Vec<_> = found.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, ["smart-quotes", "unquoted-key", "toml-syntax", "fullwidth-punctuation"]);
        assert_eq!(found[1].1, "名称");
    }

    #[test]
    fn what_is_not_closed_hides_nothing_below() {
        let list = "a = [\"x\",\n  \"y\"\nb = “1”\n[c]\nd = 2026/1/1\n";
        let text = "a = \"\"\"x\ny\nb = “1”\n[c]\nd = 2026/1/1\n";
        let table = "a = { x = 1\nb = “1”\n[c]\nd = 2026/1/1\n";
        for (file, place) in [(list, "["), (text, "\"\"\""), (table, "{")] {
            let found = faults(file);
            let codes: Vec<_> = found.iter().map(|(code, _)| *code).collect();
            assert_eq!(codes, ["toml-syntax", "smart-quotes", "bad-date"], "{file}: {found:?}");
            assert_eq!(found[0].1, place);
        }
    }

    #[test]
    fn a_file_of_something_else_is_not_told_line_by_line() {
        for line in ["We keep no data.\n", "a = [\n[b]\n", "a = \"\"\"\n[b]\n", "a = x y\n"] {
            let found = faults(&line.repeat(5000)).len();
            assert!((MOST_FAULTS / 2..=MOST_FAULTS).contains(&found), "{line}: {found}");
        }
    }

    #[test]
    fn order_and_places_are_kept() {
        let tree =
            SourceTree::from_texts([("a.toml", "x = 1\n"), ("site.toml", "[b]\nk = \"v\"\n[a]\nd = 2026-10-01\n")]);
        let root = parse(tree.file("site.toml").unwrap(), &mut Diagnostics::default());
        let keys: Vec<_> = root.as_table().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["b", "a"]);
        let value = root.get("b").and_then(|b| b.get("k")).unwrap();
        assert_eq!(tree.text_at(value.span), "\"v\"");
        assert!(matches!(root.get("a").unwrap().get("d").unwrap().value, Value::Date(_)));
    }

    #[test]
    fn merging_reports_what_stands_twice() {
        let tree = SourceTree::from_texts([("a.toml", "[p.x]\nk = 1\n"), ("b.toml", "[p.y]\nk = 2\n[p.x]\nk = 3\n")]);
        let mut log = Diagnostics::default();
        let mut root = parse(tree.file("a.toml").unwrap(), &mut log);
        root.merge(parse(tree.file("b.toml").unwrap(), &mut log), &mut log);
        assert_eq!(root.get("p").unwrap().as_table().unwrap().len(), 2);
        assert_eq!(log.sorted()[0].code, DUPLICATE_KEY);
    }
}
