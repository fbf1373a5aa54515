//! The pieces that dates are made of: numbers in figures, Han or words, names of months and weekdays. For [`crate::facts::date`].

use crate::facts::number_words::{self, NumberWord, Use};
use crate::language::Language;
use crate::language::topics::dates::{self, Name};
use crate::language::topics::numbers;
use crate::text::{numeral, script, span};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A number in figures or in Han, with the count of its digits; 二十六 has two.
    Number { value: u64, digits: u8 },
    /// A number in words.
    Word { value: u64, ordinal: bool },
    /// A month, from 1.
    Month(u8),
    /// A weekday, Monday 1.
    Weekday(u8),
}

/// A piece and where it stands, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) part: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Longer words are no names of months and no numbers. With 16, 32 and 64 the same for letters of two bytes.
const LONGEST: usize = 48;

/// The pieces of `text`, in order.
pub(super) fn tokens(text: &str, language: Option<&Language>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut lower = String::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let length = match () {
            () if numeral::digit(c).is_some() => figures(text, at, &mut out),
            () if numeral::is_han_numeral(c) => han(text, at, &mut out),
            () if dates::may_open_weekday(c) => weekday(text, at, &mut out),
            () if dates::is_first_year(c) => first_year(text, at, c.len_utf8(), &mut out),
            () if is_letter(c) => word(text, at, &mut lower, language, &mut out),
            () => c.len_utf8(),
        };
        at += length;
    }
    out
}

fn run(text: &str, at: usize, inside: impl Fn(char) -> bool) -> usize {
    text[at..].find(|c| !inside(c)).unwrap_or(text.len() - at)
}

fn figures(text: &str, at: usize, out: &mut Vec<Token>) -> usize {
    let length = run(text, at, |c| numeral::digit(c).is_some());
    let written = &text[at..at + length];
    let digits = written.chars().count();
    if let (Some(value), Ok(digits)) = (numeral::decimal(written), u8::try_from(digits)) {
        out.push(Token {
            part: TokenKind::Number { value, digits },
            start: at,
            end: at + length,
        });
    }
    length
}

fn han(text: &str, at: usize, out: &mut Vec<Token>) -> usize {
    let length = run(text, at, numeral::is_han_numeral);
    let written = &text[at..at + length];
    if let Some(value) = numeral::han(written) {
        let digits = match value {
            0..100 => 2,
            100..1000 => 3,
            _ => written.chars().count().min(9) as u8,
        };
        // 一千九百 is no year; 一九〇〇 is.
        let digits = if (1000..3000).contains(&value)
            && !written.chars().all(|c| numeral::han_digit(c).is_some())
        {
            9
        } else {
            digits
        };
        out.push(Token {
            part: TokenKind::Number { value, digits },
            start: at,
            end: at + length,
        });
    }
    length
}

/// Whether a character belongs to a word between spaces.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && !script::is_unspaced(c) && script::is_word(c))
}

/// The first year of an era has a word of its own: 令和元年.
fn first_year(text: &str, at: usize, length: usize, out: &mut Vec<Token>) -> usize {
    if dates::era_before(&text[..at]).is_some() {
        let part = TokenKind::Number {
            value: 1,
            digits: 1,
        };
        out.push(Token {
            part,
            start: at,
            end: at + length,
        });
    }
    length
}

/// A weekday in a script that parts it from no word next to it.
fn weekday(text: &str, at: usize, out: &mut Vec<Token>) -> usize {
    let rest = &text[at..];
    let first = span::after(rest, 0);
    if let Some((name, day)) = dates::weekday_at_start(rest) {
        // One character is short for a weekday in brackets only.
        if name.len() > first || text[..at].ends_with('(') {
            out.push(Token {
                part: TokenKind::Weekday(day),
                start: at,
                end: at + name.len(),
            });
        }
        return name.len();
    }
    let Some(prefix) = dates::weekday_prefix(rest) else {
        return first;
    };
    let Some(last) = rest[prefix.len()..].chars().next() else {
        return first;
    };
    let day = match last {
        _ if dates::is_sunday(last) => 7,
        _ => match numeral::han_digit(last) {
            Some(day @ 1..=6) => day as u8,
            _ => return first,
        },
    };
    let length = prefix.len() + last.len_utf8();
    out.push(Token {
        part: TokenKind::Weekday(day),
        start: at,
        end: at + length,
    });
    length
}

