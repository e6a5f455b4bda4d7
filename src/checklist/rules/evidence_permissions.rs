//! The permissions of an Android manifest against those of the policy. What one rule reports no other reports again.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::checklist::Answer;
use crate::checklist::Case;
use crate::checklist::Finding;
use crate::checklist::Rule;
use crate::config::embedded;
use crate::diagnostic::Span;
use crate::evidence::AndroidManifest;
use crate::evidence::Component;
use crate::evidence::Query;
use crate::evidence::UsesPermission;
use crate::evidence::signatures::covers;
use crate::model::AutostartKind;
use crate::model::Labels;
use crate::model::Platform;
use crate::model::Ruleset;

pub(super) const RULES: &[Rule] = &[
    Rule { id: "x.android.perm-undeclared", check: permissions_are_declared },
    Rule { id: "x.android.perm-stale", check: declared_permissions_are_there },
    Rule { id: "x.android.perm-explain", check: permissions_are_explained },
    Rule { id: "x.android.boot", check: self_start_is_declared },
    Rule { id: "x.android.wake", check: waking_is_declared },
    Rule { id: "x.android.apps", check: installed_apps_are_declared },
    Rule { id: "x.android.bgloc", check: background_location_is_declared },
];

/// What most names of permissions begin with; records leave it out.
const PREFIX: &str = "android.permission.";

const BOOT: &str = "android.permission.RECEIVE_BOOT_COMPLETED";
const BACKGROUND_LOCATION: &str = "android.permission.ACCESS_BACKGROUND_LOCATION";
const SERVICE_LOCATION: &str = "android.permission.FOREGROUND_SERVICE_LOCATION";
const SEES_ALL_APPS: [&str; 2] = ["android.permission.QUERY_ALL_PACKAGES", "com.android.permission.GET_INSTALLED_APPS"];

/// The action by which all apps with a screen are found.
const ALL_APPS: &str = "android.intent.action.MAIN";

/// How many packages an app may ask about before that is a list of what is installed. A few are those that it opens.
const PARTNERS: usize = 10;

/// Broadcasts and services by which the system starts an app that nobody opened.
const STARTS: [&str; 8] = [
    "android.intent.action.BOOT_COMPLETED",
    "android.intent.action.LOCKED_BOOT_COMPLETED",
    "android.intent.action.QUICKBOOT_POWERON",
    "android.intent.action.MY_PACKAGE_REPLACED",
    "android.intent.action.USER_PRESENT",
    "android.intent.action.ACTION_POWER_CONNECTED",
    "android.net.conn.CONNECTIVITY_CHANGE",
    "android.content.SyncAdapter",
];

/// Actions by which push SDKs in other apps start an app, as general knowledge has it.
const WAKES: [&str; 8] = [
    "cn.jpush.android.intent.DaemonService",
    "cn.jpush.android.intent.DActivity",
    "com.taobao.accs.intent.action.SERVICE",
    "com.taobao.accs.intent.action.ELECTION",
    "org.agoo.android.intent.action.PING_V4",
    "org.agoo.android.intent.action.ELECTION_RESULT_V4",
    "com.baidu.android.pushservice.action.PUSH_SERVICE",
    "com.igexin.sdk.action.service.message",
];

/// Classes that other apps start without an action.
const WAKERS: [&str; 4] = [
    "cn.jpush.android.service.DaemonService",
    "com.igexin.sdk.GService",
    "com.mob.guard",
    "com.tencent.android.tpush.rpc.XGRemoteService",
];

/// A permission that the system does not ask about and that is to be explained (`src/data/android_explained.toml`).
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Explained {
    /// What is to be told.
    want: Labels,
    /// Data that tell it by being in use.
    data: Vec<String>,
    /// Words that tell it.
    words: Vec<String>,
    /// The permission it goes with: while that one is not declared, nothing is to be said of this one.
    with: Option<String>,
    /// A record about the data or that permission has to say that it goes on in the background.
    in_background: bool,
    /// The only rule that judges it.
    rule: Option<String>,
}

fn explained() -> &'static IndexMap<String, Explained> {
    static LIST: LazyLock<IndexMap<String, Explained>> =
        LazyLock::new(|| embedded(include_str!("../../data/android_explained.toml")));
    &LIST
}

