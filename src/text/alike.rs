//! Names that are nearly right: what somebody meant who typed a name that does not exist.

/// The shortest part of a name that is taken for one of its words. Chosen by hand.
const SHORTEST_WORD: usize = 3;

/// How many letters a word and its abbreviation share at their start at least, and the fewest of an abbreviation. Chosen by hand.
const START: usize = 3;
const SHORTEST_ABBREVIATION: usize = 4;

/// How much of two names has to be the same, in thousandths, for one to be offered for the other. Chosen by hand.
pub(crate) const LIKE: i64 = 550;

/// How much of a name has to be right, in thousandths, for it to be taken for a slip of the keyboard, whatever it means. Chosen by hand.
pub(crate) const SLIP: i64 = 850;

/// How many letters words that mean the same share at their start at least, and in how many each may end after them: spelling, spelled.
const STEM: usize = 4;
const ENDING: usize = 3;

/// The name that `name` is a slip for, or one of whose words it is, begins or abbreviates, or else the one most like it, where one is
/// near.
#[must_use]
pub(crate) fn nearest<'names>(
    name: &str,
    known: impl Iterator<Item = &'names str>,
) -> Option<&'names str> {
    let known: Vec<&str> = known.collect();
    with_word(name, &known).or_else(|| most_like(name, &known, LIKE))
}

/// The first name that has `name` for one of its words, or for the start or an abbreviation of one.
pub(crate) fn with_word<'names>(name: &str, known: &[&'names str]) -> Option<&'names str> {
    let lower = name.to_lowercase();
    let first = |is_meant: &dyn Fn(&str) -> bool| {
        let has_word = |known: &&&str| known.to_lowercase().split('-').any(is_meant);
        known.iter().find(has_word).copied()
    };
    let starts = |word: &str| word.starts_with(&lower);
    let found = || first(&starts).or_else(|| first(&|word| abbreviates(&lower, word)));
    (lower.chars().count() >= SHORTEST_WORD)
        .then(found)
        .flatten()
}

/// The name whose letters are most like those of `name`, where at least so many thousandths of them are the same.
pub(crate) fn most_like<'names>(
    name: &str,
    known: &[&'names str],
    least: i64,
) -> Option<&'names str> {
    let lower = name.to_lowercase();
    let likeness = |known: &str| {
        let known = known.to_lowercase();
        (similar::TextDiff::from_chars(&*known, &*lower).ratio() * 1000.0) as i64
    };
    known
        .iter()
        .map(|known| (likeness(known), *known))
        .max_by_key(|(likeness, _)| *likeness)
        .filter(|(likeness, _)| *likeness >= least)
        .map(|(_, known)| known)
}

/// Whether a word is written short, by its first letters and some of the others in order: dupe for duplicate.
pub(crate) fn abbreviates(short: &str, word: &str) -> bool {
    let mut rest = word.chars();
    let starts = short.chars().take(START).eq(word.chars().take(START));
    let length = short.chars().count();
    starts && length >= SHORTEST_ABBREVIATION && short.chars().all(|c| rest.any(|other| other == c))
}

/// The words of a text that are long enough to mean something, in lower case.
pub(crate) fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic());
    let long = words.filter(|word| word.chars().count() >= STEM);
    long.map(str::to_lowercase).collect()
}

/// Whether two words are one, or forms of one.
pub(crate) fn are_akin(one: &str, other: &str) -> bool {
    let pairs = one.chars().zip(other.chars());
    let shared = pairs.take_while(|(a, b)| a == b).count();
    let ends = |word: &str| word.chars().count() - shared <= ENDING;
    one == other || (shared >= STEM && ends(one) && ends(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_by_a_word_its_start_or_its_abbreviation() {
        let known = ["numbering-gap", "duplicate-passage", "quote-style"];
        for (typed, meant) in [
            ("numbering", Some("numbering-gap")),
            ("gap", Some("numbering-gap")),
            ("style", Some("quote-style")),
            ("dup", Some("duplicate-passage")),
            ("dupe", Some("duplicate-passage")),
            ("dupl-passage", Some("duplicate-passage")),
            ("qoute-style", Some("quote-style")),
            ("zebra", None),
            ("x", None),
        ] {
            assert_eq!(nearest(typed, known.into_iter()), meant, "{typed}");
        }
    }

    #[test]
    fn an_abbreviation_keeps_the_first_letters_and_the_order() {
        assert!(abbreviates("dupe", "duplicate"));
        assert!(abbreviates("parag", "paragraph"));
        assert!(!abbreviates("dpue", "duplicate"));
        assert!(!abbreviates("note", "number"));
    }
}
