//! Whether a passage was split off from another or merged into it.

use std::ops::Range;

use crate::diff::text::likeness::common;
use crate::diff::text::likeness::shared;
use crate::diff::text::side::Side;
use crate::diff::text::words::Word;

/// How much of the passage must be in the other side, in tenths.
const CONTAINED: u32 = 6;
/// Two words, in halves: less says nothing.
const LEAST: u32 = 4;
/// What fell into more parts than this is not put together again.
pub(super) const PARTS: usize = 32;

/// A passage that stands alone beside a pair.
pub(super) struct Seam<'a> {
    /// The side it stands on.
    pub side: usize,
    pub passage: usize,
    /// What stands beside it.
    pub own: &'a Range<usize>,
    /// The passage on the other side that this is paired with.
    pub whole: usize,
}

impl Seam<'_> {
    /// The weight that the pair gains if the passage belongs to it; `None` if it is too little.
    pub fn gain(&self, sides: &[Side<'_>; 2]) -> Option<u32> {
        let (text, other) = (&sides[self.side], &sides[1 - self.side]);
        let weight: u32 = text.bag(self.passage).iter().map(|(_, weight)| weight).sum();
        let wanted = weight * CONTAINED / 10;
        if text.name(self.passage).is_some()
            || text.kind(self.passage) != other.kind(self.whole)
            || weight < LEAST
            || self.own.len() >= PARTS
            || shared(text.bag(self.passage), other.bag(self.whole)) < wanted
        {
            return None;
        }
        let weigh = |range: Range<usize>| {
            let words: Vec<Word> = range.flat_map(|at| text.words(at).to_vec()).collect();
            common(&words, other.words(self.whole))
        };
        let grown = self.own.start.min(self.passage)..self.own.end.max(self.passage + 1);
        Some(weigh(grown).saturating_sub(weigh(self.own.clone()))).filter(|gain| *gain >= wanted)
    }
}
