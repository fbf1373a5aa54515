//! Tables whose cells are drawn with lines around them.

use crate::input::pdf::line::Line;
use crate::input::pdf::page::Rule;
use crate::input::pdf::rows::lines;

/// A table: the lines of each cell, row by row.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
    pub(super) cells: Vec<Vec<Line>>,
}

/// How far lines may be apart that meet, in points: they have a width.
const MEET: f32 = 3.0;
/// How far lines are apart that are two, in points: a double line is one.
const TWO: f32 = 5.0;
/// The most lines of a page: a drawing has more, and is no table.
const MOST: usize = 3000;
/// The most cells of a table.
const CELLS: usize = 20_000;

/// The tables that lines are drawn around, and the runs that are in none of them.
pub(super) fn ruled(rules: &[Rule], runs: Vec<Line>) -> (Vec<Table>, Vec<Line>) {
    let mut rest = runs;
    let mut tables = Vec::new();
    if rules.len() > MOST {
        return (tables, rest);
    }
    for group in groups(rules) {
        let Some(grid) = Grid::of(&group) else {
            continue;
        };
        let (inside, outside): (Vec<Line>, Vec<Line>) =
            rest.into_iter().partition(|run| grid.slot(run).is_some());
        rest = outside;
        match grid.table(&inside) {
            Some(table) => tables.push(table),
            None => rest.extend(inside),
        }
    }
    (tables, rest)
}

/// Lines that meet, directly or by others.
fn groups(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut groups: Vec<(Rule, Vec<Rule>)> = Vec::new();
    let mut sorted = rules.to_vec();
    sorted.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    for rule in sorted {
        let meets = |around: &Rule| {
            rule.left <= around.right + MEET
                && rule.right >= around.left - MEET
                && rule.top <= around.bottom + MEET
                && rule.bottom >= around.top - MEET
        };
        let mut own = (rule, vec![rule]);
        // What a line meets may have been apart until now.
        let (met, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(around, _)| meets(around));
        groups = apart;
        for (around, list) in met {
            own.0 = Rule {
                left: own.0.left.min(around.left),
                top: own.0.top.min(around.top),
                right: own.0.right.max(around.right),
                bottom: own.0.bottom.max(around.bottom),
            };
            own.1.extend(list);
        }
        groups.push(own);
    }
    groups.into_iter().map(|(_, list)| list).collect()
}

/// The places of lines across and down.
#[derive(Debug)]
struct Grid {
    across: Vec<f32>,
    down: Vec<f32>,
    rules: Vec<Rule>,
}

impl Grid {
    /// The grid of lines, if there is more than one cell in it.
    fn of(rules: &[Rule]) -> Option<Self> {
        let places = |across: bool| {
            let own = rules.iter().filter(|rule| rule.is_across() == across);
            let place = |rule: &Rule| if across { rule.top } else { rule.left };
            let mut places: Vec<f32> = own.map(place).collect();
            places.sort_by(f32::total_cmp);
            places.dedup_by(|next, last| *next - *last < TWO);
            places
        };
        let grid = Self {
            across: places(true),
            down: places(false),
            rules: rules.to_vec(),
        };
        let (rows, columns) = (grid.across.len(), grid.down.len());
        let cells = rows.saturating_sub(1) * columns.saturating_sub(1);
        (2..=CELLS).contains(&cells).then_some(grid)
    }

    fn columns(&self) -> usize {
        self.down.len() - 1
    }

    /// The place of the grid in which the middle of a run is: row and column.
    fn slot(&self, run: &Line) -> Option<(usize, usize)> {
        let (x, y) = (
            run.left.midpoint(run.right),
            run.top().midpoint(run.bottom()),
        );
        let at = |places: &[f32], place: f32| {
            let at = places.partition_point(|each| *each <= place);
            (at > 0 && at < places.len()).then(|| at - 1)
        };
        Some((at(&self.across, y)?, at(&self.down, x)?))
    }

    /// Whether a line is between two places side by side, or one above the other.
    fn is_divided(&self, row: usize, column: usize, below: bool) -> bool {
        let x = self.down[column].midpoint(self.down[column + 1]);
        let y = self.across[row].midpoint(self.across[row + 1]);
        self.rules.iter().any(|rule| {
            if below {
                let edge = self.across[row + 1];
                rule.is_across()
                    && (rule.top - edge).abs() < TWO
                    && rule.left <= x
                    && rule.right >= x
            } else {
                let edge = self.down[column + 1];
                !rule.is_across()
                    && (rule.left - edge).abs() < TWO
                    && rule.top <= y
                    && rule.bottom >= y
            }
        })
    }

