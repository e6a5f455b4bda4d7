//! What the MIIT wants of apps: two lists, a short form, permissions in their scene, self-start, push and SDKs.

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::checklist::rules::app_method::is_targeted;
use crate::checklist::rules::app_method::targeted_in_words;
use crate::model::Autostart;
use crate::model::AutostartKind;
use crate::model::ConsentKind;
use crate::model::Permission;
use crate::model::Platform;
use crate::model::PromiseKind;
use crate::model::RecipientKind;
use crate::model::Relation;
use crate::model::Role;
use crate::model::Sdk;
use crate::model::Text;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.miit.list1", check: collected_in_a_scene },
    Rule { id: "cn.miit.list2", check: shared_in_a_way },
    Rule { id: "cn.miit.summary", check: summary_answers },
    Rule { id: "cn.miit.perm", check: permissions_have_a_scene },
    Rule { id: "cn.miit.autostart", check: autostart_is_told },
    Rule { id: "cn.miit.push", check: targeted_push_is_told },
    Rule { id: "cn.miit.sdk", check: sdks_are_named },
    Rule { id: "cn.miit.install", check: store_information_is_there },
];

/// How a system says that the person is asked or has to set it.
const ASKED: [&str; 3] = ["dangerous", "user_grant", "special"];

/// Words that tell when something happens.
const WHEN: [&str; 10] =
    ["when", "whenever", "while", "after you", "before you", "as soon as", "during", "时", "期间", "之后"];

/// What names of registered companies have in them.
const COMPANY: [&str; 32] = [
    "ltd",
    "limited",
    "inc",
    "llc",
    "gmbh",
    "ag",
    "se",
    "corp",
    "corporation",
    "company",
    "plc",
    "pte",
    "b.v.",
    "s.a.",
    "k.k.",
    "foundation",
    "academy",
    "institute",
    "university",
    "association",
    "公司",
    "集团",
    "株式会社",
    "合伙企业",
    "研究院",
    "研究所",
    "中心",
    "基金会",
    "协会",
    "联盟",
    "大学",
    "学院",
];

/// The permission with which an app starts together with the phone.
const BOOT: &str = "RECEIVE_BOOT_COMPLETED";

/// Whether texts tell when something happens.
fn tells_when(texts: &[&Option<Text>]) -> bool {
    texts.iter().copied().flatten().any(|text| holds_any(text.as_str(), &WHEN))
}

/// Every line of the list of collected data has a scene: its own or that of its SDK, the function it belongs to, or words
/// of its purpose that tell when.
fn collected_in_a_scene(case: &Case<'_>) -> Answer {
    let records = case.records();
    let of_sdk = |sdk: &Sdk| {
        sdk.scene.is_some() || sdk.feature.is_some() || tells_when(&[&sdk.purpose, &sdk.method, &sdk.frequency])
    };
    let uses = records.uses.iter().filter(|(_, row)| !row.data.is_empty()).map(|(id, row)| {
        let by_sdk = row.sdk.as_ref().and_then(|id| records.sdks.get(id.as_str())).is_some_and(of_sdk);
        let by_words = tells_when(&[&row.purpose, &row.method, &row.frequency]);
        (format!("uses.{id}"), row.scene.is_some() || row.feature.is_some() || by_sdk || by_words)
    });
    let sdks = records.sdks.iter().filter(|(_, sdk)| !sdk.data.is_empty());
    let sdks = sdks.map(|(id, sdk)| (format!("sdks.{id}"), of_sdk(sdk)));
    let rows: Vec<(String, bool)> = uses.chain(sdks).collect();
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    Answer::of(rows.iter().filter(|(_, has_scene)| !has_scene).map(|(path, _)| case.found(path)))
}

/// Every line of the list of shared data says which data, in which scene and in which way. Of those who decide for
/// themselves all but the scene is wanted by PIPL 23.
fn shared_in_a_way(case: &Case<'_>) -> Answer {
    let records = case.records();
    let is_meant = |kind: RecipientKind| matches!(kind, RecipientKind::Share | RecipientKind::Entrust);
    let recipients = records.recipients.iter().filter(|(_, one)| is_meant(one.kind)).map(|(id, one)| {
        let is_entrusted = one.kind == RecipientKind::Entrust || one.relation == Some(Relation::Entrusted);
        let fields = [
            ("data", !is_entrusted || !one.data.is_empty()),
            ("purpose", !is_entrusted || one.purpose.is_some()),
            ("scene", one.scene.is_some() || one.condition.is_some() || tells_when(&[&one.purpose, &one.method])),
            ("method", !is_entrusted || one.method.is_some()),
        ];
        case.lacks(&format!("recipients.{id}"), &fields)
    });
    let sdks = records.sdks.iter().filter(|(_, sdk)| !sdk.data.is_empty());
    let sdks = sdks.map(|(id, sdk)| {
        let has_way = sdk.method.is_some() || sdk.relation == Some(Relation::Independent);
        case.lacks(&format!("sdks.{id}"), &[("method", has_way)])
    });
    let rows: Vec<Option<Finding>> = recipients.chain(sdks).collect();
    if rows.is_empty() { Answer::NotApplicable } else { Answer::of(rows.into_iter().flatten()) }
}

/// The summary is made from records: there are some for what people come to ask.
fn summary_answers(case: &Case<'_>) -> Answer {
    let records = case.records();
    if case.uses().is_empty() {
        return Answer::NotApplicable;
    }
    let fields = [("rights", !records.rights.is_empty()), ("contacts", !records.contacts.is_empty())];
    Answer::of(case.lacks("title", &fields))
}

