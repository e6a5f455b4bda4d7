//! What makes the watcher look: events of the file system, and a clock that always runs. Events may be lost, doubled or
//! about nothing: they only wake; the bytes of the files decide. The only door to `notify`.

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::time::Duration;
use std::time::Instant;

use notify::EventKind;
use notify::RecommendedWatcher;
use notify::RecursiveMode;
use notify::Watcher as _;
use notify::event::AccessKind;
use notify::event::AccessMode;

use crate::source::FOLDERS;

/// How long nothing may happen before the files are looked at.
const QUIET: Duration = Duration::from_millis(15);

/// The longest wait for quiet.
const LONGEST: Duration = Duration::from_millis(500);

/// Why the watcher wakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// Something happened to a file.
    File,
    /// A folder that is watched came, went or moved, or events were lost.
    Folder,
    /// The watcher shall end.
    End,
}

/// What wakes the watcher.
pub(super) struct Wake {
    signals: Receiver<Signal>,
    /// None if there are no events: not wanted, or not to be had.
    events: Option<RecommendedWatcher>,
    root: PathBuf,
    watched: BTreeSet<PathBuf>,
}

impl Wake {
    /// Wakes by events too if wanted; the text says why there are none.
    pub(super) fn new(
        root: &Path,
        by_events: bool,
        sender: Sender<Signal>,
        signals: Receiver<Signal>,
    ) -> (Self, Option<String>) {
        let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let mut wake = Self { signals, events: None, root, watched: BTreeSet::new() };
        let fault = if by_events { wake.listen(sender).err() } else { None };
        if fault.is_some() {
            wake.events = None;
        }
        (wake, fault.map(|fault| fault.to_string()))
    }

    fn listen(&mut self, sender: Sender<Signal>) -> notify::Result<()> {
        let folders = self.folders();
        let mut events = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if let Some(signal) = signal(&event, &folders) {
                // The watcher may have ended.
                let _ = sender.send(signal);
            }
        })?;
        // Editors put another file in the place of site.toml, so its folder is watched, without what lies below.
        events.watch(&self.root, RecursiveMode::NonRecursive)?;
        self.events = Some(events);
        self.follow()
    }

    fn folders(&self) -> Vec<PathBuf> {
        FOLDERS.iter().map(|folder| self.root.join(folder)).collect()
    }

    /// Watches the input folders that came since.
    fn follow(&mut self) -> notify::Result<()> {
        let Some(events) = &mut self.events else { return Ok(()) };
        for folder in FOLDERS.iter().map(|folder| self.root.join(folder)) {
            if !folder.is_dir() {
                self.watched.remove(&folder);
            } else if !self.watched.contains(&folder) {
                events.watch(&folder, RecursiveMode::Recursive)?;
                self.watched.insert(folder);
            }
        }
        Ok(())
    }

    /// Watches all input folders anew: one of them may be another folder of the same name.
    fn follow_anew(&mut self) {
        if let Some(events) = &mut self.events {
            for folder in std::mem::take(&mut self.watched) {
                let _ = events.unwatch(&folder);
            }
        }
        // What can't be watched is looked at by the clock.
        let _ = self.follow();
    }

    /// Waits for events and then for quiet, but no longer than until the given time. False if the watcher shall end.
    pub(super) fn wait(&mut self, until: Instant) -> bool {
        let mut signal = match self.signals.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(signal) => signal,
            Err(RecvTimeoutError::Timeout) => {
                let _ = self.follow();
                return true;
            }
            Err(RecvTimeoutError::Disconnected) => return false,
        };
        let start = Instant::now();
        let mut moved = false;
        loop {
            match signal {
                Signal::End => return false,
                Signal::Folder => moved = true,
                Signal::File => {}
            }
            if start.elapsed() >= LONGEST {
                break;
            }
            match self.signals.recv_timeout(QUIET) {
                Ok(next) => signal = next,
                Err(_) => break,
            }
        }
        if moved {
            self.follow_anew();
        }
        true
    }
}

/// What an event says. Reading is no news: the watcher itself reads.
fn signal(event: &notify::Result<notify::Event>, folders: &[PathBuf]) -> Option<Signal> {
    let Ok(event) = event else { return Some(Signal::Folder) };
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Signal::File),
        EventKind::Access(_) => None,
        _ if event.need_rescan() => Some(Signal::Folder),
        EventKind::Modify(notify::event::ModifyKind::Data(_) | notify::event::ModifyKind::Metadata(_)) => {
            Some(Signal::File)
        }
        _ if event.paths.iter().any(|path| folders.contains(path)) => Some(Signal::Folder),
        _ => Some(Signal::File),
    }
}
