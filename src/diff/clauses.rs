//! Pairs the clauses of two texts: by typed id whatever the words, by words where ids come from the place.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::content::own_text;
use crate::diff::ClauseChange;
use crate::diff::ClauseStatus;
use crate::model::Clause;
use crate::model::ClauseKind;
use crate::model::Prose;

/// Every clause of both texts, in the order of `after`; a removed one after what preceded it in `before`.
pub(super) fn changes<'a>(before: &'a Prose, after: &'a Prose) -> Vec<ClauseChange<'a>> {
    let mut sides = Sides { before: units(before), after: units(after), pairs: BTreeMap::new() };
    sides.pair_typed_ids();
    sides.pair_renamed();
    sides.pair_equal_words();
    sides.pair_places();
    sides.changes()
}

/// A clause with its own words.
struct Unit<'a> {
    clause: &'a Clause,
    text: String,
    /// Where the clause stands on the other side.
    partner: Option<usize>,
}

fn units(prose: &Prose) -> Vec<Unit<'_>> {
    let mut units = Vec::new();
    prose.each_clause(&mut |clause| units.push(Unit { clause, text: own_text(clause, prose), partner: None }));
    units
}

struct Sides<'a> {
    before: Vec<Unit<'a>>,
    after: Vec<Unit<'a>>,
    /// The id after of every id before that has a partner.
    pairs: BTreeMap<&'a str, &'a str>,
}

impl<'a> Sides<'a> {
    fn join(&mut self, before: usize, after: usize) {
        self.before[before].partner = Some(after);
        self.after[after].partner = Some(before);
        self.pairs.insert(&self.before[before].clause.id, &self.after[after].clause.id);
    }

    /// A typed id is the clause's name: equal ids are one clause, however different the words.
    fn pair_typed_ids(&mut self) {
        let mut known = by_id(&self.before, |clause| clause.explicit);
        for after in 0..self.after.len() {
            let clause = self.after[after].clause;
            if clause.explicit
                && let Some(before) = known.remove(clause.id.as_str())
            {
                self.join(before, after);
            }
        }
    }

    /// `was=` names the clause before, unless another one still has that id.
    fn pair_renamed(&mut self) {
        let mut known = by_id(&self.before, |clause| clause.explicit);
        for after in 0..self.after.len() {
            let unit = &self.after[after];
            if let Some(was) = unit.clause.was.as_deref().filter(|_| unit.partner.is_none())
                && let Some(before) = known.remove(was).filter(|before| self.before[*before].partner.is_none())
            {
                self.join(before, after);
            }
        }
    }

    /// Equal words that stand only once on each side, unless both clauses have typed ids, which then differ.
    fn pair_equal_words(&mut self) {
        let (known, wanted) = (lone_words(&self.before), lone_words(&self.after));
        let pairs = known.into_iter().filter_map(|(words, before)| Some((before?, (*wanted.get(&words)?)?)));
        let pairs: Vec<(usize, usize)> = pairs.collect();
        for (before, after) in pairs {
            if !(self.before[before].clause.explicit && self.after[after].clause.explicit) {
                self.join(before, after);
            }
        }
    }

    /// The rest by place: the same place in a parent that is itself paired.
    fn pair_places(&mut self) {
        let known = by_id(&self.after, |clause| !clause.explicit);
        for before in 0..self.before.len() {
            let Unit { clause, partner: None, .. } = self.before[before] else { continue };
            // Parents stand before their parts, so the parent's partner is known by now.
            let place = clause.id.rsplit_once('.').filter(|_| !clause.explicit);
            let Some((parent, place)) = place else { continue };
            let parent = self.pairs.get(parent).copied().unwrap_or(parent);
            let after = known.get(format!("{parent}.{place}").as_str()).copied();
            if let Some(after) = after.filter(|after| self.after[*after].partner.is_none()) {
                self.join(before, after);
            }
        }
    }

