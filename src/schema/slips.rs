//! Lines of TOML that a word processor, a Chinese keyboard or the habit of another format has spoilt: what stands where
//! in a line, and the line as it was probably meant.

use std::ops::Range;

use crate::schema::dates::Reading;
use crate::schema::dates::read;

/// Signs that word processors put in the place of straight quotation marks, each with those that may close it.
const QUOTES: [(char, &str); 10] = [
    ('“', "”“\""),
    ('”', "”“\""),
    ('„', "“”\""),
    ('‘', "’‘'"),
    ('’', "’‘'"),
    ('«', "»\""),
    ('»', "«\""),
    ('「', "」"),
    ('『', "』"),
    ('＂', "＂\""),
];

/// Words for yes and no.
const WORDS_OF_YES: [&str; 8] = ["yes", "Yes", "True", "TRUE", "on", "是", "真", "对"];
const WORDS_OF_NO: [&str; 8] = ["no", "No", "False", "FALSE", "off", "否", "假", "错"];

/// Keys that people write in Chinese, with what they are called.
const CHINESE_KEYS: [(&str, &str); 20] = [
    ("标题", "title"),
    ("名称", "name"),
    ("目的", "purpose"),
    ("用途", "purpose"),
    ("使用目的", "purpose"),
    ("数据", "data"),
    ("个人信息类型", "data"),
    ("保存期限", "retention"),
    ("发布日期", "published"),
    ("生效日期", "effective"),
    ("更新日期", "updated"),
    ("角色", "role"),
    ("邮箱", "email"),
    ("电子邮箱", "email"),
    ("电话", "phone"),
    ("地址", "address"),
    ("国家", "country"),
    ("官网", "website"),
    ("平台", "platforms"),
    ("语言", "language"),
];

/// A line in its parts.
pub(super) struct Line<'a> {
    /// The line, without its line feed.
    pub text: &'a str,
    /// The signs that stand in no straight quotation marks and in no remark, with their places.
    pub bare: Vec<(usize, char)>,
    /// Where a straight quotation mark stands that nothing closes.
    pub open: Option<usize>,
    /// Where the remark begins, or the end.
    end: usize,
    /// Where the equals sign ends, if there is one.
    equals: Option<usize>,
}

impl<'a> Line<'a> {
    /// Takes a line apart.
    pub(super) fn of(text: &'a str) -> Self {
        let mut line = Self { text, bare: Vec::new(), open: None, end: text.len(), equals: None };
        let mut escaped = false;
        for (at, sign) in text.char_indices() {
            match line.open.map(|open| text[open..].starts_with('"')) {
                Some(double) => {
                    if sign == if double { '"' } else { '\'' } && !escaped {
                        line.open = None;
                    }
                    escaped = sign == '\\' && double && !escaped;
                }
                None if sign == '#' => {
                    line.end = at;
                    break;
                }
                None if sign == '"' || sign == '\'' => line.open = Some(at),
                None => line.bare.push((at, sign)),
            }
        }
        line.equals = line.find(|sign| sign == '=' || sign == '＝').map(|(at, sign)| at + sign.len_utf8());
        line
    }

    /// The first bare sign of a kind.
    pub(super) fn find(&self, is_meant: impl Fn(char) -> bool) -> Option<(usize, char)> {
        self.bare.iter().copied().find(|(_, sign)| is_meant(*sign))
    }

    /// Where the key stands: what is before the equals sign, or the whole line.
    pub(super) fn key(&self) -> Range<usize> {
        let end = self.find(|sign| sign == '=' || sign == '＝').map_or(self.end, |(at, _)| at);
        trimmed(self.text, 0..end)
    }

    /// Where the value stands: what is behind the equals sign, without a remark.
    pub(super) fn value(&self) -> Option<Range<usize>> {
        let start = self.equals?;
        (start <= self.end).then(|| trimmed(self.text, start..self.end))
    }

