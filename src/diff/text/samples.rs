//! Texts made at random, and edits of them, for the properties of the comparison.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::diff::text::Atom;
use crate::diff::text::CELL;
use crate::diff::text::Passage;
use crate::diff::text::PassageKind;

/// Words of many scripts, with the marks that are hard to cut.
const WORDS: &[&str] = &[
    "data",
    "The",
    "we",
    "collect",
    "e-mail",
    "user's",
    "U.S.",
    "<ins>",
    "</del>",
    "&amp;",
    "&",
    "30 days",
    "3.5%",
    "three",
    "10 business days",
    "October 1, 2026",
    "§ 5",
    "$1,000.00",
    "三十日",
    "2026年10月1日",
    "第三条",
    "个人信息",
    "我们",
    "收集",
    "30个工作日",
    "プライバシー",
    "ポリシー",
    "を",
    "更新します",
    "ความเป็นส่วนตัว",
    "ข้อมูล",
    "سياسة",
    "الخصوصية",
    "٣٠",
    "מדיניות",
    "פרטיות",
    "👩\u{200d}👩\u{200d}👧",
    "🇩🇪🇫🇷",
    "👍🏽",
    "e\u{301}te\u{301}",
    "n\u{303}",
    "\u{202e}abc\u{202c}",
    "\u{2066}x\u{2069}",
    "\u{200f}",
    "한국어",
    "각",
    "हिन्दी",
    "क्ष",
    "ﷺ",
    "I\u{307}",
    "“so”",
    "(b)",
    "—",
    "…",
    "\u{feff}",
];

/// What may stand after a word.
const GAPS: &[&str] =
    &[" ", " ", " ", " ", "", "\u{a0}", ". ", ", ", "。", "，", "; ", "\n", "  ", "\u{3000}", ".” ", "\t", "\r\n"];

/// What atoms show.
const SHOWN: &[&str] = &["2026-10-01", "1.2", "第三条", "the company", "mail@example.org", "[^a]", "30 days"];

/// What makes atoms the same.
const KEYS: &[&str] = &["{date}", "{party}", "#clause", "^a"];

/// A passage that can still be edited.
#[derive(Clone, Debug)]
struct Draft {
    pieces: Vec<Piece>,
    kind: PassageKind,
    name: Option<u8>,
    /// Whether it may be paired by its place.
    placed: bool,
}

/// A piece of a passage.
#[derive(Clone, Debug)]
enum Piece {
    Words(String),
    Atom(&'static str, &'static str),
    /// The end of a cell; nothing but in a row.
    Cell,
}

