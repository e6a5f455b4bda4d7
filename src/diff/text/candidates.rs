//! Finds the passages of two texts that are alike. The work is bounded by size: where there are too many passages, or too
//! long ones, fewer pairs are looked at or their order of words is not; the result is coarser but always the same.

use std::collections::BTreeMap;

use crate::diff::text::likeness;
use crate::diff::text::side::Side;

/// More pairs of passages than this are not all looked at, only those that share a rare word.
pub(super) const CROSS: usize = 1 << 18;
/// A word is rare if no more passages of a side than this have it.
const RARE: usize = 8;
/// If the pairs that may be alike have more pairs of words than this, the order of their words is not looked at.
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
    let mut found = Vec::new();
    let mut look = |before: usize, after: usize| {
        let Some(limit) = limit(before, after) else { return };
        if let Some(likeness) = likeness::at_most(sides, before, after, limit) {
            found.push(Candidate { before, after, likeness, limit });
        }
    };
    if free[0].len() * free[1].len() <= CROSS {
        free[0].iter().for_each(|before| free[1].iter().for_each(|after| look(*before, *after)));
    } else {
        that_share_a_rare_word(sides, free).into_iter().for_each(|(before, after)| look(before, after));
    }
    let cells = |one: &Candidate| sides[0].words(one.before).len() * sides[1].words(one.after).len();
    let coarse = found.iter().map(cells).sum::<usize>() > CELLS;
    let likeness = |one: &Candidate| {
        if coarse {
            likeness::in_any_order(sides, one.before, one.after, one.limit)
        } else {
            likeness::passages(sides, one.before, one.after, one.limit)
        }
    };
    found.into_iter().filter_map(|one| Some(Candidate { likeness: likeness(&one)?, ..one })).collect()
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
