//! Lines that fit the columns that there are: broken between words, in Han and Kana between characters, by the rules of Unicode.

use std::io::{self, Write};

use unicode_linebreak::linebreaks;
use unicode_width::UnicodeWidthChar;

use crate::report::excerpt::columns;

/// Ends a link, and ends all colours.
const END_LINK: &str = "\x1b]8;;\x1b\\";
const END_COLOR: &str = "\x1b[0m";

/// How many columns of a line are left for text at least, however few there are and however deep it is indented.
const LEAST: usize = 8;

/// Writes a line, or several with line ends between, each in as many lines as it takes; what is broken off is indented. Without
/// `width` it stays as it is.
pub(crate) fn line(
    out: &mut dyn Write,
    text: &str,
    indent: usize,
    width: Option<usize>,
) -> io::Result<()> {
    match width {
        None => writeln!(out, "{text}"),
        Some(width) => {
            let mut lines = text
                .split('\n')
                .flat_map(|line| wrapped(line, indent, width));
            lines.try_for_each(|line| writeln!(out, "{line}"))
        }
    }
}

/// The lines of a text without line ends in at most `width` columns; all but the first are indented. Colours and links that go on over a line end are
/// ended there and begun again, so that the indent has none of them, and a pager loses none.
pub(crate) fn wrapped(text: &str, indent: usize, width: usize) -> Vec<String> {
    let Marked { plain, codes } = Marked::of(text);
    let mut codes = codes.into_iter().peekable();
    let (mut color, mut link) = (Vec::new(), None);
    let mut lines = Vec::new();
    for (start, end) in lines_of(&plain, indent, width) {
        let mut out = if lines.is_empty() {
            String::new()
        } else {
            " ".repeat(indent)
        };
        out.extend(link);
        out.extend(color.iter().copied());
        let mut at = start;
        // What is in the spaces that are lost at the end of a line belongs to the line before.
        while let Some((place, code)) = codes.next_if(|(place, _)| *place <= end) {
            let place = place.clamp(at, end);
            out.push_str(&plain[at..place]);
            out.push_str(code);
            at = place;
            if code.starts_with("\x1b]8;;") {
                link = (code != END_LINK).then_some(code);
            } else if code == END_COLOR {
                color.clear();
            } else {
                color.push(code);
            }
        }
        out.push_str(&plain[at..end]);
        if !color.is_empty() {
            out.push_str(END_COLOR);
        }
        if link.is_some() {
            out.push_str(END_LINK);
        }
        lines.push(out);
    }
    lines
}

/// The columns that a text takes; its colours and links take none.
pub(super) fn visible(text: &str) -> usize {
    columns(&Marked::of(text).plain)
}

/// Text and its escape sequences, each with its place in the text.
struct Marked<'text> {
    plain: String,
    codes: Vec<(usize, &'text str)>,
}

impl<'text> Marked<'text> {
    fn of(text: &'text str) -> Self {
        let (mut plain, mut codes) = (String::with_capacity(text.len()), Vec::new());
        let mut rest = text;
        while let Some(at) = rest.find('\x1b') {
            plain.push_str(&rest[..at]);
            let code = &rest[at..];
            let end = if code.starts_with("\x1b]") {
                code.find("\x1b\\").map(|end| end + 2)
            } else {
                code.find('m').map(|end| end + 1)
            };
            let end = end.unwrap_or(code.len());
            codes.push((plain.len(), &code[..end]));
            rest = &code[end..];
        }
        plain.push_str(rest);
        Self { plain, codes }
    }
}

