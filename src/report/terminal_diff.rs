//! A comparison for people: each change with its places and its text, renumbered clauses in one line a run, and a summary.

use std::io::{self, Write};

use colored::Colorize;

use crate::diff::change::{Change, Diff, Kind, Renumbering, Stale};
use crate::document::Document;
use crate::facts::reference;
use crate::report::excerpt::{head, shown};
use crate::report::marked::{BRACKETS, Layout, Marker};
use crate::report::places::Indexed;
use crate::report::relabelled::{self, Relabelled, range};
use crate::report::summary;
use crate::report::told::{self, ready};
use crate::report::wrapping;
use crate::report::{Detail, Style};
use crate::wording::message::{Message, message};

/// So many columns of a paragraph tell which it is beside a moved one.
const NEIGHBOUR: usize = 24;

/// Writes the comparison; nothing but the summary when nothing changed and not everything is asked for.
pub(super) fn write(
    old: &Document,
    new: &Document,
    diff: &Diff,
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let full = style.detail == Detail::Full;
    if !diff.is_empty() || full {
        let sides = Sides::new(old, new, diff, style);
        writeln!(out, "{}", format!("--- {}", shown(&old.name)).red())?;
        writeln!(out, "{}\n", format!("+++ {}", shown(&new.name)).green())?;
        sides.write_all(out)?;
        sides.write_stale(out)?;
    }
    write_totals(diff, style, out)
}

/// The end of a comparison: what was compared roughly, and how much changed.
pub(super) fn write_totals(diff: &Diff, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    if !diff.coarse[0].is_empty() {
        let line = message!("diff.coarse", count = diff.coarse[0].len());
        let line = format!("{}\n", style.say(&line));
        wrapping::line(out, &line, INDENT, style.columns)?;
    }
    wrapping::line(
        out,
        &style.say(&summary::of(&[diff])),
        INDENT,
        style.columns,
    )
}

/// How far the text of a change is indented.
const INDENT: usize = 2;

/// What is said of a change or of a run of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Headline {
    /// What happened: `renumbered: 2–6 to 3–7`.
    pub(super) what: String,
    /// Of how many, and where.
    pub(super) rest: String,
}

impl Headline {
    /// Both in one line.
    pub(super) fn line(&self, style: Style<'_>) -> String {
        let (what, rest) = (ready(self.what.bold()), ready(&self.rest));
        style.say(&message!("diff.run", what = what, rest = rest))
    }
}

/// How a change is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// By itself.
    Apart,
    /// It is the first of a run, of which this is said.
    InRun(Headline),
    /// It is a later one of a run.
    Before,
}

/// Both sides of a comparison with the places of their paragraphs.
pub(super) struct Sides<'run> {
    marker: Marker<'run>,
    diff: &'run Diff,
    /// For each change whether a line of its own tells of it, or the line of a run.
    pub(super) told: Vec<Told>,
    pub(super) old: Indexed<'run>,
    pub(super) new: Indexed<'run>,
    style: Style<'run>,
}

impl<'run> Sides<'run> {
    /// Reads both sides once.
    pub(super) fn new(
        old: &'run Document,
        new: &'run Document,
        diff: &'run Diff,
        style: Style<'run>,
    ) -> Self {
        let layout = Layout {
            whole: style.detail == Detail::Full,
            new_line: "\n  ",
            pen: BRACKETS,
            lang: style.lang,
        };
        Self::laid_out([old, new], diff, style, layout)
    }

