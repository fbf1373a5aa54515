//! Anniversaries and their numbers: 25周年, 25th anniversary, seventieth anniversary, centenary, 70-летие, двадцать пятая годовщина.

use crate::facts::number_words::{self, Use};
use crate::language::Words;
use crate::language::topics::dates;
use crate::language::topics::events::{self, Anniversaries};
use crate::text::numeral;
use crate::text::script;
use crate::text::span::{self, Span};

/// An anniversary with its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Anniversary {
    /// Which it is.
    pub number: u64,
    /// Number and word, in bytes.
    pub span: Span,
    /// Whether only the verb before the number makes it one: исполнилось 50 лет.
    pub by_verb: bool,
}

/// Every anniversary with a number in `text`, in order.
#[must_use]
pub(crate) fn find(text: &str) -> Vec<Anniversary> {
    let mut out = Vec::new();
    if !events::may_have_anniversary(text) {
        return out;
    }
    for words in events::anniversaries() {
        let mut read = |signs: Words, of: &dyn Fn(usize, &str) -> Option<Anniversary>| {
            for sign in signs {
                out.extend(text.match_indices(sign).filter_map(|(at, _)| of(at, sign)));
            }
        };
        read(words.units, &|at, sign| counted(text, at, sign));
        read(words.years, &|at, sign| years(text, at, sign, words));
        read(words.nouns, &|at, _| ordinal(text, at));
        read(words.centuries, &|at, _| centuries(text, at, words));
        read(words.second_parts, &|at, sign| {
            compound(text, at, sign, words)
        });
    }
    out.sort_by_key(|each| each.span);
    out
}

fn new(number: Option<u64>, start: usize, end: usize) -> Option<Anniversary> {
    let number = number.filter(|number| (1..=3000).contains(number))?;
    Some(Anniversary {
        number,
        span: Span::new(start, end),
        by_verb: false,
    })
}

fn word_end(text: &str, at: usize) -> usize {
    text[at..]
        .find(|c: char| !c.is_alphabetic())
        .map_or(text.len(), |length| at + length)
}

fn word_start(text: &str, end: usize) -> usize {
    let inside = |c: char| c.is_alphanumeric() || c == '-';
    let before = text[..end].rfind(|c| !inside(c));
    before.map_or(0, |at| span::after(text, at))
}

/// A number right before the word: 25周年.
fn counted(text: &str, at: usize, sign: &str) -> Option<Anniversary> {
    let numeral = |c: char| numeral::digit(c).is_some() || numeral::is_han_numeral(c);
    let before = text[..at].rfind(|c| !numeral(c));
    let start = before.map_or(0, |at| span::after(text, at));
    let written = &text[start..at];
    let number = numeral::decimal(written).or_else(|| numeral::han(written));
    new(number, start, at + sign.len())
}

/// A number of years after a verb that marks them: исполнилось 50 лет, 走过了五十年历程.
fn years(text: &str, at: usize, sign: &str, words: &Anniversaries) -> Option<Anniversary> {
    let spaced = sign.starts_with(|c| !script::is_unspaced(c));
    let after = text[at + sign.len()..].chars().next();
    if after.is_some_and(|c| dates::is_no_year(c) || (spaced && c.is_alphanumeric())) {
        return None;
    }
    let front = text[..at].strip_suffix(' ');
    let found = if spaced {
        let front = front?;
        let start = word_start(front, front.len());
        let number = number_words::read(&front[start..]);
        let number = number.filter(|number| number.usage == Use::Cardinal)?;
        new(Some(number.value), start, at + sign.len())
    } else {
        counted(text, at, sign)
    }?;
    let before = text[..found.span.start as usize].trim_end();
    let mut verbs = words.years_verbs.iter();
    let verb = verbs.any(|verb| {
        let letters = before.chars().rev().flat_map(char::to_lowercase);
        let length = verb.chars().count();
        verb.chars().rev().eq(letters.take(length))
    });
    (verb && found.number > 1).then_some(Anniversary {
        by_verb: true,
        ..found
    })
}

/// A number as the first part of the word: 70-летие, семидесятилетие.
fn compound(text: &str, at: usize, sign: &str, words: &Anniversaries) -> Option<Anniversary> {
    let start = word_start(text, at);
    let end = word_end(text, at);
    let ending = &text[at + sign.len()..end];
    if !words.second_endings.contains(&ending) {
        return None;
    }
    let front = text[start..at].trim_end_matches('-');
    let number = numeral::decimal(front).or_else(|| {
        let (number, rest) = number_words::front(&text[start..end])?;
        rest.starts_with(sign).then_some(number)
    });
    // A decade is no anniversary.
    new(
        number.filter(|number| *number != 10 || front.starts_with(|c: char| c.is_ascii_digit())),
        start,
        end,
    )
}

/// Centenary, bicentennial.
fn centuries(text: &str, at: usize, words: &Anniversaries) -> Option<Anniversary> {
    let start = word_start(text, at);
    let front = text[start..at].to_lowercase();
    let mut fronts = words.century_fronts.iter();
    let (_, number) = fronts.find(|(each, _)| *each == front)?;
    new(Some(*number), start, word_end(text, at))
}

/// 25th anniversary, twenty-fifth anniversary, 25-я годовщина, двадцать пятая годовщина.
fn ordinal(text: &str, at: usize) -> Option<Anniversary> {
    let word = word_start(text, at);
    let end = word_end(text, at);
    let mut best = None;
    let mut start = text[..word].trim_end().len();
    let last = start;
    for _ in 0..3 {
        start = word_start(text, start);
        let Some(number) =
            number_words::read(&text[start..last]).filter(|number| number.usage == Use::Ordinal)
        else {
            break;
        };
        best = Some((number.value, start));
        let shorter = text[..start].trim_end();
        if shorter.len() == start {
            break;
        }
        start = shorter.len();
    }
    let (number, start) = best?;
    new(Some(number), start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_anniversaries_in_three_languages() {
        for (text, number, written) in [
            ("签署25周年之际", 25, "25周年"),
            ("成立七十周年", 70, "七十周年"),
            (
                "its twenty-fifth anniversary",
                25,
                "twenty-fifth anniversary",
            ),
            ("the 70th anniversary of", 70, "70th anniversary"),
            ("the centenary of", 100, "centenary"),
            ("отмечается 70-летие завода", 70, "70-летие"),
            ("к двадцатипятилетию договора", 25, "двадцатипятилетию"),
            ("двадцать пятая годовщина", 25, "двадцать пятая годовщина"),
            ("25-ю годовщину", 25, "25-ю годовщину"),
            ("走过了五十年历程", 50, "五十年"),
            ("театру исполнилось 50 лет", 50, "50 лет"),
            ("the choir celebrated fifty years", 50, "fifty years"),
        ] {
            let found = find(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(
                (found[0].number, found[0].span.of(text)),
                (number, written),
                "{text}"
            );
        }
        for text in [
            "周年大会",
            "the anniversary",
            "многолетие",
            "десятилетие",
            "летие",
            "走过了五十年代",
            "五十年历程",
            "ему 50 лет",
            "celebrated years",
            "first",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
