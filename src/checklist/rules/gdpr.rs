//! What people must be told under the GDPR and the UK GDPR (articles 13 and 14, and the guidelines WP260 on both).

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::diff::Ground;
use crate::diff::signal;
use crate::model::By;
use crate::model::ChangeKind;
use crate::model::Class;
use crate::model::Date;
use crate::model::LegalBasis;
use crate::model::Party;
use crate::model::Regime;
use crate::model::RetentionRef;
use crate::model::RightKind;
use crate::model::Role;
use crate::model::SourceKind;
use crate::model::TransferMechanism;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "eu.gdpr.131a", check: controller_can_be_reached },
    Rule { id: "eu.gdpr.131b", check: protection_officer_is_named },
    Rule { id: "eu.gdpr.131c", check: purposes_have_a_basis },
    Rule { id: "eu.gdpr.131d", check: interests_are_named },
    Rule { id: "eu.gdpr.131e", check: recipients_are_named },
    Rule { id: "eu.gdpr.131f", check: transfers_are_safe },
    Rule { id: "eu.gdpr.132a", check: retention_is_stated },
    Rule { id: "eu.gdpr.132b", check: rights_are_stated },
    Rule { id: "eu.gdpr.132c", check: consent_can_be_withdrawn },
    Rule { id: "eu.gdpr.132d", check: complaint_is_mentioned },
    Rule { id: "eu.gdpr.132e", check: duty_to_provide_is_stated },
    Rule { id: "eu.gdpr.132f", check: automated_decisions_are_explained },
    Rule { id: "eu.gdpr.133", check: new_purposes_come_first },
    Rule { id: "eu.gdpr.141d-142f", check: sources_are_named },
    Rule { id: "eu.wp260.change", check: changes_are_told_ahead },
    Rule { id: "eu.wp260.layer", check: text_is_layered },
];

/// The European Economic Area.
const EEA: [&str; 31] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "EU",
];

/// The days between announcement and effect of a change that matters, where the policy promises no number of its own.
/// WP260 says "well in advance" and names none.
const AHEAD: u32 = 30;

/// How much text may stand under one heading, in words or Chinese signs.
const LAYER: usize = 1200;

/// Whether a country lies inside the area of a law that applies here.
fn is_inside(case: &Case<'_>, country: &str) -> bool {
    let eu = case.regime(Regime::Eu) && EEA.contains(&country);
    let uk = case.regime(Regime::Uk) && country == "GB";
    eu || uk
}

/// What stands for a law: the UK takes the word of the EU where it has none of its own.
fn of_law<'a, T>(case: &Case<'_>, by: &'a By<Regime, T>) -> Option<&'a T> {
    let eu = by.get(&Regime::Eu);
    if case.regime(Regime::Eu) { eu } else { by.get(&Regime::Uk).or(eu) }
}

/// Every use and every permission that takes data, with its basis.
fn bases<'a>(case: &Case<'a>) -> Vec<(String, Option<&'a LegalBasis>)> {
    let records = case.records();
    let basis = |path: &str| {
        let (table, id) = path.split_once('.')?;
        let own = records.uses.get(id).filter(|_| table == "uses").map(|row| &row.basis);
        of_law(case, own.or_else(|| records.permissions.get(id).map(|row| &row.basis))?)
    };
    case.uses().into_iter().map(|row| (row.path.clone(), basis(&row.path))).collect()
}

fn is_reachable(case: &Case<'_>, id: &str, party: &Party) -> bool {
    let own = party.email.is_some() || party.phone.is_some() || party.address.is_some() || party.url.is_some();
    own || case.records().contacts.values().any(|contact| {
        let has_way = contact.email.is_some() || contact.phone.is_some() || contact.address.is_some() || contact.url.is_some();
        contact.party.as_ref().is_some_and(|party| party.as_str() == id) && has_way
    })
}

