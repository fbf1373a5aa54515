//! Lines that are drawn with spaces and marks rather than written: of tables, figures, listings.

use crate::input::lines::has_gap;
use crate::text::bytes;
use crate::text::script;

/// Whether a line is one of a drawing: columns, frames, or hardly a letter.
pub(super) fn is_drawn(content: &str) -> bool {
    let framed = || {
        content.starts_with(['|', '+', '│', '┌', '├', '└'])
            && content.len() > 1
            && content.ends_with(['|', '+', '│', '┐', '┤', '┘', '-'])
    };
    let columns = || has_gap(content, 3) || content.contains('\t');
    framed() || has_more_marks(content) || columns()
}

/// Whether a line has more marks than letters.
fn has_more_marks(content: &str) -> bool {
    if content.len() <= 2 {
        return false;
    }
    if !content.is_ascii() {
        let visible = || content.chars().filter(|c| !c.is_whitespace());
        let letters = visible().filter(|c| script::is_word(*c)).count();
        return visible().count() > letters * 2;
    }
    let mut letters = 0;
    for few in content.as_bytes().chunks(32) {
        letters += bytes::count(few, |byte| byte.is_ascii_alphanumeric());
        // Of what is written, the first half shows it.
        if letters * 2 >= content.len() {
            return false;
        }
    }
    bytes::count(content.as_bytes(), |byte| byte.is_ascii_punctuation()) > letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_drawn_lines_from_written_ones() {
        for line in ["a   b", "| x | y |", "+----+", "└──┘", "-->  <--"] {
            assert!(is_drawn(line), "{line}");
        }
        for line in [
            "A sentence, with marks (a few).",
            "--",
            "第一条　总则",
            "a  b",
        ] {
            assert!(!is_drawn(line), "{line}");
        }
    }
}
