//! A text made ready for comparison.

use std::cell::OnceCell;
use std::cell::RefCell;

use indexmap::IndexSet;

use crate::diff::text::Passage;
use crate::diff::text::PassageKind;
use crate::diff::text::words::Cutter;
use crate::diff::text::words::Word;
use crate::diff::text::words::rough_weight;

/// Numbers for words and for whole passages, the same on both sides.
#[derive(Default)]
pub(super) struct Vocabulary {
    known: RefCell<IndexSet<Box<str>>>,
    cutter: Cutter,
}

impl Vocabulary {
    fn number(&self, text: &str) -> u32 {
        let mut known = self.known.borrow_mut();
        let at = known.get_index_of(text).unwrap_or_else(|| known.insert_full(text.into()).0);
        u32::try_from(at).unwrap_or(u32::MAX)
    }
}

/// One of the two texts.
pub(super) struct Side<'a> {
    passages: &'a [Passage],
    vocabulary: &'a Vocabulary,
    units: Vec<Unit>,
}

/// What is known of a passage.
struct Unit {
    /// The number of its content: equal content, equal number.
    content: u32,
    name: Option<u32>,
    owner: Option<u32>,
    /// The number of the first cell of a row.
    head: Option<u32>,
    /// Its weight without being cut, in halves of a word.
    weight: u32,
    words: OnceCell<Vec<Word>>,
    bag: OnceCell<Vec<(u32, u32)>>,
}

impl<'a> Side<'a> {
    pub fn new(passages: &'a [Passage], vocabulary: &'a Vocabulary) -> Self {
        let number = |name: &Option<String>| name.as_ref().map(|name| vocabulary.number(&format!("#{name}")));
        let unit = |passage: &Passage| Unit {
            content: vocabulary.number(&content(passage)),
            name: number(&passage.name),
            owner: number(&passage.owner),
            head: (passage.head > 0).then(|| vocabulary.number(passage.text[..passage.head].trim())),
            weight: rough_weight(&passage.text),
            words: OnceCell::new(),
            bag: OnceCell::new(),
        };
        Self { passages, vocabulary, units: passages.iter().map(unit).collect() }
    }

    pub fn len(&self) -> usize {
        self.units.len()
    }

    pub fn text(&self, at: usize) -> &'a str {
        &self.passages[at].text
    }

    pub fn kind(&self, at: usize) -> PassageKind {
        self.passages[at].kind
    }

    pub fn place(&self, at: usize) -> Option<(usize, usize)> {
        self.passages[at].place
    }

    pub fn content(&self, at: usize) -> u32 {
        self.units[at].content
    }

    pub fn name(&self, at: usize) -> Option<u32> {
        self.units[at].name
    }

    pub fn owner(&self, at: usize) -> Option<u32> {
        self.units[at].owner
    }

    pub fn head(&self, at: usize) -> Option<u32> {
        self.units[at].head
    }

    pub fn weight(&self, at: usize) -> u32 {
        self.units[at].weight
    }

    /// The words of a passage.
    pub fn words(&self, at: usize) -> &[Word] {
        self.units[at].words.get_or_init(|| {
            let passage = &self.passages[at];
            let mut number = |word: &str| self.vocabulary.number(word);
            self.vocabulary.cutter.cut(&passage.text, &passage.atoms, &mut number)
        })
    }

    /// The words of the first cell of a row.
    pub fn head_words(&self, at: usize) -> &[Word] {
        let words = self.words(at);
        &words[..words.partition_point(|word| word.end <= self.passages[at].head)]
    }

    /// The words that weigh anything, by number, with the weight of all that are the same.
    pub fn bag(&self, at: usize) -> &[(u32, u32)] {
        self.units[at].bag.get_or_init(|| {
            let words = self.words(at).iter().filter(|word| word.weight > 0);
            let mut bag: Vec<(u32, u32)> = words.map(|word| (word.key, word.weight)).collect();
            bag.sort_unstable();
            bag.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                kept.1 += if same { next.1 } else { 0 };
                same
            });
            bag
        })
    }
}

/// What a passage says, such that equal content needs no comparison: white space is one blank, atoms are their keys.
fn content(passage: &Passage) -> String {
    let mut all = format!("{:?}\u{1e}", passage.kind);
    let mut from = 0;
    let mut add = |words: &str| {
        for word in words.split_whitespace() {
            all.push_str(word);
            all.push(' ');
        }
    };
    for atom in &passage.atoms {
        add(&passage.text[from..atom.range.start]);
        add(&format!("\u{1e}{}\u{1e}", atom.key));
        from = atom.range.end;
    }
    add(&passage.text[from..]);
    all
}
