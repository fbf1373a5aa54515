//! Numbered parts of a document, and how their names are written: 第十二条, Section 4.2, Annex B, статьи 5.
//!
//! Reads what is at the start of a text; labels ([`crate::facts::label`]) and references ([`crate::facts::reference`]) both do.

use crate::language::topics::parts::{self, Division, Name};
use crate::text::numeral;
use crate::text::script;

/// One of the numbers of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Number {
    /// 12, 十二 or XII.
    Figure(u64),
    /// B, by its place in the alphabet.
    Letter(u64),
}

/// A numbered part of a document, however it is written: 第十二条 and 第12条 are one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Part {
    /// Its kind; `None` for a number alone (4.2), which any word may come before.
    pub division: Option<Division>,
    /// Its numbers, the widest first.
    pub numbers: Vec<Number>,
}

/// The ordinal that a text starts with, such as 第十二条 or 第十二条之一: its length in bytes, and the part. Its number may have spaces
/// around it: 第 12 條之 1.
#[must_use]
pub(crate) fn ordinal(text: &str) -> Option<(usize, Part)> {
    parts::ordinals().find_map(|language| {
        let (rest, front) = unspaced(text.strip_prefix(language.ordinal)?);
        let (length, number) = numeral::at_start(rest).or_else(|| bracketed(rest))?;
        let (behind, back) = unspaced(&rest[length..]);
        let mark = behind.chars().next()?;
        let division = Some(parts::behind(mark)?);
        let end = language.ordinal.len() + front + length + back + mark.len_utf8();
        let first = Number::Figure(number);
        // 第十二条之一 follows 第十二条.
        let mut same = parts::ordinals().filter(|each| each.ordinal == language.ordinal);
        let more = same.find_map(|each| {
            let (more, front) = unspaced(text[end..].strip_prefix(each.inserted)?);
            let (length, number) = numeral::at_start(more)?;
            // 第5条の三つの要件 has three of something.
            let counted = |c| parts::holds(|parts| parts.counted, c);
            let whole = !more[length..].starts_with(counted);
            whole.then_some((each.inserted.len() + front + length, number))
        });
        let (length, numbers) = match more {
            Some((length, number)) => (end + length, vec![first, Number::Figure(number)]),
            None => (end, vec![first]),
        };
        Some((length, Part { division, numbers }))
    })
}

/// A text without the spaces that it starts with, and how many these are.
fn unspaced(text: &str) -> (&str, usize) {
    let rest = text.trim_start_matches(' ');
    (rest, text.len() - rest.len())
}

/// A number in brackets at the start of a text, as in 第（一）项: the length with them, in bytes, and the number.
fn bracketed(text: &str) -> Option<(usize, u64)> {
    let inner = text.strip_prefix(['(', '（'])?;
    let (length, number) = numeral::at_start(inner)?;
    let close = inner[length..].chars().next()?;
    let open = text.len() - inner.len();
    matches!(close, ')' | '）').then_some((open + length + close.len_utf8(), number))
}

/// The parts of an ordinal with several numbers and one name that a text starts with, such as 第二、九条: where each one starts and
/// ends, and the part. The numbers rise.
#[must_use]
pub(crate) fn shared_ordinal(text: &str) -> Option<Vec<(usize, usize, Part)>> {
    parts::ordinals().find_map(|language| {
        let mut at = language.ordinal.len();
        let mut places: Vec<(usize, usize, u64)> = Vec::new();
        let mut rest = text.strip_prefix(language.ordinal)?;
        loop {
            let (length, number) = numeral::at_start(rest)?;
            if places.last().is_some_and(|(_, _, last)| *last >= number) {
                return None;
            }
            let start = if places.is_empty() { 0 } else { at };
            places.push((start, at + length, number));
            at += length;
            rest = &rest[length..];
            let joints = language.joiners.iter().copied().chain(["、"]);
            let Some(joint) = joints
                .filter(|joint| rest.starts_with(joint))
                .max_by_key(|joint| joint.len())
            else {
                break;
            };
            at += joint.len();
            rest = &rest[joint.len()..];
        }
        let mark = rest.chars().next()?;
        let division = Some(parts::behind(mark)?);
        let (_, end, _) = places.last_mut()?;
        *end += mark.len_utf8();
        let part = |number| Part {
            division,
            numbers: vec![Number::Figure(number)],
        };
        let all = places
            .iter()
            .map(|(start, end, number)| (*start, *end, part(*number)));
        (places.len() > 1).then(|| all.collect())
    })
}

/// The longest name of a part that the text starts with, in any case, and its length in bytes.
#[must_use]
pub(crate) fn name(text: &str) -> Option<(usize, &'static Name)> {
    let first = text.chars().next()?.to_lowercase().next()?;
    parts::names(first)
        .iter()
        .find_map(|name| Some((starts_with(text, name.word)?, name)))
}

