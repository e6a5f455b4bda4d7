//! Blocks back to Markdown in one canonical form, with facts and tables as they were typed.
//!
//! The text says what a translator has to know and nothing else: it is the same however the lines of the file are
//! wrapped and whatever blank lines, signs of lists or numbers of items were typed; any other word, mark, link, fact or
//! table makes it another. Read again it gives the same blocks.

use crate::content::annotation::Placeholder;
use crate::content::markdown::Content;
use crate::model::Inline;
use crate::model::Target;

/// A paragraph, a heading's words or the text of a record, with the names of the footnotes it marks.
pub(super) fn running(inlines: &[Inline], notes: &mut Vec<String>) -> String {
    line_start(inlines_text(without_ends(inlines), notes).trim())
}

/// Inlines without line breaks at their ends, which break nothing.
fn without_ends(inlines: &[Inline]) -> &[Inline] {
    let is_nothing = |inline: &Inline| match inline {
        Inline::Text(words) => words.trim().is_empty(),
        inline => *inline == Inline::Break,
    };
    match inlines {
        [first, rest @ ..] if is_nothing(first) => without_ends(rest),
        [rest @ .., last] if is_nothing(last) => without_ends(rest),
        _ => inlines,
    }
}

/// A row of a table.
pub(super) fn row(cells: &[Content], notes: &mut Vec<String>) -> String {
    let cell = |cell: &Content, notes: &mut Vec<String>| inlines_text(&cell.inlines, notes).trim().replace('|', "\\|");
    let cells: Vec<String> = cells.iter().map(|content| cell(content, notes)).collect();
    format!("| {} |", cells.join(" | "))
}

/// `{{ sdks platform="android" }}`
pub(super) fn placeholder(found: &Placeholder) -> String {
    let attributes = found.attributes.iter().map(|(name, value)| format!("{name}=\"{value}\""));
    let words: Vec<String> = std::iter::once(found.path.clone()).chain(attributes).collect();
    format!("{{{{ {} }}}}", words.join(" "))
}

/// Literal text between fences that it does not hold.
pub(super) fn code(code: &str) -> String {
    let fence = "`".repeat(longest_run(code, '`').max(2) + 1);
    format!("{fence}\n{}\n{fence}", code.trim_end_matches('\n'))
}

/// The lines of a block behind a sign, those after the first behind a margin.
pub(super) fn hanging(sign: &str, margin: usize, text: &str) -> String {
    let margin = " ".repeat(margin);
    let lines = text.lines().enumerate().map(|(at, line)| match (at, line.is_empty()) {
        (0, _) => format!("{sign}{line}"),
        (_, true) => String::new(),
        (_, false) => format!("{margin}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The lines of a quotation.
pub(super) fn quoted(text: &str) -> String {
    text.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn inlines_text(inlines: &[Inline], notes: &mut Vec<String>) -> String {
    emphasized(inlines, [false; 2], notes)
}

/// Inlines between signs of emphasis, or outside of any. `around` says whether a letter stands right before the sign that
/// begins the emphasis, and right behind the one that ends it: with a bracket on its other side, neither would be one.
fn emphasized(inlines: &[Inline], around: [bool; 2], notes: &mut Vec<String>) -> String {
    let mut text = String::new();
    for (at, inline) in inlines.iter().enumerate() {
        let next = inlines.get(at + 1);
        let before = if at == 0 { around[0] } else { is_letter(words(&inlines[at - 1]).chars().next_back()) };
        let after = next.map_or(around[1], |next| is_letter(words(next).chars().next()));
        text.push_str(&match inline {
            Inline::Emphasis(content) => format!("*{}*", emphasized(content, [before, after], notes)),
            Inline::Strong(content) => format!("**{}**", emphasized(content, [before, after], notes)),
            Inline::Link { target, content } => {
                let is_open = at == 0 && around[0] || next.is_none() && around[1];
                let shown = shown(target, content).filter(|_| is_open);
                shown.map_or_else(|| link(target, content, notes), str::to_owned)
            }
            inline => inline_text(inline, notes),
        });
    }
    text
}

/// The words of an inline that is nothing else.
fn words(inline: &Inline) -> &str {
    if let Inline::Text(words) = inline { words } else { "" }
}

fn is_letter(sign: Option<char>) -> bool {
    sign.is_some_and(char::is_alphanumeric)
}

fn inline_text(inline: &Inline, notes: &mut Vec<String>) -> String {
    match inline {
        Inline::Text(words) => escaped(words),
        Inline::Code(words) => code_words(words),
        Inline::Reference(id) => format!("[](#{id})"),
        Inline::Fact { path, .. } => format!("{{{{ {path} }}}}"),
        Inline::FootnoteMark(name) => {
            notes.push(name.clone());
            format!("[^{name}]")
        }
        Inline::Break => "<br>".to_owned(),
        Inline::Emphasis(_) | Inline::Strong(_) | Inline::Link { .. } => {
            emphasized(std::slice::from_ref(inline), [false; 2], notes)
        }
    }
}

/// The words of an address that shows itself.
fn shown<'a>(target: &Target, content: &'a [Inline]) -> Option<&'a str> {
    let (Target::Address(to), [Inline::Text(words)]) = (target, content) else { return None };
    let shown = to.strip_prefix("mailto:").unwrap_or(to);
    (words == shown && to.contains(':')).then_some(words)
}

/// `[words](target)`; an address that shows itself is `<address>`.
fn link(target: &Target, content: &[Inline], notes: &mut Vec<String>) -> String {
    if let Some(shown) = shown(target, content) {
        return format!("<{shown}>");
    }
    let to = target.to_string();
    let to = if to.contains([' ', '(', ')', '<']) { format!("<{to}>") } else { to };
    format!("[{}]({to})", inlines_text(content, notes))
}

fn code_words(words: &str) -> String {
    let fence = "`".repeat(longest_run(words, '`') + 1);
    let gap = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    format!("{fence}{gap}{words}{gap}{fence}")
}

fn longest_run(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).map(str::len).max().unwrap_or_default()
}

/// Words with a backslash before what would be markup, and single spaces.
fn escaped(words: &str) -> String {
    let is_plain = |byte: u8| !matches!(byte, b'\\' | b'*' | b'`' | b'[' | b']' | b'_' | b'<' | b'{' | b'&');
    if words.bytes().all(is_plain) && !words.contains("  ") {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    let mut before = ' ';
    for (at, c) in words.char_indices() {
        let rest = &words[at + c.len_utf8()..];
        let next = rest.chars().next().unwrap_or(' ');
        if c == ' ' && out.ends_with(' ') {
            continue;
        }
        let is_markup = match c {
            '\\' | '*' | '`' | '[' | ']' => true,
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '<' => next.is_ascii_alphabetic() || "/!?".contains(next),
            '{' => next == '{' || next == '#',
            '&' => is_entity(rest),
            _ => false,
        };
        out.push_str(if is_markup { "\\" } else { "" });
        out.push(c);
        before = c;
    }
    out
}

/// Whether what follows `&` makes it a sign by name or number.
fn is_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// A line that begins no block.
fn line_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..10).contains(&digits) && line[digits..].starts_with(['.', ')']);
    if is_number && line[digits + 1..].chars().next().is_none_or(|c| c == ' ') {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    let is_block = line.starts_with(['#', '>', '+', '-', '=', '|']) || line.starts_with("~~~");
    if is_block { format!("\\{line}") } else { line.to_owned() }
}
