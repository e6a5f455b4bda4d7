//! Blocks to clauses: the tree, its ids and its numbers.

use std::collections::BTreeMap;

use crate::content::annotation::Annotation;
use crate::content::lint;
use crate::content::markdown::Content;
use crate::content::markdown::Document;
use crate::content::markdown::RawBlock;
use crate::content::markdown::RawItem;
use crate::content::records::BlockMaker;
use crate::content::records::Made;
use crate::diagnostic::DUPLICATE_ID;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::FOOTNOTE_UNUSED;
use crate::diagnostic::HEADING_SKIPS;
use crate::diagnostic::MISPLACED_ID;
use crate::diagnostic::NESTED_HEADING;
use crate::diagnostic::Span;
use crate::diagnostic::TITLE_HEADING;
use crate::diagnostic::WRONG_NUMBER;
use crate::model::Block;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::Footnote;
use crate::model::Inline;
use crate::model::List;
use crate::model::Number;
use crate::model::Numbering;
use crate::model::Paragraph;
use crate::model::Pattern;
use crate::model::Prose;
use crate::model::Row;
use crate::model::Table;
use crate::model::cite_below;
use crate::model::plain_text;
use crate::model::walk_blocks;

/// The tree of a document.
pub(super) fn structure(
    document: Document,
    numbering: &Numbering,
    maker: &BlockMaker<'_>,
    log: &mut Diagnostics,
) -> Prose {
    let mut builder = Builder { numbering, maker, ids: BTreeMap::new(), log };
    let mut clauses = builder.sections(document.blocks);
    let mut footnotes = Vec::new();
    for (at, (name, blocks, span)) in document.footnotes.into_iter().enumerate() {
        let mut scope = Scope::outside(&format!("note.{}", at + 1));
        let blocks = builder.blocks(blocks, &mut scope);
        footnotes.push((Footnote { name, blocks }, span));
    }
    let footnotes = used_footnotes(&clauses, footnotes, log);
    clauses.retain(|clause| clause.kind != ClauseKind::Preamble || !clause.blocks.is_empty());
    Prose { clauses, footnotes }
}

/// Where numbers are given out: a heading, an item or a place without numbers.
struct Scope {
    /// The id of the clause.
    id: String,
    /// Its title in words, for citing what is below an unnumbered one.
    title: String,
    /// The counts of the levels down to the clause; `None` below an unnumbered one.
    counts: Option<Vec<u32>>,
    /// The pattern for the lists right below, and how many levels deeper it stands in the scheme.
    list: Option<Pattern>,
    /// How many numbered parts it has.
    children: u32,
    /// How many parts it has at all.
    parts: u32,
    /// What stands between its last two lists.
    interrupted: Option<Span>,
}

impl Scope {
    fn outside(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: String::new(),
            counts: None,
            list: None,
            children: 0,
            parts: 0,
            interrupted: None,
        }
    }

    fn below(id: &str, title: String, counts: Option<Vec<u32>>, list: Option<Pattern>) -> Self {
        Self { title, counts, list, ..Self::outside(id) }
    }

    fn child_counts(&self, count: u32) -> Option<Vec<u32>> {
        self.counts.as_ref().map(|counts| counts.iter().copied().chain([count]).collect())
    }
}

struct Builder<'a, 'b> {
    numbering: &'a Numbering,
    maker: &'a BlockMaker<'a>,
    /// Every id with the place of its clause.
    ids: BTreeMap<String, Span>,
    log: &'b mut Diagnostics,
}

impl Builder<'_, '_> {
    /// The clauses of the top level with everything below them.
    fn sections(&mut self, blocks: Vec<RawBlock>) -> Vec<Clause> {
        let mut root = Scope::below("", String::new(), Some(Vec::new()), None);
        let mut parts = split(blocks, self.log).into_iter();
        let mut clauses = Vec::new();
        if let Some(Part { blocks, .. }) = parts.next() {
            let mut scope = Scope::outside("preamble");
            let span = blocks.iter().find_map(block_span).unwrap_or_default();
            self.ids.insert("preamble".to_owned(), span);
            clauses.push(Clause {
                id: "preamble".to_owned(),
                explicit: true,
                was: None,
                only: None,
                kind: ClauseKind::Preamble,
                number: None,
                title: Vec::new(),
                blocks: self.blocks(blocks, &mut scope),
                clauses: Vec::new(),
                record: None,
                span,
            });
        }
        let parts: Vec<Part> = parts.collect();
        clauses.extend(self.headings(parts, 1, &mut root));
        clauses
    }

