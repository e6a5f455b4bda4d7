//! The finished site in memory: a map from path to bytes, checked as a whole. A new output is a file here and a line in
//! `OUTPUTS`.

mod anchors;
mod assets;
mod audit;
mod bundle;
mod dialog;
mod feed;
mod hosting;
mod json;
mod latest;
#[cfg(test)]
mod latest_tests;
mod links;
mod manifest;
mod paste;
mod sitemap;
mod text;
mod verify;
mod versions;
mod webview;
mod write;
mod xml;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value as Json;

use crate::diagnostic::BAD_FILE_NAME;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::FORBIDDEN_HTML;
use crate::diagnostic::OUTPUT_CONFLICT;
use crate::diagnostic::Span;
use crate::model::Date;
use crate::output::audit::Scan;
use crate::progress::Phase;
use crate::progress::Progress;
use crate::render::Build;
use crate::render::Page;
use crate::source::Blob;
use crate::source::Print;
use crate::source::Shelf;
use crate::source::SourceTree;
use crate::source::changed_paths;

pub use anchors::AnchorsFile;
pub use bundle::BundleManifest;
pub use dialog::DialogFile;
pub use json::ChangesFile;
pub use latest::Latest;
pub use manifest::MANIFEST;
pub use manifest::ReleaseManifest;
pub use manifest::SiteManifest;
pub use verify::hold_published;
pub use verify::verify;
pub use versions::VersionsFile;
pub use write::WriteError;
pub use write::stands;
pub use write::write;

/// The files of a site by path, with `/` between names and none at the beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    files: BTreeMap<String, File>,
    /// The next day on which a text becomes public or comes into force, so that the site should be built again.
    pub next_change: Option<Date>,
}

/// A file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
struct File {
    bytes: Arc<Blob>,
    /// What made it, for the message when something else wants the same path.
    origin: &'static str,
}

impl Site {
    /// The bytes of a file.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|file| &**file.bytes)
    }

    /// All files, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, file)| (path.as_str(), &**file.bytes))
    }

    /// Files by path with their fingerprints, below a folder (`app/v/1/`) or all (an empty text).
    fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Blob)> {
        let files = self.files.range(folder.to_owned()..).take_while(move |(path, _)| path.starts_with(folder));
        files.map(|(path, file)| (path.as_str(), &*file.bytes))
    }

    /// The paths of files whose bytes are not those of another site, or that only one of them has.
    pub fn changed_since(&self, before: &Self) -> Vec<String> {
        let is_same = |now: &File, then: &File| Arc::ptr_eq(&now.bytes, &then.bytes) || now.bytes == then.bytes;
        changed_paths(&self.files, &before.files, is_same)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Adds a file. Two files on one path, or on paths that differ in case only, are a fault.
    fn insert(&mut self, path: String, bytes: Arc<Blob>, origin: &'static str, log: &mut Diagnostics) {
        if !is_inside(&path) {
            log.push(Diagnostic::new(BAD_FILE_NAME, Span::NONE).arg("path", path).arg("kind", "outside"));
            return;
        }
        if let Some(first) = self.files.get(&path) {
            let fault = Diagnostic::new(OUTPUT_CONFLICT, Span::NONE).arg("path", &path);
            log.push(fault.arg("first", first.origin).arg("second", origin));
            return;
        }
        self.files.insert(path, File { bytes, origin });
    }

    /// Reports files that stand where others need a folder.
    fn check_folders(&self, log: &mut Diagnostics) {
        for (path, file) in &self.files {
            let parents = path.match_indices('/').map(|(at, _)| &path[..at]);
            if let Some((parent, first)) = parents.into_iter().find_map(|parent| self.files.get_key_value(parent)) {
                let fault = Diagnostic::new(OUTPUT_CONFLICT, Span::NONE).arg("path", parent);
                log.push(fault.arg("first", first.origin).arg("second", file.origin));
            }
        }
    }

    /// Reports files and folders whose paths differ in case only: some file systems take them for one.
    fn check_case(&self, log: &mut Diagnostics) {
        let mut seen: BTreeMap<String, (&str, &File)> = BTreeMap::new();
        for (path, file) in &self.files {
            if let Some((other, first)) = seen.insert(path.to_lowercase(), (path, file)) {
                let fault = Diagnostic::new(OUTPUT_CONFLICT, Span::NONE).arg("path", format!("{other}, {path}"));
                log.push(fault.arg("first", first.origin).arg("second", file.origin));
            }
        }
    }
}

