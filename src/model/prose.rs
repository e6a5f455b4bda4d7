//! The prose of one release in one language: a tree of clauses, blocks and inlines.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::Span;
use crate::model::Inline;
use crate::model::LanguageTag;
use crate::model::Platform;
use crate::model::walk_inlines;

/// The whole prose.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Prose {
    /// The clauses of the top level, the preamble first if there is one.
    pub clauses: Vec<Clause>,
    /// Footnotes in the order of their first mark.
    pub footnotes: Vec<Footnote>,
}

impl Prose {
    /// Shows every clause, in the order of the text: headings, items, and what is below each.
    pub fn each_clause<'a>(&'a self, seen: &mut dyn FnMut(&'a Clause)) {
        self.clauses.iter().for_each(|clause| clause.each(seen));
    }

    /// Gives clauses and paragraphs the ids they had in the release before, by the ids they have.
    pub fn rename(&mut self, former: &BTreeMap<String, String>) {
        self.clauses.iter_mut().for_each(|clause| clause.rename(former));
    }

    /// A clause by its id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        let mut found = None;
        self.each_clause(&mut |clause| {
            if clause.id == id {
                found = Some(clause);
            }
        });
        found
    }

    /// Shows every inline, footnotes last.
    pub fn walk<'a>(&'a self, seen: &mut dyn FnMut(&'a Inline)) {
        self.clauses.iter().for_each(|clause| clause.walk(seen));
        self.footnotes.iter().for_each(|footnote| walk_blocks(&footnote.blocks, seen));
    }

    /// The id of everything that can be linked to, with whether the id was typed, in the order of the text.
    pub fn anchors(&self) -> Vec<Anchor<'_>> {
        let mut all = Vec::new();
        self.clauses.iter().for_each(|clause| clause.anchors(&mut all));
        all
    }
}

/// Something in the prose that can be linked to.
#[derive(Clone, Copy, Debug)]
pub struct Anchor<'a> {
    /// Its id.
    pub id: &'a str,
    /// What has it.
    pub kind: AnchorKind,
    /// Whether the id was typed.
    pub explicit: bool,
    /// The id it had in the release before, if it was renamed.
    pub was: Option<&'a str>,
    /// The only language that has it.
    pub only: Option<&'a LanguageTag>,
    /// Where it is written.
    pub span: Span,
}

/// What in the prose has an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnchorKind {
    /// A clause.
    Clause(ClauseKind),
    /// A paragraph.
    Paragraph,
    /// A row of a table.
    Row,
}

/// A heading with what stands under it, a list item, or the preamble.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Clause {
    /// Its id, unique in the release and the same in every language.
    pub id: String,
    /// Whether the id was typed; otherwise it comes from the place.
    pub explicit: bool,
    /// The id it had in the release before, if it was renamed.
    pub was: Option<String>,
    /// The only language that has this clause.
    pub only: Option<LanguageTag>,
    /// What kind of clause it is.
    pub kind: ClauseKind,
    /// Its number; `None` if it is not numbered.
    pub number: Option<Number>,
    /// The title of a heading; empty for other kinds.
    pub title: Vec<Inline>,
    /// What stands in it, before its subordinate headings.
    pub blocks: Vec<Block>,
    /// The headings below it.
    pub clauses: Vec<Clause>,
    /// The record that all its words come from, if nobody wrote them here.
    pub record: Option<RecordRef>,
    /// Where it is written.
    pub span: Span,
}

impl Clause {
    /// Shows the clause and every one below it.
    pub fn each<'a>(&'a self, seen: &mut dyn FnMut(&'a Self)) {
        seen(self);
        each_item(&self.blocks, seen);
        self.clauses.iter().for_each(|clause| clause.each(seen));
    }

    fn rename(&mut self, former: &BTreeMap<String, String>) {
        if self.was.is_none() {
            self.was = former.get(&self.id).cloned();
        }
        rename_blocks(&mut self.blocks, former);
        self.clauses.iter_mut().for_each(|clause| clause.rename(former));
    }