    /// The same, with changed paragraphs laid out like that.
    pub(super) fn laid_out(
        [old, new]: [&'run Document; 2],
        diff: &'run Diff,
        style: Style<'run>,
        layout: Layout,
    ) -> Self {
        let mut sides = Self {
            marker: Marker { old, new, layout },
            diff,
            told: vec![Told::Apart; diff.changes.len()],
            old: Indexed::new(old),
            new: Indexed::new(new),
            style,
        };
        if style.detail != Detail::Full {
            for run in &diff.renumberings {
                sides.tell(&run.changes, sides.renumbered(run));
            }
            for run in relabelled::find(old, new, diff) {
                sides.tell(&run.changes, sides.relabelled(&run));
            }
        }
        sides
    }

    /// Gives the changes of a run one line.
    fn tell(&mut self, changes: &[u32], line: Headline) {
        let mut rest = changes.iter();
        let first = rest.next().map(|at| *at as usize);
        for at in rest {
            self.told[*at as usize] = Told::Before;
        }
        if let Some(first) = first {
            self.told[first] = Told::InRun(line);
        }
    }

    /// The changes in order, with as many of the unchanged paragraphs between them as are asked for.
    fn write_all(&self, out: &mut dyn Write) -> io::Result<()> {
        let context = match self.style.detail {
            Detail::Full => usize::MAX,
            Detail::Changes { context } => context,
        };
        let mut rest = self.diff.unchanged.as_slice();
        for (at, change) in self.diff.changes.iter().enumerate() {
            // Unchanged paragraphs are in order on both sides, so either side tells which of them come before the change.
            let before = match change.new.first() {
                Some(first) => rest.partition_point(|(_, new)| new < first),
                None => rest.partition_point(|(old, _)| *old < change.old[0]),
            };
            let (between, after) = rest.split_at(before);
            self.write_unchanged(between, (at > 0, true), context, out)?;
            rest = after;
            self.write_change(at, change, out)?;
        }
        self.write_unchanged(rest, (!self.diff.is_empty(), false), context, out)
    }

    /// Unchanged paragraphs after a change, or before one, or both: the nearest to it.
    fn write_unchanged(
        &self,
        between: &[(u32, u32)],
        (behind, before): (bool, bool),
        context: usize,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let first = if behind {
            context.min(between.len())
        } else {
            0
        };
        let last = if before {
            context.min(between.len() - first)
        } else {
            0
        };
        let (first, last) = if context == usize::MAX {
            (between.len(), 0)
        } else {
            (first, last)
        };
        let cut = first + last < between.len() && context > 0;
        for pair in &between[..first] {
            self.write_paragraph(pair.1, out)?;
        }
        if cut {
            writeln!(out, "{}\n", "  ⋯".dimmed())?;
        }
        for pair in &between[between.len() - last..] {
            self.write_paragraph(pair.1, out)?;
        }
        Ok(())
    }

    fn say(&self, message: &Message) -> String {
        self.style.say(message)
    }

    /// Writes a line that begins with its indent, or has none.
    fn line(&self, text: &str, out: &mut dyn Write) -> io::Result<()> {
        wrapping::line(out, text, INDENT, self.style.columns)
    }

    fn write_paragraph(&self, at: u32, out: &mut dyn Write) -> io::Result<()> {
        let new = self.new.document;
        let text = shown(&new.reading(&new.paragraphs[at as usize]));
        let text = if self.style.detail == Detail::Full {
            text
        } else {
            head(&text, self.style.room(INDENT)).0
        };
        self.line(&format!("  {}\n", text.dimmed()), out)
    }

    fn write_change(&self, at: usize, change: &Change, out: &mut dyn Write) -> io::Result<()> {
        match &self.told[at] {
            Told::InRun(line) => {
                return self.line(&format!("{}\n", line.line(self.style)), out);
            }
            Told::Before => return Ok(()),
            Told::Apart => {}
        }
        self.line(&self.heading(change), out)?;
        for text in self.texts(change) {
            self.line(&format!("  {text}"), out)?;
        }
        writeln!(out)
    }

    /// `renumbered: 第十三条–第五十七条 to 第十六条–第六十条 (45 clauses, 70:1–210:1 → 82:1–230:1)`
    fn renumbered(&self, run: &Renumbering) -> Headline {
        let label = |side: &Indexed<'_>, at: u32| {
            let label = side.document.written_label(side.paragraph(at));
            label.trim_end_matches(['.', ' ']).to_owned()
        };
        let was = [run.first.0, run.last.0].map(|at| label(&self.old, at));
        let is = [run.first.1, run.last.1].map(|at| label(&self.new, at));
        let [was, is] = [was, is].map(|[first, last]| range(&first, &last));
        let places = self.places_of(run.first, run.last);
        // Those that are edited too have records of their own, and are counted there.
        let edited = run.count - run.changes.len();
        let rest = match (run.count, edited) {
            (1, _) => places,
            (all, 0) => self.say(&message!(
                "diff.clauses",
                count = all,
                places = ready(places)
            )),
            (all, edited) => self.say(&message!(
                "diff.clauses-edited",
                count = all,
                edited = edited,
                places = ready(places)
            )),
        };
        let (was, is) = (ready(was), ready(is));
        Headline {
            what: self.say(&message!("diff.renumbered", was = was, is = is)),
            rest,
        }
    }

