//! The rule `mixed-width`.

use crate::document::Document;
use crate::document::reading::Reading;
use crate::finding::{Finding, Replacement};
use crate::rule::{Options, declare_rule};
use crate::rules::halfwidth_punctuation::{tally, widened};
use crate::text::marks::{self, WIDTHS};
use crate::text::script;
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds marks, letters and digits that stand in one width in a few places and in the other everywhere else.
    ///
    /// There is one finding a mark for the whole document, with all of its places: half-width marks between Han characters where
    /// the document has them full-width, full-width marks between words of other scripts, and full-width letters and digits
    /// among half-width ones.
    ///
    /// ## Why
    /// The odd one is a slip of the keyboard. It looks uneven in print, and searches and comparisons take it for another text.
    ///
    /// ## Example
    /// ```bad
    /// 两市应当修复步道，更换路灯,加固堤岸，疏浚河道。
    /// ```
    /// ```bad
    /// The gate opens at dawn， and closes at dusk, except in winter, when it stays shut, and on holidays, when nobody comes.
    /// ```
    /// ```good
    /// 两市应当修复步道，更换路灯，加固堤岸，疏浚河道。
    /// ```
    ///
    /// ## Fix
    /// All of the odd ones change, or none does. It is safe when they are fewer than one in ten.
    ///
    /// ## Default
    /// A warning: a matter of form, and the document itself shows which form is meant.
    "mixed-width", "marks", Warning, needs &[] => Each(check)
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let (number, document) = (reading.number(), reading.document());
    if document.text.is_ascii() {
        return;
    }
    let tally = tally(document);
    for (index, widths) in tally.marks.iter().enumerate() {
        let (half, full) = WIDTHS[index];
        if !widths.half.is_empty() && widths.half.len() <= widths.full.len() {
            let edits = widths
                .half
                .iter()
                .map(|span| widened(document, *span))
                .collect();
            findings.push(finding(
                number,
                &widths.half,
                (widths.full.len(), Some(widths.full[0])),
                (&shown(half), &shown(full), "between Han characters"),
                edits,
            ));
        }
        let (astray, usual) = (&tally.astray[index], tally.latin[index]);
        if !astray.is_empty() && astray.len() * 4 <= usual {
            let edits = astray
                .iter()
                .map(|span| narrowed(document, *span))
                .collect();
            findings.push(finding(
                number,
                astray,
                (usual, None),
                (&shown(full), &shown(half), "between words of other scripts"),
                edits,
            ));
        }
    }
    let letters = &tally.letters;
    if !letters.full.is_empty() && letters.full.len() * 4 <= letters.half.len() {
        let first = document.slice(letters.full[0]);
        let plain: String = first.chars().map(half_width).collect();
        let edits = letters
            .full
            .iter()
            .map(|span| narrowed(document, *span))
            .collect();
        findings.push(finding(
            number,
            &letters.full,
            (letters.half.len(), Some(letters.half[0])),
            (first, &plain, "among half-width letters and digits"),
            edits,
        ));
    }
}

fn finding(
    number: u32,
    odd: &[Span],
    (usual, example): (usize, Option<Span>),
    (shown, other, context): (&str, &str, &str),
    edits: Vec<Replacement>,
) -> Finding {
    let safe = odd.len() * 10 < usual;
    let message = match example {
        Some(_) if context.starts_with("among") => format!(
            "`{shown}` is full-width; {usual} other letters and numbers are half-width, as in `{other}`"
        ),
        _ => format!(
            "`{shown}` stands {} {context}; elsewhere `{other}` stands {}",
            script::times(odd.len()),
            script::times(usual)
        ),
    };
    let mut finding = RULE.finding(number, odd[0], message).fixed(safe, edits);
    for span in &odd[1..] {
        finding = finding.also(*span, "here too");
    }
    match example {
        Some(span) => finding.also(span, "in the other width here"),
        None => finding,
    }
}

fn shown(mark: char) -> String {
    match mark {
        '(' => "()".to_owned(),
        '（' => "（）".to_owned(),
        _ => mark.to_string(),
    }
}

fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        _ => c,
    }
}

/// The edit that makes one stretch half-width. A mark gets the space after it that its width stood for.
fn narrowed(document: &Document, span: Span) -> Replacement {
    let text: String = document.slice(span).chars().map(half_width).collect();
    let next = document.text[span.end as usize..].chars().next();
    let prior = document.text[..span.start as usize].chars().next_back();
    let text = match text.as_str() {
        "(" if prior.is_some_and(script::is_word) => " (".to_owned(),
        "(" => text,
        mark if marks::full_width(mark.chars().next().unwrap_or(' ')).is_some()
            && next.is_some_and(script::is_word) =>
        {
            format!("{mark} ")
        }
        _ => text,
    };
    Replacement { span, text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, repaired, silent};

    #[test]
    fn the_odd_mark_is_found_with_the_usual_one() {
        let text = "甲方付款，乙方交货,丙方验收，丁方记录，戊方存档。";
        assert_eq!(found(&RULE, text), [[",", "，"]]);
        assert_eq!(repaired(&RULE, text), text.replace(',', "，"));
    }

    #[test]
    fn one_bracket_of_a_pair_in_the_other_width() {
        let text = "甲方（含代理人)、乙方（含代理人）、丙方（含代理人）";
        assert_eq!(found(&RULE, text), [[")", "（"]]);
    }

    #[test]
    fn full_width_marks_and_digits_among_words_of_other_scripts() {
        let text =
            "Покупатель платит，а продавец поставляет, и так далее, и ещё раз, и снова, и опять.";
        assert_eq!(found(&RULE, text), [["，"]]);
        assert!(repaired(&RULE, text).starts_with("Покупатель платит, а"));
        let text = "2019年、2020年、2021年、2022年、２０23年";
        assert_eq!(found(&RULE, text), [["２０", "2019"]]);
    }

    #[test]
    fn a_document_of_one_width_is_fine() {
        silent(
            &RULE,
            &[
                "甲方付款,乙方交货,丙方验收。",
                "甲方付款，共1,000元，于9:30支付。",
                "使用 JSON, XML 或 YAML，均可，由甲方决定，乙方接受。",
                "The seller (张三，李四) pays, the buyer delivers, and both sign, as usual, twice.",
            ],
        );
    }
}
