//! policysite turns structured records (TOML) and prose (Markdown) into a versioned, multi-language privacy-policy site.
//!
//! One way, with a type at each arrow; a room uses only rooms above it, which a test keeps:
//!
//! ```text
//! files        ─ source ──► SourceTree          every input file, with the place of every byte
//! site.toml    ─ config ──► Config              languages, theme, taxonomy
//! policy.lock  ─ lock ────► Lock                what was frozen and decided, and whether the files are still that
//! content/     ─ content ─► [Policy]            releases × languages: records and clauses
//!                diff ────► Redlines            what changed between releases
//!                check ───► Diagnostics         what a hurried lawyer could publish by mistake
//! app files    ─ evidence ► Evidence            what the app's own manifests say
//!                checklist► Checklist           what an inspector would say, rule by rule; `check` only
//! themes/      ─ render ──► [Page]              HTML
//!                output ──► Site                path → bytes, checked as a whole; written by one function
//!                serve  ──► a browser           the site as it is edited, from memory; never written
//! ```
//!
//! The library reads files through [`source`] and writes through [`output::write`]; it never prints, never exits and
//! never reads the clock.

pub mod progress;
pub mod diagnostic;
pub mod source;
pub mod report;
pub mod model;
pub mod schema;
pub mod config;
pub mod lock;
pub mod content;
pub mod scaffold;
pub mod diff;
pub mod check;
pub mod evidence;
pub mod checklist;
pub mod freeze;
pub mod render;
pub mod output;
pub mod serve;

use crate::config::Config;
use crate::content::Drafts;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::NOTHING_RELEASED;
use crate::diagnostic::Span;
use crate::diff::Redlines;
use crate::freeze::Plan;
use crate::model::Date;
use crate::model::Policy;
use crate::output::Site;
use crate::progress::Phase;
use crate::progress::Progress;
use crate::render::Build;
use crate::render::Theme;
use crate::schema::Shape;
use crate::source::Shelf;
use crate::source::SourceTree;

/// What a build depends on besides the files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The day on which the site is looked at. Without it nothing is built, only read.
    pub as_of: Option<Date>,
    /// Which releases are read and built that are not frozen.
    pub drafts: Drafts,
    /// Who is told how far the build is.
    pub progress: Progress,
}

/// How many days of change a rehearsal looks ahead.
const AHEAD: usize = 4;

/// Builds the site as it will be when a plan is carried out, on a day and on the days of change that follow, and logs what
/// would be wrong: nothing is recorded that no build could publish. The files are returned as they will be.
pub fn rehearse(
    sources: &SourceTree,
    plan: &Plan,
    day: Date,
    progress: &Progress,
    log: &mut Diagnostics,
) -> SourceTree {
    let sources = sources.with(plan.files());
    let mut next = Some(day);
    for turn in 0..AHEAD {
        let Some(as_of) = next else { break };
        let mut found = Diagnostics::default();
        let options = Options { as_of: Some(as_of), progress: progress.clone(), ..Options::default() };
        let site = build(&sources, &options, &mut found);
        next = site.as_ref().and_then(|site| site.next_change);
        let failed = found.has_errors();
        if turn == 0 || failed {
            log.append(found);
        }
        if failed {
            break;
        }
    }
    sources
}

/// A site that was read: what its pages are made from.
#[derive(Clone, Debug)]
pub struct Content {
    /// `site.toml`.
    pub config: Config,
    /// The policies, with the drafts that were asked for.
    pub policies: Vec<Policy>,
}

/// Reads and checks a site; `None` if `site.toml` can't be read. Everything there is to say is logged.
pub fn read(sources: &SourceTree, drafts: &Drafts, log: &mut Diagnostics) -> Option<Content> {
    Memory::of_one_run().read(sources, drafts, log)
}

/// Builds the whole site in memory; `None` if no site can be made at all. Everything there is to say is logged.
pub fn build(sources: &SourceTree, options: &Options, log: &mut Diagnostics) -> Option<Site> {
    Memory::of_one_run().build(sources, options, log)
}