/// The controller, and its representative if it sits elsewhere, are named and can be reached.
fn controller_can_be_reached(case: &Case<'_>) -> Answer {
    let records = case.records();
    let deciding = |id: &str| records.uses.values().any(|row| row.controller.as_ref().is_some_and(|own| own.as_str() == id));
    let is_meant = |id: &str, party: &Party| match party.role {
        Role::Controller | Role::JointController | Role::Representative => true,
        Role::Customer => deciding(id),
        _ => false,
    };
    let meant: Vec<(&String, &Party)> = records.parties.iter().filter(|(id, party)| is_meant(id, party)).collect();
    if meant.iter().all(|(_, party)| party.role == Role::Representative) {
        return Answer::missing(case.found_whole().arg("missing", "`role = \"controller\"`").arg("item", "parties"));
    }
    let decides = |party: &Party| party.role != Role::Representative;
    let one_is_reachable = meant.iter().any(|(id, party)| decides(party) && is_reachable(case, id, party));
    let mut found = Vec::new();
    for (id, party) in &meant {
        // Who the employer is differs from reader to reader: nobody can give its address, but that of another who decides.
        let is_class = party.role == Role::Customer || one_is_reachable && party.role != Role::Representative;
        let path = format!("parties.{id}");
        if !is_class && !is_reachable(case, id, party) {
            found.extend(case.lacks(&path, &[("email", false), ("address", false)]));
        }
        let is_outside = party.country.as_ref().is_some_and(|country| !is_inside(case, country.as_str()));
        let has_one = meant.iter().any(|(_, party)| party.role == Role::Representative);
        if is_outside && !has_one && matches!(party.role, Role::Controller | Role::JointController) {
            found.push(case.found(&path).arg("missing", "`role = \"representative\"`"));
        }
    }
    Answer::of(found)
}

/// The data protection officer can be reached.
fn protection_officer_is_named(case: &Case<'_>) -> Answer {
    let mut officers = case.records().parties.iter().filter(|(_, party)| party.role == Role::ProtectionOfficer);
    let is_named = officers.any(|(id, party)| is_reachable(case, id, party));
    let is_told = || case.says(&["data protection officer", "DPO", "数据保护官", "个人信息保护负责人"]).is_some();
    Answer::holds(is_named || is_told(), || case.found_whole().arg("item", "parties"))
}

/// Every use says what for, and on what basis.
fn purposes_have_a_basis(case: &Case<'_>) -> Answer {
    let rows = case.uses();
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    let bases = bases(case);
    let lacks = rows.iter().zip(&bases).filter_map(|(row, (path, basis))| {
        let classes = row.as_use.is_some_and(|own| !own.purposes.is_empty() || own.clause.is_some());
        let has_purpose = row.purpose.is_some() || classes || row.as_use.is_none();
        case.lacks(path, &[("purpose", has_purpose), ("basis", basis.is_some())])
    });
    Answer::of(lacks)
}

/// Who relies on an interest names it.
fn interests_are_named(case: &Case<'_>) -> Answer {
    let relies = |path: &&(String, Option<&LegalBasis>)| path.1 == Some(&LegalBasis::LegitimateInterests);
    let bases = bases(case);
    let rows: Vec<&(String, Option<&LegalBasis>)> = bases.iter().filter(relies).collect();
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    let uses = &case.records().uses;
    let has_interest = |path: &str| {
        let own = path.strip_prefix("uses.").and_then(|id| uses.get(id));
        own.is_some_and(|row| row.interest.is_some())
    };
    Answer::of(rows.into_iter().filter(|(path, _)| !has_interest(path)).map(|(path, _)| case.found(path)))
}

/// Who receives data is named, or the class of receivers.
fn recipients_are_named(case: &Case<'_>) -> Answer {
    let records = case.records();
    let to_somebody = records.uses.values().any(|row| !row.receivers.is_empty() || !row.processors.is_empty());
    let any = !records.recipients.is_empty() || !records.sdks.is_empty() || to_somebody;
    let none = || case.says(&["do not share", "does not share", "not shared", "no recipients", "不会共享", "不共享", "不向任何第三方"]);
    if !any {
        return Answer::holds(none().is_some(), || case.found_whole().arg("missing", "`recipients`").arg("item", "recipients"));
    }
    let unnamed = records.recipients.iter().filter_map(|(id, row)| {
        let is_named = row.party.is_some() || row.category.is_some() || row.clause.is_some();
        case.lacks(&format!("recipients.{id}"), &[("party", is_named), ("category", is_named)])
    });
    Answer::of(unnamed)
}

