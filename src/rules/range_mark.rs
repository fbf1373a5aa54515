//! The rule `range-mark`.

use crate::document::reading::{Paragraph, Reading};
use crate::finding::{Finding, Replacement};
use crate::language::topics::counting;
use crate::rule::{Options, declare_rule};
use crate::rules::usual;
use crate::text::glyphs::{self, Glyph};
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds number ranges whose mark differs from that of the other ranges: `2019-2021` among `2015–2017`.
    ///
    /// Ranges of years and ranges of other numbers are compared separately. One mark must have a clear majority. Each mark gets
    /// one finding for the whole document. Words (至, to, до), document numbers, dates and telephone numbers are ignored.
    ///
    /// ## Why
    /// Different marks for the same thing make a text look pasted together, and readers wonder whether they differ in
    /// meaning.
    ///
    /// ## Example
    /// ```bad
    /// 水位记录分为2012—2014年、2015—2017年、2018—2020年和2021-2023年四卷。
    /// ```
    /// ```good
    /// The records of 2012–2014, 2015–2017 and 2018–2020 are kept, as ISO 8601-1 and RFC 2-3-4 say.
    /// ```
    ///
    /// ## Fix
    /// Changes all of the odd marks to the usual one, or none. The fix is unsafe: one of them may not be a range.
    ///
    /// ## Default
    /// A note: a matter of form.
    "range-mark", "marks", Note, needs &[] => Each(check)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Years,
    Numbers,
}

struct Range {
    sort: Sort,
    mark: char,
    span: Span,
    whole: Span,
    /// Its first glyph, and the one after it.
    start: usize,
    end: usize,
}

/// The longest word that is read after two numbers, in characters: longer than any that a language lists.
const LONGEST_NAME: usize = 16;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut ranges: Vec<Range> = Vec::new();
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        if !glyphs::is_like_code(glyphs) {
            let all = (0..glyphs.len()).filter_map(|at| range(glyphs, at));
            let is_shared =
                |each: &Range| is_shared_out(paragraph, &glyphs[..each.start], &glyphs[each.end..]);
            ranges.extend(all.filter(|each| !is_shared(each)));
        }
    }
    for sort in [Sort::Years, Sort::Numbers] {
        judge(reading, sort, &ranges, findings);
    }
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '-' | '–' | '—' | '−' | '~' | '～' | '－' | '‐' | '‑' | '〜'
    )
}

/// Symbols of units that hang on to a number.
const UNITS: &[&str] = &[
    "mm", "cm", "m", "km", "mg", "g", "kg", "t", "ml", "l", "L", "mL", "W", "kW", "MW", "V", "kV",
    "A", "Hz", "kHz", "MHz", "GHz", "min", "h", "s", "Pa", "kPa", "MPa",
];

/// Marks that look the same are one.
fn plain(c: char) -> char {
    match c {
        '‐' | '‑' => '-',
        '〜' => '～',
        _ => c,
    }
}

/// The range whose mark is at `at`.
fn range(glyphs: &[Glyph], at: usize) -> Option<Range> {
    let mark = glyphs[at].c;
    if !is_mark(mark) || at == 0 {
        return None;
    }
    let digit = |glyph: &&Glyph| glyph.c.is_ascii_digit();
    let stop = at - unit_before(&glyphs[..at]);
    let first = glyphs[..stop].iter().rev().take_while(digit).count();
    let second = glyphs[at + 1..].iter().take_while(digit).count();
    if first == 0 || second == 0 || first > 4 || second > 4 {
        return None;
    }
    let (from, to) = (stop - first, at + 1 + second);
    let (low, high) = (value(&glyphs[from..stop]), value(&glyphs[at + 1..to]));
    if low >= high || !stands_alone(glyphs, from, to) || is_named(&glyphs[..from]) {
        return None;
    }
    let year = |value: u32, length: usize| length == 4 && (1000..=2199).contains(&value);
    let sort = match (year(low, first), year(high, second)) {
        (true, true) => Sort::Years,
        (true, false) if first == 4 && second == 4 => return None,
        _ if first <= 3 && second <= 3 => Sort::Numbers,
        _ => return None,
    };
    Some(Range {
        sort,
        mark: plain(mark),
        span: glyphs[at].span(),
        whole: glyphs::span_of(&glyphs[from..to]),
        start: from,
        end: to,
    })
}

/// How many characters at the end of `glyphs` are a unit.
fn unit_before(glyphs: &[Glyph]) -> usize {
    let mut unit = letters(glyphs.iter().rev());
    unit.reverse();
    if UNITS.contains(&unit.iter().collect::<String>().as_str()) {
        return unit.len();
    }
    usize::from(glyphs.last().is_some_and(|glyph| {
        matches!(glyph.c, '%' | '％' | '℃') || counting::has(|each| each.number_units, glyph.c)
    }))
}

fn letters<'a>(way: impl Iterator<Item = &'a Glyph>) -> Vec<char> {
    let chars = way.map(|glyph| glyph.c);
    chars.take_while(char::is_ascii_alphabetic).collect()
}

fn value(digits: &[Glyph]) -> u32 {
    let digits = digits.iter().filter_map(|glyph| glyph.c.to_digit(10));
    digits.fold(0, |sum, digit| sum * 10 + digit)
}

