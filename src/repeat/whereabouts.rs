//! Where copies are that nobody has to look at: in files of their own, or inside sentences and paragraphs that are whole otherwise.

use crate::document::{Document, Kind, Paragraph};
use crate::finding::{Finding, Place};
use crate::repeat::relation::ALIKE;
use crate::rule::Options;
use crate::text::marks::SENTENCE_ENDS;
use crate::text::script;
use crate::text::span::Span;

/// How many paragraphs after a passage the copy is that was pasted next to it, at most. Chosen by hand on 2026-11-29: of 16 copies in one
/// file that somebody would have changed, among 149 warnings in 31 public collections, 12 were as near.
const NEARBY: usize = 4;
/// The same for a copy that was edited. Chosen by hand.
const ADJACENT: usize = 2;

/// How many files can have a passage in common of which one drifted. Of six warnings about three files, in ten public collections on
/// 2026-11-29, somebody would have changed one.
const PAIR: usize = 2;

/// How much longer than the least is a passage that nobody writes again by chance, in percent: 75 Han characters. Chosen by hand on 100
/// warnings in 21 public collections on 2026-11-29: of 13 that somebody would have changed, eight were as long and four next to their copy.
const LONG: u32 = 150;

/// In how many files the copies are, where each is in a file of its own.
pub(super) fn files(finding: &Finding) -> Option<usize> {
    let mut files: Vec<u32> = finding.places().map(|place| place.document).collect();
    files.sort_unstable();
    files.dedup();
    (files.len() == finding.related.len() + 1).then_some(files.len())
}

/// Whether files share a passage word for word, or more than two share it: texts that were written to have it in common. Whoever holds a
/// document against an archive asks for just that.
pub(super) fn are_shared(options: &Options, finding: &Finding) -> bool {
    let is_same = finding.similarity.is_none_or(|ratio| ratio >= ALIKE);
    options.archive.is_none() && files(finding).is_some_and(|files| is_same || files > PAIR)
}

/// Whether a passage is so long that nobody writes it again by chance, `LONG` of the least weight of a passage.
pub(super) fn is_long(documents: &[&Document], options: &Options, finding: &Finding) -> bool {
    let text = documents[finding.place.document as usize].slice(finding.place.span);
    script::weight_of(text) * 100 >= options.least_repeat * LONG
}

/// Whether two copies are close together. What several items of a list say word for word is meant, unless they are next to each other.
pub(super) fn are_nearby(documents: &[&Document], finding: &Finding) -> bool {
    let is_item = |place: Place| {
        let mut inside = documents[place.document as usize].paragraphs_in(place.span);
        inside.all(|each| each.kind == Kind::ListItem)
    };
    let most = if finding.places().all(is_item) {
        ADJACENT
    } else {
        NEARBY
    };
    are_within(most, documents, finding)
}

/// Whether each copy ends with a sentence or a paragraph, and leads to nothing.
pub(super) fn end_whole(documents: &[&Document], finding: &Finding) -> bool {
    finding.places().all(|place| {
        let document = documents[place.document as usize];
        let Some(last) = document.paragraphs_in(place.span).last() else {
            return false;
        };
        let end = place.span.end.min(last.span.end);
        let rest = document.slice(Span {
            start: end,
            end: last.span.end,
        });
        let text = document.slice(place.span).trim_end();
        text.ends_with(SENTENCE_ENDS)
            || rest.starts_with(SENTENCE_ENDS)
            || !rest.contains(|c: char| c.is_alphanumeric() || [':', '：'].contains(&c))
    })
}

/// Whether two copies are next to each other: in one paragraph, or with a heading or a line between.
pub(super) fn are_adjacent(documents: &[&Document], finding: &Finding) -> bool {
    are_within(ADJACENT, documents, finding)
}

/// Whether of two copies one is at most so many paragraphs after the other.
fn are_within(most: usize, documents: &[&Document], finding: &Finding) -> bool {
    let mut places: Vec<Place> = finding.places().collect();
    places.sort_unstable();
    places.windows(2).any(|two| {
        let document = documents[two[0].document as usize];
        let at = |offset: u32| {
            let paragraphs = &document.paragraphs;
            paragraphs.partition_point(|each| each.span.end <= offset)
        };
        let end = two[0].span.end.saturating_sub(1);
        two[0].document == two[1].document && at(two[1].span.start) <= at(end) + most
    })
}

/// Whether each copy holds a whole paragraph.
pub(super) fn hold_paragraphs(documents: &[&Document], finding: &Finding) -> bool {
    finding.places().all(|place| {
        let document = documents[place.document as usize];
        let mut inside = document.paragraphs_in(place.span);
        inside.any(|paragraph| is_inside(document, paragraph, place))
    })
}

/// Whether a paragraph, but for its label and the marks at its ends, is inside a place.
fn is_inside(document: &Document, paragraph: &Paragraph, place: Place) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let between = |start: u32, end: u32| {
        let end = end.max(start);
        letters(document.slice(Span { start, end }))
    };
    between(paragraph.span.start, place.span.start) <= letters(document.label(paragraph))
        && between(place.span.end, paragraph.span.end) == 0
}
