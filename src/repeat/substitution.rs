//! Copies that say the same of two things: where one has a word, the other has another one, in every place.

use std::collections::BTreeMap;

use similar::DiffOp;

use crate::diff::at_length;
use crate::finding::Finding;
use crate::language::topics::spelling;
use crate::repeat::outline::Outlines;
use crate::text::script;
use crate::text::segment::{self, TokenKind};

/// In how many places a copy has the other word, at least. Chosen by hand on 100 warnings in ten public collections, 2026-11-29.
const PLACES: usize = 2;
/// How many letters such words differ in, at least, without what both begin and end with: s and z are two spellings of one word.
/// Chosen by hand there.
const LETTERS: usize = 2;

/// The words that the first copy and the one that is reported have for each other, in two places or more, or as their titles have them.
pub(super) fn find(outlines: &Outlines<'_>, finding: &Finding) -> Option<(String, String)> {
    let places = [finding.related.first()?.place, finding.place];
    let texts = places.map(|place| outlines.documents[place.document as usize].seen(place.span));
    let texts = texts.map(str::to_lowercase);
    let [old, new] = [words(&texts[0]), words(&texts[1])];
    let mut pairs: BTreeMap<(String, String), Pair> = BTreeMap::new();
    for op in at_length::align_words(&old, &new) {
        let DiffOp::Replace {
            old_index,
            old_len,
            new_index,
            new_len,
        } = op
        else {
            continue;
        };
        let one = joined(&old[old_index..old_index + old_len]);
        let other = joined(&new[new_index..new_index + new_len]);
        if let Some(core) = core(&one, &other) {
            let pair = pairs.entry(core).or_insert(Pair {
                one,
                other,
                places: 0,
            });
            pair.places += 1;
        }
    }
    let titles = places.map(|place| outlines.title(place));
    let meant = |pair: &Pair| pair.places >= PLACES || is_of_titles(pair, &titles);
    let meant = pairs.into_values().filter(meant);
    meant
        .max_by_key(|pair| pair.places)
        .map(|pair| (pair.one, pair.other))
}

/// Whether the word of one copy is in the title that it stands under, and not in that of the other: the text was adapted to it.
fn is_of_titles(pair: &Pair, titles: &[String; 2]) -> bool {
    let [first, second] = titles;
    let tells = |word: &str, own: &str, other: &str| {
        !word.is_empty() && own.contains(word) && !other.contains(word)
    };
    tells(&pair.one, first, second) || tells(&pair.other, second, first)
}

/// Two words, as they are in the first place, and in how many places they are.
struct Pair {
    one: String,
    other: String,
    places: usize,
}

/// The words of a text, without marks and numbers.
fn words(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    segment::tokens(text, 0, &mut tokens);
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    words.map(|token| token.span.of(text)).collect()
}

fn joined(words: &[&str]) -> String {
    let unspaced = words
        .iter()
        .all(|word| word.starts_with(script::is_unspaced));
    words.join(if unspaced { "" } else { " " })
}

/// What two words differ in, whatever their endings are: do and ex of `donor` and `exnor`. Nothing where one of them only joins
/// words, or where they are hardly different.
fn core(one: &str, other: &str) -> Option<(String, String)> {
    let joins = |text: &str| {
        let mut words = text.split(' ');
        words.all(|word| spelling::is_article(word) || spelling::follows_nouns(word))
    };
    if joins(one) || joins(other) {
        return None;
    }
    let same = |(a, b): &(char, char)| a == b;
    let front = one.chars().zip(other.chars()).take_while(same).count();
    let left = one.chars().count().min(other.chars().count()) - front;
    let back = one.chars().rev().zip(other.chars().rev());
    let back = back.take(left).take_while(same).count();
    let inner = |text: &str| {
        let end = text.chars().count() - back;
        let inner = text.chars().take(end).skip(front);
        inner.collect::<String>()
    };
    let (one, other) = (inner(one), inner(other));
    let longest = one.chars().count().max(other.chars().count());
    (longest >= LETTERS).then_some((one, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_another_has_a_core_whatever_its_ending() {
        assert_eq!(core("доход", "расход"), core("доходов", "расходов"));
        assert!(core("доход", "расход").is_some());
        assert!(core("行政", "地方性").is_some());
        for (one, other) in [
            ("organise", "organize"),
            ("the", "each boat"),
            ("登录", "登陆"),
        ] {
            assert_eq!(core(one, other), None, "{one} {other}");
        }
    }
}
