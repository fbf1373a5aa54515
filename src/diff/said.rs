//! Whether the words of an edit say the opposite, something weaker, or another number, and hardly anything else.

use crate::diff::notation;
use crate::language::Words;
use crate::language::topics::dates;
use crate::language::topics::modality;
use crate::text::numeral;
use crate::text::script;

// Measured as the constants of `pairs` are.

/// How many words may change next to a number that changes, for the edit to be one of the number. With 3 the same; with 1 and 4 some
/// edits of the published revisions are of another class.
const BESIDE: usize = 2;
/// How many words may change next to a negation or a modal word that changes, for the edit to be one of that word. With 1 and 6 some
/// edits of the published revisions are of another class.
const OTHERS: usize = 3;

/// Whether the sides have words of different groups of the list, and otherwise hardly differ.
///
/// In a script without spaces, where a word of the list can be part of another word (非 in 非法人), nothing else may differ: what is
/// left when such words are taken out has to be the same.
pub(super) fn differ(texts: &[Vec<String>; 2], list: &[Words]) -> bool {
    let group = |text: &str| {
        let ended =
            std::ptr::eq(list, modality::negations()) && modality::has_negation_ending(text);
        list.iter()
            .position(|words| words.contains(&text))
            .or(ended.then_some(list.len()))
    };
    let unspaced = texts
        .iter()
        .flatten()
        .any(|text| text.chars().all(script::is_unspaced));
    if !unspaced {
        let found = texts.each_ref().map(|texts| {
            texts
                .iter()
                .filter_map(|text| group(text))
                .collect::<Vec<_>>()
        });
        let others = texts
            .each_ref()
            .map(|texts| texts.iter().filter(|text| group(text).is_none()).count());
        return found[0] != found[1] && others.iter().all(|count| *count <= OTHERS);
    }
    let joined = texts.each_ref().map(|texts| texts.concat());
    let found = joined.each_ref().map(|text| {
        let held = |words: &&&[&str]| words.iter().any(|word| text.contains(word));
        list.iter().filter(held).collect::<Vec<_>>()
    });
    if found[0] == found[1] {
        return false;
    }
    let mut bare = joined;
    for word in modality::modals()
        .iter()
        .chain(modality::negations())
        .copied()
        .flatten()
        .copied()
        .chain(modality::affirmations())
    {
        bare = bare.map(|text| text.replace(word, ""));
    }
    bare[0] == bare[1]
}

/// Whether numbers differ, and hardly anything else.
pub(super) fn numbers_differ(spoken: &[Vec<(&str, bool)>; 2], lower: &[Vec<String>; 2]) -> bool {
    let part = |side: usize, number: bool| {
        spoken[side]
            .iter()
            .zip(&lower[side])
            .filter(|((_, is), text)| *is == number && (number || !dates::parts_numbers(text)))
            .map(|(_, text)| text.as_str())
            .collect::<Vec<&str>>()
    };
    let (numbers, rest) = (
        [part(0, true), part(1, true)],
        [part(0, false), part(1, false)],
    );
    let same = |(old, new): (&&str, &&str)| old == new || notation::are_one_word(old, new);
    if numbers[0].len() == numbers[1].len() && numbers[0].iter().zip(&numbers[1]).all(same) {
        return false;
    }
    // 第二个 and 另一种 are words.
    if rest[0] != rest[1] && numbers.iter().any(|number| is_one_in_han(number)) {
        return false;
    }
    // What came or went with other words is a phrase. 一 alone mostly belongs to a word: 进一步.
    if numbers.iter().any(Vec::is_empty) {
        return rest.iter().all(Vec::is_empty) && !is_one_in_han(&numbers.concat());
    }
    rest[0] == rest[1] || rest.iter().all(|words| words.len() <= BESIDE)
}

/// Whether a number is a single one in the Han script.
fn is_one_in_han<Text: AsRef<str>>(number: &[Text]) -> bool {
    matches!(number, [one] if one.as_ref().chars().count() == 1 && numeral::han(one.as_ref()) == Some(1))
}