/// Data that leave the area rest on a route that the law knows, and people can ask for a copy of it.
fn transfers_are_safe(case: &Case<'_>) -> Answer {
    let records = case.records();
    let away: Vec<_> =
        records.transfers.iter().filter(|(_, row)| !is_inside(case, row.country.as_str())).collect();
    let told = |country: &str| away.iter().any(|(_, row)| row.country.as_str() == country);
    let silent: Vec<Finding> = records
        .sdks
        .iter()
        .filter_map(|(id, sdk)| {
            let country = sdk.country.as_ref()?.as_str();
            let is_silent = !is_inside(case, country) && !told(country);
            is_silent.then(|| case.found(&format!("sdks.{id}")).arg("missing", "`transfers`"))
        })
        .collect();
    if away.is_empty() && silent.is_empty() {
        return Answer::NotApplicable;
    }
    let copy = case.says(&["copy of", "obtain a copy", "get a copy", "available on request", "副本"]).is_some();
    let unsafe_ones = away.iter().filter_map(|(id, row)| {
        let by_contract = matches!(
            row.mechanism,
            Some(TransferMechanism::StandardContract | TransferMechanism::BindingRules | TransferMechanism::Certification)
        );
        // An assessment by an authority is a route of Chinese law only.
        let has_route = row.mechanism.is_some_and(|route| route != TransferMechanism::SecurityAssessment);
        case.lacks(&format!("transfers.{id}"), &[("mechanism", has_route), ("copy", !by_contract || copy)])
    });
    Answer::of(unsafe_ones.collect::<Vec<_>>().into_iter().chain(silent))
}

/// Every use says how long its data are kept, or what decides it.
pub(super) fn retention_is_stated(case: &Case<'_>) -> Answer {
    let records = case.records();
    let rows = case.uses();
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    let is_named = |id: &str| {
        rows.iter().any(|row| matches!(row.retention, Some(RetentionRef::Record(own)) if own == id))
    };
    // A record that no use names is the rule for all that name none.
    let for_all = records.retention.keys().any(|id| !is_named(id));
    let silent = rows.iter().filter(|row| row.retention.is_none() && !row.on_device && !for_all);
    let silent: Vec<Finding> = silent.map(|row| case.found(&row.path).arg("missing", "`retention`")).collect();
    let empty = records.retention.iter().filter_map(|(id, row)| {
        let says = row.period.is_some() || row.maximum.is_some() || row.criteria.is_some() || row.text.is_some();
        case.lacks(&format!("retention.{id}"), &[("period", says || row.clause.is_some())])
    });
    Answer::of(empty.chain(silent))
}

/// The six rights are there.
fn rights_are_stated(case: &Case<'_>) -> Answer {
    let kinds = [
        ("access", RightKind::Access),
        ("correct", RightKind::Correct),
        ("delete", RightKind::Delete),
        ("restrict", RightKind::Restrict),
        ("object", RightKind::Object),
        ("portability", RightKind::Portability),
    ];
    let has = kinds.map(|(name, kind)| (name, case.has_right(kind)));
    Answer::of(case.lacks("rights", &has).map(|finding| Finding { span: whole(case, finding.span), ..finding }))
}

/// The place of a table, or of the release if it has none.
fn whole(case: &Case<'_>, span: crate::diagnostic::Span) -> crate::diagnostic::Span {
    if span == crate::diagnostic::Span::NONE { case.head() } else { span }
}

/// Consent can be withdrawn.
fn consent_can_be_withdrawn(case: &Case<'_>) -> Answer {
    let asked = bases(case).into_iter().find(|(_, basis)| *basis == Some(&LegalBasis::Consent));
    let Some((path, _)) = asked else { return Answer::NotApplicable };
    Answer::holds(case.has_right(RightKind::WithdrawConsent), || case.found(&path))
}

/// People know that they can turn to an authority.
fn complaint_is_mentioned(case: &Case<'_>) -> Answer {
    let named = case.records().parties.values().any(|party| party.role == Role::Authority);
    let words = ["supervisory authority", "data protection authority", "Information Commissioner", "监管机构", "监管部门"];
    let has = case.has_right(RightKind::Complain) || named || case.says(&words).is_some();
    Answer::holds(has, || case.found_whole().arg("item", "rights"))
}

/// Where a contract or a law asks for data, people know whether they must give them, and what happens if not.
fn duty_to_provide_is_stated(case: &Case<'_>) -> Answer {
    let is_duty = |basis: Option<&LegalBasis>| matches!(basis, Some(LegalBasis::Contract | LegalBasis::LegalObligation));
    let rows = case.uses();
    let bases = bases(case);
    let meant: Vec<_> = rows.iter().zip(&bases).filter(|(_, (_, basis))| is_duty(*basis)).collect();
    if meant.is_empty() {
        return Answer::NotApplicable;
    }
    let lacks = meant.into_iter().filter_map(|(row, (path, _))| {
        let has_effect = row.refusal.is_some() || row.required == Some(false);
        case.lacks(path, &[("required", row.required.is_some()), ("refusal", has_effect)])
    });
    Answer::of(lacks)
}

