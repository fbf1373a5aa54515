//! One amount as it is written, in words or in figures, with what it measures.

use crate::facts::number_words;
use crate::language::topics::numbers::{self, Numbers};
use crate::text::fold;
use crate::text::numeral;
use crate::text::span::{self, Span};

/// What an amount measures, as far as it is written next to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    None,
    Money,
    Percent,
}

/// An amount at one side of a bracket.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub at: Span,
    /// What it may mean: 1.500 is one and a half or fifteen hundred.
    pub values: Vec<u64>,
    pub measure: Measure,
}

impl Numbers {
    /// What a word, in lower case, says is measured.
    pub(super) fn measure(&self, word: &str) -> Option<Measure> {
        if self.currencies.contains(&word) {
            Some(Measure::Money)
        } else if self.percents.contains(&word) {
            Some(Measure::Percent)
        } else {
            None
        }
    }
}

fn is_currency_sign(c: char) -> bool {
    matches!(
        c,
        '$' | '€' | '£' | '¥' | '￥' | '₽' | '₴' | '₩' | '₹' | '₺'
    )
}

/// A text that is wholly an amount in figures, with a sign or a code of its money before or after it.
pub(super) fn figures(text: &str, inside: Span, numbers: &Numbers) -> Option<Amount> {
    let whole = inside.of(text).trim();
    let mut rest = whole;
    for lead in numbers.leads {
        rest = rest.strip_prefix(lead).unwrap_or(rest);
    }
    let (rest, before) = strip_money_front(rest.trim_start_matches([':', ' ']), numbers);
    let length = figure_length(rest)?;
    let (number, behind) = rest.split_at(length);
    let start = inside.start as usize + inside.of(text).find(number)?;
    let (measure, factor) = behind_figures(behind.trim(), numbers)?;
    let values = values(number)?;
    let values = values.iter().filter_map(|value| value.checked_mul(factor));
    Some(Amount {
        at: Span::new(start, start + number.len()),
        values: values.collect(),
        measure: if before { Measure::Money } else { measure },
    })
}

/// What follows figures: nothing, a unit of money, or a per cent sign, and by how much a character multiplies them.
fn behind_figures(text: &str, numbers: &Numbers) -> Option<(Measure, u64)> {
    let mut chars = text.chars();
    let factor = chars.clone().next().filter(|c| numeral::is_han_numeral(*c));
    let (text, factor) = match factor {
        Some(c) => {
            chars.next();
            let factor = numeral::han(&c.to_string())?;
            (chars.as_str(), factor)
        }
        None => (text, 1),
    };
    let measure = match text {
        "" => Measure::None,
        "%" => Measure::Percent,
        text => {
            let code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
            let sign = text.chars().all(is_currency_sign);
            let word = numbers.measure(&text.to_lowercase());
            match (code || sign, word) {
                (true, _) => Measure::Money,
                (_, Some(measure)) => measure,
                _ => return None,
            }
        }
    };
    Some((measure, factor))
}

/// A text without the sign, code or name of money at its front.
fn strip_money_front<'a>(text: &'a str, numbers: &Numbers) -> (&'a str, bool) {
    let mut rest = text;
    for name in numbers.currencies {
        rest = rest.strip_prefix(name).unwrap_or(rest);
    }
    let bare = rest.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let code = rest.len() - bare.len();
    let rest = if code <= 3 { bare } else { rest };
    let rest = rest.trim_start_matches(is_currency_sign).trim_start();
    (rest, rest.len() < text.len())
}

/// Whether a character belongs to a number in figures: a digit, or what parts its groups.
fn is_of_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '\'')
}

/// How much of a text its figures take: 1,000.00, 15 000, 1.500.
fn figure_length(text: &str) -> Option<usize> {
    let length = text.find(|c| !is_of_figure(c)).unwrap_or(text.len());
    let number = text[..length].trim_end_matches(|c: char| !c.is_ascii_digit());
    (!number.is_empty() && number.starts_with(|c: char| c.is_ascii_digit())).then_some(number.len())
}

/// The whole numbers that figures may mean: none where they have a part of one, or are no number.
fn values(figures: &str) -> Option<Vec<u64>> {
    let pieces: Vec<&str> = figures.split([',', '.', ' ', '\'']).collect();
    let digits = |pieces: &[&str]| pieces.concat().parse::<u64>().ok();
    let (last, front) = pieces.split_last()?;
    if front.is_empty() {
        return Some(vec![last.parse().ok()?]);
    }
    let grouped = |pieces: &[&str]| pieces[1..].iter().all(|piece| piece.len() == 3);
    let mut out = Vec::new();
    if grouped(&pieces) {
        out.extend(digits(&pieces));
    }
    let zeros = last.bytes().all(|byte| byte == b'0');
    let decimal = !figures.ends_with(&format!(" {last}"));
    if decimal && zeros && grouped(front) {
        out.extend(digits(front));
    }
    // 1.500 may be one and a half.
    (!out.is_empty()).then_some(out)
}

