//! Which repeats of a word or a character are language and no slip.

use crate::language::{LANGUAGES, Language, Vocabulary, Words};

/// A small character that hardly ever appears twice in a row, with what makes it right after all.
#[derive(Debug)]
pub(crate) struct Small {
    /// The character.
    pub c: char,
    /// Characters before the two with which the first makes a word: 可以|以, 参与|与.
    pub ends: &'static str,
    /// Characters after the two with which the second makes a word: 对|对方, 和|和平.
    pub begins: &'static str,
}

/// The shortest verb that is taken for one by its ending. Chosen by hand.
const SHORTEST_VERB: usize = 5;
/// How far before its adverb a verb is, in words. Chosen by hand.
const VERB_WITHIN: usize = 4;
/// The shortest phrase of a noun and a verb, in characters. Chosen by hand.
const SHORTEST_CLAUSE: usize = 5;

/// What a language says twice.
#[derive(Debug)]
pub(crate) struct Doubling {
    /// Words that may appear twice in a row, lower case: had had, so so.
    pub words: Words,
    /// Whether reduplication is grammar, so that any word may appear twice but those below: yavaş yavaş, luôn luôn.
    pub reduplicates: bool,
    /// Words that are there once even there, lower case: they join others and mean nothing alone.
    pub single: Words,
    /// Endings of words that are there once even there, lower case.
    pub single_endings: Words,
    /// Verbs that may follow themselves where a clause ends with one, lower case: what it is is good.
    pub copulas: Words,
    /// Pronouns, lower case, that stand beside themselves before one of the words that stress them: wenn du du selbst bist.
    pub subjects: Words,
    /// Such words.
    pub stressing: Words,
    /// Auxiliary verbs that may follow themselves where a clause about people ends with one, lower case: those who can can help.
    pub auxiliaries: Words,
    /// Words that open such a clause, lower case, directly before its verb.
    pub persons: Words,
    /// Words that open a clause of them and a verb, lower case: what matters matters.
    pub things: Words,
    /// Endings of the verbs of such clauses, lower case.
    pub verb_endings: Words,
    /// Forms of verbs that take an adverb, lower case: turn on, come in.
    pub phrasal_verbs: Words,
    /// These adverbs, where they are prepositions as well, lower case: the lamp was turned on on Monday.
    pub phrasal_adverbs: Words,
    /// Last characters of a phrase of a noun, for a language without spaces: 会議は.
    pub phrase_ends: &'static str,
    /// Characters between a noun and its verb, for a language without spaces: 規定を改正する.
    pub phrase_joints: &'static str,
    /// Words that open a clause with such a verb at its end, lower case.
    pub clause_openers: Words,
    /// Words that are a verb and a noun, lower case: rivers record record floods.
    pub verbs_and_nouns: Words,
    /// Whether nouns are set side by side to make one name, so that the end of one and the start of the next may be the same word: host
    /// name, name constraint.
    pub compounds: bool,
    /// Endings of the names of species, lower case: Homo sapiens sapiens.
    pub species_endings: Words,
    /// Words between a word and itself in idioms, lower case: day by day, door to door.
    pub binders: Words,
    /// Function words that are on both sides of such a word, lower case: more and more.
    pub compared: Words,
    /// Words of one letter: other letters that appear twice are no words.
    pub letters: Words,
    /// Small characters, for a language without spaces. One that is missing here may appear twice for many reasons.
    pub smalls: &'static [Small],
    /// More of them, by class.
    pub closed: &'static [Small],
    /// Characters that are said twice: 往往, 人人.
    pub reduplicated: &'static str,
    /// Characters that are at the end of names and may follow a word that ends in the same one: 干部|部.
    pub suffixes: &'static str,
    /// Verbs and other words of two characters that may be said twice in running speech: 商量商量.
    pub spoken: Words,
    /// What comes before a word that is said twice: 要, 去, 我们.
    pub speakers: &'static str,
    /// Words that end in one of the speakers and are none.
    pub no_speakers: Words,
    /// Words for stretches of time that end one word and begin another: 上一年度|年度报告.
    pub periods: Words,
    /// What comes before them in the first of the two: 上一, 本, 每.
    pub periods_after: &'static str,
    /// Words of two characters that are no word with the two turned, so that those around them are of other words: 企业|创业|创新.
    pub between: Words,
    /// Words of two characters that are a noun and a verb: 有关规定|规定应当.
    pub acts: Words,
    /// What comes before such a word where it can only be a noun: 有关, 上述.
    pub acts_named: Words,
    /// What comes after it where it is a verb, and says what it lays down: 应当, 可以.
    pub acts_done: Words,
    /// What comes after it where it is a verb that describes the next noun: 的.
    pub acts_describing: Words,
    /// What opens the clause where the noun is governed by it, and so does nothing: 按照有关规定.
    pub governing: Words,
    /// Words of two characters that are said twice for stress: 非常非常.
    pub stressed: Words,
    /// Characters that open what is said twice, whatever follows: 一步一步.
    pub openers: &'static str,
    /// Characters that close what is said twice, or begin another word after it: 听着听着, 每人每|个月.
    pub closers: &'static str,
    /// Characters that follow a verb said twice, for it is done for a while only: 研究研究再说.
    pub followers: &'static str,
    /// Characters between a word said twice and the same word once more: 缩小缩小再缩小.
    pub resuming: &'static str,
    /// Characters that make a noun of the verb before them, so that the second is of another word: 满足|满足度.
    pub nominal_endings: &'static str,
    /// Marks on both sides of a clause, which may be one word said twice: 头大头大.
    pub clause_marks: &'static str,
    /// Characters for persons: the first is what the verb before it has for its object, and the second does what follows: 认识我|我不认识.
    pub pronouns: &'static str,
    /// What follows the second of the two persons.
    pub after_pronouns: &'static str,
}

