//! The blocks of a text from anywhere to clauses: ids and numbers as they were typed, places for the rest.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::content::annotation::Annotation;
use crate::content::loose::number::take_number;
use crate::content::markdown::Content;
use crate::content::markdown::Document;
use crate::content::markdown::RawBlock;
use crate::content::markdown::RawItem;
use crate::content::structure::Part;
use crate::content::structure::place_id;
use crate::content::structure::split;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::model::Block;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::Footnote;
use crate::model::Inline;
use crate::model::List;
use crate::model::Number;
use crate::model::Paragraph;
use crate::model::Prose;
use crate::model::Row;
use crate::model::Table;
use crate::model::walk_blocks;

/// The tree of a document.
pub(super) fn outline(document: Document) -> Prose {
    let mut outline = Outline { ids: BTreeSet::from(["preamble".to_owned()]) };
    let mut clauses = Vec::new();
    // Levels begin at 1 here, so that nothing is split off as the title of the page and nothing is logged.
    let mut parts = split(document.blocks, &mut Diagnostics::default()).into_iter();
    if let Some(Part { blocks, .. }) = parts.next().filter(|part| !part.blocks.is_empty()) {
        let id = Id { id: "preamble".to_owned(), explicit: true };
        let blocks = outline.blocks(blocks, &mut Place::new(&id.id));
        clauses.push(Clause { blocks, ..clause(ClauseKind::Preamble, id, Annotation::default()) });
    }
    clauses.extend(outline.headings(parts.collect(), &mut Place::new("")));
    let footnotes = document.footnotes.into_iter().enumerate().map(|(at, (name, blocks, _))| {
        let blocks = outline.blocks(blocks, &mut Place::new(&format!("note.{}", at + 1)));
        Footnote { name, blocks }
    });
    let footnotes = footnotes.collect();
    in_order(Prose { clauses, footnotes })
}

/// The footnotes in the order of their marks; those without one follow.
fn in_order(mut prose: Prose) -> Prose {
    let mut order: BTreeMap<String, usize> = BTreeMap::new();
    let mut note = |inline: &Inline| {
        if let Inline::FootnoteMark(name) = inline {
            let next = order.len();
            order.entry(name.clone()).or_insert(next);
        }
    };
    prose.clauses.iter().for_each(|clause| clause.walk(&mut note));
    prose.footnotes.iter().for_each(|footnote| walk_blocks(&footnote.blocks, &mut note));
    prose.footnotes.sort_by_key(|footnote| order.get(&footnote.name).copied().unwrap_or(usize::MAX));
    prose
}

/// A clause that has nothing yet.
fn clause(kind: ClauseKind, id: Id, annotation: Annotation) -> Clause {
    let Id { id, explicit } = id;
    let Annotation { was, only, .. } = annotation;
    let (number, title, blocks, clauses) = (None, Vec::new(), Vec::new(), Vec::new());
    Clause { id, explicit, was, only, kind, number, title, blocks, clauses, record: None, span: Span::NONE }
}

/// The id of a clause and whether it was typed.
struct Id {
    id: String,
    explicit: bool,
}

/// Where parts are counted for their ids.
struct Place {
    id: String,
    parts: u32,
}

impl Place {
    fn new(id: &str) -> Self {
        Self { id: id.to_owned(), parts: 0 }
    }
}

/// Makes the clauses.
struct Outline {
    /// Every id so far.
    ids: BTreeSet<String>,
}

impl Outline {
    /// The typed id, if it is the first of that name; otherwise one from the place.
    fn id(&mut self, typed: Option<&String>, sign: &str, place: &mut Place) -> Id {
        place.parts += 1;
        if let Some(id) = typed.filter(|id| self.ids.insert((*id).clone())) {
            return Id { id: id.clone(), explicit: true };
        }
        loop {
            let id = place_id(&place.id, sign, place.parts);
            if self.ids.insert(id.clone()) {
                return Id { id, explicit: false };
            }
            place.parts += 1;
        }
    }

