//! How alike two paragraphs are, and which ones are worth comparing at all.
//!
//! Likeness is the weight of the words that stay in order, against the weight of all words of both. Words weigh what they say in
//! these documents, so that no list of frequent words is needed in any language, and a word that stays alone between others
//! counts little, because it stays by chance. Candidates share rare shingles: two words, or two Han characters, in a row.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::diff::side::{Lexicon, Side, Word};
use crate::text::segment::TokenKind;

/// Shingles that stand in more paragraphs of one side than this say nothing of a pair.
const COMMON: usize = 24;
/// How many candidates a paragraph has at most.
const CANDIDATES: usize = 6;
/// A word counts this much when its neighbours do not stay with it.
const ALONE: f64 = 0.25;
/// In texts of no more words than this, a word that stays alone stays for a reason.
const FEW: usize = 8;

/// How alike two stretches of words are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Likeness {
    /// The weight of what stays.
    pub(super) common: f64,
    /// The weight of the old words.
    pub(super) old: f64,
    /// The weight of the new words.
    pub(super) new: f64,
}

impl Likeness {
    /// From 0, nothing in common, to 1, the same.
    pub(super) fn ratio(self) -> f64 {
        if self.old + self.new == 0.0 {
            0.0
        } else {
            (2.0 * self.common / (self.old + self.new)).min(1.0)
        }
    }

    /// How much of the lighter one stands in the other.
    pub(super) fn containment(self) -> f64 {
        let lighter = self.old.min(self.new);
        if lighter == 0.0 {
            0.0
        } else {
            (self.common / lighter).min(1.0)
        }
    }
}

/// The words of a paragraph without their order.
#[derive(Debug)]
pub(super) struct Bag {
    ids: Vec<u32>,
    weight: f64,
}

impl Bag {
    pub(super) fn new(lexicon: &Lexicon<'_>, words: &[Word]) -> Self {
        let mut ids: Vec<u32> = words.iter().map(|word| word.id).collect();
        ids.sort_unstable();
        let weight = ids.iter().map(|id| lexicon.says(*id)).sum();
        Self { ids, weight }
    }

    /// What two paragraphs have in common in any order: no alignment can find more.
    pub(super) fn shared(&self, new: &Self, lexicon: &Lexicon<'_>) -> Likeness {
        let (mut one, mut other, mut common) = (0, 0, 0.0);
        while let (Some(a), Some(b)) = (self.ids.get(one), new.ids.get(other)) {
            match a.cmp(b) {
                Ordering::Less => one += 1,
                Ordering::Greater => other += 1,
                Ordering::Equal => {
                    common += lexicon.says(*a);
                    (one, other) = (one + 1, other + 1);
                }
            }
        }
        Likeness {
            common,
            old: self.weight,
            new: new.weight,
        }
    }
}

/// Aligns two stretches of words by number.
pub(super) fn align(old: &[Word], new: &[Word]) -> Vec<DiffOp> {
    let ids = |words: &[Word]| words.iter().map(|word| word.id).collect::<Vec<u32>>();
    // The exact search is quadratic at worst; above this size the bounded one, which git uses too, takes over.
    let algorithm = if old.len().saturating_mul(new.len()) <= 4_000_000 {
        Algorithm::RawMyers
    } else {
        Algorithm::Myers
    };
    capture_diff_slices(algorithm, &ids(old), &ids(new))
}

/// Compares two stretches of words in order.
pub(super) fn compare(lexicon: &Lexicon, old: &[Word], new: &[Word]) -> Likeness {
    let sum = |words: &[Word]| words.iter().map(|word| lexicon.says(word.id)).sum();
    let spoken = |words: &[Word]| {
        words
            .iter()
            .filter(|word| word.kind != TokenKind::Mark)
            .count()
    };
    let few = spoken(old).min(spoken(new)) <= FEW;
    let mut common = 0.0;
    for op in align(old, new) {
        let DiffOp::Equal { old_index, len, .. } = op else {
            continue;
        };
        let run = &old[old_index..old_index + len];
        let share = if few || spoken(run) >= 2 || len == old.len() || len == new.len() {
            1.0
        } else {
            ALONE
        };
        common += share * run.iter().map(|word| lexicon.says(word.id)).sum::<f64>();
    }
    Likeness {
        common,
        old: sum(old),
        new: sum(new),
    }
}

/// The pairs of paragraphs, one of each list, that share rare shingles: old and new number, in order. Near-linear in the text.
pub(super) fn candidates(sides: &[Side<'_>; 2], wanted: [&[u32]; 2]) -> Vec<(u32, u32)> {
    let shingles = [0, 1].map(|side| {
        wanted[side]
            .iter()
            .map(|at| shingles(sides[side].words(*at)))
            .collect::<Vec<_>>()
    });
    let mut holders: FxHashMap<u64, [Vec<u32>; 2]> = FxHashMap::default();
    for (side, lists) in shingles.iter().enumerate() {
        for (index, list) in lists.iter().enumerate() {
            for shingle in list {
                let holder = &mut holders.entry(*shingle).or_default()[side];
                if holder.len() <= COMMON {
                    holder.push(index as u32);
                }
            }
        }
    }
    let mut pairs = Vec::new();
    for side in [0, 1] {
        for (index, list) in shingles[side].iter().enumerate() {
            let mut scores: FxHashMap<u32, f64> = FxHashMap::default();
            for shingle in list {
                let Some(found) = holders.get(shingle) else {
                    continue;
                };
                if found[0].len() > COMMON || found[1].len() > COMMON {
                    continue;
                }
                let rarity = 1.0 / (found[0].len() + found[1].len()) as f64;
                for other in &found[1 - side] {
                    *scores.entry(*other).or_default() += rarity;
                }
            }
            let mut best: Vec<(u32, f64)> = scores.into_iter().collect();
            // The order of a hash map must not decide: the nearer place wins among equals, then the earlier.
            let distance = |other: u32| {
                (f64::from(other) / wanted[1 - side].len() as f64
                    - index as f64 / list_length(&shingles[side]))
                .abs()
            };
            best.sort_by(|a, b| {
                b.1.total_cmp(&a.1)
                    .then_with(|| distance(a.0).total_cmp(&distance(b.0)))
                    .then(a.0.cmp(&b.0))
            });
            for (other, _) in best.into_iter().take(CANDIDATES) {
                let (old, new) = if side == 0 {
                    (index as u32, other)
                } else {
                    (other, index as u32)
                };
                pairs.push((wanted[0][old as usize], wanted[1][new as usize]));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn list_length<T>(list: &[T]) -> f64 {
    list.len().max(1) as f64
}

/// The shingles of a paragraph, sorted, each once: every two words in a row, and each long word alone.
fn shingles(words: &[Word]) -> Vec<u64> {
    let spoken: Vec<&Word> = words
        .iter()
        .filter(|word| word.kind != TokenKind::Mark)
        .collect();
    let mut out: Vec<u64> = spoken
        .windows(2)
        .map(|pair| u64::from(pair[0].id) << 32 | u64::from(pair[1].id))
        .collect();
    // A heading of a word or two has hardly a pair to be known by.
    out.extend(
        spoken
            .iter()
            .filter(|word| word.span.len() >= 4)
            .map(|word| u64::from(u32::MAX) << 32 | u64::from(word.id)),
    );
    out.sort_unstable();
    out.dedup();
    out
}
