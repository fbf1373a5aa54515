//! How texts of a language are told from those of others.

use crate::language::{LANGUAGES, Words};

/// A script that a language of the table is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Chinese characters, without Kana or Hangul next to them.
    Han,
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Kana, with Han characters next to them.
    Kana,
    /// Hangul.
    Hangul,
    /// Arabic letters.
    Arabic,
    /// Devanagari.
    Devanagari,
    /// Hebrew letters.
    Hebrew,
}

impl Script {
    /// All of them.
    pub(crate) const ALL: [Self; 8] = [
        Self::Han,
        Self::Latin,
        Self::Cyrillic,
        Self::Kana,
        Self::Hangul,
        Self::Arabic,
        Self::Devanagari,
        Self::Hebrew,
    ];

    /// That of a character, for scripts whose letters are in blocks of their own.
    #[must_use]
    pub(crate) fn of_block(c: char) -> Option<Self> {
        match c {
            '\u{591}'..='\u{5f4}' => Some(Self::Hebrew),
            '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' => {
                Some(Self::Arabic)
            }
            '\u{900}'..='\u{963}' | '\u{970}'..='\u{97f}' => Some(Self::Devanagari),
            '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7a3}' => {
                Some(Self::Hangul)
            }
            // The mark of a long vowel is one, the middle dot is not.
            '\u{3041}'..='\u{3096}'
            | '\u{309d}'..='\u{309f}'
            | '\u{30a1}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}'
            | '\u{ff66}'..='\u{ff9d}' => Some(Self::Kana),
            _ => None,
        }
    }

    /// Whether it tells the language alone, because no other language of the table is written in it.
    #[must_use]
    pub(crate) fn tells_alone(self) -> bool {
        matches!(self, Self::Han | Self::Kana | Self::Hangul)
    }

    /// Whether no spaces are between its words.
    #[must_use]
    pub(crate) fn is_unspaced(self) -> bool {
        matches!(self, Self::Han | Self::Kana)
    }
}

/// The signs of a language.
#[derive(Debug)]
pub(crate) struct Evidence {
    /// The script.
    pub script: Script,
    /// The commonest words that join others, lower case; characters for a language without spaces.
    pub function_words: Words,
    /// Those of them that other languages of the script write alike: they show the language only next to one that is its own.
    pub shared_words: Words,
    /// Letters of its alphabet that its neighbours lack, lower case.
    pub letters: &'static str,
    /// All letters of its alphabet, lower case, where any other of the script shows another language. Empty where the language writes
    /// borrowed words with the letters of others.
    pub alphabet: &'static str,
    /// Small words of its neighbours that it lacks.
    pub foreign_words: Words,
    /// The languages of its script whose letters do not tell them from it, in groups: a text in which something speaks against each
    /// group, and nothing for one, is in the language, however short it is. Empty where nobody has written that down.
    pub neighbours: &'static [Neighbours],
}

/// What a group of neighbours of a language never writes, and the language does.
#[derive(Debug)]
pub(crate) struct Neighbours {
    /// Words, lower case.
    pub words: Words,
    /// Ends of words.
    pub endings: Words,
    /// Letters inside words, and at their end.
    pub letters: &'static str,
    /// Where the group does write these letters.
    pub except: Words,
}

impl Neighbours {
    /// Whether they never write a word, which is in lower case.
    #[must_use]
    pub(crate) fn lack(&self, word: &str) -> bool {
        let written = || self.except.iter().any(|each| word.contains(each));
        self.words.contains(&word)
            || self.endings.iter().any(|each| word.ends_with(each))
            || (word.contains(|c| self.letters.contains(c)) && !written())
    }
}

impl Evidence {
    pub(in crate::language) const NONE: Self = Self {
        script: Script::Latin,
        function_words: &[],
        shared_words: &[],
        letters: "",
        alphabet: "",
        foreign_words: &[],
        neighbours: &[],
    };
}

/// Whether a word, in lower case, is one of the commonest of some language.
#[must_use]
pub(crate) fn is_function_word(word: &str) -> bool {
    let mut languages = LANGUAGES.iter();
    languages.any(|language| language.evidence.function_words.contains(&word))
}
