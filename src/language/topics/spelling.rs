//! What a language may write in two ways, and what only looks like it.

use crate::language::topics::evidence;
use crate::language::{LANGUAGES, Words};

/// Spellings.
#[derive(Debug)]
pub(crate) struct Spelling {
    /// Words before a noun, lower case.
    pub articles: Words,
    /// Words before common nouns that names seldom have before them, lower case, where `articles` does not have them.
    pub determiners: Words,
    /// Endings of adjectives before a noun, in a language that writes every noun with a capital.
    pub adjective_endings: Words,
    /// Words after a noun, lower case.
    pub followers: Words,
    /// Hyphenated words whose parts written as one are another word, lower case, as one: re-sign, resign.
    pub other_as_one: Words,
    /// First parts of words whose hyphen is a matter of grammar, lower case.
    pub first_parts: Words,
    /// Second parts of such words, lower case.
    pub second_parts: Words,
    /// A letter with marks, and the letter without that may stand for it, lower case.
    pub plain_letters: &'static [(char, char)],
    /// Words with the plain letter that are other words than those with the marked one, lower case.
    pub other_with_plain: Words,
    /// Endings of nouns, the longest first, by which two forms of a word differ, lower case.
    pub noun_endings: Words,
    /// Two spellings of a sound, and the endings that may follow them, empty for none: our and or in colour, colours, coloured.
    pub two_spellings: &'static [(&'static str, &'static str, Words)],
    /// Words that make a verb of the word before them when they stand apart from it, lower case: set up, setup.
    pub particles: Words,
    /// Nouns that say that the word behind them is a name out of a program, lower case: the property color.
    pub symbol_nouns: Words,
    /// The mark of a long vowel, which some leave out at the end of a word from another language.
    pub long_mark: Option<char>,
}

impl Spelling {
    pub(in crate::language) const NONE: Self = Self {
        articles: &[],
        determiners: &[],
        adjective_endings: &[],
        followers: &[],
        other_as_one: &[],
        first_parts: &[],
        second_parts: &[],
        plain_letters: &[],
        other_with_plain: &[],
        noun_endings: &[],
        two_spellings: &[],
        particles: &[],
        symbol_nouns: &[],
        long_mark: None,
    };
}

fn any(holds: impl Fn(&Spelling) -> bool) -> bool {
    LANGUAGES.iter().any(|language| holds(&language.spelling))
}

/// The least letters of the first spelling of a word without its ending: four is no spelling of for. Chosen by hand, 2026-11.
const SHORTEST: usize = 5;

/// What a word in lower case has in common with its other forms in two spellings, and which of the spellings it has.
#[must_use]
pub(crate) fn two_spellings(word: &str) -> Option<(String, usize)> {
    let mut pairs = LANGUAGES
        .iter()
        .flat_map(|each| each.spelling.two_spellings);
    pairs.find_map(|(one, two, endings)| {
        endings.iter().find_map(|ending| {
            let front = word.strip_suffix(ending)?;
            let mut ways = [one, two].into_iter().enumerate();
            let (way, stem) =
                ways.find_map(|(way, each)| Some((way, front.strip_suffix(each)?)))?;
            (stem.len() + one.len() >= SHORTEST).then(|| (format!("{stem}{one}"), way))
        })
    })
}

/// The marks of long vowels that may be left out at the end of a word.
pub(crate) fn long_marks() -> impl Iterator<Item = char> {
    LANGUAGES.iter().filter_map(|each| each.spelling.long_mark)
}

/// Whether two words that stand apart, in lower case, say something else than as one: set up, every day.
#[must_use]
pub(crate) fn parts_words(first: &str, second: &str) -> bool {
    let grammar = |word: &str| is_article(word) || follows_nouns(word);
    grammar(first)
        || grammar(second)
        || any(|each| each.particles.contains(&second))
        || is_other_as_one(&format!("{first}{second}"))
}

/// Whether a word, in lower case, comes before nouns.
#[must_use]
pub(crate) fn is_article(word: &str) -> bool {
    any(|each| each.articles.contains(&word))
}

/// Whether a word comes before common nouns rather than before names: a, the, this.
#[must_use]
pub(crate) fn comes_before_common_nouns(word: &str) -> bool {
    let small = word.to_lowercase();
    is_article(&small) || any(|each| each.determiners.contains(&small.as_str()))
}

/// Whether a word has the ending of an adjective before a noun, in a language that writes every noun with a capital.
#[must_use]
pub(crate) fn is_adjective_before_noun(word: &str) -> bool {
    let ends = |each: &Spelling| each.adjective_endings.iter().any(|end| word.ends_with(end));
    word.starts_with(char::is_lowercase) && !evidence::is_function_word(word) && any(ends)
}

/// Whether a word, in lower case, follows nouns.
#[must_use]
pub(crate) fn follows_nouns(word: &str) -> bool {
    any(|each| each.followers.contains(&word))
}

/// Whether a word, in lower case, says that the one behind it is a name out of a program.
#[must_use]
pub(crate) fn names_symbols(word: &str) -> bool {
    any(|each| each.symbol_nouns.contains(&word))
}

/// Whether a hyphenated word, in lower case and without its hyphen, is or starts with another word.
#[must_use]
pub(crate) fn is_other_as_one(word: &str) -> bool {
    any(|each| {
        each.other_as_one
            .iter()
            .any(|other| word.starts_with(other))
    })
}

/// Whether the hyphen between two parts, in lower case, is a matter of grammar.
#[must_use]
pub(crate) fn needs_hyphen(first: &str, second: &str) -> bool {
    any(|each| each.first_parts.contains(&first) || each.second_parts.contains(&second))
}

/// The letter without marks that may stand for a letter, in either case.
#[must_use]
pub(crate) fn plain_letter(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let mut lower = c.to_lowercase();
    let small = lower.next().filter(|_| lower.next().is_none())?;
    let mut all = LANGUAGES
        .iter()
        .flat_map(|each| each.spelling.plain_letters);
    let (_, plain) = all.find(|(marked, _)| *marked == small)?;
    if c == small {
        Some(*plain)
    } else {
        plain.to_uppercase().next()
    }
}

/// Whether a word, in lower case and with plain letters, is another than the one with marked letters.
#[must_use]
pub(crate) fn is_other_with_plain(word: &str) -> bool {
    any(|each| each.other_with_plain.contains(&word))
}

/// The endings of nouns of all languages, by which two forms of a word differ, each language's longest first.
pub(crate) fn noun_endings() -> impl Iterator<Item = &'static str> {
    LANGUAGES
        .iter()
        .flat_map(|each| each.spelling.noun_endings)
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_letter_has_a_plain_one_of_its_case() {
        assert_eq!(plain_letter('ё'), Some('е'));
        assert_eq!(plain_letter('Ё'), Some('Е'));
        assert_eq!(plain_letter('е'), None);
        assert_eq!(plain_letter('e'), None);
    }
}
