//! Pairs the passages of two texts: first what has a name, then what is equal, then what is alike in the same place, then
//! what is alike anywhere, and in the end what stands at the same place.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diff::text::PassageKind;
use crate::diff::text::backbone::backbone;
use crate::diff::text::candidates::CROSS;
use crate::diff::text::candidates::Candidate;
use crate::diff::text::candidates::candidates;
use crate::diff::text::likeness;
use crate::diff::text::seams::Seam;
use crate::diff::text::sequence::Step;
use crate::diff::text::sequence::common;
use crate::diff::text::side::Side;
use crate::diff::text::words::Word;

/// What two passages in the same place must have in common at least; twice that much pays for itself.
const ALIKE: f64 = 0.35;
/// The same for passages under [`SHORT`], which are alike by chance more often.
const ALIKE_SHORT: f64 = 0.6;
/// The same for passages in different places.
const ALIKE_ELSEWHERE: f64 = 0.55;
/// The same for the first cells of rows.
const ALIKE_HEADS: f64 = 0.75;
/// Four words, in halves.
const SHORT: u32 = 8;
/// Five words: what moved is at least as long, or it is nothing that moved but a common phrase.
const MOVABLE: u32 = 10;

/// Passages that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub before: Range<usize>,
    pub after: Range<usize>,
    /// The number of the move it is part of.
    pub moved: Option<usize>,
}

/// Pairs all passages of two texts; each is in one match, alone if need be.
pub(super) fn align(sides: &[Side<'_>; 2]) -> Vec<Match> {
    let mut aligner = Aligner::new(sides);
    aligner.pair_named();
    aligner.pair_equal();
    aligner.pair_rows();
    aligner.drop_small_moves();
    aligner.pair_large_gaps();
    aligner.pair_gaps();
    aligner.pair_neighbors();
    aligner.find_seams();
    aligner.pair_leftovers();
    aligner.pair_neighbors();
    aligner.drop_small_moves();
    aligner.find_seams();
    aligner.pair_places();
    aligner.matches()
}

struct Aligner<'s, 'a> {
    sides: &'s [Side<'a>; 2],
    /// Of every passage of each side, the partner on the other.
    partners: [Vec<Option<usize>>; 2],
    /// Of every passage of each side, the neighbors that are one with it on the other side: itself, if there are none.
    wholes: [Vec<Range<usize>>; 2],
    /// The rows of tables whose first column names them: rows with different first cells are different things.
    keyed: [Vec<bool>; 2],
}

