//! The marks without a partner, over all paragraphs of a document.

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::language::topics::quotation;
use crate::rules::unpaired_mark::label::Labels;
use crate::rules::unpaired_mark::within::{Setting, is_interval, within};
use crate::rules::unpaired_mark::{Fault, Mark, straight};
use crate::text::glyphs::{self, Glyph};
use crate::text::marks::{self, CLAUSE_ENDS, CLOSERS, Family, SENTENCE_ENDS};
use crate::text::segment;
use crate::text::span::Span;

/// Over how many paragraphs a bracket may stay open. With 3 and 12 the same.
const BRACKET_REACH: usize = 6;
/// Over how many paragraphs a quotation may stay open. With 30 and 120 the same.
const QUOTATION_REACH: usize = 60;
/// How near to the end of a paragraph a mark closes what fills paragraphs of its own, in characters. With 8 the same; with 2 two
/// cases more right, but nothing may be between the mark and a full stop.
const END: usize = 4;
/// How near to the start of the next paragraph a bracket closes that this one opened, in characters. With 80 the same; with 20
/// three findings fewer.
const HEAD: usize = 40;

/// All marks of the document that have no partner.
pub(super) fn unpaired(reading: &Reading) -> Vec<(Mark, Fault)> {
    let paragraphs: Vec<_> = reading.prose().collect();
    let labels = labels(reading, &paragraphs);
    let mut quoted: Vec<Family> = Vec::new();
    let mut faults: Vec<(Mark, Fault)> = Vec::new();
    let mut waiting: Vec<Mark> = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let expired = |mark: &mut Mark| at - mark.paragraph > reach(mark.family);
        let expired = waiting.extract_if(.., expired);
        faults.extend(expired.map(|mark| (mark, Fault::Unclosed)));
        let text = paragraph.text();
        if !text.contains(|c| marks::opens(c).is_some() || marks::closes(c).is_some())
            || is_code(reading, *paragraph)
        {
            continue;
        }
        let setting = Setting {
            paragraph: at,
            language: paragraph.language(),
            labels: &labels,
        };
        let mut found = within(paragraph.glyphs(), &setting);
        for family in &found.quoted {
            if !quoted.contains(family) {
                quoted.push(*family);
            }
        }
        for mark in found.unopened {
            if let Some(found) = answered(&paragraphs, &waiting, mark) {
                waiting.remove(found);
                continue;
            }
            // In some languages each paragraph of a long quotation starts with the mark that closes it.
            let repeated = |each: &Mark| each.family == mark.family && mark.family.is_quotation();
            if mark.span.start == paragraph.span.start && waiting.iter().any(repeated) {
                continue;
            }
            match mate(&found.unclosed, mark) {
                Some(mate) => {
                    let open = found.unclosed.remove(mate);
                    let inside = Span {
                        start: open.span.end,
                        end: mark.span.start,
                    };
                    if !is_interval(reading.quote(inside)) {
                        faults.push((open, Fault::ClosedBy(mark)));
                    }
                }
                None => faults.push((mark, Fault::Unopened)),
            }
        }
        let next = paragraphs.get(at + 1).map(|next| next.text());
        let stays = |mark: &Mark| !goes_on(*mark, text, next);
        waiting.extend(found.unclosed.into_iter().filter(stays));
    }
    faults.extend(waiting.into_iter().map(|mark| (mark, Fault::Unclosed)));
    // How a language quotes that is not known, its document has to show.
    let is_sure = |mark: &Mark| {
        let language = paragraphs[mark.paragraph].language();
        !matches!(mark.family, Family::Double | Family::Guillemet)
            || quotation::is_known(language)
            || quoted.contains(&mark.family)
    };
    faults.retain(|(mark, _)| is_sure(mark));
    faults.extend(straight(reading, &paragraphs));
    faults
}

