//! How alike two runs of words are: twice the weight of what they have in common, in order, over the weight of both.
//! 0 for nothing, 1 for the same words.

use crate::diff::text::side::Side;
use crate::diff::text::words::Word;

/// Runs longer than this, multiplied, are only compared by what they hold and not by its order.
const CELLS: usize = 1 << 20;

/// The likeness of two passages, if it is not below a limit.
pub(super) fn passages(sides: &[Side<'_>; 2], before: usize, after: usize, limit: f64) -> Option<f64> {
    let most = at_most(sides, before, after, limit)?;
    let alike = if is_same(sides, before, after) { most } else { in_order(sides, before, after) };
    (alike >= limit).then_some(alike)
}

/// Whether two passages say the same.
pub(super) fn is_same(sides: &[Side<'_>; 2], before: usize, after: usize) -> bool {
    sides[0].content(before) == sides[1].content(after)
}

/// The likeness of two passages that have words.
pub(super) fn in_order(sides: &[Side<'_>; 2], before: usize, after: usize) -> f64 {
    let total = f64::from(total(sides[0].bag(before)) + total(sides[1].bag(after)));
    2.0 * f64::from(common(sides[0].words(before), sides[1].words(after))) / total
}

/// What the likeness of two passages is not above, if that is not below a limit.
pub(super) fn at_most(sides: &[Side<'_>; 2], before: usize, after: usize, limit: f64) -> Option<f64> {
    if is_same(sides, before, after) {
        return Some(1.0);
    }
    // What weighs much more than the other can't be like it, whatever its words; this needs no words.
    let rough = [sides[0].weight(before), sides[1].weight(after)].map(f64::from);
    if 3.0 * rough[0].min(rough[1]) < limit * (rough[0] + rough[1]) {
        return None;
    }
    let bags = [sides[0].bag(before), sides[1].bag(after)];
    let total = f64::from(total(bags[0]) + total(bags[1]));
    let most = if total == 0.0 { 0.0 } else { 2.0 * f64::from(shared(bags[0], bags[1])) / total };
    (most >= limit).then_some(most)
}

/// The likeness of two runs of words.
pub(super) fn runs(before: &[Word], after: &[Word]) -> f64 {
    let weigh = |words: &[Word]| words.iter().map(|word| word.weight).sum::<u32>();
    let total = f64::from(weigh(before) + weigh(after));
    if total == 0.0 { 0.0 } else { 2.0 * f64::from(common(before, after)) / total }
}

fn total(bag: &[(u32, u32)]) -> u32 {
    bag.iter().map(|(_, weight)| weight).sum()
}

/// The weight of what two bags have in common.
pub(super) fn shared(before: &[(u32, u32)], after: &[(u32, u32)]) -> u32 {
    let (mut left, mut right, mut sum) = (0, 0, 0);
    while let (Some(a), Some(b)) = (before.get(left), after.get(right)) {
        match a.0.cmp(&b.0) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                sum += a.1.min(b.1);
                left += 1;
                right += 1;
            }
        }
    }
    sum
}

/// The weight of the heaviest common subsequence; for very long runs, of nine tenths of what they share at all.
pub(super) fn common(before: &[Word], after: &[Word]) -> u32 {
    let prefix = before.iter().zip(after).take_while(|(a, b)| a.key == b.key).count();
    let (before_rest, after_rest) = (&before[prefix..], &after[prefix..]);
    let suffix = before_rest.iter().rev().zip(after_rest.iter().rev()).take_while(|(a, b)| a.key == b.key).count();
    let ends = weight(&before[..prefix]) + weight(&before_rest[before_rest.len() - suffix..]);
    let heavy =
        |words: &[Word]| words.iter().filter(|word| word.weight > 0).map(|word| (word.key, word.weight)).collect();
    let before: Vec<(u32, u32)> = heavy(&before_rest[..before_rest.len() - suffix]);
    let after: Vec<(u32, u32)> = heavy(&after_rest[..after_rest.len() - suffix]);
    if before.len() * after.len() > CELLS {
        return ends + shared_in_any_order(before, after) / 10 * 9;
    }
    let mut row = vec![0; after.len() + 1];
    for (key, weight) in &before {
        let mut diagonal = 0;
        for (at, (other, _)) in after.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if key == other { diagonal + weight } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    ends + row.last().copied().unwrap_or_default()
}

fn shared_in_any_order(mut before: Vec<(u32, u32)>, mut after: Vec<(u32, u32)>) -> u32 {
    before.sort_unstable();
    after.sort_unstable();
    shared(&before, &after)
}

fn weight(words: &[Word]) -> u32 {
    words.iter().map(|word| word.weight).sum()
}