    /// Whether a place is in a text that lacks its quotation marks.
    pub(super) fn is_in_text(&self, at: usize) -> bool {
        let is_text = |range: &Range<usize>| {
            let first = self.text[range.clone()].chars().next();
            first.is_some_and(|first| first.is_alphabetic() && half_width(first).is_none())
        };
        self.value().filter(is_text).is_some_and(|range| range.contains(&at))
    }

    /// Whether it is the head of a table.
    pub(super) fn is_header(&self) -> bool {
        self.text.trim_start().starts_with('[')
    }

    /// Whether the line surely begins something new: the head of a table, or a key with its equals sign.
    pub(super) fn begins(&self) -> bool {
        let plain =
            |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
        let text = self.text[..self.end].trim();
        let name = text.trim_start_matches('[').trim_end_matches(']');
        text.starts_with('[') && text.ends_with(']') && plain(name)
            || self.value().is_some() && plain(self.text[self.key()].trim())
    }

    /// How many brackets of a kind it opens and does not close.
    pub(super) fn unclosed(&self, open: char, close: char) -> bool {
        let count = |wanted: char| self.bare.iter().filter(|(_, sign)| *sign == wanted).count();
        count(open) > count(close)
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..(start + part.trim().len())
}

/// Whether a sign is a quotation mark of a word processor.
pub(super) fn is_quote(sign: char) -> bool {
    sign != '＂' && (QUOTES.iter().any(|(open, _)| *open == sign) || "」』".contains(sign))
}

/// What a space or a sign that nobody sees is, as a word of the message `special-blank`; `None` for all other signs.
pub(super) fn blank_kind(sign: char) -> Option<&'static str> {
    match sign {
        '\u{a0}' | '\u{202f}' => Some("no-break"),
        '\u{3000}' => Some("wide"),
        '\u{feff}' => Some("byte-order"),
        '\u{ad}' => Some("soft-hyphen"),
        '\u{200b}'..='\u{200f}' | '\u{2060}' => Some("zero-width"),
        ' ' | '\t' | '\n' | '\r' => None,
        _ => sign.is_whitespace().then_some("other"),
    }
}

/// The half-width sign for a sign of a Chinese keyboard.
pub(super) fn half_width(sign: char) -> Option<char> {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0),
        '、' => Some(','),
        '。' => Some('.'),
        '【' | '〔' => Some('['),
        '】' | '〕' => Some(']'),
        '–' | '—' => Some('-'),
        _ => None,
    }
}

/// The half-width sign that belongs in the place of one in a line; `None` if it only can be deleted.
pub(super) fn sign_for(line: &Line<'_>, sign: char) -> Option<char> {
    let half = half_width(sign)?;
    let has_equals = line.value().is_some();
    match half {
        ':' => (!has_equals).then_some('='),
        _ if sign == '。' || "();!?".contains(half) => None,
        _ => Some(half),
    }
}

/// What a word for yes or no is in TOML.
pub(super) fn boolean(text: &str) -> Option<bool> {
    let text = text.trim();
    if WORDS_OF_YES.contains(&text) {
        return Some(true);
    }
    WORDS_OF_NO.contains(&text).then_some(false)
}

/// The key for a key in Chinese.
pub(super) fn key_for(chinese: &str) -> Option<&'static str> {
    CHINESE_KEYS.iter().find(|(name, _)| *name == chinese).map(|(_, key)| *key)
}

/// Whether a text is a number with a sign, separators, or a unit behind it.
pub(super) fn is_number_like(text: &str) -> bool {
    let rest = text.trim_start_matches(|sign: char| {
        half_width(sign).unwrap_or(sign).is_ascii_digit() || " ,.'_，．\u{a0}".contains(sign)
    });
    let digits = text.chars().next().is_some_and(|sign| half_width(sign).unwrap_or(sign).is_ascii_digit());
    digits && rest.chars().count() <= 6 && rest.chars().all(|c| c.is_alphabetic() || "%％‰;；".contains(c))
}

