//! Numbers as they are written before clauses and inside sentences: digits of any width, Chinese, Roman, single letters.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::language::topics::parts;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// 12
    Figures,
    /// 十二
    Han,
    /// xii, XII
    Roman,
    /// l, L, and so on in each alphabet.
    Letter,
    /// ⑫
    Circle,
}

/// The ways in which a number is written in a notation; none where it cannot be.
#[must_use]
pub fn written(number: u64, notation: Notation) -> Vec<String> {
    match notation {
        Notation::Figures => vec![number.to_string()],
        Notation::Han => vec![to_han(number)],
        Notation::Roman => {
            let small = to_roman(number);
            vec![small.to_uppercase(), small]
        }
        Notation::Letter => parts::letters_at(number)
            .flat_map(|c| [c.to_string(), c.to_uppercase().to_string()])
            .collect(),
        Notation::Circle => (1..=20)
            .contains(&number)
            .then(|| char::from_u32(u32::from('①') + number as u32 - 1))
            .flatten()
            .map(String::from)
            .into_iter()
            .collect(),
    }
}

/// The number in digits or Han characters that the text starts with, and its length in bytes.
#[must_use]
pub fn at_start(text: &str) -> Option<(usize, u64)> {
    let length = text.find(|c: char| !is_in_number(c)).unwrap_or(text.len());
    let value = value(&text[..length])?;
    Some((length, value))
}

/// The value of a number that is wholly in digits or wholly in Han characters.
#[must_use]
pub fn value(text: &str) -> Option<u64> {
    decimal(text).or_else(|| han(text))
}

/// Whether the character can be in a number written with digits or Han characters.
#[must_use]
pub fn is_in_number(c: char) -> bool {
    digit(c).is_some() || is_han_numeral(c)
}

/// The character for one, which is an article, too.
pub(crate) const ONE: char = '一';

/// The character for ten.
pub(crate) const TEN: char = '十';

/// The value of a Han digit, 0 to 9, financial forms included.
#[must_use]
pub fn han_digit(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' | '壱' => 1,
        '二' | '贰' | '貳' | '弐' | '两' | '兩' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn han_unit(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// Whether the character can be in a number written with Han characters.
#[must_use]
pub fn is_han_numeral(c: char) -> bool {
    han_digit(c).is_some() || han_unit(c).is_some() || matches!(c, '廿' | '卅')
}

/// Reads a number written with Han characters, by place (二〇二六) or by unit (三百零五, 十二, 廿三).
///
/// `None` when it is not wholly such a number or does not fit.
#[must_use]
pub fn han(text: &str) -> Option<u64> {
    if text.is_empty() || !text.chars().all(is_han_numeral) {
        return None;
    }
    if text.chars().all(|c| han_digit(c).is_some()) {
        return text.chars().try_fold(0u64, |value, c| {
            value.checked_mul(10)?.checked_add(han_digit(c)?)
        });
    }
    let (mut total, mut section, mut digit) = (0u64, 0u64, None);
    for c in text.chars() {
        match (han_digit(c), han_unit(c), c) {
            (Some(value), ..) => digit = Some(value),
            (_, _, '廿') => section = section.checked_add(20)?,
            (_, _, '卅') => section = section.checked_add(30)?,
            (_, Some(unit), _) if unit < 10_000 => {
                section = section.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
            }
            (_, Some(unit), _) => {
                let below = section.checked_add(digit.take().unwrap_or(0))?;
                // 亿 multiplies all that comes before it (三万亿), 万 only what follows the last 亿.
                let before = if unit > 10_000 {
                    total.checked_add(below)?
                } else {
                    below
                };
                let kept = if unit > 10_000 { 0 } else { total };
                total = before.max(1).checked_mul(unit)?.checked_add(kept)?;
                section = 0;
            }
            _ => return None,
        }
    }
    total.checked_add(section)?.checked_add(digit.unwrap_or(0))
}

/// Whether a number in Han characters says how many there are about: 三四十, 两三百, 四五.
#[must_use]
pub fn is_about(text: &str) -> bool {
    let is_digit = |c: char| han_digit(c).is_some_and(|value| value > 0);
    let mut runs = text.split(|c| !is_digit(c)).map(|run| run.chars().count());
    let has_unit = text.chars().any(|c| han_unit(c).is_some());
    runs.any(|count| count == 2) && (has_unit || text.chars().count() == 2)
}

/// Writes a number under a thousand with Han characters; others in figures.
fn to_han(number: u64) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u64| DIGITS[(value % 10) as usize];
    match number {
        0..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number)),
        100..=999 => {
            let rest = number % 100;
            let tail = match rest {
                0 => String::new(),
                1..=9 => format!("零{}", digit(rest)),
                10..=19 => format!("一{}", to_han(rest)),
                _ => to_han(rest),
            };
            format!("{}百{tail}", digit(number / 100))
        }
        _ => number.to_string(),
    }
}

/// Reads a number in decimal digits of any script or width.
#[must_use]
pub fn decimal(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    text.chars().try_fold(0u64, |value, c| {
        value.checked_mul(10)?.checked_add(digit(c)?)
    })
}

