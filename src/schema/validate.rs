//! Holds a tree against a shape: every unknown key, missing key, wrong type and wrong word, each with its place.

use crate::diagnostic::BAD_APP_LINK;
use crate::diagnostic::BAD_COLOR;
use crate::diagnostic::BAD_COUNTRY;
use crate::diagnostic::BAD_DURATION;
use crate::diagnostic::BAD_EMAIL;
use crate::diagnostic::BAD_FONT;
use crate::diagnostic::BAD_ID;
use crate::diagnostic::BAD_LANGUAGE;
use crate::diagnostic::BAD_NUMBERING;
use crate::diagnostic::BAD_URL;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::EMPTY_TEXT;
use crate::diagnostic::MISSING_KEY;
use crate::diagnostic::Places;
use crate::diagnostic::Span;
use crate::diagnostic::UNKNOWN_KEY;
use crate::diagnostic::UNKNOWN_VALUE;
use crate::model::AppLink;
use crate::model::Color;
use crate::model::Duration;
use crate::model::LanguageTag;
use crate::model::Pattern;
use crate::schema::Format;
use crate::schema::Node;
use crate::schema::Shape;
use crate::schema::Table;
use crate::schema::Value;
use crate::schema::check_host;
use crate::schema::dates::bad_date;
use crate::schema::hints::wrong_type;
use crate::schema::slips;

/// Logs every fault of a tree and returns the place of every key.
pub fn validate(node: &Node, shape: &Shape, log: &mut Diagnostics) -> Places {
    let mut places = Places::default();
    Validator { places: &mut places, log }.visit(node, shape, "");
    places
}

/// Whether a text can be the key of a record, the name of a folder and a part of an address.
pub fn is_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.len() <= 64 && text.bytes().all(plain) && !text.starts_with('-') && !text.ends_with('-')
}

/// A string of a tree, with what it is for.
pub struct Leaf<'a> {
    /// Its path: `uses.login.purpose`, or `scope.covers.0` in a list.
    pub path: String,
    /// What it holds.
    pub format: &'a Format,
    /// The string.
    pub text: &'a str,
    /// Where it is written.
    pub span: Span,
    /// Whether it comes from a translation.
    pub translated: bool,
}

/// All strings of a tree that have a place in its shape.
pub fn leaves<'a>(node: &'a Node, shape: &'a Shape) -> Vec<Leaf<'a>> {
    let mut all = Vec::new();
    collect(node, shape, String::new(), &mut all);
    all
}