/// How many bytes of `text` the word `word`, which is in lower case, takes at its start.
#[must_use]
pub(crate) fn starts_with(text: &str, word: &str) -> Option<usize> {
    let mut length = 0;
    let mut chars = text.chars();
    for wanted in word.chars() {
        let c = chars.next()?;
        let mut lower = c.to_lowercase();
        if lower.next() != Some(wanted) || lower.next().is_some() {
            return None;
        }
        length += c.len_utf8();
    }
    Some(length)
}

/// A text without the sign of a number that it starts with, and what parts it from the number: № 4, No. 4.
#[must_use]
pub(crate) fn without_sign(text: &str) -> &str {
    let signs = parts::words(|parts| parts.signs);
    let rest = signs.filter_map(|sign| {
        let rest = text[starts_with(text, sign)?..].trim_start_matches([' ', '\u{a0}']);
        rest.starts_with(|c| numeral::digit(c).is_some())
            .then_some(rest)
    });
    rest.min_by_key(|rest| rest.len()).unwrap_or(text)
}

/// How long what joins two parts is at the start of `text`: a comma, 和, and, или, a dash.
#[must_use]
pub(crate) fn joiner(text: &str) -> Option<usize> {
    let bare = text.trim_start_matches(' ');
    let lead = text.len() - bare.len();
    let mark = bare
        .strip_prefix([',', '、', '-', '&'])
        .map(|rest| rest.trim_start_matches(' '));
    let rest = mark.unwrap_or(bare);
    let word = parts::words(|parts| parts.joiners)
        .filter_map(|word| starts_with(rest, word))
        .filter(|length| {
            let after = &rest[*length..];
            after.starts_with(' ') || rest.starts_with(script::is_unspaced)
        })
        .max();
    let end = lead + bare.len() - rest.len();
    match (mark, word) {
        (None, None) => None,
        (_, Some(length)) => {
            let after = &rest[length..];
            Some(end + length + after.len() - after.trim_start_matches(' ').len())
        }
        (Some(_), None) => Some(end),
    }
}

/// The numbers of a part that the text starts with, and their length in bytes: 4.2.1, 5, IV, B, A.2, 三; with `hyphens` 3-1, too.
#[must_use]
pub(crate) fn numbers(text: &str, hyphens: bool) -> Option<(usize, Vec<Number>)> {
    let parts = |c: char| c == '.' || (hyphens && c == '-');
    let run = text
        .find(|c: char| !(c.is_alphanumeric() || parts(c)))
        .unwrap_or(text.len());
    let run = text[..run].trim_end_matches(parts);
    let figures = |written: &str| -> Option<Vec<Number>> {
        let numbers = written.split(parts).map(numeral::decimal);
        numbers
            .map(|number| Some(Number::Figure(number?)))
            .collect()
    };
    let digits = |text: &str| {
        text.find(|c: char| !(numeral::digit(c).is_some() || parts(c)))
            .unwrap_or(text.len())
    };
    // 4.2bis and 5th are no plain numbers.
    let goes_on = |end: usize| {
        let letter =
            |c: char| c.is_alphabetic() && !script::is_glued(c) && !ORDINAL_SIGNS.contains(&c);
        text[end..].starts_with(letter)
    };
    let length = run[..digits(run)].trim_end_matches(parts).len();
    if length > 0 {
        return (!goes_on(length)).then_some((length, figures(&run[..length])?));
    }
    let han = run
        .find(|c| !numeral::is_han_numeral(c))
        .unwrap_or(run.len());
    if han > 0 {
        return Some((han, vec![Number::Figure(numeral::han(&run[..han])?)]));
    }
    let capitals = run
        .find(|c: char| !c.is_ascii_uppercase())
        .unwrap_or(run.len());
    if capitals == 1 && run[1..].starts_with(parts) {
        let length = 2 + run[2..][..digits(&run[2..])].trim_end_matches(parts).len();
        let mut numbers = vec![single(run[..1].chars().next()?)?];
        numbers.extend(figures(&run[2..length])?);
        return (!goes_on(length)).then_some((length, numbers));
    }
    (capitals > 0 && !goes_on(capitals))
        .then(|| Some((capitals, vec![capital(&run[..capitals])?])))?
}

/// A number in capitals: Roman, or a single letter.
fn capital(written: &str) -> Option<Number> {
    let mut chars = written.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => single(c),
        _ => Some(Number::Figure(numeral::roman(written)?)),
    }
}

/// A letter that numbers a part. Parts that are numbered with I, V and X are Roman for the most part; L, C, D and M follow others.
#[must_use]
pub(crate) fn single(c: char) -> Option<Number> {
    match c {
        'I' | 'V' | 'X' | 'i' | 'v' | 'x' => {
            numeral::roman(c.encode_utf8(&mut [0; 4])).map(Number::Figure)
        }
        _ => numeral::letter(c).map(Number::Letter),
    }
}

