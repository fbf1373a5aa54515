//! Names with their abbreviation in brackets: Harbour Safety Board (HSB), 世界贸易组织（WTO）, Служба портового надзора (СПН).

use crate::language::topics::abbreviations as topic;
use crate::text::numeral;
use crate::text::script;
use crate::text::span::{self, Span};

/// The most letters of an abbreviation that is explained. With 16 the same; with 4 two cases more right.
const LONGEST: usize = 8;
/// The most letters of one that is used. Longer words in capitals are names or shouts. With 12 the same; with 3 two findings
/// fewer.
const LONGEST_USED: usize = 6;
/// Two letters in another order are another abbreviation; from so many on they may be a slip. With 2 the same; with 6 two
/// findings fewer.
const SHORTEST_SWAPPED: usize = 3;
/// The shortest name of Han characters. With 2 and with 8 one case more right.
const SHORTEST_HAN: usize = 4;
/// How far before the bracket the name may start, in characters. With 60 and 240 the same.
const REACH: usize = 120;
/// How many characters before a name may belong to a verb. With 1 and 6 the same.
const VERB: usize = 3;

/// An abbreviation and what it is said to stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Abbreviation {
    /// The abbreviation, without the s of a plural.
    pub letters: String,
    /// The name: in small letters where it has any.
    pub name: String,
    /// The brackets and what is in them, in bytes.
    pub at: Span,
}

/// Every abbreviation that is explained in the key of a paragraph.
#[must_use]
pub(crate) fn find(key: &str) -> Vec<Abbreviation> {
    let mut out = Vec::new();
    for (open, _) in key.match_indices('(') {
        let rest = &key[open + 1..];
        let Some(length) = rest
            .find([')', ' ', '('])
            .filter(|length| rest[*length..].starts_with(')'))
        else {
            continue;
        };
        let letters = rest[..length].strip_suffix('s').unwrap_or(&rest[..length]);
        let count = letters.chars().count();
        if !(2..=LONGEST).contains(&count) || !letters.chars().all(char::is_uppercase) {
            continue;
        }
        let head = key[..open].trim_end();
        let name = if head.ends_with(script::is_han) {
            han(head)
        } else {
            spelled(head, letters)
        };
        // SIG and DS (DS): what stands for itself is no explanation.
        let own = letters.to_lowercase();
        let name = name.filter(|name| !name.split(' ').any(|word| word == own));
        if let Some(name) = name {
            out.push(Abbreviation {
                letters: letters.to_owned(),
                name,
                at: Span::new(open, open + length + 2),
            });
        }
    }
    out
}

/// An abbreviation in brackets, whatever it is said to stand for, and the text before the bracket.
#[must_use]
pub(crate) fn bracketed(key: &str) -> Vec<(&str, &str, Span)> {
    let mut out = Vec::new();
    for (open, _) in key.match_indices('(') {
        let rest = &key[open + 1..];
        let letters = rest.find(|c: char| !c.is_uppercase());
        let Some(length) = letters.filter(|length| rest[*length..].starts_with(')')) else {
            continue;
        };
        if is_letters(&rest[..length]) {
            out.push((
                key[..open].trim_end(),
                &rest[..length],
                Span::new(open, open + length + 2),
            ));
        }
    }
    out
}

/// Whether a word is an abbreviation in capitals: two to six letters and no Roman number.
fn is_letters(word: &str) -> bool {
    (2..=LONGEST_USED).contains(&word.chars().count())
        && word.chars().all(char::is_uppercase)
        && numeral::roman(word).is_none()
}

