//! The weekday next to a date.

use crate::facts::date::Role;
use crate::facts::date::one::{One, Reader};
use crate::facts::date::tokens::{TokenKind, between_spaces};
use crate::language::topics::dates;
use crate::text::span::Span;

/// How far apart, in bytes, two weekdays stand that belong together. With 4 and 16 the same.
const BESIDE: usize = 8;

impl Reader<'_> {
    /// The weekday before the date that starts with token `at`, unless it is one of several.
    pub(super) fn weekday_before(&self, at: usize) -> Option<(u8, Span)> {
        let before = self.token(at.checked_sub(1)?)?;
        let TokenKind::Weekday(day) = before.part else {
            return None;
        };
        let gap = self.gap(at)?.trim_start_matches('.');
        let article = gap.strip_prefix(',').unwrap_or(gap);
        let article = between_spaces(article);
        let near = matches!(gap, "" | " " | ", " | "," | "، " | "(" | " (")
            || article.is_some_and(dates::joins_weekday);
        let several = at
            .checked_sub(2)
            .and_then(|at| self.token(at))
            .is_some_and(|other| {
                matches!(other.part, TokenKind::Weekday(_))
                    && before.start.saturating_sub(other.end) <= BESIDE
            });
        // A weekday in brackets belongs to what comes before the brackets.
        let taken = self.text[..before.start].ends_with('(') && gap.is_empty();
        (near && !several && !taken).then(|| (day, Span::new(before.start, before.end)))
    }

    /// The weekday after a date, in brackets or after a comma, unless it is one of several or belongs to the next date.
    pub(super) fn weekday_after(&self, one: One, role: Role) -> Option<(u8, Span)> {
        let token = self.token(one.next)?;
        let TokenKind::Weekday(day) = token.part else {
            return None;
        };
        let gap = self.text.get(one.end..token.start)?;
        let token_text = &self.text[token.start..token.end];
        let han = self.text[token.start..]
            .starts_with(|c: char| !c.is_alphabetic() || dates::may_open_weekday(c));
        let rest = self.text[token.end..].trim_start_matches('.');
        let closes = rest.starts_with(')');
        let near = match gap.trim() {
            "(" => {
                closes
                    || (role == Role::Alone
                        && rest.starts_with(|c| matches!(c, ',' | ' ') || dates::opens_time(c)))
            }
            "" => han || dates::follows(token_text),
            "," | "،" => {
                let own = self
                    .one(one.next + 1)
                    .is_some_and(|next| next.start - token.end <= 3);
                !own && !rest.starts_with(['\'', '-'])
                    && (rest.is_empty() || rest.starts_with([',', '.', ';', ')', '。', ' ']))
            }
            _ => false,
        };
        // "Monday–Tuesday" after a range speaks of both its ends.
        let several = self.token(one.next + 1).is_some_and(|next| {
            matches!(next.part, TokenKind::Weekday(_))
                && next.start - token.end <= BESIDE
                && !closes
        });
        (near && !several).then(|| (day, Span::new(token.start, token.end)))
    }

    /// The weekday of the end of a range that is right before it.
    pub(super) fn weekday_inside(&self, from: One, to: One) -> Option<(u8, Span)> {
        let at = self.tokens.partition_point(|token| token.start < to.start);
        let before = self.token(at.checked_sub(1)?)?;
        match before.part {
            TokenKind::Weekday(day)
                if before.start >= from.end && !self.text[..before.start].ends_with('(') =>
            {
                Some((day, Span::new(before.start, before.end)))
            }
            _ => None,
        }
    }
}
