//! Slips of wording that a careful reader objects to under any law: open lists, blanks that nobody filled in, doubled
//! phrases, addresses that reach nobody.

use std::sync::LazyLock;

use regex::Regex;

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Passage;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::checklist::rules::words::found_in;
use crate::checklist::rules::words::has_word;
use crate::checklist::rules::words::links;
use crate::checklist::rules::words::names;
use crate::checklist::rules::words::sentences;
use crate::checklist::rules::words::word_in;
use crate::checklist::rules::words::words;
use crate::model::own_label;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "gen.open-ended", check: lists_are_closed },
    Rule { id: "gen.placeholder", check: nothing_is_left_to_fill_in },
    Rule { id: "gen.dup", check: nothing_is_said_twice },
    Rule { id: "gen.email", check: mail_addresses_are_whole },
    Rule { id: "eu.wp260.words", check: words_are_definite },
];

/// How many signs of a doubled phrase are looked at, at most.
const LONGEST: usize = 40;

/// No list of data is left open.
fn lists_are_closed(case: &Case<'_>) -> Answer {
    let open = |passage: &Passage<'_>| {
        let language = passage.language.language();
        let lists = sentences(&passage.text).into_iter().filter(|sentence| lists_data(case, passage, sentence));
        let word = { lists }.find_map(|sentence| open_word(sentence, language))?;
        Some(found_in(passage, word))
    };
    Answer::of(case.passages().iter().filter_map(open))
}

/// Whether a sentence lists data: two of their names, or one and a word that says they are taken.
fn lists_data(case: &Case<'_>, passage: &Passage<'_>, sentence: &str) -> bool {
    let language = passage.language.language();
    let known = words("data", language).iter().map(String::as_str);
    let labels = case.data_in_use().into_iter().filter_map(|id| {
        let own = case.records().data.get(id).map(|item| item.label.as_str());
        own.or_else(|| own_label(&case.config.taxonomy.data.get(id)?.label, passage.language))
    });
    let mut named: Vec<&str> = known.chain(labels).filter(|name| holds_any(sentence, &[name])).collect();
    named.sort_unstable();
    named.dedup();
    named.len() >= 2 || !named.is_empty() && has_word(sentence, "taking", language)
}

/// The word that leaves a list open.
fn open_word(sentence: &str, language: &str) -> Option<&'static str> {
    let etc = || (language == "zh" && has_etc(sentence)).then_some("等");
    word_in(sentence, "open-ended", language).or_else(etc)
}

/// Whether 等 closes a list and leaves it open. Behind it, a number says that the list is whole (等三项).
fn has_etc(sentence: &str) -> bool {
    let counts = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十几多".contains(c));
    let compounds = words("no-etc", "zh");
    sentence.match_indices('等').any(|(at, etc)| {
        let rest = &sentence[at + etc.len()..];
        let is_word = compounds.iter().any(|word| {
            let inside = word.find('等').unwrap_or_default();
            at.checked_sub(inside).and_then(|from| sentence.get(from..)).is_some_and(|text| text.starts_with(word))
        });
        let lists = sentence[..at].contains(['、', '，', '（', '/']) || rest.starts_with(['信', '数', '个', '内', '设']);
        !is_word && !counts(rest) && lists
    })
}

/// Nothing is left that somebody wanted to fill in later.
fn nothing_is_left_to_fill_in(case: &Case<'_>) -> Answer {
    let own = own_names(case);
    let written = names(case);
    let left = |passage: &Passage<'_>| {
        let word = placeholder(&passage.text, passage.language.language(), &own)?;
        Some(found_in(passage, &word))
    };
    Answer::of(case.passages().iter().chain(&written).filter_map(left))
}

/// What the product and the parties are called.
fn own_names(case: &Case<'_>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for records in case.release.editions.iter().map(|edition| &edition.records) {
        all.push(records.app.name.0.clone());
        all.extend(records.app.aliases.iter().map(|name| name.0.clone()));
        for party in records.parties.values() {
            all.push(party.name.0.clone());
            all.extend(party.short_name.iter().map(|name| name.0.clone()));
        }
    }
    all.retain(|name| !name.trim().is_empty());
    all
}

