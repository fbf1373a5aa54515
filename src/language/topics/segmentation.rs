//! Which characters are a word together, in a language that writes its words without spaces.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::{LANGUAGES, Words};

/// Words of a language without spaces.
#[derive(Debug)]
pub(crate) struct Segmentation {
    /// Words of two characters: a line for each first one, with that and each second one. Lines that start with `#` say where they are
    /// from.
    pub pairs: &'static str,
    /// Words in Kana that are never cut, of [`LONGEST_IN_KANA`] characters at most: what points to something, and the forms in which verbs
    /// end.
    pub kana: Words,
}

/// How many characters a word in Kana has at most that is never cut.
pub(crate) const LONGEST_IN_KANA: usize = 4;

impl Segmentation {
    pub(in crate::language) const NONE: Self = Self {
        pairs: "",
        kana: &[],
    };
}

/// The second characters of all words, by the first.
static PAIRS: LazyLock<FxHashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut out: FxHashMap<char, Vec<&'static str>> = FxHashMap::default();
    let lines = LANGUAGES
        .iter()
        .flat_map(|language| language.segmentation.pairs.lines());
    for line in lines.filter(|line| !line.starts_with('#')) {
        let mut rest = line.chars();
        if let Some(first) = rest.next() {
            out.entry(first).or_default().push(rest.as_str());
        }
    }
    out
});

/// Whether two characters are a word in one of the languages. Those of Chinese are in their simplified form.
pub(crate) fn is_word(first: char, second: char) -> bool {
    let seconds = PAIRS.get(&first).into_iter().flatten();
    seconds.into_iter().any(|all| all.contains(second))
}

/// Whether a text is a word in Kana that is never cut.
pub(crate) fn is_word_in_kana(text: &str) -> bool {
    let mut words = LANGUAGES
        .iter()
        .flat_map(|language| language.segmentation.kana);
    words.any(|word| *word == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words_and_what_is_none() {
        for word in ["合同", "条例", "修改", "部门"] {
            let mut chars = word.chars();
            let pair = (chars.next().unwrap(), chars.next().unwrap());
            assert!(is_word(pair.0, pair.1), "{word}");
        }
        assert!(!is_word('同', '条'));
        assert!(!is_word('a', 'b'));
        assert!(!is_word('#', ' '));
    }
}
