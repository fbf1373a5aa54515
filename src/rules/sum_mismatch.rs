//! The rule `sum-mismatch`.

use crate::document::reading::{Paragraph, Reading};
use crate::facts::counts::{self, Count, List};
use crate::facts::summed;
use crate::finding::Finding;
use crate::finding::message::message;
use crate::language::topics::counting;
use crate::language::{Knowledge, Language};
use crate::rule::{Options, declare_rule};
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds a stated number that does not match the items listed after it: `four committees: A, B and C`.
    ///
    /// The list follows a colon in the same sentence, is in brackets after the number or before it (`A, B and C, three
    /// committees in all`), or is a list of numbered items below (`the following three conditions:`). If a joining word may
    /// or may not separate two items, both counts are accepted. Lists that end with 等, etc. or и т. д. are ignored.
    /// Percentages are added up if the sentence itself gives their total.
    ///
    /// ## Why
    /// An item is added or dropped and the number is not updated. A reader cannot know whether the list or the number is
    /// right.
    ///
    /// ## Example
    /// ```bad
    /// 委员会设四个分委会：金融分委会、能源分委会和农业分委会。
    /// ```
    /// ```bad
    /// The society has four sections: the finance section, the energy section and the farming section.
    /// ```
    /// ```good
    /// Комиссия состоит из трёх комитетов: финансового, энергетического и аграрного.
    /// ```
    ///
    /// ## Default
    /// A warning: the ends of the items are inferred from punctuation alone. Either the number or the list may be wrong, so
    /// there is no fix.
    "sum-mismatch", "dates and numbers", Warning, needs &[Knowledge::Lists] => Each(check)
}

/// How far before the end the word stands that says that a list follows, in characters. With 20 and 80 the same.
const LEAD: usize = 40;
/// How many paragraphs further down the next item of the list may stand. With 30 and 120 the same.
const FURTHER: usize = 60;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let number = reading.number();
    for paragraph in reading.prose() {
        let Some(language) = paragraph.language() else {
            continue;
        };
        let key = paragraph.key();
        if key.ends_with(':') {
            findings.extend(below(reading, paragraph, language));
        }
        for sentence in paragraph.sentences() {
            let text = sentence.of(key);
            let shift = |span: Span| {
                paragraph.source(Span {
                    start: span.start + sentence.start,
                    end: span.end + sentence.start,
                })
            };
            for List { count, at, range } in counts::listed(text, language)
                .into_iter()
                .chain(summed::find(text, language))
            {
                let (least, most) = range;
                if (least..=most).contains(&count.number) {
                    continue;
                }
                let written = count.span.of(text);
                let message = match (least, most) {
                    _ if least == most => {
                        message!("sum-mismatch.listed", written = written, count = least)
                    }
                    _ if least + 1 == most => message!(
                        "sum-mismatch.one-or-other",
                        written = written,
                        least = least,
                        most = most
                    ),
                    _ => message!("sum-mismatch.at-most", written = written, count = most),
                };
                findings.push(RULE.conflict(
                    number,
                    shift(count.span),
                    message,
                    vec![(shift(at), message!("sum-mismatch.list"))],
                ));
            }
            if let Some((total, sum)) = counts::percentages(text) {
                findings.push(RULE.conflict(
                    number,
                    shift(total),
                    message!(
                        "sum-mismatch.percentages",
                        sum = sum,
                        total = total.of(text)
                    ),
                    vec![(paragraph.source(*sentence), message!("sum-mismatch.parts"))],
                ));
            }
        }
    }
}

/// A number announced at the end of a paragraph, and the numbered items below it.
fn below(reading: &Reading, paragraph: Paragraph, language: &Language) -> Option<Finding> {
    let key = paragraph.key();
    let Count {
        number: announced,
        span,
    } = counts::announced(key, language)?;
    let lead: String = key
        .chars()
        .rev()
        .take(LEAD)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let lead = lead.to_lowercase();
    if !counting::words(|each| each.following).any(|word| lead.contains(word)) {
        return None;
    }
    let mut behind = reading.paragraphs().skip(paragraph.index() + 1);
    let mut end = behind.next()?;
    let label = end.label.filter(|label| label.number == 1)?;
    let mut last = label;
    for next in behind {
        match next.label {
            Some(label) if last.precedes(&label) => (last, end) = (label, next),
            // What is between items, or after them, makes the count unsure.
            Some(label) if label.style == last.style => break,
            _ if next.index() > end.index() + 1 => break,
            _ => {}
        }
    }
    let listed = last.number;
    // The list goes on somewhere after other text, or further down.
    let later = reading
        .paragraphs()
        .skip(end.index() + 1)
        .take(FURTHER)
        .any(|each| each.label.is_some_and(|label| last.precedes(&label)));
    if listed == announced || later || listed < 2 {
        return None;
    }
    Some(RULE.conflict(
        reading.number(),
        paragraph.source(span),
        message!(
            "sum-mismatch.listed",
            written = span.of(key),
            count = listed
        ),
        vec![(end.span, message!("sum-mismatch.last"))],
    ))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn finds_numbers_that_do_not_fit_their_lists() {
        for (text, announced) in [
            ("公司设财务组、工程组、法律组和市场组三个小组。", "三个"),
            (
                "The club has four teams (lending, repairs, and events).",
                "four teams",
            ),
            ("学院设五个系：数学系、物理系、化学系和生物系。", "五个系"),
            (
                "The plan has three stages: design, building, testing, and handover.",
                "three stages",
            ),
            (
                "В отделе четыре сектора: правовой, финансовый и кадровый.",
                "четыре сектора",
            ),
            (
                "申请人应当具备下列三项条件：\n\n（一）成年；\n\n（二）有住所。",
                "三项",
            ),
            (
                "Of the cost, rent takes 40%, wages 30% and power 20%, a total of 100%.",
                "100%",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert!(all[0][0].starts_with(announced), "{text}: {all:?}");
        }
    }

    #[test]
    fn is_silent_where_the_list_fits_or_is_open() {
        silent(
            &RULE,
            &[
                "学院设四个系：数学系、物理系、化学系和生物系。",
                "两个小组：研究和开发组、法律组。",
                "涉及多个部门：公安、海关等。",
                "The plan has three stages: design, building and testing.",
                "There are two cases: research and development, and sales.",
                "It took two days: he slept.",
                "В отделе три сектора: правовой, финансовый и кадровый.",
                "申请人应当具备下列两项条件：\n\n（一）成年；\n\n（二）有住所。",
            ],
        );
    }
}
