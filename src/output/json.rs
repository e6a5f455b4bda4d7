//! `v/<version>/policy.json` and `changes.json`: a release and what it changed, for machines.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;
use serde_json::json;

use crate::diff::Changes;
use crate::diff::signal;
use crate::model::Clause;
use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;
use crate::model::Signal;
use crate::model::plain_text;
use crate::output::Emitter;
use crate::output::Kept;
use crate::output::Memory;
use crate::render::Build;
use crate::source::Print;
use crate::source::SourceTree;

/// The version of the form of `policy.json`.
const SCHEMA: u32 = 1;

/// The version of the form of `changes.json`.
const CHANGES_SCHEMA: u32 = 2;

pub(super) fn policies(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    if !build.config.outputs.data {
        return;
    }
    let mut files = Vec::new();
    for policy in build.policies {
        for release in policy.all() {
            for (later, editions) in release.arrivals() {
                let texts = editions.iter().map(|edition| edition.print);
                let print = Print::of("policy").print(policy.standing_print(release)).prints(texts).finish();
                let path = path(policy, release, "policy", later);
                files.push(Kept::new(path, print, move || policy_json(policy, release, &editions)));
            }
        }
    }
    out.keep(files);
}

/// `policy.json` of some languages of a release.
fn policy_json(policy: &Policy, release: &Release, editions: &[&Edition]) -> Vec<u8> {
    pretty(&json!({
        "schema": SCHEMA,
        "policy": policy.id,
        "version": release.version,
        "languages": editions.iter().map(|edition| &edition.language).collect::<Vec<_>>(),
        "editions": editions.iter().map(|edition| content(edition)).collect::<serde_json::Map<_, _>>(),
    }))
}

/// The file of a release, or of a language that was added to it later: `v/2/policy.json`, `v/2/policy.fr.json`.
pub(super) fn path(policy: &Policy, release: &Release, name: &str, later: Option<&LanguageTag>) -> String {
    let language = later.map(|tag| format!(".{tag}")).unwrap_or_default();
    format!("{}/v/{}/{name}{language}.json", policy.id, release.version)
}

/// The records and clauses of an edition, by its language.
fn content(edition: &Edition) -> (String, Json) {
    let clauses: Vec<Json> = edition.prose.clauses.iter().map(clause).collect();
    (edition.language.to_string(), json!({ "records": edition.json, "clauses": clauses }))
}

/// A clause with its id, number and title, and the headings below it.
fn clause(clause: &Clause) -> Json {
    json!({
        "id": clause.id,
        "number": clause.number.as_ref().map(|number| &number.label),
        "title": plain_text(&clause.title),
        "clauses": clause.clauses.iter().map(self::clause).collect::<Vec<_>>(),
    })
}

/// `changes.json`: what a release changed against the one published before it.
#[derive(Serialize, JsonSchema)]
pub struct ChangesFile<'a> {
    /// The version of the form of this file.
    schema: u32,
    /// The policy.
    policy: &'a str,
    /// The version before.
    before: &'a str,
    /// The version after.
    after: &'a str,
    /// What the release after asks of people who agreed to the one before.
    signal: Signal,
    /// What changed, by language tag.
    #[schemars(with = "BTreeMap<String, Changes<'a>>")]
    languages: BTreeMap<String, &'a Json>,
}

pub(super) fn changes(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    if !build.config.outputs.changes {
        return;
    }
    let memory = out.memory;
    let mut files = Vec::new();
    for policy in build.policies {
        for release in policy.all() {
            let Some(before) = policy.predecessor(&release.version) else { continue };
            let sides = [before, release];
            let texts = sides.into_iter().flat_map(|release| &release.editions).map(|edition| edition.print);
            let standing = sides.map(|release| policy.standing_print(release));
            let print = Print::of("changes").print(build.print).prints(standing).prints(texts).finish();
            for (later, editions) in release.arrivals() {
                let path = path(policy, release, "changes", later);
                files.push(Kept::new(path, print, move || changes_json(build, policy, sides, &editions, memory)));
            }
        }
    }
    out.keep(files);
}

/// `changes.json` of some languages of a release.
fn changes_json(
    build: &Build<'_>,
    policy: &Policy,
    sides: [&Release; 2],
    editions: &[&Edition],
    memory: &Memory,
) -> Vec<u8> {
    let [before, release] = sides;
    let compared = editions.iter().filter(|edition| policy.is_compared(release, &edition.language));
    let changes: Vec<(String, Arc<Option<Json>>)> = compared
        .map(|edition| {
            let language = &edition.language;
            let texts = sides.iter().filter_map(|release| release.edition(language)).map(|edition| edition.print);
            let print = Print::of("changes").print(build.print).prints(texts).finish();
            let make = || {
                let redline = build.redlines.get(&policy.id, &before.version, &release.version, language)?;
                serde_json::to_value(Changes::new(redline)).ok()
            };
            (language.to_string(), memory.changes.get_or_make(print, make))
        })
        .collect();
    let languages = changes.iter().filter_map(|(tag, changes)| Some((tag.clone(), Option::as_ref(changes)?)));
    pretty(&ChangesFile {
        schema: CHANGES_SCHEMA,
        policy: &policy.id,
        before: &before.version,
        after: &release.version,
        signal: asked(build, policy, before, release),
        languages: languages.collect(),
    })
}

/// What a release asks for: as it was recorded, or for a draft, as it would be.
fn asked(build: &Build<'_>, policy: &Policy, before: &Release, release: &Release) -> Signal {
    let entry = policy.lock.release(&release.version).and_then(|(_, entry)| entry.signal.clone());
    entry.unwrap_or_else(|| signal(Some(before), &[], release, &build.config.taxonomy).0)
}

/// JSON that a person can read, with a line feed at its end.
pub(super) fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}
