//! The order in which a page is read: what is above columns, the columns from left to right, and what is below.
//!
//! A simple form of the recursive cut of pages at white space (Nagy and Seth 1984): a gutter is a strip that no run crosses over several
//! lines with prose on both sides, and what crosses it ends the columns.

use crate::input::pdf::line::Line;
use crate::input::pdf::tables::Table;
use crate::text::script;

/// A run, or a table that was found already.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Run(Line),
    Table(Table),
}

/// The fewest lines on both sides of a gutter.
const LINES: usize = 3;
/// The narrowest gutter, in points and as a part of the size of the text.
const NARROWEST: f32 = 6.0;
const NARROWEST_PART: f32 = 0.8;
/// How much text the heavier lines on both sides of a gutter have, in the weight of `script`: cells of tables have less.
const WEIGHT: u32 = 20;
/// Marks of full width that may hang over the edge of a column.
const HANGING: &[char] = &[
    '，', '。', '、', '；', '：', '！', '？', '）', '》', '」', '』', '”', '’',
];
/// In which steps a gutter is looked for, in points.
const STEP: f32 = 2.0;
const STEPS: usize = 1000;
/// How often a page is cut in itself, and the most runs of a page that is cut.
const DEPTH: usize = 8;
const MOST: usize = 20_000;

impl Piece {
    pub(super) fn left(&self) -> f32 {
        match self {
            Self::Run(run) => run.left,
            Self::Table(table) => table.left,
        }
    }

    pub(super) fn right(&self) -> f32 {
        match self {
            // A mark of full width has its ink on the left: programs let it hang over the edge.
            Self::Run(run) if run.text.ends_with(HANGING) => run.right - 0.5 * run.size,
            Self::Run(run) => run.right,
            Self::Table(table) => table.right,
        }
    }

    /// Where it stands, downwards: its baseline, or its middle.
    pub(super) fn place(&self) -> f32 {
        match self {
            Self::Run(run) => run.baseline,
            Self::Table(table) => table.top.midpoint(table.bottom),
        }
    }

    fn size(&self) -> f32 {
        match self {
            Self::Run(run) => run.size,
            Self::Table(_) => 0.0,
        }
    }

    fn weight(&self) -> u32 {
        match self {
            Self::Run(run) => script::weight_of(&run.text),
            Self::Table(_) => 0,
        }
    }
}

/// The parts of a page in the order in which they are read.
pub(super) fn columns(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    pieces.sort_by(|a, b| {
        a.place()
            .total_cmp(&b.place())
            .then(a.left().total_cmp(&b.left()))
    });
    let mut out = Vec::new();
    cut(pieces, DEPTH, &mut out);
    out
}

fn cut(pieces: Vec<Piece>, depth: usize, out: &mut Vec<Vec<Piece>>) {
    if pieces.is_empty() {
        return;
    }
    let gutter = if depth == 0 || pieces.len() > MOST {
        None
    } else {
        gutter(&pieces)
    };
    let Some(gutter) = gutter else {
        out.push(pieces);
        return;
    };
    let mut rest = pieces;
    let below = rest.split_off(gutter.end);
    let band = rest.split_off(gutter.start);
    let (left, right) = band
        .into_iter()
        .partition(|piece| piece.right() <= gutter.at + SLACK);
    // Above and below, the same gutter may go on.
    for part in [rest, left, right, below] {
        cut(part, depth - 1, out);
    }
}

/// How far a run may reach over the middle of a gutter, in points: italic letters do.
const SLACK: f32 = 0.5;

/// A strip without text between two columns.
#[derive(Clone, Copy, Debug)]
struct Gutter {
    at: f32,
    /// Which pieces have it between them.
    start: usize,
    end: usize,
    lines: usize,
    width: f32,
}

/// The gutter with the most lines beside it.
fn gutter(pieces: &[Piece]) -> Option<Gutter> {
    let left = pieces.iter().map(Piece::left).fold(f32::MAX, f32::min);
    let right = pieces.iter().map(Piece::right).fold(f32::MIN, f32::max);
    let mut best: Option<Gutter> = None;
    let places = std::iter::successors(Some(left + STEP), |at| Some(at + STEP));
    for at in places.take(STEPS).take_while(|at| *at < right) {
        for found in bands(pieces, at) {
            let is_better =
                best.is_none_or(|best| (found.lines, found.width) > (best.lines, best.width + 0.1));
            if is_better {
                best = Some(found);
            }
        }
    }
    best
}

