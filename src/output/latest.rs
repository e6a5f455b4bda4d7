//! `latest.json`: what an app asks of the people who use it. One file a policy, small and for ever in one place; apps
//! read it by the rule of `docs/consent.md`.
//!
//! It holds days and no states, so that it changes only when something is recorded and stays true if a build is late.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::config::Outputs;
use crate::diff;
use crate::model::By;
use crate::model::Class;
use crate::model::Date;
use crate::model::Event;
use crate::model::LanguageTag;
use crate::model::Lock;
use crate::model::LockEntry;
use crate::model::Policy;
use crate::model::Regime;
use crate::model::Release;
use crate::model::Signal;
use crate::model::aliases;
use crate::output::Emitter;
use crate::output::Kept;
use crate::render::Build;
use crate::source::Print;
use crate::source::SourceTree;

/// The version of the form. It changes only if an app that knows the form of before would do something wrong; new keys
/// don't change it.
const SCHEMA: u32 = 1;

/// What is recorded about the releases of a policy, as far as apps are concerned.
pub(super) struct History<'a> {
    /// The policy.
    pub policy: &'a str,
    /// How many entries its lock has.
    pub entry: usize,
    /// The frozen releases, in the order of freezing.
    pub steps: Vec<Step<'a>>,
    /// The languages of the newest release that stands.
    pub languages: Vec<LanguageTag>,
    /// The language that prevails.
    pub governing: Option<LanguageTag>,
    /// Which files there are.
    pub outputs: Outputs,
    /// What still needs a consent of its own under a law in the newest release that stands.
    pub needs: &'a dyn Fn(Regime, &str) -> bool,
}

/// A frozen release.
pub(super) struct Step<'a> {
    /// Its place in the order of freezing, from 1.
    pub sequence: u32,
    /// Its version.
    pub version: &'a str,
    /// The day its words became public.
    pub published: Date,
    /// The day it says it takes effect, or to which it was put off.
    pub effective: Option<Date>,
    /// The first day it is in force.
    pub in_force_from: Date,
    /// Whether it was called off.
    pub withdrawn: bool,
    /// Whether its words are no longer shown.
    pub taken_down: bool,
    /// The version it is compared with.
    pub compared_with: Option<&'a str>,
    /// The hash of its list of files.
    pub manifest: Option<String>,
    /// What it asks for.
    pub signal: &'a Signal,
    /// What the releases that it was made from asked for, if they were called off later: their changes stand in it.
    pub carried: Vec<&'a Signal>,
}

impl Step<'_> {
    /// What it asks for under a body of law, with what it carries on.
    fn class(&self, regime: Regime) -> Class {
        self.signals().map(|signal| signal.class(regime)).max().unwrap_or_default()
    }

    fn signals(&self) -> impl Iterator<Item = &Signal> {
        self.carried.iter().copied().chain([self.signal])
    }
}

/// The content of `latest.json`. An app must pass over keys that it does not know.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Latest<'a> {
    /// The version of this form. An app that knows only another one must not act on the file.
    schema: u32,
    /// The policy.
    policy: &'a str,
    /// How many decisions are recorded about the policy. It never becomes less: a file with a smaller number than one that
    /// the app saw before is an old one.
    entry: usize,
    /// The newest release, and those before it that may still be in force; the newest first. Releases that were withdrawn
    /// are not here.
    releases: Vec<Listed<'a>>,
    /// By body of law and class, the highest sequence of a release that asked for at least that class. A person who
    /// accepted a smaller one is told or asked.
    consent: By<Regime, By<Class, u32>>,
    /// What needs a consent of its own, besides the consent to the policy, before it is used.
    separate: Vec<Separate<'a>>,
    /// The languages of the newest release, the source language first.
    languages: Vec<LanguageTag>,
    /// The language that prevails, if one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    governing: Option<LanguageTag>,
    /// Other forms of language tags, with the tag of `languages` that they stand for. What stands in neither is shortened by
    /// its last part and looked up again, unless that part is a script.
    aliases: BTreeMap<String, LanguageTag>,
    /// Forms of language tags that are not shortened, as they are written in a script that no language here has.
    other_scripts: BTreeSet<String>,
    /// Where things are, from the folder of this file: `{lang}` is one of `languages`, `{version}` a version.
    urls: Urls,
    /// The day by which the policy is to be reviewed, if nothing is released before: a year after the newest release
    /// comes into force.
    review_by: Date,
}

