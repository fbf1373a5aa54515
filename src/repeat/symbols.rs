//! The words of all documents as one sequence of numbers, which repeats are searched in.

use rustc_hash::FxHashMap;

use crate::document::{Document, ParagraphId};
use crate::finding::Place;
use crate::text::script;
use crate::text::segment::{self, Token};
use crate::text::span::Span;

/// All tokens of a run. Ends of lines and paragraphs are no tokens: a passage goes on across them. Between two documents stands a
/// symbol of its own, so that none goes on across those.
#[derive(Debug)]
pub(super) struct Symbols<'run> {
    documents: &'run [Document],
    /// One number a token; equal tokens have equal numbers.
    pub(super) text: Vec<u32>,
    /// One more than the largest number.
    pub(super) alphabet: usize,
    /// Where each token stands in the keys of its document.
    spans: Vec<Span>,
    /// The weight of all tokens before each, in thirds of a Han character.
    weights: Vec<u32>,
    /// The first token of each document.
    starts: Vec<u32>,
}

impl<'run> Symbols<'run> {
    pub(super) fn collect(documents: &'run [Document]) -> Self {
        let mut numbers: FxHashMap<&str, (u32, u32)> = FxHashMap::default();
        let mut out = Self {
            documents,
            text: Vec::new(),
            alphabet: 0,
            spans: Vec::new(),
            weights: vec![0],
            starts: Vec::new(),
        };
        let mut tokens: Vec<Token> = Vec::new();
        let mut weight = 0u32;
        for document in documents {
            out.starts.push(out.text.len() as u32);
            let keys = document.keys.text();
            for paragraph in document.written() {
                tokens.clear();
                segment::tokens(
                    document.key(paragraph),
                    paragraph.key.start as usize,
                    &mut tokens,
                );
                for token in &tokens {
                    let word = token.span.of(keys);
                    let next = numbers.len() as u32;
                    let (number, says) = *numbers
                        .entry(word)
                        .or_insert_with(|| (next, script::weight_of(word)));
                    weight += says;
                    out.text.push(number);
                    out.spans.push(token.span);
                    out.weights.push(weight);
                }
            }
            // Its number is set below, when it is known how many words there are.
            out.text.push(u32::MAX);
            out.spans.push(Span::empty(keys.len()));
            out.weights.push(weight);
        }
        out.alphabet = numbers.len();
        for symbol in out.text.iter_mut().filter(|symbol| **symbol == u32::MAX) {
            *symbol = out.alphabet as u32;
            out.alphabet += 1;
        }
        out
    }

    /// The weight of the tokens from `from` up to `to`.
    pub(super) fn weigh(&self, from: u32, to: u32) -> u32 {
        self.weights[to as usize] - self.weights[from as usize]
    }

    fn document(&self, token: u32) -> usize {
        self.starts.partition_point(|start| *start <= token) - 1
    }

    /// The tokens of a copy without marks that belong to its neighbours: those that close something before it, and those that open
    /// something after it.
    pub(super) fn trim(&self, start: u32, length: u32) -> (u32, u32) {
        let document = &self.documents[self.document(start)];
        let (mut from, mut to) = (start, start + length);
        let mark = |token: u32| {
            let span = self.spans[token as usize];
            let source = document.slice(document.keys.source(span));
            let weightless = self.weigh(token, token + 1) == 0;
            weightless.then(|| source.chars().next().unwrap_or(' '))
        };
        while from < to && mark(from).is_some_and(|c| !segment::opens(c)) {
            from += 1;
        }
        while to > from && mark(to - 1).is_some_and(segment::opens) {
            to -= 1;
        }
        (from, to)
    }

    /// The tokens of a copy from its first word to its last.
    pub(super) fn words(&self, start: u32, length: u32) -> (u32, u32) {
        let says = |token: &u32| self.weigh(*token, token + 1) > 0;
        let mut inside = (start..start + length).filter(says);
        let first = inside.next().unwrap_or(start);
        (first, inside.next_back().unwrap_or(first) + 1)
    }

    /// Where the tokens from `from` up to `to` stand in the source, and their comparison key.
    pub(super) fn place(&self, from: u32, to: u32) -> (Place, &'run str) {
        let number = self.document(from);
        let document = &self.documents[number];
        let key = self.spans[from as usize].join(self.spans[to as usize - 1]);
        (
            Place {
                document: number as u32,
                span: document.keys.source(key),
            },
            key.of(document.keys.text()),
        )
    }

    /// The paragraph that a token stands in.
    pub(super) fn paragraph(&self, token: u32) -> ParagraphId {
        let number = self.document(token);
        let at = self.spans[token as usize].start;
        let paragraph = self.documents[number]
            .paragraphs
            .partition_point(|each| each.key.start <= at)
            - 1;
        ParagraphId {
            document: number as u32,
            paragraph: paragraph as u32,
        }
    }
}
