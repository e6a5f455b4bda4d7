//! Model to pages: HTML text for every page of the site.
//!
//! | file | does |
//! | --- | --- |
//! | `theme` | templates and interface words |
//! | `capped` | where a template writes, up to the largest page |
//! | `locale` | words, dates and periods of one language |
//! | `place` | where a page stands, and the links from it |
//! | `html` | prose to HTML |
//! | `lag` | what is said of a translation that is not finished |
//! | `records` | records to HTML, field by field |
//! | `comparison/` | a comparison as HTML and as plain text |
//! | `frame` | what every page has |
//! | `pages/` | one file a kind of page, and the tables of them |

mod capped;
mod comparison;
mod contents;
mod frame;
mod html;
mod lag;
mod locale;
mod pages;
mod place;
mod records;
mod theme;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diff::Redlines;
use crate::model::Date;
use crate::model::Policy;
use crate::schema::Shape;

pub use comparison::Marks;
pub use comparison::Texts;
pub use comparison::html_file;
pub use comparison::plain_lines;
pub use comparison::plain_text;
pub use html::Html;
pub use html::escape;
pub use locale::Arg;
pub use locale::Locale;
pub use records::record_words;
pub use theme::Theme;

/// Everything that pages are made from. It only borrows finished values.
#[derive(Clone, Copy)]
pub struct Build<'a> {
    /// The site.
    pub config: &'a Config,
    /// The policies, without drafts unless they were asked for.
    pub policies: &'a [Policy],
    /// The comparisons.
    pub redlines: &'a Redlines<'a>,
    /// The theme.
    pub theme: &'a Theme,
    /// The shape of the records.
    pub shape: &'a Shape,
    /// The day on which the site is looked at.
    pub as_of: Date,
    /// The next day on which a text becomes public or comes into force.
    pub next_change: Option<Date>,
}

/// A finished page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The path of its file: `e-mobile-7/en/index.html`.
    pub path: String,
    /// Its text.
    pub html: String,
}

/// Renders every page.
pub fn pages(build: &Build<'_>, log: &mut Diagnostics) -> Vec<Page> {
    let jobs = pages::jobs(build);
    let done: Vec<(Vec<Page>, Diagnostics)> = jobs
        .par_iter()
        .map(|job| {
            let mut faults = Diagnostics::default();
            (job.render(&mut faults), faults)
        })
        .collect();
    let mut all = Vec::new();
    for (pages, faults) in done {
        // A page whose template failed has no text, and was reported.
        all.extend(pages.into_iter().filter(|page| !page.html.is_empty()));
        log.append(faults);
    }
    all
}
