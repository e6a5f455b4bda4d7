//! Makes a raw edit script readable: a rewritten sentence is one deletion and one insertion and not confetti, and a change
//! starts and ends where a reader would see it.

use crate::diff::text::edits::Step;
use crate::diff::text::likeness::weight;
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
pub(super) fn without_islands(mut steps: Vec<Step>, before: &[Word], after: &[Word]) -> Vec<Step> {
    loop {
        let island = (1..steps.len().saturating_sub(1))
            .find(|at| steps[*at].kept && is_island(&steps[*at - 1], &steps[*at], &steps[*at + 1], before, after));
        let Some(at) = island else { return steps };
        steps[at].kept = false;
        steps = merged(steps);
    }
}

/// Whether a kept stretch only breaks up what reads better as one replacement.
fn is_island(left: &Step, kept: &Step, right: &Step, before: &[Word], after: &[Word]) -> bool {
    let deletes = !left.before.is_empty() || !right.before.is_empty();
    let inserts = !left.after.is_empty() || !right.after.is_empty();
    if !deletes || !inserts {
        return false;
    }
    let size = |step: &Step| weight(&before[step.before.clone()]).max(weight(&after[step.after.clone()]));
    let own = size(kept);
    own == 0 || own <= ISLAND && own <= size(left) && own <= size(right)
}

/// Slides pure insertions and deletions to where a sentence, a part of one, or at least a word ends.
pub(super) fn slid(mut steps: Vec<Step>, before: &[Word], after: &[Word]) -> Vec<Step> {
    for at in 0..steps.len() {
        if steps[at].kept {
            continue;
        }
        let (words, deletes) = match (steps[at].before.is_empty(), steps[at].after.is_empty()) {
            (false, true) => (before, true),
            (true, false) => (after, false),
            _ => continue,
        };
        let range = if deletes { steps[at].before.clone() } else { steps[at].after.clone() };
        let room = |step: Option<&Step>| step.filter(|step| step.kept).map_or(0, |step| step.before.len());
        let left = if at > 0 { room(steps.get(at - 1)) } else { 0 };
        let right = room(steps.get(at + 1));
        let offset = best_slide(words, &range, left, right);
        shift(&mut steps, at, offset);
    }
    merged(steps)
}

/// By how many words to move a stretch, to the right if positive, so that it says the same and ends best.
fn best_slide(words: &[Word], range: &std::ops::Range<usize>, left: usize, right: usize) -> isize {
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

/// Moves a change between its kept neighbors.
fn shift(steps: &mut Vec<Step>, at: usize, offset: isize) {
    if offset == 0 {
        return;
    }
    let by = |place: usize| place.saturating_add_signed(offset);
    let own = &mut steps[at];
    let (before, after) = (by(own.before.start)..by(own.before.end), by(own.after.start)..by(own.after.end));
    (own.before, own.after) = (before.clone(), after.clone());
    let empty_after = Step { kept: true, before: before.end..before.end, after: after.end..after.end };
    if let Some(right) = steps.get_mut(at + 1) {
        (right.before.start, right.after.start) = (before.end, after.end);
    } else {
        steps.push(Step {
            before: before.end..before.end.saturating_add_signed(-offset),
            after: after.end..after.end.saturating_add_signed(-offset),
            ..empty_after
        });
    }
    if at > 0 {
        let left = &mut steps[at - 1];
        (left.before.end, left.after.end) = (before.start, after.start);
    } else {
        steps.insert(0, Step { kept: true, before: 0..before.start, after: 0..after.start });
    }
}
