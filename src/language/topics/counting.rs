//! How things are counted and listed.

use crate::language::{LANGUAGES, Vocabulary, Words};

/// The words around a number of things and the list of them.
#[derive(Debug)]
pub(crate) struct Counting {
    /// Characters that count things, after a number.
    pub measures: &'static str,
    /// Those of them that count levels, whatever is between these.
    pub levels: &'static str,
    /// Characters between a measure and what is counted: 3つの部門.
    pub noun_joints: &'static str,
    /// Words that say that a list is not complete, lower case.
    pub open_ends: Words,
    /// Words before a number that make it no count of what follows, lower case.
    pub no_counts: Words,
    /// Words before a number whose things are no list that follows, lower case: articles, demonstratives and possessives, words
    /// that pick some of several, and prepositions for what something is done with or for.
    pub definite: Words,
    /// Words that may follow what is counted and still belong to it, lower case: prepositions and relative pronouns.
    pub attaching: Words,
    /// Forms of numbers with which something is done, lower case: двум, тремя.
    pub oblique: Words,
    /// Words that make what is said one case of several, or a time of it, lower case.
    pub conditions: Words,
    /// Characters that do not belong to the name of what is counted.
    pub no_nouns: &'static str,
    /// The endings of nouns in the plural, where they tell.
    pub plural_endings: Words,
    /// Whether nouns are written with a capital.
    pub capital_nouns: bool,
    /// Nouns of time and size, which nobody lists, lower case.
    pub quantities: Words,
    /// Nouns of which each thing is one character, lower case: a text of so many may follow in place of a list.
    pub characters: Words,
    /// Nouns of which each thing is one word, lower case.
    pub spoken: Words,
    /// Verbs that are between a number and its list in place of a colon.
    pub list_verbs: Words,
    /// Words before such a verb, or of the colon.
    pub list_adverbs: Words,
    /// Verbs, with what comes before them, that stand between what is counted and the colon, where the verb is last.
    pub list_ends: Words,
    /// Words that open a list after a comma.
    pub explaining: Words,
    /// Words that say that what is counted follows, lower case.
    pub following: Words,
    /// Characters between two numbers that make a range of them.
    pub range_characters: &'static str,
    /// Characters that join the items of a list, for a language without spaces.
    pub joint_characters: &'static str,
    /// Words that join the items of a list, lower case.
    pub joints: Words,
    /// The one of them that joins the last item of a complete list.
    pub last_joints: Words,
    /// Words that make an item a clause, lower case.
    pub clause_words: Words,
    /// The endings of participles, which start a clause after a comma: ключ, сохранённый ранее.
    pub participles: Words,
    /// Words before a total of percentages, lower case.
    pub totals: Words,
    /// Words after a number that sums up the list before it.
    pub summing: Words,
    /// Words after an opening bracket that are no item of the list in it.
    pub bracket_leads: Words,
    /// Words after an opening bracket that open no list of what is counted, lower case.
    pub no_list_leads: Words,
    /// Characters between a list and a number that make the number none of the list.
    pub no_sums: &'static str,
    /// What follows a measure where the number is no exact one, or of something else.
    pub inexact: Words,
    /// The last characters of verbs after which a list starts.
    pub verb_ends: &'static str,
    /// Verbs after which a list starts, where they may follow items of another list.
    pub verbs: Words,
    /// Characters that are in no item of a list.
    pub no_items: &'static str,
    /// Words of a number of things that are chosen of those listed, lower case: zwei der folgenden Gebiete.
    pub choices: Words,
    /// Nouns for who is examined, lower case: such a person does some of the things that are listed.
    pub examinees: Words,
    /// Words of two characters that mean two things by themselves: 深浅两种.
    pub opposites: Words,
    /// Those that end a list that is not complete.
    pub open_characters: &'static str,
    /// Characters of levels of administration: their lists count something else.
    pub no_lists: &'static str,
    /// Characters that may be between a number and the mark of a range.
    pub number_units: &'static str,
    /// What follows two numbers that are shares of a whole, or a score, lower case: 2-8 原则.
    pub shares: Words,
    /// What leads up to a score, lower case: 比分 1-3.
    pub score_leads: Words,
}

impl Counting {
    pub(in crate::language) const NONE: Self = Self {
        measures: "",
        levels: "",
        noun_joints: "",
        open_ends: &[],
        no_counts: &[],
        definite: &[],
        attaching: &[],
        oblique: &[],
        choices: &[],
        examinees: &[],
        opposites: &[],
        conditions: &[],
        no_nouns: "",
        plural_endings: &[],
        capital_nouns: false,
        quantities: &[],
        characters: &[],
        spoken: &[],
        list_verbs: &[],
        list_adverbs: &[],
        list_ends: &[],
        explaining: &[],
        following: &[],
        range_characters: "",
        joint_characters: "",
        joints: &[],
        last_joints: &[],
        clause_words: &[],
        participles: &[],
        totals: &[],
        summing: &[],
        bracket_leads: &[],
        no_list_leads: &[],
        no_sums: "",
        inexact: &[],
        verb_ends: "",
        verbs: &[],
        no_items: "",
        open_characters: "",
        no_lists: "",
        number_units: "",
        shares: &[],
        score_leads: &[],
    };
}

/// The words of all languages that a field holds, in the order of the languages.
pub(crate) fn words(of: fn(&Counting) -> Words) -> impl Iterator<Item = &'static str> {
    LANGUAGES
        .iter()
        .flat_map(move |language| of(&language.counting))
        .copied()
}

/// Whether a field of characters holds one.
#[must_use]
pub(crate) fn has(of: fn(&Counting) -> &'static str, c: char) -> bool {
    let mut all = LANGUAGES.iter();
    all.any(|language| of(&language.counting).contains(c))
}

/// Whether a text before two numbers, in lower case, says that they are a score.
#[must_use]
pub(crate) fn leads_to_score(vocabulary: Vocabulary, text: &str) -> bool {
    let mut words = vocabulary
        .languages()
        .flat_map(|each| each.counting.score_leads);
    words.any(|word| {
        let rest = text.strip_suffix(word);
        let goes_on = |rest: &str| rest.ends_with(char::is_alphabetic);
        rest.is_some_and(|rest| !word.is_ascii() || !goes_on(rest))
    })
}

/// Whether a text behind two numbers, in lower case, says that they are shares or a score.
#[must_use]
pub(crate) fn names_shares(vocabulary: Vocabulary, text: &str) -> bool {
    let mut words = vocabulary.languages().flat_map(|each| each.counting.shares);
    words.any(|word| {
        let rest = text.strip_prefix(word);
        let goes_on = |rest: &str| rest.starts_with(char::is_alphabetic);
        rest.is_some_and(|rest| !word.is_ascii() || !goes_on(rest))
    })
}
