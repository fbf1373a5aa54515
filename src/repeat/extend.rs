//! Two stretches that share a seed, followed in both directions as long as they stay alike.

use std::ops::Range;

use crate::repeat::direction::{Direction, KEPT, LOST, Reached, Scratch};
use crate::repeat::symbols::Symbols;

/// Two stretches and what they share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The words of the first.
    pub(super) a: Range<u32>,
    /// The words of the second, which starts where the first has ended, or later.
    pub(super) b: Range<u32>,
    /// The weight of the words that stay in order.
    pub(super) common: u32,
    /// Whether the budget was spent before they had been followed to their ends.
    pub(super) cut: bool,
}

impl Pair {
    /// Whether both sides are the same word for word.
    pub(super) fn is_exact(&self, symbols: &Symbols<'_>) -> bool {
        let whole = |side: &Range<u32>| self.common == symbols.weigh(side.start, side.end);
        // Some words weigh nothing, such as a combining mark by itself.
        self.a.len() == self.b.len() && whole(&self.a) && whole(&self.b)
    }
}

/// Follows two equal stretches of `length` words, one from `a` on and the other from `b` on, in both directions.
///
/// Neither goes beyond the bounds given for it. `budget` is how many cells may be looked at; what is left of it afterwards is there for the next. When it is used up, the
/// stretches end where they have come to.
pub(super) fn extend(
    symbols: &Symbols<'_>,
    (a, b): (u32, u32),
    length: u32,
    (first, second): (Range<u32>, Range<u32>),
    budget: &mut usize,
) -> Pair {
    let one_text = first.end > b;
    let seed = symbols.weigh(a, a + length);
    // Two copies in one document must not run into each other.
    let forward = Direction {
        from: (a + length, b + length),
        room: (
            if one_text {
                first.end.min(b)
            } else {
                first.end
            } - (a + length),
            second.end - (b + length),
        ),
        back: false,
        won: KEPT * seed.cast_signed(),
    };
    let mut scratch = Scratch::default();
    let right = forward.follow(symbols, &mut scratch, budget);
    let backward = Direction {
        from: (a, b),
        room: (
            a - first.start,
            b - if one_text {
                second.start.max(a + length + right.reach.0)
            } else {
                second.start
            },
        ),
        back: true,
        won: KEPT * (seed + right.common).cast_signed(),
    };
    let left = backward.follow(symbols, &mut scratch, budget);
    Pair {
        a: a - left.reach.0..a + length + right.reach.0,
        b: b - left.reach.1..b + length + right.reach.1,
        common: seed + left.common + right.common,
        cut: scratch.cut,
    }
}

/// Follows a pair again from where it came to start, then from where it came to end, and takes what shares no less with fewer gaps.
///
/// A pair holds on to its seed even where it should not: where the words of the seed stand a second time on one side, the seed may
/// be the wrong ones of them, with a gap before them. Without that gap there may be room for more at the other end.
pub(super) fn tighten(
    symbols: &Symbols<'_>,
    pair: &mut Pair,
    (first, second): (Range<u32>, Range<u32>),
    budget: &mut usize,
) {
    let one_text = first.end > pair.b.start;
    let mut scratch = Scratch::default();
    for back in [false, true] {
        let Pair { a, b, .. } = pair.clone();
        let room = match (back, one_text) {
            (false, false) => (first.end - a.start, second.end - b.start),
            (false, true) => (first.end.min(b.start) - a.start, second.end - b.start),
            (true, false) => (a.end - first.start, b.end - second.start),
            (true, true) => (a.end - first.start, b.end - second.start.max(a.end)),
        };
        let from = if back {
            (a.end, b.end)
        } else {
            (a.start, b.start)
        };
        let direction = Direction {
            from,
            room,
            back,
            won: 0,
        };
        let Reached { reach, common } = direction.follow(symbols, &mut scratch, budget);
        let (a, b) = if back {
            (from.0 - reach.0..from.0, from.1 - reach.1..from.1)
        } else {
            (from.0..from.0 + reach.0, from.1..from.1 + reach.1)
        };
        let cut = pair.cut || scratch.cut;
        let other = Pair { a, b, common, cut };
        if common >= pair.common && score(symbols, &other) > score(symbols, pair) {
            *pair = other;
        }
    }
}

/// What a pair wins by the words that both sides have, less what it loses by the others.
fn score(symbols: &Symbols<'_>, pair: &Pair) -> i64 {
    let both = [&pair.a, &pair.b].map(|side| i64::from(symbols.weigh(side.start, side.end)));
    let common = i64::from(pair.common);
    i64::from(KEPT) * common - i64::from(LOST) * (both[0] + both[1] - 2 * common)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    /// Follows the first two words of both halves of a text.
    fn followed(text: &str, mut budget: usize) -> Pair {
        let document = input::from_bytes("a", text.as_bytes(), &input::Options::default()).unwrap();
        let documents = [&document];
        let symbols = Symbols::collect(&documents);
        let second = symbols.text.len() as u32 / 2;
        let bounds = (symbols.bounds(0), symbols.bounds(second));
        extend(&symbols, (0, second), 2, bounds, &mut budget)
    }

    #[test]
    fn a_spent_budget_is_told() {
        let text = "The lessee keeps the roof, the walls and the windows in good repair at all times.\n\n\
                    The lessee keeps the roof, all doors and the windows in good repair at all times.";
        let whole = followed(text, 10_000);
        assert_eq!((whole.a.len(), whole.cut), (16, false));
        let cut = followed(text, 3);
        assert_eq!((cut.a.len(), cut.cut), (5, true));
    }
}
