//! The rule `conflicting-date`.

use rustc_hash::FxHashMap;

use crate::document::reading::Reading;
use crate::facts::date::Date;
use crate::facts::date::named;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::events::Event;
use crate::rule::{Options, declare_rule};
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a document that is cited with two different dates for the same event, such as its signing.
    ///
    /// A name is a title in 《》, a name such as the North River Treaty or, in Russian, a name that starts with the type of
    /// document (Договор о …, Соглашение о …). Only complete dates of the same event are compared: a law may be adopted on one
    /// day and come into force on another. A name with three or more dates is assumed to be a series and is ignored.
    ///
    /// ## Why
    /// A citation with the wrong date points to a document that does not exist, and once it has been copied, nobody knows which
    /// date was right.
    ///
    /// ## Example
    /// ```bad
    /// 2015年3月8日签署的《北河航运管理协定》是合作的基础。2015年3月18日签署的《北河航运管理协定》继续有效。
    /// ```
    /// ```bad
    /// The North River Treaty of 8 March 2015 stays in force. The parties to the North River Treaty of 18 March 2015 meet yearly.
    /// ```
    /// ```good
    /// 《北河航运管理协定》于2015年3月8日签署。《北河航运管理协定》自2016年1月1日起施行。
    /// ```
    ///
    /// ## Default
    /// A warning: two documents can share a name. The rule cannot know which date is right, so there is no fix.
    "conflicting-date", "dates and numbers", Warning, needs &[Knowledge::Events] => Each(check)
}

/// A place where a name has a date.
struct Dated {
    date: Date,
    at: Span,
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut groups: Vec<((String, Event), Vec<Dated>)> = Vec::new();
    let mut index: FxHashMap<(String, Event), usize> = FxHashMap::default();
    for paragraph in reading.prose() {
        for named in named::find(paragraph.key(), paragraph.dates()) {
            let group = (named.name, named.event);
            let slot = *index.entry(group.clone()).or_insert_with(|| {
                groups.push((group, Vec::new()));
                groups.len() - 1
            });
            groups[slot].1.push(Dated {
                date: named.date.date,
                at: paragraph.source(named.date.span),
            });
        }
    }
    for ((name, event), dated) in groups {
        if let Some(found) = judge(reading, &name, event, &dated) {
            findings.push(found);
        }
    }
}

fn judge(reading: &Reading, name: &str, event: Event, dated: &[Dated]) -> Option<Finding> {
    let first = dated.first()?;
    let other = dated.iter().find(|each| each.date != first.date)?;
    if dated
        .iter()
        .any(|each| each.date != first.date && each.date != other.date)
    {
        return None;
    }
    let count = |date: Date| dated.iter().filter(|each| each.date == date).count();
    let (usual, odd) = if count(other.date) > count(first.date) {
        (other, first)
    } else {
        (first, other)
    };
    let (one, two) = (reading.quote(usual.at), reading.quote(odd.at));
    Some(RULE.conflict(
        reading.number(),
        odd.at,
        message!(
            "conflicting-date.dates",
            name = name,
            odd = two,
            usual = one,
            event = event.number()
        ),
        vec![(
            usual.at,
            message!("conflicting-date.other", count = count(usual.date)),
        )],
    ))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn finds_two_dates_of_one_document() {
        for (text, odd, usual) in [
            (
                "2021年7月1日签署的《东港物流协定》生效。\n\n《东港物流协定》于2021年7月1日签署。\n\n依据2021年1月7日签署的《东港物流协定》。",
                "2021年1月7日",
                "2021年7月1日",
            ),
            (
                "Стороны Договора о реке Ольховой от 8 марта 2015 года.\n\nДоговором о реке Ольховой от 9 марта 2015 года закреплено.",
                "9 марта 2015 года",
                "8 марта 2015 года",
            ),
            (
                "The Elm Valley Protocol, signed on 3 June 2010, lapsed.\n\nThe Elm Valley Protocol of 3 July 2010 lapsed.",
                "3 July 2010",
                "3 June 2010",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[odd, usual]], "{text}");
        }
    }

    #[test]
    fn is_silent_about_other_events_other_documents_and_series() {
        silent(
            &RULE,
            &[
                "2025年5月8日签署的《甲国和乙国关于投资的协定》。2025年5月9日签署的《甲国和乙国关于税收的协定》。",
                "《东港物流协定》于2021年7月1日签署，《东港物流协定》自2022年1月1日起施行。",
                "2019年1月1日发布的《港口统计年报》、2020年1月1日发布的《港口统计年报》、2021年1月1日发布的《港口统计年报》。",
                "the Council Decision of 3 June 2010 and the Council Decision of 4 June 2010",
            ],
        );
    }
}