/// The whole number that is meant by one with separators or a sign behind it: `1,000`, `30%`, `30 天`.
pub(super) fn number(text: &str) -> Option<i64> {
    if !is_number_like(text) {
        return None;
    }
    let text: String = text.chars().map(|sign| half_width(sign).unwrap_or(sign)).collect();
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let groups: Vec<&str> = number.split([',', ' ', '\'', '_', '\u{a0}']).collect();
    let whole = groups.iter().skip(1).all(|group| group.len() == 3);
    whole.then(|| groups.concat().parse().ok())?
}

/// The period that is meant by a number of days, weeks, months or years.
pub(super) fn period(text: &str) -> Option<String> {
    let text: String = text.chars().map(|sign| half_width(sign).unwrap_or(sign)).collect();
    let unit = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let count: u32 = text[..text.len() - unit.len()].parse().ok()?;
    let letter = match unit.trim().to_lowercase().as_str() {
        "day" | "days" | "天" | "日" => 'D',
        "week" | "weeks" | "周" | "个星期" | "星期" => 'W',
        "month" | "months" | "个月" | "月" => 'M',
        "year" | "years" | "年" => 'Y',
        _ => return None,
    };
    Some(format!("P{count}{letter}"))
}

/// The list that is meant by one text with commas.
pub(super) fn list(text: &str) -> String {
    let entries = text.split([',', '，', '、', ';', '；', '\n']).map(str::trim).filter(|entry| !entry.is_empty());
    let entries: Vec<String> = entries.map(|entry| format!("\"{entry}\"")).collect();
    format!("[{}]", entries.join(", "))
}

/// A step towards the line that was meant.
type Step = fn(&str) -> String;

/// The steps, each on what the one before has made.
const STEPS: [Step; 9] = [straight, closed, half, equals, commas, header, trailing, quoted, literal];

/// The longest line or value that a message repeats, in characters: a long sentence. Of a longer one nobody finds what
/// differs.
pub(super) const LONGEST: usize = 240;

/// The line as it was probably meant, if that is TOML and not too long to be repeated.
pub(super) fn mended(text: &str, is_toml: impl Fn(&str) -> bool) -> Option<String> {
    let mut line = text.trim_matches(|c: char| c.is_whitespace() || blank_kind(c).is_some()).to_owned();
    let mut steps = STEPS.iter();
    loop {
        if is_toml(&line) {
            return (line != text && !line.is_empty() && line.chars().count() <= LONGEST).then_some(line);
        }
        line = steps.next()?(&line);
    }
}

