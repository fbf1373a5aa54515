//! Whether a place is in a quotation: the wording of a form is quoted with its blanks.

use crate::text::glyphs::Glyph;

/// How far back the start of a quotation is looked for, in characters. Chosen by hand: the longest notice that a standard quotes for
/// others to copy has some 800.
const REACH: usize = 1_000;

/// Whether a quotation is open at a place of its paragraph.
pub(super) fn is_quoted(glyphs: &[Glyph], at: usize) -> bool {
    let before = &glyphs[at.saturating_sub(REACH)..at];
    let count = |mark: char| before.iter().filter(|glyph| glyph.c == mark).count();
    count('“') > count('”') || count('«') > count('»') || count('"') % 2 == 1
}