    fn changes(&self) -> Vec<ClauseChange<'a>> {
        let partners: Vec<usize> = self.before.iter().filter_map(|unit| unit.partner).collect();
        let backbone = rising(&partners);
        let gone = self.after.len();
        let before: Vec<usize> = (gone..).zip(&self.before).map(|(at, unit)| unit.partner.unwrap_or(at)).collect();
        let after: Vec<usize> = (0..gone).collect();
        let change = |at: &usize| match at.checked_sub(gone) {
            Some(before) => one_sided(self.before[before].clause, ClauseStatus::Removed),
            None => self.change(*at, &backbone),
        };
        merged(&before, &after).iter().map(change).collect()
    }

    fn change(&self, at: usize, backbone: &BTreeSet<usize>) -> ClauseChange<'a> {
        let after = &self.after[at];
        let Some(partner) = after.partner else { return one_sided(after.clause, ClauseStatus::Added) };
        let before = &self.before[partner];
        let label = |clause: &'a Clause| clause.number.as_ref().map(|number| number.label.as_str());
        ClauseChange {
            id: after.clause.id.clone(),
            status: if before.text == after.text { ClauseStatus::Same } else { ClauseStatus::Changed },
            moved: !backbone.contains(&at),
            renumbered: label(before.clause) != label(after.clause),
            renamed: after.clause.id != before.clause.id && after.clause.was.as_ref() == Some(&before.clause.id),
            before: Some(before.clause),
            after: Some(after.clause),
        }
    }
}

fn one_sided(clause: &Clause, status: ClauseStatus) -> ClauseChange<'_> {
    let (before, after) = if status == ClauseStatus::Added { (None, Some(clause)) } else { (Some(clause), None) };
    ClauseChange { id: clause.id.clone(), status, moved: false, renumbered: false, renamed: false, before, after }
}

/// Where the clauses of some sort stand, by id.
fn by_id<'a>(units: &[Unit<'a>], wanted: fn(&Clause) -> bool) -> BTreeMap<&'a str, usize> {
    let units = units.iter().enumerate().filter(|(_, unit)| wanted(unit.clause));
    units.map(|(at, unit)| (unit.clause.id.as_str(), at)).collect()
}

/// Where the words of clauses without a partner stand; `None` if they stand more than once. Items and headings are kept
/// apart, and clauses without words say nothing.
fn lone_words<'a>(units: &'a [Unit<'_>]) -> BTreeMap<(&'a str, bool), Option<usize>> {
    let mut all = BTreeMap::new();
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| unit.partner.is_none() && !unit.text.is_empty()) {
        let words = (unit.text.as_str(), unit.clause.kind == ClauseKind::Item);
        all.entry(words).and_modify(|place| *place = None).or_insert(Some(at));
    }
    all
}

/// What is on either side, in the order of `after`; what is only in `before` follows what preceded it there.
pub(super) fn merged<K: Copy + Ord>(before: &[K], after: &[K]) -> Vec<K> {
    let kept: BTreeSet<K> = after.iter().copied().collect();
    let mut removed: BTreeMap<Option<K>, Vec<K>> = BTreeMap::new();
    let mut preceding = None;
    for key in before {
        if kept.contains(key) {
            preceding = Some(*key);
        } else {
            removed.entry(preceding).or_default().push(*key);
        }
    }
    let mut all = removed.remove(&None).unwrap_or_default();
    for key in after {
        all.push(*key);
        all.extend(removed.remove(&Some(*key)).unwrap_or_default());
    }
    all
}

