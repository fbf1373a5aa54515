//! The rule `amount-mismatch`.

use crate::document::reading::Reading;
use crate::facts::amounts;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::rule::{Options, declare_rule};
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds an amount that is written twice, in words and in figures, where the two differ: `thirty (20) days`.
    ///
    /// One of the two is in brackets directly after the other, or in Chinese they are named 大写 and 小写. Amounts of money are
    /// compared with their currency (`£1,000 (two thousand pounds)`), shares with their per cent sign. Two quantities of different
    /// kinds are not compared: `two tickets ($40)`, `twelve (30%) of the members`.
    ///
    /// ## Why
    /// Contracts and cheques write an amount twice so that it cannot be mistaken. When one is changed and the other is not, a
    /// court has to decide which one applies.
    ///
    /// ## Example
    /// ```bad
    /// 本合同总价为人民币壹拾贰万叁仟元整（¥132,000.00）。
    /// ```
    /// ```bad
    /// The tenant shall pay the rent within thirty (20) days of the invoice.
    /// ```
    /// ```good
    /// Арендатор вносит плату в течение 30 (тридцати) календарных дней.
    /// ```
    ///
    /// ## Default
    /// An error: one of the two is wrong. Which one cannot be known, so there is no fix.
    "amount-mismatch", "dates and numbers", Error, needs &[Knowledge::FunctionWords] => Each(check)
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    for paragraph in reading.prose() {
        let Some(language) = paragraph.language() else {
            continue;
        };
        let key = paragraph.key();
        for found in amounts::find(key, language) {
            if paragraph.is_hidden(paragraph.source(found.words)) {
                continue;
            }
            findings.push(RULE.conflict(
                reading.number(),
                paragraph.source(found.words.join(found.figures)),
                message!(
                    "amount-mismatch.differ",
                    words = found.words.of(key),
                    value = found.value(),
                    figures = found.figures.of(key)
                ),
                vec![(
                    paragraph.source(found.figures),
                    message!("amount-mismatch.figures"),
                )],
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn finds_words_against_figures() {
        for (text, place, figures) in [
            (
                "The rent is due within thirty (20) days of the invoice.",
                "thirty (20",
                "20",
            ),
            (
                "合同总价为人民币壹拾贰万叁仟元整（¥132,000.00）。",
                "壹拾贰万叁仟元整（¥132,000.00",
                "132,000.00",
            ),
            (
                "Оплата производится в течение 20 (тридцати) дней со дня получения счёта.",
                "20 (тридцати",
                "20",
            ),
            (
                "세입자는 보증금으로 금 오백만원정(₩6,000,000)을 낸다.",
                "오백만원정(₩6,000,000",
                "6,000,000",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[place, figures]], "{text}");
        }
    }

    #[test]
    fn amounts_that_agree_and_other_numbers_are_fine() {
        silent(
            &RULE,
            &[
                "The rent is due within thirty (30) days of the invoice.",
                "The prize of the three (1998) is in the hall, and two of the tickets ($40) are left.",
                "Le port a coûté 3 milliards (3'000'000'000) de francs à la ville et au canton.",
                "付款期限为三十（30）日，初三（2）班除外。",
                "Плата составляет 15 000 (пятнадцать тысяч) рублей 00 копеек в месяц.",
            ],
        );
    }
}