/// Whether the two numbers are not part of more: numbers of documents, dates and telephones hang together with other characters.
fn stands_alone(glyphs: &[Glyph], from: usize, to: usize) -> bool {
    let joins = |c: char| {
        (script::is_word(c) && !script::is_unspaced(c))
            || is_mark(c)
            || matches!(
                c,
                '.' | '/' | ':' | '_' | '〕' | ']' | '№' | '#' | '+' | '*' | '=' | '"' | '\''
            )
    };
    if from > 0 && joins(glyphs[from - 1].c) {
        return false;
    }
    let Some(after) = glyphs.get(to).map(|glyph| glyph.c) else {
        return true;
    };
    let decimal = glyphs
        .get(to + 1)
        .is_some_and(|glyph| glyph.c.is_ascii_digit());
    let unit: String = letters(glyphs[to..].iter()).iter().collect();
    let measured = UNITS.contains(&unit.as_str());
    !joins(after) || (after == '.' && !decimal) || measured
}

/// Whether a name before a number makes it a name too: ISO 8601-1, GB 15834-2011, GB/T 1-20.
fn is_named(before: &[Glyph]) -> bool {
    let spaced = before.iter().rev().map(|glyph| glyph.c);
    let word = spaced.skip_while(|c| *c == ' ');
    let word = word.take_while(|c| c.is_ascii_alphabetic() || *c == '/');
    let word: String = word.collect();
    word.len() >= 2 && word.chars().all(|c| c.is_ascii_uppercase() || c == '/')
}

/// Whether what is around two numbers makes them shares or a score, and no range: 2-8 原则, a 1-3 defeat, 比分 1-3.
fn is_shared_out(paragraph: Paragraph, before: &[Glyph], after: &[Glyph]) -> bool {
    let vocabulary = paragraph.vocabulary();
    let nearest = &before[before.len().saturating_sub(LONGEST_NAME)..];
    let lead: String = nearest.iter().map(|glyph| glyph.c).collect();
    let spaced = after.iter().take(LONGEST_NAME).map(|glyph| glyph.c);
    let rest: String = spaced.skip_while(|c| matches!(c, ' ' | '-')).collect();
    counting::names_shares(vocabulary, &rest.to_lowercase())
        || counting::leads_to_score(vocabulary, lead.trim_end().to_lowercase().as_str())
}

fn judge(reading: &Reading, sort: Sort, ranges: &[Range], findings: &mut Vec<Finding>) {
    let of_sort: Vec<&Range> = ranges.iter().filter(|each| each.sort == sort).collect();
    let marks: Vec<(char, Span)> = of_sort.iter().map(|each| (each.mark, each.whole)).collect();
    for odd in usual::odd(&marks) {
        let (shown, other) = (reading.quote(odd.places[0]), reading.quote(odd.example));
        let message = match sort {
            Sort::Years => message!(
                "range-mark.years",
                odd = odd.form,
                range = shown,
                usual = odd.usual,
                count = odd.count,
                example = other
            ),
            Sort::Numbers => message!(
                "range-mark.numbers",
                odd = odd.form,
                range = shown,
                usual = odd.usual,
                count = odd.count,
                example = other
            ),
        };
        let edits = of_sort.iter().filter(|each| each.mark == odd.form);
        let edits = edits.map(|each| Replacement {
            span: each.span,
            text: odd.usual.to_string(),
        });
        let example = Some((odd.example, message!("common.usual-here")));
        let finding = usual::finding(&RULE, reading, &odd.places, message, example);
        findings.push(finding.fixed(false, edits.collect()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, repaired, silent};

    #[test]
    fn finds_the_odd_mark() {
        let text = "分为2012—2014年、2015—2017年、2018—2020年和2021-2023年四卷。";
        assert_eq!(found(&RULE, text), [["2021-2023", "2012—2014"]]);
        assert!(repaired(&RULE, text).contains("2021—2023年"));
        let text = "按照第2-8页分工。页码为3~5、7~9、11~14、20~22。";
        assert_eq!(found(&RULE, text)[0][0], "2-8");
        let text = "Листы 3–5, 7–9, 11–14, а также 20-22.";
        assert_eq!(found(&RULE, text)[0][0], "20-22");
    }

    #[test]
    fn years_and_numbers_are_judged_apart() {
        silent(
            &RULE,
            &[
                "Pages 3-5, 7-9 and 11-14 of the volume for 2012–2014.",
                "Tables 3-1, 4-2; 3–5 and 7-9.",
                "按照2-8原则分工。页码为3~5、7~9、11~14、20~22。",
                "那天比分1-3。页码为3~5、7~9、11~14、20~22。",
                "Elm lost 1-3 at home; see pages 3–5, 7–9, 11–14 and 20–22.",
                "The 20-80 rule holds on pages 3–5, 7–9, 11–14 and 20–22.",
                "按GB/T 1-20办理。页码为3~5、7~9、11~14、20~22。",
                "Call 555-1234, see ISO 8601-2, GB/T 15834-2011, on 2024-05-06, 3–5, 7–9, 10–12.",
            ],
        );
    }
}
