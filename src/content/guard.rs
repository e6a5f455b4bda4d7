//! What must hold of Markdown before it is read: no endless nesting, no lines that would vanish.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Tag;

use crate::content::markdown::Origin;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::LINK_DEFINITION;

pub(super) use crate::source::limits::NESTING as DEEPEST;

/// The place where blocks and marks stand too deep inside each other.
pub(super) fn too_deep(events: &[(Event<'_>, Range<usize>)]) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    for (event, range) in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth > DEEPEST {
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
