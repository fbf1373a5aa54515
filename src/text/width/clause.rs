//! Whether the clause that a mark is in is Chinese or Japanese, whatever words stand right beside the mark.

use crate::text::glyphs::Glyph;
use crate::text::marks;
use crate::text::width::is_wide_letter;

/// How far a clause is read to either side, in characters. Chosen by hand; it bounds the time.
const FARTHEST: usize = 120;

/// Whether the sentence or bracket around the mark at `at` has Han or Kana: 渡口归 Elm Ferries，Oak Boats 只修船.
pub(super) fn is_wide(glyphs: &[Glyph], at: usize) -> bool {
    let before = (at.saturating_sub(FARTHEST)..at).rev();
    let before = before.take_while(|each| !ends_before(glyphs, *each));
    let after = at + 1..glyphs.len().min(at + 1 + FARTHEST);
    let after = after.take_while(|each| !ends_after(glyphs, *each));
    // A full stop ends the sentence that it is in.
    let goes_on = !is_end(glyphs, at);
    before
        .chain(after.filter(|_| goes_on))
        .any(|each| is_wide_letter(glyphs[each].c))
}

fn is_end(glyphs: &[Glyph], at: usize) -> bool {
    let last = glyphs.get(at + 1).is_none_or(|next| next.c == ' ');
    matches!(glyphs[at].c, '。' | '！' | '？' | '!' | '?') || glyphs[at].c == '.' && last
}

/// Whether nothing before such a mark belongs to the clause.
fn ends_before(glyphs: &[Glyph], at: usize) -> bool {
    let c = glyphs[at].c;
    is_end(glyphs, at) || matches!(c, ':' | '：') || marks::opens(c).is_some()
}

/// Whether nothing after such a mark belongs to the clause.
fn ends_after(glyphs: &[Glyph], at: usize) -> bool {
    is_end(glyphs, at) || marks::closes(glyphs[at].c).is_some()
}
