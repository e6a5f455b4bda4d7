//! Runs the fuzzer of `tests/fuzz` for long:
//!
//! `cargo run --release --example fuzz -- TARGET [--minutes N] [--from N] [--save FOLDER]`
//! `cargo run --release --example fuzz -- TARGET --only N | --file INPUT [--shrink]`
//! `cargo run --release --example fuzz -- sizes [BYTES]`
//!
//! TARGET is `records`, `prose`, `redline` or `site`. The input of each number is always the same. Whatever is found is
//! saved with its number; time is that of the processor, so that other programs do not matter. `sizes` shows how long
//! texts take that are made to keep a reader busy, at a size and at four times the size.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::exit,
    clippy::disallowed_methods,
    missing_docs,
    dead_code,
    reason = "a program for testing"
)]

#[path = "../tests/fuzz/mod.rs"]
mod fuzz;

use std::fs;
use std::panic;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::process;
use std::sync::Mutex;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use fastrand::Rng;

use crate::fuzz::Input;
use crate::fuzz::mutate::Maker;
use crate::fuzz::pathologies;
use crate::fuzz::pathologies::PATTERNS;
use crate::fuzz::pathologies::TOML_PATTERNS;
use crate::fuzz::seeds::Seeds;
use crate::fuzz::targets::TARGETS;
use crate::fuzz::targets::Target;

/// An input that takes longer is a fault.
const LONGEST: Duration = Duration::from_secs(1);

/// After so long by the clock on the wall the run is given up.
const HANGS: Duration = Duration::from_mins(5);

/// Where the last panic was.
static PANIC: Mutex<String> = Mutex::new(String::new());

/// The number of the input that is tried.
static TRIED: AtomicU64 = AtomicU64::new(0);

fn option(name: &str) -> Option<String> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.next().map(|_| arguments.next().unwrap_or_default())
}