/// Whether the person is asked for a permission, or has to switch it on; one that no system names is taken for one.
fn is_asked(case: &Case<'_>, permission: &Permission) -> bool {
    let systems = [Platform::Android, Platform::Ios, Platform::Harmony];
    let mut names = systems.iter().flat_map(|system| permission.names(*system).iter().map(|name| (*system, name)));
    let is_one = |(system, name): (Platform, &String)| {
        let grant = case.config.taxonomy.permission(system, name).and_then(|term| term.grant.as_deref());
        system == Platform::Ios || grant.is_none_or(|grant| ASKED.contains(&grant))
    };
    systems.iter().all(|system| permission.names(*system).is_empty()) || names.any(is_one)
}

/// Every permission that people are asked for has a scene: its own, or the function it belongs to.
fn permissions_have_a_scene(case: &Case<'_>) -> Answer {
    let permissions = &case.records().permissions;
    let asked = permissions.iter().filter(|(_, row)| row.under.is_none() && is_asked(case, row));
    let rows: Vec<_> = asked.collect();
    if rows.is_empty() {
        return Answer::NotApplicable;
    }
    let lacking = rows.iter().filter(|(_, row)| row.scene.is_none() && row.feature.is_none());
    Answer::of(lacking.map(|(id, _)| case.found(&format!("permissions.{id}"))))
}

/// Who starts by himself says when, what for, how often, with whose consent and how to stop it, and promises nothing else.
fn autostart_is_told(case: &Case<'_>) -> Answer {
    let records = case.records();
    let boots = |row: &Permission| row.android.iter().any(|name| name.ends_with(BOOT));
    let boot: Vec<_> = records.permissions.iter().filter(|(_, row)| boots(row)).collect();
    if records.autostart.is_empty() && boot.is_empty() {
        return Answer::NotApplicable;
    }
    let entries = records.autostart.iter().filter_map(|(id, row)| untold(case, id, row));
    let has_self_start = records.autostart.values().any(|row| row.kind == AutostartKind::SelfStart);
    let silent = boot.iter().filter(|_| !has_self_start);
    let silent = silent.map(|(id, _)| case.found(&format!("permissions.{id}")).arg("missing", "`autostart`"));
    Answer::of(entries.chain(silent))
}

/// What an entry does not say. Where consent is missing, a promise that nothing starts without it stands against it.
fn untold(case: &Case<'_>, id: &str, row: &Autostart) -> Option<Finding> {
    let is_consented = row.consent.is_some_and(|consent| consent != ConsentKind::None);
    let fields: Vec<(&str, bool)> = match row.kind {
        AutostartKind::SelfStart => vec![
            ("purpose", row.purpose.is_some()),
            ("frequency", row.frequency.is_some()),
            ("consent", is_consented),
            ("control", row.control.is_some()),
        ],
        AutostartKind::Associated => {
            vec![
                ("target", row.target.is_some() || row.purpose.is_some()),
                ("consent", row.consent != Some(ConsentKind::None)),
            ]
        }
        AutostartKind::Jump => Vec::new(),
    };
    let found = case.lacks(&format!("autostart.{id}"), &fields)?;
    let promised = case.records().promises.iter().find(|(_, promise)| promise.kind == PromiseKind::NoAutostart);
    Some(match promised.filter(|_| !is_consented) {
        Some((id, _)) => found.also(case.place(&format!("promises.{id}"))),
        None => found,
    })
}

/// Content that is chosen for a person is told as such: from the records of `[automated]` pages and stores mark it.
fn targeted_push_is_told(case: &Case<'_>) -> Answer {
    let records = case.records();
    let uses = records.uses.iter().filter(|(_, row)| is_targeted(case, &row.purposes));
    let sdks = records.sdks.iter().filter(|(_, sdk)| is_targeted(case, &sdk.purposes));
    let uses = uses.map(|(id, _)| case.found(&format!("uses.{id}")));
    let mut found: Vec<Finding> = uses.chain(sdks.map(|(id, _)| case.found(&format!("sdks.{id}")))).collect();
    if found.is_empty() {
        found.extend(targeted_in_words(case));
    }
    match (found.is_empty(), records.automated.is_empty()) {
        (true, true) => Answer::NotApplicable,
        (_, is_silent) => Answer::of(found.into_iter().filter(|_| is_silent)),
    }
}

/// Every SDK has a name and a company behind it, which is named in full: a brand is no company. Its purpose, data and
/// address are wanted by other rules.
fn sdks_are_named(case: &Case<'_>) -> Answer {
    let records = case.records();
    if records.sdks.is_empty() {
        return Answer::NotApplicable;
    }
    Answer::of(records.sdks.iter().filter_map(|(id, sdk)| {
        let provider = sdk.provider.as_ref().and_then(|id| records.parties.get(id.as_str()));
        let is_brand = provider.is_some_and(|party| !holds_any(party.name.as_str(), &COMPANY));
        let full = sdk.provider.as_ref().map(|id| format!("parties.{id}.name")).unwrap_or_default();
        let fields = [("name", sdk.name.is_some()), ("provider", sdk.provider.is_some()), (full.as_str(), !is_brand)];
        case.lacks(&format!("sdks.{id}"), &fields)
    }))
}

/// What stores and download pages show has its records: who made the app, and what it does.
fn store_information_is_there(case: &Case<'_>) -> Answer {
    let records = case.records();
    let makes = |role: Role| matches!(role, Role::Vendor | Role::Controller | Role::JointController);
    let covers = records.scope.as_ref().is_some_and(|scope| !scope.covers.is_empty());
    let fields = [
        ("parties", records.parties.values().any(|party| makes(party.role))),
        ("features", covers || !records.features.is_empty()),
    ];
    Answer::of(case.lacks("app", &fields))
}
