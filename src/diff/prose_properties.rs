//! What holds for the redline of any two texts of clauses.

use std::ops::Range;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::diff::Body;
use crate::diff::ClauseChange;
use crate::diff::ClauseStatus;
use crate::diff::Passed;
use crate::diff::ProseRedline;
use crate::diff::Side;
use crate::diff::prose_redline;
use crate::diff::prose_samples::two_texts;
use crate::diff::prose_samples::two_texts_with_a_new_clause;
use crate::diff::text::CELL;
use crate::diff::text::EditKind;
use crate::model::Block;
use crate::model::Clause;
use crate::model::FactValue;
use crate::model::Inline;
use crate::model::Prose;

type Checked = Result<(), TestCaseError>;

/// How many texts each property is tried on, unless `PROPTEST_CASES` says more.
fn cases(count: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").map(|_| ProptestConfig::default().cases);
    ProptestConfig { cases: asked.unwrap_or(count), failure_persistence: None, ..ProptestConfig::default() }
}

/// A piece of running text with the markup around it: neighbors with the same markup are one.
type Leaf = (Vec<String>, Inline);

fn leaves(inlines: &[Inline], around: &[String], changed: &dyn Fn(&str) -> bool, all: &mut Vec<Leaf>) {
    for inline in inlines {
        let mut inside = |mark: String, content: &[Inline]| {
            let around = [around, &[mark]].concat();
            leaves(content, &around, changed, all);
        };
        match inline {
            Inline::Emphasis(content) => inside("emphasis".to_owned(), content),
            Inline::Strong(content) => inside("strong".to_owned(), content),
            Inline::Link { target, content } => inside(format!("{target:?}"), content),
            Inline::Fact { path, value: FactValue::Words(content) } if !changed(path) => {
                leaves(content, around, changed, all);
            }
            Inline::Fact { path, value: FactValue::Text(words) } if !changed(path) => {
                add(around, Inline::Text(words.clone()), all);
            }
            leaf => add(around, leaf.clone(), all),
        }
    }
}

fn add(around: &[String], leaf: Inline, all: &mut Vec<Leaf>) {
    match (all.last_mut(), &leaf) {
        (_, Inline::Text(words) | Inline::Code(words)) if words.is_empty() => {}
        (Some((known, Inline::Text(last))), Inline::Text(words)) if known == around => last.push_str(words),
        (Some((known, Inline::Code(last))), Inline::Code(words)) if known == around => last.push_str(words),
        _ => all.push((around.to_vec(), leaf)),
    }
}

/// Running text that the edits of a pair show is that of its passages, with its markup.
fn shows_running_text(redline: &ProseRedline<'_>, nth: usize) -> Checked {
    let side: &Side<'_> = [&redline.before, &redline.after][nth];
    let changed = |path: &str| side.context.is_changed(path);
    for pair in &redline.comparison.pairs {
        let mut from = 0;
        for at in [&pair.before, &pair.after][nth].clone() {
            let text = &side.passages[at].text;
            let ranges = || pair.edits.iter().map(|edit| [&edit.before, &edit.after][nth]);
            let shown = |inlines: &[Inline], place: Range<usize>| {
                let mut shown = Vec::new();
                let within = |at: usize| at.clamp(place.start, place.end) - place.start;
                let parts = ranges().map(|range| within(range.start)..within(range.end));
                for part in parts.filter(|part| !part.is_empty()) {
                    leaves(&side.slice(inlines, &part), &[], &changed, &mut shown);
                }
                shown
            };
            let mut start = from;
            let cells: Vec<(&[Inline], &str)> = match side.origins[at].body {
                Body::Words(inlines) => vec![(inlines, text)],
                Body::Cells(cells) => cells.iter().map(Vec::as_slice).zip(text.split(CELL)).collect(),
                _ => Vec::new(),
            };
            for (inlines, words) in cells {
                let mut expected = Vec::new();
                leaves(inlines, &[], &changed, &mut expected);
                prop_assert_eq!(shown(inlines, start..start + words.len()), expected);
                start += words.len() + CELL.len_utf8();
            }
            from += text.len() + 1;
        }
    }
    Ok(())
}

/// All running text of some prose, cell by cell; without what is empty.
fn running_text(prose: &Prose) -> Vec<&[Inline]> {
    let mut all = Vec::new();
    prose.clauses.iter().for_each(|clause| clause_text(clause, &mut all));
    prose.footnotes.iter().for_each(|footnote| block_text(&footnote.blocks, &mut all));
    all.retain(|inlines| !inlines.is_empty());
    all
}

