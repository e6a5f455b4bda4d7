//! Syntax errors of TOML in words of our own, with special ones for the slips of people who write in a word processor, in
//! Chinese, or as another format has it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::BAD_BOOLEAN;
use crate::diagnostic::BAD_DATE;
use crate::diagnostic::BAD_NUMBER;
use crate::diagnostic::CONTROL_SIGN;
use crate::diagnostic::DUPLICATE_KEY;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::FULLWIDTH_PUNCTUATION;
use crate::diagnostic::SMART_QUOTES;
use crate::diagnostic::SPECIAL_BLANK;
use crate::diagnostic::Span;
use crate::diagnostic::TOML_SYNTAX;
use crate::diagnostic::UNQUOTED_KEY;
use crate::diagnostic::UNSEEN_SIGN;
use crate::schema::dates::Reading;
use crate::schema::dates::bad_date;
use crate::schema::dates::is_template;
use crate::schema::dates::read;
use crate::schema::slips;
use crate::schema::slips::Line;
use crate::source::SourceFile;

/// The longest text that is looked at as a day, in characters.
const LONGEST_DAY: usize = 24;

/// What the parser says, by its beginning, with our word for it in the message `toml-syntax`; the first that fits counts.
const KINDS: [(&str, &str); 46] = [
    ("string values must be quoted", "unquoted"),
    ("invalid boolean", "unquoted"),
    ("invalid basic string", "open-text"),
    ("invalid literal string", "open-text"),
    ("invalid string", "open-text"),
    ("invalid multi-line", "open-long-text"),
    ("missing opening quote", "no-opening-quote"),
    ("missing escaped value", "escape"),
    ("too few unicode value digits", "escape"),
    ("invalid value", "escape"),
    ("unclosed table", "open-header"),
    ("unclosed array table", "open-header"),
    ("unclosed array", "open-list"),
    ("unexpected `=` in array", "open-list"),
    ("unclosed inline table", "open-table"),
    ("missing comma", "no-comma"),
    ("extra comma", "extra-comma"),
    ("key with no value", "no-equals"),
    ("missing assignment", "no-equals"),
    ("missing value", "no-value"),
    ("extra `=`", "extra-equals"),
    ("extra assignment", "extra-equals"),
    ("missing key", "no-key"),
    ("invalid key-value pair", "no-key"),
    ("invalid inline table element", "no-key"),
    ("unquoted keys cannot be empty", "no-key"),
    ("invalid unquoted key", "bad-key"),
    ("keys cannot be multi-line", "long-key"),
    ("cannot extend value", "has-value"),
    ("missing array opening", "bracket"),
    ("missing inline table opening", "bracket"),
    ("missing table open", "bracket"),
    ("unexpected key or value", "after-value"),
    ("unexpected content", "after-value"),
    ("recursion limit", "too-deep"),
    ("cannot recurse", "too-deep"),
    ("`_` may only", "number"),
    ("redundant", "number"),
    ("unexpected leading zero", "number"),
    ("unexpected sign", "number"),
    ("radix must be", "number"),
    ("integers with a radix", "number"),
    ("invalid date", "date"),
    ("invalid time", "date"),
    ("invalid offset", "date"),
    ("invalid ", "number"),
];

/// The marks that a merge leaves where two people changed the same line.
const MERGE: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

/// Our word for what the parser says.
pub(super) fn kind(message: &str) -> &'static str {
    KINDS.iter().find(|(start, _)| message.starts_with(start)).map_or("other", |(_, kind)| kind)
}