    /// Clauses out of a flat list of headings.
    fn headings(&mut self, parts: Vec<Part>, parent: &mut Place) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let mut parts = parts.into_iter().peekable();
        while let Some(part) = parts.next() {
            let mut below = Vec::new();
            while let Some(next) = parts.next_if(|next| next.level > part.level) {
                below.push(next);
            }
            clauses.push(self.heading(part, below, parent));
        }
        clauses
    }

    fn heading(&mut self, part: Part, below: Vec<Part>, parent: &mut Place) -> Clause {
        let Part { level, content: Content { inlines: mut title, annotation, .. }, blocks } = part;
        let id = self.id(annotation.id.as_ref(), "s", parent);
        let number = if annotation.unnumbered { None } else { take_number(&mut title, true) };
        let mut place = Place::new(&id.id);
        let blocks = self.blocks(blocks, &mut place);
        let clauses = self.headings(below, &mut place);
        Clause { number, title, blocks, clauses, ..clause(ClauseKind::Heading(level), id, annotation) }
    }

    fn item(&mut self, item: RawItem, parent: &mut Place) -> Clause {
        let RawItem { mut blocks, typed, annotation, .. } = item;
        let id = self.id(annotation.id.as_ref(), "", parent);
        let number = match (typed, blocks.first_mut()) {
            _ if annotation.unnumbered => None,
            (Some(number), _) => Some(Number { label: format!("{number}."), citation: number.to_string() }),
            (None, Some(RawBlock::Paragraph(content))) => take_number(&mut content.inlines, false),
            _ => None,
        };
        let blocks = self.blocks(blocks, &mut Place::new(&id.id));
        Clause { number, blocks, ..clause(ClauseKind::Item, id, annotation) }
    }

    fn blocks(&mut self, blocks: Vec<RawBlock>, place: &mut Place) -> Vec<Block> {
        blocks.into_iter().filter_map(|block| self.block(block, place)).collect()
    }

    fn block(&mut self, block: RawBlock, place: &mut Place) -> Option<Block> {
        Some(match block {
            RawBlock::Paragraph(content) => Block::Paragraph(self.paragraph(content)?),
            RawBlock::Heading { content, .. } => {
                let inlines = vec![Inline::Strong(content.inlines)];
                Block::Paragraph(self.paragraph(Content { inlines, ..content })?)
            }
            RawBlock::List { ordered, items, .. } => {
                Block::List(List { ordered, items: items.into_iter().map(|item| self.item(item, place)).collect() })
            }
            RawBlock::Table { head, rows } => {
                let head = head.into_iter().map(|cell| cell.inlines).collect();
                Block::Table(Table { head, rows: rows.into_iter().map(|cells| self.row(cells)).collect() })
            }
            RawBlock::Quote(blocks) => Block::Quote(self.blocks(blocks, place)),
            RawBlock::Code(code) => Block::Code(code),
            RawBlock::Rule => Block::Rule,
            // The loose reader makes none: `{{ … }}` are words to it.
            RawBlock::Placeholder(..) => return None,
        })
    }

    /// A paragraph; `None` without words and id.
    fn paragraph(&mut self, content: Content) -> Option<Paragraph> {
        let Content { inlines, annotation: Annotation { id, was, only, .. }, span } = content;
        let id = id.filter(|id| self.ids.insert(id.clone()));
        (id.is_some() || !inlines.is_empty()).then_some(Paragraph { id, was, only, inlines, span })
    }

    fn row(&mut self, cells: Vec<Content>) -> Row {
        let id = cells.first().and_then(|cell| cell.annotation.id.clone());
        let id = id.filter(|id| self.ids.insert(id.clone()));
        Row { id, cells: cells.into_iter().map(|cell| cell.inlines).collect(), span: Span::NONE }
    }
}
