//! What holds for the comparison of any two texts.

use std::collections::BTreeSet;
use std::ops::Range;

use icu_segmenter::GraphemeClusterSegmenter;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;

use crate::diff::text::Atom;
use crate::diff::text::Comparison;
use crate::diff::text::Edit;
use crate::diff::text::EditKind;
use crate::diff::text::Pair;
use crate::diff::text::Passage;
use crate::diff::text::compare;
use crate::diff::text::joined;
use crate::diff::text::samples::distinct_text;
use crate::diff::text::samples::two_texts;
use crate::diff::text::samples::two_texts_of_distinct_passages;
use crate::diff::text::words;
use crate::diff::text::words::Cutter;

type Checked = Result<(), TestCaseError>;

/// How many texts each property is tried on, unless `PROPTEST_CASES` says more.
fn cases(count: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").map(|_| ProptestConfig::default().cases);
    ProptestConfig { cases: asked.unwrap_or(count), failure_persistence: None, ..ProptestConfig::default() }
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Every passage of both sides is in exactly one pair.
fn holds_every_passage_once(comparison: &Comparison, sides: [&[Passage]; 2]) -> Checked {
    for (side, passages) in sides.into_iter().enumerate() {
        let ranges = comparison.pairs.iter().map(|pair| [&pair.before, &pair.after][side].clone());
        let mut places: Vec<usize> = ranges.flatten().collect();
        places.sort_unstable();
        prop_assert_eq!(places, (0..passages.len()).collect::<Vec<_>>());
    }
    Ok(())
}

/// The edits of every pair cover the texts of both sides to the byte, and are what they say they are.
fn gives_both_texts(comparison: &Comparison, sides: [&[Passage]; 2]) -> Checked {
    for pair in &comparison.pairs {
        let texts = [joined(&sides[0][pair.before.clone()]), joined(&sides[1][pair.after.clone()])];
        let mut ends = (0, 0);
        for edit in &pair.edits {
            prop_assert_eq!((edit.before.start, edit.after.start), ends);
            ends = (edit.before.end, edit.after.end);
            let shown = [&texts[0][edit.before.clone()], &texts[1][edit.after.clone()]];
            match edit.kind {
                EditKind::Kept => prop_assert_eq!(without_space(shown[0]), without_space(shown[1])),
                EditKind::Changed => {}
                EditKind::Derived => {
                    let keys = [
                        key(&sides[0][pair.before.clone()], &edit.before),
                        key(&sides[1][pair.after.clone()], &edit.after),
                    ];
                    prop_assert!(keys[0].is_some() && keys[0] == keys[1], "{keys:?} of {shown:?}");
                    prop_assert_ne!(without_space(shown[0]), without_space(shown[1]));
                }
            }
        }
        prop_assert_eq!(ends, (texts[0].len(), texts[1].len()));
    }
    Ok(())
}

/// The atoms of some neighbors, placed in their joined text.
fn atoms(passages: &[Passage]) -> Vec<(Range<usize>, String)> {
    let mut from = 0;
    let mut all = Vec::new();
    for passage in passages {
        let place = |range: &Range<usize>| range.start + from..range.end + from;
        all.extend(passage.atoms.iter().map(|atom| (place(&atom.range), atom.key.clone())));
        from += passage.text.len() + 1;
    }
    all
}

/// The key of the atom that a stretch is, but for white space.
fn key(passages: &[Passage], range: &Range<usize>) -> Option<String> {
    let text = joined(passages);
    let blank = |range: Range<usize>| text[range].trim().is_empty();
    let mut inside = atoms(passages).into_iter().filter(|(atom, _)| range.start <= atom.start && atom.end <= range.end);
    let (atom, key) = inside.next()?;
    (blank(range.start..atom.start) && blank(atom.end..range.end) && inside.next().is_none()).then_some(key)
}

/// No edit starts or ends inside a character as readers see it, a word, a number with its unit, or an atom.
fn cuts_nothing(comparison: &Comparison, sides: [&[Passage]; 2]) -> Checked {
    let cutter = Cutter::default();
    for pair in &comparison.pairs {
        for (passages, side) in [&sides[0][pair.before.clone()], &sides[1][pair.after.clone()]].into_iter().zip(0..) {
            let text = joined(passages);
            let mut from = 0;
            let mut allowed = BTreeSet::from([0, text.len()]);
            for passage in passages {
                let words = cutter.cut(&passage.text, &passage.atoms, &mut |_| 0);
                allowed.extend(words.iter().skip(1).map(|word| word.range.start + from));
                from += passage.text.len() + 1;
                allowed.extend(Some(from).filter(|from| *from < text.len()));
            }
            let edges: BTreeSet<usize> =
                atoms(passages).into_iter().flat_map(|(range, _)| [range.start, range.end]).collect();
            let clusters: BTreeSet<usize> = GraphemeClusterSegmenter::new().segment_str(&text).collect();
            for edit in &pair.edits {
                let range = [&edit.before, &edit.after][side];
                for at in [range.start, range.end] {
                    prop_assert!(allowed.contains(&at), "a word of {text:?} is cut at {at}");
                    prop_assert!(clusters.contains(&at) || edges.contains(&at), "{text:?} is cut at {at}");
                }
            }
        }
    }
    Ok(())
}

/// Equal names are a pair, different names never.
fn keeps_names(comparison: &Comparison, sides: [&[Passage]; 2]) -> Checked {
    let names = |passages: &[Passage]| -> BTreeSet<String> {
        passages.iter().filter_map(|passage| passage.name.clone()).collect()
    };
    let known = [names(sides[0]), names(sides[1])];
    for pair in &comparison.pairs {
        let own = [names(&sides[0][pair.before.clone()]), names(&sides[1][pair.after.clone()])];
        for side in [0, 1] {
            prop_assert!(own[side].len() < 2);
            for name in own[side].iter().filter(|name| known[1 - side].contains(*name)) {
                prop_assert!(own[1 - side].contains(name), "{name} has no partner");
            }
        }
        prop_assert!(own[0].is_empty() || own[1].is_empty() || own[0] == own[1]);
    }
    Ok(())
}

fn is_kept(pair: &Pair) -> bool {
    pair.edits.iter().all(|edit| edit.kind == EditKind::Kept) && pair.before.len() == 1 && pair.after.len() == 1
}

/// The text after, out of the text before and the stretches that are new. White space is that of the text before.
fn applied(comparison: &Comparison, before: &[Passage], new: &mut dyn Iterator<Item = String>) -> Vec<String> {
    let mut texts = Vec::new();
    for pair in comparison.pairs.iter().filter(|pair| !pair.after.is_empty()) {
        let old = joined(&before[pair.before.clone()]);
        let part = |edit: &Edit| match edit.kind {
            EditKind::Kept => old[edit.before.clone()].to_owned(),
            EditKind::Changed | EditKind::Derived => new.next().unwrap_or_default(),
        };
        texts.push(pair.edits.iter().map(part).collect());
    }
    texts
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_comparison_gives_both_texts([before, after] in two_texts()) {
        let comparison = compare(&before, &after);
        holds_every_passage_once(&comparison, [&before, &after])?;
        gives_both_texts(&comparison, [&before, &after])?;
        cuts_nothing(&comparison, [&before, &after])?;
        keeps_names(&comparison, [&before, &after])?;
    }

    #[test]
    fn the_inverse_is_a_comparison_and_its_inverse_the_first([before, after] in two_texts()) {
        let comparison = compare(&before, &after);
        let inverse = comparison.inverted();
        holds_every_passage_once(&inverse, [&after, &before])?;
        gives_both_texts(&inverse, [&after, &before])?;
        prop_assert_eq!(inverse.inverted(), comparison);
    }

    #[test]
    fn a_text_is_the_same_as_itself([before, after] in two_texts()) {
        for text in [before, after] {
            let comparison = compare(&text, &text);
            prop_assert!(comparison.pairs.iter().all(|pair| is_kept(pair) && pair.moved.is_none()));
            prop_assert!(comparison.pairs.iter().all(|pair| pair.before == pair.after));
        }
    }

    #[test]
    fn the_comparison_is_always_the_same_and_survives_json([before, after] in two_texts()) {
        let comparison = compare(&before, &after);
        let json = serde_json::to_string(&comparison).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Comparison>(&json).unwrap(), &comparison);
        let again = std::thread::scope(|scope| {
            let threads = [0, 1].map(|_| scope.spawn(|| compare(&before, &after)));
            threads.map(|thread| thread.join().unwrap())
        });
        prop_assert!(again.into_iter().all(|again| again == comparison));
    }

    #[test]
    fn the_text_after_is_the_text_before_with_the_new_stretches([before, after] in two_texts()) {
        let comparison = compare(&before, &after);
        let new = comparison.pairs.iter().filter(|pair| !pair.after.is_empty()).flat_map(|pair| {
            let text = joined(&after[pair.after.clone()]);
            let edits = pair.edits.iter().filter(|edit| edit.kind != EditKind::Kept);
            edits.map(|edit| text[edit.after.clone()].to_owned()).collect::<Vec<_>>()
        });
        let texts = applied(&comparison, &before, &mut new.collect::<Vec<_>>().into_iter());
        prop_assert_eq!(without_space(&texts.join("\n")), without_space(&joined(&after)));
    }

    #[test]
    fn white_space_is_no_change(parts in vec(prop::sample::select(&["data", "数据", "30", "days", "日", "."]), 1..9),
        gaps in vec(prop::sample::select(&[" ", "\u{a0}", "\n", "  "]), 18)) {
        let text = |gaps: &[&str]| parts.iter().zip(gaps).flat_map(|(part, gap)| [*part, *gap]).collect::<String>();
        let passage = |text: String| vec![Passage { text, ..Passage::default() }];
        let comparison = compare(&passage(text(&gaps[..9])), &passage(text(&gaps[9..])));
        prop_assert!(comparison.pairs.iter().all(is_kept));
    }

    #[test]
    fn words_cover_any_text_and_cut_no_character(text in "\\PC{0,40}|(\\PC|[\\s\\p{M}\\p{N}\\p{Cf}\\p{Thai}]){0,40}|.{0,40}") {
        let words = words(&text);
        prop_assert_eq!(words.concat(), text.as_str());
        let clusters: BTreeSet<usize> = GraphemeClusterSegmenter::new().segment_str(&text).collect();
        let mut at = 0;
        for word in words {
            at += word.len();
            prop_assert!(clusters.contains(&at), "{text:?} is cut at {at}");
        }
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_is_only_permuted_has_only_moved(
        (text, order) in distinct_text(0..12).prop_flat_map(|text| {
            let order = Just((0..text.len()).collect::<Vec<_>>()).prop_shuffle();
            (Just(text), order)
        })
    ) {
        let permuted: Vec<Passage> = order.iter().map(|at| text[*at].clone()).collect();
        let comparison = compare(&text, &permuted);
        prop_assert_eq!(comparison.pairs.len(), text.len());
        prop_assert!(comparison.pairs.iter().all(is_kept));
        prop_assert!(order.is_sorted() || comparison.pairs.iter().any(|pair| pair.moved.is_some()));
    }

    #[test]
    fn one_new_passage_is_one_new_pair(text in distinct_text(0..12), at in any::<Index>(), new in distinct_text(1..2)) {
        let mut grown = text.clone();
        let mut new = new[0].clone();
        new.text.insert_str(0, "Entirely other words stand here. ");
        new.atoms.clear();
        grown.insert(at.index(text.len() + 1), new);
        let comparison = compare(&text, &grown);
        prop_assert_eq!(comparison.pairs.iter().filter(|pair| pair.before.is_empty()).count(), 1);
        prop_assert!(comparison.pairs.iter().all(|pair| pair.before.is_empty() || is_kept(pair)));
        prop_assert!(comparison.pairs.iter().all(|pair| pair.moved.is_none()));
    }

    #[test]
    fn equal_passages_around_two_texts_change_nothing_of_them(
        [before, after] in two_texts_of_distinct_passages(), first: bool
    ) {
        let frame = Passage { text: "Lorem ipsum dolor sit amet consectetur".to_owned(), ..Passage::default() };
        let framed = |text: &[Passage]| {
            let mut framed = text.to_vec();
            framed.insert(if first { 0 } else { text.len() }, frame.clone());
            for place in framed.iter_mut().filter_map(|passage| passage.place.as_mut()) {
                place.0 += usize::from(first);
            }
            framed
        };
        let by = usize::from(first);
        let shifted = |range: &Range<usize>| if range.is_empty() { range.clone() } else { range.start + by..range.end + by };
        let plain = |comparison: Comparison, by: bool| -> BTreeSet<String> {
            let place = |range: &Range<usize>| if by { shifted(range) } else { range.clone() };
            let show = |pair: &Pair| format!("{:?} {:?} {:?}", place(&pair.before), place(&pair.after), pair.edits);
            comparison.pairs.iter().map(show).collect()
        };
        let alone = plain(compare(&before, &after), true);
        let within = plain(compare(&framed(&before), &framed(&after)), false);
        prop_assert!(alone.is_subset(&within), "{alone:#?} {within:#?}");
        prop_assert_eq!(within.len(), alone.len() + 1);
    }
}

#[test]
fn a_long_text_of_equal_lines_is_the_same_as_itself() {
    let line = |at: usize| Passage { text: ["One line.", "Another."][at % 2].to_owned(), ..Passage::default() };
    let text: Vec<Passage> = (0..1200).map(line).collect();
    assert!(compare(&text, &text).pairs.iter().all(|pair| is_kept(pair) && pair.moved.is_none()));
    let comparison = compare(&text, &text[..1199]);
    assert_eq!(comparison.pairs.iter().filter(|pair| is_kept(pair)).count(), 1199);
}

#[test]
fn texts_may_be_empty() {
    assert!(compare(&[], &[]).pairs.is_empty());
    let texts = ["", " ", "\n\t", "—", "…—", "\u{200b}"];
    let passages = texts.map(|text| Passage { text: text.to_owned(), ..Passage::default() });
    for count in 0..=passages.len() {
        let comparison = compare(&passages[..count], &passages[count..]);
        holds_every_passage_once(&comparison, [&passages[..count], &passages[count..]]).unwrap();
        gives_both_texts(&comparison, [&passages[..count], &passages[count..]]).unwrap();
    }
}

#[test]
fn white_space_alone_is_no_change() {
    let text = |text: &str| [Passage { text: text.to_owned(), ..Passage::default() }];
    for (before, after) in [("", " "), ("\n\t", ""), ("30\u{a0}days", "30 days"), ("2026 年", "2026年"), (" a", "a ")]
    {
        let comparison = compare(&text(before), &text(after));
        assert!(comparison.pairs.iter().all(is_kept), "{before:?} {after:?}");
    }
}

#[test]
fn what_is_no_pair_in_the_end_is_not_lost_with_what_was_split_off() {
    let owned = |owner: &str, text: &str| Passage {
        text: text.to_owned(),
        owner: Some(owner.to_owned()).filter(|owner| !owner.is_empty()),
        ..Passage::default()
    };
    let long = "We keep what you tell us as long as the law asks us to";
    let before = [owned("", "alpha beta gamma delta"), owned("a", long)];
    let after = [owned("b", &long.replace("law", "statute")), owned("", "alpha beta"), owned("", "gamma delta")];
    let comparison = compare(&before, &after);
    holds_every_passage_once(&comparison, [&before, &after]).unwrap();
    assert_eq!(comparison.pairs.iter().filter(|pair| !pair.before.is_empty() && !pair.after.is_empty()).count(), 1);
}

#[test]
fn an_atom_is_never_a_part_of_a_number() {
    let text = |date: &str| {
        let text = format!("{}{date}", "1/".repeat(9));
        let atoms = vec![Atom { range: 18..text.len(), key: "{date}".to_owned() }];
        [Passage { text, atoms, ..Passage::default() }]
    };
    let (before, after) = (text("2026-10-01"), text("2026-11-01"));
    let comparison = compare(&before, &after);
    gives_both_texts(&comparison, [&before, &after]).unwrap();
    let kinds: Vec<EditKind> = comparison.pairs[0].edits.iter().map(|edit| edit.kind).collect();
    assert_eq!(kinds, [EditKind::Kept, EditKind::Derived]);
}
