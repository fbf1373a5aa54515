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
    /// Letters that other languages of the script lack, lower case.
    pub letters: &'static str,
    /// Letters of the script that the language lacks, lower case.
    pub foreign_letters: &'static str,
}

impl Evidence {
    pub(in crate::language) const NONE: Self = Self {
        script: Script::Latin,
        function_words: &[],
        letters: "",
        foreign_letters: "",
    };
}
