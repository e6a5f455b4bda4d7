//! Numbers that were typed before headings and list items.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Inline;
use crate::model::Number;

/// How many characters of a heading or item may matter for its number.
const REACH: usize = 80;

/// What the forms are made of. A count stays below 200: what is larger is a year or an amount.
const PARTS: [(&str, &str); 7] = [
    ("COUNT", r"(?:1\d\d|\d\d?)"),
    ("SHORT", r"(?:1\d\d|\d\d?|[A-Za-z]|[ivxIVX]{1,7}|HAN)"),
    ("WORD", r"(?:(?i:Article|Artikel|Section|Chapter|Clause)\s|(?i:Art|Sec)\.\s?|§§?\s?)"),
    ("ORDINAL", r"第(?:HAN|\d{1,4})[编編章节節条條款项項篇回](?:[之の](?:HAN|\d+))?"),
    ("HAN", r"[〇零一二三四五六七八九十百千]+"),
    // What may close a number, and a dash between blanks.
    ("TAIL", r"[:：、]?(?:\s?[-–—])?"),
    // A blank, the end, or words of a script that needs no blank.
    ("NEXT", r"(?:\s|$|\p{Lo})"),
];

/// A form of typed numbers: the number is the first group. Those of the first list stand before headings only: before an
/// item they are amounts and citations.
const IN_HEADINGS: [&str; 4] = [
    r"^(WORD(?:COUNT(?:\.COUNT)*[a-z]?|[IVX]{1,7})\.?TAIL)(?:\s|$)",
    r"^(COUNT(?:\.COUNT)+TAIL)NEXT",
    r"^(COUNTTAIL)\s+\p{L}",
    r"^(COUNT[:：]|ORDINAL[:：、]?)(?:[^\d款項项的]|$)",
];

/// The forms that stand before items as well.
const ANYWHERE: [&str; 8] = [
    r"^(COUNT(?:\.COUNT)*[.．]TAIL)NEXT",
    r"^(COUNT(?:\.COUNT)+)(?:\s+[\p{Lu}\p{Lo}]|\p{Lo})",
    r"^((?:[A-Za-z]|[IVX]{1,7}|[ivx]{1,7})\.TAIL)NEXT",
    r"^([(（]?SHORT\.?\)TAIL)NEXT",
    r"^([(（]?SHORT）[:：、]?|(?:COUNT|HAN)、|HAN[.．])",
    r"^([①-⑳㉑-㉟❶-❿⑴-⒇][:：、.]?)",
    r"^(ORDINAL[:：、])",
    r"^(ORDINAL)(?:\s|$)",
];

/// What makes the digits before it an amount or a date.
const UNITS: &str = r"(?x) ^\s*(?:
    年(?:[^龄齢]|$) | 日(?:[^志常程]|$) | 天(?:[^气]|$) | [月岁歳万亿億倍%％] | 个[月工小] | 周岁 | 小时 | 时间 | 時間 | 分钟 | 工作日
    | (?i: (?:(?:business|working|calendar)\s)? (?:
        days?|weeks?|months?|years?|hours?|minutes?|seconds|times|percent|thousand|million|billion
        |jours?|mois|ans|tagen?|monaten?|jahren?
        |january|february|march|april|may|june|july|august|september|october|november|december) \b)
)";

/// The forms for headings and for items, and the units.
struct Forms {
    headings: Vec<Regex>,
    items: Vec<Regex>,
    units: Vec<Regex>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let compile = |forms: &[&str]| {
        let written = forms
            .iter()
            .map(|form| PARTS.iter().fold((*form).to_owned(), |form, (name, part)| form.replace(name, part)));
        written.filter_map(|form| Regex::new(&form).ok()).collect::<Vec<_>>()
    };
    let headings = [&ANYWHERE[..], &IN_HEADINGS[..]].concat();
    Forms { headings: compile(&headings), items: compile(&ANYWHERE), units: compile(&[UNITS]) }
});

/// Takes the number off the beginning of a heading or an item, with the blanks after it.
pub(super) fn take_number(inlines: &mut Vec<Inline>, heading: bool) -> Option<Number> {
    let mut start = String::new();
    leading(inlines, &mut start);
    let label = typed_number(&start, heading)?.to_owned();
    let rest = &start[label.len()..];
    let mut count = label.len() + rest.len() - rest.trim_start().len();
    cut(inlines, &mut count);
    let closers = ['.', '．', '、', ':', '：', '-', '–', ' '];
    let citation = label.trim_end_matches(closers).to_owned();
    Some(Number { label, citation })
}

/// The number that a text begins with.
fn typed_number(text: &str, heading: bool) -> Option<&str> {
    let forms = if heading { &FORMS.headings } else { &FORMS.items };
    let label = forms.iter().find_map(|form| form.captures(text)?.get(1))?.as_str();
    let amount = label.chars().all(|c| c.is_numeric() || c == '.') && !label.ends_with('.');
    let rest = &text[label.len()..];
    (!(amount && FORMS.units.iter().any(|unit| unit.is_match(rest)))).then_some(label)
}

