//! The contents of a page that compares.

use crate::render::comparison::RecordView;
use crate::render::comparison::Subject;
use crate::render::comparison::Wording;
use crate::render::comparison::wording::ClauseView;
use crate::render::comparison::wording::Entry;
use crate::render::contents::ContentsEntry;
use crate::render::html::Html;
use crate::render::html::escape;
use crate::render::locale::Locale;

/// The parts of a comparison, with the subjects of the summary and the headings that changed.
pub(in crate::render) fn outline(
    summary: &[Subject],
    records: &[RecordView],
    wording: &Wording,
    locale: &Locale,
) -> Vec<ContentsEntry> {
    let line = |id: &str, key: &str, entries: Vec<ContentsEntry>| ContentsEntry {
        href: format!("#{id}"),
        number: String::new(),
        title: Html(escape(&locale.word(key))),
        entries,
    };
    let subjects = summary.iter().map(|subject| subject.group.id()).chain((!summary.is_empty()).then_some("prose"));
    let subjects = subjects.map(|group| line(&format!("Summary-{group}"), &format!("say-group-{group}"), Vec::new()));
    let parts = [
        (true, line("Summary", "changes-summary", subjects.collect())),
        (!records.is_empty(), line("Facts", "changes-facts", Vec::new())),
        (wording.counts.terms > 0, line("Terms", "changes-terms", Vec::new())),
        (true, line("Wording", "changes-wording", headings(wording))),
        (!wording.markup.is_empty(), line("Markup", "changes-markup", Vec::new())),
        (wording.counts.renumbered > 0, line("Renumbered", "changes-renumbered", Vec::new())),
    ];
    parts.into_iter().filter(|(is_there, _)| *is_there).map(|(_, line)| line).collect()
}

/// The headings whose clauses changed.
fn headings(wording: &Wording) -> Vec<ContentsEntry> {
    let clauses = wording.entries.iter().filter_map(|entry| match entry {
        Entry::Clause(view) if !view.heading.0.is_empty() => Some(view),
        _ => None,
    });
    let line = |view: &ClauseView| ContentsEntry {
        href: format!("#{}", view.id),
        number: view.after.clone().or_else(|| view.before.clone()).unwrap_or_default(),
        title: view.heading.clone(),
        entries: Vec::new(),
    };
    clauses.map(|view| line(view)).collect()
}