    /// `numbers to bullets: 1.–3. (3 items, 3:1–5:1 → 3:1–5:1)`
    fn relabelled(&self, run: &Relabelled) -> Headline {
        let places = ready(self.places_of(run.first, run.last));
        let all = run.changes.len() + run.edited;
        let rest = match run.edited {
            0 => message!("diff.items", count = all, places = places),
            edited => message!(
                "diff.items-edited",
                count = all,
                edited = edited,
                places = places
            ),
        };
        Headline {
            what: self.say(&run.told(&self.old, &self.new)),
            rest: self.say(&rest),
        }
    }

    /// Where the first and the last paragraph of a run were and are: `70:1–210:1 → 82:1–230:1`.
    fn places_of(&self, first: (u32, u32), last: (u32, u32)) -> String {
        let old = [first.0, last.0].map(|at| self.place(&self.old, at));
        let new = [first.1, last.1].map(|at| self.place(&self.new, at));
        let [old, new] = [old, new].map(|[first, last]| range(&first, &last));
        format!("{old} → {new}")
    }

    /// Where the paragraph of that number starts.
    pub(super) fn place(&self, side: &Indexed<'_>, at: u32) -> String {
        let place = side.start_of(at);
        let shown = format!("{}:{}", place.line, place.column);
        self.style.linked(&shown, &side.document.name, place.line)
    }

    /// `edited and moved: 12:1 → 40:1, 93% similar`
    fn heading(&self, change: &Change) -> String {
        let places = ready(self.places_of_change(change));
        let places = match change.kind {
            Kind::Inserted => message!("diff.at", place = places).into(),
            Kind::Deleted | Kind::Copied => message!("diff.at-old", place = places).into(),
            _ => places,
        };
        let has_similarity = !change.edits.is_empty() && change.kind != Kind::Renumbered;
        let similar = has_similarity.then(|| {
            let percent = format!("{:.0}", (change.similarity * 100.0).min(99.0));
            message!("diff.similar", percent = percent)
        });
        let heading = message!(
            "diff.heading",
            what = told::change(change),
            places = places,
            similar = similar
        );
        let heading = self.say(&heading).bold();
        match change.runner_up {
            Some(other) => {
                let percent = format!("{:.0}", other * 100.0);
                let other = self.say(&message!("diff.runner-up", percent = percent));
                let other = ready(other.dimmed());
                self.say(&message!(
                    "common.with",
                    first = ready(heading),
                    second = other
                ))
            }
            None => heading.to_string(),
        }
    }

