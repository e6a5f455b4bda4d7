//! Model to pages: HTML text for every page of the site.
//!
//! | file | does |
//! | --- | --- |
//! | `theme` | templates and interface words, look and columns, layer over layer |
//! | `capped` | where a template writes, up to the largest page |
//! | `locale` | words, dates and periods of one language |
//! | `place` | where a page stands, and the links from it |
//! | `html` | prose to HTML |
//! | `lag` | what is said of a translation that is not finished |
//! | `records` | records to HTML, field by field |
//! | `comparison/` | a comparison as HTML and as plain text |
//! | `frame` | what every page has |
//! | `metadata` | what a page says of itself to programs |
//! | `handout` | a text for files that are no pages |
//! | `outline` | what is said of a policy beside its own pages |
//! | `site` | what every page shows of the site around it |
//! | `webview` | what files for apps have beside pages, and links out of them |
//! | `sheet` | the style sheet inside a page that stands alone |
//! | `pages/` | one file a kind of page, and the tables of them |

mod capped;
mod comparison;
mod contents;
mod crosslinks;
mod foreign;
mod frame;
mod handout;
mod html;
mod lag;
mod locale;
mod metadata;
mod outline;
mod pages;
mod place;
mod records;
mod sheet;
mod site;
mod theme;
mod tombstones;
mod webview;

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diff::Redlines;
use crate::model::Date;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;
use crate::progress::Phase;
use crate::progress::Progress;
use crate::schema::Shape;
use crate::source::Blob;
use crate::source::Print;
use crate::source::Shelf;

pub use comparison::Marks;
pub use comparison::Texts;
pub use comparison::html_file;
pub use comparison::plain_lines;
pub use comparison::plain_text;
pub use frame::Scene;
pub use frame::company_name;
pub use handout::handout;
pub use html::Html;
pub use html::escape;
pub use locale::Arg;
pub use locale::Locale;
pub use outline::Neighbour;
pub use outline::Outline;
pub use pages::Mark;
pub use pages::Prompt;
pub use pages::PromptLink;
pub use pages::frozen;
pub use pages::list_ids;
pub use pages::marks;
pub use pages::prompt;
pub use pages::text_print;
pub use place::feed_path;
pub use place::plain_text_path;
pub use records::record_words;
pub use sheet::style_source;
pub use theme::Theme;
pub use tombstones::Departed;
pub use tombstones::Named;
pub use tombstones::departed;
pub use tombstones::typed_ids;

/// Everything that pages are made from. It only borrows finished values.
#[derive(Clone, Copy)]
pub struct Build<'a> {
    /// The site.
    pub config: &'a Config,
    /// The policies that are at hand, without drafts unless they were asked for: a large site is made some at a time.
    pub policies: &'a [Policy],
    /// All policies of the site, as the pages of others see them.
    pub neighbours: &'a [Neighbour],
    /// The comparisons.
    pub redlines: &'a Redlines<'a>,
    /// The theme.
    pub theme: &'a Theme,
    /// The shape of the records.
    pub shape: &'a Shape,
    /// The day on which the site is looked at.
    pub as_of: Date,
    /// Who is told how far the build is.
    pub progress: &'a Progress,
    /// The print of what every page is made from: the site's settings and its theme.
    pub print: Print,
}

impl Build<'_> {
    /// Whether the site has a page that compares a release in a language with the one before.
    pub fn compares(&self, policy: &Policy, release: &Release, language: &LanguageTag) -> bool {
        self.config.outputs.changes && policy.is_compared(release, language)
    }
}

/// A finished page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The path of its file: `e-mobile-7/en/index.html`.
    pub path: String,
    /// Its text, in UTF-8.
    pub html: Arc<Blob>,
    /// Whether it is a file that an app shows, which needs no other file.
    pub is_webview: bool,
    /// Whether it stands at an address that is none any more, and only leads on.
    pub leads_on: bool,
}

impl Page {
    fn new(path: String, html: String) -> Self {
        Self { path, html: Arc::new(Blob::from(html.into_bytes())), is_webview: false, leads_on: false }
    }
}

/// What an earlier run rendered.
#[derive(Debug, Default)]
pub struct Memory(Shelf<Rendered>);

/// The pages of a job, and what was found on the way.
#[derive(Debug)]
struct Rendered {
    pages: Vec<Page>,
    faults: Diagnostics,
}

impl Memory {
    /// A memory for one run, which renders every page once.
    pub fn of_one_run() -> Self {
        Self(Shelf::that_forgets())
    }

    /// Drops what was not needed since the last time.
    pub fn tidy(&self) {
        self.0.tidy();
    }
}

/// Renders every page of the policies at hand, but for those that are made from the same as before.
pub fn pages<'a>(build: &'a Build<'a>, memory: &Memory, log: &mut Diagnostics) -> Vec<Page> {
    rendered(build, pages::jobs(build), memory, log)
}

/// Renders the pages that belong to the whole site.
pub fn site_pages<'a>(
    build: &'a Build<'a>,
    outlines: &'a [Outline],
    memory: &Memory,
    log: &mut Diagnostics,
) -> Vec<Page> {
    rendered(build, pages::site_jobs(build, outlines), memory, log)
}

fn rendered<'a>(
    build: &'a Build<'a>,
    jobs: Vec<(Print, pages::Job<'a>)>,
    memory: &Memory,
    log: &mut Diagnostics,
) -> Vec<Page> {
    let render = |(print, job): (Print, pages::Job<'a>)| {
        let make = || {
            let mut faults = Diagnostics::default();
            let mut pages = job.render(&mut faults);
            // A page whose template failed has no text, and was reported.
            pages.retain(|page| !page.html.is_empty());
            Rendered { pages, faults }
        };
        // The print knows no places, so that what was found is looked for again.
        let rendered = memory.0.get_or_make_if(print, make, |rendered| rendered.faults.is_empty());
        build.progress.step();
        rendered
    };
    build.progress.begin(Phase::Pages, jobs.len());
    let done: Vec<Arc<Rendered>> = jobs.into_par_iter().map(render).collect();
    let mut all = Vec::new();
    for rendered in done {
        all.extend(rendered.pages.iter().cloned());
        log.append(rendered.faults.clone());
    }
    all
}
