//! Prose changed as text: what one release or one language has for itself is taken out, and no other byte moves.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;

use crate::content::facts::Facts;
use crate::content::markdown::Content;
use crate::content::markdown::OPTIONS;
use crate::content::markdown::Origin;
use crate::content::markdown::RawBlock;
use crate::content::markdown::Setting;
use crate::content::markdown::document;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::model::LanguageTag;
use crate::model::Records;

/// The text without `was=…` in its ids: a rename holds since the release before only.
pub fn without_former_ids(text: &str) -> String {
    let literal = literal(text);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (start, _) in text.match_indices("{#") {
        let outside = !literal.iter().any(|range| range.contains(&start)) && !text[..start].ends_with('\\');
        let Some(length) = text[start..].find('}').filter(|_| outside && start >= from) else { continue };
        let inner = start + 1..start + length;
        out.push_str(&text[from..inner.start]);
        out.push_str(&without_attribute(&text[inner.clone()], "was"));
        from = inner.end;
    }
    out.push_str(&text[from..]);
    out
}

/// The places of a text where signs stand for themselves: code, and notes of editors.
fn literal(text: &str) -> Vec<Range<usize>> {
    let is_literal = |event: &Event<'_>| {
        matches!(
            event,
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)
        )
    };
    let events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    events.filter(|(event, _)| is_literal(event)).map(|(_, range)| range).collect()
}

/// `#new was=old -` without one attribute and the space before it.
fn without_attribute(inner: &str, attribute: &str) -> String {
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while !rest.is_empty() {
        let space = rest.len() - rest.trim_start().len();
        let word = &rest[space..];
        let name = word.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(word.len());
        let end = match word[name..].strip_prefix("=\"") {
            Some(quoted) => quoted.find('"').map_or(word.len(), |at| name + 2 + at + 1),
            None => word[name..].find(char::is_whitespace).map_or(word.len(), |at| name + at),
        };
        let dropped = &word[..name] == attribute && word[name..].starts_with('=');
        if !dropped {
            out.push_str(&rest[..space + end]);
        }
        rest = &rest[space + end..];
    }
    out
}

/// The prose of the source language without what it marks `only="…"`: another language has no such clause.
pub fn without_clauses_of_one_language(text: &str, records: &Records, language: &LanguageTag) -> String {
    let json = serde_json::to_value(records).unwrap_or_default();
    let facts = Facts::new("", records, &json, false);
    let origin = Origin::File(Span::NONE.part(0, text.len()));
    let setting = Setting { language, facts: &facts, origin, in_link: false };
    let blocks = document(text, setting, &mut Diagnostics::default()).blocks;
    let mut ranges = Vec::new();
    of_one_language(&blocks, text.len(), &mut ranges);
    cut_lines(text, &ranges)
}

/// The ranges of blocks for one language only. A heading goes with everything below it.
fn of_one_language(blocks: &[RawBlock], end: usize, ranges: &mut Vec<Range<usize>>) {
    for (at, block) in blocks.iter().enumerate() {
        match block {
            RawBlock::Heading { level, content } if is_of_one(content) => {
                let next = blocks[at + 1..].iter().find_map(|block| match block {
                    RawBlock::Heading { level: other, content } if other <= level => Some(content.span.start as usize),
                    _ => None,
                });
                ranges.push(content.span.start as usize..next.unwrap_or(end));
            }
            RawBlock::Paragraph(content) if is_of_one(content) => ranges.push(range(content.span)),
            RawBlock::List { items, .. } => {
                for item in items {
                    if item.annotation.only.is_some() {
                        ranges.push(range(item.span));
                    } else {
                        of_one_language(&item.blocks, end, ranges);
                    }
                }
            }
            RawBlock::Quote(inner) => of_one_language(inner, end, ranges),
            _ => {}
        }
    }
}

fn is_of_one(content: &Content) -> bool {
    content.annotation.only.is_some()
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// A text without the lines of some ranges, and without the blank lines that would then stand twice.
fn cut_lines(text: &str, ranges: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut offset = 0;
    let mut after_cut = false;
    for line in text.split_inclusive('\n') {
        let here = offset..offset + line.len();
        offset = here.end;
        let twice = line.trim().is_empty() && (out.is_empty() || out.ends_with("\n\n"));
        if ranges.iter().any(|range| range.start < here.end && here.start < range.end) {
            after_cut = true;
        } else if !(after_cut && twice) {
            after_cut = false;
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn former_ids_go_and_nothing_else() {
        let text = "## A  {#a was=b -}\r\n\r\nx `{#c was=d}` \\{#e was=f} {#g list=\"1. )\" was=\"h\"}\n\n\
            ```\n{#i was=j}\n```\n\n<!-- {#k was=l} -->\n\n- y {#m\n  was=n only=\"en\"}\n";
        let expected = "## A  {#a -}\r\n\r\nx `{#c was=d}` \\{#e was=f} {#g list=\"1. )\"}\n\n\
            ```\n{#i was=j}\n```\n\n<!-- {#k was=l} -->\n\n- y {#m only=\"en\"}\n";
        assert_eq!(without_former_ids(text), expected);
    }

    #[test]
    fn clauses_of_one_language_go_with_what_is_below_them() {
        let records: Records =
            serde_json::from_value(serde_json::json!({ "title": "T", "app": { "name": "A" } })).unwrap();
        let text = "One.\n\nTwo. {#two only=\"en\"}\n\n## A {#a only=\"en\"}\n\nx\n\n### B\n\ny\n\n## C\n\n\
            1. d\n2. e {#e only=\"en\"}\n3. f\n";
        let found = without_clauses_of_one_language(text, &records, &"en".parse().unwrap());
        assert_eq!(found, "One.\n\n## C\n\n1. d\n3. f\n");
    }

    proptest::proptest! {
        #[test]
        fn what_is_taken_out_is_taken_out_once(text in "([{#} =`\"a-c\n-]|was=|only=|##|<!--|-->){0,30}") {
            let once = without_former_ids(&text);
            proptest::prop_assert_eq!(&without_former_ids(&once), &once);
            proptest::prop_assert!(once.len() <= text.len());
            if !text.contains("was=") {
                proptest::prop_assert_eq!(once, text);
            }
        }
    }
}
