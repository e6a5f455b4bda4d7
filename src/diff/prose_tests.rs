//! What a redline says of clauses, by example.

use super::*;
use crate::config::built_in;
use crate::diff::redline;
use crate::diff::tests::policy;

/// What became of each clause, in short: `data changed moved`; unchanged ones are left out.
fn compare(before: &str, after: &str) -> Vec<String> {
    let policy = policy(["", ""], [before, after]);
    let [before, after] = &policy.releases[..] else { unreachable!() };
    let redline = redline(before, after, &before.source().language, &built_in()).unwrap();
    let describe = |change: &ClauseChange<'_>| {
        let status = match change.status {
            ClauseStatus::Same => "",
            ClauseStatus::Changed => " changed",
            ClauseStatus::Added => " added",
            ClauseStatus::Removed => " removed",
            ClauseStatus::Split => " split",
            ClauseStatus::Merged => " merged",
        };
        let flag = |set: bool, name| if set { name } else { "" };
        let place = [flag(change.moved.is_some(), " moved"), flag(change.renumbered, " renumbered")].concat();
        format!("{}{status}{place}{}", change.id, flag(change.renamed, " renamed"))
    };
    redline.prose.clauses.iter().map(describe).filter(|words| words.contains(' ')).collect()
}

#[test]
fn a_new_clause_renumbers_the_others_and_changes_none() {
    let before = "## Data {#data}\n\nSee [](#rest).\n\n1. One\n2. Two\n\n## Rest {#rest}\n";
    let after = "## New {#new}\n\n## Data {#data}\n\nSee [](#rest).\n\n1. One\n2. Two\n\n## Rest {#rest}\n";
    let expected = ["new added", "data renumbered", "data.1 renumbered", "data.2 renumbered", "rest renumbered"];
    assert_eq!(compare(before, after), expected);
    assert!(compare(after, after).is_empty());
}

#[test]
fn items_without_ids_are_paired_by_their_words_then_by_place() {
    let before = "## Data {#data}\n\n- One\n- Two\n- Three\n- Four\n";
    let after = "## Data {#data}\n\n- New\n- Two\n- One\n- Changed\n";
    assert_eq!(compare(before, after), ["data.1 added", "data.2 moved", "data.3 removed", "data.4 changed"]);
    let typed = before.replace("Two", "Two {#two}");
    assert!(compare(before, &typed).is_empty());
}

#[test]
fn typed_ids_hold_whatever_the_words_and_never_pair_with_others() {
    let before = "## One {#one}\n\nWords.\n\n## Two {#two}\n\nOther words.\n";
    let after = "## Two {#one}\n\nOther words.\n\n## One {#three}\n\nWords.\n";
    assert_eq!(compare(before, after), ["one changed", "two removed", "three added"]);
}

#[test]
fn a_declared_rename_keeps_the_clause_and_its_parts() {
    let before = "## Data {#data}\n\n1. One\n2. Two\n\n## Rest {#rest}\n";
    let after = "## All data {#all was=data}\n\n1. First\n2. Two\n\n## Rest {#rest}\n";
    assert_eq!(compare(before, after), ["all changed renamed", "all.1 changed"]);
}

#[test]
fn a_moved_section_is_moved_and_the_others_stay() {
    let before = "## A {#a}\n\nA.\n\n## B {#b -}\n\nB.\n\n## C {#c -}\n\nC.\n\n## D {#d -}\n\nD.\n";
    let after = "## B {#b -}\n\nB.\n\n## C {#c -}\n\nC.\n\n## D {#d -}\n\nD.\n\n## A {#a}\n\nA.\n";
    assert_eq!(compare(before, after), ["a moved"]);
}

