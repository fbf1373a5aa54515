//! Where copies are that nobody has to look at: in files of their own, or inside sentences and paragraphs that are whole otherwise.

use crate::document::{Document, Paragraph};
use crate::finding::{Finding, Place};
use crate::repeat::relation::ALIKE;
use crate::rule::Options;
use crate::text::span::Span;

/// How many paragraphs can be between a passage and the copy that was pasted next to it. Chosen by hand on 2026-11-29, on 49 warnings
/// in ten public collections: eight of the ten that were pasted by mistake had at most one between, the others 4 and 13.
const NEARBY: usize = 2;

/// How many files can have a passage in common of which one drifted. Of nine warnings about three files, in ten public collections on
/// 2026-11-29, somebody would have changed one.
const PAIR: usize = 2;

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

/// Whether two copies are next to each other: in one paragraph, or with hardly anything between.
pub(super) fn are_nearby(documents: &[&Document], finding: &Finding) -> bool {
    let mut places: Vec<Place> = finding.places().collect();
    places.sort_unstable();
    places.windows(2).any(|two| {
        let document = documents[two[0].document as usize];
        let at = |offset: u32| {
            let paragraphs = &document.paragraphs;
            paragraphs.partition_point(|each| each.span.end <= offset)
        };
        let end = two[0].span.end.saturating_sub(1);
        two[0].document == two[1].document && at(two[1].span.start) <= at(end) + NEARBY
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