/// Logs a syntax error on a line and settles the line. `broken` holds the beginnings of all lines with errors.
pub(super) fn log(
    (file, text): (&SourceFile, &str),
    line: Range<usize>,
    error: &toml::de::Error,
    broken: &BTreeSet<usize>,
    log: &mut Diagnostics,
) {
    let span = file.span.part(line.start, line.end.max(line.start + 1));
    if error.message().starts_with("duplicate key") {
        log_duplicate((file, text), line, broken, log);
    } else {
        let place = file.span.part(error.span().unwrap_or_default().start, error.span().unwrap_or_default().end);
        let whole = file.span.part(line.start, line.end);
        let fault = syntax(&Line::of(&text[line]), whole, error.message(), place);
        // A sign that nobody sees may have been noticed before.
        let place = fault.places[0].span;
        log.forgive(|finding| finding.code == UNSEEN_SIGN && finding.places[0].span == place);
        log.push(fault);
    }
    log.settle(span);
}

/// Logs what is begun on a line and never ended, so that it swallows the lines below.
pub(super) fn log_unclosed(
    (file, text): (&SourceFile, &str),
    line: Range<usize>,
    kind: &'static str,
    log: &mut Diagnostics,
) {
    let text = &text[line.clone()];
    let whole = file.span.part(line.start, line.end.max(line.start + 1));
    let marks = if text.contains("'''") { "'''" } else { "\"\"\"" };
    let sign = match kind {
        "open-list" => "[",
        "open-table" => "{",
        _ => marks,
    };
    let at = text.rfind(sign).unwrap_or_default();
    log.push(grammar(kind, whole.part(at, at + sign.len())).arg("marks", marks));
    log.settle(whole);
}

/// The finding on a line that is not TOML.
fn syntax(line: &Line<'_>, whole: Span, message: &str, place: Span) -> Diagnostic {
    let kind = kind(message);
    let fault = of_signs(line, whole)
        .or_else(|| of_value(line, whole, kind))
        .or_else(|| of_key(line, whole))
        .unwrap_or_else(|| of_grammar(line, whole, (kind, message), place));
    if fault.code == BAD_DATE || fault.suggestion.is_some() {
        return fault;
    }
    let suggestion = slips::mended(line.text, |text| toml::de::DeTable::parse(text).is_ok());
    Diagnostic { suggestion, ..fault }
}

/// A finding on a sign that can't stand where it stands.
fn of_signs(line: &Line<'_>, whole: Span) -> Option<Diagnostic> {
    let sign_at =
        |code, (at, sign): (usize, char)| Diagnostic::new(code, whole.part(at, at + sign.len_utf8())).arg("sign", sign);
    let number = |(at, sign): (usize, char), code| {
        let name = format!("U+{:04X}", u32::from(sign));
        Diagnostic::new(code, whole.part(at, at + sign.len_utf8())).arg("sign", name)
    };
    if let Some(control) = line.text.char_indices().find(|(_, sign)| sign.is_control() && *sign != '\t') {
        return Some(number(control, CONTROL_SIGN));
    }
    let outside = |at: usize| !line.is_in_text(at);
    if let Some(quote) = line.bare.iter().copied().find(|(at, sign)| slips::is_quote(*sign) && outside(*at)) {
        return Some(sign_at(SMART_QUOTES, quote));
    }
    // A text that a straight quotation mark begins and another one should end.
    let last = line.text.trim_end().char_indices().next_back();
    if let Some(quote) = last.filter(|(_, sign)| line.open.is_some() && slips::is_quote(*sign)) {
        return Some(sign_at(SMART_QUOTES, quote));
    }
    if let Some(range) = line.value().filter(|range| is_day(&line.text[range.clone()])) {
        return Some(bad_date(&line.text[range.clone()], whole.part(range.start, range.end)));
    }
    let is_strange = |sign: char| slips::blank_kind(sign).is_some() || slips::half_width(sign).is_some();
    let found = line.bare.iter().copied().find(|(at, sign)| is_strange(*sign) && outside(*at))?;
    if let Some(kind) = slips::blank_kind(found.1) {
        return Some(number(found, SPECIAL_BLANK).arg("kind", kind));
    }
    let typed = slips::sign_for(line, found.1).map_or_else(|| "none".to_owned(), String::from);
    Some(sign_at(FULLWIDTH_PUNCTUATION, found).arg("typed", typed))
}

