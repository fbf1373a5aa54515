//! Paragraphs as lines that belong together, and where they are in their column.

use crate::facts::label::{self, Label, Style};
use crate::input::leader::has_leader;
use crate::input::pdf::line::Line;
use crate::input::pdf::look::Look;
use crate::input::pdf::marks;
use crate::text::{normalise, script, segment};

/// Lines that belong together.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) lines: Vec<Line>,
    /// On which page it starts, from 1.
    pub(super) page: u32,
    /// Whether its first line is indented.
    pub(super) is_indented: bool,
    /// Whether its last line goes to the edge of its column.
    pub(super) is_full: bool,
    /// Whether it is in the middle of its column.
    pub(super) is_centred: bool,
}

impl Paragraph {
    /// The size of most of its characters.
    pub(super) fn size(&self) -> f32 {
        let longest = self.lines.iter().max_by_key(|line| line.sized);
        longest.map_or(0.0, |line| line.size)
    }

    pub(super) fn is_bold(&self) -> bool {
        self.lines.iter().all(Line::is_bold)
    }

    /// The text of its first line.
    pub(super) fn first(&self) -> &str {
        self.lines.first().map_or("", |line| &line.text)
    }

    /// The text of its last line.
    pub(super) fn last(&self) -> &str {
        self.lines.last().map_or("", |line| &line.text)
    }
}

/// A column as far as paragraphs depend on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    left: f32,
    right: f32,
}

/// How much further in a line starts than others that is indented, as a part of the size.
const INDENT: f32 = 0.8;
/// How much further in the first line of a paragraph starts at most, as a part of the size.
const DEEPEST: f32 = 5.0;
/// From which distance on two lines are two paragraphs, as a part of the usual distance.
const GAP: f32 = 1.3;
/// How much shorter than the column a line is that ends a paragraph, as a part of the size, where it does not matter how the next one begins.
const SHORT: f32 = 2.0;

/// Which part of the lines of a column end at one place at least where text is justified.
const JUSTIFIED: f32 = 0.4;

/// The paragraphs that lines of a column make.
pub(super) fn paragraphs(
    lines: Vec<Line>,
    column: Column,
    look: &Look,
    page: u32,
) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut ahead = lines
        .iter()
        .skip(1)
        .map(|line| line.left)
        .collect::<Vec<_>>()
        .into_iter();
    for line in lines {
        let next = ahead.next();
        let goes_on = out
            .last()
            .is_some_and(|last| !begins(last, &line, next, column, look));
        match out.last_mut() {
            Some(last) if goes_on => last.lines.push(line),
            _ => out.push(Paragraph {
                lines: vec![line],
                page,
                ..Paragraph::default()
            }),
        }
    }
    for paragraph in &mut out {
        place(paragraph, column);
    }
    out
}

/// Says of a paragraph where it is in its column.
fn place(paragraph: &mut Paragraph, column: Column) {
    let size = paragraph.size();
    let (Some(first), Some(last)) = (paragraph.lines.first(), paragraph.lines.last()) else {
        return;
    };
    let rest = paragraph.lines.iter().skip(1).map(|line| line.left);
    let left = rest
        .fold(f32::MAX, f32::min)
        .min(first.left)
        .max(column.left);
    paragraph.is_indented = first.left > column.left + INDENT * size
        && (paragraph.lines.len() == 1 || first.left > left + INDENT * size);
    paragraph.is_full = last.right > column.right - size;
    paragraph.is_centred = paragraph.lines.iter().all(|line| column.centres(line));
}

