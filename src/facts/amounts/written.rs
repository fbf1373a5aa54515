//! One amount as it is written, in words or in figures, with what it measures.

use crate::facts::amounts::lettered;
use crate::facts::number_words;
use crate::language::topics::numbers::{self, Numbers};
use crate::text::fold;
use crate::text::near;
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
    /// What it may mean, in hundredths: 1.500 is one and a half or fifteen hundred.
    pub values: Vec<u64>,
    pub measure: Measure,
    /// Whether it says its hundredths, or that it has none: 伍角, 元整.
    pub exact: bool,
}

/// How many parts of an amount are compared.
pub(super) const HUNDREDTHS: u64 = 100;

impl Numbers {
    /// An amount in words without its parts, and their value in hundredths: 伍角肆分 is 54.
    fn without_money_parts<'a>(&self, text: &'a str) -> (&'a str, Option<u64>) {
        let (mut rest, mut sum) = (text, None);
        for (part, worth) in self.money_parts {
            let Some(front) = rest.strip_suffix(*part) else {
                continue;
            };
            let digit = front
                .chars()
                .next_back()
                .and_then(|c| Some((c, numeral::han_digit(c)?)));
            let Some((c, digit)) = digit else {
                continue;
            };
            sum = Some(sum.unwrap_or(0) + digit * worth);
            // 元零伍分
            let front = &front[..front.len() - c.len_utf8()];
            rest = front.trim_end_matches(|c| numeral::han_digit(c) == Some(0));
        }
        (rest, sum)
    }

    /// What a text, in lower case, says at its end is measured, and where that starts: five per cent, two dollars.
    fn measure_at_end(&self, text: &str) -> Option<(Measure, usize)> {
        let mut percents = self.percents.iter();
        let percent = percents.find_map(|name| {
            let front = text.strip_suffix(name)?;
            front.ends_with(' ').then_some(front.len())
        });
        if let Some(start) = percent {
            return Some((Measure::Percent, start));
        }
        let start = text
            .rfind(|c: char| !c.is_alphabetic())
            .map_or(0, |at| span::after(text, at));
        let measure = self.measure(&text[start..])?;
        let mut start = start;
        if measure != Measure::Money {
            return Some((measure, start));
        }
        // US dollars, United States dollars.
        loop {
            let front = text[..start].trim_end();
            let mut words = self.money_leads.iter();
            let whole = |lead: &&&str| {
                let before = front.strip_suffix(**lead);
                before.is_some_and(|before| !before.ends_with(char::is_alphabetic))
            };
            let Some(lead) = words.find(whole) else {
                break;
            };
            start = front.len() - lead.len();
        }
        Some((measure, start))
    }

    /// What a text says at its start is measured: per cent, euros.
    pub(super) fn measure_at_start(&self, text: &str) -> Option<Measure> {
        let text = text.trim_start().to_lowercase();
        let end = text
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(text.len());
        if self.percents.iter().any(|name| text.starts_with(name)) {
            return Some(Measure::Percent);
        }
        self.measure(&text[..end])
    }

    /// Whether a text, in lower case, is what money is called: united states dollars.
    fn is_money(&self, text: &str) -> bool {
        text.is_empty() || self.measure_at_end(text) == Some((Measure::Money, 0))
    }

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
        '$' | '€' | '£' | '¥' | '￥' | '₽' | '₴' | '₩' | '₹' | '₺' | '￦'
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
        exact: false,
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

/// What figures may mean, in hundredths: none where they are no number, or have smaller parts.
fn values(figures: &str) -> Option<Vec<u64>> {
    let pieces: Vec<&str> = figures.split([',', '.', ' ', '\'']).collect();
    let digits = |pieces: &[&str]| {
        let whole = pieces.concat().parse::<u64>().ok()?;
        whole.checked_mul(HUNDREDTHS)
    };
    let (last, front) = pieces.split_last()?;
    if front.is_empty() {
        return Some(vec![digits(&[last])?]);
    }
    let grouped = |pieces: &[&str]| pieces[1..].iter().all(|piece| piece.len() == 3);
    let mut out = Vec::new();
    if grouped(&pieces) {
        out.extend(digits(&pieces));
    }
    let zeros = last.bytes().all(|byte| byte == b'0');
    let decimal = !figures.ends_with(&format!(" {last}"));
    if decimal && grouped(front) {
        let parts: Option<u64> = match last.len() {
            _ if zeros => Some(0),
            1 => last.parse().ok().map(|tenths: u64| tenths * 10),
            2 => last.parse().ok(),
            _ => None,
        };
        let sum = parts.and_then(|parts| digits(front)?.checked_add(parts));
        out.extend(sum);
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
        .unwrap_or_else(|| without_unit(bare, numbers))
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
        exact: false,
    })
}

