//! The paragraphs of the base, each with its apparatus: its readings, and what happened to it when.

use maud::{Markup, html};

use crate::document::{Document, Kind};
use crate::lineage::lives::{Event, Life, Reading, Stage};
use crate::report::html::edition::{Edition, authors, is_entry, runs, turns};
use crate::report::html::labels::{self, Unit};
use crate::report::html::map::Map;
use crate::report::html::phrase::markup;
use crate::report::html::pieces::{self, Side, pieces};
use crate::report::html::texts;
use crate::report::told;
use crate::wording::message::{Argument, message};

/// What writes the rows of a page.
pub(super) struct Rows<'run> {
    edition: &'run Edition<'run>,
}

impl<'run> Rows<'run> {
    pub(super) fn new(edition: &'run Edition<'run>) -> Self {
        Self { edition }
    }

    /// All paragraphs of the base in order; those that it does not have are behind what they followed.
    pub(super) fn markup(&self, map: &mut Map) -> Markup {
        let (edition, history) = (self.edition, self.edition.history);
        let base = history.base;
        let mut out = Vec::new();
        let mut place = 0;
        self.absent(&mut place, map, &mut out);
        let classes = &history.lives.classes[base as usize];
        let mut at = 0u32;
        for run in classes.chunk_by(|one, other| one == other) {
            let own: Vec<u32> = (at..at + run.len() as u32).collect();
            let first = history.lives.all[run[0] as usize].at(base);
            let is_first = first.is_some_and(|stage| stage.paragraphs[0] == at);
            at += run.len() as u32;
            let number = edition.places[run[0] as usize] as usize;
            if is_first {
                out.push(self.row(number, Some(&own), map));
                place = number + 1;
                self.absent(&mut place, map, &mut out);
            } else {
                out.push(self.part(number, &own));
            }
        }
        html! { @for row in out { (row) "\n" } }
    }

    /// The rows of those that the base does not have, up to the next one that it has.
    fn absent(&self, place: &mut usize, map: &mut Map, out: &mut Vec<Markup>) {
        let edition = self.edition;
        while *place < edition.order.len()
            && edition.life(*place).at(edition.history.base).is_none()
        {
            out.push(self.row(*place, None, map));
            *place += 1;
        }
    }

    /// A part of a paragraph that is away from its first one.
    fn part(&self, number: usize, own: &[u32]) -> Markup {
        html! {
            div."row part" {
                header { a href=(format!("#k{number}")) { (self.edition.say(&message!("page.belongs"))) } }
                (self.text(self.edition.history.base, own, "t"))
            }
        }
    }

    fn row(&self, number: usize, own: Option<&[u32]>, map: &mut Map) -> Markup {
        let (edition, base) = (self.edition, self.edition.history.base);
        let life = edition.life(number);
        let id = format!("k{number}");
        let (runs, labels) = runs::readings(edition, life);
        let labels = labels.join("|");
        let length = own.map_or(0, |own| {
            let document = edition.history.document(base);
            own.iter()
                .map(|at| document.paragraphs[*at as usize].span.len())
                .sum::<usize>()
        }) as u64;
        if !is_entry(life) {
            map.length += length;
            return html! {
                div.row id=(id) data-runs=(runs) data-labels=(labels) {
                    @if let Some(own) = own { (self.text(base, own, "t now reading")) }
                }
            };
        }
        let kinds: Vec<&str> = Event::ALL
            .into_iter()
            .filter(|event| *event != Event::Renumbered && life.count(*event) > 0)
            .map(Event::name)
            .collect();
        let is_telling = |kind: &&&str| **kind != "came" && !(own.is_some() && **kind == "gone");
        let mark = kinds.iter().rev().find(is_telling).copied();
        map.mark(marked(mark.unwrap_or("came")), &id);
        map.length += length;
        let who: Vec<String> = authors(edition, life)
            .iter()
            .map(|at| format!("a{at}"))
            .collect();
        let class = if own.is_none() {
            "row para absent"
        } else {
            "row para"
        };
        html! {
            article class=(class) id=(id) data-kind=(kinds.join(" ")) data-who=(who.join(" ")) data-runs=(runs) data-labels=(labels) tabindex="-1" {
                header {
                    b.kind { (edition.say(&message!("history.readings", count = life.readings.len()))) } " "
                    span.where { bdi { (self.place(life, own)) } } " "
                    span.says { (summed(life).said(edition.lang)) }
                }
                @if let Some(own) = own { (self.text(base, own, "t now")) } @else { p."t now" hidden {} }
                (self.apparatus(life))
            }
        }
    }