impl Doubling {
    pub(in crate::language) const NONE: Self = Self {
        words: &[],
        copulas: &[],
        subjects: &[],
        stressing: &[],
        clause_openers: &[],
        auxiliaries: &[],
        persons: &[],
        things: &[],
        verb_endings: &[],
        phrasal_verbs: &[],
        phrasal_adverbs: &[],
        phrase_ends: "",
        phrase_joints: "",
        verbs_and_nouns: &[],
        compounds: false,
        species_endings: &[],
        binders: &[],
        compared: &[],
        reduplicates: false,
        single: &[],
        single_endings: &[],
        letters: &[],
        smalls: &[],
        closed: &[],
        reduplicated: "",
        suffixes: "",
        spoken: &[],
        speakers: "",
        no_speakers: &[],
        periods: &[],
        periods_after: "",
        between: &[],
        acts: &[],
        acts_named: &[],
        acts_done: &[],
        acts_describing: &[],
        governing: &[],
        stressed: &[],
        openers: "",
        closers: "",
        followers: "",
        resuming: "",
        nominal_endings: "",
        clause_marks: "",
        pronouns: "",
        after_pronouns: "",
    };

    /// Whether anything is known of it.
    pub(in crate::language) fn is_known(&self) -> bool {
        !self.words.is_empty() || self.reduplicates || !self.smalls.is_empty()
    }

    /// Whether a word, in lower case, may appear twice because reduplication is grammar.
    fn may_reduplicate(&self, word: &str) -> bool {
        let once = self.single.contains(&word)
            || self.single_endings.iter().any(|end| word.ends_with(end));
        self.reduplicates && !once
    }
}

fn any(holds: impl Fn(&Doubling) -> bool) -> bool {
    LANGUAGES.iter().any(|language| holds(&language.doubling))
}

/// Whether a word, in lower case, may appear twice in a row.
#[must_use]
pub(crate) fn may_stand_twice(vocabulary: Vocabulary, word: &str) -> bool {
    let mut languages = vocabulary.languages();
    let own = vocabulary.own();
    own.is_some_and(|language| language.doubling.may_reduplicate(word))
        || languages.any(|language| language.doubling.words.contains(&word))
}

/// Whether a word, in lower case, is a form of a verb such as *to be*.
#[must_use]
pub(crate) fn is_copula(vocabulary: Vocabulary, word: &str) -> bool {
    let mut languages = vocabulary.languages();
    languages.any(|language| language.doubling.copulas.contains(&word))
}

/// Whether a verb, in lower case, follows itself because a clause that one of the words before it opens ends with it. Who does it is
/// between the two: what it is, but not which is.
#[must_use]
pub(crate) fn ends_clause(vocabulary: Vocabulary, word: &str, before: &[String]) -> bool {
    let mut languages = vocabulary.languages();
    languages.any(|language| {
        let doubling = &language.doubling;
        let opens = |word: &String| doubling.clause_openers.contains(&word.as_str());
        let clause = before.split_last().map_or(&[][..], |(_, rest)| rest);
        doubling.copulas.contains(&word) && clause.iter().any(opens)
    })
}

