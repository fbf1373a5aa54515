//! The marks without a partner, over all paragraphs of a document.

use crate::document::reading::{Paragraph, Reading};
use crate::document::{CodeUse, Kind};
use crate::language::topics::quotation;
use crate::rules::unpaired_mark::interval;
use crate::rules::unpaired_mark::label::Labels;
use crate::rules::unpaired_mark::within::{Setting, within};
use crate::rules::unpaired_mark::{Fault, Mark, straight};
use crate::text::glyphs::{self, Glyph};
use crate::text::marks::{self, CLAUSE_ENDS, CLOSERS, Family, SENTENCE_ENDS};
use crate::text::script;
use crate::text::segment;
use crate::text::span::Span;
use rustc_hash::FxHashSet;

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
/// So far from a bracket the sign of a parameter is looked for, in characters. Chosen by hand.
const SYNTAX: usize = 80;
/// So many words without one that joins them are a display. Chosen by hand.
const DISPLAY: usize = 8;

/// A paragraph whose marks look for each other.
#[derive(Clone, Copy)]
struct Field<'r> {
    paragraph: Paragraph<'r>,
    /// Whether it is prose. What is laid out or looks like code may hold the partner of a mark, but its own marks are no faults.
    is_prose: bool,
    /// Whether it says something. Brackets of a display, such as a record of data, are no faults.
    is_said: bool,
}

/// All marks of the document that have no partner.
pub(super) fn unpaired(reading: &Reading) -> Vec<(Mark, Fault)> {
    let fields = fields(reading);
    let paragraphs: Vec<_> = fields.iter().map(|field| field.paragraph).collect();
    let labels = labels(reading, &paragraphs);
    let mut quoted: Vec<Family> = Vec::new();
    let mut faults: Vec<(Mark, Fault)> = Vec::new();
    let mut waiting: Vec<Mark> = Vec::new();
    let said = said_before(&fields);
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let expired = |mark: &mut Mark| said[at] - said[mark.paragraph] > reach(mark.family);
        let expired = waiting.extract_if(.., expired);
        faults.extend(expired.map(|mark| (mark, Fault::Unclosed)));
        let text = paragraph.text();
        if !text.contains(|c| marks::opens(c).is_some() || marks::closes(c).is_some()) {
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
            if let Some(found) = answered(&fields, &waiting, mark) {
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
                    let inside = reading.quote(inside);
                    // A formula or code in between may hide the partners.
                    let hides = |c: char| marks::closes(c) == Some(open.family);
                    if !interval::is_interval(inside) && !inside.contains(hides) {
                        faults.push((open, Fault::ClosedBy(mark)));
                    }
                }
                None => faults.push((mark, Fault::Unopened)),
            }
        }
        // What comes before the bracket of a label was taken for the end of what the paragraph before opened.
        if starts_inside(text) {
            let of_last = |mark: &Mark| mark.paragraph + 1 == at && mark.family == Family::Round;
            let whole = |mark: &Mark| segment::ends_sentence(paragraphs[mark.paragraph].text());
            waiting.retain(|mark| !of_last(mark) || whole(mark));
        }
        let next = paragraphs.get(at + 1).map(|next| next.text());
        let stays = |mark: &Mark| !goes_on(*mark, next);
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
    faults.retain(|(mark, _)| {
        let field = &fields[mark.paragraph];
        let said = field.is_said || mark.family.is_quotation();
        field.is_prose && said && is_sure(mark) && !is_of_syntax(field.paragraph, mark)
    });
    faults.extend(straight(reading, &fields));
    faults
}