/// The first words of running text; whether they go on after these.
fn leading(inlines: &[Inline], start: &mut String) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(words) => {
            start.extend(words.chars().take(REACH));
            start.len() < REACH
        }
        Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => leading(content, start),
        _ => false,
    })
}

/// Takes bytes off the first words; marks that have none left go as well, links stay for their address.
fn cut(inlines: &mut Vec<Inline>, count: &mut usize) {
    inlines.retain_mut(|inline| match inline {
        _ if *count == 0 => true,
        Inline::Text(words) => {
            let length = (*count).min(words.len());
            words.drain(..length);
            *count -= length;
            !words.is_empty()
        }
        Inline::Emphasis(content) | Inline::Strong(content) => {
            cut(content, count);
            !content.is_empty()
        }
        Inline::Link { content, .. } => {
            cut(content, count);
            true
        }
        _ => true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forms with what follows them; the number ends at the bar.
    const HEADINGS: [&str; 46] = [
        "1| Scope",
        "12| 信息收集",
        "1.| Scope",
        "1.|信息",
        "1．|信息",
        "1.2.3| Scope",
        "1.2.3.| Scope",
        "1.2|用户信息",
        "2.1| 个人信息",
        "3.1| 年龄限制",
        "1:| Scope",
        "1：|范围",
        "1 -| Scope",
        "(a)| Scope",
        "(iv)| Scope",
        "(1)|范围",
        "a)| Scope",
        "1)| Scope",
        "1.)| Scope",
        "1）|范围",
        "A.| Scope",
        "IV.| Scope",
        "iv.| Scope",
        "第三条|",
        "第三条|　范围",
        "第三条：|范围",
        "第三章|范围",
        "第1条| 范围",
        "第十二条之一| 范围",
        "第2条の3| 範囲",
        "一、|范围",
        "十一、|范围",
        "（一）|范围",
        "（一）|Scope",
        "(一)|范围",
        "一.|范围",
        "1、|范围",
        "（1）|范围",
        "（a）|范围",
        "①|范围",
        "§ 3| Scope",
        "§3|",
        "Article 5| Scope",
        "ARTICLE IV.| Scope",
        "Art. 5:| Scope",
        "Section 2.1 –| Scope",
    ];

    #[test]
    fn numbers_of_headings_are_found() {
        for form in HEADINGS {
            let (number, rest) = form.split_once('|').unwrap();
            assert_eq!(typed_number(&format!("{number}{rest}"), true), Some(number), "{form}");
        }
    }

    #[test]
    fn amounts_dates_and_words_are_no_numbers() {
        let words = [
            "2024 年更新",
            "2024",
            "30 days after",
            "30天内",
            "3 months",
            "3 年内",
            "25 May 2018",
            "24/7 support",
            "1-to-1 support",
            "3D Touch",
            "1.5万用户",
            "1.5 million users",
            "2024.1.1 起",
            "2024-01-01",
            "2024. Review",
            "1:1 support",
            "200 Users",
            "10:30",
            "第三方共享",
            "第三条款",
            "第一次",
            "一般规定",
            "U.S. users",
            "Information.",
            "civil. law",
            "(see below)",
            "(2024)",
            "Articles 5",
            "Section A",
            "Sections",
            "e.g. this",
            "§ BDSG",
            "",
            "5",
            "A scope",
            "I agree",
        ];
        for text in words {
            assert_eq!(typed_number(text, true), None, "{text}");
        }
    }

    #[test]
    fn before_items_amounts_and_citations_stay() {
        let items = [
            "1.1| The user",
            "1.1|用户",
            "1.1.| the user",
            "a)| one",
            "(1)| one",
            "（二）|其他",
            "第三条：|其他",
            "①|其他",
            "2、|其他",
        ];
        for form in items {
            let (number, rest) = form.split_once('|').unwrap();
            assert_eq!(typed_number(&format!("{number}{rest}"), false), Some(number), "{form}");
        }
        let words =
            ["1 Scope", "Art. 6 GDPR", "Section 2.1 applies", "§ 3 applies", "第三条规定的情形", "2.5 stars", "3.1.4"];
        for text in words {
            assert_eq!(typed_number(text, false), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_cut_out_of_marks() {
        let text = |words: &str| Inline::Text(words.to_owned());
        let mut title = vec![Inline::Strong(vec![text("1"), text(".")]), text("\u{a0} Scope")];
        let number = take_number(&mut title, true).unwrap();
        assert_eq!((number.label.as_str(), number.citation.as_str(), title), ("1.", "1", vec![text("Scope")]));
        let mut title = vec![Inline::Strong(vec![text("1. Scope")]), text(" of 2")];
        take_number(&mut title, true);
        assert_eq!(title, [Inline::Strong(vec![text("Scope")]), text(" of 2")]);
        let mut title = vec![Inline::Code("1.".to_owned()), text(" Scope")];
        assert_eq!(take_number(&mut title, true), None);
    }

    #[test]
    fn every_form_compiles() {
        let (headings, items) = (FORMS.headings.len(), FORMS.items.len());
        assert_eq!((headings, items, FORMS.units.len()), (ANYWHERE.len() + IN_HEADINGS.len(), ANYWHERE.len(), 1));
    }
}