    /// Where the paragraphs of a change were and are: `12:1 → 40:1`.
    pub(super) fn places_of_change(&self, change: &Change) -> String {
        let places = |side: &Indexed<'_>, paragraphs: &[u32]| {
            paragraphs
                .iter()
                .map(|at| self.place(side, *at))
                .collect::<Vec<String>>()
                .join(" + ")
        };
        let (old, new) = (
            places(&self.old, &change.old),
            places(&self.new, &change.new),
        );
        match change.kind {
            Kind::Inserted => new,
            Kind::Deleted => old,
            Kind::Copied => {
                let (old, new) = (ready(old), ready(new));
                self.say(&message!("diff.from", new = new, old = old))
            }
            _ if change.moved && old == new => self.passed(change, &format!("{old} → {new}")),
            _ => format!("{old} → {new}"),
        }
    }

    /// `3:1 → 3:1 (was after X, is now after Y)`: what a paragraph was next to and is now, where lines and columns do not tell.
    fn passed(&self, change: &Change, places: &str) -> String {
        let near = |side: &Indexed<'_>, at: Option<u32>| {
            let document = side.document;
            let paragraph = document.paragraphs.get(at? as usize)?;
            Some(head(&shown(&document.reading(paragraph)), NEIGHBOUR).0)
        };
        let previous = |all: &[u32]| all.first().and_then(|at| at.checked_sub(1));
        let next = |all: &[u32]| all.last().map(|at| at + 1);
        let after = [
            near(&self.old, previous(&change.old)),
            near(&self.new, previous(&change.new)),
        ];
        let before = [
            near(&self.old, next(&change.old)),
            near(&self.new, next(&change.new)),
        ];
        let (end, [was, is]) = if after[0] == after[1] {
            (2_u8, before)
        } else {
            (1_u8, after)
        };
        let told = |near: Option<String>| match near {
            Some(text) => message!("diff.before", end = end, text = text),
            None => message!("diff.outermost", end = end),
        };
        let passed = message!(
            "diff.passed",
            places = ready(places),
            was = told(was),
            is = told(is)
        );
        self.say(&passed)
    }

    /// The paragraphs of a change with the marks in them; of one that changed its place only the start.
    pub(super) fn texts(&self, change: &Change) -> Vec<String> {
        match change.kind {
            Kind::Inserted | Kind::Copied | Kind::Deleted => self.marker.lone(change),
            Kind::Moved if change.edits.is_empty() => {
                let starts = change.new.iter().map(|at| self.start(*at));
                starts.collect()
            }
            _ => vec![self.marker.marked(change)],
        }
    }

    /// The start of a paragraph that changed its place only.
    fn start(&self, at: u32) -> String {
        let new = self.new.document;
        let text = shown(&new.reading(&new.paragraphs[at as usize]));
        let text = if self.style.detail == Detail::Full {
            text
        } else {
            head(&text, self.style.room(INDENT)).0
        };
        (self.marker.layout.pen.moved)(&text)
    }

    /// References that did not follow their clauses, one a line.
    pub(super) fn write_stale(&self, out: &mut dyn Write) -> io::Result<()> {
        let (old, new) = (self.old.document, self.new.document);
        for stale in &self.diff.stale {
            let [written, renamed] = renamed(stale, old, new);
            let [place, clause] = self.places_of_stale(stale);
            let line = message!(
                "diff.stale",
                written = written,
                place = place,
                renamed = renamed,
                clause = ready(clause)
            );
            self.line(&self.say(&line).yellow().to_string(), out)?;
        }
        if self.diff.stale.is_empty() {
            Ok(())
        } else {
            writeln!(out)
        }
    }

    /// Where a stale reference is in the new text, and the clause that it means.
    pub(super) fn places_of_stale(&self, stale: &Stale) -> [String; 2] {
        let place = self.new.lines.place(stale.new.start);
        [
            format!("{}:{}", place.line, place.column),
            self.place(&self.new, stale.clause.1),
        ]
    }
}

/// What a stale reference says, and what it should say: `Clause 4`, `Clause 5`.
pub(super) fn renamed(stale: &Stale, old: &Document, new: &Document) -> [String; 2] {
    let label = |document: &Document, at: u32| {
        let paragraph = &document.paragraphs[at as usize];
        let label = match document.label(paragraph) {
            // A caption has no label: Table 2. Fees.
            "" => {
                let key = document.key(paragraph);
                reference::heading(key).map_or("", |(_, end)| &key[..end])
            }
            label => label,
        };
        label.trim_matches(['.', ' ']).to_owned()
    };
    let (was, is) = (label(old, stale.clause.0), label(new, stale.clause.1));
    let written = shown(new.seen(stale.new));
    // The clause is called what the reference calls it.
    let renamed = match written.strip_suffix(&was) {
        Some(word) => format!("{word}{is}"),
        None => is,
    };
    [written, renamed]
}
