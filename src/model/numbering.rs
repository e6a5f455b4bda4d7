//! How clause numbers are written, per level.

use std::borrow::Cow;

use schemars::JsonSchema;
use schemars::Schema;
use schemars::SchemaGenerator;
use schemars::json_schema;
use serde::Deserialize;
use serde::Serialize;

/// A numbering scheme: `"decimal"`, `"chinese"`, `"none"`, or one pattern a level such as `["1、", "(1)", "1.", "a."]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Numbering {
    /// One of the named schemes.
    Named(NamedNumbering),
    /// One pattern a level; the last serves all levels below it.
    Patterns(Vec<Pattern>),
}

/// A scheme with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NamedNumbering {
    /// 1, 1.1, 1.1.1
    Decimal,
    /// 一、 （一） 1. (1)
    Chinese,
    /// No numbers.
    None,
}

/// The form of one level's number: a counter with what stands before and after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pattern {
    before: String,
    counter: Counter,
    after: String,
}

/// How a count is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counter {
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    Chinese,
}

impl Counter {
    const SIGNS: [(char, Self); 6] = [
        ('1', Self::Decimal),
        ('一', Self::Chinese),
        ('a', Self::LowerLetter),
        ('A', Self::UpperLetter),
        ('i', Self::LowerRoman),
        ('I', Self::UpperRoman),
    ];

    fn sign(self) -> char {
        Self::SIGNS.iter().find(|(_, counter)| *counter == self).map_or('1', |(sign, _)| *sign)
    }

    fn write(self, count: u32) -> String {
        match self {
            Self::Decimal => count.to_string(),
            Self::LowerLetter => letters(count),
            Self::UpperLetter => letters(count).to_uppercase(),
            Self::LowerRoman => roman(count),
            Self::UpperRoman => roman(count).to_uppercase(),
            Self::Chinese => chinese(count),
        }
    }
}

impl TryFrom<String> for Pattern {
    type Error = String;

    /// The counter is the first of `1 一 a A i I` that stands alone, digits and 一 first.
    fn try_from(text: String) -> Result<Self, String> {
        let chars: Vec<char> = text.chars().collect();
        let alone = |at: usize| {
            let letter = |c: Option<&char>| c.is_some_and(char::is_ascii_alphabetic);
            !chars[at].is_ascii_alphabetic() || !(letter(chars.get(at + 1)) || at > 0 && letter(chars.get(at - 1)))
        };
        for (sign, counter) in Counter::SIGNS {
            if let Some(at) = (0..chars.len()).find(|&at| chars[at] == sign && alone(at)) {
                let (before, after) = (chars[..at].iter().collect(), chars[at + 1..].iter().collect());
                return Ok(Self { before, counter, after });
            }
        }
        Err(format!("`{text}` holds no counter (1, a, A, i, I or 一)"))
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        format!("{}{}{}", pattern.before, pattern.counter.sign(), pattern.after)
    }
}

impl Pattern {
    /// The number of the `count`-th part, with what stands around it.
    pub fn write(&self, count: u32) -> String {
        format!("{}{}{}", self.before, self.counter.write(count), self.after)
    }
}

impl Default for Numbering {
    fn default() -> Self {
        Self::Named(NamedNumbering::Decimal)
    }
}

impl Numbering {
    /// The label of a part, from the counts of its level and those above: `[1, 2]` is `1.2` or `（二）`.
    /// `None` if the scheme numbers nothing.
    pub fn label(&self, counts: &[u32]) -> Option<String> {
        let last = *counts.last()?;
        match self {
            Self::Named(NamedNumbering::None) => None,
            Self::Named(NamedNumbering::Decimal) => Some(decimal(counts)),
            Self::Named(NamedNumbering::Chinese) | Self::Patterns(_) => {
                let patterns = self.patterns();
                let pattern = patterns.get(counts.len() - 1).or_else(|| patterns.last())?;
                Some(pattern.write(last))
            }
        }
    }

    /// The patterns of the levels; empty for `decimal` and `none`, whose levels have no patterns of their own.
    pub fn patterns(&self) -> Vec<Pattern> {
        let pattern =
            |before: &str, counter, after: &str| Pattern { before: before.into(), counter, after: after.into() };
        match self {
            Self::Patterns(patterns) => patterns.clone(),
            Self::Named(NamedNumbering::Chinese) => vec![
                pattern("", Counter::Chinese, "、"),
                pattern("（", Counter::Chinese, "）"),
                pattern("", Counter::Decimal, "."),
                pattern("(", Counter::Decimal, ")"),
            ],
            Self::Named(NamedNumbering::Decimal | NamedNumbering::None) => Vec::new(),
        }
    }

