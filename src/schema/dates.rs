//! Days as people and spreadsheets write them: which day is meant, so that the help can name what to type.

use crate::diagnostic::BAD_DATE;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::model::Date;
use crate::schema::slips::half_width;

/// The numbers by which spreadsheets mean the days from 2009 to 2064, counted from 1899-12-30.
const SERIALS: std::ops::RangeInclusive<i64> = 40_000..=60_000;

/// The months by the first three letters of their names.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What stands in a day and says nothing: `1st`, `the 2nd of`.
const FILLERS: [&str; 6] = ["st", "nd", "rd", "th", "of", "the"];

/// The day that a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// It is not like a day.
    Unknown,
    /// It is written like a day that the calendar does not have.
    Impossible,
    /// One day.
    One(Date),
    /// Either day: `1/10/2026` is in October or in January.
    Two(Date, Date),
}

/// A finding about a text that stands where a day must stand.
pub(super) fn bad_date(text: &str, span: Span) -> Diagnostic {
    let reading = read(text);
    if let Reading::One(day) = reading
        && day.to_string() == text
    {
        // Nothing is wrong with it but the quotation marks around it.
        let quoted = Diagnostic::new(BAD_DATE, span).arg("value", format!("\"{text}\""));
        return quoted.arg("reading", "quoted").arg("first", day);
    }
    let fault = Diagnostic::new(BAD_DATE, span).arg("value", text);
    match reading {
        Reading::Unknown if is_template(text) => fault.arg("reading", "template"),
        Reading::Unknown => fault.arg("reading", "unknown"),
        Reading::Impossible => fault.arg("reading", "impossible"),
        Reading::One(day) => fault.arg("reading", "one").arg("first", day),
        Reading::Two(one, other) => fault.arg("reading", "two").arg("first", one).arg("second", other),
    }
}

/// Whether a text stands for a day that is still to be written, as in the files of a new release.
pub(super) fn is_template(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case("YYYY-MM-DD")
}

/// The day that a text means.
pub(super) fn read(text: &str) -> Reading {
    let text: String = text.chars().map(|sign| half_width(sign).unwrap_or(sign)).collect();
    let text = text.trim();
    // A time of day behind the day is left out.
    let day = if text.contains(':') { text.split([' ', 'T', 't']).next().unwrap_or_default() } else { text };
    let words: Vec<String> = words(day).into_iter().filter(|word| !FILLERS.contains(&word.as_str())).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [number] => of_number(number),
        [one, two, three] => of_three(one, two, three, day.contains('.')),
        _ => Reading::Unknown,
    }
}

/// The runs of digits and of letters, in small letters.
fn words(text: &str) -> Vec<String> {
    let kind = |sign: char| (sign.is_ascii_digit(), sign.is_ascii_alphabetic());
    let mut words: Vec<String> = Vec::new();
    let mut last = (false, false);
    for sign in text.chars() {
        if kind(sign) == (false, false) {
            last = (false, false);
            continue;
        }
        let sign_kind = kind(sign);
        match words.last_mut().filter(|_| last == sign_kind) {
            Some(word) => word.push(sign.to_ascii_lowercase()),
            None => words.push(sign.to_ascii_lowercase().to_string()),
        }
        last = sign_kind;
    }
    words
}

/// `20261001`, or the number by which a spreadsheet means a day.
fn of_number(number: &str) -> Reading {
    let Ok(value) = number.parse::<i64>() else { return Reading::Unknown };
    match (number.len(), number.get(..4), number.get(4..6), number.get(6..8)) {
        (8, Some(year), Some(month), Some(day)) if (1990..2100).contains(&(value / 10_000)) => day_of(year, month, day),
        (5, ..) if SERIALS.contains(&value) => {
            let first = jiff::civil::date(1899, 12, 30);
            let day = first.checked_add(jiff::Span::new().days(value));
            day.map_or(Reading::Unknown, |day| Reading::One(Date(day)))
        }
        _ => Reading::Unknown,
    }
}

fn of_three(one: &str, two: &str, three: &str, points: bool) -> Reading {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let month_of = |word: &str| {
        let place = MONTHS.iter().position(|month| word.starts_with(month) && !is_number(word))?;
        Some((place + 1).to_string())
    };
    let short = |word: &str| is_number(word) && word.len() <= 2;
    if let (Some(month), true, Some(year)) = (month_of(two), short(one), year(three)) {
        return day_of(&year, &month, one);
    }
    if let (Some(month), true, Some(year)) = (month_of(one), short(two), year(three)) {
        return day_of(&year, &month, two);
    }
    if is_number(one) && one.len() == 4 && short(two) && short(three) {
        return day_of(one, two, three);
    }
    match year(three) {
        Some(year) if short(one) && short(two) => match (day_of(&year, two, one), day_of(&year, one, two)) {
            (Reading::One(day), Reading::One(other)) if day != other && !points => Reading::Two(day, other),
            (Reading::Impossible, other) if !points => other,
            (day, _) => day,
        },
        _ => Reading::Unknown,
    }
}

/// A year of four digits, or of two as they are written in this time.
fn year(word: &str) -> Option<String> {
    let number: u32 = word.parse().ok()?;
    match word.len() {
        4 => Some(word.to_owned()),
        2 if (20..40).contains(&number) => Some(format!("20{word}")),
        _ => None,
    }
}

fn day_of(year: &str, month: &str, day: &str) -> Reading {
    let date: Result<Date, _> = format!("{year:0>4}-{month:0>2}-{day:0>2}").parse();
    date.map_or(Reading::Impossible, Reading::One)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        match read(text) {
            Reading::Unknown => "unknown".to_owned(),
            Reading::Impossible => "impossible".to_owned(),
            Reading::One(day) => day.to_string(),
            Reading::Two(one, other) => format!("{one} or {other}"),
        }
    }

    #[test]
    fn days_are_read_as_spreadsheets_and_people_write_them() {
        for text in [
            "2026/10/1",
            "2026.10.01",
            "2026-10-1",
            "2026年10月1日",
            "2026 年 10 月 1 日",
            "２０２６－１０－０１",
            "20261001",
            "46296",
            "1-Oct-26",
            "1 October 2026",
            "1st of October 2026",
            "October 1, 2026",
            "Oct 1 2026",
            "01.10.2026",
            "2026-10-01T00:00:00Z",
            "2026/10/1 0:00",
        ] {
            assert_eq!(said(text), "2026-10-01", "{text}");
        }
        assert_eq!(said("1/10/2026"), "2026-10-01 or 2026-01-10");
        assert_eq!(said("1/10/26"), "2026-10-01 or 2026-01-10");
        assert_eq!(said("13/10/2026"), "2026-10-13");
        assert_eq!(said("10/13/2026"), "2026-10-13");
        assert_eq!(said("10/10/2026"), "2026-10-10");
        assert_eq!(said("45931"), "2025-10-01");
    }

    #[test]
    fn what_is_no_day_is_not_taken_for_one() {
        for text in ["", "soon", "2026", "1.2.3", "26-10-01", "010 8888 1234", "12", "2026年10月", "P90D"] {
            assert_eq!(said(text), "unknown", "{text}");
        }
        assert_eq!(said("2025-02-30"), "impossible");
        assert_eq!(said("31.4.2026"), "impossible");
    }
}
