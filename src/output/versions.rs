//! `versions.json`: all releases of a policy with their states on the day of the build, for tools.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Archive;
use crate::model::Date;
use crate::model::Event;
use crate::model::LanguageTag;
use crate::model::LockEntry;
use crate::model::Policy;
use crate::model::Release;
use crate::model::Signal;
use crate::model::State;
use crate::output::Emitter;
use crate::output::json::pretty;
use crate::render::Build;
use crate::source::SourceTree;

/// The content of `versions.json`.
#[derive(Serialize, JsonSchema)]
pub struct VersionsFile<'a> {
    /// The version of the form of this file.
    schema: u32,
    /// The policy.
    policy: &'a str,
    /// The day the states are of.
    as_of: Date,
    /// The version in force on that day.
    in_force: Option<&'a str>,
    /// The next day on which a text becomes public or comes into force, so that the site should be built again.
    next_change: Option<Date>,
    /// The hash of the newest entry of the lock.
    head: Option<&'a str>,
    /// The releases: the frozen ones as they come into force, then drafts.
    releases: Vec<Version<'a>>,
    /// The releases whose words were taken off the site.
    removed: Vec<Removed<'a>>,
    /// The older texts that are not modelled.
    archive: &'a [Archive],
}

/// A release.
#[derive(Serialize, JsonSchema)]
#[expect(clippy::struct_field_names, reason = "the names are those of the file")]
struct Version<'a> {
    /// The version.
    version: &'a str,
    /// Its place in the order of freezing; a draft has none.
    sequence: Option<u32>,
    /// The day its words became public.
    published: Option<Date>,
    /// The day it says it takes effect.
    effective: Option<Date>,
    /// The first day it is in force; none if it never is.
    in_force_from: Option<Date>,
    /// Its last day, if another follows it.
    in_force_until: Option<Date>,
    /// What it is on the day of the build.
    state: State,
    /// The version it corrects.
    corrects: Option<&'a str>,
    /// The version it is compared with.
    predecessor: Option<&'a str>,
    /// The languages it is in.
    languages: Vec<&'a LanguageTag>,
    /// What it asks of people; a draft has none yet.
    signal: Option<&'a Signal>,
    /// The SHA-256 of its canonical text in each language, as frozen.
    texts: BTreeMap<&'a str, &'a str>,
    /// What was decided about it later, oldest first.
    decisions: Vec<Decided<'a>>,
    /// The folder of the release, from the policy's folder.
    url: String,
}

/// A release whose words were taken off the site.
#[derive(Serialize, JsonSchema)]
struct Removed<'a> {
    /// The version.
    version: &'a str,
    /// Its place in the order of freezing.
    sequence: Option<u32>,
    /// The day its words became public.
    published: Option<Date>,
    /// The day it said it took effect.
    effective: Option<Date>,
    /// The SHA-256 of its canonical text in each language, as frozen.
    texts: BTreeMap<&'a str, &'a str>,
    /// What was decided about it, oldest first.
    decisions: Vec<Decided<'a>>,
    /// The folder of the notice, from the policy's folder.
    url: String,
}

/// A decision about a frozen release.
#[derive(Serialize, JsonSchema)]
struct Decided<'a> {
    /// What was decided.
    event: Event,
    /// The day it was recorded.
    recorded: Date,
    /// The new day of effect.
    effective: Option<Date>,
    /// The language that was added.
    language: Option<&'a LanguageTag>,
    /// Why.
    reason: Option<&'a str>,
}

pub(super) fn emit(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    for policy in build.policies {
        out.emit(format!("{}/versions.json", policy.id), pretty(&versions(policy, build.as_of)));
    }
}

fn versions(policy: &Policy, as_of: Date) -> VersionsFile<'_> {
    VersionsFile {
        schema: 1,
        policy: &policy.id,
        as_of,
        in_force: policy.in_force(as_of).map(|release| release.version.as_str()),
        next_change: policy.next_change,
        head: policy.lock.head(),
        releases: policy.all().map(|release| version(policy, release, as_of)).collect(),
        removed: policy.removed().map(|entry| removed(policy, entry)).collect(),
        archive: &policy.archive,
    }
}

fn version<'a>(policy: &'a Policy, release: &'a Release, as_of: Date) -> Version<'a> {
    let entry = policy.lock.release(&release.version).map(|(_, entry)| entry);
    let stands = !release.is_draft() && !release.is_withdrawn();
    Version {
        version: &release.version,
        sequence: release.frozen.as_ref().map(|frozen| frozen.sequence),
        published: release.published(),
        effective: release.records().effective,
        in_force_from: release.in_force_from().filter(|_| stands),
        in_force_until: policy.in_force_until(&release.version),
        state: policy.state(release, as_of),
        corrects: release.records().corrects.as_deref(),
        predecessor: policy.predecessor(&release.version).map(|before| before.version.as_str()),
        languages: release.languages().collect(),
        signal: entry.and_then(|entry| entry.signal.as_ref()),
        texts: policy.lock.texts(&release.version).collect(),
        decisions: decisions(policy, &release.version),
        url: format!("v/{}/", release.version),
    }
}

fn removed<'a>(policy: &'a Policy, entry: &'a LockEntry) -> Removed<'a> {
    Removed {
        version: &entry.version,
        sequence: entry.sequence,
        published: entry.published,
        effective: entry.effective,
        texts: policy.lock.texts(&entry.version).collect(),
        decisions: decisions(policy, &entry.version),
        url: format!("v/{}/", entry.version),
    }
}

/// What was decided about a release.
fn decisions<'a>(policy: &'a Policy, version: &'a str) -> Vec<Decided<'a>> {
    let decided = policy.decisions(version).map(|entry| Decided {
        event: entry.event,
        recorded: entry.recorded,
        effective: entry.effective,
        language: entry.language.as_ref(),
        reason: entry.reason.as_deref(),
    });
    decided.collect()
}
