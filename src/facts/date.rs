//! Dates as they are written in the known languages and in figures, with the weekdays next to them and the ranges they make.
//!
//! The one reader of dates: 2026年5月19日（星期二）, 二〇二六年五月十九日, Tuesday, 19 May 2026, May 19, 2026, the nineteenth of May,
//! вторник, 19 мая 2026 г., 2026-05-19, 19.05.2026; without a year or a day too; 5月19日至20日, 19–20 May. A date is returned as
//! written, whether the calendar has it or not. Calendar arithmetic is that of `jiff`.

pub(crate) mod anniversary;
pub(crate) mod named;
mod one;
mod ranges;
mod tokens;
mod weekdays;

use crate::facts::date::one::{One, Reader};
use crate::facts::date::tokens::tokens;
use crate::language::Language;
use crate::language::topics::dates;
use crate::text::numeral;
use crate::text::span::Span;

/// A date as far as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Date {
    /// The year, 1000 to 2999.
    pub year: Option<u16>,
    /// The month, as written: 13 is possible.
    pub month: Option<u8>,
    /// The day, as written: 31 June is possible.
    pub day: Option<u8>,
}

impl Date {
    /// Year, month and day, where all three are written.
    #[must_use]
    pub(crate) fn complete(self) -> Option<(u16, u8, u8)> {
        Some((self.year?, self.month?, self.day?))
    }

    /// Whether the calendar has such a date; in a leap year, where the year is not written.
    #[must_use]
    pub(crate) fn is_possible(self) -> bool {
        let (year, month, day) = (
            self.year.unwrap_or(2000),
            self.month.unwrap_or(1),
            self.day.unwrap_or(1),
        );
        // Before the calendars were reformed, the last year of a century was a leap year.
        let year = if year < 1924 && year % 100 == 0 {
            2000
        } else {
            year
        };
        civil(year, month, day).is_some()
    }

    /// The weekday of a complete date, Monday 1 to Sunday 7. `None` before 1924, when countries still changed their calendars.
    #[must_use]
    pub(crate) fn weekday(self) -> Option<u8> {
        let (year, month, day) = self.complete().filter(|(year, ..)| *year >= 1924)?;
        let weekday = civil(year, month, day)?.weekday().to_monday_one_offset();
        u8::try_from(weekday).ok()
    }
}

fn civil(year: u16, month: u8, day: u8) -> Option<jiff::civil::Date> {
    let (year, month, day) = (
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    );
    jiff::civil::Date::new(year, month, day).ok()
}

/// Whether a date is alone or is one end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It is alone.
    Alone,
    /// A range starts with it; the next found date is its end.
    From,
    /// A range ends with it; the found date before is its start.
    To,
}

/// A date found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it is written, in bytes, without its weekday.
    pub span: Span,
    /// The date. One end of a range has what it shares with the other.
    pub date: Date,
    /// The weekday written next to it, Monday 1 to Sunday 7, and where.
    pub weekday: Option<(u8, Span)>,
    /// Its part in a range.
    pub role: Role,
}

/// Every year of four figures or four Han digits from 1500 to 2199, whether more of a date is next to it or not, in order.
#[must_use]
pub(crate) fn years(text: &str) -> Vec<(u16, Span)> {
    let reader = Reader::new(text, None);
    let alone = |start: usize, end: usize| {
        let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '/' | '%' | '$');
        let front = text[..start].chars().next_back();
        let mut back = text[end..].chars();
        let stop = back.next().filter(|c| joins(*c));
        !front.is_some_and(joins)
            && stop.is_none_or(|c| c == '.' && !back.next().is_some_and(char::is_alphanumeric))
    };
    (0..reader.tokens.len())
        .filter_map(|at| {
            let (year, token) = (reader.year(at)?, reader.token(at)?);
            let fits = (1500..2200).contains(&year) && alone(token.start, token.end);
            fits.then(|| (year, Span::new(token.start, token.end)))
        })
        .collect()
}

/// Every date in `text`, in order, read as its language writes them, where that is known. Near-linear.
#[must_use]
pub(crate) fn find(text: &str, language: Option<&'static Language>) -> Vec<Found> {
    if !text.contains(may_be_part) {
        return Vec::new();
    }
    let reader = Reader::new(text, language);
    let mut out = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        at = reader.read(at, &mut out);
    }
    out
}

