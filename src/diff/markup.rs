//! What changed in a passage besides its words: where links lead, what is emphasized, what it is in its clause.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diff::flat::Format;
use crate::diff::passages::Body;
use crate::diff::passages::Form;
use crate::diff::passages::Side;
use crate::diff::text::EditKind;
use crate::diff::text::Pair;
use crate::model::Inline;

/// A change that marks no words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum MarkupChange {
    /// A link leads elsewhere, or is new or gone.
    Link {
        /// The words of the link.
        words: String,
        /// Where it led.
        before: Option<String>,
        /// Where it leads.
        after: Option<String>,
    },
    /// Words are emphasized or no longer.
    Format {
        /// The words.
        words: String,
        /// The formats they had: `emphasis`, `strong`, `code`.
        before: Vec<&'static str>,
        /// The formats they have.
        after: Vec<&'static str>,
    },
    /// The passage is something else in its clause: a list item instead of a paragraph, another level of heading.
    Form {
        /// What it was.
        before: &'static str,
        /// What it is.
        after: &'static str,
    },
    /// White space alone, in a passage whose words are the same: a line break, a blank between two scripts.
    Space,
}

/// What changed in a pair besides its words.
pub(super) fn markup(pair: &Pair, sides: &[Side<'_>; 2]) -> Vec<MarkupChange> {
    let mut changes = Vec::new();
    if pair.before.is_empty() || pair.after.is_empty() {
        return changes;
    }
    let forms = [sides[0].origins[pair.before.start].form, sides[1].origins[pair.after.start].form];
    if forms[0] != forms[1] {
        changes.push(MarkupChange::Form { before: forms[0].name(), after: forms[1].name() });
    }
    let bodies = [bodies(&sides[0], &pair.before), bodies(&sides[1], &pair.after)];
    if bodies[0] == bodies[1] {
        return changes;
    }
    let marked = [Marked::new(&sides[0], &pair.before, &bodies[0]), Marked::new(&sides[1], &pair.after, &bodies[1])];
    let kept = || pair.edits.iter().filter(|edit| edit.kind == EditKind::Kept);
    for edit in kept() {
        compare(&marked, [&edit.before, &edit.after], &mut changes);
    }
    let quiet = pair.edits.iter().all(|edit| edit.kind == EditKind::Kept);
    if quiet
        && pair.seam().is_none()
        && kept().any(|edit| marked[0].text[edit.before.clone()] != marked[1].text[edit.after.clone()])
    {
        changes.push(MarkupChange::Space);
    }
    changes
}

fn bodies<'a>(side: &Side<'a>, range: &Range<usize>) -> Vec<Body<'a>> {
    side.origins[range.clone()].iter().map(|origin| origin.body).collect()
}

/// The joined text of a side with its formats.
struct Marked {
    text: String,
    /// Where formats start or end, in order, with those that hold from there on, each once.
    borders: Vec<(usize, Vec<Format>)>,
}

impl Marked {
    fn new(side: &Side<'_>, range: &Range<usize>, bodies: &[Body<'_>]) -> Self {
        let (mut joined, mut formats) = (String::new(), Vec::new());
        for (nth, (passage, body)) in side.passages[range.clone()].iter().zip(bodies).enumerate() {
            joined.push_str(if nth == 0 { "" } else { "\n" });
            let mut from = joined.len();
            let mut add = |inlines: &[Inline]| {
                let own = side.context.formats(inlines).into_iter();
                formats.extend(own.map(|(range, format)| (range.start + from..range.end + from, format)));
                from += side.context.length(inlines) + 1;
            };
            match body {
                Body::Words(inlines) => add(inlines),
                Body::Cells(cells) => cells.iter().for_each(|cell| add(cell)),
                _ => {}
            }
            joined.push_str(&passage.text);
        }
        Self { text: joined, borders: borders(formats) }
    }

    /// Where each character that is not white space stands, in a stretch.
    fn visible(&self, range: &Range<usize>) -> Vec<usize> {
        let chars = self.text[range.clone()].char_indices();
        chars.filter(|(_, c)| !c.is_whitespace()).map(|(at, _)| range.start + at).collect()
    }

    fn formats_at(&self, at: usize) -> &[Format] {
        let next = self.borders.partition_point(|(border, _)| *border <= at);
        next.checked_sub(1).and_then(|last| self.borders.get(last)).map_or(&[], |(_, formats)| formats)
    }

    /// The places in a stretch where the formats may change.
    fn borders(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let first = self.borders.partition_point(|(border, _)| *border < range.start);
        let inside = self.borders.iter().skip(first).map(|(border, _)| *border);
        let end = range.end;
        inside.take_while(move |border| *border < end)
    }
}