/// Abbreviations in capitals that are in running text by themselves, neither in brackets nor before one, in a sentence
/// that is not in capitals throughout.
#[must_use]
pub(crate) fn used(key: &str) -> Vec<(&str, Span)> {
    let mut out = Vec::new();
    if !key.contains(char::is_uppercase) {
        return out;
    }
    let inside = |c: char| script::is_word(c) && !script::is_unspaced(c);
    let joins = |c: char| {
        inside(c)
            || matches!(
                c,
                '-' | '/' | '_' | '.' | ':' | '@' | '&' | '+' | '\'' | '='
            )
    };
    let mut at = 0;
    while let Some(start) = key[at..].find(inside).map(|found| at + found) {
        let end = key[start..]
            .find(|c| !inside(c))
            .map_or(key.len(), |length| start + length);
        at = end;
        let word = &key[start..end];
        let before = key[..start].chars().next_back();
        let mut after = key[end..].chars();
        let next = after.next();
        let ends = next == Some('.') && !after.next().is_some_and(char::is_alphanumeric);
        let apart = !before.is_some_and(|c| joins(c) || matches!(c, '(' | '"' | '[' | '<'))
            && (ends || !next.is_some_and(|c| joins(c) || matches!(c, ')' | '"' | ']' | '(')))
            && !key[end..].starts_with(" (");
        if apart && is_letters(word) && !has_capitals_beside(key, start, end) {
            out.push((word, Span::new(start, end)));
        }
    }
    out
}

/// Every word of capitals, whatever surrounds it.
pub(crate) fn written(key: &str) -> impl Iterator<Item = &str> {
    key.split(|c: char| !script::is_word(c) || script::is_unspaced(c))
        .filter(|word| is_letters(word))
}

/// Whether a word beside has a capital, too: a heading, a shout, a name of several words such as Free BSD License.
fn has_capitals_beside(key: &str, start: usize, end: usize) -> bool {
    let named = |word: &str| {
        word.trim_start_matches(['(', '"'])
            .starts_with(|c: char| c.is_uppercase() || numeral::digit(c).is_some())
    };
    let before = key[..start].strip_suffix(' ').map(str::trim_end);
    let last = before
        .filter(|head| !head.ends_with(['.', '!', '?', ';', ')', ',']))
        .and_then(|head| head.rsplit(' ').next());
    // The first word of a sentence has a capital anyway.
    let opens = last.is_some_and(|word| {
        let front = key[..start].trim_end();
        let front = front[..front.len() - word.len()].trim_end();
        front.is_empty() || front.ends_with(['.', '!', '?', ':', ';'])
    });
    let after = key[end..]
        .strip_prefix(' ')
        .and_then(|tail| tail.split(' ').next());
    let capitals = |word: &str| word.chars().count() >= 2 && !word.contains(char::is_lowercase);
    last.is_some_and(|word| named(word) && (!opens || capitals(word))) || after.is_some_and(named)
}

/// Whether two abbreviations are the same letters in another order.
#[must_use]
pub(crate) fn is_swapped(one: &str, two: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    one != two && one.chars().count() >= SHORTEST_SWAPPED && sorted(one) == sorted(two)
}

/// The Han characters before the bracket, as far as they go.
fn han(head: &str) -> Option<String> {
    let start = head
        .rfind(|c: char| !script::is_han(c) || topic::bounds_names(c))
        .map_or(0, |at| span::after(head, at));
    let name = &head[start..];
    (name.chars().count() >= SHORTEST_HAN && !topic::ends_as_title(name)).then(|| name.to_owned())
}

/// The name of Han before the bracket at `open`, with what tells it from others of its kind: 基于角色的访问控制, of which the name is
/// 访问控制.
#[must_use]
pub(crate) fn phrase(key: &str, open: u32) -> &str {
    let head = key[..open as usize].trim_end();
    let start = head
        .rfind(|c: char| !script::is_han(c) || topic::bounds_names(c) && !topic::is_attributive(c))
        .map_or(0, |at| span::after(head, at));
    &head[start..]
}

