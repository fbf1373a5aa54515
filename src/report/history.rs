//! Every paragraph through all revisions, for people: how many readings it has, when it came, and in which revisions something happened.

use std::io::{self, Write};

use colored::Colorize;

use crate::diff::change::Change;
use crate::document::Document;
use crate::input::log::Revision;
use crate::lineage::lives::{Event, Life, Reading, Stage};
use crate::report::excerpt::{flowing, head, shown};
use crate::report::marked::{BRACKETS, Layout, Marker};
use crate::report::places::Indexed;
use crate::report::told::{self, ready};
use crate::report::{Detail, History, Style, stale, wrapping};
use crate::wording::Lang;
use crate::wording::message::{Argument, Message, message};

/// How far what is said of a paragraph is indented below its line.
const INDENT: usize = 2;
/// So many of the last changes of a paragraph are named, besides the first of all.
const LAST: usize = 3;
impl<'run> History<'run> {
    /// What git knows of a revision.
    pub(super) fn revision(&self, at: u32) -> Option<&'run Revision> {
        self.revisions.get(at as usize)
    }

    /// The revisions that one comes from, by number.
    pub(super) fn parents(&self, at: u32) -> Vec<u32> {
        match self.revision(at) {
            Some(revision) => revision.parents.clone(),
            None => at.checked_sub(1).into_iter().collect(),
        }
    }

    /// The document of a revision.
    pub(super) fn document(&self, at: u32) -> &'run Document {
        &self.documents[at as usize]
    }

    /// The short name of a revision: its hash, or its file.
    pub(super) fn short(&self, at: u32, lang: Lang) -> String {
        match self.revision(at) {
            Some(revision) if revision.is_boundary => format!("^{}", revision.short),
            Some(revision) => revision.short.clone(),
            None if self.path.is_some() => message!("revision.uncommitted").said(lang),
            None => shown(&self.document(at).name),
        }
    }

    /// A revision with its date and author, where git knows them.
    pub(super) fn said(&self, at: u32, lang: Lang) -> String {
        self.revision(at)
            .map_or_else(|| self.short(at, lang), stale::said)
    }

    /// How many paragraphs the base has, how many of them are as they were in the first revision, and how many came later and are as they
    /// were then.
    pub(super) fn counts(&self) -> [usize; 3] {
        let lives = self.lives.all.iter();
        let there = lives.filter_map(|life| Some((life, life.at(self.base)?.paragraphs.len())));
        let mut out = [0; 3];
        for (life, paragraphs) in there {
            out[0] += paragraphs;
            if life.is_quiet() {
                out[if life.at(0).is_some() { 1 } else { 2 }] += paragraphs;
            }
        }
        out
    }

    /// `12 paragraphs through 5 revisions: 7 unchanged, 4 changed, 1 new; 2 not in 77b01de`
    pub(super) fn summary(&self, lang: Lang) -> Message {
        let [there, quiet, new] = self.counts();
        let gone = self.lives.all.iter();
        let gone = gone.filter(|life| life.at(self.base).is_none()).count();
        let said_new = message!("history.summary-new", count = new);
        let revision = ready(self.short(self.base, lang));
        let said_gone = message!("history.summary-gone", count = gone, revision = revision);
        message!(
            "history.summary",
            count = there,
            revisions = self.documents.len(),
            quiet = quiet,
            changed = there - quiet - new,
            new = (new > 0).then_some(said_new),
            gone = (gone > 0).then_some(said_gone)
        )
    }
}

/// Writes the paragraphs of the base, and those that it does not have in their places, with what happened to each.
pub(super) fn write(
    history: &History<'_>,
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let base = history.document(history.base);
    let indexed = Indexed::new(base);
    let lines = indexed.lines.place(base.text.len() as u32).line;
    let human = Human {
        history,
        style,
        lines: lines.to_string().len(),
        indexed,
    };
    let order = history.lives.order(history.base);
    let all = order.iter().map(|at| &history.lives.all[*at as usize]);
    let mut quiet = Vec::new();
    for life in all {
        // One that was there from the first on and never changed is counted.
        let folded = style.detail != Detail::Full && life.is_quiet() && human.is_old(life);
        if folded {
            quiet.push(life);
            continue;
        }
        human.folded(&std::mem::take(&mut quiet), out)?;
        human.life(life, out)?;
    }
    human.folded(&quiet, out)?;
    if !order.is_empty() {
        writeln!(out)?;
    }
    wrapping::line(
        out,
        &style.say(&history.summary(style.lang)),
        INDENT,
        style.columns,
    )
}

struct Human<'run> {
    history: &'run History<'run>,
    style: Style<'run>,
    indexed: Indexed<'run>,
    /// How many columns the number of a line takes.
    lines: usize,
}

