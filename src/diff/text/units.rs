//! What makes a number one word with what it counts: `30 days`, `第三条`, `2026年10月1日`, `3.5 %`. Half of it is never
//! shown as changed, because a reader takes it in as one.

/// Units written after a number, in lower case, as single words.
const UNITS: &str = "\
    day days week weeks month months year years hour hours minute minutes second seconds quarter \
    quarters jour jours semaine semaines mois ans année années heure heures tag tage tagen woche \
    wochen monat monate monaten jahr jahre jahren stunde stunden minuten sekunden día días mes meses año \
    años giorni mesi anni percent kb mb gb tb kib mib gib ms km cm eur usd cny rmb 年 年度 年间 年間 月 个月 \
    個月 か月 ヶ月 カ月 月间 日 日间 日間 天 周 週間 星期 小时 小時 時間 分 分钟 分鐘 秒 秒钟 岁 歳 周岁 次 回 工作日 个工作日 自然日 个自然日 元 万元 円 条 條 款 项 項 \
    章 节 節 号 號 版 人 件 倍";

/// Words between a number and its unit.
const QUALIFIERS: &[&str] = &["business", "working", "calendar", "个", "個", "ヶ", "か", "カ"];

/// Kinds of days that are counted.
const DAYS: &[&str] = &["工作", "自然"];

/// What says where a period lies, after its unit.
const AFTER: &[&str] = &["内", "后", "後", "前", "起", "以内", "之内", "以上", "以下"];

/// The months of languages that write them as words.
const MONTHS: &str = "\
    january february march april may june july august september october november december janvier \
    février mars avril mai juin juillet août septembre octobre novembre décembre januar februar märz \
    juni juli oktober dezember";

/// Characters that join numbers when they touch both.
const JOINTS: &[char] = &['.', ',', '/', ':', '-', '–', '~', '～', '．', '×'];

/// A word as the segmenter finds it, or an atom.
#[derive(Clone, Copy)]
pub(super) struct Span<'a> {
    /// Where it starts, in bytes.
    pub start: usize,
    /// Its text, without white space.
    pub text: &'a str,
    /// Whether the next word follows without white space.
    pub touches_next: bool,
    /// The key of an atom.
    pub atom: Option<&'a str>,
}

