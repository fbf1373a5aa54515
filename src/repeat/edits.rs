//! What sets two copies apart: words in the place of others, or a slip of the pen.

use crate::repeat::copies::Edit;
use crate::text::numeral;
use crate::text::script::{self, HAN_WEIGHT};

/// How many letters a slip changes, at most, and how many the word has, at least.
const LETTERS: usize = 2;
const WORD: usize = 4;
/// Signs of reckoning, and the mark that strikes text out.
pub(super) const SIGNS: [char; 6] = ['~', '=', '<', '>', '+', '±'];
/// The least weight of words that change places, and are more than an adverb.
const SWAPPED: u32 = 2 * HAN_WEIGHT;

/// Whether words are in the place of others.
pub(super) fn is_replaced(one: &str, other: &str) -> bool {
    [one, other]
        .iter()
        .all(|text| text.contains(char::is_alphanumeric))
}

/// Whether signs of reckoning are in the place of others.
pub(super) fn is_of_signs((one, other): &Edit) -> bool {
    let signs = |text: &str| {
        text.chars()
            .filter(|c| SIGNS.contains(c))
            .collect::<String>()
    };
    signs(one) != signs(other)
}

pub(super) fn has_number((one, other): &Edit) -> bool {
    [one, other]
        .iter()
        .any(|text| text.contains(numeral::is_in_number))
}

/// Whether two copies have two words for each other in two places: `from the hut to the quay`, `from the quay to the hut`.
pub(super) fn are_swapped(edits: &[Edit]) -> bool {
    let says = |text: &str| script::weight_of(text) >= SWAPPED;
    edits.iter().enumerate().any(|(at, (one, other))| {
        let mut later = edits[at + 1..].iter();
        (says(one) || says(other)) && later.any(|(own, new)| own == other && new == one)
    })
}

/// Whether an edit looks like a slip of the pen: a letter or two of a word, or capitals.
pub(super) fn is_slip(edit: &Edit) -> bool {
    let (one, other) = edit;
    if !is_replaced(one, other) || has_number(edit) || one.contains(script::is_unspaced) {
        return false;
    }
    // Other capitals are another abbreviation.
    let are_capitals = |text: &str| !text.contains(char::is_lowercase);
    if are_capitals(one) && are_capitals(other) {
        return false;
    }
    let letters = |text: &str| {
        let word = text.trim_matches(|c: char| !c.is_alphanumeric());
        word.chars().collect::<Vec<char>>()
    };
    let (one_letters, other_letters) = (letters(one), letters(other));
    one.to_lowercase() == other.to_lowercase()
        || one_letters.len().max(other_letters.len()) >= WORD
            && one_letters.first() == other_letters.first()
            && distance(&one_letters, &other_letters) <= LETTERS
}

/// Whether a slip is inside a word: its ends are those of the other word, and one letter at most is another, or two changed places. At
/// the end, words are inflected.
pub(super) fn is_inside((one, other): &Edit) -> bool {
    let letters = |text: &str| -> Vec<char> {
        let word = text.trim_matches(|c: char| !c.is_alphanumeric());
        word.to_lowercase().chars().collect()
    };
    let (one, other) = (letters(one), letters(other));
    let swapped = || {
        let mut sorted = [one.clone(), other.clone()];
        for each in &mut sorted {
            each.sort_unstable();
        }
        sorted[0] == sorted[1]
    };
    one != other
        && one.len().min(other.len()) > WORD
        && one.last() == other.last()
        && (distance(&one, &other) == 1 || swapped())
}

/// How many letters have to be changed, added or left out to make one word of the other; more than `LETTERS` says no more than that.
fn distance(one: &[char], other: &[char]) -> usize {
    if one.len().abs_diff(other.len()) > LETTERS {
        return LETTERS + 1;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], at + 1);
        for (there, against) in other.iter().enumerate() {
            let changed = corner + usize::from(letter != against);
            corner = row[there + 1];
            row[there + 1] = changed.min(corner + 1).min(row[there] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    fn is_slip(one: &str, other: &str) -> bool {
        super::is_slip(&(one.to_owned(), other.to_owned()))
    }

    #[test]
    fn a_letter_or_two_and_capitals_are_slips() {
        for (one, other) in [
            ("harbor", "harbour"),
            ("with", "will"),
            ("Keeper", "keeper"),
            ("причал", "причвл"),
        ] {
            assert!(is_slip(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("ferry", "barge"),
            ("30", "31"),
            ("oar", "ear"),
            ("", "not"),
            ("港口管理机构", "港口管理机关"),
        ] {
            assert!(!is_slip(one, other), "{one} {other}");
        }
    }

    #[test]
    fn words_that_change_places_are_swapped() {
        let edits = |one: &str, other: &str| crate::repeat::copies::edits(one, other);
        assert!(super::are_swapped(&edits(
            "Copy the letter of the harbour to the folder of the warden.",
            "Copy the letter of the warden to the folder of the harbour."
        )));
        assert!(!super::are_swapped(&edits(
            "The warden can also be asked.",
            "The warden also can be asked."
        )));
    }
}
