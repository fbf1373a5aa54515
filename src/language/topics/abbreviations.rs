//! What a language abbreviates, and how.

use crate::language::{LANGUAGES, Words};

/// Abbreviations in capitals.
#[derive(Debug)]
pub(crate) struct Abbreviations {
    /// Small words of a name that an abbreviation may pass over, lower case: Board of Trade (BT).
    pub passed: Words,
    /// Abbreviations that readers know without being told.
    pub known: Words,
    /// Phrases that say that what follows holds for a part of the document, lower case: in this part.
    pub scopes: Words,
    /// Characters that no name goes over, for a language without spaces.
    pub bounds: &'static str,
    /// Those of them that stand between a noun and what tells it from others of its kind: 基于角色的访问控制.
    pub attributive: &'static str,
    /// Nouns for parts of a text, for a language without spaces: an abbreviation behind them says what the part is about.
    pub titles: Words,
}

impl Abbreviations {
    pub(in crate::language) const NONE: Self = Self {
        passed: &[],
        known: &[],
        scopes: &[],
        bounds: "",
        attributive: "",
        titles: &[],
    };

    /// Whether anything is known of it.
    pub(in crate::language) fn is_known(&self) -> bool {
        !self.passed.is_empty() || !self.bounds.is_empty()
    }
}

fn any(holds: impl Fn(&Abbreviations) -> bool) -> bool {
    LANGUAGES
        .iter()
        .any(|language| holds(&language.abbreviations))
}

/// Whether an abbreviation may pass over a word, which is in lower case.
#[must_use]
pub(crate) fn may_pass_over(word: &str) -> bool {
    any(|each| each.passed.contains(&word))
}

/// Whether readers know an abbreviation, whatever the language.
#[must_use]
pub(crate) fn is_known(letters: &str) -> bool {
    any(|each| each.known.contains(&letters))
}

/// Whether a text, in lower case, says that it holds for a part of the document only.
#[must_use]
pub(crate) fn has_scope(text: &str) -> bool {
    any(|each| each.scopes.iter().any(|scope| text.contains(scope)))
}

/// Whether no name goes over a character.
#[must_use]
pub(crate) fn bounds_names(c: char) -> bool {
    any(|each| each.bounds.contains(c))
}

/// Whether a character binds a noun to what tells it from others of its kind.
#[must_use]
pub(crate) fn is_attributive(c: char) -> bool {
    any(|each| each.attributive.contains(c))
}

/// Whether a text without spaces ends in a noun for a part of a text.
#[must_use]
pub(crate) fn ends_as_title(text: &str) -> bool {
    any(|each| each.titles.iter().any(|title| text.ends_with(title)))
}
