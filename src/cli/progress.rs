//! What a run shows of its work. The only door to `indicatif`.

#![allow(clippy::print_stderr, reason = "this room talks to the user")]

use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;
use std::time::Instant;

use indicatif::ProgressBar;
use indicatif::ProgressDrawTarget;
use indicatif::ProgressStyle;
use policysite::progress::Phase;
use policysite::progress::Progress;
use policysite::progress::Watch;
use policysite::report::Arg::Count;
use policysite::report::Arg::Text;

use crate::cli::language::words;
use crate::cli::talk;

/// Work that is done sooner shows nothing.
const SOON: Duration = Duration::from_millis(300);

/// How often the line is drawn again while nothing else happens.
const TICK: Duration = Duration::from_millis(100);

/// The progress of a run. What it shows goes with [`Meter::finish`], or with the value.
#[derive(Clone)]
pub struct Meter(Option<Arc<Shown>>);

/// A line in a terminal, or a line a phase for who wants to know more.
struct Shown {
    began: Instant,
    bar: ProgressBar,
    is_verbose: bool,
    /// The phase that runs, with its beginning.
    phase: Mutex<Option<(Phase, usize, Instant)>>,
}

impl Meter {
    /// Begins to measure. Nothing is shown in a pipe, or if the user wants quiet.
    pub fn begin() -> Self {
        let is_verbose = talk::is_verbose();
        if !is_verbose && !talk::may_show_progress() {
            return Self(None);
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let shown = Shown { began: Instant::now(), bar, is_verbose, phase: Mutex::new(None) };
        Self(Some(Arc::new(shown)))
    }

    /// Where the library says how far it is.
    pub fn progress(&self) -> Progress {
        self.0.as_ref().map(|shown| Progress::to(shown.clone())).unwrap_or_default()
    }

    /// Ends the last phase and clears the line.
    pub fn finish(&self) {
        if let Some(shown) = &self.0 {
            shown.end_phase();
            shown.bar.finish_and_clear();
        }
    }
}

impl Shown {
    /// Says how long the phase took, to who wants to know.
    fn end_phase(&self) {
        let Ok(mut phase) = self.phase.lock() else { return };
        if let Some((phase, total, began)) = phase.take().filter(|_| self.is_verbose) {
            let seconds = format!("{:.2}", began.elapsed().as_secs_f64());
            let args = [("phase", Text(&name(phase))), ("count", Count(total)), ("seconds", Text(&seconds))];
            eprintln!("{}", words("phase-took", &args));
        }
    }

    /// Shows the line once the work takes long.
    fn appear(&self) {
        if !self.is_verbose && self.bar.is_hidden() && self.began.elapsed() > SOON {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.enable_steady_tick(TICK);
        }
    }
}

impl Watch for Shown {
    fn begin(&self, phase: Phase, total: usize) {
        self.end_phase();
        if let Ok(mut current) = self.phase.lock() {
            *current = Some((phase, total, Instant::now()));
        }
        let counts = matches!(phase, Phase::Pages | Phase::Checks);
        let template = if counts { "{spinner} {msg} {pos}/{len}" } else { "{spinner} {msg}" };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner());
        self.bar.set_style(style);
        self.bar.set_message(name(phase));
        self.bar.set_length(total as u64);
        self.bar.set_position(0);
        self.appear();
    }

    fn step(&self) {
        self.bar.inc(1);
        self.appear();
    }
}

/// What is done.
fn name(phase: Phase) -> String {
    let id = match phase {
        Phase::Files => "phase-files",
        Phase::Policies => "phase-policies",
        Phase::Pages => "phase-pages",
        Phase::Checks => "phase-checks",
        Phase::Writing => "phase-writing",
    };
    words(id, &[])
}