/// How many of the words from the first on are one, because they are a number with its unit; 1 if they are not.
///
/// A word comes with the blank that follows it, so words that touch have none between them.
pub(super) fn quantity(words: &[Span<'_>]) -> usize {
    let start = usize::from(words[0].is_any(&["$", "€", "£", "¥", "￥", "§", "第"]) && words[0].touches_next);
    let Some(number) = words.get(start).filter(|word| word.is_number()) else {
        return month_first(words).unwrap_or(1);
    };
    let mut end = start + 1;
    let mut touches = number.touches_next;
    loop {
        let grown = grow(&words[end..], touches);
        if grown == 0 {
            return end;
        }
        end += grown;
        touches = words[end - 1].touches_next;
    }
}

/// How many words go on a number that ends before them.
fn grow(words: &[Span<'_>], touches: bool) -> usize {
    let Some(next) = words.first() else { return 0 };
    let joined = |at: usize| words.get(at).is_some_and(Span::is_number);
    if touches && next.touches_next && next.is_one_of(JOINTS) && joined(1) {
        return 2;
    }
    if touches && (next.is_any(&["%", "％", "‰", "°"]) || next.is_number()) {
        return 1;
    }
    // 2026 年 10 月: a date goes on after blanks too.
    if next.is_number() && words.get(1).is_some_and(|word| word.is_any(&["月", "日"])) {
        return 2;
    }
    let qualified = usize::from(next.is_any(QUALIFIERS));
    match unit(&words[qualified..]) {
        0 => month(words),
        unit => qualified + unit,
    }
}

/// How many words are one unit: the dictionaries cut `工作日` in two.
fn unit(words: &[Span<'_>]) -> usize {
    match words {
        [first, second, ..] if first.touches_next && is_listed(UNITS, &format!("{}{}", first.text, second.text)) => 2,
        [first, ..] => usize::from(first.is_unit()),
        [] => 0,
    }
}

/// Cuts `日内` in two after a number: the dictionaries take the unit for a part of the word that follows it.
pub(super) fn with_units_apart(spans: Vec<Span<'_>>) -> Vec<Span<'_>> {
    let mut apart: Vec<Span<'_>> = Vec::with_capacity(spans.len());
    for span in spans {
        let counted = apart.last().is_some_and(|last| last.is_number() || last.is_any(QUALIFIERS) || last.is_any(DAYS));
        let (unit, rest) = match span.text.char_indices().nth(1) {
            Some((at, _)) if counted && span.atom.is_none() => span.text.split_at(at),
            _ => (span.text, ""),
        };
        if AFTER.contains(&rest) && is_listed(UNITS, unit) {
            apart.push(Span { text: unit, touches_next: true, ..span });
            apart.push(Span { start: span.start + unit.len(), text: rest, ..span });
        } else {
            apart.push(span);
        }
    }
    apart
}

/// `October 2026` after a day.
fn month(words: &[Span<'_>]) -> usize {
    if !words[0].is_month() {
        return 0;
    }
    let comma = usize::from(words.get(1).is_some_and(|word| word.text == ","));
    if words.get(1 + comma).is_some_and(Span::is_year) { 2 + comma } else { 1 }
}

/// `October 1, 2026` and `October 2026`.
fn month_first(words: &[Span<'_>]) -> Option<usize> {
    if !words[0].is_month() || !words[0].text.starts_with(char::is_uppercase) || !words.get(1)?.is_number() {
        return None;
    }
    let comma = usize::from(words.get(2).is_some_and(|word| word.text == ","));
    Some(if words.get(2 + comma).is_some_and(Span::is_year) { 3 + comma } else { 2 })
}

impl Span<'_> {
    fn is_any(&self, all: &[&str]) -> bool {
        all.contains(&self.text)
    }

    fn is_one_of(&self, all: &[char]) -> bool {
        let mut chars = self.text.chars();
        chars.next().is_some_and(|c| all.contains(&c)) && chars.next().is_none()
    }

    fn is_number(&self) -> bool {
        if self.text.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
            return true;
        }
        let number = self.text.strip_prefix('第').unwrap_or(self.text);
        let rest = number.trim_start_matches(|c| "〇零一二三四五六七八九十百千万两".contains(c));
        rest.len() < number.len() && (rest.is_empty() || is_listed(UNITS, rest))
    }

    fn is_year(&self) -> bool {
        self.text.len() == 4 && self.text.bytes().all(|b| b.is_ascii_digit())
    }

    fn is_unit(&self) -> bool {
        self.text.len() < 24 && is_listed(UNITS, self.text)
    }

    /// `may` is a verb as well.
    fn is_month(&self) -> bool {
        self.text.len() < 12 && self.text != "may" && is_listed(MONTHS, self.text)
    }
}

/// Whether a word stands in a list of words in lower case.
fn is_listed(list: &str, word: &str) -> bool {
    let word = word.to_lowercase();
    list.split_ascii_whitespace().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use crate::diff::text::words;

    #[test]
    fn numbers_stay_with_what_they_count() {
        let whole = [
            "30 days",
            "30 business days",
            "3.5%",
            "1,000",
            "30/60",
            "12:30",
            "$5",
            "24 heures",
            "October 1, 2026",
            "1 October 2026",
            "十五个工作日",
            "15个工作日",
            "15 个工作日",
            "三十日",
            "7日",
            "3年",
            "24小时",
            "12个月",
            "10万元",
            "2026年10月1日",
            "2026 年 10 月",
            "第三条",
            "第十四条",
        ];
        for quantity in whole {
            for text in [format!("在{quantity}内"), format!("in {quantity} or"), format!("（{quantity}）。")] {
                let found = words(&text).iter().any(|word| word.trim_end() == quantity);
                assert!(found, "{text}: {:?}", words(&text));
            }
        }
        assert_eq!(words("Clause 30 may change"), ["Clause ", "30 ", "may ", "change"]);
        assert_eq!(words("日内瓦的统一条件"), ["日内瓦", "的", "统一", "条件"]);
    }
}
