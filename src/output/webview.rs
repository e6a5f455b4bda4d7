//! What must hold of the files that an app shows: they stand alone, and they are small.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::FORBIDDEN_HTML;
use crate::diagnostic::Span;
use crate::diagnostic::WEBVIEW_NOT_ALONE;
use crate::diagnostic::WEBVIEW_TOO_LARGE;
use crate::model::AppLink;
use crate::output::audit::Scan;
use crate::output::links::scheme;
use crate::render::Build;
use crate::render::Page;
use crate::source::Print;
use crate::source::Shelf;

/// A kilobyte, in bytes.
const KILOBYTE: usize = 1024;

/// What was found in the files that apps show, of all policies so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Other files that some need, each with the first that does and how many do.
    needed: BTreeMap<String, (String, usize)>,
    /// The files that are too large.
    large: Vec<TooLarge>,
}

impl Found {
    /// Looks at some pages. Links for an app on a page that is none of its files are logged at once.
    pub(super) fn add(
        &mut self,
        build: &Build<'_>,
        pages: &[Page],
        scans: &BTreeMap<String, Arc<Scan>>,
        packed: &Shelf<usize>,
        log: &mut Diagnostics,
    ) {
        let close = build.config.webview.close.as_ref().map(AppLink::as_str);
        for page in pages {
            let Some(scan) = scans.get(&page.path) else { continue };
            for link in scan.app_links.iter().filter(|link| !page.is_webview || Some(link.as_str()) != close) {
                let what = format!("href=\"{link}\" on <a>");
                log.push(Diagnostic::new(FORBIDDEN_HTML, Span::NONE).arg("page", &page.path).arg("what", what));
            }
        }
        let files: Vec<&Page> = pages.iter().filter(|page| page.is_webview).collect();
        for page in &files {
            let Some(scan) = scans.get(&page.path) else { continue };
            let away = scan.links.iter().filter(|link| scheme(link).is_none() && !is_beside(link));
            let all: BTreeSet<&String> = scan.fetched.iter().chain(away).collect();
            for what in all {
                self.needed.entry(what.clone()).or_insert_with(|| (page.path.clone(), 0)).1 += 1;
            }
        }
        let large: Vec<Option<TooLarge>> = files.into_par_iter().map(|page| too_large(build, page, packed)).collect();
        self.large.extend(large.into_iter().flatten());
    }

    /// Logs files that would need others or are too large.
    pub(super) fn report(&self, build: &Build<'_>, log: &mut Diagnostics) {
        for (what, (path, count)) in &self.needed {
            let fault = Diagnostic::new(WEBVIEW_NOT_ALONE, Span::NONE).arg("path", path).arg("what", what);
            log.push(fault.arg("count", *count));
        }
        for limit in [Limit::Raw, Limit::Gzip] {
            let large: Vec<&TooLarge> = self.large.iter().filter(|large| large.limit == limit).collect();
            if let Some(largest) = large.iter().rev().max_by_key(|large| large.size) {
                log.push(largest.fault(build, large.len()));
            }
        }
    }
}

/// A file that is too large.
#[derive(Debug)]
struct TooLarge {
    path: String,
    limit: Limit,
    /// How large it is by that measure, in bytes.
    size: usize,
}

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limit {
    /// A file as it is.
    Raw,
    /// A file as it is sent.
    Gzip,
}

impl TooLarge {
    /// The finding on the largest of so many files.
    fn fault(&self, build: &Build<'_>, count: usize) -> Diagnostic {
        let limits = &build.config.webview;
        let (measure, key, limit) = match self.limit {
            Limit::Raw => ("raw", "page_kb", limits.page_kb),
            Limit::Gzip => ("gzip", "gzip_kb", limits.gzip_kb),
        };
        let place = build.config.places.get(&format!("webview.{key}"));
        let fault = Diagnostic::new(WEBVIEW_TOO_LARGE, place).arg("path", &self.path).arg("measure", measure);
        fault.arg("size", self.size.div_ceil(KILOBYTE)).arg("limit", limit).arg("key", key).arg("count", count)
    }
}

/// Whether a link leads to the page itself or to another file of the same text, in the same language or another.
fn is_beside(link: &str) -> bool {
    let path = link.split('#').next().unwrap_or_default();
    let path = match path.strip_prefix("../") {
        Some(rest) => rest.split_once('/').map_or("", |(_, file)| file),
        None => path,
    };
    link.starts_with('#') || path.strip_suffix(".html").is_some_and(|name| !name.contains('/'))
}

fn too_large(build: &Build<'_>, page: &Page, packed: &Shelf<usize>) -> Option<TooLarge> {
    let limits = &build.config.webview;
    let large = |limit: Limit, size: usize| Some(TooLarge { path: page.path.clone(), limit, size });
    let size = page.html.len();
    if size > limits.page_kb as usize * KILOBYTE {
        return large(Limit::Raw, size);
    }
    let limit = limits.gzip_kb as usize * KILOBYTE;
    // Packing never makes a page larger than it is.
    if size <= limit {
        return None;
    }
    let print = Print::of("packed").text(page.html.sha256()).finish();
    let size = packed.get_or_make(print, || gzip_size(&page.html, limit));
    if *size > limit { large(Limit::Gzip, *size) } else { None }
}

/// How large a page is when it is sent, packed as well as need be to come below a limit.
fn gzip_size(bytes: &[u8], limit: usize) -> usize {
    let size = |level: u32| {
        let mut packer = GzEncoder::new(Vec::new(), Compression::new(level));
        let done = packer.write_all(bytes).and_then(|()| packer.finish());
        done.map_or(bytes.len(), |packed| packed.len())
    };
    let fast = size(1);
    if fast <= limit { fast } else { size(9) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_leads_to_its_neighbours_only() {
        for link in ["#a", "collected.html", "policy.html#a", "../zh-CN/policy.html#a"] {
            assert!(is_beside(link), "{link}");
        }
        for link in
            ["", "../", "./", "../../zh-CN/", "../policy.html", "sdks/ios/", "../../a/b.html", "/a.html", "style.css"]
        {
            assert!(!is_beside(link), "{link}");
        }
    }

    #[test]
    fn what_packs_well_is_small() {
        assert!(gzip_size("a".repeat(100_000).as_bytes(), 1000) < 1000);
        let noise: Vec<u8> = (0..100_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
        assert!(gzip_size(&noise, 1000) > 1000);
    }
}
