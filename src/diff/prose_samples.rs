//! Prose made at random, and edits of it, for the properties of the redline.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::diagnostic::Span;
use crate::model::Block;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::DateStyle;
use crate::model::FactValue;
use crate::model::Footnote;
use crate::model::Inline;
use crate::model::List;
use crate::model::Number;
use crate::model::Paragraph;
use crate::model::Prose;
use crate::model::Row;
use crate::model::Table;
use crate::model::Target;

const WORDS: &[&str] = &[
    "data ",
    "We collect ",
    "three ",
    "30 days",
    ". ",
    ", ",
    "个人信息",
    "。",
    "2026年10月1日",
    "<ins>",
    "& ",
    "e\u{301}",
    "👩\u{200d}👧",
    "\u{202e}x\u{202c} ",
    "السياسة ",
    "ข้อมูล",
    "\u{a0}",
    "user's ",
    "[^a]",
    "",
];

/// The paths of facts; the last three have the same value on both sides.
const PATHS: [&str; 6] = ["a.text", "a.words", "a.date", "b.text", "b.words", "b.date"];

/// The value of a fact on a side.
fn value(path: &str, side: usize) -> FactValue {
    let side = if path.starts_with('a') { side } else { 0 };
    let text = ["Weaver Ltd", "Loom Ltd"][side].to_owned();
    match path.split_once('.') {
        Some((_, "text")) => FactValue::Text(text),
        Some((_, "words")) => FactValue::Words(vec![Inline::Strong(vec![Inline::Text(text)]), Inline::Break]),
        _ => FactValue::Date(["2026-10-01", "2026-11-01"][side].parse().unwrap(), DateStyle::Long),
    }
}

fn inline() -> impl Strategy<Value = Inline> {
    let id = select(&["c1", "c2", "c3", "x1"][..]).prop_map(str::to_owned);
    let leaf = prop_oneof![
        8 => select(WORDS).prop_map(|words| Inline::Text(words.to_owned())),
        1 => select(WORDS).prop_map(|words| Inline::Code(words.to_owned())),
        1 => id.clone().prop_map(Inline::Reference),
        2 => select(&PATHS[..]).prop_map(|path| Inline::Fact { path: path.to_owned(), value: value(path, 0) }),
        1 => select(&["a", "b"][..]).prop_map(|name| Inline::FootnoteMark(name.to_owned())),
        1 => Just(Inline::Break),
    ];
    let target = prop_oneof![
        id.prop_map(Target::Clause),
        select(&["https://a.example/", "https://b.example/"][..]).prop_map(|to| Target::Address(to.to_owned())),
    ];
    leaf.prop_recursive(2, 8, 3, move |inner| {
        let content = vec(inner, 0..4);
        prop_oneof![
            content.clone().prop_map(Inline::Emphasis),
            content.clone().prop_map(Inline::Strong),
            (target.clone(), content).prop_map(|(target, content)| Inline::Link { target, content }),
        ]
    })
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    vec(inline(), 0..7)
}

fn block() -> impl Strategy<Value = Block> {
    let paragraph = (option::weighted(0.1, 4..8u8), inlines()).prop_map(|(id, inlines)| {
        let id = id.map(|id| format!("c{id}"));
        Block::Paragraph(Paragraph { id, was: None, only: None, inlines, span: Span::default() })
    });
    let table = (0..3_usize, vec(vec(inlines(), 1..4), 1..4)).prop_map(|(id, mut rows)| {
        let head = rows.remove(0);
        let row = |(at, cells)| {
            let id = (at == id).then(|| "c8".to_owned());
            Row { id, cells, span: Span::default() }
        };
        Block::Table(Table { head, rows: rows.into_iter().enumerate().map(row).collect() })
    });
    let leaf = prop_oneof![
        8 => paragraph,
        1 => table,
        1 => select(WORDS).prop_map(|words| Block::Code(words.to_owned())),
        1 => Just(Block::Rule),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let item = (option::weighted(0.2, 9..15u8), vec(inner.clone(), 0..3));
        let item = item.prop_map(|(id, blocks)| clause(id, ClauseKind::Item, Vec::new(), blocks, Vec::new()));
        prop_oneof![
            (any::<bool>(), vec(item, 1..4)).prop_map(|(ordered, items)| Block::List(List { ordered, items })),
            vec(inner, 1..3).prop_map(Block::Quote),
        ]
    })
}

