//! `policysite new language`

use std::path::PathBuf;

use clap::Args;
use policysite::model::LanguageTag;
use policysite::model::Policy;
use policysite::render::Theme;
use policysite::report::Arg::Text;
use policysite::scaffold::declared;
use policysite::scaffold::translation;

use crate::cli::language::fault;
use crate::cli::language::help;
use crate::cli::language::words;
use crate::cli::new::editor_hint;
use crate::cli::new::option;
use crate::cli::new::plan::Plan;
use crate::cli::new::plan::Writing;
use crate::cli::new::step;
use crate::cli::site::Site;

/// The arguments of `new language`.
#[derive(Args)]
pub struct Arguments {
    /// The language: ar, fr, pt-BR.
    tag: String,
    /// Only this policy, by its folder; all if left out.
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
    #[command(flatten)]
    writing: Writing,
    /// The folder of the site, which holds site.toml.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

/// Adds a language to the site.
pub fn run(arguments: &Arguments) -> Result<String, String> {
    let tag = tag(&arguments.tag)?;
    let site = Site::open(&arguments.root)?;
    if site.config.languages.contains(&tag) {
        return Err(fault("language-declared", &[("language", Text(&tag))]));
    }
    let policies: Vec<&Policy> = match &arguments.policy {
        Some(id) => vec![site.policy(id)?],
        None => site.policies.iter().collect(),
    };
    if site.log.has_errors() {
        return Err(site.faults() + &help(&words("mend-first", &[])));
    }
    if !Theme::has_words(&site.sources, &site.config, &tag) {
        return Err(no_words(&site, &tag));
    }
    let broken = || fault("no-language-list", &[]);
    let declared = declared(&site.sources, &tag).ok_or_else(broken)?;
    let site_toml = site.sources.file("site.toml").map(|file| String::from_utf8_lossy(&file.bytes()).into_owned());
    let files = files(&site, &policies, &tag)?;
    let changed = Some(("site.toml".to_owned(), [site_toml.unwrap_or_default(), declared]));
    let plan = Plan { root: site.root.clone(), folder: None, files, changed };
    plan.carry_out(arguments.writing, &next(arguments, &tag))
}

/// The tag, in its usual form.
fn tag(typed: &str) -> Result<LanguageTag, String> {
    typed.parse().map_err(|usual: String| {
        let usual = if usual.is_empty() || usual == "und" { "none" } else { &usual };
        fault("not-a-tag", &[("tag", Text(&typed)), ("usual", Text(&usual))])
    })
}

/// How words of the interface are added.
fn no_words(site: &Site, tag: &LanguageTag) -> String {
    let own = if site.config.theme.is_some() { "yes" } else { "no" };
    let theme = site.config.theme.as_deref().unwrap_or("<name>");
    fault("no-interface-words", &[("language", Text(tag)), ("own", Text(&own)), ("theme", Text(&theme))])
}

/// The new files of the newest release of each policy.
fn files(site: &Site, policies: &[&Policy], tag: &LanguageTag) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut files = Vec::new();
    for policy in policies {
        let Some(release) = policy.newest() else { continue };
        let folder = format!("content/{}/{}/", policy.id, release.version);
        let made = translation(&site.sources, &site.config, &folder, release, tag);
        for (name, text) in made.into_iter().flatten() {
            let path = site.root.join(&folder).join(&name);
            // What an interrupted run wrote is no obstacle.
            if path.exists() && std::fs::read(&path).ok().as_deref() != Some(text.as_bytes()) {
                return Err(fault("file-there", &[("path", Text(&format!("{folder}{name}")))]));
            }
            files.push((format!("{folder}{name}"), text.into_bytes()));
        }
    }
    Ok(files)
}

fn next(arguments: &Arguments, tag: &LanguageTag) -> String {
    let (option, hint) = (option(&arguments.root), editor_hint(&arguments.root));
    format!(
        "{}\n{}{}{hint}",
        words("language-made", &[("language", Text(tag))]),
        step(&format!("serve{option}"), "step-serve"),
        step(&format!("check{option}"), "step-untranslated"),
    )
}