fn clause_text<'a>(clause: &'a Clause, all: &mut Vec<&'a [Inline]>) {
    all.push(&clause.title);
    block_text(&clause.blocks, all);
    clause.clauses.iter().for_each(|clause| clause_text(clause, all));
}

fn block_text<'a>(blocks: &'a [Block], all: &mut Vec<&'a [Inline]>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => all.push(&paragraph.inlines),
            Block::List(list) => list.items.iter().for_each(|item| clause_text(item, all)),
            Block::Table(table) => {
                all.extend(table.head.iter().chain(table.rows.iter().flat_map(|row| &row.cells)).map(Vec::as_slice));
            }
            Block::Quote(blocks) => block_text(blocks, all),
            _ => {}
        }
    }
}

/// The passages of a side are all that its text holds, in order.
fn holds_all_of(side: &Side<'_>, prose: &Prose) -> Checked {
    let mut all: Vec<&[Inline]> = Vec::new();
    for origin in &side.origins {
        match origin.body {
            Body::Words(inlines) => all.push(inlines),
            Body::Cells(cells) => all.extend(cells.iter().map(Vec::as_slice)),
            _ => {}
        }
    }
    all.retain(|inlines| !inlines.is_empty());
    prop_assert_eq!(all, running_text(prose));
    Ok(())
}

/// Every clause of both sides is in exactly one change, and every pair is shown once.
fn shows_everything_once(redline: &ProseRedline<'_>) -> Checked {
    let ids = |clauses: &mut dyn Iterator<Item = &Clause>| -> Vec<String> {
        let mut ids: Vec<String> = clauses.map(|clause| clause.id.clone()).collect();
        ids.sort_unstable();
        ids
    };
    let before = ids(&mut redline.clauses.iter().filter_map(|change| change.before));
    let after = ids(&mut redline.clauses.iter().filter_map(|change| change.after));
    prop_assert_eq!(before, ids(&mut redline.before.clauses.iter().copied()));
    prop_assert_eq!(after, ids(&mut redline.after.clauses.iter().copied()));
    let passages = redline.clauses.iter().flat_map(|change| &change.passages);
    let shown = passages.filter(|passage| !matches!(passage.passage, Passed::To(_)));
    let mut shown: Vec<usize> = shown.map(|passage| passage.pair).collect();
    shown.sort_unstable();
    prop_assert_eq!(shown, (0..redline.comparison.pairs.len()).collect::<Vec<_>>());
    Ok(())
}

fn is_same(change: &ClauseChange<'_>) -> bool {
    change.status == ClauseStatus::Same && change.moved.is_none() && !change.renamed
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_redline_shows_both_texts([before, after] in two_texts()) {
        let redline = prose_redline(&before, &after);
        shows_everything_once(&redline)?;
        holds_all_of(&redline.before, &before)?;
        holds_all_of(&redline.after, &after)?;
        shows_running_text(&redline, 0)?;
        shows_running_text(&redline, 1)?;
        prop_assert!(redline == prose_redline(&before, &after));
    }

    #[test]
    fn a_text_has_no_redline_with_itself([before, after] in two_texts()) {
        for mut text in [before, after] {
            text.rename(&std::collections::BTreeMap::new());
            let redline = prose_redline(&text, &text);
            prop_assert!(redline.clauses.iter().all(|change| is_same(change) && !change.renumbered));
            prop_assert!(redline.clauses.iter().all(|change| change.markup().next().is_none()));
            prop_assert!(redline.clauses.iter().all(|change| change.facts.is_empty() && change.other.is_none()));
            let edits = redline.comparison.pairs.iter().flat_map(|pair| &pair.edits);
            prop_assert!(edits.into_iter().all(|edit| edit.kind == EditKind::Kept));
            prop_assert!(redline.terms.is_empty());
        }
    }

    #[test]
    fn a_new_clause_changes_no_other([before, after] in two_texts_with_a_new_clause()) {
        let redline = prose_redline(&before, &after);
        for change in &redline.clauses {
            if change.id == "new" {
                prop_assert_eq!(change.status, ClauseStatus::Added);
            } else {
                prop_assert!(is_same(change), "{} is {:?}", change.id, change.status);
                prop_assert!(change.markup().next().is_none(), "{:?}", change.markup().collect::<Vec<_>>());
            }
        }
    }
}
