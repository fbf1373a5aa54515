//! What differs between two copies of a passage, found by the engine that compares revisions.

use crate::diff;
use crate::diff::change::{Class, Kind};
use crate::document::Document;
use crate::finding::{Finding, Place};
use crate::input;
use crate::report::excerpt::{flowing, head};
use crate::report::places::Places;
use crate::report::told;
use crate::text::span::Span;
use crate::wording::Lang;

/// One difference: what is in the first copy and what in the other. Spans are in the texts of their documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// What kind of text it concerns.
    pub(super) class: Class,
    /// Whether it is the number of the paragraph itself, which needs no name for what it is.
    pub(super) label: bool,
    /// In the first copy; empty at the place where something is in the other.
    pub(super) first: Span,
    /// In the other copy.
    pub(super) other: Span,
}

/// What differs between the first copy of a passage and the one that belongs to a related place, by its number.
pub(super) fn of(places: &Places<'_>, finding: &Finding, related: usize) -> Vec<Difference> {
    let alike = finding.similarity.is_some_and(|ratio| ratio < 1.0);
    let (first, other) = compared(finding, related);
    first
        .filter(|_| alike)
        .map_or_else(Vec::new, |first| between(places, first, other))
}

/// The first copy, where there is one, and the one that is compared with it for a related place: the finding's own passage for the
/// first related place, which is the first copy itself, and otherwise the related place.
pub(super) fn compared(finding: &Finding, related: usize) -> (Option<Place>, Place) {
    let first = finding.related.first().map(|first| first.place);
    let other = match related {
        0 => finding.place,
        number => finding.related[number].place,
    };
    (first, other)
}

fn between(places: &Places<'_>, first: Place, other: Place) -> Vec<Difference> {
    let options = input::Options {
        encoding: Some(encoding_rs::UTF_8),
        ..input::Options::default()
    };
    let passage = |place: Place| {
        let text = without_furniture(places.document(place), place.span);
        input::from_bytes("passage.txt", &text, &options)
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
                label: false,
                first: shifted(whole(&old, &change.old), first),
                other: shifted(whole(&new, &change.new), other),
            });
        }
        for edit in &change.edits {
            out.push(Difference {
                class: edit.class,
                label: edit.label,
                first: shifted(edit.old, first),
                other: shifted(edit.new, other),
            });
        }
    }
    out.sort_by_key(|each| (each.other, each.first));
    out
}

/// A passage with blanks where furniture stands: a running header that breaks a paragraph in one copy is no difference.
fn without_furniture(document: &Document, passage: Span) -> Vec<u8> {
    let mut text = document.slice(passage).as_bytes().to_vec();
    let breaks = |piece: &Span| {
        let paragraphs = &document.paragraphs;
        let at = paragraphs.partition_point(|each| each.span.end <= piece.start);
        paragraphs
            .get(at)
            .is_some_and(|each| each.span.start < piece.start)
    };
    let inside = |piece: &&Span| passage.start <= piece.start && piece.end <= passage.end;
    for piece in document.furniture.iter().filter(inside) {
        let (mut start, mut end) = (
            (piece.start - passage.start) as usize,
            (piece.end - passage.start) as usize,
        );
        if breaks(piece) {
            // The blank lines around it would part the paragraph as well.
            start -= text[..start]
                .iter()
                .rev()
                .take_while(|byte| byte.is_ascii_whitespace())
                .count();
            end += text[end..]
                .iter()
                .take_while(|byte| byte.is_ascii_whitespace())
                .count();
        }
        let kept = |byte: u8| !breaks(piece) && byte == b'\n';
        for byte in &mut text[start..end] {
            if !kept(*byte) {
                *byte = b' ';
            }
        }
    }
    text
}

/// A difference as it is written for people: what the first copy has, what the other has, each in at most so many columns.
pub(super) fn marked(
    places: &Places<'_>,
    sides: [Place; 2],
    each: &Difference,
    (most, lang): (usize, Lang),
) -> String {
    let text = |place: Place, span: Span| {
        let text = flowing(places.document(place).seen(span));
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
        _ if each.label => String::new(),
        Class::Wording => String::new(),
        class => format!("({})", told::class(class).said(lang)),
    };
    format!("{goes}{comes}{class}")
}