impl Column {
    /// The edges of a column: where its lines start, and where they end that fill it.
    pub(super) fn of<'line>(lines: impl Iterator<Item = &'line Line> + Clone) -> Self {
        let size = lines
            .clone()
            .max_by_key(|line| line.sized)
            .map_or(10.0, |line| line.size);
        let mut lefts: Vec<f32> = lines.clone().map(|line| line.left).collect();
        lefts.sort_by(f32::total_cmp);
        // The leftmost place where several lines start.
        let left = lefts.windows(2).find(|pair| pair[1] - pair[0] < 1.0);
        let mut rights: Vec<f32> = lines.map(|line| line.right).collect();
        rights.sort_by(|a, b| b.total_cmp(a));
        let near = |a: &f32, b: &f32| a - b < 0.5 * size;
        let groups: Vec<&[f32]> = rights.chunk_by(near).collect();
        // Of text that is justified, the place where most lines end; else the rightmost one where several do.
        let most = groups.iter().rev().max_by_key(|group| group.len());
        let most = most.filter(|group| group.len() as f32 > JUSTIFIED * rights.len() as f32);
        let several = groups.iter().find(|group| group.len() > 1);
        let right = most
            .or(several)
            .or(groups.first())
            .and_then(|group| group.first());
        Self {
            left: left
                .map(|pair| pair[0])
                .or(lefts.first().copied())
                .unwrap_or(0.0),
            right: right.copied().unwrap_or(0.0),
        }
    }

    /// Whether a line is an entry of a table of contents without a leader: its last part is the number of a page at the edge.
    fn is_entry(self, line: &Line) -> bool {
        let Some(last) = line.parts.last().filter(|_| line.parts.len() > 1) else {
            return false;
        };
        let number = line.part(last);
        let is_number = number.len() <= 4 && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number && (last.right - self.right).abs() < line.size
    }

    /// Whether a line is in the middle, with space on both sides.
    fn centres(self, line: &Line) -> bool {
        let (before, after) = (line.left - self.left, self.right - line.right);
        before > line.size && after > line.size && (before - after).abs() < 1.5 * line.size
    }
}

/// Whether a line begins a paragraph after the last one; `next` is where the line after it starts.
fn begins(last: &Paragraph, line: &Line, next: Option<f32>, column: Column, look: &Look) -> bool {
    let (Some(before), Some(first)) = (last.lines.last(), last.lines.first()) else {
        return true;
    };
    let size = line.size.max(before.size);
    let distance = line.baseline - before.baseline;
    let other_size = (line.size - before.size).abs() > 0.08 * size;
    if other_size || distance < 0.0 || distance > GAP * look.leading * size {
        return true;
    }
    if has_leader(&before.text) || column.is_entry(before) {
        return true;
    }
    // Lines of a block with both margins wider start or end at one place.
    let is_block = (line.left - before.left).abs() < 1.5 || (line.right - before.right).abs() < 1.5;
    if column.centres(before) && column.centres(line) && !is_block {
        // Lines of a title, and not lines that somebody ended.
        return !(look.is_large(size) || before.is_bold() && line.is_bold() && !look.is_bold);
    }
    let is_full = !fits(before, line, column);
    let ends =
        segment::ends_sentence(&before.text) || before.text.ends_with([':', '：', ';', '；']);
    if before.is_bold() != line.is_bold() && (!is_full || column.centres(before)) {
        return true;
    }
    // Where lines of the paragraph start that are not its first one.
    let body = last.lines.get(1).map(|line| line.left);
    let deeper = |left: f32, than: f32| left > than + INDENT * size;
    let is_raised = marks::raised_at_start(line).is_some();
    let is_marked = (look.is_small(size) || is_raised) && marks::at_start(line).is_some();
    if is_marked && (ends || !is_full) {
        return true;
    }
    let label = label_of(&line.text);
    if label.is_some() && (!is_full || ends || body.is_some_and(|body| deeper(body, line.left))) {
        return true;
    }
    if !is_full && ends_paragraph(before, line, ends, column) {
        return true;
    }
    match body {
        Some(body) => deeper(line.left, body) || deeper(body, line.left),
        None if deeper(line.left, first.left) => {
            // The text of an item beside its number, or a paragraph of one line before one that is indented.
            let hangs = label_of(&first.text).is_some();
            !is_full || (!hangs && ends && next.is_some_and(|next| deeper(line.left, next)))
        }
        None => first.left - line.left > DEEPEST * size,
    }
}