/// A release.
#[derive(Debug, Serialize, JsonSchema)]
struct Listed<'a> {
    /// Its place in the order of freezing, from 1: what an app keeps when a person accepts the release.
    seq: u32,
    /// Its version.
    version: &'a str,
    /// The day its words became public.
    published: Date,
    /// The day it says it takes effect, or to which it was put off.
    #[serde(skip_serializing_if = "Option::is_none")]
    effective: Option<Date>,
    /// The first day it is in force: the later of the two.
    in_force_from: Date,
    /// The version that `urls.changes` compares it with; without one there is no such page.
    #[serde(skip_serializing_if = "Option::is_none")]
    compared_with: Option<&'a str>,
    /// The SHA-256 of `urls.manifest`, which lists its files.
    #[serde(skip_serializing_if = "Option::is_none")]
    manifest_sha256: Option<&'a str>,
}

/// Something that needs a consent of its own.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
struct Separate<'a> {
    /// The record, `uses.face-login`, or the clause, `#face`.
    id: &'a str,
    /// The highest sequence of a release that asked for it.
    since: u32,
    /// The bodies of law under which it did.
    regions: Vec<Regime>,
}

/// Addresses, from the folder of the file.
#[derive(Debug, Serialize, JsonSchema)]
struct Urls {
    /// The text in force.
    policy: &'static str,
    /// The text of a version, in force or not: what is shown to whoever is asked.
    release: &'static str,
    /// What a version changed against the one in `releases[].compared_with`.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<&'static str>,
    /// What is new since a version.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'static str>,
    /// The list of the files of a version.
    #[serde(skip_serializing_if = "Option::is_none")]
    manifest: Option<&'static str>,
    /// The files of a version that an app ships, packed.
    #[serde(skip_serializing_if = "Option::is_none")]
    bundle: Option<&'static str>,
    /// The prompt of the first start.
    #[serde(skip_serializing_if = "Option::is_none")]
    dialog: Option<&'static str>,
    /// What can be linked to in a version.
    #[serde(skip_serializing_if = "Option::is_none")]
    anchors: Option<&'static str>,
    /// The text in force as a file that needs no other, for a webview; not where the site has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    embed: Option<&'static str>,
    /// The same of a version, in force or not: what an app shows to whoever is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    release_embed: Option<&'static str>,
}

pub(super) fn emit(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    let mut files = Vec::new();
    for policy in build.policies {
        let Some(newest) = policy.last_standing() else { continue };
        let lock = policy.lock.known_on(build.as_of);
        if lock.releases().next().is_none() {
            continue;
        }
        let path = format!("{}/latest.json", policy.id);
        let manifest = |entry: &LockEntry| {
            let path = format!("{}/v/{}/manifest.json", policy.id, entry.version);
            Some(out.site.files.get(&path)?.content.sha256().to_owned())
        };
        let manifests: Vec<Option<String>> = lock.releases().map(manifest).collect();
        let print = Print::of("latest").print(build.print).print(policy.print).value(&build.as_of).value(&manifests);
        files.push(Kept::new(path, print.finish(), move || latest_json(build, policy, newest, &lock, &manifests)));
    }
    out.keep(files);
}

/// `latest.json` of a policy; `manifests` are the hashes of those of its releases, in the order of the lock.
fn latest_json(
    build: &Build<'_>,
    policy: &Policy,
    newest: &Release,
    lock: &Lock,
    manifests: &[Option<String>],
) -> Vec<u8> {
    let steps = lock.releases().zip(manifests).filter_map(|(entry, hash)| step(lock, entry, hash.clone()));
    let governing = newest.records().governing.as_ref().map(|governing| governing.language.clone());
    let alone = diff::separate(newest, &build.config.taxonomy);
    let history = History {
        policy: &policy.id,
        entry: lock.entries.len(),
        steps: steps.collect(),
        languages: newest.languages().cloned().collect(),
        governing: governing.filter(|language| newest.edition(language).is_some()),
        outputs: build.config.outputs,
        needs: &|regime, id| match id.strip_prefix('#') {
            Some(clause) => newest.source().prose.anchors().iter().any(|anchor| anchor.id == clause),
            None => alone.contains(&(regime, id.to_owned())),
        },
    };
    let text = latest(&history).and_then(|latest| serde_json::to_string(&latest).ok());
    (text.unwrap_or_default() + "\n").into_bytes()
}

/// What is recorded about a release.
fn step<'a>(lock: &'a Lock, entry: &'a LockEntry, manifest: Option<String>) -> Option<Step<'a>> {
    let version = &entry.version;
    Some(Step {
        sequence: entry.sequence?,
        version,
        published: entry.published?,
        effective: lock.effective(version),
        in_force_from: lock.in_force_from(version)?,
        withdrawn: lock.has(version, Event::Withdraw),
        taken_down: lock.has(version, Event::Takedown),
        compared_with: entry.predecessor.as_deref(),
        manifest,
        signal: entry.signal.as_ref()?,
        carried: carried(lock, entry),
    })
}

