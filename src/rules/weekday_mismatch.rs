//! The rule `weekday-mismatch`.

use crate::document::reading::Reading;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::rule::{Options, declare_rule};
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a date with the wrong weekday next to it.
    ///
    /// Dates with a day, a month and a year are checked, in figures or words, in every language of the table that `variorum
    /// rules` prints. Dates before 1924 are ignored, because some countries were still changing their calendars.
    ///
    /// ## Why
    /// One of the two is wrong, and readers may rely on either: those who rely on the wrong one miss the meeting.
    ///
    /// ## Example
    /// ```bad
    /// 听证会定于2026年5月21日（星期五）举行。
    /// ```
    /// ```bad
    /// The hearing opens on Friday, 21 May 2026.
    /// ```
    /// ```good
    /// 听证会定于2026年5月21日（星期四）举行。
    /// ```
    /// ```good
    /// Слушания начнутся в четверг, 21 мая 2026 года.
    /// ```
    ///
    /// ## Default
    /// An error: the calendar leaves no room for interpretation. Only the author knows whether the date or the weekday is right,
    /// so there is no fix.
    "weekday-mismatch", "dates and numbers", Error, needs &[Knowledge::Weekdays] => Each(check)
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    for paragraph in reading.prose() {
        let key = paragraph.key();
        for found in paragraph.dates() {
            let (Some((written, at)), Some(day)) = (found.weekday, found.date.weekday()) else {
                continue;
            };
            if written == day {
                continue;
            }
            let date = found.span.of(key);
            // What the text says is quoted, unless the message says it in the same word.
            let quoted = at.of(key);
            let name = message!("weekday-mismatch.name", day = written).to_string();
            let quoted = (!name.eq_ignore_ascii_case(quoted))
                .then(|| message!("weekday-mismatch.quoted", written = quoted));
            findings.push(RULE.conflict(
                reading.number(),
                paragraph.source(at),
                message!(
                    "weekday-mismatch.weekday",
                    date = date,
                    day = day,
                    said = written,
                    quoted = quoted
                ),
                vec![(
                    paragraph.source(found.span),
                    message!("weekday-mismatch.usual", day = day),
                )],
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, messages, silent};

    #[test]
    fn finds_the_wrong_weekday() {
        for (text, weekday, date) in [
            (
                "论坛将于二〇二六年五月二十日（周四）开幕。",
                "周四",
                "二〇二六年五月二十日",
            ),
            (
                "The vote takes place on May 19, 2026 (Wednesday).",
                "Wednesday",
                "May 19, 2026",
            ),
            (
                "Сессия откроется в среду, 19 мая 2026 г.",
                "среду",
                "19 мая 2026 г.",
            ),
            ("2026-05-19 (Mon.)", "Mon", "2026-05-19"),
            (
                "Hội đồng họp vào thứ tư, ngày 19 tháng 5 năm 2026 tại trụ sở của hiệp hội.",
                "thứ tư",
                "19 tháng 5 năm 2026",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[weekday, date]], "{text}");
        }
    }

    #[test]
    fn the_message_is_english_and_quotes_the_text() {
        for (text, expected) in [
            (
                "Сессия откроется в среду, 19 мая 2026 г.",
                "`19 мая 2026 г.` is a Tuesday, not a Wednesday (`среду`)",
            ),
            (
                "2026年5月20日（星期四）开会。",
                "`2026年5月20日` is a Wednesday, not a Thursday (`星期四`)",
            ),
            (
                "The vote takes place on May 19, 2026 (Wednesday).",
                "`May 19, 2026` is a Tuesday, not a Wednesday",
            ),
        ] {
            assert_eq!(messages(&RULE, text), [expected]);
        }
    }

    #[test]
    fn is_silent_where_year_or_weekday_is_missing_or_right() {
        silent(
            &RULE,
            &[
                "会议定于5月19日（星期三）举行。",
                "会议定于2026年5月19日至20日（星期二至星期三）举行。",
                "Every Friday since 19 May 2026 there has been a meeting.",
                "Monday, 18 May 2026; Tuesday, 19 May 2026; Wednesday, 20 May 2026",
                "On Friday, 7 November 1917 the city woke early.",
                "Встречи по средам начнутся 19 мая 2026 года.",
                "Hội đồng họp vào thứ ba, ngày 19 tháng 5 năm 2026 và chủ nhật, ngày 24/5/2026 tại trụ sở của hiệp hội.",
                "Lớp học mở vào thứ hai và thứ năm trong tháng 5 năm 2026, từ ngày 4 đến ngày 28 tháng 5 năm 2026.",
            ],
        );
    }
}
