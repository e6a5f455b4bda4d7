//! What the privacy policy of a business says under the California Consumer Privacy Act (1798.100–140, 11 CCR 7000 ff.).

use std::collections::BTreeMap;

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::rules::gdpr::days_between;
use crate::checklist::rules::gdpr::retention_is_stated;
use crate::checklist::rules::words::links;
use crate::checklist::rules::words::words;
use crate::diagnostic::Span;
use crate::model::ContactTopic;
use crate::model::PromiseKind;
use crate::model::RecipientKind;
use crate::model::RightKind;
use crate::model::Standard;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "us.ccpa.12m", check: updated_within_a_year },
    Rule { id: "us.ccpa.cats", check: categories_are_those_of_the_law },
    Rule { id: "us.ccpa.src", check: sources_are_told },
    Rule { id: "us.ccpa.purpose", check: purposes_are_told },
    Rule { id: "us.ccpa.3p", check: third_parties_are_told },
    Rule { id: "us.ccpa.sold", check: sale_is_told },
    Rule { id: "us.ccpa.rights", check: rights_are_told },
    Rule { id: "us.ccpa.optout", check: sharing_can_be_refused },
    Rule { id: "us.ccpa.sens", check: sensitive_data_are_told },
    Rule { id: "us.ccpa.ret", check: retention_is_stated },
    Rule { id: "us.ccpa.minor", check: minors_are_mentioned },
    Rule { id: "us.ccpa.a11y", check: links_say_where_they_lead },
];

/// The categories of 1798.140(v)(1) by the letters of the taxonomy, with words by which a text names them. L is sensitive
/// personal information, which has a rule of its own.
const CATEGORIES: [(&str, &[&str]); 11] = [
    ("A", &["identifiers", "identifier", "标识符"]),
    ("B", &["customer records", "customer record", "1798.80", "客户记录"]),
    ("C", &["protected classification", "protected classifications", "protected class", "受保护"]),
    ("D", &["commercial information", "商业信息"]),
    ("E", &["biometric information", "biometric data", "生物识别信息"]),
    ("F", &["network activity", "internet activity", "internet or other electronic network activity", "网络活动"]),
    ("G", &["geolocation data", "geolocation", "地理位置"]),
    ("H", &["audio, electronic", "audio, visual", "audio or visual", "visual information", "sensory", "音频、电子"]),
    ("I", &["employment-related", "employment related", "professional information", "professional or employment", "职业或就业", "就业相关"]),
    ("J", &["education information", "教育信息"]),
    ("K", &["inferences", "推断"]),
];

/// The place of a table, or of the release if it has none.
fn at_table(case: &Case<'_>, table: &str) -> Span {
    let span = case.place(table);
    if span == Span::NONE { case.head() } else { span }
}

/// The text was looked through in the last twelve months, and says when.
fn updated_within_a_year(case: &Case<'_>) -> Answer {
    let records = case.records();
    let said = records.updated.or(records.published);
    let Some(last) = said else {
        return Answer::missing(case.found_whole().arg("date", "—").arg("item", "updated"));
    };
    let Some(today) = case.as_of else { return Answer::NotApplicable };
    let field = if records.updated.is_some() { "updated" } else { "published" };
    Answer::holds(days_between(last, today) <= 366, || case.found(field).arg("date", last))
}

/// The letters of the categories that are collected, each with an item of it; and the items that have none.
fn collected<'a>(case: &Case<'a>) -> (BTreeMap<String, &'a str>, Vec<&'a str>) {
    let (mut letters, mut unknown) = (BTreeMap::new(), Vec::new());
    for id in case.data_in_use() {
        let term = case.config.taxonomy.data.get(case.records().data_base(id));
        let own = term.and_then(|term| term.maps.get("ccpa")).filter(|letters| !letters.is_empty());
        match own {
            Some(own) => own.iter().for_each(|letter| {
                letters.entry(letter.clone()).or_insert(id);
            }),
            None => unknown.push(id),
        }
    }
    (letters, unknown)
}

