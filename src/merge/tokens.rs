//! The words of a stretch of text with what is between them, so that texts can be compared without their line ends.

use std::borrow::Cow;

use crate::document::Paragraph;
use crate::document::blocks::{Blocks, Range};
use crate::text::script;
use crate::text::segment;

/// Stands for the end of a paragraph in a gap.
pub(super) const BREAK: &str = "¶";

/// A word or a mark, and the gap before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'run> {
    /// The text as it is compared: without a line end inside a number.
    pub(super) word: String,
    /// The text as the file has it.
    pub(super) raw: Cow<'run, str>,
    /// The gap as it is compared: nothing, a space, the end of a paragraph, or the white space itself where that counts.
    pub(super) gap: String,
    /// The gap as the file has it.
    pub(super) space: &'run str,
    /// Where it ends, in bytes of the file.
    pub(super) end: u32,
}

/// The tokens of a stretch of text, and the white space after the last.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'run> {
    pub(super) all: Vec<Token<'run>>,
    pub(super) tail: &'run str,
}

/// A number that is written in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rewritten {
    pub(super) token: usize,
    /// The place in the token, in bytes.
    pub(super) place: std::ops::Range<usize>,
    pub(super) word: String,
}

/// Cuts the text of some blocks that follow one another.
pub(super) fn tokens<'run>(blocks: &Blocks<'run>, range: Range) -> Tokens<'run> {
    let text = blocks.document.text.as_str();
    let mut all = Vec::new();
    let mut from = blocks.span(range).start as usize;
    for at in range.0..range.1 {
        let block = &blocks.all[at];
        let flow = if block.exact {
            Flow::exact(text, block.span.range())
        } else {
            let (first, last) = block.paragraphs;
            let paragraphs = &blocks.document.paragraphs[first as usize..last as usize];
            Flow::joined(text, block.span.range(), paragraphs)
        };
        let mut found = Vec::new();
        segment::tokens(&flow.text, 0, &mut found);
        let mut end = 0;
        for (number, token) in found.iter().enumerate() {
            let span = token.span.range();
            let (start, stop) = (flow.source(span.start), flow.source(span.end - 1) + 1);
            let gap = match number {
                0 if at > range.0 => BREAK.to_owned(),
                0 => String::new(),
                _ if block.exact => flow.text[end..span.start].to_owned(),
                _ => gap(&flow.text[end..span.start]),
            };
            all.push(Token {
                word: flow.text[span.clone()].to_owned(),
                raw: Cow::Borrowed(&text[start..stop]),
                gap,
                space: &text[from..start],
                end: stop as u32,
            });
            (end, from) = (span.end, stop);
        }
    }
    let tail = &text[from..blocks.span(range).end as usize];
    Tokens { all, tail }
}

impl Tokens<'_> {
    /// Writes other numbers in the place of some.
    pub(super) fn put(&mut self, all: &[Rewritten]) {
        let mut all: Vec<&Rewritten> = all.iter().collect();
        // Places before one that changed stay what they are.
        all.sort_by_key(|each| std::cmp::Reverse((each.token, each.place.start)));
        for each in all {
            let token = &mut self.all[each.token];
            token.word.replace_range(each.place.clone(), &each.word);
            token.raw = Cow::Owned(token.word.clone());
        }
    }

    /// The text as a whole.
    pub(super) fn written(&self) -> String {
        let pieces = self
            .all
            .iter()
            .flat_map(|token| [token.space, token.raw.as_ref()]);
        pieces.chain([self.tail]).collect()
    }
}

/// A gap inside a block as it is compared. The end of a line that is no part of a paragraph stays one. A wide or an unbreakable space is a sign of its own.
fn gap(white: &str) -> String {
    let is_plain = |c: char| c.is_whitespace() && !['\u{3000}', '\u{a0}', '\n'].contains(&c);
    if !white.is_empty() && white.chars().all(is_plain) {
        return " ".to_owned();
    }
    white.to_owned()
}

/// A text without its line ends, and the way back to the file.
struct Flow {
    text: String,
    /// Where pieces start: in the text, and in the file.
    pieces: Vec<(usize, usize)>,
}

impl Flow {
    /// A text whose white space counts; its line ends are the same in every file.
    fn exact(text: &str, range: std::ops::Range<usize>) -> Self {
        let mut flow = Self {
            text: String::new(),
            pieces: Vec::new(),
        };
        for (number, (start, line)) in lines(text, range).into_iter().enumerate() {
            if number > 0 {
                flow.text.push('\n');
            }
            flow.pieces.push((flow.text.len(), start));
            flow.text.push_str(line);
        }
        flow
    }

