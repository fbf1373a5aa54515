//! The rule `halfwidth-punctuation`.

use crate::document::reading::{Paragraph, Reading};
use crate::finding::{Finding, Replacement};
use crate::language::topics::evidence::Script;
use crate::rule::{Options, declare_rule};
use crate::rules::usual;
use crate::text::glyphs::Glyph;
use crate::text::marks::{self, WIDTHS};
use crate::text::numeral;
use crate::text::span::Span;
use crate::text::width::{Tally, Widths};
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds half-width marks (`,` `;` `:` `(`) between Han characters in a document whose other marks are full-width.
    ///
    /// Each mark gets one finding for the whole document, with all of its places. If a mark is full-width more often than
    /// half-width, `mixed-width` reports the few half-width ones instead. Brackets and colons that a document has several times
    /// and never in full width, those around item numbers among them, are its style. Marks in numbers, times, code, links,
    /// bibliographies and item numbers are ignored, and so are documents without any full-width marks.
    ///
    /// ## Why
    /// Text typed in the wrong keyboard mode looks uneven in print, and searches and comparisons do not match its sentences.
    ///
    /// ## Example
    /// ```bad
    /// 两市应当修复步道,更换路灯,加固堤岸。工程款由两市分担,每年结算一次。
    /// ```
    /// ```good
    /// 两市应当修复步道，更换路灯，加固堤岸。工程款共1,000,000元，每年结算一次。
    /// ```
    ///
    /// ## Fix
    /// Makes all of them full-width, or none. The fix is unsafe: a document may have its reasons.
    ///
    /// ## Default
    /// A warning: a matter of form, but it affects the whole document.
    "halfwidth-punctuation", "marks", Warning, needs &[] => Each(check)
}

/// A document has so many colons or pairs of brackets in half width, and none in full width, by its style. Chosen by hand.
const STYLE: usize = 4;

/// A mark that is so many times as often in half width is hardly ever in full width. Chosen by hand.
const SELDOM: usize = 3;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    if !reading.has(marks::is_full_width) {
        return;
    }
    let tally = tally(reading);
    let Some(anchor) = tally.anchor else {
        return;
    };
    let has_kana = is_with_kana(reading);
    for (index, widths) in tally.marks.iter().enumerate() {
        let is_bracket = WIDTHS[index].0 == '(';
        // Japanese writes colons and brackets in both widths: what a document hardly ever writes in full width is its style.
        let never =
            widths.full.is_empty() || has_kana && widths.full.len() * SELDOM <= widths.half.len();
        // So do laws and forms in Chinese, throughout, and the brackets around the numbers of their items are brackets, too.
        let often = match WIDTHS[index].0 {
            '(' => widths.half.len() + label_brackets(reading).count() >= 2 * STYLE,
            ':' => widths.half.len() >= STYLE,
            _ => false,
        };
        let is_style = never
            && (has_kana
                || often
                || is_bracket && are_spaced(reading, [widths, &tally.beside[index]]))
            || is_bracket && tally.has_half_width_brackets();
        if widths.half.len() > widths.full.len() && !is_style {
            findings.push(finding(reading, index, widths, anchor));
        }
    }
}

/// Whether each opening bracket has a space before it: such spaces belong to half-width brackets, which are a style then.
fn are_spaced(reading: &Reading, brackets: [&Widths; 2]) -> bool {
    let all = || brackets.iter().flat_map(|widths| &widths.half);
    let mut open = all().filter(|span| reading.quote(**span) == "(");
    let spaced = |span: &Span| {
        reading
            .around(*span)
            .0
            .trim_end_matches('\\')
            .ends_with(' ')
    };
    all().count() > 1 && open.all(spaced)
}

/// Whether most paragraphs of the document are in a language with Kana.
fn is_with_kana(reading: &Reading) -> bool {
    let (mut kana, mut others) = (0, 0);
    for language in reading.prose().filter_map(Paragraph::language) {
        if language.evidence.script == Script::Kana {
            kana += 1;
        } else {
            others += 1;
        }
    }
    kana > others
}

/// The widths of all marks of the document.
pub(super) fn tally(reading: &Reading) -> Tally {
    let mut tally = Tally::default();
    for paragraph in reading.prose() {
        tally.add(paragraph.glyphs());
    }
    tally
}