/// Where the lines of a text start and end, without the spaces at their ends.
fn lines_of(text: &str, indent: usize, width: usize) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let (mut start, mut at, mut used) = (0, 0, 0);
    let room = |lines: &[(usize, usize)]| {
        let indent = if lines.is_empty() { 0 } else { indent };
        width.saturating_sub(indent).max(LEAST)
    };
    let end_of = |start: usize, end: usize| start + text[start..end].trim_end().len();
    for (stop, _) in linebreaks(text) {
        if is_inside(text, stop) {
            continue;
        }
        let piece = &text[at..stop];
        if used > 0 && used + columns(piece.trim_end()) > room(&lines) {
            lines.push((start, end_of(start, at)));
            (start, used) = (at, 0);
        }
        if columns(piece.trim_end()) <= room(&lines) {
            used += columns(piece);
        } else {
            // A word that is longer than a line is broken anywhere.
            for (place, c) in piece.char_indices() {
                let wide = c.width().unwrap_or(0);
                if used > 0 && used + wide > room(&lines) {
                    lines.push((start, at + place));
                    (start, used) = (at + place, 0);
                }
                used += wide;
            }
        }
        at = stop;
    }
    lines.push((start, end_of(start, text.len())));
    lines
}

/// Whether a place is inside a mark of an edit, at one of its signs or before its class (`[-|old-]`, `{+新|+}`, `{+new+}|(number)`),
/// or after the hyphen of a word: names of rules and options stay whole.
fn is_inside(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let is_word = before.ends_with('-') && after.starts_with(char::is_alphanumeric);
    let closes = after.starts_with("-]") || after.starts_with("+}");
    let has_class = before.ends_with(['}', ']']) && after.starts_with('(');
    is_word || closes || has_class || before.ends_with("[-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_are_indented() {
        let text = "  The lessee shall pay the rent on the first day of the month.";
        let expected = [
            "  The lessee shall pay",
            "  the rent on the",
            "  first day of the",
            "  month.",
        ];
        assert_eq!(wrapped(text, 2, 22), expected);
    }

    #[test]
    fn han_characters_break_anywhere_but_before_a_mark() {
        let text = "  承租人应于每月一日支付租金，逾期应付违约金。";
        let lines = wrapped(text, 2, 16);
        assert_eq!(
            lines,
            [
                "  承租人应于每月",
                "  一日支付租金，",
                "  逾期应付违约",
                "  金。"
            ]
        );
        assert!(lines.iter().all(|line| columns(line) <= 16));
    }

    #[test]
    fn a_long_word_is_broken_where_the_line_ends() {
        let text = "см. https://example.org/a/very/long/path";
        assert!(wrapped(text, 4, 20).iter().all(|line| columns(line) <= 20));
        assert_eq!(wrapped("甲乙丙丁戊己庚", 0, 9).len(), 2);
    }

    #[test]
    fn colours_and_links_end_with_the_line_and_begin_anew() {
        assert_eq!(
            wrapped("a tide \x1b[31mred seas\x1b[0m here", 2, 12),
            ["a tide \x1b[31mred\x1b[0m", "  \x1b[31mseas\x1b[0m here"]
        );
        let link = "\x1b]8;;file:///a\x1b\\one two\x1b]8;;\x1b\\";
        assert_eq!(
            wrapped(link, 0, 8),
            ["\x1b]8;;file:///a\x1b\\one two\x1b]8;;\x1b\\"]
        );
        assert_eq!(wrapped(&format!("{link} three"), 0, 8).len(), 2);
    }

    #[test]
    fn a_word_with_a_hyphen_stays_whole() {
        let line = "a passage appears twice [duplicate-passage]";
        assert_eq!(
            wrapped(line, 4, 36),
            ["a passage appears twice", "    [duplicate-passage]"]
        );
    }

    #[test]
    fn the_marks_of_an_edit_stay_with_it() {
        let text = "应在[-九十-]{+三十+}(number)日内 pay within [-ninety-]{+thirty+}(number) days";
        for width in 22..50 {
            for line in wrapped(text, 2, width) {
                assert!(!line.ends_with("[-"), "{width}: {line}");
                let start = line.trim_start();
                assert!(!start.starts_with(['(', '+', '-']), "{width}: {line}");
            }
        }
    }

    #[test]
    fn without_a_width_a_line_stays_as_it_is() {
        let mut out = Vec::new();
        let text = "  word ".repeat(40);
        line(&mut out, &text, 2, None).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), format!("{text}\n"));
    }
}
