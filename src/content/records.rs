//! Blocks made from records: `{{ sdks platform="android" }}`, `{{ permissions as="clauses" }}`.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::content::annotation::Placeholder;
use crate::diagnostic::BLOCK_VALUE;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::EMPTY_BLOCK;
use crate::diagnostic::Places;
use crate::diagnostic::Span;
use crate::diagnostic::UNKNOWN_ATTRIBUTE;
use crate::diagnostic::UNKNOWN_BLOCK;
use crate::model::Block;
use crate::model::BlockTable;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::Inline;
use crate::model::LanguageTag;
use crate::model::List;
use crate::model::Paragraph;
use crate::model::Permission;
use crate::model::Platform;
use crate::model::RecordRef;
use crate::model::Records;
use crate::model::RecordsBlock;
use crate::model::Taxonomy;
use crate::model::clause_reference;
use crate::model::label;
use crate::schema::Format;
use crate::schema::Shape;

/// What a placeholder becomes.
pub(super) enum Made {
    /// A table, laid out by the theme.
    Block(RecordsBlock),
    /// Clauses, which take part in the numbering.
    Clauses(Vec<Clause>),
}

/// What blocks are made from.
pub(super) struct BlockMaker<'a> {
    pub records: &'a Records,
    pub json: &'a Json,
    pub shape: &'a Shape,
    pub places: &'a Places,
    pub taxonomy: &'a Taxonomy,
    pub language: &'a LanguageTag,
    /// The inlines of every text of the records, by its Markdown.
    pub words: &'a BTreeMap<String, Vec<Inline>>,
}

impl BlockMaker<'_> {
    /// The block of a placeholder; a fault is logged.
    pub(super) fn block(&self, found: &Placeholder, span: Span, log: &mut Diagnostics) -> Option<Made> {
        let known = || BlockTable::ALL.iter().map(|(name, _)| *name);
        let Some((_, table)) = BlockTable::ALL.iter().find(|(name, _)| *name == found.path) else {
            log.push(Diagnostic::new(UNKNOWN_BLOCK, span).arg("block", &found.path).suggest(&found.path, known()));
            return None;
        };
        let mut block = RecordsBlock { table: *table, platform: None, filters: Vec::new(), columns: Vec::new(), span };
        let mut as_clauses = false;
        for (name, value) in &found.attributes {
            match (name.as_str(), value.as_str()) {
                ("as", "clauses") => as_clauses = true,
                ("as", "table") => as_clauses = false,
                ("as", _) => bad_value(name, value, &["clauses", "table"], span, log),
                ("platform", id) => match serde_json::from_value::<Platform>(Json::String(id.to_owned())) {
                    Ok(platform) => block.platform = Some(platform),
                    Err(_) => bad_value(name, value, &["android", "ios", "harmony"], span, log),
                },
                ("columns", list) => block.columns = self.columns(*table, list, span, log),
                (field, value) => self.filter(&mut block, field, value, span, log),
            }
        }
        let keys = matching(self.json, &block, self.records);
        if keys.is_empty() && *table != BlockTable::Contents {
            log.push(Diagnostic::new(EMPTY_BLOCK, span).arg("block", &found.path));
        }
        if as_clauses && *table != BlockTable::Contents {
            return Some(Made::Clauses(self.clauses(*table, &keys)));
        }
        Some(Made::Block(block))
    }

    /// The names of the fields that a table's records have.
    fn fields(&self, table: BlockTable) -> Vec<&str> {
        let field = self.shape.field(table.name());
        let record = field.map(|field| match &field.shape {
            Shape::Map(inner) => &**inner,
            shape => shape,
        });
        record.map_or(&[][..], Shape::fields).iter().map(|field| field.name.as_str()).collect()
    }

    fn columns(&self, table: BlockTable, list: &str, span: Span, log: &mut Diagnostics) -> Vec<String> {
        let fields = self.fields(table);
        let mut columns = Vec::new();
        for name in list.split_whitespace() {
            if fields.contains(&name) || name == "name" {
                columns.push(name.to_owned());
            } else {
                bad_value("columns", name, &fields, span, log);
            }
        }
        columns
    }

    /// `kind="share"`: a field of the records and the value it must have.
    fn filter(&self, block: &mut RecordsBlock, field: &str, value: &str, span: Span, log: &mut Diagnostics) {
        let fields = self.fields(block.table);
        if fields.contains(&field) {
            block.filters.push((field.to_owned(), value.to_owned()));
        } else {
            let known = ["as", "platform", "columns"].into_iter().chain(fields);
            log.push(Diagnostic::new(UNKNOWN_ATTRIBUTE, span).arg("name", field).suggest(field, known));
        }
    }

    /// A clause for each record whose words stand in no other clause; a record that hangs under another becomes an item
    /// of that one's clause.
    fn clauses(&self, table: BlockTable, keys: &[String]) -> Vec<Clause> {
        let own = |key: &&String| self.json[table.name()][*key]["clause"].is_null();
        let keys: Vec<&String> = keys.iter().filter(own).collect();
        let tops = keys.iter().filter(|key| self.above(table, key, &keys).is_none());
        tops.map(|key| self.branch(table, key, &keys)).collect()
    }

    /// The clause of a record with those of the records that hang under it.
    fn branch(&self, table: BlockTable, key: &str, keys: &[&String]) -> Clause {
        let mut clause = self.clause(table, key);
        let below = keys.iter().filter(|other| self.above(table, other, keys) == Some(key));
        let items: Vec<Clause> = below.map(|below| self.branch(table, below, keys)).collect();
        if !items.is_empty() {
            clause.blocks.push(Block::List(List { ordered: true, items }));
        }
        clause
    }

    /// The record among some that a record hangs under; none if that would lead round in a circle.
    fn above(&self, table: BlockTable, key: &str, keys: &[&String]) -> Option<&str> {
        let under = |key: &str| self.json[table.name()][key]["under"].as_str();
        let first = under(key).filter(|above| keys.iter().any(|known| known == above))?;
        let mut at = first;
        for _ in 0..keys.len() {
            match under(at) {
                Some(next) if next == key || next == at => return None,
                Some(next) => at = next,
                None => return Some(first),
            }
        }
        None
    }

    /// A clause with the words of a record. The other facts of the record follow as a block of their own.
    fn clause(&self, table: BlockTable, key: &str) -> Clause {
        let span = self.places.get(&format!("{}.{key}", table.name()));
        let record = &self.json[table.name()][key];
        let mut inlines = Vec::new();
        let text = |name: &str| record.get(name).and_then(Json::as_str);
        if let Some(name) = ["name", "term"].iter().find_map(|field| text(field)) {
            let words = if self.is_name(table) { vec![Inline::Text(name.to_owned())] } else { self.words(name) };
            inlines.push(Inline::Strong(words));
        } else if let Some(permission) = self.permission(table, key) {
            let name = self.taxonomy.permission_labels(permission).and_then(|labels| label(labels, self.language));
            inlines.extend(name.map(|name| Inline::Strong(vec![Inline::Text(name.to_owned())])));
        }
        let sentences = ["purpose", "text", "measure", "trigger", "condition", "how", "duty", "place", "criteria"];
        for sentence in sentences.iter().filter_map(|field| text(field)) {
            let unspaced = self.language.is_unspaced();
            let gap = match (inlines.as_slice(), unspaced) {
                ([], _) | (_, true) if !matches!(inlines.as_slice(), [Inline::Strong(_)]) => "",
                ([Inline::Strong(_)], true) => "：",
                ([Inline::Strong(_)], false) => ": ",
                _ => " ",
            };
            if !gap.is_empty() {
                inlines.push(Inline::Text(gap.to_owned()));
            }
            match clause_reference(sentence) {
                Some(id) => inlines.push(Inline::Reference(id.to_owned())),
                None => inlines.extend(self.words(sentence)),
            }
        }
        let reference = RecordRef { table, key: key.to_owned() };
        let paragraph = Paragraph { id: None, was: None, only: None, inlines, span };
        Clause {
            id: format!("{}-{key}", table.singular()),
            explicit: true,
            was: None,
            only: None,
            kind: ClauseKind::Item,
            number: None,
            title: Vec::new(),
            blocks: vec![Block::Paragraph(paragraph), Block::Record(reference.clone())],
            clauses: Vec::new(),
            record: Some(reference),
            span,
        }
    }

    /// Whether what the records of a table are called is a name, and no text with markup.
    fn is_name(&self, table: BlockTable) -> bool {
        let Some(Shape::Map(record)) = self.shape.field(table.name()).map(|field| &field.shape) else { return false };
        record.field("name").is_some_and(|field| field.shape == Shape::Text(Format::Name))
    }

    fn permission(&self, table: BlockTable, key: &str) -> Option<&Permission> {
        if table == BlockTable::Permissions { self.records.permissions.get(key) } else { None }
    }

    /// The inlines of a text of the records.
    fn words(&self, text: &str) -> Vec<Inline> {
        self.words.get(text).cloned().unwrap_or_default()
    }
}

