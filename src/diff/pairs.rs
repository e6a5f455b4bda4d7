//! Which releases are compared: each with its predecessor, each with the text in force, and all if the site wants it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::config::Config;
use crate::config::Pairs;
use crate::diff::Redline;
use crate::diff::redline;
use crate::model::Date;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;
use crate::model::Taxonomy;

/// All comparisons of a site. Each is made when somebody asks for it first.
pub struct Redlines<'a> {
    pairs: BTreeMap<Key, Pair<'a>>,
    taxonomy: &'a Taxonomy,
}

/// Policy, version before, version after.
type Key = (String, String, String);

impl<'a> Redlines<'a> {
    /// The comparisons of the releases of some policies, as seen on a day. Two releases are compared once; the other way
    /// round it is the same comparison, inverted.
    pub fn new(policies: &'a [Policy], config: &'a Config, as_of: Date) -> Self {
        let pairs = policies.iter().flat_map(|policy| {
            pairs(policy, config.outputs.pairs, as_of).into_iter().map(|pair| (pair.key(policy), pair))
        });
        Self { pairs: pairs.collect(), taxonomy: &config.taxonomy }
    }

    /// How many there are, of all languages and in both directions.
    pub fn len(&self) -> usize {
        self.pairs.values().map(|pair| pair.made.len() * pair.ways.iter().filter(|way| **way).count()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes them all, many at once. For a build that will ask for every one.
    pub fn make(&self) {
        let languages = |pair: &'_ Pair<'a>| pair.made.keys().copied().collect::<Vec<_>>();
        self.pairs.par_iter().for_each(|(_, pair)| {
            languages(pair).into_par_iter().for_each(|language| {
                if pair.ways[0] {
                    pair.forward(language, self.taxonomy);
                }
                if pair.ways[1] {
                    pair.backward(language, self.taxonomy);
                }
            });
        });
    }

    /// A comparison, if there is one.
    pub fn get(&self, policy: &str, before: &str, after: &str, language: &LanguageTag) -> Option<&Redline<'a>> {
        let key = |one: &str, other: &str| (policy.to_owned(), one.to_owned(), other.to_owned());
        if let Some(pair) = self.pairs.get(&key(before, after)).filter(|pair| pair.ways[0]) {
            return pair.forward(language, self.taxonomy);
        }
        let pair = self.pairs.get(&key(after, before)).filter(|pair| pair.ways[1])?;
        pair.backward(language, self.taxonomy)
    }
}

/// Two releases of a policy, the earlier first, and in which directions they are compared.
struct Pair<'a> {
    releases: [&'a Release; 2],
    /// Whether the comparison from the first to the second is wanted, and the inverted one.
    ways: [bool; 2],
    /// The comparisons that were made, by language.
    made: BTreeMap<&'a LanguageTag, [OnceLock<Option<Redline<'a>>>; 2]>,
}

impl<'a> Pair<'a> {
    fn new(releases: [&'a Release; 2], ways: [bool; 2]) -> Self {
        let shared = releases[1].languages().filter(|language| releases[0].edition(language).is_some());
        let made = shared.map(|language| (language, [OnceLock::new(), OnceLock::new()])).collect();
        Self { releases, ways, made }
    }

    fn key(&self, policy: &Policy) -> Key {
        let [before, after] = self.releases.map(|release| release.version.clone());
        (policy.id.clone(), before, after)
    }

    fn forward(&self, language: &LanguageTag, taxonomy: &Taxonomy) -> Option<&Redline<'a>> {
        let (language, [made, _]) = self.made.get_key_value(language)?;
        let [before, after] = self.releases;
        made.get_or_init(|| redline(before, after, language, taxonomy)).as_ref()
    }

    fn backward(&self, language: &LanguageTag, taxonomy: &Taxonomy) -> Option<&Redline<'a>> {
        let [_, made] = self.made.get(language)?;
        made.get_or_init(|| Some(self.forward(language, taxonomy)?.inverted(taxonomy))).as_ref()
    }
}

fn pairs(policy: &Policy, choice: Pairs, as_of: Date) -> Vec<Pair<'_>> {
    let places: BTreeMap<&str, usize> =
        policy.releases.iter().enumerate().map(|(at, release)| (release.version.as_str(), at)).collect();
    let mut wanted: BTreeMap<[usize; 2], [bool; 2]> = BTreeMap::new();
    let mut want = |before: &Release, after: &Release| {
        let [before, after] = [before, after].map(|release| places[release.version.as_str()]);
        let way = usize::from(before > after);
        wanted.entry([before.min(after), before.max(after)]).or_default()[way] = true;
    };
    for release in policy.all() {
        policy.predecessor(&release.version).into_iter().for_each(|before| want(before, release));
        policy.current(as_of).into_iter().for_each(|current| want(release, current));
        if choice == Pairs::All {
            let others = policy.releases.iter().filter(|other| other.version != release.version);
            others.for_each(|other| want(release, other));
        }
    }
    let pair = |([before, after], ways): ([usize; 2], [bool; 2])| {
        let releases = [before, after].map(|at| &*policy.releases[at]);
        Pair::new(releases, ways)
    };
    wanted.into_iter().map(pair).collect()
}
