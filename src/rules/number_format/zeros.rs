//! The zero of a year in Han digits: 二○二六年 beside 二〇二五年.

use crate::document::reading::Reading;
use crate::finding::{Finding, Replacement};
use crate::language::topics::dates::{self, Unit};
use crate::rules::usual;
use crate::text::glyphs::{self, Glyph};
use crate::text::numeral;
use crate::text::span::Span;
use crate::wording::message::message;

/// The figures of a year.
const YEAR: usize = 4;
/// The Han digit, and what is typed in its place: a circle, figures of both widths, letters.
const ZERO: char = '\u{3007}';
const LIKE_ZERO: &[char] = &['○', '◯', '0', '０', 'O', 'Ｏ', '\u{41e}', 'o', '\u{43e}'];

/// Reports what is in the place of the Han zero, in a document that has the Han zero at least as often.
pub(super) fn check(reading: &Reading, findings: &mut Vec<Finding>) {
    if !reading.has(|c| c == ZERO) {
        return;
    }
    let mut right: Vec<Span> = Vec::new();
    let mut odd: Vec<(char, Span, Span)> = Vec::new();
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        for (at, glyph) in glyphs.iter().enumerate().skip(YEAR) {
            if dates::unit(glyph.c) != Some(Unit::Year) {
                continue;
            }
            let year = &glyphs[at - YEAR..at];
            if !is_year(year, glyphs[..at - YEAR].last()) {
                continue;
            }
            let whole = glyphs::span_of(year);
            let zeros = year.iter().filter(|glyph| LIKE_ZERO.contains(&glyph.c));
            let before = odd.len();
            odd.extend(zeros.map(|zero| (zero.c, zero.span(), whole)));
            if odd.len() == before && year.iter().any(|glyph| glyph.c == ZERO) {
                right.push(whole);
            }
        }
    }
    let mut forms: Vec<char> = odd.iter().map(|(c, ..)| *c).collect();
    forms.sort_unstable();
    forms.dedup();
    for form in forms {
        let places: Vec<&(char, Span, Span)> = odd.iter().filter(|(c, ..)| *c == form).collect();
        let mut years: Vec<Span> = places.iter().map(|(.., year)| *year).collect();
        years.dedup();
        let Some(example) = right.first().filter(|_| right.len() >= years.len()) else {
            continue;
        };
        let message = message!(
            "number-format.zero",
            odd = form,
            year = reading.quote(years[0]),
            usual = reading.quote(*example)
        );
        let note = Some((*example, message!("common.usual-here")));
        let edits = places.iter().map(|(_, zero, _)| Replacement {
            span: *zero,
            text: ZERO.to_string(),
        });
        let finding = usual::finding(&super::RULE, reading, &years, message, note);
        findings.push(finding.fixed(true, edits.collect()));
    }
}

/// Whether four characters are Han digits with a zero among them, whatever the zero looks like.
fn is_year(year: &[Glyph], before: Option<&Glyph>) -> bool {
    let zero = |c: char| c == ZERO || LIKE_ZERO.contains(&c);
    let digit = |c: char| numeral::han_digit(c).is_some();
    year.iter().all(|glyph| digit(glyph.c) || zero(glyph.c))
        && year.iter().any(|glyph| zero(glyph.c))
        && year.iter().any(|glyph| digit(glyph.c) && !zero(glyph.c))
        && !before.is_some_and(|glyph| digit(glyph.c) || zero(glyph.c))
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, repaired, silent};
    use crate::rules::number_format::RULE;

    #[test]
    fn finds_and_mends_what_stands_for_the_zero() {
        for zero in ['○', '０', '0', 'O'] {
            let text = format!("港口于二〇二五年开工，二{zero}二六年完工。");
            assert_eq!(
                found(&RULE, &text),
                [[format!("二{zero}二六").as_str(), "二〇二五"]]
            );
            assert_eq!(
                repaired(&RULE, &text),
                "港口于二〇二五年开工，二〇二六年完工。"
            );
        }
    }

    #[test]
    fn one_form_throughout_is_fine() {
        silent(
            &RULE,
            &[
                "港口于二○二五年开工，二○二六年完工。",
                "港口于2020年开工，二〇二六年完工。共二十〇年。",
                "港口于二○二五年、二○二六年开工，二〇二七年完工。",
            ],
        );
    }
}