    /// The table that the runs are in: places without a line between them are one cell.
    fn table(&self, runs: &[Line]) -> Option<Table> {
        let (rows, columns) = (self.across.len() - 1, self.columns());
        let mut cell: Vec<usize> = (0..rows * columns).collect();
        for row in 0..rows {
            for column in 0..columns {
                let own = row * columns + column;
                if column + 1 < columns && !self.is_divided(row, column, false) {
                    unite(&mut cell, own, own + 1);
                }
                if row + 1 < rows && !self.is_divided(row, column, true) {
                    unite(&mut cell, own, own + columns);
                }
            }
        }
        let mut inside: Vec<Vec<Line>> = vec![Vec::new(); rows * columns];
        for run in runs {
            let (row, column) = self.slot(run)?;
            inside[root(&cell, row * columns + column)].push(run.clone());
        }
        let cells: Vec<Vec<Line>> = inside
            .into_iter()
            .filter(|runs| !runs.is_empty())
            .map(lines)
            .collect();
        // A frame around a text, or around pictures with their names, is no table.
        if cells.len() < 2 {
            return None;
        }
        Some(Table {
            left: self.down[0],
            right: self.down[columns],
            top: self.across[0],
            bottom: self.across[rows],
            cells,
        })
    }
}

fn root(cell: &[usize], mut at: usize) -> usize {
    while cell[at] != at {
        at = cell[at];
    }
    at
}

fn unite(cell: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(cell, a), root(cell, b));
    cell[a.max(b)] = a.min(b);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::pdf::line::tests::run;

    fn rule(left: f32, top: f32, right: f32, bottom: f32) -> Rule {
        Rule {
            left,
            top,
            right,
            bottom,
        }
    }

    fn grid(columns: &[f32], rows: &[f32]) -> Vec<Rule> {
        let (left, right) = (columns[0], columns[columns.len() - 1]);
        let (top, bottom) = (rows[0], rows[rows.len() - 1]);
        let across = rows.iter().map(|y| rule(left, *y, right, *y));
        let down = columns.iter().map(|x| rule(*x, top, *x, bottom));
        across.chain(down).collect()
    }

    fn cells(rules: &[Rule], runs: Vec<Line>) -> Vec<Vec<String>> {
        let (tables, _) = ruled(rules, runs);
        let texts = |cell: &Vec<Line>| {
            cell.iter()
                .map(|line| line.text.clone())
                .collect::<Vec<_>>()
        };
        tables
            .iter()
            .flat_map(|table| &table.cells)
            .map(texts)
            .collect()
    }

    fn runs() -> Vec<Line> {
        vec![
            run(5.0, 15.0, 10.0, "Length"),
            run(105.0, 15.0, 10.0, "Fee"),
            run(5.0, 35.0, 10.0, "up to"),
            run(5.0, 47.0, 10.0, "12 m"),
            run(105.0, 35.0, 10.0, "300"),
            run(5.0, 200.0, 10.0, "Text"),
        ]
    }

    #[test]
    fn cells_are_read_row_by_row() {
        let rules = grid(&[0.0, 100.0, 200.0], &[0.0, 20.0, 60.0]);
        let found = cells(&rules, runs());
        assert_eq!(
            found,
            [
                vec!["Length"],
                vec!["Fee"],
                vec!["up to", "12 m"],
                vec!["300"]
            ]
        );
        assert_eq!(ruled(&rules, runs()).1[0].text, "Text");
    }

    #[test]
    fn places_without_a_line_between_them_are_one_cell() {
        let mut rules = grid(&[0.0, 200.0], &[0.0, 20.0, 60.0]);
        rules.push(rule(100.0, 20.0, 100.0, 60.0));
        let found = cells(&rules, runs());
        assert_eq!(found[0], ["Length Fee"]);
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn a_frame_is_no_table() {
        assert!(cells(&grid(&[0.0, 200.0], &[0.0, 60.0]), runs()).is_empty());
    }
}
