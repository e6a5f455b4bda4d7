//! Which releases are compared: each with its predecessor, each with the text in force, and all if the site wants it.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::config::Pairs;
use crate::diff::Redline;
use crate::diff::redline;
use crate::model::Date;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::model::Release;

/// All comparisons of a site.
#[derive(Default)]
pub struct Redlines<'a>(BTreeMap<Key, Redline<'a>>);

/// Policy, version before, version after, language.
type Key = (String, String, String, LanguageTag);

impl<'a> Redlines<'a> {
    /// Compares the releases of some policies, as seen on a day.
    pub fn new(policies: &'a [Policy], config: &Config, as_of: Date) -> Self {
        let mut all = BTreeMap::new();
        for policy in policies {
            for (before, after) in pairs(policy, config.pairs, as_of) {
                let redlines = after.languages().filter_map(|language| {
                    let key = key(&policy.id, &before.version, &after.version, language);
                    Some((key, redline(before, after, language, &config.taxonomy)?))
                });
                all.extend(redlines);
            }
        }
        Self(all)
    }

    /// A comparison, if there is one.
    pub fn get(&self, policy: &str, before: &str, after: &str, language: &LanguageTag) -> Option<&Redline<'a>> {
        self.0.get(&key(policy, before, after, language))
    }
}

fn key(policy: &str, before: &str, after: &str, language: &LanguageTag) -> Key {
    (policy.to_owned(), before.to_owned(), after.to_owned(), language.clone())
}

fn pairs(policy: &Policy, choice: Pairs, as_of: Date) -> Vec<(&Release, &Release)> {
    let releases = &policy.releases;
    let neighbors = releases.iter().filter_map(|release| Some((policy.predecessor(&release.version)?, release)));
    let mut pairs: Vec<(&Release, &Release)> = neighbors.collect();
    if let Some(current) = policy.current(as_of) {
        pairs.extend(releases.iter().map(|before| (before, current)));
    }
    if choice == Pairs::All {
        pairs.extend(releases.iter().flat_map(|before| releases.iter().map(move |after| (before, after))));
    }
    pairs
}
