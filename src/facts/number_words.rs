//! Numbers spelled out in English and Russian: four, twenty-first, two thousand and twenty-six; четырёх, семидесятый, 70-летие.
//!
//! Numbers in digits, Han characters and Roman letters are read by [`crate::text::numeral`].

use crate::text::numeral;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// How many: four, четыре.
    Cardinal,
    /// Which: fourth, четвёртый.
    Ordinal,
}

/// A number word: its value, and whether it ends the number as an ordinal does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// The value.
    pub value: u64,
    /// How it is used.
    pub usage: Use,
}

const ENGLISH: &[(&str, &str, u64)] = &[
    ("one", "first", 1),
    ("two", "second", 2),
    ("three", "third", 3),
    ("four", "fourth", 4),
    ("five", "fifth", 5),
    ("six", "sixth", 6),
    ("seven", "seventh", 7),
    ("eight", "eighth", 8),
    ("nine", "ninth", 9),
    ("ten", "tenth", 10),
    ("eleven", "eleventh", 11),
    ("twelve", "twelfth", 12),
    ("thirteen", "thirteenth", 13),
    ("fourteen", "fourteenth", 14),
    ("fifteen", "fifteenth", 15),
    ("sixteen", "sixteenth", 16),
    ("seventeen", "seventeenth", 17),
    ("eighteen", "eighteenth", 18),
    ("nineteen", "nineteenth", 19),
    ("twenty", "twentieth", 20),
    ("thirty", "thirtieth", 30),
    ("forty", "fortieth", 40),
    ("fifty", "fiftieth", 50),
    ("sixty", "sixtieth", 60),
    ("seventy", "seventieth", 70),
    ("eighty", "eightieth", 80),
    ("ninety", "ninetieth", 90),
    ("hundred", "hundredth", 100),
    ("thousand", "thousandth", 1000),
];

/// Russian cardinals: what does not change, the endings, the value. ё is written е.
const RUSSIAN: &[(&str, &[&str], u64)] = &[
    (
        "од",
        &["ин", "на", "но", "ного", "ной", "ному", "ну", "ним", "ном"],
        1,
    ),
    ("дв", &["а", "е", "ух", "ум", "умя"], 2),
    ("тр", &["и", "ех", "ем", "емя"], 3),
    ("четыр", &["е", "ех", "ем", "ьмя"], 4),
    ("пят", SOFT, 5),
    ("шест", SOFT, 6),
    ("сем", &["ь", "и", "ью"], 7),
    ("вос", &["емь", "ьми", "емью", "ьмью"], 8),
    ("девят", SOFT, 9),
    ("десят", SOFT, 10),
    ("одиннадцат", SOFT, 11),
    ("двенадцат", SOFT, 12),
    ("тринадцат", SOFT, 13),
    ("четырнадцат", SOFT, 14),
    ("пятнадцат", SOFT, 15),
    ("шестнадцат", SOFT, 16),
    ("семнадцат", SOFT, 17),
    ("восемнадцат", SOFT, 18),
    ("девятнадцат", SOFT, 19),
    ("двадцат", SOFT, 20),
    ("тридцат", SOFT, 30),
    ("сорок", &["", "а"], 40),
    ("пят", &["ьдесят", "идесяти"], 50),
    ("шест", &["ьдесят", "идесяти"], 60),
    ("сем", &["ьдесят", "идесяти"], 70),
    ("вос", &["емьдесят", "ьмидесяти"], 80),
    ("девяност", &["о", "а"], 90),
    ("ст", &["о", "а"], 100),
    ("двести", &[""], 200),
    ("триста", &[""], 300),
    ("девятьсот", &[""], 900),
    ("тысяч", &["а", "и", "", "у", "е", "ей"], 1000),
];

const SOFT: &[&str] = &["ь", "и", "ью"];

