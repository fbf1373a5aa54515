//! How far two stretches go on alike in one direction.
//!
//! What both have counts for a stretch, what only one has against it; the search gives up where the sum falls too far below the
//! best so far (Altschul et al., 1997, "Gapped BLAST and PSI-BLAST"; Zhang et al., 2000, "A greedy algorithm for aligning DNA
//! sequences"). Words weigh what `text::script` says, so that all scripts are held to the same measure.

use crate::repeat::symbols::Symbols;

// Measured as those of `near`: a plagdet of 0.980 and 65 passages in published texts as they stand.

/// What a unit of weight counts for when it is on both sides. With 3 a plagdet of 0.967, with 5 of 0.980 and 68 passages, with 8
/// of 0.977.
pub(super) const KEPT: i32 = 4;
/// What a unit counts against when it is on one. With these two, a stretch gains as long as more than three fifths of it stay.
/// With 2 a plagdet of 0.977, with 4 of 0.964.
pub(super) const LOST: i32 = 3;
/// How far the sum may fall below the best: at most about six replaced words, or a sentence of ten words put in. At 132 a plagdet of
/// 0.970; at 220 and 352 of 0.980, with 66 and 64 passages and more to follow.
const FALL: i32 = 176;
/// And how far as long as nothing has been won, because most seeds lead nowhere. At 60 a plagdet of 0.976, at 100 and 160 of 0.980 and
/// 67 and 66 passages.
const FALL_AT_FIRST: i32 = 80;

/// When this much weight in a row is the same, the alignment is sure up to there. At 18 one passage more, from 45 to 72 the same.
const SURE: i32 = 36;

/// How far two stretches go on alike.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reached {
    /// How many words of each.
    pub(super) reach: (u32, u32),
    /// The weight of the words that stay in order.
    pub(super) common: u32,
}

/// One direction from a seed.
pub(super) struct Direction {
    /// Forward, the first words after the seed; backward, its first words.
    pub(super) from: (u32, u32),
    /// How many words there are on each side.
    pub(super) room: (u32, u32),
    pub(super) back: bool,
    /// What the seed, and the other direction, have won already.
    pub(super) won: i32,
}

/// Memory for tables, used again for each.
#[derive(Default)]
pub(super) struct Scratch {
    row: Vec<Cell>,
    next: Vec<Cell>,
    /// The second word of each row's first cell.
    low: u32,
    others: Vec<Unit>,
    /// Whether there was too little budget for a table.
    pub(super) cut: bool,
}

/// A word as a table sees it.
#[derive(Clone, Copy)]
struct Unit {
    symbol: u32,
    weight: i32,
}

impl Unit {
    fn new(symbols: &Symbols<'_>, word: u32) -> Self {
        Self {
            symbol: symbols.text[word as usize],
            weight: symbols.weight(word).cast_signed(),
        }
    }

    /// What it counts for when both sides have it.
    fn gain(self) -> i32 {
        KEPT * self.weight
    }

    /// What it counts against when one side has it.
    fn loss(self) -> i32 {
        LOST * self.weight
    }
}

/// One cell of a table: the best sum, and the weight of the equal words in a row that lead to it.
#[derive(Clone, Copy)]
struct Cell {
    sum: i32,
    run: i32,
}

const DEAD: Cell = Cell {
    sum: i32::MIN / 2,
    run: 0,
};

impl Cell {
    /// The best way to a word of the first side, and one of the second.
    #[inline]
    fn reached(one: Unit, other: Unit, above: Self, left: Self, diagonal: Self) -> Self {
        if one.symbol == other.symbol {
            let sum = diagonal.sum + one.gain();
            if sum >= above.sum - one.loss() && sum >= left.sum - other.loss() {
                let run = diagonal.run + one.weight;
                return Self { sum, run };
            }
        }
        Self {
            sum: (above.sum - one.loss()).max(left.sum - other.loss()),
            run: 0,
        }
    }
}

/// Where both sides are in step.
#[derive(Clone, Copy, Default)]
struct Point {
    /// After how many words of each side.
    at: (u32, u32),
    sum: i32,
    /// The weight of what stays up to there.
    kept: u32,
}