/// The numbers of the items of the document.
fn labels(reading: &Reading, paragraphs: &[Paragraph]) -> Labels {
    let mut labels = Labels::default();
    for paragraph in paragraphs {
        labels.add(paragraph.glyphs());
        if paragraph.kind == Kind::ListItem {
            let (before, _) = reading.around(paragraph.span);
            let text = paragraph.text();
            labels.add_item(before.rsplit('\n').next().unwrap_or_default());
            labels.add_item(text.split(' ').next().unwrap_or_default());
        }
    }
    labels
}

/// The straight quotation marks without a partner.
fn straight(reading: &Reading, paragraphs: &[Paragraph]) -> Vec<(Mark, Fault)> {
    let prose = paragraphs.iter().map(|paragraph| {
        let known = quotation::is_known(paragraph.language());
        (known && !is_code(reading, *paragraph)).then_some(*paragraph)
    });
    let prose: Vec<_> = prose.collect();
    let fault = |(paragraph, glyph, opens): (usize, Glyph, bool)| {
        let mark = Mark {
            family: Family::Double,
            c: glyph.c,
            span: glyph.span(),
            paragraph,
        };
        let fault = if opens {
            Fault::Unclosed
        } else {
            Fault::Unopened
        };
        (mark, fault)
    };
    straight::unpaired(&prose).into_iter().map(fault).collect()
}

/// Which of the marks that wait the closing one answers, in a later paragraph.
fn answered(paragraphs: &[Paragraph], waiting: &[Mark], mark: Mark) -> Option<usize> {
    let at = mark.paragraph;
    let glyphs = paragraphs[at].glyphs();
    let rest = glyphs.partition_point(|glyph| glyph.at <= mark.span.start);
    let rest = &glyphs[rest..];
    let at_end = rest.len() < END;
    // What somebody says in several paragraphs ends with a sentence.
    let ends = |glyph: &Glyph| {
        SENTENCE_ENDS.contains(&glyph.c)
            || CLOSERS.contains(&glyph.c)
            || matches!(glyph.c, ' ' | ',' | ';' | '；' | '，')
    };
    let quotation_ends = at_end && rest.iter().all(ends);
    waiting.iter().rposition(|each| {
        let from = paragraphs[each.paragraph];
        // Either the paragraph is cut in two, or what is enclosed fills paragraphs of its own.
        let next = at - each.paragraph == 1;
        let cut =
            next && !segment::ends_sentence(from.text()) && !from.text().ends_with(CLAUSE_ENDS);
        let items = next
            && !mark.family.is_quotation()
            && from.kind == Kind::ListItem
            && paragraphs[at].kind == Kind::ListItem;
        let whole = at_end
            && if each.family.is_quotation() {
                quotation_ends
            } else {
                each.span.start == from.span.start
            };
        each.family == mark.family && (cut || items || whole)
    })
}

/// Whether what a mark opens continues in the next paragraph, which does not show that it closes it.
fn goes_on(mark: Mark, text: &str, next: Option<&str>) -> bool {
    // Each paragraph of a long quotation opens it anew, and only the last closes it.
    let anew = |next: &str| {
        let first = next.chars().next();
        mark.family.is_quotation() && first.is_some_and(|c| marks::opens(c) == Some(mark.family))
    };
    // A line that starts with "Section 4.2)" may be taken for a heading: it closes what the paragraph before opened.
    let closes = mark.family == Family::Round && !segment::ends_sentence(text);
    next.is_some_and(|next| anew(next) || closes && starts_inside(next))
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
    // The marks of a heading in AsciiDoc are no signs.
    let prose = text
        .split_once("== ")
        .filter(|(before, _)| !before.contains("=="));
    signs.any(|sign| {
        text.contains(sign)
            && !(*sign == "=="
                && prose.is_some_and(|(before, rest)| {
                    before.ends_with(' ') && rest.starts_with(char::is_uppercase)
                }))
    }) || glyphs::is_like_code(paragraph.glyphs())
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
