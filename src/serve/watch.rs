//! Watches the input files and builds whenever their bytes changed. Knows nothing of the server.

use std::any::Any;
use std::collections::BTreeSet;
use std::io;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::sync::mpsc::Sender;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;
use std::time::Instant;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::FROZEN_TEXT_ADDED;
use crate::diagnostic::FROZEN_TEXT_MISSING;
use crate::diagnostic::NOT_UTF8;
use crate::diagnostic::PROGRAM_FAULT;
use crate::diagnostic::Span;
use crate::diagnostic::TOML_SYNTAX;
use crate::model::Date;
use crate::output::Site;
use crate::serve::inputs::Inputs;
use crate::serve::wake::Signal;
use crate::serve::wake::Wake;
use crate::source::SourceTree;

/// How often the files are looked at without any event.
const TICK: Duration = Duration::from_secs(1);

/// How long a file that seems half-written may take to become whole before its faults are shown.
const PATIENCE: Duration = Duration::from_millis(300);

/// What is found while the texts of a release are written and its lock is not yet, or the lock was read before them.
const FREEZING: [Code; 2] = [FROZEN_TEXT_ADDED, FROZEN_TEXT_MISSING];

/// The stack of the build thread, in bytes: as much as a program's first thread has, and then some.
const STACK: usize = 16 * 1024 * 1024;

/// What became of the input files.
pub struct Built {
    /// The site; none if no site could be made.
    pub site: Option<Site>,
    /// Everything there is to say.
    pub log: Diagnostics,
}

/// Builds the site on a day; gets the files and what was found when they were read. May keep what it likes between calls.
pub type Build = Box<dyn FnMut(&SourceTree, Option<Date>, Diagnostics) -> Built + Send>;

/// The day in the site's time zone; none if that is not known.
pub type Today = Box<dyn Fn(&SourceTree) -> Option<Date> + Send>;

/// How sites are built.
pub struct Workshop {
    /// Makes a builder. One that panicked is not used again: nobody knows what it still holds.
    pub builder: Box<dyn Fn() -> Build + Send>,
    /// The day. A new one makes a new build.
    pub today: Today,
}

/// One build.
pub struct Turn {
    /// The files it was made from.
    pub sources: Arc<SourceTree>,
    /// The input files that changed since the turn before; none for the first and for a new day.
    pub changed: BTreeSet<String>,
    /// The site; none if no site could be made.
    pub site: Option<Arc<Site>>,
    /// Everything there is to say.
    pub log: Arc<Diagnostics>,
    /// How long building took.
    pub took: Duration,
}

impl Turn {
    /// Whether an error keeps the site from being shown.
    pub fn failed(&self) -> bool {
        self.site.is_none() || self.log.has_errors()
    }
}

/// What the watcher tells while it works.
pub enum Sign {
    /// There are no events of the file system; the files are looked at by the clock alone.
    NoEvents {
        /// Why.
        reason: String,
    },
    /// A build begins.
    Building,
    /// A build is done.
    Done(Turn),
}

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    /// By events of the file system, and every second.
    Events,
    /// By looking at the files so often.
    Every(Duration),
}

/// A thread that watches and builds. It ends with the value.
pub struct Watcher {
    signals: Sender<Signal>,
    thread: Option<JoinHandle<()>>,
}

