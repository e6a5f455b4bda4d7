//! Numbers written in words: in English up to a hundred, in Chinese up to the thousands.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The English words up to nineteen, each with its ordinal.
const ONES: [(&str, &str); 20] = [
    ("zero", "zeroth"),
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
];

/// The English tens from twenty, each with its ordinal.
const TENS: [(&str, &str); 8] = [
    ("twenty", "twentieth"),
    ("thirty", "thirtieth"),
    ("forty", "fortieth"),
    ("fifty", "fiftieth"),
    ("sixty", "sixtieth"),
    ("seventy", "seventieth"),
    ("eighty", "eightieth"),
    ("ninety", "ninetieth"),
];

/// Other English words that say a number, or a period that another language may count in smaller units.
const OTHERS: [(&str, u32); 15] = [
    ("a", 1),
    ("an", 1),
    ("once", 1),
    ("single", 1),
    ("twice", 2),
    ("both", 2),
    ("pair", 2),
    ("dozen", 12),
    ("day", 24),
    ("week", 7),
    ("fortnight", 14),
    ("year", 12),
    ("hundred", 100),
    ("hundredth", 100),
    ("thousand", 1000),
];

/// The same in Chinese.
const PERIODS: [(&str, u32); 8] =
    [("一天", 24), ("一日", 24), ("每天", 24), ("每日", 24), ("周", 7), ("星期", 7), ("一年", 12), ("每年", 12)];

/// What half of something is.
const HALF: [&str; 2] = ["0.5", "50"];

/// The numbers that a text says in words.
pub(super) fn spoken(text: &str) -> Vec<String> {
    let mut all = english(text);
    all.extend(chinese(text));
    all.extend(letters(text));
    all
}

/// The places of parts that are told by letters, `(a)` and `(iv)`, which another language may number.
fn letters(text: &str) -> Vec<String> {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let inner = text.split(['(', '（']).skip(1).filter_map(|rest| rest.split([')', '）']).next());
    let mut all = Vec::new();
    for sign in inner {
        let roman = ROMAN.iter().zip(1_u32..).find(|(roman, _)| **roman == sign).map(|(_, number)| number);
        let letter = ('a'..='z').zip(1_u32..).find(|(letter, _)| sign.len() == 1 && sign.starts_with(*letter));
        all.extend(roman.into_iter().chain(letter.map(|(_, number)| number)).map(|number| number.to_string()));
    }
    all
}

/// What an English word says as a number.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    /// Up to nineteen.
    one: Option<u32>,
    /// Twenty, thirty.
    ten: Option<u32>,
    /// Whether a number up to nine may stand behind it.
    leads: bool,
    /// Anything else.
    other: Option<u32>,
}

/// Every English word that says a number.
static SAID: LazyLock<BTreeMap<&str, Said>> = LazyLock::new(|| {
    let mut all: BTreeMap<&str, Said> = BTreeMap::new();
    for ((cardinal, ordinal), one) in ONES.into_iter().zip(0..) {
        for word in [cardinal, ordinal] {
            all.entry(word).or_default().one = Some(one);
        }
    }
    for ((cardinal, ordinal), ten) in TENS.into_iter().zip(2..) {
        for word in [cardinal, ordinal] {
            all.entry(word).or_default().ten = Some(ten * 10);
        }
        all.entry(cardinal).or_default().leads = true;
    }
    for (word, number) in OTHERS {
        all.entry(word).or_default().other = Some(number);
    }
    all
});

fn english(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect();
    let mut all = Vec::new();
    let mut before = Said::default();
    for (at, word) in words.iter().enumerate() {
        let said = SAID.get(word).copied().unwrap_or_default();
        if let Some(one) = said.one {
            let ten = before.ten.filter(|_| before.leads && (1..10).contains(&one));
            all.push(one.to_string());
            all.extend(ten.map(|ten| (ten + one).to_string()));
        }
        all.extend(said.ten.into_iter().chain(said.other).map(|number| number.to_string()));
        if *word == "half" {
            all.extend(HALF.map(str::to_owned));
            let unit = words[at + 1..].iter().find(|next| !["a", "an"].contains(next)).copied().unwrap_or_default();
            all.extend(half_of(unit));
        }
        before = said;
    }
    all
}

