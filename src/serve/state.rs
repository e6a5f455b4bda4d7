//! What the server shows: the last good site and what was found last, as one value that is exchanged at once.

use std::sync::Arc;

use serde_json::json;
use tokio::sync::broadcast;
use tokio::sync::watch;

use crate::diagnostic::Diagnostics;
use crate::output::Site;
use crate::serve::watch::Turn;
use crate::source::SourceTree;

/// How many changed paths are told one by one. With more, everything counts as changed.
const TOLD: usize = 1000;

/// How many events a slow browser may be behind before it is told only how things stand.
const BEHIND: usize = 16;

/// How things stand.
#[derive(Clone, Default)]
pub(super) struct Snapshot {
    /// The number of the last build that is done, from 1.
    pub(super) build: u64,
    /// Whether the next is being made.
    pub(super) building: bool,
    /// The last site that could be built.
    pub(super) site: Option<Arc<Site>>,
    /// Whether the last build is that site.
    pub(super) good: bool,
    /// How many errors were found in the last build.
    pub(super) errors: usize,
    /// How many warnings.
    pub(super) warnings: usize,
    /// The files of the last build.
    pub(super) sources: Arc<SourceTree>,
    /// What was found in them.
    pub(super) log: Arc<Diagnostics>,
}

/// The shared state. One thread changes it, all requests look at it.
pub(super) struct Store {
    /// What tells one run of the server from the next, and its own pages from others.
    pub(super) token: String,
    now: watch::Sender<Arc<Snapshot>>,
    events: broadcast::Sender<Arc<str>>,
}

impl Store {
    pub(super) fn new(token: String) -> Self {
        let now = watch::Sender::new(Arc::new(Snapshot::default()));
        Self { token, now, events: broadcast::Sender::new(BEHIND) }
    }

    /// How things stand.
    pub(super) fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.now.borrow())
    }

    /// What will be told from now on.
    pub(super) fn subscribe(&self) -> broadcast::Receiver<Arc<str>> {
        self.events.subscribe()
    }

    /// How things stand, as the browser is told it.
    pub(super) fn standing(&self) -> Arc<str> {
        self.event(&self.now(), None)
    }

    /// A build begins.
    pub(super) fn begin(&self) {
        let next = Snapshot { building: true, ..(*self.now()).clone() };
        self.tell(next, &[]);
    }

    /// A build is done: a good one takes the place of the last good one. Returns how many files of the site changed; none
    /// if it stays.
    pub(super) fn finish(&self, turn: &Turn) -> Option<usize> {
        let before = self.now();
        let nothing = Site::default();
        let new = turn.site.as_ref().filter(|_| !turn.failed());
        let old = before.site.as_deref().unwrap_or(&nothing);
        let changed = new.map(|new| new.changed_since(old));
        let counts = turn.log.counts();
        let next = Snapshot {
            build: before.build + 1,
            building: false,
            site: new.or(before.site.as_ref()).cloned(),
            good: new.is_some(),
            errors: counts.errors,
            warnings: counts.warnings,
            sources: Arc::clone(&turn.sources),
            log: Arc::clone(&turn.log),
        };
        let files = changed.as_ref().map(Vec::len);
        self.tell(next, &changed.unwrap_or_default());
        files
    }

    fn tell(&self, next: Snapshot, changed: &[String]) {
        let event = self.event(&next, Some(changed));
        self.now.send_replace(Arc::new(next));
        // Nobody may be listening.
        let _ = self.events.send(event);
    }

    fn event(&self, snapshot: &Snapshot, changed: Option<&[String]>) -> Arc<str> {
        let event = json!({
            "run": self.token,
            "build": snapshot.build,
            "building": snapshot.building,
            "good": snapshot.good,
            "site": snapshot.site.is_some(),
            "errors": snapshot.errors,
            "warnings": snapshot.warnings,
            "changed": changed.filter(|changed| changed.len() <= TOLD),
        });
        Arc::from(event.to_string())
    }
}
