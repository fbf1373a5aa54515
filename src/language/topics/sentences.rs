//! The words that join sentences and their parts, and those after which a full stop ends none.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::lexicon::Lexicon;
use crate::language::topics::doubling;
use crate::language::topics::evidence::Script;
use crate::language::{LANGUAGES, Vocabulary, Words};

/// How many words behind a verb such as *is* say what a word is: и is a conjunction. Chosen by hand.
const DESCRIBED: usize = 3;

/// The longest line that greets somebody, in characters. Chosen by hand.
const LONGEST_GREETING: usize = 80;

/// The joints of sentences.
#[derive(Debug)]
pub(crate) struct Sentences {
    /// Words after which no paragraph ends: what they join is still to come. Lower case.
    pub joining: Words,
    /// Those of them that a note of a few words may end with, because what they belong to is said before or known, lower case: the steps
    /// after that, a thing to rely on.
    pub stranded: Words,
    /// Words that end as a joining word does, in a language without spaces, and that a phrase may end in: 过去讨论过的, 合并.
    pub ending: Words,
    /// Characters with which no sentence starts, in a language without spaces.
    pub clinging: &'static str,
    /// Abbreviations whose full stop ends no sentence, lower case, without the stop.
    pub abbreviations: Words,
    /// Words that point to what surrounds a sentence, lower case: two sentences with them may speak of different things.
    pub pointing: Words,
    /// Words that stand by mistake between words of another script, because they join them.
    pub stray: &'static [Stray],
    /// Endings and particles that follow a word without a space and after which no sentence ends: 五月から, 다리를.
    pub glue: Words,
    /// What belongs to the word before it, in a language without spaces, so that no name or sentence starts with it: 之日.
    pub leaning: Words,
    /// What the greeting of a letter starts with, lower case: dear, sehr geehrte.
    pub greetings: Words,
    /// Nouns for words and their kinds, which are beside a word that is talked about, lower case.
    pub word_nouns: Words,
    /// Verbs that say what the word before them means, lower case.
    pub meaning: Words,
}

/// A word that joins others and is in no text of another script by itself.
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
        stranded: &[],
        ending: &[],
        clinging: "",
        abbreviations: &[],
        pointing: &[],
        stray: &[],
        glue: &[],
        leaning: &[],
        greetings: &[],
        word_nouns: &[],
        meaning: &[],
    };
}

fn all() -> impl Iterator<Item = &'static Sentences> {
    LANGUAGES.iter().map(|language| &language.sentences)
}

/// The languages that a joining word belongs to, by code.
static JOINING: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut codes: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for language in LANGUAGES {
        for word in language.sentences.joining {
            codes.entry(word).or_default().push(language.code);
        }
    }
    codes
});

static ABBREVIATIONS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| all().flat_map(|each| each.abbreviations).copied().collect());

/// Whether a word, in lower case, joins what comes before it to what follows.
#[must_use]
pub(crate) fn joins(vocabulary: Vocabulary, word: &str) -> bool {
    let Some(codes) = JOINING.get(word) else {
        return false;
    };
    let mut languages = vocabulary.languages();
    languages.any(|language| codes.contains(&language.code))
}

/// Whether the last word of a text joins, and a note of a few words may end with it all the same.
#[must_use]
pub(crate) fn may_strand(vocabulary: Vocabulary, text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphabetic()).next();
    let mut languages = vocabulary.languages();
    word.is_some_and(|word| languages.any(|language| language.sentences.stranded.contains(&word)))
}

/// The letters for vowels in Latin and Cyrillic script.
const VOWELS: &str = "aeiouyäëïöüáéíóúýàèìòùâêîôûãõåæøœаеёиоуыэюяєії";

/// Whether a word, in lower case, ends in a vowel. A word that is cut short is cut before one.
#[must_use]
pub(crate) fn ends_in_vowel(word: &str) -> bool {
    word.ends_with(|c| VOWELS.contains(c))
}

/// Whether a text ends in a word that a phrase may end in, although it ends as a joining word does.
#[must_use]
pub(crate) fn may_end(vocabulary: Vocabulary, text: &str) -> bool {
    let mut languages = vocabulary.languages();
    languages.any(|language| {
        let mut words = language.sentences.ending.iter();
        words.any(|word| text.ends_with(word))
    })
}

