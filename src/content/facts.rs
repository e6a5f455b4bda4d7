//! Facts in sentences: a closed list of paths into the records of a release, never template code.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::content::annotation::Placeholder;
use crate::content::markdown::Origin;
use crate::content::markdown::Setting;
use crate::content::words::words;
use crate::diagnostic::BLOCK_IN_SENTENCE;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::MISSING_FACT;
use crate::diagnostic::Span;
use crate::diagnostic::UNKNOWN_ATTRIBUTE;
use crate::diagnostic::UNKNOWN_FACT;
use crate::diagnostic::UNKNOWN_ID;
use crate::model::BlockTable;
use crate::model::DateStyle;
use crate::model::Email;
use crate::model::FactValue;
use crate::model::Inline;
use crate::model::Records;

/// How the value of a path is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    /// A text with markup.
    Words,
    Date,
    Duration,
    Link,
    Email,
    Count,
}

/// Every path a sentence may name; `*` is the key of a record.
const PATHS: [(&str, Kind); 44] = [
    ("title", Kind::Words),
    ("version", Kind::Text),
    ("published", Kind::Date),
    ("effective", Kind::Date),
    ("updated", Kind::Date),
    ("first_published", Kind::Date),
    ("app.name", Kind::Text),
    ("app.website", Kind::Link),
    ("parties.*.name", Kind::Text),
    ("parties.*.short_name", Kind::Text),
    ("parties.*.address", Kind::Text),
    ("parties.*.email", Kind::Email),
    ("parties.*.phone", Kind::Text),
    ("parties.*.url", Kind::Link),
    ("parties.*.privacy", Kind::Link),
    ("contacts.*.name", Kind::Text),
    ("contacts.*.email", Kind::Email),
    ("contacts.*.phone", Kind::Text),
    ("contacts.*.url", Kind::Link),
    ("contacts.*.address", Kind::Text),
    ("contacts.*.postcode", Kind::Text),
    ("contacts.*.hours", Kind::Words),
    ("contacts.*.response_days", Kind::Text),
    ("contacts.*.response", Kind::Words),
    ("rights.*.response_days", Kind::Text),
    ("account.cancellation.days", Kind::Text),
    ("account.cancellation.url", Kind::Link),
    ("retention.*.period", Kind::Duration),
    ("retention.*.maximum", Kind::Duration),
    ("revision.url", Kind::Link),
    ("revision.notice_days", Kind::Text),
    ("minors.age", Kind::Text),
    ("sdks.*.name", Kind::Text),
    ("sdks.*.version", Kind::Text),
    ("sdks.*.website", Kind::Link),
    ("sdks.*.privacy", Kind::Link),
    ("features.*.name", Kind::Words),
    ("definitions.*.term", Kind::Words),
    ("permissions.*.name", Kind::Words),
    ("storage.*.place", Kind::Words),
    ("cookies.*.name", Kind::Text),
    ("uses.count", Kind::Count),
    ("permissions.count", Kind::Count),
    ("sdks.count", Kind::Count),
];

/// What stands in a draft where a date will be.
const UNDATED: &str = "____-__-__";

/// The facts of one release in one language.
pub struct Facts<'a> {
    version: &'a str,
    json: &'a Json,
    emails: Vec<String>,
    dates: BTreeSet<String>,
    /// Whether the records are whole; in broken ones a value may be missing because it is broken.
    sound: bool,
    draft: bool,
}

impl<'a> Facts<'a> {
    /// The facts of some records, which are the same as JSON.
    pub fn new(version: &'a str, records: &Records, json: &'a Json, sound: bool) -> Self {
        let mut emails: Vec<String> = Vec::new();
        emails.extend(records.contacts.values().filter_map(|contact| contact.email.as_ref().map(Email::to_string)));
        emails.extend(records.parties.values().filter_map(|party| party.email.as_ref().map(Email::to_string)));
        let own = [records.published, records.effective, records.updated, records.first_published];
        let archived = records.archive.iter().flat_map(|stub| [stub.published, stub.effective]);
        let dates = own.into_iter().chain(archived).flatten().map(|date| date.to_string()).collect();
        Self { version, json, emails, dates, sound, draft: records.published.is_none() }
    }

    /// The e-mail addresses of contacts and parties.
    pub(super) fn emails(&self) -> impl Iterator<Item = &str> {
        self.emails.iter().map(String::as_str)
    }

    /// Every date of the records.
    pub(super) fn dates(&self) -> &BTreeSet<String> {
        &self.dates
    }

