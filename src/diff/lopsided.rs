//! A short paragraph beside one that is as long as a text: what they can have in common is in one place of the long one.

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

/// The words that face each other: the short paragraph, and the place of the long one that has most of its words. Two paragraphs of which
/// neither is lopsided are returned as they are.
pub(super) fn facing<'words>(old: &'words [Word], new: &'words [Word]) -> [&'words [Word]; 2] {
    if is(old.len(), new.len()) {
        [old, place(old, new)]
    } else if is(new.len(), old.len()) {
        [place(new, old), new]
    } else {
        [old, new]
    }
}

/// The first of the places of `large` that hold most words of `small`.
fn place<'words>(small: &[Word], large: &'words [Word]) -> &'words [Word] {
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
    &large[start..start + width]
}
