//! Numbers spelled out in words: four, twenty-first, two thousand and twenty-six; четырёх, семидесятый, 70-летие.
//!
//! Numbers in digits, Han characters and Roman letters are read by [`crate::text::numeral`].

use crate::language::LANGUAGES;
use crate::language::topics::numbers;
use crate::language::topics::numbers::Numbers;
pub(crate) use crate::language::topics::numbers::Use;
use crate::text::fold;
use crate::text::numeral;
use crate::text::script;

/// A number word: its value, and whether it ends the number as an ordinal does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumberWord {
    /// The value.
    pub value: u64,
    /// How it is used.
    pub usage: Use,
}

/// Reads one number word, in any case. `None` when it is not one.
#[must_use]
pub(crate) fn word(text: &str) -> Option<NumberWord> {
    let (value, usage) = if text.is_ascii() {
        numbers::value(&text.to_ascii_lowercase())?
    } else if text.starts_with(script::is_unspaced) {
        return None;
    } else {
        numbers::value(&fold::plain_letters(&text.to_lowercase()))?
    };
    Some(NumberWord { value, usage })
}

/// Whether a word, in any case, is one of a number, of thousands and millions as well.
#[must_use]
pub(crate) fn is_number(text: &str) -> bool {
    word(text).is_some()
        || !text.starts_with(script::is_unspaced)
            && numbers::is_amount_word(&fold::plain_letters(&text.to_lowercase()))
}

/// Whether a word, in any case, may be the first of a number: a word for one as well.
#[must_use]
pub(crate) fn may_open(text: &str) -> bool {
    is_number(text)
        || numbers::is_one(&text.to_lowercase())
        || numbers::without_joint(&text.to_lowercase()).is_some_and(is_number)
}

/// Whether a word, in any case, is a power of ten from a thousand on, which multiplies the figures before it: 5 млн.
#[must_use]
pub(crate) fn is_power(text: &str) -> bool {
    let value = is_number(text).then(|| amount_in_any(text)).flatten();
    value.is_some_and(|value| value >= 1000 && is_power_of_ten(value))
}

/// Adds one number word to a number under way, or says that it starts another: twenty + six, but not six + twenty.
#[must_use]
pub(crate) fn combine(so_far: NumberWord, next: NumberWord) -> Option<NumberWord> {
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
    Some(NumberWord {
        value,
        usage: next.usage,
    })
}

/// Reads a number of one or more words: `twenty-first`, `two hundred and five`, `двадцать пятая`; or in digits with an ending:
/// `21st`, `25-я`; or plain digits and Han numbers.
#[must_use]
pub(crate) fn read(text: &str) -> Option<NumberWord> {
    let bare = text.trim();
    if let Some(value) = numeral::decimal(bare).or_else(|| numeral::han(bare)) {
        return Some(NumberWord {
            value,
            usage: Use::Cardinal,
        });
    }
    let digits = bare
        .find(|c: char| numeral::digit(c).is_none())
        .unwrap_or(0);
    if digits > 0 {
        let ending = bare[digits..].to_lowercase();
        return numbers::is_figure_ending(&ending).then_some(NumberWord {
            value: numeral::decimal(&bare[..digits])?,
            usage: Use::Ordinal,
        });
    }
    let mut sum: Option<NumberWord> = None;
    for part in bare
        .split([' ', '-'])
        .filter(|part| !part.is_empty() && !numbers::joins(part))
    {
        let next = word(part)?;
        sum = Some(match sum {
            None => next,
            Some(so_far) => combine(so_far, next)?,
        });
    }
    sum
}

/// The number that a compound word starts with, and the rest of the word: двадцатипятилетие is 25 and летие.
#[must_use]
pub(crate) fn front(text: &str) -> Option<(u64, String)> {
    let lower = fold::plain_letters(&text.to_lowercase());
    let mut rest = lower.as_str();
    let mut sum = 0;
    while let Some((front, value)) = numbers::front(rest) {
        if sum > 0 && (sum % 10 != 0 || value >= if sum % 100 == 0 { 100 } else { 10 }) {
            break;
        }
        sum += value;
        rest = &rest[front.len()..];
    }
    (sum > 0 && !rest.is_empty()).then(|| (sum, rest.to_owned()))
}

/// The value of an amount in words, of thousands and millions as well; none where the words make no number.
#[must_use]
pub(crate) fn amount(numbers: &Numbers, text: &str) -> Option<u64> {
    joined(numbers, text, numbers::amount_word)
}

