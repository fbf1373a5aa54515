//! The two sides of a comparison as alignment sees them: paragraphs as numbered tokens, each with what it says.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::diff::bonds::Bonds;
use crate::diff::sameness::Sameness;
pub(super) use crate::diff::tokens::Word;
use crate::diff::tokens::{self, Piece};
use crate::document::Document;
use crate::parallel;
use crate::text::script;
use crate::text::segment::TokenKind;

// Measured as the constants of `pairs` are.

/// How many paragraphs that have found their partner already are read to learn how common words are. With 20,000 the same, with 100
/// the same F1.
const SAMPLE: usize = 2000;
/// What a mark says. From 0.05 to 0.2 the F1 stays, and at 0.2 one more of the small cases is right.
const MARK: f64 = 0.1;
/// What is taken off what a word says, which is the logarithm of how rare it is: words that are one in nine say no more than the
/// least. At 1 an F1 of 0.998, at 1.5 and 4 of 0.9988, at 2.5 the same, and three or four more cases are right at any of these.
const FREQUENT: f64 = 2.0;
/// What the most frequent words say. At 0.12 and 0.2 the same; at 0.5 the same F1, and three more cases are right.
const LEAST: f64 = 0.25;

/// The words of paragraphs that belong together, old and new, and the documents that they are in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Compared<'run> {
    pub(super) documents: [&'run Document; 2],
    pub(super) words: [&'run [Word]; 2],
}

/// The words of both revisions, numbered together.
#[derive(Debug, Default)]
pub(super) struct Lexicon<'run> {
    ids: FxHashMap<Cow<'run, str>, u32>,
    sameness: Sameness,
    /// For each word its number in lower case.
    low: Vec<u32>,
    counts: Vec<u32>,
    weights: Vec<u32>,
    kinds: Vec<TokenKind>,
    total: u32,
    says: Vec<f64>,
    /// Which characters of a script without spaces belong together.
    pub(super) bonds: Bonds,
}

impl<'run> Lexicon<'run> {
    /// Counts one token of `keys` and returns its number.
    fn count(&mut self, keys: &'run str, piece: Piece) -> u32 {
        let (token, text) = (piece.token, piece.compared(keys));
        let next = self.counts.len() as u32;
        let id = self.number(self.sameness.fold(text), token.kind);
        if id == next {
            let low = self.sameness.fold(text).to_lowercase();
            self.low[id as usize] = self.number(Cow::Owned(low), token.kind);
        }
        self.counts[self.low[id as usize] as usize] += 1;
        self.total += 1;
        id
    }

    /// The words that tokens of `keys` are, all counted.
    fn words(&mut self, keys: &'run str, pieces: &[Piece]) -> Vec<Word> {
        let words = pieces.iter().map(|piece| {
            let id = self.count(keys, *piece);
            Word {
                id,
                low: self.low(id),
                span: piece.token.span,
                kind: piece.token.kind,
            }
        });
        let words: Vec<Word> = words.collect();
        self.bonds.count(keys, &words);
        words
    }

    /// The number of a text, a new one when it has none yet.
    fn number(&mut self, text: Cow<'run, str>, kind: TokenKind) -> u32 {
        let next = self.counts.len() as u32;
        match self.ids.entry(text) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(free) => {
                self.weights.push(script::weight_of(free.key()));
                free.insert(next);
                self.low.push(next);
                self.counts.push(0);
                self.kinds.push(kind);
                next
            }
        }
    }

    /// The number of a word in lower case.
    fn low(&self, id: u32) -> u32 {
        self.low[id as usize]
    }

    /// How much a word says: its rarity in these documents. A mark says next to nothing, and so do their most frequent words,
    /// in any language, without a list.
    pub(super) fn says(&self, id: u32) -> f64 {
        self.says[id as usize]
    }

    /// How much all of some words say.
    pub(super) fn weigh(&self, words: &[Word]) -> f64 {
        words.iter().map(|word| self.says(word.id)).sum()
    }

    /// Works out what each word says, when all are counted.
    fn settle(&mut self) {
        let total = f64::from(self.total);
        let says = |(kind, low): (&TokenKind, &u32)| match kind {
            TokenKind::Mark => MARK,
            _ => ((total / f64::from(self.counts[*low as usize])).ln() - FREQUENT).max(LEAST),
        };
        self.says = self.kinds.iter().zip(&self.low).map(says).collect();
    }

    /// The weight of a word in thirds of a Han character.
    pub(super) fn weight(&self, id: u32) -> u32 {
        self.weights[id as usize]
    }
}

/// One revision: its document, and the words of the paragraphs that need comparing.
#[derive(Debug)]
pub(super) struct Side {
    words: Vec<Word>,
    /// For each paragraph where its words stand among `words`; nowhere for those that nobody asked for.
    places: Vec<Range<u32>>,
}

impl Side {
    pub(super) fn paragraphs(&self) -> usize {
        self.places.len()
    }

    /// The words of a paragraph that was asked for in [`sides`].
    pub(super) fn words(&self, paragraph: u32) -> &[Word] {
        let place = &self.places[paragraph as usize];
        &self.words[place.start as usize..place.end as usize]
    }

    /// The words of several paragraphs, as of one.
    pub(super) fn words_of(&self, paragraphs: &[u32]) -> Vec<Word> {
        let words = paragraphs.iter().flat_map(|at| self.words(*at));
        words.copied().collect()
    }
}

/// Cuts the paragraphs in `wanted` into words, and some others to learn how common the words are.
pub(super) fn sides<'run>(
    documents: [&'run Document; 2],
    wanted: [&[u32]; 2],
    sameness: Sameness,
) -> ([Side; 2], Lexicon<'run>) {
    let cut = parallel::join(
        || Cut::new(documents[0], wanted[0]),
        || Cut::new(documents[1], wanted[1]),
    );
    let cut = [cut.0, cut.1];
    // Words are numbered in one order, whatever was cut first.
    let mut lexicon = Lexicon {
        sameness,
        ..Lexicon::default()
    };
    let sides = [0, 1].map(|side| {
        let keys = documents[side].keys.text();
        Side {
            words: lexicon.words(keys, &cut[side].wanted),
            places: cut[side].places.clone(),
        }
    });
    for (side, cut) in cut.iter().enumerate() {
        lexicon.words(documents[side].keys.text(), &cut.sample);
    }
    lexicon.settle();
    (sides, lexicon)
}

/// The tokens of one side.
struct Cut {
    wanted: Vec<Piece>,
    /// For each paragraph where its tokens stand among those wanted.
    places: Vec<Range<u32>>,
    /// Those of some paragraphs that were not wanted.
    sample: Vec<Piece>,
}

impl Cut {
    fn new(document: &Document, wanted: &[u32]) -> Self {
        let cut = |paragraph: usize, out: &mut Vec<Piece>| {
            tokens::cut(document, &document.paragraphs[paragraph], out);
        };
        let mut tokens = Vec::new();
        let mut places = vec![0..0; document.paragraphs.len()];
        let mut asked = vec![false; document.paragraphs.len()];
        for paragraph in wanted.iter().map(|at| *at as usize) {
            let start = tokens.len() as u32;
            cut(paragraph, &mut tokens);
            places[paragraph] = start..tokens.len() as u32;
            asked[paragraph] = true;
        }
        let mut sample = Vec::new();
        let step = (asked.len() / SAMPLE).max(1);
        let others = (0..asked.len()).step_by(step).filter(|at| !asked[*at]);
        others.for_each(|at| cut(at, &mut sample));
        Self {
            wanted: tokens,
            places,
            sample,
        }
    }
}
