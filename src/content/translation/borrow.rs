//! Clauses of the source where a translation lacks them, so that a reader of one language misses nothing and every
//! number stays the same.

use std::collections::BTreeSet;

use crate::content::annotation::Annotation;
use crate::content::markdown::Content;
use crate::content::markdown::Document;
use crate::content::markdown::RawBlock;
use crate::content::markdown::RawItem;
use crate::model::Inline;
use crate::model::LanguageTag;
use crate::model::walk_inlines;

/// Puts every clause that a translation lacks at the place it has in the source, in the words of the source.
pub(in crate::content) fn borrow(source: &Document, own: &mut Document, language: &LanguageTag) {
    let mut known = BTreeSet::new();
    ids(&own.blocks, &mut known);
    let borrower = Borrower { known, language };
    let mut changed = borrower.preamble(source, own);
    let mut preceding: Option<&str> = None;
    for (heading, blocks) in sections(&source.blocks) {
        let section = heading.and_then(|content| content.annotation.id.as_deref());
        if heading.is_some_and(|content| borrower.lacks(&content.annotation)) {
            let at = end_of(&own.blocks, preceding);
            own.blocks.splice(at..at, borrower.taken(blocks));
            changed = true;
        } else {
            changed |= borrower.parts(blocks, &mut own.blocks, section, None);
        }
        preceding = section;
    }
    if changed {
        borrow_notes(source, own);
    }
}

/// The footnotes that the borrowed clauses mark come with them.
fn borrow_notes(source: &Document, own: &mut Document) {
    let mut marked = BTreeSet::new();
    marks(&own.blocks, &mut marked);
    own.footnotes.iter().for_each(|(_, blocks, _)| marks(blocks, &mut marked));
    let mut rest: Vec<_> = source.footnotes.iter().collect();
    rest.retain(|(name, ..)| own.footnotes.iter().all(|(known, ..)| known != name));
    // One footnote may mark another.
    while let Some(at) = rest.iter().position(|(name, ..)| marked.contains(name)) {
        let note = rest.remove(at);
        marks(&note.1, &mut marked);
        own.footnotes.push(note.clone());
    }
}

/// The names of the footnotes that some blocks mark.
fn marks(blocks: &[RawBlock], all: &mut BTreeSet<String>) {
    let mut see = |content: &Content| {
        walk_inlines(&content.inlines, &mut |inline| {
            if let Inline::FootnoteMark(name) = inline {
                all.insert(name.clone());
            }
        });
    };
    for block in blocks {
        match block {
            RawBlock::Heading { content, .. } | RawBlock::Paragraph(content) => see(content),
            RawBlock::Table { head, rows } => head.iter().chain(rows.iter().flatten()).for_each(&mut see),
            _ => {}
        }
    }
    for block in blocks {
        match block {
            RawBlock::List { items, .. } => items.iter().for_each(|item| marks(&item.blocks, all)),
            RawBlock::Quote(blocks) => marks(blocks, all),
            _ => {}
        }
    }
}

/// Whether a block begins a section: it is a heading with an id. One without belongs to the section before.
fn begins(block: &RawBlock) -> bool {
    matches!(block, RawBlock::Heading { content, .. } if content.annotation.id.is_some())
}

/// The sections of a text, each with its heading. The first has none.
fn sections(blocks: &[RawBlock]) -> Vec<(Option<&Content>, &[RawBlock])> {
    let mut all = Vec::new();
    let mut heading = None;
    let mut start = 0;
    for (at, block) in blocks.iter().enumerate() {
        if let RawBlock::Heading { content, .. } = block
            && begins(block)
        {
            all.push((heading, &blocks[start..at]));
            (heading, start) = (Some(content), at);
        }
    }
    all.push((heading, &blocks[start..]));
    all
}

/// Where the section of a heading ends: before the next one. Without an id, where the preamble does.
fn end_of(blocks: &[RawBlock], id: Option<&str>) -> usize {
    let is_it =
        |block: &RawBlock| matches!(block, RawBlock::Heading { content, .. } if content.annotation.id.as_deref() == id);
    let start = id.and_then(|_| blocks.iter().position(is_it)).map_or(0, |at| at + 1);
    blocks[start..].iter().position(begins).map_or(blocks.len(), |length| start + length)
}

