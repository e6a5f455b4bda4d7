//! `policysite new language`

use std::path::PathBuf;

use clap::Args;
use policysite::model::LanguageTag;
use policysite::model::Policy;
use policysite::render::Theme;
use policysite::scaffold::declared;
use policysite::scaffold::translation;

use crate::cli::new::editor_hint;
use crate::cli::new::option;
use crate::cli::new::plan::Plan;
use crate::cli::new::plan::Writing;
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
        return Err(format!(
            "error: site.toml declares `{tag}` already\n\
             help: a release that lacks it needs {tag}.toml and {tag}.md; copy them from the release before\n"
        ));
    }
    let policies: Vec<&Policy> = match &arguments.policy {
        Some(id) => vec![site.policy(id)?],
        None => site.policies.iter().collect(),
    };
    if site.log.has_errors() {
        let help = "help: correct these first: the new files are made from the source text\n";
        return Err(site.faults() + help);
    }
    if !Theme::has_words(&site.sources, &site.config, &tag) {
        return Err(no_words(&site, &tag));
    }
    let broken = || "error: site.toml has no list of languages that can be added to\n".to_owned();
    let declared = declared(&site.sources, &tag).ok_or_else(broken)?;
    let site_toml = site.sources.file("site.toml").map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
    let files = files(&site, &policies, &tag)?;
    let changed = Some(("site.toml".to_owned(), [site_toml.unwrap_or_default(), declared]));
    let plan = Plan { root: site.root.clone(), folder: None, files, changed };
    plan.carry_out(arguments.writing, &next(arguments, &tag))
}

/// The tag, in its usual form.
fn tag(typed: &str) -> Result<LanguageTag, String> {
    typed.parse().map_err(|usual: String| {
        let help = if usual.is_empty() || usual == "und" {
            "write it as `en`, `zh-CN`, `pt-BR`".to_owned()
        } else {
            format!("write `{usual}`")
        };
        format!("error: `{typed}` is not a language tag in its usual form\nhelp: {help}\n")
    })
}

/// How words of the interface are added.
fn no_words(site: &Site, tag: &LanguageTag) -> String {
    let theme = site.config.theme.as_deref().unwrap_or("<name>");
    let first = if site.config.theme.is_some() {
        String::new()
    } else {
        "      make a folder themes/<name>/ and write `theme = \"<name>\"` into site.toml,\n".to_owned()
    };
    format!(
        "error: the theme has no interface words for `{tag}`: headings, buttons, the names of fields\n\
         help: nothing was written. First\n{first}      \
               copy the built-in en.ftl (themes/default/locales/ in the source of policysite)\n      \
               to themes/{theme}/locales/{tag}.ftl and translate it; docs/theme.md explains it\n"
    )
}

/// The new files of the newest release of each policy.
fn files(site: &Site, policies: &[&Policy], tag: &LanguageTag) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut files = Vec::new();
    for policy in policies {
        let Some(release) = policy.newest() else { continue };
        let folder = format!("content/{}/{}/", policy.id, release.version);
        let made = translation(&site.sources, &site.config, &folder, release, tag);
        for (name, text) in made.into_iter().flatten() {
            if site.root.join(&folder).join(&name).exists() {
                return Err(format!(
                    "error: {folder}{name} is there already\nhelp: nothing was written; move the file away first\n"
                ));
            }
            files.push((format!("{folder}{name}"), text.into_bytes()));
        }
    }
    Ok(files)
}

fn next(arguments: &Arguments, tag: &LanguageTag) -> String {
    let (option, hint) = (option(&arguments.root), editor_hint(&arguments.root));
    format!(
        "In {tag}.toml each text is empty below its source; {tag}.md holds the source, to be written over. Next:\n  \
           policysite check{option}   lists what is not translated yet\n  \
           policysite build --drafts{option}   shows it as pages\n{hint}"
    )
}
