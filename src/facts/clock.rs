//! Times of the day and numbers of decrees, as far as one way of writing them rules another out.

use crate::language::Language;
use crate::text::numeral;
use crate::text::span::{self, Span};

/// The last hour of a clock that tells the halves of the day apart.
const HALF_DAY: u64 = 12;

/// The times of a text that are marked as of one half of the day, with an hour that only a day of 24 hours has: 15:30 p.m.
#[must_use]
pub(crate) fn overfull(text: &str, language: &Language) -> Vec<Span> {
    let dates = &language.dates;
    let mut out = Vec::new();
    for half in dates.halves_before {
        for (at, _) in text.match_indices(half) {
            let spaces = text[at + half.len()..].starts_with(' ');
            let start = at + half.len() + usize::from(spaces);
            let Some((length, hour)) = numeral::at_start(&text[start..]) else {
                continue;
            };
            // 凌晨两三点 is two or three o'clock.
            let written = &text[start..start + length];
            if written.chars().count() > 1
                && written.chars().all(|c| numeral::han_digit(c).is_some())
            {
                continue;
            }
            let after = &text[start + length..];
            let figures = after.strip_prefix(':').unwrap_or_default().bytes();
            let unit = match figures.take_while(u8::is_ascii_digit).count() {
                0 => hour_unit(after, language),
                minutes => Some(1 + minutes),
            };
            if let Some(unit) = unit.filter(|_| is_late(hour)) {
                out.push(Span::new(at, start + length + unit));
            }
        }
    }
    let lower = if dates.halves_behind.is_empty() {
        String::new()
    } else {
        text.to_ascii_lowercase()
    };
    for half in dates.halves_behind {
        for (at, _) in lower.match_indices(half) {
            let end = at + half.len();
            let whole = !lower[end..].starts_with(|c: char| c.is_alphanumeric());
            let front = text[..at].trim_end_matches(' ');
            let start = front
                .rfind(|c: char| !c.is_ascii_digit() && c != ':')
                .map_or(0, |before| span::after(front, before));
            let Some((hour, minutes)) = front[start..].split_once(':') else {
                continue;
            };
            if whole && minutes.len() == 2 && hour.parse().is_ok_and(is_late) {
                out.push(Span::new(start, end));
            }
        }
    }
    out.sort();
    out.dedup_by_key(|each| each.start);
    out
}

/// The length of the character that makes an hour of the number before it; 15時間 is a length of time.
fn hour_unit(after: &str, language: &Language) -> Option<usize> {
    let dates = &language.dates;
    let mut chars = after.chars();
    let unit = chars.next().filter(|c| dates.hour_units.contains(*c))?;
    let hour = !chars.next().is_some_and(|c| dates.no_hours.contains(c));
    hour.then_some(unit.len_utf8())
}

fn is_late(hour: u64) -> bool {
    hour > HALF_DAY && hour <= 2 * HALF_DAY
}

/// The years in the numbers of decrees, brackets included, and whether the brackets are the usual ones: 〔2031〕12号, [2031]12号.
#[must_use]
pub(crate) fn decree_years(text: &str, language: &Language) -> Vec<(bool, Span)> {
    let Some((open, close, unit)) = language.dates.decree_years else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (at, first) in text.char_indices() {
        let last = match first {
            '[' => ']',
            '(' => ')',
            '【' => '】',
            first if first == open => close,
            _ => continue,
        };
        let inside = &text[at + first.len_utf8()..];
        let figures = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let year = figures(inside);
        let Some(after) = inside[year..].strip_prefix(last) else {
            continue;
        };
        let number = figures(after);
        if year == 4 && number > 0 && after[number..].starts_with(unit) {
            let end = at + first.len_utf8() + year + last.len_utf8();
            out.push((first == open, Span::new(at, end)));
        }
    }
    out
}
