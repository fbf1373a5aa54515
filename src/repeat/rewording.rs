//! Paragraphs that say the same in other words: the old wording and the new one.
//!
//! What was written alike for two things differs in a word or two, or has one word for another throughout. What was reworded has other
//! words in several places, or forms of the same words, and its numbers and names stay.

use rustc_hash::FxHashSet;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::language::topics::{modality, spelling};
use crate::repeat::copies::{self, Edit};
use crate::repeat::edits;
use crate::text::numeral;
use crate::text::script;

// Chosen by hand on 2026-11-30 from slips that commits have taken out of published files.

/// How many of the words of one paragraph are in the other, at least: it bounds the time.
const SHARED: f64 = 0.6;
/// In how many places letters are counted.
const PLACES_OF_LETTERS: usize = 1 << 11;
/// How alike the letters of a third paragraph are, at least, that is made after the same pattern.
const PATTERN: f64 = 0.65;
/// And how much of its words are in the other one: any two texts of an alphabet have most letters in common.
const PATTERNED: f64 = 0.4;
/// How alike paragraphs are, at least, that were reworded, and items in which no word is another.
const REWORDED: f64 = 0.7;
const ITEMS: f64 = 0.9;
/// In how many places words are others, at least, where they are not forms of the same.
const PLACES: usize = 3;
/// And how many names they share then, and no other: of 31 pairs in 53 public collections that share fewer, somebody would have changed
/// one (2026-11-30).
const NAMES: usize = 2;
/// How many letters two forms of a word begin with, at least.
const STEM: usize = 5;
/// How many letters a word has, at most, that only joins others.
const SHORT: usize = 3;
/// How many words are before a colon, at most, that name what follows, and how many letters each has.
const LEAD: usize = 5;
const WORD: u32 = 8;
/// How many letters the beginnings of two paragraphs share, at least, or half of those that their ends do: it bounds the time.
const ENDS: usize = 2;
/// How alike paragraphs are, at least, that begin with the same words, and how much these weigh: what was written for two things names
/// the thing first.
const OPENING: f64 = 0.8;
const BEGINNING: u32 = 18 * script::HAN_WEIGHT;
/// The longest paragraph that is compared word by word, in words: it bounds the time.
const WORDS: usize = 600;

/// How alike two texts are by the weight of their words in order, below 1; 0 where that is less than [`SHARED`], where they have different
/// numbers, or where one denies what the other says.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    likeness_from(SHARED, one, other)
}

/// [`likeness`], where it is so much at least; 0 otherwise.
fn likeness_from(least: f64, one: &str, other: &str) -> f64 {
    // What is in tags is no text, and what has none is known by its numbers and letters at once.
    let plain = ![one, other].iter().any(|text| text.contains('<'));
    if plain
        && (figures(one.chars()).ne(figures(other.chars()))
            || letters_in_common(one, other) < least)
    {
        return 0.0;
    }
    let [one, other] = [one, other].map(copies::words);
    if one.len().max(other.len()) > WORDS {
        return 0.0;
    }
    let known: FxHashSet<&String> = one.iter().collect();
    let shared = other.iter().filter(|word| known.contains(word)).count();
    if (shared as f64) < SHARED * other.len() as f64 || numbers(&one) != numbers(&other) {
        return 0.0;
    }
    let weigh =
        |words: &[String]| -> u32 { words.iter().map(|word| script::weight_of(word)).sum() };
    let mut common = 0;
    let mut others = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &one, &other) {
        if let DiffOp::Equal { old_index, len, .. } = op {
            common += weigh(&one[old_index..old_index + len]);
        } else {
            others.push((op.old_range(), op.new_range()));
        }
    }
    let ratio = 2.0 * f64::from(common) / f64::from((weigh(&one) + weigh(&other)).max(1));
    let mut others = others.into_iter();
    if ratio < least || others.any(|(old, new)| denies(&one[old]) != denies(&other[new])) {
        return 0.0;
    }
    ratio.min(0.99)
}

/// How alike two texts are by the weight of their letters in any order: they are no more alike by their words. In Chinese, where a letter
/// says as much as a word, most texts that are not alike are known by it.
fn letters_in_common(one: &str, other: &str) -> f64 {
    fn letters(text: &str) -> impl Iterator<Item = (usize, u32)> {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        let lower = letters.flat_map(char::to_lowercase);
        lower.map(|c| (c as usize % PLACES_OF_LETTERS, script::weight(c)))
    }
    let mut left = [0_u32; PLACES_OF_LETTERS];
    let (mut all, mut common) = (0, 0);
    for (letter, weight) in letters(one) {
        left[letter] += weight;
        all += weight;
    }
    for (letter, weight) in letters(other) {
        let shared = weight.min(left[letter]);
        left[letter] -= shared;
        common += shared;
        all += weight;
    }
    2.0 * f64::from(common) / f64::from(all.max(1))
}