impl<'s, 'a> Aligner<'s, 'a> {
    fn new(sides: &'s [Side<'a>; 2]) -> Self {
        let lengths = sides.each_ref().map(Side::len);
        Self {
            sides,
            partners: lengths.map(|length| vec![None; length]),
            wholes: lengths.map(|length| (0..length).map(|at| at..at + 1).collect()),
            keyed: lengths.map(|length| vec![false; length]),
        }
    }

    fn join(&mut self, before: usize, after: usize) {
        self.partners[0][before] = Some(after);
        self.partners[1][after] = Some(before);
    }

    /// Joins two passages if they may be one in the same place.
    fn join_here(&mut self, before: usize, after: usize) {
        if self.may_pair_here(before, after) {
            self.join(before, after);
        }
    }

    /// Parts a pair, and what had become one with either side.
    fn part(&mut self, before: usize, after: usize) {
        for (side, at) in [(0, before), (1, after)] {
            self.partners[side][at] = None;
            for neighbor in self.wholes[side][at].clone() {
                self.wholes[side][neighbor] = neighbor..neighbor + 1;
            }
        }
    }

    fn are_free(&self, before: usize, after: usize) -> bool {
        self.is_free(0, before) && self.is_free(1, after)
    }

    fn is_free(&self, side: usize, at: usize) -> bool {
        self.partners[side][at].is_none() && self.wholes[side][at].len() == 1
    }

    /// Whether two passages may be one: things of one kind, and not two that have different names.
    fn may_pair(&self, before: usize, after: usize) -> bool {
        let [old, new] = self.sides;
        let named_apart = old.name(before).zip(new.name(after)).is_some_and(|(old, new)| old != new);
        let keyed = self.keyed[0][before] && self.keyed[1][after];
        old.kind(before) == new.kind(after) && !named_apart && (!keyed || self.have_alike_heads(before, after))
    }

    /// Whether the first cells of two rows are the same, or so long that they are sentences and only reworded.
    fn have_alike_heads(&self, before: usize, after: usize) -> bool {
        let [old, new] = self.sides;
        let heads = [old.head_words(before), new.head_words(after)];
        let is_sentence = |words: &[Word]| words.iter().map(|word| word.weight).sum::<u32>() >= MOVABLE;
        old.head(before) == new.head(after)
            || heads.iter().all(|words| is_sentence(words)) && likeness::runs(heads[0], heads[1]) >= ALIKE_HEADS
    }

    /// Whether they may also be one because they are alike in the same place: there, different clauses stay apart.
    fn may_pair_here(&self, before: usize, after: usize) -> bool {
        let owners = self.sides[0].owner(before).zip(self.sides[1].owner(after));
        self.may_pair(before, after) && owners.is_none_or(|(old, new)| old == new)
    }

    fn pair_named(&mut self) {
        let known = lone(&self.sides[1], Side::name);
        for before in 0..self.sides[0].len() {
            let name = self.sides[0].name(before);
            if let Some(Some(after)) = name.and_then(|name| known.get(&name).copied())
                && self.are_free(before, after)
            {
                self.join(before, after);
            }
        }
    }

    /// Equal content that stands only once on each side, and equal neighbors of what is paired.
    fn pair_equal(&mut self) {
        let known = self.lone_content(1);
        for (content, before) in self.lone_content(0) {
            if let (Some(before), Some(Some(after))) = (before, known.get(&content))
                && self.may_pair(before, *after)
            {
                self.join(before, *after);
            }
        }
        let pairs: Vec<(usize, usize)> = self.pairs().collect();
        for (before, after) in pairs {
            self.spread(before, after, 1);
            self.spread(before, after, usize::MAX);
        }
    }

    fn lone_content(&self, side: usize) -> BTreeMap<u32, Option<usize>> {
        lone(&self.sides[side], |text, at| self.is_free(side, at).then(|| text.content(at)))
    }

    fn spread(&mut self, mut before: usize, mut after: usize, step: usize) {
        loop {
            (before, after) = (before.wrapping_add(step), after.wrapping_add(step));
            if before >= self.sides[0].len() || after >= self.sides[1].len() || !self.are_free(before, after) {
                return;
            }
            if self.sides[0].content(before) != self.sides[1].content(after) || !self.may_pair(before, after) {
                return;
            }
            self.join(before, after);
        }
    }

    /// Rows that begin with the same cell, if it stands only once on each side.
    fn pair_rows(&mut self) {
        let heads = [0, 1].map(|side| lone(&self.sides[side], Side::head));
        for (head, before) in &heads[0] {
            if let (Some(before), Some(Some(after))) = (before, heads[1].get(head))
                && self.are_free(*before, *after)
                && self.may_pair(*before, *after)
            {
                self.join(*before, *after);
            }
        }
        for side in [0, 1] {
            for table in tables(&self.sides[side]) {
                let is_lone =
                    |row: &usize| self.sides[side].head(*row).is_some_and(|head| heads[side][&head].is_some());
                let found = table.clone().filter(|row| self.has_head_partner(side, *row)).count();
                let keyed = table.len() > 2 && table.clone().all(|row| is_lone(&row)) && 2 * found >= table.len();
                self.keyed[side][table].fill(keyed);
            }
        }
    }

    fn has_head_partner(&self, side: usize, row: usize) -> bool {
        let partner = self.partners[side][row];
        partner.is_some_and(|partner| self.sides[1 - side].head(partner) == self.sides[side].head(row))
    }

    /// All pairs, in the order of the text before.
    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.partners[0].iter().enumerate().filter_map(|(before, after)| Some((before, (*after)?)))
    }

    /// The pairs that stay in place.
    fn backbone(&self) -> Vec<(usize, usize)> {
        let pairs: Vec<(usize, usize)> = self.pairs().collect();
        let weigh = |(before, after): &(usize, usize)| {
            let weight = self.sides[0].weight(*before).min(self.sides[1].weight(*after));
            (*after, u64::from(weight) + 1)
        };
        let items: Vec<(usize, u64)> = pairs.iter().map(weigh).collect();
        backbone(&items).into_iter().map(|place| pairs[place]).collect()
    }

    /// The runs of pairs that do not stay in place, each in the order of the text before.
    fn moves(&self) -> Vec<Vec<(usize, usize)>> {
        let mut kept = self.backbone().into_iter().peekable();
        let rank = ranks(&self.partners[1]);
        let mut moves: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut last: Option<usize> = None;
        for pair in self.pairs() {
            if kept.next_if_eq(&pair).is_some() {
                last = None;
                continue;
            }
            match moves.last_mut() {
                Some(run) if last.is_some_and(|last| last + 1 == rank[pair.1]) => run.push(pair),
                _ => moves.push(vec![pair]),
            }
            last = Some(rank[pair.1]);
        }
        moves
    }

    /// What is too short to have moved is no pair, unless it has a name.
    fn drop_small_moves(&mut self) {
        for run in self.moves() {
            let weight: u32 = run.iter().map(|(before, _)| self.sides[0].weight(*before)).sum();
            let named = |(before, after): &(usize, usize)| {
                self.sides[0].name(*before).is_some_and(|name| self.sides[1].name(*after) == Some(name))
            };
            if weight < MOVABLE && !run.iter().any(named) {
                for (before, after) in run {
                    self.part(before, after);
                }
            }
        }
    }

    /// What stands free between two pairs that stay, on both sides.
    fn gaps(&self) -> Vec<[Vec<usize>; 2]> {
        let mut ends = self.backbone();
        ends.push((self.sides[0].len(), self.sides[1].len()));
        let mut from = (0, 0);
        let free = |side: usize, range: Range<usize>| range.filter(|at| self.is_free(side, *at)).collect::<Vec<_>>();
        let gaps = ends.into_iter().map(|end| {
            let gap = [free(0, from.0..end.0), free(1, from.1..end.1)];
            from = (end.0 + 1, end.1 + 1);
            gap
        });
        gaps.filter(|gap| gap.iter().all(|free| !free.is_empty())).collect()
    }

    /// In gaps too large to look at every pair, what is equal and in order is paired first. What is left makes smaller
    /// gaps, and a text of nothing but equal lines is the same as itself.
    fn pair_large_gaps(&mut self) {
        for [before, after] in self.gaps().iter().filter(|[before, after]| before.len() * after.len() > CROSS) {
            let contents = |side: usize, free: &[usize]| -> Vec<u32> {
                free.iter().map(|at| self.sides[side].content(*at)).collect()
            };
            let (old, new) = (contents(0, before), contents(1, after));
            for Step { before: old, after: new, .. } in common(&old, &new).into_iter().filter(|step| step.kept) {
                before[old].iter().zip(&after[new]).for_each(|(before, after)| self.join_here(*before, *after));
            }
        }
    }

    /// Between two pairs that stay, the best way to pair what is alike without crossing.
    fn pair_gaps(&mut self) {
        for [before, after] in self.gaps() {
            let alike = candidates(self.sides, [&before, &after], |before, after| {
                let limit = if self.least(before, after) < SHORT { ALIKE_SHORT } else { ALIKE };
                self.may_pair_here(before, after).then_some(limit)
            });
            for (before, after) in self.best_chain(alike) {
                self.join(before, after);
            }
        }
    }

    fn least(&self, before: usize, after: usize) -> u32 {
        self.sides[0].weight(before).min(self.sides[1].weight(after))
    }

    /// The heaviest set of candidates that do not cross.
    fn best_chain(&self, mut alike: Vec<Candidate>) -> Vec<(usize, usize)> {
        alike.sort_by_key(|candidate| (candidate.before, std::cmp::Reverse(candidate.after)));
        let worth = |candidate: &Candidate| {
            let words = f64::from(self.sides[0].weight(candidate.before) + self.sides[1].weight(candidate.after)) / 4.0;
            let worth = (candidate.likeness - 0.9 * candidate.limit) * words.max(1.0).sqrt();
            // Thousandths are fine enough to tell two ways apart, and the same on every machine.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and not negative")]
            let worth = (worth * 1000.0).round() as u64;
            (candidate.after, worth)
        };
        let items: Vec<(usize, u64)> = alike.iter().map(worth).collect();
        backbone(&items).into_iter().map(|place| (alike[place].before, alike[place].after)).collect()
    }

    /// What stands beside a pair and is alike belongs beside it, wherever the pair stands.
    fn pair_neighbors(&mut self) {
        let mut open: Vec<(usize, usize)> = self.pairs().collect();
        while let Some((before, after)) = open.pop() {
            for step in [1, usize::MAX] {
                let (before, after) = (before.wrapping_add(step), after.wrapping_add(step));
                if before >= self.sides[0].len() || after >= self.sides[1].len() || !self.are_free(before, after) {
                    continue;
                }
                let limit = if self.least(before, after) < SHORT { ALIKE_SHORT } else { ALIKE };
                if self.may_pair_here(before, after) && likeness::passages(self.sides, before, after, limit).is_some() {
                    self.join(before, after);
                    open.push((before, after));
                }
            }
        }
    }

    /// What is alike anywhere, the most alike first.
    fn pair_leftovers(&mut self) {
        let free = [0, 1].map(|side| {
            let all = 0..self.sides[side].len();
            all.filter(|at| self.is_free(side, *at) && self.sides[side].weight(*at) >= MOVABLE).collect::<Vec<_>>()
        });
        let mut alike = candidates(self.sides, [&free[0], &free[1]], |before, after| {
            self.may_pair(before, after).then_some(ALIKE_ELSEWHERE)
        });
        alike.sort_by(|one, other| {
            other.likeness.total_cmp(&one.likeness).then((one.before, one.after).cmp(&(other.before, other.after)))
        });
        for candidate in alike {
            if self.are_free(candidate.before, candidate.after) {
                self.join(candidate.before, candidate.after);
            }
        }
    }

    /// What has the same place under passages that are a pair, whatever its words.
    fn pair_places(&mut self) {
        let places: BTreeMap<(usize, usize), usize> =
            (0..self.sides[1].len()).filter_map(|after| Some((self.sides[1].place(after)?, after))).collect();
        for before in 0..self.sides[0].len() {
            // A parent stands before its parts, so its partner is known by now.
            let Some((parent, nth)) = self.sides[0].place(before) else { continue };
            let Some(parent) = self.partners[0][parent] else { continue };
            if let Some(after) = places.get(&(parent, nth)).copied()
                && self.are_free(before, after)
                && self.may_pair(before, after)
            {
                self.join(before, after);
            }
        }
    }

    /// What stands alone beside a pair and is contained in its other side was split off or merged.
    fn find_seams(&mut self) {
        for side in [0, 1] {
            for passage in 0..self.sides[side].len() {
                if !self.is_free(side, passage) {
                    continue;
                }
                let beside = [passage.checked_sub(1), Some(passage + 1).filter(|next| *next < self.sides[side].len())];
                let gains = beside.into_iter().flatten().filter_map(|beside| {
                    let own = &self.wholes[side][beside];
                    let whole = self.partner_of(side, own).filter(|whole| self.wholes[1 - side][*whole].len() == 1)?;
                    let seam = Seam { side, passage, own, whole };
                    Some((seam.gain(self.sides)?, own.clone()))
                });
                if let Some((_, own)) = gains.max_by_key(|(gain, own)| (*gain, own.start)) {
                    let grown = own.start.min(passage)..own.end.max(passage + 1);
                    self.wholes[side][grown.clone()].fill(grown);
                }
            }
        }
    }

    /// The passage on the other side that some neighbors are one with.
    fn partner_of(&self, side: usize, whole: &Range<usize>) -> Option<usize> {
        self.partners[side][whole.clone()].iter().find_map(|partner| *partner)
    }

    fn matches(&self) -> Vec<Match> {
        let runs = self.moves();
        let numbered = runs.iter().enumerate().flat_map(|(number, run)| run.iter().map(move |pair| (*pair, number)));
        let moved: BTreeMap<(usize, usize), usize> = numbered.collect();
        let pair = |(before, after): (usize, usize)| Match {
            before: self.wholes[0][before].clone(),
            after: self.wholes[1][after].clone(),
            moved: moved.get(&(before, after)).copied(),
        };
        let gone = (0..self.sides[0].len()).filter(|at| self.is_free(0, *at));
        let new = (0..self.sides[1].len()).filter(|at| self.is_free(1, *at));
        let gone = gone.map(|at| Match { before: at..at + 1, after: 0..0, moved: None });
        let new = new.map(|at| Match { before: 0..0, after: at..at + 1, moved: None });
        self.pairs().map(pair).chain(gone).chain(new).collect()
    }
}

/// Where everything with a key stands; `None` if it stands more than once.
fn lone<'a>(side: &Side<'a>, key: impl Fn(&Side<'a>, usize) -> Option<u32>) -> BTreeMap<u32, Option<usize>> {
    let mut all = BTreeMap::new();
    for at in 0..side.len() {
        if let Some(key) = key(side, at) {
            all.entry(key).and_modify(|place| *place = None).or_insert(Some(at));
        }
    }
    all
}

/// The runs of rows.
fn tables(side: &Side<'_>) -> Vec<Range<usize>> {
    let mut tables: Vec<Range<usize>> = Vec::new();
    for at in (0..side.len()).filter(|at| side.kind(*at) == PassageKind::Row) {
        match tables.last_mut() {
            Some(table) if table.end == at => table.end += 1,
            _ => tables.push(at..at + 1),
        }
    }
    tables
}

/// How many paired passages stand before each.
fn ranks(partners: &[Option<usize>]) -> Vec<usize> {
    let mut next = 0;
    partners
        .iter()
        .map(|partner| {
            let rank = next;
            next += usize::from(partner.is_some());
            rank
        })
        .collect()
}