/// The place with the best sum so far.
#[derive(Clone, Copy, Default)]
struct Best {
    sum: i32,
    reached: Reached,
}

/// What one more row of a table has shown.
enum Row {
    /// Both sides are surely in step again.
    InStep,
    GoesOn,
    /// Nothing more is to be won.
    Over,
}

impl Direction {
    pub(super) fn follow(
        &self,
        symbols: &Symbols<'_>,
        scratch: &mut Scratch,
        budget: &mut usize,
    ) -> Reached {
        let mut point = Point::default();
        let mut best = Best::default();
        loop {
            self.run(symbols, &mut point);
            if point.sum > best.sum {
                best = Best {
                    sum: point.sum,
                    reached: Reached {
                        reach: point.at,
                        common: point.kept,
                    },
                };
            }
            if !self.table(symbols, point, &mut best, scratch, budget) {
                return best.reached;
            }
            point = Point {
                at: best.reached.reach,
                sum: best.sum,
                kept: best.reached.common,
            };
        }
    }

    /// Whatever is equal is followed at once.
    fn run(&self, symbols: &Symbols<'_>, point: &mut Point) {
        while point.at.0 < self.room.0 && point.at.1 < self.room.1 {
            let (one, other) = (self.one(point.at.0), self.other(point.at.1));
            if symbols.text[one as usize] != symbols.text[other as usize] {
                break;
            }
            let weight = symbols.weight(one);
            point.kept += weight;
            point.sum += KEPT * weight.cast_signed();
            point.at = (point.at.0 + 1, point.at.1 + 1);
        }
    }

    /// Aligns what follows `from` until both sides are surely in step again, at the best place, or nothing more is to be won, and
    /// says whether they are.
    fn table(
        &self,
        symbols: &Symbols<'_>,
        from: Point,
        best: &mut Best,
        scratch: &mut Scratch,
        budget: &mut usize,
    ) -> bool {
        self.first_row(symbols, from, *best, scratch);
        for count in 1..=self.room.0 - from.at.0 {
            let Some(left) = budget.checked_sub(scratch.row.len()) else {
                scratch.cut = true;
                return false;
            };
            *budget = left;
            let row = self
                .losing_row(symbols, from, count, *best, scratch)
                .unwrap_or_else(|| self.next_row(symbols, from, count, best, scratch));
            match row {
                Row::InStep => return true,
                Row::GoesOn => {}
                Row::Over => return false,
            }
        }
        false
    }

    /// Words of the second side that the first does not have.
    fn first_row(&self, symbols: &Symbols<'_>, from: Point, best: Best, scratch: &mut Scratch) {
        let columns = self.room.1 - from.at.1;
        let floor = self.floor(best);
        let Scratch {
            row, others, low, ..
        } = scratch;
        *low = 0;
        others.clear();
        row.clear();
        let mut sum = from.sum;
        row.push(Cell { sum, run: 0 });
        while (row.len() as u32) <= columns {
            self.fetch(symbols, from.at.1, row.len(), others);
            sum -= others[row.len() - 1].loss();
            if sum < floor {
                break;
            }
            row.push(Cell { sum, run: 0 });
        }
    }

    /// The row of the word of the first side that is `count` words after `from`.
    fn next_row(
        &self,
        symbols: &Symbols<'_>,
        from: Point,
        count: u32,
        best: &mut Best,
        scratch: &mut Scratch,
    ) -> Row {
        let one = Unit::new(symbols, self.one(from.at.0 + count - 1));
        let Scratch {
            row,
            next,
            low,
            others,
            ..
        } = scratch;
        next.clear();
        let mut floor = self.floor(*best);
        let mut start = None;
        let mut alive = *low;
        let mut in_step = false;
        let last = *low + row.len() as u32;
        let (mut diagonal, mut left) = (DEAD, DEAD);
        for column in *low..=self.room.1 - from.at.1 {
            let above = row.get((column - *low) as usize).copied().unwrap_or(DEAD);
            let cell = if column == 0 {
                Cell {
                    sum: above.sum - one.loss(),
                    run: 0,
                }
            } else {
                self.fetch(symbols, from.at.1, column as usize, others);
                Cell::reached(one, others[column as usize - 1], above, left, diagonal)
            };
            diagonal = above;
            if cell.sum < floor {
                if column >= last {
                    break;
                }
                left = DEAD;
                if start.is_some() {
                    next.push(DEAD);
                }
                continue;
            }
            left = cell;
            start.get_or_insert(column);
            next.push(cell);
            alive = column + 1;
            if cell.sum > best.sum {
                let reach = (from.at.0 + count, from.at.1 + column);
                let common = self.kept(symbols, from, reach, cell.sum);
                *best = Best {
                    sum: cell.sum,
                    reached: Reached { reach, common },
                };
                floor = self.floor(*best);
                in_step = cell.run >= SURE;
            }
        }
        let Some(start) = start.filter(|_| !in_step) else {
            return if in_step { Row::InStep } else { Row::Over };
        };
        next.truncate((alive - start) as usize);
        *low = start;
        std::mem::swap(row, next);
        Row::GoesOn
    }

