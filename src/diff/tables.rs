//! The tables of a document, by rows and columns, as far as its format shows them.

use std::ops::Range;

use crate::document::{Document, Kind};
use crate::text::span::Span;

/// A table: its rows, each with its cells in order.
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    /// Its paragraphs.
    pub(super) span: Range<u32>,
}

/// The cells of a row with the columns that they are in, in order. Cells without text are none.
pub(super) struct Row {
    pub(super) cells: Vec<(u32, u32)>,
}

impl Row {
    /// The cell in a column.
    pub(super) fn in_column(&self, column: u32) -> Option<u32> {
        let found = self.cells.binary_search_by_key(&column, |cell| cell.0);
        found.ok().map(|at| self.cells[at].1)
    }

    /// Whether a paragraph is one of its cells, which follow each other.
    pub(super) fn holds(&self, at: u32) -> bool {
        let ends = self.cells.first().zip(self.cells.last());
        ends.is_some_and(|(first, last)| (first.1..=last.1).contains(&at))
    }
}

/// The tables of a document.
pub(super) fn of(document: &Document) -> Vec<Table> {
    let mut out: Vec<Table> = Vec::new();
    let mut last: Option<u32> = None;
    for (at, paragraph) in (0..).zip(&document.paragraphs) {
        if paragraph.kind != Kind::TableCell {
            continue;
        }
        let before = last.replace(at).filter(|last| last + 1 == at);
        let gap = before.map_or("", |before| {
            let end = document.paragraphs[before as usize].span.end;
            document.slice(Span {
                start: end,
                end: paragraph.span.start.max(end),
            })
        });
        match out
            .last_mut()
            .filter(|_| before.is_some() && !parts_tables(gap))
        {
            Some(table) => table.add(at, gap),
            None => out.push(Table {
                rows: vec![Row {
                    cells: vec![(0, at)],
                }],
                span: at..at + 1,
            }),
        }
    }
    out
}

impl Table {
    fn add(&mut self, at: u32, gap: &str) {
        self.span.end = at + 1;
        match self.rows.last_mut().filter(|_| !parts_rows(gap)) {
            Some(row) => {
                let column = row.cells.last().map_or(0, |last| last.0 + columns(gap));
                row.cells.push((column, at));
            }
            None => self.rows.push(Row {
                cells: vec![(0, at)],
            }),
        }
    }
}

/// Whether what is between two cells ends a table.
fn parts_tables(gap: &str) -> bool {
    if gap.contains('<') {
        return gap.contains("<table");
    }
    let inner = gap.lines().count().saturating_sub(1);
    let is_blank = |line: &str| line.trim().is_empty();
    gap.contains('|') && gap.lines().take(inner).skip(1).any(is_blank)
}

/// Whether what is between two cells ends a row.
fn parts_rows(gap: &str) -> bool {
    if gap.contains("<t") || gap.contains("</t") {
        gap.contains("<tr")
    } else {
        gap.contains('\n')
    }
}

/// How many columns further a cell is, behind what is between it and the one before.
fn columns(gap: &str) -> u32 {
    let cells = if gap.contains('<') {
        gap.matches("<td").count() + gap.matches("<th").count()
    } else {
        gap.matches('|').count()
    };
    cells.max(1) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn shape(name: &str, text: &str) -> Vec<Vec<Vec<u32>>> {
        let document =
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap();
        let columns = |row: Row| row.cells.into_iter().map(|cell| cell.0).collect();
        let rows = |table: Table| table.rows.into_iter().map(columns).collect();
        of(&document).into_iter().map(rows).collect()
    }

    #[test]
    fn rows_and_columns_are_those_of_the_source() {
        let markdown = "| boat | places |\n| --- | --- |\n| punt | 4 |\n| | 6 |\n\n| oar |\n| --- |\n| ash |\n";
        let expected = vec![
            vec![vec![0, 1], vec![0, 1], vec![0]],
            vec![vec![0], vec![0]],
        ];
        assert_eq!(shape("a.md", markdown), expected);
        let html = "<table><tr><td>punt</td><td></td><td>4</td></tr><tr><td>raft</td>\n<td>ash</td></tr></table><table><tr><td>oar</td><td>ash</td></tr></table>";
        let expected = vec![vec![vec![0, 2], vec![0, 1]], vec![vec![0, 1]]];
        assert_eq!(shape("a.html", html), expected);
    }
}
