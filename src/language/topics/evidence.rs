//! How texts of a language are told from those of others.

use crate::language::Words;

/// A script that a language of the table is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Chinese characters, without Kana or Hangul beside them.
    Han,
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
}

/// The signs of a language.
#[derive(Debug)]
pub(crate) struct Evidence {
    /// The script.
    pub script: Script,
    /// The commonest words that join others, lower case; characters for a language without spaces.
    pub function_words: Words,
    /// Those of them that other languages of the script write alike: they show the language only beside one that is its own.
    pub shared_words: Words,
    /// Letters of its alphabet that its neighbours lack, lower case.
    pub letters: &'static str,
    /// All letters of its alphabet, lower case, where any other of the script shows another language. Empty where the language writes
    /// borrowed words with the letters of others.
    pub alphabet: &'static str,
}

impl Evidence {
    pub(in crate::language) const NONE: Self = Self {
        script: Script::Latin,
        function_words: &[],
        shared_words: &[],
        letters: "",
        alphabet: "",
    };
}