    fn anchors<'a>(&'a self, all: &mut Vec<Anchor<'a>>) {
        all.push(Anchor {
            id: &self.id,
            kind: AnchorKind::Clause(self.kind),
            explicit: self.explicit,
            was: self.was.as_deref(),
            only: self.only.as_ref(),
            span: self.span,
        });
        block_anchors(&self.blocks, all);
        self.clauses.iter().for_each(|clause| clause.anchors(all));
    }

    /// Shows every inline of the clause and of what is below it.
    pub fn walk<'a>(&'a self, seen: &mut dyn FnMut(&'a Inline)) {
        walk_inlines(&self.title, seen);
        walk_blocks(&self.blocks, seen);
        self.clauses.iter().for_each(|clause| clause.walk(seen));
    }
}

fn rename_blocks(blocks: &mut [Block], former: &BTreeMap<String, String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.was.is_none() => {
                paragraph.was = paragraph.id.as_ref().and_then(|id| former.get(id)).cloned();
            }
            Block::List(list) => list.items.iter_mut().for_each(|item| item.rename(former)),
            Block::Quote(blocks) => rename_blocks(blocks, former),
            _ => {}
        }
    }
}

fn each_item<'a>(blocks: &'a [Block], seen: &mut dyn FnMut(&'a Clause)) {
    for block in blocks {
        match block {
            Block::List(list) => list.items.iter().for_each(|item| item.each(seen)),
            Block::Quote(blocks) => each_item(blocks, seen),
            _ => {}
        }
    }
}

fn block_anchors<'a>(blocks: &'a [Block], all: &mut Vec<Anchor<'a>>) {
    for block in blocks {
        match block {
            Block::Paragraph(Paragraph { id: Some(id), was, only, span, .. }) => {
                let (was, only, span) = (was.as_deref(), only.as_ref(), *span);
                all.push(Anchor { id, kind: AnchorKind::Paragraph, explicit: true, was, only, span });
            }
            Block::List(list) => list.items.iter().for_each(|item| item.anchors(all)),
            Block::Table(table) => {
                let rows = table.rows.iter().filter_map(|row| Some((row.id.as_deref()?, row.span)));
                let kind = AnchorKind::Row;
                all.extend(rows.map(|(id, span)| Anchor { id, kind, explicit: true, was: None, only: None, span }));
            }
            Block::Quote(blocks) => block_anchors(blocks, all),
            _ => {}
        }
    }
}

/// Shows every inline of some blocks.
pub fn walk_blocks<'a>(blocks: &'a [Block], seen: &mut dyn FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => walk_inlines(&paragraph.inlines, seen),
            Block::List(list) => list.items.iter().for_each(|item| item.walk(seen)),
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flat_map(|row| &row.cells));
                cells.for_each(|cell| walk_inlines(cell, seen));
            }
            Block::Quote(blocks) => walk_blocks(blocks, seen),
            Block::Code(_) | Block::Rule | Block::Records(_) | Block::Record(_) => {}
        }
    }
}

/// What a [`Clause`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// Text before the first heading.
    Preamble,
    /// A heading with its level, 1 for `##`.
    Heading(u8),
    /// A list item.
    Item,
}

/// The number of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
pub struct Number {
    /// What stands before the clause: `1.6`, `（一）`.
    pub label: String,
    /// How it is cited from elsewhere: `1.6`, `一（一）`.
    pub citation: String,
}

/// A part of a clause.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list; its items are clauses.
    List(List),
    /// A table.
    Table(Table),
    /// A quotation.
    Quote(Vec<Block>),
    /// Literal text.
    Code(String),
    /// A line across.
    Rule,
    /// A table or list made from records.
    Records(RecordsBlock),
    /// The other facts of a record whose words stand in this clause.
    Record(RecordRef),
}

/// A record by its table and key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    /// The table.
    pub table: BlockTable,
    /// The key.
    pub key: String,
}