/// The length of the word at `at`: with what a hyphen joins to it, or with the next word, where that makes a name of it.
fn word_length(text: &str, at: usize, language: Option<&Language>) -> usize {
    let length = run(text, at, is_letter);
    let end = at + length + 1;
    let opens = || {
        length <= LONGEST
            && text[at + length..].starts_with(' ')
            && dates::opens_name(&text[at..at + length].to_lowercase())
    };
    if opens() {
        let is_inside = |c: char| is_letter(c) || c.is_ascii_digit();
        let whole = length + 1 + run(text, end, is_inside);
        let is_name = dates::name(&text[at..at + whole].to_lowercase(), language).is_some();
        return if is_name { whole } else { length };
    }
    if !text[at + length..].starts_with('-') || !text[end..].starts_with(is_letter) {
        return length;
    }
    let whole = length + 1 + run(text, end, is_letter);
    let is_name = dates::name(&text[at..at + whole].to_lowercase(), language).is_some();
    if is_name { whole } else { length }
}

fn word(
    text: &str,
    at: usize,
    lower: &mut String,
    language: Option<&Language>,
    out: &mut Vec<Token>,
) -> usize {
    let mut length = word_length(text, at, language);
    // п'ятниця: an apostrophe is inside a name.
    let after = text[at + length..].strip_prefix(['\'', '’', 'ʼ']);
    if let Some(rest) = after.filter(|rest| rest.starts_with(is_letter)) {
        let more = text.len() - at - rest.len() + run(rest, 0, is_letter);
        let whole = text[at..at + more].to_lowercase().replace(['’', 'ʼ'], "'");
        if dates::name(&whole, language).is_some() || number_words::word(&whole).is_some() {
            length = more;
        }
    }
    let written = &text[at..at + length];
    let before = text[..at].chars().next_back();
    let glued = before.is_some_and(|c| {
        script::is_word(c) && !script::is_unspaced(c) && numeral::digit(c).is_none()
    });
    if !(2..=LONGEST).contains(&length) || glued {
        return length;
    }
    lower.clear();
    lower.extend(written.chars().flat_map(char::to_lowercase));
    if !lower.is_ascii() {
        *lower = lower.replace(['’', 'ʼ'], "'");
    }
    if let Some((name, named)) = dates::name(lower, language) {
        let capital = named.iter().all(|(_, dates)| dates.capitals);
        if !capital || written.starts_with(char::is_uppercase) {
            let part = match name {
                Name::Month(month) => TokenKind::Month(month),
                Name::Weekday(day) => TokenKind::Weekday(day),
            };
            out.push(Token {
                part,
                start: at,
                end: at + length,
            });
        }
        return length;
    }
    let Some(next) = number_words::word(written) else {
        return length;
    };
    if let Some(last) = out.last_mut() {
        let gap = &text[last.end..at];
        if let TokenKind::Word {
            value,
            ordinal: false,
        } = last.part
            && (matches!(gap, " " | "-")
                || (value >= 100 && between_spaces(gap).is_some_and(numbers::joins)))
            && let Some(sum) = number_words::combine(
                NumberWord {
                    value,
                    usage: Use::Cardinal,
                },
                next,
            )
        {
            last.part = TokenKind::Word {
                value: sum.value,
                ordinal: sum.usage == Use::Ordinal,
            };
            last.end = at + length;
            return length;
        }
    }
    let part = TokenKind::Word {
        value: next.value,
        ordinal: next.usage == Use::Ordinal,
    };
    out.push(Token {
        part,
        start: at,
        end: at + length,
    });
    length
}

/// What is between two single spaces.
pub(super) fn between_spaces(text: &str) -> Option<&str> {
    text.strip_prefix(' ')?.strip_suffix(' ')
}
