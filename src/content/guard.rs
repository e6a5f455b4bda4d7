//! What must hold of Markdown and records before they are read: nothing without end, no lines that would vanish.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Tag;

use crate::content::markdown::Origin;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::LINK_DEFINITION;
use crate::diagnostic::Span;
use crate::diagnostic::TOO_DEEP;
use crate::diagnostic::TOO_MANY;
use crate::schema::Node;
use crate::schema::Value;
use crate::source::limits::ITEMS;
use crate::source::limits::LINK_DEFINITIONS;
use crate::source::limits::NESTING;
use crate::source::limits::PARTS;
use crate::source::limits::RECORDS;

/// Logs what a text has too much of, with the place of the first that is too much. False if it is not read for that.
pub(super) fn is_bounded(
    definitions: &[(String, Range<usize>)],
    events: &[(Event<'_>, Range<usize>)],
    origin: Origin,
    log: &mut Diagnostics,
) -> bool {
    let is_part = |event: &Event<'_>| match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableRow | Tag::BlockQuote(_))
        }
        Event::Rule => true,
        _ => false,
    };
    let parts = events.iter().filter(|(event, _)| is_part(event)).map(|(_, place)| place);
    let too_many = |kind: &str, limit: usize, place: &Range<usize>| {
        too_many(kind, limit, origin.place(place.start..place.start + 1)).arg("name", "")
    };
    let part = { parts }.nth(PARTS).map(|place| too_many("parts", PARTS, place));
    let definition =
        definitions.get(LINK_DEFINITIONS).map(|(_, place)| too_many("definitions", LINK_DEFINITIONS, place));
    let deep = too_deep(events).map(|place| Diagnostic::new(TOO_DEEP, origin.place(place)).arg("limit", NESTING));
    let faults: Vec<Diagnostic> = [part, definition, deep].into_iter().flatten().collect();
    let bounded = faults.is_empty();
    for fault in faults {
        log.push(fault);
    }
    bounded
}

/// The place where blocks and marks stand too deep inside each other.
fn too_deep(events: &[(Event<'_>, Range<usize>)]) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    for (event, range) in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth > NESTING {
            return Some(range.start..range.start + 1);
        }
    }
    None
}

/// Lines that Markdown takes for the targets of links, and that no link uses, would be lost.
pub(super) fn report_unused(
    definitions: &[(String, Range<usize>)],
    events: &[(Event<'_>, Range<usize>)],
    origin: Origin,
    log: &mut Diagnostics,
) {
    let used: BTreeSet<String> = events
        .iter()
        .filter_map(|(event, _)| match event {
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) => Some(id.to_lowercase()),
            _ => None,
        })
        .collect();
    for (name, place) in definitions.iter().filter(|(name, _)| !used.contains(&name.to_lowercase())) {
        log.push(Diagnostic::new(LINK_DEFINITION, origin.place(place.clone())).arg("name", name));
    }
}

/// Logs tables with more records, and lists with more items, than anybody can use, and cuts them short.
pub(super) fn check_counts(root: &mut Node, log: &mut Diagnostics) {
    for (name, entry) in root.as_table_mut().into_iter().flatten() {
        if let Some(records) = entry.node.as_table_mut()
            && let Some((_, record)) = records.get_index(RECORDS)
        {
            log.push(too_many("records", RECORDS, record.key).arg("name", name));
            records.truncate(RECORDS);
        }
        check_lists(name, &mut entry.node, log);
    }
}

fn check_lists(name: &str, node: &mut Node, log: &mut Diagnostics) {
    match &mut node.value {
        Value::Table(table) => {
            for (name, entry) in table {
                check_lists(name, &mut entry.node, log);
            }
        }
        Value::Array(items) => {
            if let Some(item) = items.get(ITEMS) {
                log.push(too_many("items", ITEMS, item.span).arg("name", name));
                items.truncate(ITEMS);
            }
            for item in items {
                check_lists(name, item, log);
            }
        }
        _ => {}
    }
}

fn too_many(kind: &str, limit: usize, place: Span) -> Diagnostic {
    Diagnostic::new(TOO_MANY, place).arg("kind", kind).arg("limit", limit)
}