/// Where a block belongs that is in the source the one of a number in its section.
fn slot(blocks: &[RawBlock], section: Option<&str>, number: usize) -> usize {
    let end = end_of(blocks, section);
    let start = blocks[..end].iter().rposition(begins).filter(|_| section.is_some()).unwrap_or_default();
    end.min(start + number)
}

/// Every id of some blocks.
fn ids(blocks: &[RawBlock], all: &mut BTreeSet<String>) {
    let mut add = |annotation: &Annotation| all.extend(annotation.id.clone());
    for block in blocks {
        match block {
            RawBlock::Heading { content, .. } | RawBlock::Paragraph(content) => add(&content.annotation),
            RawBlock::Table { rows, .. } => {
                rows.iter().filter_map(|row| row.first()).for_each(|cell| add(&cell.annotation));
            }
            RawBlock::List { items, .. } => items.iter().for_each(|item| add(&item.annotation)),
            _ => {}
        }
    }
    for block in blocks {
        match block {
            RawBlock::List { items, .. } => items.iter().for_each(|item| ids(&item.blocks, all)),
            RawBlock::Quote(blocks) => ids(blocks, all),
            _ => {}
        }
    }
}

struct Borrower<'a> {
    /// The ids that the translation has.
    known: BTreeSet<String>,
    language: &'a LanguageTag,
}

impl Borrower<'_> {
    /// Whether the translation should have a clause and does not.
    fn lacks(&self, annotation: &Annotation) -> bool {
        let shared = annotation.only.as_ref().is_none_or(|only| only == self.language);
        shared && annotation.id.as_ref().is_some_and(|id| !self.known.contains(id))
    }

    /// Whether a clause may be part of a borrowed one: it stands nowhere else in the translation.
    fn may_come(&self, annotation: &Annotation) -> bool {
        annotation.id.is_none() || self.lacks(annotation)
    }

    fn preamble(&self, source: &Document, own: &mut Document) -> bool {
        if own.blocks.first().is_some_and(|first| !begins(first)) {
            return false;
        }
        let end = end_of(&source.blocks, None);
        let taken = self.taken(&source.blocks[..end]);
        let any = !taken.is_empty();
        own.blocks.splice(0..0, taken);
        any
    }

    /// Blocks without the clauses in them that the translation has.
    fn taken(&self, blocks: &[RawBlock]) -> Vec<RawBlock> {
        let may_come = |annotation: &Annotation| self.may_come(annotation);
        let take = |block: &RawBlock| match block {
            RawBlock::Paragraph(content) if !may_come(&content.annotation) => None,
            RawBlock::List { ordered, items, span } => {
                let items: Vec<RawItem> = items
                    .iter()
                    .filter(|item| may_come(&item.annotation))
                    .map(|item| RawItem { blocks: self.taken(&item.blocks), ..item.clone() })
                    .collect();
                (!items.is_empty()).then_some(RawBlock::List { ordered: *ordered, items, span: *span })
            }
            RawBlock::Table { head, rows } => {
                let first = |row: &&Vec<Content>| row.first().is_none_or(|cell| may_come(&cell.annotation));
                Some(RawBlock::Table { head: head.clone(), rows: rows.iter().filter(first).cloned().collect() })
            }
            RawBlock::Quote(blocks) => Some(RawBlock::Quote(self.taken(blocks))),
            block => Some(block.clone()),
        };
        blocks.iter().filter_map(take).collect()
    }

    /// The items, paragraphs and rows that the translation lacks in a section that it has. `outer` is the number of the
    /// block of the section that holds them, if they do not stand in the section itself.
    fn parts(&self, source: &[RawBlock], own: &mut Vec<RawBlock>, section: Option<&str>, outer: Option<usize>) -> bool {
        let mut changed = false;
        for (number, block) in source.iter().enumerate() {
            let number = outer.unwrap_or(number);
            match block {
                RawBlock::Paragraph(content) if self.lacks(&content.annotation) => {
                    own.insert(slot(own, section, number), block.clone());
                    changed = true;
                }
                RawBlock::List { items, .. } => {
                    for (at, item) in items.iter().enumerate() {
                        changed |= if self.lacks(&item.annotation) {
                            self.item(block, at, own, |own| slot(own, section, number));
                            true
                        } else if let Some(inside) = item.annotation.id.as_ref().and_then(|id| inside(own, id)) {
                            self.parts(&item.blocks, inside, None, None)
                        } else {
                            self.parts(&item.blocks, own, section, Some(number + 1))
                        };
                    }
                }
                RawBlock::Table { rows, .. } => {
                    let lacking = |row: &Vec<Content>| row.first().is_some_and(|cell| self.lacks(&cell.annotation));
                    for at in (0..rows.len()).filter(|at| lacking(&rows[*at])) {
                        Self::row(block, at, own, |own| slot(own, section, number));
                        changed = true;
                    }
                }
                RawBlock::Quote(blocks) => changed |= self.parts(blocks, own, section, Some(number + 1)),
                _ => {}
            }
        }
        changed
    }

    /// An item goes beside those that the translation has, or into a list of its own.
    fn item(&self, list: &RawBlock, at: usize, own: &mut Vec<RawBlock>, slot: impl Fn(&[RawBlock]) -> usize) {
        let RawBlock::List { ordered, items, span } = list else { return };
        let new = RawItem { blocks: self.taken(&items[at].blocks), typed: None, ..items[at].clone() };
        let id = |item: &RawItem| item.annotation.id.clone();
        let before = items[..at].iter().rev().filter_map(id).any(|id| insert_item(own, &id, 1, &new));
        if !before && !items[at + 1..].iter().filter_map(id).any(|id| insert_item(own, &id, 0, &new)) {
            own.insert(slot(own), RawBlock::List { ordered: *ordered, items: vec![new], span: *span });
        }
    }

    /// A row goes beside those that the translation has, or into a table of its own.
    fn row(table: &RawBlock, at: usize, own: &mut Vec<RawBlock>, slot: impl Fn(&[RawBlock]) -> usize) {
        let RawBlock::Table { head, rows } = table else { return };
        let id = |row: &Vec<Content>| row.first().and_then(|cell| cell.annotation.id.clone());
        let before = rows[..at].iter().rev().filter_map(id).any(|id| insert_row(own, &id, 1, &rows[at]));
        if !before && !rows[at + 1..].iter().filter_map(id).any(|id| insert_row(own, &id, 0, &rows[at])) {
            own.insert(slot(own), RawBlock::Table { head: head.clone(), rows: vec![rows[at].clone()] });
        }
    }
}

