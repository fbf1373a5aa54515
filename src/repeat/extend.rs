//! Two stretches that share a seed, followed in both directions as long as they stay alike.
//!
//! What both have counts for a stretch, what only one has against it; the search gives up where the sum falls too far below the
//! best so far (Altschul et al., 1997, "Gapped BLAST and PSI-BLAST"; Zhang et al., 2000, "A greedy algorithm for aligning DNA
//! sequences"). Words weigh what `text::script` says, so that all scripts are held to the same measure.

use std::ops::Range;

use crate::repeat::symbols::Symbols;

// Measured as those of `near`: a plagdet of 0.980 and 65 passages in published texts as they stand.

/// What a unit of weight counts for when it stands on both sides. With 3 a plagdet of 0.959, with 5 of 0.980 and 68 passages, with 8
/// of 0.977.
const KEPT: i32 = 4;
/// What a unit counts against when it stands on one. With these two, a stretch gains as long as more than three fifths of it stay.
/// With 2 a plagdet of 0.977, with 4 of 0.964.
const LOST: i32 = 3;
/// How far the sum may fall below the best: at most about six replaced words, or a sentence of ten words put in. At 132 a plagdet of
/// 0.970; at 220 and 352 of 0.980, with 66 and 64 passages and more to follow.
const FALL: i32 = 176;
/// And how far as long as nothing has been won, because most seeds lead nowhere. At 60 a plagdet of 0.977, at 100 and 160 of 0.980 and
/// 68 passages.
const FALL_AT_FIRST: i32 = 80;

