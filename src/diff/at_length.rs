//! Aligns words of texts that are too long for an exact search, in work that grows as the texts do.
//!
//! A run of words that is there once on each side is firm ground, as a paragraph is in `anchors`; what is between two of these is short
//! enough for the exact search. A text without them says the same over and over: it is cut into pieces, and each piece is aligned with the
//! one in the same place of the other text.

use std::hash::Hash;

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use xxhash_rust::xxh3::xxh3_64;

use crate::diff::chain;

/// So many words in a row are hardly there once in each of two texts by chance. By hand, 2026-11.
const RUN: usize = 8;
/// A piece of a text that says the same over and over. By hand, 2026-11.
const PIECE: usize = 4096;
/// Up to so many pairs of words the exact search is used.
const FULL: usize = 1_000_000;

/// The steps from old to new, of words of any kind: exact for short texts, and otherwise as [`align`] has them.
pub(crate) fn align_words<T: Hash + Eq>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    if old.len().saturating_mul(new.len()) <= FULL {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let mut numbers: FxHashMap<&T, u32> = FxHashMap::default();
    let [old, new] = [old, new].map(|words| -> Vec<u32> {
        let number = |word| {
            let next = numbers.len() as u32;
            *numbers.entry(word).or_insert(next)
        };
        words.iter().map(number).collect()
    });
    align(&old, &new)
}

/// The steps from old to new.
pub(crate) fn align(old: &[u32], new: &[u32]) -> Vec<DiffOp> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let ends = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = ends.take_while(|(a, b)| a == b).count();
    let mut steps = Steps::default();
    steps.equal(start);
    let middle = [&old[start..old.len() - end], &new[start..new.len() - end]];
    let mut from = (0, 0);
    for (one, other) in anchors(middle) {
        let (one, other) = (one as usize, other as usize);
        between(
            &middle[0][from.0..one],
            &middle[1][from.1..other],
            &mut steps,
        );
        steps.equal(1);
        from = (one + 1, other + 1);
    }
    between(&middle[0][from.0..], &middle[1][from.1..], &mut steps);
    steps.equal(end);
    steps.ended()
}

/// Where runs start that are there once on each side, in the same order on both.
fn anchors(texts: [&[u32]; 2]) -> Vec<(u32, u32)> {
    let mut seen: FxHashMap<u64, [(u32, u32); 2]> = FxHashMap::default();
    for (side, text) in texts.into_iter().enumerate() {
        let mut bytes = [0; RUN * 4];
        for (at, run) in text.windows(RUN).enumerate() {
            for (place, word) in bytes.chunks_exact_mut(4).zip(run) {
                place.copy_from_slice(&word.to_le_bytes());
            }
            let slot = &mut seen.entry(xxh3_64(&bytes)).or_default()[side];
            *slot = (slot.0 + 1, at as u32);
        }
    }
    let once = seen.into_values().filter_map(|sides| match sides {
        [(1, old), (1, new)] => Some((old, new)),
        _ => None,
    });
    let mut places: Vec<(u32, u32)> = once.collect();
    places.sort_unstable();
    let kept = chain::heaviest_of(&places, |_| 1);
    kept.into_iter().map(|index| places[index]).collect()
}

/// Aligns what is between two anchors.
fn between(old: &[u32], new: &[u32], steps: &mut Steps) {
    let pieces = old.len().min(new.len()).div_ceil(PIECE).max(1);
    for piece in 0..pieces {
        let part = |text: &[u32]| {
            let border = |piece: usize| text.len() * piece / pieces;
            border(piece)..border(piece + 1)
        };
        let (old, new) = (&old[part(old)], &new[part(new)]);
        let algorithm = if old.len().saturating_mul(new.len()) <= FULL {
            Algorithm::RawMyers
        } else {
            Algorithm::Myers
        };
        for step in capture_diff_slices(algorithm, old, new) {
            match step {
                DiffOp::Equal { len, .. } => steps.equal(len),
                _ => steps.replace(step.old_range().len(), step.new_range().len()),
            }
        }
    }
}

