//! What prose says against the records beside it: dates, periods, permissions. Facts that come from records can't differ;
//! what somebody typed can.

use std::sync::LazyLock;

use regex::Captures;
use regex::Regex;

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Passage;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::checklist::rules::words::PermissionWords;
use crate::checklist::rules::words::found_in;
use crate::checklist::rules::words::has_word;
use crate::checklist::rules::words::permission_words;
use crate::checklist::rules::words::sentences;
use crate::diagnostic::Span;
use crate::model::Date;
use crate::model::Duration;
use crate::model::Permission;
use crate::model::Platform;
use crate::model::RetentionRef;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "gen.prose-date", check: dates_are_those_of_the_records },
    Rule { id: "gen.prose-period", check: periods_are_those_of_the_records },
    Rule { id: "gen.prose-permission", check: permissions_are_recorded },
];

/// A text that is no longer than this is a label with its value, in characters.
const LABEL: usize = 60;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A day in words or digits.
const DAY: &str = r"(?:(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*日?|(?P<mon>(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?\s+(?P<md>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<my>\d{4})|(?P<dd>\d{1,2})(?:st|nd|rd|th)?\s+(?P<dmon>(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?,?\s+(?P<dy>\d{4}))";

/// What stands between a label and its day.
const GAP: &str = r"[^.;。；!?！？\d]{0,24}?";

/// What a day can be, the words before it, and in Chinese the words behind it.
const LABELS: [(&str, &str, &str); 3] = [
    (
        "effective",
        r"(?i:\beffective\b(?:\s+date)?|\b(?:takes?|comes?|enters?)\s+(?:effect|into\s+(?:force|effect))|\bin\s+(?:force|effect)\b|生效(?:日期|时间|日)?|施行(?:日期|日)?|实施日期)",
        r"(?:起|开始|正式|之日)*(?:生效|施行|实施)",
    ),
    (
        "updated",
        r"(?i:\b(?:last\s+)?(?:updated?|revised|modified)\b(?:\s+date)?|\bdate\s+of\s+(?:last\s+)?(?:update|revision)\b|(?:更新|修订|修改)(?:日期|时间|日|于))",
        r"(?:最后|最近|正式)*(?:更新|修订)",
    ),
    (
        "published",
        r"(?i:\bpublished\b|\breleased?\s+date\b|\breleased\b|\bpublication\s+date\b|(?:发布|公布)(?:日期|时间|日|于))",
        r"(?:正式)?(?:发布|公布)",
    ),
];

/// Days that the text names are those of the records.
fn dates_are_those_of_the_records(case: &Case<'_>) -> Answer {
    static FORMS: LazyLock<Vec<(&str, Vec<Regex>)>> = LazyLock::new(|| {
        let of = |(field, before, behind): &(&'static str, &str, &str)| {
            let forms = [format!("{before}{GAP}{DAY}"), format!("{DAY}{behind}")];
            (*field, forms.iter().filter_map(|form| Regex::new(form).ok()).collect())
        };
        LABELS.iter().map(of).collect()
    });
    let mut found = Vec::new();
    for (text, passage) in rows(case) {
        for sentence in sentences(&text) {
            let language = passage.language.language();
            let is_label = text.chars().count() <= LABEL;
            let is_meant = is_label || has_word(sentence, "this-text", language);
            if !is_meant || has_word(sentence, "other-text", language) {
                continue;
            }
            for (field, forms) in FORMS.iter() {
                let said = forms.iter().find_map(|form| day(&form.captures(sentence)?));
                let known = known_days(case, field);
                if let Some(said) = said.filter(|said| !known.is_empty() && !known.contains(said)) {
                    let listed: Vec<String> = known.iter().map(Date::to_string).collect();
                    let finding = found_in(passage, &said.to_string()).arg("field", field);
                    found.push(finding.arg("known", listed.join(", ")).also(case.place(field)));
                }
            }
        }
    }
    Answer::of(found)
}

