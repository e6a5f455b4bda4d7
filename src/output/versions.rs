//! `versions.json`: all releases of a policy with their states on the day of the build, for tools.

use serde::Serialize;

use crate::model::Archive;
use crate::model::Date;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;
use crate::output::Emitter;
use crate::output::json::pretty;
use crate::render::Build;
use crate::source::SourceTree;

/// The content of `versions.json`.
#[derive(Serialize)]
struct Versions<'a> {
    /// The version of this form.
    schema: u32,
    /// The policy.
    policy: &'a str,
    /// The day the states are of.
    as_of: Date,
    /// The version in force on that day.
    in_force: Option<&'a str>,
    /// The next day on which a state changes.
    next_change: Option<Date>,
    /// The releases, oldest first.
    releases: Vec<Version<'a>>,
    /// The older texts that are not modelled.
    archive: &'a [Archive],
}

/// A release.
#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are those of the file")]
struct Version<'a> {
    version: &'a str,
    published: Option<Date>,
    effective: Option<Date>,
    in_force_from: Option<Date>,
    state: State,
    languages: Vec<&'a LanguageTag>,
    /// The folder of the release, from the policy's folder.
    url: String,
}

/// What a release is on a day.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    /// Without a date of publication.
    Draft,
    /// In force later.
    Upcoming,
    /// In force.
    InForce,
    /// In force before.
    Superseded,
}

pub(super) fn emit(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    for policy in build.policies {
        out.emit(format!("{}/versions.json", policy.id), pretty(&versions(policy, build.as_of)));
    }
}

fn versions(policy: &Policy, as_of: Date) -> Versions<'_> {
    let starts = policy.releases.iter().filter_map(Release::in_force_from);
    Versions {
        schema: 1,
        policy: &policy.id,
        as_of,
        in_force: policy.in_force(as_of).map(|release| release.version.as_str()),
        next_change: starts.filter(|from| *from > as_of).min(),
        releases: policy.releases.iter().map(|release| version(policy, release, as_of)).collect(),
        archive: &policy.archive,
    }
}

fn version<'a>(policy: &Policy, release: &'a Release, as_of: Date) -> Version<'a> {
    let in_force = policy.in_force(as_of).is_some_and(|one| one.version == release.version);
    let state = match release.in_force_from() {
        None => State::Draft,
        Some(from) if from > as_of => State::Upcoming,
        Some(_) if in_force => State::InForce,
        Some(_) => State::Superseded,
    };
    Version {
        version: &release.version,
        published: release.published(),
        effective: release.records().effective,
        in_force_from: release.in_force_from(),
        state,
        languages: release.languages().collect(),
        url: format!("v/{}/", release.version),
    }
}
