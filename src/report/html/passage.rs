//! A passage of a document in its paragraph, with words in it marked; messages with what they quote.

use maud::{Markup, html};

use crate::document::languages::{self, Languages};
use crate::document::{Document, Kind};
use crate::finding::Place;
use crate::report::excerpt::shown;
use crate::report::html::labels::{self, Unit};
use crate::report::html::pieces;
use crate::report::places::Places;
use crate::text::span::Span;
use crate::wording::Lang;

/// How many bytes of the paragraph are shown on each side of a passage.
pub(super) const AROUND: usize = 400;
/// How many bytes of a passage are shown. Passages overlap, so that all of them in full could be many times the text.
const LONGEST: usize = 4000;

/// What reads passages out of the documents of a check.
pub(super) struct Reader<'run> {
    documents: &'run [Document],
    places: &'run Places<'run>,
    languages: Vec<Languages>,
    /// The language of what is said of places.
    pub(super) lang: Lang,
}

impl<'run> Reader<'run> {
    pub(super) fn new(documents: &'run [Document], places: &'run Places<'run>, lang: Lang) -> Self {
        Self {
            documents,
            places,
            languages: languages::find(documents),
            lang,
        }
    }

    /// Where a place is; its file is named where it is not that of another place.
    pub(super) fn place(&self, place: Place, beside: Option<Place>) -> String {
        let indexed = self.places.indexed(place);
        let paragraphs = &indexed.document.paragraphs;
        let at = paragraphs.partition_point(|each| each.span.end <= place.span.start);
        let is_inside = paragraphs
            .get(at)
            .is_some_and(|each| each.span.start <= place.span.start);
        let line = self.places.start(place).line;
        let label = if is_inside {
            labels::label(indexed, at as u32)
        } else {
            String::new()
        };
        let said = match indexed.page(place.span.start) {
            Some(page) => Unit::Page.said(&page.to_string()),
            None => Unit::Line.said(&line.to_string()),
        };
        let mut said = labels::labelled(&label, said);
        if beside.is_none_or(|other| other.document != place.document) {
            said = labels::labelled(self.places.path(place), said);
        }
        said.said(self.lang)
    }

    /// The passage at a place with so many bytes around it; `marked` are spans inside, in order, none overlapping.
    pub(super) fn passage(&self, place: Place, around: usize, marked: &[Span]) -> Markup {
        let document = &self.documents[place.document as usize];
        let all = &document.paragraphs;
        let inside = Span {
            end: place
                .span
                .end
                .min(floor(document, place.span.start as usize + LONGEST)),
            ..place.span
        };
        let first = all.partition_point(|each| each.span.end <= place.span.start);
        let behind = |end: u32| all.partition_point(|each| each.span.start < end);
        let last = behind(place.span.end.max(place.span.start + 1)).max(first);
        let own = match &all[first..last] {
            [one, .., other] => one.span.join(other.span).join(place.span),
            [one] => one.span.join(place.span),
            // What is in no paragraph: a line of a configuration, a running header.
            [] => {
                let indexed = self.places.indexed(place);
                indexed.lines.line_span(place.span.start).join(place.span)
            }
        };
        let start = (inside.start as usize).saturating_sub(around);
        let shown = Span {
            start: own.start.max(floor(document, start)),
            end: own.end.min(floor(document, inside.end as usize + around)),
        };
        let paragraphs = &all[first..last.min(behind(shown.end).max(first))];
        let language = self.languages[place.document as usize].of(first);
        let is_code = paragraphs.iter().all(|each| each.kind == Kind::Code);
        let class = if is_code { "t code" } else { "t" };
        html! {
            p class=(class) lang=[language.map(|each| each.code)] dir="auto" {
                @if own.start < shown.start { "…" }
                @for (number, part) in parts(paragraphs.iter().map(|each| each.span), shown).into_iter().enumerate() {
                    @if number > 0 { span.p {} }
                    (with_marks(document, part, marked, is_code))
                }
                @if shown.end < own.end { "…" }
            }
        }
    }
}