/// The value of several words, each with the value that `read` gives it.
fn joined(numbers: &Numbers, text: &str, read: fn(&Numbers, &str) -> Option<u64>) -> Option<u64> {
    let text = fold::plain_letters(&text.to_lowercase());
    let (mut total, mut part, mut scale) = (0_u64, 0_u64, u64::MAX);
    let mut last_joint = true;
    let words = || text.split([' ', '-']).filter(|word| !word.is_empty());
    let alone = words().nth(1).is_none();
    for word in words() {
        if numbers.joints.contains(&word) {
            if last_joint {
                return None;
            }
            last_joint = true;
            continue;
        }
        last_joint = false;
        let mut joints = numbers.glued_joints.iter();
        let glued = joints.find_map(|joint| word.strip_prefix(joint).filter(|_| total + part > 0));
        let word = glued.unwrap_or(word);
        let unit = part % 100;
        if numbers.tens.contains(&word) && (2..10).contains(&unit) {
            part += unit * 9;
            continue;
        }
        if numbers.teens.contains(&word) && (1..10).contains(&unit) {
            part += 10;
            continue;
        }
        let one = || (!alone && numbers.ones.contains(&word)).then_some(1);
        let value = read(numbers, word).or_else(one)?;
        if glued.is_some()
            && (1..10).contains(&unit)
            && value % 10 == 0
            && (20..100).contains(&value)
        {
            part += value;
        } else if value >= 1000 && is_power_of_ten(value) {
            if value >= scale {
                return None;
            }
            total = total.checked_add(part.max(1).checked_mul(value)?)?;
            (part, scale) = (0, value);
        } else if value == 100 && (1..100).contains(&part) {
            part *= 100;
        } else if numbers.counts_twenties && value == 20 && part % 100 == 4 {
            part += 80 - 4;
        } else {
            if value >= room(numbers, part, scale) {
                return None;
            }
            part += value;
        }
    }
    (!last_joint).then_some(total + part)
}

/// The value of an amount in words of any language, of thousands and millions as well.
#[must_use]
pub(crate) fn amount_in_any(text: &str) -> Option<u64> {
    let numbers = LANGUAGES.iter().map(|language| &language.numbers);
    numbers
        .into_iter()
        .find_map(|numbers| joined(numbers, text, numbers::compared_word))
}

/// The value of an amount in words that are numbers in a text of the language only, in any case.
#[must_use]
pub(crate) fn amount_in_own(numbers: &Numbers, text: &str) -> Option<u64> {
    if numbers.own.is_empty() {
        return None;
    }
    joined(numbers, text, numbers::own_word)
}

fn is_power_of_ten(value: u64) -> bool {
    10_u64.checked_pow(value.max(1).ilog10()) == Some(value)
}

/// What a word must stay under to add to a part of a number: seven after twenty, but not ten.
fn room(numbers: &Numbers, part: u64, scale: u64) -> u64 {
    match part {
        0 => scale,
        part if part % 100 == 0 => 100,
        // Soixante-dix, quatre-vingt-dix; dix-sept.
        part if numbers.counts_twenties && matches!(part % 100, 60 | 80) => 20,
        part if (numbers.counts_twenties || !numbers.tens.is_empty()) && part % 100 == 10 => 10,
        part if part % 10 == 0 && part % 100 >= 20 => 10,
        _ => 0,
    }
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
            assert_eq!(read(text), Some(NumberWord { value, usage }), "{text}");
        }
        for text in ["", "six twenty", "25x", "furth", "пятно", "first second"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn reads_amounts_that_count_in_twenties() {
        let french = &crate::language::named("fr").expect("known").numbers;
        for (text, value) in [
            ("dix-sept", Some(17)),
            ("soixante", Some(60)),
            ("soixante-dix", Some(70)),
            ("soixante et onze", Some(71)),
            ("soixante-dix-neuf", Some(79)),
            ("quatre-vingts", Some(80)),
            ("quatre-vingt-un", Some(81)),
            ("quatre-vingt-quatorze", Some(94)),
            ("quatre-vingt-dix-huit", Some(98)),
            ("trois cent soixante-quinze", Some(375)),
            ("mille neuf cent quatre-vingt-dix", Some(1990)),
            ("quatre-vingt mille", Some(80_000)),
            ("septante-deux", Some(72)),
            ("trente-douze", None),
            ("quatre-vingt-vingt", None),
        ] {
            assert_eq!(amount(french, text), value, "{text}");
        }
        let english = &crate::language::named("en").expect("known").numbers;
        assert_eq!(amount(english, "sixty fifteen"), None);
        assert_eq!(amount(english, "four twenty"), None);
    }

    #[test]
    fn reads_amounts_of_languages_that_join_their_words_otherwise() {
        for (text, value) in [
            ("trinta e cinco", Some(35)),
            ("duzentos e quarenta mil", Some(240_000)),
            ("trinta e um", Some(31)),
            ("um", None),
            ("ba mươi", Some(30)),
            ("hai mươi mốt", Some(21)),
            ("mười lăm", Some(15)),
            ("hai trăm linh năm", Some(205)),
            ("năm triệu", Some(5_000_000)),
            ("mươi", None),
            ("خمسة عشر", Some(15)),
            ("خمسة وعشرون", Some(25)),
            ("مائة وعشرين", Some(120)),
            ("ثلاثة آلاف", Some(3000)),
            ("عشرون خمسة عشر", None),
            ("חמש עשרה", Some(15)),
            ("עשרים וחמש", Some(25)),
            ("שלוש מאות", Some(300)),
            ("पच्चीस", Some(25)),
            ("दो सौ पाँच", Some(205)),
            ("तीन लाख", Some(300_000)),
            ("스물한", Some(21)),
            ("열세", Some(13)),
            ("예순다섯", Some(65)),
            ("스물스물", None),
        ] {
            assert_eq!(amount_in_any(text), value, "{text}");
        }
    }

    #[test]
    fn reads_the_number_in_front_of_a_compound_word() {
        assert_eq!(front("двадцатипятилетие"), Some((25, "летие".to_owned())));
        assert_eq!(front("Семидесятилетия"), Some((70, "летия".to_owned())));
        assert_eq!(front("столетие"), Some((100, "летие".to_owned())));
        assert_eq!(front("многолетие"), None);
    }
}