fn clause(id: Option<u8>, kind: ClauseKind, title: Vec<Inline>, blocks: Vec<Block>, clauses: Vec<Clause>) -> Clause {
    Clause {
        id: id.map(|id| format!("c{id}")).unwrap_or_default(),
        explicit: id.is_some(),
        was: None,
        only: None,
        kind,
        number: None,
        title,
        blocks,
        clauses,
        record: None,
        span: Span::default(),
    }
}

fn heading() -> impl Strategy<Value = Clause> {
    let id = option::weighted(0.7, 0..40u8);
    let leaf = (id.clone(), inlines(), vec(block(), 0..4))
        .prop_map(|(id, title, blocks)| clause(id, ClauseKind::Heading(2), title, blocks, Vec::new()));
    (id, inlines(), vec(block(), 0..4), vec(leaf, 0..3))
        .prop_map(|(id, title, blocks, below)| clause(id, ClauseKind::Heading(1), title, blocks, below))
}

/// A change of a text. Places are counted round.
#[derive(Clone, Debug)]
enum Change {
    Inline(usize, usize, Option<Inline>),
    Block(usize, usize, Option<Block>),
    SwapBlocks(usize, usize),
    Clause(usize, Option<Clause>),
    MoveClause(usize, usize),
    Rename(usize, u8),
}

fn change() -> impl Strategy<Value = Change> {
    let at = 0..64_usize;
    prop_oneof![
        4 => (at.clone(), at.clone(), option::of(inline())).prop_map(|(at, nth, new)| Change::Inline(at, nth, new)),
        2 => (at.clone(), at.clone(), option::of(block())).prop_map(|(at, nth, new)| Change::Block(at, nth, new)),
        1 => (at.clone(), at.clone()).prop_map(|(at, nth)| Change::SwapBlocks(at, nth)),
        1 => (at.clone(), option::of(heading())).prop_map(|(at, new)| Change::Clause(at, new)),
        1 => (at.clone(), at.clone()).prop_map(|(from, to)| Change::MoveClause(from, to)),
        1 => (at, 0..40u8).prop_map(|(at, id)| Change::Rename(at, id)),
    ]
}

/// A text and what edits made of it.
pub fn two_texts() -> impl Strategy<Value = [Prose; 2]> {
    (text(), vec(change(), 0..8)).prop_map(|(base, changes)| {
        let mut edited = base.clone();
        for change in changes {
            change.apply(&mut edited);
        }
        [settled(base, 0), settled(edited, 1)]
    })
}

/// A text, and the same with a new clause before its headings.
pub fn two_texts_with_a_new_clause() -> impl Strategy<Value = [Prose; 2]> {
    text().prop_map(|mut base| {
        for (at, clause) in base.clauses.iter_mut().enumerate().skip(1) {
            (clause.id, clause.explicit) = (format!("h{at}"), true);
        }
        let mut grown = base.clone();
        let title = vec![Inline::Text("An entirely new clause".to_owned())];
        let new = Clause {
            id: "new".to_owned(),
            explicit: true,
            ..clause(None, ClauseKind::Heading(1), title, vec![], vec![])
        };
        grown.clauses.insert(1, new);
        [settled(base, 0), settled(grown, 0)]
    })
}

fn text() -> impl Strategy<Value = Prose> {
    let preamble =
        vec(block(), 0..3).prop_map(|blocks| clause(None, ClauseKind::Preamble, Vec::new(), blocks, Vec::new()));
    let notes = vec(vec(block(), 0..3), 2);
    (preamble, vec(heading(), 0..4), notes).prop_map(|(preamble, headings, notes)| {
        let note = |(name, blocks): (&str, Vec<Block>)| Footnote { name: name.to_owned(), blocks };
        let clauses = std::iter::once(preamble).chain(headings).collect();
        Prose { clauses, footnotes: ["a", "b"].into_iter().zip(notes).map(note).collect() }
    })
}

impl Change {
    fn apply(self, text: &mut Prose) {
        match self {
            Self::Inline(at, nth, new) => at_one(text, at, each_words, |inlines| put(inlines, nth, new)),
            Self::Block(at, nth, new) => at_one(text, at, each_blocks, |blocks| put(blocks, nth, new)),
            Self::SwapBlocks(at, nth) => at_one(text, at, each_blocks, |blocks| {
                let count = blocks.len().max(1);
                blocks.rotate_left(nth % count);
            }),
            Self::Clause(at, new) => {
                let mut headings = text.clauses.split_off(1);
                put(&mut headings, at, new);
                text.clauses.extend(headings);
            }
            Self::MoveClause(from, to) if text.clauses.len() > 1 => {
                let count = text.clauses.len() - 1;
                let clause = text.clauses.remove(1 + from % count);
                text.clauses.insert(1 + to % count, clause);
            }
            Self::Rename(at, id) if text.clauses.len() > 1 => {
                let count = text.clauses.len() - 1;
                let clause = &mut text.clauses[1 + at % count];
                clause.was = Some(std::mem::replace(&mut clause.id, format!("c{id}"))).filter(|_| clause.explicit);
                clause.explicit = true;
            }
            _ => {}
        }
    }
}