/// Whether a character is one of those without which nothing is a date: Han numbers need the unit of a year, month or day next to them.
fn may_be_part(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        _ => dates::unit(c).is_some() || numeral::digit(c).is_some() || tokens::is_letter(c),
    }
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, language: Option<&'static Language>) -> Self {
        Self {
            text,
            language,
            tokens: tokens(text, language),
        }
    }

    /// Reads what starts at token `at` and returns where to go on.
    fn read(&self, at: usize, out: &mut Vec<Found>) -> usize {
        if dates::ends_with_calendar(&self.text[..self.tokens[at].start]) {
            // The rest of such a date is skipped with it.
            let mut next = at + 1;
            while self
                .tokens
                .get(next)
                .is_some_and(|token| token.start - self.tokens[next - 1].end <= 4)
            {
                next += 1;
            }
            return next;
        }
        if let Some((from, to)) = self.range(at) {
            let weekday = self.weekday_before(at);
            let inner = self.weekday_after(from, Role::From);
            let last = self
                .weekday_inside(from, to)
                .or_else(|| self.weekday_after(to, Role::To));
            out.push(found(from, weekday.or(inner), Role::From));
            out.push(found(to, last, Role::To));
            return to.next;
        }
        let Some(one) = self.one(at) else {
            return at + 1;
        };
        let weekday = self
            .weekday_before(at)
            .or_else(|| self.weekday_after(one, Role::Alone));
        out.push(found(one, weekday, Role::Alone));
        one.next
    }
}