    /// The inline of a fact; a fault is logged.
    pub(super) fn value(
        &self,
        found: &Placeholder,
        setting: Setting<'_>,
        span: Span,
        log: &mut Diagnostics,
    ) -> Option<Inline> {
        let path = &found.path;
        let Some(kind) = kind(path) else {
            log.push(unknown(path, span));
            return None;
        };
        let style = style(found, kind, span, log)?;
        let Some(text) = self.text(path, kind) else {
            if self.draft && kind == Kind::Date {
                // A draft has no dates yet; the text that will name them can be written.
                return Some(Inline::Fact { path: path.clone(), value: FactValue::Text(UNDATED.to_owned()) });
            }
            let fault = self.missing(path, span);
            if self.sound || fault.code != MISSING_FACT {
                log.push(fault);
            }
            return None;
        };
        let value = match kind {
            Kind::Words if matches!(setting.origin, Origin::File(_)) => {
                let origin = Origin::Record(span);
                FactValue::Words(words(&text, Setting { origin, ..setting }, log).inlines)
            }
            Kind::Link if !setting.in_link => FactValue::Link(text),
            Kind::Email if !setting.in_link => FactValue::Email(Email(text)),
            // A text inside a text stays as it is, or two that name each other would never end.
            Kind::Text | Kind::Count | Kind::Words | Kind::Link | Kind::Email => FactValue::Text(text),
            Kind::Date => FactValue::Date(text.parse().ok()?, style),
            Kind::Duration => FactValue::Duration(text.parse().ok()?),
        };
        Some(Inline::Fact { path: path.clone(), value })
    }

    fn text(&self, path: &str, kind: Kind) -> Option<String> {
        if path == "version" {
            return Some(self.version.to_owned());
        }
        if kind == Kind::Count {
            let table = self.json.get(path.strip_suffix(".count")?);
            return Some(table.and_then(Json::as_object).map_or(0, serde_json::Map::len).to_string());
        }
        match lookup(self.json, path)? {
            Json::String(text) => Some(text.clone()),
            Json::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The record is not there, or it has no such field.
    fn missing(&self, path: &str, span: Span) -> Diagnostic {
        let parts: Vec<&str> = path.splitn(3, '.').collect();
        if let [table, id, _] = parts[..]
            && table != "account"
        {
            let records = self.json.get(table).and_then(Json::as_object);
            if records.is_none_or(|records| !records.contains_key(id)) {
                let known = records.into_iter().flat_map(serde_json::Map::keys).map(String::as_str);
                return Diagnostic::new(UNKNOWN_ID, span).arg("id", id).arg("table", table).suggest(id, known);
            }
        }
        Diagnostic::new(MISSING_FACT, span).arg("path", path)
    }
}

/// Whether a path is a fact rather than the name of a block.
pub(super) fn is_fact(path: &str) -> bool {
    kind(path).is_some()
}

fn unknown(path: &str, span: Span) -> Diagnostic {
    if BlockTable::ALL.iter().any(|(name, _)| *name == path) {
        return Diagnostic::new(BLOCK_IN_SENTENCE, span).arg("block", path);
    }
    let known = PATHS.iter().map(|(path, _)| *path).chain(BlockTable::ALL.iter().map(|(name, _)| *name));
    Diagnostic::new(UNKNOWN_FACT, span).arg("path", path).suggest(path, known)
}

fn lookup<'a>(json: &'a Json, path: &str) -> Option<&'a Json> {
    path.split('.').try_fold(json, |value, key| value.get(key))
}

fn kind(path: &str) -> Option<Kind> {
    let parts: Vec<&str> = path.split('.').collect();
    let fits = |pattern: &str| {
        let wanted: Vec<&str> = pattern.split('.').collect();
        wanted.len() == parts.len() && wanted.iter().zip(&parts).all(|(want, part)| *want == "*" || want == part)
    };
    PATHS.iter().find(|(pattern, _)| fits(pattern)).map(|(_, kind)| *kind)
}

/// The only attribute of a fact: `style` of a date.
fn style(found: &Placeholder, kind: Kind, span: Span, log: &mut Diagnostics) -> Option<DateStyle> {
    let mut style = DateStyle::default();
    for (name, value) in &found.attributes {
        match (name.as_str(), value.as_str(), kind) {
            ("style", "long", Kind::Date) => style = DateStyle::Long,
            ("style", "iso", Kind::Date) => style = DateStyle::Iso,
            _ => {
                let text = format!("{name}=\"{value}\"");
                log.push(Diagnostic::new(UNKNOWN_ATTRIBUTE, span).arg("name", &text).suggest(name, ["style"]));
                return None;
            }
        }
    }
    Some(style)
}

/// The paths a sentence may name, for the reference manual.
pub fn fact_paths() -> impl Iterator<Item = &'static str> {
    PATHS.iter().map(|(path, _)| *path)
}
