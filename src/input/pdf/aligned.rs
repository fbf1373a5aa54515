//! Tables without lines around their cells: rows whose parts are below each other.

use crate::input::pdf::line::Line;
use crate::input::pdf::paragraph::label_of;
use crate::text::script;

/// The fewest rows of a table, and the fewest of one with three columns or more.
const ROWS: usize = 3;
const ROWS_OF_WIDE: usize = 2;
/// How far parts that are below each other are off at most, as a part of the size.
const OFF: f32 = 0.6;
/// The heaviest part of a row on average, in the weight of `script`: two sides of prose are heavier.
const HEAVIEST: u32 = 90;

/// The stretches of lines that are rows of a table, as ranges.
pub(super) fn tables(lines: &[Line]) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let mut end = start;
        if is_row(&lines[start]) {
            end = start + 1;
            while end < lines.len() && is_below(&lines[start..end], &lines[end]) {
                end += 1;
            }
        }
        let columns = lines[start].parts.len();
        let least = if columns > 2 { ROWS_OF_WIDE } else { ROWS };
        if end - start >= least {
            let after = out
                .last()
                .map_or(0, |last: &std::ops::Range<usize>| last.end);
            let has_head = start > after && is_above(&lines[start - 1], &lines[start..end]);
            out.push(start - usize::from(has_head)..end);
            start = end;
        } else {
            start += 1;
        }
    }
    out
}

/// Whether a line can be a row: several parts, none of them long, and the first no number of an item before its text.
fn is_row(line: &Line) -> bool {
    let count = line.parts.len();
    if count < 2 || script::weight_of(&line.text) > HEAVIEST * count as u32 / 2 {
        return false;
    }
    let first = line.part(&line.parts[0]);
    let is_label = count == 2 && label_of(&format!("{first} A")).is_some();
    let leads =
        line.text.contains("....") || line.text.contains(". . .") || line.text.contains("……");
    !is_label && !leads
}

/// Whether a line is a row below others: as many parts, each below one of the last row.
fn is_below(rows: &[Line], line: &Line) -> bool {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return false;
    };
    let is_near = line.baseline - last.baseline < 3.0 * last.size.max(line.size);
    is_near && is_row(line) && line.parts.len() == first.parts.len() && {
        let size = line.size.max(last.size);
        let lefts = |rows: &Line| rows.parts.iter().map(|part| part.left).collect::<Vec<_>>();
        let rights = |rows: &Line| rows.parts.iter().map(|part| part.right).collect::<Vec<_>>();
        let off = |a: f32, b: f32| (a - b).abs() <= OFF * size;
        let pairs = lefts(first).into_iter().zip(lefts(line));
        let ends = rights(first).into_iter().zip(rights(line));
        pairs
            .zip(ends)
            .all(|((left, own_left), (right, own_right))| {
                off(left, own_left)
                    || off(right, own_right)
                    || off(left.midpoint(right), own_left.midpoint(own_right))
            })
    }
}

/// Whether a line is the head of a table: its parts stand anywhere above the columns.
fn is_above(line: &Line, rows: &[Line]) -> bool {
    let columns = line.parts.len();
    let near = rows[0].baseline - line.baseline < 3.0 * line.size.max(rows[0].size);
    near && is_row(line)
        && columns == rows[0].parts.len()
        && (0..columns).all(|at| {
            let middle = line.parts[at].left.midpoint(line.parts[at].right);
            let before = rows
                .iter()
                .filter_map(|row| row.parts.get(at.checked_sub(1)?))
                .map(|part| part.right);
            let after = rows
                .iter()
                .filter_map(|row| row.parts.get(at + 1))
                .map(|part| part.left);
            middle > before.fold(f32::MIN, f32::max) && middle < after.fold(f32::MAX, f32::min)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::pdf::line::tests::run;
    use crate::input::pdf::rows;

    fn found(cells: &[(f32, f32, &str)]) -> Vec<std::ops::Range<usize>> {
        let runs = cells
            .iter()
            .map(|(left, y, text)| run(*left, *y, 10.0, text));
        tables(&rows::lines(runs.collect()))
    }

    #[test]
    fn rows_below_each_other_are_a_table() {
        let cells = [
            (0.0, 0.0, "Length"),
            (100.0, 0.0, "Fee"),
            (200.0, 0.0, "Deposit"),
            (0.0, 14.0, "up to 12 m"),
            (100.0, 14.0, "120"),
            (200.0, 14.0, "300"),
            (0.0, 28.0, "Text that follows the table"),
        ];
        assert_eq!(found(&cells), vec![std::ops::Range { start: 0, end: 2 }]);
    }

    #[test]
    fn numbers_beside_items_are_none() {
        let cells = [
            (0.0, 0.0, "1."),
            (30.0, 0.0, "The fee"),
            (0.0, 14.0, "2."),
            (30.0, 14.0, "The deposit"),
            (0.0, 28.0, "3."),
            (30.0, 28.0, "A receipt"),
        ];
        assert!(found(&cells).is_empty());
    }

    #[test]
    fn wide_spaces_in_lines_of_prose_are_none() {
        let cells = [
            (0.0, 0.0, "Some words of"),
            (100.0, 0.0, "a line"),
            (0.0, 14.0, "and more"),
            (70.0, 14.0, "of the next"),
            (0.0, 28.0, "and a"),
            (50.0, 28.0, "third"),
        ];
        assert!(found(&cells).is_empty());
    }
}
