//! Numbers of lists as they are shown, by the names that ECMA-376 (part 1, 17.18.59) gives to the ways of writing them.

use crate::language::list_numbers::{self, Units, Way, Words};
use crate::text::numeral::{self, Notation};

/// The number as it is shown in that way. One that is not known is shown in figures.
pub(super) fn written(format: &str, number: u64) -> String {
    let figures = || number.to_string();
    match format {
        "none" => String::new(),
        "lowerRoman" => roman(number).unwrap_or_else(figures),
        "upperRoman" => roman(number).map_or_else(figures, |roman| roman.to_uppercase()),
        "lowerLetter" => letters("abcdefghijklmnopqrstuvwxyz", number),
        "upperLetter" => letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", number),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => figures().chars().map(wide).collect(),
        "numberInDash" => format!("- {number} -"),
        "ordinal" => format!("{number}{}", list_numbers::ordinal_ending(number)),
        "decimalEnclosedCircle" => sign(number, '①', 20).unwrap_or_else(figures),
        "decimalEnclosedParen" => sign(number, '⑴', 20).unwrap_or_else(figures),
        "decimalEnclosedFullstop" => sign(number, '⒈', 20).unwrap_or_else(figures),
        "hex" => format!("{number:X}"),
        "chicago" => letters("*†‡§", number),
        _ => match list_numbers::way(format) {
            Some(Way::Letters(all)) => letters(all, number),
            Some(Way::Signs(all)) => at(all, number).map_or_else(figures, String::from),
            Some(Way::Places(digits)) => places(digits, number),
            Some(Way::Units(units)) => by_units(units, number),
            Some(Way::Words(words)) => in_words(words, number).unwrap_or_else(figures),
            None => figures(),
        },
    }
}

/// The name of the way whose first numbers are these.
#[cfg(feature = "odt")]
pub(super) fn way_of(first: &[&str]) -> Option<&'static str> {
    const SIGNS: [&str; 4] = [
        "decimalFullWidth",
        "decimalEnclosedCircle",
        "decimalEnclosedParen",
        "decimalEnclosedFullstop",
    ];
    let mut all = list_numbers::BY_FIRST.iter().chain(&SIGNS).copied();
    let starts = |way: &&str| {
        let mut numbers = first.iter().zip(1..);
        numbers.all(|(shown, number)| written(way, number) == *shown)
    };
    all.find(|way| !first.is_empty() && starts(way))
}

fn roman(number: u64) -> Option<String> {
    /// The largest number that a program of an office counts to.
    const LARGEST: u64 = 32_767;
    (1..=LARGEST)
        .contains(&number)
        .then(|| numeral::written(number, Notation::Roman).pop())?
}

/// The character that is `number` places from the first one of `count`.
fn sign(number: u64, first: char, count: u64) -> Option<String> {
    let place = number.checked_sub(1).filter(|place| *place < count)?;
    char::from_u32(u32::from(first) + place as u32).map(String::from)
}

fn wide(digit: char) -> char {
    char::from_u32(u32::from('０') + u32::from(digit) - u32::from('0')).unwrap_or(digit)
}

/// The sign of that number, from 1.
fn at(all: &str, number: u64) -> Option<char> {
    all.chars()
        .nth(usize::try_from(number).ok()?.checked_sub(1)?)
}

fn letters(all: &str, number: u64) -> String {
    /// The most times that a letter is repeated: more is no number to be read.
    const TIMES: u64 = 30;
    let count = all.chars().count() as u64;
    let Some(place) = number.checked_sub(1) else {
        return String::from("0");
    };
    let times = place / count + 1;
    if times > TIMES {
        return number.to_string();
    }
    let letter = at(all, place % count + 1).map(String::from);
    letter.unwrap_or_default().repeat(times as usize)
}

fn places(digits: &str, number: u64) -> String {
    let digit = |c: char| at(digits, u64::from(c.to_digit(10).unwrap_or(0)) + 1);
    number.to_string().chars().filter_map(digit).collect()
}

fn by_units(units: &Units, number: u64) -> String {
    if number == 0 || number > units.largest {
        return places(units.digits, number);
    }
    let figures = number.to_string();
    let mut out = String::new();
    let mut skipped = false;
    for (place, c) in figures.chars().enumerate() {
        let power = (figures.len() - place - 1) as u64;
        let digit = u64::from(c.to_digit(10).unwrap_or(0));
        if digit == 0 {
            skipped = true;
            continue;
        }
        if skipped && units.says_zero {
            out.extend(at(units.digits, 1));
        }
        skipped = false;
        let alone = power == 1 && number < 20 && !units.first_ten;
        let silent = digit == 1 && power > 0 && (!units.says_one && power < 4 || alone);
        if !silent {
            out.extend(at(units.digits, digit + 1));
        }
        out.extend(at(units.powers, power));
    }
    out
}

