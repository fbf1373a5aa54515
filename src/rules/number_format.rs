//! The rule `number-format`.

mod dates;
mod thousands;
mod zeros;

use crate::document::reading::Reading;
use crate::facts::clock;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::rule::{Options, declare_rule};
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds numbers, dates and times whose format is contradictory, or differs from the rest of the document.
    ///
    /// The rule reports an hour over 12 that is marked a.m. or p.m. (`15:30 p.m.`, 下午15时); the year of a Chinese decree in
    /// brackets other than 〔〕, if the document has 〔〕 elsewhere; a different thousands separator (`3.702 boats` among `3,681
    /// boats`); a different date format (`2026-05-19` among `19 May 2026`); and a different zero in a year in Han digits (`二○二六年`
    /// where the document has `二〇二五年`).
    ///
    /// A document may use both the 12-hour and the 24-hour clock; only a time that mixes them is reported. A document that has []
    /// around the years of all its decrees is consistent. One format of thousands or dates must have a clear majority. A number
    /// that may be a decimal is ignored: it must count the same things as the others, or have two separators. Dates are compared
    /// only if they follow the same word.
    ///
    /// ## Why
    /// A time that mixes the two clocks was typed for one and corrected to the other, and readers cannot be sure of the hour. A
    /// search for the number of a decree finds only one spelling.
    ///
    /// ## Example
    /// ```bad
    /// 服务窗口下午15时关闭。
    /// ```
    /// ```bad
    /// The office closes at 15:30 p.m. on the last day of the month.
    /// ```
    /// ```bad
    /// 港口于二〇二五年开工，二○二六年完工。
    /// ```
    /// ```good
    /// 依据省政发〔2031〕12号和市政发〔2031〕5号文件，服务窗口下午3时关闭。
    /// ```
    ///
    /// ## Fix
    /// Writes 〇 in a year in Han digits. The fix is safe.
    ///
    /// ## Default
    /// A warning: the form is wrong, but which of the two was meant cannot be known.
    "number-format", "dates and numbers", Warning, needs &[Knowledge::FunctionWords] => Each(check)
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    hours_and_decrees(reading, findings);
    thousands::check(reading, findings);
    dates::check(reading, findings);
    zeros::check(reading, findings);
}

fn hours_and_decrees(reading: &Reading, findings: &mut Vec<Finding>) {
    let mut usual: Option<Span> = None;
    let mut odd: Vec<(Span, String)> = Vec::new();
    for paragraph in reading.prose() {
        let Some(language) = paragraph.language() else {
            continue;
        };
        let key = paragraph.key();
        for time in clock::overfull(key, language) {
            let at = paragraph.source(time);
            if !paragraph.is_hidden(at) {
                let message = message!("number-format.hour", time = time.of(key));
                findings.push(RULE.finding(reading.number(), at, message));
            }
        }
        for (is_usual, year) in clock::decree_years(key, language) {
            let at = paragraph.source(year);
            if is_usual {
                usual.get_or_insert(at);
            } else {
                odd.push((at, year.of(key).to_owned()));
            }
        }
    }
    let Some(usual) = usual else {
        return;
    };
    for (at, year) in odd {
        let usual_form = reading.quote(usual).to_owned();
        let message = message!("number-format.decree", odd = year, usual = usual_form);
        let finding = RULE.finding(reading.number(), at, message);
        findings.push(finding.example(usual, message!("common.first-occurrence")));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn finds_hours_and_decrees_in_a_form_that_is_ruled_out() {
        for (text, place) in [
            ("窗口上午9时开放，下午15时关闭。", "下午15时"),
            ("창구는 오전 9시에 열고 오후 18시에 닫는다.", "오후 18시"),
            ("배는 항구에서 오후 15:40에 떠난다.", "오후 15:40"),
            ("窓口は午前9時に開き、午後17時に閉まる。", "午後17時"),
            (
                "The office opens at 9:00 a.m. and closes at 15:30 p.m. each day.",
                "15:30 p.m.",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[place]], "{text}");
        }
        assert_eq!(
            found(
                &RULE,
                "根据省政发〔2031〕12号文件，制定本细则。市政发[2031]5号文件废止。"
            ),
            [["[2031]", "〔2031〕"]]
        );
    }

    #[test]
    fn both_clocks_and_one_kind_of_brackets_are_fine() {
        silent(
            &RULE,
            &[
                "窗口上午9时开放，下午3时关闭；夜间窗口20时关闭。晚上12点闭馆，凌晨两三点无人。",
                "The office is open from 9:00 a.m. to 3:30 p.m. and the gate until 20:00. I am at 15:30.",
                "市政发[2031]5号文件和市政发[2031]6号文件废止。参见〔2031〕年的报告。",
                "창구는 오전 9시에 열고 오후 6시에 닫는다. 밤에는 20시까지 연다. 오후 15시간 동안 쉰다.",
                "窓口は午前9時に開き、午後5時に閉まる。夜は20時まで開き、午後15時間は休む。午後、13時に着いた。",
                "Касса работает до 15:30, а ворота закрывают в 20:00 каждый день.",
            ],
        );
    }
}