/// The blocks of the item of an id.
fn inside<'a>(blocks: &'a mut [RawBlock], id: &str) -> Option<&'a mut Vec<RawBlock>> {
    blocks.iter_mut().find_map(|block| match block {
        RawBlock::List { items, .. } => items.iter_mut().find_map(|item| {
            if item.annotation.id.as_deref() == Some(id) {
                Some(&mut item.blocks)
            } else {
                inside(&mut item.blocks, id)
            }
        }),
        RawBlock::Quote(blocks) => inside(blocks, id),
        _ => None,
    })
}

/// Puts an item beside the one of an id, wherever that stands; false if it stands nowhere.
fn insert_item(blocks: &mut [RawBlock], id: &str, offset: usize, new: &RawItem) -> bool {
    blocks.iter_mut().any(|block| match block {
        RawBlock::List { items, .. } => {
            let at = items.iter().position(|item| item.annotation.id.as_deref() == Some(id));
            if let Some(at) = at {
                items.insert(at + offset, new.clone());
                // Numbers that were typed without it are no assertions any more.
                items.iter_mut().for_each(|item| item.typed = None);
            }
            at.is_some() || items.iter_mut().any(|item| insert_item(&mut item.blocks, id, offset, new))
        }
        RawBlock::Quote(blocks) => insert_item(blocks, id, offset, new),
        _ => false,
    })
}

/// Puts a row beside the one of an id.
fn insert_row(blocks: &mut [RawBlock], id: &str, offset: usize, new: &[Content]) -> bool {
    let is_it = |row: &Vec<Content>| row.first().is_some_and(|cell| cell.annotation.id.as_deref() == Some(id));
    blocks.iter_mut().any(|block| match block {
        RawBlock::Table { rows, .. } => {
            let at = rows.iter().position(is_it);
            if let Some(at) = at {
                rows.insert(at + offset, new.to_vec());
            }
            at.is_some()
        }
        RawBlock::List { items, .. } => items.iter_mut().any(|item| insert_row(&mut item.blocks, id, offset, new)),
        RawBlock::Quote(blocks) => insert_row(blocks, id, offset, new),
        _ => false,
    })
}