/// The prose piece by piece, the cells of a row as one: its label stands in another cell than its day.
fn rows<'a, 'b>(case: &'b Case<'a>) -> Vec<(String, &'b Passage<'a>)> {
    let mut all: Vec<(String, &Passage<'_>)> = Vec::new();
    for passage in case.passages() {
        match all.last_mut() {
            Some((text, before)) if is_row(before, passage) => {
                text.push_str(" : ");
                text.push_str(&passage.text);
            }
            _ => all.push((passage.text.clone(), passage)),
        }
    }
    all
}

fn is_row(one: &Passage<'_>, two: &Passage<'_>) -> bool {
    let same = one.span == two.span && one.language == two.language && one.span != Span::NONE;
    same && one.record.is_none() && two.record.is_none() && !one.is_title && !two.is_title
}

/// What the records say a day is. Nothing if they do not say it.
fn known_days(case: &Case<'_>, field: &str) -> Vec<Date> {
    let records = case.records();
    let days = match field {
        "effective" => vec![records.effective, case.release.effective()],
        "updated" if records.updated.is_some() => vec![records.updated],
        "updated" => vec![records.published],
        _ => vec![records.published, records.first_published],
    };
    let mut days: Vec<Date> = days.into_iter().flatten().collect();
    days.dedup();
    days
}

fn day(found: &Captures<'_>) -> Option<Date> {
    let text = |names: &[&str]| names.iter().find_map(|name| found.name(name)).map(|part| part.as_str());
    let year: i16 = text(&["y", "my", "dy"])?.parse().ok()?;
    let day: i8 = text(&["d", "md", "dd"])?.parse().ok()?;
    let month = match text(&["mon", "dmon"]) {
        Some(name) => {
            let name = name.to_ascii_lowercase();
            MONTHS.iter().zip(1_i8..).find(|(month, _)| name.starts_with(**month)).map(|(_, number)| number)?
        }
        None => text(&["m"])?.parse().ok()?,
    };
    jiff::civil::Date::new(year, month, day).ok().map(Date)
}

/// A period in words or digits.
const PERIOD: &str = r"(?P<n>(?-u:\b)\d{1,3}|(?i:(?-u:\b)(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty-five|sixty|ninety))(?-u:\b)|[一二两三四五六七八九十]{1,3})[\s\u{00A0}]*(?:\(\d{1,3}\)\s*)?(?P<kind>(?:working|business|calendar|natural|consecutive)\s+|个?(?:工作|自然)|个)?(?P<unit>(?i:hours?|days?|weeks?|months?|years?)(?-u:\b)|小时|日|天|周|月|年)";

/// Numbers in words.
const NUMBERS: [(&str, u32); 17] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty-five", 45),
    ("sixty", 60),
    ("ninety", 90),
];

/// A period in days, and how far it may be off, as months are of different lengths.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Days {
    days: f64,
    slack: f64,
}

impl Days {
    fn is_like(self, other: Self) -> bool {
        (self.days - other.days).abs() <= self.slack.max(other.slack)
    }

    fn of(duration: &Duration) -> Self {
        let days = duration.days();
        Self { days, slack: slack(days) }
    }

    fn of_count(days: u32) -> Self {
        Self { days: f64::from(days), slack: 0.04 }
    }
}

/// A month has 28 to 31 days, a year 365 or 366.
fn slack(days: f64) -> f64 {
    if days < 28.0 { 0.04 } else { days * 0.035 }
}

