//! A short run of the fuzzer over the same inputs every time, and everything it ever found.

use std::time::Duration;
use std::time::Instant;

use fastrand::Rng;
use policysite::content::Drafts;
use policysite::diagnostic::Diagnostics;
use policysite::source::SourceTree;

use crate::fuzz::Input;
use crate::fuzz::mutate::Maker;
use crate::fuzz::regressions;
use crate::fuzz::seeds::Seeds;
use crate::fuzz::targets::TARGETS;
use crate::fuzz::targets::Target;
use crate::project::DAY;

/// How many inputs each part is tried on.
const TRIALS: u64 = 60;

/// What took seconds when it was optimized takes minutes here; what is mended takes less than one.
const SLOW: Duration = Duration::from_secs(20);

fn target(name: &str) -> Target {
    TARGETS.into_iter().find(|(known, _)| name.starts_with(known)).map(|(_, target)| target).unwrap()
}

#[test]
fn what_was_found_once_is_mended() {
    for (name, input) in regressions() {
        let start = Instant::now();
        assert_eq!(target(&name).run(&input), Ok(()), "{name}");
        assert!(start.elapsed() < SLOW, "{name} takes {:?}", start.elapsed());
    }
}

#[test]
fn no_text_is_too_strange() {
    let seeds = Seeds::load();
    for (name, target) in TARGETS {
        for trial in 0..TRIALS {
            let mut maker = Maker { seeds: &seeds, random: Rng::with_seed(trial) };
            let input = target.make(&mut maker);
            assert_eq!(target.run(&input), Ok(()), "{name} {trial}:\n{}", input.print());
        }
    }
}

#[test]
fn what_sites_are_made_from_is_a_site() {
    for input in Seeds::load().large.iter().chain(&Seeds::rich()) {
        let texts = input.0.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let options =
            policysite::Options { as_of: DAY.parse().ok(), drafts: Drafts::All, ..policysite::Options::default() };
        let mut log = Diagnostics::default();
        assert!(policysite::build(&SourceTree::from_texts(texts), &options, &mut log).is_some(), "{:?}", log.sorted());
    }
}

#[test]
fn inputs_are_written_as_they_are_read() {
    let input =
        Input(vec![("site.toml".to_owned(), "a = 1\n".to_owned()), ("content/p/1/en.md".to_owned(), String::new())]);
    assert_eq!(Input::parse(&input.print()), input);
}
