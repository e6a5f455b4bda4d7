//! Dates, numbers and addresses in running words, in whatever form a language gives them.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Captures;
use regex::Regex;

use crate::content::lint::references;
use crate::content::parity::marks::GAP;
use crate::content::parity::marks::Mark;
use crate::content::parity::marks::Marks;
use crate::content::parity::spoken::han_number;
use crate::content::parity::spoken::spoken;
use crate::diagnostic::Span;

/// The beginnings of the English names of months.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The English names of months, long and short.
const MONTH: &str = "(?P<w>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";

/// Notes everything in a text that must be the same in every language. What was read is taken out before the next look.
pub(super) fn read(text: &str, span: Span, marks: &mut Marks) {
    // The number of a clause comes out of the structure, and that it was typed is said elsewhere.
    let mut own = Cow::Borrowed(text);
    for range in references(text).collect::<Vec<_>>().into_iter().rev() {
        own.to_mut().replace_range(range, &GAP.to_string());
    }
    let mut rest = plain_digits(own);
    if rest.contains('@') {
        rest = take(rest, &EMAILS, &mut |found| marks.emails.push(Mark { what: found[0].to_lowercase(), span }));
    }
    rest = take(rest, &ADDRESSES, &mut |found| {
        let address = found[0].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '*', '_']);
        marks.links.push(Mark { what: address.to_owned(), span });
    });
    let has_digits = rest.chars().any(char::is_numeric);
    if has_digits || rest.contains('年') {
        rest = take(rest, &DATES, &mut |found| marks.dates.extend(date(found).map(|what| Mark { what, span })));
    }
    if has_digits {
        numbers(&hours(&rest), &mut |what| marks.numbers.push(Mark { what, span }));
    }
    marks.words.push(rest.into_owned());
}

/// The numbers that a text says in words, and by the names of months.
pub(super) fn in_words(text: &str) -> Vec<String> {
    let mut all = spoken(text);
    all.extend(months(text));
    all
}

/// Regular expressions that are looked for one after the other.
type Forms = LazyLock<Vec<Regex>>;

