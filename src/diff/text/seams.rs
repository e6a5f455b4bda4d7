//! Finds passages that were split into two or merged into one: what stands alone beside a pair, and is for the most part
//! contained in the pair's other side, belongs to it.

use std::ops::Range;

use crate::diff::text::align::Match;
use crate::diff::text::likeness::common;
use crate::diff::text::likeness::shared;
use crate::diff::text::side::Side;
use crate::diff::text::words::Word;

/// How much of the passage must be in the other side, in tenths.
const CONTAINED: u32 = 6;

/// Joins what was split or merged.
pub(super) fn join(sides: &[Side<'_>; 2], matches: &mut Vec<Match>) {
    for side in [0, 1] {
        let mut owner: Vec<usize> = vec![usize::MAX; sides[side].len()];
        for (at, found) in matches.iter().enumerate() {
            range(found, side).clone().for_each(|passage| owner[passage] = at);
        }
        for passage in 0..sides[side].len() {
            if !range(&matches[owner[passage]], 1 - side).is_empty() {
                continue;
            }
            let beside = [passage.checked_sub(1), Some(passage + 1)];
            let beside = beside.into_iter().flatten().filter_map(|beside| owner.get(beside).copied());
            let gains = beside.filter_map(|at| Some((gain(sides, side, passage, &matches[at])?, at)));
            if let Some((_, into)) = gains.max() {
                let alone = std::mem::replace(&mut owner[passage], into);
                *range_mut(&mut matches[alone], side) = 0..0;
                let grown = range_mut(&mut matches[into], side);
                *grown = grown.start.min(passage)..grown.end.max(passage + 1);
            }
        }
    }
    matches.retain(|found| !found.before.is_empty() || !found.after.is_empty());
}

fn range(found: &Match, side: usize) -> &Range<usize> {
    if side == 0 { &found.before } else { &found.after }
}

fn range_mut(found: &mut Match, side: usize) -> &mut Range<usize> {
    if side == 0 { &mut found.before } else { &mut found.after }
}

/// The weight that a match gains by a passage beside it; `None` if it is too little.
fn gain(sides: &[Side<'_>; 2], side: usize, passage: usize, found: &Match) -> Option<u32> {
    let (own, other) = (range(found, side), range(found, 1 - side));
    if other.len() != 1 || own.is_empty() || sides[side].name(passage).is_some() {
        return None;
    }
    let (text, whole) = (&sides[side], other.start);
    let wanted = text.bag(passage).iter().map(|(_, weight)| weight).sum::<u32>() * CONTAINED / 10;
    if text.kind(passage) != sides[1 - side].kind(whole)
        || wanted < 4
        || shared(text.bag(passage), sides[1 - side].bag(whole)) < wanted
    {
        return None;
    }
    let grown = own.start.min(passage)..own.end.max(passage + 1);
    let weigh = |range: Range<usize>| {
        let words: Vec<Word> = range.flat_map(|at| text.words(at).to_vec()).collect();
        common(&words, sides[1 - side].words(whole))
    };
    Some(weigh(grown).saturating_sub(weigh(own.clone()))).filter(|gain| *gain >= wanted)
}