/// The numbers that follow the name of a part, and their length in bytes: those of [`numbers`], (5) where the language puts them into
/// brackets, and an ordinal without a name of its own: 第一 of 別表第一.
#[must_use]
pub(crate) fn numbers_of(text: &str, name: &Name) -> Option<(usize, Vec<Number>)> {
    let first = text.chars().next()?;
    let figure = |(length, number)| (length, vec![Number::Figure(number)]);
    if first == '(' {
        let mut languages = name.parts.iter();
        let found = languages.any(|parts| parts.number_brackets.contains(first));
        return bracketed(text).filter(|_| found).map(figure);
    }
    if name.ordinal_follows && parts::opens_ordinal(first) {
        let rest = &text[first.len_utf8()..];
        let (length, number) = numeral::at_start(rest)?;
        let behind = rest[length..].chars().next().and_then(parts::behind);
        return behind
            .is_none()
            .then(|| figure((first.len_utf8() + length, number)));
    }
    numbers(text, name.division.is_caption()).or_else(|| ordinal_word(text, name).map(figure))
}

/// The ordinal number in words at the start of a text, behind a name of a language that counts its parts so: الرابعة.
fn ordinal_word(text: &str, name: &Name) -> Option<(usize, u64)> {
    let end = text
        .find(|c: char| !script::is_word(c))
        .unwrap_or(text.len());
    let mut known = name.parts.iter().flat_map(|parts| parts.ordinal_words);
    let (_, value) = known.find(|(word, _)| *word == &text[..end])?;
    Some((end, *value))
}

/// The length of the sign of an ordinal at the start of what follows a figure: º of 5º, .º of 5.º.
#[must_use]
pub(crate) fn ordinal_sign(text: &str) -> usize {
    let rest = text.strip_prefix('.').unwrap_or(text);
    let sign = rest.chars().next().filter(|c| ORDINAL_SIGNS.contains(c));
    sign.map_or(0, |sign| text.len() - rest.len() + sign.len_utf8())
}

const ORDINAL_SIGNS: [char; 2] = ['º', 'ª'];

/// The numbers in a label, the widest first; `None` when there are none in digits or Han characters.
#[must_use]
pub(crate) fn in_label(written: &str) -> Option<Vec<u64>> {
    let pieces = written.split(|c: char| !numeral::is_in_number(c));
    let found: Option<Vec<u64>> = pieces
        .filter(|piece| !piece.is_empty())
        .map(numeral::value)
        .collect();
    found.filter(|found| !found.is_empty())
}

impl Number {
    /// Its value, or the place of its letter.
    #[must_use]
    pub(crate) fn value(self) -> u64 {
        match self {
            Self::Figure(value) | Self::Letter(value) => value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Number::{Figure, Letter};

    #[test]
    fn reads_the_numbers_of_parts() {
        for (text, hyphens, expected) in [
            (
                "4.2.1 says",
                false,
                Some((5, vec![Figure(4), Figure(2), Figure(1)])),
            ),
            ("4.2. The", false, Some((3, vec![Figure(4), Figure(2)]))),
            ("VII.", false, Some((3, vec![Figure(7)]))),
            ("B and", false, Some((1, vec![Letter(2)]))),
            ("C", false, Some((1, vec![Letter(3)]))),
            ("V", false, Some((1, vec![Figure(5)]))),
            ("A.2", false, Some((3, vec![Letter(1), Figure(2)]))),
            ("3-1:", true, Some((3, vec![Figure(3), Figure(1)]))),
            ("4-6", false, Some((1, vec![Figure(4)]))),
            ("三所列", false, Some((3, vec![Figure(3)]))),
            ("3所列", false, Some((1, vec![Figure(3)]))),
            ("5th", false, None),
            ("4.2bis", false, None),
            ("iv", false, None),
            ("Benefits", false, None),
            ("", false, None),
        ] {
            assert_eq!(numbers(text, hyphens), expected, "{text}");
        }
    }

    #[test]
    fn reads_ordinals() {
        let article = |numbers: &[u64]| Part {
            division: Some(Division::Article),
            numbers: numbers.iter().copied().map(Figure).collect(),
        };
        assert_eq!(ordinal("第十二条规定"), Some((12, article(&[12]))));
        assert_eq!(ordinal("第12条"), Some((8, article(&[12]))));
        assert_eq!(ordinal("第（十二）条"), Some((18, article(&[12]))));
        assert_eq!(ordinal("第 12 条规定"), Some((10, article(&[12]))));
        assert_eq!(ordinal("第 三 条之 1"), Some((16, article(&[3, 1]))));
        assert_eq!(ordinal("第(12条"), None);
        assert_eq!(ordinal("第三条之一的"), Some((15, article(&[3, 1]))));
        assert_eq!(ordinal("第三条之规定"), Some((9, article(&[3]))));
        assert_eq!(ordinal("第三届"), None);
    }

    #[test]
    fn the_longest_name_counts() {
        let found =
            |text: &'static str| name(text).map(|(length, name)| (&text[..length], name.division));
        assert_eq!(found("Sections 4"), Some(("Sections", Division::Section)));
        assert_eq!(found("附表1"), Some(("附表", Division::Schedule)));
        assert_eq!(found("СТАТЬЯМ 2"), Some(("СТАТЬЯМ", Division::Article)));
        assert_eq!(found("moreover"), None);
    }
}
