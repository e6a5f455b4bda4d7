//! How the text is written: lists to the end, sentences that can be read, no consent by silence (App method 2 and 3).

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Passage;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::model::Acceptance;
use crate::model::ConsentMode;
use crate::model::Sdk;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.app.2-1", check: third_parties_are_listed },
    Rule { id: "cn.app.2-4", check: sentences_are_short },
    Rule { id: "cn.app.3-4", check: silence_is_no_consent },
];

/// Words for code of others.
const CODE: [&str; 5] = ["sdk", "sdks", "software development kit", "software development kits", "软件开发工具包"];

/// Words for others who get data.
const OTHERS: [&str; 10] = [
    "sdk",
    "sdks",
    "third party",
    "third parties",
    "third-party",
    "partners",
    "软件开发工具包",
    "第三方",
    "合作伙伴",
    "合作方",
];

/// Words that leave a list open.
const OPEN: [&str; 9] = [
    "including but not limited to",
    "such as",
    "etc",
    "and so on",
    "for example",
    "包括但不限于",
    "例如",
    "比如",
    "诸如",
];

/// What may stand before 等 without making it the end of a list.
const NO_LIST_BEFORE: &str = "平同相对高中初上下均何不优";

/// What may stand behind 等 without making it the end of an open list: 等级, 等待, 等于, and a number, which closes the list.
const NO_LIST_AFTER: &str = "级待于候一二两三四五六七八九十";

/// Words that say that there is none.
const DENIALS: [&str; 10] = ["no", "not", "never", "without", "doesn't", "don't", "不", "没有", "未", "无"];

/// How many words a sentence may have, and how many characters where words are not apart.
const LONGEST: (usize, usize) = (70, 150);

/// What people do anyway.
const USE: [&str; 17] = [
    "continue to use",
    "continue using",
    "continued use",
    "continuing to use",
    "go on using",
    "keep using",
    "by using",
    "by accessing",
    "by installing",
    "by downloading",
    "by providing",
    "继续使用",
    "使用本",
    "使用我们",
    "一旦使用",
    "登录即",
    "注册即",
];

/// What it is taken for.
const AGREEMENT: [&str; 22] = [
    "agree",
    "agrees",
    "agreed",
    "agreement",
    "agreeing",
    "accept",
    "accepted",
    "accepts",
    "acceptance",
    "consent",
    "deemed",
    "bound by",
    "即表示",
    "即代表",
    "即视为",
    "视为",
    "视同",
    "表示您",
    "表示你",
    "代表您",
    "意味着",
    "即同意",
];

/// A box that is ticked before anybody looked at it.
const TICKED: [&str; 6] =
    ["pre-ticked", "pre-checked", "ticked by default", "checked by default", "默认勾选", "默认同意"];

/// Every SDK says what for and what it takes, and no list of third parties is left open.
fn third_parties_are_listed(case: &Case<'_>) -> Answer {
    let sdks = &case.records().sdks;
    let open: Vec<Finding> = case.source_passages().filter_map(open_list).collect();
    if sdks.is_empty() {
        let tells = |text: &str| holds_any(text, &CODE) && !holds_any(text, &DENIALS);
        let unlisted = case.source_passages().find(|passage| tells(&passage.text));
        let unlisted = unlisted.map(|passage| finding(passage).arg("what", "`sdks`"));
        if unlisted.is_none() && open.is_empty() && !case.source_passages().any(|one| holds_any(&one.text, &OTHERS)) {
            return Answer::NotApplicable;
        }
        return Answer::of(unlisted.into_iter().chain(open));
    }
    let lacking = sdks.iter().filter_map(|(id, sdk)| unsaid(case, id, sdk));
    Answer::of(lacking.chain(open))
}

/// What an SDK does not say. A use that names the SDK says it for it.
fn unsaid(case: &Case<'_>, id: &str, sdk: &Sdk) -> Option<Finding> {
    let uses = || case.records().uses.values().filter(|row| row.sdk.as_ref().is_some_and(|own| own.as_str() == id));
    let path = format!("sdks.{id}");
    // `data = []` says that it takes none.
    let said_none = case.release.places.0.contains_key(&format!("{path}.data"));
    let has_data = !sdk.data.is_empty() || said_none || uses().any(|row| !row.data.is_empty());
    let has_purpose = sdk.purpose.is_some()
        || !sdk.purposes.is_empty()
        || sdk.clause.is_some()
        || uses().any(|row| row.purpose.is_some() || !row.purposes.is_empty());
    let missing: Vec<&str> =
        [("`purpose`", has_purpose), ("`data`", has_data)].into_iter().filter(|one| !one.1).map(|one| one.0).collect();
    (!missing.is_empty()).then(|| case.found(&path).arg("what", missing.join(", ")))
}

fn finding(passage: &Passage<'_>) -> Finding {
    Finding::at(passage.span).arg("item", passage.name())
}