/// Whether a bracket is next to a parameter, as in the syntax of a command that is told part by part: `[(POOL=name`, `TYPE=6)]`.
fn is_of_syntax(paragraph: Paragraph, mark: &Mark) -> bool {
    if mark.family.is_quotation() {
        return false;
    }
    let glyphs = paragraph.glyphs();
    let place = glyphs.partition_point(|glyph| glyph.at < mark.span.start);
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if marks::opens(mark.c).is_some() {
        let mut rest = glyphs[place..].iter().take(SYNTAX).map(|glyph| glyph.c);
        let next = rest.find(|c| marks::opens(*c).is_none());
        let sign = rest.find(|c| !in_name(*c));
        return next.is_some_and(in_name) && sign == Some('=');
    }
    let before = glyphs[..place].iter().rev().take(SYNTAX);
    let before = before.map(|glyph| glyph.c);
    let mut value = before.skip_while(|c| marks::closes(*c).is_some());
    value.find(|c| !in_name(*c)) == Some('=')
}

/// The paragraphs that may hold marks: all but those that the marks of the format make code.
fn fields<'r>(reading: &'r Reading) -> Vec<Field<'r>> {
    let prose: FxHashSet<usize> = reading.prose().map(Paragraph::index).collect();
    let guessed = reading.document().code == CodeUse::Guessed;
    let field = |paragraph: Paragraph<'r>| Field {
        paragraph,
        is_prose: prose.contains(&paragraph.index()) && !is_code(reading, paragraph),
        is_said: !(guessed && is_no_sentence(paragraph)),
    };
    reading.written().map(field).collect()
}

