//! Prose through the whole room: outlines, numbers, inlines, findings.

use crate::config;
use crate::content;
use crate::content::Drafts;
use crate::diagnostic::Diagnostics;
use crate::model::Clause;
use crate::model::Inline;
use crate::model::Release;
use crate::model::plain_text;
use crate::source::SourceTree;

const SITE: &str = "base_url = \"https://example.com/\"\nlanguages = [\"en\"]\ntime_zone = \"UTC\"\n";

/// The release of some records and prose, and the codes of what was found.
fn load(records: &str, prose: &str) -> (Option<Release>, Vec<&'static str>) {
    let records = format!("title = \"T\"\napp.name = \"Torch\"\npublished = 2026-01-01\n{records}");
    let files = [("site.toml", SITE), ("content/p/1/policy.toml", records.as_str()), ("content/p/1/en.md", prose)];
    let sources = SourceTree::from_texts(files);
    let mut log = Diagnostics::default();
    let config = config::load(&sources, &mut log).unwrap();
    let mut policies = content::load(&sources, &config, &Drafts::All, &mut log);
    let release = policies.pop().and_then(|policy| policy.all().next_back().cloned());
    (release, log.sorted().iter().map(|finding| finding.code.id).collect())
}

/// Every clause as `id label`, in the order of the text.
fn outline(records: &str, prose: &str) -> Vec<String> {
    let (release, codes) = load(records, prose);
    assert!(codes.is_empty(), "{codes:?}");
    let mut lines = Vec::new();
    release.unwrap().source().prose.each_clause(&mut |clause: &Clause| {
        let label = clause.number.as_ref().map_or("-", |number| number.label.as_str());
        lines.push(format!("{} {label}", clause.id));
    });
    lines
}

/// The citation of a clause.
fn citation(records: &str, prose: &str, id: &str) -> Option<String> {
    let release = load(records, prose).0.unwrap();
    let clause = release.source().prose.clause(id).unwrap();
    clause.number.as_ref().map(|number| number.citation.clone())
}

/// The words of the preamble.
fn words(prose: &str) -> String {
    let (release, codes) = load("", prose);
    assert!(codes.is_empty(), "{codes:?}");
    let release = release.unwrap();
    let mut text = String::new();
    release.source().prose.clauses[0].walk(&mut |inline| text.push_str(&plain_text(std::slice::from_ref(inline))));
    text
}

fn findings(prose: &str) -> Vec<&'static str> {
    load("", prose).1
}

#[test]
fn headings_and_items_of_one_level_share_a_counter() {
    let prose = "Intro.\n\n## A {#a}\n\n1. one\n2. two\n\nA paragraph between.\n\n3. three\n\n### B {#b}\n\n1. deep\n\n## C {#c}\n";
    let expected = ["preamble -", "a 1", "a.1 1.1", "a.2 1.2", "a.3 1.3", "b 1.4", "b.1 1.4.1", "c 2"];
    assert_eq!(outline("", prose), expected);
}

#[test]
fn nested_items_go_one_level_deeper_and_bullets_have_no_number() {
    let prose =
        "## A {#a}\n\n1. one {#one}\n\n   1. in one\n   2. in one too\n2. two\n   - bullet\n     1. below a bullet\n";
    let expected = ["a 1", "one 1.1", "one.1 1.1.1", "one.2 1.1.2", "a.2 1.2", "a.2.1 -", "a.2.1.1 1."];
    assert_eq!(outline("", prose), expected);
}

#[test]
fn patterns_number_each_level_and_a_heading_may_choose_another_for_its_lists() {
    let records = "numbering.en = [\"1、\", \"(1)\", \"1.\", \"a.\"]\n";
    let prose =
        "## A {#a}\n\n### B {#b}\n\n1. x {#x}\n   1. y {#y}\n\n## C {#c list=\"1.\"}\n\n1. z {#z}\n   1. w {#w}\n";
    assert_eq!(outline(records, prose), ["a 1、", "b (1)", "x 1.", "y a.", "c 2、", "z 1.", "w a."]);
    assert_eq!(citation(records, prose, "y").as_deref(), Some("1(1)1.a"));
    assert_eq!(citation(records, prose, "z").as_deref(), Some("2.1"));
}

#[test]
fn lists_below_something_without_a_number_start_anew_and_are_cited_with_its_title() {
    let prose = "## Terms {#terms -}\n\n1. one\n2. two {#two}\n\nMore.\n\n1. again\n\n## A {#a}\n";
    assert_eq!(outline("", prose), ["terms -", "terms.1 1.", "two 2.", "terms.3 1.", "a 1"]);
    assert_eq!(citation("", prose, "two").as_deref(), Some("Terms 2"));
}

#[test]
fn records_become_clauses_that_continue_the_numbering() {
    let records = "[permissions.camera]\nname = \"Camera\"\npurpose = \"Scan.\"\n[permissions.flash]\nunder = \"camera\"\n\
        purpose = \"Light.\"\n[permissions.own]\npurpose = \"Own.\"\nclause = \"own\"\n[permissions.bluetooth]\npurpose = \"Connect.\"\n";
    let prose = "## A {#a}\n\n1. own words {#own}\n\n{{ permissions as=\"clauses\" }}\n\n4. last\n";
    let expected =
        ["a 1", "own 1.1", "permission-camera 1.2", "permission-flash 1.2.1", "permission-bluetooth 1.3", "a.4 1.4"];
    assert_eq!(outline(records, prose), expected);
}

