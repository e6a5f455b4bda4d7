//! Slips of writing that Markdown accepts and readers would not: warnings.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::content::facts::Facts;
use crate::content::markdown::Origin;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::JOINED_ITEMS;
use crate::diagnostic::JOINED_LINES;
use crate::diagnostic::LOOSE_INDENT;
use crate::diagnostic::Span;
use crate::diagnostic::TYPED_NUMBER;
use crate::diagnostic::TYPED_REFERENCE;
use crate::diagnostic::UNKNOWN_DATE;
use crate::diagnostic::VISIBLE_MARKUP;
use crate::schema::check_host;

/// A line is short if nobody would break a sentence there, in characters.
const SHORT_LINE: usize = 32;

/// Hosts of bare addresses that are not what they seem.
pub(super) fn odd_hosts(text: &str, place: &dyn Fn(Range<usize>) -> Span, log: &mut Diagnostics) {
    for (at, _) in text.match_indices("https://") {
        let end = text[at..]
            .find(|c: char| c.is_whitespace() || "<>\"'`()，。；：！？、（）“”《》【】「」".contains(c))
            .map_or(text.len(), |end| at + end);
        check_host(&text[at..end], place(at..end), log);
    }
}

/// Paragraphs after a list that are indented, but not enough to belong to an item above.
pub(super) fn indentation(text: &str, origin: Origin, log: &mut Diagnostics) {
    let Origin::File(_) = origin else { return };
    let mut offset = 0;
    let mut after_blank = false;
    // The columns at which the text of the open items begins, the outermost first.
    let mut columns: Vec<usize> = Vec::new();
    for line in text.split('\n') {
        let body = line.trim_start_matches([' ', '\u{3000}']);
        let indent = line[..line.len() - body.len()].chars().count();
        if let Some(width) = marker_width(body) {
            columns.retain(|column| *column <= indent);
            columns.push(indent + width);
        } else if !body.is_empty() && after_blank && !columns.is_empty() {
            let loose = indent > 0 && !columns.contains(&indent) && columns[0] > indent || line.starts_with('\u{3000}');
            if loose && !body.starts_with(['|', '>', '#', '-', '*']) {
                log.push(Diagnostic::new(LOOSE_INDENT, origin.place(offset..offset + line.len())));
            }
            columns.retain(|column| *column <= indent);
        }
        after_blank = body.is_empty();
        offset += line.len() + 1;
    }
}

/// The width of `1. ` or `- ` at the start of a line.
fn marker_width(line: &str) -> Option<usize> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &line[digits..];
    let mark = if digits > 0 { rest.starts_with(". ") || rest.starts_with(") ") } else { false };
    if mark {
        return Some(digits + 2);
    }
    (rest.starts_with("- ") || rest.starts_with("* ") || rest.starts_with("+ ")).then_some(2)
}

/// Several short lines, as of an address, that Markdown joins into one.
pub(super) fn joined_lines(paragraph: &str, span: Span, log: &mut Diagnostics) {
    let lines: Vec<&str> = paragraph.trim().lines().map(str::trim_end).collect();
    let short = |line: &&str| line.chars().count() <= SHORT_LINE && !line.ends_with('\\');
    if lines.len() >= 3 && lines.iter().all(short) {
        log.push(Diagnostic::new(JOINED_LINES, span).arg("count", lines.len()));
    }
}

/// Lines of a paragraph that begin as the items of a list or the rows of a table would: they are joined into one.
pub(super) fn joined_items(paragraph: &str, span: Span, log: &mut Diagnostics) {
    static ITEM: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^\s*(\||•|·|[a-z]\)\s|\d+(\.\d+)+\s|\d+[．、]|[（(][一二三四五六七八九十\da-z]+[）)]|[①-⑳])").ok()
    });
    let Some(item) = ITEM.as_ref() else { return };
    let found = paragraph.lines().find_map(|line| item.find(line));
    if let Some(found) = found.filter(|_| paragraph.trim().lines().count() > 1) {
        log.push(Diagnostic::new(JOINED_ITEMS, span).arg("sign", found.as_str().trim()));
    }
}

/// Signs of markup that came out as text: `*更多：*您` is no emphasis in `CommonMark`.
pub(super) fn visible_markup(
    text: &str,
    literal: &dyn Fn(usize) -> bool,
    place: &dyn Fn(Range<usize>) -> Span,
    log: &mut Diagnostics,
) {
    static MARKUP: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"\*\*|__|\*[^\s*]|[^\s*]\*|`|\]\(|\[\^[^\]\s]+\]|^#{2,6}[^#\s]|＃＃|｛[#＃｛]").ok()
    });
    let Some(markup) = MARKUP.as_ref() else { return };
    let text = without_addresses(text);
    if let Some(found) = markup.find_iter(&text).find(|found| !found.range().any(literal)) {
        let kind = match found.as_str().chars().next() {
            Some('#' | '＃') => "heading",
            Some('｛') => "braces",
            _ => "marks",
        };
        let fault = Diagnostic::new(VISIBLE_MARKUP, place(found.range())).arg("markup", found.as_str());
        log.push(fault.arg("kind", kind));
    }
}