fn in_words(words: &Words, number: u64) -> Option<String> {
    let number = usize::try_from(number)
        .ok()
        .filter(|number| (1..100).contains(number))?;
    let (ten, one) = (number / 10, number % 10);
    Some(match (ten, one) {
        (0 | 1, _) => words.ones[number - 1].to_owned(),
        (_, 0) => words.whole_tens[ten - 2].to_owned(),
        _ => format!(
            "{}-{}",
            words.tens[ten - 2],
            words.ones[one - 1].to_lowercase()
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all<const N: usize>(format: &str, numbers: [u64; N]) -> [String; N] {
        numbers.map(|number| written(format, number))
    }

    #[test]
    fn figures_letters_and_roman_numbers() {
        assert_eq!(all("decimal", [1, 12, 100]), ["1", "12", "100"]);
        assert_eq!(
            all("decimalZero", [1, 9, 10, 100]),
            ["01", "09", "10", "100"]
        );
        assert_eq!(
            all("lowerLetter", [1, 26, 27, 28, 53]),
            ["a", "z", "aa", "bb", "aaa"]
        );
        assert_eq!(
            all("upperRoman", [1, 4, 9, 49, 1998]),
            ["I", "IV", "IX", "XLIX", "MCMXCVIII"]
        );
        assert_eq!(all("lowerRoman", [3, 14]), ["iii", "xiv"]);
        assert_eq!(all("decimalEnclosedCircle", [1, 20, 21]), ["①", "⑳", "21"]);
        assert_eq!(all("decimalFullWidth", [1, 20]), ["１", "２０"]);
        assert_eq!(
            all("ordinal", [1, 2, 3, 4, 11, 12, 21, 112]),
            ["1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "112th"]
        );
        assert_eq!(written("none", 3), "");
        assert_eq!(written("no such way", 3), "3");
    }

    #[test]
    fn counting_in_han_characters() {
        let numbers = [1, 10, 11, 20, 21, 99, 100, 101, 110, 111, 1001, 1234];
        assert_eq!(
            all("chineseCountingThousand", numbers),
            [
                "一",
                "十",
                "十一",
                "二十",
                "二十一",
                "九十九",
                "一百",
                "一百零一",
                "一百一十",
                "一百一十一",
                "一千零一",
                "一千二百三十四"
            ]
        );
        assert_eq!(
            all("chineseCounting", [9, 10, 19, 20, 99, 100, 101]),
            ["九", "十", "十九", "二十", "九十九", "一○○", "一○一"]
        );
        assert_eq!(
            all("japaneseCounting", [1, 10, 20, 100, 101, 110, 1000]),
            ["一", "十", "二十", "百", "百一", "百十", "千"]
        );
        assert_eq!(
            all("chineseLegalSimplified", [1, 10, 25, 100]),
            ["壹", "壹拾", "贰拾伍", "壹佰"]
        );
        assert_eq!(all("ideographTraditional", [1, 10, 11]), ["甲", "癸", "11"]);
        assert_eq!(all("ideographDigital", [1, 10, 25]), ["一", "一〇", "二五"]);
    }

    #[test]
    fn counting_in_other_scripts() {
        assert_eq!(
            all("russianLower", [1, 7, 10, 28, 29]),
            ["а", "ж", "к", "я", "аа"]
        );
        assert_eq!(all("russianUpper", [2]), ["Б"]);
        assert_eq!(
            all("koreanCounting", [1, 10, 11, 25, 100]),
            ["일", "십", "십일", "이십오", "백"]
        );
        assert_eq!(all("koreanDigital", [1, 10]), ["일", "일영"]);
        assert_eq!(all("ganada", [1, 14, 15]), ["가", "하", "가가"]);
        assert_eq!(
            all("cardinalText", [1, 20, 21, 100]),
            ["One", "Twenty", "Twenty-one", "100"]
        );
        assert_eq!(
            all("ordinalText", [1, 12, 20, 32]),
            ["First", "Twelfth", "Twentieth", "Thirty-second"]
        );
    }

    #[test]
    #[cfg(feature = "odt")]
    fn a_way_is_known_by_its_first_numbers() {
        for (first, way) in [
            (&["一", "二", "三"][..], Some("chineseCountingThousand")),
            (&["壹", "貳", "參"], Some("ideographLegalTraditional")),
            (&["А", "Б"], Some("russianUpper")),
            (&["①", "②", "③"], Some("decimalEnclosedCircle")),
            (&["?", "!"], None),
            (&[], None),
        ] {
            assert_eq!(way_of(first), way, "{first:?}");
        }
    }

    #[test]
    fn no_number_is_too_large_or_too_small() {
        for format in [
            "decimal",
            "lowerRoman",
            "lowerLetter",
            "chineseCountingThousand",
            "russianLower",
            "ideographTraditional",
            "cardinalText",
            "chicago",
            "hex",
        ] {
            for number in [0, 1, 99_999, 100_000, u64::MAX] {
                assert!(!written(format, number).is_empty(), "{format} {number}");
            }
        }
    }
}
