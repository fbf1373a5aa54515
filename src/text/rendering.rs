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

    /// Takes away what was added last, back to the byte `length`, which is where a piece started.
    pub fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        let length = length as u32;
        while self.runs.last().is_some_and(|run| run.at >= length) {
            self.runs.pop();
        }
        if let Some(last) = self.runs.last_mut()
            && last.verbatim
            && last.at + last.length > length
        {
            last.length = length - last.at;
            last.source.end = last.source.start + last.length;
        }
    }

    /// The rendered bytes of what is at `span` in the source; nothing where only marks are there.
    #[must_use]
    pub fn seen(&self, span: Span) -> Span {
        let first = self
            .runs
            .partition_point(|run| run.source.end <= span.start);
        let last = self.runs.partition_point(|run| run.source.start < span.end);
        let start = self.runs.get(first).map_or(self.text.len() as u32, |run| {
            let inside = span.start.saturating_sub(run.source.start);
            run.at + if run.verbatim { inside } else { 0 }
        });
        let Some(run) = last.checked_sub(1).map(|last| self.runs[last]) else {
            return Span::empty(start as usize);
        };
        let end = if run.verbatim {
            run.at + (span.end - run.source.start).min(run.length)
        } else {
            run.at + run.length
        };
        Span {
            start,
            end: end.max(start),
        }
    }

    /// What is rendered of the source at `span`, piece by piece: where each is, and its text where that is not what the source has.
    pub(crate) fn pieces_in(&self, span: Span) -> impl Iterator<Item = (Span, Option<&str>)> {
        let first = self
            .runs
            .partition_point(|run| run.source.end <= span.start);
        let inside = self.runs[first..].iter();
        let inside = inside.take_while(move |run| run.source.start < span.end);
        inside.map(move |run| {
            let text = Span {
                start: run.at,
                end: run.at + run.length,
            };
            if run.verbatim {
                let start = run.source.start.max(span.start);
                let end = run.source.end.min(span.end);
                (Span { start, end }, None)
            } else {
                (run.source, Some(text.of(&self.text)))
            }
        })
    }

    /// Whether a place is inside of what stands for other characters, so that nothing can be put in there.
    #[must_use]
    pub(crate) fn is_inside(&self, at: u32) -> bool {
        let first = self.runs.partition_point(|run| run.source.end <= at);
        (self.runs.get(first)).is_some_and(|run| !run.verbatim && run.source.start < at)
    }

    /// Where the source ends that is rendered so far.
    #[must_use]
    pub fn end_of_source(&self) -> u32 {
        self.runs.last().map_or(0, |run| run.source.end)
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
    fn every_place_of_the_source_leads_to_what_is_seen_of_it() {
        let source = "<b>甲</b> &amp; 乙";
        let mut rendering = Rendering::default();
        rendering.push(source, Span::new(3, 6));
        rendering.push(source, Span::new(10, 11));
        rendering.push_other("&", Span::new(11, 16));
        rendering.push(source, Span::new(16, 20));
        let seen = |part: &str| {
            let at = source.find(part).unwrap();
            let seen = rendering.seen(Span::new(at, at + part.len()));
            seen.of(rendering.text()).to_owned()
        };
        for (part, expected) in [
            ("<b>甲", "甲"),
            ("甲</b> ", "甲 "),
            ("&amp; 乙", "& 乙"),
            ("</b>", ""),
            ("乙", "乙"),
        ] {
            assert_eq!(seen(part), expected, "{part}");
        }
        assert!(rendering.is_inside(12) && !rendering.is_inside(11) && !rendering.is_inside(16));
        rendering.truncate("甲 ".len());
        assert_eq!(rendering.text(), "甲 ");
        assert_eq!(rendering.pieces().count(), 2);
    }

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