/// Whether a bare value was meant as a day: it can be read as one, or has its look (`2026/1/`, `2026年10月`).
fn is_day(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let parts = value.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).count();
    let look = value.starts_with(|c: char| c.is_ascii_digit())
        && (value.contains('年') || parts == 3 && (5..=8).contains(&digits));
    value.chars().count() <= LONGEST_DAY && (look || is_template(value) || read(value) != Reading::Unknown)
}

/// A finding on a value without quotation marks.
fn of_value(line: &Line<'_>, whole: Span, kind: &'static str) -> Option<Diagnostic> {
    let range = line.value().filter(|_| ["unquoted", "number", "date", "after-value"].contains(&kind))?;
    let (value, place) = (&line.text[range.clone()], whole.part(range.start, range.end));
    if value.is_empty() {
        return Some(grammar("no-value", whole.part(line.key().start, line.key().end)));
    }
    if value.starts_with(['"', '\'', '[', '{', '=']) {
        return None;
    }
    if slips::boolean(value).is_some() {
        return Some(Diagnostic::new(BAD_BOOLEAN, place).arg("value", value));
    }
    let is_period = slips::period(value).is_some() && !slips::is_count(&line.text[line.key()]);
    if slips::is_number_like(value) && !is_period {
        return Some(Diagnostic::new(BAD_NUMBER, place).arg("value", value));
    }
    Some(grammar("unquoted", place))
}

/// A finding on a key that is no plain word.
fn of_key(line: &Line<'_>, whole: Span) -> Option<Diagnostic> {
    let text = line.text;
    let key = text.split('=').next().unwrap_or_default().trim().trim_matches(['[', ']']);
    let is_word = key.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    if key.is_ascii() || !is_word {
        return None;
    }
    let found = text.find(key).unwrap_or_default();
    let fault = Diagnostic::new(UNQUOTED_KEY, whole.part(found, found + key.len())).arg("key", key);
    let suggestion = slips::key_for(key).filter(|_| !line.is_header()).map(str::to_owned);
    Some(Diagnostic { suggestion, ..fault })
}

/// A finding on the marks between keys and values.
fn of_grammar(line: &Line<'_>, whole: Span, (kind, message): (&'static str, &str), place: Span) -> Diagnostic {
    let text = line.text.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-.\" ".contains(c);
    let value = line.value().map(|range| &line.text[range]).unwrap_or_default();
    let kind = match kind {
        "no-equals" | "bad-key" | "no-key" if MERGE.iter().any(|marks| text.starts_with(marks)) => "merge",
        "no-equals" | "bad-key" | "no-key" if text.starts_with(['{', '}']) => "braces",
        "no-equals" | "bad-key" | "no-key" if text.starts_with("//") => "slashes",
        "no-equals" | "bad-key" if text.starts_with("- ") => "dash",
        "no-equals" | "bad-key" if text.trim_start_matches(plain).starts_with(':') => "colon",
        "after-value" | "open-header" if text.starts_with("[[") || text.ends_with("]]") => "brackets",
        "after-value" if text.ends_with([',', ';']) && !value.contains("\" ") => "extra-comma",
        "after-value" if value.starts_with(['"', '\'']) => "after-text",
        kind => kind,
    };
    let original = if kind == "other" { message.replace('\n', "; ") } else { "none".to_owned() };
    let marks = if line.text.contains("'''") { "'''" } else { "\"\"\"" };
    let start = line.text.len() - line.text.trim_start().len();
    let before = (place.start.saturating_sub(whole.start) as usize).min(line.text.len());
    let sign = match kind {
        "braces" | "slashes" | "dash" | "merge" => Some(start),
        "colon" => line.text.find(':'),
        "escape" => line.text.get(..before).and_then(|text| text.rfind('\\')),
        _ => None,
    };
    let place = sign.map_or(place, |at| whole.part(at, at + 1));
    grammar(kind, place).arg("original", original).arg("marks", marks)
}

