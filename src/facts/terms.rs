//! Where a term is in a text, in the forms that the language gives it: Bureau and Bureaus, Бюро, Стороны and Сторонами.

use memchr::memmem;

use crate::language::topics::spelling;
use crate::text::script;

/// The longest ending of a form, in bytes. With 4 and 16 the same.
const ENDING: usize = 8;
/// The same in ASCII. With 1 and 6 the same.
const ENDING_ASCII: usize = 3;

/// A text in which terms are looked for, without regard to case. Offsets are those of the text that was given.
#[derive(Debug)]
pub(crate) struct Haystack {
    lower: String,
}

impl Haystack {
    /// Prepares a text.
    #[must_use]
    pub(crate) fn new(text: &str) -> Self {
        // Letters whose small form takes another room stay as they are, so that offsets do.
        let lower = text
            .chars()
            .map(|c| {
                if c.is_ascii() || script::is_han(c) {
                    return c.to_ascii_lowercase();
                }
                let mut small = c.to_lowercase();
                match (small.next(), small.next()) {
                    (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
                    _ => c,
                }
            })
            .collect();
        Self { lower }
    }

    /// Where the term stands, by first byte, in order. A word of an inflected language may end in another way.
    pub(crate) fn find<'a>(&'a self, term: &str) -> impl Iterator<Item = usize> + 'a {
        let words: Vec<String> = term
            .to_lowercase()
            .split([' ', '-'])
            .filter(|word| !word.is_empty())
            .map(stem)
            .collect();
        let first = words.first().cloned().unwrap_or_default();
        let mut from = 0;
        std::iter::from_fn(move || {
            while !first.is_empty() {
                let at = from + memmem::find(&self.lower.as_bytes()[from..], first.as_bytes())?;
                from = at + first.len();
                if self.stands(at, &words) {
                    return Some(at);
                }
            }
            None
        })
    }

    fn stands(&self, at: usize, words: &[String]) -> bool {
        let spaced = |c: char| script::is_word(c) && !script::is_unspaced(c);
        if words[0].starts_with(spaced) && self.lower[..at].ends_with(spaced) {
            return false;
        }
        let mut rest = &self.lower[at..];
        for (index, word) in words.iter().enumerate() {
            if index > 0 {
                rest = rest.trim_start_matches([' ', '-']);
            }
            let Some(after) = rest.strip_prefix(word.as_str()) else {
                return false;
            };
            let ending = after.find(|c: char| !spaced(c)).unwrap_or(after.len());
            let longest = if word.is_ascii() {
                ENDING_ASCII
            } else {
                ENDING
            };
            if word.ends_with(spaced) && ending > longest {
                return false;
            }
            rest = if word.ends_with(spaced) {
                &after[ending..]
            } else {
                after
            };
        }
        true
    }
}

/// Whether the words of a term have endings that change with their case, as in Cyrillic script.
pub(crate) fn is_inflected(word: &str) -> bool {
    word.starts_with(|c: char| ('\u{400}'..'\u{500}').contains(&c))
}

/// What of a word stays the same in its forms.
pub(crate) fn stem(word: &str) -> String {
    let length = word.chars().count();
    if is_inflected(word) && length >= 4 {
        let cut = if length >= 6 { 2 } else { 1 };
        return word.chars().take(length - cut).collect();
    }
    let bare = |ending: &str| {
        word.strip_suffix(ending)
            .filter(|short| word.is_ascii() && short.len() >= 3 && !short.ends_with('s'))
    };
    spelling::noun_endings()
        .find_map(bare)
        .unwrap_or(word)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_term_in_its_forms() {
        for (text, term, count) in [
            (
                "The Bureau met. Two bureaus met; the bureaucrat left.",
                "Bureau",
                2,
            ),
            (
                "Стороны согласились; между Сторонами; сторонничество",
                "Стороны",
                2,
            ),
            ("双方愿。双方的", "双方", 2),
            ("all Parties and each Party", "Parties", 2),
            (
                "the Corridor Budget and corridor-budget",
                "Corridor Budget",
                2,
            ),
        ] {
            assert_eq!(Haystack::new(text).find(term).count(), count, "{text}");
        }
    }
}