/// Periods that the text names are those of the records.
fn periods_are_those_of_the_records(case: &Case<'_>) -> Answer {
    // A group may have its name only once in a form.
    static WITHIN: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        let forms = [format!(r"(?i:\bwithin\s+(?:a\s+period\s+of\s+)?){PERIOD}"), format!("{PERIOD}(?:之|以)?内")];
        forms.iter().filter_map(|form| Regex::new(form).ok()).collect()
    });
    static ANY: LazyLock<Vec<Regex>> = LazyLock::new(|| Regex::new(PERIOD).into_iter().collect());
    let (within, any): (&[Regex], &[Regex]) = (&WITHIN, &ANY);
    let (answers, kept) = (known_answers(case), known_periods(case, any));
    let both: Vec<Days> = answers.iter().chain(&kept).copied().collect();
    let mut found = Vec::new();
    for passage in case.passages() {
        let language = passage.language.language();
        for sentence in sentences(&passage.text) {
            let has = |list: &str| has_word(sentence, list, language);
            let (forms, known) = match (has("answering") && !has("forwarding"), has("keeping"), has("deleting")) {
                (true, false, false) => (within, &answers),
                (false, true, false) => (any, &kept),
                (true | false, true, true) => (any, &both),
                (_, false, true) | (true, true, false) => (within, &both),
                _ => continue,
            };
            let said = said_periods(sentence, forms).into_iter();
            let wrong = said.filter(|(_, days)| !known.is_empty() && !known.iter().any(|known| known.is_like(*days)));
            found.extend(wrong.map(|(words, _)| found_in(passage, &words)));
        }
    }
    Answer::of(found)
}

/// The periods in which the records promise an answer.
fn known_answers(case: &Case<'_>) -> Vec<Days> {
    let records = case.records();
    let rights = records.rights.values().filter_map(|right| right.response_days);
    let contacts = records.contacts.values().filter_map(|contact| contact.response_days);
    let closing = records.account.iter().filter_map(|account| account.cancellation.as_ref()?.days);
    rights.chain(contacts).chain(closing).map(Days::of_count).collect()
}

/// The periods for which data are kept by the records; those that are told in words too.
fn known_periods(case: &Case<'_>, forms: &[Regex]) -> Vec<Days> {
    let records = case.records();
    let typed = |kept: Option<&RetentionRef>| match kept {
        Some(RetentionRef::Period(period)) => Some(Days::of(period)),
        _ => None,
    };
    let uses = records.uses.values().filter_map(|row| typed(row.retention.as_ref()));
    let permissions = records.permissions.values().filter_map(|row| typed(row.retention.as_ref()));
    let sdks = records.sdks.values().filter_map(|sdk| typed(sdk.retention.as_ref()));
    let rows = records.retention.values();
    let kept = rows.flat_map(|row| row.period.iter().chain(&row.maximum)).map(Days::of);
    let mut all: Vec<Days> = uses.chain(permissions).chain(sdks).chain(kept).collect();
    if all.is_empty() {
        return all;
    }
    let told = records.retention.values().flat_map(|row| row.criteria.iter().chain(&row.text));
    let told = told.chain(records.cookies.values().filter_map(|cookie| cookie.lifetime.as_ref()));
    all.extend(told.flat_map(|text| said_periods(text.as_str(), forms)).map(|(_, days)| days));
    all
}

/// The periods of a sentence, each with its words.
fn said_periods(sentence: &str, forms: &[Regex]) -> Vec<(String, Days)> {
    let read = |found: Captures<'_>| {
        let whole = found.get(0)?;
        // An age is no period, and a year of the calendar neither.
        let rest = sentence.get(whole.end()..)?.trim_start();
        if ["old", "of age", "岁", "龄"].iter().any(|word| rest.starts_with(word)) {
            return None;
        }
        let count = number(found.name("n")?.as_str())?;
        let unit = found.name("unit")?.as_str().to_ascii_lowercase();
        let one = match unit.trim_end_matches('s') {
            "hour" | "小时" => 1.0 / 24.0,
            "week" | "周" => 7.0,
            "month" => 30.4375,
            "月" if found.name("kind").is_some() => 30.4375,
            "year" | "年" => 365.25,
            "day" | "日" | "天" => 1.0,
            _ => return None,
        };
        let days = f64::from(count) * one;
        let slack = if one > 28.0 { slack(days) } else { 0.04 };
        Some((whole.as_str().to_owned(), Days { days, slack }))
    };
    forms.iter().flat_map(|form| form.captures_iter(sentence)).filter_map(read).collect()
}