impl Human<'_> {
    /// Whether a paragraph is in the first revision, and in the base.
    fn is_old(&self, life: &Life) -> bool {
        life.at(0).is_some() && life.at(self.history.base).is_some()
    }

    fn folded(&self, lives: &[&Life], out: &mut dyn Write) -> io::Result<()> {
        if lives.is_empty() {
            return Ok(());
        }
        let quiet = message!("history.quiet", count = lives.len());
        let what = format!(" {:>1$}  {2}", "…", self.lines, self.style.say(&quiet));
        writeln!(out, "{}", what.dimmed())
    }

    fn life(&self, life: &Life, out: &mut dyn Write) -> io::Result<()> {
        let (number, document, paragraphs) = match life.at(self.history.base) {
            Some(stage) => {
                let place = self.indexed.start_of(stage.paragraphs[0]);
                let number = format!("{:>1$}", place.line, self.lines);
                let name = &self.indexed.document.name;
                let number = self.style.linked(&number, name, place.line);
                (number, self.indexed.document, &stage.paragraphs)
            }
            None => match last(life) {
                Some(stage) => {
                    let document = self.history.document(stage.revision);
                    (
                        format!("{:>1$}", "-", self.lines),
                        document,
                        &stage.paragraphs,
                    )
                }
                None => return Ok(()),
            },
        };
        let room = self.style.room(self.lines + 3);
        let start = head(&text(document, paragraphs), room).0;
        let start = if life.at(self.history.base).is_some() {
            start.bold()
        } else {
            start.red()
        };
        writeln!(out, " {number}  {start}")?;
        self.below(&self.told(life), out)?;
        if self.style.detail == Detail::Full {
            for reading in &life.readings {
                self.reading(reading, out)?;
            }
        }
        Ok(())
    }

    /// A line about the paragraph above.
    fn below(&self, text: &str, out: &mut dyn Write) -> io::Result<()> {
        let indent = self.lines + 3;
        let line = format!("{:indent$}{text}", "");
        wrapping::line(out, &line, indent + INDENT, self.style.columns)
    }

    /// `2 readings; came 1f0c2aa (2026-03-01, Ann Lee); edited and moved 77b01de (2026-03-02, Bo Lindqvist)`
    fn told(&self, life: &Life) -> String {
        let mut out = message!("history.readings", count = life.readings.len());
        let mut add = |more: Message| {
            let first = std::mem::take(&mut out);
            out = message!("common.semicolon", first = first, second = more);
        };
        let is_full = self.style.detail == Detail::Full;
        // A clause gets another number whenever one is inserted above it.
        let is_told = |event: &Event| is_full || *event != Event::Renumbered;
        let turns = life.stages.iter().map(|stage| {
            let events = stage.events.iter().copied().filter(is_told);
            (stage.revision, events.collect::<Vec<Event>>())
        });
        let turns: Vec<(u32, Vec<Event>)> =
            turns.filter(|(_, events)| !events.is_empty()).collect();
        // The first, and so many of the last; one left out would take as much room as what says so.
        let left_out = turns.len().saturating_sub(1 + LAST);
        let left_out = if is_full || left_out < 2 { 0 } else { left_out };
        for (number, (revision, own)) in turns.iter().enumerate() {
            if number == 1 && left_out > 0 {
                add(message!("history.more", count = left_out));
            }
            if number > 0 && number <= left_out {
                continue;
            }
            let by = self.history.said(*revision, self.style.lang);
            add(message!(
                "history.turn",
                events = events(own),
                revision = ready(by)
            ));
        }
        // What is one elsewhere is reported once.
        if let Some(stage) = life
            .at(self.history.base)
            .filter(|stage| stage.paragraphs.len() > 1)
        {
            let lines = stage.paragraphs.iter();
            let lines = lines.map(|at| self.indexed.start_of(*at).line.to_string());
            add(message!("history.lines", lines = Argument::list(lines)));
        }
        self.style.say(&out)
    }

    fn reading(&self, reading: &Reading, out: &mut dyn Write) -> io::Result<()> {
        let new = self.history.document(reading.revision);
        let said = match &reading.change {
            Some((from, change)) => {
                marked(self.history.document(*from), new, change, self.style.lang)
            }
            None => text(new, &reading.paragraphs),
        };
        let by = self.history.short(reading.revision, self.style.lang);
        let by = by.yellow();
        self.below(&format!("{by}: {said}"), out)
    }
}

fn marked(old: &Document, new: &Document, change: &Change, lang: Lang) -> String {
    let layout = Layout {
        whole: false,
        new_line: " ",
        pen: BRACKETS,
        lang,
    };
    Marker { old, new, layout }.marked(change)
}

/// The day of a date.
pub(super) fn day(date: &str) -> &str {
    date.split('T').next().unwrap_or(date)
}

/// The last revision that has a paragraph.
pub(super) fn last(life: &Life) -> Option<&Stage> {
    let mut stages = life.stages.iter().rev();
    stages.find(|stage| !stage.paragraphs.is_empty())
}

/// `edited and moved`
pub(super) fn events(events: &[Event]) -> Argument {
    let names = events.iter().map(|each| Argument::from(told::event(*each)));
    let all =
        names.reduce(|first, second| message!("common.and", first = first, second = second).into());
    all.unwrap_or_else(|| "".into())
}

/// What paragraphs say, on one line.
pub(super) fn text(document: &Document, paragraphs: &[u32]) -> String {
    let texts = paragraphs.iter();
    let texts = texts.map(|at| flowing(&document.reading(&document.paragraphs[*at as usize])));
    texts.collect::<Vec<String>>().join(" ¶ ")
}
