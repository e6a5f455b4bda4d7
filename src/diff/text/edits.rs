//! What changed inside a pair: sentences are paired first, words are compared inside them.

use std::ops::Range;

use crate::diff::text::Edit;
use crate::diff::text::EditKind;
use crate::diff::text::align::Match;
use crate::diff::text::backbone::backbone;
use crate::diff::text::cleanup;
use crate::diff::text::likeness;
use crate::diff::text::seams::PARTS;
use crate::diff::text::sequence::Step;
use crate::diff::text::sequence::common;
use crate::diff::text::side::Side;
use crate::diff::text::words::Closes;
use crate::diff::text::words::Word;

/// What two sentences must have in common at least.
const ALIKE: f64 = 0.3;
/// More pairs of sentences than this are not looked at; the words are compared without them.
const CROSS: usize = 1 << 14;
/// The same for pairs of words in all of them.
const CELLS: usize = 1 << 24;

/// The edits of a pair, over its joined texts.
pub(super) fn edits(sides: &[Side<'_>; 2], pair: &Match) -> Vec<Edit> {
    let texts = [joined(&sides[0], &pair.before), joined(&sides[1], &pair.after)];
    let whole = |kind| vec![Edit { kind, before: 0..texts[0].len(), after: 0..texts[1].len() }];
    let lone = pair.before.is_empty() || pair.after.is_empty();
    if texts[0] == texts[1] || !lone && texts.iter().all(|text| text.trim().is_empty()) {
        return whole(EditKind::Kept);
    }
    if lone {
        return whole(EditKind::Changed);
    }
    let words = [words(&sides[0], &pair.before), words(&sides[1], &pair.after)];
    let steps = steps(&words[0], &words[1]);
    steps.iter().flat_map(|step| spelled(step, &words, &texts)).collect::<Vec<_>>()
}

fn joined(side: &Side<'_>, range: &Range<usize>) -> String {
    range.clone().map(|at| side.text(at)).collect::<Vec<_>>().join("\n")
}

/// The words of some neighbors, placed in their joined text. The line feed belongs to the word before it.
fn words(side: &Side<'_>, range: &Range<usize>) -> Vec<Word> {
    let mut all: Vec<Word> = Vec::new();
    let mut from = 0;
    for at in range.clone() {
        if let Some(last) = all.last_mut().filter(|_| at > range.start) {
            last.range.end += 1;
            last.closes = Closes::Sentence;
        }
        let moved = |word: &Word| {
            let range = word.range.start + from..word.range.end + from;
            Word { range, end: word.end + from, ..word.clone() }
        };
        all.extend(side.words(at).iter().map(moved));
        from += side.text(at).len() + 1;
    }
    // The line feed after an empty passage has no word before it.
    if let Some(first) = all.first_mut() {
        first.range.start = 0;
    }
    all
}

/// One step in bytes. Kept words whose text is not the same are derived from something else.
fn spelled(step: &Step, words: &[Vec<Word>; 2], texts: &[String; 2]) -> Vec<Edit> {
    if !step.kept {
        let bytes = |side: usize, range: &Range<usize>| place(&words[side], range, texts[side].len());
        return vec![Edit { kind: EditKind::Changed, before: bytes(0, &step.before), after: bytes(1, &step.after) }];
    }
    let mut edits: Vec<Edit> = Vec::new();
    for (before, after) in step.before.clone().zip(step.after.clone()) {
        let (old, new) = (&words[0][before], &words[1][after]);
        let chars = |side: usize, word: &Word| texts[side][word.range.start..word.end].chars();
        let shown = |side: usize, word: &Word| chars(side, word).filter(|c| !c.is_whitespace());
        let kind = if shown(0, old).eq(shown(1, new)) { EditKind::Kept } else { EditKind::Derived };
        match edits.last_mut() {
            Some(last) if last.kind == EditKind::Kept && kind == EditKind::Kept => {
                (last.before.end, last.after.end) = (old.range.end, new.range.end);
            }
            _ => edits.push(Edit { kind, before: old.range.clone(), after: new.range.clone() }),
        }
    }
    edits
}

/// Where some words stand, in bytes; where they would, if there are none.
fn place(words: &[Word], range: &Range<usize>, end: usize) -> Range<usize> {
    let start = |at: usize| words.get(at).map_or(end, |word| word.range.start);
    start(range.start)..start(range.end)
}

/// How to get from some words to others.
fn steps(before: &[Word], after: &[Word]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (old, new) in segments(before, after) {
        let raw = if old.is_empty() || new.is_empty() {
            vec![Step { kept: false, before: 0..old.len(), after: 0..new.len() }]
        } else {
            cleanup::readable(
                raw_steps(&before[old.clone()], &after[new.clone()]),
                &before[old.clone()],
                &after[new.clone()],
            )
        };
        steps.extend(raw.into_iter().map(|step| Step {
            kept: step.kept,
            before: step.before.start + old.start..step.before.end + old.start,
            after: step.after.start + new.start..step.after.end + new.start,
        }));
    }
    let steps = cleanup::without_islands(cleanup::merged(steps), before, after);
    cleanup::slid(steps, before, after)
}

/// The shortest way, word by word.
fn raw_steps(before: &[Word], after: &[Word]) -> Vec<Step> {
    let keys = |words: &[Word]| words.iter().map(|word| word.key).collect::<Vec<u32>>();
    cleanup::merged(common(&keys(before), &keys(after)))
}

/// The stretches of both sides that are compared with each other, in order: sentences that are alike, and what stands
/// between them.
fn segments(before: &[Word], after: &[Word]) -> Vec<(Range<usize>, Range<usize>)> {
    let whole = || vec![(0..before.len(), 0..after.len())];
    let (old, new) = (sentences(before), sentences(after));
    if old.len().max(new.len()) < 2 || old.len() * new.len() > CROSS || before.len() * after.len() > CELLS {
        return whole();
    }
    let mut alike: Vec<(usize, usize, f64)> = Vec::new();
    for (at, sentence) in old.iter().enumerate() {
        for (other, candidate) in new.iter().enumerate().rev() {
            let likeness = likeness::runs(&before[sentence.clone()], &after[candidate.clone()]);
            if likeness >= ALIKE {
                alike.push((at, other, likeness));
            }
        }
    }
    let worth = |(at, other, likeness): &(usize, usize, f64)| {
        let words = u32::try_from(old[*at].len() + new[*other].len()).unwrap_or(u32::MAX);
        let words = f64::from(words) / 2.0;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and not negative")]
        let worth = ((likeness - 0.9 * ALIKE) * words.sqrt() * 1000.0).round() as u64;
        (*other, worth)
    };
    let items: Vec<(usize, u64)> = alike.iter().map(worth).collect();
    let chain = backbone(&items).into_iter().map(|place| (alike[place].0, alike[place].1)).collect::<Vec<_>>();
    let free = |from: (usize, usize), to: (usize, usize)| [from.0..to.0, from.1..to.1];
    let mut segments: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut from = (0, 0);
    for (at, pair) in chain.iter().enumerate() {
        let next = chain.get(at + 1).copied().unwrap_or((old.len(), new.len()));
        let room = [free(from, *pair), free((pair.0 + 1, pair.1 + 1), next)];
        let grown = Grown { words: [before, after], sentences: [&old, &new] }.grow(*pair, &room);
        from = (grown[0].end, grown[1].end);
        segments.push((span(&old, &grown[0]), span(&new, &grown[1])));
    }
    with_between(segments, before.len(), after.len())
}

/// The words of some sentences.
fn span(sentences: &[Range<usize>], range: &Range<usize>) -> Range<usize> {
    sentences[range.start].start..sentences[range.end - 1].end
}

/// Puts what stands between the segments between them.
fn with_between(
    matched: Vec<(Range<usize>, Range<usize>)>,
    before: usize,
    after: usize,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut segments = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (old, new) in matched.into_iter().chain([(before..before, after..after)]) {
        if from < old.start || to < new.start {
            segments.push((from..old.start, to..new.start));
        }
        (from, to) = (old.end, new.end);
        if !old.is_empty() || !new.is_empty() {
            segments.push((old, new));
        }
    }
    segments
}

/// A pair of sentences with the sentences beside it that were split off from it or merged into it.
struct Grown<'a> {
    words: [&'a [Word]; 2],
    sentences: [&'a [Range<usize>]; 2],
}

impl Grown<'_> {
    /// Takes in, on one side, free sentences beside the pair that are contained in the other side.
    fn grow(&self, pair: (usize, usize), room: &[[Range<usize>; 2]; 2]) -> [Range<usize>; 2] {
        let mut own = [pair.0..pair.0 + 1, pair.1..pair.1 + 1];
        for side in [0, 1] {
            if own[1 - side].len() > 1 {
                break;
            }
            let has_room = |own: &Range<usize>| own.len() < PARTS;
            while own[side].end < room[1][side].end && has_room(&own[side]) && self.contains(side, &own, own[side].end)
            {
                own[side].end += 1;
            }
            while own[side].start > room[0][side].start
                && has_room(&own[side])
                && self.contains(side, &own, own[side].start - 1)
            {
                own[side].start -= 1;
            }
        }
        own
    }

    /// Whether most of a sentence beside the pair is in the other side, where the pair has left it.
    fn contains(&self, side: usize, own: &[Range<usize>; 2], sentence: usize) -> bool {
        let words = |side: usize, range: &Range<usize>| &self.words[side][span(self.sentences[side], range)];
        let other = words(1 - side, &own[1 - side]);
        let grown = own[side].start.min(sentence)..own[side].end.max(sentence + 1);
        let wanted: u32 = words(side, &(sentence..sentence + 1)).iter().map(|word| word.weight).sum();
        let common = |range: &Range<usize>| likeness::common(words(side, range), other);
        // Atoms that are the same by their key may weigh differently, so more words may weigh less.
        let gain = common(&grown).saturating_sub(common(&own[side]));
        10 * gain >= 6 * wanted.max(1)
    }
}

fn sentences(words: &[Word]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        if word.closes == Closes::Sentence || at + 1 == words.len() {
            sentences.push(start..at + 1);
            start = at + 1;
        }
    }
    sentences
}