/// The digits and Han numerals of the words of a text, but for the one that is an article, too.
fn numbers(words: &[String]) -> String {
    figures(words.iter().flat_map(|word| word.chars())).collect()
}

fn figures(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let lower = text.flat_map(char::to_lowercase);
    lower.filter(|c| numeral::is_in_number(*c) && *c != numeral::ONE)
}

fn denies(words: &[String]) -> bool {
    let whole = words.concat();
    let is_negation = |word: &String| {
        let mut known = modality::negations().iter().copied().flatten().copied();
        known.any(|negation| {
            word == negation
                || negation.starts_with(script::is_unspaced) && whole.contains(negation)
        }) || modality::has_negation_ending(word)
    };
    words.iter().any(is_negation)
}

/// Whether what sets two paragraphs apart is the wording alone: no name came for another, and words are forms of the same, or others in
/// several places, which all differ, where both are about the same names. Two items differ so by intent, unless no word is in the place of
/// another.
pub(super) fn is_reworded(one: &str, other: &str, are_items: bool) -> bool {
    // What has a name of its own in front is about that.
    if lead(one) != lead(other) {
        return false;
    }
    let ratio = likeness_from(if are_items { ITEMS } else { REWORDED }, one, other);
    if ratio <= 0.0 {
        return false;
    }
    let (own, new) = (names(one), names(other));
    let edits = copies::edits(one, other);
    let replaced: Vec<&Edit> = edits
        .iter()
        .filter(|edit| edits::is_replaced(&edit.0, &edit.1) && !is_of_marks(edit))
        .collect();
    if are_items {
        return replaced.is_empty() && own == new && !edits::are_swapped(&edits);
    }
    let mut words: Vec<&str> = replaced
        .iter()
        .flat_map(|(one, other)| [one.as_str(), other.as_str()])
        .collect();
    let count = words.len();
    words.sort_unstable();
    words.dedup();
    let mut forms = replaced.iter();
    let inflected = forms.all(|edit| edits::is_slip(edit) || are_forms(edit));
    let told_apart = || words.len() == count && edits.len() >= PLACES;
    own == new && (inflected || own.len().min(new.len()) >= NAMES && told_apart())
        || ratio >= OPENING
            && !edits::are_swapped(&edits)
            && are_within(&own, &new)
            && open_alike(one, other)
}

fn are_within(one: &[String], other: &[String]) -> bool {
    let within = |one: &[String], other: &[String]| one.iter().all(|name| other.contains(name));
    within(one, other) || within(other, one)
}

/// Whether two texts begin with so many of the same words that both are about one thing.
fn open_alike(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(copies::words);
    let same = one.iter().zip(&other).take_while(|(own, new)| own == new);
    let weight: u32 = same.map(|(word, _)| script::weight_of(word)).sum();
    weight >= BEGINNING
}

/// The words before the first colon, where they are few.
fn lead(text: &str) -> Option<&str> {
    let (lead, _) = text.split_once([':', '：'])?;
    (lead.split_whitespace().count() <= LEAD && script::weight_of(lead) <= LEAD as u32 * WORD)
        .then_some(lead)
}

/// Whether no word of an item is in the place of one of the other.
pub(super) fn has_no_other_words(one: &str, other: &str) -> bool {
    let edits = copies::edits(one, other);
    let replaces = |edit: &Edit| edits::is_replaced(&edit.0, &edit.1) && !is_of_marks(edit);
    !edits.iter().any(replaces) && !edits::are_swapped(&edits)
}