/// Whether a character belongs to what comes before it, so that no sentence starts with it.
#[must_use]
pub(crate) fn clings(vocabulary: Vocabulary, c: char) -> bool {
    let mut languages = vocabulary.languages();
    languages.any(|language| language.sentences.clinging.contains(c))
}

/// The joining words, for text without spaces, in which no word can be taken out to be looked up.
pub(crate) fn joining(vocabulary: Vocabulary) -> impl Iterator<Item = &'static str> {
    let languages = vocabulary.languages();
    languages
        .flat_map(|language| language.sentences.joining)
        .copied()
}

/// Whether the full stop after a word, in lower case, ends no sentence.
#[must_use]
pub(crate) fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(word)
}

/// Whether a sentence, in lower case, points to what surrounds it.
#[must_use]
pub(crate) fn points(sentence: &str) -> bool {
    static POINTING: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::new(all().flat_map(|each| each.pointing).copied()));
    POINTING.may_be_in(sentence)
}

/// Whether a text ends in a particle after which something has to come, written as one with the word before.
#[must_use]
pub(crate) fn ends_in_glue(vocabulary: Vocabulary, text: &str) -> bool {
    let own = vocabulary.own();
    own.is_some_and(|language| {
        let mut glue = language.sentences.glue.iter();
        glue.any(|end| text.ends_with(end))
    })
}

/// Whether a text starts with what belongs to the word before it: 之日起, 的规定.
#[must_use]
pub(crate) fn leans(text: &str) -> bool {
    let mut words = all().flat_map(|each| each.leaning);
    words.any(|word| text.starts_with(word))
}

/// Whether a line greets who gets a letter, with the comma that some languages put before a small letter: Sehr geehrte Damen und Herren,
#[must_use]
pub(crate) fn is_salutation(vocabulary: Vocabulary, line: &str) -> bool {
    let Some(greeting) = line.strip_suffix([',', '，']) else {
        return false;
    };
    let lower = greeting.to_lowercase();
    let mut languages = vocabulary.languages();
    languages.any(|language| {
        let mut greetings = language.sentences.greetings.iter();
        greetings.any(|start| {
            let rest = lower.strip_prefix(start);
            // 亲爱的朋友们: no space parts the words.
            let unspaced = !start.ends_with(|c: char| c.is_lowercase());
            rest.is_some_and(|rest| unspaced || !rest.starts_with(char::is_alphabetic))
        })
    }) && greeting.chars().count() <= LONGEST_GREETING
        && !greeting.contains('\n')
}

/// Whether a word is talked about, going by the text before and after it: the word и, 和 means and, 介词 of 表示所属.
#[must_use]
pub(crate) fn is_talked_of(vocabulary: Vocabulary, before: &str, after: &str) -> bool {
    let (before, after) = (
        before.trim_end().to_lowercase(),
        after.trim_start().to_lowercase(),
    );
    let letters = |c: char| !c.is_alphabetic();
    let last = before.rsplit(letters).next().unwrap_or("");
    let mut next = after.split(letters);
    let first = next.next().unwrap_or("");
    let copula = doubling::is_copula(vocabulary, first);
    let near: Vec<&str> = next.take(if copula { DESCRIBED } else { 0 }).collect();
    let mut languages = vocabulary.languages();
    languages.any(|language| {
        let Sentences {
            word_nouns,
            meaning,
            ..
        } = language.sentences;
        // Words without spaces around them are found in the text.
        let unspaced = matches!(language.evidence.script, Script::Han | Script::Kana);
        let glued = |words: Words, holds: &dyn Fn(&str) -> bool| {
            unspaced && words.iter().any(|word| holds(word))
        };
        word_nouns.contains(&last)
            || word_nouns.contains(&first)
            || meaning.contains(&first)
            || near.iter().any(|word| word_nouns.contains(word))
            || glued(word_nouns, &|word| {
                before.ends_with(word) || after.starts_with(word)
            })
            || glued(meaning, &|word| after.starts_with(word))
    })
}

/// What is known of a word, in lower case, that is between words of another script.
#[must_use]
pub(crate) fn stray(word: &str) -> Option<&'static Stray> {
    let mut words = all().flat_map(|each| each.stray);
    words.find(|each| each.word == word)
}