/// Where formats start or end, with those that hold from there on.
fn borders(mut formats: Vec<(Range<usize>, Format)>) -> Vec<(usize, Vec<Format>)> {
    formats.sort_by_key(|(range, _)| range.start);
    let mut places: Vec<usize> = formats.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
    places.sort_unstable();
    places.dedup();
    let mut formats = formats.into_iter().peekable();
    let mut open: Vec<(Range<usize>, Format)> = Vec::new();
    let holding = places.into_iter().map(|place| {
        while let Some(format) = formats.next_if(|(range, _)| range.start <= place) {
            open.push(format);
        }
        open.retain(|(range, _)| range.end > place);
        let mut all: Vec<Format> = open.iter().map(|(_, format)| format.clone()).collect();
        all.sort_unstable();
        all.dedup();
        (place, all)
    });
    holding.collect()
}

/// Compares the formats of words that were kept.
fn compare(sides: &[Marked; 2], ranges: [&Range<usize>; 2], changes: &mut Vec<MarkupChange>) {
    let visible = [sides[0].visible(ranges[0]), sides[1].visible(ranges[1])];
    // Kept words are the same but for white space, so their visible characters are as many.
    let mut borders: Vec<usize> = vec![0, visible[0].len().min(visible[1].len())];
    for side in [0, 1] {
        let places = sides[side].borders(ranges[side]);
        borders.extend(places.map(|at| visible[side].partition_point(|place| *place < at)));
    }
    borders.sort_unstable();
    borders.dedup();
    for stretch in borders.windows(2) {
        let formats = [0, 1].map(|side| sides[side].formats_at(visible[side][stretch[0]]));
        if formats[0] != formats[1] {
            let last = visible[1][stretch[1] - 1];
            let end = sides[1].text[last..].chars().next().map_or(last, |c| last + c.len_utf8());
            note(&sides[1].text[visible[1][stretch[0]]..end], formats, changes);
        }
    }
}

fn note(words: &str, formats: [&[Format]; 2], changes: &mut Vec<MarkupChange>) {
    let link = |side: usize| {
        formats[side].iter().find_map(|format| match format {
            Format::Link(target) => Some(target.clone()),
            _ => None,
        })
    };
    let names = |side: usize| formats[side].iter().filter_map(Format::name).collect::<Vec<_>>();
    let words = words.to_owned();
    if link(0) != link(1) {
        changes.push(MarkupChange::Link { words: words.clone(), before: link(0), after: link(1) });
    }
    if names(0) != names(1) {
        changes.push(MarkupChange::Format { words, before: names(0), after: names(1) });
    }
}

impl Format {
    fn name(&self) -> Option<&'static str> {
        match self {
            Self::Emphasis => Some("emphasis"),
            Self::Strong => Some("strong"),
            Self::Code => Some("code"),
            Self::Link(_) => None,
        }
    }
}

impl Form {
    /// What it is called in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title(1) => "heading-1",
            Self::Title(2) => "heading-2",
            Self::Title(3) => "heading-3",
            Self::Title(4) => "heading-4",
            Self::Title(_) => "heading-5",
            Self::Paragraph => "paragraph",
            Self::Quote => "quote",
            Self::Item => "item",
            Self::Head => "head",
            Self::Row => "row",
            Self::Footnote => "footnote",
            Self::Block => "block",
        }
    }
}
