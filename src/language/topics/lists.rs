//! How a language writes lists of things.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::language::{LANGUAGES, Vocabulary, Words};

/// The words of lists.
#[derive(Debug)]
pub(crate) struct Lists {
    /// Words that join the last items of a list, the longest first, lower case.
    pub conjunctions: Words,
    /// Of these, the characters that join two items of one list and nothing longer: 甲和乙.
    pub pairing: &'static str,
    /// Characters with which a list goes on after an item, for a language without spaces.
    pub going_on: &'static str,
    /// Characters with which a list goes on, or that bind what follows to its end: 或, 等.
    pub ending: &'static str,
    /// Words after which a list starts.
    pub openers: Words,
    /// Verbs that take a list of things.
    pub verbs: Words,
    /// Verbs of duty, ban and leave, and adverbs behind them, behind which a list of verbs starts, for a language without spaces.
    pub modals: Words,
    /// Characters that take a list of things.
    pub takers: &'static str,
    /// Characters behind which a list of things starts where the same thing ends it: 有北京、上海和北京.
    pub leads: &'static str,
    /// Words that end in such a character and describe what follows: 国有.
    pub describing: Words,
    /// Characters that no item has, because phrases have them.
    pub phrases: &'static str,
    /// Characters that make another word of the one they come before, and those that join two.
    pub prefixes: &'static str,
    /// Endings of words that name what is spoken of, before a list of what it is: 도시는 서울, 부산.
    pub topics: Words,
    /// The particle before a verb, lower case, after which a verb may appear twice: to sell, sell and distribute.
    pub particle: &'static str,
    /// What a step of a procedure starts with, lower case: click, открыть. Steps are taken twice on purpose.
    pub steps: Words,
    /// What a step ends with, in a language whose verbs are last.
    pub step_ends: Words,
    /// Words that a speaker says twice, and that are no item of a list, lower case: yes, right.
    pub fillers: Words,
    /// Adverbs between a word and the same word for the third time, for effect, in a language without spaces: 快、快、再快.
    pub stressing: Words,
}

impl Lists {
    pub(in crate::language) const NONE: Self = Self {
        conjunctions: &[],
        pairing: "",
        going_on: "",
        ending: "",
        openers: &[],
        verbs: &[],
        modals: &[],
        takers: "",
        leads: "",
        describing: &[],
        phrases: "",
        prefixes: "",
        topics: &[],
        particle: "",
        steps: &[],
        step_ends: &[],
        fillers: &[],
        stressing: &[],
    };
}

fn all() -> impl Iterator<Item = &'static Lists> {
    LANGUAGES.iter().map(|language| &language.lists)
}

fn any(holds: impl Fn(&Lists) -> bool) -> bool {
    all().any(holds)
}

fn conjunctions(vocabulary: Vocabulary) -> impl Iterator<Item = &'static str> {
    let languages = vocabulary.languages();
    languages
        .flat_map(|language| language.lists.conjunctions)
        .copied()
}

/// Whether a line is a step of a procedure: it starts with a verb that tells somebody to do something, or ends with one.
#[must_use]
pub(crate) fn is_step(line: &str) -> bool {
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lower = bare.to_lowercase();
    let first = lower
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\''))
        .next()
        .unwrap_or("");
    let end = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    // Letters without capitals are of a language without spaces.
    let is_cased = |c: char| c.is_lowercase();
    any(|each| {
        each.steps
            .iter()
            .any(|step| *step == first || !step.starts_with(is_cased) && lower.starts_with(step))
            || each.step_ends.iter().any(|step| end.ends_with(step))
    })
}

/// Whether a speaker says a word, in lower case, twice without listing anything.
#[must_use]
pub(crate) fn is_filler(vocabulary: Vocabulary, word: &str) -> bool {
    let mut languages = vocabulary.languages();
    languages.any(|language| language.lists.fillers.contains(&word))
}

/// The adverbs between a word and its third repetition, in all languages without spaces.
pub(crate) fn stressing() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.stressing).copied()
}

/// A text without the conjunction that it ends in, as a word of its own where words have spaces between them.
#[must_use]
pub(crate) fn without_conjunction(vocabulary: Vocabulary, text: &str) -> Option<&str> {
    let mut words = conjunctions(vocabulary);
    words.find_map(|word| {
        let rest = text.strip_suffix(word)?;
        let spaced = word.starts_with(|c: char| c.is_lowercase());
        (!spaced || rest.ends_with(' ')).then_some(rest)
    })
}

/// What joins two items, in any language: 、, 和, " and ".
pub(crate) fn joints() -> impl Iterator<Item = String> {
    let words = all().flat_map(|each| each.conjunctions);
    let words = words.map(|word| {
        if word.starts_with(char::is_lowercase) {
            format!(" {word} ")
        } else {
            (*word).to_owned()
        }
    });
    ["、".to_owned(), ", ".to_owned()].into_iter().chain(words)
}

/// Whether a word, in lower case, is a conjunction.
#[must_use]
pub(crate) fn is_conjunction(vocabulary: Vocabulary, word: &str) -> bool {
    conjunctions(vocabulary).any(|each| each == word)
}

