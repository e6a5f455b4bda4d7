//! Clauses of the source where a translation lacks them, so that a reader of one language misses nothing and every
//! number stays the same.

use std::collections::BTreeSet;

use crate::content::annotation::Annotation;
use crate::content::markdown::Content;
use crate::content::markdown::Document;
use crate::content::markdown::RawBlock;
use crate::content::markdown::RawItem;
use crate::model::LanguageTag;

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
            changed |= borrower.parts(blocks, &mut own.blocks, section);
        }
        preceding = section;
    }
    if changed {
        let missing =
            source.footnotes.iter().filter(|(name, ..)| own.footnotes.iter().all(|(known, ..)| known != name));
        let missing: Vec<_> = missing.cloned().collect();
        own.footnotes.extend(missing);
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

    /// The items, paragraphs and rows that the translation lacks in a section that it has.
    fn parts(&self, source: &[RawBlock], own: &mut Vec<RawBlock>, section: Option<&str>) -> bool {
        let mut changed = false;
        for block in source {
            match block {
                RawBlock::Paragraph(content) if self.lacks(&content.annotation) => {
                    let at = end_of(own, section);
                    own.insert(at, block.clone());
                    changed = true;
                }
                RawBlock::List { items, .. } => changed |= self.items(block, items, own, section),
                RawBlock::Table { rows, .. } => changed |= self.rows(block, rows, own, section),
                RawBlock::Quote(blocks) => changed |= self.parts(blocks, own, section),
                _ => {}
            }
        }
        changed
    }

    fn items(&self, list: &RawBlock, items: &[RawItem], own: &mut Vec<RawBlock>, section: Option<&str>) -> bool {
        let mut changed = false;
        let named = |item: &RawItem| item.annotation.id.clone().filter(|id| self.known.contains(id));
        for (at, item) in items.iter().enumerate() {
            if !self.lacks(&item.annotation) {
                changed |= self.parts(&item.blocks, own, section);
                continue;
            }
            let before: Vec<String> = items[..at].iter().rev().filter_map(|item| item.annotation.id.clone()).collect();
            let after = items[at..].iter().find_map(named);
            let new = RawItem { blocks: self.taken(&item.blocks), typed: None, ..item.clone() };
            let placed = before.iter().any(|id| insert_item(own, id, 1, &new))
                || after.is_some_and(|id| insert_item(own, &id, 0, &new));
            if !placed && let RawBlock::List { ordered, span, .. } = list {
                let at = end_of(own, section);
                own.insert(at, RawBlock::List { ordered: *ordered, items: vec![new], span: *span });
            }
            changed = true;
        }
        changed
    }

    fn rows(&self, table: &RawBlock, rows: &[Vec<Content>], own: &mut Vec<RawBlock>, section: Option<&str>) -> bool {
        let id = |row: &Vec<Content>| row.first().and_then(|cell| cell.annotation.id.clone());
        let mut changed = false;
        for (at, row) in rows.iter().enumerate() {
            if !row.first().is_some_and(|cell| self.lacks(&cell.annotation)) {
                continue;
            }
            let before: Vec<String> = rows[..at].iter().rev().filter_map(id).collect();
            let after = rows[at..].iter().filter_map(id).find(|id| self.known.contains(id));
            let placed = before.iter().any(|id| insert_row(own, id, 1, row))
                || after.is_some_and(|id| insert_row(own, &id, 0, row));
            if !placed && let RawBlock::Table { head, .. } = table {
                let at = end_of(own, section);
                own.insert(at, RawBlock::Table { head: head.clone(), rows: vec![row.clone()] });
            }
            changed = true;
        }
        changed
    }
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
