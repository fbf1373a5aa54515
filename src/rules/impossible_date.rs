//! The rule `impossible-date`.

use crate::document::reading::{Paragraph, Reading};
use crate::facts::date::{self, Date, Found, Role};
use crate::finding::Finding;
use crate::language::topics::dates;
use crate::rule::{Options, declare_rule};
use crate::text::fold;
use crate::text::marks::{CLOSERS, OPENERS};
use crate::text::numeral;
use crate::text::script;
use crate::wording::message::{Message, message};

declare_rule! {
    /// ## What it does
    /// Finds dates that do not exist, and date ranges that run backwards.
    ///
    /// 29 February is accepted if no year is given. A range is checked only if both of its ends are clear; `from 20 December to 5
    /// January` runs into the next year. A date alone in quotation marks is assumed to be an example. Dates in front matter are
    /// checked, too.
    ///
    /// ## Why
    /// Nobody can meet a deadline of `31 June`. It goes unnoticed because nobody counts the days of a month while reading.
    ///
    /// ## Example
    /// ```bad
    /// 申请应于2026年6月31日前提出。
    /// ```
    /// ```bad
    /// The register is open from 20 May 2026 to 19 May 2026.
    /// ```
    /// ```good
    /// 申请应于2026年6月30日前提出。
    /// ```
    /// ```good
    /// The register is open from 20 December to 5 January.
    /// ```
    ///
    /// ## Default
    /// An error: the date does not exist. The rule cannot know which date was meant, so there is no fix.
    "impossible-date", "dates and numbers", Error, needs &[] => Each(check)
}

/// How far before a date the words stand that say that it was moved, in characters. With 20 and 80 the same.
const BEFORE: usize = 40;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let number = reading.number();
    let front = reading.front();
    for found in date::find(front, None) {
        if found.date.complete().is_some() && !found.date.is_possible() && !is_quoted(front, &found)
        {
            let reason = reason(found.span.of(front), found.date);
            findings.push(RULE.conflict(number, found.span, reason, Vec::new()));
        }
    }
    for paragraph in reading.prose() {
        let (key, found_dates) = (paragraph.key(), paragraph.dates());
        for (index, found) in found_dates.iter().enumerate() {
            let at = paragraph.source(found.span);
            if is_impossible(paragraph, found) {
                let written = found.span.of(key);
                findings.push(RULE.conflict(number, at, reason(written, found.date), Vec::new()));
                continue;
            }
            let Some(to) = found_dates
                .get(index + 1)
                .filter(|_| found.role == Role::From)
            else {
                continue;
            };
            if runs_backwards(found.date, to.date)
                && !is_a_year(found, to)
                && !was_moved(key, found)
            {
                let (one, two) = (found.span.of(key), to.span.of(key));
                findings.push(RULE.conflict(
                    number,
                    at.join(paragraph.source(to.span)),
                    message!("impossible-date.backwards", from = one, to = two),
                    vec![(paragraph.source(to.span), message!("impossible-date.end"))],
                ));
            }
        }
    }
}

fn is_impossible(paragraph: Paragraph, found: &Found) -> bool {
    let (key, date) = (paragraph.key(), found.date);
    let (Some(month), Some(day)) = (date.month, date.day) else {
        // 2026年13月
        return date.year.is_some() && date.month.is_some_and(|month| month > 12 || month == 0);
    };
    if date.is_possible() || is_quoted(key, found) {
        return false;
    }
    if is_example(paragraph, found) {
        return false;
    }
    if day > 31
        && key[found.span.range()].contains(|c: char| c.is_alphabetic() && !script::is_han(c))
    {
        let before = key[..found.span.start as usize].trim_end();
        let word = before.rsplit(' ').next().unwrap_or("").to_lowercase();
        return date.year.is_some() && dates::leads(&word);
    }
    if date.year.is_some() {
        return true;
    }
    // Months of the old Chinese calendar have thirty days, February too; and "May 45" may be anything.
    let lunar = day <= 30 && found.span.of(key).starts_with(numeral::is_han_numeral);
    (1..=12).contains(&month) && day <= 31 && !lunar
}

fn is_example(paragraph: Paragraph, found: &Found) -> bool {
    let key = paragraph.key();
    let mut sentences = paragraph.sentences().iter();
    let sentence = sentences.find(|sentence| sentence.contains(found.span));
    let lower = sentence
        .map_or(key, |sentence| sentence.of(key))
        .to_lowercase();
    dates::tells_of_examples(&lower)
}