/// Whether a line that is not full is the last one of its paragraph, by how the next one begins.
fn ends_paragraph(before: &Line, line: &Line, ends: bool, column: Column) -> bool {
    let starts_small = line.text.starts_with(char::is_lowercase);
    let is_short = before.right < column.right - SHORT * line.size;
    ends || (is_short && !starts_small)
}

/// Whether the first word of a line would have had place at the end of the line before it.
fn fits(before: &Line, line: &Line, column: Column) -> bool {
    let word = line.text.split(' ').next().unwrap_or_default();
    let mut characters = word.chars();
    let is_tight = characters.next().is_some_and(script::is_unspaced);
    // A Han character takes its size, and the mark that must not begin a line another one.
    let width = if is_tight {
        2.0 * line.size
    } else {
        let share = script::weight_of(word) as f32 / script::weight_of(&line.text).max(1) as f32;
        share * (line.right - line.left) + 0.4 * line.size
    };
    before.right + width < column.right
}

/// The label that a line starts with, of an item or a clause.
pub(super) fn label_of(text: &str) -> Option<Label> {
    let head = normalise::head(text);
    let label = label::read(&head)?;
    // A number with a full stop and nothing else, or far from its text, is no label: `1998.`
    let is_year = label.number > 999 && !matches!(label.style, Style::Division(_));
    (!is_year).then_some(label)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::input::pdf::line::tests::run;

    const LOOK: Look = Look {
        size: 10.0,
        is_bold: false,
        leading: 1.2,
    };

    /// The first words of the paragraphs of lines with their places from the left.
    fn firsts(lines: &[(f32, f32, &str)]) -> Vec<String> {
        let lines = lines
            .iter()
            .map(|(left, y, text)| run(*left, *y, 10.0, text));
        let lines: Vec<Line> = lines.collect();
        let column = Column::of(lines.iter());
        let found = paragraphs(lines, column, &LOOK, 1);
        found
            .iter()
            .map(|each| each.first().split(' ').next().unwrap().to_owned())
            .collect()
    }

    const FULL: &str = "forty signs of text that fill a line, so";

    #[test]
    fn a_wider_gap_ends_a_paragraph() {
        let lines = [(0.0, 0.0, FULL), (0.0, 12.0, FULL), (0.0, 30.0, FULL)];
        assert_eq!(firsts(&lines), ["forty", "forty"]);
    }

    #[test]
    fn an_indentation_begins_one() {
        let lines = [
            (20.0, 0.0, "First signs of text that fill a line"),
            (0.0, 12.0, FULL),
        ];
        let lines = [
            &lines[..],
            &[
                (20.0, 24.0, "Next signs of text that fill a line"),
                (0.0, 36.0, FULL),
            ],
        ];
        assert_eq!(firsts(&lines.concat()), ["First", "Next"]);
    }

    #[test]
    fn a_short_last_line_ends_one() {
        let lines = [
            (0.0, 0.0, FULL),
            (0.0, 12.0, "and ends."),
            (0.0, 24.0, FULL),
            (0.0, 36.0, FULL),
        ];
        assert_eq!(firsts(&lines).len(), 2);
        let lines = [
            (0.0, 0.0, FULL),
            (0.0, 12.0, "and goes"),
            (0.0, 24.0, "on so"),
            (0.0, 36.0, FULL),
        ];
        assert_eq!(firsts(&lines).len(), 1);
    }

    #[test]
    fn items_hang_beside_their_numbers() {
        let lines = [
            (0.0, 0.0, "1. The fee is what a line holds, and so"),
            (12.0, 12.0, "it goes on below."),
            (0.0, 24.0, "2. The deposit"),
        ];
        assert_eq!(firsts(&lines), ["1.", "2."]);
    }

    #[test]
    fn han_lines_join_without_a_break() {
        let lines = [
            (20.0, 0.0, "第一条为了规范船舶进出和使用港口保护"),
            (0.0, 12.0, "船舶所有人和承租人以及船长的合法权益制定"),
            (0.0, 24.0, "本规则。"),
            (20.0, 36.0, "第二条港务办公室应当在每一季度的第一"),
        ];
        assert_eq!(firsts(&lines).len(), 2);
    }
}
