//! The App Store: guideline 5.1.1 and the privacy labels. The app's privacy manifest has rules of its own.

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::UseRow;
use crate::checklist::case::holds_any;
use crate::checklist::rules::play_form::changed;
use crate::checklist::rules::play_form::own_accounts;
use crate::checklist::rules::play_policy::has_deletion;
use crate::checklist::rules::play_policy::has_retention;
use crate::diff::Store;
use crate::diff::Update;
use crate::model::RecipientKind;
use crate::model::RightKind;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "apple.pp.link", check: linked },
    Rule { id: "apple.pp.what", check: what_and_how },
    Rule { id: "apple.pp.third", check: equal_protection },
    Rule { id: "apple.pp.retention", check: retention },
    Rule { id: "apple.acct", check: deletion },
    Rule { id: "apple.purpose", check: usage_texts },
    Rule { id: "apple.update", check: labels_are_current },
];

const EQUAL: &[&str] = &[
    "same protection",
    "equal protection",
    "same or equal protection",
    "same level of protection",
    "equivalent protection",
    "at least the same protection",
    "同等保护",
    "同等的保护",
    "同等水平",
    "同等程度",
    "不低于本",
];
/// Words by which a text goes on to say what an access is for, once the words that only ask for it are taken out.
const WAYS: &[&str] = &[
    "to", "for", "so", "when", "while", "allows", "lets", "用于", "以便", "为", "以", "时", "才能", "进行", "实现",
    "方便",
];
const ASKING: [&str; 6] = ["access to", "to access", "to use", "use of", "permission to", "permission for"];

/// The fewest letters in which a text can say why: in Latin letters, and in Chinese characters.
const SHORTEST: [usize; 2] = [20, 8];

const WITHDRAWAL: &[&str] = &["withdraw", "withdrawal", "revoke", "revoking", "撤回", "撤销"];

/// The store and the app lead to the policy: no file shows it.
fn linked(_: &Case<'_>) -> Answer {
    Answer::Attest
}

/// Which data, how they come in, and all they are used for.
fn what_and_how(case: &Case<'_>) -> Answer {
    let rows = case.uses();
    if rows.is_empty() {
        return Answer::missing(case.found_whole().arg("item", "uses").arg("missing", "`data`"));
    }
    let lacks = |row: &UseRow<'_>| {
        let own = row.as_use;
        let has_way = own.is_none_or(|own| !own.source.is_empty() || own.method.is_some() || own.sdk.is_some());
        let has_purpose = row.purpose.is_some() || own.is_none_or(|own| !own.purposes.is_empty());
        case.lacks(&row.path, &[("data", !row.data.is_empty()), ("source", has_way), ("purpose", has_purpose)])
    };
    Answer::of(rows.iter().filter_map(lacks))
}

/// Who gets data protects them as well.
fn equal_protection(case: &Case<'_>) -> Answer {
    let records = case.records();
    let is_third = |kind: RecipientKind| {
        !matches!(kind, RecipientKind::Authority | RecipientKind::PublicDisclosure | RecipientKind::HostedApp)
    };
    let by_use = records.uses.values().any(|row| !row.receivers.is_empty() || !row.processors.is_empty());
    let by_record = records.recipients.values().any(|one| is_third(one.kind));
    if !by_use && !by_record && records.sdks.is_empty() {
        return Answer::NotApplicable;
    }
    Answer::holds(case.says(EQUAL).is_some(), || case.found_whole())
}

/// How long data are kept, how they are deleted, how consent is taken back.
fn retention(case: &Case<'_>) -> Answer {
    let can_withdraw = case.has_right(RightKind::WithdrawConsent) || case.says(WITHDRAWAL).is_some();
    let fields =
        [("retention", has_retention(case)), ("delete", has_deletion(case)), ("withdraw-consent", can_withdraw)];
    Answer::of(case.lacks("title", &fields))
}

/// Who makes an account in the app can delete it there.
fn deletion(case: &Case<'_>) -> Answer {
    let Some(account) = own_accounts(case) else { return Answer::NotApplicable };
    let is_there = account.cancellation.as_ref().is_some_and(|closing| closing.in_app);
    Answer::holds(is_there, || case.found("account.cancellation"))
}

/// Every text that the system shows when it asks says what the access is for.
fn usage_texts(case: &Case<'_>) -> Answer {
    let Some(plist) = case.evidence.ios.as_ref().filter(|plist| !plist.usage.is_empty()) else {
        return Answer::NotApplicable;
    };
    let silent = plist.usage.iter().filter(|usage| !says_why(&usage.text.value));
    Answer::of(silent.map(|usage| Finding::at(usage.text.span).arg("item", &usage.key).arg("text", &usage.text.value)))
}

/// Whether a text says more than that access is wanted.
fn says_why(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let is_han = text.chars().any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign));
    let rest = ASKING.iter().fold(text.clone(), |rest, words| rest.replace(words, " "));
    let is_long = text.chars().count() >= if is_han { SHORTEST[1] } else { SHORTEST[0] };
    is_long && (holds_any(&rest, WAYS) || !is_han && !text.is_ascii())
}

/// The labels were brought up to date with the release, if anything in them changed.
fn labels_are_current(case: &Case<'_>) -> Answer {
    changed(case, Store::Apple, &[Update::Labels])
}
