//! Prose as a list of passages, each with what it was taken from.

use std::collections::BTreeMap;

use crate::diff::flat::Context;
use crate::diff::text::Atom;
use crate::diff::text::CELL;
use crate::diff::text::Passage;
use crate::diff::text::PassageKind;
use crate::model::Block;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::Inline;
use crate::model::Paragraph;
use crate::model::Prose;
use crate::model::RecordRef;
use crate::model::RecordsBlock;
use crate::model::Table;
use crate::model::walk_blocks;
use crate::model::walk_inlines;

/// What a passage was taken from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Origin<'a> {
    /// The clause it belongs to, by its place among all clauses of the text.
    pub clause: usize,
    /// Whether it leads the clause: its title, or the first words of an item.
    pub leads: bool,
    /// What it is there.
    pub form: Form,
    /// What stands in it.
    pub body: Body<'a>,
}

/// What a passage is in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The title of a heading with its level.
    Title(u8),
    /// A paragraph.
    Paragraph,
    /// A paragraph of a quotation.
    Quote,
    /// The first words of a list item.
    Item,
    /// The head of a table.
    Head,
    /// A row of a table.
    Row,
    /// A footnote, or a part of one.
    Footnote,
    /// Literal text, a line across, or a block made from records.
    Block,
}

/// What stands in a passage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Body<'a> {
    /// Running text.
    Words(&'a [Inline]),
    /// Running text in cells.
    Cells(&'a [Vec<Inline>]),
    /// Literal text.
    Code(&'a str),
    /// A line across.
    Rule,
    /// A table or list made from records.
    Records(&'a RecordsBlock),
    /// The other facts of a record.
    Record(&'a RecordRef),
}

/// A text made ready for comparison.
pub(super) struct Text<'a> {
    /// All clauses, in the order of the text.
    pub clauses: Vec<&'a Clause>,
    /// Its passages.
    pub passages: Vec<Passage>,
    /// What each was taken from.
    pub origins: Vec<Origin<'a>>,
    /// For each clause, the passage that leads it.
    pub leads: Vec<usize>,
}

/// Takes a text apart. The clauses come in the order of [`Prose::each_clause`].
pub(super) fn text<'a>(prose: &'a Prose, context: &Context<'_>) -> Text<'a> {
    let text = Text { clauses: Vec::new(), passages: Vec::new(), origins: Vec::new(), leads: Vec::new() };
    let mut reader = Reader { context, text, marks: BTreeMap::new() };
    for clause in &prose.clauses {
        reader.clause(clause, None, &Surroundings::default());
    }
    reader.footnotes(prose);
    reader.text
}

struct Reader<'a, 'c> {
    context: &'c Context<'c>,
    text: Text<'a>,
    /// The clause that marks each footnote first.
    marks: BTreeMap<&'a str, usize>,
}

/// What a passage stands in.
#[derive(Clone, Default)]
struct Surroundings {
    clause: usize,
    /// The name of the nearest clause that has one.
    owner: Option<String>,
    form: Option<Form>,
}

impl<'a> Reader<'a, '_> {
    /// Reads a clause that may stand at a place below the passage of another.
    fn clause(&mut self, clause: &'a Clause, place: Option<(usize, usize)>, outer: &Surroundings) {
        let name = self.name(clause);
        let at = self.text.clauses.len();
        let inner = Surroundings { clause: at, owner: name.clone().or_else(|| outer.owner.clone()), form: outer.form };
        self.text.clauses.push(clause);
        self.text.leads.push(self.text.passages.len());
        let lead = self.text.leads[at];
        let place = place.filter(|_| !clause.explicit);
        let mut blocks = &clause.blocks[..];
        let (form, inlines): (Form, &'a [Inline]) = match (clause.kind, blocks) {
            (ClauseKind::Heading(level), _) => (Form::Title(level), &clause.title),
            (ClauseKind::Item, [Block::Paragraph(first), rest @ ..]) => {
                blocks = rest;
                (Form::Item, &first.inlines)
            }
            (ClauseKind::Item, _) => (Form::Item, &[]),
            (ClauseKind::Preamble, _) => (Form::Paragraph, &[]),
        };
        self.words(form, inlines, name, &inner);
        self.text.origins[lead].leads = true;
        self.text.passages[lead].place = place;
        let mut nth = 0;
        self.blocks(blocks, &inner, &mut Some((lead, &mut nth)));
        for below in &clause.clauses {
            self.clause(below, Some((lead, nth)), &inner);
            nth += 1;
        }
    }

    /// The name of a clause before: the preamble has one by nature, others if it was typed.
    fn name(&self, clause: &Clause) -> Option<String> {
        let named = clause.explicit || clause.kind == ClauseKind::Preamble;
        named.then(|| self.context.former(&clause.id).to_owned())
    }

    /// Reads blocks; the items of their lists are clauses of their own if they have a place.
    fn blocks(&mut self, blocks: &'a [Block], inner: &Surroundings, place: &mut Option<(usize, &mut usize)>) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, inner),
                Block::List(list) => list.items.iter().for_each(|item| self.item(item, inner, place)),
                Block::Table(table) => self.table(table, inner),
                Block::Quote(blocks) => {
                    let quoted = Surroundings { form: inner.form.or(Some(Form::Quote)), ..inner.clone() };
                    self.blocks(blocks, &quoted, place);
                }
                Block::Code(code) => self.block(code.clone(), Body::Code(code), inner),
                Block::Rule => self.block(String::new(), Body::Rule, inner),
                Block::Records(records) => self.block(records.to_string(), Body::Records(records), inner),
                Block::Record(record) => {
                    let text = format!("{{{{ {}.{} }}}}", record.table.name(), record.key);
                    self.block(text, Body::Record(record), inner);
                }
            }
        }
    }

    fn item(&mut self, item: &'a Clause, inner: &Surroundings, place: &mut Option<(usize, &mut usize)>) {
        let Some((lead, nth)) = place else { return self.blocks(&item.blocks, inner, &mut None) };
        let at = (*lead, **nth);
        **nth += 1;
        self.clause(item, Some(at), inner);
    }

    fn paragraph(&mut self, paragraph: &'a Paragraph, inner: &Surroundings) {
        let name = paragraph.id.as_ref().map(|id| self.context.former(id).to_owned());
        self.words(inner.form.unwrap_or(Form::Paragraph), &paragraph.inlines, name, inner);
    }

    fn words(&mut self, form: Form, inlines: &'a [Inline], name: Option<String>, inner: &Surroundings) {
        let kind = if matches!(form, Form::Title(_)) { PassageKind::Title } else { PassageKind::Words };
        let (text, atoms) = self.context.flatten(inlines);
        self.note_marks(inlines, inner.clause);
        self.add(Passage { text, kind, name, atoms, ..Passage::default() }, form, Body::Words(inlines), inner);
    }

    fn table(&mut self, table: &'a Table, inner: &Surroundings) {
        self.row(Form::Head, &table.head, None, inner);
        for row in &table.rows {
            self.row(Form::Row, &row.cells, row.id.clone(), inner);
        }
    }

    fn row(&mut self, form: Form, cells: &'a [Vec<Inline>], name: Option<String>, inner: &Surroundings) {
        let (mut text, mut atoms, mut head) = (String::new(), Vec::new(), 0);
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                atoms.push(Atom { range: text.len()..text.len() + CELL.len_utf8(), key: CELL.to_string() });
                text.push(CELL);
            }
            let (words, own) = self.context.flatten(cell);
            let from = text.len();
            atoms.extend(own.into_iter().map(|atom| {
                let range = atom.range.start + from..atom.range.end + from;
                Atom { range, key: atom.key }
            }));
            text.push_str(&words);
            self.note_marks(cell, inner.clause);
            head = if at == 0 { text.len() } else { head };
        }
        let kind = PassageKind::Row;
        self.add(Passage { text, kind, name, head, atoms, ..Passage::default() }, form, Body::Cells(cells), inner);
    }

    fn block(&mut self, text: String, body: Body<'a>, inner: &Surroundings) {
        let passage = Passage { text, kind: PassageKind::Block, ..Passage::default() };
        self.add(passage, Form::Block, body, inner);
    }

    fn add(&mut self, mut passage: Passage, form: Form, body: Body<'a>, inner: &Surroundings) {
        passage.owner = passage.name.clone().or_else(|| inner.owner.clone());
        self.text.passages.push(passage);
        self.text.origins.push(Origin { clause: inner.clause, leads: false, form, body });
    }

    fn note_marks(&mut self, inlines: &'a [Inline], clause: usize) {
        walk_inlines(inlines, &mut |inline| {
            if let Inline::FootnoteMark(name) = inline {
                self.marks.entry(name).or_insert(clause);
            }
        });
    }

    /// Footnotes belong to the clause that marks them first: one that changes, changes that clause.
    fn footnotes(&mut self, prose: &'a Prose) {
        for footnote in &prose.footnotes {
            let clause = self.marks.get(footnote.name.as_str()).copied().unwrap_or_default();
            walk_blocks(&footnote.blocks, &mut |inline| {
                if let Inline::FootnoteMark(name) = inline {
                    self.marks.entry(name).or_insert(clause);
                }
            });
            let owner = Some(format!("^{}", footnote.name));
            let inner = Surroundings { clause, owner, form: Some(Form::Footnote) };
            if !self.text.clauses.is_empty() {
                self.blocks(&footnote.blocks, &inner, &mut None);
            }
        }
    }
}
