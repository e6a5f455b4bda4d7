//! The finished site: a map from path to bytes, checked as a whole. A new output is a file here and a line in `OF_POLICIES` or
//! `OF_SITE`.

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
mod site;
mod sitemap;
mod text;
mod verify;
mod versions;
mod webview;
mod write;
mod xml;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value as Json;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::FORBIDDEN_HTML;
use crate::diagnostic::Span;
use crate::output::audit::Scan;
use crate::progress::Phase;
use crate::progress::Progress;
use crate::render::Build;
use crate::render::Outline;
use crate::render::Page;
use crate::source::Blob;
use crate::source::Print;
use crate::source::Shelf;
use crate::source::SourceTree;
use crate::source::Spool;

pub use anchors::AnchorsFile;
pub use bundle::BundleManifest;
pub use dialog::DialogFile;
pub use json::ChangesFile;
pub use latest::Latest;
pub use manifest::MANIFEST;
pub use manifest::ReleaseManifest;
pub use manifest::SiteManifest;
pub use site::Site;
pub use verify::hold_published;
pub use verify::verify;
pub use versions::VersionsFile;
pub use write::WriteError;
pub use write::stands;
pub use write::write;

/// Where an output puts its files.
struct Emitter<'a> {
    site: &'a mut Site,
    memory: &'a Memory,
    /// What was found in each page.
    scans: &'a BTreeMap<String, Arc<Scan>>,
    /// All policies; none as long as some are to come.
    outlines: &'a [Outline],
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
            changes: Shelf::that_forgets(),
            links: links::Memory::default(),
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

/// What each policy has that is no page. What holds fingerprints of others follows them.
const OF_POLICIES: [Output; 11] = [
    ("text", text::emit),
    ("paste", paste::emit),
    ("anchors.json", anchors::emit),
    ("dialog.json", dialog::emit),
    ("policy.json", json::policies),
    ("changes.json", json::changes),
    ("versions.json", versions::emit),
    ("feed.xml", feed::emit),
    (bundle::ORIGIN, bundle::emit),
    ("manifest.json", manifest::releases),
    ("latest.json", latest::emit),
];

/// What the whole site has that is no page, in the same way.
const OF_SITE: [Output; 5] = [
    ("theme", assets::theme),
    ("static/", assets::files),
    ("sitemap.xml", sitemap::emit),
    ("hosting", hosting::emit),
    ("manifest.json", manifest::site),
];

/// A site in the making: policies are added some at a time, then what belongs to all of them.
pub struct Assembly<'m> {
    site: Site,
    memory: &'m Memory,
    /// What was found in each page.
    scans: BTreeMap<String, Arc<Scan>>,
    /// The pages that lead on: they give way to every other file.
    stubs: Vec<Page>,
    /// What was found in the files that apps show.
    webview: webview::Found,
    /// Whether no template failed: links to a page that is missing would only repeat that.
    is_whole: bool,
}

impl<'m> Assembly<'m> {
    /// A site without any file.
    pub fn new(memory: &'m Memory) -> Self {
        Self {
            site: Site::default(),
            memory,
            scans: BTreeMap::new(),
            stubs: Vec::new(),
            webview: webview::Found::default(),
            is_whole: true,
        }
    }

    /// Adds the policies of a build with their pages, and checks these against the allow-list.
    pub fn add<'a>(&mut self, build: &'a Build<'a>, sources: &SourceTree, pages: Vec<Page>, log: &mut Diagnostics) {
        self.add_pages(build, pages, log);
        build.progress.begin(Phase::Outputs, OF_POLICIES.len());
        self.emit(build, sources, &[], &OF_POLICIES, log);
    }

    /// Adds what belongs to the whole site, and checks it: paths, and where links lead.
    pub fn finish<'a>(
        mut self,
        build: &'a Build<'a>,
        sources: &SourceTree,
        (outlines, pages): (&[Outline], Vec<Page>),
        log: &mut Diagnostics,
    ) -> Site {
        let others = std::mem::take(&mut self.stubs);
        self.add_pages(build, pages, log);
        self.scans.extend(style_sheets(build));
        self.webview.report(build, log);
        bundle::check(build, &self.site, log);
        build.progress.begin(Phase::Outputs, OF_SITE.len());
        // Old addresses count before other forms of language tags.
        let stubs = std::mem::take(&mut self.stubs).into_iter().chain(others).collect();
        let stubs = hosting::stubs(build, sources, stubs, &mut self.site, log);
        self.emit(build, sources, outlines, &OF_SITE, log);
        let Self { site, mut scans, memory, is_whole, .. } = self;
        build.progress.begin(Phase::Links, site.len());
        site.check_case(log);
        site.check_folders(log);
        if is_whole {
            let files = site.files.keys().map(String::as_str).collect();
            hosting::check(build, &mut scans, &files, &stubs, log);
            links::check(scans, &files, &memory.links, log);
        }
        site
    }

    /// Puts the bytes of all files that are there on disk.
    pub fn store(&mut self, spool: &Arc<Spool>) {
        self.site.store(spool);
    }

    fn add_pages(&mut self, build: &Build<'_>, pages: Vec<Page>, log: &mut Diagnostics) {
        self.is_whole &= !log.has_errors();
        build.progress.begin(Phase::Checks, pages.len());
        let scans = audit(&pages, self.memory, build.progress, log);
        self.webview.add(build, &pages, &scans, &self.memory.packed, log);
        let (stubs, pages): (Vec<Page>, Vec<Page>) = pages.into_iter().partition(|page| page.leads_on);
        for page in pages {
            self.scans.extend(scans.get_key_value(&page.path).map(|(path, scan)| (path.clone(), Arc::clone(scan))));
            self.site.insert(page.path, page.html, "page", log);
        }
        for (path, scan) in scans {
            self.scans.entry(path).or_insert(scan);
        }
        self.stubs.extend(stubs);
    }

    fn emit<'a>(
        &mut self,
        build: &'a Build<'a>,
        sources: &SourceTree,
        outlines: &[Outline],
        outputs: &[Output],
        log: &mut Diagnostics,
    ) {
        let Self { site, memory, scans, .. } = self;
        for (origin, emit) in outputs {
            emit(build, sources, &mut Emitter { site, memory, scans, outlines, log, origin });
        }
    }
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
        let text = || str::from_utf8(&page.html).map_or_else(|_| String::from_utf8_lossy(&page.html), Cow::Borrowed);
        let scan = memory.scans.get_or_make(print, || audit::scan(&text()));
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
