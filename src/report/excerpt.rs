//! A line of the source with the passage in it marked underneath, right for wide characters.

use unicode_width::UnicodeWidthChar;

use crate::report::places::Indexed;
use crate::text::fold;
use crate::text::normalise::joined;
use crate::text::span::Span;
pub(crate) use crate::text::visible::shown;

/// How many columns of the line are shown before the passage, at most.
const BEFORE: usize = 24;
/// How many columns the passage has at least, where there are as many.
const LEAST: usize = 8;

/// A part of a line, and where the passage is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The text shown, one line, `…` where it is cut.
    pub(super) text: String,
    /// Columns before the mark.
    pub(super) indent: usize,
    /// Columns of the mark, at least one.
    pub(super) width: usize,
}

/// Shows the first line of `span` in at most `width` columns.
pub(super) fn excerpt(indexed: &Indexed<'_>, span: Span, width: usize) -> Excerpt {
    let document = indexed.document;
    let line = indexed.lines.line_span(span.start);
    let line = Span {
        end: line.end.max(span.start),
        ..line
    };
    let end = span.end.min(line.end).max(span.start);
    let [before, passage, after] = [(line.start, span.start), (span.start, end), (end, line.end)]
        .map(|(start, end)| Span { start, end }.of(&document.text));
    // A line can be the whole text: no more of it is looked at than can be shown.
    let before = shown(near_the_end(before, width));
    let passage = shown(near_the_start(passage, width));
    let after = shown(near_the_start(after, width));
    let lead = tail(
        &before,
        BEFORE.min(width / 2).min(width.saturating_sub(LEAST)),
    );
    let indent = columns(&lead);
    let room = width.saturating_sub(indent).max(2);
    // Where more follows, the mark of the cut takes a column.
    let fits = after.is_empty() || columns(&passage) < room;
    let (body, cut) = head(&passage, room - usize::from(!fits));
    let mark = columns(&body).max(1);
    let rest = if cut {
        String::new()
    } else {
        head(&after, room.saturating_sub(mark)).0
    };
    Excerpt {
        text: format!("{lead}{body}{rest}"),
        indent,
        width: mark,
    }
}

/// So many characters a column may have: letters have marks above them, and some that show nothing stand between.
const A_COLUMN: usize = 8;
/// So many blanks before a text are looked at to see whether a line starts with them.
const BLANKS: usize = 256;

/// How many bytes of some characters take more than `width` columns: all that is needed of a text of which the rest is cut.
fn enough(characters: impl Iterator<Item = char>, width: usize) -> usize {
    let (mut used, mut bytes) = (0, 0);
    for c in characters.take(A_COLUMN * (width + 1)) {
        bytes += c.len_utf8();
        // A sign stands for what is zero-width.
        used += c.width().unwrap_or(1);
        if used > width {
            break;
        }
    }
    bytes
}

/// The end of a line before a passage, without the blanks that the line starts with.
fn near_the_end(text: &str, width: usize) -> &str {
    let (rest, end) = text.split_at(text.len() - enough(text.chars().rev(), width));
    if rest.chars().rev().take(BLANKS).all(char::is_whitespace) {
        end.trim_start()
    } else {
        end
    }
}

/// The start of a text.
fn near_the_start(text: &str, width: usize) -> &str {
    &text[..enough(text.chars(), width)]
}

/// A text on one line, its white space single. A word that a line's end cuts at its hyphen is whole.
pub(super) fn flowing(text: &str) -> String {
    let line = joined(&without_cuts(text));
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        if !(c.is_whitespace() && out.ends_with(' ')) {
            out.push(if c == '\u{3000}' || !c.is_whitespace() {
                c
            } else {
                ' '
            });
        }
    }
    shown(&out)
}

/// A text without the line ends behind hyphens inside words: non-/smoker.
fn without_cuts(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let before = out.trim_end();
        let mut end = before.chars().rev();
        let cut = out.ends_with('\n')
            && end.next().is_some_and(fold::is_hyphen)
            && end.next().is_some_and(char::is_alphanumeric)
            && line.trim_start().starts_with(char::is_alphanumeric);
        if cut {
            out.truncate(before.len());
        }
        out.push_str(if cut { line.trim_start() } else { line });
    }
    out
}