/// That a list of third parties, or of what they take, is left open.
fn open_list(passage: &Passage<'_>) -> Option<Finding> {
    let text = &passage.text;
    if !holds_any(text, &OTHERS) {
        return None;
    }
    let word = OPEN.into_iter().find(|word| holds_any(text, &[word])).or_else(|| is_left_open(text).then_some("等"));
    word.map(|word| finding(passage).arg("what", format!("`{word}`")))
}

/// Whether 等 ends a list in a text and no number behind it closes the list.
fn is_left_open(text: &str) -> bool {
    text.match_indices('等').any(|(at, sign)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + sign.len()..).and_then(|text| text.chars().next());
        let ends = |sign: char| NO_LIST_AFTER.contains(sign) || sign.is_ascii_digit();
        !before.is_none_or(|sign| NO_LIST_BEFORE.contains(sign)) && !after.is_some_and(ends)
    })
}

/// The sentences of a text.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut behind_stop = false;
    let ends = move |sign: char| {
        let ends =
            matches!(sign, '。' | '！' | '？' | '；' | ';' | '!' | '?' | '\n') || behind_stop && sign.is_whitespace();
        behind_stop = sign == '.';
        ends
    };
    text.split(ends).filter(|sentence| !sentence.trim().is_empty())
}

/// No sentence is so long that nobody reads it.
fn sentences_are_short(case: &Case<'_>) -> Answer {
    let long = case.passages().iter().filter_map(|passage| {
        let is_unspaced = passage.language.is_unspaced();
        let length = |sentence: &str| {
            let signs = || sentence.chars().filter(|sign| !sign.is_whitespace()).count();
            if is_unspaced { signs() } else { sentence.split_whitespace().count() }
        };
        let limit = if is_unspaced { LONGEST.1 } else { LONGEST.0 };
        let longest = sentences(&passage.text).map(length).max().filter(|length| *length > limit)?;
        Some(finding(passage).arg("count", longest).arg("limit", limit).arg("language", passage.language))
    });
    Answer::of(long)
}

/// Nobody agrees by going on, and no box is ticked beforehand.
fn silence_is_no_consent(case: &Case<'_>) -> Answer {
    let records = case.records();
    let by_use = records.consent.as_ref().is_some_and(|consent| consent.mode == ConsentMode::ByUse);
    let by_staying = records.revision.as_ref().and_then(|own| own.acceptance) == Some(Acceptance::ContinuedUse);
    let fields = [("consent.mode", by_use), ("revision.acceptance", by_staying)];
    let fields = fields.into_iter().filter(|(_, is_so)| *is_so).map(|(path, _)| case.found(path).arg("what", path));
    let said = case.source_passages().filter_map(|passage| {
        let words = sentences(&passage.text).find_map(implied)?;
        Some(finding(passage).arg("what", words))
    });
    Answer::of(fields.chain(said))
}

/// The words by which a sentence takes use or a ticked box for consent. A denial counts in the same part of the sentence:
/// "if you do not agree, stop; by using it you agree" denies nothing.
fn implied(sentence: &str) -> Option<&'static str> {
    let sentence = sentence.to_ascii_lowercase();
    let word = |words: &[&'static str]| words.iter().copied().find(|word| holds_any(&sentence, &[word]));
    let ticked = word(&TICKED);
    let used = || word(&USE).filter(|_| word(&AGREEMENT).is_some());
    let found = ticked.or_else(used)?;
    let start = sentence.split_once(found).and_then(|(before, _)| before.rfind([',', '，']));
    let part = sentence.get(start.unwrap_or_default()..).unwrap_or_default();
    (!holds_any(part, &DENIALS)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_open_or_closed() {
        for open in ["小米、华为等厂商", "设备型号等。", "收集IMEI等信息"] {
            assert!(is_left_open(open), "{open}");
        }
        for closed in ["小米、华为等2家厂商", "小米、华为等两家", "安全等级", "不平等", "等待推送"]
        {
            assert!(!is_left_open(closed), "{closed}");
        }
    }

    #[test]
    fn consent_by_use_is_told_from_its_denial() {
        for bad in [
            "If you continue to use the app, it means that you have accepted the revised policy",
            "By using the app you agree to this policy",
            "您继续使用本产品，即视为您同意修订后的政策",
            "登录即代表您同意本政策",
            "如您不同意，请停止使用，继续使用即视为您同意",
            "该选项默认勾选",
        ] {
            assert!(implied(bad).is_some(), "{bad}");
        }
        for good in [
            "Going on using the app is not taken for consent",
            "Please read and agree to this policy before using the app",
            "您点击“同意”即表示您同意本政策",
            "我们不会将您继续使用本产品视为同意",
        ] {
            assert_eq!(implied(good), None, "{good}");
        }
    }

    #[test]
    fn a_stop_within_a_word_ends_no_sentence() {
        assert_eq!(sentences("Version 1.2 runs. It is new；好。").count(), 3);
    }
}
