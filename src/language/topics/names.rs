//! What belongs to the names of documents, bodies and places, and what tells two names apart.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::language::{LANGUAGES, Vocabulary, Words};

/// The small and the telling words of names.
#[derive(Debug)]
pub(crate) struct Names {
    /// What many names start with and what tells none from another: 中华人民共和国.
    pub fronts: Words,
    /// Characters that come and go in a name without making another one of it, for a language without spaces.
    pub small_characters: &'static str,
    /// Characters whose change makes another name: places, directions, sizes, orders.
    pub telling_characters: &'static str,
    /// Characters that are words by themselves, and part of no term, for a language without spaces.
    pub words_of_one: &'static str,
    /// Characters that go on with a name: 实施 opens 实施细则, a document of its own.
    pub going_on: &'static str,
    /// Characters before the name of a document in running text: 依据, 按照, 违反.
    pub leads: &'static str,
    /// Words that come and go in a name without making another one of it, lower case.
    pub small_words: Words,
    /// What a sentence says that puts a name in the place of another, as far as it is the same in all forms, lower case: replaced by.
    pub renaming: Words,
    /// Words before a name that do not say what it is, lower case: called, under.
    pub no_nouns: Words,
    /// Endings of the forms of one noun at the start of a name, in groups of those that stand for one another, where number or case
    /// changes it: Правила, в «Правилах».
    pub head_endings: &'static [Words],
    /// The endings of adjectives inside names, with which a name is the same in another case.
    pub adjective_endings: Words,
}

impl Names {
    pub(in crate::language) const NONE: Self = Self {
        fronts: &[],
        small_characters: "",
        telling_characters: "",
        words_of_one: "",
        going_on: "",
        leads: "",
        small_words: &[],
        renaming: &[],
        no_nouns: &[],
        head_endings: &[],
        adjective_endings: &[],
    };
}

fn any(holds: impl Fn(&Names) -> bool) -> bool {
    LANGUAGES.iter().any(|language| holds(&language.names))
}

/// A name without what many start with.
#[must_use]
pub(crate) fn without_front(name: &str) -> &str {
    let mut fronts = LANGUAGES.iter().flat_map(|each| each.names.fronts);
    let bare = fronts.find_map(|front| name.strip_prefix(front));
    bare.unwrap_or(name)
}

/// Whether a sentence, in lower case, puts a name in the place of another.
#[must_use]
pub(crate) fn renames(sentence: &str) -> bool {
    any(|each| each.renaming.iter().any(|phrase| sentence.contains(phrase)))
}

/// Whether a character comes and goes in a name.
#[must_use]
pub(crate) fn is_small(c: char) -> bool {
    any(|each| each.small_characters.contains(c))
}

/// Whether another character in its place makes another name.
#[must_use]
pub(crate) fn is_telling(c: char) -> bool {
    any(|each| each.telling_characters.contains(c))
}

/// Whether a character is a word by itself, and part of no term.
#[must_use]
pub(crate) fn stands_alone(c: char) -> bool {
    static ALONE: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
        let all = LANGUAGES.iter().map(|each| each.names.words_of_one);
        all.flat_map(str::chars).collect()
    });
    ALONE.contains(&c)
}

/// Whether a name goes on with a character after it.
#[must_use]
pub(crate) fn goes_on(c: char) -> bool {
    any(|each| each.going_on.contains(c))
}

/// Whether a character leads up to the name of a document.
#[must_use]
pub(crate) fn leads(c: char) -> bool {
    static LEADS: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
        let all = LANGUAGES.iter().map(|each| each.names.leads);
        all.flat_map(str::chars).collect()
    });
    LEADS.contains(&c)
}

/// Whether a word, in lower case, comes and goes in a name.
#[must_use]
pub(crate) fn is_small_word(word: &str) -> bool {
    any(|each| each.small_words.contains(&word))
}

/// Whether a word, in lower case, says of the name after it what it is.
#[must_use]
pub(crate) fn is_noun(word: &str) -> bool {
    !any(|each| each.no_nouns.contains(&word))
}

/// The shortest part of a noun that its forms share, in characters. Chosen by hand.
const SHORTEST_STEM: usize = 3;

/// Whether two words are forms of one adjective: `graue`, `grauen`.
#[must_use]
pub(crate) fn are_adjectives(vocabulary: Vocabulary, one: &str, other: &str) -> bool {
    vocabulary.languages().any(|language| {
        let endings = || language.names.adjective_endings.iter();
        let stems = |word| endings().filter_map(move |ending| str::strip_suffix(word, ending));
        let long = |stem: &&str| stem.chars().count() >= SHORTEST_STEM;
        stems(one)
            .filter(long)
            .any(|stem| stems(other).any(|each| each == stem))
    })
}

/// Whether two words, in lower case, are forms of one noun: `Contrato`, `Contratos`.
#[must_use]
pub(crate) fn are_forms(vocabulary: Vocabulary, one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars());
    let shared = shared.take_while(|(one, other)| one == other);
    let length = shared.map(|(c, _)| c.len_utf8()).sum();
    let mut groups = vocabulary
        .languages()
        .flat_map(|each| each.names.head_endings);
    let is_form = |group: &Words, ending: &str| {
        let stem = one.strip_suffix(ending).unwrap_or_default();
        let other = other.get(stem.len()..).unwrap_or_default();
        stem.chars().count() >= SHORTEST_STEM && stem.len() <= length && group.contains(&other)
    };
    groups.any(|group| group.iter().any(|ending| is_form(group, ending)))
}
