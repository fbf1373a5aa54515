//! The lines of a plain text, measured: where they stand, how far they are indented, how wide they are.

use unicode_width::UnicodeWidthStr;

use crate::text::span::Span;

/// One line of a text. A form feed ends a line and a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// From the first to the last character that is not white space; empty for a blank line.
    pub(super) span: Span,
    /// Columns of white space before it. An ideographic space counts two, a tab goes to the next multiple of eight.
    pub(super) indent: usize,
    /// Columns of `span`: a Han character takes two.
    pub(super) width: usize,
    /// Characters of the whole line, white space included.
    pub(super) characters: usize,
    /// The page it stands on, from 0; form feeds divide pages.
    pub(super) page: usize,
}

impl Line {
    /// A blank line at byte `at`.
    pub(super) fn blank(at: usize) -> Self {
        Self {
            span: Span::empty(at),
            indent: 0,
            width: 0,
            characters: 0,
            page: 0,
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.span.is_empty()
    }
}

/// Measures every line of `text`.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let mut page = 0;
    let mut start = 0;
    let bytes = text.as_bytes();
    while start <= bytes.len() {
        let end = memchr::memchr3(b'\n', b'\r', 0x0c, &bytes[start..])
            .map_or(bytes.len(), |at| start + at);
        if end > start || end < bytes.len() {
            out.push(line(text, start, end, page));
        }
        let Some(mark) = bytes.get(end) else { break };
        page += usize::from(*mark == 0x0c);
        start = end
            + if *mark == b'\r' && bytes.get(end + 1) == Some(&b'\n') {
                2
            } else {
                1
            };
    }
    out
}

fn line(text: &str, start: usize, end: usize, page: usize) -> Line {
    let whole = &text[start..end];
    let content = whole.trim();
    let lead = if content.is_empty() {
        whole.len()
    } else {
        whole.len() - whole.trim_start().len()
    };
    let mut indent = 0;
    for c in whole[..lead].chars() {
        indent = match c {
            '\t' => indent / 8 * 8 + 8,
            '\u{3000}' => indent + 2,
            _ => indent + 1,
        };
    }
    let span = Span::new(start + lead, start + lead + content.len());
    let ascii = whole.is_ascii();
    let width = if ascii {
        content.len()
    } else {
        content.width()
    };
    let characters = if ascii {
        whole.len()
    } else {
        whole.chars().count()
    };
    Line {
        span,
        indent,
        width,
        characters,
        page,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_lines_of_all_kinds() {
        let text = "　　甲乙\r\n\tx \n\u{c}\nlast";
        let found = lines(text);
        let seen: Vec<_> = found
            .iter()
            .map(|line| (line.span.of(text), line.indent, line.width, line.page))
            .collect();
        assert_eq!(
            seen,
            [
                ("甲乙", 4, 4, 0),
                ("x", 8, 1, 0),
                ("", 0, 0, 0),
                ("", 0, 0, 1),
                ("last", 0, 4, 1)
            ]
        );
    }

    #[test]
    fn a_last_line_end_opens_no_line() {
        assert_eq!(lines("a\n").len(), 1);
        assert_eq!(lines("").len(), 0);
        assert_eq!(lines("\n").len(), 1);
    }
}
