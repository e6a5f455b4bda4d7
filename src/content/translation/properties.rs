//! What holds of the state of a translation after any sequence of edits, acceptances and copies.

use proptest::prelude::*;

use super::*;
use crate::config;
use crate::content;
use crate::content::Drafts;
use crate::diagnostic::Diagnostics;
use crate::model::Edition;
use crate::source::SourceTree;

const SITE: &str = "base_url = \"https://example.com/\"\nlanguages = [\"en\", \"zh-CN\"]\ntime_zone = \"UTC\"\n";

/// The units of the model: three clauses, and two texts of the records.
const UNITS: [&str; 5] = ["one", "two", "three", "title", "uses.a.purpose"];

/// What somebody does.
#[derive(Clone, Debug)]
enum Step {
    /// Writes the source of a unit, one of a few wordings; nothing takes a clause away.
    Source(usize, Option<u8>),
    /// Writes the translation of a unit.
    Translation(usize, Option<u8>),
    /// Writes the source text as the translation.
    Copy(usize),
    /// Accepts a unit.
    Accept(usize),
    /// Accepts everything.
    AcceptAll,
    /// Copies the folder for the next release.
    CopyRelease,
}

fn step() -> impl Strategy<Value = Step> {
    let unit = 0..UNITS.len();
    prop_oneof![
        (unit.clone(), proptest::option::weighted(0.8, 0..3u8)).prop_map(|(unit, text)| Step::Source(unit, text)),
        (unit.clone(), proptest::option::weighted(0.8, 0..3u8)).prop_map(|(unit, text)| Step::Translation(unit, text)),
        unit.clone().prop_map(Step::Copy),
        unit.prop_map(Step::Accept),
        Just(Step::AcceptAll),
        Just(Step::CopyRelease),
    ]
}

/// What the definition says, without the program.
#[derive(Clone, Default)]
struct Expected {
    source: BTreeMap<usize, String>,
    own: BTreeMap<usize, String>,
    accepted: BTreeMap<usize, (String, String)>,
}

impl Expected {
    fn is_clause(unit: usize) -> bool {
        unit < 3
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Source(unit, Some(text)) => drop(self.source.insert(*unit, format!("Words {text}"))),
            Step::Source(unit, None) if Self::is_clause(*unit) => drop(self.source.remove(unit)),
            Step::Translation(unit, Some(text)) => drop(self.own.insert(*unit, format!("译文{text}"))),
            Step::Translation(unit, None) => drop(self.own.remove(unit)),
            Step::Copy(unit) => self.own.extend(self.source.get(unit).map(|text| (*unit, text.clone()))),
            Step::Accept(unit) => self.accept(&[*unit]),
            Step::AcceptAll => self.accept(&[0, 1, 2, 3, 4]),
            // A text of the records can't lose its source while it is translated: that is an error.
            Step::Source(..) | Step::CopyRelease => {}
        }
    }

    /// What has both texts is recorded; what has no source is forgotten.
    fn accept(&mut self, units: &[usize]) {
        for unit in units.iter().filter(|unit| self.own.contains_key(unit)) {
            if let Some(source) = self.source.get(unit) {
                self.accepted.insert(*unit, (source.clone(), self.own[unit].clone()));
            }
        }
        self.accepted.retain(|unit, _| self.source.contains_key(unit));
    }

    fn states(&self) -> BTreeMap<String, &'static str> {
        let state = |unit: usize| {
            let (source, own, then) = (self.source.get(&unit), self.own.get(&unit), self.accepted.get(&unit));
            match (source, own, then) {
                (None, None, None) => None,
                (None, ..) => Some("orphan"),
                (_, None, _) => Some("missing"),
                (Some(source), _, Some((then, _))) if source != then => Some("stale"),
                (_, Some(own), Some((_, then))) => Some(if own == then { "current" } else { "unaccepted" }),
                (source, own, None) => Some(if source == own { "copy" } else { "unaccepted" }),
            }
        };
        (0..UNITS.len()).filter_map(|unit| Some((UNITS[unit].to_owned(), state(unit)?))).collect()
    }

    fn prose(texts: &BTreeMap<usize, String>) -> String {
        let clause = |(unit, text): (&usize, &String)| format!("## {text} {{#{}}}\n\n", UNITS[*unit]);
        texts.iter().filter(|(unit, _)| Self::is_clause(**unit)).map(clause).collect()
    }

    fn records(texts: &BTreeMap<usize, String>) -> String {
        let line = |(unit, text): (&usize, &String)| format!("{} = \"{text}\"\n", UNITS[*unit]);
        texts.iter().filter(|(unit, _)| !Self::is_clause(**unit)).map(line).collect()
    }
}

