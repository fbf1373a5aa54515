//! What differs between two copies of a passage, found by the engine that compares revisions.

use crate::diff;
use crate::diff::change::{Class, Kind};
use crate::document::Document;
use crate::finding::{Finding, Place};
use crate::input;
use crate::report::excerpt::{head, shown};
use crate::report::places::Places;
use crate::text::normalise::joined;
use crate::text::span::Span;

/// One difference: what stands in the first copy and what in the other. Spans are in the texts of their documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// What kind of text it concerns.
    pub(super) class: Class,
    /// In the first copy; empty at the place where something stands in the other.
    pub(super) first: Span,
    /// In the other copy.
    pub(super) other: Span,
}

/// What differs between the first copy of a passage and the one that belongs to a related place, by its number: the finding's own
/// passage for the first related place, which is the first copy itself, and otherwise the related place.
pub(super) fn of(places: &Places<'_>, finding: &Finding, related: usize) -> Vec<Difference> {
    let alike = finding.similarity.is_some_and(|ratio| ratio < 1.0);
    let Some(first) = finding.related.first().filter(|_| alike) else {
        return Vec::new();
    };
    let other = match related {
        0 => finding.place,
        number => finding.related[number].place,
    };
    between(places, first.place, other)
}

fn between(places: &Places<'_>, first: Place, other: Place) -> Vec<Difference> {
    let options = input::Options {
        encoding: Some(encoding_rs::UTF_8),
        ..input::Options::default()
    };
    let passage = |place: Place| {
        let text = places.document(place).slice(place.span);
        input::from_bytes("passage.txt", text.as_bytes(), &options)
    };
    let (Ok(old), Ok(new)) = (passage(first), passage(other)) else {
        return Vec::new();
    };
    let shifted = |span: Span, place: Place| Span {
        start: span.start + place.span.start,
        end: span.end + place.span.start,
    };
    let whole = |document: &Document, paragraphs: &[u32]| {
        let spans = paragraphs
            .iter()
            .map(|at| document.paragraphs[*at as usize].span);
        spans.reduce(Span::join).unwrap_or_default()
    };
    let mut out = Vec::new();
    for change in diff::diff(
        &old,
        &new,
        &diff::Options {
            moves: false,
            ..diff::Options::default()
        },
    )
    .changes
    {
        if matches!(change.kind, Kind::Inserted | Kind::Deleted | Kind::Copied) {
            out.push(Difference {
                class: Class::Wording,
                first: shifted(whole(&old, &change.old), first),
                other: shifted(whole(&new, &change.new), other),
            });
        }
        for edit in &change.edits {
            out.push(Difference {
                class: edit.class,
                first: shifted(edit.old, first),
                other: shifted(edit.new, other),
            });
        }
    }
    out.sort_by_key(|each| (each.other, each.first));
    out
}

/// A difference as it is written for people: what the first copy has, what the other has, each in at most so many columns.
pub(super) fn marked(
    places: &Places<'_>,
    sides: [Place; 2],
    each: &Difference,
    most: usize,
) -> String {
    let text = |place: Place, span: Span| {
        let text = shown(&joined(places.document(place).slice(span)));
        head(&text, most).0
    };
    let (first, other) = (text(sides[0], each.first), text(sides[1], each.other));
    let goes = match first.trim() {
        "" => String::new(),
        text => format!("[-{text}-]"),
    };
    let comes = match other.trim() {
        "" => String::new(),
        text => format!("{{+{text}+}}"),
    };
    let class = match each.class {
        Class::Wording => String::new(),
        class => format!("({})", class.name()),
    };
    format!("{goes}{comes}{class}")
}