    /// The same for a row without a new best sum, which most rows are: nothing in it moves the floor. `None` where there is one.
    fn losing_row(
        &self,
        symbols: &Symbols<'_>,
        from: Point,
        count: u32,
        best: Best,
        scratch: &mut Scratch,
    ) -> Option<Row> {
        let one = Unit::new(symbols, self.one(from.at.0 + count - 1));
        let Scratch {
            row,
            next,
            low,
            others,
            ..
        } = scratch;
        let floor = self.floor(best);
        let alive = |cell: Cell| if cell.sum < floor { DEAD } else { cell };
        let columns = self.room.1 - from.at.1;
        let last = *low + row.len() as u32;
        self.fetch(symbols, from.at.1, last.min(columns) as usize, others);
        next.clear();
        next.resize(row.len(), DEAD);
        let (mut diagonal, mut left) = (DEAD, DEAD);
        // Nothing of the second side: only the first has lost a word.
        let first = usize::from(*low == 0);
        if first == 1 {
            diagonal = row[0];
            let sum = diagonal.sum - one.loss();
            left = alive(Cell { sum, run: 0 });
            next[0] = left;
        }
        let mut most = left.sum;
        let beside = &others[(*low as usize + first - 1)..];
        for ((above, other), slot) in row[first..].iter().zip(beside).zip(&mut next[first..]) {
            left = alive(Cell::reached(one, *other, *above, left, diagonal));
            diagonal = *above;
            *slot = left;
            most = most.max(left.sum);
        }
        for column in last..=columns {
            self.fetch(symbols, from.at.1, column as usize, others);
            left = alive(Cell::reached(
                one,
                others[column as usize - 1],
                DEAD,
                left,
                diagonal,
            ));
            diagonal = DEAD;
            if left.sum < floor {
                break;
            }
            next.push(left);
            most = most.max(left.sum);
        }
        if most > best.sum {
            return None;
        }
        let lives = |cell: &Cell| cell.sum >= floor;
        let Some(start) = next.iter().position(lives) else {
            return Some(Row::Over);
        };
        let end = next.iter().rposition(lives).map_or(0, |end| end + 1);
        next.truncate(end);
        next.drain(..start);
        *low += start as u32;
        std::mem::swap(row, next);
        Some(Row::GoesOn)
    }

    /// Under which sum nothing is followed.
    fn floor(&self, best: Best) -> i32 {
        let won = best.sum + self.won;
        best.sum - (FALL_AT_FIRST + won / 2).min(FALL)
    }

    /// Makes sure that `others` has as many words of the second side, from `from` on, as asked for.
    #[inline]
    fn fetch(&self, symbols: &Symbols<'_>, from: u32, count: usize, others: &mut Vec<Unit>) {
        while others.len() < count {
            let word = self.other(from + others.len() as u32);
            others.push(Unit::new(symbols, word));
        }
    }

    /// The weight of what stays up to `reach`, where the sum is `sum`: it tells, because whatever was passed counts one way or the
    /// other.
    fn kept(&self, symbols: &Symbols<'_>, from: Point, reach: (u32, u32), sum: i32) -> u32 {
        let passed = self.passed(symbols, from.at, reach);
        from.kept + ((sum - from.sum + LOST * passed) / (KEPT + 2 * LOST)).cast_unsigned()
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
}