fn is_quoted(key: &str, found: &Found) -> bool {
    let before = key[..found.span.start as usize].chars().next_back();
    let after = key[found.span.end as usize..].chars().next();
    let quote = |c: char| matches!(c, '"' | '\'') || OPENERS.contains(&c) || CLOSERS.contains(&c);
    before.is_some_and(|c| quote(c) && c != '(') && after.is_some_and(|c| quote(c) && c != ')')
}

/// What is wrong with a date that no calendar has.
fn reason(written: &str, date: Date) -> Message {
    match (date.year, date.month, date.day) {
        (_, Some(month), _) if month > 12 || month == 0 => {
            message!("impossible-date.months", date = written)
        }
        (Some(year), Some(2), Some(29)) => {
            message!("impossible-date.leap-year", date = written, year = year)
        }
        (_, Some(month), _) => {
            let of = |day: &u8| Date {
                day: Some(*day),
                ..date
            };
            let last = (28..=31).rev().find(|day| of(day).is_possible());
            message!(
                "impossible-date.days",
                date = written,
                month = month,
                days = last.unwrap_or(31)
            )
        }
        _ => message!("impossible-date.no-such-date", date = written),
    }
}

fn runs_backwards(from: Date, to: Date) -> bool {
    match (from.year, to.year) {
        (Some(one), Some(two)) if one != two => one > two,
        (one, two) if one != two => false,
        _ => match (from.month, to.month, from.day, to.day) {
            (Some(one), Some(two), Some(first), Some(last)) if one == two => first > last,
            // Without a year, November to March is a winter.
            (Some(one), Some(two), ..) => from.year.is_some() && one > two,
            _ => false,
        },
    }
}

/// Whether two dates without a year are the first and the last day of one: 21 March to 20 March, the month with both of them.
fn is_a_year(from: &Found, to: &Found) -> bool {
    let days = from.date.day.zip(to.date.day);
    from.date.year.is_none()
        && days.is_some_and(|(first, last)| first == last + 1)
        && from.span.len().abs_diff(to.span.len()) <= 1
}

fn was_moved(key: &str, found: &Found) -> bool {
    let start = found.span.start as usize;
    let from = key[..start]
        .char_indices()
        .rev()
        .take(BEFORE)
        .last()
        .map_or(start, |(at, _)| at);
    let before = fold::plain_letters(&key[from..start].to_lowercase());
    dates::tells_of_a_move(&before)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, found_in, silent};

    #[test]
    fn finds_days_and_months_that_do_not_exist() {
        for (text, date) in [
            ("材料应于2025年2月29日前送达。", "2025年2月29日"),
            ("竣工时间为2026年13月。", "2026年13月"),
            ("Payment is due on 31 April 2026.", "31 April 2026"),
            ("Payment is due on February 30.", "February 30"),
            ("Срок — 31 сентября 2026 года.", "31 сентября 2026 года"),
            ("Due 2026-02-30.", "2026-02-30"),
            ("Due 2026-29-03.", "2026-29-03"),
            ("Due 31/Apr/2026.", "31/Apr/2026"),
        ] {
            assert_eq!(found(&RULE, text), [[date]], "{text}");
        }
    }

    #[test]
    fn finds_days_in_front_matter() {
        let text = "---\ntitle: Locks\ndate: 2026-02-30\n---\n\nThe lock opens.";
        assert_eq!(found_in(&RULE, "locks.md", text), [["2026-02-30"]]);
    }

    #[test]
    fn finds_ranges_that_run_backwards() {
        for text in [
            "展期为2026年5月20日至19日。",
            "规划期为2027-2026年。",
            "The fair runs from 20 May 2026 to 18 May 2026.",
            "Выставка пройдёт с 20 по 19 мая 2026 года.",
            "展期为5月20日至19日。",
            "The fair runs from May 20 to May 18.",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn is_silent_about_possible_dates() {
        silent(
            &RULE,
            &[
                "每年2月29日和2024年2月29日。",
                "二月三十日是除夕。",
                "供暖期为11月15日至3月15日。",
                "事業年度は、前年の3月21日から3月20日までの1年間とする。",
                "The year of the harbour runs from 10 March to 9 March.",
                "2026年12月20日至1月5日放假。",
                "The hearing was moved from 20 May 2026 to 19 May 2026.",
                "The parser must refuse \"February 30\".",
                "Version 2026.13.45 and May 99 are names.",
                "Call 2233-44-55 or 1234-31-03, or read part 2026-31-3.",
                "29 февраля 1900 года по старому стилю.",
            ],
        );
    }
}
