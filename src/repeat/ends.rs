//! The ends of what is told as a slip: whole sentences, paragraphs, items and rows, by the structure of the document.
//!
//! Where copies begin or end inside a sentence, in one cell of a row, or in a heading, they are parts of other texts that are alike, and no
//! warning. Marks that belong to an end are taken in, tags of templates and a heading that nothing follows are left out.

use crate::document::{Document, Kind, Paragraph};
use crate::finding::{Finding, Place};
use crate::repeat::layout;
use crate::text::marks::{CLOSERS, SENTENCE_ENDS};
use crate::text::near;
use crate::text::segment;
use crate::text::span::Span;
use crate::wording::message::{Argument, Message};

/// What opens and closes a tag of a template.
const TAGS: [(&str, &str); 2] = [("{%", "%}"), ("{{", "}}")];
/// Marks around words, and what opens them or a quotation.
const MARKS: [char; 4] = ['*', '_', '`', '~'];
const OPENERS: [char; 16] = [
    '*', '_', '`', '~', '"', '\'', '“', '‘', '«', '「', '『', '《', '（', '(', '[', '【',
];
/// What part of a copy the end of the paragraph before is, at most: a third. Chosen by hand on 2026-11-30.
const TAIL: u32 = 3;
/// The longest tag, in bytes: it bounds the time.
const LONGEST: usize = 400;
/// How many bytes of a paragraph on each side of a place are looked at. Chosen by hand on 2026-11-30; longer than sentences are.
const REACH: usize = 4000;

/// Sets the ends of all copies. Whether those at `told`, by the starts of their places, are whole.
pub(super) fn set(documents: &[&Document], finding: &mut Finding, told: [(u32, u32); 2]) -> bool {
    let mut all_whole = true;
    leave_tails(documents, finding);
    leave_heads(documents, finding);
    let own = finding.place;
    let dropped = dropped(documents[own.document as usize], own.span);
    let places = std::iter::once(&mut finding.place)
        .chain(finding.related.iter_mut().map(|each| &mut each.place));
    let mut settled = Vec::new();
    for place in places {
        let whole = whole(documents[place.document as usize], place.span);
        if whole.is_none() && told.contains(&(place.document, place.span.start)) {
            all_whole = false;
        }
        settled.push((place, whole));
    }
    if all_whole {
        for (place, whole) in settled {
            place.span = whole.unwrap_or(place.span);
        }
        shorten(&mut finding.message, dropped);
    }
    all_whole
}

/// Leaves out of all copies the end of the paragraph before, where each begins with one and goes on with whole paragraphs.
fn leave_tails(documents: &[&Document], finding: &mut Finding) {
    let next = |place: Place| {
        let document = documents[place.document as usize];
        let mut within = document.paragraphs_in(place.span);
        let (first, second) = (within.next()?, within.next()?);
        let lead = &document.text
            [first.span.start as usize..place.span.start.max(first.span.start) as usize];
        let is_tail = letters(lead) > letters(document.label(first));
        let rest = second.span.start.saturating_sub(place.span.start);
        let cell = [first, second]
            .iter()
            .any(|each| each.kind == Kind::TableCell);
        (is_tail && !cell && TAIL * rest <= place.span.end - place.span.start).then(|| {
            (
                second.span.start,
                document
                    .slice(Span {
                        start: place.span.start,
                        end: second.span.start,
                    })
                    .chars()
                    .count(),
            )
        })
    };
    let found: Option<Vec<(u32, usize)>> = finding.places().map(next).collect();
    let Some(found) = found else {
        return;
    };
    let places = std::iter::once(&mut finding.place)
        .chain(finding.related.iter_mut().map(|each| &mut each.place));
    let own = found[0].1 as u64;
    for (place, (start, _)) in places.zip(found) {
        place.span.start = start;
    }
    shorten(&mut finding.message, own);
}

/// Leaves out of all copies the start of their last paragraph, where each ends inside of a sentence there, and it is a small part.
fn leave_heads(documents: &[&Document], finding: &mut Finding) {
    let last = |place: Place| {
        let document = documents[place.document as usize];
        let within: Vec<&Paragraph> = document.paragraphs_in(place.span).collect();
        let [.., before, last] = within[..] else {
            return None;
        };
        let whole = end_of(document, last, place.span.end).is_some();
        let part = place.span.end - last.span.start;
        let small = TAIL * part <= place.span.end - place.span.start;
        let cell = [before, last]
            .iter()
            .any(|each| each.kind == Kind::TableCell);
        (!cell && small).then(|| {
            let rest = Span {
                start: before.span.end,
                end: place.span.end,
            };
            (before.span.end, document.slice(rest).chars().count(), whole)
        })
    };
    let found: Option<Vec<(u32, usize, bool)>> = finding.places().map(last).collect();
    let Some(found) = found.filter(|found| found.iter().any(|(.., whole)| !whole)) else {
        return;
    };
    let places = std::iter::once(&mut finding.place)
        .chain(finding.related.iter_mut().map(|each| &mut each.place));
    let own = found[0].1 as u64;
    for (place, (end, ..)) in places.zip(found) {
        place.span.end = end;
    }
    shorten(&mut finding.message, own);
}

/// Whether a copy starts, or ends, where a sentence does.
pub(super) fn are_whole(document: &Document, span: Span) -> bool {
    let within: Vec<&Paragraph> = document.paragraphs_in(span).collect();
    let start = within
        .first()
        .and_then(|first| start(document, first, span.start));
    let end = within
        .last()
        .and_then(|last| end_of(document, last, span.end));
    start.or(end).is_some()
}

