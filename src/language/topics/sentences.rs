//! The words that join sentences and their parts, and those after which a full stop ends none.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::language::{LANGUAGES, Words};

/// The joints of sentences.
#[derive(Debug)]
pub(crate) struct Sentences {
    /// Words after which no paragraph ends: what they join is still to come. Lower case.
    pub joining: Words,
    /// Abbreviations whose full stop ends no sentence, lower case, without the stop.
    pub abbreviations: Words,
    /// Words that point to what stands around a sentence, lower case: two sentences with them may speak of different things.
    pub pointing: Words,
    /// Words that stand by mistake between words of another script, because they join them.
    pub stray: &'static [Stray],
}

/// A word that joins others and stands in no text of another script by itself.
#[derive(Debug)]
pub(crate) struct Stray {
    /// The word, lower case.
    pub word: &'static str,
    /// What Han text has for it, where that is one word.
    pub han: Option<&'static str>,
    /// Whether programming languages have it, too.
    pub code: bool,
}

impl Sentences {
    pub(in crate::language) const NONE: Self = Self {
        joining: &[],
        abbreviations: &[],
        pointing: &[],
        stray: &[],
    };
}

fn all() -> impl Iterator<Item = &'static Sentences> {
    LANGUAGES.iter().map(|language| &language.sentences)
}

static JOINING: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| all().flat_map(|each| each.joining).copied().collect());

static ABBREVIATIONS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| all().flat_map(|each| each.abbreviations).copied().collect());

/// Whether a word, in lower case, joins what stands before it to what follows.
#[must_use]
pub(crate) fn joins(word: &str) -> bool {
    JOINING.contains(word)
}

/// The joining words, for text without spaces, in which no word can be taken out to be looked up.
pub(crate) fn joining() -> impl Iterator<Item = &'static str> {
    all().flat_map(|each| each.joining).copied()
}

/// Whether the full stop behind a word, in lower case, ends no sentence.
#[must_use]
pub(crate) fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(word)
}

/// Whether a sentence, in lower case, points to what stands around it.
#[must_use]
pub(crate) fn points(sentence: &str) -> bool {
    let mut words = all().flat_map(|each| each.pointing);
    words.any(|word| sentence.contains(word))
}

/// What is known of a word, in lower case, that stands between words of another script.
#[must_use]
pub(crate) fn stray(word: &str) -> Option<&'static Stray> {
    let mut words = all().flat_map(|each| each.stray);
    words.find(|each| each.word == word)
}
