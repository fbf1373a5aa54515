//! The rule `unpaired-mark`.

use crate::document::reading::{Paragraph, Reading};
use crate::finding::Finding;
use crate::finding::message::message;
use crate::rule::{Options, declare_rule};
use crate::text::glyphs::{self, Glyph, OPAQUE};
use crate::text::marks::CLAUSE_ENDS;
use crate::text::marks::{self, Family};
use crate::text::numeral;
use crate::text::script;
use crate::text::segment;
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds brackets and quotation marks that are opened but never closed, or closed but never opened.
    ///
    /// Brackets of different widths match: `（二)` is a pair, and `mixed-width` reports its widths. A quotation may span
    /// several paragraphs, closed only in the last one or reopened in each. Labels such as `1)` and `а)`, apostrophes,
    /// intervals and single marks that are quoted themselves are ignored. Straight quotation marks do not show whether they
    /// open or close, and are not checked.
    ///
    /// ## Why
    /// A reader cannot tell where a remark, a title or a quotation ends; in a contract, that decides what a condition covers.
    ///
    /// ## Example
    /// ```bad
    /// 两市根据《沿江步道养护办法的规定，共同负担费用。
    /// ```
    /// ```bad
    /// The keeper (or a person named by the keeper shall open the gate at dawn.
    /// ```
    /// ```good
    /// 两市根据《沿江步道养护办法》的规定（见附录），共同负担费用。
    /// ```
    ///
    /// ## Default
    /// An error: one of the two marks is always missing.
    "unpaired-mark", "marks", Error, needs &[] => Each(check)
}

/// Over how many paragraphs a bracket may stay open. With 3 and 12 the same.
const BRACKET_REACH: usize = 6;
/// Over how many paragraphs a quotation may stay open. With 30 and 120 the same.
const QUOTATION_REACH: usize = 60;
/// How near to the end of a paragraph a mark closes what fills paragraphs of its own, in characters. With 8 the same; with 2 two
/// cases more right, but nothing may stand between the mark and a full stop.
const END: usize = 4;
/// How near to the start of the next paragraph a bracket closes that this one opened, in characters. With 80 the same; with 20
/// three findings fewer.
const HEAD: usize = 40;
/// The longest interval such as [0, 1), in characters. With 20 and 80 the same.
const INTERVAL: usize = 40;
/// The longest one that is passed over while marks are still sought for each other. With 6 and 24 the same.
const HALF_OPEN: usize = 12;
/// The longest label before a bracket, in characters. With 3 two cases more right; with 10 one finding fewer.
const LABEL: usize = 5;
/// The longest label of digits and letters. With 2 and 6 the same.
const MIXED_LABEL: usize = 3;

/// A mark that waits for its partner.
#[derive(Clone, Copy, Debug)]
struct Mark {
    family: Family,
    c: char,
    span: Span,
    paragraph: usize,
}

/// What is wrong with a mark.
#[derive(Clone, Copy)]
enum Fault {
    Unclosed,
    Unopened,
    /// Another sort of mark closes it.
    ClosedBy(Mark),
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut report = |mark: Mark, fault: Fault| {
        let report = |message| RULE.finding(reading.number(), mark.span, message);
        findings.push(match fault {
            Fault::Unclosed => report(message!("unpaired-mark.never-closed", mark = mark.c)),
            Fault::Unopened => report(message!("unpaired-mark.never-opened", mark = mark.c)),
            Fault::ClosedBy(other) => {
                let message = message!("unpaired-mark.closed-by", open = mark.c, close = other.c);
                report(message).also(other.span, message!("unpaired-mark.closed-here"))
            }
        });
    };
    pair(reading, &mut report);
}