/// A name as records and people write it.
fn short(name: &str) -> &str {
    name.strip_prefix(PREFIX).unwrap_or(name)
}

/// Whether a record names a permission, with or without the system's part of the name.
pub(super) fn is_named(case: &Case<'_>, name: &str) -> bool {
    let mut names = case.records().permissions.values().flat_map(|row| &row.android);
    names.any(|own| short(own) == short(name))
}

/// Whether the system asks people for a permission.
fn is_dangerous(case: &Case<'_>, name: &str) -> bool {
    let term = case.config.taxonomy.permission(Platform::Android, name);
    term.is_some_and(|term| term.grant.as_deref() == Some("dangerous"))
}

/// Whether there is a phone on which a permission is asked for.
fn is_asked(manifest: &AndroidManifest, permission: &UsesPermission) -> bool {
    let min = manifest.min_sdk.as_ref().map_or(1, |level| level.value);
    permission.max_sdk.is_none_or(|max| max >= min)
}

/// The permissions that people are asked for and that no record names, each once.
fn undeclared<'a>(case: &Case<'_>, manifest: &'a AndroidManifest) -> Vec<&'a UsesPermission> {
    let mut seen = BTreeSet::new();
    let asked = manifest.permissions.iter().filter(|own| is_asked(manifest, own) && is_dangerous(case, &own.name));
    asked.filter(|own| !is_named(case, &own.name) && seen.insert(own.name.as_str())).collect()
}

/// Whether another rule says of a permission that it is not declared.
fn is_reported(case: &Case<'_>, manifest: &AndroidManifest, name: &str) -> bool {
    undeclared(case, manifest).iter().any(|own| own.name == name)
}

/// A finding about a permission of the manifest.
fn asked_here(name: &str, span: Span) -> Finding {
    Finding::at(span).arg("item", short(name)).arg("id", short(name).rsplit('.').next().map_or_else(String::new, slug))
}

/// An id for a record of a permission.
fn slug(name: &str) -> String {
    name.to_ascii_lowercase().replace('_', "-")
}

/// Every permission that people are asked for stands in the policy.
fn permissions_are_declared(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.android else { return Answer::NotApplicable };
    Answer::of(undeclared(case, manifest).into_iter().map(|own| asked_here(&own.name, own.span)))
}

/// The names of the permissions of a manifest: those it asks for, those that guard its services, and its own.
fn all_names(manifest: &AndroidManifest) -> BTreeSet<&str> {
    let asked = manifest.permissions.iter().map(|own| short(&own.name));
    let guards = manifest.components.iter().filter_map(|part| part.permission.as_ref()).map(|own| short(&own.value));
    asked.chain(guards).chain(manifest.own_permissions.iter().map(|own| short(&own.value))).collect()
}

/// The app asks for every permission that the policy names.
fn declared_permissions_are_there(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.android else { return Answer::NotApplicable };
    let permissions = &case.records().permissions;
    if permissions.values().all(|row| row.android.is_empty()) {
        return Answer::NotApplicable;
    }
    let there = all_names(manifest);
    let family = |name: &str| {
        let start = name.strip_suffix('*').unwrap_or("\0");
        there.iter().any(|own| own.starts_with(start))
    };
    let mut seen = BTreeSet::new();
    let rows = permissions.iter().flat_map(|(id, row)| row.android.iter().map(move |name| (id, short(name))));
    let stale = rows.filter(|(_, name)| !there.contains(name) && !family(name)).filter(|(_, name)| seen.insert(*name));
    Answer::of(stale.map(|(id, name)| {
        let path = format!("permissions.{id}");
        Finding::at(case.place(&format!("{path}.android"))).arg("item", path).arg("name", name)
    }))
}

/// The permissions to be explained that a manifest has, each once, with their places.
fn to_explain(manifest: &AndroidManifest) -> Vec<(&'static str, &'static Explained, Span)> {
    let asked = manifest.permissions.iter().filter(|own| is_asked(manifest, own)).map(|own| (&own.name, own.span));
    let parts = manifest.components.iter().filter(|part| !part.disabled).filter_map(|part| part.permission.as_ref());
    let guards = parts.filter(|own| own.value.contains(".BIND_")).map(|own| (&own.value, own.span));
    let mut seen = BTreeSet::new();
    let known = asked.chain(guards).filter_map(|(name, span)| {
        let (name, words) = explained().get_key_value(name)?;
        seen.insert(name.as_str()).then_some((name.as_str(), words, span))
    });
    known.filter(|(_, words, _)| words.rule.is_none()).collect()
}