static EMAILS: Forms = LazyLock::new(|| forms(&[r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+".to_owned()]));

static ADDRESSES: Forms = LazyLock::new(|| forms(&[r"(?i)\b(?:https?://|www\.)[!-~]+".to_owned()]));

static DATES: Forms = LazyLock::new(|| {
    let year = r"(?P<y>\d{4})";
    forms(&[
        format!(r"\b{year}([-/.])(?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})\b"),
        format!(r"{year}\s?年\s?(?P<m>\d{{1,2}})\s?月(?:\s?(?P<d>\d{{1,2}})\s?[日号號])?"),
        r"(?P<y>[〇零一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?:(?P<d>[一二三四五六七八九十]{1,3})[日号號])?".to_owned(),
        r"(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?[日号號]".to_owned(),
        format!(r"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+{MONTH}\b\.?(?:,?\s+{year}\b)?"),
        format!(r"\b{MONTH}\b\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+{year}\b)?"),
        format!(r"\b{MONTH}\b\.?,?\s+{year}\b"),
    ])
});

fn forms(all: &[String]) -> Vec<Regex> {
    all.iter().filter_map(|form| Regex::new(form).ok()).collect()
}

/// The text with a gap for whatever one of the forms fits, after it was shown.
fn take<'a>(text: Cow<'a, str>, forms: &Forms, seen: &mut dyn FnMut(&Captures<'_>)) -> Cow<'a, str> {
    let fit: Vec<&Regex> = forms.iter().filter(|form| form.is_match(&text)).collect();
    fit.into_iter().fold(text, |rest, form| {
        let gap = |found: &Captures<'_>| {
            seen(found);
            GAP.to_string()
        };
        Cow::Owned(form.replace_all(&rest, gap).into_owned())
    })
}

/// Full-width, Arabic and circled digits, and the signs that go with them, as plain ones.
fn plain_digits(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(|c| plain(c).is_some()) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match plain(c) {
            Some(Plain::Sign(sign)) => out.push(sign),
            Some(Plain::Number(number)) => out.push_str(&format!(" {number} ")),
            // Digits in groups are one number.
            Some(Plain::Space) if out.ends_with(|c: char| c.is_ascii_digit()) => out.push('\u{202F}'),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// What a digit of another form, or a sign that goes with digits, stands for.
enum Plain {
    /// One plain sign.
    Sign(char),
    /// A number of its own.
    Number(u32),
    /// A space that may part groups of digits.
    Space,
}

fn plain(c: char) -> Option<Plain> {
    let digit = |first: char| char::from_digit(u32::from(c) - u32::from(first), 10).map(Plain::Sign);
    match c {
        '０'..='９' => digit('０'),
        '٠'..='٩' => digit('٠'),
        '۰'..='۹' => digit('۰'),
        '①'..='⑳' => Some(Plain::Number(u32::from(c) - u32::from('①') + 1)),
        '٬' => Some(Plain::Sign(',')),
        '٫' | '．' => Some(Plain::Sign('.')),
        '：' => Some(Plain::Sign(':')),
        '－' => Some(Plain::Sign('-')),
        '\u{A0}' | '\u{202F}' => Some(Plain::Space),
        _ => None,
    }
}

/// `2026-10-01`, `2026-10` or `10-01`.
fn date(found: &Captures<'_>) -> Option<String> {
    let number = |name: &str| {
        let text = found.name(name)?.as_str();
        text.parse::<u32>().ok().or_else(|| han_number(text)?.parse().ok())
    };
    let month = number("m").or_else(|| month(found.name("w")?.as_str()))?;
    Some(match (number("y"), number("d")) {
        (Some(year), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(year), None) => format!("{year:04}-{month:02}"),
        (None, day) => format!("{month:02}-{:02}", day?),
    })
}

/// The number of a month by its English name.
fn month(name: &str) -> Option<u32> {
    let name = name.to_ascii_lowercase();
    MONTHS.iter().zip(1..).find(|(month, _)| name.starts_with(*month)).map(|(_, number)| number)
}

/// The numbers of the months that stand alone, which another language may write in digits.
fn months(text: &str) -> Vec<String> {
    static NAME: Forms = LazyLock::new(|| forms(&[format!(r"\b{MONTH}\b")]));
    let names = NAME.iter().flat_map(|form| form.captures_iter(text));
    names.filter_map(|found| Some(month(found.name("w")?.as_str())?.to_string())).collect()
}

/// Hours of the day as digits of twenty-four: `6 p.m.` and `下午6点` are 18, `9:00` is 9.
fn hours(text: &str) -> String {
    static AFTERNOON: Forms = LazyLock::new(|| {
        forms(&[
            r"(?i)\b(?P<h>\d{1,2})(?P<m>:\d{2})?\s?p\.?m\b\.?".to_owned(),
            r"(?:下午|晚上|傍晚)\s?(?P<h>\d{1,2})(?P<m>:\d{2})?".to_owned(),
        ])
    });
    static FULL: Forms = LazyLock::new(|| forms(&[r"\b(?P<h>\d{1,2}):00\b".to_owned()]));
    let mut text = text.to_owned();
    for form in AFTERNOON.iter() {
        let later = |found: &Captures<'_>| {
            let hour: u32 = found["h"].parse().unwrap_or(0);
            format!("{}{}", if hour < 12 { hour + 12 } else { hour }, found.name("m").map_or("", |part| part.as_str()))
        };
        text = form.replace_all(&text, later).into_owned();
    }
    for form in FULL.iter() {
        text = form.replace_all(&text, "$h").into_owned();
    }
    text
}

/// Every number in digits that is no part of a name like `IPv6`: without signs between groups, and with what multiplies it.
fn numbers(text: &str, seen: &mut dyn FnMut(String)) {
    static NUMBER: Forms = LazyLock::new(|| {
        forms(&[r"(?P<n>\d+(?:[,\x{202F}]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*)(?P<by>\s?(?:百万|万|萬|亿|億|千|百|hundred|thousand|million|billion)\b?)?".to_owned()])
    });
    for found in NUMBER.iter().flat_map(|form| form.captures_iter(text)) {
        let Some(number) = found.name("n") else { continue };
        if text[..number.start()].ends_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let plain: String = number.as_str().chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        seen(multiplied(&plain, found.name("by").map_or("", |by| by.as_str().trim())));
    }
}

fn multiplied(number: &str, by: &str) -> String {
    let zeros = match by {
        "百" | "hundred" => 2,
        "千" | "thousand" => 3,
        "万" | "萬" => 4,
        "百万" | "million" => 6,
        "亿" | "億" => 8,
        "billion" => 9,
        _ => 0,
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let plain = if zeros > 0 && part.len() <= zeros && !part.contains('.') {
        format!("{whole}{part}{}", "0".repeat(zeros - part.len()))
    } else {
        number.to_owned()
    };
    let trimmed = plain.trim_start_matches('0');
    if trimmed.is_empty() || trimmed.starts_with('.') { format!("0{trimmed}") } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Marks {
        let mut marks = Marks::default();
        read(text, Span::NONE, &mut marks);
        marks
    }

    fn words(marks: &[Mark]) -> Vec<&str> {
        marks.iter().map(|mark| mark.what.as_str()).collect()
    }

    #[test]
    fn dates_are_the_same_in_every_form() {
        let forms = [
            "2026-10-01",
            "2026年10月1日",
            "1 October 2026",
            "Oct. 1st, 2026",
            "２０２６年１０月１日",
            "二〇二六年十月一日",
            "2026/10/1",
            "the 1st day of October 2026",
        ];
        for form in forms {
            let marks = read_all(form);
            assert_eq!(words(&marks.dates), ["2026-10-01"], "{form}");
            assert!(marks.numbers.is_empty(), "{form}");
        }
        assert_eq!(words(&read_all("October 2026").dates), words(&read_all("2026年10月").dates));
        assert_eq!(words(&read_all("on 1 October").dates), words(&read_all("10月1日").dates));
    }

    #[test]
    fn numbers_are_the_same_in_every_form() {
        for form in
            ["1,000", "1000", "１，０００".replace('，', ",").as_str(), "١٬٠٠٠", "1\u{202F}000", "1千", "1 thousand"]
        {
            assert_eq!(words(&read_all(form).numbers), ["1000"], "{form}");
        }
        assert_eq!(
            words(&read_all("TLS 1.2, AES-256, IPv6, 30%, 09:00, 1.5 million").numbers),
            ["1.2", "256", "30", "9", "1500000"]
        );
        assert_eq!(words(&read_all("6 p.m.").numbers), words(&read_all("下午6点").numbers));
    }

    #[test]
    fn addresses_are_no_numbers() {
        let marks = read_all("write to a1@b2.example or see http://c.example/3, www.d4.example.");
        assert_eq!(words(&marks.emails), ["a1@b2.example"]);
        assert_eq!(words(&marks.links), ["http://c.example/3", "www.d4.example"]);
        assert!(marks.numbers.is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_text_says_what_it_says(text in "[0-9０-９٠-٩年月日 .,:/@a-z一二十百万半(){}①\u{A0}-]{0,40}|\\PC{0,30}") {
            let (one, other) = (read_all(&text), read_all(&text));
            proptest::prop_assert_eq!(words(&one.numbers), words(&other.numbers));
            proptest::prop_assert_eq!(words(&one.dates), words(&other.dates));
        }
    }
}
