//! The words of a topic in all languages, sought in a text at once.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// A set of words that a text is searched for in one pass, however many they are (Aho and Corasick, 1975, "Efficient string matching: an
/// aid to bibliographic search").
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// `None` where the words are too many for a table.
    words: Option<AhoCorasick>,
}

impl Lexicon {
    /// A table of `words`, which takes some microseconds a word: make it once.
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut table = AhoCorasick::builder();
        table.kind(Some(AhoCorasickKind::DFA));
        Self {
            words: table.build(words).ok(),
        }
    }

    /// Whether a text may have one of the words; only without a table it says so of every text.
    #[must_use]
    pub(crate) fn may_be_in(&self, text: &str) -> bool {
        self.words.as_ref().is_none_or(|words| words.is_match(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_any_of_its_words() {
        let words = Lexicon::new(["周年", "anniversary"].into_iter());
        assert!(words.may_be_in("成立五十周年"));
        assert!(words.may_be_in("the anniversary of the bridge"));
        assert!(!words.may_be_in("成立五十年"));
        assert!(!Lexicon::new(std::iter::empty()).may_be_in("anniversary"));
    }
}