/// Whether words differ in marks alone, or only join others.
fn is_of_marks((one, other): &Edit) -> bool {
    let joins = |text: &str| {
        let mut words = text.split(' ');
        words.all(|word| spelling::is_article(word) || spelling::follows_nouns(word))
    };
    let is_short =
        |text: &str| text.chars().count() <= SHORT && text.chars().all(char::is_lowercase);
    letters(one) == letters(other) || joins(one) && joins(other) || is_short(one) && is_short(other)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a word of one text begins as one of the other does, or begins and ends so, by so many letters that both are forms of it.
fn are_forms((one, other): &Edit) -> bool {
    let begins = |word: &str, other: &str| {
        let same = |(a, b): &(char, char)| a == b;
        let front = word.chars().zip(other.chars()).take_while(same).count();
        let back = word.chars().rev().zip(other.chars().rev());
        front >= STEM || front >= SHORT && back.take_while(same).count() > SHORT
    };
    let mut words = one.split(' ');
    words.any(|word| other.split(' ').any(|other| begins(word, other)))
}

/// The words of a text that have capitals inside or hold a mark of code, and those in Latin letters where most others are not.
fn names(text: &str) -> Vec<String> {
    let is_foreign = |c: &char| c.is_alphabetic() && !c.is_ascii();
    let foreign = text.chars().filter(is_foreign).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    let unspaced = foreign > latin || text.contains(script::is_unspaced);
    let words = text.split(|c: char| {
        c.is_whitespace() || script::is_unspaced(c) || !c.is_alphanumeric() && !"_-.".contains(c)
    });
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_name = |word: &&str| {
        let inner = word.chars().skip(1).any(char::is_uppercase);
        inner
            || word.contains('_')
            || unspaced && word.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let mut names: Vec<String> = words.filter(is_name).map(letters).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether the letters of two texts are nearly the same, in any order, and many of their words: paragraphs that are made after one
/// pattern.
pub(super) fn are_patterned(one: &str, other: &str) -> bool {
    if letters_in_common(one, other) < PATTERN {
        return false;
    }
    let [one, other] = [one, other].map(copies::words);
    let known: FxHashSet<&String> = one.iter().collect();
    let weigh = |words: &mut dyn Iterator<Item = &String>| -> u32 {
        words.map(|word| script::weight_of(word)).sum()
    };
    let common = weigh(&mut other.iter().filter(|word| known.contains(word)));
    f64::from(common) >= PATTERNED * f64::from(weigh(&mut other.iter()))
}

/// Whether two texts of like length begin or end with the same letters.
pub(super) fn meet(one: &str, other: &str) -> bool {
    let lengths = [one.len(), other.len()];
    let same = |(a, b): &(char, char)| a == b;
    let front = one.chars().zip(other.chars()).take_while(same);
    let back = one.chars().rev().zip(other.chars().rev()).take_while(same);
    2 * lengths[0].max(lengths[1]) <= 3 * lengths[0].min(lengths[1])
        && (front.take(ENDS).count() == ENDS || back.take(2 * ENDS).count() == 2 * ENDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_reworded_is_told_from_what_was_written_for_two_things() {
        let old = "If you want the FerryBot to wait for late passengers, you can ring the bell by the GateBox until the skipper answers.";
        let new = "Should you want the FerryBot to wait for passengers that are late, ring the bell at the GateBox until the skipper answers.";
        assert!(is_reworded(old, new, false));
        assert!(!is_reworded(
            old,
            &old.replace("FerryBot", "BargeBot"),
            false
        ));
        assert!(!is_reworded(old, new, true));
        // Words that are others tell two things apart where no names say that it is one.
        let raised = "A strength is what would raise the offer, within the limits of the call, above all of the rest.";
        let lowered = "A weakness is what would lower the offer, within the limits of the call, below all of the rest.";
        assert!(!is_reworded(raised, lowered, false));
    }

    #[test]
    fn letters_bound_the_likeness_of_words() {
        let one = "摆渡船每天早上六点开往对岸，乘客须在码头买票。";
        for other in [
            "摆渡船每天早上六点开往对岸，乘客可以在船上买票。",
            "每天早上摆渡船开往对岸，六点在码头买票的乘客须先上船。",
            "桥梁由养路工负责检修。",
        ] {
            assert!(likeness(one, other) <= letters_in_common(one, other));
        }
        assert!(letters_in_common(one, "桥梁由养路工负责检修。") < 0.2);
    }

    #[test]
    fn numbers_and_negations_set_paragraphs_apart() {
        let text =
            "The lower gate is closed at 9 in the evening, and whoever comes later rings the bell.";
        assert!(likeness(text, &text.replace("later ", "")) > 0.9);
        assert!(likeness(text, &text.replace('9', "8")) < 0.1);
        assert!(likeness(text, &text.replace("is closed", "is not closed")) < 0.1);
        assert!(
            likeness(
                "已启用安全模式时，须有下列权限",
                "未启用安全模式时，须有下列权限"
            ) < 0.1
        );
    }

    #[test]
    fn forms_of_a_word_are_no_other_words() {
        let one = "Используйте модули скрипта, чтобы исправить недостаток языка и отделить область видимости.";
        let other = "Использование модулей скрипта исправляет недостаток языка и отделяет область видимости.";
        assert!(are_forms(&(
            "исправить".to_owned(),
            "исправляет".to_owned()
        )));
        assert!(meet(one, other));
    }
}
