//! Texts from anywhere and what is read of them.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::model::Block;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::Paragraph;

/// The whole prose in one line.
fn show(text: &str) -> String {
    let prose = loose_prose(text);
    let mut all: Vec<String> = prose.clauses.iter().map(clause).collect();
    all.extend(prose.footnotes.iter().map(|note| format!("^{}({})", note.name, blocks(&note.blocks))));
    all.join(" ")
}

/// `#2 typed! 1.2|Title(blocks)[below]`.
fn clause(clause: &Clause) -> String {
    let kind = match clause.kind {
        ClauseKind::Preamble => "",
        ClauseKind::Heading(level) => &format!("#{level} "),
        ClauseKind::Item => "- ",
    };
    let typed = if clause.explicit && clause.kind != ClauseKind::Preamble { "!" } else { "" };
    let was = clause.was.as_ref().map(|was| format!("<{was}")).unwrap_or_default();
    let number = clause.number.as_ref().map(|number| format!(" {}", number.label)).unwrap_or_default();
    let below: Vec<String> = clause.clauses.iter().map(self::clause).collect();
    let below = if below.is_empty() { String::new() } else { format!("[{}]", below.join(" ")) };
    let title = if clause.title.is_empty() { String::new() } else { format!("|{}", inlines(&clause.title)) };
    format!("{kind}{}{typed}{was}{number}{title}({}){below}", clause.id, blocks(&clause.blocks))
}

fn blocks(all: &[Block]) -> String {
    let shown = all.iter().map(|block| match block {
        Block::Paragraph(Paragraph { id, inlines, .. }) => {
            format!("{}{}", id.as_ref().map(|id| format!("{id}!")).unwrap_or_default(), self::inlines(inlines))
        }
        Block::List(list) => {
            let items: Vec<String> = list.items.iter().map(clause).collect();
            format!("{}{}", if list.ordered { "ol:" } else { "ul:" }, items.join(" "))
        }
        Block::Table(table) => {
            let row = |cells: &[Vec<Inline>]| cells.iter().map(|cell| inlines(cell)).collect::<Vec<_>>().join(",");
            let rows = table.rows.iter().map(|r| format!("{}{}", r.id.as_deref().unwrap_or("/"), row(&r.cells)));
            format!("table:{}{}", row(&table.head), rows.collect::<String>())
        }
        Block::Quote(blocks) => format!(">{}", self::blocks(blocks)),
        Block::Code(code) => format!("code:{}", code.replace('\n', "␤")),
        Block::Rule => "rule".to_owned(),
        Block::Records(_) | Block::Record(_) => unreachable!(),
    });
    shown.collect::<Vec<_>>().join("; ")
}

fn inlines(all: &[Inline]) -> String {
    let shown = all.iter().map(|inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Emphasis(content) => format!("_{}_", inlines(content)),
        Inline::Strong(content) => format!("*{}*", inlines(content)),
        Inline::Code(code) => format!("`{code}`"),
        Inline::Link { target: Target::Address(address), content } => format!("<{}@{address}>", inlines(content)),
        Inline::Link { target: Target::Clause(id), content } => format!("<{}#{id}>", inlines(content)),
        Inline::Reference(id) => format!("<#{id}>"),
        Inline::FootnoteMark(name) => format!("^{name}"),
        Inline::Break => "⏎".to_owned(),
        Inline::Link { .. } | Inline::Fact { .. } => unreachable!(),
    });
    shown.collect()
}

