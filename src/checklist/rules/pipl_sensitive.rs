//! Sensitive data (PIPL 28–30) and data of children (PIPL 31).

use std::collections::BTreeSet;

use super::reading::basis;
use super::reading::clause_says;
use super::reading::codes;
use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Rule;
use crate::model::ConsentKind;
use crate::model::DataId;
use crate::model::LegalBasis;
use crate::model::Sensitivity;
use crate::model::Standard;
use crate::model::Use;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.pipl.28", check: sensitive_data_are_marked },
    Rule { id: "cn.pipl.29", check: sensitive_data_have_separate_consent },
    Rule { id: "cn.pipl.30", check: sensitive_data_are_explained },
    Rule { id: "cn.pipl.31", check: children_have_rules },
];

/// The standards that say which data are sensitive in mainland China.
const CHINESE: [Standard; 2] = [Standard::Pipl, Standard::Gbt45574];

/// Words by which a clause says why data are needed.
const NECESSITY: &[&str] = &["necessary", "necessity", "needed", "必要", "必需", "必须"];

/// Words by which a clause says what it means for a person.
const IMPACT: &[&str] = &["impact", "affect", "affects", "effect", "risk", "risks", "harm", "影响", "风险", "危害"];

/// Titles of a clause about children.
const CHILDREN: &[&str] =
    &["child", "children", "children’s", "minor", "minors", "guardian", "未成年人", "儿童", "青少年"];

/// Words by which a clause says what holds below the age of 14.
const BELOW_14: &[&str] = &["14", "fourteen", "guardian", "guardians", "parent", "parents", "十四", "监护人", "父母"];

/// Nothing that is sensitive is said not to be.
fn sensitive_data_are_marked(case: &Case<'_>) -> Answer {
    let records = case.records();
    let taxonomy = &case.config.taxonomy;
    let known =
        |id: &str, standard: Standard| taxonomy.sensitivity(records.data_base(id), standard) == Some(Sensitivity::Yes);
    let items = records.data.iter().filter(|(id, item)| {
        CHINESE.into_iter().any(|standard| item.sensitive.get(&standard) == Some(&false) && known(id, standard))
    });
    let items = items.map(|(id, _)| case.found(&format!("data.{id}")).arg("data", codes([id.as_str()])));
    let denied = |row: &Use| -> Vec<String> {
        let is_denied = |id: &&DataId| {
            CHINESE.into_iter().any(|standard| {
                row.sensitive.get(&standard) == Some(&false) && case.is_sensitive_under(id.as_str(), standard)
            })
        };
        row.data.iter().filter(is_denied).map(|id| id.as_str().to_owned()).collect()
    };
    let uses = records.uses.iter().map(|(id, row)| (id, denied(row))).filter(|(_, denied)| !denied.is_empty());
    let uses = uses
        .map(|(id, denied)| case.found(&format!("uses.{id}")).arg("data", codes(denied.iter().map(String::as_str))));
    match Answer::of(items.chain(uses)) {
        Answer::Pass if !case.data_in_use().into_iter().any(|id| case.is_sensitive(id)) => Answer::NotApplicable,
        answer => answer,
    }
}

/// Sensitive data that leave the device, and the record that says so.
struct Sensitive<'a> {
    path: String,
    data: Vec<&'a str>,
    consent: Option<ConsentKind>,
    basis: Option<LegalBasis>,
    as_use: Option<&'a Use>,
}

/// Every use of sensitive data off the device; then permissions and SDKs, for what no use tells.
fn sensitive<'a>(case: &Case<'a>) -> Vec<Sensitive<'a>> {
    let rows = case.sensitive_uses();
    let told: BTreeSet<&str> = case.records().uses.values().flat_map(|row| &row.data).map(DataId::as_str).collect();
    let mut all: Vec<Sensitive<'a>> = Vec::new();
    for row in rows.iter().filter(|row| !row.on_device) {
        let mut data = case.sensitive_data(row);
        data.retain(|id| row.as_use.is_some() || !told.contains(id));
        let (path, consent, basis) = (row.path.clone(), row.consent, basis(case, row));
        all.push(Sensitive { path, data, consent, basis, as_use: row.as_use });
    }
    for (id, sdk) in &case.records().sdks {
        let data = sdk.data.iter().map(DataId::as_str).filter(|id| case.is_sensitive(id) && !told.contains(id));
        let (path, data) = (format!("sdks.{id}"), data.collect());
        all.push(Sensitive { path, data, consent: sdk.consent, basis: None, as_use: None });
    }
    all.retain(|one| !one.data.is_empty());
    all
}

/// Sensitive data are agreed to by themselves, unless they rest on something else than consent.
fn sensitive_data_have_separate_consent(case: &Case<'_>) -> Answer {
    let all = sensitive(case);
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let is_apart = |one: &Sensitive<'_>| {
        let asked = matches!(one.consent, Some(ConsentKind::Separate | ConsentKind::Written | ConsentKind::Guardian));
        let is_other = |basis: LegalBasis| !matches!(basis, LegalBasis::Consent | LegalBasis::LegitimateInterests);
        let needs_none = matches!(one.consent, None | Some(ConsentKind::None)) && one.basis.is_some_and(is_other);
        asked || needs_none
    };
    let open = all.iter().filter(|one| !is_apart(one));
    Answer::of(open.map(|one| case.found(&one.path).arg("data", codes(one.data.iter().copied()))))
}

/// Why sensitive data are needed, and what that means for a person.
fn sensitive_data_are_explained(case: &Case<'_>) -> Answer {
    let all = sensitive(case);
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let lacks = |one: &Sensitive<'_>| {
        let clause = one.as_use.and_then(|own| own.clause.as_ref());
        let necessity = one.as_use.is_some_and(|own| own.necessity.is_some()) || clause_says(case, clause, NECESSITY);
        let impact = one.as_use.is_some_and(|own| own.impact.is_some()) || clause_says(case, clause, IMPACT);
        let found = case.lacks(&one.path, &[("necessity", necessity), ("impact", impact)])?;
        Some(found.arg("data", codes(one.data.iter().copied())))
    };
    Answer::of(all.iter().filter_map(lacks))
}

/// Data of children under 14: a guardian agrees, and there are rules of their own. That nothing is said of children is the
/// finding of another rule.
fn children_have_rules(case: &Case<'_>) -> Answer {
    let is_used = case.data_in_use().into_iter().any(|id| case.records().data_group(id) == "minor");
    let Some(minors) = &case.records().minors else {
        let is_told = || case.source_passages().any(|passage| below_14(&passage.text));
        return match case.heading(CHILDREN) {
            None if !is_used => Answer::NotApplicable,
            Some(_) if !is_used && is_told() => Answer::Pass,
            _ => Answer::of(case.lacks("minors", &[("age", false), ("processed", false)])),
        };
    };
    let is_processed = minors.processed || is_used;
    let has_words = minors.text.is_some() || case.heading(CHILDREN).is_some();
    let fields = [
        ("processed", minors.processed || !is_used),
        ("age", minors.age >= 14),
        ("guardian_consent", !is_processed || minors.guardian_consent == Some(true)),
        ("text", !is_processed || has_words),
    ];
    Answer::of(case.lacks("minors", &fields))
}

fn below_14(text: &str) -> bool {
    crate::checklist::case::holds_any(text, BELOW_14)
}
