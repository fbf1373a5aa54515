//! The rows of a comparison on a page, in the order of the new text: changes, the places that moved text left, lines that sum up runs of
//! renumbered clauses, and between them stretches of what stayed, folded.

use crate::diff::change::{Change, Diff, Stale};
use crate::document::Document;
use crate::report::Detail;
use crate::report::excerpt::shown;
use crate::report::html::labels;
use crate::report::order::{Place, follows, is, left_its_place, was};
use crate::report::places::Indexed;
use crate::report::relabelled::{self, range};
use crate::wording::Lang;
use crate::wording::message::{Message, message};

/// What a row is of.
#[derive(Clone, Copy)]
pub(super) enum Row<'run> {
    /// Paragraphs that are the same, by number.
    Same(u32, u32),
    /// A change, by number.
    Change(usize, &'run Change),
    /// The place that the text of a change left.
    Left(usize, &'run Change),
    /// A run of changes that one line sums up, by number.
    Run(usize),
}

/// Rows that are shown, or ones that are folded into one line.
pub(super) enum Block<'run> {
    Open(Row<'run>),
    Folded(Vec<Row<'run>>),
}

/// Changes of one sort that follow each other, in a line.
pub(super) struct Run {
    /// What became of them.
    pub(super) line: String,
    /// Whether they count on with other numbers; else their labels are written in another way.
    pub(super) is_renumbering: bool,
    /// How many there are, and how many of them were edited besides.
    count: usize,
    edited: usize,
    /// The first of them.
    change: u32,
}

impl Run {
    /// How many there are.
    pub(super) fn told(&self) -> Message {
        match self.edited {
            0 => message!("page.run", count = self.count),
            edited => message!("page.run-edited", count = self.count, edited = edited),
        }
    }
}

/// A comparison of two documents, with what its rows need.
pub(super) struct Compared<'run> {
    pub(super) sides: [Indexed<'run>; 2],
    pub(super) diff: &'run Diff,
    pub(super) follows: Vec<u32>,
    pub(super) runs: Vec<Run>,
    /// By change: whether a run tells of it.
    is_told: Vec<bool>,
    /// The stale references by number, in the order of the new text.
    stale: Vec<(usize, Stale)>,
}

impl<'run> Compared<'run> {
    pub(super) fn new([old, new]: [&'run Document; 2], diff: &'run Diff, lang: Lang) -> Self {
        let mut stale: Vec<(usize, Stale)> = diff.stale.iter().copied().enumerate().collect();
        stale.sort_by_key(|(_, each)| each.new);
        let mut compared = Self {
            sides: [old, new].map(Indexed::new),
            diff,
            follows: follows(old, diff),
            runs: Vec::new(),
            is_told: vec![false; diff.changes.len()],
            stale,
        };
        compared.find_runs(lang);
        compared
    }

    /// Finds what one line tells of. A single clause is a row of its own, and so is one with a stale reference in it.
    fn find_runs(&mut self, lang: Lang) {
        let [old, new] = &self.sides;
        let mut found = Vec::new();
        for run in self
            .diff
            .renumberings
            .iter()
            .filter(|run| run.changes.len() > 1)
        {
            let was = [run.first.0, run.last.0].map(|at| labels::label(old, at));
            let is = [run.first.1, run.last.1].map(|at| labels::label(new, at));
            let [was, is] = [was, is].map(|[first, last]| range(&first, &last));
            let edited = run.count - run.changes.len();
            found.push((
                format!("{was} → {is}"),
                [run.count, edited],
                &run.changes,
                true,
            ));
        }
        let relabelled = relabelled::find(old.document, new.document, self.diff);
        for run in &relabelled {
            let count = run.changes.len() + run.edited;
            found.push((
                run.told(old, new).said(lang),
                [count, run.edited],
                &run.changes,
                false,
            ));
        }
        for (line, [count, edited], changes, is_renumbering) in found {
            for at in changes {
                let change = &self.diff.changes[*at as usize];
                self.is_told[*at as usize] = self.stale_in(&change.new).is_empty();
            }
            self.runs.push(Run {
                line: shown(&line),
                is_renumbering,
                count,
                edited,
                change: changes[0],
            });
        }
    }

    /// The stale references in paragraphs of the new text.
    pub(super) fn stale_in(&self, paragraphs: &[u32]) -> Vec<(usize, Stale)> {
        let inside = paragraphs.iter().flat_map(|at| {
            let span = self.sides[1].paragraph(*at).span;
            let first = self
                .stale
                .partition_point(|(_, each)| each.new.start < span.start);
            let rest = self.stale[first..].iter();
            rest.take_while(move |(_, each)| each.new.start < span.end)
        });
        inside.copied().collect()
    }

    /// All rows, those that stayed folded as far as they are not asked for.
    pub(super) fn blocks(&self, detail: Detail) -> Vec<Block<'run>> {
        let rows = self.rows();
        let is_shown = self.shown(&rows, detail);
        let mut out: Vec<Block<'run>> = Vec::new();
        for (row, is_shown) in rows.into_iter().zip(is_shown) {
            match out.last_mut() {
                _ if is_shown => out.push(Block::Open(row)),
                Some(Block::Folded(rows)) => rows.push(row),
                _ => out.push(Block::Folded(vec![row])),
            }
        }
        out
    }

    fn rows(&self) -> Vec<Row<'run>> {
        let mut rows: Vec<(Place, Row<'run>)> = Vec::new();
        // A line for a run comes before the first of it: the sort is stable.
        for (number, run) in self.runs.iter().enumerate() {
            let first = &self.diff.changes[run.change as usize];
            rows.push((is(first, &self.follows), Row::Run(number)));
        }
        let same = self.diff.unchanged.iter();
        rows.extend(same.map(|(old, new)| ((*new, 1, *old), Row::Same(*old, *new))));
        for (at, change) in self.diff.changes.iter().enumerate() {
            if left_its_place(change) {
                rows.push((was(change, &self.follows), Row::Left(at, change)));
            }
            rows.push((is(change, &self.follows), Row::Change(at, change)));
        }
        rows.sort_by_key(|(place, _)| *place);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// Whether a row has something to say by itself.
    fn is_open(&self, row: &Row<'_>) -> bool {
        match row {
            Row::Same(_, new) => !self.stale_in(&[*new]).is_empty(),
            Row::Change(at, _) | Row::Left(at, _) => !self.is_told[*at],
            Row::Run(_) => true,
        }
    }

    /// Which rows are shown: those with something to say, and as many around them as are asked for.
    fn shown(&self, rows: &[Row<'_>], detail: Detail) -> Vec<bool> {
        let open: Vec<bool> = rows.iter().map(|row| self.is_open(row)).collect();
        let context = match detail {
            Detail::Full => 0,
            Detail::Changes { context } => context,
        };
        let mut out = open.clone();
        let all = 0..rows.len();
        near(&open, context, all.clone(), &mut out);
        near(&open, context, all.rev(), &mut out);
        out
    }
}

/// Marks as many rows behind each that is open.
fn near(open: &[bool], context: usize, order: impl Iterator<Item = usize>, out: &mut [bool]) {
    let mut left = 0;
    for at in order {
        if open[at] {
            left = context;
        } else if left > 0 {
            (out[at], left) = (true, left - 1);
        }
    }
}