fn finding(reading: &Reading, index: usize, widths: &Widths, anchor: Span) -> Finding {
    let (half, full) = WIDTHS[index];
    let (name, other) = (name(half), name_of(full));
    let message = match widths.full.len() {
        0 => message!(
            "halfwidth-punctuation.never-full",
            half = name,
            full = other,
            count = widths.half.len()
        ),
        usual => message!(
            "halfwidth-punctuation.some-full",
            half = name,
            full = other,
            count = widths.half.len(),
            usual = usual
        ),
    };
    let example = widths.full.first().copied().unwrap_or(anchor);
    let example = Some((example, message!("halfwidth-punctuation.full-width")));
    let finding = usual::finding(&RULE, reading, &widths.half, message, example);
    let mut edits: Vec<Replacement> = widths
        .half
        .iter()
        .map(|span| widened(reading, *span))
        .collect();
    if half == '(' {
        // The numbers of items have a style of their own, but not half of their brackets in half of the document.
        edits.extend(label_brackets(reading).map(|span| widened(reading, span)));
        edits.sort_by_key(|edit| edit.span);
        edits.dedup_by_key(|edit| edit.span);
    }
    finding.fixed(false, edits)
}

/// The half-width brackets around Han numbers at the start of paragraphs: (一).
fn label_brackets(reading: &Reading) -> impl Iterator<Item = Span> {
    let pairs = reading.paragraphs().filter_map(|paragraph| {
        let glyphs = paragraph.glyphs();
        let numeral = |glyph: &&Glyph| numeral::is_han_numeral(glyph.c);
        let inside = glyphs.get(1..)?.iter().take_while(numeral).count();
        let close = glyphs.get(1 + inside).filter(|close| close.c == ')')?;
        (glyphs[0].c == '(' && inside > 0).then(|| [glyphs[0].span(), close.span()])
    });
    pairs.flatten()
}

/// Brackets are named as a pair.
fn name(half: char) -> &'static str {
    match half {
        '(' => "()",
        ',' => ",",
        ';' => ";",
        ':' => ":",
        '?' => "?",
        '!' => "!",
        _ => ".",
    }
}

fn name_of(full: char) -> String {
    if full == '（' {
        "（）".to_owned()
    } else {
        full.to_string()
    }
}

/// The edit that makes one mark full-width. The space after it, which a full-width mark has inside, goes.
pub(super) fn widened(reading: &Reading, span: Span) -> Replacement {
    let mark = reading.quote(span).chars().next().unwrap_or_default();
    let (_, rest) = reading.around(span);
    let space = rest.starts_with(' ')
        && mark != '('
        && rest[1..].chars().next().is_some_and(marks::is_wide_letter);
    Replacement {
        span: Span {
            start: span.start,
            end: span.end + u32::from(space),
        },
        text: marks::full_width(mark).unwrap_or(mark).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, repaired, silent};

    #[test]
    fn one_finding_a_mark_names_all_places() {
        let text = "甲方应当付款,乙方应当交货,丙方应当验收。如下:甲、乙(含代理人)、丙。";
        let found = found(&RULE, text);
        let marks: Vec<&str> = found.iter().map(|each| each[0].as_str()).collect();
        assert_eq!(marks, [",", ":", "("]);
        assert_eq!(found[0], [",", ",", "。"]);
        assert_eq!(found[2], ["(", ")", "。"]);
    }

    #[test]
    fn all_of_them_become_full_width() {
        assert_eq!(
            repaired(&RULE, "甲方付款, 乙方交货,《公约》生效。共1,000元(大写)"),
            "甲方付款，乙方交货，《公约》生效。共1,000元（大写）"
        );
    }

    #[test]
    fn numbers_of_items_go_with_the_other_brackets() {
        assert_eq!(
            repaired(
                &RULE,
                "甲方、乙方(含代理人)应当：\n\n(一) 付款；\n\n(二)交货。"
            ),
            "甲方、乙方（含代理人）应当：\n\n（一）付款；\n\n（二）交货。"
        );
    }

    #[test]
    fn other_styles_and_other_scripts_are_left_alone() {
        silent(
            &RULE,
            &[
                "甲方付款,乙方交货.",
                "码头有两个 (外港和内港)，仓库只有一个 (在内港)。",
                "码头(外港)、仓库(内港)由港务局(以下简称港务)管理，船长(或大副)应当遵守。",
                "渡船(含摆渡用的小船)应当：\n\n(一)按时开船；\n\n(二)按号上客；\n\n(三)夜间点灯。",
                "港にある船(大きい船)と小船(漁船)と艀(荷物用)と筏(木材用)。（どこに着きますか？)",
                "码头开放，渡船照常。\n\n日期:五月二日\n\n码头:外港\n\n船长:王五\n\n事由:修缮",
                "船は三隻あります:大きい船(二隻)と小さい船です。どれも港に着いています。",
                "甲方付款，乙方交货,丙方验收，丁方记录。",
                "The buyer pays, and the seller delivers.",
                "他说：Yes, we can.",
                "会议于9:30开始，版本为1.2。",
                "灯亮时显示\"开灯\":\"关灯\"，门开时显示\"开门\":\"关门\"，码头显示：正常。",
            ],
        );
    }
}
