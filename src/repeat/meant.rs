//! Whether copies that differ do so because they are about two things.

use crate::document::Document;
use crate::finding::{Finding, Place};
use crate::repeat::outline::Outlines;
use crate::repeat::relation::ALIKE;
use crate::repeat::substitution;
use crate::text::span::Span;

/// Whether copies that are not the same say the same of two things, or are in two provisions: none of them drifted away from the other.
pub(super) fn is_meant(outlines: &Outlines<'_>, finding: &Finding) -> bool {
    let differ = finding.similarity.is_some_and(|ratio| ratio < ALIKE);
    differ
        && (provisions(outlines, finding).is_some()
            || substitution::find(outlines, finding).is_some())
}

/// The names of the provisions of statutes that copies are in, if they are two.
pub(super) fn provisions(outlines: &Outlines<'_>, finding: &Finding) -> Option<(String, String)> {
    let places = [finding.related.first()?.place, finding.place];
    let [Some(one), Some(other)] = places.map(|place| outlines.provision(place)) else {
        return None;
    };
    let are_two = places[0].document != places[1].document || one.0 != other.0;
    // Provisions that were pasted have labels of their own and are the same otherwise.
    let [text, copy] =
        places.map(|place| bare(outlines.documents[place.document as usize], place.span));
    let pasted = text.contains(&copy) || copy.contains(&text);
    (are_two && !pasted).then_some((one.1, other.1))
}

/// Whether two of several copies in one file are the same: one was pasted, whatever the others are.
pub(super) fn has_same(documents: &[&Document], finding: &Finding) -> bool {
    let texts = |place: Place| {
        (
            place.document,
            bare(documents[place.document as usize], place.span),
        )
    };
    let mut copies: Vec<(u32, String)> = finding.places().map(texts).collect();
    copies.sort_unstable();
    finding.related.len() > 1 && copies.windows(2).any(|two| two[0] == two[1])
}

/// What is in a span, without the labels of paragraphs and without white space.
fn bare(document: &Document, span: Span) -> String {
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    let bodies = document.paragraphs_in(span).map(|paragraph| {
        let part = Span {
            start: paragraph.span.start.max(span.start),
            end: paragraph.span.end.min(span.end),
        };
        let (text, label) = (
            solid(document.slice(part)),
            solid(document.label(paragraph)),
        );
        text.strip_prefix(&label).unwrap_or(&text).to_owned()
    });
    bodies.collect()
}