/// The text names the categories of the law for what is collected.
fn categories_are_those_of_the_law(case: &Case<'_>) -> Answer {
    let (letters, unknown) = collected(case);
    if letters.is_empty() && unknown.is_empty() {
        return Answer::NotApplicable;
    }
    let silent = CATEGORIES.iter().filter_map(|(letter, names)| {
        let item = letters.get(*letter)?;
        let name = names.first().copied().unwrap_or_default();
        let finding = || case.found_whole().arg("category", format!("{letter}: {name}")).arg("item", *item);
        case.says(names).is_none().then(finding)
    });
    let lost = unknown.iter().filter(|id| case.records().data.contains_key(**id));
    let lost = lost.map(|id| case.found(&format!("data.{id}")).arg("category", "parent"));
    Answer::of(silent.chain(lost))
}

/// Every use says where its data come from.
fn sources_are_told(case: &Case<'_>) -> Answer {
    let uses = &case.records().uses;
    if uses.is_empty() {
        return Answer::NotApplicable;
    }
    Answer::of(uses.iter().filter_map(|(id, row)| {
        case.lacks(&format!("uses.{id}"), &[("source", !row.source.is_empty() || !row.permissions.is_empty())])
    }))
}

/// Every use says what for.
fn purposes_are_told(case: &Case<'_>) -> Answer {
    let rows = case.uses();
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    Answer::of(rows.iter().filter_map(|row| {
        let classes = row.as_use.is_none_or(|own| !own.purposes.is_empty() || own.clause.is_some());
        case.lacks(&row.path, &[("purpose", row.purpose.is_some() || classes)])
    }))
}

/// Every receiver has a name or a category, and the data that go to it.
fn third_parties_are_told(case: &Case<'_>) -> Answer {
    let records = case.records();
    if records.recipients.is_empty() && records.sdks.is_empty() {
        return Answer::NotApplicable;
    }
    let recipients = records.recipients.iter().filter_map(|(id, row)| {
        let is_named = row.party.is_some() || row.category.is_some() || row.clause.is_some();
        // What an authority asks for, or what a merger brings along, is not known beforehand.
        let is_regular = matches!(row.kind, RecipientKind::Share | RecipientKind::Entrust | RecipientKind::HostedApp);
        let has_data = !row.data.is_empty() || !is_regular;
        case.lacks(&format!("recipients.{id}"), &[("category", is_named), ("data", has_data)])
    });
    let sdks = records.sdks.iter().filter_map(|(id, sdk)| {
        case.lacks(&format!("sdks.{id}"), &[("provider", sdk.provider.is_some()), ("data", !sdk.data.is_empty())])
    });
    Answer::of(recipients.chain(sdks))
}

/// What was sold or shared is listed, or it is said that nothing was.
fn sale_is_told(case: &Case<'_>) -> Answer {
    let promised = case.records().promises.values().any(|promise| promise.kind == PromiseKind::NoSale);
    let words = [
        "do not sell",
        "does not sell",
        "have not sold",
        "has not sold",
        "never sell",
        "not sold",
        "sold or shared",
        "sell or share",
        "sale or sharing",
        "不会出售",
        "不出售",
        "未出售",
        "出售或者共享",
    ];
    Answer::holds(promised || case.says(&words).is_some(), || {
        Finding::at(at_table(case, "promises")).arg("item", "promises")
    })
}

/// The rights of the law are there, with two ways to ask and a word on retaliation.
fn rights_are_told(case: &Case<'_>) -> Answer {
    let knows = case.has_right(RightKind::Know) || case.has_right(RightKind::Access);
    let fair = case.says(&["discriminate", "discriminated", "discrimination", "discriminatory", "retaliate", "retaliation", "歧视", "报复"]);
    let kinds = [
        ("know", knows),
        ("delete", case.has_right(RightKind::Delete)),
        ("correct", case.has_right(RightKind::Correct)),
        ("retaliation", fair.is_some()),
        ("contacts", ways(case) >= 2),
    ];
    let lacks = case.lacks("rights", &kinds);
    Answer::of(lacks.map(|finding| Finding { span: at_table(case, "rights"), ..finding }))
}