/// The value of one decimal digit: ASCII, full width or Arabic-Indic.
#[must_use]
pub fn digit(c: char) -> Option<u64> {
    let zero = match c {
        '0'..='9' => '0',
        '０'..='９' => '０',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '\u{966}'..='\u{1099}' => return decimal_digit(c),
        _ => return None,
    };
    Some(u64::from(c) - u64::from(zero))
}

/// The value of a digit of a script of India or its neighbours. Unicode has the ten of a script in a row, from a place that ends in 0
/// or 6 in hexadecimal figures (The Unicode Standard, section 4.6).
fn decimal_digit(c: char) -> Option<u64> {
    let is_digit = |c: char| c.general_category() == GeneralCategory::DecimalNumber;
    if !is_digit(c) {
        return None;
    }
    let place = u32::from(c);
    let row = place & !0xf;
    let zero = if char::from_u32(row).is_some_and(is_digit) {
        row
    } else {
        row + 6
    };
    place.checked_sub(zero).map(u64::from)
}

/// The Roman numerals, the largest first, with those that subtract.
const ROMAN: [(&str, u64); 13] = [
    ("m", 1000),
    ("cm", 900),
    ("d", 500),
    ("cd", 400),
    ("c", 100),
    ("xc", 90),
    ("l", 50),
    ("xl", 40),
    ("x", 10),
    ("ix", 9),
    ("v", 5),
    ("iv", 4),
    ("i", 1),
];

/// Reads a Roman number written in the ordinary way, either case.
#[must_use]
pub fn roman(text: &str) -> Option<u64> {
    let lower = text.to_ascii_lowercase();
    let (mut rest, mut value) = (lower.as_str(), 0);
    for (digits, worth) in ROMAN {
        while let Some(tail) = rest.strip_prefix(digits) {
            (rest, value) = (tail, value + worth);
        }
    }
    (rest.is_empty() && value > 0 && value < 4000 && to_roman(value) == lower).then_some(value)
}

/// Writes a Roman number in small letters.
fn to_roman(mut value: u64) -> String {
    let mut out = String::new();
    for (digits, worth) in ROMAN {
        while value >= worth {
            out.push_str(digits);
            value -= worth;
        }
    }
    out
}

/// The place of a single letter in its alphabet, as lists go, from 1.
#[must_use]
pub fn letter(c: char) -> Option<u64> {
    parts::letter(c.to_lowercase().next()?)
}

/// The number in a circle or in brackets that is one character: ①, ⑴, ㈠, ㊀.
#[must_use]
pub fn enclosed(c: char) -> Option<u64> {
    [('①', 20), ('⑴', 20), ('⒈', 20), ('㈠', 10), ('㊀', 10)]
        .into_iter()
        .find_map(|(first, count)| {
            let at = u64::from(c).checked_sub(u64::from(first))?;
            (at < count).then_some(at + 1)
        })
}

/// Whether a character parts the digits of a number in Han characters, or two numbers: 三点五, 二、三.
#[must_use]
pub(crate) fn is_point(c: char) -> bool {
    matches!(c, '.' | '点' | '點' | '・' | '·' | '、' | '～' | '~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_han_numbers() {
        let cases = [
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("三百零五", 305),
            ("二〇二六", 2026),
            ("一千二百三十四", 1234),
            ("三万五千", 35_000),
            ("二亿", 200_000_000),
            ("一百二十", 120),
            ("廿三", 23),
            ("两千", 2000),
            ("一亿零三万", 100_030_000),
            ("壹佰", 100),
        ];
        for (text, value) in cases {
            assert_eq!(han(text), Some(value), "{text}");
        }
        assert_eq!(han("十分之一"), None);
        assert_eq!(
            han("九九九九九九九九九九九九九九九九九九九九九九"),
            None,
            "too large a number is no number"
        );
    }

    #[test]
    fn reads_roman_numbers_only_as_they_are_written() {
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("iii"), Some(3));
        assert_eq!(roman("iiii"), None);
        assert_eq!(roman("vx"), None);
    }

    #[test]
    fn writes_what_it_reads() {
        for number in 1..1000 {
            assert_eq!(han(&to_han(number)), Some(number));
            assert!(
                written(number, Notation::Roman)
                    .iter()
                    .all(|each| roman(each) == Some(number))
            );
        }
        assert_eq!(
            [3, 10, 12, 20, 35, 105, 112, 120].map(to_han),
            [
                "三",
                "十",
                "十二",
                "二十",
                "三十五",
                "一百零五",
                "一百一十二",
                "一百二十"
            ]
        );
        assert_eq!(written(3, Notation::Letter), ["c", "C", "в", "В"]);
        assert_eq!(written(2, Notation::Circle), ["②"]);
        assert_eq!(written(21, Notation::Circle), [""; 0]);
    }

    #[test]
    fn reads_the_number_at_the_start() {
        assert_eq!(at_start("十二条"), Some((6, 12)));
        assert_eq!(at_start("12条"), Some((2, 12)));
        assert_eq!(at_start("1二条"), None);
        assert_eq!(at_start("条"), None);
    }

    #[test]
    fn reads_letters_and_circles() {
        assert_eq!(
            [letter('c'), letter('Я'), letter('в'), letter('第')],
            [Some(3), Some(28), Some(3), None]
        );
        assert_eq!(
            [enclosed('③'), enclosed('㈡'), enclosed('a')],
            [Some(3), Some(2), None]
        );
        assert_eq!(decimal("１２"), Some(12));
    }
}
