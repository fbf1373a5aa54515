//! Numbers that say the same in another way: 三十 and 30, thirty and 30, $1,000 and $1000, ٥٠٠ and 500.

use crate::facts::number_words::{self, Use};
use crate::text::numeral;
use crate::text::segment::{self, Token, TokenKind};

/// The longest number in words, in words. Chosen by hand, 2026-11: `nine hundred and ninety-nine thousand` has six.
const LONGEST: usize = 6;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    Figures,
    Han,
    Letters,
}

/// A piece of a stretch of text. Marks are none.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece<'t> {
    Number {
        value: Decimal,
        writing: Writing,
        written: &'t str,
    },
    Word(String),
}

/// A number by its digits, so that no size and no fraction is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Decimal {
    /// Without leading zeros.
    whole: String,
    /// Without zeros at the end.
    fraction: String,
}

impl Decimal {
    fn new(whole: &str, fraction: &str) -> Self {
        Self {
            whole: whole.trim_start_matches('0').to_owned(),
            fraction: fraction.trim_end_matches('0').to_owned(),
        }
    }

    /// The number times ten to the power of `zeros`.
    fn shifted(&self, zeros: usize) -> Self {
        let digits: String = self.fraction.chars().take(zeros).collect();
        let rest = &self.fraction[digits.len()..];
        let whole = format!("{}{digits:0<zeros$}", self.whole);
        Self::new(&whole, rest)
    }
}

/// Whether two stretches differ only in how their numbers are written. Words in another form (first, первый and первым) are another
/// wording. Linear.
pub(super) fn is_same(old: &str, new: &str) -> bool {
    let (old, new) = (pieces(old), pieces(new));
    let mut differs = false;
    old.len() == new.len()
        && old.iter().zip(&new).all(|pair| match pair {
            (
                Piece::Number {
                    value: one,
                    writing: first,
                    written,
                },
                Piece::Number {
                    value: other,
                    writing: second,
                    written: rewritten,
                },
            ) => {
                let other_way = written != rewritten;
                differs |= other_way;
                let inflected = [*first, *second] == [Writing::Letters; 2];
                (one == other || are_grouped_alike(written, rewritten)) && !(other_way && inflected)
            }
            (one, other) => one == other,
        })
        && differs
}

/// Whether thousands are parted by points in one of two numbers and by spaces in the other: 25.000 and 25 000. A point before three digits
/// can be one of a fraction, but the other number shows that it is not.
fn are_grouped_alike(old: &str, new: &str) -> bool {
    let groups = |text: &str, parts: fn(char) -> bool| {
        let groups: Vec<String> = text.split(parts).map(str::to_owned).collect();
        let whole = |group: &String| group.bytes().all(|byte| byte.is_ascii_digit());
        let three = groups.iter().skip(1).all(|group| group.len() == 3);
        let first = (1..=3).contains(&groups[0].len());
        (groups.len() > 1 && first && three && groups.iter().all(whole)).then_some(groups)
    };
    let alike = |one, other| {
        let spaced = groups(one, |c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
        spaced.is_some() && spaced == groups(other, |c| c == '.')
    };
    alike(old, new) || alike(new, old)
}

/// Whether two number words, in any case, have one value: первый and первым.
pub(super) fn are_one_word(old: &str, new: &str) -> bool {
    number_words::word(old).is_some_and(|one| Some(one) == number_words::word(new))
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut tokens = Vec::new();
    segment::tokens(text, 0, &mut tokens);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = &tokens[at..];
        let by_place = || by_place(text, rest);
        let read = match token.kind {
            TokenKind::Mark => None,
            TokenKind::Number => by_place()
                .or_else(|| with_ending(text, rest))
                .or_else(|| in_figures(text, rest)),
            TokenKind::HanNumber => by_place().or_else(|| in_han(text, rest)),
            TokenKind::Word => in_letters(text, rest),
        };
        let Some((length, value, writing)) = read else {
            if token.kind != TokenKind::Mark {
                out.push(Piece::Word(token.span.of(text).to_lowercase()));
            }
            at += 1;
            continue;
        };
        let last = tokens[at + length - 1];
        out.push(Piece::Number {
            value,
            writing,
            written: token.span.join(last.span).of(text),
        });
        at += length;
    }
    out
}

/// A number that starts in figures: how many tokens it takes, and its value. `1 000`, 3.5万 and `5 million` are whole numbers.
fn in_figures(text: &str, tokens: &[Token]) -> Option<(usize, Decimal, Writing)> {
    let first = tokens.first()?.span.of(text);
    let mut value = decimal(first)?;
    let gap = |at: usize| &text[tokens[at - 1].span.end as usize..tokens[at].span.start as usize];
    let mut length = 1;
    while let Some(next) = tokens.get(length) {
        let digits = next.span.of(text);
        let grouped = value.fraction.is_empty()
            && matches!(gap(length), " " | "\u{a0}" | "\u{202f}")
            && digits.chars().count() == 3
            && digits.chars().all(|c| numeral::digit(c).is_some());
        if !grouped || (length == 1 && first.chars().count() > 3) {
            break;
        }
        let group = decimal(digits)?;
        value = Decimal::new(&format!("{}{:0>3}", value.whole, group.whole), "");
        length += 1;
    }
    let unit = tokens.get(length).and_then(|next| {
        let word = next.span.of(text);
        let power = match next.kind {
            TokenKind::HanNumber if gap(length).is_empty() => numeral::han(word),
            TokenKind::Word if gap(length) == " " => {
                number_words::word(word).map(|number| number.value)
            }
            _ => None,
        };
        zeros(power?)
    });
    if let Some(zeros) = unit {
        value = value.shifted(zeros);
        length += 1;
    }
    Some((length, value, Writing::Figures))
}

