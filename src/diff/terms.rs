//! Terms that gave way to others all over a text: shown once with their places, as amendment tables do.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diff::passages::Side;
use crate::diff::text::Comparison;
use crate::diff::text::Edit;
use crate::diff::text::EditKind;
use crate::diff::text::joined;
use crate::diff::text::words;

/// From how many replacements on they are one change of a term.
const OFTEN: usize = 3;
/// A term is not longer than this, in words.
const LONGEST: usize = 6;

/// A term that gave way to another in many places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TermChange {
    /// The term before.
    pub before: String,
    /// The term after.
    pub after: String,
    /// The edits, each by the place of its pair in [`Comparison::pairs`] and its own place there.
    #[serde(skip)]
    pub edits: Vec<(usize, usize)>,
}

/// The words of one replacement, with the kept words around it.
struct Replacement<'t> {
    place: (usize, usize),
    lead: &'t str,
    tail: &'t str,
}

/// Finds terms that were replaced in many places.
pub(super) fn terms(comparison: &Comparison, sides: &[Side<'_>; 2]) -> Vec<TermChange> {
    let joined: Vec<[String; 2]> = comparison
        .pairs
        .iter()
        .map(|pair| [joined(&sides[0].passages[pair.before.clone()]), joined(&sides[1].passages[pair.after.clone()])])
        .collect();
    let mut found: BTreeMap<[&str; 2], Vec<Replacement<'_>>> = BTreeMap::new();
    for (at, pair) in comparison.pairs.iter().enumerate() {
        for (nth, edit) in pair.edits.iter().enumerate() {
            let words = [joined[at][0][edit.before.clone()].trim(), joined[at][1][edit.after.clone()].trim()];
            if edit.kind == EditKind::Changed && words.iter().all(|words| is_term(words)) {
                let kept =
                    |place: Option<usize>| place.and_then(|place| pair.edits.get(place)).filter(|edit| is_kept(edit));
                let lead = kept(nth.checked_sub(1)).map_or("", |edit| &joined[at][1][edit.after.clone()]);
                let tail = kept(Some(nth + 1)).map_or("", |edit| &joined[at][1][edit.after.clone()]);
                let tail = if joined[at][1][..edit.after.end].ends_with(char::is_whitespace) { "" } else { tail };
                found.entry(words).or_default().push(Replacement { place: (at, nth), lead, tail });
            }
        }
    }
    let often = found.into_iter().filter(|(_, places)| places.len() >= OFTEN);
    let mut terms: Vec<TermChange> = often.map(|(words, places)| term(words, &places)).collect();
    terms.sort_by_key(|term| term.edits.first().copied());
    terms
}

fn is_kept(edit: &Edit) -> bool {
    edit.kind == EditKind::Kept
}

/// Whether words may be a term: a few, with a letter among them, in one sentence.
fn is_term(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
        && !text.contains(['。', '；', '，', ',', ';', '\n', '\u{1f}'])
        && text.len() <= 120
        && words(text).len() <= LONGEST
}

/// A change of a term, with what touches it in every place: `大会` to `会` after 股东 is 股东大会 to 股东会.
fn term(words: [&str; 2], places: &[Replacement<'_>]) -> TermChange {
    let lead = common(places, |place| last_word(place.lead));
    let tail = common(places, |place| first_word(place.tail));
    let whole = |words: &str| format!("{lead}{words}{tail}");
    let edits = places.iter().map(|place| place.place).collect();
    TermChange { before: whole(words[0]), after: whole(words[1]), edits }
}

/// What every place has, or nothing.
fn common<'t>(places: &[Replacement<'t>], part: impl Fn(&Replacement<'t>) -> &'t str) -> &'t str {
    let first = places.first().map_or("", &part);
    let touches = |text: &str| !text.is_empty() && text.chars().all(char::is_alphanumeric);
    if touches(first) && places.iter().all(|place| part(place) == first) { first } else { "" }
}

/// The last word of a text, if nothing follows it.
fn last_word(text: &str) -> &str {
    words(tail_of(text)).last().copied().unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    words(head_of(text)).first().copied().unwrap_or_default()
}

/// Enough of the end of a text to hold its last word.
fn tail_of(text: &str) -> &str {
    text.char_indices().rev().nth(40).map_or(text, |(at, _)| &text[at..])
}

fn head_of(text: &str) -> &str {
    text.char_indices().nth(40).map_or(text, |(at, _)| &text[..at])
}
