//! `policysite new policy`

use std::path::PathBuf;

use clap::Args;
use policysite::model::Policy;
use policysite::scaffold::NewPolicy;
use policysite::scaffold::last_release;
use policysite::scaffold::new_policy;
use policysite::schema::Shape;
use policysite::schema::is_id;

use crate::cli::new::editor_hint;
use crate::cli::new::names;
use crate::cli::new::option;
use crate::cli::new::plan::Plan;
use crate::cli::new::plan::Writing;
use crate::cli::new::release::refuse_version;
use crate::cli::site::Site;
use crate::cli::site::unknown;
use crate::cli::today;

/// The arguments of `new policy`.
#[derive(Args)]
pub struct Arguments {
    /// The id of the policy, which is the name of its folder and a part of its address: `my-app`.
    id: String,
    /// The name of its first version; the day of today if left out.
    #[arg(value_name = "VERSION")]
    first: Option<String>,
    /// The title of the document.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// What kind of document it is: privacy, children, cookies, terms, employees.
    #[arg(long, value_name = "WORD")]
    kind: Option<String>,
    /// Copies the last release of this policy, in all languages, instead of the model that comes with the program.
    #[arg(long, value_name = "POLICY")]
    like: Option<String>,
    #[command(flatten)]
    writing: Writing,
    /// The folder of the site, which holds site.toml.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

/// Makes the folder of a policy with its first release.
pub fn run(arguments: &Arguments) -> Result<String, String> {
    let site = Site::open(&arguments.root)?;
    let Arguments { id, root, .. } = arguments;
    refuse_id(&site, id)?;
    let today = || today(&site.sources).map(|day| day.to_string()).unwrap_or_default();
    let version = arguments.first.clone().unwrap_or_else(today);
    refuse_version(&version)?;
    refuse_kind(arguments.kind.as_deref())?;
    refuse_title(arguments.title.as_deref())?;
    let like = arguments.like.as_ref().map(|like| model(site.policy(like)?)).transpose()?;
    let wanted = NewPolicy {
        id,
        version: &version,
        title: arguments.title.as_deref(),
        kind: arguments.kind.as_deref(),
        like: like.as_deref(),
    };
    let files = new_policy(&site.sources, &site.config, &wanted)
        .map_err(|fault| format!("error: {fault}\nhelp: correct the file; `policysite check` shows the place\n"))?;
    let folder = format!("content/{id}/");
    let files = files.into_iter().map(|(name, bytes)| (format!("{folder}{version}/{name}"), bytes)).collect();
    let plan = Plan { root: root.clone(), folder: Some(folder), files, changed: None };
    plan.carry_out(arguments.writing, &next(arguments, &version))
}

/// An id is a part of addresses, and stands once.
fn refuse_id(site: &Site, id: &str) -> Result<(), String> {
    if !is_id(id) {
        return Err(format!(
            "error: `{id}` can't be the id of a policy\n\
             help: use small letters, digits and hyphens, at most 64; the id becomes part of the address\n"
        ));
    }
    names::refuse(
        "the site has a policy",
        &site.root.join("content"),
        id,
        site.sources.folders("content/").into_iter(),
    )?;
    if policysite::content::is_reserved(id) {
        return Err(format!("error: the site itself needs the address `{id}/`\nhelp: choose another id\n"));
    }
    Ok(())
}

fn refuse_kind(kind: Option<&str>) -> Result<(), String> {
    let Some(kind) = kind else { return Ok(()) };
    let words = match Shape::records().field("kind").map(|field| &field.shape) {
        Some(Shape::Choice { words, .. }) => &words[..],
        _ => &[],
    };
    let mut words = words.iter().map(|(word, _)| word.as_str());
    if words.clone().any(|word| word == kind) { Ok(()) } else { Err(unknown("kind", kind, words.by_ref())) }
}

fn refuse_title(title: Option<&str>) -> Result<(), String> {
    match title {
        Some(title) if title.trim().is_empty() || title.contains(char::is_control) => {
            Err("error: the title is empty, or has control signs in it\nhelp: write it on one line\n".to_owned())
        }
        _ => Ok(()),
    }
}

/// The folder of the release to copy.
fn model(policy: &Policy) -> Result<String, String> {
    let release = last_release(policy);
    let release = release.ok_or_else(|| {
        format!("error: {} has no release that can be read\nhelp: name another policy, or none\n", policy.id)
    })?;
    Ok(format!("content/{}/{}/", policy.id, release.version))
}

fn next(arguments: &Arguments, version: &str) -> String {
    let (id, option, hint) = (&arguments.id, option(&arguments.root), editor_hint(&arguments.root));
    format!(
        "It is a draft until it is frozen. Next:\n  \
           edit its files, the source language first\n  \
           policysite check{option}   lists what is missing or doubtful\n  \
           policysite build --drafts{option}   shows it as pages\n\
         When the text is settled, set `published` and `effective` where the comments stand, then\n  \
           policysite release {id} {version}{option}\n{hint}"
    )
}
