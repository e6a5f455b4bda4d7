//! `policysite new release`

use std::path::PathBuf;

use clap::Args;
use policysite::content::is_version;
use policysite::model::Event;
use policysite::model::Policy;
use policysite::scaffold::known_versions;
use policysite::scaffold::last_release;
use policysite::scaffold::next_release;

use crate::cli::new::names;
use crate::cli::new::option;
use crate::cli::new::plan::Plan;
use crate::cli::new::plan::Writing;
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
        return Err(format!(
            "error: {from} was taken down; its words may not be used again\nhelp: copy another version\n"
        ));
    }
    let from = match &arguments.from {
        Some(from) if folders.contains(from) => from.clone(),
        Some(from) => {
            return Err(unknown("version", from, folders.iter().map(String::as_str)));
        }
        None => last(found, &folders)?,
    };
    let files = next_release(&site.sources, &format!("content/{policy}/{from}/"), version)
        .map_err(|fault| format!("error: {fault}\nhelp: correct the file; `policysite check` shows the place\n"))?;
    let folder = format!("content/{policy}/{version}/");
    let files = files.into_iter().map(|(name, bytes)| (format!("{folder}{name}"), bytes)).collect();
    let plan = Plan { root: root.clone(), folder: Some(folder), files, changed: None };
    plan.carry_out(arguments.writing, &said(arguments, found, &from))
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
        return Err(format!("error: {} has no release to copy\nhelp: make its first folder by hand\n", policy.id));
    }
    match last_release(policy) {
        Some(release) if unread.is_empty() => Ok(release.version.clone()),
        _ => Err(format!(
            "error: which release is the last can't be told: {} can't be read\n\
             help: correct what `policysite check` says, or name the version to copy with --from\n",
            unread.join(", ")
        )),
    }
}

/// No version stands twice, on no file system.
fn refuse(site: &Site, policy: &Policy, version: &str) -> Result<(), String> {
    refuse_version(version)?;
    let known = known_versions(policy, &site.sources);
    names::refuse(
        &format!("{} has a version", policy.id),
        &site.root.join("content").join(&policy.id),
        version,
        known.into_iter(),
    )
}

/// A version is the name of a folder and a part of addresses.
pub(super) fn refuse_version(version: &str) -> Result<(), String> {
    if is_version(version) {
        return Ok(());
    }
    Err(format!(
        "error: `{version}` can't be the name of a version\n\
         help: use letters, digits, points, hyphens and underscores; the name becomes part of the address\n"
    ))
}

fn said(arguments: &Arguments, policy: &Policy, from: &str) -> String {
    let Arguments { policy: id, version, root, .. } = arguments;
    let mut said = format!("content/{id}/{version}/ is a copy of {from}, without what belongs to that release only.\n");
    let drafts = policy.releases.iter().filter(|release| release.is_draft() && release.version != from);
    for draft in drafts {
        said.push_str(&format!("There is also the draft {}; to copy that one, use --from.\n", draft.version));
    }
    let option = option(root);
    said.push_str(&format!(
        "It is a draft until it is frozen. Next:\n  \
           edit its files, the source language first\n  \
           policysite diff {id} {from} {version}{option}   shows what you changed\n  \
           policysite check{option}   lists what is missing or doubtful\n  \
           policysite build --drafts{option}   shows it as a page\n\
         When the text is settled, set `published` and `effective` where the comments stand, then\n  \
           policysite release {id} {version}{option}\n"
    ));
    said
}
