//! Rows: paragraphs that are similar one after the other, as the lines of a form or a list of standard clauses.
//!
//! Where all of them are similar, any stretch of rows is alike to any other one, and none of these stretches says anything. A row is
//! held against rows, one against one.

use std::ops::Range;

use std::sync::Mutex;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::ParagraphId;
use crate::repeat::rarity::Rarity;
use crate::repeat::symbols::Symbols;

/// The least weight of the words that are looked for together in the next row: eight Han characters, four or five words. Measured as
/// the constants of `near` are: at 12 a plagdet of 0.972 instead of 0.980, from 18 to 48 the same.
const GRAM: u32 = 24;

/// Which paragraphs are rows, as far as that was asked.
#[derive(Default)]
pub(super) struct Rows(Mutex<FxHashMap<ParagraphId, bool>>);

impl Rows {
    /// Whether the paragraph of a word is a row: most of it is in more than two places, and a quarter of it in a neighbour.
    pub(super) fn has(&self, symbols: &Symbols<'_>, rarity: &Rarity, word: u32) -> bool {
        let paragraph = symbols.paragraph(word);
        let known = || self.0.lock().ok()?.get(&paragraph).copied();
        if let Some(known) = known() {
            return known;
        }
        let row = is_row(symbols, rarity, word);
        if let Ok(mut rows) = self.0.lock() {
            rows.insert(paragraph, row);
        }
        row
    }
}

fn is_row(symbols: &Symbols<'_>, rarity: &Rarity, word: u32) -> bool {
    let own = symbols.around(word);
    let bounds = symbols.bounds(word);
    let before = (own.start > bounds.start).then(|| symbols.around(own.start - 1));
    let after = (own.end < bounds.end).then(|| symbols.around(own.end));
    // A paragraph without a neighbour may be a whole book on one line.
    if before.is_none() && after.is_none() {
        return false;
    }
    let often = own.clone().filter(|word| rarity.count(*word) > 2).count();
    if 2 * often <= own.len() {
        return false;
    }
    let grams: FxHashSet<&[u32]> = grams(symbols, own).collect();
    let shares = |other: Range<u32>| {
        let common = self::grams(symbols, other).filter(|gram| grams.contains(gram));
        4 * common.count() > grams.len()
    };
    before.into_iter().chain(after).any(shares)
}

/// At each word of a stretch, it and the next ones, as many as weigh [`GRAM`].
fn grams<'symbols>(
    symbols: &'symbols Symbols<'_>,
    stretch: Range<u32>,
) -> impl Iterator<Item = &'symbols [u32]> {
    let mut end = stretch.start;
    stretch.clone().map_while(move |at| {
        while symbols.weigh(at, end) < GRAM {
            if end == stretch.end {
                return None;
            }
            end += 1;
        }
        Some(&symbols.text[at as usize..end as usize])
    })
}
