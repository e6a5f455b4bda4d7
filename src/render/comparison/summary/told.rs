//! The sentences of one changed record.
//!
//! A field has a sentence of its own if there is a word `say-<table>-<field>`, or `say-<field>` for every table, with an
//! ending for what happened: `-more` and `-less` of a list, `-new` and `-gone` of a value, `-yes` and `-no` of a flag,
//! none where a value gave way to another. All other fields of a record share one sentence.

use serde_json::Value as Json;

use crate::diff::Change;
use crate::diff::FieldChange;
use crate::diff::RecordChange;
use crate::diff::Status;
use crate::render::comparison::facts::field_label;
use crate::render::comparison::facts::field_shape;
use crate::render::comparison::summary::is_in;
use crate::render::comparison::summary::words::NAMED;
use crate::render::comparison::summary::words::cited;
use crate::render::comparison::summary::words::measured;
use crate::render::comparison::summary::words::name;
use crate::render::comparison::summary::words::plain;
use crate::render::comparison::summary::words::quoted;
use crate::render::comparison::summary::words::say;
use crate::render::comparison::summary::words::stated;
use crate::render::comparison::summary::words::title;
use crate::render::html::Writer;
use crate::render::locale::Arg;
use crate::schema::Format;
use crate::schema::Shape;

/// What is said at once of a record that comes or goes; of other tables, all that is no running text.
const FIRST: [(&str, &str); 8] = [
    ("uses", "data receivers processors retention"),
    ("permissions", "android ios harmony data purpose"),
    ("sdks", "provider country data purpose"),
    ("recipients", "kind party data purpose"),
    ("parties", "role country"),
    ("cookies", "kind content lifetime"),
    ("rights", "contact response_days"),
    ("automated", "data effect"),
];

/// Running text that is short enough to be said: it names a thing or says what it is for.
const SHORT: [&str; 7] = ["title", "name", "term", "label", "place", "purpose", "trigger"];

/// How many users of a retention period are named.
const USERS: usize = 3;

/// A changed record, seen from both sides.
pub(super) struct Told<'a> {
    old: &'a Writer<'a>,
    new: &'a Writer<'a>,
    change: &'a RecordChange,
}

/// What is to be said.
pub(super) struct Saying<'a> {
    /// The field it is about; empty where it is about several.
    pub field: &'a str,
    /// The sentence.
    pub text: String,
    /// Whether it tells the fields that have no sentence of their own.
    pub is_general: bool,
}

impl<'a> Told<'a> {
    /// A changed record.
    pub(super) fn new(old: &'a Writer<'a>, new: &'a Writer<'a>, change: &'a RecordChange) -> Self {
        Self { old, new, change }
    }