/// How many paragraphs before each say something: figures do not keep a sentence from going on behind them.
fn said_before(fields: &[Field]) -> Vec<usize> {
    let mut said = 0;
    let count = |field: &Field| {
        let before = said;
        said += usize::from(field.is_prose && field.is_said);
        before
    };
    fields.iter().map(count).collect()
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
fn straight(reading: &Reading, fields: &[Field]) -> Vec<(Mark, Fault)> {
    let all: Vec<_> = fields
        .iter()
        .map(|field| straight::Field {
            glyphs: field.paragraph.glyphs(),
            written: reading.quote(field.paragraph.span),
            is_prose: field.is_prose && quotation::is_known(field.paragraph.language()),
        })
        .collect();
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
    straight::unpaired(&all).into_iter().map(fault).collect()
}

/// Which of the marks that wait the closing one answers, in a later paragraph.
fn answered(fields: &[Field], waiting: &[Mark], mark: Mark) -> Option<usize> {
    let at = mark.paragraph;
    let glyphs = fields[at].paragraph.glyphs();
    let place = glyphs.partition_point(|glyph| glyph.at < mark.span.start);
    let rest = &glyphs[(place + 1).min(glyphs.len())..];
    let closing = Closing {
        mark,
        at_end: rest.len() < END,
        behind_sentence: ends_sentence(&glyphs[..place]),
        ends_quotation: ends_quotation(rest),
        place,
    };
    waiting
        .iter()
        .rposition(|open| open.family == mark.family && is_answered(fields, *open, &closing))
}

/// A closing mark, and where in its paragraph it stands.
struct Closing {
    mark: Mark,
    at_end: bool,
    /// Whether a sentence ends right before it.
    behind_sentence: bool,
    /// Whether nothing of a sentence follows it.
    ends_quotation: bool,
    /// How many characters come before it.
    place: usize,
}

/// Whether a closing mark answers one of its family that an earlier paragraph opens.
fn is_answered(fields: &[Field], open: Mark, closing: &Closing) -> bool {
    let (from, at) = (open.paragraph, closing.mark.paragraph);
    let between = &fields[from..at];
    let says = |field: &Field| field.is_prose && field.is_said;
    if !(says(&between[0]) && says(&fields[at])) {
        return true;
    }
    let first = between[0].paragraph;
    let next = between.len() == 1;
    let bracket = !open.family.is_quotation();
    // A sentence is cut: by a line end, by what is displayed, or by a line that looks like a heading.
    let is_cut = |field: &Field| {
        let text = field.paragraph.text();
        !says(field) || !segment::ends_sentence(text) || ends_in_omission(text)
    };
    if between.iter().all(is_cut) {
        let item = |field: &Field| field.paragraph.text().ends_with(CLAUSE_ENDS);
        if !between.iter().any(item) || (bracket && closing.place < HEAD) {
            return true;
        }
    }
    let items = next
        && bracket
        && first.kind == Kind::ListItem
        && fields[at].paragraph.kind == Kind::ListItem;
    // What is enclosed fills paragraphs of its own.
    let whole = if bracket {
        let starts = closing.at_end && open.span.start == first.span.start;
        starts || (closing.behind_sentence && is_behind_sentence(first, open))
    } else {
        closing.at_end && closing.ends_quotation
            || closing.behind_sentence && is_announced(first, open)
    };
    items || whole
}

/// Whether a text ends in dots for items that are left out: a, b, ...
fn ends_in_omission(text: &str) -> bool {
    let dots = text.trim_end_matches(['.', '…']);
    text.len() > dots.len() + 1 && dots.trim_end().ends_with([',', '，', '、', ';'])
}

/// Whether nothing of a sentence follows the end of a quotation.
fn ends_quotation(rest: &[Glyph]) -> bool {
    let ends = |glyph: &Glyph| {
        SENTENCE_ENDS.contains(&glyph.c)
            || CLOSERS.contains(&glyph.c)
            || matches!(glyph.c, ' ' | ',' | ';' | '；' | '，')
    };
    rest.iter().take(END).all(ends)
}

/// Whether a sentence ends right before a mark: 他说完了。”
fn ends_sentence(before: &[Glyph]) -> bool {
    before
        .last()
        .is_some_and(|glyph| SENTENCE_ENDS.contains(&glyph.c) || glyph.c == '；')
}

/// Whether a bracket is at the start of a sentence.
fn is_behind_sentence(paragraph: Paragraph, open: Mark) -> bool {
    before(paragraph, open).is_none_or(|c| SENTENCE_ENDS.contains(&c) || CLOSERS.contains(&c))
}

/// Whether the text before a mark says that somebody speaks, or none is there.
fn is_announced(paragraph: Paragraph, open: Mark) -> bool {
    before(paragraph, open).is_none_or(|c| matches!(c, ':' | '：' | ',' | '，'))
}

/// The last character before a mark that is no space and opens nothing.
fn before(paragraph: Paragraph, open: Mark) -> Option<char> {
    let glyphs = paragraph.glyphs();
    let place = glyphs.partition_point(|glyph| glyph.at < open.span.start);
    let mut before = glyphs[..place].iter().rev().map(|glyph| glyph.c);
    before.find(|c| !c.is_whitespace() && marks::opens(*c).is_none())
}

/// Whether each paragraph of a long quotation opens it anew, and only the last closes it.
fn goes_on(mark: Mark, next: Option<&str>) -> bool {
    let first = next.and_then(|next| next.chars().next());
    mark.family.is_quotation() && first.is_some_and(|c| marks::opens(c) == Some(mark.family))
}

/// Whether a paragraph is a display, going by its words: few plain ones, and none of those that every sentence of its language has.
fn is_no_sentence(paragraph: Paragraph) -> bool {
    let Some(language) = paragraph.language() else {
        return false;
    };
    let text = paragraph.text();
    if language.evidence.function_words.is_empty() || text.contains(script::is_unspaced) {
        return false;
    }
    let words = text.split(|c: char| !script::is_word(c));
    let (mut count, mut plain) = (0, 0);
    for word in words.filter(|word| !word.is_empty()) {
        count += 1;
        let capitals = word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
        plain += usize::from(word.chars().all(char::is_lowercase));
        let lower = word.to_lowercase();
        if !capitals && language.evidence.function_words.contains(&lower.as_str()) {
            return false;
        }
    }
    count >= DISPLAY && plain * 2 < count
}

/// Whether a paragraph is code, going by its signs and by a bracket alone on its line.
fn is_code(reading: &Reading, paragraph: Paragraph) -> bool {
    let text = paragraph.text();
    let mut signs = ["||", "&&", "!=", "==", "::="].iter();
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
