//! Two words that are written alike and meet by grammar, and names that repeat a part: `What it is is good`, `Homo sapiens sapiens`.

use crate::document::reading::Paragraph;
use crate::language::topics::{doubling, spelling};
use crate::rules::doubled_word::phrases::Phrases;
use crate::text::glyphs::Glyph;
use crate::text::script;

/// The shortest part of a name of a species. Chosen by hand.
const SHORTEST: usize = 5;
/// How much of the sentence is read before a repeat, in characters: it bounds the time.
const SENTENCE: usize = 400;

/// Whether the word, in lower case, appears twice from `first` to `end` because two words meet there or a name has it twice.
pub(super) fn is_right(
    phrases: &Phrases,
    paragraph: Paragraph,
    word: &str,
    first: usize,
    end: usize,
) -> bool {
    let (glyphs, vocabulary) = (paragraph.glyphs(), paragraph.vocabulary());
    let before = sentence_before(&glyphs[first.saturating_sub(SENTENCE)..first]);
    let small: Vec<String> = before.iter().map(|word| word.to_lowercase()).collect();
    if doubling::has_compounds(vocabulary)
        && first >= 2
        && glyphs[first - 1].c == ' '
        && script::is_word(glyphs[first - 2].c)
        && let (Some(before), Some(after)) = (small.last(), word_after(&glyphs[end..]))
        && [before, word, &after]
            .into_iter()
            .all(|word| is_content(paragraph, word))
        && are_two_compounds(phrases, before, word, &after)
    {
        return true;
    }
    if doubling::ends_clause(vocabulary, word, &small)
        || doubling::is_clause_of_two(vocabulary, word, &small)
        || doubling::is_adverb_of_verb(vocabulary, word, &small)
        || word_after(&glyphs[end..])
            .is_some_and(|after| doubling::is_stressed(vocabulary, word, &after))
    {
        return true;
    }
    if doubling::is_verb_and_noun(vocabulary, word) {
        let next = word_after(&glyphs[end..]);
        let articles = small.last().is_none_or(|word| spelling::is_article(word));
        return !articles && next.is_some_and(|next| !spelling::follows_nouns(&next));
    }
    let name = before.last().is_some_and(|name| {
        name.starts_with(char::is_uppercase) && !spelling::is_article(&name.to_lowercase())
    });
    name && word.len() >= SHORTEST && doubling::ends_like_species(word)
}

/// Whether a word means something alone.
fn is_content(paragraph: Paragraph, word: &str) -> bool {
    let small = paragraph.language().is_some_and(|language| {
        let words = language.evidence.function_words;
        words.contains(&word)
    });
    !small && word.chars().all(char::is_alphabetic)
}

/// Whether the document has the two nouns that meet in a repeat: host name and name constraint. With one copy they would be host name
/// constraint, which it does not have, or it has the repeat elsewhere as well.
fn are_two_compounds(phrases: &Phrases, before: &str, word: &str, after: &str) -> bool {
    let count = |words: &[&str]| phrases.count(words);
    let repeats = count(&[before, word, word, after]);
    let front = count(&[before, word]) > count(&[before, word, word]);
    let back = count(&[word, after]) > count(&[word, word, after]);
    let once = count(&[before, word, after]);
    (front && back && once == 0) || (repeats > 1 && (front || back))
}

/// The words of a sentence before its end.
fn sentence_before(glyphs: &[Glyph]) -> Vec<String> {
    let ends = |glyph: &Glyph| matches!(glyph.c, '.' | '!' | '?' | ';' | ':' | ',');
    let start = glyphs.iter().rposition(ends).map_or(0, |at| at + 1);
    let words = glyphs[start..].split(|glyph| !script::is_word(glyph.c));
    let words = words.filter(|word| !word.is_empty());
    words
        .map(|word| word.iter().map(|glyph| glyph.c).collect())
        .collect()
}

/// The word after a space, in lower case.
fn word_after(glyphs: &[Glyph]) -> Option<String> {
    let (space, rest) = glyphs.split_first()?;
    let word = rest.iter().take_while(|glyph| script::is_word(glyph.c));
    let word: String = word.flat_map(|glyph| glyph.c.to_lowercase()).collect();
    (space.c == ' ' && !word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::doubled_word::RULE;

    #[test]
    fn two_words_that_are_written_alike_meet() {
        silent(
            &RULE,
            &[
                "Where the boat was was never found out by the crew.",
                "The boats that they had export export goods of all kinds.",
                "Those who can can row; the others steer. What counts counts for all of us.",
                "The keeper turned the lamp on on Tuesday. The boats that came in in June were late.",
                "The shell is of Patella vulgaris vulgaris and was found here.",
            ],
        );
    }

    #[test]
    fn two_compounds_meet() {
        silent(
            &RULE,
            &[
                "A boat name is painted on the hull. The name plate is of brass. Screws hold the boat name name plate.",
                "The boat name name plates are of brass. Polish all name plates. Screws hold the boat name name plate.",
            ],
        );
        for text in [
            "A boat name is painted on the hull. The boat name plate is of brass. Screws hold the boat name name plate.",
            "The name plate is of brass. Screws hold the name name plate.",
            "The name plate is of brass. Screws hold the boat name name plate.",
            "The boat name is old and the name is short. The boat name name is painted.",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_slip_is_still_one() {
        for text in [
            "The harbour said that I I was late.",
            "The keeper was seen on on the quay in June.",
            "The crew knows what to to do with the boat.",
            "The boat which is is at the quay since May.",
            "The boat is is at the quay since May.",
            "It is assumed that the boat is is at the quay since May.",
            "The crew has read the permit permit of the harbour.",
            "The harbour bonus bonus is paid in June.",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }
}
