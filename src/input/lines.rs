//! The lines of a plain text, measured: where they stand, how far they are indented, how wide they are.

use unicode_width::UnicodeWidthStr;

use crate::text::script;
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
    /// The page it is on, from 0; form feeds divide pages.
    pub(super) page: usize,
    /// Whether the whole line is ASCII, of which much can be told without looking at its characters.
    pub(super) ascii: bool,
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
            ascii: true,
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
            let found = line(text, start, end, page);
            // A line that looks empty parts paragraphs as an empty one does.
            if !found.ascii && found.span.of(text).chars().all(script::is_invisible) {
                out.extend([Line::blank(start), found, Line::blank(end)]);
            } else {
                out.push(found);
            }
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

/// Whether at least `count` spaces are in a row.
pub(super) fn has_gap(content: &str, count: usize) -> bool {
    let bytes = content.as_bytes();
    // Any such row holds one of these places.
    let mut places = (count - 1..bytes.len()).step_by(count);
    places.any(|at| {
        let spaces = |byte: &&u8| **byte == b' ';
        bytes[at] == b' ' && {
            let before = bytes[..at].iter().rev().take_while(spaces).count();
            before + bytes[at..].iter().take_while(spaces).count() >= count
        }
    })
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
    let ascii = whole.is_ascii();
    let (width, characters) = if ascii {
        (content.len(), whole.len())
    } else {
        (width(content), whole.chars().count())
    };
    Line {
        span: Span::new(start + lead, start + lead + content.len()),
        indent,
        width,
        characters,
        page,
        ascii,
    }
}

/// How many columns a text takes. Of the most common characters that is known without looking them up.
pub(super) fn width(text: &str) -> usize {
    let common = |c: char| match c {
        ' '..='~' | '\u{410}'..='\u{44f}' => Some(1),
        '\u{4e00}'..='\u{9fff}' | '、' | '。' | '《' | '》' | '（' | '）' | '，' | '：' | '；' => {
            Some(2)
        }
        _ => None,
    };
    text.chars()
        .try_fold(0, |sum, c| Some(sum + common(c)?))
        .unwrap_or_else(|| text.width())
}

/// Columns of the first word of a line: one character where the script has no spaces.
pub(super) fn first_word(content: &str) -> usize {
    let Some(first) = content.chars().next() else {
        return 0;
    };
    if script::is_unspaced(first) {
        return 2;
    }
    let visible = content.bytes().take_while(u8::is_ascii_graphic).count();
    if content
        .as_bytes()
        .get(visible)
        .is_none_or(|byte| *byte == b' ')
    {
        return visible;
    }
    let end = content
        .find(|c: char| c.is_whitespace() || script::is_unspaced(c))
        .unwrap_or(content.len());
    content[..end].width()
}

/// The width that most text lines run up to: nineteen in twenty are no wider.
pub(super) fn usual_width(lines: &[Line]) -> usize {
    let mut widths: Vec<usize> = lines
        .iter()
        .filter(|line| !line.is_blank())
        .map(|line| line.indent + line.width)
        .collect();
    let place = widths.len() * 19 / 20;
    if widths.is_empty() {
        return 0;
    }
    *widths.select_nth_unstable(place).1
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

    #[test]
    fn common_characters_are_as_wide_as_unicode_says() {
        let all = ('\0'..='\u{9fff}').chain('\u{ff00}'..='\u{ffef}');
        for text in all.map(|c| format!("a{c}中")) {
            assert_eq!(width(&text), text.width(), "{text:?}");
        }
    }

    #[test]
    fn a_gap_is_found_wherever_it_stands() {
        for start in 0..7 {
            for count in 1..6 {
                let text = format!("{}{}x y", "a".repeat(start), " ".repeat(count));
                assert_eq!(has_gap(&text, 3), count >= 3, "{text:?}");
            }
        }
    }
}
