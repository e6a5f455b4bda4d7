//! policysite turns structured records (TOML) and prose (Markdown) into a versioned, multi-language privacy-policy site.
//!
//! One way, with a type at each arrow; a room uses only rooms above it, which a test keeps:
//!
//! ```text
//! files        ─ source ──► SourceTree          every input file, with the place of every byte
//! site.toml    ─ config ──► Config              languages, theme, taxonomy
//! content/     ─ content ─► [Policy]            releases × languages: records and clauses
//!                diff ────► Redlines            what changed between releases
//!                check ───► Diagnostics         what a hurried lawyer could publish by mistake
//! themes/      ─ render ──► [Page]              HTML
//!                output ──► Site                path → bytes, checked as a whole; written by one function
//! ```
//!
//! The library reads files through [`source`] and writes through [`output::write`]; it never prints, never exits and
//! never reads the clock.

pub mod diagnostic;
pub mod source;
pub mod report;
pub mod model;
pub mod schema;
pub mod config;
pub mod content;
pub mod diff;
pub mod check;
pub mod render;
pub mod output;

use crate::diagnostic::Diagnostics;
use crate::diff::Redlines;
use crate::model::Date;
use crate::output::Site;
use crate::render::Build;
use crate::render::Theme;
use crate::schema::Shape;
use crate::source::SourceTree;

/// What a build depends on besides the files.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The day on which the site is looked at. Without it nothing is built, only read.
    pub as_of: Option<Date>,
    /// Whether releases without a date of publication are read and built.
    pub drafts: bool,
}

/// Builds the whole site in memory; `None` if no site can be made at all. Everything there is to say is logged.
pub fn build(sources: &SourceTree, options: &Options, log: &mut Diagnostics) -> Option<Site> {
    let config = config::load(sources, log)?;
    let mut policies = content::load(sources, &config, options.drafts, log);
    check::run(&check::Subject { config: &config, policies: &policies, as_of: options.as_of }, log);
    let as_of = options.as_of?;
    let theme = Theme::load(sources, &config, log)?;
    if log.has_errors() {
        // Pages without what is broken would only bring faults that follow from it.
        return None;
    }
    content::omit_unfinished(&mut policies, &config);
    let redlines = Redlines::new(&policies, &config, as_of);
    let shape = Shape::records();
    let build = Build { config: &config, policies: &policies, redlines: &redlines, theme: &theme, shape, as_of };
    let pages = render::pages(&build, log);
    Some(output::assemble(&build, sources, pages, log))
}
