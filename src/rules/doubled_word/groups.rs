//! Groups of words that are repeated: `of the of the`, `сервер и сервер и`.

use crate::document::reading::Paragraph;
use crate::language::topics::{lists, numbers};
use crate::language::{Language, Words};
use crate::text::glyphs::Glyph;
use crate::text::script;

/// The most words of a group. Chosen by hand: the longest repeated group in the natural set has two (2026-11-28).
const MOST_WORDS: usize = 5;
/// The fewest letters of a group: shorter ones are letters of a list or of a formula. Chosen by hand.
const FEWEST_LETTERS: usize = 5;
/// The fewest letters of a group that begins with the particle of a verb: `to be to be`.
const FEWEST_OF_VERB: usize = 4;

/// The fewest characters of a sentence that is the end of the one before it: shorter ones may be abbreviations. Chosen by hand.
const FEWEST_IN_SENTENCE: usize = 12;

/// A word by its range of glyphs.
type Word = (usize, usize);

/// The repeated groups of a paragraph: the glyphs of the first group, from its first word to its last, and those of the second.
pub(super) fn repeated(paragraph: Paragraph) -> Vec<(Word, Word)> {
    // Where words may be said twice, so may groups of them.
    let known = paragraph.language();
    if known.is_none_or(|language| language.doubling.reduplicates) {
        return Vec::new();
    }
    let glyphs = paragraph.glyphs();
    let mut out = Vec::new();
    let runs = runs(glyphs);
    let pairs = runs.windows(2);
    out.extend(pairs.filter_map(|pair| over_an_end(glyphs, &pair[0], &pair[1])));
    for words in runs {
        let mut at = 0;
        while at + 4 <= words.len() {
            let length = (2..=MOST_WORDS).find(|length| is_repeated(glyphs, &words, at, *length));
            if let Some(length) = length {
                if length == 2 && is_idiom(known, glyphs, &words[at..at + 2]) {
                    at += 1;
                    continue;
                }
                let group = |from: usize| (words[from].0, words[from + length - 1].1);
                out.push((group(at), group(at + length)));
                at += 2 * length;
            } else {
                at += 1;
            }
        }
    }
    out
}

/// Whether two words are a part of an idiom: day by day by boat, and more and more, to end to end. What joins no words of its own is a slip:
/// for each for each.
fn is_idiom(language: Option<&Language>, glyphs: &[Glyph], words: &[Word]) -> bool {
    let Some(language) = language else {
        return false;
    };
    let text = |word: &Word| -> String {
        let letters = glyphs[word.0..word.1].iter();
        letters.flat_map(|glyph| glyph.c.to_lowercase()).collect()
    };
    let (first, second) = (text(&words[0]), text(&words[1]));
    let has = |words: Words, word: &String| words.contains(&word.as_str());
    let doubling = &language.doubling;
    let small = has(language.evidence.function_words, &second);
    // Billions of billions of stars: only great numbers count themselves.
    if numbers::is_scale(language, &first) && small {
        return true;
    }
    let joins = has(doubling.binders, &first) || has(language.lists.conjunctions, &first);
    has(doubling.binders, &second) || (joins && (!small || has(doubling.compared, &second)))
}

/// The end of a sentence that comes again as a sentence of small letters: `mutation and borrowing. mutation and borrowing.`
fn over_an_end(glyphs: &[Glyph], one: &[Word], two: &[Word]) -> Option<(Word, Word)> {
    let from = one.len().checked_sub(two.len())?;
    let (first, last) = (*two.first()?, *two.last()?);
    let tail = &one[from..];
    let end = tail.last()?.1;
    let stop = |at: usize| glyphs.get(at).is_some_and(|glyph| glyph.c == '.');
    let joined = stop(end) && stop(last.1) && glyphs[end + 1].c == ' ' && end + 2 == first.0;
    let same = |(a, b): (&Word, &Word)| {
        let (a, b) = (&glyphs[a.0..a.1], &glyphs[b.0..b.1]);
        a.len() == b.len()
            && a.iter()
                .zip(b)
                .all(|(a, b)| a.c == b.c && !a.c.is_uppercase())
    };
    let long = (2..=MOST_WORDS).contains(&two.len()) && last.1 - first.0 >= FEWEST_IN_SENTENCE;
    let again = joined && long && tail.iter().zip(two).all(same);
    again.then(|| ((tail[0].0, end), (first.0, last.1)))
}