/// A paragraph, with an id if it can be cited on its own.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Paragraph {
    /// Its id, if one was typed.
    pub id: Option<String>,
    /// The id it had in the release before, if it was renamed.
    pub was: Option<String>,
    /// The only language that has it.
    pub only: Option<LanguageTag>,
    /// Its words.
    pub inlines: Vec<Inline>,
    /// Where it is written.
    pub span: Span,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct List {
    /// Whether its items are numbered.
    pub ordered: bool,
    /// Its items.
    pub items: Vec<Clause>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Table {
    /// The head cells.
    pub head: Vec<Vec<Inline>>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Row {
    /// Its id, if one was typed in the first cell.
    pub id: Option<String>,
    /// The cells.
    pub cells: Vec<Vec<Inline>>,
    /// Where it is written.
    pub span: Span,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Footnote {
    /// Its name in the source.
    pub name: String,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A block made from records: `{{ sdks platform="android" }}`.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct RecordsBlock {
    /// The table.
    pub table: BlockTable,
    /// Only records of this platform.
    pub platform: Option<Platform>,
    /// Only records whose field has this value: `("kind", "share")`.
    pub filters: Vec<(String, String)>,
    /// The columns, in order; the theme's choice if empty.
    pub columns: Vec<String>,
    /// Where it is written.
    pub span: Span,
}

/// As it is written in the prose.
impl fmt::Display for RecordsBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{{{ {}", self.table.name())?;
        self.platform.iter().try_for_each(|platform| write!(f, " platform=\"{}\"", platform.id()))?;
        self.filters.iter().try_for_each(|(field, value)| write!(f, " {field}=\"{value}\""))?;
        if !self.columns.is_empty() {
            write!(f, " columns=\"{}\"", self.columns.join(" "))?;
        }
        f.write_str(" }}")
    }
}

/// What a [`RecordsBlock`] can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockTable {
    /// Uses of data.
    Uses,
    /// Permissions.
    Permissions,
    /// SDKs.
    Sdks,
    /// Terms.
    Definitions,
    /// Parties.
    Parties,
    /// Recipients.
    Recipients,
    /// Places of storage.
    Storage,
    /// Periods.
    Retention,
    /// Cookies and the like.
    Cookies,
    /// Self-start.
    Autostart,
    /// Rights.
    Rights,
    /// Exemptions.
    Exemptions,
    /// Contacts.
    Contacts,
    /// Security measures.
    Security,
    /// Promises.
    Promises,
    /// Transfers abroad.
    Transfers,
    /// The table of contents.
    Contents,
}

impl BlockTable {
    /// Every table with the name it has in prose.
    pub const ALL: [(&'static str, Self); 17] = [
        ("uses", Self::Uses),
        ("permissions", Self::Permissions),
        ("sdks", Self::Sdks),
        ("definitions", Self::Definitions),
        ("parties", Self::Parties),
        ("recipients", Self::Recipients),
        ("storage", Self::Storage),
        ("retention", Self::Retention),
        ("cookies", Self::Cookies),
        ("autostart", Self::Autostart),
        ("rights", Self::Rights),
        ("exemptions", Self::Exemptions),
        ("contacts", Self::Contacts),
        ("security", Self::Security),
        ("promises", Self::Promises),
        ("transfers", Self::Transfers),
        ("contents", Self::Contents),
    ];

    /// The word that begins the ids of its records in a page: `permission` of `permission-camera`.
    pub fn singular(self) -> &'static str {
        match self {
            Self::Uses => "use",
            Self::Permissions => "permission",
            Self::Sdks => "sdk",
            Self::Definitions => "definition",
            Self::Parties => "party",
            Self::Recipients => "recipient",
            Self::Storage => "storage",
            Self::Retention => "retention",
            Self::Cookies => "cookie",
            Self::Autostart => "autostart",
            Self::Rights => "right",
            Self::Exemptions => "exemption",
            Self::Contacts => "contact",
            Self::Security => "security",
            Self::Promises => "promise",
            Self::Transfers => "transfer",
            Self::Contents => "contents",
        }
    }

    /// The name it has in prose and in the TOML.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, table)| *table == self).map_or("", |(name, _)| name)
    }
}