/// The words before the bracket whose first letters spell the abbreviation.
fn spelled(head: &str, letters: &str) -> Option<String> {
    let wanted: Vec<char> = letters.chars().flat_map(char::to_lowercase).collect();
    let from = head
        .char_indices()
        .rev()
        .take(REACH)
        .last()
        .map_or(0, |(at, _)| at);
    let tail = &head[from..];
    let stop = tail
        .rfind([',', ';', ':', '(', ')', '"', '.'])
        .map_or(0, |at| at + 1);
    let words: Vec<String> = tail[stop..]
        .split([' ', '-', '/'])
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut left = wanted.len();
    let mut at = words.len();
    while left > 0 {
        at = at.checked_sub(1)?;
        let first = words[at].chars().next()?;
        if first == wanted[left - 1] {
            // "Board of Trade" is BT or BOT: a small word is taken where its letter is wanted and its neighbour's is not.
            let passed = topic::may_pass_over(&words[at]);
            let better =
                passed && at > 0 && words[at - 1].starts_with(wanted[left - 1]) && left >= 1;
            if !better {
                left -= 1;
            }
        } else if !topic::may_pass_over(&words[at]) {
            return None;
        }
    }
    let name: Vec<&str> = words[at..].iter().map(String::as_str).collect();
    (name.len() > 1).then(|| name.join(" "))
}

/// From so many letters on a bracket after a name of Han holds its translation rather than its first letters: 用户（USER）. Chosen by hand.
const TRANSLATION: usize = 4;

/// Whether two names of Han with the same letters end in the same word, which the letters translate; a verb is in front.
#[must_use]
pub(crate) fn end_alike(one: &str, two: &str, letters: &str) -> bool {
    let same = one.chars().rev().zip(two.chars().rev());
    let shared = same
        .take_while(|(a, b)| a == b && script::is_han(*a))
        .count();
    letters.chars().count() >= TRANSLATION && shared >= 2
}

/// Whether two names are the same but for endings, or, in Han, end alike as a name and its short form do.
#[must_use]
pub(crate) fn alike(one: &str, two: &str) -> bool {
    if one.ends_with(script::is_han) || two.ends_with(script::is_han) {
        let mixed = one.ends_with(script::is_han) != two.ends_with(script::is_han);
        return mixed || shortens(one, two) || shortens(two, one);
    }
    let words = |text: &str| -> Vec<String> {
        text.split(' ')
            .filter(|word| !topic::may_pass_over(word))
            .map(stem)
            .collect()
    };
    let (one, two) = (words(one), words(two));
    one.len() == two.len()
        && one
            .iter()
            .zip(&two)
            .all(|(one, two)| one.starts_with(two.as_str()) || two.starts_with(one.as_str()))
}

/// Whether the characters of a name of Han, or of its end, are in this order in the other: 世贸组织 in 世界贸易组织. A verb may
/// have come along in front.
fn shortens(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().collect();
    (0..=VERB)
        .take_while(|skip| letters.len() >= skip + SHORTEST_HAN)
        .any(|skip| {
            let mut rest = long.chars();
            letters[skip..].iter().all(|c| rest.any(|each| each == *c))
        })
}

fn stem(word: &str) -> String {
    let length = word.chars().count();
    let cut = match length {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    };
    word.chars().take(length - cut).collect()
}

/// Whether two abbreviations are the same but for case.
#[must_use]
pub(crate) fn same_letters(one: &str, two: &str) -> bool {
    one.to_lowercase() == two.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_that_spell_the_letters() {
        for (key, letters, name) in [
            (
                "the Harbour Safety Board (HSB) met",
                "HSB",
                "harbour safety board",
            ),
            ("the Board of Trade (BOT)", "BOT", "board of trade"),
            (
                "a Public-Key Infrastructure (PKI)",
                "PKI",
                "public key infrastructure",
            ),
            ("加入世界贸易组织(WTO)后", "WTO", "加入世界贸易组织"),
            (
                "Служба портового надзора (СПН)",
                "СПН",
                "служба портового надзора",
            ),
        ] {
            let found = find(key);
            assert_eq!(found.len(), 1, "{key}");
            assert_eq!(
                (found[0].letters.as_str(), found[0].name.as_str()),
                (letters, name)
            );
        }
        for key in ["the new version (RFC)", "see (AB)", "x (a)", "word (Hello)"] {
            assert!(find(key).is_empty(), "{key}: {:?}", find(key));
        }
    }
}
