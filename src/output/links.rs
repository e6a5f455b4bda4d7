//! The links between the files of the site: each must lead to a file and an anchor that are there.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use percent_encoding::percent_decode_str;
use rayon::prelude::*;

use crate::diagnostic::BROKEN_LINK;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::output::audit::Scan;

/// The file that a server sends for a folder.
const INDEX: &str = "index.html";

/// The pages and files of the last site without a broken link.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Option<Seen>>);

#[derive(Debug, Default)]
struct Seen {
    pages: BTreeMap<String, Arc<Scan>>,
    files: BTreeSet<String>,
}

/// Logs every relative link of a page that leads to no file or anchor of the site. Paths are without leading slash;
/// `files` may hold the pages or not. A link that led somewhere before is not followed again, unless a file or an anchor
/// was taken away since.
pub fn check(pages: BTreeMap<String, Arc<Scan>>, files: &BTreeSet<&str>, memory: &Memory, log: &mut Diagnostics) {
    let mut seen = memory.0.lock().unwrap_or_else(PoisonError::into_inner);
    let before = seen.take().filter(|before| before.is_within(&pages, files));
    let is_known = |(page, scan): &(&String, &Arc<Scan>)| {
        let known = before.as_ref().and_then(|before| before.pages.get(*page));
        known.is_some_and(|known| Arc::ptr_eq(known, scan))
    };
    let open: Vec<(&String, &Arc<Scan>)> = pages.iter().filter(|page| !is_known(page)).collect();
    let faults: Vec<Vec<Diagnostic>> =
        open.into_par_iter().map(|(page, scan)| broken(page, scan, &pages, files)).collect();
    let whole = faults.iter().all(Vec::is_empty);
    faults.into_iter().flatten().for_each(|fault| log.push(fault));
    if whole {
        let same = before.filter(|before| before.files.len() == files.len());
        let files = match same {
            Some(before) => before.files,
            None => files.iter().map(|path| (*path).to_owned()).collect(),
        };
        *seen = Some(Seen { pages, files });
    }
}

impl Seen {
    /// Whether every file and anchor is there still.
    fn is_within(&self, pages: &BTreeMap<String, Arc<Scan>>, files: &BTreeSet<&str>) -> bool {
        let stays = |scan: &Arc<Scan>, now: &Arc<Scan>| Arc::ptr_eq(now, scan) || now.ids.is_superset(&scan.ids);
        // Most often nothing came and nothing went.
        let same_files = self.files.iter().eq(files.iter().copied());
        let same_pages = self.pages.keys().eq(pages.keys());
        let file_stays = |path: &String| files.contains(path.as_str());
        let page_stays = |(path, scan): (&String, &Arc<Scan>)| pages.get(path).is_some_and(|now| stays(scan, now));
        (same_files || self.files.iter().all(file_stays))
            && if same_pages {
                self.pages.values().zip(pages.values()).all(|(scan, now)| stays(scan, now))
            } else {
                self.pages.iter().all(page_stays)
            }
    }
}

/// The links of a page that lead nowhere.
fn broken(page: &str, scan: &Scan, pages: &BTreeMap<String, Arc<Scan>>, files: &BTreeSet<&str>) -> Vec<Diagnostic> {
    let links: BTreeSet<&str> = scan.links.iter().map(String::as_str).collect();
    let is_broken = |link: &&str| {
        scheme(link).is_none() && !resolve(page, link).is_some_and(|target| target.is_there(pages, files))
    };
    let broken = links.into_iter().filter(is_broken);
    broken.map(|link| Diagnostic::new(BROKEN_LINK, Span::NONE).arg("page", page).arg("link", link)).collect()
}

/// What stands before the colon of an address with a scheme; nothing if the address is relative.
pub(super) fn scheme(address: &str) -> Option<&str> {
    let first = address.split(['/', '?', '#']).next().unwrap_or_default();
    first.split_once(':').map(|(scheme, _)| scheme)
}

/// What is there of the target of a link.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The file, by its path, and the anchor if one is meant.
    All(String),
    /// The file alone.
    File(String),
    /// Nothing.
    Nothing,
}

/// What is there of a path given from the root of the site, with an anchor or without.
pub(super) fn find(path: &str, pages: &BTreeMap<String, Arc<Scan>>, files: &BTreeSet<&str>) -> Found {
    match resolve(INDEX, path).filter(|_| !path.starts_with('/')) {
        Some(target) if target.is_there(pages, files) => Found::All(target.path),
        Some(target) if files.contains(target.path.as_str()) => Found::File(target.path),
        _ => Found::Nothing,
    }
}

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
struct Target {
    /// The path of the file in the site.
    path: String,
    /// The fragment as written.
    fragment: String,
}