    /// How a part is cited in full: `1.2`, `一（二）`.
    pub fn citation(&self, counts: &[u32]) -> Option<String> {
        if matches!(self, Self::Named(NamedNumbering::Decimal)) {
            return self.label(counts);
        }
        let mut whole = String::new();
        for level in 1..=counts.len() {
            whole = cite_below(&whole, &self.label(&counts[..level])?);
        }
        Some(whole)
    }
}

/// How a part with a label is cited below another: `二` and `（一）` is `二（一）`, `2` and `1.` is `2.1`.
pub fn cite_below(above: &str, label: &str) -> String {
    let plain = label.trim_end_matches(['、', '.', '．']);
    let would_run_together = above.ends_with(char::is_alphanumeric) && plain.starts_with(char::is_alphanumeric);
    if would_run_together { format!("{above}.{plain}") } else { format!("{above}{plain}") }
}

fn decimal(counts: &[u32]) -> String {
    counts.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

fn letters(count: u32) -> String {
    let mut rest = count;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = count;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

/// Chinese numerals up to 9999: 十二, 二十, 一百零五.
fn chinese(count: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const UNITS: [(u32, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    if !(1..10_000).contains(&count) {
        return count.to_string();
    }
    let mut text = String::new();
    let mut gap = false;
    for (value, unit) in UNITS {
        let digit = count / value % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
        }
        if !(value == 10 && digit == 1 && text.is_empty()) {
            text.push(DIGITS[digit as usize]);
        }
        text.push_str(unit);
        gap = false;
    }
    text
}

impl JsonSchema for Numbering {
    fn schema_name() -> Cow<'static, str> {
        "Numbering".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "format": "numbering",
            "anyOf": [
                { "type": "string", "enum": ["decimal", "chinese", "none"] },
                { "type": "array", "items": { "type": "string" }, "minItems": 1 }
            ]
        })
    }

    fn inline_schema() -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(texts: &[&str]) -> Numbering {
        Numbering::Patterns(texts.iter().map(|text| Pattern::try_from((*text).to_owned()).unwrap()).collect())
    }

    #[test]
    fn schemes_write_their_levels() {
        let decimal = Numbering::default();
        assert_eq!(decimal.label(&[1, 6, 12]).as_deref(), Some("1.6.12"));
        let chinese = Numbering::Named(NamedNumbering::Chinese);
        assert_eq!(chinese.label(&[4]).as_deref(), Some("四、"));
        assert_eq!(chinese.label(&[4, 1]).as_deref(), Some("（一）"));
        assert_eq!(chinese.label(&[4, 1, 6]).as_deref(), Some("6."));
        assert_eq!(chinese.citation(&[4, 1, 6]).as_deref(), Some("四（一）6"));
        let seed = patterns(&["1、", "(1)", "1.", "a."]);
        assert_eq!(seed.label(&[2]).as_deref(), Some("2、"));
        assert_eq!(seed.label(&[2, 1, 3, 28]).as_deref(), Some("ab."));
        assert_eq!(seed.citation(&[4, 1, 6, 2]).as_deref(), Some("4(1)6.b"));
        assert_eq!(Numbering::Named(NamedNumbering::None).label(&[1]), None);
    }

    #[test]
    fn a_pattern_finds_its_counter_among_words() {
        assert_eq!(patterns(&["Article 1"]).label(&[3]).as_deref(), Some("Article 3"));
        assert_eq!(patterns(&["第一条"]).label(&[12]).as_deref(), Some("第十二条"));
        assert_eq!(patterns(&["(i)"]).label(&[4]).as_deref(), Some("(iv)"));
        assert!(Pattern::try_from("§".to_owned()).is_err());
    }

    #[test]
    fn chinese_numerals_follow_usage() {
        let cases = [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (105, "一百零五"),
            (110, "一百一十"),
            (1001, "一千零一"),
        ];
        for (count, text) in cases {
            assert_eq!(chinese(count), text);
        }
    }
}
