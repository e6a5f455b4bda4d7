//! What two sequences of numbers have in common, in order. The only door to `similar`.

use std::ops::Range;

use similar::Algorithm;
use similar::DiffTag;
use similar::capture_diff_slices;

/// Sequences that are longer than this, multiplied, are cut at what stands only once on each side. Histogram reads best,
/// but every anchor costs it another look at all that is left: 40 000 words, each tenth of them edited, take seconds.
const LONG: usize = 1 << 22;

/// What happened to some words of both sides. Kept words are as many on both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub kept: bool,
    pub before: Range<usize>,
    pub after: Range<usize>,
}

/// All of both sides in order, as steps.
pub(super) fn common(before: &[u32], after: &[u32]) -> Vec<Step> {
    let long = before.len().saturating_mul(after.len()) > LONG;
    let algorithm = if long { Algorithm::Patience } else { Algorithm::Histogram };
    let ops = capture_diff_slices(algorithm, before, after);
    let step = |op: &similar::DiffOp| {
        let (tag, before, after) = op.as_tag_tuple();
        Step { kept: tag == DiffTag::Equal, before, after }
    };
    ops.iter().map(step).collect()
}