/// The first thing in a text that was to be replaced.
fn placeholder(text: &str, language: &str, names: &[String]) -> Option<String> {
    static SIGNS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?x)(?-u:\b)[Xx]{3,}(?-u:\b) | [×Ｘ]{2,} | [Xx]{2,}(?:公司|有限|软件|应用|平台|年|月|日) | _{3,} | ＿{2,}
            | 【\s*】 | \[\s*\] | 《\s*》 | “\s*” | (?-u:\b)YYYY(?-u:\b) | (?-u:\b)20[Xx]{2}(?-u:\b) | 年\s+月 | 月\s+日
            | [\[【]\s*\+?[\d\-\s()]{5,}[\]】]",
        )
        .ok()
    });
    static BRACKETS: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"[\[【<]\s*([^\[\]【】<>]{1,40}?)\s*[\]】>]").ok());
    if let Some(found) = SIGNS.as_ref().and_then(|signs| signs.find(text)) {
        return Some(found.as_str().to_owned());
    }
    for found in BRACKETS.as_ref()?.captures_iter(text) {
        let inner = found.get(1).map_or("", |inner| inner.as_str());
        let is_blank = words("blank", language).iter().any(|word| word.eq_ignore_ascii_case(inner));
        let is_order = inner.to_ascii_lowercase().starts_with("insert ") || inner.starts_with("请填写");
        if is_blank || is_order || names.iter().any(|name| name == inner) {
            return Some(found[0].to_owned());
        }
    }
    if text.matches('【').count() != text.matches('】').count() {
        return Some("【】".to_owned());
    }
    word_in(text, "unfinished", language).map(str::to_owned)
}

/// No phrase stands twice in a row.
fn nothing_is_said_twice(case: &Case<'_>) -> Answer {
    let mut found: Vec<Finding> = Vec::new();
    let mut before: Option<&Passage<'_>> = None;
    for passage in case.passages() {
        let again = before.is_some_and(|before| before.text == passage.text && before.language == passage.language);
        let is_prose = passage.record.is_none() && !passage.is_title;
        if again && is_prose && passage.text.chars().count() >= LONGEST {
            found.push(found_in(passage, &start_of(&passage.text)));
        } else if let Some(phrase) = doubled(&passage.text) {
            found.push(found_in(passage, &phrase));
        }
        before = Some(passage);
    }
    Answer::of(found)
}

/// The beginning of a text.
fn start_of(text: &str) -> String {
    text.chars().take(LONGEST).collect::<String>() + "…"
}

/// The first phrase of a text that is followed by itself, or a sign of punctuation that is.
fn doubled(text: &str) -> Option<String> {
    let units = units(text);
    for at in 0..units.len() {
        let most = ((units.len() - at) / 2).min(LONGEST);
        for length in (1..=most).rev() {
            let (Some(one), Some(two)) = (units.get(at..at + length), units.get(at + length..at + 2 * length)) else {
                continue;
            };
            let same = one.iter().zip(two).all(|(one, two)| one.word == two.word);
            if same && is_slip(one, two, text) {
                let (from, to) = (one.first()?.from, two.last()?.to);
                return Some(text.get(from..to)?.to_owned());
            }
        }
    }
    static SIGNS: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"，，|。。|；；|、、|：：|,,|;;|((?:^|[^\s.])\S*?[^.]\.\.)(?:[^.]|$)").ok());
    let found = SIGNS.as_ref()?.captures(text)?;
    Some(found.get(1).or(found.get(0))?.as_str().to_owned())
}

/// A word of a text, or a single sign of a script without blanks.
struct Unit {
    word: String,
    from: usize,
    to: usize,
}

