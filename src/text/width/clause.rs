//! Whether the clause that a mark is in is Chinese or Japanese, whatever words stand right beside the mark.

use crate::text::glyphs::Glyph;
use crate::text::marks;
use crate::text::width::is_wide_letter;

/// How far a clause is read to either side, in characters. Chosen by hand; it bounds the time.
const FARTHEST: usize = 120;

/// Whether the sentence or bracket around the mark at `at` has Han or Kana: 渡口归 Elm Ferries，Oak Boats 只修船.
pub(super) fn is_chinese(glyphs: &[Glyph], at: usize) -> bool {
    let before = glyphs[..at].iter().rev().take(FARTHEST);
    let before = before.take_while(|glyph| !ends_before(glyph.c));
    let after = glyphs[at + 1..].iter().take(FARTHEST);
    let after = after.take_while(|glyph| !ends_after(glyph.c));
    // A full stop ends the sentence that it is in.
    let goes_on = !is_end(glyphs[at].c);
    before
        .chain(after.filter(|_| goes_on))
        .any(|glyph| is_wide_letter(glyph.c))
}

fn is_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '.')
}

/// Whether nothing before such a mark belongs to the clause.
fn ends_before(c: char) -> bool {
    is_end(c) || matches!(c, ':' | '：') || marks::closes(c).is_none() && marks::opens(c).is_some()
}

/// Whether nothing after such a mark belongs to the clause.
fn ends_after(c: char) -> bool {
    is_end(c) || marks::opens(c).is_none() && marks::closes(c).is_some()
}