/// The members of a longest rising sequence, by patience sorting.
fn rising(values: &[usize]) -> BTreeSet<usize> {
    let mut piles: Vec<usize> = Vec::new();
    let mut left: Vec<Option<usize>> = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let pile = piles.partition_point(|top| values[*top] < *value);
        left.push(pile.checked_sub(1).map(|pile| piles[pile]));
        match piles.get_mut(pile) {
            Some(top) => *top = at,
            None => piles.push(at),
        }
    }
    let mut members = BTreeSet::new();
    let mut next = piles.last().copied();
    while let Some(at) = next {
        members.insert(values[at]);
        next = left[at];
    }
    members
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::built_in;
    use crate::diff::redline;
    use crate::diff::tests::policy;

    /// What became of each clause, in short: `data changed moved`; unchanged ones are left out.
    fn compare(before: &str, after: &str) -> Vec<String> {
        let policy = policy(["", ""], [before, after]);
        let [before, after] = &policy.releases[..] else { unreachable!() };
        let redline = redline(before, after, &before.source().language, &built_in()).unwrap();
        let describe = |change: &ClauseChange<'_>| {
            let status = match change.status {
                ClauseStatus::Same => "",
                ClauseStatus::Changed => " changed",
                ClauseStatus::Added => " added",
                ClauseStatus::Removed => " removed",
            };
            let flag = |set: bool, name| if set { name } else { "" };
            let place = [flag(change.moved, " moved"), flag(change.renumbered, " renumbered")].concat();
            format!("{}{status}{place}{}", change.id, flag(change.renamed, " renamed"))
        };
        redline.clauses.iter().map(describe).filter(|words| words.contains(' ')).collect()
    }

    #[test]
    fn a_new_clause_renumbers_the_others_and_changes_none() {
        let before = "## Data {#data}\n\nSee [](#rest).\n\n1. One\n2. Two\n\n## Rest {#rest}\n";
        let after = "## New {#new}\n\n## Data {#data}\n\nSee [](#rest).\n\n1. One\n2. Two\n\n## Rest {#rest}\n";
        let expected = ["new added", "data renumbered", "data.1 renumbered", "data.2 renumbered", "rest renumbered"];
        assert_eq!(compare(before, after), expected);
        assert!(compare(after, after).is_empty());
    }

    #[test]
    fn items_without_ids_are_paired_by_their_words_then_by_place() {
        let before = "## Data {#data}\n\n- One\n- Two\n- Three\n- Four\n";
        let after = "## Data {#data}\n\n- New\n- Two\n- One\n- Changed\n";
        assert_eq!(compare(before, after), ["data.1 added", "data.3 removed", "data.3 moved", "data.4 changed"]);
        let typed = before.replace("Two", "Two {#two}");
        assert!(compare(before, &typed).is_empty());
    }

    #[test]
    fn typed_ids_hold_whatever_the_words_and_never_pair_with_others() {
        let before = "## One {#one}\n\nWords.\n\n## Two {#two}\n\nOther words.\n";
        let after = "## Two {#one}\n\nOther words.\n\n## One {#three}\n\nWords.\n";
        assert_eq!(compare(before, after), ["one changed", "two removed", "three added"]);
    }

    #[test]
    fn a_declared_rename_keeps_the_clause_and_its_parts() {
        let before = "## Data {#data}\n\n1. One\n2. Two\n\n## Rest {#rest}\n";
        let after = "## All data {#all was=data}\n\n1. First\n2. Two\n\n## Rest {#rest}\n";
        assert_eq!(compare(before, after), ["all changed renamed", "all.1 changed"]);
    }

    #[test]
    fn a_moved_section_is_moved_and_the_others_stay() {
        let before = "## A {#a}\n\nA.\n\n## B {#b -}\n\nB.\n\n## C {#c -}\n\nC.\n\n## D {#d -}\n\nD.\n";
        let after = "## B {#b -}\n\nB.\n\n## C {#c -}\n\nC.\n\n## D {#d -}\n\nD.\n\n## A {#a}\n\nA.\n";
        assert_eq!(compare(before, after), ["a moved"]);
    }

    #[test]
    fn the_backbone_is_as_long_as_can_be() {
        assert_eq!(rising(&[4, 0, 1, 5, 2, 3]).into_iter().collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert!(rising(&[]).is_empty());
    }
}