fn grammar(kind: &'static str, place: Span) -> Diagnostic {
    Diagnostic::new(TOML_SYNTAX, place).arg("fault", kind)
}

/// A key or table that stands twice, with the place where it stood first. What is below a table that stands twice
/// needs no word of its own.
fn log_duplicate(
    (file, text): (&SourceFile, &str),
    line: Range<usize>,
    broken: &BTreeSet<usize>,
    log: &mut Diagnostics,
) {
    let own = &text[line.clone()];
    let is_header = |line: &str| line.trim_start().starts_with('[');
    let name = |line: &str| line.split(['=', '#']).next().unwrap_or_default().trim().to_owned();
    let mut start = line.start;
    let mut first = None;
    while start > 0 && first.is_none() {
        let previous = text[..start - 1].rfind('\n').map_or(0, |at| at + 1);
        let above = &text[previous..start - 1];
        if !is_header(own) && is_header(above) {
            if broken.contains(&previous) {
                return;
            }
            break;
        }
        if name(above) == name(own) {
            first = Some(place(file, previous, above));
        }
        start = previous;
    }
    let fault =
        Diagnostic::new(DUPLICATE_KEY, place(file, line.start, own)).arg("key", name(own).trim_matches(['[', ']']));
    log.push(first.into_iter().fold(fault, |fault, first| fault.also("first", first)));
}

/// The key of a line.
fn place(file: &SourceFile, start: usize, line: &str) -> Span {
    let key = line.split(['=', '#']).next().unwrap_or_default();
    let indent = key.len() - key.trim_start().len();
    file.span.part(start + indent, start + key.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that the parser can say, as of `toml` 1.2 and `toml_parser` 1.1, with our word for it.
    const SAID: [(&str, &str); 30] = [
        ("a = “b", "unquoted"),
        ("a = True", "unquoted"),
        ("a = \"b", "open-text"),
        ("a = 'b", "open-text"),
        ("a = \"\"\"b", "open-long-text"),
        ("a = '''b", "open-long-text"),
        ("a = b\"", "no-opening-quote"),
        ("a = \"\\q\"", "escape"),
        ("a = \"\\u12\"", "escape"),
        ("a = \"\\ud800\"", "escape"),
        ("[a", "open-header"),
        ("[[a]", "open-header"),
        ("a = [1", "open-list"),
        ("a = {b = 1", "open-table"),
        ("a = [1 2]", "unquoted"),
        ("a = [\"b\" \"c\"]", "no-comma"),
        ("a = [1,,2]", "extra-comma"),
        ("a", "no-equals"),
        ("a = {b \"c\"}", "no-equals"),
        ("a == 1", "extra-equals"),
        ("= 1", "no-key"),
        ("a! = 1", "bad-key"),
        ("\"\"\"a\"\"\" = 1", "long-key"),
        ("a = 1\na.b = 2", "has-value"),
        ("a = 1, 2", "after-value"),
        ("a = 01", "number"),
        ("a = 0xg", "number"),
        ("a = 1.e", "number"),
        ("a = 2026-13-01", "date"),
        ("a = 12:99:00", "date"),
    ];

    #[test]
    fn what_the_parser_says_has_a_word_of_ours() {
        for (text, expected) in SAID {
            let (_, errors) = toml::de::DeTable::parse_recoverable(text);
            let said: Vec<&str> = errors.iter().map(toml::de::Error::message).collect();
            assert!(said.iter().any(|message| kind(message) == expected), "{text}: {said:?}");
            assert!(said.iter().all(|message| kind(message) != "other"), "{text}: {said:?}");
        }
        assert_eq!(kind("a message of a later version"), "other");
    }
}