    /// Paragraphs as they are read: a line end inside one is a space, or nothing next to a script without spaces; one beside it, such as
    /// that of a line under a heading, is a sign. The marks of a quotation at the start of a line are a part of its line end.
    fn joined(text: &str, range: std::ops::Range<usize>, paragraphs: &[Paragraph]) -> Self {
        let inside = |at: usize| {
            let next = paragraphs.partition_point(|each| (each.span.start as usize) < at);
            let before = next.checked_sub(1).map(|index| &paragraphs[index]);
            before.is_some_and(|each| at < each.span.end as usize)
        };
        let lines = lines(text, range);
        let quoted = |line: &str| line.trim_start().starts_with('>');
        let is_quote = lines.iter().all(|(_, line)| quoted(line));
        let mut flow = Self {
            text: String::new(),
            pieces: Vec::new(),
        };
        for (number, (start, line)) in lines.iter().enumerate() {
            let quote = |c: char| c.is_whitespace() || (is_quote && c == '>');
            let bare = line.trim_start_matches(quote);
            let is_inside = inside(*start);
            let start = start + (line.len() - bare.len());
            // Two spaces at the end of a line break it in Markdown.
            let breaks = bare.ends_with("  ") && number + 1 < lines.len();
            let bare = bare.trim_end();
            if bare.is_empty() {
                continue;
            }
            let tight =
                flow.text.ends_with(script::is_unspaced) || bare.starts_with(script::is_unspaced);
            if !flow.text.is_empty() && !is_inside {
                flow.text.push('\n');
            } else if !flow.text.is_empty() && !tight && !flow.text.ends_with(char::is_whitespace) {
                flow.text.push(' ');
            }
            flow.pieces.push((flow.text.len(), start));
            flow.text.push_str(bare);
            if breaks {
                flow.text.push('\u{a0}');
            }
        }
        flow
    }

    /// The place in the file of a byte of the text that is not between pieces.
    fn source(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|(start, _)| *start <= at);
        let (start, source) = self.pieces[index.max(1) - 1];
        source + (at - start)
    }
}

/// The lines of a part of a text, each with its place, their ends left out.
fn lines(text: &str, range: std::ops::Range<usize>) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut start = range.start;
    while let Some(at) = text[start..range.end].find(['\n', '\r']) {
        let end = start + at;
        lines.push((start, &text[start..end]));
        let wide = text[end..range.end].starts_with("\r\n");
        start = end + 1 + usize::from(wide);
    }
    lines.push((start, &text[start..range.end]));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn words(name: &str, text: &str) -> Vec<(String, String)> {
        let document =
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap();
        let blocks = Blocks::of(&document);
        let found = tokens(&blocks, (0, blocks.all.len()));
        assert_eq!(found.written(), text.trim_end_matches('\n'));
        found
            .all
            .into_iter()
            .map(|token| (token.gap, token.word))
            .collect()
    }

    #[test]
    fn the_end_of_a_line_beside_a_paragraph_stays_one() {
        for (name, text) in [
            ("x.md", "Gates\n=====\n[key]: of-the-gate\n"),
            ("x.adoc", "= Gates\nA. Keeper\n"),
            ("x.adoc", "= 大门\n管理员\n"),
        ] {
            let found = words(name, text);
            let ends = found.iter().filter(|(gap, _)| gap == "\n").count();
            assert_eq!(ends, text.matches('\n').count() - 1, "{found:?}");
        }
    }

    #[test]
    fn a_line_end_is_a_space_or_nothing() {
        assert_eq!(
            words("x.md", "The keeper\nopens it.\n"),
            words("x.md", "The keeper opens it.")
        );
        let wrapped = words(
            "x.txt",
            "管理员应当在每日二\n十时关闭大门，并将全部钥匙交给值班\n人员。\n",
        );
        assert_eq!(
            wrapped,
            words(
                "x.txt",
                "管理员应当在每日二十时关闭大门，并将全部钥匙交给值班人员。"
            )
        );
    }

    #[test]
    fn the_mark_of_a_quotation_belongs_to_the_line_end() {
        let one = words("x.md", "> The keeper\n> opens it.\n");
        assert_eq!(one, words("x.md", "> The keeper opens it.\n"));
    }

    #[test]
    fn white_space_counts_in_code() {
        let one = words("x.md", "```\na  b\n```\n");
        assert_ne!(one, words("x.md", "```\na b\n```\n"));
        assert_eq!(one, words("x.md", "```\r\na  b\r\n```"));
    }

    #[test]
    fn the_end_of_a_paragraph_is_a_gap() {
        let found = words("x.txt", "The keeper opens it.\n\nDogs wait outside.\n");
        assert!(
            found.contains(&(BREAK.to_owned(), "Dogs".to_owned())),
            "{found:?}"
        );
    }
}
