//! Straight quotation marks without a partner. The place of a mark shows whether it opens or closes; where it does not, nothing is said.

use crate::document::reading::Paragraph;
use crate::text::glyphs::{Glyph, OPAQUE};
use crate::text::marks;
use crate::text::script;

/// A document with so many odd ones has another use for them. Chosen by hand.
const HABIT: usize = 4;

/// Which mark of which paragraph has no partner, and whether it opens; `None` for a paragraph that is code.
pub(super) fn unpaired(paragraphs: &[Option<Paragraph>]) -> Vec<(usize, Glyph, bool)> {
    let mut out = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let Some(paragraph) = paragraph.filter(|each| each.text().contains('"')) else {
            continue;
        };
        let Some((mark, opens)) = odd_one(paragraph.glyphs()) else {
            continue;
        };
        let next = paragraphs.get(at + 1).copied().flatten();
        let goes_on = next.is_some_and(|next| next.text().starts_with('"'));
        let begun = out.last().is_some_and(|(_, _, opens)| *opens);
        if opens && goes_on {
            continue;
        }
        // The quotation fills paragraphs of its own.
        if !opens && begun {
            out.pop();
            continue;
        }
        out.push((at, mark, opens));
    }
    if out.len() >= HABIT {
        out.clear();
    }
    out
}

/// The mark without a partner, where one is missing and all others are in pairs.
fn odd_one(glyphs: &[Glyph]) -> Option<(Glyph, bool)> {
    let of_code = |c: char| matches!(c, '=' | '{' | '}' | '<' | '>' | '\\' | '|' | '#');
    if glyphs.iter().any(|glyph| of_code(glyph.c)) {
        return None;
    }
    let places = glyphs
        .iter()
        .enumerate()
        .filter(|(_, glyph)| glyph.c == '"');
    let mut odd = None;
    let mut open: Option<Glyph> = None;
    let mut count = 0;
    for (at, glyph) in places {
        count += 1;
        let opens = placed(glyphs, at)?;
        let lost = match (open, opens) {
            (Some(first), true) => Some((first, true)),
            (None, false) => Some((*glyph, false)),
            _ => None,
        };
        if lost.is_some() && odd.is_some() {
            return None;
        }
        odd = odd.or(lost);
        open = opens.then_some(*glyph);
    }
    if let Some(last) = open {
        if odd.is_some() {
            return None;
        }
        odd = Some((last, true));
    }
    odd.filter(|_| count % 2 == 1)
}

/// Whether the mark at `at` opens; `None` where its place does not show it, as after a number, which it may measure.
fn placed(glyphs: &[Glyph], at: usize) -> Option<bool> {
    let before = at.checked_sub(1).map(|before| glyphs[before].c);
    let after = glyphs.get(at + 1).map(|after| after.c);
    let word = |c: Option<char>| {
        c.is_some_and(|c| script::is_word(c) && !script::is_unspaced(c) && !c.is_numeric())
    };
    let free = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let ends = |c: Option<char>| {
        c.is_some_and(|c| marks::SENTENCE_ENDS.contains(&c) || matches!(c, ',' | ';' | ':' | ')'))
    };
    if (free(before) || matches!(before, Some('(' | '[' | '—'))) && word(after) {
        return Some(true);
    }
    let closes =
        (word(before) || ends(before)) && before != Some(')') && (free(after) || ends(after));
    (closes && before != Some(OPAQUE)).then_some(false)
}