/// Russian ordinals without their ending, and their values. ё is written е.
const RUSSIAN_ORDINALS: &[(&str, u64)] = &[
    ("перв", 1),
    ("втор", 2),
    ("трет", 3),
    ("четверт", 4),
    ("пят", 5),
    ("шест", 6),
    ("седьм", 7),
    ("восьм", 8),
    ("девят", 9),
    ("десят", 10),
    ("одиннадцат", 11),
    ("двенадцат", 12),
    ("тринадцат", 13),
    ("четырнадцат", 14),
    ("пятнадцат", 15),
    ("шестнадцат", 16),
    ("семнадцат", 17),
    ("восемнадцат", 18),
    ("девятнадцат", 19),
    ("двадцат", 20),
    ("тридцат", 30),
    ("сороков", 40),
    ("пятидесят", 50),
    ("шестидесят", 60),
    ("семидесят", 70),
    ("восьмидесят", 80),
    ("девяност", 90),
    ("сот", 100),
    ("двухсот", 200),
    ("двухтысячн", 2000),
];

/// The endings of adjectives.
const ADJECTIVE: &[&str] = &[
    "ый", "ий", "ой", "ая", "ое", "ые", "ого", "ому", "ым", "ом", "ую", "ых", "ыми", "ья", "ье",
    "ьего", "ьему", "ьим", "ьем", "ью", "ьей",
];

/// How a number stands at the front of a longer Russian word: пятилетие, двадцатипятилетний.
const RUSSIAN_FRONTS: &[(&str, u64)] = &[
    ("двухсот", 200),
    ("сто", 100),
    ("девяносто", 90),
    ("восьмидесяти", 80),
    ("семидесяти", 70),
    ("шестидесяти", 60),
    ("пятидесяти", 50),
    ("сорока", 40),
    ("тридцати", 30),
    ("двадцати", 20),
    ("девятнадцати", 19),
    ("восемнадцати", 18),
    ("семнадцати", 17),
    ("шестнадцати", 16),
    ("пятнадцати", 15),
    ("четырнадцати", 14),
    ("тринадцати", 13),
    ("двенадцати", 12),
    ("одиннадцати", 11),
    ("десяти", 10),
    ("девяти", 9),
    ("восьми", 8),
    ("семи", 7),
    ("шести", 6),
    ("пяти", 5),
    ("четырех", 4),
    ("трех", 3),
    ("двух", 2),
];

/// Reads one number word, in any case. `None` when it is none.
#[must_use]
pub fn word(text: &str) -> Option<Word> {
    let first = text.chars().next()?;
    if first.is_ascii() {
        let lower = text.to_ascii_lowercase();
        return ENGLISH.iter().find_map(|(cardinal, ordinal, value)| {
            let usage = match () {
                () if lower == *cardinal => Use::Cardinal,
                () if lower == *ordinal => Use::Ordinal,
                () => return None,
            };
            Some(Word {
                value: *value,
                usage,
            })
        });
    }
    if !('А'..='ё').contains(&first) {
        return None;
    }
    let lower = text.to_lowercase().replace('ё', "е");
    let ended = |stem: &str, endings: &[&str]| {
        lower
            .strip_prefix(stem)
            .is_some_and(|rest| endings.contains(&rest))
    };
    let cardinal = RUSSIAN
        .iter()
        .find(|(stem, endings, _)| ended(stem, endings));
    if let Some((_, _, value)) = cardinal {
        return Some(Word {
            value: *value,
            usage: Use::Cardinal,
        });
    }
    let ordinal = RUSSIAN_ORDINALS
        .iter()
        .find(|(stem, _)| ended(stem, ADJECTIVE));
    ordinal.map(|(_, value)| Word {
        value: *value,
        usage: Use::Ordinal,
    })
}

/// Adds one number word to a number under way, or says that it starts another: twenty + six, but not six + twenty.
#[must_use]
pub fn combine(so_far: Word, next: Word) -> Option<Word> {
    if so_far.usage == Use::Ordinal {
        return None;
    }
    let value = match next.value {
        100 if (1..=9).contains(&(so_far.value % 1000)) || (11..=99).contains(&so_far.value) => {
            let low = so_far.value % 1000;
            so_far.value - low + low * 100
        }
        1000 if so_far.value < 1000 => so_far.value * 1000,
        value if value < 1000 => {
            // Each further word fills a lower place.
            let room = match so_far.value {
                sum if sum % 1000 == 0 => 1000,
                sum if sum % 100 == 0 => 100,
                sum if sum % 10 == 0 && sum % 100 >= 20 => 10,
                _ => return None,
            };
            if value >= room {
                return None;
            }
            so_far.value + value
        }
        _ => return None,
    };
    Some(Word {
        value,
        usage: next.usage,
    })
}