/// Whether a verb, in lower case, follows itself because it is all of a clause with its subject, which is one word: those who can can help,
/// what matters matters. `before` is what the sentence has before it.
#[must_use]
pub(crate) fn is_clause_of_two(vocabulary: Vocabulary, word: &str, before: &[String]) -> bool {
    let Some(last) = before.last().map(String::as_str) else {
        return false;
    };
    let mut languages = vocabulary.languages();
    languages.any(|language| {
        let doubling = &language.doubling;
        let person = doubling.persons.contains(&last) && doubling.auxiliaries.contains(&word);
        let small = language.evidence.function_words.contains(&word);
        let verb = word.len() >= SHORTEST_VERB && !small;
        let thing = doubling.things.contains(&last) && before.len() == 1;
        person || (thing && verb && doubling.verb_endings.iter().any(|end| word.ends_with(end)))
    })
}

/// Whether a pronoun, in lower case, follows itself because the next word stresses the second: wenn du du selbst bist.
#[must_use]
pub(crate) fn is_stressed(vocabulary: Vocabulary, word: &str, after: &str) -> bool {
    let mut languages = vocabulary.languages();
    languages.any(|language| {
        let doubling = &language.doubling;
        doubling.subjects.contains(&word) && doubling.stressing.contains(&after)
    })
}

/// Whether a word, in lower case, is the adverb of a verb before it, and a preposition the second time: turned the lamp on on Monday.
#[must_use]
pub(crate) fn is_adverb_of_verb(vocabulary: Vocabulary, word: &str, before: &[String]) -> bool {
    let near = &before[before.len().saturating_sub(VERB_WITHIN)..];
    let mut languages = vocabulary.languages();
    languages.any(|language| {
        let doubling = &language.doubling;
        let verb = |word: &String| doubling.phrasal_verbs.contains(&word.as_str());
        doubling.phrasal_adverbs.contains(&word) && near.iter().any(verb)
    })
}

/// How many characters, all of one sentence and without spaces, are a phrase that comes again at once: 会議は, 規定を改正する.
#[must_use]
pub(crate) fn is_phrase(text: &str) -> bool {
    let length = text.chars().count();
    any(|each| {
        let ends = text.ends_with(|c| each.phrase_ends.contains(c));
        let inner = text.chars().skip(1).take(length.saturating_sub(2));
        let joined = inner.into_iter().any(|c| each.phrase_joints.contains(c));
        ends || (joined && length >= SHORTEST_CLAUSE)
    })
}

/// The last characters of a phrase of a noun, where the language has them as words of one character.
#[must_use]
pub(crate) fn phrase_ends(vocabulary: Vocabulary) -> Option<&'static str> {
    let ends = vocabulary.own()?.doubling.phrase_ends;
    (!ends.is_empty()).then_some(ends)
}

/// Whether a word, in lower case, is a verb and a noun.
#[must_use]
pub(crate) fn is_verb_and_noun(vocabulary: Vocabulary, word: &str) -> bool {
    let mut languages = vocabulary.languages();
    languages.any(|language| language.doubling.verbs_and_nouns.contains(&word))
}

/// Whether a text in the language may have the same word at the end of one noun and at the start of the next.
#[must_use]
pub(crate) fn has_compounds(vocabulary: Vocabulary) -> bool {
    let own = vocabulary.own();
    own.is_some_and(|language| language.doubling.compounds)
}

/// Whether the two characters are a word that has other words on both sides where its characters are repeated around it.
#[must_use]
pub(crate) fn is_between(seam: &str) -> bool {
    any(|doubling| doubling.between.contains(&seam))
}

/// Whether a word that is repeated is a noun and then the verb that goes with it: `before` is its clause in front of it, `after` what
/// follows the second.
#[must_use]
pub(crate) fn is_noun_then_verb(word: &str, before: &str, after: &str) -> bool {
    any(|doubling| {
        let ends = |words: Words| words.iter().any(|word| before.ends_with(word));
        let starts = |words: Words| words.iter().any(|word| after.starts_with(word));
        let governed = || doubling.governing.iter().any(|word| before.contains(word));
        doubling.acts.contains(&word)
            && ends(doubling.acts_named)
            && (starts(doubling.acts_describing) || (starts(doubling.acts_done) && !governed()))
    })
}

/// Whether a word, in lower case, ends like the name of a species.
#[must_use]
pub(crate) fn ends_like_species(word: &str) -> bool {
    any(|doubling| {
        let mut endings = doubling.species_endings.iter();
        endings.any(|end| word.ends_with(end))
    })
}

