//! The paragraphs of a text as their lines, before it is known what they are: what layout makes, and kinds and keys are read from.

use std::ops::Range;

use crate::facts::label::Label;
use crate::text::keys::Piece;
use crate::text::span::Span;

/// What the lines of a paragraph look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Written.
    Text,
    /// Marked as a quotation.
    Quoted,
    /// Laid out with spaces: a table, a figure, code.
    LaidOut,
    /// A line of a table of contents.
    Contents,
}

/// The paragraphs of a text as their lines, before it is known what they are.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// The paragraphs, in order.
    pub(super) list: Vec<Draft>,
    /// The pieces of all of them, in order.
    pub(super) pieces: Vec<Piece>,
}

impl Drafts {
    /// The lines of a paragraph that are not empty, with the way each is joined to the one before.
    pub(super) fn pieces(&self, draft: &Draft) -> &[Piece] {
        &self.pieces[draft.pieces.clone()]
    }
}

/// One paragraph.
#[derive(Debug)]
pub(super) struct Draft {
    /// Where its pieces stand among those of all paragraphs: it has at least one.
    pub(super) pieces: Range<usize>,
    /// How many lines it has.
    pub(super) lines: usize,
    /// The first of them.
    pub(super) first: Span,
    /// Its number or bullet.
    pub(super) label: Option<Label>,
    /// How many bytes of the key the label takes, spaces not counted.
    pub(super) label_length: usize,
    /// What its lines look like.
    pub(super) shape: Shape,
    /// Whether a blank line, or the start of the text, comes before it.
    pub(super) apart: bool,
}
