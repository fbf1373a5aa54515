//! Ranges of dates: 5月19日至20日, 19–20 May 2026, 2026–2027 годы.

use crate::facts::date::one::{One, Reader};
use crate::facts::date::tokens::TokenKind;
use crate::facts::date::{Date, Role};
use crate::language::topics::dates::{self, Unit};

/// How far before the first date the word stands that opens a range, in characters. With 20 and 80 the same.
const LEAD: usize = 40;
/// The longest word that joins two dates, in bytes. With 6 and 24 the same.
const JOINT: usize = 12;

impl Reader<'_> {
    /// A range that starts at token `at`.
    pub(super) fn range(&self, at: usize) -> Option<(One, One)> {
        self.days(at)
            .or_else(|| self.years(at))
            .or_else(|| self.dates(at))
    }

    pub(super) fn joint(&self, start: usize, end: usize) -> bool {
        let Some(gap) = self.text.get(start..end) else {
            return false;
        };
        let gap = gap.trim().trim_start_matches('.').trim_start();
        // "between 1 May and 3 May" is a range, "on 1 May and 3 May" is not.
        let mut leads = dates::range_leads(gap).peekable();
        if leads.peek().is_some() {
            let before = &self.text[..start];
            let near = before.char_indices().rev().take(LEAD).last();
            let near = before[near.map_or(0, |(at, _)| at)..].to_lowercase();
            return leads.any(|lead| near.contains(lead));
        }
        gap.len() <= JOINT && dates::joins_range(&gap.to_lowercase())
    }

    /// 19–20 May 2026, May 19–20, 2026, 5月19–20日: two days of one month.
    pub(super) fn days(&self, at: usize) -> Option<(One, One)> {
        let first = self.token(at)?;
        if let (Some(day), Some(second)) = (self.small(at), self.token(at + 1)) {
            if !self.joint(self.ordinal_end(first.end), second.start)
                || self.text[..first.start].ends_with(['-', '.', '/', ':', ','])
            {
                return None;
            }
            let to = self.day_first(at + 1)?;
            let date = Date {
                day: Some(day),
                ..to.date
            };
            let from = One {
                date,
                start: first.start,
                end: self.ordinal_end(first.end),
                next: at + 1,
            };
            return Some((from, to));
        }
        if let (TokenKind::Month(month), Some(day), Some(second)) =
            (first.part, self.small(at + 1), self.small(at + 2))
        {
            let (one, two) = (self.token(at + 1)?, self.token(at + 2)?);
            let plain = self.gap(at + 1)?.trim_start_matches('.').trim().is_empty();
            if !plain
                || !self.joint(self.ordinal_end(one.end), two.start)
                || self.text[two.end..].starts_with([':', '-', '%'])
            {
                return None;
            }
            let (year, end, next) = self.year_after(at + 3, None);
            let date = |day| Date {
                year,
                month: Some(month),
                day: Some(day),
            };
            let from = One {
                date: date(day),
                start: first.start,
                end: self.ordinal_end(one.end),
                next: at + 2,
            };
            return Some((
                from,
                One {
                    date: date(second),
                    start: two.start,
                    end,
                    next,
                },
            ));
        }
        None
    }

    /// 2026–2027年, 2026–2027 годы.
    pub(super) fn years(&self, at: usize) -> Option<(One, One)> {
        let (first, second) = (self.token(at)?, self.token(at + 1)?);
        let (from, to) = (self.year(at)?, self.year(at + 1)?);
        let end = self.unit(second.end, Unit::Year).filter(|end| {
            self.token(at + 2)
                .is_none_or(|next| next.start > *end || self.small(at + 2).is_none())
        });
        let word = Some(self.year_end(second.end)).filter(|end| *end > second.end);
        let alone = !self.text[..first.start].ends_with(['-', '.', '/']);
        let end = end
            .or(word)
            .filter(|_| alone && self.joint(first.end, second.start))?;
        let date = |year| Date {
            year: Some(year),
            ..Date::default()
        };
        Some((
            One {
                date: date(from),
                start: first.start,
                end: first.end,
                next: at + 1,
            },
            One {
                date: date(to),
                start: second.start,
                end,
                next: at + 2,
            },
        ))
    }

    /// Two dates with a joint between; what one leaves out it has from the other.
    pub(super) fn dates(&self, at: usize) -> Option<(One, One)> {
        let mut from = self.one(at)?;
        let mut next = from.next;
        let mut start = from.end;
        // The weekday of the first may come before the joint, that of the second after it.
        if let Some((_, span)) = self.weekday_after(from, Role::From) {
            next += 1;
            start =
                span.end as usize + usize::from(self.text[span.end as usize..].starts_with([')']));
        }
        let first = self.token(next)?;
        if !self.joint(start, first.start) {
            return None;
        }
        if matches!(first.part, TokenKind::Weekday(_)) {
            next += 1;
            let gap = self.gap(next)?;
            if !gap.trim_matches([' ', ',', '(']).is_empty() {
                return None;
            }
        }
        let mut to = match self.one(next) {
            Some(to) => to,
            None => self.rest_of_han(next, from.date)?,
        };
        if to.date.year.is_none() && from.date.year.is_some() {
            // December to January goes on into the next year.
            let same = to.date.month >= from.date.month;
            to.date.year = from.date.year.filter(|_| same);
        } else if from.date.year.is_none() && to.date.year.is_some() && from.date.month.is_some() {
            let same = from.date.month <= to.date.month;
            from.date.year = to.date.year.filter(|_| same);
        }
        Some((from, to))
    }

    /// 20日 or 6月 after 2026年5月19日至.
    pub(super) fn rest_of_han(&self, at: usize, from: Date) -> Option<One> {
        let token = self.token(at)?;
        let value = self.small(at)?;
        let (date, end) = if let (Some(end), Some(_)) = (self.unit(token.end, Unit::Day), from.day)
        {
            (
                Date {
                    day: Some(value),
                    ..from
                },
                end,
            )
        } else if let (Some(end), Some(_), None) =
            (self.unit(token.end, Unit::Month), from.month, from.day)
        {
            (
                Date {
                    year: None,
                    month: Some(value),
                    day: None,
                },
                end,
            )
        } else {
            return None;
        };
        Some(One {
            date,
            start: token.start,
            end,
            next: at + 1,
        })
    }
}
