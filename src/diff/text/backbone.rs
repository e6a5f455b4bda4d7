//! What stays while the rest moves: the heaviest rising sequence, so that the longer text stays and the shorter moves.

/// The members of the heaviest sequence whose values rise, by place, of `(value, weight)`. `O(n log n)`.
pub(super) fn backbone(items: &[(usize, u64)]) -> Vec<usize> {
    let size = items.iter().map(|(value, _)| value + 1).max().unwrap_or(0);
    // A Fenwick tree of the best sum that ends at a value or below, with the place where it ends.
    let mut best: Vec<(u64, Option<usize>)> = vec![(0, None); size + 1];
    let mut previous = Vec::with_capacity(items.len());
    for (place, (value, weight)) in items.iter().enumerate() {
        let mut below = (0, None);
        let mut at = *value;
        while at > 0 {
            below = heavier(below, best[at]);
            at &= at - 1;
        }
        previous.push(below.1);
        let mut at = value + 1;
        while at <= size {
            best[at] = heavier(best[at], (below.0 + weight, Some(place)));
            at += at & at.wrapping_neg();
        }
    }
    let mut next = best.iter().copied().reduce(heavier).and_then(|end| end.1);
    let mut members = Vec::new();
    while let Some(place) = next {
        members.push(place);
        next = previous[place];
    }
    members.reverse();
    members
}

/// The heavier of two ends; of equal ones the earlier.
fn heavier(one: (u64, Option<usize>), other: (u64, Option<usize>)) -> (u64, Option<usize>) {
    match one.0.cmp(&other.0) {
        std::cmp::Ordering::Less => other,
        std::cmp::Ordering::Greater => one,
        std::cmp::Ordering::Equal => {
            if one.1.unwrap_or(usize::MAX) <= other.1.unwrap_or(usize::MAX) {
                one
            } else {
                other
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::backbone;

    #[test]
    fn the_heaviest_stays() {
        let equal = |values: &[usize]| backbone(&values.iter().map(|value| (*value, 1)).collect::<Vec<_>>());
        assert_eq!(equal(&[4, 0, 1, 5, 2, 3]), [1, 2, 4, 5]);
        assert!(equal(&[]).is_empty());
        assert_eq!(backbone(&[(2, 10), (0, 1), (1, 1)]), [0]);
        assert_eq!(backbone(&[(2, 2), (0, 1), (1, 2)]), [1, 2]);
    }
}