fn units(text: &str) -> Vec<Unit> {
    let mut all: Vec<Unit> = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, sign)| sign.is_alphanumeric()) {
        let to = at + sign.len_utf8();
        let is_latin = |c: char| c < '\u{2E80}';
        match all.last_mut() {
            Some(last) if last.to == at && is_latin(sign) && last.word.chars().all(is_latin) => {
                last.word.extend(sign.to_lowercase());
                last.to = to;
            }
            _ => all.push(Unit { word: sign.to_lowercase().collect(), from: at, to }),
        }
    }
    all
}

/// Whether a phrase that follows itself is a slip, and no figure of speech or row of numbers.
fn is_slip(one: &[Unit], two: &[Unit], text: &str) -> bool {
    let words = |test: fn(char) -> bool| one.iter().filter(|unit| unit.word.chars().any(test)).count();
    let between = one.last().zip(two.first()).and_then(|(one, two)| text.get(one.to..two.from)).unwrap_or_default();
    // 常常 and 一个一个 are no slips, and 1.1.1 neither.
    let (han, latin) = (words(|c| c >= '\u{2E80}'), words(|c| c.is_alphabetic() && c < '\u{2E80}'));
    if han > 0 {
        return han >= 4 && !between.contains(['\n', '/', '|']);
    }
    match latin {
        0 => false,
        1 if one.len() == 1 => {
            let word = one.first().map_or("", |unit| unit.word.as_str());
            let is_small = between.chars().all(char::is_whitespace) && words_has(word);
            is_small || between.trim() == "," && word.len() >= 6
        }
        // One letter and another are no phrase.
        _ if one.iter().map(|unit| unit.word.len()).sum::<usize>() < 6 => false,
        _ => latin >= 2 && !between.contains(['/', '|', '.']),
    }
}

fn words_has(word: &str) -> bool {
    words("small", "en").iter().any(|small| small == word)
}

/// Addresses of e-mail can be written to.
fn mail_addresses_are_whole(case: &Case<'_>) -> Answer {
    let written = names(case);
    let known = known_addresses(case);
    let broken = |passage: &Passage<'_>| {
        let word = broken_address(&passage.text, &known)?;
        Some(found_in(passage, &word))
    };
    let mut found: Vec<Finding> = case.passages().iter().chain(&written).filter_map(broken).collect();
    for link in links(case) {
        let Some(address) = link.address.strip_prefix("mailto:") else { continue };
        let address = address.split('?').next().unwrap_or_default();
        let shown = link.words.trim();
        if shown.contains('@') && !shown.to_lowercase().contains(&address.to_lowercase()) {
            found.push(Finding::at(link.span).arg("word", format!("{shown} → {address}")).arg("item", link.item));
        }
    }
    Answer::of(found)
}

/// The addresses that records hold.
fn known_addresses(case: &Case<'_>) -> Vec<String> {
    let records = case.records();
    let parties = records.parties.values().filter_map(|party| party.email.as_ref());
    let contacts = records.contacts.values().filter_map(|contact| contact.email.as_ref());
    parties.chain(contacts).map(|email| email.0.to_lowercase()).collect()
}

