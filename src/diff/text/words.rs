//! Cuts a passage into words: by the Unicode rules (UAX #29), by dictionary where a script has no blanks between words
//! (Chinese, Japanese, Thai, Lao, Khmer, Burmese), and so that numbers stay with their units.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use icu_segmenter::GraphemeClusterSegmenter;
use icu_segmenter::WordSegmenter;
use icu_segmenter::WordSegmenterBorrowed;
use icu_segmenter::options::WordBreakInvariantOptions;

use crate::diff::text::Atom;
use crate::diff::text::CELL;
use crate::diff::text::units::Span;
use crate::diff::text::units::quantity;
use crate::diff::text::units::with_units_apart;

/// A word of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands, with the white space after it. The words of a passage cover it to the last byte.
    pub range: Range<usize>,
    /// Where its text ends, without that white space.
    pub end: usize,
    /// Its number in the vocabulary: equal words have equal numbers.
    pub key: u32,
    /// How much it weighs, in halves of a word: 0 for punctuation, 1 for each Chinese, Japanese or Korean character.
    pub weight: u32,
    /// What it is at the end of.
    pub closes: Closes,
}

/// What ends with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closes {
    /// Nothing but the word.
    Word,
    /// A part of a sentence, as before a comma.
    Part,
    /// A sentence.
    Sentence,
}

/// The words of a text, each with the white space that follows it.
pub fn words(text: &str) -> Vec<&str> {
    let words = Cutter::default().cut(text, &[], &mut |_| 0);
    words.into_iter().map(|word| &text[word.range]).collect()
}

/// Cuts texts.
#[derive(Default)]
pub(super) struct Cutter {
    /// Loaded when a text needs it.
    segmenter: OnceCell<WordSegmenterBorrowed<'static>>,
}

impl Cutter {
    /// Cuts a text; `key` numbers the words.
    pub fn cut(&self, text: &str, atoms: &[Atom], key: &mut dyn FnMut(&str) -> u32) -> Vec<Word> {
        let spans = with_units_apart(self.spans(text, atoms));
        let mut words: Vec<Word> = Vec::with_capacity(spans.len());
        let (mut at, mut atom) = (0, 0);
        while at < spans.len() {
            let span = &spans[at];
            if atom <= at {
                atom =
                    spans.iter().skip(at).position(|span| span.atom.is_some()).map_or(spans.len(), |ahead| at + ahead);
            }
            // A quantity holds no atom.
            let count = if span.atom.is_some() { 1 } else { quantity(&spans[at..atom]) };
            let next = spans.get(at + count).map_or(text.len(), |next| next.start);
            let last = &spans[at + count - 1];
            let end = last.start + last.text.len();
            let shown = &text[span.start..end];
            // White space between a number and its unit says nothing.
            let spelled: Cow<'_, str> = match &spans[at..at + count] {
                [span] => span.atom.unwrap_or(shown).into(),
                several => several.iter().map(|span| span.text).collect::<String>().into(),
            };
            // White space before the first word belongs to it, as there is no other.
            let start = if at == 0 { 0 } else { span.start };
            words.push(Word {
                range: start..next,
                end,
                key: key(&spelled),
                weight: weight(shown),
                closes: closes(shown, end < next),
            });
            at += count;
        }
        if words.is_empty() && !text.is_empty() {
            words.push(Word { range: 0..text.len(), end: text.len(), key: key(""), weight: 0, closes: Closes::Word });
        }
        join_closers(text, &mut words);
        words
    }

    fn spans<'a>(&self, text: &'a str, atoms: &'a [Atom]) -> Vec<Span<'a>> {
        let mut spans = Vec::new();
        let mut from = 0;
        for atom in atoms {
            self.plain(text, from..atom.range.start, &mut spans);
            let (start, text) = (atom.range.start, &text[atom.range.clone()]);
            spans.push(Span { start, text, touches_next: true, atom: Some(&atom.key) });
            from = atom.range.end;
        }
        self.plain(text, from..text.len(), &mut spans);
        spans
    }

    fn plain<'a>(&self, text: &'a str, range: Range<usize>, spans: &mut Vec<Span<'a>>) {
        let load = || WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let part = &text[range.clone()];
        let mut start = 0;
        for end in ends(part, self.segmenter.get_or_init(load)) {
            let piece = &part[start..end];
            if piece.trim().is_empty() {
                if let Some(last) = spans.last_mut() {
                    last.touches_next = false;
                }
            } else {
                let text = piece.trim_end();
                spans.push(Span { start: range.start + start, text, touches_next: text == piece, atom: None });
            }
            start = end;
        }
    }
}

/// The ends of the words of a text. The dictionary and the rules for words cut some characters that readers see as one:
/// a letter with a mark of a rare script, a conjunct.
fn ends(text: &str, segmenter: &WordSegmenterBorrowed<'static>) -> Vec<usize> {
    let ends = segmenter.segment_str(text).skip(1);
    if text.is_ascii() {
        return ends.collect();
    }
    let mut characters = GraphemeClusterSegmenter::new().segment_str(text).peekable();
    ends.filter(|end| {
        while characters.next_if(|edge| edge < end).is_some() {}
        characters.peek() == Some(end)
    })
    .collect()
}

/// Whether a character counts as half a word: the scripts that need no blanks between words.
pub(super) fn is_dense(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The weight of a word in halves.
fn weight(word: &str) -> u32 {
    let dense = word.chars().filter(|c| is_dense(*c)).count();
    let spaced = word.chars().any(|c| c.is_alphanumeric() && !is_dense(c));
    u32::try_from(dense).unwrap_or(u32::MAX).saturating_add(2 * u32::from(spaced))
}

/// How much a text weighs without being cut: a run of letters and digits as one word.
pub(super) fn rough_weight(text: &str) -> u32 {
    let mut weight = 0;
    let mut inside = false;
    for c in text.chars() {
        let dense = is_dense(c);
        let letter = !dense && c.is_alphanumeric();
        weight += u32::from(dense) + 2 * u32::from(letter && !inside);
        inside = letter;
    }
    weight
}

fn closes(word: &str, blank_follows: bool) -> Closes {
    match word.chars().next_back() {
        Some('。' | '！' | '？' | '；' | '!' | '?' | '．' | CELL | '\n') => Closes::Sentence,
        Some('.' | ';') if blank_follows => Closes::Sentence,
        Some('，' | '、' | ',' | ':' | '：' | '|' | '—') => Closes::Part,
        _ => Closes::Word,
    }
}

/// A quotation mark or bracket that closes belongs to the sentence it closes.
fn join_closers(text: &str, words: &mut [Word]) {
    for at in 1..words.len() {
        let word = &text[words[at].range.start..words[at].end];
        if matches!(word, "”" | "’" | "」" | "』" | "）" | ")" | "\"" | "»" | "]" | "】")
            && words[at - 1].closes == Closes::Sentence
        {
            words[at - 1].closes = Closes::Word;
            words[at].closes = Closes::Sentence;
        }
    }
}
