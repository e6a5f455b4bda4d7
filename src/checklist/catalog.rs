//! Which rules there are, and which of them a policy is held against.

use std::sync::LazyLock;

use crate::checklist::Rule;
use crate::checklist::rules::FAMILIES;
use crate::model::Ruleset;
use crate::report::Requirement;
use crate::report::requirements;

/// The version of the rules that this program has: the year and month in which law and store rules were looked at. Every
/// report prints it, and a site can pin it (`[checklist] rules`).
pub const VERSION: &str = "2026.11";

/// Every version of the rules there was, the oldest first.
pub const VERSIONS: [&str; 1] = [VERSION];

/// The function of every rule with its words, in the order of their ids.
fn all() -> &'static [(&'static Rule, &'static Requirement)] {
    static ALL: LazyLock<Vec<(&'static Rule, &'static Requirement)>> = LazyLock::new(|| {
        let rules = FAMILIES.iter().copied().flatten();
        let mut all: Vec<_> = rules.filter_map(|rule| Some((rule, requirements().get(rule.id)?))).collect();
        all.sort_by_key(|(rule, _)| rule.id);
        all
    });
    &ALL
}

/// The sets that a rule belongs to.
pub fn sets_of(requirement: &Requirement) -> Vec<Ruleset> {
    requirement.regimes.iter().filter_map(|id| Ruleset::of(id)).collect()
}

/// The rules of some sets, as a version of the rules has them.
pub fn applied(sets: &[Ruleset], version: &str) -> Vec<(&'static Rule, &'static Requirement)> {
    let is_known = |rule: &Requirement| rule.since.as_deref().is_none_or(|since| since <= version);
    let is_meant = |rule: &Requirement| sets_of(rule).iter().any(|set| sets.contains(set));
    all().iter().copied().filter(|(_, words)| is_known(words) && is_meant(words)).collect()
}