/// What this thread has used of a processor; where that can't be known, what has passed.
fn used(start: Instant) -> Duration {
    let status = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = status.split_whitespace().next().and_then(|word| word.parse().ok());
    nanos.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// Tries an input: what is wrong, and how long it took.
fn attempt(target: Target, input: &Input, start: Instant) -> (Option<String>, Duration) {
    let before = used(start);
    let done = panic::catch_unwind(AssertUnwindSafe(|| target.run(input)));
    let took = used(start).saturating_sub(before);
    let fault = match done {
        Err(_) => Some(format!("panic: {}", PANIC.lock().unwrap())),
        Ok(Err(fault)) => Some(fault),
        Ok(Ok(())) => (took > LONGEST).then(|| format!("takes {} ms", took.as_millis())),
    };
    (fault, took)
}

/// The smallest input that has the same fault: files, lines and signs are left out as long as it stays.
fn shrink(target: Target, mut input: Input, start: Instant) -> Input {
    let kind = |fault: Option<String>| fault.map(|fault| fault.chars().take(40).collect::<String>());
    let wanted = kind(attempt(target, &input, start).0);
    let same = |input: &Input| kind(attempt(target, input, start).0) == wanted;
    let mut step = input.len().next_power_of_two();
    while step > 0 {
        for at in 0..input.0.len() {
            let mut from = 0;
            while from < input.0[at].1.len() {
                let mut smaller = input.clone();
                let text = &mut smaller.0[at].1;
                let (start, end) =
                    (text.floor_char_boundary(from), text.ceil_char_boundary((from + step).min(text.len())));
                text.replace_range(start..end, "");
                if smaller.len() < input.len() && same(&smaller) {
                    input = smaller;
                } else {
                    from += step;
                }
            }
        }
        step /= 2;
    }
    input
}

fn long_run(target: Target, name: &str, start: Instant) {
    let minutes: u64 = option("--minutes").and_then(|text| text.parse().ok()).unwrap_or(20);
    let first: u64 = option("--from").and_then(|text| text.parse().ok()).unwrap_or(0);
    let folder = PathBuf::from(option("--save").unwrap_or_else(|| "target/fuzz".to_owned()));
    fs::create_dir_all(&folder).unwrap();
    let seeds = Seeds::load();
    let (mut found, mut slowest, mut bytes) = (0, (Duration::ZERO, 0), 0);
    let mut next = Duration::from_mins(1);
    for number in first.. {
        TRIED.store(number, Ordering::Relaxed);
        let input = target.make(&mut Maker { seeds: &seeds, random: Rng::with_seed(number) });
        bytes += input.len();
        let (fault, took) = attempt(target, &input, start);
        slowest = slowest.max((took, number));
        if let Some(fault) = fault {
            found += 1;
            println!("{name} {number}: {fault}");
            fs::write(folder.join(format!("{name}-{number}.txt")), input.print()).unwrap();
        }
        let spent = used(start);
        if spent >= next || spent.as_secs() >= minutes * 60 {
            next += Duration::from_mins(1);
            let (count, seconds) = (number - first + 1, spent.as_secs().max(1));
            println!(
                "{name}: {count} inputs of {} bytes, {seconds} s, {} a second, slowest {} ms ({}), {found} found",
                bytes as u64 / count,
                count / seconds,
                slowest.0.as_millis(),
                slowest.1
            );
        }
        if spent.as_secs() >= minutes * 60 {
            return;
        }
    }
}

/// Ends the program when one input takes for ever.
fn watch(name: &'static str) {
    thread::spawn(move || {
        loop {
            let number = TRIED.load(Ordering::Relaxed);
            thread::sleep(HANGS);
            if number > 0 && TRIED.load(Ordering::Relaxed) == number {
                println!("{name} {number}: hangs");
                process::exit(1);
            }
        }
    });
}

/// How long each pattern takes in each target, in milliseconds.
fn sizes(start: Instant) {
    let size: usize = std::env::args().nth(2).and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let time = |target: Target, input: &Input| {
        let (fault, took) = attempt(target, input, start);
        let fault =
            fault.filter(|fault| !fault.starts_with("takes")).map_or(String::new(), |fault| format!(" {fault}"));
        format!("{}{}", took.as_millis(), fault.chars().take(120).collect::<String>())
    };
    for pattern in PATTERNS {
        let mut told = Vec::new();
        for size in [size, 4 * size] {
            let words = pathologies::text(pattern, size);
            let cut = words.floor_char_boundary(words.len() / 2);
            let other = format!("{} changed {}", &words[..cut], &words[cut..]);
            let two = vec![("before.md".to_owned(), words.clone()), ("after.md".to_owned(), other)];
            told.push(time(Target::Site, &pathologies::site("en.md", words)));
            told.push(time(Target::Redline, &Input(two)));
        }
        println!("{}: site {} {}, redline {} {}", pattern.0, told[0], told[2], told[1], told[3]);
    }
    for pattern in TOML_PATTERNS {
        let told = [size, 4 * size]
            .map(|size| time(Target::Records, &pathologies::site("x.toml", pathologies::text(pattern, size))));
        println!("TOML {}: {} {}", pattern.0, told[0], told[1]);
    }
}

fn run(name: &'static str, target: Target) {
    let start = Instant::now();
    let input = match (option("--only").and_then(|text| text.parse().ok()), option("--file")) {
        (Some(number), _) => Some(target.make(&mut Maker { seeds: &Seeds::load(), random: Rng::with_seed(number) })),
        (_, Some(path)) => Some(Input::parse(&fs::read_to_string(path).unwrap())),
        _ => None,
    };
    let Some(mut input) = input else {
        watch(name);
        return long_run(target, name, start);
    };
    if std::env::args().any(|argument| argument == "--shrink") {
        input = shrink(target, input, start);
    }
    print!("{}", input.print());
    eprintln!("{:?}", attempt(target, &input, start));
}

fn main() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let text = info.payload_as_str().unwrap_or_default();
        *PANIC.lock().unwrap() = format!("{place}: {text}");
    }));
    let wanted = std::env::args().nth(1).unwrap_or_default();
    // Everything on one thread, so that its time is the time of the input.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    if wanted == "sizes" {
        return pool.install(|| sizes(Instant::now()));
    }
    let Some((name, target)) = TARGETS.into_iter().find(|(name, _)| *name == wanted) else {
        eprintln!("name a target: records, prose, redline or site");
        process::exit(2);
    };
    pool.install(|| run(name, target));
}
