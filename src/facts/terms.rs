//! Where a term is in a text, in the forms that the language gives it: Bureau and Bureaus, Бюро, Стороны and Сторонами.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::language::topics::spelling;
use crate::text::script;
use crate::text::sought::Sought;

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

    /// Where terms may begin, for [`Haystack::find`].
    pub(crate) fn starts<'a>(&self, terms: impl Iterator<Item = &'a str>) -> Starts {
        let firsts: BTreeSet<String> = terms.filter_map(|term| stems(term).next()).collect();
        let found = places(&self.lower, firsts.iter().map(String::as_str));
        let own = found.into_iter().map(|(first, at)| (first.to_owned(), at));
        Starts(own.collect())
    }

    /// Where the term stands, by first byte, in order. A word of an inflected language may end in another way. `starts` are those of
    /// terms of which this is one.
    pub(crate) fn find<'a>(
        &'a self,
        term: &str,
        starts: &'a Starts,
    ) -> impl Iterator<Item = usize> + 'a {
        let words: Vec<String> = stems(term).collect();
        let found = words.first().and_then(|first| starts.0.get(first));
        let found = found.into_iter().flatten().map(|at| *at as usize);
        found.filter(move |at| self.stands(*at, &words))
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

/// Where the first words of some terms are in a text.
#[derive(Debug)]
pub(crate) struct Starts(FxHashMap<String, Vec<u32>>);

/// Where each of several words is in a text, by first byte, in order.
#[must_use]
pub(crate) fn places<'a>(
    text: &str,
    words: impl Iterator<Item = &'a str>,
) -> FxHashMap<&'a str, Vec<u32>> {
    let words: BTreeSet<&str> = words.filter(|word| !word.is_empty()).collect();
    let words: Vec<&str> = words.into_iter().collect();
    let mut out: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    // So few and short words as a text has are never too many.
    let Some(sought) = Sought::new(&words) else {
        return out;
    };
    for (word, found) in sought.places(text) {
        let places = out.entry(words[word]).or_default();
        let is_over = |last: &u32| found.start < *last as usize + found.len();
        if !places.last().is_some_and(is_over) {
            places.push(found.start as u32);
        }
    }
    out
}

/// The words of a term, as far as they stay the same in its forms.
fn stems(term: &str) -> impl Iterator<Item = String> {
    let lower = term.to_lowercase();
    let words = lower.split([' ', '-']).filter(|word| !word.is_empty());
    words.map(stem).collect::<Vec<String>>().into_iter()
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
            let text = Haystack::new(text);
            let starts = text.starts([term, "other terms"].into_iter());
            assert_eq!(text.find(term, &starts).count(), count, "{text:?}");
        }
    }
}