/// The columns that a text takes.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// The end of a text in at most `width` columns.
pub(super) fn tail(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut used = 1;
    let kept = text.char_indices().rev().take_while(|(_, c)| {
        used += c.width().unwrap_or(0);
        used <= width
    });
    let start = kept.last().map_or(text.len(), |(at, _)| at);
    format!("…{}", &text[start..])
}

/// The start of a text in at most `width` columns, and whether it was cut.
pub(crate) fn head(text: &str, width: usize) -> (String, bool) {
    if columns(text) <= width {
        return (text.to_owned(), false);
    }
    let mut used = 1;
    let kept = text.char_indices().take_while(|(_, c)| {
        used += c.width().unwrap_or(0);
        used <= width
    });
    let end = kept.last().map_or(0, |(at, c)| at + c.len_utf8());
    (format!("{}…", &text[..end]), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn marked(text: &str, passage: &str, width: usize) -> (String, usize, usize) {
        let document =
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let at = text.find(passage).unwrap();
        let found = excerpt(
            &Indexed::new(&document),
            Span::new(at, at + passage.len()),
            width,
        );
        (found.text, found.indent, found.width)
    }

    #[test]
    fn a_han_character_takes_two_columns() {
        assert_eq!(
            marked("前文\n双方同意合作。", "同意", 60),
            ("双方同意合作。".to_owned(), 4, 4)
        );
    }

    #[test]
    fn a_line_of_any_length_is_shown_as_if_it_were_looked_at_whole() {
        let long = "The keeper of the lower gate counts the lamps. ".repeat(40);
        let text = format!("   {long}XX{long}");
        let (shown, indent, mark) = marked(&text, "XX", 60);
        assert_eq!((indent, mark), (24, 2), "{shown}");
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        assert_eq!(columns(&shown), 60);
        assert_eq!(marked("  \t XX b", "XX", 60), ("XX b".to_owned(), 0, 2));
        // Work is for what is shown, and not for the line.
        assert!(enough(long.chars(), 60) <= 61);
        assert!(enough("\u{301}".repeat(10_000).chars(), 60) < 1000);
    }

    #[test]
    fn a_word_that_is_cut_at_its_hyphen_is_whole() {
        assert_eq!(
            flowing("a non-\n   smoker and\n   a - \n b"),
            "a non-smoker and a - b"
        );
        assert_eq!(flowing("non-\r\nsmoker"), "non-smoker");
        assert_eq!(flowing("ключ-\nкарта"), "ключ-карта");
        assert_eq!(flowing("x -\ny"), "x - y");
    }

    #[test]
    fn no_excerpt_is_wider_than_it_may_be() {
        for (text, passage) in [
            (
                "The keeper of the lower gate counts the lamps of the pier.",
                "of the lower gate",
            ),
            (
                "看守人在每天日落之前清点码头上的灯，并把数目写在门边的本子里。",
                "清点码头上的灯",
            ),
            ("The keeper counts.", "counts"),
        ] {
            for width in 8..60 {
                let (shown, indent, mark) = marked(text, passage, width);
                assert!(columns(&shown) <= width, "{width}: {shown}");
                assert!(indent + mark <= width, "{width}: {shown}");
            }
        }
    }

    #[test]
    fn long_lines_are_cut_on_both_sides() {
        let text = format!("{}同意{}", "甲".repeat(40), "乙".repeat(40));
        let (line, indent, width) = marked(&text, "同意", 60);
        assert!(
            line.starts_with('…') && line.ends_with('…') && columns(&line) <= 60,
            "{line}"
        );
        assert_eq!((indent, width), (23, 4));
    }

    #[test]
    fn nothing_invisible_reaches_the_terminal() {
        assert_eq!(shown("a\u{1b}[31m\u{202e}b\tc"), "a␣[31m␣b c");
    }
}
