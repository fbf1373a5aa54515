//! Formats with marks: from the blocks of a rendered text to drafts, and what its marks say that they are.

use crate::document::Kind;
use crate::facts::label::{Label, Style};
use crate::input::draft::{Draft, Drafts, Shape};
use crate::input::layout::Layout;
use crate::input::lines::Line;
use crate::input::{kind, lines};
use crate::text::rendering::Rendering;
use crate::text::span::Span;

/// A block of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// What its marks say that it is; its look decides where they say nothing.
    pub(super) kind: Option<Kind>,
    /// The level of a heading or list item, from 1; 0 for others.
    pub(super) level: u8,
    /// Where it is in the rendering.
    pub(super) span: Span,
}

/// The blocks as drafts, each with what its block is. A paragraph whose lines are clauses of their own, with a plain line end
/// between them, is divided as in a plain text.
pub(super) fn drafts(view: &str, blocks: &[Block]) -> (Drafts, Vec<Block>) {
    let measured = lines::lines(view);
    let mut of_block: Vec<&[Line]> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let before = |end: u32| measured.partition_point(|line| line.span.start < end);
        of_block.push(&measured[before(block.span.start)..before(block.span.end)]);
    }
    let mut written: Vec<Line> = Vec::with_capacity(measured.len());
    for (block, lines) in blocks.iter().zip(&of_block) {
        if is_divisible(block.kind) {
            written.extend(lines.iter().filter(|line| !line.is_blank()));
            written.push(Line::blank(block.span.end as usize));
        }
    }
    let layout = Layout::over_rendered(view, &written);
    let (mut out, mut marked) = (Drafts::default(), Vec::new());
    for (block, lines) in blocks.iter().zip(&of_block) {
        let lines: Vec<Line> = lines
            .iter()
            .filter(|line| !line.is_blank())
            .copied()
            .collect();
        if lines.is_empty() {
            continue;
        }
        if is_divisible(block.kind) {
            layout.written(&lines, &mut out);
        } else {
            layout.whole(&lines, block.kind == Some(Kind::Code), &mut out);
        }
        marked.resize(out.list.len(), *block);
    }
    (out, marked)
}

fn is_divisible(kind: Option<Kind>) -> bool {
    !matches!(kind, Some(Kind::Code | Kind::Heading | Kind::TableCell))
}

/// What the draft at `at` is: what its marks say, else what its number says. Without either it is body text: headings have marks.
pub(super) fn what(drafts: &[Draft], keys: &[&str], at: usize, marked: Block) -> (Kind, u8) {
    let listed = drafts[at].shape == Shape::Contents && is_divisible(marked.kind);
    if let Some(kind) = marked.kind.filter(|_| !listed) {
        return (kind, marked.level);
    }
    let division = |label: Label| matches!(label.style, Style::Division(_)) && label.is_heading();
    match kind::classify(drafts, keys, at) {
        (Kind::Heading, _) if !drafts[at].label.is_some_and(division) => (Kind::Body, 0),
        found => found,
    }
}

/// What is no text: all of the source that is not rendered.
pub(super) fn marks_of(text: &str, rendering: &Rendering) -> Vec<Span> {
    let mut out = Vec::new();
    let mut add = |start: usize, end: usize| {
        let part = &text[start..end];
        let lead = part.len() - part.trim_start().len();
        let length = part.trim().len();
        if length > 0 {
            out.push(Span::new(start + lead, start + lead + length));
        }
    };
    let mut from = 0;
    for piece in rendering.pieces() {
        add(from, piece.start as usize);
        from = piece.end as usize;
    }
    add(from, text.len());
    out
}
