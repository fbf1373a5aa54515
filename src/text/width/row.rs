//! Rows of foreign words, names and code in Chinese: `a`, `b` 和 `c`.

use crate::text::glyphs::{Glyph, OPAQUE};
use crate::text::marks::{self, is_wide_letter};

/// The most words of a row that are looked at on one side of a mark. Chosen by hand.
const MOST: usize = 8;
/// The longest word of a row, in characters. Chosen by hand: a piece of code is longer than a name.
const LONGEST: usize = 60;

/// How a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// With a word: `a`, `b` 和.
    Closed,
    /// With a mark, after which the Chinese goes on: `a`, `b`, 以及.
    Open,
}

/// The row around a mark, where single words stand on both sides of it and Chinese on both sides of them.
pub(super) fn at(glyphs: &[Glyph], at: usize) -> Option<Row> {
    let mut from = at;
    for step in 0..=MOST {
        let start = from - word(glyphs[..from].iter().rev())?;
        let before = glyphs[..start].iter().rposition(|glyph| glyph.c != ' ')?;
        if is_comma(glyphs[before].c) && step < MOST {
            // 然后，`a`, `b`: what stands before the row is Chinese, too.
            if is_wide_before(glyphs, before) {
                break;
            }
            from = before;
        } else if is_boundary(glyphs[before].c) {
            break;
        } else {
            return None;
        }
    }
    let mut from = at + 1;
    for _ in 0..MOST {
        let end = from + word(glyphs[from..].iter())?;
        let Some(length) = glyphs[end..].iter().position(|glyph| glyph.c != ' ') else {
            return Some(Row::Closed);
        };
        let after = end + length;
        if is_comma(glyphs[after].c) {
            let next = glyphs[after + 1..].iter().find(|glyph| glyph.c != ' ');
            if next.is_some_and(|next| is_wide_letter(next.c)) {
                return Some(if glyphs[after].c == ',' {
                    Row::Open
                } else {
                    Row::Closed
                });
            }
            from = after + 1;
        } else if is_boundary(glyphs[after].c) || marks::closes(glyphs[after].c).is_some() {
            return Some(Row::Closed);
        } else {
            return None;
        }
    }
    None
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、')
}

fn is_boundary(c: char) -> bool {
    is_wide_letter(c) || marks::is_full_width(c)
}

fn is_wide_before(glyphs: &[Glyph], at: usize) -> bool {
    let before = glyphs[..at].iter().rev().find(|glyph| glyph.c != ' ');
    before.is_some_and(|before| is_wide_letter(before.c))
}

/// The length of the next word with the spaces in front of it, where there is one with a letter or code in it.
fn word<'g>(glyphs: impl Iterator<Item = &'g Glyph>) -> Option<usize> {
    let (mut length, mut letters) = (0, false);
    let mut last = ' ';
    for glyph in glyphs.take(LONGEST) {
        match glyph.c {
            ' ' if last == ' ' => {}
            c if c == OPAQUE || c.is_ascii_alphanumeric() => letters |= !c.is_ascii_digit(),
            // A sentence ends in a full stop, Node.js has one inside.
            '.' if last == ' ' => return None,
            '+' | '#' | '-' | '_' | '/' | '.' => {}
            _ => break,
        }
        length += 1;
        last = glyph.c;
    }
    (letters && last != '.').then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::glyphs;
    use crate::text::span::Span;

    fn row(text: &str) -> Option<Row> {
        let glyphs = glyphs::glyphs(text, &[Span::new(0, text.len())]);
        let comma = glyphs.iter().position(|glyph| glyph.c == ',')?;
        at(&glyphs, comma)
    }

    #[test]
    fn rows_stand_in_chinese() {
        for (text, expected) in [
            ("船上有 Ada, Node.js 和 C++。", Some(Row::Closed)),
            ("船上有 Ada, Ruby, 以及 Go。", Some(Row::Open)),
            ("船上有（如 Ada, Ruby）。", Some(Row::Closed)),
            ("他写道：Wait, please. 然后走了。", None),
            ("他写道：Yes, we can do it。", None),
            ("坐标为 3, 4。", None),
        ] {
            assert_eq!(row(text), expected, "{text}");
        }
    }
}