/// A text without the code or the name of money at its end: 1.500 EUR, 1.500 Euro.
fn without_unit<'a>(text: &'a str, numbers: &Numbers) -> &'a str {
    let front = text.trim_end_matches(char::is_alphabetic);
    let word = &text[front.len()..];
    let code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let money = code || numbers.measure(&word.to_lowercase()) == Some(Measure::Money);
    if money { front } else { text }
}

/// The amount in Han characters that a text ends with: 三十, 壹拾贰万元整, 百分之三十.
fn han_before(text: &str, numbers: &Numbers) -> Option<Amount> {
    let (rest, end) = numbers.without_money_end(text);
    let (rest, parts) = numbers.without_money_parts(rest);
    let (bare, whole) = numbers.without_money_end(rest);
    // 五分 is a mark as well.
    if parts.is_some() && !whole {
        return None;
    }
    let money = end || whole;
    let start = bare
        .rfind(|c| !numeral::is_han_numeral(c))
        .map_or(0, |at| span::after(bare, at));
    let front = &bare[..start];
    let value = numeral::han(&bare[start..])?.checked_mul(HUNDREDTHS)?;
    let mut percents = numbers.percent_leads.iter();
    if let Some(lead) = percents.find(|lead| front.ends_with(*lead)) {
        return (!money).then(|| Amount {
            at: Span::new(start - lead.len(), text.len()),
            values: vec![value],
            measure: Measure::Percent,
            exact: false,
        });
    }
    // 第三 is a number of a part, 20万 is not a number in words.
    let mut leads = numbers.no_amount_leads.iter();
    if leads.any(|lead| front.ends_with(lead))
        || front.ends_with(|c: char| c.is_ascii_digit() || numeral::is_point(c))
    {
        return None;
    }
    Some(Amount {
        at: Span::new(start, text.len()),
        values: vec![value.checked_add(parts.unwrap_or(0))?],
        measure: if money { Measure::Money } else { Measure::None },
        exact: parts.is_some() || text.ends_with(|c| numbers.whole_ends.contains(c)),
    })
}

/// The longest unit of money or per cent after a number, in bytes: longer than any that a language lists.
const MEASURE: usize = 64;

/// The amount in words that a text ends with, its unit of money or per cent included.
pub(super) fn words_before(before: &str, numbers: &Numbers) -> Option<Amount> {
    let text = before.trim_end_matches(' ');
    if text.ends_with(|c: char| numeral::is_han_numeral(c) || numbers.ends_money(c))
        && numbers.letters.is_empty()
    {
        return han_before(text, numbers);
    }
    if let Some(found) = lettered::before(text, numbers) {
        let measure = if found.is_money {
            Measure::Money
        } else {
            Measure::None
        };
        return Some(Amount {
            at: Span::new(found.start, text.len()),
            values: vec![found.value.checked_mul(HUNDREDTHS)?],
            measure,
            exact: text.ends_with(|c| numbers.whole_ends.contains(c)),
        });
    }
    let tail = near::before(text, text.len(), MEASURE);
    let lower = tail.to_lowercase();
    let named = numbers
        .measure_at_end(&lower)
        .filter(|_| lower.len() == tail.len())
        .map(|(measure, start)| (measure, text.len() - tail.len() + start));
    let (measure, mut start) = named.unwrap_or((Measure::None, text.len()));
    let end = text[..start].trim_end().len();
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
        values: vec![whole.checked_mul(HUNDREDTHS)?],
        measure,
        exact: false,
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
    let named = numbers.is_money(&front.to_lowercase());
    named.then(|| Amount {
        at: Span::new(
            start + amount.at.start as usize,
            start + amount.at.end as usize,
        ),
        ..amount
    })
}
