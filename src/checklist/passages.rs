//! The words of a release as rules look at them: piece by piece, without markup, each with its place and its language.

use serde_json::Value as Json;

use crate::diagnostic::Span;
use crate::model::Block;
use crate::model::Clause;
use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Release;
use crate::model::plain_text;
use crate::schema::Format;
use crate::schema::Shape;

/// A piece of text: a title, a paragraph, a cell, or a text of the records.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// Its words without markup.
    pub text: String,
    /// The language.
    pub language: &'a LanguageTag,
    /// The id of the clause it stands in; empty for a text of the records.
    pub clause: &'a str,
    /// The path of the field it is, for a text of the records: `uses.login.purpose`.
    pub record: Option<String>,
    /// Where it is written; for records of a translation, where their source is.
    pub span: Span,
    /// Whether it is the title of a clause.
    pub is_title: bool,
}

impl Passage<'_> {
    /// What it is called in a report: the path of the field, or the id of the clause.
    pub fn name(&self) -> &str {
        self.record.as_deref().unwrap_or(self.clause)
    }
}

/// Every piece of every language, the source language first, prose before records.
pub(super) fn passages(release: &Release) -> Vec<Passage<'_>> {
    let mut all = Vec::new();
    for edition in &release.editions {
        let mut seen = Seen { language: &edition.language, all: &mut all };
        edition.prose.clauses.iter().for_each(|clause| seen.clause(clause));
        let last = edition.prose.clauses.last();
        for footnote in &edition.prose.footnotes {
            if let Some(clause) = last {
                seen.blocks(&footnote.blocks, clause);
            }
        }
        texts(edition, release, &mut all);
    }
    all
}

/// Collects the pieces of one language.
struct Seen<'a, 'b> {
    language: &'a LanguageTag,
    all: &'b mut Vec<Passage<'a>>,
}

impl<'a> Seen<'a, '_> {
    fn clause(&mut self, clause: &'a Clause) {
        if clause.record.is_some() {
            // Its words are those of a record, which are seen there.
            return;
        }
        self.push(plain_text(&clause.title), clause, clause.span, true);
        self.blocks(&clause.blocks, clause);
        clause.clauses.iter().for_each(|inner| self.clause(inner));
    }

    fn blocks(&mut self, blocks: &'a [Block], clause: &'a Clause) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    self.push(plain_text(&paragraph.inlines), clause, paragraph.span, false);
                }
                Block::List(list) => list.items.iter().for_each(|item| self.clause(item)),
                Block::Table(table) => {
                    for row in &table.rows {
                        row.cells.iter().for_each(|cell| self.push(plain_text(cell), clause, row.span, false));
                    }
                }
                Block::Quote(blocks) => self.blocks(blocks, clause),
                Block::Code(_) | Block::Rule | Block::Records(_) | Block::Record(_) => {}
            }
        }
    }

    fn push(&mut self, text: String, clause: &'a Clause, span: Span, is_title: bool) {
        if !text.trim().is_empty() {
            let (language, clause) = (self.language, clause.id.as_str());
            self.all.push(Passage { text, language, clause, record: None, span, is_title });
        }
    }
}

/// The texts of the records.
fn texts<'a>(edition: &'a Edition, release: &Release, all: &mut Vec<Passage<'a>>) {
    let mut push = |path: &str, markdown: &str| {
        // `#clause` is the title of a clause, which is seen there.
        if crate::model::clause_reference(markdown).is_some() {
            return;
        }
        let text = edition.words.get(markdown).map_or_else(|| markdown.to_owned(), |inlines| plain_text(inlines));
        let (language, span) = (&edition.language, release.places.get(path));
        all.push(Passage { text, language, clause: "", record: Some(path.to_owned()), span, is_title: false });
    };
    walk(&edition.json, Shape::records(), "", &mut push);
}

/// Shows every text of a value with its path.
fn walk(value: &Json, shape: &Shape, path: &str, seen: &mut dyn FnMut(&str, &str)) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match (shape, value) {
        (Shape::Text(Format::Text), Json::String(text)) if !text.trim().is_empty() => seen(path, text),
        (Shape::Struct { .. }, Json::Object(fields)) => {
            for (name, value) in fields {
                if let Some(field) = shape.field(name) {
                    walk(value, &field.shape, &below(name), seen);
                }
            }
        }
        (Shape::Map(shape) | Shape::By { value: shape, .. }, Json::Object(entries)) => {
            entries.iter().for_each(|(name, value)| walk(value, shape, &below(name), seen));
        }
        (Shape::List(shape), Json::Array(items)) => {
            items.iter().enumerate().for_each(|(at, value)| walk(value, shape, &below(&at.to_string()), seen));
        }
        _ => {}
    }
}
