//! The type of an app and what its basic function needs (rules on necessary personal information, 2021).

use std::sync::LazyLock;

use serde::Deserialize;

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::model::By;
use crate::model::DataId;
use crate::model::FeatureKind;
use crate::model::LegalBasis;
use crate::model::Regime;
use crate::model::SourceKind;
use crate::model::Use;

pub(super) const RULES: &[Rule] =
    &[Rule { id: "cn.nec.type", check: type_is_declared }, Rule { id: "cn.nec.scope", check: basics_stay_in_scope }];

/// A type of app.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AppType {
    /// Its number, 1 to 39.
    number: u32,
    /// Its name in English and Chinese, for those who read the list.
    #[serde(rename = "en")]
    _en: String,
    #[serde(rename = "zh")]
    _zh: String,
    /// The data that its basic function needs, as ids of the taxonomy; items that the taxonomy lacks are left out.
    necessary: Vec<String>,
    /// How far the list was compared with the rules themselves: `yes`, `partly` or `no`.
    verified: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AppTypes {
    types: Vec<AppType>,
}

/// The types, in the order of the rules.
fn types() -> &'static [AppType] {
    static TYPES: LazyLock<Vec<AppType>> = LazyLock::new(|| {
        // A fault in a built-in file loses a rule, not the program; a test reads it.
        toml::from_str(include_str!("../../data/cn_app_types.toml"))
            .map_or_else(|_| Vec::new(), |file: AppTypes| file.types)
    });
    &TYPES
}

/// The type that the app declares, if it is one.
fn declared(case: &Case<'_>) -> Option<&'static AppType> {
    let number = case.records().app.cn_type?;
    types().iter().find(|one| one.number == number)
}

/// The items that the basic function of the app's type does not need; `None` if its type is not known. A password is the
/// other half of an account.
pub(super) fn beyond<'d>(case: &Case<'_>, data: &'d [DataId]) -> Option<Vec<&'d str>> {
    let own = declared(case)?;
    let has_account = ["account.user-id", "contact.phone"].iter().any(|id| is_necessary(own, id));
    let is_beyond = |id: &&str| {
        let base = case.records().data_base(id);
        !(is_necessary(own, base) || base == "account.password" && has_account)
    };
    Some(data.iter().map(DataId::as_str).filter(is_beyond).collect())
}

fn is_necessary(own: &AppType, id: &str) -> bool {
    own.necessary.iter().any(|one| one == id)
}

/// The app says of which type it is, and which function is its basic one.
fn type_is_declared(case: &Case<'_>) -> Answer {
    let records = case.records();
    let has_basic = records.features.values().any(|feature| feature.kind == FeatureKind::Basic);
    let path = if records.app.cn_type.is_some() { "app.cn_type" } else { "app" };
    Answer::of(case.lacks(path, &[("cn_type", declared(case).is_some()), ("features", has_basic)]))
}

/// The uses that the basic functions cannot do without. What rests on labour or other law is no matter of consent, so that
/// nobody is refused anything for want of it.
fn demanded<'a>(case: &Case<'a>) -> Vec<(&'a str, &'a Use)> {
    let records = case.records();
    let is_basic = |id: &str| records.features.get(id).is_some_and(|feature| feature.kind == FeatureKind::Basic);
    let is_meant = |row: &Use| {
        let for_basics = row.feature.as_ref().is_some_and(|id| is_basic(id.as_str()));
        row.required == Some(true) && for_basics && !rests_on_law(&row.basis)
    };
    records.uses.iter().filter(|(_, row)| is_meant(row)).map(|(id, row)| (id.as_str(), row)).collect()
}

/// Whether data are processed by labour or other law, and not by consent or contract.
pub(super) fn rests_on_law(basis: &By<Regime, LegalBasis>) -> bool {
    matches!(basis.get(&Regime::Cn), Some(LegalBasis::HumanResources | LegalBasis::LegalObligation))
}

/// Whether the basic functions demand data while the type of the app is not known, so that nobody can say what they need.
pub(super) fn is_open(case: &Case<'_>) -> bool {
    declared(case).is_none() && !demanded(case).is_empty()
}

/// What the basic functions cannot do without is what the rules list for the type. Where the list was not compared with
/// the rules themselves, a person has to look.
fn basics_stay_in_scope(case: &Case<'_>) -> Answer {
    let Some(own) = declared(case) else { return Answer::NotApplicable };
    let demanded = demanded(case);
    if demanded.is_empty() {
        return Answer::NotApplicable;
    }
    let found = demanded.into_iter().filter_map(|(id, row)| {
        let given = row.source.contains(&SourceKind::User);
        // What people type, say or send is what the function is about.
        let is_content = |id: &str| given && ["content", "comm"].contains(&case.records().data_group(id));
        let more = beyond(case, &row.data)?;
        let more: Vec<String> = more.iter().filter(|id| !is_content(id)).map(|id| format!("`{id}`")).collect();
        let finding = || case.found(&format!("uses.{id}")).arg("data", more.join(", ")).arg("type", own.number);
        (!more.is_empty()).then(finding)
    });
    let found: Vec<Finding> = found.collect();
    if own.verified == "no" && !found.is_empty() { Answer::Attest } else { Answer::of(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_types_are_numbered_through_and_known() {
        let known = &crate::config::built_in().data;
        let numbers: Vec<u32> = types().iter().map(|one| one.number).collect();
        assert_eq!(numbers, (1..=39).collect::<Vec<u32>>());
        for one in types() {
            assert!(one.necessary.iter().all(|id| known.contains_key(id.as_str())), "{}", one.number);
            assert!(["yes", "partly", "no"].contains(&one.verified.as_str()), "{}", one.number);
        }
    }
}
