//! `policysite new policy`

use std::path::PathBuf;

use clap::Args;
use policysite::model::Policy;
use policysite::report::Arg::Text;
use policysite::scaffold::NewPolicy;
use policysite::scaffold::last_release;
use policysite::scaffold::new_policy;
use policysite::schema::Shape;
use policysite::schema::is_id;

use crate::cli::language::fault;
use crate::cli::language::words;
use crate::cli::new::editor_hint;
use crate::cli::new::names;
use crate::cli::new::option;
use crate::cli::new::plan::Plan;
use crate::cli::new::plan::Writing;
use crate::cli::new::release::refuse_version;
use crate::cli::new::settled;
use crate::cli::new::step;
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
        .map_err(|why| fault("not-copied", &[("fault", Text(&why))]))?;
    let folder = format!("content/{id}/");
    let next = next(arguments, &version, &files);
    let files = files.into_iter().map(|(name, bytes)| (format!("{folder}{version}/{name}"), bytes)).collect();
    let plan = Plan { root: root.clone(), folder: Some(folder), files, changed: None };
    plan.carry_out(arguments.writing, &next)
}

/// An id is a part of addresses, and stands once.
fn refuse_id(site: &Site, id: &str) -> Result<(), String> {
    if !is_id(id) {
        return Err(fault("not-an-id", &[("id", Text(&id))]));
    }
    names::refuse(None, &site.root.join("content"), id, site.sources.folders("content/").into_iter())?;
    if policysite::content::is_reserved(id) {
        return Err(fault("address-taken", &[("id", Text(&id))]));
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
        Some(title) if title.trim().is_empty() || title.contains(char::is_control) => Err(fault("not-a-title", &[])),
        _ => Ok(()),
    }
}

/// The folder of the release to copy.
fn model(policy: &Policy) -> Result<String, String> {
    let release = last_release(policy);
    let release = release.ok_or_else(|| fault("no-model", &[("policy", Text(&policy.id))]))?;
    Ok(format!("content/{}/{}/", policy.id, release.version))
}

fn next(arguments: &Arguments, version: &str, files: &[(String, Vec<u8>)]) -> String {
    let (id, option, hint) = (&arguments.id, option(&arguments.root), editor_hint(&arguments.root));
    format!(
        "{}\n  {}\n{}{}{}{hint}",
        words("draft-next", &[]),
        words("draft-edit", &[]),
        step(&format!("serve{option}"), "step-serve"),
        step(&format!("check{option}"), "step-check"),
        settled(files, &format!("release {id} {version}{option}")),
    )
}