/// The redline of two texts with their records, for a look at it.
fn with_redline(records: [&str; 2], prose: [&str; 2], look: impl FnOnce(&Redline<'_>)) {
    let policy = policy(records, prose);
    let [before, after] = &policy.releases[..] else { unreachable!() };
    look(&redline(before, after, &before.source().language, &built_in()).unwrap());
}

fn change<'r, 'a>(redline: &'r Redline<'a>, id: &str) -> &'r ClauseChange<'a> {
    redline.prose.clauses.iter().find(|change| change.id == id).unwrap()
}

/// The edits of a clause in short: `kept [-removed-]{+added+} (derived)`.
fn edits(redline: &Redline<'_>, id: &str) -> String {
    let prose = &redline.prose;
    let mut out = String::new();
    for passage in &change(redline, id).passages {
        let pair = &prose.comparison.pairs[passage.pair];
        let before = text::joined(&prose.before.passages[pair.before.clone()]);
        let after = text::joined(&prose.after.passages[pair.after.clone()]);
        for edit in &pair.edits {
            let (old, new) = (&before[edit.before.clone()], &after[edit.after.clone()]);
            match edit.kind {
                text::EditKind::Kept => out.push_str(new),
                text::EditKind::Derived => out.push_str(&format!("({old}>{new})")),
                text::EditKind::Changed if new.is_empty() => out.push_str(&format!("[-{old}-]")),
                text::EditKind::Changed if old.is_empty() => out.push_str(&format!("{{+{new}+}}")),
                text::EditKind::Changed => out.push_str(&format!("[-{old}-]{{+{new}+}}")),
            }
        }
        out.push('|');
    }
    out
}

#[test]
fn a_fact_that_changed_marks_no_words() {
    let records = [
        "parties.us.name = \"Us\"\nparties.us.role = \"vendor\"\n",
        "parties.us.name = \"Them Ltd\"\nparties.us.role = \"vendor\"\n",
    ];
    let prose = "## A {#a}\n\nAsk {{ parties.us.name }} about it, effective {{ published }}.\n";
    with_redline(records, [prose, prose], |redline| {
        assert_eq!(redline.records.len(), 1);
        let change = change(redline, "a");
        assert_eq!(change.status, ClauseStatus::Same);
        assert_eq!(change.facts.iter().collect::<Vec<_>>(), ["parties.us.name"]);
        assert!(edits(redline, "a").contains("Ask (Us >Them Ltd )about it"), "{}", edits(redline, "a"));
    });
    let typed = prose.replace("{{ parties.us.name }}", "Us");
    with_redline([records[0], records[0]], [&typed, prose], |redline| assert!(redline.is_empty()));
}

#[test]
fn a_reference_to_a_clause_with_another_number_is_the_same() {
    let before = "## A {#a}\n\nSee [](#b), [](#a).\n\n## B {#b}\n\nWords.\n";
    let after = "## New {#new}\n\nNew words.\n\n## A {#a}\n\nSee [](#c), [](#a).\n\n## B {#c was=b}\n\nWords.\n";
    with_redline(["", ""], [before, after], |redline| {
        assert_eq!(change(redline, "a").status, ClauseStatus::Same);
        assert!(change(redline, "a").is_only_renumbered());
        assert!(change(redline, "c").renamed);
    });
}

#[test]
fn links_and_emphasis_are_listed_and_mark_no_words() {
    let before = "## A {#a}\n\nThe [list](https://a.example/x) of *all* things.\n";
    let after = "## A {#a}\n\nThe [list](https://a.example/y) of **all** things.\n";
    with_redline(["", ""], [before, after], |redline| {
        assert_eq!(change(redline, "a").status, ClauseStatus::Same);
        let link = MarkupChange::Link {
            words: "list".to_owned(),
            before: Some("https://a.example/x".to_owned()),
            after: Some("https://a.example/y".to_owned()),
        };
        let format = MarkupChange::Format { words: "all".to_owned(), before: vec!["emphasis"], after: vec!["strong"] };
        assert_eq!(change(redline, "a").markup().collect::<Vec<_>>(), [&link, &format]);
        assert!(!redline.is_empty());
    });
}

#[test]
fn a_term_that_gives_way_everywhere_is_told_once() {
    let before = "## 甲 {#a}\n\n股东大会决定。股东大会的通知由董事会发出。\n\n## 乙 {#b}\n\n股东大会每年召开。\n";
    let after = before.replace("股东大会", "股东会");
    with_redline(["", ""], [before, &after], |redline| {
        let [term] = &redline.prose.terms[..] else { panic!("{:?}", redline.prose.terms) };
        assert_eq!((term.before.as_str(), term.after.as_str(), term.edits.len()), ("股东大会", "股东会", 3));
    });
}

#[test]
fn numbers_change_with_what_they_count() {
    let before = "## A {#a}\n\nWe keep it for 30 days. 日志保存三十日，并最晚于2026年10月1日删除。\n";
    let after = "## A {#a}\n\nWe keep it for 90 days. 日志保存九十日，并最晚于2026年12月1日删除。\n";
    with_redline(["", ""], [before, after], |redline| {
        let expected = "A|We keep it for [-30 days-]{+90 days+}. 日志保存[-三十日-]{+九十日+}，并最晚于[-2026年10月1日-]{+2026年12月1日+}删除。|";
        assert_eq!(edits(redline, "a"), expected);
    });
}

#[test]
fn split_and_merged_clauses_keep_their_words() {
    let one =
        "## A {#a}\n\n- We take your name to greet you. We take your number to call you back when you ask.\n- Last.\n";
    let two = "## A {#a}\n\n- We take your name to greet you.\n- We take your number to call you back when you ask.\n- Last.\n";
    with_redline(["", ""], [one, two], |redline| {
        let split = redline.prose.clauses.iter().find(|change| change.status == ClauseStatus::Split).unwrap();
        assert!(split.other.is_some());
        assert!(redline.prose.clauses.iter().all(|change| change.status != ClauseStatus::Added));
    });
    with_redline(["", ""], [two, one], |redline| {
        let merged = redline.prose.clauses.iter().find(|change| change.status == ClauseStatus::Merged).unwrap();
        assert_eq!(merged.other.as_deref(), Some("a.1"));
    });
}

#[test]
fn a_paragraph_that_goes_to_another_clause_is_seen_in_both() {
    let words = "This paragraph has more than enough words to be seen again elsewhere.";
    let before = format!("## A {{#a}}\n\nOne thing.\n\n{words}\n\n## B {{#b}}\n\nAnother thing.\n");
    let after = format!("## A {{#a}}\n\nOne thing.\n\n## B {{#b}}\n\nAnother thing.\n\n{words}\n");
    with_redline(["", ""], [&before, &after], |redline| {
        let passed = |id: &str| change(redline, id).passages.iter().map(|one| one.passage.clone()).collect::<Vec<_>>();
        assert!(passed("a").contains(&Passed::To("b".to_owned())));
        assert!(passed("b").contains(&Passed::From("a".to_owned())));
        assert_eq!(change(redline, "a").status, ClauseStatus::Changed);
    });
}

#[test]
fn a_row_that_changes_changes_in_its_cells() {
    let before = "## A {#a}\n\n| Item | Time |\n| --- | --- |\n| Log | 30 days |\n| Name | 1 year |\n";
    let after =
        "## A {#a}\n\n| Item | Time |\n| --- | --- |\n| Log | 90 days |\n| Photo | 2 years |\n| Name | 1 year |\n";
    with_redline(["", ""], [before, after], |redline| {
        let expected = "A|Item\u{1f}Time|Log\u{1f}[-30 days-]{+90 days+}|{+Photo\u{1f}2 years+}|Name\u{1f}1 year|";
        assert_eq!(edits(redline, "a"), expected);
    });
}

#[test]
fn a_footnote_that_changes_changes_the_clause_that_marks_it() {
    let before = "## A {#a}\n\nWords.[^1]\n\n## B {#b}\n\nMore.\n\n[^1]: A note.\n";
    let after = before.replace("A note", "Another note");
    with_redline(["", ""], [before, &after], |redline| {
        assert_eq!(change(redline, "a").status, ClauseStatus::Changed);
        assert_eq!(change(redline, "b").status, ClauseStatus::Same);
    });
}

#[test]
fn the_other_way_round_is_the_same_comparison() {
    let before = "## A {#a}\n\nOne thing to say.\n\n## B {#b}\n\nAnother thing to say.\n\n## C {#c}\n\nGone.\n";
    let after =
        "## B {#bb was=b}\n\nAnother thing to say again.\n\n## A {#a}\n\nOne thing to say.\n\n## D {#d}\n\nNew.\n";
    with_redline(["", ""], [before, after], |redline| {
        let inverted = redline.inverted(&built_in());
        assert_eq!(inverted.prose.inverted(), redline.prose);
        assert_eq!(edits(&inverted, "b"), "B|Another thing to say[-again-].|");
    });
}
