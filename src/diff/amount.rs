//! Numbers in a text, however they are written, with what they are worth: 30, 三十, thirty, 3.5万, two million.

use crate::facts::number_words::{self, Use};
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

    /// The number through ten to the power of `zeros`.
    pub(super) fn parted(&self, zeros: usize) -> Self {
        let padded = format!("{:0>width$}", self.whole, width = zeros + 1);
        let (whole, digits) = padded.split_at(padded.len() - zeros);
        Self::new(whole, &format!("{digits}{}", self.fraction))
    }

    /// The number times ten to the power of `zeros`.
    fn shifted(&self, zeros: usize) -> Self {
        let digits: String = self.fraction.chars().take(zeros).collect();
        let rest = &self.fraction[digits.len()..];
        let whole = format!("{}{digits:0<zeros$}", self.whole);
        Self::new(&whole, rest)
    }
}

/// The number that some tokens of `text` begin with: how many of them it takes, what it is worth, and how it is written.
pub(super) fn read(text: &str, tokens: &[Token]) -> Option<(usize, Decimal, Writing)> {
    match tokens.first()?.kind {
        TokenKind::Mark => None,
        TokenKind::Number => by_place(text, tokens)
            .or_else(|| with_ending(text, tokens))
            .or_else(|| in_figures(text, tokens)),
        TokenKind::HanNumber => by_place(text, tokens).or_else(|| in_han(text, tokens)),
        TokenKind::Word => in_letters(text, tokens),
    }
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
    if !number_words::is_number(one) {
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
