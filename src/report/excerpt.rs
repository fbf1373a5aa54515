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
    let before = shown(
        Span {
            start: line.start,
            end: span.start,
        }
        .of(&document.text)
        .trim_start(),
    );
    let passage = shown(
        Span {
            start: span.start,
            end: span.end.min(line.end).max(span.start),
        }
        .of(&document.text),
    );
    let after = shown(
        Span {
            start: span.end.min(line.end).max(span.start),
            end: line.end,
        }
        .of(&document.text),
    );
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