/// The first address of a text that no letter can be sent to.
fn broken_address(text: &str, known: &[String]) -> Option<String> {
    static FORMS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        let forms = [
            // A full-width sign at the place of @, or of the dot behind it.
            r"[A-Za-z0-9._%+\-]*＠[A-Za-z0-9.\-]*",
            r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-.]*[．。，,][A-Za-z]{2,}",
            r"[Ａ-Ｚａ-ｚ０-９．]+@[A-Za-z0-9.\-]*|[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]*[Ａ-Ｚａ-ｚ０-９]+",
            // A blank before or behind it.
            r"[A-Za-z0-9._%+\-]+\s+@\s*[A-Za-z0-9\-]+\.[A-Za-z]{2,}",
            r"[A-Za-z0-9._%+\-]+@\s+[A-Za-z0-9\-]+\.[A-Za-z]{2,}",
            // Two dots in a row, or two signs.
            r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]*\.\.[A-Za-z0-9.\-]*|[A-Za-z0-9._%+\-]+@@[A-Za-z0-9.\-]*",
        ];
        forms.iter().filter_map(|form| Regex::new(form).ok()).collect()
    });
    static ADDRESS: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"[A-Za-z0-9._%+\-/:]*@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*").ok());
    if let Some(found) = FORMS.iter().find_map(|form| form.find(text)) {
        return Some(found.as_str().to_owned());
    }
    let broken = |found: &str| {
        let (name, domain) = found.split_once('@').unwrap_or_default();
        let lower = found.to_lowercase();
        // The next word sticks to it: `a@b.example` is known, and here stands `a@b.exampleor`.
        let sticks = known.iter().any(|known| lower.starts_with(known.as_str()) && lower != *known);
        let is_mail = !name.is_empty() && !name.contains(['/', ':']);
        is_mail && (!domain.contains('.') || sticks)
    };
    ADDRESS.as_ref()?.find_iter(text).map(|found| found.as_str()).find(|found| broken(found)).map(str::to_owned)
}

/// What is said of data leaves nothing open.
fn words_are_definite(case: &Case<'_>) -> Answer {
    let vague = |passage: &Passage<'_>| {
        let language = passage.language.language();
        let spoken = sentences(&passage.text).into_iter().filter(|sentence| has_word(sentence, "of-data", language));
        Some(found_in(passage, { spoken }.find_map(|sentence| word_in(sentence, "vague", language))?))
    };
    Answer::of(case.passages().iter().filter_map(vague))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_phrases_are_found_and_figures_of_speech_are_not() {
        for (text, phrase) in [
            ("For example:For example: the", "For example:For example"),
            ("change your password, add a key, change your password, add a key, etc.", "change your password, add a key, change your password, add a key"),
            ("of the the app", "the the"),
            ("only for legitimate, legitimate, clear purposes", "legitimate, legitimate"),
            ("我们会收集设备信息设备信息并使用", "设备信息设备信息"),
            ("your devices.. Then", "devices.."),
        ] {
            assert_eq!(doubled(text).as_deref(), Some(phrase), "{text}");
        }
        for text in ["1.1.1 and 10.10", "我们常常看看，一个一个讨论讨论", "very, very", "wait...", "New York, New Yorker", "a/b a/b", "that that"] {
            assert_eq!(doubled(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_that_reach_nobody_are_found() {
        let known = ["a@b.example".to_owned()];
        for text in [
            "a @b.example",
            "a@ b.example",
            "a＠b.example",
            "a@b。example",
            "a@b，com",
            "ａ@b.example",
            "write to a@weaver please",
            "a@b..example",
            "to a@b.exampleor to",
            "a@@b.example",
        ] {
            assert!(broken_address(text, &known).is_some(), "{text}");
        }
        for text in ["A@B.example, or", "a@b.example。", "https://x.example/@name", "@name", "x 1 @ 2", "c@d.co.uk; e@f.example"] {
            assert_eq!(broken_address(text, &known), None, "{text}");
        }
    }

    #[test]
    fn a_list_is_closed_by_its_number() {
        assert!(has_etc("收集姓名、手机号等信息") && has_etc("设备型号、IMEI等。"));
        assert!(!has_etc("采取等级保护，平等对待") && !has_etc("姓名、手机号等两项信息"));
    }

    #[test]
    fn blanks_are_found() {
        let names = ["Torch".to_owned()];
        let found = |text: &str| placeholder(text, "en", &names).is_some();
        for text in ["[Torch] has", "XXX Ltd", "call [400-6655-581]", "[insert date]", "on ____", "【】", "see 】 it", "TBD"] {
            assert!(found(text), "{text}");
        }
        for text in ["Torch [1]", "xx", "【重要】", "a[i]", "MAXXX", "to do"] {
            assert!(!found(text), "{text}");
        }
        assert!(placeholder("请联系【公司名称】", "zh", &names).is_some() && placeholder("【重要提示】", "zh", &names).is_none());
    }
}
