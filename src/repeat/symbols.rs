//! The words of all documents as one sequence of numbers, which repeats are searched in.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::document::{Document, Kind, ParagraphId};
use crate::finding::Place;
use crate::parallel::prelude::*;
use crate::repeat::wording;
use crate::text::marks::SENTENCE_ENDS;
use crate::text::script;
use crate::text::segment::{self, Token, TokenKind};
use crate::text::span::Span;

/// All words of a run. Marks, spaces and the ends of lines and paragraphs are no words: a passage goes on across them. Between two
/// documents stands a number of its own, so that none goes on across those.
#[derive(Debug)]
pub(super) struct Symbols<'run> {
    documents: &'run [&'run Document],
    /// One number a word; equal words have equal numbers.
    pub(super) text: Vec<u32>,
    /// One more than the largest number.
    pub(super) alphabet: usize,
    /// Where each word starts in the keys of its document.
    places: Vec<u32>,
    /// By number: how many bytes the word has.
    words: Vec<u32>,
    /// The weight of all words before each, in thirds of a Han character.
    weights: Vec<u32>,
    /// The first word of each document.
    starts: Vec<u32>,
    /// The document of every first word of [`BLOCK`], to look for a word's document from there on.
    blocks: Vec<u32>,
    /// The paragraphs that have words, in order.
    heads: Vec<Head>,
    /// By word: whether it belongs to the label of its paragraph.
    labels: Vec<bool>,
}

/// Where a paragraph starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Its first word.
    pub(super) start: u32,
    /// The first word of its text, after the label; the first word of all where there is nothing else.
    pub(super) body: u32,
    /// Its number in its document.
    pub(super) paragraph: u32,
}

/// What ends between two words that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    /// Nothing.
    None,
    /// A clause: some mark is between them.
    Clause,
    /// A sentence.
    Sentence,
    /// A paragraph, or the document.
    Paragraph,
}

/// How many paragraphs are cut into words at a time.
const BATCH: usize = 256;
/// How many words have one entry in the index of documents.
const BLOCK: usize = 1024;

/// The paragraphs of each document, some at a time: its number, and theirs. A document without any has one empty batch.
fn batches(documents: &[&Document]) -> Vec<(usize, std::ops::Range<usize>)> {
    documents
        .iter()
        .enumerate()
        .flat_map(|(number, document)| {
            let count = document.paragraphs.len().max(1);
            (0..count)
                .step_by(BATCH)
                .map(move |from| (number, from..(from + BATCH).min(count)))
        })
        .collect()
}