/// An ordinal in figures with its ending: 1st, 2-й.
fn with_ending(text: &str, tokens: &[Token]) -> Option<(usize, Decimal, Writing)> {
    let first = tokens.first()?.span;
    [3, 1].into_iter().find_map(|length| {
        let whole = first.join(tokens.get(length - 1)?.span).of(text);
        let read = number_words::read(whole)?;
        let value = Decimal::new(&read.value.to_string(), "");
        (read.usage == Use::Ordinal).then_some((length, value, Writing::Figures))
    })
}

/// How many zeros a power of ten has, from a hundred on.
fn zeros(power: u64) -> Option<usize> {
    let digits = power.to_string();
    let zeros = digits.len() - 1;
    (zeros >= 2 && digits.starts_with('1') && digits[1..].bytes().all(|byte| byte == b'0'))
        .then_some(zeros)
}

/// A number in figures of one script: 1,000, 3.50, ٥٠٠. A comma stands for thousands where three digits follow each time.
fn decimal(text: &str) -> Option<Decimal> {
    let digits = |text: &str| {
        let digits = text
            .chars()
            .map(|c| numeral::digit(c).map(|digit| digit.to_string()));
        digits
            .collect::<Option<String>>()
            .filter(|digits| !digits.is_empty())
    };
    // With several points, they part thousands: 1.250.000.
    let mut groups = text.split('.').skip(1);
    let thousands = text.matches('.').count() > 1 && groups.all(|group| group.len() == 3);
    let without = text.replace('.', "");
    let text = if thousands { &without } else { text };
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, digits(fraction)?),
        None => (text, String::new()),
    };
    let mut groups = whole.split([',', '٬']);
    let mut out = digits(groups.next()?)?;
    if whole.len() > out.len() && out.len() > 3 && whole.contains([',', '٬']) {
        return None;
    }
    for group in groups {
        let group = digits(group).filter(|group| group.len() == 3)?;
        out.push_str(&group);
    }
    Some(Decimal::new(&out, &fraction))
}

/// A number whose digits of both kinds are in a row: 二0一九.
fn by_place(text: &str, tokens: &[Token]) -> Option<(usize, Decimal, Writing)> {
    let mut digits = String::new();
    let mut end = tokens.first()?.span.start;
    let mut length = 0;
    for token in tokens {
        let written = token.span.of(text);
        let digit = |c| numeral::digit(c).or_else(|| numeral::han_digit(c));
        let read: Option<String> = written
            .chars()
            .map(|c| digit(c).map(|digit| digit.to_string()))
            .collect();
        let Some(read) = read.filter(|_| token.span.start == end) else {
            break;
        };
        digits.push_str(&read);
        (end, length) = (token.span.end, length + 1);
    }
    (length > 1).then(|| (length, Decimal::new(&digits, ""), Writing::Han))
}

fn in_han(text: &str, tokens: &[Token]) -> Option<(usize, Decimal, Writing)> {
    let value = numeral::han(tokens.first()?.span.of(text))?;
    Some((1, Decimal::new(&value.to_string(), ""), Writing::Han))
}

/// A number of one or more words: the longest that can be read.
fn in_letters(text: &str, tokens: &[Token]) -> Option<(usize, Decimal, Writing)> {
    let start = tokens.first()?.span.start;
    let one = tokens[0].span.of(text);
    number_words::word(one)?;
    let longest = (1..=tokens.len().min(2 * LONGEST))
        .rev()
        .find_map(|length| {
            let last = tokens[length - 1];
            let whole = &text[start as usize..last.span.end as usize];
            let number = (last.kind != TokenKind::Mark).then(|| number_words::read(whole));
            Some((length, number??.value))
        });
    let (length, value) = longest?;
    Some((
        length,
        Decimal::new(&value.to_string(), ""),
        Writing::Letters,
    ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::numeral::{Notation, written};

    #[test]
    fn numbers_of_one_value_are_told_from_numbers_of_another() {
        for (old, new) in [
            ("三十", "30"),
            ("五百万", "500万"),
            ("3.5万", "35000"),
            ("1,000", "1000"),
            ("1 000", "1,000"),
            ("25.000", "25 000"),
            ("1.250.000", "1 250 000"),
            ("thirty", "30"),
            ("two hundred and five", "205"),
            ("тридцати", "30"),
            ("двадцать пять", "25"),
            ("٥٠٠", "500"),
            ("५००", "500"),
            ("二○一九", "二〇一九"),
            ("二0一九", "二〇一九"),
            ("叁拾", "三十"),
            ("3.50", "3.5"),
            ("第三条", "第3条"),
            ("first", "1st"),
            ("twenty-first", "21st"),
            ("первый", "1-й"),
        ] {
            assert!(is_same(old, new), "{old} {new}");
            assert!(is_same(new, old), "{new} {old}");
        }
        for (old, new) in [
            ("三十", "60"),
            ("thirty", "31"),
            ("1,000", "10,000"),
            ("1.000", "1,000"),
            ("30", "30"),
            ("первый", "первым"),
            ("thirty days", "30 weeks"),
            ("第二个", "另一种"),
            ("second", "1st"),
            ("второй", "1-й"),
            ("12, 345", "12345"),
            ("", "30"),
        ] {
            assert!(!is_same(old, new), "{old} {new}");
        }
    }

    proptest! {
        #[test]
        fn numbers_in_two_notations_are_the_same_exactly_where_their_values_are(one in 1..999_u64, other in 1..999_u64) {
            let (figures, han) = (written(one, Notation::Figures), written(other, Notation::Han));
            prop_assert_eq!(is_same(&figures[0], &han[0]), one == other);
            let own = written(one, Notation::Han);
            prop_assert!(is_same(&figures[0], &own[0]));
        }
    }
}