/// Puts something into a list, or takes something out.
fn put<T>(list: &mut Vec<T>, nth: usize, new: Option<T>) {
    match new {
        Some(new) => list.insert(nth % (list.len() + 1), new),
        None if list.is_empty() => {}
        None => drop(list.remove(nth % list.len())),
    }
}

/// Changes one of all lists of a text.
fn at_one<T>(
    text: &mut Prose,
    at: usize,
    each: impl Fn(&mut Prose, &mut dyn FnMut(&mut Vec<T>)),
    change: impl FnOnce(&mut Vec<T>),
) {
    let mut count = 0;
    each(text, &mut |_| count += 1);
    let (mut change, mut seen) = (Some(change), 0);
    each(text, &mut |list| {
        if seen == at % count
            && let Some(change) = change.take()
        {
            change(list);
        }
        seen += 1;
    });
}

fn each_clause(clauses: &mut [Clause], seen: &mut dyn FnMut(&mut Clause)) {
    for clause in clauses {
        seen(clause);
        each_item(&mut clause.blocks, seen);
        each_clause(&mut clause.clauses, seen);
    }
}

fn each_item(blocks: &mut [Block], seen: &mut dyn FnMut(&mut Clause)) {
    for block in blocks {
        match block {
            Block::List(list) => each_clause(&mut list.items, seen),
            Block::Quote(blocks) => each_item(blocks, seen),
            _ => {}
        }
    }
}

fn each_blocks(text: &mut Prose, seen: &mut dyn FnMut(&mut Vec<Block>)) {
    each_clause(&mut text.clauses, &mut |clause| seen(&mut clause.blocks));
    for footnote in &mut text.footnotes {
        seen(&mut footnote.blocks);
        each_item(&mut footnote.blocks, &mut |item| seen(&mut item.blocks));
    }
}

/// Shows all running text.
fn each_words(text: &mut Prose, seen: &mut dyn FnMut(&mut Vec<Inline>)) {
    each_clause(&mut text.clauses, &mut |clause| {
        if matches!(clause.kind, ClauseKind::Heading(_)) {
            seen(&mut clause.title);
        }
    });
    each_blocks(text, &mut |blocks| words_of(blocks, seen));
}

/// Shows the running text of blocks, without that of items.
fn words_of(blocks: &mut [Block], seen: &mut dyn FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => seen(&mut paragraph.inlines),
            Block::Table(table) => {
                table.head.iter_mut().chain(table.rows.iter_mut().flat_map(|row| &mut row.cells)).for_each(&mut *seen);
            }
            Block::Quote(blocks) => words_of(blocks, seen),
            _ => {}
        }
    }
}

/// Makes ids unique, numbers the headings, and gives facts the values of a side.
fn settled(mut text: Prose, side: usize) -> Prose {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut count = 0;
    each_clause(&mut text.clauses, &mut |clause| {
        count += 1;
        clause.explicit &= known.insert(clause.id.clone());
        if !clause.explicit {
            (clause.id, clause.was) = (format!("place.{count}"), None);
        }
        if clause.kind == ClauseKind::Preamble {
            clause.id = "preamble".to_owned();
        }
        if matches!(clause.kind, ClauseKind::Heading(_)) {
            clause.number = Some(Number { label: format!("{count}."), citation: format!("Section {count}") });
        }
    });
    each_blocks(&mut text, &mut |blocks| settle_ids(blocks, &mut known));
    each_words(&mut text, &mut |inlines| settle_facts(inlines, side));
    text
}

fn settle_ids(blocks: &mut [Block], known: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => drop(paragraph.id.take_if(|id| !known.insert(id.clone()))),
            Block::Table(table) => {
                table.rows.iter_mut().for_each(|row| drop(row.id.take_if(|id| !known.insert(id.clone()))));
            }
            Block::Quote(blocks) => settle_ids(blocks, known),
            _ => {}
        }
    }
}

fn settle_facts(inlines: &mut [Inline], side: usize) {
    for inline in inlines {
        match inline {
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
                settle_facts(content, side);
            }
            Inline::Fact { path, value: known } => *known = value(path, side),
            _ => {}
        }
    }
}