fn bad_value(name: &str, value: &str, known: &[&str], span: Span, log: &mut Diagnostics) {
    let fault = Diagnostic::new(BLOCK_VALUE, span).arg("name", name).arg("value", value);
    log.push(fault.listed("known", known).suggest(value, known.iter().copied()));
}

/// The keys of the records that a block shows, in order.
pub fn matching(json: &Json, block: &RecordsBlock, records: &Records) -> Vec<String> {
    let Some(table) = json.get(block.table.name()).and_then(Json::as_object) else { return Vec::new() };
    let fits = |key: &str, record: &Json| {
        let on_platform = block.platform.is_none_or(|platform| on_platform(block.table, key, platform, records));
        let has = |field: &str, value: &str| match record.get(field) {
            Some(Json::String(text)) => text == value,
            Some(Json::Array(items)) => items.iter().any(|item| item.as_str() == Some(value)),
            Some(Json::Bool(flag)) => flag.to_string() == value,
            _ => false,
        };
        on_platform && block.filters.iter().all(|(field, value)| has(field, value))
    };
    table.iter().filter(|(key, record)| fits(key, record)).map(|(key, _)| key.clone()).collect()
}

/// Whether a record concerns a platform; one that names none concerns all.
fn on_platform(table: BlockTable, key: &str, platform: Platform, records: &Records) -> bool {
    match table {
        BlockTable::Sdks => records.sdks.get(key).is_some_and(|sdk| sdk.is_on(platform)),
        BlockTable::Permissions => records.permissions.get(key).is_some_and(|permission| permission.is_on(platform)),
        BlockTable::Uses => {
            let platforms = records.uses.get(key).map(|one| &one.platforms[..]).unwrap_or_default();
            platforms.is_empty() || platforms.contains(&platform)
        }
        _ => true,
    }
}
