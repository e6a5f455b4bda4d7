//! What apps are told, over any history of releases; and that the reference client does by it what the law asks.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value as Json;
use serde_json::json;

use super::latest::*;
use crate::config::Outputs;
use crate::model::Class;
use crate::model::Date;
use crate::model::LanguageTag;
use crate::model::Regime;
use crate::model::Signal;

use consent::Advice;

#[path = "../../examples/consent.rs"]
mod consent;

/// The matters that may need a consent of their own; in the newest release all but the last do.
const MATTERS: [&str; 3] = ["uses.face-login", "uses.health", "uses.gone"];

/// A release as it may be recorded.
#[derive(Clone, Debug)]
struct Recorded {
    signal: Signal,
    published: Date,
    /// The day it says it takes effect, and the one it was put off to.
    effective: [Option<Date>; 2],
    withdrawn: bool,
    taken_down: bool,
}

impl Recorded {
    fn in_force_from(&self) -> Date {
        let effective = self.effective[1].or(self.effective[0]);
        effective.map_or(self.published, |effective| effective.max(self.published))
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn later(date: Date, days: i64) -> Date {
    Date(date.0.checked_add(jiff::Span::new().days(days)).unwrap())
}

/// The versions, by sequence.
const VERSIONS: [&str; 13] = ["", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

/// What apps are told of a history.
fn told(recorded: &[Recorded]) -> Option<Json> {
    let steps = recorded.iter().enumerate().map(|(at, one)| Step {
        sequence: u32::try_from(at + 1).unwrap(),
        version: VERSIONS[at + 1],
        published: one.published,
        effective: one.effective[1].or(one.effective[0]),
        in_force_from: one.in_force_from(),
        withdrawn: one.withdrawn,
        taken_down: one.taken_down,
        compared_with: None,
        manifest: None,
        signal: &one.signal,
        carried: Vec::new(),
    });
    let history = History {
        policy: "p",
        entry: recorded.len(),
        steps: steps.collect(),
        languages: ["zh-CN", "en"].map(|tag| tag.parse::<LanguageTag>().unwrap()).to_vec(),
        governing: None,
        outputs: Outputs::default(),
        needs: &|_, id| id != MATTERS[2],
    };
    latest(&history).map(|latest| serde_json::to_value(&latest).unwrap())
}

fn client(told: &Json) -> consent::Latest {
    consent::read(&told.to_string(), 0).unwrap()
}

fn signal(classes: [Class; 4]) -> Signal {
    let mut signal = Signal::default();
    signal.consent.0.extend(Regime::ALL.into_iter().zip(classes));
    signal
}

fn released(published: &str, effective: &str, class: Class) -> Recorded {
    let effective = [Some(day(effective)), None];
    let signal = signal([class; 4]);
    Recorded { signal, published: day(published), effective, withdrawn: false, taken_down: false }
}

/// Any class, `none` and small ones more often.
fn class() -> impl Strategy<Value = Class> {
    prop_oneof![3 => Just(Class::None), 3 => Just(Class::Notice), 2 => Just(Class::AdvanceNotice),
        2 => Just(Class::Reconsent), 1 => Just(Class::SeparateConsent)]
}

fn recorded() -> impl Strategy<Value = Vec<Recorded>> {
    let classes = prop::array::uniform4((class(), prop::sample::subsequence(MATTERS.to_vec(), 0..=3)));
    let days = (0..40_i64, prop::option::of(-20..60_i64), prop::option::weighted(0.2, 60..90_i64));
    let one = (classes, days, prop::bool::weighted(0.2), prop::bool::weighted(0.1));
    prop::collection::vec(one, 1..=12).prop_map(|all| {
        let mut published = day("2026-01-01");
        let recorded = all.into_iter().map(|(classes, (gap, delay, postponed), withdrawn, taken_down)| {
            published = later(published, gap);
            let mut signal = signal(classes.clone().map(|(class, _)| class));
            for (regime, (class, matters)) in Regime::ALL.into_iter().zip(classes) {
                if class == Class::SeparateConsent && !matters.is_empty() {
                    let matters = matters.into_iter().map(str::to_owned).collect();
                    signal.separate.0.insert(regime, matters);
                }
            }
            let effective = [delay, postponed].map(|days| days.map(|days| later(published, days)));
            Recorded { signal, published, effective, withdrawn, taken_down }
        });
        recorded.collect()
    })
}

/// The definition: the highest class of the releases after a sequence that were not called off.
fn asked(recorded: &[Recorded], accepted: usize, regime: Regime) -> Class {
    let since = recorded.iter().skip(accepted).filter(|one| !one.withdrawn);
    since.map(|one| one.signal.class(regime)).max().unwrap_or_default()
}

/// The class that a piece of advice is about.
fn advised(advice: &[Advice]) -> Class {
    let class = |advice: &Advice| match advice {
        Advice::Ask { .. } | Advice::AskAgain { .. } => Class::Reconsent,
        Advice::TellAhead { .. } => Class::AdvanceNotice,
        Advice::Tell { .. } => Class::Notice,
        Advice::AskAlone { .. } => Class::None,
    };
    advice.iter().map(class).max().unwrap_or_default()
}

proptest! {
    /// The numbers say what the definition says, whatever a client accepted and skipped.
    #[test]
    fn the_numbers_say_what_was_asked_since(recorded in recorded()) {
        let Some(told) = told(&recorded) else {
            prop_assert!(recorded.iter().all(|one| one.withdrawn));
            return Ok(());
        };
        for regime in Regime::ALL {
            for accepted in 0..=recorded.len() {
                let number = |class: &Class| told["consent"][regime.id()][class.id()].as_u64().unwrap_or(0);
                let due = Class::ALL.into_iter().filter(|class| number(class) > accepted as u64).max();
                prop_assert_eq!(due.unwrap_or_default(), asked(&recorded, accepted, regime));
            }
        }
    }

    /// The reference client does what was asked since, in each region; and elsewhere what the strictest asks.
    #[test]
    fn the_client_does_what_was_asked(recorded in recorded(), after in 0..200_i64) {
        let Some(told) = told(&recorded) else { return Ok(()) };
        let client = client(&told);
        let today = later(day("2026-01-01"), after);
        for accepted in 1..=recorded.len() {
            let all = Regime::ALL.map(|regime| (regime.id(), asked(&recorded, accepted, regime)));
            let strictest = all.iter().map(|(_, class)| *class).max().unwrap();
            for (region, asked) in all.into_iter().chain([("br", strictest)]) {
                let advice = consent::decide(&client, accepted as u64, |_| 0, region, &today.to_string());
                match asked.min(Class::Reconsent) {
                    // What would have been told ahead is told, once the day is past.
                    Class::AdvanceNotice => prop_assert!(advised(&advice) >= Class::Notice && advised(&advice) <= asked),
                    class => prop_assert_eq!(advised(&advice), class),
                }
                for one in &advice {
                    let by = match one {
                        Advice::AskAgain { by, .. } => by.clone(),
                        Advice::TellAhead { from, .. } => Some(from.clone()),
                        _ => None,
                    };
                    prop_assert!(by.is_none_or(|by| by > today.to_string()));
                }
            }
        }
    }

    /// Whoever accepted the newest release is never asked again; one that asks for nothing asks nobody anything.
    #[test]
    fn nobody_is_asked_twice(recorded in recorded(), after in 0..200_i64) {
        let Some(told) = told(&recorded) else { return Ok(()) };
        let today = later(day("2026-01-01"), after).to_string();
        let newest = told["releases"][0]["seq"].as_u64().unwrap();
        for regime in Regime::ALL {
            let advice = consent::decide(&client(&told), newest, |_| newest, regime.id(), &today);
            prop_assert_eq!(advice, []);
        }
        let mut more = recorded.clone();
        more.truncate(11);
        let published = more.last().unwrap().published;
        let quiet = Recorded { signal: signal([Class::None; 4]), published, effective: [None; 2], withdrawn: false, taken_down: false };
        let before = super::latest_tests::told(&more);
        more.push(quiet);
        let after = super::latest_tests::told(&more).unwrap();
        if let Some(before) = before {
            prop_assert_eq!(&before["consent"], &after["consent"]);
            prop_assert_eq!(&before["separate"], &after["separate"]);
        }
    }

    /// Each matter has the highest sequence that asked for it, in each region in which it did, as long as it is there.
    #[test]
    fn each_matter_is_asked_for_alone(recorded in recorded()) {
        let Some(told) = told(&recorded) else { return Ok(()) };
        for regime in Regime::ALL {
            for matter in MATTERS {
                let asking = |one: &Recorded| {
                    let ids = one.signal.separate.get(&regime);
                    !one.withdrawn && ids.is_some_and(|ids| ids.iter().any(|id| id == matter))
                };
                let since = recorded.iter().rposition(asking).map(|at| at as u64 + 1).filter(|_| matter != MATTERS[2]);
                let listed = told["separate"].as_array().unwrap().iter().filter(|one| {
                    one["id"] == matter && one["regions"].as_array().unwrap().contains(&json!(regime.id()))
                });
                let listed: Vec<u64> = listed.map(|one| one["since"].as_u64().unwrap()).collect();
                prop_assert_eq!(listed, since.into_iter().collect::<Vec<_>>());
            }
        }
    }

    /// On any day from the publication of the newest release on, the release in force is listed, and what is to come is;
    /// nothing that was called off or taken down is.
    #[test]
    fn what_may_be_in_force_is_listed(recorded in recorded(), after in 0..200_i64) {
        let Some(told) = told(&recorded) else { return Ok(()) };
        let listed: BTreeSet<u64> = told["releases"].as_array().unwrap().iter().map(|one| one["seq"].as_u64().unwrap()).collect();
        let standing: Vec<(u64, &Recorded)> =
            (1..).zip(&recorded).filter(|(_, one)| !one.withdrawn).collect();
        let (newest, last) = standing.last().unwrap();
        prop_assert!(listed.contains(newest));
        for (sequence, one) in (1..).zip(&recorded) {
            prop_assert!(sequence == *newest || !one.withdrawn && !one.taken_down || !listed.contains(&sequence));
        }
        let today = later(last.published, after);
        let begun = standing.iter().filter(|(_, one)| one.in_force_from() <= today);
        if let Some((sequence, one)) = begun.max_by_key(|(sequence, one)| (one.in_force_from(), *sequence)) {
            prop_assert!(one.taken_down || listed.contains(sequence));
        }
    }
}

#[test]
fn the_file_is_that_of_the_contract() {
    let mut second = released("2026-09-01", "2026-10-01", Class::Notice);
    second.signal = signal([Class::SeparateConsent, Class::AdvanceNotice, Class::AdvanceNotice, Class::Notice]);
    second.signal.separate.0.insert(Regime::Cn, vec!["uses.face-login".to_owned()]);
    let first = released("2022-08-01", "2022-08-04", Class::Reconsent);
    let told = told(&[first, second]).unwrap();
    let expected = json!({
        "schema": 1, "policy": "p", "entry": 2,
        "releases": [
            { "seq": 2, "version": "2", "published": "2026-09-01", "effective": "2026-10-01", "in_force_from": "2026-10-01" },
            { "seq": 1, "version": "1", "published": "2022-08-01", "effective": "2022-08-04", "in_force_from": "2022-08-04" },
        ],
        "consent": {
            "cn": { "notice": 2, "advance-notice": 2, "reconsent": 2, "separate-consent": 2 },
            "eu": { "notice": 2, "advance-notice": 2, "reconsent": 1 },
            "uk": { "notice": 2, "advance-notice": 2, "reconsent": 1 },
            "us-ca": { "notice": 2, "advance-notice": 1, "reconsent": 1 },
        },
        "separate": [{ "id": "uses.face-login", "since": 2, "regions": ["cn"] }],
        "languages": ["zh-CN", "en"],
        "aliases": {
            "cmn": "zh-CN", "cmn-CN": "zh-CN", "cmn-Hans": "zh-CN",
            "en-Latn": "en", "en-US": "en", "zh": "zh-CN", "zh-Hans": "zh-CN",
        },
        "other_scripts": told["other_scripts"],
        "urls": {
            "policy": "{lang}/",
            "release": "v/{version}/{lang}/",
            "changes": "v/{version}/{lang}/changes/",
            "since": "{lang}/since/{version}/",
            "embed": "embed/{lang}/policy.html",
            "release_embed": "v/{version}/embed/{lang}/policy.html",
        },
        "review_by": "2027-10-01",
    });
    assert_eq!(told, expected);
    assert_eq!(told.to_string(), expected.to_string(), "the order of the keys");
}

#[test]
fn the_client_says_when_and_why() {
    let mut second = released("2026-09-01", "2026-10-01", Class::Notice);
    second.signal = signal([Class::SeparateConsent, Class::AdvanceNotice, Class::AdvanceNotice, Class::Notice]);
    second.signal.separate.0.insert(Regime::Cn, vec!["uses.face-login".to_owned()]);
    let told = told(&[released("2022-08-01", "2022-08-04", Class::Reconsent), second]).unwrap();
    let client = client(&told);
    let advice = |accepted: u64, region: &str, day: &str| consent::decide(&client, accepted, |_| accepted, region, day);
    let version = || "2".to_owned();
    let by = || Some("2026-10-01".to_owned());
    let alone = Advice::AskAlone { id: "uses.face-login".to_owned(), since: 2 };
    let ahead = Advice::TellAhead { version: version(), from: "2026-10-01".to_owned(), since: 2 };
    let again = |by| Advice::AskAgain { version: version(), by, since: 2 };
    assert_eq!(advice(1, "cn", "2026-09-10"), [again(by()), alone.clone()]);
    assert_eq!(advice(1, "cn", "2026-10-01"), [again(None), alone.clone()]);
    assert_eq!(advice(1, "eu", "2026-09-10"), [ahead]);
    assert_eq!(advice(1, "eu", "2026-10-02"), [Advice::Tell { version: version(), since: 2 }]);
    assert_eq!(advice(1, "us-ca", "2026-09-10"), [Advice::Tell { version: version(), since: 2 }]);
    assert_eq!(advice(1, "br", "2026-10-02"), [again(None), alone]);
    assert_eq!(advice(2, "cn", "2026-10-02"), []);
    assert_eq!(advice(0, "cn", "2026-09-10"), [Advice::Ask { version: "1".to_owned() }]);
}

#[test]
fn the_client_reads_what_it_knows_and_nothing_older() {
    let mut told = told(&[released("2022-08-01", "2022-08-04", Class::Reconsent)]).unwrap();
    told["later"] = json!({ "more": [1] });
    told["releases"][0]["later"] = json!(true);
    told["consent"]["cn"]["later"] = json!(9);
    assert_eq!(consent::decide(&client(&told), 1, |_| 0, "cn", "2026-01-01"), []);
    assert!(consent::read(&told.to_string(), 1).is_ok());
    assert!(consent::read(&told.to_string(), 2).unwrap_err().contains("old"));
    told["schema"] = json!(2);
    assert!(consent::read(&told.to_string(), 0).unwrap_err().contains("form 2"));
    assert!(consent::read("{}", 0).is_err());
}