/// Whether a path stays in the folder of the site on every system. Whatever a part of it is made from was checked where it
/// was read; this is what notices if it was not.
fn is_inside(path: &str) -> bool {
    !path.contains(['\\', ':']) && path.split('/').all(|name| !matches!(name, "" | "." | ".."))
}

/// Where an output puts its files.
struct Emitter<'a> {
    site: &'a mut Site,
    memory: &'a Memory,
    /// What was found in each page.
    scans: &'a BTreeMap<String, Arc<Scan>>,
    log: &'a mut Diagnostics,
    origin: &'static str,
}

impl Emitter<'_> {
    fn emit(&mut self, path: String, bytes: Vec<u8>) {
        self.share(path, &Arc::new(Blob::from(bytes)));
    }

    /// Emits bytes that are somewhere else, too.
    fn share(&mut self, path: String, bytes: &Arc<Blob>) {
        self.site.insert(path, Arc::clone(bytes), self.origin, self.log);
    }

    /// Emits files that are functions of what their prints are of; many are made at once.
    fn keep(&mut self, files: Vec<Kept<'_>>) {
        let make = |file: &Kept<'_>| {
            let print = Print::of(self.origin).text(&file.path).print(file.print).finish();
            self.memory.files.get_or_make(print, || Arc::new(Blob::from((file.make)())))
        };
        let all: Vec<Arc<Arc<Blob>>> = files.par_iter().map(make).collect();
        for (file, bytes) in files.into_iter().zip(all) {
            self.share(file.path, &bytes);
        }
    }
}

/// A file that is made only when it is not known.
struct Kept<'a> {
    path: String,
    /// The print of all that it is made from.
    print: Print,
    make: Box<dyn Fn() -> Vec<u8> + Send + Sync + 'a>,
}

impl<'a> Kept<'a> {
    fn new(path: String, print: Print, make: impl Fn() -> Vec<u8> + Send + Sync + 'a) -> Self {
        Self { path, print, make: Box::new(make) }
    }
}

/// What an earlier run put together.
#[derive(Debug, Default)]
pub struct Memory {
    /// What was found in each page.
    scans: Shelf<Scan>,
    /// Comparisons in one language, for machines.
    changes: Shelf<Option<Json>>,
    /// Files that are no pages.
    files: Shelf<Arc<Blob>>,
    /// How large files for apps are when they are sent.
    packed: Shelf<usize>,
    /// The links of the last site that had no broken one.
    links: links::Memory,
}

impl Memory {
    /// A memory for one run.
    pub fn of_one_run() -> Self {
        Self {
            scans: Shelf::that_forgets(),
            files: Shelf::that_forgets(),
            packed: Shelf::that_forgets(),
            // Two files ask for the same comparison.
            ..Self::default()
        }
    }

    /// Drops what was not needed since the last time.
    pub fn tidy(&self) {
        self.scans.tidy();
        self.changes.tidy();
        self.files.tidy();
        self.packed.tidy();
    }
}