impl<'run> Symbols<'run> {
    pub(super) fn collect(documents: &'run [&'run Document]) -> Self {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut out = Self {
            documents,
            text: Vec::new(),
            alphabet: 0,
            places: Vec::new(),
            words: Vec::new(),
            weights: vec![0],
            starts: Vec::new(),
            blocks: Vec::new(),
            heads: Vec::new(),
            labels: Vec::new(),
        };
        let mut weight = 0u32;
        let batches = batches(documents);
        // Cutting, and numbering within a batch, are done on all cores; only what is new to a batch is numbered in order.
        for group in batches.chunks(64) {
            let cut: Vec<Cut<'_>> = group
                .par_iter()
                .map(|(number, range)| Cut::new(documents[*number], range.clone()))
                .collect();
            for ((number, range), cut) in group.iter().zip(cut) {
                if range.start == 0 {
                    out.close(weight, *number > 0);
                }
                let own: Vec<u32> = cut
                    .words
                    .iter()
                    .map(|(word, _)| {
                        *numbers.entry(*word).or_insert_with(|| {
                            out.words.push(word.len() as u32);
                            out.words.len() as u32 - 1
                        })
                    })
                    .collect();
                let before = out.text.len() as u32;
                out.heads.extend(cut.heads.iter().map(|head| Head {
                    start: before + head.start,
                    body: before + head.body,
                    paragraph: head.paragraph,
                }));
                for (place, word) in cut.text {
                    weight += cut.words[word as usize].1;
                    out.text.push(own[word as usize]);
                    out.places.push(place);
                    out.weights.push(weight);
                }
            }
        }
        out.close(weight, !documents.is_empty());
        out.starts.pop();
        let mut document = 0;
        for first in (0..out.text.len() as u32).step_by(BLOCK) {
            while out
                .starts
                .get(document + 1)
                .is_some_and(|start| *start <= first)
            {
                document += 1;
            }
            out.blocks.push(document as u32);
        }
        out.labels = vec![false; out.text.len()];
        for head in &out.heads {
            out.labels[head.start as usize..head.body as usize].fill(true);
        }
        out.alphabet = numbers.len();
        for symbol in out.text.iter_mut().filter(|symbol| **symbol == u32::MAX) {
            *symbol = out.alphabet as u32;
            out.alphabet += 1;
            out.words.push(0);
        }
        out
    }

    /// Ends a document and starts the next.
    fn close(&mut self, weight: u32, some: bool) {
        if some {
            // Its number is set when it is known how many words there are.
            self.text.push(u32::MAX);
            let end = self.documents[self.starts.len() - 1].keys.text().len();
            self.places.push(end as u32);
            self.weights.push(weight);
        }
        self.starts.push(self.text.len() as u32);
    }

    /// The weight of the words from `from` up to `to`.
    #[inline]
    pub(super) fn weigh(&self, from: u32, to: u32) -> u32 {
        self.weights[to as usize] - self.weights[from as usize]
    }

    #[inline]
    pub(super) fn weight(&self, word: u32) -> u32 {
        self.weigh(word, word + 1)
    }

    pub(super) fn start(&self, document: u32) -> u32 {
        self.starts
            .get(document as usize)
            .copied()
            .unwrap_or(self.text.len() as u32)
    }

    /// The weight of the words at the ends of two stretches that are the same.
    pub(super) fn shared(&self, one: (u32, u32), other: (u32, u32)) -> u32 {
        let backward = (one.0..one.1).rev().zip((other.0..other.1).rev());
        let same = backward.take_while(|(a, b)| self.text[*a as usize] == self.text[*b as usize]);
        same.map(|(word, _)| self.weight(word)).sum()
    }

    /// The number of the document that a word is in.
    pub(super) fn document(&self, word: u32) -> usize {
        let block = (word as usize / BLOCK).min(self.blocks.len() - 1);
        let mut number = self.blocks[block] as usize;
        while self
            .starts
            .get(number + 1)
            .is_some_and(|start| *start <= word)
        {
            number += 1;
        }
        number
    }

    /// The words of the document that a word is in.
    pub(super) fn bounds(&self, word: u32) -> std::ops::Range<u32> {
        let number = self.document(word);
        let end = self
            .starts
            .get(number + 1)
            .copied()
            .unwrap_or(self.text.len() as u32);
        self.starts[number]..end - 1
    }

    /// The span of a word in the keys of its document.
    #[inline]
    pub(super) fn span(&self, word: u32) -> Span {
        let start = self.places[word as usize];
        Span {
            start,
            end: start + self.words[self.text[word as usize] as usize],
        }
    }

    /// What is between the word before `word` and itself, in the keys of its document: marks, white space, line ends.
    fn gap(&self, word: u32) -> &'run str {
        let number = self.document(word.min(self.text.len() as u32 - 1));
        let keys = self.documents[number].keys.text();
        let start = if word == self.starts[number] {
            0
        } else {
            self.span(word - 1).end as usize
        };
        &keys[start..self.places[word as usize] as usize]
    }

    /// Whether more than a space comes before a word that is not the first of its document; `keys` are those of the document.
    pub(super) fn is_marked(&self, keys: &str, word: u32) -> bool {
        let start = self.span(word - 1).end;
        !matches!(
            &keys.as_bytes()[start as usize..self.places[word as usize] as usize],
            [] | [b' ']
        )
    }

    /// What starts at `word`: a paragraph starts after its label as well, and nothing inside the label.
    pub(super) fn opens(&self, word: u32) -> Edge {
        match self.label(word) {
            Some(head) if head.body == word => Edge::Paragraph,
            _ => self.edge(word),
        }
    }

    /// What ends before `word`. Nothing ends inside the label of a paragraph, or with it.
    pub(super) fn edge(&self, word: u32) -> Edge {
        if self.is_glued(word) {
            return Edge::None;
        }
        let bounds = self.bounds(word);
        if word <= bounds.start || word >= bounds.end {
            return Edge::Paragraph;
        }
        let gap = self.gap(word);
        if gap.contains('\n') {
            return Edge::Paragraph;
        }
        if gap.is_empty() || gap == " " || self.label(word).is_some() {
            return Edge::None;
        }
        let mut marks = gap.char_indices().filter(|(_, c)| !c.is_whitespace());
        let ends = |(at, c): (usize, char)| {
            let followed = gap[at + c.len_utf8()..].starts_with(char::is_whitespace);
            // A full stop inside a name or a number ends nothing. In the keys, marks of Han text have the width of Latin ones.
            (SENTENCE_ENDS.contains(&c) || c == ';')
                && (followed || !c.is_ascii() || self.is_unspaced_after(word))
        };
        match marks.clone().next() {
            None => Edge::None,
            Some(_) if marks.any(ends) => Edge::Sentence,
            Some(_) => Edge::Clause,
        }
    }

    /// Whether nothing at all is between the word before `word` and itself, as between most words of Han text.
    fn is_glued(&self, word: u32) -> bool {
        let [Some(before), Some(after)] = [word.checked_sub(1), Some(word)]
            .map(|word| word.and_then(|word| self.text.get(word as usize)))
        else {
            return false;
        };
        let [before, after] = [before, after].map(|symbol| self.words[*symbol as usize]);
        // What parts two documents has no length.
        before > 0
            && after > 0
            && self.places[word as usize - 1] + before == self.places[word as usize]
    }

    fn is_unspaced_after(&self, word: u32) -> bool {
        let keys = self.documents[self.document(word)].keys.text();
        self.span(word).of(keys).starts_with(script::is_unspaced)
    }

    /// The marks after the last word of a passage that belong to it, as far as they follow all of its copies.
    pub(super) fn closing(&self, ends: &[u32]) -> usize {
        let closes = |end: &u32| {
            let gap = self.gap(*end);
            let stop = gap
                .find(|c: char| c.is_whitespace() || segment::opens(c) && c != '"' && c != '\'')
                .unwrap_or(gap.len());
            &gap[..stop]
        };
        common(ends.iter().map(closes), |one, other| {
            let same = one.chars().zip(other.chars());
            same.take_while(|(a, b)| a == b)
                .map(|(c, _)| c.len_utf8())
                .sum()
        })
    }

    /// The marks before the first word of a passage that belong to it, as far as they come before all of its copies.
    pub(super) fn opening(&self, starts: &[u32]) -> usize {
        let opens = |start: &u32| {
            let gap = self.gap(*start);
            let own = gap
                .char_indices()
                .rev()
                .take_while(|(_, c)| segment::opens(*c))
                .last()
                .map_or(gap.len(), |(at, _)| at);
            &gap[own..]
        };
        common(starts.iter().map(opens), |one, other| {
            let same = one.chars().rev().zip(other.chars().rev());
            same.take_while(|(a, b)| a == b)
                .map(|(c, _)| c.len_utf8())
                .sum()
        })
    }

    /// Where the words from `from` up to `to` are in the keys of their document, with the marks at both ends.
    pub(super) fn key(&self, from: u32, to: u32, (before, after): (usize, usize)) -> (usize, Span) {
        let number = self.document(from);
        // A label is shown whole, with the bracket that it starts with.
        let head = self.is_label(from).then(|| self.head(from)).flatten();
        let label = head.filter(|head| head.start == from);
        let start = label.map(|head| {
            let paragraphs = &self.documents[number].paragraphs;
            paragraphs[head.paragraph as usize].key.start
        });
        let key = Span {
            start: start.unwrap_or(self.places[from as usize] - before as u32),
            end: self.span(to - 1).end + after as u32,
        };
        (number, key)
    }

    /// Where a span of the keys of a document is in its source.
    pub(super) fn place(&self, (number, key): (usize, Span)) -> Place {
        Place {
            document: number as u32,
            span: self.documents[number].keys.source(key),
        }
    }

    /// The text of a span of the keys of a document.
    pub(super) fn slice(&self, (number, key): (usize, Span)) -> &'run str {
        key.of(self.documents[number].keys.text())
    }

    /// The kind of the paragraph that a word is in.
    pub(super) fn kind(&self, word: u32) -> Kind {
        let id = self.paragraph(word);
        self.documents[id.document as usize].paragraphs[id.paragraph as usize].kind
    }

    pub(super) fn paragraph(&self, word: u32) -> ParagraphId {
        let number = self.document(word);
        let at = self.places[word as usize];
        let paragraph = self.documents[number]
            .paragraphs
            .partition_point(|each| each.key.start <= at)
            - 1;
        ParagraphId {
            document: number as u32,
            paragraph: paragraph as u32,
        }
    }

    /// The paragraphs of a document that have words, in order.
    pub(super) fn heads(&self, document: u32) -> &[Head] {
        let [from, to] = [document, document + 1].map(|number| {
            let start = self.start(number);
            self.heads.partition_point(|head| head.start < start)
        });
        &self.heads[from..to]
    }

    /// A number that is the same for all stretches with the same words.
    pub(super) fn sign(&self, words: std::ops::Range<u32>) -> u64 {
        let mut hasher = FxHasher::default();
        self.text[words.start as usize..words.end as usize].hash(&mut hasher);
        hasher.finish()
    }

    /// The start of the paragraph that a word is in.
    fn head(&self, word: u32) -> Option<Head> {
        let after = self.heads.partition_point(|head| head.start <= word);
        after.checked_sub(1).map(|at| self.heads[at])
    }

    /// Whether a word belongs to a label.
    pub(super) fn is_label(&self, word: u32) -> bool {
        self.labels.get(word as usize).is_some_and(|label| *label)
    }

    /// The label that comes before `word` or around it, when it is not its first word.
    pub(super) fn label(&self, word: u32) -> Option<Head> {
        let before = word.checked_sub(1).filter(|before| self.is_label(*before));
        before.and_then(|before| self.head(before))
    }

    /// The words of the paragraph that a word is in.
    pub(super) fn around(&self, word: u32) -> std::ops::Range<u32> {
        let id = self.paragraph(word);
        let document = self.bounds(word);
        let key = self.documents[id.document as usize].paragraphs[id.paragraph as usize].key;
        let places = &self.places[document.start as usize..document.end as usize];
        let first = |from: u32| document.start + places.partition_point(|at| *at < from) as u32;
        first(key.start)..first(key.end)
    }

    pub(super) fn documents(&self) -> &'run [&'run Document] {
        self.documents
    }
}

