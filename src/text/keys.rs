//! The comparison keys of a document, and the way from every position in them back to the source.
//!
//! Keys are made by `normalise`. The map is kept as runs, so that text that is in the key as it is costs nothing.

use crate::text::fold::Folding;
use crate::text::rendering::{FORMULA, Rendering};
use crate::text::span::Span;

/// What is between a piece of a paragraph and the piece before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// A line end that a space would stand for, where the script puts spaces.
    Space,
    /// Nothing at all.
    Nothing,
    /// A word cut at a hyphen that belongs to the line end only: the hyphen before it goes.
    Hyphen,
}

/// One stretch of source text of a paragraph: mostly a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// How it goes on from the piece before; ignored for the first.
    pub join: Join,
}

/// One run of the map from key to source: either verbatim, byte for byte, or one place of the source that was folded.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    key: u32,
    source: u32,
    /// Bytes of source that the whole run stands for; 0 says verbatim.
    folded: u32,
}

/// The keys of a document, joined by line ends, and the way back to its text.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    text: String,
    runs: Vec<Stretch>,
    folding: Folding,
    /// What the keys are made of where that is not the source itself: its text without marks.
    rendering: Option<Rendering>,
}

impl Keys {
    /// No keys yet.
    #[must_use]
    pub fn new(folding: Folding) -> Self {
        Self {
            folding,
            ..Self::default()
        }
    }

    /// No keys yet of a text that has `length` bytes: hardly a key is longer than its source.
    #[must_use]
    pub fn with_capacity(folding: Folding, length: usize) -> Self {
        Self {
            text: String::with_capacity(length),
            ..Self::new(folding)
        }
    }

    /// Says that these keys were made of the text of `rendering`: places lead on from there to the source.
    pub(crate) fn render(&mut self, rendering: Rendering) {
        self.rendering = Some(rendering);
    }

    /// What the keys are made of where that is not the source itself.
    pub(crate) fn rendering(&self) -> Option<&Rendering> {
        self.rendering.as_ref()
    }

    /// All keys, a line end between one and the next.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All keys, for whoever needs nothing else of them.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// What is folded on the way to these keys.
    pub(crate) fn folding(&self) -> Folding {
        self.folding
    }

    /// Opens the key of the next paragraph and returns where it starts.
    pub(super) fn open(&mut self) -> usize {
        if !self.text.is_empty() || !self.runs.is_empty() {
            self.text.push('\n');
        }
        self.text.len()
    }

    /// The same keys with other characters at some places, each of which has as many bytes as the one that is there.
    pub(crate) fn with(&self, changed: &[(usize, char)]) -> Self {
        let mut text = self.text.clone();
        for (at, c) in changed {
            let mut bytes = [0; 4];
            text.replace_range(*at..at + c.len_utf8(), c.encode_utf8(&mut bytes));
        }
        Self {
            text,
            ..self.clone()
        }
    }

    /// The source bytes that the key bytes `span` stand for. An empty span gives an empty one, at the place where text would go in.
    #[must_use]
    pub fn source(&self, span: Span) -> Span {
        let found = self.origin(span);
        self.rendering
            .as_ref()
            .map_or(found, |rendering| rendering.source(found))
    }

    /// The bytes that `span` was made of: of the source, or of its rendering.
    fn origin(&self, span: Span) -> Span {
        if span.is_empty() {
            return Span::empty(self.source_start(span.start) as usize);
        }
        let start = self.source_start(span.start);
        Span {
            start,
            end: self.source_end(span.end).max(start),
        }
    }