/// A policy on a day. Who asks for drafts sees releases beforehand that are frozen and become public later.
fn on(policy: Policy, day: Date, drafts: &Drafts) -> Policy {
    let id = policy.id.clone();
    policy.on(day, |version| drafts.has(&id, version))
}

/// What earlier builds made, so that the next one makes only what is made from something else now. What comes out is the
/// same, byte for byte, as without it.
#[derive(Default)]
pub struct Memory {
    content: content::Memory,
    checks: check::Memory,
    themes: Shelf<(Option<Theme>, Diagnostics)>,
    pages: render::Memory,
    output: output::Memory,
    /// Whether there is no build after this one: everything is made now, many things at once.
    is_of_one_run: bool,
}

impl Memory {
    /// A memory for one build: it keeps only what is needed more than once.
    pub fn of_one_run() -> Self {
        Self {
            content: content::Memory::of_one_run(),
            checks: check::Memory::of_one_run(),
            themes: Shelf::that_forgets(),
            pages: render::Memory::of_one_run(),
            output: output::Memory::of_one_run(),
            is_of_one_run: true,
        }
    }

    /// Reads and checks a site, as [`read`] does.
    pub fn read(&self, sources: &SourceTree, drafts: &Drafts, log: &mut Diagnostics) -> Option<Content> {
        self.reading(sources, drafts, &Progress::default(), log)
    }

    fn reading(
        &self,
        sources: &SourceTree,
        drafts: &Drafts,
        progress: &Progress,
        log: &mut Diagnostics,
    ) -> Option<Content> {
        progress.begin(Phase::Policies, sources.folders("content/").len());
        let config = config::load(sources, log)?;
        let policies = content::reload(sources, &config, drafts, &self.content, log);
        progress.begin(Phase::Rules, policies.len());
        let subject = check::Subject { sources, config: &config, policies: &policies };
        check::run(&subject, &self.checks, log);
        Some(Content { config, policies })
    }

    /// Builds a site, as [`build`] does.
    pub fn build(&self, sources: &SourceTree, options: &Options, log: &mut Diagnostics) -> Option<Site> {
        let progress = &options.progress;
        let Content { config, policies } = self.reading(sources, &options.drafts, progress, log)?;
        let as_of = options.as_of?;
        let print = Theme::print(sources);
        let theme = self.themes.get_or_make(print, || {
            let mut faults = Diagnostics::default();
            (Theme::load(sources, &config, &mut faults), faults)
        });
        log.append(theme.1.clone());
        let theme = theme.0.as_ref()?;
        if log.has_errors() {
            // Pages without what is broken would only bring faults that follow from it.
            return None;
        }
        let mut policies: Vec<Policy> = policies.into_iter().map(|policy| on(policy, as_of, &options.drafts)).collect();
        if policies.iter().all(|policy| policy.releases.is_empty() && policy.lock.entries.is_empty()) {
            log.push(Diagnostic::new(NOTHING_RELEASED, Span::NONE));
            return None;
        }
        let next_change = policies.iter().filter_map(|policy| policy.next_change).min();
        content::omit_unfinished(&mut policies, &config);
        if self.is_of_one_run {
            content::forget_units(&mut policies);
        }
        let redlines = Redlines::new(&policies, &config, as_of);
        if self.is_of_one_run && config.outputs.changes {
            progress.begin(Phase::Comparisons, redlines.len());
            redlines.make();
        }
        let (config, policies, redlines) = (&config, &policies[..], &redlines);
        let shape = Shape::records();
        let build = Build { config, policies, redlines, theme, shape, as_of, next_change, progress, print };
        let pages = render::pages(&build, &self.pages, log);
        Some(output::assemble(&build, sources, pages, &self.output, log))
    }

    /// Drops what was not needed since the last time. Best between two builds, and not after one that failed: what was
    /// made before is wanted again as soon as that is mended.
    pub fn tidy(&self) {
        self.content.tidy();
        self.checks.tidy();
        self.themes.tidy();
        self.pages.tidy();
        self.output.tidy();
    }
}