/// A number in digits, in English or in Chinese up to 99.
fn number(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let lower = text.to_ascii_lowercase();
    if let Some((_, number)) = NUMBERS.iter().find(|(word, _)| *word == lower) {
        return Some(*number);
    }
    let digit = |sign: char| "一二三四五六七八九".chars().zip(1_u32..).find(|(own, _)| *own == sign).map(|(_, n)| n);
    let one = |part: &str| part.chars().next().map(|sign| if sign == '两' { Some(2) } else { digit(sign) });
    match text.split_once('十') {
        Some((tens, ones)) => Some(one(tens).unwrap_or(Some(1))? * 10 + one(ones).unwrap_or(Some(0))?),
        None if text.chars().count() == 1 => one(text)?,
        None => None,
    }
}

/// Every permission that the text names is one of the records.
fn permissions_are_recorded(case: &Case<'_>) -> Answer {
    let mut found: Vec<Finding> = Vec::new();
    for passage in case.passages().iter().filter(|passage| passage.name().split('.').next() != Some("permissions")) {
        let language = passage.language.language();
        for sentence in sentences(&passage.text) {
            if has_word(sentence, "without", language) {
                continue;
            }
            found.extend(named(case, sentence).into_iter().map(|word| found_in(passage, &word)));
            let usual = usual_names(sentence, language).into_iter();
            let unknown = usual.filter(|(_, words)| !case.records().permissions.iter().any(|row| is_of(case, row, words)));
            found.extend(unknown.map(|(word, _)| found_in(passage, &word)));
        }
    }
    Answer::of(found)
}

/// The system names in a sentence that no permission has.
fn named(case: &Case<'_>, sentence: &str) -> Vec<String> {
    static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?-u:\b)(?:(?:android|ohos)\.permission\.)?[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+(?-u:\b)|(?-u:\b)(?:android|ohos)\.permission\.[A-Z0-9_]+(?-u:\b)|(?-u:\b)NS[A-Za-z]+UsageDescription(?-u:\b)",
        )
        .ok()
    });
    let Some(name) = NAME.as_ref() else { return Vec::new() };
    let platforms = [Platform::Android, Platform::Ios, Platform::Harmony];
    let short = |name: &str| name.rsplit('.').next().unwrap_or(name).to_owned();
    let is_known = |name: &str| platforms.into_iter().any(|on| case.config.taxonomy.permission(on, name).is_some());
    let is_recorded = |name: &str| {
        let rows = case.records().permissions.values();
        { rows }.flat_map(|row| platforms.into_iter().flat_map(|on| row.names(on))).any(|own| short(own) == short(name))
    };
    let names = name.find_iter(sentence).map(|found| found.as_str());
    names.filter(|name| is_known(name) && !is_recorded(name)).map(str::to_owned).collect()
}

/// The permissions that a sentence calls by their usual names: `camera and microphone permissions`, 相机、麦克风权限.
fn usual_names(sentence: &str, language: &str) -> Vec<(String, &'static PermissionWords)> {
    let ends = match language {
        "en" => "permission",
        "zh" => "权限",
        _ => return Vec::new(),
    };
    let lower = sentence.to_ascii_lowercase();
    let mut all = Vec::new();
    for (at, _) in lower.match_indices(ends) {
        let mut before = lower[..at].trim_end();
        while let Some((rest, words, name)) = last_name(before, language) {
            let word = sentence.get(rest.len()..rest.len() + name.len()).unwrap_or(name);
            all.push((word.to_owned(), words));
            before = without_joint(rest);
        }
    }
    all
}

