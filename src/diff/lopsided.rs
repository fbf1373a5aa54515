//! A short paragraph beside one that is as long as a text: what they can have in common is in one place of the long one.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::diff::side::Word;

/// From so many words on a paragraph is as long as a text. None of the documents of the evaluation has one that is half as long; by hand,
/// 2026-11.
const LONG: usize = 4096;
/// So many times as long the long one is. By hand, 2026-11.
const TIMES: usize = 8;
/// How many times as long as the short one the place is, so that words can have been put in. By hand, 2026-11.
const ROOM: usize = 2;

/// Whether one of two paragraphs of so many words is as long as a text, and the other one short beside it.
pub(super) fn is(small: usize, large: usize) -> bool {
    large >= LONG && small.saturating_mul(TIMES) <= large
}

/// Which words face each other: all of the short paragraph, and the place of the long one that has most of its words. Where neither of two
/// paragraphs is lopsided, all of both.
pub(super) fn facing(old: &[Word], new: &[Word]) -> [Range<usize>; 2] {
    if is(old.len(), new.len()) {
        [0..old.len(), place(old, new)]
    } else if is(new.len(), old.len()) {
        [place(new, old), 0..new.len()]
    } else {
        [0..old.len(), 0..new.len()]
    }
}

/// The first of the places of `large` that hold most words of `small`.
fn place(small: &[Word], large: &[Word]) -> Range<usize> {
    let mut wanted: FxHashMap<u32, i32> = FxHashMap::default();
    for word in small {
        *wanted.entry(word.low).or_default() += 1;
    }
    let width = (small.len() * ROOM).clamp(1, large.len());
    let (mut held, mut most, mut start) = (0, 0, 0);
    for (at, word) in large.iter().enumerate() {
        if let Some(left) = wanted.get_mut(&word.low) {
            *left -= 1;
            held += i32::from(*left >= 0);
        }
        if let Some(gone) = at.checked_sub(width)
            && let Some(left) = wanted.get_mut(&large[gone].low)
        {
            *left += 1;
            held -= i32::from(*left > 0);
        }
        if held > most {
            (most, start) = (held, (at + 1).saturating_sub(width));
        }
    }
    start..start + width
}