/// Decisions by machine say how they come about and what they mean.
fn automated_decisions_are_explained(case: &Case<'_>) -> Answer {
    let rows = &case.records().automated;
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    let lacks = rows.iter().filter_map(|(id, row)| {
        case.lacks(&format!("automated.{id}"), &[("logic", row.logic.is_some()), ("effect", row.effect.is_some())])
    });
    Answer::of(lacks)
}

/// What changed since the release before that matters under the law, with the kind of change.
fn grounds(case: &Case<'_>) -> Vec<Ground> {
    let Some(before) = case.before else { return Vec::new() };
    let law = if case.regime(Regime::Eu) { Regime::Eu } else { Regime::Uk };
    let (_, grounds) = signal(Some(before), &[], case.release, &case.config.taxonomy);
    { grounds }.into_iter().filter(|ground| ground.regime == law && ground.class >= Class::AdvanceNotice).collect()
}

fn is_new_purpose(ground: &Ground) -> bool {
    let is_use = ground.subject.starts_with("uses.") || ground.subject.starts_with("permissions.");
    is_use && matches!(ground.kind, Some(ChangeKind::DataUseAdded | ChangeKind::PurposeChanged))
}

/// The days between announcement and effect.
fn lead(case: &Case<'_>) -> Option<i32> {
    let (from, to) = (case.release.published()?, case.release.effective()?);
    Some(days_between(from, to))
}

/// The days from one day to another.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.0.until(to.0).map_or(0, |span| span.get_days())
}

/// Nobody learns of a new purpose when it has begun.
fn new_purposes_come_first(case: &Case<'_>) -> Answer {
    let new: Vec<Ground> = grounds(case).into_iter().filter(is_new_purpose).collect();
    if new.is_empty() {
        return Answer::NotApplicable;
    }
    let is_late = lead(case).is_none_or(|days| days <= 0);
    let late = new.iter().filter(|_| is_late).map(|ground| case.found(&ground.subject).arg("kind", ground.basis()));
    Answer::of(late.map(|finding| Finding { span: whole(case, finding.span), ..finding }))
}

/// Changes that matter are told a fair time before.
fn changes_are_told_ahead(case: &Case<'_>) -> Answer {
    let grounds: Vec<Ground> = grounds(case).into_iter().filter(|ground| ground.kind.is_some()).collect();
    if grounds.is_empty() {
        return Answer::NotApplicable;
    }
    let least = case.records().revision.as_ref().and_then(|revision| revision.notice_days).unwrap_or(AHEAD);
    let days = lead(case).unwrap_or_default();
    // That a new purpose is told too late is said by a rule of its own.
    let Some(ground) = grounds.iter().find(|ground| days > 0 || !is_new_purpose(ground)) else { return Answer::Pass };
    let is_ahead = i64::from(days) >= i64::from(least);
    Answer::holds(is_ahead, || {
        let finding = case.found("effective").arg("days", days).arg("least", least);
        finding.arg("change", &ground.subject)
    })
}

/// Data that the person did not give have a source that is named.
fn sources_are_named(case: &Case<'_>) -> Answer {
    let records = case.records();
    let foreign = |kind: &SourceKind| matches!(kind, SourceKind::ThirdParty | SourceKind::Enterprise);
    let rows: Vec<_> = records.uses.iter().filter(|(_, row)| row.source.iter().any(foreign)).collect();
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    let employer = records.parties.values().any(|party| matches!(party.role, Role::Customer | Role::Administrator));
    let lacks = rows.into_iter().filter_map(|(id, row)| {
        let from_employer = !row.source.contains(&SourceKind::ThirdParty) && (employer || row.controller.is_some());
        let has_source = !row.from.is_empty() || from_employer;
        case.lacks(&format!("uses.{id}"), &[("data", !row.data.is_empty()), ("from", has_source)])
    });
    Answer::of(lacks)
}

/// Nobody has to read a long text from its beginning: it has headings, from which the contents and the summary are made.
fn text_is_layered(case: &Case<'_>) -> Answer {
    let edition = case.release.source();
    let mut long = Vec::new();
    let mut length = 0;
    let mut at = None;
    for passage in case.source_passages().filter(|passage| passage.record.is_none()) {
        if passage.is_title {
            (length, at) = (0, None);
            continue;
        }
        let signs = passage.text.chars().filter(|sign| *sign >= '\u{2E80}').count();
        let words = passage.text.split_whitespace().count();
        length += if edition.language.is_unspaced() { signs } else { words };
        let first = at.get_or_insert(passage);
        if length > LAYER {
            long.push(Finding::at(first.span).arg("count", LAYER).arg("item", first.name()));
            length = 0;
            at = None;
        }
    }
    Answer::of(long)
}