/// The usual name that a text ends in, with what stands before it.
fn last_name<'a>(text: &'a str, language: &str) -> Option<(&'a str, &'static PermissionWords, &'a str)> {
    let text = ["access", "的", "访问", "使用", "相关", "系统", "读取", "“", "”", "\"", "'"]
        .iter()
        .fold(text, |text, word| text.strip_suffix(word).map_or(text, str::trim_end));
    let mut best: Option<(&str, &PermissionWords, &str)> = None;
    for words in permission_words() {
        for name in words.of(language) {
            let name = name.to_ascii_lowercase();
            let Some(rest) = text.strip_suffix(name.as_str()) else { continue };
            let is_whole = !name.is_ascii() || !rest.ends_with(|c: char| c.is_ascii_alphanumeric());
            if is_whole && best.is_none_or(|(_, _, best)| best.len() < name.len()) {
                best = Some((rest, words, &text[rest.len()..]));
            }
        }
    }
    best
}

/// The text without what joins two names at its end.
fn without_joint(text: &str) -> &str {
    let mut text = text.trim_end();
    for joint in ["和", "及", "与", "或", "以及", "、", "，", "/", ",", " and", " or", "&", ","] {
        text = text.strip_suffix(joint).map_or(text, str::trim_end);
    }
    text
}

/// Whether a permission of the records is one that has a usual name.
fn is_of(case: &Case<'_>, (id, row): (&String, &Permission), words: &PermissionWords) -> bool {
    let platforms = [Platform::Android, Platform::Ios, Platform::Harmony];
    let by_system = platforms.into_iter().any(|on| {
        row.names(on).iter().any(|name| {
            let term = case.config.taxonomy.permission(on, name);
            let group = term.and_then(|term| term.group.as_ref());
            let is_id = words.ids.iter().any(|id| name.rsplit('.').next() == Some(id.as_str()));
            is_id || group.is_some_and(|group| words.groups.contains(group))
        })
    });
    let mut called: Vec<String> = vec![id.replace('-', " ")];
    let names = |records: &crate::model::Records| records.permissions.get(id).and_then(|row| row.name.clone());
    called.extend(case.release.editions.iter().filter_map(|edition| names(&edition.records)).map(|name| name.0));
    by_system || called.iter().any(|name| words.all().any(|word| holds_any(name, &[word])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_way() {
        for (text, value) in [("15", 15), ("Fifteen", 15), ("十五", 15), ("三十", 30), ("二十一", 21), ("两", 2), ("十", 10)] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        assert_eq!((number("一二"), number("x")), (None, None));
    }

    #[test]
    fn periods_are_read_and_ages_are_not() {
        let form = [Regex::new(PERIOD).unwrap()];
        let days = |text: &str| -> Vec<f64> { said_periods(text, &form).into_iter().map(|(_, days)| days.days).collect() };
        assert_eq!(days("within fifteen (15) working days"), [15.0]);
        assert_eq!(days("在十五个工作日内，或者2周"), [15.0, 14.0]);
        assert_eq!(days("under 14 years old, 2026年1月"), Vec::<f64>::new());
        let like = |one: &str, two: &str| Days::of(&one.parse().unwrap()).is_like(Days::of(&two.parse().unwrap()));
        assert!(like("P30D", "P1M") && like("P12M", "P1Y") && !like("P15D", "P14D") && !like("P2M", "P90D"));
    }

    #[test]
    fn usual_names_of_permissions_are_read_from_the_end() {
        let found = |text: &str, language: &str| -> Vec<String> {
            usual_names(text, language).into_iter().map(|(word, _)| word).collect()
        };
        assert_eq!(found("We ask for camera, Microphone and location permissions.", "en"), ["location", "Microphone", "camera"]);
        assert_eq!(found("开启相机、麦克风和位置权限", "zh"), ["位置", "麦克风", "相机"]);
        assert!(found("The permissions of an administrator", "en").is_empty());
    }
}
