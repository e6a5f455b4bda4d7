//! The comparison of two texts, passage by passage and word by word. It knows nothing of prose or records: a text is a
//! list of passages, and what is compared may be a release, a loose file or a line of a table.
//!
//! | file | does |
//! | --- | --- |
//! | `mod` | what goes in and what comes out |
//! | `words` | cuts a passage into words that are never cut again |
//! | `units` | what makes a number one word with what it counts |
//! | `side` | a text made ready: names, keys, words when they are needed |
//! | `likeness` | how alike two runs of words are |
//! | `align` | pairs the passages of two texts |
//! | `candidates` | finds passages that are alike |
//! | `backbone` | the heaviest rising sequence: what stays while the rest moves |
//! | `seams` | finds passages that were split or merged |
//! | `sequence` | what two sequences of numbers have in common |
//! | `edits` | what changed inside a pair |
//! | `cleanup` | makes a raw edit script readable |

mod align;
mod backbone;
mod candidates;
mod cleanup;
mod edits;
mod likeness;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod samples;
mod seams;
mod sequence;
mod side;
mod units;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::diff::text::side::Side;
use crate::diff::text::side::Vocabulary;

pub use crate::diff::text::words::words;

/// A piece of text that stands on its own: a title, a paragraph, a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Its words without markup and without its number.
    pub text: String,
    /// What it is. Only like is compared with like.
    pub kind: PassageKind,
    /// What it is called, if it has a name of its own: equal names are always a pair, different names never.
    pub name: Option<String>,
    /// The name of the named passage it belongs to; its own, if it has one.
    pub owner: Option<String>,
    /// The passage it stands under, and its place there, if it may be paired by that in the end.
    pub place: Option<(usize, usize)>,
    /// Of a row, where its first cell ends: what it is about. 0 for anything else.
    pub head: usize,
    /// Stretches that are one word each and the same as another by their key and not by their text, in their order.
    pub atoms: Vec<Atom>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassageKind {
    /// A heading.
    Title,
    /// Running text.
    #[default]
    Words,
    /// A row of a table.
    Row,
    /// Anything else, compared as a whole.
    Block,
}

/// A stretch of a passage that is one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// What makes it the same as another.
    pub key: String,
}

/// Stands between the cells of a row.
pub const CELL: char = '\u{1f}';

/// The comparison of two texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Comparison {
    /// Every passage of both texts in exactly one pair, in the order of the text after; one that is only in the text
    /// before follows what preceded it there.
    pub pairs: Vec<Pair>,
}

/// Passages that are the same text at two times. One side may be empty, or hold several neighbors where the other holds one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Pair {
    /// The passages before.
    pub before: Range<usize>,
    /// The passages after.
    pub after: Range<usize>,
    /// Whether it stands at another place; passages that moved together have the same number, counted from 0.
    pub moved: Option<usize>,
    /// What happened to the words, over the texts of each side joined by line feeds; these cover both to the last byte.
    pub edits: Vec<Edit>,
}

/// What can happen to the borders of passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seam {
    /// One became several.
    Split,
    /// Several became one.
    Merged,
}

/// What happened to a stretch of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Edit {
    /// What happened.
    pub kind: EditKind,
    /// The stretch before, in bytes.
    pub before: Range<usize>,
    /// The stretch after, in bytes.
    pub after: Range<usize>,
}

/// What can happen to a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EditKind {
    /// The words are the same; white space may differ.
    Kept,
    /// The words before gave way to the words after; either may be nothing.
    Changed,
    /// An atom with the same key shows other text: what it is derived from changed.
    Derived,
}

impl Comparison {
    /// The comparison the other way round.
    #[must_use]
    pub fn inverted(&self) -> Self {
        let pairs: Vec<Pair> = self.pairs.iter().map(Pair::inverted).collect();
        Self::in_order(pairs)
    }

    /// Sorts pairs into the order of the text after, numbers the moves, and puts what is gone where it stood.
    fn in_order(mut pairs: Vec<Pair>) -> Self {
        pairs.sort_by_key(|pair| (pair.before.is_empty(), pair.before.start));
        let mut order: BTreeMap<(usize, bool), Vec<usize>> = BTreeMap::new();
        let mut preceding = 0;
        for (at, pair) in pairs.iter().enumerate() {
            let gone = pair.after.is_empty();
            if !gone && !pair.before.is_empty() {
                preceding = pair.after.end;
            }
            order.entry((if gone { preceding } else { pair.after.end }, gone)).or_default().push(at);
        }
        let mut sorted: Vec<Pair> = order.into_values().flatten().map(|at| pairs[at].clone()).collect();
        let mut numbers = BTreeMap::new();
        for moved in sorted.iter_mut().filter_map(|pair| pair.moved.as_mut()) {
            let next = numbers.len();
            *moved = *numbers.entry(*moved).or_insert(next);
        }
        Self { pairs: sorted }
    }
}

impl Pair {
    fn inverted(&self) -> Self {
        let turn = |edit: &Edit| Edit { kind: edit.kind, before: edit.after.clone(), after: edit.before.clone() };
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
            moved: self.moved,
            edits: self.edits.iter().map(turn).collect(),
        }
    }

    /// What happened to its borders: one passage became several, or several one.
    pub fn seam(&self) -> Option<Seam> {
        match (self.before.len(), self.after.len()) {
            (0, _) | (_, 0) => None,
            (before, after) if before < after => Some(Seam::Split),
            (before, after) if before > after => Some(Seam::Merged),
            _ => None,
        }
    }

    /// Whether any words changed.
    pub fn is_changed(&self) -> bool {
        self.edits.iter().any(|edit| edit.kind == EditKind::Changed)
    }
}

/// The text of some neighbors, each on a line of its own.
pub fn joined(passages: &[Passage]) -> String {
    passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Compares two texts. The time is bounded by their sizes, never by a clock.
pub fn compare(before: &[Passage], after: &[Passage]) -> Comparison {
    let vocabulary = Vocabulary::default();
    let sides = [Side::new(before, &vocabulary), Side::new(after, &vocabulary)];
    let matches = align::align(&sides);
    let pair = |found: align::Match| Pair {
        edits: edits::edits(&sides, &found),
        before: found.before,
        after: found.after,
        moved: found.moved,
    };
    Comparison::in_order(matches.into_iter().map(pair).collect())
}
