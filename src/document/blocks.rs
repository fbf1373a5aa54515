//! A text cut into blocks: whole lines that stay together. Every line that is not blank is in one block.

use crate::document::{Document, Kind};
use crate::text::span::Span;

/// Lines that stay together: those of a paragraph, of a row of a table, or of marks that belong to no paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// From the start of its first line to the end of its last, the line end left out.
    pub(crate) span: Span,
    /// Its first paragraph, and the one after its last; the same where it has none.
    pub(crate) paragraphs: (u32, u32),
    /// Whether white space counts: in code, and in lines that are no text.
    pub(crate) exact: bool,
    /// Whether it begins with a heading.
    pub(crate) heading: bool,
}

/// A document with its blocks.
#[derive(Debug)]
pub(crate) struct Blocks<'run> {
    pub(crate) document: &'run Document,
    pub(crate) all: Vec<Block>,
}

impl<'run> Blocks<'run> {
    /// Cuts a document.
    pub(crate) fn of(document: &'run Document) -> Self {
        let lines = lines(&document.text);
        let mut owners: Vec<Option<usize>> = vec![None; lines.len()];
        let mut groups: Vec<(u32, u32)> = Vec::new();
        for (at, paragraph) in document.paragraphs.iter().enumerate() {
            let first = line_of(&lines, paragraph.span.start);
            let last = line_of(&lines, paragraph.span.end.max(1) - 1).max(first);
            // Paragraphs that share a line, such as the cells of a row, are one block.
            match owners[first] {
                Some(group) => groups[group].1 = at as u32 + 1,
                None => groups.push((at as u32, at as u32 + 1)),
            }
            owners[first..=last].fill(Some(groups.len() - 1));
        }
        let is_code = |group: usize| {
            let (first, last) = groups[group];
            let paragraphs = &document.paragraphs[first as usize..last as usize];
            paragraphs.iter().any(|each| each.kind == Kind::Code)
        };
        let blank = |at: usize| is_blank(lines[at].of(&document.text));
        let mut all = Vec::new();
        attach(&mut owners, blank, is_code);
        let mut at = 0;
        while at < lines.len() {
            let owner = owners[at];
            if owner.is_none() && blank(at) {
                at += 1;
                continue;
            }
            let more = (at + 1..lines.len())
                .take_while(|next| owners[*next] == owner && (owner.is_some() || !blank(*next)));
            let end = at + more.count();
            let (first, last) = owner.map_or((0, 0), |group| groups[group]);
            let kind = document
                .paragraphs
                .get(first as usize)
                .map(|each| each.kind);
            all.push(Block {
                span: lines[at].join(lines[end]),
                paragraphs: (first, last),
                exact: owner.is_none_or(is_code),
                heading: owner.is_some() && kind == Some(Kind::Heading),
            });
            at = end + 1;
        }
        Self { document, all }
    }

    /// The text of some blocks that follow one another, and of what is between them.
    pub(crate) fn text(&self, range: Range) -> &'run str {
        self.span(range).of(&self.document.text)
    }

    /// The span of some blocks that follow one another.
    pub(crate) fn span(&self, range: Range) -> Span {
        self.all[range.0].span.join(self.all[range.1 - 1].span)
    }

    /// What is between a block and the next; after the last, what follows it.
    pub(crate) fn after(&self, at: usize) -> &'run str {
        let end = self
            .all
            .get(at + 1)
            .map_or(self.document.text.len(), |next| next.span.start as usize);
        &self.document.text[self.all[at].span.end as usize..end]
    }

    /// What is before the first block.
    pub(crate) fn lead(&self) -> &'run str {
        let end = self
            .all
            .first()
            .map_or(self.document.text.len(), |first| first.span.start as usize);
        &self.document.text[..end]
    }
}

/// Blocks that follow one another: the first, and the one after the last.
pub(crate) type Range = (usize, usize);

/// Gives lines that belong to no paragraph to the paragraph that they touch: fences to their code, the line under a heading to it.
fn attach(
    owners: &mut [Option<usize>],
    blank: impl Fn(usize) -> bool,
    is_code: impl Fn(usize) -> bool,
) {
    let mut at = 0;
    while at < owners.len() {
        if owners[at].is_some() || blank(at) {
            at += 1;
            continue;
        }
        let run = (at..owners.len()).take_while(|line| owners[*line].is_none() && !blank(*line));
        let end = at + run.count();
        let before = at.checked_sub(1).and_then(|line| owners[line]);
        let after = owners.get(end).copied().flatten();
        let code = |owner: Option<usize>| owner.is_some_and(&is_code);
        match (before, after) {
            // One fence closes what is before, the other opens what is after.
            (Some(_), Some(_)) if code(before) && code(after) && end - at > 1 => {
                owners[at] = before;
                owners[at + 1..end].fill(after);
            }
            (Some(_), Some(_)) if code(after) && !code(before) => owners[at..end].fill(after),
            (Some(_), _) => owners[at..end].fill(before),
            (None, Some(_)) => owners[at..end].fill(after),
            (None, None) => {}
        }
        at = end;
    }
}

/// Whether a line shows nothing, or only the mark of a quotation.
fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || c == '>')
}

/// The lines of a text, their ends left out.
fn lines(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let (mut lines, mut start) = (Vec::new(), 0);
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        if at < start {
            continue;
        }
        lines.push(Span::new(start, at));
        let wide = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
        start = at + 1 + usize::from(wide);
    }
    lines.push(Span::new(start, text.len()));
    lines
}

/// The line that holds a byte.
fn line_of(lines: &[Span], at: u32) -> usize {
    lines.partition_point(|line| line.start <= at).max(1) - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn cut(name: &str, text: &str) -> Vec<String> {
        let document =
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap();
        let blocks = Blocks::of(&document);
        let texts = (0..blocks.all.len()).map(|at| blocks.text((at, at + 1)).to_owned());
        texts.collect()
    }

    #[test]
    fn a_row_of_a_table_is_one_block_and_a_fence_goes_with_its_code() {
        let text = "Text.\n```sh\nls\n```\n\n| a | b |\n|---|---|\n| c | d |\n";
        assert_eq!(
            cut("x.md", text),
            [
                "Text.",
                "```sh\nls\n```",
                "| a | b |\n|---|---|",
                "| c | d |"
            ]
        );
    }

    #[test]
    fn what_is_no_text_is_a_block_of_its_own() {
        let text = "---\ntitle: A\n---\n\nText [a].\n\n[a]: http://example.org\n";
        assert_eq!(
            cut("x.md", text),
            ["---\ntitle: A\n---", "Text [a].", "[a]: http://example.org"]
        );
    }

    #[test]
    fn paragraphs_of_one_line_each_are_blocks() {
        let text = "第一条　甲。\r\n第二条　乙。\r\n";
        assert_eq!(cut("x.txt", text), ["第一条　甲。", "第二条　乙。"]);
    }
}
