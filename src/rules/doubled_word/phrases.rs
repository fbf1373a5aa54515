//! How often phrases of a document are in it.

use std::cell::OnceCell;
use std::collections::VecDeque;
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::text::script;

/// The longest phrase, in words.
const LONGEST: usize = 4;

/// The phrases of a text of two to four words with one space between them, counted when the first of them is asked for.
pub(super) struct Phrases<'t> {
    text: &'t str,
    counts: OnceCell<FxHashMap<u64, u32>>,
}

impl<'t> Phrases<'t> {
    /// The phrases of a text.
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            text,
            counts: OnceCell::new(),
        }
    }

    /// How often a phrase of words in lower case is in the text, whatever the case there; its last word may be a plural: name plates.
    pub(super) fn count(&self, words: &[&str]) -> u32 {
        let counts = self.counts.get_or_init(|| counts(self.text));
        counts.get(&hash(words)).copied().unwrap_or_default()
    }
}

fn counts(text: &str) -> FxHashMap<u64, u32> {
    let lower = text.to_lowercase();
    let mut out = FxHashMap::default();
    let mut last: VecDeque<&str> = VecDeque::new();
    for piece in lower.split_inclusive(|c| !script::is_word(c)) {
        let word = piece.trim_end_matches(|c| !script::is_word(c));
        if word.is_empty() {
            last.clear();
            continue;
        }
        last.push_back(word);
        if last.len() > LONGEST {
            last.pop_front();
        }
        let words: Vec<&str> = last.iter().copied().collect();
        for from in 0..words.len() - 1 {
            *out.entry(hash(&words[from..])).or_default() += 1;
        }
        if &piece[word.len()..] != " " {
            last.clear();
        }
    }
    out
}

fn hash(words: &[&str]) -> u64 {
    let mut hasher = FxHasher::default();
    if let [front @ .., last] = words {
        front.hash(&mut hasher);
        last.trim_end_matches('s').hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_phrases_with_one_space_between_their_words() {
        let phrases =
            Phrases::of("Host name, host names.\nA host name constraint; name  plate (host name)");
        for (words, expected) in [
            (&["host", "name"][..], 4),
            (&["host", "name", "constraint"], 1),
            (&["a", "host", "name", "constraint"], 1),
            (&["name", "host"], 0),
            (&["names", "a"], 0),
            (&["name", "plate"], 0),
        ] {
            assert_eq!(phrases.count(words), expected, "{words:?}");
        }
    }
}
