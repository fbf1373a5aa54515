//! With which marks a language quotes, and the letters of its labels.

use crate::language::{Language, Words};

/// The quotation marks of a language.
#[derive(Debug)]
pub(crate) struct Quotation {
    /// The mark that opens and the one that closes, outer and inner ones, and those of other languages that its printers take.
    pub pairs: &'static [(char, char)],
    /// Marks of which one closes both a name and the name of the same marks that it ends with: «Торговый дом «Ромашка».
    pub shared: &'static [char],
}

impl Quotation {
    pub(in crate::language) const NONE: Self = Self {
        pairs: &[],
        shared: &[],
    };
}

/// Labels of more than one letter: the Greek sixth, as in στ).
const LETTERS: Words = &["στ"];

/// Whether a language opens, or closes, a quotation with the mark. Where the language is not known, every mark may do both: ”ja”, »ei».
#[must_use]
pub(crate) fn may(language: Option<&Language>, mark: char, opens: bool) -> bool {
    let pairs = language.map_or(&[][..], |language| language.quotation.pairs);
    let side = |pair: &(char, char)| if opens { pair.0 } else { pair.1 };
    pairs.is_empty() || pairs.iter().any(|pair| side(pair) == mark)
}

/// Whether the mark closes a name and the one inside, where both are in the same marks.
#[must_use]
pub(crate) fn is_shared(language: Option<&Language>, close: char) -> bool {
    language.is_some_and(|language| language.quotation.shared.contains(&close))
}

/// Whether it is known how a language quotes.
#[must_use]
pub(crate) fn is_known(language: Option<&Language>) -> bool {
    language.is_some_and(|language| !language.quotation.pairs.is_empty())
}

/// Whether the letters are one label in some language: στ.
#[must_use]
pub(crate) fn is_letter(letters: &str) -> bool {
    LETTERS.contains(&letters)
}