/// With straight quotation marks around a value or around the entries of a list.
fn straight(text: &str) -> String {
    let Some((first, _)) = Line::of(text).find(|sign| QUOTES.iter().any(|(open, _)| *open == sign)) else {
        return text.to_owned();
    };
    let (mut line, mut rest) = (text[..first].to_owned(), &text[first..]);
    let in_list = line.contains(['[', '［', '【']);
    while let Some(open) = rest.chars().next() {
        let inner = &rest[open.len_utf8()..];
        let closers = QUOTES.iter().find(|(quote, _)| *quote == open).map_or("", |(_, closers)| closers);
        let found = if in_list { inner.find(|c| closers.contains(c)) } else { inner.rfind(|c| closers.contains(c)) };
        if let Some(end) = found {
            line.push_str(&format!("\"{}\"", &inner[..end]));
            rest = inner[end..].get(inner[end..].chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        } else {
            line.push(open);
            rest = inner;
        }
    }
    line
}

/// With the quotation mark at its end.
fn closed(text: &str) -> String {
    let line = Line::of(text);
    match line.open {
        Some(open) if !text[open..].contains('#') => {
            let quote = if text[open..].starts_with('"') { '"' } else { '\'' };
            format!("{}{quote}", text.trim_end().trim_end_matches(is_quote))
        }
        _ => text.to_owned(),
    }
}

/// With half-width signs, and without those that nobody sees.
fn half(text: &str) -> String {
    let line = Line::of(text);
    let mut mended = text.to_owned();
    for (at, sign) in line.bare.iter().rev().copied().filter(|(at, _)| !line.is_in_text(*at)) {
        let apart = text[..at].ends_with(|c: char| c.is_whitespace());
        let own = match (blank_kind(sign), half_width(sign)) {
            (Some("no-break" | "wide" | "other"), _) => " ".to_owned(),
            (Some(_), _) => String::new(),
            (None, Some(',')) if mended[at + sign.len_utf8()..].starts_with(|c: char| !c.is_whitespace()) => {
                ", ".to_owned()
            }
            (None, Some(':')) if !apart && sign_for(&line, sign).is_some() => " =".to_owned(),
            (None, Some(_)) => sign_for(&line, sign).map(String::from).unwrap_or_default(),
            (None, None) => continue,
        };
        mended.replace_range(at..at + sign.len_utf8(), &own);
    }
    mended
}

/// With an equals sign between a plain key and its value.
fn equals(text: &str) -> String {
    let line = Line::of(text);
    let whole = text.trim();
    if line.is_header() || line.value().is_some() {
        return text.to_owned();
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    // A key in quotation marks, as in JSON, is taken out of them.
    let of_json = whole.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    let (key, rest) = of_json.unwrap_or_else(|| whole.split_at(whole.find(|c| !plain(c)).unwrap_or(whole.len())));
    let rest = rest.trim_start();
    let value = rest.trim_start_matches(':').trim_start();
    let is_pair = rest.starts_with([':', '"', '[']) && !value.is_empty();
    if is_pair && !key.is_empty() && key.chars().all(plain) { format!("{key} = {value}") } else { text.to_owned() }
}

/// With a comma between two texts of a list.
fn commas(text: &str) -> String {
    let mut mended = text.to_owned();
    let line = Line::of(text);
    let is_blank = |at: usize| line.bare.iter().any(|(bare, sign)| *bare == at && *sign == ' ');
    for (at, _) in text.match_indices("\" ").collect::<Vec<_>>().into_iter().rev() {
        let next = text[at + 1..].trim_start();
        if is_blank(at + 1) && next.starts_with('"') {
            mended.insert(at + 1, ',');
        }
    }
    mended
}

/// With the brackets of the name of a table.
fn header(text: &str) -> String {
    let line = Line::of(text);
    if !line.is_header() {
        return text.to_owned();
    }
    let name = text.trim().trim_matches(['[', ']']);
    let double = text.trim_start().starts_with("[[");
    if double { format!("[[{name}]]") } else { format!("[{name}]") }
}

/// Without a comma or semicolon at the end.
fn trailing(text: &str) -> String {
    text.trim_end().trim_end_matches([',', ';']).to_owned()
}

/// With quotation marks around a bare text, or the word or day or period that is meant by it.
fn quoted(text: &str) -> String {
    let line = Line::of(text);
    let Some(range) = line.value().filter(|range| !range.is_empty()) else { return text.to_owned() };
    let value = &text[range.clone()];
    let meant = match value.chars().next() {
        Some('[') if value.ends_with(']') && !value.contains(['"', '\'']) => list(&value[1..value.len() - 1]),
        Some('"' | '\'' | '{' | '[') => return text.to_owned(),
        _ => meant(&text[line.key()], value),
    };
    format!("{}{meant}{}", &text[..range.start], &text[range.end..])
}

/// With single quotation marks around a text with backslashes, such as a path of Windows.
fn literal(text: &str) -> String {
    let value = Line::of(text).value().unwrap_or_default();
    let inner = text[value.clone()].strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inner.filter(|inner| inner.contains('\\') && !inner.contains('\'')) {
        Some(inner) => format!("{}'{inner}'{}", &text[..value.start], &text[value.end..]),
        None => text.to_owned(),
    }
}

/// What a bare value was meant to be.
fn meant(key: &str, value: &str) -> String {
    let period = period(value).filter(|_| !is_count(key));
    match (boolean(value), read(value), number(value)) {
        (Some(value), ..) => value.to_string(),
        (None, Reading::One(day), _) => day.to_string(),
        (None, _, Some(number)) if period.is_none() => number.to_string(),
        _ => format!("\"{}\"", period.unwrap_or_else(|| value.trim_end_matches('"').to_owned())),
    }
}

/// Whether a key holds a number of days or years.
pub(super) fn is_count(key: &str) -> bool {
    key.ends_with("days") || key.ends_with("age")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line that is suggested for one, by the parser itself.
    fn suggested(text: &str) -> Option<String> {
        mended(text, |line| toml::de::DeTable::parse(line).is_ok())
    }

    #[test]
    fn the_line_that_was_meant_is_found() {
        for (typed, meant) in [
            ("title = “Privacy policy”", "title = \"Privacy policy\""),
            ("title = „Datenschutz“", "title = \"Datenschutz\""),
            ("title = «Confidentialité»", "title = \"Confidentialité\""),
            ("title = ‘x’", "title = \"x\""),
            ("title ＝ “隐私，政策”", "title = \"隐私，政策\""),
            ("data = ［“a”，「b」］", "data = [\"a\", \"b\"]"),
            ("title = ＂隐私政策＂", "title = \"隐私政策\""),
            ("purpose = \"Find crashes”", "purpose = \"Find crashes\""),
            ("title = \"Privacy", "title = \"Privacy\""),
            ("ｔｉｔｌｅ = \"x\"", "title = \"x\""),
            ("title： \"x\"", "title = \"x\""),
            ("app.name = \"x\"；", "app.name = \"x\""),
            ("\u{a0}title = \"x\"", "title = \"x\""),
            ("title\u{3000}= \"x\"", "title = \"x\""),
            ("tit\u{ad}le = \"x\"", "title = \"x\""),
            ("\u{feff}title = \"x\"", "title = \"x\""),
            ("title: \"x\"", "title = \"x\""),
            ("  \"title\": \"x\",", "title = \"x\""),
            ("title: Privacy policy", "title = \"Privacy policy\""),
            ("title \"x\"", "title = \"x\""),
            ("name = Torch Ltd", "name = \"Torch Ltd\""),
            ("purpose = 查找，修复", "purpose = \"查找，修复\""),
            ("data = [\"a\" \"b\"]", "data = [\"a\", \"b\"]"),
            ("data = [device.os, device.model]", "data = [\"device.os\", \"device.model\"]"),
            ("required = 是", "required = true"),
            ("required = No", "required = false"),
            ("notice_days = 1,000", "notice_days = 1000"),
            ("notice_days = 30天", "notice_days = 30"),
            ("retention = 90 days", "retention = \"P90D\""),
            ("path = \"C:\\Users\\li\"", "path = 'C:\\Users\\li'"),
            ("[parties.us", "[parties.us]"),
            ("[[archive]", "[[archive]]"),
            ("[archive]]", "[archive]"),
        ] {
            assert_eq!(suggested(typed).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn nothing_is_suggested_where_nothing_is_sure() {
        for typed in ["We keep no data.", "name = He said \"yes\"", "[sdks.友盟]", "名称 的 = \"x\"", "a = \"x # y", ""]
        {
            assert_eq!(suggested(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_was_meant_by_a_text_is_found() {
        assert_eq!(list("a, b，c、d"), "[\"a\", \"b\", \"c\", \"d\"]");
        assert_eq!(
            (number("1,000"), number("30%"), number("３０"), number("1.5")),
            (Some(1000), Some(30), Some(30), None)
        );
        assert_eq!((number("soon"), number("10,00")), (None, None));
        assert_eq!(period("6个月").as_deref(), Some("P6M"));
        assert_eq!((boolean("是"), boolean("off"), boolean("NO")), (Some(true), Some(false), None));
    }

    #[test]
    fn a_line_that_begins_something_is_known() {
        for text in ["[a.b]", "[[archive]] # older", "title = 1", "app.name = \"x\""] {
            assert!(Line::of(text).begins(), "{text}");
        }
        for text in ["\"a\", \"b\"", "]", "", "# a = 1", "[1, 2],", "the word = means"] {
            assert!(!Line::of(text).begins(), "{text}");
        }
    }
}
