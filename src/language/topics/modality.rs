//! Words that turn a statement into its opposite, or into a duty or a permission.

use std::sync::LazyLock;

use crate::language::{LANGUAGES, Words};

/// Negations and modal words.
#[derive(Debug)]
pub(crate) struct Modality {
    /// Words that turn a statement into its opposite, lower case.
    pub negations: Words,
    /// Endings that turn a word into its opposite, lower case.
    pub negation_endings: Words,
    /// Words that are two in one, lower case, each with both spelled out: don't, do not.
    pub contractions: &'static [(&'static str, [&'static str; 2])],
    /// Negations that are written in one word with what follows them, lower case: n' of n'a.
    pub elided: Words,
    /// Phrases with a negation in them that turn nothing into its opposite, lower case: without limitation.
    pub idioms: Words,
    /// Words in which a negation or a modal word is one of several and says nothing of its own, lower case: không gian, point de vue.
    pub compounds: Words,
    /// Negations and modal words that are nouns as well, and the words before them that show it, lower case: a can, un pas.
    pub nouns: &'static [(Words, Words)],
    /// Beginnings of words that affirm, and of those that deny the same, lower case: 유효, 무효.
    pub opposites: &'static [(&'static str, &'static str)],
    /// What can stand where a negation stands, and affirms: 有效 and 无效, 已支付 and 未支付.
    pub affirmations: Words,
    /// Words of duty, permission and possibility, lower case, those of one force together: forms of one word, and words that bind or
    /// allow as much, are no change of modality.
    pub modals: &'static [Words],
    /// Endings that say what a modal word says, lower case, each group with a word of its force: -ebilir.
    pub modal_endings: &'static [(&'static str, Words)],
    /// Words that join two verbs under one modal word, lower case: must keep and file.
    pub coordinators: Words,
}

impl Modality {
    pub(in crate::language) const NONE: Self = Self {
        negations: &[],
        negation_endings: &[],
        contractions: &[],
        elided: &[],
        idioms: &[],
        compounds: &[],
        nouns: &[],
        opposites: &[],
        affirmations: &[],
        modals: &[],
        modal_endings: &[],
        coordinators: &[],
    };
}

fn all() -> impl Iterator<Item = &'static Modality> {
    LANGUAGES.iter().map(|language| &language.modality)
}

static NEGATIONS: LazyLock<Vec<Words>> =
    LazyLock::new(|| all().map(|each| each.negations).collect());

static MODALS: LazyLock<Vec<Words>> =
    LazyLock::new(|| all().flat_map(|each| each.modals).copied().collect());

/// The negations, those of one language together.
#[must_use]
pub(crate) fn negations() -> &'static [Words] {
    &NEGATIONS
}

/// Whether a word, in lower case, is turned into its opposite by its ending.
#[must_use]
pub(crate) fn has_negation_ending(word: &str) -> bool {
    let mut endings = all().flat_map(|each| each.negation_endings);
    endings.any(|ending| word.ends_with(ending))
}

/// The force, as a place in [`modals`], that a word in lower case has by its ending.
#[must_use]
pub(crate) fn force_of_ending(word: &str) -> Option<usize> {
    let mut known = all().flat_map(|each| each.modal_endings);
    let (named, _) = known.find(|(_, endings)| {
        endings
            .iter()
            .any(|ending| word.len() > ending.len() && word.ends_with(ending))
    })?;
    MODALS.iter().position(|words| words.contains(named))
}

/// Whether one of two words, in lower case, affirms what the other denies.
#[must_use]
pub(crate) fn are_opposites(one: &str, other: &str) -> bool {
    let mut known = all().flat_map(|each| each.opposites);
    let begins = |affirming: &str, denying: &str, yes: &str, no: &str| {
        affirming.starts_with(yes) && denying.starts_with(no)
    };
    known.any(|(yes, no)| begins(one, other, yes, no) || begins(other, one, yes, no))
}

/// Whether a negation or a modal word is a noun behind the word before it, both in lower case.
#[must_use]
pub(crate) fn is_noun(word: &str, before: &str) -> bool {
    let mut known = all().flat_map(|each| each.nouns);
    known.any(|(words, leads)| words.contains(&word) && leads.contains(&before))
}

/// Words of several parts in which a negation or a modal word is one.
pub(crate) fn compounds() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.compounds).copied()
}

/// The two words that one stands for, in lower case.
#[must_use]
pub(crate) fn spelled_out(word: &str) -> Option<[&'static str; 2]> {
    let mut known = all().flat_map(|each| each.contractions);
    known
        .find(|(short, _)| *short == word)
        .map(|(_, words)| *words)
}

/// A word in lower case whose negation is written in one word with it: the negation, and the rest.
#[must_use]
pub(crate) fn parted(word: &str) -> Option<[&str; 2]> {
    let mut elided = all().flat_map(|each| each.elided);
    let length = elided.find(|each| word.len() > each.len() && word.starts_with(**each))?;
    let (negation, rest) = word.split_at(length.len());
    Some([negation, rest])
}

/// Modal words and negations of several words with spaces between them.
static PHRASES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lists = modals().iter().chain(negations());
    let words = lists.copied().flatten().copied();
    words.filter(|word| word.contains(' ')).collect()
});

/// Modal words and negations of several words, lower case.
pub(crate) fn phrases() -> impl Iterator<Item = &'static str> {
    PHRASES.iter().copied()
}

/// Words that affirm where a negation may stand.
pub(crate) fn affirmations() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.affirmations).copied()
}

/// The modal words, those of one meaning together.
#[must_use]
pub(crate) fn modals() -> &'static [Words] {
    &MODALS
}

/// Words that join two verbs under one modal word.
pub(crate) fn coordinators() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.coordinators).copied()
}

/// Phrases that have a negation in them and turn nothing into its opposite.
pub(crate) fn idioms() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.idioms).copied()
}