fn fall(won: i32) -> i32 {
    (FALL_AT_FIRST + won / 2).min(FALL)
}
/// When this much weight in a row is the same, the alignment is sure up to there. From 27 to 72 the same.
const SURE: u32 = 36;

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
        whole(&self.a) && whole(&self.b)
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
    let forward = Side {
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
    let backward = Side {
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
        let side = Side {
            from,
            room,
            back,
            won: 0,
        };
        let Reached { reach, common } = side.follow(symbols, &mut scratch, budget);
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

/// How far two stretches go on alike.
#[derive(Clone, Copy, Debug, Default)]
struct Reached {
    reach: (u32, u32),
    common: u32,
}

/// One direction from a seed.
struct Side {
    /// Forward, the first words after the seed; backward, its first words.
    from: (u32, u32),
    /// How many words there are on each side.
    room: (u32, u32),
    back: bool,
    /// What the seed, and the other direction, have won already.
    won: i32,
}

/// One cell of the table: the best sum, and the weight of the equal words in a row that lead to it.
#[derive(Clone, Copy)]
struct Cell {
    sum: i32,
    run: u32,
}

/// A word of the second side: what it is, and what it counts for when the first does not have it.
#[derive(Clone, Copy)]
struct Other {
    symbol: u32,
    loss: i32,
}

/// Memory for tables, used again for each.
#[derive(Default)]
struct Scratch {
    row: Vec<Cell>,
    next: Vec<Cell>,
    others: Vec<Other>,
    /// Whether there was too little budget for a table.
    cut: bool,
}

const DEAD: Cell = Cell {
    sum: i32::MIN / 2,
    run: 0,
};

impl Side {
    /// The word of the first side after so many.
    fn one(&self, at: u32) -> u32 {
        if self.back {
            self.from.0 - 1 - at
        } else {
            self.from.0 + at
        }
    }

    /// The word of the second side after so many.
    fn other(&self, at: u32) -> u32 {
        if self.back {
            self.from.1 - 1 - at
        } else {
            self.from.1 + at
        }
    }

    fn follow(&self, symbols: &Symbols<'_>, scratch: &mut Scratch, budget: &mut usize) -> Reached {
        let mut at = (0, 0);
        // The weight kept up to `at`, and the best place with what was kept up to there.
        let (mut kept, mut sum) = (0u32, 0i32);
        let mut best = (0i32, Reached::default());
        loop {
            // Whatever is equal is followed at once.
            while at.0 < self.room.0 && at.1 < self.room.1 {
                let (one, other) = (self.one(at.0), self.other(at.1));
                if symbols.text[one as usize] != symbols.text[other as usize] {
                    break;
                }
                let weight = symbols.weight(one);
                kept += weight;
                sum += KEPT * weight.cast_signed();
                at = (at.0 + 1, at.1 + 1);
            }
            if sum > best.0 {
                best = (
                    sum,
                    Reached {
                        reach: at,
                        common: kept,
                    },
                );
            }
            let Some(next) = self.table(symbols, (at, sum, kept), &mut best, scratch, budget)
            else {
                return best.1;
            };
            (at, sum, kept) = next;
        }
    }

    /// Aligns what follows `at` until both sides are surely in step again, or nothing more is to be won.
    fn table(
        &self,
        symbols: &Symbols<'_>,
        (at, sum, kept): ((u32, u32), i32, u32),
        best: &mut (i32, Reached),
        scratch: &mut Scratch,
        budget: &mut usize,
    ) -> Option<((u32, u32), i32, u32)> {
        let spent = |reach: (u32, u32), total: i32| {
            // The sum tells what was kept, because whatever was passed counts one way or the other.
            let passed = self.passed(symbols, at, reach);
            kept + ((total - sum + LOST * passed) / (KEPT + 2 * LOST)).cast_unsigned()
        };
        let Scratch {
            row,
            next,
            others,
            cut,
        } = scratch;
        let columns = self.room.1 - at.1;
        others.clear();
        row.clear();
        row.push(Cell { sum, run: 0 });
        // Words of the second side that the first does not have.
        while (row.len() as u32) <= columns {
            self.fetch(symbols, at.1, row.len(), others);
            let sum = row[row.len() - 1].sum - others[row.len() - 1].loss;
            if sum < best.0 - fall(best.0 + self.won) {
                break;
            }
            row.push(Cell { sum, run: 0 });
        }
        let mut low = 0u32;
        for i in 1..=self.room.0 - at.0 {
            let one = self.one(at.0 + i - 1);
            let (symbol, weight) = (symbols.text[one as usize], symbols.weight(one));
            let (gain, loss) = (KEPT * weight.cast_signed(), LOST * weight.cast_signed());
            let Some(left) = budget.checked_sub(row.len()) else {
                *cut = true;
                return None;
            };
            *budget = left;
            next.clear();
            let mut floor = best.0 - fall(best.0 + self.won);
            let mut start = None;
            let mut alive = low;
            let mut found: Option<u32> = None;
            let last = low + row.len() as u32;
            let (mut diagonal, mut left) = (DEAD, DEAD);
            for j in low..=columns {
                let above = row.get((j - low) as usize).copied().unwrap_or(DEAD);
                let mut cell = Cell {
                    sum: above.sum - loss,
                    run: 0,
                };
                if j > 0 {
                    self.fetch(symbols, at.1, j as usize, others);
                    let other = others[j as usize - 1];
                    let beside = left.sum - other.loss;
                    if beside > cell.sum {
                        cell.sum = beside;
                    }
                    if other.symbol == symbol && diagonal.sum + gain >= cell.sum {
                        cell = Cell {
                            sum: diagonal.sum + gain,
                            run: diagonal.run + weight,
                        };
                    }
                }
                diagonal = above;
                if cell.sum < floor {
                    if j >= last {
                        break;
                    }
                    left = DEAD;
                    if start.is_some() {
                        next.push(DEAD);
                    }
                    continue;
                }
                left = cell;
                start.get_or_insert(j);
                next.push(cell);
                alive = j + 1;
                if cell.sum > best.0 {
                    let reach = (at.0 + i, at.1 + j);
                    let common = spent(reach, cell.sum);
                    *best = (cell.sum, Reached { reach, common });
                    floor = best.0 - fall(best.0 + self.won);
                    if cell.run >= SURE {
                        found = Some(j);
                    }
                }
            }
            if let Some(j) = found {
                let reach = (at.0 + i, at.1 + j);
                if best.1.reach == reach {
                    return Some((reach, best.0, best.1.common));
                }
            }
            let from = start?;
            next.truncate((alive - from) as usize);
            low = from;
            std::mem::swap(row, next);
        }
        None
    }

    /// Makes sure that `others` has as many words of the second side, from `from` on, as asked for.
    #[inline]
    fn fetch(&self, symbols: &Symbols<'_>, from: u32, count: usize, others: &mut Vec<Other>) {
        while others.len() < count {
            let word = self.other(from + others.len() as u32);
            others.push(Other {
                symbol: symbols.text[word as usize],
                loss: LOST * symbols.weight(word).cast_signed(),
            });
        }
    }

    /// The weight of all words of both sides from `at` up to `reach`.
    fn passed(&self, symbols: &Symbols<'_>, at: (u32, u32), reach: (u32, u32)) -> i32 {
        let stretch = |from: u32, to: u32, origin: u32| {
            if self.back {
                symbols.weigh(origin - to, origin - from)
            } else {
                symbols.weigh(origin + from, origin + to)
            }
        };
        (stretch(at.0, reach.0, self.from.0) + stretch(at.1, reach.1, self.from.1)).cast_signed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    /// Follows the first two words of both halves of a text.
    fn followed(text: &str, mut budget: usize) -> Pair {
        let document = input::from_bytes("a", text.as_bytes(), &input::Options::default()).unwrap();
        let documents = [document];
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