#[test]
fn typed_numbers_are_assertions_except_ones_throughout() {
    assert_eq!(findings("## A {#a}\n\n1. x\n2. y\n"), Vec::<&str>::new());
    assert_eq!(findings("## A {#a}\n\n1. x\n1. y\n1. z\n"), Vec::<&str>::new());
    assert_eq!(findings("## A {#a}\n\n1. x\n3. y\n"), ["wrong-number"]);
    assert_eq!(findings("## A {#a -}\n\n1. x\n\nA paragraph interrupts.\n\n2. y\n"), ["wrong-number"]);
}

#[test]
fn backslashes_make_our_signs_literal() {
    assert_eq!(words("Write \\{{ app.name }} and \\{#id}.\n"), "Write {{ app.name }} and {#id}.");
    assert_eq!(words("Of {{ app.name }}.\n"), "Of Torch.");
}

#[test]
fn addresses_in_text_become_links_and_brackets_stay_text() {
    let release = load(
        "contacts.x.email = \"a@b.example\"\n",
        "See https://x.example/a（今）, a@b.example or b@c.example [sic].\n",
    )
    .0
    .unwrap();
    let mut links = Vec::new();
    release.source().prose.clauses[0].walk(&mut |inline| {
        if let Inline::Link { content, .. } = inline {
            links.push(plain_text(content));
        }
    });
    assert_eq!(links, ["https://x.example/a", "a@b.example"]);
}

#[test]
fn comments_vanish_and_other_html_does_not() {
    assert_eq!(words("A<!-- note -->B\n\n<!-- a\nlonger note -->\n"), "AB");
    assert_eq!(findings("A <b>bold</b> word\n"), ["raw-html"]);
    assert_eq!(findings("<div>\nx\n</div>\n"), ["raw-html"]);
    assert_eq!(findings("| a |\n| - |\n| x<br>y |\n"), Vec::<&str>::new());
}

#[test]
fn what_cannot_be_shown_is_a_finding() {
    let cases = [
        ("# Title\n", "title-heading"),
        ("## A {#a}\n\n#### B {#b}\n", "heading-skips"),
        ("- ## A {#a}\n", "nested-heading"),
        ("## A {#a}\n\n## B {#a}\n", "duplicate-id"),
        ("A {#a} b\n", "misplaced-id"),
        ("[a](ftp://x)\n", "bad-link"),
        ("[a](@sdk)\n", "unknown-page"),
        ("[](#nowhere)\n", "unknown-anchor"),
        ("[](https://a.example)\n", "empty-link"),
        ("![a](https://a.example/x.png)\n", "image"),
        ("{{ app.nme }}\n", "unknown-block"),
        ("A {{ app.nme }}.\n", "unknown-fact"),
        ("A {{ effective }}.\n", "missing-fact"),
        ("A {{ parties.x.name }}.\n", "unknown-id"),
        ("A {{ sdks }}.\n", "block-in-sentence"),
        ("{{ sdks }}\n", "empty-block"),
        ("A {{ x | safe }}.\n", "bad-placeholder"),
        ("A {{ never closed.\n", "bad-placeholder"),
        ("*More:*you\n", "visible-markup"),
        ("On 1 March 2020.\n", "unknown-date"),
        ("    code\n", "indented-code"),
        ("1. x\n\n  half\n", "loose-indent"),
        ("a\nb\nc\n", "joined-lines"),
        ("x[^1]\n\n[^1]: y\n\n[^2]: z\n", "footnote-unused"),
    ];
    for (prose, code) in cases {
        assert_eq!(findings(prose), [code], "{prose}");
    }
}

#[test]
fn only_whole_addresses_become_links() {
    let records = "contacts.x.email = \"privacy@a.example\"\n";
    let prose = "Not dataprivacy@a.example, nor privacy@a.example.cn, but privacy@a.example.\n";
    let release = load(records, prose).0.unwrap();
    let mut links = 0;
    release.source().prose.clauses[0].walk(&mut |inline| links += usize::from(matches!(inline, Inline::Link { .. })));
    assert_eq!(links, 1);
}

#[test]
fn names_are_not_read_as_markdown() {
    let records = "[sdks.s]\nname = \"# A*B*C <x>\"\npurpose = \"P\"\n";
    let release = load(records, "{{ sdks as=\"clauses\" }}\n").0.unwrap();
    let mut text = String::new();
    release.source().prose.clauses[0].walk(&mut |inline| {
        if let Inline::Text(words) = inline {
            text.push_str(words);
        }
    });
    assert_eq!(text, "# A*B*C <x>: P");
}

#[test]
fn records_that_hang_under_each_other_are_all_there() {
    let deep = "[permissions.a]\nname = \"A\"\n[permissions.b]\nname = \"B\"\nunder = \"a\"\n[permissions.c]\nname = \"C\"\nunder = \"b\"\n";
    let prose = "## P {#p}\n\n{{ permissions as=\"clauses\" }}\n";
    let expected = ["p 1", "permission-a 1.1", "permission-b 1.1.1", "permission-c 1.1.1.1"];
    assert_eq!(outline(deep, prose), expected);
    let round = deep.replace("name = \"A\"\n", "name = \"A\"\nunder = \"c\"\n");
    assert_eq!(outline(&round, prose), ["p 1", "permission-a 1.1", "permission-b 1.2", "permission-c 1.3"]);
}