/// An output: its name, a path or a word of the message `output-conflict`, and the function that makes its files.
type Output = (&'static str, for<'a> fn(&'a Build<'a>, &SourceTree, &mut Emitter<'_>));

/// Everything that is not a page. What holds fingerprints of others follows them.
const OUTPUTS: [Output; 16] = [
    ("theme", assets::theme),
    ("static/", assets::files),
    ("text", text::emit),
    ("paste", paste::emit),
    ("anchors.json", anchors::emit),
    ("dialog.json", dialog::emit),
    ("policy.json", json::policies),
    ("changes.json", json::changes),
    ("versions.json", versions::emit),
    ("sitemap.xml", sitemap::emit),
    ("feed.xml", feed::emit),
    ("bundle.zip", bundle::emit),
    ("hosting", hosting::emit),
    ("manifest.json", manifest::releases),
    ("latest.json", latest::emit),
    ("manifest.json", manifest::site),
];

/// Puts the site together and checks it: paths, links, and every page against the allow-list.
pub fn assemble<'a>(
    build: &'a Build<'a>,
    sources: &SourceTree,
    pages: Vec<Page>,
    memory: &Memory,
    log: &mut Diagnostics,
) -> Site {
    let whole = !log.has_errors();
    build.progress.begin(Phase::Checks, pages.len());
    let mut scans = audit(&pages, memory, build.progress, log);
    webview::check(build, &pages, &scans, &memory.packed, log);
    scans.extend(style_sheets(build));
    let mut site = Site { next_change: build.next_change, ..Site::default() };
    let (stubs, pages): (Vec<Page>, Vec<Page>) = pages.into_iter().partition(|page| page.leads_on);
    for page in pages {
        site.insert(page.path, page.html, "page", log);
    }
    build.progress.begin(Phase::Outputs, OUTPUTS.len());
    let stubs = hosting::stubs(build, sources, stubs, &mut site, log);
    for (origin, emit) in OUTPUTS {
        emit(build, sources, &mut Emitter { site: &mut site, memory, scans: &scans, log, origin });
    }
    build.progress.begin(Phase::Links, site.len());
    site.check_case(log);
    site.check_folders(log);
    if whole {
        // Links to a page whose template failed would only repeat that.
        let files = site.files.keys().map(String::as_str).collect();
        hosting::check(build, &mut scans, &files, &stubs, log);
        links::check(scans, &files, &memory.links, log);
    }
    site
}

/// What a finished page holds that may not be published, in words.
pub fn forbidden(html: &str) -> Vec<String> {
    let Scan { mut forbidden, app_links, .. } = audit::scan(html);
    forbidden.extend(app_links);
    forbidden
}

/// What the theme's style sheets link to.
fn style_sheets(build: &Build<'_>) -> impl Iterator<Item = (String, Arc<Scan>)> {
    let sheets = build.theme.published.all().filter(|asset| !asset.links.is_empty());
    sheets.map(|asset| (asset.path.clone(), Arc::new(Scan { links: asset.links.clone(), ..Scan::default() })))
}

/// Parses every page again and reports what may not be published.
fn audit(pages: &[Page], memory: &Memory, progress: &Progress, log: &mut Diagnostics) -> BTreeMap<String, Arc<Scan>> {
    let scan = |page: &Page| {
        let print = Print::of("page").text(&page.path).text(page.html.sha256()).finish();
        let scan = memory.scans.get_or_make(print, || audit::scan(&String::from_utf8_lossy(&page.html)));
        progress.step();
        (page.path.clone(), scan)
    };
    let scans: BTreeMap<String, Arc<Scan>> = pages.par_iter().map(scan).collect();
    for (path, scan) in &scans {
        for what in &scan.forbidden {
            log.push(Diagnostic::new(FORBIDDEN_HTML, Span::NONE).arg("page", path).arg("what", what));
        }
    }
    scans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_stands_outside_the_site() {
        for path in ["../x", "a/../../x", "/x", "a//x", "a/./x", "a\\..\\x", "C:x", "", "a/"] {
            let (mut site, mut log) = (Site::default(), Diagnostics::default());
            site.insert(path.to_owned(), Arc::new(Blob::from(Vec::new())), "a page", &mut log);
            assert!(log.has_errors() && site.is_empty(), "{path}");
        }
        assert!(is_inside("p/en/index.html") && is_inside("a..b/c. d"));
    }
}
