//! Straight quotation marks without a partner. The place of a mark shows whether it opens or closes; where it does not, nothing is said.

use crate::text::glyphs::{Glyph, OPAQUE};
use crate::text::marks;
use crate::text::script;

/// A document with so many odd ones has another use for them. Chosen by hand.
const HABIT: usize = 4;

/// Over how many paragraphs a quotation may stay open. Chosen by hand, as for other quotation marks.
const REACH: usize = 60;
/// How far away the partner is where its place does not show that it is one, as in code. Chosen by hand, as for brackets.
const NEAR: usize = 10;

/// A paragraph.
pub(super) struct Field<'a> {
    pub glyphs: &'a [Glyph],
    /// Whether a mark of it may be at fault; in code, only the partner of one may stand.
    pub is_prose: bool,
    /// What is in the file, with all that the glyphs hide.
    pub written: &'a str,
}

/// What a paragraph with an odd number of marks lacks.
#[derive(Clone, Copy)]
struct Odd {
    paragraph: usize,
    /// The mark alone and whether it opens, where that shows.
    lost: Option<(Glyph, bool)>,
    /// Whether it has a mark on a line of its own, which opens nothing.
    closes: bool,
    is_prose: bool,
}

/// Which mark of which paragraph has no partner, and whether it opens.
pub(super) fn unpaired(fields: &[Field]) -> Vec<(usize, Glyph, bool)> {
    let is_mark = |glyph: &&Glyph| glyph.c == '"';
    let odd: Vec<Odd> = (fields.iter().enumerate())
        .filter(|(_, field)| field.glyphs.iter().filter(is_mark).count() % 2 == 1)
        .map(|(paragraph, field)| Odd {
            paragraph,
            lost: odd_one(field.glyphs).filter(|_| is_odd(field.written)),
            closes: has_closing_line(field.glyphs),
            is_prose: field.is_prose,
        })
        .collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < odd.len() {
        let each = odd[at];
        let opens = each.lost.is_none_or(|(_, opens)| opens);
        // The quotation ends in a later paragraph.
        let closes = |next: &Odd| {
            let known = each.lost.is_some() && (next.lost.is_some() || next.closes);
            next.paragraph - each.paragraph <= if known { REACH } else { NEAR }
                && next.lost.is_none_or(|(_, opens)| !opens)
        };
        if opens && odd.get(at + 1).is_some_and(closes) {
            at += 2;
            continue;
        }
        let anew = fields.get(each.paragraph + 1);
        let goes_on = anew.is_some_and(|next| next.glyphs.first().as_ref().is_some_and(is_mark));
        if let Some((mark, opens)) = each.lost
            && each.is_prose
            && !(opens && goes_on)
        {
            out.push((each.paragraph, mark, opens));
        }
        at += 1;
    }
    if out.len() >= HABIT {
        out.clear();
    }
    out
}

/// Whether a paragraph starts or ends with a mark that only a space is next to: the end of a quotation, on a line of its own.
fn has_closing_line(glyphs: &[Glyph]) -> bool {
    let is_alone = |edge: Option<&Glyph>, beside: Option<&Glyph>| {
        edge.is_some_and(|glyph| glyph.c == '"')
            && beside.is_none_or(|glyph| glyph.c.is_whitespace())
    };
    let last = glyphs.len().wrapping_sub(2);
    is_alone(glyphs.first(), glyphs.get(1)) || is_alone(glyphs.last(), glyphs.get(last))
}

/// Whether a text has an odd number of marks; a partner may be hidden in what is taken for code.
fn is_odd(written: &str) -> bool {
    written.matches('"').count() % 2 == 1
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
