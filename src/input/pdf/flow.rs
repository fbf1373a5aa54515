//! From the columns of pages to what is read one after the other: paragraphs that go on from one column to the next, tables, and notes.

use crate::input::pdf::aligned;
use crate::input::pdf::columns::Piece;
use crate::input::pdf::line::Line;
use crate::input::pdf::look::Look;
use crate::input::pdf::notes;
use crate::input::pdf::paragraph::{Column, Paragraph, label_of, paragraphs};
use crate::input::pdf::rows::lines;
use crate::text::segment;

/// What is read one after the other.
#[derive(Clone, Debug)]
pub(super) enum Element {
    Paragraph(Paragraph),
    /// The lines of each cell, row by row, and the page.
    Table(Vec<Vec<Line>>, u32),
}

/// A part of a page that is read from top to bottom.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) page: u32,
    stretches: Vec<Stretch>,
}

#[derive(Debug)]
enum Stretch {
    Lines(Vec<Line>),
    Table(Vec<Vec<Line>>),
}

/// All elements of a file, and the notes apart.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) elements: Vec<Element>,
    pub(super) notes: Vec<Paragraph>,
}

impl Part {
    /// The lines and tables of a part.
    pub(super) fn of(page: u32, pieces: Vec<Piece>) -> Self {
        let mut stretches = Vec::new();
        let mut runs = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Run(run) => runs.push(run),
                Piece::Table(table) => {
                    flush(&mut runs, &mut stretches);
                    stretches.push(Stretch::Table(table.cells));
                }
            }
        }
        flush(&mut runs, &mut stretches);
        Self { page, stretches }
    }

    /// The stretches of lines in it.
    pub(super) fn lines(&self) -> impl Iterator<Item = &[Line]> + Clone {
        self.stretches.iter().filter_map(|stretch| match stretch {
            Stretch::Lines(lines) => Some(&lines[..]),
            Stretch::Table(_) => None,
        })
    }

    fn column(&self) -> Column {
        // Rows of tables can be wider, and end where they like.
        let prose = self.lines().flat_map(|lines| {
            let tables = aligned::tables(lines);
            let is_row = move |at: usize| tables.iter().any(|table| table.contains(&at));
            lines
                .iter()
                .enumerate()
                .filter(move |(at, _)| !is_row(*at))
                .map(|(_, line)| line)
        });
        let prose: Vec<&Line> = prose.collect();
        Column::of(prose.iter().copied())
    }
}

fn flush(runs: &mut Vec<Line>, stretches: &mut Vec<Stretch>) {
    if !runs.is_empty() {
        stretches.push(Stretch::Lines(lines(std::mem::take(runs))));
    }
}

/// Puts the parts of all pages together.
pub(super) fn flow(parts: Vec<Part>, look: &Look) -> Flow {
    let mut out = Flow::default();
    for part in parts {
        let (page, column) = (part.page, part.column());
        let mut own = Vec::new();
        for stretch in part.stretches {
            match stretch {
                Stretch::Table(cells) => own.push(Element::Table(cells, page)),
                Stretch::Lines(lines) => split(lines, column, look, page, &mut own),
            }
        }
        take_notes(&mut own, look, &mut out.notes);
        join(&mut out.elements, own, look);
    }
    out
}

/// The paragraphs and tables of a stretch of lines.
fn split(lines: Vec<Line>, column: Column, look: &Look, page: u32, out: &mut Vec<Element>) {
    let tables = aligned::tables(&lines);
    let mut lines = lines.into_iter();
    let mut at = 0;
    for table in tables {
        let before: Vec<Line> = lines.by_ref().take(table.start - at).collect();
        out.extend(
            paragraphs(before, column, look, page)
                .into_iter()
                .map(Element::Paragraph),
        );
        let rows = lines.by_ref().take(table.len());
        let cells = rows.flat_map(|row| cells(&row)).collect();
        out.push(Element::Table(cells, page));
        at = table.end;
    }
    let rest = paragraphs(lines.collect(), column, look, page);
    out.extend(rest.into_iter().map(Element::Paragraph));
}

