//! The life lines: a row for each paragraph, a column for each revision, marked where something happened. Above them, how much that was.

use std::fmt::Write as _;

use maud::{Markup, html};

use crate::lineage::lives::{Event, Life};
use crate::report::excerpt::shown;
use crate::report::history::day;
use crate::report::html::edition::{Edition, turns};
use crate::report::told;
use crate::wording::message::{Message, message};

/// How wide the table is, and how high it may be where rows are not to be thinner than [`ROW`] says.
const WIDTH: usize = 900;
const HEIGHT: usize = 560;
/// How wide a column and how high a row is at least, and at most.
const COLUMN: [usize; 2] = [2, 60];
const ROW: [usize; 2] = [2, 14];
/// How high the bars are.
const BARS: usize = 48;

/// The marks of a row, in the order in which they are drawn.
const MARKS: [(&str, &[Event]); 4] = [
    ("came", &[Event::Came, Event::Returned]),
    ("moved", &[Event::Moved]),
    ("split", &[Event::Split, Event::Merged]),
    ("edited", &[Event::Edited]),
];

/// The table.
pub(super) fn lifelines(edition: &Edition<'_>) -> Markup {
    let count = edition.history.documents.len();
    let column = (WIDTH / count.max(1)).clamp(COLUMN[0], COLUMN[1]);
    let row = (HEIGHT / edition.order.len().max(1)).clamp(ROW[0], ROW[1]);
    let (width, height) = (count * column, BARS + edition.order.len() * row);
    let rows: Vec<Markup> = edition
        .lives()
        .enumerate()
        .map(|(place, life)| line(life, place, column, row))
        .collect();
    let [first, last] = [0, count - 1].map(|at| name(edition, at as u32));
    let say = |message: Message| edition.say(&message);
    html! {
        details.overview open {
            summary { (say(message!("page.life-title"))) }
            p.sum { (say(message!("page.life-text"))) }
            p.key {
                span.k-edited { (say(told::event(Event::Edited))) }
                span.k-moved { (say(told::event(Event::Moved))) }
                span.k-split { (say(message!("page.life-split"))) }
                span.k-came { (say(told::event(Event::Came))) }
            }
            div.plate { div.scroll tabindex="0" role="region" aria-label=(say(message!("page.life-lines"))) {
                svg.lives viewBox=(format!("0 0 {width} {height}")) width=(width) aria-hidden="true" {
                    (bars(edition, column))
                    g stroke-width=(row.saturating_sub(usize::from(row > 4))) { @for row in rows { (row) } }
                }
            }
            p.axis { bdi { (first) } bdi { (last) } } }
        }
    }
}

/// What a revision is called at the edge: its day, or its file.
fn name(edition: &Edition<'_>, at: u32) -> String {
    match edition.history.revision(at) {
        Some(revision) => shown(day(&revision.date)),
        None => edition.short(at),
    }
}

/// How many paragraphs changed in each revision after the first.
fn bars(edition: &Edition<'_>, column: usize) -> Markup {
    let mut counts = vec![0usize; edition.history.documents.len()];
    let stages = edition.lives().flat_map(|life| &life.stages);
    for stage in stages.filter(|stage| stage.revision > 0 && !turns(stage).is_empty()) {
        counts[stage.revision as usize] += 1;
    }
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    html! {
        @for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            @let high = (count * (BARS - 8)).div_ceil(most);
            a href=(format!("#r{at}")) tabindex="-1" {
                rect.bar x=(at * column) y=(BARS - 4 - high) width=(column.max(3) - 1) height=(high) { title { (count) } }
            }
        }
    }
}

fn line(life: &Life, place: usize, column: usize, row: usize) -> Markup {
    let y = BARS + place * row + row / 2;
    let mut there = String::new();
    let mut from: Option<(u32, u32)> = None;
    let stages = life
        .stages
        .iter()
        .filter(|stage| !stage.paragraphs.is_empty());
    let mut draw = |(first, last): (u32, u32)| {
        let (x, long) = (
            first as usize * column,
            (last - first + 1) as usize * column,
        );
        let _ = write!(there, "M{x} {y}h{long}");
    };
    for stage in stages {
        from = match from {
            Some((first, last)) if last + 1 == stage.revision => Some((first, stage.revision)),
            Some(run) => {
                draw(run);
                Some((stage.revision, stage.revision))
            }
            None => Some((stage.revision, stage.revision)),
        };
    }
    if let Some(run) = from {
        draw(run);
    }
    let marks = MARKS.map(|(name, events)| {
        let stages = life.stages.iter().filter(|stage| {
            let is_start = stage.revision == 0;
            !is_start && stage.events.iter().any(|event| events.contains(event))
        });
        let mut path = String::new();
        for stage in stages {
            let _ = write!(path, "M{} {y}h{column}", stage.revision as usize * column);
        }
        (name, path)
    });
    html! {
        a href=(format!("#k{place}")) tabindex="-1" {
            path.life d=(there) {}
            @for (name, path) in marks { @if !path.is_empty() { path class=(format!("k-{name}")) d=(path) {} } }
        }
    }
}