/// Goes through the document and reports what has no partner.
fn pair(reading: &Reading, report: &mut dyn FnMut(Mark, Fault)) {
    let paragraphs: Vec<_> = reading.prose().collect();
    let mut waiting: Vec<Mark> = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let (expired, rest) = waiting
            .into_iter()
            .partition(|mark: &Mark| at - mark.paragraph > reach(mark.family));
        waiting = rest;
        for mark in expired {
            report(mark, Fault::Unclosed);
        }
        let text = paragraph.text();
        if !text.contains(|c| marks::opens(c).is_some() || marks::closes(c).is_some())
            || is_code(reading, *paragraph)
        {
            continue;
        }
        let glyphs = paragraph.glyphs();
        let (unclosed, unopened) = within(glyphs, at);
        let mut unclosed = unclosed;
        for mark in unopened {
            let last = glyphs.len().saturating_sub(END);
            let at_end = glyphs
                .get(last)
                .is_none_or(|glyph| glyph.at <= mark.span.start);
            let answered = |each: &Mark| {
                let from = paragraphs[each.paragraph];
                // Either the paragraph is cut in two, or what is enclosed fills paragraphs of its own.
                let cut = at - each.paragraph == 1
                    && !segment::ends_sentence(from.text())
                    && !from.text().ends_with(CLAUSE_ENDS);
                let whole =
                    at_end && (each.family.is_quotation() || each.span.start == from.span.start);
                each.family == mark.family && (cut || whole)
            };
            if let Some(found) = waiting.iter().rposition(answered) {
                waiting.remove(found);
                continue;
            }
            match mate(&unclosed, mark) {
                Some(found) => {
                    let open = unclosed.remove(found);
                    let inside = Span {
                        start: open.span.end,
                        end: mark.span.start,
                    };
                    if !is_interval(reading.quote(inside)) {
                        report(open, Fault::ClosedBy(mark));
                    }
                }
                None => report(mark, Fault::Unopened),
            }
        }
        let next = paragraphs.get(at + 1).map(|next| next.text());
        for mark in unclosed {
            // Each paragraph of a long quotation opens it anew, and only the last closes it.
            let goes_on = mark.family.is_quotation()
                && next
                    .and_then(|text| text.chars().next())
                    .is_some_and(|c| marks::opens(c) == Some(mark.family));
            // A line that starts with "Section 4.2)" may be taken for a heading: it closes what the paragraph before opened.
            let closes = mark.family == Family::Round
                && !segment::ends_sentence(text)
                && next.is_some_and(starts_inside);
            if !goes_on && !closes {
                waiting.push(mark);
            }
        }
    }
    for mark in waiting {
        report(mark, Fault::Unclosed);
    }
}

/// Whether a paragraph is code, going by its signs and by a bracket alone on its line.
fn is_code(reading: &Reading, paragraph: Paragraph) -> bool {
    let text = paragraph.text();
    let mut signs = ["||", "&&", "!=", "=="].iter();
    let alone = |line: &str| {
        matches!(
            line.trim().trim_end_matches([',', ';']),
            "]" | "[" | "{" | "}" | "(" | ")"
        )
    };
    signs.any(|sign| text.contains(sign))
        || glyphs::is_like_code(paragraph.glyphs())
        || reading.quote(paragraph.span).lines().any(alone)
}

/// One bracket of each sort, open and closed, were meant for each other: the open one for `mark`.
fn mate(unclosed: &[Mark], mark: Mark) -> Option<usize> {
    unclosed.iter().rposition(|each| {
        each.span.start < mark.span.start
            && !each.family.is_quotation()
            && !mark.family.is_quotation()
    })
}

fn reach(family: Family) -> usize {
    if family.is_quotation() {
        QUOTATION_REACH
    } else {
        BRACKET_REACH
    }
}

/// Whether a bracket closes near the start of a text before another opens.
fn starts_inside(text: &str) -> bool {
    let head = text
        .char_indices()
        .nth(HEAD)
        .map_or(text, |(at, _)| &text[..at]);
    head.find([')', '）'])
        .is_some_and(|close| head.find(['(', '（']).is_none_or(|open| close < open))
}

/// The marks of one paragraph that have no partner in it: those that open and those that close.
fn within(glyphs: &[Glyph], paragraph: usize) -> (Vec<Mark>, Vec<Mark>) {
    let mut open: Vec<Mark> = Vec::new();
    let mut unclosed: Vec<Mark> = Vec::new();
    let mut unopened: Vec<Mark> = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        let c = glyph.c;
        let mark = |family| Mark {
            family,
            c,
            span: glyph.span(),
            paragraph,
        };
        // Braces belong to code, which is seldom marked as such.
        let brace = matches!(c, '{' | '}') && !is_beside_han(glyphs, at);
        let smile = c == '(' && is_of_code(glyphs, at);
        if brace || smile || is_spoken_of(glyphs, at) {
            continue;
        }
        if let Some(family) = marks::opens(c) {
            // „…“ closes with the mark that opens elsewhere.
            let closes = c == '“' && open.iter().any(|each| each.c == '„');
            if closes {
                let found = open.iter().rposition(|each| each.c == '„');
                open.truncate(found.unwrap_or(open.len()));
            } else if family != Family::Single || is_beside_han(glyphs, at) {
                open.push(mark(family));
            }
            continue;
        }
        let Some(family) = marks::closes(c) else {
            continue;
        };
        if family == Family::Single && !is_beside_han(glyphs, at) {
            continue;
        }
        match open.iter().rposition(|each| each.family == family) {
            Some(found) => {
                unclosed.extend(open.drain(found + 1..));
                open.pop();
            }
            None if open
                .last()
                .is_some_and(|last| is_half_open(glyphs, *last, at)) =>
            {
                open.pop();
            }
            None if family == Family::Round && (is_label(glyphs, at) || is_face(glyphs, at)) => {}
            None if is_inside_word(glyphs, at) || is_of_code(glyphs, at) => {}
            None => unopened.push(mark(family)),
        }
    }
    unclosed.extend(open);
    unclosed.sort_by_key(|mark| mark.span);
    (unclosed, unopened)
}

