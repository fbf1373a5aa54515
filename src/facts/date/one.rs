//! Single dates, in Han, in figures and in words.

use crate::facts::date::Date;
use crate::facts::date::tokens::{Token, TokenKind, between_spaces};
use crate::language::Language;
use crate::language::topics::dates::{self, Named, Unit};
use crate::language::topics::numbers;

/// The years of which dates in figures alone are read where they cannot be right.
const OWN_TIME: std::ops::Range<u16> = 1900..2100;

/// One date and the token after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct One {
    pub(super) date: Date,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) next: usize,
}

/// A text and the pieces of dates in it.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    /// The language of the text, where it is known.
    pub(super) language: Option<&'static Language>,
    pub(super) tokens: Vec<Token>,
}

impl Reader<'_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The text between the token at `at` and the one before it.
    pub(super) fn gap(&self, at: usize) -> Option<&str> {
        let before = self.tokens.get(at.checked_sub(1)?)?;
        self.text.get(before.end..self.tokens.get(at)?.start)
    }

    /// The end of the unit that follows byte `end`, if it is `wanted`.
    pub(super) fn unit(&self, end: usize, wanted: Unit) -> Option<usize> {
        let rest = self.text[end..].trim_start_matches(' ');
        let unit = rest
            .chars()
            .next()
            .filter(|c| dates::unit(*c) == Some(wanted))?;
        Some(self.text.len() - rest.len() + unit.len_utf8())
    }

    pub(super) fn number(&self, at: usize, longest: u8) -> Option<u64> {
        match self.token(at)?.part {
            TokenKind::Number { value, digits } if digits <= longest => Some(value),
            _ => None,
        }
    }

    pub(super) fn year(&self, at: usize) -> Option<u16> {
        let token = self.token(at)?;
        let (TokenKind::Number { value, digits: 4 } | TokenKind::Word { value, .. }) = token.part
        else {
            return None;
        };
        u16::try_from(value)
            .ok()
            .filter(|year| (1000..3000).contains(year))
    }

    /// A day or month number in figures or in Han.
    pub(super) fn small(&self, at: usize) -> Option<u8> {
        self.number(at, 2)
            .and_then(|value| u8::try_from(value).ok())
            .filter(|value| (1..100).contains(value))
    }

    pub(super) fn one(&self, at: usize) -> Option<One> {
        self.han(at)
            .or_else(|| self.figures(at))
            .or_else(|| self.day_first(at).filter(|_| !self.follows_figures(at)))
            .or_else(|| self.month_first(at))
            .or_else(|| self.year_word(at))
    }

    /// 2026年5月19日, 2026年5月, 2026年, 5月19日.
    pub(super) fn han(&self, at: usize) -> Option<One> {
        let mut start = self.token(at)?.start;
        let mut year = self
            .year(at)
            .and_then(|year| Some((year, self.unit(self.token(at)?.end, Unit::Year)?)));
        if let Some((era, before)) = dates::era_before(&self.text[..start])
            && let Some(counted) = self
                .number(at, 3)
                .and_then(|value| u16::try_from(value).ok())
            && let Some(end) = self.unit(self.token(at)?.end, Unit::Year)
        {
            year = Some((before + counted, end));
            start -= era.len();
        }
        let (month_at, after_year) = match year {
            Some((_, end)) => (at + 1, Some(end)),
            None => (at, None),
        };
        let month = self.token(month_at).and_then(|token| {
            if after_year.is_some_and(|end| {
                !self
                    .text
                    .get(end..token.start)
                    .is_some_and(|gap| gap.trim().is_empty())
            }) {
                return None;
            }
            Some((self.small(month_at)?, self.unit(token.end, Unit::Month)?))
        });
        let day = month.and_then(|(_, end)| {
            let token = self.token(month_at + 1)?;
            if !self.text.get(end..token.start)?.trim().is_empty() {
                return None;
            }
            Some((self.small(month_at + 1)?, self.unit(token.end, Unit::Day)?))
        });
        let date = Date {
            year: year.map(|(year, _)| year),
            month: month.map(|(month, _)| month),
            day: day.map(|(day, _)| day),
        };
        let (end, next) = match (year, month, day) {
            (_, Some(_), Some((_, end))) => (end, month_at + 2),
            // 5月 alone may be five months; 2026年5月 may not.
            (Some(_), Some((_, end)), None) => (end, month_at + 1),
            (Some((_, end)), None, None) if !self.text[end..].starts_with(dates::is_no_year) => {
                (end, month_at)
            }
            _ => return None,
        };
        Some(One {
            date,
            start,
            end,
            next,
        })
    }

    /// 2026-05-19, 2026/5/19, 2026.5.19, 19.05.2026, 19/05/2026 where the day shows itself.
    pub(super) fn figures(&self, at: usize) -> Option<One> {
        let (first, last) = (self.token(at)?, self.token(at + 2)?);
        let joint = self
            .gap(at + 1)
            .filter(|gap| ["-", "/", "."].contains(gap))?;
        if self.gap(at + 2) != Some(joint) || !self.stands_alone(first.start, last.end) {
            return None;
        }
        let date = if let Some(year) = self.year(at) {
            let (month, day) = (self.small(at + 1)?, self.small(at + 2)?);
            let padded = [at + 1, at + 2].map(|at| self.digits(at)) == [Some(2); 2];
            // 2018-31-03: the day is where the month belongs. Four, two and two figures of a code are seldom such a date.
            let swapped = joint == "-"
                && padded
                && (13..=31).contains(&month)
                && day <= 12
                && OWN_TIME.contains(&year);
            let plain =
                month <= 12 && day <= 31 && (joint != "-" || self.digits(at + 1) == Some(2));
            (plain || swapped).then_some((year, month, day))
        } else {
            let (one, two, year) = (self.small(at)?, self.small(at + 1)?, self.year(at + 2)?);
            let (day, month) = match joint {
                "." => (one, two),
                // Which of the two is the day is known only where the other cannot be.
                _ if one > 12 => (one, two),
                _ if two > 12 => (two, one),
                _ => return None,
            };
            (month <= 12 && day <= 31).then_some((year, month, day))
        };
        let (year, month, day) = date?;
        let date = Date {
            year: Some(year),
            month: Some(month),
            day: Some(day),
        };
        let end = self.year_end(last.end);
        Some(One {
            date,
            start: first.start,
            end,
            next: at + 3,
        })
    }

    /// How the languages that have the name at token `at` write dates.
    fn named(&self, at: usize) -> &'static [Named] {
        let token = self
            .token(at)
            .map(|token| &self.text[token.start..token.end]);
        let named = token.and_then(|word| dates::name(&word.to_lowercase(), self.language));
        named.map_or(&[], |(_, named)| named)
    }

    pub(super) fn digits(&self, at: usize) -> Option<u8> {
        match self.token(at)?.part {
            TokenKind::Number { digits, .. } => Some(digits),
            _ => None,
        }
    }

    /// Whether figures are not part of a longer code or number.
    pub(super) fn stands_alone(&self, start: usize, end: usize) -> bool {
        let joins = |c: char| matches!(c, '.' | '-' | '/' | '_' | '+' | ':');
        let mut before = self.text[..start].chars().rev();
        let mut after = self.text[end..].chars();
        let front = before
            .next()
            .is_none_or(|c| !(joins(c) || c.is_ascii_alphanumeric()));
        let back = match (after.next(), after.next()) {
            (Some(c), next) if joins(c) => !next.is_some_and(char::is_alphanumeric),
            (Some('T'), Some(next)) => next.is_ascii_digit(),
            (Some(c), _) => !c.is_ascii_alphanumeric(),
            _ => true,
        };
        front && back
    }

    /// 19 May 2026, 19th of May, the nineteenth of May, 2026, 19 мая 2026 г., девятнадцатое мая.
    pub(super) fn day_first(&self, at: usize) -> Option<One> {
        let start = self.token(at)?.start;
        let day = match self.token(at)?.part {
            TokenKind::Number { value, digits } if digits <= 2 => value,
            TokenKind::Word {
                value,
                ordinal: true,
            } => value,
            _ => return None,
        };
        let day = u8::try_from(day)
            .ok()
            .filter(|day| (1..=99).contains(day))?;
        let TokenKind::Month(month) = self.token(at + 1)?.part else {
            return None;
        };
        let gap = self.gap(at + 1)?.trim().to_lowercase();
        if !(dates::joins_day(&gap, self.named(at + 1)) || self.glued(at + 1).is_some()) {
            return None;
        }
        let (year, end, next) = self.year_after(at + 2, self.glued(at + 1));
        let date = Date {
            year,
            month: Some(month),
            day: Some(day),
        };
        Some(One {
            date,
            start,
            end,
            next,
        })
    }

    /// The mark that alone joins the token at `at` to the one before it: 19-May, 19/May.
    fn glued(&self, at: usize) -> Option<&str> {
        self.gap(at).filter(|gap| matches!(*gap, "-" | "/"))
    }

    /// Whether the token at `at` is the end of a code or a time: 1.19 May.
    pub(super) fn follows_figures(&self, at: usize) -> bool {
        let joints = ['.', '-', '/', ':'];
        let before = &self.text[..self.tokens[at].start];
        before.ends_with(joints)
            && before
                .trim_end_matches(joints)
                .ends_with(|c: char| c.is_ascii_alphanumeric())
    }

    /// May 19, 2026, May the nineteenth, May 2026, май 2026 года.
    pub(super) fn month_first(&self, at: usize) -> Option<One> {
        let token = self.token(at)?;
        let TokenKind::Month(month) = token.part else {
            return None;
        };
        let day = match self.token(at + 1).map(|token| token.part) {
            Some(TokenKind::Number { value, digits }) if digits <= 2 => Some(value),
            Some(TokenKind::Word {
                value,
                ordinal: true,
            }) => Some(value),
            _ => None,
        };
        let gap = self.gap(at + 1)?;
        let bare = gap.trim_start_matches('.').trim();
        let may_follow = self.named(at).iter().any(|(_, dates)| !dates.day_first);
        if let Some(day) = day
            .filter(|_| may_follow)
            .and_then(|day| u8::try_from(day).ok())
            .filter(|day| (1..=99).contains(day))
        {
            let plain = bare.is_empty() || dates::is_article(bare);
            let end = self.ordinal_end(self.token(at + 1)?.end);
            // "May 19.5" and "May 10:30" are no days.
            let decimal = self.text[end..].starts_with(['.', ':', '%'])
                && self.text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
            let unit = self.text[end..].starts_with(|c: char| c.is_alphabetic());
            if plain && !decimal && !unit {
                let (year, end, next) = self.year_after(at + 2, None);
                let date = Date {
                    year,
                    month: Some(month),
                    day: Some(day),
                };
                let end = if year.is_some() {
                    end
                } else {
                    self.ordinal_end(self.token(at + 1)?.end)
                };
                return Some(One {
                    date,
                    start: token.start,
                    end,
                    next,
                });
            }
        }
        let year = self.year(at + 1)?;
        let joined = bare.is_empty() || dates::is_article(bare) || (bare == "," && gap != ",");
        if !(joined || joins_year(gap)) {
            return None;
        }
        let end = self.year_end(self.token(at + 1)?.end);
        let date = Date {
            year: Some(year),
            month: Some(month),
            day: None,
        };
        Some(One {
            date,
            start: token.start,
            end,
            next: at + 2,
        })
    }

    /// 2026 год, 2026 г.
    pub(super) fn year_word(&self, at: usize) -> Option<One> {
        let (token, year) = (self.token(at)?, self.year(at)?);
        let end = self.year_end(token.end);
        (end > token.end).then_some(One {
            date: Date {
                year: Some(year),
                ..Date::default()
            },
            start: token.start,
            end,
            next: at + 1,
        })
    }

    /// The year at token `at` after a day and a month; without one, the end of the token before it.
    /// `glued` is the mark between them: 19-May-2026.
    pub(super) fn year_after(&self, at: usize, glued: Option<&str>) -> (Option<u16>, usize, usize) {
        let end = self.ordinal_end(self.tokens[at - 1].end);
        let gap = self
            .token(at)
            .and_then(|token| self.text.get(end..token.start))
            .map_or("x", |gap| gap.strip_prefix('.').unwrap_or(gap));
        let aside = between_spaces(gap.strip_prefix(',').unwrap_or(""));
        let near = matches!(gap, " " | ", " | "," | ",  " | "  ")
            || joins_year(gap)
            || aside.is_some_and(dates::joins_year_aside)
            || glued.is_some_and(|mark| gap == mark);
        match self.year(at).filter(|_| near) {
            Some(year) => (Some(year), self.year_end(self.tokens[at].end), at + 1),
            None => (None, end, at),
        }
    }

    /// The end of what makes an ordinal number of a figure: st, nd, rd, th.
    pub(super) fn ordinal_end(&self, end: usize) -> usize {
        if !self.text[..end].ends_with(|c: char| c.is_ascii_digit()) {
            return end;
        }
        let rest = &self.text[end..];
        let follows = |ending: &&str| {
            let (head, tail) = rest.split_at_checked(ending.len()).unwrap_or_default();
            head.eq_ignore_ascii_case(ending) && !tail.starts_with(char::is_alphanumeric)
        };
        numbers::glued_endings()
            .find(follows)
            .map_or(end, |ending| end + ending.len())
    }

    /// The end of the word for a year after a year that ends at `end`.
    pub(super) fn year_end(&self, end: usize) -> usize {
        let rest = self.text[end..].trim_start_matches([' ', '\u{a0}']);
        let start = self.text.len() - rest.len();
        let length = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        let word = &rest[..length];
        if !dates::is_year_word(word) {
            return end;
        }
        let stop = word.len() <= 4 && rest[length..].starts_with('.');
        start + length + usize::from(stop)
    }
}

/// Whether a year goes on with a month after that gap.
fn joins_year(gap: &str) -> bool {
    between_spaces(gap).is_some_and(dates::joins_year)
}
