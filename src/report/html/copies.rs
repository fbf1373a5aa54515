//! The copies of a passage that repeats, beside each other, with the words marked that differ.

use maud::{Markup, html};

use crate::finding::{Finding, Place};
use crate::report::edits;
use crate::report::html::passage::Reader;
use crate::report::places::Places;
use crate::text::span::Span;
use crate::wording::message::message;

/// So many copies are shown, the others named; the first of them is not counted.
const SHOWN: usize = 8;
/// So many places are named.
const NAMED: usize = 40;

/// The copies: one text for all where they are the same.
pub(super) fn copies(reader: &Reader<'_>, places: &Places<'_>, finding: &Finding) -> Markup {
    let all: Vec<Place> = (0..finding.related.len())
        .map(|related| edits::compared(finding, related).1)
        .collect();
    let (Some(first), _) = edits::compared(finding, 0) else {
        return html! {};
    };
    // Files are named where there are several.
    let is_one_file = finding
        .places()
        .all(|each| each.document == finding.place.document);
    let own = is_one_file.then_some(finding.place);
    let is_same = finding.similarity.is_none_or(|ratio| ratio >= 1.0);
    if is_same {
        let all: Vec<Place> = std::iter::once(first).chain(all).collect();
        return html! {
            div.copies.same {
                div.copy {
                    (named(reader, own, &all))
                    (reader.passage(first, 0, &[]))
                }
            }
        };
    }
    let mut in_first: Vec<Span> = Vec::new();
    let mut others = Vec::new();
    for (number, place) in all.iter().enumerate().take(SHOWN) {
        let found = edits::of(places, finding, number);
        in_first.extend(found.iter().map(|each| each.first));
        let marked = merged(found.iter().map(|each| each.other).collect());
        others.push((*place, marked));
    }
    html! {
        div.copies {
            (copy(reader, own, first, &merged(in_first)))
            @for (place, marked) in &others { (copy(reader, own, *place, marked)) }
        }
        @if all.len() > SHOWN { (named(reader, own, &all[SHOWN..])) }
    }
}

fn copy(reader: &Reader<'_>, own: Option<Place>, place: Place, marked: &[Span]) -> Markup {
    html! {
        div.copy {
            (named(reader, own, &[place]))
            (reader.passage(place, 0, marked))
        }
    }
}

fn named(reader: &Reader<'_>, own: Option<Place>, all: &[Place]) -> Markup {
    let rest = all.len().saturating_sub(NAMED);
    html! {
        p.note {
            @for (number, place) in all.iter().enumerate().take(NAMED) {
                @if number > 0 { " = " }
                bdi { (reader.place(*place, own)) }
            }
            @if rest > 0 { " " (message!("page.and-more-places", count = rest).said(reader.lang)) }
        }
    }
}

/// Spans in order, those that touch as one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => *last = last.join(span),
            _ => out.push(span),
        }
    }
    out
}