/// What other permissions let an app do to a phone is told: by a record, by the data that come of it, or in words.
fn permissions_are_explained(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.android else { return Answer::NotApplicable };
    let all = to_explain(manifest);
    if all.is_empty() {
        return Answer::NotApplicable;
    }
    let told = |(name, words, _): &(&str, &Explained, Span)| {
        let with = words.with.as_ref().is_some_and(|with| is_reported(case, manifest, with));
        with || is_dangerous(case, name) || is_named(case, name) || is_told(case, words)
    };
    let want = |words: &Explained, language: &str| words.want.get(language).cloned().unwrap_or_default();
    Answer::of(all.iter().filter(|one| !told(one)).map(|(name, words, span)| {
        asked_here(name, *span).arg("want", want(words, "en")).arg("chinese", want(words, "zh"))
    }))
}

/// Whether data in use or words tell what is wanted.
fn is_told(case: &Case<'_>, wanted: &Explained) -> bool {
    let records = case.records();
    let is_one = |id: &str| wanted.data.iter().any(|own| own == records.data_base(id));
    if wanted.in_background {
        let with = wanted.with.as_deref().unwrap_or_default();
        let names = |names: &[String]| names.iter().any(|name| short(name) == short(with));
        let uses = records.uses.values().filter(|row| row.data.iter().any(|id| is_one(id.as_str())));
        let permissions = records.permissions.values();
        let mut permissions =
            permissions.filter(|row| names(&row.android) || row.data.iter().any(|id| is_one(id.as_str())));
        return { uses }.any(|row| row.background == Some(true)) || permissions.any(|row| row.background == Some(true));
    }
    let words: Vec<&str> = wanted.words.iter().map(String::as_str).collect();
    case.data_in_use().into_iter().any(is_one) || case.says(&words).is_some()
}

/// By what an app starts when nobody opens it, with its places.
fn starts(manifest: &AndroidManifest) -> Vec<(&str, Span)> {
    let asked = manifest.permission(BOOT).map(|own| (short(&own.name), own.span));
    let parts = manifest.components.iter().filter(|part| !part.disabled).flat_map(|part| &part.actions);
    let parts = parts.filter(|action| STARTS.contains(&action.value.as_str()));
    asked.into_iter().chain(parts.map(|action| (action.value.as_str(), action.span))).collect()
}

/// One finding for several signs of one thing.
fn together(signs: &[(&str, Span)]) -> Answer {
    let Some(((first, span), rest)) = signs.split_first() else { return Answer::NotApplicable };
    Answer::missing(rest.iter().fold(Finding::at(*span).arg("item", first), |found, (_, span)| found.also(*span)))
}

/// Whether the policy has an entry of a kind of starting on Android.
fn has_autostart(case: &Case<'_>, kind: AutostartKind) -> bool {
    let is_here = |platforms: &[Platform]| platforms.is_empty() || platforms.contains(&Platform::Android);
    case.records().autostart.values().any(|row| row.kind == kind && is_here(&row.platforms))
}

/// An app that the system starts says so. Where a record names the permission, the rules of the MIIT say what it lacks.
fn self_start_is_declared(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.android else { return Answer::NotApplicable };
    let signs = starts(manifest);
    if signs.is_empty() || case.rules_of(Ruleset::Cn) && is_named(case, BOOT) {
        return Answer::NotApplicable;
    }
    if has_autostart(case, AutostartKind::SelfStart) { Answer::Pass } else { together(&signs) }
}

/// Whether other apps can start a component and are known to do so.
fn is_woken(part: &Component) -> bool {
    let by_action = WAKES.iter().any(|action| part.has_action(action));
    let by_class = WAKERS.iter().any(|class| covers(class, &part.class));
    part.is_exported() && !part.disabled && part.permission.is_none() && (by_action || by_class)
}

