//! In which ways a word is a number, and how another number is written in the same way.

#[cfg(any(feature = "docx", feature = "odt"))]
use crate::language::list_numbers;
use crate::text::numeral::{self, Notation};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// By digits of any script.
    Figures,
    /// By Han characters.
    Han,
    Roman,
    /// By a letter of an alphabet.
    Letter,
    /// By one character with a circle or brackets.
    Enclosed,
    /// By one of some signs in order.
    #[cfg(any(feature = "docx", feature = "odt"))]
    Signs(&'static str),
}

/// The ways in which a word is a number, and its values.
pub(super) fn readings(word: &str) -> Vec<(Way, i64)> {
    let mut characters = word.chars();
    let single = match (characters.next(), characters.next()) {
        (Some(c), None) => Some(c),
        _ => None,
    };
    let usual = [
        (Way::Figures, numeral::decimal(word)),
        (Way::Han, numeral::han(word)),
        (Way::Roman, numeral::roman(word)),
        (Way::Letter, single.and_then(numeral::letter)),
        (Way::Enclosed, single.and_then(numeral::enclosed)),
    ];
    let mut out: Vec<(Way, i64)> = usual
        .into_iter()
        .filter_map(|(way, value)| Some((way, i64::try_from(value?).ok()?)))
        .collect();
    if let Some(c) = single.filter(|_| out.is_empty()) {
        out.extend(listed(c));
    }
    out
}

/// The lists of signs that a character is in, and its places in them.
#[cfg(any(feature = "docx", feature = "odt"))]
fn listed(c: char) -> Vec<(Way, i64)> {
    let lists = list_numbers::SIGNS.iter().filter_map(|name| {
        let signs = signs(name)?;
        let place = signs.chars().position(|sign| sign == c)?;
        Some((Way::Signs(name), i64::try_from(place + 1).ok()?))
    });
    lists.collect()
}

/// Which signs count is known with the formats that number lists by them.
#[cfg(not(any(feature = "docx", feature = "odt")))]
fn listed(_: char) -> Vec<(Way, i64)> {
    Vec::new()
}

#[cfg(any(feature = "docx", feature = "odt"))]
fn signs(name: &str) -> Option<&'static str> {
    match list_numbers::way(name)? {
        list_numbers::Way::Letters(signs) | list_numbers::Way::Signs(signs) => Some(signs),
        _ => None,
    }
}

impl Way {
    /// A number as `like`, which is one, is written; none where that cannot be told.
    pub(super) fn written(self, value: i64, like: &str) -> Option<String> {
        let number = u64::try_from(value).ok().filter(|number| *number > 0)?;
        let first = like.chars().next()?;
        let (_, own) = readings(like).into_iter().find(|(way, _)| *way == self)?;
        let found = match self {
            Self::Figures => figures(number, first),
            Self::Han => {
                let is_usual = numeral::written(u64::try_from(own).ok()?, Notation::Han)
                    .iter()
                    .any(|word| word == like);
                let mut words = numeral::written(number, Notation::Han).into_iter();
                words.next().filter(|_| is_usual)
            }
            Self::Roman | Self::Letter => {
                let notation = if self == Self::Roman {
                    Notation::Roman
                } else {
                    Notation::Letter
                };
                let case = |c: char| (c.is_uppercase(), c.is_ascii());
                let words = numeral::written(number, notation).into_iter();
                let mut fitting =
                    words.filter(|word| word.chars().next().map(case) == Some(case(first)));
                fitting.next()
            }
            Self::Enclosed => {
                let place = i64::from(u32::from(first)) + value - own;
                let c = char::from_u32(u32::try_from(place).ok()?)?;
                Some(c.to_string())
            }
            #[cfg(any(feature = "docx", feature = "odt"))]
            Self::Signs(name) => {
                let sign = signs(name)?
                    .chars()
                    .nth(usize::try_from(number).ok()? - 1)?;
                Some(sign.to_string())
            }
        }?;
        readings(&found).contains(&(self, value)).then_some(found)
    }
}

/// A number in the digits of the script that a digit is of.
fn figures(number: u64, digit: char) -> Option<String> {
    let zero = u32::from(digit) - u32::try_from(numeral::digit(digit)?).ok()?;
    let digits = number.to_string();
    let digits = digits
        .bytes()
        .map(|own| char::from_u32(zero + u32::from(own - b'0')));
    digits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_the_one_at_hand() {
        for (way, like, value, expected) in [
            (Way::Figures, "9", 10, Some("10")),
            (Way::Figures, "９", 10, Some("１０")),
            (Way::Figures, "٣", 4, Some("٤")),
            (Way::Han, "十", 11, Some("十一")),
            (Way::Han, "壹", 2, None),
            (Way::Roman, "III", 4, Some("IV")),
            (Way::Roman, "iii", 4, Some("iv")),
            (Way::Letter, "C", 4, Some("D")),
            (Way::Letter, "в", 4, Some("г")),
            (Way::Enclosed, "③", 4, Some("④")),
            (Way::Enclosed, "⑳", 21, None),
            (Way::Figures, "2", 0, None),
        ] {
            assert_eq!(way.written(value, like).as_deref(), expected, "{like}");
        }
    }

    #[test]
    fn a_word_can_be_a_number_in_several_ways() {
        assert_eq!(readings("i"), [(Way::Roman, 1), (Way::Letter, 9)]);
        assert_eq!(readings("gate"), []);
    }
}