/// What half of a unit is in the next smaller one.
fn half_of(unit: &str) -> Option<String> {
    let number = match unit {
        "year" | "年" => "6",
        "hour" | "小" => "30",
        "day" | "天" | "日" => "12",
        "month" | "月" => "15",
        _ => return None,
    };
    Some(number.to_owned())
}

/// What a Chinese sign counts, or by what it multiplies.
fn sign(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '兩' | '贰' => 2,
        '三' | '叁' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' => 10_000,
        _ => return None,
    })
}

fn chinese(text: &str) -> Vec<String> {
    // A third party is no number of anything.
    let text = text.replace("第三方", " ").replace("第三者", " ");
    let periods = PERIODS.iter().filter(|(period, _)| text.contains(period));
    let mut all: Vec<String> = periods.map(|(_, number)| number.to_string()).collect();
    let mut signs: Vec<u32> = Vec::new();
    let chars: Vec<char> = text.chars().chain([' ']).collect();
    for (at, c) in chars.iter().enumerate() {
        if let Some(sign) = sign(*c) {
            signs.push(sign);
            continue;
        }
        all.extend(value(&signs));
        signs.clear();
        if *c == '半' {
            all.extend(HALF.map(str::to_owned));
            let unit = chars[at + 1..].iter().find(|next| **next != '个').copied().unwrap_or_default();
            all.extend(half_of(&unit.to_string()));
        }
    }
    all
}

/// The number of a text that is nothing but Chinese signs for it.
pub(super) fn han_number(text: &str) -> Option<String> {
    let signs: Vec<u32> = text.chars().map(sign).collect::<Option<_>>()?;
    value(&signs)
}

/// The number of some signs: `[2, 10, 3]` is 23; digits alone stand one behind the other.
fn value(signs: &[u32]) -> Option<String> {
    if signs.is_empty() {
        return None;
    }
    if signs.len() > 1 && signs.iter().all(|sign| *sign < 10) {
        return Some(signs.iter().map(u32::to_string).collect());
    }
    let (mut total, mut digit) = (0_u64, None);
    for sign in signs.iter().map(|sign| u64::from(*sign)) {
        match sign {
            0..=9 => digit = Some(sign),
            10_000 => total = total.saturating_add(digit.take().unwrap_or(u64::from(total == 0))).saturating_mul(sign),
            _ => total = total.saturating_add(digit.take().unwrap_or(1) * sign),
        }
    }
    Some(total.saturating_add(digit.unwrap_or(0)).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_are_known() {
        let english = [
            ("thirty days", "30"),
            ("Twenty-one", "21"),
            ("the thirteenth", "13"),
            ("half a year", "6"),
            ("half", "50"),
            ("twentieth, two", "20"),
            ("Two dozen", "12"),
            ("a week", "7"),
        ];
        let chinese = [
            ("十四", "14"),
            ("三十日", "30"),
            ("一百二十", "120"),
            ("两年", "2"),
            ("半年", "6"),
            ("一周", "7"),
            ("二〇二六", "2026"),
        ];
        for (text, number) in english.into_iter().chain(chinese) {
            assert!(spoken(text).contains(&number.to_owned()), "{text}: {:?}", spoken(text));
        }
        assert_eq!(spoken("twenty-one, twentieth one, ninety ten"), ["20", "1", "21", "20", "1", "90", "10"]);
        assert!(spoken("第三方").is_empty());
        assert!(!spoken(&"万".repeat(40)).is_empty());
        assert_eq!(letters("(a) one, (iv) four, (see)"), ["1", "4"]);
    }
}
