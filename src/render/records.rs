//! Records for themes: every field of every record as HTML, by the shape of its type.
//!
//! A theme chooses which fields stand in which columns (`themes/*/columns.toml`); a new field of a record is
//! there without a change in this file.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value as Json;

use crate::model::BlockTable;
use crate::model::Labels;
use crate::model::Sensitivity;
use crate::model::Standard;
use crate::model::clause_reference;
use crate::model::plain_text;
use crate::render::html::Html;
use crate::render::html::Writer;
use crate::render::html::escape;
use crate::render::locale::Arg;
use crate::schema::Format;
use crate::schema::Shape;

/// Records of one table.
#[derive(Clone, Debug, Serialize)]
pub struct RecordsView {
    /// The table: `sdks`.
    pub table: String,
    /// The columns that were asked for; the theme's choice if empty.
    pub columns: Vec<String>,
    /// The fields that at least one record has.
    pub filled: Vec<String>,
    /// The records.
    pub rows: Vec<RecordView>,
}

/// One record.
#[derive(Clone, Debug, Serialize)]
pub struct RecordView {
    /// The table: `sdks`.
    pub table: String,
    /// The key.
    pub key: String,
    /// The id of the record in the page; `None` if it stood there before.
    pub anchor: Option<String>,
    /// What the record is called.
    pub name: Html,
    /// Every field that the record has, as HTML, by name.
    pub cells: IndexMap<String, Html>,
    /// Whether it concerns data that one of the standards calls sensitive.
    pub sensitive: bool,
}

/// Records by their keys.
pub fn records_view(writer: &mut Writer<'_>, table: BlockTable, keys: &[String], columns: &[String]) -> RecordsView {
    let rows: Vec<RecordView> = keys.iter().map(|key| anchored(writer, table, key)).collect();
    let mut filled: Vec<String> = Vec::new();
    for field in rows.iter().flat_map(|row| row.cells.keys()) {
        if !filled.contains(field) {
            filled.push(field.clone());
        }
    }
    RecordsView { table: table.name().to_owned(), columns: columns.to_vec(), filled, rows }
}

/// The id of a record in the pages.
pub fn record_anchor(table: BlockTable, key: &str) -> String {
    format!("{}-{key}", table.singular())
}

fn anchored(writer: &mut Writer<'_>, table: BlockTable, key: &str) -> RecordView {
    let mut view = record_view(writer, table, key);
    let id = record_anchor(table, key);
    view.anchor = writer.shown.insert(id.clone()).then_some(id);
    view
}

/// One record.
pub fn record_view(writer: &Writer<'_>, table: BlockTable, key: &str) -> RecordView {
    let shape = writer.shape.field(table.name()).map(|field| &field.shape);
    let record = &writer.edition.json[table.name()][key];
    let mut cells = IndexMap::new();
    if let (Some(Shape::Map(shape)), Some(fields)) = (shape, record.as_object()) {
        for (name, value) in fields {
            if let Some(field) = shape.field(name) {
                cells.insert(name.clone(), Html(writer.value(value, &field.shape)));
            }
        }
    }
    let name = Html(writer.record_name(table.name(), key));
    cells.entry("name".to_owned()).or_insert_with(|| name.clone());
    let sensitive = record["data"]
        .as_array()
        .is_some_and(|items| items.iter().filter_map(Json::as_str).any(|item| writer.is_sensitive(item)));
    let table = table.name().to_owned();
    RecordView { table, key: key.to_owned(), anchor: None, name, cells, sensitive }
}