/// Whether the mark at `at` closes an interval that another sort of bracket opens: [0, 1).
fn is_half_open(glyphs: &[Glyph], open: Mark, at: usize) -> bool {
    let inside: String = glyphs[..at]
        .iter()
        .rev()
        .take_while(|glyph| glyph.at >= open.span.end)
        .map(|glyph| glyph.c)
        .collect();
    !open.family.is_quotation() && is_interval(&inside) && inside.chars().count() <= HALF_OPEN
}

/// Whether the mark is quoted itself, or part of code: `"("`, “（”.
fn is_spoken_of(glyphs: &[Glyph], at: usize) -> bool {
    let (before, after) = (
        at.checked_sub(1).map(|before| glyphs[before].c),
        glyphs.get(at + 1).map(|after| after.c),
    );
    let quote = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | OPAQUE))
    };
    // In `("arpa")` the quotation ends before the bracket.
    let ends = at
        .checked_sub(2)
        .is_some_and(|at| script::is_word(glyphs[at].c))
        && before.is_some_and(|c| c == '"' || marks::closes(c).is_some());
    !ends
        && (quote(before) && quote(after) && before != Some(OPAQUE) && after != Some(OPAQUE))
        && !matches!(glyphs[at].c, '“' | '”' | '‘' | '’' | '«' | '»')
}

/// Whether a bracket of ASCII stands where one of prose cannot: `]]>`, `]}`, `a)b`, a smile.
fn is_of_code(glyphs: &[Glyph], at: usize) -> bool {
    let c = glyphs[at].c;
    let next = glyphs.get(at + 1).map(|glyph| glyph.c);
    let before = at.checked_sub(1).map(|before| glyphs[before].c);
    let last = glyphs.get(at + 2).map(|glyph| glyph.c);
    match c {
        ']' => {
            matches!(next, Some('>' | '}'))
                || (next == Some(']') && last == Some('>'))
                || before == Some('>')
        }
        '(' => matches!(before, Some(':' | ';')) && !next.is_some_and(script::is_word),
        _ => false,
    }
}

/// Whether a bracket closes inside a word of ASCII, as in keys and sums.
fn is_inside_word(glyphs: &[Glyph], at: usize) -> bool {
    let word = |c: Option<&Glyph>| c.is_some_and(|glyph| glyph.c.is_ascii_alphanumeric());
    word(at.checked_sub(1).and_then(|before| glyphs.get(before))) && word(glyphs.get(at + 1))
}

fn is_beside_han(glyphs: &[Glyph], at: usize) -> bool {
    let near = |c: char| marks::is_wide_letter(c) || marks::is_full_width(c);
    at.checked_sub(1)
        .is_some_and(|before| near(glyphs[before].c))
        || glyphs.get(at + 1).is_some_and(|after| near(after.c))
}

/// Whether the bracket closes a label that none opens: `1)`, `а)`, `iv)`, `三）`.
fn is_label(glyphs: &[Glyph], at: usize) -> bool {
    let token = glyphs[..at]
        .iter()
        .rev()
        .take_while(|glyph| script::is_word(glyph.c) || matches!(glyph.c, '.' | '-' | '*'))
        .count();
    let (from, label) = (at - token, &glyphs[at - token..at]);
    let starts = from == 0 || !script::is_word(glyphs[from - 1].c);
    let counts = |c: char| c.is_ascii_digit() || numeral::is_han_numeral(c);
    let letters = (label.len() == 1 && !script::is_han(label[0].c))
        || label
            .iter()
            .all(|glyph| matches!(glyph.c.to_ascii_lowercase(), 'i' | 'v' | 'x'));
    let mixed = label.len() <= MIXED_LABEL
        && label.iter().all(|glyph| glyph.c.is_ascii_alphanumeric())
        && label.first().is_some_and(|glyph| glyph.c.is_ascii_digit());
    let short = label
        .iter()
        .all(|glyph| counts(glyph.c) || matches!(glyph.c, '.' | '*' | '-'));
    starts && (1..=LABEL).contains(&token) && (letters || short || mixed)
}

