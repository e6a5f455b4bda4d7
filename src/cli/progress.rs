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
    /// How long the phases before it took.
    times: Mutex<Vec<(Phase, Duration)>>,
}

impl Meter {
    /// Begins to measure. Nothing is shown in a pipe, or if the user wants quiet.
    pub fn begin() -> Self {
        if talk::is_verbose() || talk::may_show_progress() { Self::measuring() } else { Self(None) }
    }

    /// Begins to measure for who asks for the times in the end.
    pub fn measuring() -> Self {
        let is_verbose = talk::is_verbose();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let (phase, times) = (Mutex::new(None), Mutex::new(Vec::new()));
        let shown = Shown { began: Instant::now(), bar, is_verbose, phase, times };
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

impl Meter {
    /// How long each phase took, in seconds, as a share and as a bar, and all of them together.
    pub fn times(&self) -> String {
        let Some(times) = self.0.as_ref().and_then(|shown| shown.times.lock().ok()) else { return String::new() };
        let whole: f64 = times.iter().map(|(_, time)| time.as_secs_f64()).sum();
        let line = |(phase, time): &(Phase, Duration)| {
            let seconds = time.as_secs_f64();
            let share = seconds / whole.max(f64::EPSILON);
            format!("{seconds:9.3} s {:3.0} %  {:BAR$}  {}\n", share * 100.0, bar(share), name(*phase))
        };
        let all: String = times.iter().map(line).collect();
        format!("{all}{whole:9.3} s  {}\n", words("times-whole", &[]))
    }
}

/// How many signs the bar of a phase has that takes all the time.
const BAR: usize = 30;

/// A share as a bar.
fn bar(share: f64) -> String {
    let is_filled = |at: &usize| (f64::from(u32::try_from(*at).unwrap_or(u32::MAX)) + 0.5) < share * 30.0;
    "█".repeat((0..BAR).filter(is_filled).count())
}

impl Shown {
    /// Says how long the phase took, to who wants to know.
    fn end_phase(&self) {
        let Ok(mut phase) = self.phase.lock() else { return };
        let Some((phase, total, began)) = phase.take() else { return };
        let time = began.elapsed();
        if let Ok(mut times) = self.times.lock() {
            // A large site is made some policies at a time.
            match times.iter_mut().find(|(known, _)| *known == phase) {
                Some((_, whole)) => *whole += time,
                None => times.push((phase, time)),
            }
        }
        if self.is_verbose {
            let seconds = format!("{:.2}", time.as_secs_f64());
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
        Phase::Rules => "phase-rules",
        Phase::Comparisons => "phase-comparisons",
        Phase::Pages => "phase-pages",
        Phase::Checks => "phase-checks",
        Phase::Outputs => "phase-outputs",
        Phase::Links => "phase-links",
        Phase::Writing => "phase-writing",
    };
    words(id, &[])
}
