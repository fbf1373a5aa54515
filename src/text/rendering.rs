//! A text as its reader sees it, made from a source with marks in it, and the way from every place in it back to that source.
//!
//! Readers of marked-up formats build one: what is text is pushed, what is a mark is left out, what stands for another character
//! (`&amp;`) is pushed as that character. Pieces are pushed in the order of the source.

use crate::text::span::Span;

/// Stands for a formula in the text of a sentence, so that the words around it do not become neighbours.
pub(crate) const FORMULA: &str = "\u{fffc}";

/// A piece of the rendering.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    /// Where it starts in the rendering.
    at: u32,
    /// Its bytes there.
    length: u32,
    /// What it stands for in the source; of the same length, byte for byte, when it is there as it is.
    source: Span,
    verbatim: bool,
}

/// Rendered text and its map.
#[derive(Clone, Debug, Default)]
pub struct Rendering {
    text: String,
    runs: Vec<Stretch>,
}

impl Rendering {
    /// The rendered text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds the text of `span` as it is in `source`.
    pub fn push(&mut self, source: &str, span: Span) {
        if span.is_empty() {
            return;
        }
        let at = self.text.len() as u32;
        self.text.push_str(span.of(source));
        let length = span.len() as u32;
        if let Some(last) = self.runs.last_mut() {
            let goes_on = last.verbatim && last.source.end == span.start;
            if goes_on && last.at + last.length == at {
                last.length += length;
                last.source.end = span.end;
                return;
            }
        }
        self.runs.push(Stretch {
            at,
            length,
            source: span,
            verbatim: true,
        });
    }

    /// Adds `text`, which the source writes as what is at `span`.
    pub fn push_other(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return;
        }
        self.runs.push(Stretch {
            at: self.text.len() as u32,
            length: text.len() as u32,
            source: span,
            verbatim: false,
        });
        self.text.push_str(text);
    }

    /// Adds text that stands for nothing in the source: line ends between paragraphs.
    pub fn part(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The source of the rendered bytes `span`. An empty span gives an empty one.
    #[must_use]
    pub fn source(&self, span: Span) -> Span {
        let start = self.start(span.start);
        if span.is_empty() {
            return Span { start, end: start };
        }
        Span {
            start,
            end: self.end(span.end).max(start),
        }
    }

    /// All source that is rendered, in order.
    pub fn pieces(&self) -> impl Iterator<Item = Span> {
        self.runs.iter().map(|run| run.source)
    }

    /// Where the source of the character at `at` starts; after the last character of a part, where that ends.
    fn start(&self, at: u32) -> u32 {
        let index = self.runs.partition_point(|run| run.at <= at);
        match index.checked_sub(1).map(|index| self.runs[index]) {
            None => self.runs.first().map_or(0, |run| run.source.start),
            Some(run) if at >= run.at + run.length => run.source.end,
            Some(run) if run.verbatim => run.source.start + (at - run.at),
            Some(run) => run.source.start,
        }
    }

    fn end(&self, at: u32) -> u32 {
        let index = self.runs.partition_point(|run| run.at < at);
        match index.checked_sub(1).map(|index| self.runs[index]) {
            None => self.runs.first().map_or(0, |run| run.source.start),
            Some(run) if run.verbatim => run.source.start + (at - run.at).min(run.length),
            Some(run) => run.source.end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_leads_back_past_marks_and_entities() {
        let source = "**甲** &amp; 乙\n\nx";
        let mut rendering = Rendering::default();
        rendering.push(source, Span::new(2, 5));
        rendering.push(source, Span::new(7, 8));
        rendering.push_other("&", Span::new(8, 13));
        rendering.push(source, Span::new(13, 17));
        rendering.part("\n\n");
        rendering.push(source, Span::new(19, 20));
        assert_eq!(rendering.text(), "甲 & 乙\n\nx");
        let back = |part: &str| {
            let at = rendering.text().find(part).unwrap();
            let span = Span::new(at, at + part.len());
            rendering.source(span).of(source).to_owned()
        };
        for (part, expected) in [
            ("甲", "甲"),
            ("&", "&amp;"),
            ("甲 &", "甲** &amp;"),
            ("& 乙", "&amp; 乙"),
            ("x", "x"),
        ] {
            assert_eq!(back(part), expected, "{part}");
        }
        assert_eq!(rendering.source(Span::empty(9)), Span::empty(17));
    }
}