    /// Clauses of one level out of a flat list of headings.
    fn headings(&mut self, parts: Vec<Part>, level: u8, parent: &mut Scope) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let mut parts = parts.into_iter().peekable();
        while let Some(part) = parts.next() {
            let mut below = Vec::new();
            while let Some(next) = parts.next_if(|next| next.level > part.level) {
                below.push(next);
            }
            if part.level > level {
                let fault = Diagnostic::new(HEADING_SKIPS, part.content.span).arg("found", part.level + 1);
                self.log.push(fault.arg("expected", level + 1));
            }
            clauses.push(self.heading(part, below, level, parent));
        }
        clauses
    }

    fn heading(&mut self, part: Part, below: Vec<Part>, level: u8, parent: &mut Scope) -> Clause {
        let Part { content, blocks, .. } = part;
        let Annotation { id, unnumbered, was, only, list } = content.annotation;
        let title = plain_text(&content.inlines);
        lint::typed_number(&title, true, content.span, self.log);
        parent.parts += 1;
        let counts = if unnumbered { None } else { parent.child_counts(parent.children + 1) };
        parent.children += u32::from(counts.is_some());
        let explicit = id.is_some();
        let id = id.unwrap_or_else(|| place_id(&parent.id, "s", parent.parts));
        self.claim(&id, content.span);
        let number = counts.as_ref().and_then(|counts| self.number(counts));
        let mut scope = Scope::below(&id, title, counts, list);
        let blocks = self.blocks(blocks, &mut scope);
        let clauses = self.headings(below, level + 1, &mut scope);
        let kind = ClauseKind::Heading(level);
        let Content { inlines: title, span, .. } = content;
        Clause { id, explicit, was, only, kind, number, title, blocks, clauses, record: None, span }
    }

    fn number(&self, counts: &[u32]) -> Option<Number> {
        Some(Number { label: self.numbering.label(counts)?, citation: self.numbering.citation(counts)? })
    }

    fn claim(&mut self, id: &str, span: Span) {
        if let Some(first) = self.ids.get(id) {
            self.log.push(Diagnostic::new(DUPLICATE_ID, span).arg("id", id).also("first", *first));
        } else {
            self.ids.insert(id.to_owned(), span);
        }
    }

    fn blocks(&mut self, blocks: Vec<RawBlock>, scope: &mut Scope) -> Vec<Block> {
        let mut done = Vec::new();
        let mut after_list = false;
        for block in blocks {
            match &block {
                RawBlock::List { .. } => after_list = true,
                block if after_list => {
                    scope.interrupted = block_span(block);
                    after_list = false;
                }
                _ => {}
            }
            done.extend(self.block(block, scope));
        }
        done
    }

    fn block(&mut self, block: RawBlock, scope: &mut Scope) -> Option<Block> {
        Some(match block {
            RawBlock::Paragraph(content) => {
                let Annotation { id, was, only, .. } = content.annotation;
                if content.inlines.is_empty() {
                    return None;
                }
                lint::typed_number(&plain_text(&content.inlines), false, content.span, self.log);
                if let Some(id) = &id {
                    self.claim(id, content.span);
                }
                Block::Paragraph(Paragraph { id, was, only, inlines: content.inlines, span: content.span })
            }
            RawBlock::List { ordered, items, span } => {
                self.check_typed(&items, ordered, scope, span);
                let items = items.into_iter().map(|item| self.item(item, ordered, scope)).collect();
                if scope.counts.is_none() {
                    scope.children = 0;
                }
                Block::List(List { ordered, items })
            }
            RawBlock::Table { head, rows } => {
                for cell in &head {
                    self.refuse_id(cell);
                }
                let head = head.into_iter().map(|cell| cell.inlines).collect();
                Block::Table(Table { head, rows: rows.into_iter().map(|cells| self.row(cells)).collect() })
            }
            RawBlock::Quote(blocks) => Block::Quote(self.blocks(blocks, scope)),
            RawBlock::Code(code) => Block::Code(code),
            RawBlock::Rule => Block::Rule,
            RawBlock::Heading { content, .. } => {
                self.log.push(Diagnostic::new(NESTED_HEADING, content.span));
                return None;
            }
            RawBlock::Placeholder(found, span) => match self.maker.block(&found, span, self.log)? {
                Made::Block(block) => Block::Records(block),
                Made::Clauses(items) => {
                    let items = items.into_iter().map(|item| self.record_item(item, scope)).collect();
                    Block::List(List { ordered: true, items })
                }
            },
        })
    }

    /// Only the first cell of a row has a place for an id.
    fn refuse_id(&mut self, cell: &Content) {
        if let Some(id) = &cell.annotation.id {
            self.log.push(Diagnostic::new(MISPLACED_ID, cell.span).arg("text", id));
        }
    }

    fn row(&mut self, cells: Vec<Content>) -> Row {
        for cell in cells.iter().skip(1) {
            self.refuse_id(cell);
        }
        let first = cells.first();
        let id = first.and_then(|cell| cell.annotation.id.clone());
        let span = first.map_or(Span::NONE, |cell| cell.span);
        if let Some(id) = &id {
            self.claim(id, span);
        }
        Row { id, cells: cells.into_iter().map(|cell| cell.inlines).collect(), span }
    }

    fn item(&mut self, item: RawItem, ordered: bool, scope: &mut Scope) -> Clause {
        let Annotation { id, was, only, unnumbered, .. } = item.annotation;
        let (own, number, mut below) = self.place_item(id.clone(), ordered && !unnumbered, item.span, scope);
        let blocks = self.blocks(item.blocks, &mut below);
        Clause {
            id: own,
            explicit: id.is_some(),
            was,
            only,
            kind: ClauseKind::Item,
            number,
            title: Vec::new(),
            blocks,
            clauses: Vec::new(),
            record: None,
            span: item.span,
        }
    }

    /// An item made from a record: its id comes from the record's key.
    fn record_item(&mut self, mut item: Clause, scope: &mut Scope) -> Clause {
        let (id, number, mut below) = self.place_item(Some(item.id.clone()), true, item.span, scope);
        item.id = id;
        item.number = number;
        for block in &mut item.blocks {
            if let Block::List(list) = block {
                let items = std::mem::take(&mut list.items).into_iter();
                list.items = items.map(|item| self.record_item(item, &mut below)).collect();
            }
        }
        item
    }

    /// Gives an item its id, its number and the scope of what is below it.
    fn place_item(
        &mut self,
        id: Option<String>,
        numbered: bool,
        span: Span,
        scope: &mut Scope,
    ) -> (String, Option<Number>, Scope) {
        scope.parts += 1;
        let id = id.unwrap_or_else(|| place_id(&scope.id, "", scope.parts));
        self.claim(&id, span);
        if !numbered {
            return (id.clone(), None, Scope::outside(&id));
        }
        scope.children += 1;
        let (counts, number) = self.item_number(scope);
        let list = self.deeper(scope);
        let title = number.as_ref().map(|number| number.citation.clone()).unwrap_or_default();
        (id.clone(), number, Scope::below(&id, title, counts, list))
    }

    /// The number of the next item of a scope, and the counts for what is below it.
    fn item_number(&self, scope: &Scope) -> (Option<Vec<u32>>, Option<Number>) {
        let count = scope.children;
        let own = scope.list.as_ref().map(|pattern| pattern.write(count));
        if let Some(counts) = scope.child_counts(count) {
            let mut number = self.number(&counts);
            if let (Some(label), Some(above)) = (&own, scope.counts.as_ref().and_then(|counts| self.number(counts))) {
                let citation = cite_below(&above.citation, label);
                number = Some(Number { label: label.clone(), citation });
            }
            if number.is_some() {
                return (Some(counts), number);
            }
        }
        // Below an unnumbered clause a list counts for itself and is cited with the clause's title.
        let label = own.unwrap_or_else(|| format!("{count}."));
        let plain = label.trim_end_matches(['.', '、']);
        let citation = if scope.title.is_empty() { plain.to_owned() } else { format!("{} {plain}", scope.title) };
        (None, Some(Number { label, citation }))
    }

    /// The pattern of the lists below an item, where the scope's own pattern is one of the scheme's.
    fn deeper(&self, scope: &Scope) -> Option<Pattern> {
        let own = scope.list.as_ref()?;
        let patterns = self.numbering.patterns();
        let at = patterns.iter().position(|pattern| pattern == own)?;
        patterns.get(at + 1).cloned()
    }

    /// A typed number is an assertion, except where every item has the same one.
    fn check_typed(&mut self, items: &[RawItem], ordered: bool, scope: &Scope, list: Span) {
        let typed: Vec<u32> = items.iter().filter_map(|item| item.typed).collect();
        if !ordered || typed.iter().all(|number| *number == 1) {
            return;
        }
        let mut numbers = (scope.children + 1..).zip(items);
        // One wrong number makes those after it wrong as well: the first says enough.
        let wrong = numbers.find(|(number, item)| item.typed.is_some_and(|typed| typed != *number));
        if let Some((number, item)) = wrong {
            let typed = item.typed.unwrap_or_default();
            let fault = Diagnostic::new(WRONG_NUMBER, item.span.part(0, typed.to_string().len() + 1));
            let fault = fault.arg("typed", typed).arg("number", number);
            self.log.push(match scope.interrupted {
                Some(between) => fault.also("interrupts", between),
                None => fault.also("list", list.part(0, 1)),
            });
        }
    }
}

