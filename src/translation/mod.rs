//! A document and its translation: which paragraphs belong together (`align`), and which of the translation are behind (`stale`).
//!
//! No dictionary and no knowledge of a pair of languages: length, order, kind, labels, and words and numbers that both have.

pub mod align;
mod evidence;
mod length;
pub mod past;
pub mod stale;

/// Paragraphs of a document, and those of its translation that say the same; neither is empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bead {
    /// The paragraphs of the original, in order.
    pub original: Vec<u32>,
    /// The paragraphs of the translation, in order.
    pub translation: Vec<u32>,
}
