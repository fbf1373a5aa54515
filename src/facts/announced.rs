//! Numbers that a sentence announces of the list below it: "There are two drawbacks of this:", "`map` takes two arguments."
//!
//! Numbers of a list in the sentence itself are read in [`crate::facts::counts`].

use crate::facts::counts::{self, Count};
use crate::language::Language;
use crate::text::script;

/// How many words may be between a number and what it counts, with that. Chosen by hand.
const NOUN_WORDS: usize = 3;
/// How many words may follow what is counted. Chosen by hand.
const FURTHER_WORDS: usize = 12;

/// The one number of things that a sentence with a colon at its end announces, wherever it is in it.
#[must_use]
pub(crate) fn in_lead(sentence: &str, language: &Language) -> Option<Count> {
    let lead = sentence.trim_end().strip_suffix(':')?.trim_end();
    if lead.ends_with(script::is_unspaced) {
        return at_end(lead, language);
    }
    let words: Vec<(usize, &str)> = lead
        .split(' ')
        .map(|word| (word.as_ptr() as usize - lead.as_ptr() as usize, word))
        .collect();
    let mut numbers = (0..words.len()).filter(|at| counts::is_number(words[*at].1));
    let (at, None) = (numbers.next()?, numbers.next()) else {
        return None;
    };
    let ends = (at + 1..words.len()).take(NOUN_WORDS);
    let mut nouns = ends.filter_map(|noun| {
        let (start, word) = words[noun];
        let bare = word.trim_end_matches(['*', '_']);
        let count = counts::announced(&lead[..start + bare.len()], language)?;
        Some((noun, count))
    });
    let (noun, count) = nouns.next()?;
    let after = &words[noun..];
    let parted = after
        .iter()
        .any(|(_, word)| word.ends_with([',', ';', '.', ':']));
    // Two gates allow this: what follows a verb is no list of gates.
    let told = follows(
        &words[at.saturating_sub(1)..=noun]
            .iter()
            .map(|(_, word)| word.to_lowercase())
            .collect::<String>(),
        language,
    );
    let attached = after.get(1).is_none_or(|(_, word)| {
        let lower = word.to_lowercase();
        told || language.counting.attaching.contains(&lower.as_str()) || follows(&lower, language)
    });
    if parted || !attached || after.len() > FURTHER_WORDS {
        return None;
    }
    is_new(lead, count, language).then_some(count)
}

/// The number of things before a colon that its own words say follow, wherever they are: the following five members were present.
#[must_use]
pub(crate) fn followed(lead: &str, language: &Language) -> Option<Count> {
    follows(&lead.to_lowercase(), language)
        .then(|| in_lead(&format!("{lead}:"), language))
        .flatten()
}

/// The number of things that a sentence ends with.
#[must_use]
pub(crate) fn at_end(sentence: &str, language: &Language) -> Option<Count> {
    let lead = sentence.trim_end().trim_end_matches([':', '.', '。', ' ']);
    let count = counts::announced(lead, language)?;
    is_new(lead, count, language).then_some(count)
}

/// Whether the things that are counted are not known already, and are there whatever the case: not "the two", not "if two".
fn is_new(lead: &str, count: Count, language: &Language) -> bool {
    let counting = &language.counting;
    let before = lead[..count.span.start as usize].to_lowercase();
    let counted = count.span.of(lead).to_lowercase();
    let number = counted.split(' ').next().unwrap_or("");
    if counting.oblique.contains(&number) {
        return false;
    }
    if follows(&lead.to_lowercase(), language) {
        let last = before.trim_end().rsplit(' ').next().unwrap_or("");
        return follows(last, language) || follows(&counted, language);
    }
    let bare = before.trim_end();
    let whole = |word: &str| {
        let rest = bare.strip_suffix(word);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '\'', '’']))
    };
    let known = counting.definite.iter().any(|word| {
        if word.starts_with(script::is_unspaced) {
            bare.ends_with(word)
        } else {
            whole(word)
        }
    });
    let mut words = before.split([' ', ',']);
    let of_a_case = if before.ends_with(script::is_unspaced) {
        counting.conditions.iter().any(|word| before.contains(word))
    } else {
        words.any(|word| counting.conditions.contains(&word))
    };
    !counting.definite.is_empty() && !known && !of_a_case
}

/// Whether a text, in lower case, has a word that says that a list follows.
fn follows(text: &str, language: &Language) -> bool {
    let mut words = language.counting.following.iter();
    words.any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    fn lead(text: &str, code: &str) -> Option<u64> {
        in_lead(text, language::named(code).unwrap()).map(|count| count.number)
    }

    #[test]
    fn reads_the_number_in_front_of_a_list() {
        for (text, code, number) in [
            ("There are two weak points of this lock:", "en", 2),
            ("The following three steps are due:", "en", 3),
            (
                "We add four new gates to the canal that Mr Hill built:",
                "en",
                4,
            ),
            ("这种做法有三个缺点:", "zh", 3),
            ("У этого способа два недостатка:", "ru", 2),
            ("Das Verfahren hat zwei Nachteile:", "de", 2),
        ] {
            assert_eq!(lead(text, code), Some(number), "{text}");
        }
    }

    #[test]
    fn known_things_and_cases_announce_nothing() {
        for (text, code) in [
            ("The two gates differ in this:", "en"),
            ("If there are two keepers, they share these duties:", "en"),
            ("Two keepers use the following tools:", "en"),
            ("One of the keepers has two duties:", "en"),
            ("Read these two pages, then do this:", "en"),
            ("这两个方法:", "zh"),
            ("Эти два метода:", "ru"),
            ("Метод позволяет общаться двум окнам:", "ru"),
            ("Two spare gates allow this:", "en"),
            ("The house has three gates and a single lock:", "en"),
            ("对于三种水闸:", "zh"),
        ] {
            assert_eq!(lead(text, code), None, "{text}");
        }
    }
}
