//! Makes a raw edit script readable: a rewritten sentence is one deletion and one insertion and not confetti, and a change
//! starts and ends where a reader would see it.

use std::ops::Range;

use crate::diff::text::sequence::Step;
use crate::diff::text::words::Closes;
use crate::diff::text::words::Word;

/// Three words, in halves: a shorter kept stretch between two changes is not worth the reader's stop.
const ISLAND: u32 = 6;
/// If less than this share of the heavier side is kept, all of it is shown as replaced.
const KEPT: f64 = 0.25;

/// Joins neighbors of the same sort.
pub(super) fn merged(steps: Vec<Step>) -> Vec<Step> {
    let mut all: Vec<Step> = Vec::with_capacity(steps.len());
    for step in steps.into_iter().filter(|step| !step.before.is_empty() || !step.after.is_empty()) {
        match all.last_mut() {
            Some(last) if last.kept == step.kept => {
                (last.before.end, last.after.end) = (step.before.end, step.after.end);
            }
            _ => all.push(step),
        }
    }
    all
}

/// Drops islands, and gives up on what is almost wholly rewritten.
pub(super) fn readable(steps: Vec<Step>, before: &[Word], after: &[Word]) -> Vec<Step> {
    let steps = without_islands(steps, before, after);
    let kept: u32 = steps.iter().filter(|step| step.kept).map(|step| weight(&before[step.before.clone()])).sum();
    let most = weight(before).max(weight(after));
    if f64::from(kept) < KEPT * f64::from(most) && steps.len() > 1 {
        return vec![Step { kept: false, before: 0..before.len(), after: 0..after.len() }];
    }
    steps
}

/// Gives up kept stretches that only break up what reads better as one replacement.
pub(super) fn without_islands(steps: Vec<Step>, before: &[Word], after: &[Word]) -> Vec<Step> {
    let weights = [summed(before), summed(after)];
    let mut all: Vec<Step> = Vec::with_capacity(steps.len());
    for step in steps {
        all.push(step);
        // A change that grows may swallow the stretch before it in turn.
        while let [.., left, kept, right] = &all[..]
            && kept.kept
            && is_island(left, kept, right, &weights)
        {
            let (before, after) = (left.before.start..right.before.end, left.after.start..right.after.end);
            all.truncate(all.len() - 3);
            all.push(Step { kept: false, before, after });
        }
    }
    all
}

/// Whether a kept stretch between two changes only breaks up what reads better as one replacement.
fn is_island(left: &Step, kept: &Step, right: &Step, weights: &[Vec<u32>; 2]) -> bool {
    let deletes = !left.before.is_empty() || !right.before.is_empty();
    let inserts = !left.after.is_empty() || !right.after.is_empty();
    if !deletes || !inserts {
        return false;
    }
    let weigh = |side: usize, range: &Range<usize>| weights[side][range.end] - weights[side][range.start];
    let size = |step: &Step| weigh(0, &step.before).max(weigh(1, &step.after));
    let own = size(kept);
    own == 0 || own <= ISLAND && own <= size(left) && own <= size(right)
}

/// The weight of all words before each, and in the end of all.
fn summed(words: &[Word]) -> Vec<u32> {
    let sums = words.iter().scan(0, |sum: &mut u32, word| {
        *sum += word.weight;
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

fn weight(words: &[Word]) -> u32 {
    words.iter().map(|word| word.weight).sum()
}

/// Slides pure insertions and deletions to where a sentence, a part of one, or at least a word ends.
pub(super) fn slid(steps: Vec<Step>, before: &[Word], after: &[Word]) -> Vec<Step> {
    // With a kept stretch at both ends, if only an empty one, every change has two kept neighbors.
    let kept = |before: usize, after: usize| Step { kept: true, before: before..before, after: after..after };
    let mut all = vec![kept(0, 0)];
    all.extend(steps);
    all.push(kept(before.len(), after.len()));
    for at in 1..all.len() - 1 {
        if let [left, own, right] = &mut all[at - 1..=at + 1] {
            slide([left, own, right], before, after);
        }
    }
    merged(all)
}

/// Slides a change between its kept neighbors.
fn slide([left, own, right]: [&mut Step; 3], before: &[Word], after: &[Word]) {
    let (words, range) = match (own.before.is_empty(), own.after.is_empty()) {
        (false, true) if !own.kept => (before, own.before.clone()),
        (true, false) if !own.kept => (after, own.after.clone()),
        _ => return,
    };
    let offset = best_slide(words, &range, left.before.len(), right.before.len());
    for range in [&mut own.before, &mut own.after] {
        *range = range.start.saturating_add_signed(offset)..range.end.saturating_add_signed(offset);
    }
    (left.before.end, left.after.end) = (own.before.start, own.after.start);
    (right.before.start, right.after.start) = (own.before.end, own.after.end);
}

/// By how many words to move a stretch, to the right if positive, so that it says the same and ends best.
fn best_slide(words: &[Word], range: &Range<usize>, left: usize, right: usize) -> isize {
    let same = |one: usize, other: usize| words[one].key == words[other].key;
    let mut best = (edge(words, range.start, range.end), 0);
    let mut offset = 0;
    while offset < left && same(range.start - offset - 1, range.end - offset - 1) {
        offset += 1;
        let found = edge(words, range.start - offset, range.end - offset);
        if found > best.0 {
            best = (found, -offset.cast_signed());
        }
    }
    offset = 0;
    while offset < right && same(range.start + offset, range.end + offset) {
        offset += 1;
        let found = edge(words, range.start + offset, range.end + offset);
        if found > best.0 {
            best = (found, offset.cast_signed());
        }
    }
    best.1
}

/// How well a stretch starts and ends.
fn edge(words: &[Word], start: usize, end: usize) -> (Closes, Closes) {
    let closes = |at: usize| if at == 0 || at == words.len() { Closes::Sentence } else { words[at - 1].closes };
    let (start, end) = (closes(start), closes(end));
    (start.min(end), start.max(end))
}