/// A heading with the blocks up to the next one.
pub(super) struct Part {
    /// The level of the heading.
    pub level: u8,
    /// Its words.
    pub content: Content,
    /// What stands below it.
    pub blocks: Vec<RawBlock>,
}

/// The first part has no heading: it is the preamble.
pub(super) fn split(blocks: Vec<RawBlock>, log: &mut Diagnostics) -> Vec<Part> {
    let mut parts = vec![Part { level: 0, content: Content::default(), blocks: Vec::new() }];
    for block in blocks {
        match block {
            RawBlock::Heading { level: 0, content } => log.push(Diagnostic::new(TITLE_HEADING, content.span)),
            RawBlock::Heading { level, content } => parts.push(Part { level, content, blocks: Vec::new() }),
            block => {
                if let Some(part) = parts.last_mut() {
                    part.blocks.push(block);
                }
            }
        }
    }
    parts
}

fn block_span(block: &RawBlock) -> Option<Span> {
    match block {
        RawBlock::Paragraph(content) => Some(content.span),
        RawBlock::List { span, .. } | RawBlock::Placeholder(_, span) => Some(*span),
        _ => None,
    }
}

/// The id of a part that has none typed: its parent's and its place. The dot keeps it apart from typed ids.
pub(super) fn place_id(parent: &str, sign: &str, place: u32) -> String {
    if parent.is_empty() { format!("{sign}.{place}") } else { format!("{parent}.{sign}{place}") }
}

/// The footnotes in the order of their marks; one without a mark is reported.
fn used_footnotes(clauses: &[Clause], all: Vec<(Footnote, Span)>, log: &mut Diagnostics) -> Vec<Footnote> {
    let mut order: Vec<String> = Vec::new();
    let mut note = |inline: &Inline| {
        if let Inline::FootnoteMark(name) = inline
            && !order.contains(name)
        {
            order.push(name.clone());
        }
    };
    for clause in clauses {
        clause.walk(&mut note);
    }
    for (footnote, _) in &all {
        walk_blocks(&footnote.blocks, &mut note);
    }
    let mut used = Vec::new();
    let mut rest = all;
    for name in &order {
        if let Some(at) = rest.iter().position(|(footnote, _)| footnote.name == *name) {
            used.push(rest.remove(at).0);
        }
    }
    for (footnote, span) in rest {
        log.push(Diagnostic::new(FOOTNOTE_UNUSED, span).arg("name", footnote.name));
    }
    used
}
