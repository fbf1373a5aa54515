//! From a byte offset to line and column, for reports. Columns and offsets count Unicode scalar values.
//!
//! Lines end with LF, CRLF or CR. Asked in `report/`, `rules/` never needs it.

use crate::parallel;
use crate::text::bytes;
use crate::text::span::Span;

/// How far apart, in bytes, the character counts are kept.
const STEP: usize = 256;

/// Line and column of one place, both from 1, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// Finds lines, columns and character offsets of one text, in logarithmic time.
#[derive(Debug)]
pub struct LineIndex<'text> {
    text: &'text str,
    starts: Vec<u32>,
    counts: Vec<u32>,
}

impl<'text> LineIndex<'text> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'text str) -> Self {
        let bytes = text.as_bytes();
        let (starts, counts) = parallel::join(|| starts(bytes), || counts(bytes));
        Self {
            text,
            starts,
            counts,
        }
    }

    /// The number of Unicode scalar values before the byte `offset`.
    #[must_use]
    pub fn characters(&self, offset: u32) -> usize {
        let block = offset as usize / STEP;
        let rest = &self.text.as_bytes()[block * STEP..offset as usize];
        (self.counts[block] + characters(rest)) as usize
    }

    /// Line and column of the byte `offset`.
    #[must_use]
    pub fn place(&self, offset: u32) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        Place {
            line,
            column: self.characters(offset) - self.characters(start) + 1,
        }
    }

    /// The span of the line that holds the byte `offset`, without its line end.
    #[must_use]
    pub fn line_span(&self, offset: u32) -> Span {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1] as usize;
        let end = self
            .starts
            .get(line)
            .map_or(self.text.len(), |next| *next as usize);
        Span::new(
            start,
            start + self.text[start..end].trim_end_matches(['\n', '\r']).len(),
        )
    }
}

/// Where the lines of a text start.
fn starts(bytes: &[u8]) -> Vec<u32> {
    let mut starts = vec![0];
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
            starts.push(at as u32 + 1);
        }
    }
    starts
}

/// How many characters come before each step of a text, and before its end.
fn counts(bytes: &[u8]) -> Vec<u32> {
    let mut counts = Vec::with_capacity(bytes.len() / STEP + 2);
    let mut count = 0;
    for chunk in bytes.chunks(STEP) {
        counts.push(count);
        count += characters(chunk);
    }
    counts.push(count);
    counts
}

/// How many characters start in `bytes`.
fn characters(bytes: &[u8]) -> u32 {
    bytes::count(bytes, |byte| byte & 0b1100_0000 != 0b1000_0000) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        let index = LineIndex::new("第一条\n𠮷x");
        assert_eq!(index.place(3), Place { line: 1, column: 2 });
        assert_eq!(index.place(14), Place { line: 2, column: 2 });
        assert_eq!(index.characters(14), 5);
    }

    #[test]
    fn knows_all_three_line_ends() {
        let index = LineIndex::new("a\r\nb\rc\nd");
        let lines: Vec<_> = [0, 3, 5, 7].map(|at| index.place(at).line).into();
        assert_eq!(lines, [1, 2, 3, 4]);
        assert_eq!(index.line_span(0), Span::new(0, 1));
    }

    #[test]
    fn agrees_with_counting_on_a_long_line() {
        let text = "Я中a".repeat(3000);
        let index = LineIndex::new(&text);
        for (count, (at, _)) in text.char_indices().enumerate().step_by(97) {
            assert_eq!(
                index.place(at as u32),
                Place {
                    line: 1,
                    column: count + 1
                }
            );
        }
    }

    #[test]
    fn an_empty_text_has_one_place() {
        assert_eq!(LineIndex::new("").place(0), Place { line: 1, column: 1 });
    }
}
