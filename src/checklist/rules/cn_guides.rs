//! Guides of TC260 on SDKs, permissions and sensitive data, and minors online.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Rule;
use crate::checklist::case::holds_any;
use crate::model::By;
use crate::model::DataId;
use crate::model::Permission;
use crate::model::Platform;
use crate::model::RightKind;
use crate::model::Sensitivity;
use crate::model::Standard;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "cn.tc260.sdk", check: sdks_are_checked },
    Rule { id: "cn.tc260.perm", check: one_by_one },
    Rule { id: "cn.tc260.sens", check: by_standard_in_force },
    Rule { id: "cn.minor.regs", check: guardians },
];

const GUARDIANS: &[&str] = &["guardian", "guardians", "parent", "parents", "监护人", "父母"];
const REQUESTS: &[&str] = &[
    "access", "copy", "copies", "correct", "delete", "erase", "erased", "查阅", "查询", "复制", "更正", "补充", "删除",
];

/// How a system says that the person is asked.
const ASKED: [&str; 2] = ["dangerous", "user_grant"];

/// SDKs are looked at before they are built in; what must be said of each is wanted by other rules.
fn sdks_are_checked(case: &Case<'_>) -> Answer {
    if case.records().sdks.is_empty() { Answer::NotApplicable } else { Answer::Attest }
}

/// Groups that are one question to a person, asked under other names by older and newer systems.
const SAME: [(&str, &str); 6] = [
    ("photos-and-videos", "storage"),
    ("music-and-audio", "storage"),
    ("media-library", "storage"),
    ("files", "storage"),
    ("folders", "storage"),
    ("nearby-devices", "bluetooth"),
];

/// The groups in which a system asks the person for what a permission names.
pub(super) fn asked_groups<'a>(case: &Case<'a>, permission: &'a Permission) -> BTreeSet<(Platform, &'a str)> {
    let systems = [Platform::Android, Platform::Ios, Platform::Harmony];
    let names = systems.iter().flat_map(|system| permission.names(*system).iter().map(|name| (*system, name)));
    let group = |(system, name): (Platform, &'a String)| {
        let term = case.config.taxonomy.permission(system, name)?;
        let is_asked = system == Platform::Ios || term.grant.as_deref().is_some_and(|grant| ASKED.contains(&grant));
        is_asked.then(|| (system, term.group.as_deref().unwrap_or(name)))
    };
    names.filter_map(group).collect()
}

/// A record stands for one thing that the system asks.
fn one_by_one(case: &Case<'_>) -> Answer {
    let permissions = &case.records().permissions;
    if permissions.is_empty() {
        return Answer::NotApplicable;
    }
    let bundled = permissions.iter().filter_map(|(id, permission)| {
        let groups = asked_groups(case, permission);
        let mut by_system: BTreeMap<Platform, BTreeSet<&str>> = BTreeMap::new();
        for (system, group) in groups {
            let same = SAME.iter().find(|(own, _)| *own == group);
            by_system.entry(system).or_default().insert(same.map_or(group, |(_, question)| *question));
        }
        let most = by_system.into_values().find(|groups| groups.len() > 1)?;
        let names: Vec<String> = most.iter().map(|group| format!("`{group}`")).collect();
        Some(case.found(&format!("permissions.{id}")).arg("groups", names.join(", ")))
    });
    Answer::of(bundled)
}

/// Of what a policy judges itself, nothing that GB/T 45574-2025 names is called harmless, and all is judged by it.
fn by_standard_in_force(case: &Case<'_>) -> Answer {
    let (records, standard) = (case.records(), Standard::Gbt45574);
    let by_item = records.data.values().any(|item| !item.sensitive.is_empty());
    if !by_item && records.uses.values().all(|row| row.sensitive.is_empty()) {
        return Answer::NotApplicable;
    }
    let is_known =
        |id: &str| case.config.taxonomy.sensitivity(records.data_base(id), standard) == Some(Sensitivity::Yes);
    let denies = |own: &By<Standard, bool>| own.get(&standard) == Some(&false);
    let by_item = records.data.iter().filter(|(id, item)| {
        let by_old_only = item.parent.is_none()
            && item.sensitive.get(&Standard::Gbt35273).is_some()
            && item.sensitive.get(&standard).is_none();
        by_old_only || denies(&item.sensitive) && is_known(id)
    });
    let by_use = records
        .uses
        .iter()
        .filter(|(_, row)| denies(&row.sensitive) && row.data.iter().map(DataId::as_str).any(is_known));
    let items = by_item.map(|(id, _)| case.found(&format!("data.{id}")));
    let uses = by_use.map(|(id, _)| case.found(&format!("uses.{id}.sensitive")));
    Answer::of(items.chain(uses))
}

/// Minors and their guardians can ask for what any person can, and are told so.
fn guardians(case: &Case<'_>) -> Answer {
    if !case.records().minors.as_ref().is_some_and(|minors| minors.processed) {
        return Answer::NotApplicable;
    }
    let together = |text: &str| holds_any(text, GUARDIANS) && holds_any(text, REQUESTS);
    let fields = [
        ("text", case.source_passages().any(|passage| together(&passage.text))),
        ("access", case.has_right(RightKind::Access)),
        ("copy", case.has_right(RightKind::Copy)),
        ("correct", case.has_right(RightKind::Correct)),
        ("delete", case.has_right(RightKind::Delete)),
    ];
    Answer::of(case.lacks("minors", &fields))
}