    /// What is to be said of it.
    pub(super) fn sentences(&self) -> Vec<Saying<'a>> {
        if self.change.status != Status::Changed {
            return vec![Saying { field: "", text: self.whole(), is_general: false }];
        }
        let kept = self.kept();
        let covered = kept.as_ref().map(|(_, fields)| *fields);
        let first = kept.into_iter().map(|(text, _)| Saying { field: "", text, is_general: false });
        let mut told: Vec<Saying<'_>> = first.collect();
        let mut rest = Rest::default();
        let is_open = |field: &&FieldChange| covered.is_none_or(|covered| !is_in(covered, &field.field));
        for field in self.change.fields.iter().filter(is_open) {
            match self.own(field) {
                Some(texts) => {
                    told.extend(texts.into_iter().map(|text| Saying { field: &field.field, text, is_general: false }));
                }
                None => rest.add(self, field),
            }
        }
        told.extend(rest.sentence(self).map(|text| Saying { field: "", text, is_general: true }));
        told
    }

    /// The side on which the record stands.
    fn side(&self) -> &'a Writer<'a> {
        if self.change.status == Status::Removed { self.old } else { self.new }
    }

    fn name(&self) -> String {
        name(self.side(), &self.change.table, &self.change.key)
    }

    /// The record as the beginning of a sentence.
    fn subject(&self) -> String {
        let (table, name) = (&self.change.table, self.name());
        let noun = format!("noun-{table}");
        if self.change.key.is_empty() || NAMED.contains(&&**table) || !self.new.language.locale.has(&noun) {
            return name;
        }
        say(self.new, "say-subject", &[("noun", &self.new.language.locale.word(&noun)), ("name", &name)])
    }

    fn shape(&self, field: &FieldChange) -> Option<&'a Shape> {
        field_shape(self.new.shape, self.change, &field.field)
    }

    /// What a field is called; of a field at the top of the document, what it is called there.
    fn label(&self, field: &FieldChange) -> String {
        if field.field.is_empty() {
            return self.name();
        }
        let label = plain(&field_label(self.new, self.change, &field.field));
        match label.split_once(" · ") {
            Some((label, below)) => say(self.new, "say-field-of", &[("field", label), ("below", below)]),
            None => label,
        }
    }

    /// What stood in a field and what stands there, or what left a list and what came to it.
    fn sides(&self, field: &FieldChange, words: Words) -> [Option<String>; 2] {
        let Some(shape) = self.shape(field) else { return [None, None] };
        let items = |writer, items: &[Json]| {
            (!items.is_empty()).then(|| words(writer, &field.field, &Json::Array(items.to_vec()), shape))
        };
        match &field.change {
            Change::Set { added, removed } => [items(self.old, removed), items(self.new, added)],
            Change::Value { before, after } => [
                before.as_ref().map(|json| words(self.old, &field.field, json, shape)),
                after.as_ref().map(|json| words(self.new, &field.field, json, shape)),
            ],
            Change::Text { before, after } => [(self.old, before), (self.new, after)].map(|(side, text)| {
                text.as_ref().map(|text| words(side, &field.field, &Json::from(text.as_str()), shape))
            }),
        }
    }

    /// A sentence about a record that comes or goes: what it is, the first facts, what else it says.
    fn whole(&self) -> String {
        let (table, locale) = (&self.change.table, &self.new.language.locale);
        let first = FIRST.iter().find(|(name, _)| name == table).map(|(_, fields)| *fields);
        // The rest stands below, where all facts of the record are shown.
        let mut facts = Vec::new();
        for field in &self.change.fields {
            let is_running = matches!(self.shape(field), Some(Shape::Text(Format::Text | Format::Retention)));
            let [before, after] = self.sides(field, if is_running { cited } else { stated });
            let Some(text) = after.or(before).filter(|text| !self.is_name(text)) else { continue };
            let is_first = first.map_or_else(|| !self.is_prose(field), |first| is_in(first, &field.field));
            match (is_first, field.field.is_empty()) {
                (true, true) => facts.push(text),
                (true, false) => {
                    facts.push(say(self.new, "label-value", &[("label", &self.label(field)), ("value", &text)]));
                }
                (false, _) => {}
            }
        }
        let joined = facts.join(&locale.word("say-joint"));
        let details =
            if facts.is_empty() { String::new() } else { say(self.new, "say-details", &[("facts", &joined)]) };
        let id = if self.change.status == Status::Added { "say-added" } else { "say-removed" };
        let own = format!("{id}-{table}");
        let noun = format!("noun-{table}");
        let id = match (locale.has(&own), self.change.key.is_empty()) {
            (true, _) => own,
            (_, true) => format!("{id}-single"),
            _ => id.to_owned(),
        };
        say(self.new, &id, &[("noun", &locale.word(&noun)), ("name", &self.name()), ("details", &details)])
    }

    /// Whether a text says no more than the name of the record.
    fn is_name(&self, text: &str) -> bool {
        if self.change.key.is_empty() {
            return false;
        }
        let title = title(self.side(), &self.change.table, &self.change.key);
        [text, &quoted(self.side(), text)].contains(&&*title) || quoted(self.side(), &title) == text
    }

    /// Whether a field is running text, of which a summary only says that it changed.
    fn is_prose(&self, field: &FieldChange) -> bool {
        let last = field.field.rsplit('.').next().unwrap_or_default();
        let top = field.field.is_empty() && self.change.key.is_empty();
        let is_short = SHORT.contains(&if top { self.change.table.as_str() } else { last });
        match self.shape(field) {
            Some(Shape::Text(Format::Text)) => !is_short,
            shape => refers_to_clause(shape),
        }
    }

    /// The sentences of a field that has its own.
    fn own(&self, field: &FieldChange) -> Option<Vec<String>> {
        let sides = self.sides(field, measured);
        match (&field.change, &sides) {
            (Change::Set { .. }, [None, Some(items)]) if self.is_empty(self.old, field) => {
                Some(vec![self.said(field, "-new", &[("items", items)])?])
            }
            (Change::Set { .. }, _) => {
                let ends = [("-more", &sides[1]), ("-less", &sides[0])];
                let told = ends.into_iter().filter_map(|(end, items)| Some((end, items.as_deref()?)));
                told.map(|(end, items)| self.said(field, end, &[("items", items)])).collect()
            }
            (Change::Value { before: Some(Json::Bool(_)), after: Some(Json::Bool(after)) }, _) => {
                Some(vec![self.said(field, if *after { "-yes" } else { "-no" }, &[])?])
            }
            (_, [Some(before), Some(after)]) if before == after => None,
            (_, [Some(before), Some(after)]) => {
                Some(vec![self.said(field, "", &[("before", before), ("after", after)])?])
            }
            (_, [None, Some(after)]) => Some(vec![self.said(field, "-new", &[("after", after)])?]),
            (_, [Some(before), None]) => Some(vec![self.said(field, "-gone", &[("before", before)])?]),
            _ => None,
        }
    }

    /// Whether nothing stands in a list on a side.
    fn is_empty(&self, side: &Writer<'_>, field: &FieldChange) -> bool {
        let table = &side.edition.json[&self.change.table];
        let record = if self.change.key.is_empty() { table } else { &table[&self.change.key] };
        let names = field.field.split('.').filter(|name| !name.is_empty());
        names.fold(record, |value, name| &value[name]).as_array().is_none_or(Vec::is_empty)
    }

    fn said(&self, field: &FieldChange, end: &str, args: &[(&str, &str)]) -> Option<String> {
        let path = field.field.replace('.', "-");
        let ids = [format!("say-{}-{path}{end}", self.change.table), format!("say-{path}{end}")];
        let id = ids.iter().find(|id| self.new.language.locale.has(id))?;
        let (subject, name) = (self.subject(), self.name());
        Some(say(self.new, id, &[&[("subject", &*subject), ("name", &*name)], args].concat()))
    }

    /// Of a retention period that is another one now: what it was and is, for whom, and the fields that this covers.
    fn kept(&self) -> Option<(String, &'static str)> {
        let (table, key) = (&self.change.table, &self.change.key);
        if table != "retention" {
            return None;
        }
        let [before, after] = [self.old, self.new].map(|side| plain(&side.record_name(table, key)));
        let in_words = [self.old, self.new].iter().any(|side| !side.edition.json[table][key]["text"].is_null());
        let fields = if in_words { "text" } else { "period maximum criteria" };
        let touched = self.change.fields.iter().any(|field| is_in(fields, &field.field));
        (touched && before != after).then(|| {
            let args = [("users", &*self.users()), ("before", &before), ("after", &after)];
            (say(self.new, "say-kept", &args), fields)
        })
    }

    /// What is kept as long as a retention period says.
    fn users(&self) -> String {
        let locale = &self.new.language.locale;
        let mut names = Vec::new();
        for table in ["uses", "permissions", "sdks"] {
            let records = self.new.edition.json[table].as_object().into_iter().flatten();
            let keys = records.filter(|(_, record)| record["retention"] == self.change.key.as_str());
            names.extend(keys.map(|(key, _)| name(self.new, table, key)));
        }
        let more = u32::try_from(names.len().saturating_sub(USERS)).unwrap_or(u32::MAX);
        if names.is_empty() {
            return locale.word("say-users-none");
        }
        names.truncate(USERS);
        let first = locale.join(&names);
        let args = [("names", Arg::Text(&first)), ("count", Arg::Count(more))];
        if more == 0 { first } else { locale.get("say-users-more", &args).unwrap_or(first) }
    }
}