/// Texts with what is read of them.
const TEXTS: &[(&str, &str)] = &[
    ("", ""),
    ("\u{feff}One\r\ntwo\rthree", "preamble(One two three)"),
    ("# A\n\ntext\n\n### B\n\n## C\n\n# D", "#1 s.1|A(text)[#3 s.1.s1|B() #2 s.1.s2|C()] #1 s.2|D()"),
    ("intro\n\nTitle\n===\n", "preamble(intro) #1 s.1|Title()"),
    ("## 1. A {#a}\n### 1.1 B {#b was=old}\n## 附则 {#c -}", "#2 a! 1.|A()[#3 b!<old 1.1|B()] #2 c!|附则()"),
    ("# A {#x}\n# B {#x}\n# C {#No}\n# D {#d .e}", "#1 x!|A() #1 s.2|B() #1 s.3|C {#No}() #1 s.4|D {#d .e}()"),
    ("a {#x}\n\nb \\{#y}\n\n{#z}\n\nc {#x}", "preamble(x!a; b {#y}; z!; c)"),
    ("- a {#x}\n- (b) c\n  - d", "preamble(ul:- x!(a) - preamble.2 (b)(c; ul:- preamble.2.1(d)))"),
    ("3. a\n4. b {#x -}\n9. 1.1 c", "preamble(ol:- preamble.1 3.(a) - x!(b) - preamble.3 5.(1.1 c))"),
    ("- # 1. A {#x}\n\n> ## B\n> text", "preamble(ul:- preamble.1(x!*1. A*); >*B*; text)"),
    ("##### [](#4-1-x)**4.1.** Storing", "#5 s.1 4.1.|<@#4-1-x>Storing()"),
    ("# 9\\. Rights", "#1 s.1 9.|Rights()"),
    ("1、个人\n信息\nAndroid\n**设备**\n信息", "preamble(1、个人信息 Android *设备*信息)"),
    (
        "{{ parties.weaver.name }} and {{ sdks platform=\"a_b\" }}",
        "preamble({{ parties.weaver.name }} and {{ sdks platform=\"a_b\" }})",
    ),
    ("a <b>c</b> <!-- d --> e<br>f<BR />g", "preamble(a <b>c</b> <!-- d --> e⏎f⏎g)"),
    ("<div>\n信息<br>a\n</div>\n\n<!-- 注 -->\n\n<br>\n", "preamble(<div> 信息⏎a </div>; <!-- 注 -->)"),
    ("![a *b*](u \"t\") ![c][d]\n\n[d]: e", "preamble(![a *b*](u \"t\") ![c][d](e))"),
    (
        "~~a~~ [b](javascript:c) [d](@sdks) <e@f.g> <https://h>",
        "preamble(~~a~~ <b@javascript:c> <d@@sdks> <e@f.g@mailto:e@f.g> <https://h@https://h>)",
    ),
    ("Слово —\n**слово**", "preamble(Слово — *слово*)"),
    ("[a](#x) [](#x) [b](#y) [](#y)\n\n# X {#x}", "preamble(<a#x> <#x> <b@#y> <@#y>) #1 x!|X()"),
    ("[a](b \"a\") [a](b \"第\")", "preamble(<a@b> <a@b> \"第\")"),
    ("[a][b] [b]\n\n[b]: /c\n[注]: 本政策。\n[B]: 又", "preamble(<a@/c> <b@/c>; [注]: 本政策。 [B]: 又)"),
    (
        "- [a]: x\n- b\n\n  [c]: y\n\n1. d",
        "preamble(ul:- preamble.1([a]: x) - preamble.2(b; [c]: y); ol:- preamble.3 1.(d))",
    ),
    ("> [a]: x\n\n# B\n\n[c]: y", "preamble(>[a]: x) #1 s.1|B([c]: y)"),
    (
        "a[^2] b[^1]\n\n[^1]: one\n[^3]: - three\n[^2]: two",
        "preamble(a^2 b^1) ^2(two) ^1(one) ^3(ul:- note.2.1(three))",
    ),
    ("|a|b|\n|-|-|\n|c {#r}|d {#q}|\n|e|\n|f|g|h|i|\n", "preamble(table:a,brc,d {#q}/e,/f,g | h|i)"),
    ("- a\n  ***\n- b\n  | c |\n  |---|\n", "preamble(ul:- preamble.1(a; rule) - preamble.2(b; table:c))"),
    ("```\na\n```\n~~~ 说明\nb\n~~~\n\n    c", "preamble(code:a␤; code:说明␤b␤; code:c)"),
];

