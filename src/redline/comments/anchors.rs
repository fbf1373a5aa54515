//! From a place in the text that was read to the elements that a comment is put between.

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::input::Revisions;
use crate::input::docx::Origin;
use crate::input::docx::view;
use crate::input::xml::Node;
use crate::redline::comments::hosts::{Host, Hosts, SORTS, is_open};
use crate::redline::places;
use crate::redline::records;
use crate::redline::units::{Keys, Units, What};
use crate::text::span::Span;

/// Where a comment starts or ends.
#[derive(Clone, Copy)]
pub(super) enum Edge<'t> {
    /// Between elements, or at the edge of one: a byte of the source.
    At(u32),
    /// Inside a run, before the unit of that number among those of the run.
    In(Node<'t>, u32),
}

/// What a comment reaches over.
#[derive(Clone, Copy)]
pub(super) struct Reach<'t> {
    pub(super) start: Edge<'t>,
    pub(super) end: Edge<'t>,
}

/// Where a comment is, seen from what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Beside it.
    Beside,
    /// At the mark of the note that it is in.
    Note,
    /// At the drawing of the text box that it is in.
    Box,
    /// At the start of the text.
    Start,
}

impl Place {
    /// What the comment says of it.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Beside => None,
            Self::Note => Some("In this note"),
            Self::Box => Some("In this text box"),
            Self::Start => Some("Above or below the pages"),
        }
    }
}

/// Finds the places of comments.
pub(super) struct Anchors<'x, 't> {
    document: &'x Document,
    origins: &'x [Origin],
    hosts: &'x Hosts<'t>,
    revisions: Revisions,
    /// The paragraphs that were read of the text's elements, by the first of these.
    own: FxHashMap<u32, Vec<u32>>,
    /// The units of the elements that were looked at, and where each was read.
    read: FxHashMap<u32, (Units<'t>, Vec<Option<u32>>)>,
}

impl<'x, 't> Anchors<'x, 't> {
    pub(super) fn new(
        document: &'x Document,
        origins: &'x [Origin],
        hosts: &'x Hosts<'t>,
        revisions: Revisions,
    ) -> Self {
        let mut own: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (at, origin) in origins.iter().enumerate() {
            if records::number(origin.part) == Some(0)
                && let Some(first) = origin.elements.first()
            {
                own.entry(*first).or_default().push(at as u32);
            }
        }
        Self {
            document,
            origins,
            hosts,
            revisions,
            own,
            read: FxHashMap::default(),
        }
    }

    /// Where a comment on that text goes; nothing if the file has no text of its own.
    pub(super) fn anchor(&mut self, span: Span) -> Option<(Place, Reach<'t>)> {
        let paragraphs = &self.document.paragraphs;
        let last = paragraphs.len().checked_sub(1)?;
        let first = paragraphs.partition_point(|each| each.span.end <= span.start);
        let (first, end) = (first.min(last), span.end.max(span.start + 1));
        let last = paragraphs.partition_point(|each| each.span.start < end);
        let last = last.saturating_sub(1).max(first);
        let (place, reach) = self.of_paragraph(first, span)?;
        if place != Place::Beside || last == first {
            return Some((place, reach));
        }
        let parent = |at: usize| {
            let host = self.origins[at].elements.first();
            host.and_then(|start| self.hosts.paragraph(*start))
                .map(|host| host.parent)
        };
        // A comment does not reach out of a cell or a control.
        let far = (first + 1..=last)
            .rev()
            .find(|at| parent(*at) == parent(first));
        let end = far.and_then(|far| match self.of_paragraph(far, span) {
            Some((Place::Beside, reach)) => Some(reach.end),
            _ => None,
        });
        let end = end.unwrap_or(reach.end);
        Some((place, Reach { end, ..reach }))
    }

    /// The part of a text that is in a paragraph.
    fn of_paragraph(&mut self, at: usize, span: Span) -> Option<(Place, Reach<'t>)> {
        let origin = &self.origins[at];
        let start = origin.elements.first().copied();
        let around = |place: Place, node: Node<'t>| {
            let start = Edge::At(node.span().start);
            let end = Edge::At(node.span().end);
            Some((place, Reach { start, end }))
        };
        match (records::number(origin.part), start) {
            (Some(0), Some(start)) => {
                let host = self.hosts.paragraph(start)?;
                match host.around {
                    Some(node) => around(Place::Box, node),
                    None => Some((Place::Beside, self.beside(at, start, host, span))),
                }
            }
            (Some(part), Some(start)) => {
                let sort = SORTS[usize::from(part) - 1];
                match self.hosts.mark(sort, start) {
                    Some(node) => around(Place::Note, node),
                    None => self.at_start(),
                }
            }
            _ => self.at_start(),
        }
    }

