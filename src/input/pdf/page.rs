//! What is on a page: characters with their places, and lines that are drawn. Places are in points (1/72 inch), from the top left corner.

use crate::text::span::Span;

/// A character, or several that are one sign, as it stands on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    /// Where it starts on its baseline, to the right.
    pub(super) x: f32,
    /// Where its baseline is, downwards.
    pub(super) y: f32,
    /// How far the next character is from its start.
    pub(super) advance: f32,
    /// The size of its font as it shows on the page.
    pub(super) size: f32,
    /// What it says, in bytes of [`Page::text`].
    pub(super) text: Span,
    /// The direction in which its line runs, in degrees, clockwise: 0 for text that is not turned.
    pub(super) turn: i16,
    /// Whether its font is bold.
    pub(super) is_bold: bool,
    /// Whether its font draws it above the line.
    pub(super) is_raised: bool,
}

impl Glyph {
    /// Where it ends, to the right.
    pub(super) fn end(&self) -> f32 {
        self.x + self.advance
    }
}

/// A thin line that is drawn across or down a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
}

impl Rule {
    /// Whether it runs across the page.
    pub(super) fn is_across(&self) -> bool {
        self.right - self.left >= self.bottom - self.top
    }
}

/// A page.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// How high it is.
    pub(super) height: f32,
    /// The text of all characters, in the order of the file.
    pub(super) text: String,
    /// The characters, in the order of the file.
    pub(super) glyphs: Vec<Glyph>,
    /// The lines that are drawn.
    pub(super) rules: Vec<Rule>,
    /// How many characters have no text.
    pub(super) unreadable: usize,
    /// Whether a picture is on it.
    pub(super) has_picture: bool,
}