/// How many characters of headings that end a place are left out.
fn dropped(document: &Document, span: Span) -> u64 {
    let within: Vec<&Paragraph> = document.paragraphs_in(span).collect();
    let last = within.iter().rev().take(within.len().saturating_sub(1));
    let headings = last.take_while(|each| each.kind == Kind::Heading);
    headings
        .map(|each| document.key(each).chars().count() as u64)
        .sum()
}

/// Tells of a passage that is so many characters shorter.
fn shorten(message: &mut Message, by: u64) {
    for (name, argument) in &mut message.arguments {
        match argument {
            Argument::Number(length) if *name == "length" => *length = length.saturating_sub(by),
            Argument::Message(part) => shorten(part, by),
            _ => {}
        }
    }
}

/// What a copy is with whole ends, where only marks, tags and headings that end it are between them and its own.
pub(super) fn whole(document: &Document, span: Span) -> Option<Span> {
    let mut within: Vec<&Paragraph> = document.paragraphs_in(span).collect();
    let mut end = span.end;
    while within.len() > 1 && within.last().is_some_and(|last| last.kind == Kind::Heading) {
        within.pop();
        end = end.min(within.last()?.span.end);
    }
    let (first, last) = (*within.first()?, *within.last()?);
    let span = Span {
        start: span.start,
        end,
    };
    if within.len() > 1
        && [first, last]
            .iter()
            .any(|each| each.kind == Kind::TableCell)
    {
        let rows = (first.kind != Kind::TableCell || starts_row(document, span.start))
            && (last.kind != Kind::TableCell || ends_row(document, span.end));
        return rows.then_some(span);
    }
    let start = start(document, first, span.start)?;
    let end = end_of(document, last, span.end)?;
    (start < end).then_some(Span { start, end })
}

/// Whether nothing of its line is before a place.
fn starts_row(document: &Document, at: u32) -> bool {
    let before = &document.text[..at as usize];
    is_bare(before.rsplit('\n').next().unwrap_or_default())
}

fn ends_row(document: &Document, at: u32) -> bool {
    let after = &document.text[at as usize..];
    is_bare(after.split('\n').next().unwrap_or_default())
}

/// Where a paragraph starts that a place is in, or a sentence of it, if only marks are between.
fn start(document: &Document, paragraph: &Paragraph, at: u32) -> Option<u32> {
    let at = at.max(paragraph.span.start);
    let (from, text) = around(document, paragraph, at);
    let inside = at as usize - from;
    if let Some(tag) = tag_around(text, inside) {
        return is_bare(&text[..tag.0]).then(|| {
            let rest = &text[tag.1..];
            (from + tag.1 + rest.len() - rest.trim_start().len()) as u32
        });
    }
    let label = letters(document.label(paragraph));
    let is_start = letters(&text[..inside]) <= label
        || segment::sentences(text).iter().any(|sentence| {
            let start = sentence.start as usize;
            start >= inside && is_bare(&text[inside..start])
                || start < inside && is_bare(&text[start..inside])
        });
    // A mark before it opens what it marks: `**`, a bracket, a quotation mark.
    let marks = text[..inside].trim_end_matches(OPENERS);
    is_start.then_some((from + marks.len()) as u32)
}

/// The text of a paragraph around a place, and where it starts: one as long as a text has many passages, and is not read for each.
fn around<'run>(document: &'run Document, paragraph: &Paragraph, at: u32) -> (usize, &'run str) {
    let whole = document.slice(paragraph.span);
    let inside = (at - paragraph.span.start) as usize;
    let before = near::before(whole, inside, REACH).len();
    let after = near::after(whole, inside, REACH).len();
    let from = paragraph.span.start as usize + inside - before;
    (from, &whole[inside - before..inside + after])
}

/// The same for an end.
fn end_of(document: &Document, paragraph: &Paragraph, at: u32) -> Option<u32> {
    let at = at.min(paragraph.span.end);
    let (from, text) = around(document, paragraph, at);
    let inside = at as usize - from;
    if let Some(tag) = tag_around(text, inside) {
        return is_bare(&text[tag.1..]).then(|| (from + text[..tag.0].trim_end().len()) as u32);
    }
    let is_end = is_bare(&text[inside..])
        || segment::sentences(text).iter().any(|sentence| {
            let end = sentence.end as usize;
            end >= inside && is_bare(&text[inside..end])
                || end < inside && is_bare(&text[end..inside])
        });
    let rest = &text[inside..];
    let closes = |c: char| SENTENCE_ENDS.contains(&c) || CLOSERS.contains(&c) || MARKS.contains(&c);
    let marks = rest.trim_start_matches(|c: char| closes(c) && c != ']');
    is_end.then_some((from + text.len() - marks.len()) as u32)
}

/// The tag of a template that a place is in.
fn tag_around(text: &str, at: usize) -> Option<(usize, usize)> {
    let floor = (0..=at.saturating_sub(LONGEST))
        .rev()
        .find(|start| text.is_char_boundary(*start))?;
    TAGS.iter().find_map(|(open, close)| {
        let start = floor + text[floor..at].rfind(open)?;
        let end = start + text[start..].find(close)? + close.len();
        (at < end && start < at).then_some((start, end))
    })
}

/// Whether a text says nothing, but for tags.
fn is_bare(text: &str) -> bool {
    !layout::outside_tags(text).any(char::is_alphanumeric)
}

fn letters(text: &str) -> usize {
    layout::outside_tags(text)
        .filter(|c| c.is_alphanumeric())
        .count()
}