fn collect<'a>(node: &'a Node, shape: &'a Shape, path: String, all: &mut Vec<Leaf<'a>>) {
    match (shape, &node.value) {
        (Shape::Struct { fields, .. }, Value::Table(table)) => {
            for field in fields {
                if let Some(entry) = table.get(&field.name) {
                    collect(&entry.node, &field.shape, join(&path, &field.name), all);
                }
            }
        }
        (Shape::Map(inner) | Shape::By { value: inner, .. }, Value::Table(table)) => {
            for (key, entry) in table {
                collect(&entry.node, inner, join(&path, key), all);
            }
        }
        (Shape::List(inner), Value::Array(items)) => {
            for (at, item) in items.iter().enumerate() {
                collect(item, inner, join(&path, &at.to_string()), all);
            }
        }
        (Shape::Text(format), Value::String(text)) => {
            all.push(Leaf { path, format, text, span: node.span, translated: node.translated });
        }
        _ => {}
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

struct Validator<'a> {
    places: &'a mut Places,
    log: &'a mut Diagnostics,
}

impl Validator<'_> {
    fn visit(&mut self, node: &Node, shape: &Shape, path: &str) {
        match (shape, &node.value) {
            (Shape::Struct { .. }, Value::Table(table)) => self.structure(node, table, shape, path),
            (Shape::Map(inner), Value::Table(table)) => {
                for (key, entry) in table {
                    self.check_key(key, entry.key, path);
                    self.places.0.insert(join(path, key), entry.key);
                    self.visit(&entry.node, inner, &join(path, key));
                }
            }
            (Shape::List(inner), Value::Array(items)) => {
                for (at, item) in items.iter().enumerate() {
                    self.places.0.insert(join(path, &at.to_string()), item.span);
                    self.visit(item, inner, &join(path, &at.to_string()));
                }
            }
            (Shape::By { keys, value }, Value::Table(table)) => {
                for (key, entry) in table {
                    self.choice(key, entry.key, keys);
                    self.places.0.insert(join(path, key), entry.key);
                    self.visit(&entry.node, value, &join(path, key));
                }
            }
            (Shape::Choice { .. }, Value::String(text)) => self.choice(text, node.span, shape),
            (Shape::Count, Value::Integer(count)) if u32::try_from(*count).is_ok() => {}
            (Shape::Flag, Value::Boolean(_)) => {}
            (Shape::Text(format), _) => self.text(node, format, path),
            _ => self.log.push(wrong_type(node, shape, path)),
        }
    }

    fn choice(&mut self, text: &str, span: Span, shape: &Shape) {
        let Shape::Choice { words, .. } = shape else { return };
        let known = || words.iter().map(|(word, _)| word.as_str());
        if !known().any(|word| word == text) {
            let fault = Diagnostic::new(UNKNOWN_VALUE, span).arg("value", text).listed("known", known());
            self.log.push(fault.suggest(text, known()));
        }
    }

    fn structure(&mut self, node: &Node, table: &Table, shape: &Shape, path: &str) {
        let name = if path.is_empty() { "root" } else { path };
        for (key, entry) in table {
            self.places.0.insert(join(path, key), entry.key);
            if let Some(field) = shape.field(key) {
                self.visit(&entry.node, &field.shape, &join(path, key));
            } else {
                let known = shape.fields().iter().map(|field| field.name.as_str());
                let fault = Diagnostic::new(UNKNOWN_KEY, entry.key).arg("key", key).arg("table", name);
                let own = slips::key_for(key).filter(|name| shape.field(name).is_some());
                self.log.push(match own {
                    Some(own) => Diagnostic { suggestion: Some(own.to_owned()), ..fault },
                    None => fault.suggest(key, known),
                });
            }
        }
        for field in shape.fields() {
            if field.required && !table.contains_key(&field.name) {
                self.log.push(Diagnostic::new(MISSING_KEY, node.span).arg("key", &field.name).arg("table", name));
            }
        }
    }

    /// The keys of records are ids; those of `[numbering]` and the like are language tags or paths, in the site or of old addresses, and those of lists of
    /// words are words.
    fn check_key(&mut self, key: &str, span: Span, path: &str) {
        let free = ["numbering", "redirects", "taxonomy", "translations", "texts"].contains(&path);
        let tables_of_records = !path.is_empty() && !path.contains('.') && !free;
        let dotted = ["data", "purposes", "changes", "clauses"].contains(&path);
        let parts_are_ids = key.split('.').all(is_id);
        if tables_of_records && !(is_id(key) || dotted && parts_are_ids) {
            self.log.push(Diagnostic::new(BAD_ID, span).arg("id", key));
        }
    }

    fn text(&mut self, node: &Node, format: &Format, path: &str) {
        match (format, &node.value) {
            (Format::Date, Value::Date(_)) | (Format::Numbering, Value::String(_) | Value::Array(_)) => {
                self.word(node, format);
            }
            (Format::Date, Value::String(text) | Value::Time(text)) => {
                self.log.push(bad_date(text, node.span));
            }
            (_, Value::String(_)) if *format != Format::Date => self.word(node, format),
            _ => self.log.push(wrong_type(node, &Shape::Text(format.clone()), path)),
        }
    }

    fn word(&mut self, node: &Node, format: &Format) {
        let text = node.as_str().unwrap_or_default();
        if matches!(format, Format::Url | Format::Email) {
            check_host(text, node.span, self.log);
        }
        let fault = match format {
            Format::Text | Format::Name if text.trim().is_empty() => Diagnostic::new(EMPTY_TEXT, node.span),
            Format::Duration if text.parse::<Duration>().is_err() => bad_duration(text, node.span),
            Format::Retention if !is_id(text) && text.parse::<Duration>().is_err() => bad_duration(text, node.span),
            Format::Url if !is_address(text) => Diagnostic::new(BAD_URL, node.span),
            Format::Email if !is_email(text) => Diagnostic::new(BAD_EMAIL, node.span),
            Format::Country if !is_country(text) => {
                let british = text == "UK";
                let suggestion = british
                    .then(|| "GB".to_owned())
                    .or_else(|| Some(text.to_uppercase()).filter(|code| is_country(code)));
                Diagnostic { suggestion, ..Diagnostic::new(BAD_COUNTRY, node.span) }
            }
            Format::Color if Color(text.to_owned()).channels().is_none() => Diagnostic::new(BAD_COLOR, node.span),
            Format::Font if !is_font(text) => Diagnostic::new(BAD_FONT, node.span),
            Format::AppLink if !AppLink(text.to_owned()).is_fit() => Diagnostic::new(BAD_APP_LINK, node.span),
            Format::Numbering if !is_numbering(&node.value) => Diagnostic::new(BAD_NUMBERING, node.span),
            Format::Language => match text.parse::<LanguageTag>() {
                Ok(_) => return,
                Err(canonical) => {
                    let mut fault = Diagnostic::new(BAD_LANGUAGE, node.span);
                    fault.suggestion = Some(canonical).filter(|tag| !tag.is_empty());
                    fault
                }
            },
            _ => return,
        };
        self.log.push(fault.arg("value", text));
    }
}

