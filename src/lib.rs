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

use std::path::PathBuf;
use std::sync::Arc;

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
use crate::output::Assembly;
use crate::output::Site;
use crate::progress::Phase;
use crate::progress::Progress;
use crate::render::Build;
use crate::render::Neighbour;
use crate::render::Outline;
use crate::render::Theme;
use crate::schema::Shape;
use crate::source::Print;
use crate::source::Shelf;
use crate::source::SourceTree;
use crate::source::Spool;

/// What a build depends on besides the files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The day on which the site is looked at. Without it nothing is built, only read.
    pub as_of: Option<Date>,
    /// Which releases are read and built that are not frozen.
    pub drafts: Drafts,
    /// Who is told how far the build is.
    pub progress: Progress,
    /// The folder on whose disk the finished files of a large site wait until it is written; without one, in memory.
    pub store: Option<PathBuf>,
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

/// Builds the whole site; `None` if no site can be made at all. Everything there is to say is logged.
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
        let config = config::load(sources, log)?;
        let names = content::policy_names(sources, log);
        let options = Options { drafts: drafts.clone(), ..Options::default() };
        let policies = self.reading((sources, &config), &names, &options, log);
        Some(Content { config, policies })
    }

    /// Reads and checks some policies.
    fn reading(
        &self,
        site: (&SourceTree, &Config),
        names: &[String],
        Options { drafts, progress, .. }: &Options,
        log: &mut Diagnostics,
    ) -> Vec<Policy> {
        progress.begin(Phase::Policies, names.len());
        let policies = content::reload(site, names, drafts, &self.content, log);
        progress.begin(Phase::Rules, policies.len());
        let subject = check::Subject { sources: site.0, config: site.1, policies: &policies };
        check::run(&subject, &self.checks, log);
        policies
    }

    /// Builds a site, as [`build`] does.
    pub fn build(&self, sources: &SourceTree, options: &Options, log: &mut Diagnostics) -> Option<Site> {
        let mut found = log.clone();
        let site = self.made(sources, options, &mut found);
        let lost = sources.lost();
        if lost.is_empty() {
            *log = found;
            return site;
        }
        // What was found in a text that is not there says nothing.
        log.append(lost);
        None
    }

    /// A clean build reads and renders some policies at a time, and forgets them; pages of one policy know of the others only
    /// what is read of all of them before.
    fn made(&self, sources: &SourceTree, options: &Options, log: &mut Diagnostics) -> Option<Site> {
        let config = &config::load(sources, log)?;
        let names = content::policy_names(sources, log);
        let at_once = if self.is_of_one_run { AT_ONCE } else { names.len().max(1) };
        let print = Theme::print(sources);
        let theme = options.as_of.map(|_| self.theme((sources, print), config, log));
        let theme = theme.as_ref().and_then(|theme| theme.0.as_ref());
        let mut making = options.as_of.zip(theme).map(|(as_of, theme)| {
            let setting = Setting { sources, config, options, theme, as_of, print };
            Making::new(self, setting, (names.len() > at_once).then_some(&names))
        });
        for some in names.chunks(at_once) {
            let policies = self.reading((sources, config), some, options, log);
            // Pages without what is broken would only bring faults that follow from it.
            if let Some(making) = making.as_mut().filter(|_| !log.has_errors()) {
                making.add(policies);
            }
            if self.is_of_one_run {
                self.content.tidy();
            }
        }
        // A site without policies has errors, too.
        making.filter(|_| !log.has_errors())?.finish(log)
    }

    /// The theme of a site by its print; what is wrong with it is logged.
    fn theme(
        &self,
        (sources, print): (&SourceTree, Print),
        config: &Config,
        log: &mut Diagnostics,
    ) -> Arc<(Option<Theme>, Diagnostics)> {
        let theme = self.themes.get_or_make(print, || {
            let mut faults = Diagnostics::default();
            (Theme::load(sources, config, &mut faults), faults)
        });
        log.append(theme.1.clone());
        theme
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

/// How many policies a clean build has in memory at once. No result depends on it but the memory that is needed.
const AT_ONCE: usize = 4;

/// What the parts of a site are made with.
#[derive(Clone, Copy)]
struct Setting<'a> {
    sources: &'a SourceTree,
    config: &'a Config,
    options: &'a Options,
    theme: &'a Theme,
    as_of: Date,
    /// That of the theme.
    print: Print,
}

