//! Which releases are compared: each with its predecessor, each with the text in force, and all if the site wants it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::config::Config;
use crate::config::Pairs;
use crate::diff::Redline;
use crate::diff::redline;
use crate::model::Date;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;
use crate::progress::Phase;
use crate::progress::Progress;

/// All comparisons of a site.
#[derive(Default)]
pub struct Redlines<'a>(BTreeMap<Key, Redline<'a>>);

/// Policy, version before, version after, language.
type Key = (String, String, String, LanguageTag);

impl<'a> Redlines<'a> {
    /// Compares the releases of some policies, as seen on a day. Two releases are compared once; the other way round it
    /// is the same comparison, inverted.
    pub fn new(policies: &'a [Policy], config: &Config, as_of: Date, progress: &Progress) -> Self {
        let wanted = policies.iter().flat_map(|policy| pairs(policy, config.pairs, as_of));
        let wanted: Vec<Pair<'_>> = wanted.collect();
        progress.begin(Phase::Comparisons, wanted.len());
        let compare = |pair: &Pair<'a>| {
            let compared = pair.compare(config);
            progress.step();
            compared
        };
        let done: Vec<_> = wanted.par_iter().flat_map_iter(compare).collect();
        Self(done.into_iter().collect())
    }

    /// A comparison, if there is one.
    pub fn get(&self, policy: &str, before: &str, after: &str, language: &LanguageTag) -> Option<&Redline<'a>> {
        self.0.get(&key(policy, before, after, language))
    }
}

fn key(policy: &str, before: &str, after: &str, language: &LanguageTag) -> Key {
    (policy.to_owned(), before.to_owned(), after.to_owned(), language.clone())
}

/// Two releases of a policy, the earlier first, and in which directions they are compared.
struct Pair<'a> {
    policy: &'a str,
    releases: [&'a Release; 2],
    /// Whether the comparison from the first to the second is wanted, and the inverted one.
    ways: [bool; 2],
}

impl<'a> Pair<'a> {
    fn compare(&self, config: &Config) -> Vec<(Key, Redline<'a>)> {
        let [before, after] = self.releases;
        let mut done = Vec::new();
        for language in after.languages() {
            let Some(redline) = redline(before, after, language, &config.taxonomy) else { continue };
            if self.ways[1] {
                let inverted = redline.inverted(&config.taxonomy);
                done.push((key(self.policy, &after.version, &before.version, language), inverted));
            }
            if self.ways[0] {
                done.push((key(self.policy, &before.version, &after.version, language), redline));
            }
        }
        done
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
    for release in &policy.releases {
        policy.predecessor(&release.version).into_iter().for_each(|before| want(before, release));
        policy.current(as_of).into_iter().for_each(|current| want(release, current));
        if choice == Pairs::All {
            let others = policy.releases.iter().filter(|other| other.version != release.version);
            others.for_each(|other| want(release, other));
        }
    }
    let pair = |([before, after], ways): ([usize; 2], [bool; 2])| {
        let releases = [&policy.releases[before], &policy.releases[after]];
        Pair { policy: policy.id.as_str(), releases, ways }
    };
    wanted.into_iter().map(pair).collect()
}