/// The amount in figures that a text ends with: 15 000, £1,000, 20%.
pub(super) fn figures_before(before: &str, numbers: &Numbers) -> Option<Amount> {
    let text = before.trim_end_matches(' ');
    let bare = text.trim_end_matches(|c| c == '%' || is_currency_sign(c));
    let bare = bare.trim_end_matches(' ');
    let bare = numbers
        .currencies
        .iter()
        .find_map(|name| bare.strip_suffix(name))
        .unwrap_or(bare)
        .trim_end_matches(' ');
    let start = bare
        .rfind(|c| !is_of_figure(c))
        .map_or(0, |at| span::after(bare, at));
    let number = bare[start..].trim_start_matches(|c: char| !c.is_ascii_digit());
    let start = bare.len() - number.len();
    let (front, behind) = (&text[..start], text[bare.len()..].trim());
    let (measure, factor) = behind_figures(behind, numbers)?;
    // 1/20, 7-20 and A20 are no amounts.
    if front.ends_with(|c: char| c.is_alphanumeric() && !numeral::is_han_numeral(c) && c.is_ascii())
        || front.ends_with(['-', '/', '.', ':', '№', '#', '§', '–', '+'])
    {
        return None;
    }
    let money = front.trim_end().ends_with(is_currency_sign);
    let values = values(number)?
        .into_iter()
        .filter_map(|value| value.checked_mul(factor));
    Some(Amount {
        at: Span::new(start, bare.len()),
        values: values.collect(),
        measure: if money { Measure::Money } else { measure },
    })
}

/// The amount in words that a text ends with, its unit of money or per cent included.
pub(super) fn words_before(before: &str, numbers: &Numbers) -> Option<Amount> {
    let text = before.trim_end_matches(' ');
    if text.ends_with(|c: char| numeral::is_han_numeral(c) || numbers.is_money_end(c)) {
        let (bare, money) = numbers.without_money_end(text);
        let start = bare
            .rfind(|c| !numeral::is_han_numeral(c))
            .map_or(0, |at| span::after(bare, at));
        let front = &bare[..start];
        // 第三 is a number of a part, 20万 is not a number in words.
        if numbers
            .no_amount_leads
            .iter()
            .any(|lead| front.ends_with(lead))
            || front.ends_with(|c: char| c.is_ascii_digit() || c == '.')
        {
            return None;
        }
        return Some(Amount {
            at: Span::new(start, text.len()),
            values: vec![numeral::han(&bare[start..])?],
            measure: if money { Measure::Money } else { Measure::None },
        });
    }
    let mut start = text.len();
    let mut end = text.len();
    let mut measure = Measure::None;
    let mut known_words = false;
    while start > 0 {
        let rest = text[..start].trim_end_matches([' ', '-']);
        let at = rest
            .rfind(|c: char| !c.is_alphabetic())
            .map_or(0, |at| span::after(rest, at));
        let word = fold::plain_letters(&rest[at..].to_lowercase());
        if word.is_empty() {
            break;
        }
        if start == text.len()
            && measure == Measure::None
            && let Some(kind) = numbers.measure(&word)
        {
            (measure, start, end) = (kind, at, text[..at].trim_end().len());
            continue;
        }
        let known = numbers::amount_word(numbers, &word).is_some()
            || numbers.joints.contains(&word.as_str());
        if !known {
            // More of the number may be in front, in words that are not known.
            if numbers.amounts.contains(&word.as_str())
                || numbers.no_amount_leads.contains(&word.as_str())
            {
                return None;
            }
            break;
        }
        (start, known_words) = (at, true);
    }
    // A unit alone is no amount.
    if !known_words {
        return None;
    }
    let whole = number_words::amount(numbers, &text[start..end])?;
    let start = text.len() - text[start..].trim_start().len();
    Some(Amount {
        at: Span::new(start, end),
        values: vec![whole],
        measure,
    })
}

/// A text that is wholly an amount in words.
pub(super) fn words(text: &str, inside: Span, numbers: &Numbers) -> Option<Amount> {
    let mut rest = inside.of(text).trim();
    for lead in numbers.leads {
        rest = rest
            .strip_prefix(lead)
            .unwrap_or(rest)
            .trim_start_matches([':', ' ']);
    }
    let start = inside.start as usize + inside.of(text).find(rest)?;
    let amount = words_before(rest, numbers)?;
    let front = rest[..amount.at.start as usize].trim();
    let named = front.is_empty() || numbers.currencies.contains(&front);
    named.then(|| Amount {
        at: Span::new(
            start + amount.at.start as usize,
            start + amount.at.end as usize,
        ),
        ..amount
    })
}
