//! Titles that references give annexes, held against those at their heads: `Annex 2 (Price List)`, 附件二《价格表》.

use crate::document::reading::{Paragraph, Reading};
use crate::facts::part::Number;
use crate::facts::reference::{self, Owner};
use crate::finding::Finding;
use crate::language::topics::parts::Division;
use crate::rules::attachment_mismatch::{LONGEST, RULE, Titled, is_part, is_variant};
use crate::text::span::Span;
use crate::wording::message::message;

/// What opens and closes a title.
const BRACKETS: [(&str, &str); 4] = [("《", "》"), ("\"", "\""), ("(\"", "\")"), ("(", ")")];

/// Finds references whose title is not that at the head of the annex.
pub(super) fn check(reading: &Reading, heads: &[Titled], findings: &mut Vec<Finding>) {
    if heads.is_empty() {
        return;
    }
    for paragraph in reading.prose() {
        let key = paragraph.key();
        // One of the marks that open a title.
        if !key.contains(['《', '"', '(']) {
            continue;
        }
        for each in reference::references(key) {
            let is_annex =
                |division: &Division| division.level() == 1 && *division != Division::Volume;
            let Some(division) = each.part.division.filter(is_annex) else {
                continue;
            };
            if each.span.start == 0 {
                continue;
            }
            let [Number::Figure(number)] = each.part.numbers[..] else {
                continue;
            };
            let Some(span) = title(key, each.span.end as usize) else {
                continue;
            };
            let written = span.of(key);
            let own = |head: &&Titled| head.division == Some(division) && head.number == number;
            let mut of_own = heads.iter().filter(own);
            let (Some(head), None) = (of_own.next(), of_own.next()) else {
                continue;
            };
            let is_that_of_another = heads.iter().any(|other| {
                other.division == Some(division)
                    && other.number != number
                    && other.title.to_lowercase() == written.to_lowercase()
            });
            let is_other =
                each.owner != Owner::Other && is_that_of_another && !is_part(&head.title, written);
            if is_other || is_variant(&head.title, written) {
                findings.push(finding(reading, paragraph, (each.span, span), head));
            }
        }
    }
}

fn finding(
    reading: &Reading,
    paragraph: Paragraph,
    (part, title): (Span, Span),
    head: &Titled,
) -> Finding {
    let key = paragraph.key();
    let message = message!(
        "attachment-mismatch.referred",
        one = title.of(key),
        other = &head.title,
        part = part.of(key)
    );
    let finding = RULE.finding(reading.number(), paragraph.source(title), message);
    finding.also(head.at, message!("attachment-mismatch.other"))
}

/// The title after a reference that ends at `end`.
fn title(key: &str, end: usize) -> Option<Span> {
    let rest = key[end..].trim_start_matches(' ');
    let from = key.len() - rest.len();
    let (open, close) = BRACKETS.iter().find(|(open, _)| rest.starts_with(open))?;
    let inner = &rest[open.len()..];
    let length = inner.find(close)?;
    let title = &inner[..length];
    let is_quoted = *open != "(";
    // "(as amended)" and "(page 4)" are no titles: those are written with a capital, and have no figures.
    let named = title.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && !title.contains(|c: char| c.is_ascii_digit() || c == ',' || c == ';');
    let fits = (2..=LONGEST).contains(&title.chars().count());
    let start = from + open.len();
    (fits && (is_quoted || named)).then(|| Span::new(start, start + length))
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::attachment_mismatch::RULE;

    #[test]
    fn finds_references_with_another_title() {
        for (text, one) in [
            (
                "The fees are in Annex 2 (Price List), the berths in Annex 1 (Map of Berths).\n\nAnnex 1\n\nMap of Berths\n\nAnnex 2\n\nPrices",
                "Price List",
            ),
            (
                "费用见附件二《收费价格表》，泊位见附件一《泊位图》。\n\n附件一\n\n泊位图\n\n附件二\n\n收费标准表",
                "收费价格表",
            ),
            (
                "Цены даны в приложении 2 «Перечень цен на услуги», карта в приложении 1 «Карта причалов».\n\nПриложение 1\n\nКарта причалов\n\nПриложение 2\n\nПеречень цен на работы",
                "Перечень цен на услуги",
            ),
            (
                "The berths are in Annex 2 (Map of Berths).\n\nAnnex 1\n\nMap of Berths\n\nAnnex 2\n\nFees of the Port",
                "Map of Berths",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!(all[0][0], one, "{text}");
        }
    }

    #[test]
    fn references_without_a_title_and_short_titles_are_fine() {
        silent(
            &RULE,
            &[
                "The fees are in Annex 2 (as amended) and in Annex 2.\n\nAnnex 1\n\nMap of Berths\n\nAnnex 2\n\nPrices",
                "The fees are in Annex 2 (Prices), the rest in Annex 2 (Part B).\n\nAnnex 1\n\nMap of Berths\n\nAnnex 2\n\nPrices of the Port",
                "费用见附件二《价格表》，另见附件二。\n\n附件一\n\n泊位图\n\n附件二\n\n价格表（含税）",
                "Annex 2 (Price List) to the Treaty holds.\n\nAnnex 2\n\nMap of Berths",
            ],
        );
    }
}