/// `:)`, `;)`, `:-)`.
fn is_face(glyphs: &[Glyph], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|at| glyphs[at].c);
    matches!(before(1), Some(':' | ';')) || (before(1) == Some('-') && before(2) == Some(':'))
}

/// Whether the text between two brackets is that of an interval: [0, 1).
fn is_interval(inside: &str) -> bool {
    inside.chars().count() <= INTERVAL
        && inside.contains([',', ';', '，', '；'])
        && !inside.contains(|c: char| marks::is_wide_letter(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, silent};

    fn marks_found(text: &str) -> Vec<String> {
        found(&RULE, text)
            .into_iter()
            .map(|mut each| each.swap_remove(0))
            .collect()
    }

    #[test]
    fn finds_what_is_missing_in_three_languages() {
        for (text, mark) in [
            ("甲方应当（含其代理人及时通知乙方。", "（"),
            ("甲方应当含其代理人）及时通知乙方。", "）"),
            ("双方重申《水资源公约的各项原则。", "《"),
            ("The keeper (or his deputy opens the gate.", "("),
            ("He said that “the gate is open at dawn.", "“"),
            ("Сторож (или его помощник открывает ворота.", "("),
            ("В договоре сказано: «ворота открыты с утра.", "«"),
        ] {
            assert_eq!(marks_found(text), [mark], "{text}");
        }
    }

    #[test]
    fn the_inner_of_two_is_found() {
        assert_eq!(
            marks_found("双方签署了《关于〈水资源公约的议定书》。"),
            ["〈"]
        );
        assert_eq!(marks_found("See the list (in table [4) for more."), ["["]);
    }

    #[test]
    fn brackets_pair_across_widths_and_nest() {
        silent(
            &RULE,
            &[
                "（二)受理申请；",
                "《关于〈水资源公约〉的议定书》（草案（二））",
                "Он сказал: «Читайте „Вести“ и “Труд”».",
                "Er sagte „so ist es“ und ging.",
            ],
        );
    }

    #[test]
    fn a_wrong_partner_is_one_finding() {
        assert_eq!(
            found(&RULE, "甲方（含其代理人】及时通知乙方。"),
            [["（", "】"]]
        );
    }

    #[test]
    fn quotations_may_span_paragraphs() {
        silent(
            &RULE,
            &[
                "将第三条修改为：“维护人员应当佩戴标志。\n\n维护记录应当保存一年。\n\n遇有事故，应当报告。”",
                "“The first part of what he said.\n\n“The second part of it.”",
            ],
        );
    }

    #[test]
    fn marks_of_two_paragraphs_that_are_whole_do_not_pair() {
        let text = "第一条 应当遵守《乘客守则，服从管理。\n\n第二条 违反乘客守则》的，有权制止。";
        assert_eq!(marks_found(text), ["《", "》"]);
        assert_eq!(marks_found("市、县市、区）应当规划森林公园。"), ["）"]);
    }

    #[test]
    fn a_bracket_alone_on_its_line_belongs_to_code() {
        let text = "The keeper writes the entry in this form,\nopen gate {\n(\nkeeper, hour of dawn\nand leaves the rest to the clerk of the harbour.";
        silent(&RULE, &[text]);
    }

    #[test]
    fn labels_apostrophes_intervals_and_quoted_marks_are_no_defects() {
        silent(
            &RULE,
            &[
                "1) the first;\n\n2) the second.",
                "а) первое;\n\nб) второе.",
                "The parties’ duties don’t end.",
                "For x in [0, 1) the rate is fixed.",
                "The domain (\"arpa\")\" is known; see [me@example.com] and 2**) here.",
                "The character \"(\" opens a group.",
                "包括：1）图书；2）地图。",
                "Thanks :)",
                "The values {Q[1], ..., Q[m]} and [<topology>] and sip:a@[2001:db8::20]> follow.",
                "The marker ]]>]]> ends it, and a sad ;( too.",
            ],
        );
    }
}
