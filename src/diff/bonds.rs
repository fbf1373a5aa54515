//! Which Han characters belong together, as far as the two documents tell: Chinese has no spaces, and an edit must not end inside
//! of a word.
//!
//! No dictionary has all words of the texts that are compared. Two characters that stand side by side much more often than apart are
//! taken for one word, as Sproat and Shih (1990) do; the measure is that of Dice (1945). Common words are known from lists, too.

use rustc_hash::FxHashMap;

use crate::diff::tokens::Word;
use crate::language::topics::segmentation;
use crate::text::script;
use crate::text::segment::TokenKind;
use crate::text::variants;

/// Characters that are side by side so often are so by habit. What stays is seen twice, once in each document. With 2 there are 15 more
/// characters marked as changed in the evaluation's revisions, seeds 1 and 2, with 4 as many.
pub(super) const SEEN: u32 = 3;

/// What two characters come to of which neither stands without the other.
const ALWAYS: u64 = 1000;

/// How often Han characters stand side by side.
#[derive(Debug, Default)]
pub(super) struct Bonds {
    pairs: FxHashMap<(u32, u32), u32>,
    ones: FxHashMap<u32, u32>,
}

impl Bonds {
    /// Counts the words of a text, which `keys` has.
    pub(super) fn count(&mut self, keys: &str, words: &[Word]) {
        let mut last: Option<&Word> = None;
        for word in words {
            let part = is_part(keys, word);
            if part {
                *self.ones.entry(word.id).or_default() += 1;
                if let Some(last) = last.filter(|last| last.span.end == word.span.start) {
                    *self.pairs.entry((last.id, word.id)).or_default() += 1;
                }
            }
            last = part.then_some(word);
        }
    }

    /// How much two neighbours belong together, of [`ALWAYS`]; 0 between words.
    fn between(&self, one: &Word, other: &Word) -> u32 {
        if one.span.end != other.span.start {
            return 0;
        }
        let Some(pair) = self.pairs.get(&(one.id, other.id)) else {
            return 0;
        };
        let ones = self.ones[&one.id] + self.ones[&other.id];
        (2 * u64::from(*pair) * ALWAYS / u64::from(ones)) as u32
    }

    /// How much the words before and after a place belong together.
    pub(super) fn at(&self, words: &[Word], at: usize) -> u32 {
        let pair = at.checked_sub(1).and_then(|first| words.get(first..=at));
        pair.map_or(0, |pair| self.between(&pair[0], &pair[1]))
    }

    /// How much a place is inside a word: what stands around it belongs together by so much more than with what is further off.
    pub(super) fn strain(&self, words: &[Word], at: usize) -> u32 {
        let before = at.checked_sub(1).map_or(0, |before| self.at(words, before));
        self.at(words, at)
            .saturating_sub(before.max(self.at(words, at + 1)))
    }

    /// How often two words stand side by side.
    pub(super) fn seen(&self, words: &[Word], at: usize) -> u32 {
        let pair = at.checked_sub(1).and_then(|first| words.get(first..=at));
        let known = pair.and_then(|pair| self.pairs.get(&(pair[0].id, pair[1].id)));
        known.copied().unwrap_or(0)
    }

    /// Whether a word is a Han character that was counted.
    pub(super) fn is_part(&self, word: &Word) -> bool {
        self.ones.contains_key(&word.id)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

/// Whether what stands before and after a place is a word by the lists of words that are known. `keys` has the words.
pub(super) fn is_listed(keys: &str, words: &[Word], at: usize) -> bool {
    let Some([one, other]) = at.checked_sub(1).and_then(|first| words.get(first..=at)) else {
        return false;
    };
    let simple = |c: char| variants::simplified_of(c).unwrap_or(c);
    let last = one.span.of(keys).chars().next_back();
    let next = other.span.of(keys).chars().next();
    one.span.end == other.span.start
        && (last.zip(next)).is_some_and(|(a, b)| segmentation::is_word(simple(a), simple(b)))
}

/// Whether a word is a Han character.
fn is_part(keys: &str, word: &Word) -> bool {
    word.kind == TokenKind::Word && word.span.of(keys).starts_with(script::is_han)
}