/// The stretches of pieces with prose on both sides of a place.
fn bands(pieces: &[Piece], at: f32) -> Vec<Gutter> {
    let mut out = Vec::new();
    let mut start = 0;
    for (end, piece) in pieces.iter().map(Some).chain([None]).enumerate() {
        let crosses =
            piece.is_none_or(|piece| piece.left() < at - SLACK && piece.right() > at + SLACK);
        if crosses {
            out.extend(band(pieces, at, start, end));
            start = end + 1;
        }
    }
    out
}

/// One side of a gutter.
#[derive(Clone, Debug)]
struct Side {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    /// The size of the piece with most text.
    size: f32,
    /// How much text each line has.
    weights: Vec<u32>,
}

impl Side {
    fn of<'piece>(pieces: impl Iterator<Item = &'piece Piece>) -> Option<Self> {
        let mut side: Option<Self> = None;
        let (mut last, mut heaviest) = (f32::MIN, 0);
        for piece in pieces {
            let place = piece.place();
            let side = side.get_or_insert(Self {
                left: f32::MAX,
                right: f32::MIN,
                top: place,
                bottom: place,
                size: 0.0,
                weights: Vec::new(),
            });
            side.left = side.left.min(piece.left());
            side.right = side.right.max(piece.right());
            side.bottom = place;
            if piece.weight() > heaviest {
                (side.size, heaviest) = (piece.size(), piece.weight());
            }
            match side.weights.last_mut() {
                Some(weight) if place - last <= 0.5 * piece.size() => *weight += piece.weight(),
                _ => side.weights.push(piece.weight()),
            }
            last = place;
        }
        side
    }

    /// Whether it is prose: a quarter of its lines have much text.
    fn is_prose(&self) -> bool {
        let heavy = self.weights.iter().filter(|weight| **weight >= WEIGHT);
        heavy.count() * 4 >= self.weights.len()
    }
}

/// The gutter at a place between pieces, if there is prose on both sides.
fn band(pieces: &[Piece], at: f32, start: usize, end: usize) -> Option<Gutter> {
    let band = pieces.get(start..end)?;
    if band.len() < 2 * LINES {
        return None;
    }
    let is_left = |piece: &&Piece| piece.right() <= at + SLACK;
    let left = Side::of(band.iter().filter(is_left))?;
    let right = Side::of(band.iter().filter(|piece| !is_left(piece)))?;
    let lines = left.weights.len().min(right.weights.len());
    let width = right.left - left.right;
    let is_wide = width >= NARROWEST.max(NARROWEST_PART * left.size.min(right.size));
    let overlap = left.bottom.min(right.bottom) - left.top.max(right.top);
    let is_long = overlap >= (LINES as f32 - 1.0) * left.size.min(right.size);
    let found = lines >= LINES && is_wide && is_long && left.is_prose() && right.is_prose();
    found.then_some(Gutter {
        at: left.right.midpoint(right.left),
        start,
        end,
        lines,
        width,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::pdf::line::tests::run;

    const PROSE: &str = "a line of twenty-five signs";

    fn order(runs: Vec<Line>) -> Vec<Vec<String>> {
        let text = |piece: Piece| match piece {
            Piece::Run(run) => run.text,
            Piece::Table(_) => String::new(),
        };
        columns(runs.into_iter().map(Piece::Run).collect())
            .into_iter()
            .map(|part| part.into_iter().map(text).collect())
            .collect()
    }

    fn column(left: f32, top: f32, name: &str) -> Vec<Line> {
        let line = |at: usize| {
            run(
                left,
                top + at as f32 * 12.0,
                10.0,
                &format!("{name}{at} {PROSE}"),
            )
        };
        (0..5).map(line).collect()
    }

    fn firsts(parts: &[Vec<String>]) -> Vec<&str> {
        parts.iter().map(|part| &part[0][..2]).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut runs = column(0.0, 100.0, "a");
        runs.extend(column(170.0, 103.0, "b"));
        runs.extend(column(340.0, 100.0, "c"));
        assert_eq!(firsts(&order(runs)), ["a0", "b0", "c0"]);
    }

    #[test]
    fn a_title_over_columns_is_read_first_and_a_note_below_last() {
        let mut runs = column(0.0, 100.0, "a");
        runs.extend(column(170.0, 100.0, "b"));
        runs.push(run(100.0, 80.0, 20.0, "t! a wide title"));
        runs.push(run(0.0, 200.0, 10.0, &"n! a wide line ".repeat(4)));
        assert_eq!(firsts(&order(runs)), ["t!", "a0", "b0", "n!"]);
    }

    #[test]
    fn rows_of_short_cells_are_no_columns() {
        let mut runs = Vec::new();
        for row in 0..5 {
            let y = 100.0 + row as f32 * 12.0;
            runs.extend([run(0.0, y, 10.0, "up to 12 m"), run(170.0, y, 10.0, "300")]);
        }
        assert_eq!(order(runs).len(), 1);
    }
}