/// Whether a single letter is a word.
#[must_use]
pub(crate) fn is_word_of_one_letter(vocabulary: Vocabulary, word: &str) -> bool {
    let mut languages = vocabulary.languages();
    languages.any(|language| language.doubling.letters.contains(&word))
}

/// What is known of a small character: by the language of the text, and by every language where that is not known.
#[must_use]
pub(crate) fn small(vocabulary: Vocabulary, c: char) -> Option<&'static Small> {
    let own = vocabulary.own();
    let counts = |each: &&&Language| own.is_none_or(|own| own.code == each.code);
    let mut all = LANGUAGES
        .iter()
        .filter(counts)
        .flat_map(|each| each.doubling.smalls.iter().chain(each.doubling.closed));
    all.find(|small| small.c == c)
}

/// Whether a character may appear twice before a mark, for it is said twice, or ends one word and is the next.
#[must_use]
pub(crate) fn may_end_twice(c: char) -> bool {
    any(|each| each.reduplicated.contains(c) || each.suffixes.contains(c))
}

/// Whether a word ends in a character that closes what is said twice: 能不能不.
#[must_use]
pub(crate) fn is_closed_twice(word: &str) -> bool {
    any(|each| word.ends_with(|c| each.closers.contains(c)))
}

/// Whether a person, as one character, that is repeated in a clause is the object of its verb and the subject of the next: `after` is the
/// character after the two.
#[must_use]
pub(crate) fn is_object_then_subject(c: char, after: char) -> bool {
    any(|each| each.pronouns.contains(c) && each.after_pronouns.contains(after))
}

/// Whether a word of several characters may be said twice between `before` and `after`, the characters around it. `starts_sentence` says
/// that nothing of its sentence is before it.
#[must_use]
pub(crate) fn is_said_twice(word: &str, before: &str, after: &str, starts_sentence: bool) -> bool {
    any(|each| {
        let marked = |mark: Option<char>| mark.is_some_and(|c| each.clause_marks.contains(c));
        let ends_clause = marked(after.chars().next());
        let speaker = before.ends_with(|c| each.speakers.contains(c))
            || (starts_sentence && !each.spoken.is_empty());
        let none = each.no_speakers.iter().any(|word| before.ends_with(word));
        let verb = each.spoken.contains(&word);
        let resumed = after.strip_prefix(|c| each.resuming.contains(c));
        each.stressed.contains(&word)
            || (each.periods.contains(&word)
                && before.ends_with(|c| each.periods_after.contains(c))
                && after.starts_with(|c: char| c.is_alphanumeric()))
            || word.starts_with(|c| each.openers.contains(c))
            || is_closed_twice(word)
            || after.starts_with(|c| each.nominal_endings.contains(c))
            || resumed.is_some_and(|rest| rest.starts_with(word))
            || (verb && after.starts_with(|c| each.followers.contains(c)))
            || (speaker && !none && (verb || (!starts_sentence && ends_clause)))
            || (marked(before.chars().next_back()) && ends_clause)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_said_twice_have_two_characters() {
        for language in LANGUAGES {
            let doubling = &language.doubling;
            for word in doubling.spoken.iter().chain(doubling.stressed) {
                assert_eq!(word.chars().count(), 2, "{word}");
            }
        }
    }

    #[test]
    fn a_word_between_others_is_no_word_when_turned() {
        for language in LANGUAGES {
            let between = language.doubling.between;
            for word in between {
                let turned: String = word.chars().rev().collect();
                assert!(!between.contains(&turned.as_str()), "{word}");
            }
        }
    }

    #[test]
    fn a_word_is_said_twice_behind_who_says_it() {
        assert!(is_said_twice("商量", "我们", "", false));
        assert!(is_said_twice("季度", "上一", "报", false));
        assert!(!is_said_twice("季度", "公布", "报", false));
        assert!(!is_said_twice("季度", "上一", "，", false));
        assert!(is_said_twice("商量", "", "", true));
        assert!(!is_said_twice("商量", "与会者其他", "", false));
        assert!(!is_said_twice("商量", "关于", "", false));
        assert!(is_said_twice("非常", "", "", false));
        assert!(is_said_twice("一步", "向前", "", false));
        assert!(is_said_twice("调查", "此事", "再", false));
        assert!(is_said_twice("走着", "他们", "就", false));
        assert!(!is_said_twice("管理", "此事", "再", false));
    }
}
