//! What paragraphs of a document and of its translation share besides length: words, numbers and code that stay as they are in any
//! language, labels, and what kind of paragraph they are.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::{Document, Kind, Paragraph};
use crate::facts::label::Style;
use crate::text::numeral;
use crate::text::segment::TokenKind;

// Chosen by hand on texts of our own in English, Chinese and Russian, and on the three READMEs of this repository.

/// A word or number that is in more paragraphs of one side than this tells no paragraph from another.
const COMMON: usize = 12;
/// The most that shared words say for a pair, as a logarithm.
const SHARED: f64 = 8.0;
/// What two equal paragraphs say for a pair, such as code that nobody translates.
const EQUAL: f64 = 12.0;
/// What equal labels say for a pair, and different ones against it.
const SAME_LABEL: f64 = 2.5;
const OTHER_LABEL: f64 = 1.5;
/// What a label on one side only says against a pair.
const NO_LABEL: f64 = 0.7;
/// What it says against a pair that one is a heading, code or a cell of a table and the other is not.
const OTHER_KIND: f64 = 5.0;
/// What it says against a pair that headings are of different levels, or one is an item of a list and the other is not.
const OTHER_LEVEL: f64 = 1.5;

/// What speaks for and against pairs of paragraphs.
#[derive(Debug)]
pub(super) struct Evidence<'run> {
    documents: [&'run Document; 2],
    /// What shared words say for pairs that share any.
    shared: FxHashMap<(u32, u32), f64>,
}

impl<'run> Evidence<'run> {
    pub(super) fn new(documents: [&'run Document; 2]) -> Self {
        let holders = documents.map(holders);
        let mut shared: BTreeMap<(u32, u32), f64> = BTreeMap::new();
        for (word, originals) in &holders[0] {
            let Some(translations) = holders[1].get(word) else {
                continue;
            };
            if originals.len() > COMMON || translations.len() > COMMON {
                continue;
            }
            // One that is once on each side says most.
            let pairs = (originals.len() * translations.len()) as f64;
            let says = (documents[0].paragraphs.len().max(2) as f64).ln() / pairs;
            for original in originals {
                for translation in translations {
                    *shared.entry((*original, *translation)).or_default() += says;
                }
            }
        }
        Self {
            documents,
            shared: shared.into_iter().collect(),
        }
    }

    /// What speaks for a pair, less what speaks against it, as a logarithm; length and order left out.
    pub(super) fn of(&self, original: u32, translation: u32) -> f64 {
        let pair = [(0, original), (1, translation)];
        let [one, other] = pair.map(|(side, at)| &self.documents[side].paragraphs[at as usize]);
        if self.documents[0].key(one) == self.documents[1].key(other) {
            return EQUAL;
        }
        let shared = self.shared.get(&(original, translation)).copied();
        shared.unwrap_or_default().min(SHARED) - against(one, other)
    }

    /// The pairs that share words, with what those say, in order.
    pub(super) fn pairs(&self) -> Vec<((u32, u32), f64)> {
        let mut out: Vec<((u32, u32), f64)> = self
            .shared
            .iter()
            .map(|(pair, says)| (*pair, *says))
            .collect();
        out.sort_unstable_by_key(|(pair, _)| *pair);
        out
    }
}

/// What kinds and labels say against a pair; less than nothing where they speak for it.
fn against(one: &Paragraph, other: &Paragraph) -> f64 {
    let special = |kind| {
        matches!(
            kind,
            Kind::Heading
                | Kind::Code
                | Kind::TableCell
                | Kind::Contents
                | Kind::Header
                | Kind::Footer
                | Kind::Comment
        )
    };
    let kinds = match (one.kind, other.kind) {
        (one_kind, other_kind) if one_kind == other_kind => {
            if one.level == other.level {
                0.0
            } else {
                OTHER_LEVEL
            }
        }
        (one, other) if special(one) || special(other) => OTHER_KIND,
        _ => OTHER_LEVEL,
    };
    let number = |paragraph: &Paragraph| {
        let numbered = paragraph
            .label
            .filter(|label| !matches!(label.style, Style::Bullet | Style::Hash(_)));
        numbered.map(|label| label.number)
    };
    let labels = match (number(one), number(other)) {
        (Some(one), Some(other)) if one == other => -SAME_LABEL,
        (Some(_), Some(_)) => OTHER_LABEL,
        (None, None) => 0.0,
        _ => NO_LABEL,
    };
    kinds + labels
}

/// For each word and number of a document the paragraphs that have it.
fn holders(document: &Document) -> BTreeMap<String, Vec<u32>> {
    let mut out: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        let mut seen = FxHashSet::default();
        for token in document.tokens(paragraph) {
            let text = token.span.of(document.keys.text());
            if token.kind == TokenKind::Mark || token.span.start < paragraph.body {
                continue;
            }
            // 三十 is 30.
            let word =
                numeral::value(text).map_or_else(|| text.to_lowercase(), |value| value.to_string());
            if seen.insert(word.clone()) {
                out.entry(word).or_default().push(at as u32);
            }
        }
    }
    out
}