impl Target {
    fn is_there(&self, pages: &BTreeMap<String, Arc<Scan>>, files: &BTreeSet<&str>) -> bool {
        let fragment = &self.fragment;
        match pages.get(&self.path) {
            Some(page) => fragment.is_empty() || page.ids.contains(fragment) || page.ids.contains(&decoded(fragment)),
            None => files.contains(self.path.as_str()),
        }
    }
}

/// Where a relative link on a page leads; nowhere if it climbs out of the site.
fn resolve(from: &str, link: &str) -> Option<Target> {
    let (address, fragment) = link.split_once('#').unwrap_or((link, ""));
    let fragment = fragment.to_owned();
    let path = address.split('?').next().unwrap_or_default();
    if path.is_empty() {
        return Some(Target { path: from.to_owned(), fragment });
    }
    let mut names: Vec<String> = if path.starts_with('/') {
        Vec::new()
    } else {
        folder_and_name(from).0.into_iter().map(str::to_owned).collect()
    };
    let steps: Vec<String> = path.strip_prefix('/').unwrap_or(path).split('/').map(decoded).collect();
    for (at, step) in steps.iter().enumerate() {
        let last = at + 1 == steps.len();
        match step.as_str() {
            ".." => drop(names.pop()?),
            "." => {}
            "" if last => {}
            name if name.is_empty() || name.contains('/') => return None,
            name => names.push(name.to_owned()),
        }
        if last && matches!(step.as_str(), "" | "." | "..") {
            names.push(INDEX.to_owned());
        }
    }
    Some(Target { path: names.join("/"), fragment })
}

/// The folders of a path, and the name in the last of them.
fn folder_and_name(path: &str) -> (Vec<&str>, &str) {
    let mut folders: Vec<&str> = path.split('/').collect();
    let name = folders.pop().unwrap_or_default();
    (folders, name)
}

/// A piece of an address without percent-encoding; what is not one stays as it is.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(links: &[&str]) -> Vec<String> {
        let page = |ids: &[&str], links: &[&str]| {
            Arc::new(Scan {
                ids: ids.iter().map(ToString::to_string).collect(),
                links: links.iter().map(ToString::to_string).collect(),
                ..Scan::default()
            })
        };
        let pages = BTreeMap::from([
            ("index.html".to_owned(), page(&[], &[])),
            ("404.html".to_owned(), page(&[], &[])),
            ("app/en/index.html".to_owned(), page(&["top", "权限"], links)),
            ("app/en/sdks/android/index.html".to_owned(), page(&["umeng"], &[])),
        ]);
        let files = ["app/latest.json", "assets/x.css", "图 1.png", "app/en/index.html"];
        let mut log = Diagnostics::default();
        check(pages, &files.into(), &Memory::default(), &mut log);
        for fault in log.sorted() {
            assert_eq!((fault.code, &fault.args[0]), (BROKEN_LINK, &("page", "app/en/index.html".to_owned())));
        }
        log.sorted().iter().map(|fault| fault.args[1].1.clone()).collect()
    }

    #[test]
    fn links_to_files_and_anchors_of_the_site_are_fine() {
        let good = [
            "",
            "#",
            "#top",
            "#权限",
            "#%E6%9D%83%E9%99%90",
            "?print#top",
            "./",
            ".",
            "index.html#top",
            "../..",
            "../../",
            "../../404.html",
            "/",
            "/app/en/",
            "/assets/x.css?v=1",
            "sdks/android/#umeng",
            "./sdks/../sdks/./android/index.html",
            "../latest.json#any",
            "../../%E5%9B%BE%201.png",
            "https://a.example/gone",
            "mailto:a@b.example",
            "tel:+1",
            "data:image/png;base64,AA==",
        ];
        assert_eq!(broken(&good), Vec::<String>::new());
    }

    #[test]
    fn links_to_what_is_not_there_are_logged_once() {
        let bad = [
            "#Top",
            "#umeng",
            "../",
            "../../..",
            "../../../app/en/",
            "..//latest.json",
            "/app/en",
            "../latest.json/",
            "..%2Flatest.json",
            "404.html",
            "sdks/",
            "sdks/android/#top",
            "%zz",
            "//app/en/",
        ];
        let found: BTreeSet<String> = broken(&bad).into_iter().collect();
        assert_eq!(found, bad.iter().map(ToString::to_string).collect());
        assert_eq!(broken(&["gone", "gone"]), ["gone"]);
    }
}