/// Steps that are put together from parts: neighbours of one kind are one.
#[derive(Debug, Default)]
struct Steps {
    out: Vec<DiffOp>,
    /// Where the next step starts.
    at: (usize, usize),
    /// What stays, and then what is replaced, that is in no step yet.
    open: (usize, (usize, usize)),
}

impl Steps {
    fn equal(&mut self, length: usize) {
        if length > 0 && self.open.1 != (0, 0) {
            self.close();
        }
        self.open.0 += length;
    }

    fn replace(&mut self, old: usize, new: usize) {
        let (ones, others) = &mut self.open.1;
        (*ones, *others) = (*ones + old, *others + new);
    }

    fn close(&mut self) {
        let (len, (old_len, new_len)) = std::mem::take(&mut self.open);
        let (old_index, new_index) = self.at;
        if len > 0 {
            self.out.push(DiffOp::Equal {
                old_index,
                new_index,
                len,
            });
        }
        let (old_index, new_index) = (old_index + len, new_index + len);
        self.at = (old_index + old_len, new_index + new_len);
        match (old_len, new_len) {
            (0, 0) => {}
            (0, _) => self.out.push(DiffOp::Insert {
                old_index,
                new_index,
                new_len,
            }),
            (_, 0) => self.out.push(DiffOp::Delete {
                old_index,
                old_len,
                new_index,
            }),
            _ => self.out.push(DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            }),
        }
    }

    fn ended(mut self) -> Vec<DiffOp> {
        self.close();
        self.out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The new text, made of the old one by the steps.
    fn replayed(old: &[u32], new: &[u32], steps: &[DiffOp]) -> Vec<u32> {
        let (mut out, mut at) = (Vec::new(), 0);
        for step in steps {
            assert_eq!(
                (step.old_range().start, step.new_range().start),
                (at, out.len())
            );
            match step {
                DiffOp::Equal { .. } => out.extend(&old[step.old_range()]),
                _ => out.extend(&new[step.new_range()]),
            }
            at = step.old_range().end;
        }
        assert_eq!(at, old.len());
        out
    }

    #[test]
    fn few_words_are_changed_in_a_long_text() {
        let old: Vec<u32> = (0..30_000u32)
            .map(|at| at.wrapping_mul(2_654_435_761) >> 20)
            .collect();
        let mut new = old.clone();
        for at in (500..29_000).step_by(997) {
            new[at] = 5000;
            new.insert(at + 40, 6000);
        }
        let steps = align(&old, &new);
        assert_eq!(replayed(&old, &new, &steps), new);
        let changed: usize = (steps.iter())
            .filter(|step| !matches!(step, DiffOp::Equal { .. }))
            .map(|step| step.old_range().len().max(step.new_range().len()))
            .sum();
        assert_eq!(changed, 2 * (500..29_000).step_by(997).count());
    }

    #[test]
    fn words_are_aligned_as_their_numbers_are() {
        let old: Vec<String> = (0..2000).map(|at| format!("word{}", at % 700)).collect();
        let mut new = old.clone();
        new.insert(900, "other".to_owned());
        let steps = align_words(&old, &new);
        assert_eq!(steps.len(), 3, "{steps:?}");
        assert_eq!(steps[1].new_range(), 900..901);
        // Short texts are aligned exactly.
        assert_eq!(align_words(&["a", "b"], &["a", "c", "b"]).len(), 3);
    }

    #[test]
    fn a_text_of_one_word_is_cut_into_pieces() {
        let (old, new) = (vec![1; 20_000], vec![1; 20_500]);
        let steps = align(&old, &new);
        assert_eq!(replayed(&old, &new, &steps), new);
        assert_eq!(steps.len(), 2);
    }

    proptest! {
        #[test]
        fn the_steps_rebuild_the_new_text(old in prop::collection::vec(0..9u32, 0..60), new in prop::collection::vec(0..9u32, 0..60)) {
            prop_assert_eq!(replayed(&old, &new, &align(&old, &new)), new);
        }
    }
}
