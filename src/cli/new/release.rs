//! `policysite new release`

use std::path::PathBuf;

use clap::Args;
use policysite::content::is_version;
use policysite::model::Event;
use policysite::model::Policy;
use policysite::report::Arg::Text;
use policysite::scaffold::known_versions;
use policysite::scaffold::last_release;
use policysite::scaffold::next_release;

use crate::cli::language::fault;
use crate::cli::language::words;
use crate::cli::new::names;
use crate::cli::new::option;
use crate::cli::new::plan::Plan;
use crate::cli::new::plan::Writing;
use crate::cli::new::settled;
use crate::cli::new::step;
use crate::cli::site::Site;
use crate::cli::site::unknown;

/// The arguments of `new release`.
#[derive(Args)]
pub struct Arguments {
    /// The policy, by its folder.
    policy: String,
    /// The name of the new version, usually the day it takes effect: 2027-01-01.
    version: String,
    /// The version to copy; the last one that is no draft if left out.
    #[arg(long, value_name = "VERSION")]
    from: Option<String>,
    #[command(flatten)]
    writing: Writing,
    /// The folder of the site, which holds site.toml.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

/// Makes the folder of a new release.
pub fn run(arguments: &Arguments) -> Result<String, String> {
    let Arguments { policy, version, root, .. } = arguments;
    let site = Site::open(root)?;
    let found = site.policy(policy)?;
    let folders = folders(&site, policy);
    refuse(&site, found, version)?;
    if let Some(from) = arguments.from.as_ref().filter(|from| found.lock.has(from, Event::Takedown)) {
        return Err(fault("copy-of-taken-down", &[("version", Text(from))]));
    }
    let from = match &arguments.from {
        Some(from) if folders.contains(from) => from.clone(),
        Some(from) => {
            return Err(unknown("version", from, folders.iter().map(String::as_str)));
        }
        None => last(found, &folders)?,
    };
    let files = next_release(&site.sources, &format!("content/{policy}/{from}/"), version)
        .map_err(|why| fault("not-copied", &[("fault", Text(&why))]))?;
    let folder = format!("content/{policy}/{version}/");
    let said = said(arguments, found, &from, &files);
    let files = files.into_iter().map(|(name, bytes)| (format!("{folder}{name}"), bytes)).collect();
    let plan = Plan { root: root.clone(), folder: Some(folder), files, changed: None };
    plan.carry_out(arguments.writing, &said)
}

/// The folders of a policy's releases, whether they can be read or not.
fn folders(site: &Site, policy: &str) -> Vec<String> {
    site.sources.folders(&format!("content/{policy}/")).into_iter().filter(|name| is_version(name)).collect()
}

/// The version to copy if none was named.
fn last(policy: &Policy, folders: &[String]) -> Result<String, String> {
    let unread: Vec<&str> = folders
        .iter()
        .filter(|folder| policy.release(folder).is_none() && policy.lock.release(folder).is_none())
        .map(String::as_str)
        .collect();
    if folders.is_empty() {
        return Err(fault("nothing-to-copy", &[("policy", Text(&policy.id))]));
    }
    match last_release(policy) {
        Some(release) if unread.is_empty() => Ok(release.version.clone()),
        _ => Err(fault("last-unclear", &[("versions", Text(&unread.join(", ")))])),
    }
}

/// No version stands twice, on no file system.
fn refuse(site: &Site, policy: &Policy, version: &str) -> Result<(), String> {
    refuse_version(version)?;
    let known = known_versions(policy, &site.sources);
    names::refuse(Some(&policy.id), &site.root.join("content").join(&policy.id), version, known.into_iter())
}

/// A version is the name of a folder and a part of addresses.
pub(super) fn refuse_version(version: &str) -> Result<(), String> {
    if is_version(version) {
        return Ok(());
    }
    Err(fault("not-a-version", &[("version", Text(&version))]))
}

fn said(arguments: &Arguments, policy: &Policy, from: &str, files: &[(String, Vec<u8>)]) -> String {
    let Arguments { policy: id, version, root, .. } = arguments;
    let folder = format!("content/{id}/{version}/");
    let mut said = words("release-copied", &[("folder", Text(&folder)), ("from", Text(&from))]) + "\n";
    let drafts = policy.releases.iter().filter(|release| release.is_draft() && release.version != from);
    for draft in drafts {
        said.push_str(&(words("release-other-draft", &[("version", Text(&draft.version))]) + "\n"));
    }
    let option = option(root);
    said.push_str(&format!(
        "{}\n  {}\n{}{}{}{}",
        words("draft-next", &[]),
        words("draft-edit", &[]),
        step(&format!("serve{option}"), "step-serve"),
        step(&format!("diff {id} {from} {version}{option}"), "step-diff"),
        step(&format!("check{option}"), "step-check"),
        settled(files, &format!("release {id} {version}{option}")),
    ));
    said
}