    /// The source after a paragraph's key as a reader would copy it: line ends inside it joined as in the key, runs of white
    /// space single, every other character as it is in the source, formulas included.
    #[must_use]
    pub fn reading(&self, span: Span, source: &str) -> String {
        let written = source;
        let source = self.rendering.as_ref().map_or(source, Rendering::text);
        let mut out = String::with_capacity(span.len());
        let first = self.runs.partition_point(|run| run.key < span.start);
        let mut last: Option<u32> = None;
        for (index, run) in self
            .runs
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, run)| run.key < span.end)
        {
            let ends = self
                .runs
                .get(index + 1)
                .map_or(span.end, |next| next.key.min(span.end));
            let key = Span {
                start: run.key,
                end: ends,
            }
            .of(&self.text)
            .trim_end_matches('\n');
            if key.is_empty() {
                continue;
            }
            let skipped = last.map_or("", |last| {
                source.get(last as usize..run.source as usize).unwrap_or("")
            });
            if !skipped.contains(['\n', '\r']) {
                out.push_str(skipped.trim());
                out.push_str(
                    &skipped
                        .chars()
                        .next_back()
                        .filter(|c| c.is_whitespace())
                        .map_or(String::new(), String::from),
                );
            }
            if run.folded == 0 {
                self.spell_out(key, run.source, written, &mut out);
                last = Some(run.source + key.len() as u32);
            } else {
                let original = &source[run.source as usize..(run.source + run.folded) as usize];
                out.push_str(if key == " " { key } else { original });
                last = Some(run.source + run.folded);
            }
        }
        out
    }

    /// Adds `key`, which is in the rendering at `at`, with its formulas as `source` writes them.
    fn spell_out(&self, key: &str, at: u32, source: &str, out: &mut String) {
        let Some(rendering) = &self.rendering else {
            out.push_str(key);
            return;
        };
        let mut rest = 0;
        for (offset, _) in key.match_indices(FORMULA) {
            out.push_str(&key[rest..offset]);
            rest = offset + FORMULA.len();
            let place = rendering.source(Span::new(at as usize + offset, at as usize + rest));
            let words = place.of(source).split_whitespace();
            out.push_str(&words.collect::<Vec<_>>().join(" "));
        }
        out.push_str(&key[rest..]);
    }

    /// Where in the source the character at key byte `at` starts; at the end of a paragraph, where its text ends.
    fn source_start(&self, at: u32) -> u32 {
        let index = self.runs.partition_point(|run| run.key <= at);
        let Some(run) = index.checked_sub(1).map(|index| self.runs[index]) else {
            return 0;
        };
        let ends = self
            .runs
            .get(index)
            .map_or(self.text.len() as u32, |next| next.key);
        match run.folded {
            // The line end between two keys belongs to neither: it is the end of the first.
            _ if at >= ends || self.text.as_bytes().get(at as usize) == Some(&b'\n') => {
                self.source_end(at)
            }
            0 => run.source + (at - run.key),
            _ => run.source,
        }
    }

    fn source_end(&self, end: u32) -> u32 {
        let index = self.runs.partition_point(|run| run.key < end);
        let Some(run) = index.checked_sub(1).map(|index| self.runs[index]) else {
            return self.runs.first().map_or(0, |run| run.source);
        };
        if run.folded == 0 {
            run.source + (end - run.key)
        } else {
            run.source + run.folded
        }
    }

    /// Adds `text`, which stands for `folded` bytes of source from `source` on; 0 says that it is there as it is.
    pub(super) fn emit(&mut self, text: &str, source: usize, folded: usize) {
        let key = self.text.len() as u32;
        if folded == 0 {
            // A run never goes on from one paragraph into the next.
            let inside = self.text.as_bytes().last() != Some(&b'\n');
            let goes_on = inside
                && self.runs.last().is_some_and(|run| {
                    run.folded == 0 && run.source + (key - run.key) == source as u32
                });
            if !goes_on {
                self.runs.push(Stretch {
                    key,
                    source: source as u32,
                    folded: 0,
                });
            }
        } else {
            self.runs.push(Stretch {
                key,
                source: source as u32,
                folded: folded as u32,
            });
        }
        self.text.push_str(text);
    }

    /// Makes the last thing added stand for all source up to the byte `end`.
    pub(super) fn extend_last(&mut self, end: usize) {
        if let Some(run) = self.runs.last_mut() {
            run.folded = end as u32 - run.source;
        }
    }
}
