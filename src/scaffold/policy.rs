//! The first release of a new policy.

use crate::config::Config;
use crate::content;
use crate::content::Drafts;
use crate::diagnostic::Diagnostics;
use crate::scaffold::language::translation;
use crate::scaffold::release::next_release;
use crate::scaffold::site::FIRST;
use crate::scaffold::site::new_site;
use crate::scaffold::toml::has_key;
use crate::scaffold::toml::with_text;
use crate::scaffold::toml::without_history;
use crate::source::SourceTree;

/// A policy to be made.
#[derive(Clone, Debug)]
pub struct NewPolicy<'a> {
    /// Its id.
    pub id: &'a str,
    /// The version of its first release.
    pub version: &'a str,
    /// Its title; that of the model if there is none.
    pub title: Option<&'a str>,
    /// The word for its kind; that of the model if there is none.
    pub kind: Option<&'a str>,
    /// The folder of the release that it is modelled on (`content/p/1/`); the one of a new site if there is none.
    pub like: Option<&'a str>,
}

/// The files of a new policy in all languages of the site, by their names in the folder of its first release. An error
/// says which file of the model can't be read.
pub fn new_policy(
    sources: &SourceTree,
    config: &Config,
    wanted: &NewPolicy<'_>,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut files = match wanted.like {
        Some(folder) => next_release(sources, folder, wanted.version)?,
        None => skeleton(config, wanted.version)?,
    };
    for (name, bytes) in files.iter_mut().filter(|(name, _)| is_toml(name)) {
        let mut text = without_history(&String::from_utf8_lossy(bytes))?;
        if !content::is_translation(name) && has_key(&text, "title") {
            for (key, value) in [("kind", wanted.kind), ("title", wanted.title)] {
                text = value.and_then(|value| with_text(&text, key, value)).unwrap_or(text);
            }
        }
        *bytes = text.into_bytes();
    }
    if wanted.like.is_none() {
        files.extend(translations(sources, config, wanted, &files));
    }
    Ok(files)
}

fn is_toml(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, kind)| kind == "toml")
}

/// The release of a new site as the first one of another policy.
fn skeleton(config: &Config, version: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
    let texts: Vec<(String, String)> =
        new_site().into_iter().filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect();
    let tree = SourceTree::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let files = next_release(&tree, &format!("content/{}/", FIRST.join("/")), version)?;
    let rename = |name: String| if name == "en.md" { format!("{}.md", config.source()) } else { name };
    Ok(files.into_iter().map(|(name, bytes)| (rename(name), bytes)).collect())
}

/// The files to be filled in, for each language but the source.
fn translations(
    sources: &SourceTree,
    config: &Config,
    wanted: &NewPolicy<'_>,
    files: &[(String, Vec<u8>)],
) -> Vec<(String, Vec<u8>)> {
    let folder = format!("content/{}/{}/", wanted.id, wanted.version);
    let sources = sources.with(files.iter().map(|(name, bytes)| (format!("{folder}{name}"), bytes.clone())));
    let drafts = Drafts::One { policy: wanted.id.to_owned(), version: wanted.version.to_owned() };
    let policies = content::load(&sources, config, &drafts, &mut Diagnostics::default());
    let release = policies.iter().find(|policy| policy.id == wanted.id).and_then(|own| own.release(wanted.version));
    let Some(release) = release else { return Vec::new() };
    let made = config.languages[1..].iter().filter_map(|tag| translation(&sources, config, &folder, release, tag));
    made.flatten().map(|(name, text)| (name, text.into_bytes())).collect()
}