/// The parts of a row as cells.
fn cells(row: &Line) -> Vec<Vec<Line>> {
    let cell = |part: &crate::input::pdf::line::Part| {
        let text = row.part(part).to_owned();
        let count = text.chars().count() as u32;
        vec![Line {
            left: part.left,
            right: part.right,
            count,
            sized: count,
            text,
            raised: Vec::new(),
            parts: Vec::new(),
            ..*row
        }]
    };
    row.parts.iter().map(cell).collect()
}

/// Takes the notes at the foot of a part.
fn take_notes(own: &mut Vec<Element>, look: &Look, notes: &mut Vec<Paragraph>) {
    let paragraphs = own
        .iter()
        .rev()
        .take_while(|each| matches!(each, Element::Paragraph(_)));
    let from = own.len() - paragraphs.count();
    let tail = own.split_off(from).into_iter();
    let mut tail: Vec<Paragraph> = tail
        .filter_map(|each| match each {
            Element::Paragraph(paragraph) => Some(paragraph),
            Element::Table(..) => None,
        })
        .collect();
    notes.extend(notes::take(&mut tail, look));
    own.extend(tail.into_iter().map(Element::Paragraph));
}

/// Adds the elements of a part; a paragraph that goes on from the one before is one with it.
fn join(all: &mut Vec<Element>, own: Vec<Element>, look: &Look) {
    let mut own = own.into_iter();
    let Some(first) = own.next() else { return };
    match (all.last_mut(), first) {
        (Some(Element::Paragraph(last)), Element::Paragraph(next))
            if goes_on(last, &next, look) =>
        {
            last.lines.extend(next.lines);
            last.is_full = next.is_full;
        }
        (_, first) => all.push(first),
    }
    all.extend(own);
}

/// Whether the first paragraph of a column is the rest of the last one before it.
fn goes_on(last: &Paragraph, next: &Paragraph, look: &Look) -> bool {
    let (size, other) = (last.size(), next.size());
    let is_heading = look.is_large(size) || (last.is_bold() && !look.is_bold);
    if (size - other).abs() > 0.08 * size || is_heading || last.is_bold() != next.is_bold() {
        return false;
    }
    let ended =
        segment::ends_sentence(last.last()) || last.last().ends_with([':', '：', ';', '；']);
    let starts_small = next.first().starts_with(char::is_lowercase);
    if next.is_indented || label_of(next.first()).is_some() || last.last().ends_with([':', '：']) {
        return false;
    }
    starts_small || (!ended && last.is_full)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::pdf::line::tests::run;

    const LOOK: Look = Look {
        size: 10.0,
        is_bold: false,
        leading: 1.2,
    };
    const FULL: &str = "forty signs of text that fill a line, so";

    fn part(page: u32, texts: &[&str]) -> Part {
        let runs = texts.iter().enumerate();
        let runs = runs.map(|(at, text)| Piece::Run(run(0.0, at as f32 * 12.0, 10.0, text)));
        Part::of(page, runs.collect())
    }

    fn count(parts: Vec<Part>) -> usize {
        flow(parts, &LOOK).elements.len()
    }

    #[test]
    fn a_paragraph_goes_on_in_the_next_column() {
        assert_eq!(
            count(vec![
                part(1, &[FULL, FULL]),
                part(2, &["and it ends.", FULL])
            ]),
            2
        );
        assert_eq!(
            count(vec![
                part(1, &[FULL, "It ends."]),
                part(2, &["And more", FULL])
            ]),
            2
        );
        assert_eq!(
            count(vec![part(1, &[FULL, FULL]), part(2, &["1. An item", FULL])]),
            2
        );
    }

    #[test]
    fn rows_below_each_other_become_cells() {
        let mut pieces = Vec::new();
        for row in 0..3 {
            let y = row as f32 * 14.0;
            pieces.push(Piece::Run(run(0.0, y, 10.0, "Length")));
            pieces.push(Piece::Run(run(100.0, y, 10.0, "300")));
        }
        let found = flow(vec![Part::of(1, pieces)], &LOOK);
        assert!(matches!(&found.elements[..], [Element::Table(cells, 1)] if cells.len() == 6));
    }
}