#[test]
fn texts_are_read_as_they_are() {
    for (text, expected) in TEXTS {
        assert_eq!(show(text), *expected, "{text}");
    }
}

#[test]
fn ids_are_given_once() {
    let text = "# A {#s}\n- a\n\n# B\n\n# C {#note}\n- b[^1]\n  - c\n\n[^1]: - d\n";
    let prose = loose_prose(text);
    let ids: BTreeSet<&str> = prose.anchors().into_iter().map(|anchor| anchor.id).collect();
    assert_eq!(ids.len(), prose.anchors().len());
    assert_eq!(show(text).matches("note.1.1").count(), 1);
}

#[test]
fn what_is_nested_too_deep_is_words() {
    let nested = ["> ", "- ", "1. "].map(|mark| mark.repeat(10_000) + "信息");
    let lists: String = (0..500).flat_map(|depth| ["  ".repeat(depth), "- 信\n".to_owned()]).collect();
    let marks =
        ["*一 **二 ".repeat(3_000), "[一".repeat(20_000), "![一](二".repeat(3_000), "> - <b>一\n\n".repeat(1_000)];
    let closed = "*一 **二 ".repeat(300) + &"** *".repeat(300);
    for text in nested.iter().chain([&lists, &closed]).chain(&marks) {
        assert_eq!(lost(text, &show(text)), "", "{}", &text.chars().take(40).collect::<String>());
    }
}

/// The letters of a text, but for `a` to `z`, that are missing in what is shown of it.
fn lost(text: &str, shown: &str) -> String {
    let letters = |text: &str| {
        let mut all: BTreeMap<char, usize> = BTreeMap::new();
        let letters = text.chars().filter(|c| c.is_alphanumeric() && !c.is_ascii_lowercase() && !c.is_ascii_digit());
        letters.for_each(|c| *all.entry(c).or_default() += 1);
        all
    };
    let shown = letters(shown);
    letters(text).iter().filter(|(c, count)| shown.get(c).is_none_or(|there| there < count)).map(|(c, _)| c).collect()
}

/// The words that Markdown shows of a text.
fn shown_by_markdown(text: &str) -> String {
    let words = Parser::new_ext(text, OPTIONS).filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => Some(text),
        _ => None,
    });
    words.map(|text| text.to_string()).collect()
}

/// Pieces of Markdown whose every letter but `a` to `z` stays in the prose.
const PIECES: [&str; 48] = [
    "# ",
    "## ",
    "###### ",
    "- ",
    "  - ",
    "1. ",
    "\n1) ",
    "> ",
    ">> ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "    ",
    "\t",
    "| A | 乙 |",
    "|-|-|",
    "\n|---|---|\n",
    "**",
    "*",
    "_",
    "`",
    "\n```",
    "\n~~~ 码",
    "[x](Y)",
    "[X](#a)",
    "[](#a)",
    "[x](y \"题\")",
    "![图](Y)",
    "[a]: /地\n\n",
    "[a]",
    "[文][a]",
    "[b]: 义\n",
    "<b>",
    "</b>",
    "<br>",
    "\n<div>乙\n",
    "<!-- 注 -->",
    "[^注]",
    "\n[^注]: ",
    "{#a}",
    " {#b was=c}",
    "{{ X }}",
    "\\",
    "---\n",
    "信息第三条",
    "🙂É",
    "\u{a0}שלום",
];

proptest! {
    #[test]
    fn no_word_of_any_text_is_lost(text in "\\PC*|(?s).{0,80}") {
        let plain = text.strip_prefix('\u{feff}').unwrap_or(&text).replace('\r', "\n");
        prop_assert_eq!(lost(&shown_by_markdown(&plain), &show(&plain)), "");
        show(&text);
    }

    #[test]
    fn no_letter_of_markdown_is_lost(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24)) {
        let text = pieces.concat();
        prop_assert_eq!(lost(&text, &show(&text)), "", "{}", show(&text));
    }
}
