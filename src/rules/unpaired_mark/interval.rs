//! Intervals, whose brackets do not match: two sorts of brackets, [0, 1), or square ones that exclude an end by their side, as in the
//! schools of France and Germany, ]0, 1[ and [0, 1[.
//!
//! Brackets of two sorts say themselves that something is meant by them, so that all may be between them that has a comma. Square ones
//! that look away may be two slips: there must be two short ends.

use crate::text::glyphs::Glyph;
use crate::text::marks;
use crate::text::script;

/// The longest interval between two sorts of brackets, in characters. With 20 and 80 the same.
const INTERVAL: usize = 40;
/// The longest one that is passed over while marks are still sought for each other. With 6 and 24 the same.
const HALF_OPEN: usize = 12;

/// The longest end of an interval, in characters. Chosen by hand: -1,25 has 5.
const LONGEST: usize = 8;

/// The places of both brackets of each such interval. A pair such as [0, 1] is left out: its brackets match.
pub(super) fn half_open(glyphs: &[Glyph]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        match close_of(glyphs, at) {
            Some(close) => {
                found.extend([at, close]);
                at = close + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// Where the interval ends whose first bracket is at `at`.
fn close_of(glyphs: &[Glyph], at: usize) -> Option<usize> {
    let is_bracket = |c: char| matches!(c, '[' | ']');
    let opens = glyphs
        .get(at)
        .map(|glyph| glyph.c)
        .filter(|c| is_bracket(*c))?;
    let word = |at: Option<usize>| {
        let glyph = at.and_then(|at| glyphs.get(at));
        glyph.is_some_and(|glyph| script::is_word(glyph.c))
    };
    let inside = glyphs[at + 1..].iter().take(2 * LONGEST + 2);
    let length = inside.into_iter().position(|glyph| is_bracket(glyph.c))?;
    let close = at + 1 + length;
    let text: String = glyphs[at + 1..close].iter().map(|glyph| glyph.c).collect();
    let (from, to) = text
        .split_once(';')
        .or_else(|| text.split_once(", "))
        .or_else(|| text.split_once(','))?;
    let ends = is_end(from.trim_end()) && is_end(to.trim_start());
    let pair = opens == '[' && glyphs[close].c == ']';
    (ends && !pair && !word(at.checked_sub(1)) && !word(Some(close + 1))).then_some(close)
}

/// Whether a text is an end of an interval: a number, a letter, infinity, or a short sum of them.
fn is_end(text: &str) -> bool {
    let letters = |c: char| c.is_alphabetic();
    let sign = |c: char| matches!(c, '.' | ',' | '+' | '-' | '−' | '–' | '/' | '∞');
    let mut word = text.split(|c: char| !letters(c));
    let says = text.contains(|c: char| c.is_alphanumeric() || c == '∞');
    says && text.chars().count() <= LONGEST
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || letters(c) || sign(c))
        && word.all(|word| word.chars().count() <= 1)
}

/// Whether the text between two sorts of brackets is that of a short interval: [0, 1).
pub(super) fn is_between(inside: &[Glyph]) -> bool {
    let text = || -> String { inside.iter().map(|glyph| glyph.c).collect() };
    inside.len() <= HALF_OPEN && is_interval(&text())
}

/// Whether the text between two sorts of brackets is that of an interval: [0, 1).
pub(super) fn is_interval(inside: &str) -> bool {
    inside.chars().count() <= INTERVAL
        && inside.contains([',', ';', '，', '；'])
        && !inside.contains(|c: char| marks::is_wide_letter(c))
}