    /// Where a paragraph is in the base.
    fn place(&self, life: &Life, own: Option<&[u32]>) -> String {
        let (edition, base) = (self.edition, self.edition.history.base);
        match own {
            Some(own) => {
                let label = labels::label(&edition.indexed[base as usize], own[0]);
                let number = (own[0] + 1).to_string();
                let place = labels::labelled(&label, Unit::Paragraph.said(&number));
                edition.say(&place)
            }
            None if life
                .stages
                .first()
                .is_some_and(|first| first.revision > base) =>
            {
                edition.say(&message!("page.not-there-yet"))
            }
            None => edition.say(&message!("page.not-there")),
        }
    }

    /// The readings of a paragraph, and what happened to it besides, in order.
    fn apparatus(&self, life: &Life) -> Markup {
        let stages: Vec<&Stage> = life
            .stages
            .iter()
            .filter(|stage| !turns(stage).is_empty())
            .collect();
        html! {
            details.apparatus {
                summary { (self.edition.say(&message!("page.readings"))) }
                ol {
                    @for stage in stages { (self.stage(life, stage)) }
                }
            }
        }
    }

    fn stage(&self, life: &Life, stage: &Stage) -> Markup {
        let reading = &life.readings[stage.reading as usize];
        let is_new = reading.revision == stage.revision && !stage.paragraphs.is_empty();
        let is_again = !is_new
            && stage
                .events
                .iter()
                .any(|event| matches!(event, Event::Edited | Event::Returned));
        let events = turns(stage);
        let other = html! {
            a href=(format!("#r{}", reading.revision)) { bdi { (self.edition.short(reading.revision)) } }
        };
        let again = message!("page.reads-again", revision = markup(other));
        html! {
            li {
                header {
                    @for event in &events { b class=(format!("kind mark-{}", marked(event.name()))) { (self.edition.say(&told::event(*event))) } " " }
                    a href=(format!("#r{}", stage.revision)) { bdi { (self.edition.said(stage.revision)) } }
                    @if is_again { " " (self.edition.phrase(&again)) }
                }
                @if is_new { (self.reading(reading)) }
            } "\n"
        }
    }

    /// A reading, with what changed from the one that it was made of.
    fn reading(&self, reading: &Reading) -> Markup {
        let history = self.edition.history;
        let Some((from, change)) = &reading.change else {
            return self.text(reading.revision, &reading.paragraphs, "t reading");
        };
        let sides = [(*from, &change.old), (reading.revision, &change.new)];
        let sides = sides.map(|(revision, paragraphs)| Side {
            document: history.document(revision),
            paragraphs,
        });
        let text = texts::text(
            change.kind,
            &pieces(sides, &change.edits, &[]),
            self.edition.lang,
        );
        self.block(reading.revision, &reading.paragraphs, "t reading", &text)
    }

    /// Paragraphs of a revision as they are.
    fn text(&self, revision: u32, own: &[u32], class: &str) -> Markup {
        let document = self.edition.history.document(revision);
        let text = html! {
            @for (number, at) in own.iter().enumerate() {
                @if number > 0 { span.p {} }
                (seen(document, *at))
            }
        };
        self.block(revision, own, class, &text)
    }

    /// A text in the language and direction of its first paragraph.
    fn block(&self, revision: u32, own: &[u32], class: &str, text: &Markup) -> Markup {
        let edition = self.edition;
        let first = own.first().copied().unwrap_or_default() as usize;
        let language = edition.languages[revision as usize].of(first);
        let document = edition.history.document(revision);
        let class = match document.paragraphs[first].kind {
            Kind::Heading => format!("{class} h"),
            Kind::Code => format!("{class} code"),
            _ => class.to_owned(),
        };
        html! { p class=(class) data-at=(revision) lang=[language.map(|each| each.code)] dir="auto" { (text) } }
    }
}

fn seen(document: &Document, at: u32) -> String {
    let paragraph = &document.paragraphs[at as usize];
    pieces::text(document, paragraph.kind, paragraph.span)
}

/// The mark of an event among those that pages have.
fn marked(event: &str) -> &'static str {
    match event {
        "came" | "returned" => "inserted",
        "gone" => "deleted",
        "moved" => "moved",
        "split" | "merged" => "split",
        _ => "edited",
    }
}

/// How often what happened: `edited 3 times, moved, gone`
fn summed(life: &Life) -> Argument {
    let events = Event::ALL.into_iter();
    let events = events.filter(|event| *event != Event::Renumbered);
    let number = |event: Event| told::number(&Event::ALL, &event);
    let said = events.filter_map(|event| match life.count(event) {
        0 => None,
        1 => Some(told::event(event)),
        2 => Some(message!("page.event-twice", event = number(event))),
        count => Some(message!(
            "page.event-times",
            event = number(event),
            count = count
        )),
    });
    Argument::list(said)
}