/// The text with blanks in the place of bare web addresses.
fn without_addresses(text: &str) -> String {
    static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"https?://[!-~]+").ok());
    let Some(address) = ADDRESS.as_ref() else { return text.to_owned() };
    address.replace_all(text, |found: &regex::Captures<'_>| " ".repeat(found[0].len())).into_owned()
}

/// A clause number at the beginning of a heading or paragraph that was typed as text: `一、`, `第二条`, `（1）`, `①`.
pub(super) fn typed_number(text: &str, heading: bool, span: Span, log: &mut Diagnostics) {
    static NUMBER: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        let chinese = r"^(第[一二三四五六七八九十百零\d]+[章节条款项]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+、|[①-⑳])";
        let decimal = r"^(\d+(\.\d+)*[.)]?|[A-Z]\.|[ivxIVX]+\.)\s";
        [chinese, decimal].iter().filter_map(|form| Regex::new(form).ok()).collect()
    });
    let forms = if heading { &NUMBER[..] } else { NUMBER.get(..1).unwrap_or_default() };
    if let Some(found) = forms.iter().find_map(|form| form.find(text)) {
        log.push(Diagnostic::new(TYPED_NUMBER, span).arg("number", found.as_str().trim()));
    }
}

/// Numbers of clauses of this text that were typed: they are wrong after the next change of its structure.
pub(super) fn typed_references(text: &str, place: &dyn Fn(Range<usize>) -> Span, log: &mut Diagnostics) {
    for range in references(text) {
        log.push(Diagnostic::new(TYPED_REFERENCE, place(range.clone())).arg("reference", &text[range]));
    }
}

/// Where the number of a clause of this text was typed.
pub(super) fn references(text: &str) -> impl Iterator<Item = Range<usize>> {
    static REFERENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"\b[Cc]lauses? \d+(\.\d+)*|\b[Ss]ection \d+(\.\d+)* (above|below|of this [Pp]olicy)|本(政策|协议|声明)第[一二三四五六七八九十百\d.]+[章节条款]").ok()
    });
    REFERENCE.iter().flat_map(move |reference| reference.find_iter(text)).map(|found| found.range())
}

/// Dates that were typed and equal no date of the records.
pub(super) fn unknown_dates(
    text: &str,
    facts: &Facts<'_>,
    place: &dyn Fn(Range<usize>) -> Span,
    log: &mut Diagnostics,
) {
    for (range, date) in dates(&without_addresses(text)) {
        if !facts.dates().contains(&date) {
            log.push(Diagnostic::new(UNKNOWN_DATE, place(range)).arg("date", date));
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The dates in a text, as `2026-10-01`, with their places.
fn dates(text: &str) -> Vec<(Range<usize>, String)> {
    static DATES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        let month = MONTHS.join("|");
        let forms = [
            r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b".to_owned(),
            r"(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日".to_owned(),
            format!(r"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<w>{month})\s(?P<y>\d{{4}})\b"),
            format!(r"\b(?P<w>{month})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>\d{{4}})\b"),
        ];
        forms.iter().filter_map(|form| Regex::new(form).ok()).collect()
    });
    let mut found = BTreeSet::new();
    for captures in DATES.iter().flat_map(|form| form.captures_iter(text)) {
        let number = |name: &str| captures.name(name).and_then(|part| part.as_str().parse::<usize>().ok());
        let word = captures.name("w").and_then(|word| MONTHS.iter().position(|month| *month == word.as_str()));
        let month = number("m").or(word.map(|at| at + 1));
        if let (Some(whole), Some(year), Some(month), Some(day)) = (captures.get(0), number("y"), month, number("d")) {
            found.insert((whole.start(), whole.end(), format!("{year:04}-{month:02}-{day:02}")));
        }
    }
    found.into_iter().map(|(start, end, date)| (start..end, date)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_usual_form() {
        let text = "2026-10-01, 2022年8月4日, 1 October 2026, August 4th, 2022, 400-6655-581";
        let found: Vec<_> = dates(text).into_iter().map(|(_, date)| date).collect();
        assert_eq!(found, ["2026-10-01", "2022-08-04", "2026-10-01", "2022-08-04"]);
    }

    #[test]
    fn markup_that_shows_is_found_unless_it_was_meant() {
        let count = |text: &str, literal: bool| {
            let mut log = Diagnostics::default();
            visible_markup(text, &|_| literal, &|_| Span::NONE, &mut log);
            log.len()
        };
        assert_eq!(count("*更多：*您", false), 1);
        assert_eq!(count("*更多：*您", true), 0);
        assert_eq!(count("3 * 4", false), 0);
    }

    #[test]
    fn an_address_in_short_lines_is_noticed() {
        let mut log = Diagnostics::default();
        joined_lines("Torch Ltd\n1 High Street\nLondon", Span::NONE, &mut log);
        joined_lines("A sentence that somebody wrapped by hand at eighty columns,\nas one does.", Span::NONE, &mut log);
        assert_eq!(log.len(), 1);
    }
}