/// Whether a text starts with a conjunction, as a word of its own where words have spaces between them.
#[must_use]
pub(crate) fn opens_with_conjunction(vocabulary: Vocabulary, text: &str) -> bool {
    conjunctions(vocabulary).any(|word| {
        let spaced = word.starts_with(|c: char| c.is_lowercase());
        let rest = text.strip_prefix(word);
        rest.is_some_and(|rest| !spaced || rest.starts_with(' '))
    })
}

/// Whether a text starts with a conjunction between spaces.
#[must_use]
pub(crate) fn starts_with_conjunction(vocabulary: Vocabulary, text: &str) -> bool {
    let Some(text) = text.strip_prefix(' ') else {
        return false;
    };
    conjunctions(vocabulary).any(|word| {
        let rest = text.strip_prefix(word);
        rest.is_some_and(|rest| rest.starts_with(' '))
    })
}

/// The most characters that [`starts_with_conjunction`] has to see.
#[must_use]
pub(crate) fn longest_conjunction() -> usize {
    let words = all().flat_map(|each| each.conjunctions);
    words
        .map(|word| word.chars().count() + 2)
        .max()
        .unwrap_or(0)
}

/// Whether a character joins two items.
#[must_use]
pub(crate) fn pairs(c: char) -> bool {
    any(|each| each.pairing.contains(c))
}

/// Whether a list goes on with a character, or ends with what it binds.
#[must_use]
pub(crate) fn goes_on_or_ends(c: char) -> bool {
    GOING_ON_OR_ENDING.contains(&c)
}

static GOING_ON_OR_ENDING: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
    let both = all().flat_map(|each| [each.going_on, each.ending]);
    both.flat_map(str::chars).collect()
});

/// Words after which a list starts.
pub(crate) fn openers() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.openers).copied()
}

/// Words that take a list of things: those after which one starts, and verbs.
pub(crate) fn taking() -> impl Iterator<Item = &'static str> {
    let verbs = all().flat_map(|each| each.verbs).copied();
    openers().chain(verbs)
}

/// Whether a character is the last of a word that takes a list of things or behind which a list of verbs starts.
pub(crate) fn may_take(c: char) -> bool {
    static ENDS: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
        modals()
            .chain(taking())
            .filter_map(|word| word.chars().next_back())
            .collect()
    });
    ENDS.contains(&c)
}

/// Words behind which a list of verbs starts.
pub(crate) fn modals() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.modals).copied()
}

/// How many characters long the conjunction without spaces is that a text starts with; 0 where none exists.
#[must_use]
pub(crate) fn unspaced_conjunction(text: &str) -> usize {
    let words = all().flat_map(|each| each.conjunctions);
    let unspaced = words.filter(|word| !word.starts_with(|c: char| c.is_lowercase()));
    let found = unspaced.filter(|word| text.starts_with(**word));
    found.map(|word| word.chars().count()).max().unwrap_or(0)
}

/// Whether a word, in lower case, is a verb that takes a list of things, or names what a list is of.
#[must_use]
pub(crate) fn takes_list(vocabulary: Vocabulary, word: &str) -> bool {
    let mut languages = vocabulary.languages();
    languages.any(|language| {
        let lists = &language.lists;
        lists.verbs.contains(&word) || lists.topics.iter().any(|end| word.ends_with(end))
    })
}

/// Whether a list of things may start behind a text without spaces, where the first of them ends it again.
#[must_use]
pub(crate) fn leads(text: &str) -> bool {
    any(|each| {
        text.ends_with(|c| each.leads.contains(c))
            && !each.describing.iter().any(|word| text.ends_with(word))
    })
}

/// Whether a character takes a list of things.
#[must_use]
pub(crate) fn takes(c: char) -> bool {
    any(|each| each.takers.contains(c))
}

/// Whether a character belongs to phrases and to no item.
#[must_use]
pub(crate) fn is_of_phrase(c: char) -> bool {
    any(|each| each.phrases.contains(c))
}

/// Whether a character makes another word of the one after it.
#[must_use]
pub(crate) fn is_prefix(c: char) -> bool {
    any(|each| each.prefixes.contains(c))
}

/// Whether a word, in lower case, is the particle of a verb.
#[must_use]
pub(crate) fn is_particle(word: &str) -> bool {
    any(|each| !each.particle.is_empty() && each.particle == word)
}

/// Whether a text ends in the particle of a verb, as a word of its own.
#[must_use]
pub(crate) fn ends_in_particle(text: &str) -> bool {
    any(|each| {
        let rest = text
            .strip_suffix(' ')
            .and_then(|rest| rest.strip_suffix(each.particle));
        !each.particle.is_empty() && rest.is_some_and(|rest| rest.ends_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conjunction_is_a_word_of_its_own() {
        assert_eq!(
            without_conjunction(Vocabulary::ALL, "accept the form; and"),
            Some("accept the form; ")
        );
        assert_eq!(without_conjunction(Vocabulary::ALL, "the band"), None);
        assert_eq!(
            without_conjunction(Vocabulary::ALL, "принять заявление; или"),
            Some("принять заявление; ")
        );
        assert_eq!(
            without_conjunction(Vocabulary::ALL, "受理申请；以及"),
            Some("受理申请；")
        );
        assert!(starts_with_conjunction(Vocabulary::ALL, " and instruments"));
        assert!(!starts_with_conjunction(Vocabulary::ALL, " android"));
    }

    #[test]
    fn a_particle_is_a_word_of_its_own() {
        assert!(ends_in_particle(" to "));
        assert!(!ends_in_particle("auto "));
    }
}
