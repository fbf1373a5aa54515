//! The two sides of a comparison as alignment sees them: paragraphs as numbered tokens, each with what it says.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::diff::sameness::Sameness;
use crate::document::Document;
use crate::text::script;
use crate::text::segment::{self, TokenKind};
use crate::text::span::Span;

/// How many paragraphs that have found their partner already are read to learn how common words are.
const SAMPLE: usize = 2000;

/// One token: what it is, by number, and where it stands in the keys of its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Equal words have equal numbers, on both sides.
    pub(super) id: u32,
    /// Where it stands, in bytes of the document's keys.
    pub(super) span: Span,
    pub(super) kind: TokenKind,
}

/// The words of both revisions, numbered together.
#[derive(Debug, Default)]
pub(super) struct Lexicon<'run> {
    ids: FxHashMap<Cow<'run, str>, u32>,
    sameness: Sameness,
    counts: Vec<u32>,
    weights: Vec<u32>,
    kinds: Vec<TokenKind>,
    total: u32,
    says: Vec<f64>,
}

impl<'run> Lexicon<'run> {
    fn words(&mut self, document: &'run Document, paragraph: usize) -> Vec<Word> {
        let keys = document.keys.text();
        let paragraph = &document.paragraphs[paragraph];
        let mut tokens = Vec::new();
        segment::tokens(
            document.key(paragraph),
            paragraph.key.start as usize,
            &mut tokens,
        );
        let mut words = Vec::with_capacity(tokens.len());
        for token in tokens {
            let text = token.span.of(keys);
            let next = self.counts.len() as u32;
            let id = *self.ids.entry(self.sameness.fold(text)).or_insert(next);
            if id == next {
                self.counts.push(0);
                self.weights.push(script::weight_of(text));
                self.kinds.push(token.kind);
            }
            self.counts[id as usize] += 1;
            self.total += 1;
            words.push(Word {
                id,
                span: token.span,
                kind: token.kind,
            });
        }
        words
    }

    /// How much a word says: its rarity in these documents. A mark says next to nothing, and so do their most frequent words,
    /// in any language, without a list.
    pub(super) fn says(&self, id: u32) -> f64 {
        self.says[id as usize]
    }

    /// Works out what each word says, when all are counted.
    fn settle(&mut self) {
        let total = f64::from(self.total);
        let says = |(kind, count): (&TokenKind, &u32)| match kind {
            TokenKind::Mark => 0.1,
            _ => ((total / f64::from(*count)).ln() - 2.0).max(0.25),
        };
        self.says = self.kinds.iter().zip(&self.counts).map(says).collect();
    }

    /// The weight of a word in thirds of a Han character.
    pub(super) fn weight(&self, id: u32) -> u32 {
        self.weights[id as usize]
    }
}

/// One revision: its document, and the words of the paragraphs that need comparing.
#[derive(Debug)]
pub(super) struct Side<'run> {
    pub(super) document: &'run Document,
    words: Vec<Option<Vec<Word>>>,
}

impl Side<'_> {
    /// The words of a paragraph that was asked for in [`sides`].
    pub(super) fn words(&self, paragraph: u32) -> &[Word] {
        self.words[paragraph as usize]
            .as_deref()
            .unwrap_or_default()
    }
}

/// Cuts the paragraphs in `old` and `new` into words, and some others to learn how common the words are.
pub(super) fn sides<'run>(
    documents: [&'run Document; 2],
    wanted: [&[u32]; 2],
    sameness: Sameness,
) -> ([Side<'run>; 2], Lexicon<'run>) {
    let mut lexicon = Lexicon {
        sameness,
        ..Lexicon::default()
    };
    let sides = [0, 1].map(|side| {
        let document = documents[side];
        let mut words: Vec<Option<Vec<Word>>> = vec![None; document.paragraphs.len()];
        for paragraph in wanted[side] {
            words[*paragraph as usize] = Some(lexicon.words(document, *paragraph as usize));
        }
        Side { document, words }
    });
    for side in &sides {
        let step = (side.words.len() / SAMPLE).max(1);
        for paragraph in (0..side.words.len())
            .step_by(step)
            .filter(|paragraph| side.words[*paragraph].is_none())
        {
            lexicon.words(side.document, paragraph);
        }
    }
    lexicon.settle();
    (sides, lexicon)
}
