//! The way from documents to classes of copies, exact and near ones together.

use crate::repeat::classes::{self, Class};
use crate::repeat::extend::Pair;
use crate::repeat::suffix::Index;
use crate::repeat::symbols::Symbols;
use crate::repeat::{maximal, near, snap};

/// How much of two near copies has to stay, in percent of both.
const ALIKE: u32 = 65;

/// All passages of the documents that weigh at least `least`, the heaviest first.
pub(super) fn find(symbols: &Symbols<'_>, least: u32) -> Vec<Class> {
    let index = Index::new(&symbols.text, symbols.alphabet);
    let repeats = maximal::find(&symbols.text, &index, least, |from, to| {
        symbols.weigh(from, to)
    });
    let mut pairs = near::find(symbols, &index, least, |pair| {
        // Ends still move; what is far from enough cannot become enough.
        pair.common * 4 >= least
    });
    drop(index);
    for pair in &mut pairs {
        snap::snap(symbols, pair);
    }
    pairs.retain(|pair| is_copy(symbols, pair, least));
    classes::classes(symbols, &pairs, &repeats)
}

/// Whether a pair is long enough and alike enough to be called a copy.
fn is_copy(symbols: &Symbols<'_>, pair: &Pair, least: u32) -> bool {
    let weights = [&pair.a, &pair.b].map(|side| symbols.weigh(side.start, side.end));
    weights[0].max(weights[1]) >= least
        && 200 * pair.common >= ALIKE * (weights[0] + weights[1])
}
