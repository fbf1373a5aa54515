//! What each side changed in the words of the base, and where the changes of both sides meet.

use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use crate::diff::at_length;
use crate::merge::tokens::Tokens;
use crate::merge::{BASE, OURS, THEIRS};
use crate::text::script;

/// What one side put in the place of some words of the base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) base: Range<usize>,
    pub(super) side: Range<usize>,
}

/// Up to so many pairs of words the exact search is used, which is quadratic at worst. As in a comparison.
const FULL: usize = 4_000_000;

/// The steps from one text to another, in words.
pub(super) fn steps(base: &[u32], side: &[u32]) -> Vec<DiffOp> {
    if base.len().saturating_mul(side.len()) <= FULL {
        capture_diff_slices(Algorithm::Patience, base, side)
    } else {
        at_length::align(base, side)
    }
}

/// What a side changed. Where a few words stay beside a stretch that was written anew, both changes are one: the words are there by
/// chance.
pub(super) fn hunks(base: &[u32], side: &[u32], texts: &[Tokens<'_>; 3]) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for op in steps(base, side) {
        let (tag, base, side) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            continue;
        }
        match hunks.last_mut() {
            Some(last) if last.base.end == base.start && last.side.end == side.start => {
                (last.base.end, last.side.end) = (base.end, side.end);
            }
            _ => hunks.push(Hunk { base, side }),
        }
    }
    let heavy = |range: &Range<usize>| -> usize {
        let tokens = &texts[BASE].all[range.clone()];
        tokens.iter().map(|token| weight(&token.word)).sum()
    };
    let length = |hunk: &Hunk| hunk.base.len().max(hunk.side.len());
    let mut out: Vec<Hunk> = Vec::new();
    for hunk in hunks {
        let mut hunk = hunk;
        while let Some(last) = out.last() {
            let between = last.base.end..hunk.base.start;
            let larger = length(last).max(length(&hunk));
            let chance = between.len() * 2 <= larger && heavy(&between) <= CHANCE;
            if larger < REWRITTEN || !chance {
                break;
            }
            hunk = Hunk {
                base: last.base.start..hunk.base.end,
                side: last.side.start..hunk.side.end,
            };
            out.pop();
        }
        out.push(hunk);
    }
    out
}

/// The most that words weigh, in thirds of a Han character, which stay between two changes by chance: three Han characters, or two short
/// words. Chosen by hand, 2026-11-28.
const CHANCE: usize = 9;

/// How many words are changed together at least where words between two changes stay by chance. Chosen by hand, 2026-11-28.
const REWRITTEN: usize = 4;

/// The weight of a word; a mark has one, too.
pub(super) fn weight(word: &str) -> usize {
    (script::weight_of(word) as usize).max(1)
}

/// A stretch of the base that one side changed, or both.
#[derive(Debug)]
pub(super) struct Region {
    pub(super) base: Range<usize>,
}

/// Changes of both sides, those that meet put together. Two changes meet when no word stays between them; but a change of the number
/// of the part meets nothing behind it.
pub(super) fn regions(mine: &[Hunk], other: &[Hunk], label: usize) -> Vec<Region> {
    let mut all: Vec<(Range<usize>, usize)> = Vec::new();
    all.extend(mine.iter().map(|hunk| (hunk.base.clone(), OURS)));
    all.extend(other.iter().map(|hunk| (hunk.base.clone(), THEIRS)));
    all.sort_by_key(|(base, side)| (base.start, base.end, *side));
    let mut out: Vec<(Region, usize)> = Vec::new();
    for (base, side) in all {
        if let Some((last, sides)) = out.last_mut() {
            let filled = !last.base.is_empty() && !base.is_empty();
            let number = label > 0 && last.base.end == label && base.start == label && filled;
            let overlaps = base.start < last.base.end;
            // The changes of one side never meet: a word stays between them.
            let meets = overlaps || (base.start == last.base.end && !number);
            if meets && (overlaps || *sides != side) {
                last.base.end = last.base.end.max(base.end);
                *sides = usize::MAX;
                continue;
            }
        }
        out.push((Region { base }, side));
    }
    out.into_iter().map(|(region, _)| region).collect()
}

/// The hunks of a side in a region.
pub(super) fn inside<'run>(hunks: &'run [Hunk], region: &Range<usize>) -> &'run [Hunk] {
    let first = hunks.partition_point(|hunk| {
        hunk.base.start < region.start || (hunk.base.is_empty() && hunk.base.end < region.start)
    });
    let last = hunks.partition_point(|hunk| hunk.base.end <= region.end);
    &hunks[first.min(last)..last]
}
