//! Where many words are in a text, all of them sought in one pass.
//!
//! One after another, a text that defines many terms would be read as often as it has terms.

use std::ops::Range;

use daachorse::CharwiseDoubleArrayAhoCorasick;
use rustc_hash::FxHashSet;

/// Words that come from a text, and may be as many as it has sentences. It is made in about linear time, unlike the tables of other
/// libraries (Aho and Corasick, 1975, "Efficient string matching: an aid to bibliographic search"; Kanda, Akabe and Oda, 2023, "Engineering
/// faster double-array Aho-Corasick automata").
pub(crate) struct Sought {
    words: CharwiseDoubleArrayAhoCorasick<u32>,
}

impl Sought {
    /// Prepares words; of those that are equal the first counts, and empty ones are nowhere. `None` where there are none, or too many for
    /// a table.
    #[must_use]
    pub(crate) fn new(words: &[&str]) -> Option<Self> {
        let mut known: FxHashSet<&str> = FxHashSet::default();
        let numbered = words.iter().copied().zip(0..);
        let first = numbered.filter(|(word, _)| !word.is_empty() && known.insert(word));
        let words = CharwiseDoubleArrayAhoCorasick::with_values(first).ok()?;
        Some(Self { words })
    }

    /// Where they are in a text: the number of the word, and its bytes. Places may overlap; they come in the order of their ends.
    pub(crate) fn places<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
        let found = self.words.find_overlapping_iter(text);
        found.map(|place| (place.value() as usize, place.start()..place.end()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_word_wherever_it_is() {
        let words = ["条约", "约", "the", "", "约", "𠀀条"];
        let found = |text: &str| -> Vec<(usize, Range<usize>)> {
            Sought::new(&words).unwrap().places(text).collect()
        };
        assert_eq!(found("the条约"), [(2, 0..3), (0, 3..9), (1, 6..9)]);
        assert_eq!(found("𠀀条"), [(5, 0..7)]);
        assert_eq!(found("tea"), []);
        assert!(Sought::new(&["", ""]).is_none());
        assert!(Sought::new(&[]).is_none());
    }
}