fn bad_duration(text: &str, span: Span) -> Diagnostic {
    Diagnostic { suggestion: slips::period(text), ..Diagnostic::new(BAD_DURATION, span) }
}

/// Whether a text is an address that may stand in a link: `https`, `http`, `mailto`, `tel` or a path from the root.
pub fn is_address(text: &str) -> bool {
    let clean = !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"`\\".contains(c));
    let host = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    let known = match text.split_once(':') {
        Some(("https" | "http", rest)) => rest.strip_prefix("//").is_some_and(host),
        Some(("mailto", rest)) => is_email(rest.split('?').next().unwrap_or_default()),
        Some(("tel", rest)) => rest.starts_with(|c: char| c == '+' || c.is_ascii_digit()),
        _ => text.starts_with('/') && !text.starts_with("//"),
    };
    clean && known
}

/// Whether a text can stand in quotes in a style sheet as the name of a font.
fn is_font(text: &str) -> bool {
    let begins = text.starts_with(char::is_alphanumeric);
    begins && text.chars().all(|c| c.is_alphanumeric() || " -_.".contains(c))
}

fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"`,;:\\@".contains(c);
    parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && name.chars().chain(host.chars()).all(plain)
    })
}

/// The country codes of ISO 3166-1, and `EU`, which it reserves.
const COUNTRIES: [&str; 7] = [
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY",
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK",
    "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR",
    "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK",
    "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM",
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF",
    "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW EU",
];

fn is_country(text: &str) -> bool {
    COUNTRIES.iter().any(|line| line.split(' ').any(|code| code == text))
}

fn is_numbering(value: &Value) -> bool {
    match value {
        Value::String(name) => matches!(name.as_str(), "decimal" | "chinese" | "none"),
        Value::Array(patterns) => {
            let counted =
                |pattern: &Node| pattern.as_str().is_some_and(|text| Pattern::try_from(text.to_owned()).is_ok());
            !patterns.is_empty() && patterns.iter().all(counted)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_plain_words() {
        assert!(is_id("umeng-2"));
        for text in ["", "-a", "a-", "A", "a.b", "友盟", "a_b"] {
            assert!(!is_id(text), "{text}");
        }
    }

    #[test]
    fn addresses_are_of_known_schemes() {
        for text in ["https://a.example/x?y#z", "mailto:a@b.example", "tel:+861234", "/legal/a.pdf", "http://[::1]/"] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "javascript:alert(1)",
            "//a.example",
            "data:text/html,x",
            "ftp://a",
            "https:",
            "https://",
            "a b",
            "www.a.example",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }
}
