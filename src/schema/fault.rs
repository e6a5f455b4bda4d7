//! Syntax errors of TOML, with special words for the slips of people who write in a word processor or in Chinese.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::BAD_DATE;
use crate::diagnostic::DUPLICATE_KEY;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::FULLWIDTH_PUNCTUATION;
use crate::diagnostic::SMART_QUOTES;
use crate::diagnostic::Span;
use crate::diagnostic::TOML_SYNTAX;
use crate::diagnostic::UNQUOTED_KEY;
use crate::source::SourceFile;

/// Quotation marks that word processors put in the place of straight ones.
const QUOTES: [char; 9] = ['“', '”', '‘', '’', '„', '«', '»', '「', '」'];

/// Signs of Chinese keyboards that stand where TOML wants half-width ones, and blanks that are none.
const FULLWIDTH: [char; 20] = [
    '＝', '［', '］', '，', '｛', '｝', '＂', '＃', '．', '：', '；', '、', '。', '－', '【', '】', '（', '）',
    '\u{3000}', '\u{a0}',
];

/// Logs a syntax error on a line and settles the line. `broken` holds the beginnings of all lines with errors.
pub(super) fn log(
    file: &SourceFile,
    line: Range<usize>,
    error: &toml::de::Error,
    broken: &BTreeSet<usize>,
    log: &mut Diagnostics,
) {
    let span = file.span.part(line.start, line.end.max(line.start + 1));
    if error.message().starts_with("duplicate key") {
        log_duplicate(file, line, broken, log);
    } else {
        log.push(syntax(file, &line, error));
    }
    log.settle(span);
}

fn syntax(file: &SourceFile, line: &Range<usize>, error: &toml::de::Error) -> Diagnostic {
    let text = &file.text[line.clone()];
    let at = |start: usize, end: usize| file.span.part(line.start + start, line.start + end);
    let bare = bare_signs(text);
    let find = |signs: &[char]| bare.iter().copied().find(|(_, sign)| signs.contains(sign));
    if let Some((found, sign)) = find(&QUOTES) {
        return Diagnostic::new(SMART_QUOTES, at(found, found + sign.len_utf8())).arg("sign", sign);
    }
    if let Some((start, end)) = date_like(text) {
        return Diagnostic::new(BAD_DATE, at(start, end)).arg("value", &text[start..end]);
    }
    if let Some((found, sign)) = find(&FULLWIDTH) {
        let shown = if sign.is_whitespace() { "blank".to_owned() } else { sign.to_string() };
        return Diagnostic::new(FULLWIDTH_PUNCTUATION, at(found, found + sign.len_utf8())).arg("sign", shown);
    }
    let key = text.split('=').next().unwrap_or_default().trim().trim_matches(['[', ']']);
    if !key.is_ascii() && !key.contains('"') && key.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c)) {
        let found = text.find(key).unwrap_or_default();
        return Diagnostic::new(UNQUOTED_KEY, at(found, found + key.len())).arg("key", key);
    }
    let range = error.span().unwrap_or_default();
    let fault = error.message().replace('\n', "; ");
    Diagnostic::new(TOML_SYNTAX, file.span.part(range.start, range.end)).arg("fault", fault)
}

/// The signs of a line that stand in no string and no comment.
fn bare_signs(line: &str) -> Vec<(usize, char)> {
    let mut all = Vec::new();
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match quote {
            Some(open) => {
                if c == open && !escaped {
                    quote = None;
                }
                escaped = c == '\\' && open == '"' && !escaped;
            }
            None if c == '#' => break,
            None if c == '"' || c == '\'' => quote = Some(c),
            None => all.push((at, c)),
        }
    }
    all
}

/// Where a value stands that was meant as a date: `2026/1/1`, `1.1.2026`, `2026年1月1日`, `1 January 2026`.
fn date_like(line: &str) -> Option<(usize, usize)> {
    let start = line.find('=')? + 1;
    let start = start + (line[start..].len() - line[start..].trim_start().len());
    let end = start + line[start..].split('#').next().unwrap_or_default().trim_end().len();
    let value = &line[start..end];
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let parts = value.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).count();
    let date = value.contains('年') || parts == 3 && (5..=8).contains(&digits);
    (date && value.starts_with(|c: char| c.is_ascii_digit()) && value.chars().count() <= 24).then_some((start, end))
}

/// A key or table that stands twice, with the place where it stood first. What is below a table that stands twice
/// needs no word of its own.
fn log_duplicate(file: &SourceFile, line: Range<usize>, broken: &BTreeSet<usize>, log: &mut Diagnostics) {
    let text = &file.text;
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
