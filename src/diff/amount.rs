//! Numbers in a text, however they are written, with what they are worth: 30, 三十, thirty, 3.5万, two million.

use crate::facts::number_words::{self, Use};
use crate::language::topics::numbers::{self, Numbers};
use crate::text::numeral;
use crate::text::segment::{Token, TokenKind};

/// The longest number in words, in words. Chosen by hand, 2026-11: `nine hundred and ninety-nine thousand` has six.
const LONGEST: usize = 6;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    Figures,
    Han,
    Letters,
}

/// A number by its digits, so that no size and no fraction is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    /// Without leading zeros.
    whole: String,
    /// Without zeros at the end.
    fraction: String,
}

impl Decimal {
    pub(super) fn new(whole: &str, fraction: &str) -> Self {
        Self {
            whole: whole.trim_start_matches('0').to_owned(),
            fraction: fraction.trim_end_matches('0').to_owned(),
        }
    }

    /// Its value, where it is a whole number.
    pub(super) fn whole(&self) -> Option<u64> {
        self.whole.parse().ok().filter(|_| self.fraction.is_empty())
    }

    /// The number through ten to the power of `zeros`.
    pub(super) fn parted(&self, zeros: usize) -> Self {
        let padded = format!("{:0>width$}", self.whole, width = zeros + 1);
        let (whole, digits) = padded.split_at(padded.len() - zeros);
        Self::new(whole, &format!("{digits}{}", self.fraction))
    }

    /// The sum of two whole numbers.
    fn added_to(&self, other: &Self) -> Option<Self> {
        let sum = self.whole()?.checked_add(other.whole()?)?;
        Some(Self::new(&sum.to_string(), ""))
    }

    /// The number times ten to the power of `zeros`.
    fn shifted(&self, zeros: usize) -> Self {
        let digits: String = self.fraction.chars().take(zeros).collect();
        let rest = &self.fraction[digits.len()..];
        let whole = format!("{}{digits:0<zeros$}", self.whole);
        Self::new(&whole, rest)
    }
}

/// How much is taken for a number where letters of words stand for numerals, as in 삼십일: that may be 31, or thirty days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// All letters that can be numerals.
    Longest,
    /// Without a last one that a number may count.
    Counted,
}

/// A number that some tokens begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// How many tokens it takes.
    pub(super) length: usize,
    /// What it is worth.
    pub(super) value: Decimal,
    /// How it is written.
    pub(super) writing: Writing,
    /// Where it ends, in bytes of the text: in the last token, where a unit or a particle is written in one word with it.
    pub(super) end: usize,
}

/// The number that some tokens of `text` begin with.
pub(super) fn read(text: &str, tokens: &[Token], reading: Reading) -> Option<Amount> {
    let of_tokens = |(length, value, writing): (usize, Decimal, Writing)| Amount {
        length,
        value,
        writing,
        end: tokens[length - 1].span.end as usize,
    };
    match tokens.first()?.kind {
        TokenKind::Mark => None,
        TokenKind::Number => by_place(text, tokens)
            .or_else(|| with_ending(text, tokens))
            .or_else(|| in_figures(text, tokens))
            .map(of_tokens)
            .or_else(|| with_unit(text, tokens)),
        TokenKind::HanNumber => by_place(text, tokens)
            .or_else(|| in_han(text, tokens))
            .map(of_tokens),
        TokenKind::Word => in_letters(text, tokens)
            .map(of_tokens)
            .or_else(|| in_numerals(text, tokens, reading)),
    }
}

/// A number in figures, perhaps with letters that are numerals, and with a unit in one word: 1,000kg, 30일, 3억5천만원.
fn with_unit(text: &str, tokens: &[Token]) -> Option<Amount> {
    let span = tokens.first()?.span;
    let word = span.of(text);
    let (mut value, mut end) = (None, 0);
    loop {
        let rest = &word[end..];
        let figure = |c: char| numeral::digit(c).is_some() || matches!(c, '.' | ',' | '٬');
        let figures = rest.find(|c| !figure(c)).unwrap_or(rest.len());
        if figures == 0 {
            break;
        }
        let behind = &rest[figures..];
        let length = numerals(behind).map_or(0, |(length, _)| length);
        let read: String = behind[..length].chars().filter_map(han).collect();
        let power = numeral::han(&read).and_then(zeros);
        let part = decimal(&rest[..figures])?.shifted(power.unwrap_or(0));
        value = Some(match value {
            None => part,
            Some(sum) => part.added_to(&sum)?,
        });
        end += figures;
        if power.is_none() {
            break;
        }
        end += length;
    }
    Some(Amount {
        length: 1,
        value: value.filter(|_| end < word.len())?,
        writing: Writing::Figures,
        end: span.start as usize + end,
    })
}

fn han(letter: char) -> Option<char> {
    numbers::lettered(letter).map(|(han, _)| han)
}

/// The letters at the start of a text that are numerals: their length in bytes, and the language that writes them so.
fn numerals(text: &str) -> Option<(usize, &'static Numbers)> {
    let (_, numbers) = numbers::lettered(text.chars().next()?)?;
    let length = text.find(|c| han(c).is_none()).unwrap_or(text.len());
    Some((length, numbers))
}

