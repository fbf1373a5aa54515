//! A plot of the texts of a check against themselves, with a stroke where a passage of one place is at another.

use maud::{Markup, html};

use crate::document::Document;
use crate::finding::{Finding, Place};
use crate::report::Check;
use crate::report::excerpt::shown;
use crate::report::html::phrase::{isolated, phrase};
use crate::wording::Lang;
use crate::wording::message::message;

/// How long the sides of the plot are.
const SIDE: u64 = 1000;
/// So many strokes are drawn.
const STROKES: usize = 3000;
/// So many files are told apart by lines.
const FILES: usize = 60;
/// How long a stroke is at least: it has to be seen.
const LEAST: u64 = 4;

/// The plot, where anything repeats.
pub(super) fn plot(check: &Check<'_>, lang: Lang) -> Markup {
    let strokes = strokes(check);
    if strokes.is_empty() {
        return html! {};
    }
    let scale = Scale::new(check.checked());
    let edges: Vec<u64> = scale
        .starts
        .iter()
        .skip(1)
        .map(|at| scale.fit(*at))
        .collect();
    let edges = if edges.len() < FILES {
        edges
    } else {
        Vec::new()
    };
    let about = match check.checked() {
        [one] => message!("page.plot-one", file = isolated(&shown(&one.name))),
        _ => message!("page.plot-all"),
    };
    html! {
        details.overview {
            summary { (message!("page.plot-title").said(lang)) }
            p.sum { (phrase(lang, &about)) }
            svg.plot viewBox=(format!("0 0 {SIDE} {SIDE}")) aria-hidden="true" {
                rect.frame x="0" y="0" width=(SIDE) height=(SIDE) {}
                line.frame x1="0" y1="0" x2=(SIDE) y2=(SIDE) {}
                @for edge in edges {
                    line.edge x1=(edge) y1="0" x2=(edge) y2=(SIDE) {}
                    line.edge x1="0" y1=(edge) x2=(SIDE) y2=(edge) {}
                }
                @for (number, one, other) in strokes {
                    a href=(format!("#g{number}")) tabindex="-1" {
                        (stroke(&scale, one, other))
                        (stroke(&scale, other, one))
                    }
                }
            }
        }
    }
}

/// The findings that are repeats, each with two places of it: the first copy with every other one.
fn strokes(check: &Check<'_>) -> Vec<(usize, Place, Place)> {
    let is_checked = |place: &Place| (place.document as usize) < check.checked().len();
    let repeats = check.findings.iter().enumerate();
    let repeats = repeats.filter(|(_, each)| each.similarity.is_some());
    let pairs = |(number, finding): (usize, &Finding)| {
        let places: Vec<Place> = finding.places().filter(is_checked).collect();
        let first = places.iter().min().copied();
        let others = places.into_iter();
        let pairs = others.filter_map(move |other| Some((number, first?, other)));
        pairs
            .filter(|(_, one, other)| one != other)
            .collect::<Vec<_>>()
    };
    repeats.flat_map(pairs).take(STROKES).collect()
}

fn stroke(scale: &Scale, across: Place, down: Place) -> Markup {
    let [x1, y1] = [across, down].map(|place| scale.at(place, place.span.start));
    let [x2, y2] = [across, down].map(|place| scale.at(place, place.span.end));
    let [x2, y2] = [(x1, x2), (y1, y2)].map(|(start, end)| end.max(start + LEAST).min(SIDE));
    html! { line x1=(x1) y1=(y1) x2=(x2) y2=(y2) {} }
}

/// Where places are, of all files one after another.
struct Scale {
    starts: Vec<u64>,
    length: u64,
}

impl Scale {
    fn new(documents: &[Document]) -> Self {
        let mut length = 0;
        let mut starts = Vec::with_capacity(documents.len());
        for document in documents {
            starts.push(length);
            length += document.text.len() as u64;
        }
        Self { starts, length }
    }

    fn at(&self, place: Place, offset: u32) -> u64 {
        self.fit(self.starts[place.document as usize] + u64::from(offset))
    }

    fn fit(&self, at: u64) -> u64 {
        at * SIDE / self.length.max(1)
    }
}