/// A change of a text. Places are counted round.
#[derive(Clone, Debug)]
enum Change {
    Insert(usize, Draft),
    Delete(usize),
    Replace(usize, usize, Piece),
    Add(usize, usize, Piece),
    Drop(usize, usize),
    Space(usize, usize, &'static str),
    Move(usize, usize),
    MoveSection(usize, usize, usize),
    Split(usize, usize),
    Merge(usize),
    Double(usize),
    Reverse(usize, usize),
    Rename(usize, Option<u8>),
    Become(usize, PassageKind),
}

fn piece() -> impl Strategy<Value = Piece> {
    let words = (select(WORDS), select(GAPS)).prop_map(|(word, gap)| Piece::Words(format!("{word}{gap}")));
    let atom = (select(SHOWN), select(KEYS)).prop_map(|(shown, key)| Piece::Atom(shown, key));
    let odd = "\\PC{0,3}|[\\s.,。]{0,4}".prop_map(Piece::Words);
    prop_oneof![20 => words, 2 => atom, 2 => Just(Piece::Cell), 1 => odd]
}

fn kind() -> impl Strategy<Value = PassageKind> {
    use PassageKind as Kind;
    prop_oneof![2 => Just(Kind::Title), 8 => Just(Kind::Words), 4 => Just(Kind::Row), 1 => Just(Kind::Block)]
}

fn draft() -> impl Strategy<Value = Draft> {
    let pieces = prop_oneof![1 => vec(piece(), 0..2), 4 => vec(piece(), 1..8), 2 => vec(piece(), 8..30)];
    let name = option::weighted(0.25, 0..12u8);
    (pieces, kind(), name, any::<bool>()).prop_map(|(pieces, kind, name, placed)| Draft { pieces, kind, name, placed })
}

fn change() -> impl Strategy<Value = Change> {
    use Change as C;
    let at = 0..64_usize;
    prop_oneof![
        (at.clone(), draft()).prop_map(|(at, draft)| C::Insert(at, draft)),
        at.clone().prop_map(C::Delete),
        (at.clone(), at.clone(), piece()).prop_map(|(at, nth, piece)| C::Replace(at, nth, piece)),
        (at.clone(), at.clone(), piece()).prop_map(|(at, nth, piece)| C::Add(at, nth, piece)),
        (at.clone(), at.clone()).prop_map(|(at, nth)| C::Drop(at, nth)),
        (at.clone(), at.clone(), select(&[" ", "\u{a0}", "\n", ""])).prop_map(|(at, nth, gap)| C::Space(at, nth, gap)),
        (at.clone(), at.clone()).prop_map(|(from, to)| C::Move(from, to)),
        (at.clone(), 2..5_usize, at.clone()).prop_map(|(from, length, to)| C::MoveSection(from, length, to)),
        (at.clone(), at.clone()).prop_map(|(at, nth)| C::Split(at, nth)),
        at.clone().prop_map(C::Merge),
        at.clone().prop_map(C::Double),
        (at.clone(), 2..6_usize).prop_map(|(at, length)| C::Reverse(at, length)),
        (at.clone(), option::of(0..12u8)).prop_map(|(at, name)| C::Rename(at, name)),
        (at, kind()).prop_map(|(at, kind)| C::Become(at, kind)),
    ]
}

/// A text and what edits made of it.
pub fn two_texts() -> impl Strategy<Value = [Vec<Passage>; 2]> {
    two_drafts().prop_map(|texts| texts.map(|text| built(&text)))
}

/// The same without passages that are empty or stand twice on a side.
pub fn two_texts_of_distinct_passages() -> impl Strategy<Value = [Vec<Passage>; 2]> {
    two_drafts().prop_map(|texts| {
        texts.map(|mut text| {
            let mut known = BTreeSet::from([String::new()]);
            text.retain(|draft| known.insert(draft.words()));
            built(&text)
        })
    })
}

fn two_drafts() -> impl Strategy<Value = [Vec<Draft>; 2]> {
    let blank = prop_oneof![Just(Vec::new()), vec(draft(), 0..10)];
    let base = prop_oneof![1 => blank, 8 => vec(draft(), 1..10)];
    (base, vec(change(), 0..10)).prop_map(|(base, changes)| {
        let mut edited = base.clone();
        for change in changes {
            change.apply(&mut edited);
        }
        [base, edited]
    })
}

/// A text of passages that stand only once, each at least five words long.
pub fn distinct_text(length: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Passage>> {
    vec(vec(piece(), 0..6), length).prop_map(|all| {
        let mut drafts: Vec<Draft> = all.into_iter().map(plain).collect();
        for (at, draft) in drafts.iter_mut().enumerate() {
            draft.pieces.insert(0, Piece::Words(format!("Passage no{at} has five words ")));
        }
        built(&drafts)
    })
}

fn plain(pieces: Vec<Piece>) -> Draft {
    Draft { pieces, kind: PassageKind::Words, name: None, placed: false }
}

impl Draft {
    /// What it says, without white space.
    fn words(&self) -> String {
        let part = |piece: &Piece| match piece {
            Piece::Words(words) => words.split_whitespace().collect(),
            Piece::Atom(_, key) => format!("\u{1e}{key}"),
            Piece::Cell => String::new(),
        };
        self.pieces.iter().map(part).collect()
    }
}

impl Change {
    fn apply(self, text: &mut Vec<Draft>) {
        let count = text.len();
        if let Self::Insert(at, draft) = self {
            text.insert(at % (count + 1), draft);
            return;
        }
        if count == 0 {
            return;
        }
        match self {
            Self::Delete(at) => drop(text.remove(at % count)),
            Self::Move(from, to) => {
                let draft = text.remove(from % count);
                text.insert(to % count, draft);
            }
            Self::MoveSection(from, length, to) => {
                let from = from % count;
                let section: Vec<Draft> = text.drain(from..(from + length).min(count)).collect();
                let to = to % (text.len() + 1);
                text.splice(to..to, section);
            }
            Self::Split(at, nth) => {
                let draft = &mut text[at % count];
                let rest = draft.pieces.split_off(nth % (draft.pieces.len() + 1));
                let rest = Draft { pieces: rest, name: None, ..draft.clone() };
                text.insert(at % count + 1, rest);
            }
            Self::Merge(at) if count > 1 => {
                let next = text.remove(at % (count - 1) + 1);
                text[at % (count - 1)].pieces.extend(next.pieces);
            }
            Self::Double(at) => text.insert(at % count, text[at % count].clone()),
            Self::Reverse(at, length) => text[at % count..(at % count + length).min(count)].reverse(),
            Self::Rename(at, name) => text[at % count].name = name,
            Self::Become(at, kind) => text[at % count].kind = kind,
            other => other.edit(text),
        }
    }

    /// The changes of words.
    fn edit(self, text: &mut [Draft]) {
        let count = text.len();
        match self {
            Self::Add(at, nth, piece) => {
                let pieces = &mut text[at % count].pieces;
                pieces.insert(nth % (pieces.len() + 1), piece);
            }
            Self::Replace(at, nth, piece) => at_piece(&mut text[at % count], nth, |place| *place = piece),
            Self::Drop(at, nth) => at_piece(&mut text[at % count], nth, |place| *place = Piece::Words(String::new())),
            Self::Space(at, nth, gap) => at_piece(&mut text[at % count], nth, |place| {
                if let Piece::Words(words) = place {
                    *words = words.replace([' ', '\n', '\u{a0}'], gap);
                }
            }),
            _ => {}
        }
    }
}

fn at_piece(draft: &mut Draft, nth: usize, change: impl FnOnce(&mut Piece)) {
    let count = draft.pieces.len();
    if count > 0 {
        change(&mut draft.pieces[nth % count]);
    }
}

/// The passages of drafts, with names that are unique and places below the last title.
fn built(drafts: &[Draft]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let (mut owner, mut parent, mut nth) = (None, None, 0);
    for (at, draft) in drafts.iter().enumerate() {
        let mut passage = Passage { kind: draft.kind, ..Passage::default() };
        let mut head = None;
        for piece in &draft.pieces {
            let start = passage.text.len();
            match piece {
                Piece::Words(words) => passage.text.push_str(words),
                Piece::Atom(shown, key) => {
                    passage.text.push_str(shown);
                    passage.atoms.push(Atom { range: start..passage.text.len(), key: (*key).to_owned() });
                }
                Piece::Cell if draft.kind == PassageKind::Row => {
                    head = head.or(Some(start));
                    passage.text.push(CELL);
                    passage.atoms.push(Atom { range: start..passage.text.len(), key: CELL.to_string() });
                }
                Piece::Cell => {}
            }
        }
        if draft.kind == PassageKind::Row {
            passage.head = head.unwrap_or(passage.text.len());
        }
        let name = draft.name.map(|name| format!("n{name}"));
        passage.name = name.filter(|name| passages.iter().all(|known| known.name.as_ref() != Some(name)));
        owner = passage.name.clone().or(owner);
        passage.owner.clone_from(&owner);
        if draft.kind == PassageKind::Title {
            (parent, nth) = (Some(at), 0);
        } else if draft.placed {
            passage.place = parent.map(|parent| (parent, nth));
            nth += 1;
        }
        passages.push(passage);
    }
    passages
}
