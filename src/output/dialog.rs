//! `v/<version>/dialog.<lang>.json`: what an app shows on its first start, from the same source as the text, so that the
//! two can't disagree.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Date;
use crate::model::Edition;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Regime;
use crate::model::Release;
use crate::output::Emitter;
use crate::output::Kept;
use crate::output::json::pretty;
use crate::render::Build;
use crate::render::Prompt;
use crate::render::PromptLink;
use crate::render::frozen;
use crate::render::plain_text_path;
use crate::render::prompt;
use crate::render::text_print;
use crate::source::Print;
use crate::source::SourceTree;

/// The version of the form.
const SCHEMA: u32 = 1;

/// The content of `dialog.<lang>.json`. All of it is plain text.
#[derive(Serialize, JsonSchema)]
pub struct DialogFile<'a> {
    /// The version of the form of this file.
    schema: u32,
    /// The policy.
    policy: &'a str,
    /// The version.
    version: &'a str,
    /// What an app keeps when a person accepts the release; a draft has none.
    sequence: Option<u32>,
    /// The day its words became public.
    published: Option<Date>,
    /// The day it says it takes effect.
    effective: Option<Date>,
    /// The language.
    language: &'a LanguageTag,
    /// The SHA-256 of the canonical text in this language: what a person agrees to.
    text_sha256: String,
    /// The title of the policy.
    title: String,
    /// What the prompt says, paragraph by paragraph: all that it must say.
    body: Vec<String>,
    /// Who is responsible.
    responsible: Vec<String>,
    /// What is collected, in groups.
    collected: Vec<String>,
    /// The sensitive data among them.
    sensitive: Vec<String>,
    /// What needs a consent of its own, as `separate` in `latest.json` names it.
    separate: Vec<Alone>,
    /// Where more stands, the full text first.
    links: Vec<Link>,
    /// The button that agrees.
    agree: Button,
    /// The button that refuses.
    disagree: Button,
}

/// Something that needs a consent of its own.
#[derive(Serialize, JsonSchema)]
struct Alone {
    /// The record, `uses.face-login`, or the clause, `#face`.
    id: String,
    /// What it is called.
    label: String,
    /// The bodies of law that ask for it.
    regions: Vec<Regime>,
}

/// A link.
#[derive(Serialize, JsonSchema)]
struct Link {
    /// Its words.
    label: String,
    /// The webview file: `embed/<lang>/<variant>.html` in the bundle.
    variant: &'static str,
    /// The id in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<String>,
    /// The address on the web, of this version.
    url: String,
}

/// A button.
#[derive(Serialize, JsonSchema)]
struct Button {
    /// Its words.
    label: String,
    /// What follows from it, where that must be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    meaning: Option<String>,
}

pub(super) fn emit<'a>(build: &'a Build<'a>, _: &SourceTree, out: &mut Emitter<'_>) {
    if !build.config.outputs.webview {
        return;
    }
    let mut files = Vec::new();
    for policy in build.policies {
        for release in policy.all() {
            for edition in &release.editions {
                let tag = edition.language.as_str();
                let text = plain_text_path(&policy.id, &release.version, tag);
                let sha256 = out.site.files.get(&text).map(|text| text.content.sha256().to_owned()).unwrap_or_default();
                // Clauses that ask for a consent of their own may be named by an earlier release.
                let head = policy.lock.head().unwrap_or_default();
                let own = text_print(build, policy, release, edition);
                let print = Print::of("dialog").print(own).text(&sha256).text(head).finish();
                let path = format!("{}/v/{}/dialog.{tag}.json", policy.id, release.version);
                files.push(Kept::new(path, print, move || file(build, policy, release, edition, &sha256)));
            }
        }
    }
    out.keep(files);
}

fn file<'a>(
    build: &'a Build<'a>,
    policy: &'a Policy,
    release: &'a Release,
    edition: &'a Edition,
    sha256: &str,
) -> Vec<u8> {
    let Some(prompt) = prompt(&frozen(build, policy, release, edition)) else { return Vec::new() };
    let Prompt { title, body, responsible, collected, sensitive, separate, links, agree, disagree, refusal } = prompt;
    let link = |PromptLink { label, variant, anchor, path }| {
        let url = format!("{}{path}", build.config.base_url);
        Link { label, variant, anchor, url }
    };
    let separate = separate.into_iter().map(|(id, one)| Alone { id, label: one.label, regions: one.regions });
    pretty(&DialogFile {
        schema: SCHEMA,
        policy: &policy.id,
        version: &release.version,
        sequence: release.frozen.as_ref().map(|frozen| frozen.sequence),
        published: release.published(),
        effective: release.records().effective,
        language: &edition.language,
        text_sha256: sha256.to_owned(),
        title,
        body,
        responsible,
        collected,
        sensitive,
        separate: separate.collect(),
        links: links.into_iter().map(link).collect(),
        agree: Button { label: agree, meaning: None },
        disagree: Button { label: disagree, meaning: Some(refusal) },
    })
}