/// How a value of a field is put into words.
type Words = fn(&Writer<'_>, &str, &Json, &Shape) -> String;

/// What is said of the fields of a record that have no sentence of their own.
#[derive(Default)]
struct Rest {
    /// A value gave way to another; a list got or lost items.
    changed: Vec<String>,
    /// Values that were not stated before.
    stated: Vec<String>,
    /// Running text that was not there before.
    described: Vec<String>,
    /// What is no longer stated.
    dropped: Vec<String>,
    /// Fields with other words than before.
    reworded: Vec<String>,
}

/// Whether a field names the clause that says so. Its number is derived: what matters is that it is another.
fn refers_to_clause(shape: Option<&Shape>) -> bool {
    matches!(shape, Some(Shape::Text(Format::Refers(table))) if table == "clauses")
}

impl Rest {
    fn add(&mut self, told: &Told<'_>, field: &FieldChange) {
        let writer = told.new;
        let sides = told.sides(field, cited);
        let (label, is_prose) = (told.label(field), told.is_prose(field));
        let fact = |text: &str| say(writer, "say-fact", &[("field", &label), ("value", text)]);
        let part = |id: &str, args: &[(&str, &str)]| say(writer, id, &[&[("field", &*label)], args].concat());
        match (&field.change, sides) {
            _ if refers_to_clause(told.shape(field)) => self.changed.push(part("say-part-clause", &[])),
            (Change::Set { .. }, [None, Some(added)]) if told.is_empty(told.old, field) => {
                self.stated.push(fact(&added));
            }
            (Change::Set { .. }, [Some(removed), None]) if told.is_empty(told.new, field) => {
                self.dropped.push(fact(&removed));
            }
            (Change::Set { .. }, [removed, added]) => {
                let id = match (&removed, &added) {
                    (None, _) => "say-part-more",
                    (_, None) => "say-part-less",
                    _ => "say-part-exchanged",
                };
                let [removed, added] = [removed, added].map(Option::unwrap_or_default);
                self.changed.push(part(id, &[("added", &added), ("removed", &removed)]));
            }
            (_, [Some(before), Some(after)]) if before != after && told.is_name(&after) => {
                self.changed.insert(0, part("say-part-formerly", &[("before", &before)]));
            }
            (_, [Some(before), Some(after)]) if before != after && !is_prose => {
                self.changed.push(part("say-part-changed", &[("before", &before), ("after", &after)]));
            }
            (_, [None, Some(after)]) if !is_prose => self.stated.push(fact(&after)),
            (_, [Some(before), None]) if !is_prose => self.dropped.push(fact(&before)),
            (_, [None, Some(_)]) => self.described.push(label),
            (_, [Some(_), None]) => self.dropped.push(label),
            _ => self.reworded.push(label),
        }
    }

    /// All of it in one sentence; nothing if every field had its own.
    fn sentence(self, told: &Told<'_>) -> Option<String> {
        let locale = &told.new.language.locale;
        let lists = [
            ("say-part-stated", self.stated),
            ("say-part-described", self.described),
            ("say-part-dropped", self.dropped),
            ("say-part-reworded", self.reworded),
        ];
        let mut parts = self.changed;
        let lists = lists.into_iter().filter(|(_, items)| !items.is_empty());
        parts.extend(lists.map(|(id, items)| say(told.new, id, &[("items", &locale.join(&items))])));
        if parts.is_empty() {
            return None;
        }
        let parts = parts.join(&locale.word("say-joint"));
        let at_top = told.change.fields.iter().all(|field| field.field.is_empty());
        let id = if at_top { "say-rest-top" } else { "say-rest" };
        Some(say(told.new, id, &[("subject", &told.subject()), ("parts", &parts)]))
    }
}