/// The words of scripts with spaces, in runs that nothing but single spaces parts.
fn runs(glyphs: &[Glyph]) -> Vec<Vec<Word>> {
    let mut out: Vec<Vec<Word>> = vec![Vec::new()];
    let mut at = 0;
    while at < glyphs.len() {
        let length = glyphs[at..]
            .iter()
            .take_while(|glyph| in_word(glyph.c))
            .count();
        if length == 0 {
            let space = glyphs[at].c == ' ' && at > 0 && in_word(glyphs[at - 1].c);
            if !space && out.last().is_some_and(|run| !run.is_empty()) {
                out.push(Vec::new());
            }
            at += 1;
            continue;
        }
        if let Some(run) = out.last_mut() {
            run.push((at, at + length));
        }
        at += length;
    }
    out
}

fn in_word(c: char) -> bool {
    (script::is_word(c) && !script::is_unspaced(c)) || matches!(c, '\'' | '’' | '-')
}

/// Whether `length` words from `at` on come again directly, and not for effect: `again and again and again`, `step by step by step`.
fn is_repeated(glyphs: &[Glyph], words: &[Word], at: usize, length: usize) -> bool {
    let Some(both) = words.get(at..at + 2 * length) else {
        return false;
    };
    let (one, two) = both.split_at(length);
    let same = |a: &Word, b: &Word| {
        let (a, b) = (&glyphs[a.0..a.1], &glyphs[b.0..b.1]);
        let alike =
            |(a, b): (&Glyph, &Glyph)| a.c == b.c || a.c.to_lowercase().eq(b.c.to_lowercase());
        a.len() == b.len() && a.iter().zip(b).all(alike)
    };
    if !one.iter().zip(two).all(|(a, b)| same(a, b)) {
        return false;
    }
    let letters: usize = one.iter().map(|word| word.1 - word.0).sum();
    let differ = one.iter().any(|word| !same(word, &one[0]));
    let plain = |word: &Word| {
        glyphs[word.0..word.1]
            .iter()
            .all(|glyph| !glyph.c.is_numeric())
    };
    let small = |word: &Word| {
        glyphs[word.0..word.1]
            .iter()
            .all(|glyph| !glyph.c.is_uppercase())
    };
    // A third time, or the start of one, is style; so is what comes back from further in front.
    let next = words.get(at + 2 * length);
    let before = at.checked_sub(1).map(|before| &words[before]);
    let again = next.is_some_and(|next| same(next, &one[0]))
        || before.is_some_and(|before| same(before, &one[length - 1]));
    let opening: String = glyphs[one[0].0..one[0].1]
        .iter()
        .map(|glyph| glyph.c)
        .collect();
    let fewest = if lists::is_particle(&opening) {
        FEWEST_OF_VERB
    } else {
        FEWEST_LETTERS
    };
    letters >= fewest
        && differ
        && one.iter().all(plain)
        && one[1..].iter().chain(two).all(small)
        && !again
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::doubled_word::RULE;

    #[test]
    fn finds_groups_of_words() {
        for (text, group) in [
            (
                "The roof of the of the shed leaks in winter.",
                "of the of the",
            ),
            (
                "The gate is said to be to be painted in spring.",
                "to be to be",
            ),
            (
                "It is paid for each for each night that the ship stays.",
                "for each for each",
            ),
            (
                "Данные идут на сервер и сервер и клиент ждёт ответа.",
                "сервер и сервер и",
            ),
            (
                "Oars are for harbour and river. harbour and river. Sails are not.",
                "harbour and river. harbour and river",
            ),
            (
                "Das Tor ist für die für die Feuerwehr frei zu halten.",
                "für die für die",
            ),
        ] {
            assert_eq!(found(&RULE, text)[0][0], group, "{text}");
        }
    }

    #[test]
    fn style_numbers_and_lists_are_none() {
        silent(
            &RULE,
            &[
                "They knocked again and again and again, and nobody came to the door.",
                "The crew moved step by step by step towards the gate of the yard.",
                "Boats left day after day after day until the harbour was empty.",
                "The code is 12 of 12 of and nothing else is written on the door.",
                "There are boats, and more and more are built; we sailed from end to end to end the race.",
                "Billions of billions of stars are over the harbour; there are millions of millions of grains of sand.",
                "They came day by day by boat, and one by one by cart.",
                "The men went door to door to sell what they had caught.",
                "He said what he said, what he said was that the gate is shut.",
                "The New York New York hotel is closed for the winter.",
            ],
        );
    }
}
