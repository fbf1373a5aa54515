//! How often the words at a place stand together anywhere: what tells a passage from a formula.

use crate::repeat::suffix::{GRAM, Index};
use crate::repeat::symbols::Symbols;

/// For each word, how often it and the next few stand together in all documents; 255 stands for that and more.
#[derive(Debug)]
pub(super) struct Rarity {
    counts: Vec<u8>,
}

impl Rarity {
    pub(super) fn new(Index { array, grams, .. }: &Index) -> Self {
        let mut counts = vec![1u8; array.len()];
        let mut from = 0;
        for rank in 1..=array.len() {
            if rank < array.len() && grams[rank] {
                continue;
            }
            if rank - from > 1 {
                let count = (rank - from).min(255) as u8;
                for at in &array[from..rank] {
                    counts[*at as usize] = count;
                }
            }
            from = rank;
        }
        Self { counts }
    }

    /// In how many places a word and the next few stand.
    pub(super) fn count(&self, word: u32) -> usize {
        self.counts[word as usize].into()
    }

    /// Of the words from `from` up to `to`, the weight of those that are followed by enough words to be counted, and the part of it
    /// that is rare: what is in more places than two counts less the more often it stands.
    pub(super) fn rare(&self, symbols: &Symbols<'_>, from: u32, to: u32) -> Rare {
        // In hundredths, so that nothing depends on the order of rounding.
        let mut sum = 0;
        let mut at = from;
        while at < to && symbols.weigh(at, to) >= GRAM {
            let count = u32::from(self.counts[at as usize]).max(2);
            sum += symbols.weight(at) * 200 / count;
            at += 1;
        }
        Rare {
            counted: symbols.weigh(from, at),
            rare: sum / 100,
        }
    }
}

/// How much of some words is rare.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rare {
    /// The weight of the words that were counted.
    pub(super) counted: u32,
    /// The weight of the rare ones among them.
    pub(super) rare: u32,
}