/// A stretch cut where paragraphs end.
fn parts(paragraphs: impl Iterator<Item = Span>, stretch: Span) -> Vec<Span> {
    let parts = paragraphs
        .filter(|own| own.overlaps(stretch))
        .map(|own| Span {
            start: own.start.max(stretch.start),
            end: own.end.min(stretch.end),
        });
    let parts: Vec<Span> = parts.collect();
    if parts.is_empty() {
        vec![stretch]
    } else {
        parts
    }
}

/// A text with the spans in it that are marked; an empty one is a place.
fn with_marks(document: &Document, own: Span, marked: &[Span], is_code: bool) -> Markup {
    let kind = if is_code { Kind::Code } else { Kind::Body };
    let text = |start: u32, end: u32| {
        let end = end.max(start);
        pieces::text(document, kind, Span { start, end })
    };
    let first = marked.partition_point(|each| each.end < own.start);
    let inside = marked[first..]
        .iter()
        .take_while(|each| each.start <= own.end);
    let mut at = own.start;
    let mut out = Vec::new();
    for each in inside {
        let (start, end) = (each.start.max(at), each.end.min(own.end));
        if each.is_empty() && start == each.start {
            out.push((text(at, start), Some(String::new())));
            at = start;
        } else if start < end {
            out.push((text(at, start), Some(text(start, end))));
            at = end;
        }
    }
    out.push((text(at, own.end), None));
    html! {
        @for (before, mark) in out {
            (before)
            @if let Some(mark) = mark {
                @if mark.trim().is_empty() { mark.blank { (mark) } } @else { mark { (mark) } }
            }
        }
    }
}

/// The last boundary of a character up to an offset.
fn floor(document: &Document, at: usize) -> u32 {
    document.text.floor_char_boundary(at) as u32
}

/// A message, with what it puts between backticks as a quotation.
pub(super) fn quoted(text: &str) -> Markup {
    let text = shown(text);
    let parts: Vec<&str> = text.split('`').collect();
    html! {
        @if parts.len().is_multiple_of(2) {
            (text)
        } @else {
            @for (number, part) in parts.iter().enumerate() {
                @if number % 2 == 0 { (part) } @else { q { bdi { (part) } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn passage(text: &str, marked: &str, around: usize) -> String {
        let options = input::Options::default();
        let documents = [input::from_bytes("a.txt", text.as_bytes(), &options).unwrap()];
        let places = Places::new(&documents);
        let reader = Reader::new(&documents, &places, Lang::default());
        let at = text.find(marked).unwrap();
        let span = Span::new(at, at + marked.len());
        let place = Place { document: 0, span };
        reader.passage(place, around, &[span]).into_string()
    }

    #[test]
    fn a_passage_is_marked_in_its_paragraph() {
        assert_eq!(
            passage(
                "One line.\n\nThe <gate> is shut at noon.\n",
                "<gate> is",
                400
            ),
            "<p class=\"t\" lang=\"en\" dir=\"auto\">The <mark>&lt;gate&gt; is</mark> shut at noon.</p>"
        );
    }

    #[test]
    fn what_is_far_from_it_is_cut() {
        let long = "The keeper counts the lamps at the gate of the pier. ".repeat(2000);
        let shown = passage(&format!("{long}XX {long}"), "XX", 40);
        assert!(shown.len() < 200 && shown.contains("…") && shown.contains("<mark>XX</mark>"));
        let whole = passage(&long, long.trim_end(), 40);
        assert!(whole.len() < 5000, "{}", whole.len());
    }

    #[test]
    fn a_message_quotes() {
        assert_eq!(
            quoted("`<the>` is repeated").into_string(),
            "<q><bdi>&lt;the&gt;</bdi></q> is repeated"
        );
        assert_eq!(quoted("a ` alone").into_string(), "a ` alone");
    }
}