/// The translation that the program sees.
fn read(version: u32, expected: &Expected, lock: Option<&str>) -> Edition {
    let folder = format!("content/p/{version}");
    let records = format!("{}app.name = \"A\"\n", Expected::records(&expected.source));
    let files = [
        ("site.toml".to_owned(), SITE.to_owned()),
        (format!("{folder}/policy.toml"), records),
        (format!("{folder}/en.md"), Expected::prose(&expected.source)),
        (format!("{folder}/zh-CN.toml"), Expected::records(&expected.own)),
        (format!("{folder}/zh-CN.md"), Expected::prose(&expected.own)),
    ];
    let lock = lock.map(|text| (format!("{folder}/zh-CN.lock"), text.to_owned()));
    let files: Vec<(String, String)> = files.into_iter().chain(lock).collect();
    let sources = SourceTree::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut log = Diagnostics::default();
    let config = config::load(&sources, &mut log).unwrap();
    let policies = content::load(&sources, &config, &Drafts::All, &mut log);
    assert!(!log.has_errors(), "{:?}", log.sorted());
    policies[0].releases[0].editions[1].clone()
}

/// Signs that are markup somewhere, and words.
const SIGNS: [&str; 33] = [
    "a",
    "b c",
    "字",
    "，",
    "*",
    "**",
    "`",
    "[",
    "](#one)",
    "](https://a.example/x_(y))",
    "{{ app.name }}",
    "{{",
    "\\",
    "<",
    ">",
    "&amp;",
    "&lt;b",
    "\n",
    "\n\n",
    "\n\n- ",
    "\n\n1. ",
    "\n\n2) ",
    "\n\n> ",
    "\n\n    ",
    "#",
    "|",
    "https://a.example",
    "~~~",
    "```",
    "<br>",
    "=",
    "-",
    "\n\n| a | b |\n| --- | --- |\n| ",
];

/// The text of the preamble in canonical form; `None` if the reader refuses the prose.
fn preamble(prose: &str) -> Option<String> {
    let prose = format!("{prose}\n\n## One {{#one}}\n");
    let files = [
        ("site.toml", SITE),
        ("content/p/1/policy.toml", "title = \"T\"\napp.name = \"A\"\n"),
        ("content/p/1/en.md", prose.as_str()),
        ("content/p/1/zh-CN.md", ""),
    ];
    let sources = SourceTree::from_texts(files);
    let mut log = Diagnostics::default();
    let config = config::load(&sources, &mut log).unwrap();
    let policies = content::load(&sources, &config, &Drafts::All, &mut log);
    let edition = policies.first()?.releases.first()?.editions.get(1)?;
    let unit = edition.translation.units.iter().find(|unit| unit.id == "preamble");
    (!log.has_errors()).then(|| unit.and_then(|unit| unit.source.as_deref()).unwrap_or_default().to_owned())
}

proptest! {
    #[test]
    fn the_canonical_text_read_again_is_the_same(signs in proptest::collection::vec(proptest::sample::select(&SIGNS[..]), 1..16)) {
        let typed = signs.concat();
        if let Some(once) = preamble(&typed) {
            prop_assert_eq!(preamble(&once), Some(once.clone()), "of {:?}", typed);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_states_are_those_of_the_definition_after_anything(steps in proptest::collection::vec(step(), 1..14)) {
        let mut expected = Expected::default();
        expected.source.extend([(3, "Words 0".to_owned()), (4, "Words 1".to_owned())]);
        let mut lock: Option<String> = None;
        let mut version = 1;
        for step in &steps {
            expected.take(step);
            let edition = read(version, &expected, lock.as_deref());
            match step {
                Step::Accept(unit) => {
                    let chosen = |one: &TranslationUnit| one.id == UNITS[*unit];
                    lock = Some(lock_text(&accept(&edition, &chosen, &Stamp::default())));
                }
                Step::AcceptAll => lock = Some(lock_text(&accept(&edition, &|_| true, &Stamp::default()))),
                Step::CopyRelease => version += 1,
                _ => {}
            }
            let edition = read(version, &expected, lock.as_deref());
            let found: BTreeMap<String, &str> =
                edition.translation.units.iter().map(|unit| (unit.id.clone(), unit.state.name())).collect();
            prop_assert_eq!(found, expected.states());
            prop_assert_eq!(edition.translation.recorded, lock.is_some());
            // Writing what is recorded changes nothing.
            let again = accept(&edition, &|_| false, &Stamp::default());
            let kept = again.clauses.len() + again.texts.len();
            let known = expected.accepted.iter().filter(|(unit, _)| expected.source.contains_key(unit));
            prop_assert_eq!(kept, known.count());
        }
    }
}
