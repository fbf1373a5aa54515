//! How often the words at a place stand together anywhere: what tells a passage from a formula.

use crate::repeat::suffix::Index;
use crate::repeat::symbols::Symbols;

/// The least weight of words that are counted together: four Han characters, two or three words.
const GRAM: u32 = 12;

/// For each word, how often it and the next few stand together in all documents; 255 stands for that and more.
#[derive(Debug)]
pub(super) struct Rarity {
    counts: Vec<u8>,
}

impl Rarity {
    pub(super) fn new(symbols: &Symbols<'_>, Index { array, prefixes }: &Index) -> Self {
        let mut counts = vec![1u8; array.len()];
        let mut from = 0;
        for rank in 1..=array.len() {
            let goes_on = rank < array.len() && {
                let here = array[rank];
                symbols.weigh(here, here + prefixes[rank]) >= GRAM
            };
            if !goes_on {
                let count = (rank - from).min(255) as u8;
                for at in &array[from..rank] {
                    counts[*at as usize] = count;
                }
                from = rank;
            }
        }
        Self { counts }
    }

    /// In how many places a word and the next few stand.
    pub(super) fn count(&self, word: u32) -> usize {
        self.counts[word as usize].into()
    }

    /// The weight of the runs of words from `from` up to `to` that are rare: what stands in more places than two counts less the
    /// more often it stands.
    pub(super) fn rare(&self, symbols: &Symbols<'_>, from: u32, to: u32) -> u32 {
        // In hundredths, so that nothing depends on the order of rounding.
        let mut sum = 0;
        for at in from..to {
            if symbols.weigh(at, to) < GRAM {
                break;
            }
            let count = u32::from(self.counts[at as usize]).max(2);
            sum += symbols.weight(at) * 200 / count;
        }
        sum / 100
    }
}
