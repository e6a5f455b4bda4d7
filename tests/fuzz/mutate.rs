//! Makes an input from another. The same number makes the same input.

use std::ops::Range;
use std::path::Path;

use fastrand::Rng;

use crate::fuzz::Input;
use crate::fuzz::hostile;
use crate::fuzz::seeds::Seeds;

/// The longest text that is made; longer ones are cut.
const LONGEST: usize = 100_000;

/// What kind of text is changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// TOML, and what else a program would write: locks.
    Toml,
    /// Markdown.
    Prose,
}

impl Kind {
    /// The kind of a file.
    pub fn of(path: &str) -> Self {
        if Path::new(path).extension().is_some_and(|end| end == "md") { Self::Prose } else { Self::Toml }
    }
}

/// Makes inputs.
pub struct Maker<'a> {
    /// What they are made from.
    pub seeds: &'a Seeds,
    /// What decides.
    pub random: Rng,
}

impl Maker<'_> {
    /// A site with other texts of some kinds. One of 16 is a long one.
    pub fn site(&mut self, kinds: &[Kind]) -> Input {
        let long = self.random.u8(..16) == 0;
        let seeds = if long { &self.seeds.large } else { &self.seeds.small };
        let mut input = self.one(seeds).clone();
        let files: Vec<usize> = (0..input.0.len()).filter(|at| kinds.contains(&Kind::of(&input.0[*at].0))).collect();
        for _ in 0..self.few() {
            if files.is_empty() {
                break;
            }
            let (path, text) = &mut input.0[*self.one(&files)];
            self.mutate(text, Kind::of(path));
        }
        input
    }

    /// Two texts, the second mostly made from the first.
    pub fn two_texts(&mut self) -> Input {
        let mut before = self.text();
        let mut after = if self.random.u8(..8) == 0 { self.text() } else { before.clone() };
        for _ in 0..self.few() {
            let text = if self.random.u8(..3) == 0 { &mut before } else { &mut after };
            self.mutate(text, Kind::Prose);
        }
        Input(vec![("before.md".to_owned(), before), ("after.md".to_owned(), after)])
    }

    /// A text that somebody wrote, or one made of pieces.
    fn text(&mut self) -> String {
        if self.random.bool() {
            let pieces = self.random.usize(1..12);
            return (0..pieces).map(|_| self.one(&self.seeds.prose).clone()).collect::<Vec<_>>().join("\n\n");
        }
        self.one(&self.seeds.texts).clone()
    }

    fn one<'b, T>(&mut self, all: &'b [T]) -> &'b T {
        &all[self.random.usize(..all.len())]
    }

    /// Mostly one or two, seldom more.
    fn few(&mut self) -> usize {
        1 + (self.random.u32(..) | 1 << 5).trailing_zeros() as usize
    }

    /// Changes a text in one way.
    pub fn mutate(&mut self, text: &mut String, kind: Kind) {
        match self.random.u8(..12) {
            0 => self.insert_word(text),
            1 => self.insert_piece(text, kind),
            2 => self.delete(text),
            3 => self.repeat(text),
            4 => self.change_sign(text),
            5 => self.swap_lines(text),
            6 => self.change_number(text),
            7 => self.nest(text),
            8 | 9 if kind == Kind::Toml => self.change_string(text),
            8 | 9 => self.insert_in_line(text),
            10 => self.change_word(text),
            _ => self.flip(text),
        }
        let end = text.floor_char_boundary(LONGEST);
        text.truncate(end);
    }

    fn word(&mut self) -> &'static str {
        let list = *self.one(hostile::ALL);
        list[self.random.usize(..list.len())]
    }

    /// Several words, as a sentence of nonsense.
    fn words(&mut self) -> String {
        let count = self.few();
        (0..count)
            .map(|_| if self.random.bool() { self.word().to_owned() } else { format!(" {} ", self.word()) })
            .collect()
    }

    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.random.usize(..=text.len()))
    }

    /// A stretch, mostly a short one.
    fn range(&mut self, text: &str) -> Range<usize> {
        let start = self.place(text);
        let most = *self.one(&[1, 4, 16, 64, 256, 4096]);
        start..text.ceil_char_boundary((start + self.random.usize(..=most)).min(text.len()))
    }

    fn insert_word(&mut self, text: &mut String) {
        let (at, words) = (self.place(text), self.words());
        text.insert_str(at, &words);
    }

    /// A line of TOML or a block of Markdown from another text.
    fn insert_piece(&mut self, text: &mut String, kind: Kind) {
        let (list, gap) = if kind == Kind::Toml { (&self.seeds.toml, "\n") } else { (&self.seeds.prose, "\n\n") };
        let piece = self.one(list);
        let at = self.place(text);
        let at = text[at..].find('\n').map_or(text.len(), |end| at + end);
        text.insert_str(at, &format!("{gap}{piece}{gap}"));
    }

    fn delete(&mut self, text: &mut String) {
        let range = self.range(text);
        text.replace_range(range, "");
    }

    fn repeat(&mut self, text: &mut String) {
        let range = self.range(text);
        let most = *self.one(&[1, 3, 100]);
        let times = self.random.usize(1..=most);
        let piece = text[range.clone()].repeat(times);
        let at = if self.random.bool() { range.end } else { self.place(text) };
        text.insert_str(at, &piece);
    }

    fn change_sign(&mut self, text: &mut String) {
        let at = self.place(text);
        let end = text.ceil_char_boundary((at + 1).min(text.len()));
        let sign = *self.one(hostile::SIGNS);
        text.replace_range(at..end, sign);
    }

    fn swap_lines(&mut self, text: &mut String) {
        let mut lines: Vec<&str> = text.split('\n').collect();
        let (one, other) = (self.random.usize(..lines.len()), self.random.usize(..lines.len()));
        lines.swap(one, other);
        *text = lines.join("\n");
    }

    /// A number, date or period becomes another.
    fn change_number(&mut self, text: &mut String) {
        let at = self.place(text);
        let digit = |c: char| c.is_ascii_digit();
        let Some(start) = text[at..].find(digit).map(|found| at + found) else { return };
        let end = text[start..].find(|c| !digit(c)).map_or(text.len(), |found| start + found);
        let number = *self.one(hostile::VALUES);
        text.replace_range(start..end, number);
    }

    /// Something inside itself, or begun and never ended.
    fn nest(&mut self, text: &mut String) {
        let at = self.place(text);
        let at = if self.random.bool() { text[..at].rfind('\n').map_or(0, |found| found + 1) } else { at };
        let most = *self.one(&[8, 64, 500, 5000]);
        let times = self.random.usize(1..=most);
        let nest = self.one(hostile::NESTS).repeat(times);
        text.insert_str(at, &nest);
    }

    /// The inside of a TOML string becomes something else that TOML accepts.
    fn change_string(&mut self, text: &mut String) {
        let at = self.place(text);
        let Some(start) = text[at..].find("= \"").map(|found| at + found + 3) else { return };
        let Some(end) = text[start..].find('"').map(|found| start + found) else { return };
        let words = if self.random.bool() { self.one(&self.seeds.prose).clone() } else { self.words() };
        let quoted: String = words.chars().flat_map(escaped).collect();
        let keep = self.random.bool();
        text.replace_range(if keep { end..end } else { start..end }, &quoted);
    }

    /// Something in the middle or at the end of a line of Markdown.
    fn insert_in_line(&mut self, text: &mut String) {
        let at = self.place(text);
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let words = self.words().replace('\n', " ");
        let at = if self.random.bool() { end } else { at };
        text.insert_str(at, &format!(" {words}"));
    }

    /// A word becomes one that stands elsewhere in the text.
    fn change_word(&mut self, text: &mut String) {
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return;
        }
        let (one, other) = (*self.one(&words), *self.one(&words));
        let all = self.random.u8(..4) == 0;
        *text = if all { text.replace(one, other) } else { text.replacen(one, other, 1) };
    }

    /// A bit of a byte, if that leaves text.
    fn flip(&mut self, text: &mut String) {
        let mut bytes = text.clone().into_bytes();
        if bytes.is_empty() {
            return;
        }
        let at = self.random.usize(..bytes.len());
        bytes[at] ^= 1 << self.random.u8(..8);
        *text = String::from_utf8_lossy(&bytes).into_owned();
    }
}

/// A sign as it may stand in a TOML string.
fn escaped(sign: char) -> Vec<char> {
    match sign {
        '"' | '\\' => vec!['\\', sign],
        '\n' => vec!['\\', 'n'],
        sign if sign.is_control() => format!("\\u{:04X}", u32::from(sign)).chars().collect(),
        sign => vec![sign],
    }
}