/// How many ways there are to ask for a right.
fn ways(case: &Case<'_>) -> usize {
    let records = case.records();
    let is_meant = |topics: &[ContactTopic]| {
        topics.is_empty() || topics.contains(&ContactTopic::Rights) || topics.contains(&ContactTopic::Privacy)
    };
    let contacts = records.contacts.values().filter(|contact| is_meant(&contact.topics));
    let of_contacts: usize = contacts
        .map(|one| [one.email.is_some(), one.phone.is_some(), one.url.is_some(), one.address.is_some()])
        .map(|ways| ways.into_iter().filter(|is_there| *is_there).count())
        .sum();
    let of_controllers: usize = case
        .controllers()
        .map(|(_, one)| [one.email.is_some(), one.phone.is_some(), one.url.is_some(), one.address.is_some()])
        .map(|ways| ways.into_iter().filter(|is_there| *is_there).count())
        .sum();
    let forms = usize::from(records.rights.values().any(|right| right.url.is_some()));
    of_contacts + of_controllers + forms
}

/// Who follows people across other companies' apps lets them refuse it with one link, and by the signal of the browser.
fn sharing_can_be_refused(case: &Case<'_>) -> Answer {
    let shared = case.records().uses.iter().find(|(_, row)| row.tracking == Some(true));
    let Some((id, _)) = shared else { return Answer::NotApplicable };
    let link = case.right(RightKind::OptOutOfSale).is_some_and(|(_, right)| right.url.is_some());
    let control = case.says(&["Global Privacy Control", "GPC", "opt-out preference signal"]).is_some();
    Answer::of(case.lacks(&format!("uses.{id}"), &[("opt-out-of-sale", link), ("Global Privacy Control", control)]))
}

/// Sensitive personal information is called that, with the right to limit its use or the word that it is not needed.
fn sensitive_data_are_told(case: &Case<'_>) -> Answer {
    let all = case.data_in_use();
    let Some(item) = all.iter().find(|id| case.is_sensitive_under(id, Standard::Ccpa)) else {
        return Answer::NotApplicable;
    };
    let named = case.says(&["sensitive personal information", "敏感个人信息"]).is_some();
    let unlimited = case.says(&["inferring characteristics", "infer characteristics", "推断特征"]).is_some();
    let has_limit = case.has_right(RightKind::LimitSensitive) || unlimited;
    let lacks = case.lacks("rights", &[("sensitive personal information", named), ("limit-sensitive", has_limit)]);
    Answer::of(lacks.map(|finding| Finding { span: at_table(case, "rights"), ..finding.arg("data", item) }))
}

/// It is said whether data of people under 16 are sold or shared.
fn minors_are_mentioned(case: &Case<'_>) -> Answer {
    let words = ["under 16", "under the age of 16", "younger than 16", "16 years of age", "under sixteen", "未满16", "未满十六", "16周岁", "16岁", "十六周岁"];
    let at = at_table(case, "minors");
    Answer::holds(case.says(&words).is_some(), || Finding::at(at).arg("item", "minors"))
}

/// What an author can spoil for readers who do not see the page: the words of links.
fn links_say_where_they_lead(case: &Case<'_>) -> Answer {
    let is_empty = |shown: &str, language: &str| {
        let shown = shown.trim().trim_end_matches(['.', '。', ':', '：', '>', '»', ' ']);
        words("empty-link", language).iter().any(|word| word.eq_ignore_ascii_case(shown))
    };
    let empty = links(case).into_iter().filter(|link| is_empty(&link.words, link.language.language()));
    Answer::of(empty.map(|link| Finding::at(link.span).arg("words", link.words.trim()).arg("item", link.item)))
}