/// Reads a number of one or more words: `twenty-first`, `two hundred and five`, `двадцать пятая`; or in digits with an ending:
/// `21st`, `25-я`; or plain digits and Han numbers.
#[must_use]
pub fn read(text: &str) -> Option<Word> {
    let bare = text.trim();
    if let Some(value) = numeral::decimal(bare).or_else(|| numeral::han(bare)) {
        return Some(Word {
            value,
            usage: Use::Cardinal,
        });
    }
    let digits = bare
        .find(|c: char| numeral::digit(c).is_none())
        .unwrap_or(0);
    if digits > 0 {
        let ending = bare[digits..].to_lowercase();
        let ordinal = matches!(ending.as_str(), "st" | "nd" | "rd" | "th")
            || ending.strip_prefix('-').is_some_and(|rest| {
                matches!(
                    rest,
                    "й" | "я"
                        | "е"
                        | "го"
                        | "му"
                        | "м"
                        | "ю"
                        | "ой"
                        | "ый"
                        | "ая"
                        | "ое"
                        | "ую"
                        | "х"
                )
            });
        return ordinal.then_some(Word {
            value: numeral::decimal(&bare[..digits])?,
            usage: Use::Ordinal,
        });
    }
    let mut sum: Option<Word> = None;
    for part in bare
        .split([' ', '-'])
        .filter(|part| !part.is_empty() && *part != "and")
    {
        let next = word(part)?;
        sum = Some(match sum {
            None => next,
            Some(so_far) => combine(so_far, next)?,
        });
    }
    sum
}

/// The number that a longer Russian word starts with, and the rest of the word: двадцатипятилетие is 25 and летие.
#[must_use]
pub fn russian_front(text: &str) -> Option<(u64, String)> {
    let lower = text.to_lowercase().replace('ё', "е");
    let mut rest = lower.as_str();
    let mut sum = 0;
    while let Some((front, value)) = RUSSIAN_FRONTS
        .iter()
        .find(|(front, _)| rest.starts_with(front))
    {
        if sum > 0 && (sum % 10 != 0 || *value >= if sum % 100 == 0 { 100 } else { 10 }) {
            break;
        }
        sum += value;
        rest = &rest[front.len()..];
    }
    (sum > 0 && !rest.is_empty()).then(|| (sum, rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cardinals_and_ordinals_in_words() {
        for (text, value, usage) in [
            ("four", 4, Use::Cardinal),
            ("twenty-first", 21, Use::Ordinal),
            ("Seventieth", 70, Use::Ordinal),
            ("two hundred and five", 205, Use::Cardinal),
            ("two thousand twenty-six", 2026, Use::Cardinal),
            ("nineteen hundred ninety", 1990, Use::Cardinal),
            ("четырёх", 4, Use::Cardinal),
            ("семидесятый", 70, Use::Ordinal),
            ("двадцать пятая", 25, Use::Ordinal),
            ("две тысячи двадцать шестого", 2026, Use::Ordinal),
            ("25th", 25, Use::Ordinal),
            ("25-я", 25, Use::Ordinal),
            ("二十五", 25, Use::Cardinal),
            ("70", 70, Use::Cardinal),
        ] {
            assert_eq!(read(text), Some(Word { value, usage }), "{text}");
        }
        for text in ["", "six twenty", "25x", "furth", "пятно", "first second"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn reads_the_number_in_front_of_a_russian_word() {
        assert_eq!(
            russian_front("двадцатипятилетие"),
            Some((25, "летие".to_owned()))
        );
        assert_eq!(
            russian_front("Семидесятилетия"),
            Some((70, "летия".to_owned()))
        );
        assert_eq!(russian_front("столетие"), Some((100, "летие".to_owned())));
        assert_eq!(russian_front("многолетие"), None);
    }
}