impl Watcher {
    /// Builds once, then whenever an input file changed or a new day began.
    pub fn start(
        root: &Path,
        watch: Watch,
        workshop: Workshop,
        tell: impl FnMut(Sign) + Send + 'static,
    ) -> io::Result<Self> {
        let (signals, receiver) = mpsc::channel();
        let root = root.to_path_buf();
        let sender = signals.clone();
        let work = move || {
            let (wake, fault) = Wake::new(&root, watch == Watch::Events, sender, receiver);
            let tick = if let Watch::Every(time) = watch { time } else { TICK };
            let mut desk = Desk {
                build: (workshop.builder)(),
                root,
                tick,
                wake,
                workshop,
                tell: Box::new(tell),
                seen: Inputs::default(),
                day: None,
                held: None,
            };
            if let Some(reason) = fault {
                (desk.tell)(Sign::NoEvents { reason });
            }
            desk.run();
        };
        let thread = thread::Builder::new().name("build".to_owned()).stack_size(STACK).spawn(work)?;
        Ok(Self { signals, thread: Some(thread) })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ = self.signals.send(Signal::End);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What lies before the watcher's thread.
struct Desk {
    root: PathBuf,
    tick: Duration,
    wake: Wake,
    workshop: Workshop,
    build: Build,
    tell: Box<dyn FnMut(Sign) + Send>,
    /// The files of the last build.
    seen: Inputs,
    /// The day of the last build.
    day: Option<Date>,
    /// A build of files that seem half-written, and when it will be told all the same.
    held: Option<(Turn, Instant)>,
}

impl Desk {
    fn run(mut self) {
        self.seen = self.seen.reread(&self.root);
        self.day = (self.workshop.today)(&self.seen.tree);
        let first = self.turn(BTreeSet::new());
        (self.tell)(Sign::Done(first));
        loop {
            let tick = Instant::now() + self.tick;
            let until = self.held.as_ref().map_or(tick, |(_, until)| (*until).min(tick));
            if !self.wake.wait(until) {
                return;
            }
            self.look();
        }
    }

    /// Looks at the files, and builds if they or the day changed.
    fn look(&mut self) {
        let inputs = self.seen.reread(&self.root);
        let changed = inputs.changed_since(&self.seen);
        // A site.toml that can't be read has no time zone: the day stays.
        let day = (self.workshop.today)(&inputs.tree).or(self.day);
        if changed.is_empty() && inputs.says_the_same(&self.seen) && day == self.day {
            if let Some((turn, _)) = self.held.take_if(|(_, until)| *until <= Instant::now()) {
                (self.tell)(Sign::Done(turn));
            }
            return;
        }
        self.seen = inputs;
        self.day = day;
        let mut turn = self.turn(changed);
        match self.held.take() {
            Some((held, _)) => turn.changed.extend(held.changed),
            None if seems_half_written(&turn) => {
                self.held = Some((turn, Instant::now() + PATIENCE));
                return;
            }
            None => {}
        }
        (self.tell)(Sign::Done(turn));
    }

    fn turn(&mut self, changed: BTreeSet<String>) -> Turn {
        (self.tell)(Sign::Building);
        let start = Instant::now();
        let sources = Arc::clone(&self.seen.tree);
        let log = self.seen.log.clone();
        let built = catch_unwind(AssertUnwindSafe(|| (self.build)(&sources, self.day, log))).unwrap_or_else(|panic| {
            self.build = (self.workshop.builder)();
            let mut log = self.seen.log.clone();
            log.push(Diagnostic::new(PROGRAM_FAULT, Span::NONE).arg("error", words(panic.as_ref())));
            Built { site: None, log }
        });
        Turn { sources, changed, site: built.site.map(Arc::new), log: Arc::new(built.log), took: start.elapsed() }
    }
}

/// Whether the files look as if somebody were still writing them: one that changed is empty or breaks off, a release is
/// being frozen, or what the build needs is gone.
fn seems_half_written(turn: &Turn) -> bool {
    let breaks_off = turn.log.sorted().into_iter().any(|finding| {
        if FREEZING.contains(&finding.code) {
            return !turn.changed.is_empty();
        }
        let path = turn.sources.file_at(finding.places[0].span).map(|(path, _)| path);
        let named = finding.args.iter().find(|(name, _)| *name == "path").map(|(_, path)| path.as_str());
        let path = if finding.code == TOML_SYNTAX { path } else { named.filter(|_| finding.code == NOT_UTF8) };
        path.is_some_and(|path| turn.changed.contains(path))
    });
    breaks_off
        || turn.changed.iter().any(|path| match turn.sources.file(path) {
            Some(file) => file.bytes().is_empty(),
            None => turn.failed(),
        })
}

/// What a panic says.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason given".to_owned())
}