impl Writer<'_> {
    /// A value of the records.
    pub fn value(&self, value: &Json, shape: &Shape) -> String {
        match (shape, value) {
            (Shape::Text(format), Json::String(text)) => self.text(text, format),
            (Shape::Choice { name, .. }, Json::String(word)) => escape(&self.choice(name, word)),
            (Shape::Flag, Json::Bool(flag)) => escape(&self.word(if *flag { "yes" } else { "no" })),
            (Shape::List(inner), Json::Array(items)) => self.list(items, inner),
            (Shape::By { keys, value: inner }, Json::Object(entries)) => {
                let Shape::Choice { name, .. } = &**keys else { return String::new() };
                let pairs =
                    entries.iter().map(|(key, value)| self.pair(&self.choice(name, key), &self.value(value, inner)));
                self.language.locale.join(&pairs.collect::<Vec<_>>())
            }
            (Shape::Struct { fields, .. }, Json::Object(entries)) => {
                let pairs = fields.iter().filter_map(|field| {
                    let value = self.value(entries.get(&field.name)?, &field.shape);
                    Some(self.pair(&self.field_label("", &field.name), &value))
                });
                self.language.locale.join(&pairs.collect::<Vec<_>>())
            }
            (_, Json::Number(number)) => number.to_string(),
            (_, Json::String(text)) => escape(text),
            _ => String::new(),
        }
    }

    /// A value, which is HTML, behind its name, which is words.
    pub(super) fn pair(&self, label: &str, value: &str) -> String {
        let label = escape(label);
        let args = [("label", Arg::Text(&label)), ("value", Arg::Text(value))];
        self.language.locale.get("label-value", &args).unwrap_or_else(|| format!("{label}: {value}"))
    }

    fn list(&self, items: &[Json], shape: &Shape) -> String {
        let entries: Vec<String> = items.iter().map(|item| self.value(item, shape)).collect();
        if matches!(shape, Shape::Text(Format::Text)) && entries.len() > 1 {
            return format!("<ul class=\"bullets\"><li>{}</li></ul>", entries.join("</li><li>"));
        }
        self.language.locale.join(&entries)
    }

    fn text(&self, text: &str, format: &Format) -> String {
        match format {
            Format::Text => self.words(text),
            Format::Refers(table) => self.refers(table, text),
            Format::Retention => match text.parse() {
                Ok(duration) => escape(&self.language.locale.duration(&duration)),
                Err(_) => self.retention(text),
            },
            Format::Duration => match text.parse() {
                Ok(duration) => escape(&self.language.locale.duration(&duration)),
                Err(_) => escape(text),
            },
            Format::Date => match text.parse() {
                Ok(date) => format!("<time datetime=\"{text}\">{}</time>", escape(&self.language.locale.date(date))),
                Err(_) => escape(text),
            },
            Format::Url => self.address(text),
            Format::Email => self.email(text),
            Format::Country => escape(&self.named("country", text)),
            Format::Language => escape(&self.named("language", text)),
            Format::Name => self.name(text),
            Format::Plain | Format::Numbering | Format::Color | Format::Font | Format::AppLink => {
                self.isolated(escape(text))
            }
        }
    }

    /// The words of a text of the records, marked if they are in another language than the page.
    pub fn words(&self, markdown: &str) -> String {
        if let Some(id) = clause_reference(markdown) {
            let title = self.edition.prose.clause(id).map(|clause| self.inlines(&clause.title));
            return title.map_or_else(|| escape(id), |title| self.of_clause(id, title));
        }
        let remark = self.remark_words(self.text_remark(markdown).as_deref());
        self.text_of(markdown, self.inlines(self.edition.inlines(markdown))) + &remark
    }

    /// The words of a text without links and marks: names stand inside links.
    pub fn plain_words(&self, markdown: &str) -> String {
        match clause_reference(markdown).and_then(|id| self.edition.prose.clause(id)) {
            Some(clause) => self.of_clause(&clause.id, escape(&plain_text(&clause.title))),
            None => self.text_of(markdown, escape(&plain_text(self.edition.inlines(markdown)))),
        }
    }

    /// What an id of a record or of the taxonomy stands for.
    fn refers(&self, table: &str, id: &str) -> String {
        match table {
            "data" => {
                let label = self.data_name(id);
                if self.is_sensitive(id) { format!("<strong class=\"sensitive\">{label}</strong>") } else { label }
            }
            "purposes" => self.purpose_name(id),
            "clauses" if self.edition.prose.anchors().iter().any(|anchor| anchor.id == id) => self.reference(id),
            // A translation that lacks the clause.
            "clauses" => escape(id),
            _ => self.record_name(table, id),
        }
    }

    /// What a record is called: its name, its term, or what stands for it.
    pub fn record_name(&self, table: &str, id: &str) -> String {
        let record = &self.edition.json[table][id];
        let text = |field: &str| record.get(field).and_then(Json::as_str);
        if let Some(name) = text("short_name").filter(|_| table == "parties") {
            return self.name(name);
        }
        match (text("name").or_else(|| text("term")).or_else(|| text("label")).or_else(|| text("place")), table) {
            (Some(name), "parties" | "sdks" | "cookies" | "contacts" | "platforms") => self.name(name),
            (Some(name), _) => self.plain_words(name),
            (None, table) => self.nameless(table, id, record),
        }
    }

    /// What stands for a record without a name.
    fn nameless(&self, table: &str, id: &str, record: &Json) -> String {
        let records = &self.edition.records;
        let text = |field: &str| record.get(field).and_then(Json::as_str);
        match table {
            "permissions" => {
                let permission = records.permissions.get(id);
                let labels = permission.and_then(|one| self.taxonomy.permission_labels(one));
                self.term(labels, id)
            }
            "sdks" => escape(&self.word("sdk-without-name")),
            "platforms" => escape(&self.choice("Platform", text("os").unwrap_or(id))),
            "retention" => self.retention(id),
            "rights" => escape(&self.choice("RightKind", text("kind").unwrap_or(id))),
            "contacts" => match text("party") {
                Some(party) => self.record_name("parties", party),
                None => escape(["email", "phone", "url"].iter().find_map(|field| text(field)).unwrap_or(id)),
            },
            "transfers" => text("receiver").map_or_else(|| escape(id), |party| self.record_name("parties", party)),
            _ => {
                let words = ["purpose", "text", "measure", "trigger", "condition", "duty", "how", "category"];
                words.iter().find_map(|field| text(field)).map_or_else(|| escape(id), |words| self.plain_words(words))
            }
        }
    }

    /// What a data item is called.
    pub fn data_name(&self, id: &str) -> String {
        match self.edition.records.data.get(id) {
            Some(item) => self.words(item.label.as_str()),
            None => self.term(self.taxonomy.data.get(id).map(|term| &term.label), id),
        }
    }

    /// What a purpose is called.
    fn purpose_name(&self, id: &str) -> String {
        match self.edition.records.purposes.get(id) {
            Some(item) => self.words(item.label.as_str()),
            None => self.term(self.taxonomy.purposes.get(id).map(|term| &term.label), id),
        }
    }

    /// The words of the taxonomy, marked if they are in another language than the page.
    fn term(&self, labels: Option<&Labels>, id: &str) -> String {
        labels.and_then(|labels| self.label(labels)).unwrap_or_else(|| escape(id))
    }

    /// Whether one of the standards in force calls a data item sensitive, whatever the use.
    pub fn is_sensitive(&self, id: &str) -> bool {
        let standards = [Standard::Pipl, Standard::Gbt45574, Standard::Gdpr9];
        let own = self.edition.records.data.get(id);
        let base = self.edition.records.data_base(id);
        standards.iter().any(|standard| match own.and_then(|item| item.sensitive.get(standard)) {
            Some(sensitive) => *sensitive,
            None => self.taxonomy.sensitivity(base, *standard) == Some(Sensitivity::Yes),
        })
    }

    /// The words of a `[retention.<id>]`: its own, or made from its fields.
    fn retention(&self, id: &str) -> String {
        let Some(retention) = self.edition.records.retention.get(id) else { return escape(id) };
        if let Some(text) = &retention.text {
            return self.words(text.as_str());
        }
        let locale = &self.language.locale;
        let period = retention.period.as_ref().map(|period| escape(&locale.duration(period)));
        let maximum = retention
            .maximum
            .as_ref()
            .and_then(|period| locale.get("retention-at-most", &[("period", Arg::Text(&locale.duration(period)))]));
        let criteria = retention.criteria.as_ref().map(|criteria| self.words(criteria.as_str()));
        locale.join(&[period, maximum, criteria].into_iter().flatten().collect::<Vec<_>>())
    }

    /// The word of a closed list: `legal-basis-consent`.
    fn choice(&self, name: &str, word: &str) -> String {
        self.word(&choice_word(name, word))
    }

    /// The name of a country or language, or its code where the theme has no name for it.
    pub fn named(&self, kind: &str, code: &str) -> String {
        self.language.locale.named(kind, code)
    }

    fn word(&self, id: &str) -> String {
        self.language.locale.word(id)
    }

    /// The heading of a field: its own in a table, or the one it has everywhere.
    pub fn field_label(&self, table: &str, field: &str) -> String {
        let own = format!("field-{table}-{field}");
        if !table.is_empty() && self.language.locale.has(&own) {
            self.word(&own)
        } else {
            self.word(&format!("field-{field}"))
        }
    }
}

/// The message of a word: `change-kind-law-text` of `law.text`.
fn choice_word(name: &str, word: &str) -> String {
    format!("{}-{}", kebab(name), word.replace('.', "-"))
}

/// `LegalBasis` to `legal-basis`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// Every interface word that records can ask for, for the test that no locale lacks one.
pub fn record_words(shape: &Shape) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    collect_words(shape, &mut all);
    all
}

fn collect_words(shape: &Shape, all: &mut BTreeSet<String>) {
    match shape {
        Shape::Struct { fields, .. } => {
            for field in fields {
                all.insert(format!("field-{}", field.name));
                collect_words(&field.shape, all);
            }
        }
        Shape::Choice { name, words } => {
            all.extend(words.iter().map(|(word, _)| choice_word(name, word)));
        }
        Shape::Map(inner) | Shape::List(inner) => collect_words(inner, all),
        Shape::By { keys, value } => {
            collect_words(keys, all);
            collect_words(value, all);
        }
        Shape::Text(_) | Shape::Count | Shape::Flag => {}
    }
}
