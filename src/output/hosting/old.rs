//! Old addresses held against the finished site: where they lead must be there, and where they stand must be free.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::Destination;
use crate::config::Redirect;
use crate::diagnostic::BAD_OLD_ADDRESS;
use crate::diagnostic::BAD_REDIRECT;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::output::Site;
use crate::output::audit::Scan;
use crate::output::links::Found;
use crate::output::links::find;
use crate::render::Build;
use crate::render::Page;
use crate::source::SourceTree;

/// Puts the pages that lead on into the site. One of an old address that would take the place of a page or file is logged;
/// other forms of language tags give way, and of two pages at one place the first counts. Returns the paths of those that are there.
pub(in crate::output) fn stubs(
    build: &Build<'_>,
    sources: &SourceTree,
    pages: Vec<Page>,
    site: &mut Site,
    log: &mut Diagnostics,
) -> BTreeSet<String> {
    let mut placed = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for page in pages.into_iter().filter(|page| seen.insert(page.path.clone())) {
        if !site.has(&page.path) && sources.file(&format!("static/{}", page.path)).is_none() {
            placed.insert(page.path.clone());
            site.insert(page.path, page.html, "redirects", log);
        } else if let Some(redirect) = at(build, &page.path) {
            let address = &redirect.from;
            log.push(Diagnostic::new(BAD_OLD_ADDRESS, redirect.place).arg("address", address).arg("kind", "taken"));
        }
    }
    placed
}

/// The old address that a page stands at.
fn at<'a>(build: &Build<'a>, path: &str) -> Option<&'a Redirect> {
    let base = build.config.base_path();
    build.config.redirects.iter().find(|redirect| redirect.file(base).as_deref() == Some(path))
}

/// Logs old addresses that lead to nothing of the site, or to one of the pages that lead on. Takes the pages of old
/// addresses out of `scans`, so that this is not told twice.
pub(in crate::output) fn check(
    build: &Build<'_>,
    scans: &mut BTreeMap<String, Arc<Scan>>,
    files: &BTreeSet<&str>,
    stubs: &BTreeSet<String>,
    log: &mut Diagnostics,
) {
    let config = build.config;
    let host = config.base_url.strip_suffix(config.base_path()).unwrap_or_default();
    let is_old = |path: &str| stubs.contains(path) && at(build, path).is_some();
    scans.retain(|path, _| !is_old(path));
    for Redirect { to, place, .. } in &config.redirects {
        let fault = |to: &str, kind| Diagnostic::new(BAD_REDIRECT, *place).arg("to", to).arg("kind", kind);
        match to {
            Destination::Elsewhere(address) => {
                let is_old = |other: &Redirect| address.strip_prefix(host) == Some(other.from.as_str());
                if config.redirects.iter().any(is_old) {
                    log.push(fault(address, "chain"));
                }
            }
            Destination::Here(path) => match find(path, scans, files) {
                Found::All(file) if stubs.contains(&file) => log.push(fault(path, "chain")),
                Found::All(_) => {}
                Found::File(file) => {
                    let ids = scans.get(&file).map(|scan| &scan.ids).into_iter().flatten().map(String::as_str);
                    let anchor = path.split_once('#').map_or("", |(_, anchor)| anchor);
                    log.push(fault(path, "anchor").suggest(anchor, ids));
                }
                Found::Nothing => {
                    let known = files.iter().map(|file| file.strip_suffix("index.html").unwrap_or(file));
                    log.push(fault(path, "missing").suggest(path.split('#').next().unwrap_or_default(), known));
                }
            },
        }
    }
}
