//! Finds the passages of two texts that are alike. The work is bounded by size: where there are too many passages, or too
//! long ones, fewer pairs are looked at or their order of words is not; the result is coarser but always the same.

use std::collections::BTreeMap;

use crate::diff::text::likeness;
use crate::diff::text::side::Side;

/// More pairs of passages than this are not all looked at, only those that share a rare word.
pub(super) const CROSS: usize = 1 << 18;
/// A word is rare if no more passages of a side than this have it.
const RARE: usize = 8;
/// The same for pairs of words in them. If even those have more, the order of words is not looked at.
const CELLS: usize = 1 << 28;

/// Two passages that are alike.
pub(super) struct Candidate {
    pub before: usize,
    pub after: usize,
    pub likeness: f64,
    /// How alike they had to be.
    pub limit: f64,
}

/// All pairs of some passages that are alike enough; `limit` says how much that is, if they may be a pair at all.
pub(super) fn candidates(
    sides: &[Side<'_>; 2],
    free: [&[usize]; 2],
    limit: impl Fn(usize, usize) -> Option<f64>,
) -> Vec<Candidate> {
    let possible = |(before, after): (usize, usize)| {
        let limit = limit(before, after)?;
        Some(Candidate { before, after, likeness: likeness::at_most(sides, before, after, limit)?, limit })
    };
    let cells = |one: &Candidate| sides[0].words(one.before).len().saturating_mul(sides[1].words(one.after).len());
    let too_much = |found: &[Candidate]| found.iter().fold(0, |sum: usize, one| sum.saturating_add(cells(one))) > CELLS;
    let all = free[0].iter().flat_map(|before| free[1].iter().map(|after| (*before, *after)));
    let few = free[0].len().saturating_mul(free[1].len()) <= CROSS;
    let mut found: Vec<Candidate> = if few { all.filter_map(possible).collect() } else { Vec::new() };
    if !few || too_much(&found) {
        found = that_share_a_rare_word(sides, free).into_iter().filter_map(possible).collect();
    }
    let coarse = too_much(&found);
    found.retain_mut(|one| {
        if !likeness::is_same(sides, one.before, one.after) {
            let in_order = || likeness::in_order(sides, one.before, one.after);
            one.likeness = if coarse { 0.9 * one.likeness } else { in_order() };
        }
        one.likeness >= one.limit
    });
    found
}

fn that_share_a_rare_word(sides: &[Side<'_>; 2], free: [&[usize]; 2]) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<u32, [Vec<usize>; 2]> = BTreeMap::new();
    for side in [0, 1] {
        for at in free[side] {
            for (word, _) in sides[side].bag(*at) {
                places.entry(*word).or_default()[side].push(*at);
            }
        }
    }
    let rare = places.into_values().filter(|[before, after]| before.len() <= RARE && after.len() <= RARE);
    let cross = |[before, after]: [Vec<usize>; 2]| {
        before.into_iter().flat_map(move |before| after.clone().into_iter().map(move |after| (before, after)))
    };
    let mut pairs: Vec<(usize, usize)> = rare.flat_map(cross).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