/// An app that others wake says so.
fn waking_is_declared(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.android else { return Answer::NotApplicable };
    let woken = manifest.components.iter().filter(|part| is_woken(part));
    let signs: Vec<(&str, Span)> = woken.map(|part| (part.class.as_str(), part.span)).collect();
    if has_autostart(case, AutostartKind::Associated) && !signs.is_empty() {
        return Answer::Pass;
    }
    together(&signs)
}

/// By what an app sees which apps are installed, with its places.
fn sees_apps(manifest: &AndroidManifest) -> Vec<(&str, Span)> {
    let asked = SEES_ALL_APPS.iter().filter_map(|name| manifest.permission(name));
    let mut signs: Vec<(&str, Span)> = asked.map(|own| (own.name.as_str(), own.span)).collect();
    let mut packages = Vec::new();
    for query in &manifest.queries {
        match query {
            Query::Intent(Some(action), _) if action.value == ALL_APPS => {
                signs.push((action.value.as_str(), action.span));
            }
            Query::Package(package) => packages.push(package.span),
            _ => {}
        }
    }
    let many = packages.first().filter(|_| packages.len() > PARTNERS);
    signs.extend(many.map(|span| ("queries", *span)));
    signs
}

/// An app that sees all others says that it takes their list. A permission that no record names is reported once; what
/// the store misses at a record is said there.
fn installed_apps_are_declared(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.android else { return Answer::NotApplicable };
    let mut signs = sees_apps(manifest);
    let is_list = |id: &str| case.records().data_base(id) == "device.installed-apps";
    if !signs.is_empty() && case.data_in_use().into_iter().any(is_list) {
        return Answer::Pass;
    }
    let is_said = |name: &str| {
        let by_store = name == SEES_ALL_APPS[0] && case.rules_of(Ruleset::Play) && is_named(case, name);
        by_store || is_reported(case, manifest, name)
    };
    if signs.iter().any(|(name, _)| is_said(name)) {
        signs.clear();
    }
    let signs: Vec<(&str, Span)> = signs.into_iter().map(|(name, span)| (short(name), span)).collect();
    together(&signs)
}

/// An app that takes the location in the background says so. A permission for locations that no record names comes first.
fn background_location_is_declared(case: &Case<'_>) -> Answer {
    let Some(manifest) = &case.evidence.android else { return Answer::NotApplicable };
    let asked = [BACKGROUND_LOCATION, SERVICE_LOCATION].into_iter().filter_map(|name| manifest.permission(name));
    let signs: Vec<(&str, Span)> = asked.map(|own| (short(&own.name), own.span)).collect();
    if signs.is_empty() || undeclared(case, manifest).iter().any(|own| own.name.ends_with("_LOCATION")) {
        return Answer::NotApplicable;
    }
    if has_location_in_background(case) { Answer::Pass } else { together(&signs) }
}

/// Whether a record about locations says that it goes on in the background.
pub(super) fn has_location_in_background(case: &Case<'_>) -> bool {
    let records = case.records();
    let is_location = |id: &str| records.data_group(id) == "location";
    let is_named = |name: &String| name.contains("LOCATION") || name.starts_with("NSLocation");
    let uses = records.uses.values().filter(|row| row.data.iter().any(|id| is_location(id.as_str())));
    let permissions = records.permissions.values().filter(|row| {
        row.data.iter().any(|id| is_location(id.as_str())) || row.android.iter().chain(&row.ios).any(is_named)
    });
    { uses }.any(|row| row.background == Some(true)) || { permissions }.any(|row| row.background == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::rules::FAMILIES;
    use crate::config::built_in;

    #[test]
    fn what_is_to_be_explained_is_known() {
        let taxonomy = built_in();
        for (name, words) in explained() {
            assert!(taxonomy.permission(Platform::Android, name).is_some(), "{name}");
            assert!(words.want.contains_key("en") && words.want.contains_key("zh"), "{name}");
            assert!(words.data.iter().all(|id| taxonomy.data.contains_key(id)), "{name}");
            let rules = FAMILIES.iter().copied().flatten().map(|rule| rule.id);
            assert!(words.rule.as_deref().is_none_or(|id| { rules }.any(|own| own == id)), "{name}");
        }
    }
}