/// The signals of the releases before one, back to the first that was not called off.
fn carried<'a>(lock: &'a Lock, entry: &'a LockEntry) -> Vec<&'a Signal> {
    let before = |entry: &LockEntry| {
        let (_, before) = lock.release(entry.predecessor.as_deref()?)?;
        lock.has(&before.version, Event::Withdraw).then_some(before)
    };
    std::iter::successors(before(entry), |entry| before(entry)).filter_map(|entry| entry.signal.as_ref()).collect()
}

/// What apps are told of a policy; `None` as long as no release stands.
pub(super) fn latest<'a>(history: &'a History<'a>) -> Option<Latest<'a>> {
    let standing: Vec<&Step<'_>> = history.steps.iter().filter(|step| !step.withdrawn).collect();
    let newest = standing.iter().max_by_key(|step| step.sequence)?;
    let listed = listed(&standing, newest);
    let forms = aliases(&history.languages);
    let outputs = history.outputs;
    let is_there = listed.iter().all(|step| step.manifest.is_some());
    let file = |path: &'static str| is_there.then_some(path);
    let year = jiff::Span::new().years(1);
    Some(Latest {
        schema: SCHEMA,
        policy: history.policy,
        entry: history.entry,
        releases: listed.into_iter().map(release).collect(),
        consent: By(Regime::ALL.into_iter().map(|regime| (regime, numbers(&standing, regime))).collect()),
        separate: separate(&standing, history.needs),
        languages: history.languages.clone(),
        governing: history.governing.clone(),
        aliases: forms.tags,
        other_scripts: forms.other_scripts,
        urls: Urls {
            policy: "{lang}/",
            release: "v/{version}/{lang}/",
            changes: outputs.changes.then_some("v/{version}/{lang}/changes/"),
            since: outputs.changes.then_some("{lang}/since/{version}/"),
            manifest: file("v/{version}/manifest.json"),
            bundle: file("v/{version}/bundle.zip").filter(|_| outputs.webview),
            dialog: file("v/{version}/dialog.{lang}.json").filter(|_| outputs.webview),
            anchors: file("v/{version}/anchors.json").filter(|_| outputs.texts()),
            embed: outputs.webview.then_some("embed/{lang}/policy.html"),
            release_embed: outputs.webview.then_some("v/{version}/embed/{lang}/policy.html"),
        },
        review_by: newest.in_force_from.0.checked_add(year).map_or(newest.in_force_from, Date),
    })
}

/// The newest release and those that may still be in force before it, told by its dates alone: on the day it was
/// published one was in force and some were to come.
fn listed<'b, 'a>(standing: &[&'b Step<'a>], newest: &Step<'a>) -> Vec<&'b Step<'a>> {
    let day = newest.published;
    let begun = standing.iter().filter(|step| step.in_force_from <= day);
    let in_force = begun.max_by_key(|step| (step.in_force_from, step.sequence)).map(|step| step.sequence);
    let may_hold = |step: &Step<'_>| step.in_force_from > day || Some(step.sequence) == in_force;
    let is_listed = |step: &&Step<'_>| step.sequence == newest.sequence || may_hold(step) && !step.taken_down;
    let mut listed: Vec<&Step<'_>> = standing.iter().copied().filter(is_listed).collect();
    listed.sort_by_key(|step| Reverse(step.sequence));
    listed
}

fn release<'a>(step: &'a Step<'_>) -> Listed<'a> {
    Listed {
        seq: step.sequence,
        version: step.version,
        published: step.published,
        effective: step.effective,
        in_force_from: step.in_force_from,
        compared_with: step.compared_with,
        manifest_sha256: step.manifest.as_deref(),
    }
}

/// For each class the highest sequence at which at least that much was asked for.
fn numbers(standing: &[&Step<'_>], regime: Regime) -> By<Class, u32> {
    let number = |class: Class| {
        let asking = standing.iter().filter(|step| step.class(regime) >= class);
        Some((class, asking.map(|step| step.sequence).max()?))
    };
    By(Class::ALL.into_iter().filter(|class| *class > Class::None).filter_map(number).collect())
}

/// What needs a consent of its own, as long as it does in the newest release.
fn separate<'a>(standing: &[&'a Step<'_>], needs: &dyn Fn(Regime, &str) -> bool) -> Vec<Separate<'a>> {
    let mut since: BTreeMap<(&str, Regime), u32> = BTreeMap::new();
    for step in standing {
        for (regime, ids) in step.signals().flat_map(|signal| &signal.separate.0) {
            for id in ids {
                let known = since.entry((id, *regime)).or_default();
                *known = step.sequence.max(*known);
            }
        }
    }
    let mut regions: BTreeMap<(&str, u32), Vec<Regime>> = BTreeMap::new();
    for ((id, regime), since) in since.into_iter().filter(|((id, regime), _)| needs(*regime, id)) {
        regions.entry((id, since)).or_default().push(regime);
    }
    regions.into_iter().map(|((id, since), regions)| Separate { id, since, regions }).collect()
}