/// Some paragraphs cut into words, without marks.
struct Cut<'run> {
    /// The words that are different, with their weights, in the order in which they first stand.
    words: Vec<(&'run str, u32)>,
    /// Where each word starts in the keys of its document, and which of `words` it is.
    text: Vec<(u32, u32)>,
    /// Where the paragraphs start, by places in `text`.
    heads: Vec<Head>,
}

impl<'run> Cut<'run> {
    fn new(document: &'run Document, range: std::ops::Range<usize>) -> Self {
        let keys = document.keys.text();
        let first = range.start;
        let mut tokens: Vec<Token> = Vec::new();
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let (mut words, mut text, mut heads) = (Vec::new(), Vec::new(), Vec::new());
        let paragraphs = document.paragraphs.get(range).unwrap_or_default();
        for (number, paragraph) in paragraphs.iter().enumerate() {
            let written = document.is_written(paragraph);
            if !written && !wording::is_prose_in_html(document, paragraph) {
                continue;
            }
            tokens.clear();
            let start = text.len();
            let key = document.key(paragraph);
            segment::tokens(key, paragraph.key.start as usize, &mut tokens);
            if !written {
                wording::drop_tags(keys, &mut tokens);
            }
            for token in tokens.iter().filter(|token| token.kind != TokenKind::Mark) {
                let word = token.span.of(keys);
                let number = *numbers.entry(word).or_insert_with(|| {
                    words.push((word, script::weight_of(word)));
                    words.len() as u32 - 1
                });
                text.push((token.span.start, number));
            }
            let label = text[start..]
                .iter()
                .take_while(|(place, _)| *place < paragraph.body)
                .count();
            let body = start + if start + label < text.len() { label } else { 0 };
            if start < text.len() {
                heads.push(Head {
                    start: start as u32,
                    body: body as u32,
                    paragraph: (first + number) as u32,
                });
            }
        }
        Self { words, text, heads }
    }
}

/// How much of the first text all others share.
fn common<'text>(
    mut texts: impl Iterator<Item = &'text str>,
    shared: impl Fn(&str, &str) -> usize,
) -> usize {
    let Some(first) = texts.next() else {
        return 0;
    };
    texts
        .map(|text| shared(first, text))
        .min()
        .unwrap_or(first.len())
}