    fn at_start(&self) -> Option<(Place, Reach<'t>)> {
        let host = self.hosts.first()?;
        let inner = content(host.paragraph);
        let reach = Reach {
            start: Edge::At(inner.start),
            end: Edge::At(inner.end),
        };
        Some((Place::Start, reach))
    }

    /// Around the units of a text, as far as they were read in a paragraph; around the letter that is nearest, if there are none.
    fn beside(&mut self, at: usize, start: u32, host: Host<'t>, span: Span) -> Reach<'t> {
        if !self.read.contains_key(&start) {
            let read = self.units(start);
            self.read.insert(start, read);
        }
        let (units, places) = &self.read[&start];
        let own = self.document.paragraphs[at].span;
        let is_in = |place: &Option<u32>, span: Span| {
            place.is_some_and(|place| span.start <= place && place < span.end)
        };
        let wanted = Span {
            start: span.start.max(own.start),
            end: span.end.min(own.end),
        };
        let first = places.iter().position(|place| is_in(place, wanted));
        let last = places.iter().rposition(|place| is_in(place, wanted));
        let near = || {
            let own = |place: &Option<u32>| is_in(place, own);
            let next = |place: &Option<u32>| own(place) && *place >= Some(wanted.start);
            places
                .iter()
                .position(next)
                .or_else(|| places.iter().rposition(own))
        };
        if let Some((first, last)) = first.zip(last).or_else(|| near().map(|at| (at, at))) {
            return Reach {
                start: edge(units, first, false),
                end: edge(units, last, true),
            };
        }
        let inner = content(host.paragraph);
        Reach {
            start: Edge::At(inner.start),
            end: Edge::At(inner.end),
        }
    }

    fn units(&self, start: u32) -> (Units<'t>, Vec<Option<u32>>) {
        let own = self.own.get(&start).map_or(&[][..], Vec::as_slice);
        let elements = own.first().map_or(&[][..], |first| {
            self.origins[*first as usize].elements.as_slice()
        });
        let nodes = elements.iter().filter_map(|start| {
            let host = self.hosts.paragraph(*start);
            host.map(|host| host.paragraph)
        });
        let units = Units::of(&nodes.collect::<Vec<Node<'t>>>(), &NoKeys);
        let is_read = |unit: u32| {
            let mut inside = units.list[unit as usize].inside;
            while inside > 0 {
                let around = units.around[inside as usize - 1];
                if view::is_left_out(around.node.name().1, self.revisions) {
                    return false;
                }
                inside = around.above;
            }
            true
        };
        let places = places::places(self.document, self.origins, own, &units, &is_read);
        (units, places)
    }
}

/// The edge before or behind a unit.
fn edge<'t>(units: &Units<'t>, at: usize, behind: bool) -> Edge<'t> {
    let unit = units.list[at];
    let of = |node: Node<'t>| {
        let span = node.span();
        Edge::At(if behind { span.end } else { span.start })
    };
    // Fields and controls are not cut.
    let mut closed = None;
    let mut inside = unit.inside;
    while inside > 0 {
        let around = units.around[inside as usize - 1];
        if !is_open(around.node) {
            closed = Some(around.node);
        }
        inside = around.above;
    }
    if let Some(node) = closed {
        return of(node);
    }
    match (unit.run, unit.what) {
        (Some(run), _) => {
            let run = units.runs[run as usize];
            let inner = at as u32 - run.first + u32::from(behind);
            if inner == 0 || inner == run.count {
                of(run.node)
            } else {
                Edge::In(run.node, inner)
            }
        }
        (None, What::Char(_)) => Edge::At(0),
        (None, What::Atom(node) | What::Field(node) | What::Aside(node) | What::End(node)) => {
            of(node)
        }
    }
}

/// What is in a paragraph after its properties.
fn content(paragraph: Node<'_>) -> Span {
    let inner = paragraph.inner();
    let properties = paragraph.child(view::WORD, "pPr");
    Span {
        start: properties.map_or(inner.start, |each| each.span().end),
        end: inner.end,
    }
}

/// Units of which no two are compared.
struct NoKeys;

impl Keys for NoKeys {
    fn canonical(&self, _: Node<'_>) -> String {
        String::new()
    }

    fn note(&self, _: &str, _: &str) -> String {
        String::new()
    }
}