fn found(one: One, weekday: Option<(u8, Span)>, role: Role) -> Found {
    Found {
        span: Span::new(one.start, one.end),
        date: one.date,
        weekday,
        role,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let part = |value: Option<u64>| value.map_or("?".to_owned(), |value| value.to_string());
        find(text, None)
            .iter()
            .map(|each| {
                let date = each.date;
                let weekday = each.weekday.map_or(String::new(), |(day, span)| {
                    format!(" {day}:{}", span.of(text))
                });
                let role = match each.role {
                    Role::Alone => "",
                    Role::From => " from",
                    Role::To => " to",
                };
                format!(
                    "{}-{}-{}{weekday}{role} [{}]",
                    part(date.year.map(u64::from)),
                    part(date.month.map(u64::from)),
                    part(date.day.map(u64::from)),
                    each.span.of(text)
                )
            })
            .collect()
    }

    fn all(cases: &[(&str, &[&str])]) {
        for (text, expected) in cases {
            assert_eq!(shown(text), *expected, "{text}");
        }
    }

    #[test]
    fn reads_chinese_dates_in_figures_and_words() {
        all(&[
            (
                "于2026年5月19日(星期二)举行",
                &["2026-5-19 2:星期二 [2026年5月19日]"],
            ),
            (
                "二〇二六年五月十九日签署",
                &["2026-5-19 [二〇二六年五月十九日]"],
            ),
            ("一九七二年建交", &["1972-?-? [一九七二年]"]),
            ("2026年5月21日周五", &["2026-5-21 5:周五 [2026年5月21日]"]),
            ("2026年5月开工", &["2026-5-? [2026年5月]"]),
            ("每年4月15日为纪念日", &["?-4-15 [4月15日]"]),
            (
                "礼拜天（2026年5月17日）".replace('（', "(").as_str(),
                &["2026-5-17 7:礼拜天 [2026年5月17日]"],
            ),
            ("工期5个月，共三十日", &[]),
            ("农历二〇二六年二月三十日和5月1日", &["?-5-1 [5月1日]"]),
            ("1990年代", &[]),
        ]);
    }

    #[test]
    fn reads_english_dates() {
        all(&[
            (
                "on Tuesday, 19 May 2026 in",
                &["2026-5-19 2:Tuesday [19 May 2026]"],
            ),
            (
                "on May 19, 2026 (Tue.) in",
                &["2026-5-19 2:Tue [May 19, 2026]"],
            ),
            (
                "the nineteenth of May, 2026",
                &["2026-5-19 [nineteenth of May, 2026]"],
            ),
            ("the twenty-first of May", &["?-5-21 [twenty-first of May]"]),
            ("May 19th, 2026", &["2026-5-19 [May 19th, 2026]"]),
            (
                "this 3rd day of June, 2026",
                &["2026-6-3 [3rd day of June, 2026]"],
            ),
            ("March 2026", &["2026-3-? [March 2026]"]),
            ("19-Sep-1981", &["1981-9-19 [19-Sep-1981]"]),
            (
                "Monday, 18 May 2026, Tuesday, 19 May 2026",
                &[
                    "2026-5-18 1:Monday [18 May 2026]",
                    "2026-5-19 2:Tuesday [19 May 2026]",
                ],
            ),
            ("You may 19 times; May 5.5 be; the March 3D", &[]),
        ]);
    }

    #[test]
    fn reads_russian_dates() {
        all(&[
            (
                "во вторник, 19 мая 2026 года, в",
                &["2026-5-19 2:вторник [19 мая 2026 года]"],
            ),
            (
                "19 мая 2026 г. (вторник)",
                &["2026-5-19 2:вторник [19 мая 2026 г.]"],
            ),
            (
                "девятнадцатого мая 2026 г.",
                &["2026-5-19 [девятнадцатого мая 2026 г.]"],
            ),
            ("в мае 2026 года", &["2026-5-? [мае 2026 года]"]),
            ("в 2026 году", &["2026-?-? [2026 году]"]),
            ("19 мая", &["?-5-19 [19 мая]"]),
        ]);
    }

    #[test]
    fn reads_figures_only_where_they_are_clear() {
        all(&[
            ("2026-05-19T10:00", &["2026-5-19 [2026-05-19]"]),
            ("19.05.2026 г.", &["2026-5-19 [19.05.2026 г.]"]),
            (
                "2026/5/19, 2026.5.19",
                &["2026-5-19 [2026/5/19]", "2026-5-19 [2026.5.19]"],
            ),
            (
                "19/05/2026 and 05/19/2026",
                &["2026-5-19 [19/05/2026]", "2026-5-19 [05/19/2026]"],
            ),
            ("05/06/2026, v1.2.2026.1, 1234-56-78, 2026-5-1-3", &[]),
        ]);
    }

    #[test]
    fn completes_the_ends_of_ranges_from_each_other() {
        all(&[
            (
                "2026年5月19日至20日",
                &["2026-5-19 from [2026年5月19日]", "2026-5-20 to [20日]"],
            ),
            (
                "2026年5月19日-6月2日",
                &["2026-5-19 from [2026年5月19日]", "2026-6-2 to [6月2日]"],
            ),
            (
                "2026年12月20日至1月5日",
                &["2026-12-20 from [2026年12月20日]", "?-1-5 to [1月5日]"],
            ),
            (
                "2026-2027年",
                &["2026-?-? from [2026]", "2027-?-? to [2027年]"],
            ),
            (
                "19-20 May 2026",
                &["2026-5-19 from [19]", "2026-5-20 to [20 May 2026]"],
            ),
            (
                "May 19-20, 2026",
                &["2026-5-19 from [May 19]", "2026-5-20 to [20, 2026]"],
            ),
            (
                "19 May to 2 June 2026",
                &["2026-5-19 from [19 May]", "2026-6-2 to [2 June 2026]"],
            ),
            (
                "с 19 по 20 мая 2026 года",
                &["2026-5-19 from [19]", "2026-5-20 to [20 мая 2026 года]"],
            ),
            (
                "Monday, 18 May 2026 to Tuesday, 19 May 2026",
                &[
                    "2026-5-18 1:Monday from [18 May 2026]",
                    "2026-5-19 2:Tuesday to [19 May 2026]",
                ],
            ),
            (
                "2026年5月19日至20日(星期二至星期三)",
                &["2026-5-19 from [2026年5月19日]", "2026-5-20 to [20日]"],
            ),
            (
                "в 2026-2027 годах",
                &["2026-?-? from [2026]", "2027-?-? to [2027 годах]"],
            ),
        ]);
    }

    #[test]
    fn any_text_gives_spans_in_order() {
        const PIECES: &[&str] = &[
            "2026", "19", "5", "年", "月", "日", "-", ".", " ", ", ", "至", "(", ")", "星期", "三",
            "May", "th", "мая", "г.", "Tuesday", "twenty", "first", "农历", "é", "/", "по", " to ",
            "第", "\u{a0}", "十",
        ];
        let mut state = 1u32;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(PIECES[(state >> 16) as usize % PIECES.len()]);
            }
            let found = find(&text, None);
            for pair in found.windows(2) {
                assert!(pair[0].span.end <= pair[1].span.start, "{text}: {found:?}");
            }
            for each in found {
                assert!(!each.span.of(&text).is_empty(), "{text}");
            }
        }
    }

    #[test]
    fn knows_the_calendar() {
        let date = |year, month, day| Date {
            year: Some(year),
            month: Some(month),
            day: Some(day),
        };
        assert_eq!(date(2026, 5, 19).weekday(), Some(2));
        assert_eq!(date(1900, 5, 19).weekday(), None);
        assert!(date(2024, 2, 29).is_possible() && !date(2026, 2, 29).is_possible());
        assert!(
            Date {
                year: None,
                ..date(1, 2, 29)
            }
            .is_possible()
        );
        assert!(date(1900, 2, 29).is_possible(), "in the old calendar");
        assert!(!date(2026, 13, 1).is_possible() && !date(2026, 6, 31).is_possible());
    }
}