impl<'a> Setting<'a> {
    fn build(self, policies: &'a [Policy], neighbours: &'a [Neighbour], redlines: &'a Redlines<'a>) -> Build<'a> {
        let Self { config, theme, as_of, options, print, .. } = self;
        let (shape, progress) = (Shape::records(), &options.progress);
        Build { config, policies, neighbours, redlines, theme, shape, as_of, progress, print }
    }
}

/// A site in the making.
struct Making<'a> {
    memory: &'a Memory,
    setting: Setting<'a>,
    /// All policies, as the pages of others see them; found with the policies if these are all there.
    neighbours: Option<Vec<Neighbour>>,
    /// Where finished files wait.
    spool: Option<Arc<Spool>>,
    assembly: Assembly<'a>,
    /// The policies that were added.
    outlines: Vec<Outline>,
    next_change: Option<Date>,
    /// Whether anything was ever released.
    is_released: bool,
    /// What was found in pages and files.
    log: Diagnostics,
}

impl<'a> Making<'a> {
    /// A site without any policy. `names` are those of a large one, which come some at a time.
    fn new(memory: &'a Memory, setting: Setting<'a>, names: Option<&Vec<String>>) -> Self {
        let Setting { sources, config, options, as_of, .. } = setting;
        let neighbours = names.map(|names| {
            options.progress.begin(Phase::Policies, names.len());
            let mut policies = content::current_texts((sources, config), names, &options.drafts, as_of);
            content::omit_unfinished(&mut policies, config);
            policies.iter().map(|policy| Neighbour::of(policy, as_of)).collect()
        });
        let folder = names.and(options.store.as_ref());
        Self {
            memory,
            setting,
            neighbours,
            spool: folder.and_then(|folder| Spool::beside(folder).ok()).map(Arc::new),
            assembly: Assembly::new(&memory.output),
            outlines: Vec::new(),
            next_change: None,
            is_released: false,
            log: Diagnostics::default(),
        }
    }

    /// Renders some policies and adds them.
    fn add(&mut self, policies: Vec<Policy>) {
        let (memory, setting) = (self.memory, self.setting);
        let Setting { sources, config, options, as_of, .. } = setting;
        let mut policies: Vec<Policy> = policies.into_iter().map(|policy| on(policy, as_of, &options.drafts)).collect();
        self.is_released |=
            policies.iter().any(|policy| !policy.releases.is_empty() || !policy.lock.entries.is_empty());
        self.next_change = policies.iter().filter_map(|policy| policy.next_change).chain(self.next_change).min();
        content::omit_unfinished(&mut policies, config);
        if memory.is_of_one_run {
            content::forget_units(&mut policies);
        }
        let redlines = Redlines::new(&policies, config, as_of);
        if memory.is_of_one_run && config.outputs.changes {
            options.progress.begin(Phase::Comparisons, redlines.len());
            redlines.make();
        }
        let neighbours =
            self.neighbours.get_or_insert_with(|| policies.iter().map(|policy| Neighbour::of(policy, as_of)).collect());
        let build = setting.build(&policies, neighbours, &redlines);
        // What was found in others keeps nothing from being looked at here.
        let mut found = Diagnostics::default();
        let pages = render::pages(&build, &memory.pages, &mut found);
        self.assembly.add(&build, sources, pages, &mut found);
        self.log.append(found);
        self.outlines.extend(policies.iter().map(|policy| Outline::of(&build, policy)));
        if let Some(spool) = &self.spool {
            self.assembly.store(spool);
        }
        setting.theme.tidy();
    }

    /// Adds what belongs to the whole site; `None` if nothing was ever released.
    fn finish(self, log: &mut Diagnostics) -> Option<Site> {
        if !self.is_released {
            log.push(Diagnostic::new(NOTHING_RELEASED, Span::NONE));
            return None;
        }
        let Self { memory, setting, outlines, .. } = self;
        let neighbours = self.neighbours.unwrap_or_default();
        let mut found = Diagnostics::default();
        let redlines = Redlines::new(&[], setting.config, setting.as_of);
        let build = setting.build(&[], &neighbours, &redlines);
        let pages = render::site_pages(&build, &outlines, &memory.pages, &mut found);
        let mut site = self.assembly.finish(&build, setting.sources, (&outlines, pages), &mut found);
        log.append(self.log);
        log.append(found);
        site.next_change = self.next_change;
        Some(site)
    }
}
