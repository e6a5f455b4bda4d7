//! `v/<version>/policy.json` and `changes.json`: a release and what it changed, for machines.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;
use serde_json::json;

use crate::diff::Changes;
use crate::diff::Redline;
use crate::diff::signal;
use crate::model::Clause;
use crate::model::Signal;
use crate::model::plain_text;
use crate::output::Emitter;
use crate::render::Build;
use crate::source::SourceTree;

/// The version of the form of `policy.json`.
const SCHEMA: u32 = 1;

/// The version of the form of `changes.json`.
const CHANGES_SCHEMA: u32 = 2;

pub(super) fn policies(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    for policy in build.policies {
        for release in &policy.releases {
            let editions = release.editions.iter().map(|edition| {
                let clauses: Vec<Json> = edition.prose.clauses.iter().map(clause).collect();
                let content = json!({ "records": edition.json, "clauses": clauses });
                (edition.language.to_string(), content)
            });
            let value = json!({
                "schema": SCHEMA,
                "policy": policy.id,
                "version": release.version,
                "languages": release.languages().collect::<Vec<_>>(),
                "editions": editions.collect::<serde_json::Map<_, _>>(),
            });
            out.emit(format!("{}/v/{}/policy.json", policy.id, release.version), pretty(&value));
        }
    }
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
    languages: BTreeMap<String, Changes<'a>>,
}

pub(super) fn changes(build: &Build<'_>, _: &SourceTree, out: &mut Emitter<'_>) {
    for policy in build.policies {
        for release in &policy.releases {
            let Some(before) = policy.predecessor(&release.version) else { continue };
            let languages = release.languages().filter_map(|language| {
                let redline = build.redlines.get(&policy.id, &before.version, &release.version, language)?;
                Some((language.to_string(), Changes::new(redline)))
            });
            let source = &release.source().language;
            let redline = build.redlines.get(&policy.id, &before.version, &release.version, source);
            let alone = || signal(Some(before), &[], release, &build.config.taxonomy).0;
            let signal = redline.map_or_else(alone, Redline::signal);
            let file = ChangesFile {
                schema: CHANGES_SCHEMA,
                policy: &policy.id,
                before: &before.version,
                after: &release.version,
                signal,
                languages: languages.collect(),
            };
            out.emit(format!("{}/v/{}/changes.json", policy.id, release.version), pretty(&file));
        }
    }
}

/// JSON that a person can read, with a line feed at its end.
pub(super) fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}
