//! Marks of notes: a small number or sign in the text, and the same at the start of the note.

use crate::input::pdf::line::Line;
use crate::text::span::Span;

/// The longest mark of a note, in characters.
const LONGEST: usize = 4;
/// The signs that marks are of, besides numbers and letters.
const SIGNS: [char; 9] = ['*', '†', '‡', '§', '¶', '‖', '⁎', '∗', '＊'];

/// The mark that a line starts with as the first of a note does.
pub(super) fn at_start(line: &Line) -> Option<&str> {
    let raised = raised_at_start(line);
    let mark = match raised {
        Some(span) => span.of(&line.text),
        // A mark that is not raised stands apart from its note.
        None => line.text.split_once([' ', '\t', '\u{3000}'])?.0,
    };
    bare(mark, raised.is_some())
}

/// What is raised at the start of a line.
pub(super) fn raised_at_start(line: &Line) -> Option<Span> {
    let raised = line.raised.first().copied();
    raised.filter(|span| span.start == 0)
}

/// A mark without brackets around it, if a text can be one.
pub(super) fn bare(text: &str, is_raised: bool) -> Option<&str> {
    let bare = text.trim_matches(['(', ')', '[', ']', '.', ' ']);
    let count = bare.chars().count();
    let is_number = bare.chars().all(|c| c.is_ascii_digit());
    let is_sign = bare
        .chars()
        .all(|c| SIGNS.contains(&c) || ('①'..='⓿').contains(&c));
    let is_letter = is_raised && count == 1 && bare.chars().all(|c| c.is_ascii_lowercase());
    let is_mark = (1..=LONGEST).contains(&count) && (is_number || is_sign || is_letter);
    is_mark.then_some(bare)
}

/// The text of a note without its mark.
pub(super) fn without<'text>(text: &'text str, mark: &str) -> &'text str {
    let start = text.trim_start_matches(['(', '[', ' ']);
    let rest = start.strip_prefix(mark).unwrap_or(text);
    rest.trim_start_matches([')', ']', '.', ' ', '\t', '\u{3000}'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::pdf::line::tests::run;

    #[test]
    fn numbers_and_signs_are_marks() {
        for (text, expected) in [
            ("1 The chart", Some("1")),
            ("[12] See", Some("12")),
            ("† Deceased", Some("†")),
            ("The chart", None),
            ("a chart", None),
            ("12345 charts", None),
        ] {
            assert_eq!(at_start(&run(0.0, 0.0, 8.0, text)), expected, "{text}");
        }
    }

    #[test]
    fn marks_are_taken_away() {
        assert_eq!(without("1 The chart", "1"), "The chart");
        assert_eq!(without("[12] See", "12"), "See");
        assert_eq!(without("*The", "*"), "The");
    }
}