/// A number in letters that stand for Han numerals: 삼십. Without one of ten or more, they are letters of other words.
fn in_numerals(text: &str, tokens: &[Token], reading: Reading) -> Option<Amount> {
    let span = tokens.first()?.span;
    let word = span.of(text);
    let (mut length, numbers) = numerals(word)?;
    let last = word[..length].chars().next_back()?;
    if reading == Reading::Counted && numbers.units.contains(last) {
        length -= last.len_utf8();
    }
    let written: String = word[..length].chars().filter_map(han).collect();
    let is_digit: Vec<bool> = written
        .chars()
        .map(|c| numeral::han_digit(c).is_some())
        .collect();
    let sure = is_digit.contains(&false) && !is_digit.windows(2).any(|two| two == [true, true]);
    let value = numeral::han(&written).filter(|_| sure)?;
    Some(Amount {
        length: 1,
        value: Decimal::new(&value.to_string(), ""),
        writing: Writing::Letters,
        end: span.start as usize + length,
    })
}

/// Whether a text starts with letters that are numerals and count things in numbers of this size: 이천 is the name of a town.
pub(super) fn counts_things(text: &str) -> bool {
    numerals(text).is_some_and(|(length, numbers)| {
        let mut letters = text[..length].chars();
        letters.clone().nth(1).is_some() && letters.all(|c| numbers.letters_of_things.contains(c))
    })
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
            TokenKind::Word if gap(length) == " " => number_words::amount_in_any(word),
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
    if let Some(value) = behind_comma(text) {
        return Some(value);
    }
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
    let groups: Vec<String> = groups.map(digits).collect::<Option<_>>()?;
    let (last, others) = match &groups[..] {
        [] => (None, &[][..]),
        [others @ .., last] => (Some(last), others),
    };
    let three = |group: &String| group.len() == 3;
    // 1,00,000 is a hundred thousand, as India parts thousands.
    let by_two = !others.is_empty() && out.len() <= 2 && others.iter().all(|each| each.len() == 2);
    if !last.is_none_or(three) || !(by_two || others.iter().all(three)) {
        return None;
    }
    out.extend(groups);
    Some(Decimal::new(&out, &fraction))
}

/// A number whose comma opens a fraction: 2,5, and 1.500,00. Before three digits it parts thousands, unless points do.
fn behind_comma(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once(',')?;
    let three = fraction.chars().count() == 3;
    let digits = |text: &str| -> Option<String> {
        let digits = text
            .chars()
            .map(|c| numeral::digit(c).map(|digit| digit.to_string()));
        digits.collect()
    };
    if fraction.is_empty() || three && !whole.contains('.') {
        return None;
    }
    Some(Decimal::new(
        &digits(&ungrouped(whole)?)?,
        &digits(fraction)?,
    ))
}

/// The digits of a number whose thousands points part, or nothing does.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split('.');
    let first = groups.next()?.chars().count();
    let three = groups.all(|group| group.chars().count() == 3);
    let whole = first > 0 && three && (first <= 3 || !text.contains('.'));
    whole.then(|| text.replace('.', ""))
}

/// The number as a language reads it in which points part thousands and a comma opens a fraction: 1.500 and 1.500,00.
pub(super) fn with_points(text: &str) -> Option<Decimal> {
    behind_comma(text).or_else(|| {
        let digits = ungrouped(text)?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| Decimal::new(&digits, ""))
    })
}

/// A single digit in a letter that stands for a Han numeral, as a share has it: 오 of 백분의 오.
pub(super) fn digit_in_letters(text: &str, tokens: &[Token]) -> Option<Amount> {
    let span = tokens.first()?.span;
    let word = span.of(text);
    let (length, _) = numerals(word)?;
    let written: String = word[..length].chars().filter_map(han).collect();
    let value = numeral::han(&written).filter(|value| *value < 10)?;
    Some(Amount {
        length: 1,
        value: Decimal::new(&value.to_string(), ""),
        writing: Writing::Letters,
        end: span.start as usize + length,
    })
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

/// 三十, and 三点五 with a fraction.
fn in_han(text: &str, tokens: &[Token]) -> Option<(usize, Decimal, Writing)> {
    let whole = numeral::han(tokens.first()?.span.of(text))?.to_string();
    let fraction = || {
        let [point, fraction] = tokens.get(1..3)? else {
            return None;
        };
        let glued = tokens[0].span.end == point.span.start && point.span.end == fraction.span.start;
        let parted = glued && point.span.of(text).chars().all(numeral::is_point);
        let digits = fraction.span.of(text).chars();
        let digits = digits.map(|c| numeral::han_digit(c).map(|digit| digit.to_string()));
        digits.collect::<Option<String>>().filter(|_| parted)
    };
    let (length, fraction) = fraction().map_or((1, String::new()), |digits| (3, digits));
    Some((length, Decimal::new(&whole, &fraction), Writing::Han))
}

/// A number of one or more words: the longest that can be read.
fn in_letters(text: &str, tokens: &[Token]) -> Option<(usize, Decimal, Writing)> {
    let start = tokens.first()?.span.start;
    let one = tokens[0].span.of(text);
    if !number_words::may_open(one) {
        return None;
    }
    let longest = (1..=tokens.len().min(2 * LONGEST))
        .rev()
        .find_map(|length| {
            let last = tokens[length - 1];
            let whole = &text[start as usize..last.span.end as usize];
            let value = || match number_words::read(whole) {
                Some(number) => Some(number.value),
                None => number_words::amount_in_any(whole),
            };
            let spoken = last.kind != TokenKind::Mark;
            Some((length, spoken.then(value)??))
        });
    let (length, value) = longest?;
    Some((
        length,
        Decimal::new(&value.to_string(), ""),
        Writing::Letters,
    ))
}
