//! Whole paragraphs and sentences: what is copied by the piece is a copy even when it is short.
//!
//! Two ways lead to them. A pair of stretches that is too short by itself may hold paragraphs that appear twice (`inside`), or are in
//! two that differ in a word or two at their ends (`around`). And in one document every sentence is held against the last one that says the same (`again`): what was pasted twice stands close by.

use std::ops::Range;

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::document::{Document, Kind, Paragraph};
use crate::parallel::prelude::*;
use crate::repeat::extend::Pair;
use crate::repeat::snap;
use crate::repeat::symbols::{Edge, Symbols};

// Chosen by hand on 2026-11-28 from slips that commits have taken out of published files; the plagdet does not depend on them.

/// The least weight of whole paragraphs that stand close by, in percent of the least passage: twenty Han characters.
const CLOSE_BY: u32 = 40;
/// And of items that one list has twice: thirteen Han characters, as slips of 2026-12-01 have them.
const IN_A_LIST: u32 = 26;
/// How far from the start of its line an item of such a list stands, in bytes: in formats whose line ends mean nothing, a line may be the
/// whole text.
const COLUMN: usize = 80;
/// How many characters the marks take that may be between two paragraphs in a row, such as bullets.
const MARKS: usize = 6;
/// How many paragraphs apart they stand, at most.
const APART: u32 = 6;
/// The least weight of sentences that appear twice in a row, in percent of the least passage: eight Han characters, five words.
const IN_A_ROW: u32 = 16;
/// And of the rows of a table: twelve Han characters.
const ROWS: u32 = 24;
/// The least weight of whole paragraphs anywhere in one document, in percent of the least passage.
const ANYWHERE: u32 = 50;
/// And of headings.
const HEADING: u32 = 60;
/// In how many places of a document a paragraph stands, at most, for two that are close by to be a slip. More are a form of words.
const PLACES: u32 = 2;

/// The whole paragraphs in a pair that is too short for a passage: from the first place where both sides start a paragraph to the
/// last where both end one.
pub(super) fn inside(symbols: &Symbols<'_>, pair: &Pair, least: u32) -> Option<Pair> {
    let weigh = |side: &Range<u32>| symbols.weigh(side.start, side.end);
    if weigh(&pair.a).max(weigh(&pair.b)) >= least {
        return None;
    }
    let words = |side: &Range<u32>| &symbols.text[side.start as usize..side.end as usize];
    let mut start: Option<(u32, u32)> = None;
    let mut end: Option<(u32, u32, u32)> = None;
    let mut common = 0;
    for op in capture_diff_slices(Algorithm::Myers, words(&pair.a), words(&pair.b)) {
        let (old, new) = (op.old_range(), op.new_range());
        let length = match op {
            DiffOp::Equal { len, .. } => len,
            _ => 0,
        };
        for offset in 0..=length as u32 {
            let (one, other) = (
                pair.a.start + old.start as u32 + offset,
                pair.b.start + new.start as u32 + offset,
            );
            if start.is_none() && [one, other].map(|at| symbols.opens(at)) == [Edge::Paragraph; 2] {
                (start, common) = (Some((one, other)), 0);
            }
            if start.is_some_and(|start| start.0 < one && start.1 < other)
                && [one, other].map(|at| symbols.edge(at)) == [Edge::Paragraph; 2]
            {
                end = Some((one, other, common));
            }
            if offset < length as u32 {
                common += symbols.weight(one);
            }
        }
        // Both may have come to an end after words that differ.
        let (one, other) = (pair.a.start + old.end as u32, pair.b.start + new.end as u32);
        if start.is_some_and(|start| start.0 < one && start.1 < other)
            && [one, other].map(|at| symbols.edge(at)) == [Edge::Paragraph; 2]
        {
            end = Some((one, other, common));
        }
    }
    let (from, to) = (start?, end?);
    Some(Pair {
        a: from.0..to.0,
        b: from.1..to.1,
        common: to.2,
        cut: pair.cut,
    })
}

/// The whole paragraphs that a pair makes with the few words that differ at their ends, when it is too short for a passage.
pub(super) fn around(symbols: &Symbols<'_>, pair: &Pair, least: u32) -> Option<Pair> {
    let weigh = |side: &Range<u32>| symbols.weigh(side.start, side.end);
    if weigh(&pair.a).max(weigh(&pair.b)) >= least {
        return None;
    }
    let most = snap::within(least);
    let side = |side: &Range<u32>, floor: u32, ceiling: u32| {
        let start = (floor..=side.start)
            .rev()
            .take_while(|start| symbols.weigh(*start, side.start) <= most)
            .find(|start| symbols.opens(*start) == Edge::Paragraph)?;
        let end = (side.end..=ceiling)
            .take_while(|end| symbols.weigh(side.end, *end) <= most)
            .find(|end| symbols.edge(*end) == Edge::Paragraph)?;
        Some(start..end)
    };
    let (first, second) = (symbols.bounds(pair.a.start), symbols.bounds(pair.b.start));
    let together = first == second;
    let a = side(
        &pair.a,
        first.start,
        if together { pair.b.start } else { first.end },
    )?;
    let b = side(
        &pair.b,
        if together { a.end } else { second.start },
        second.end,
    )?;
    Some(Pair { a, b, ..*pair })
}

/// A sentence, or a cell of a table.
struct Unit {
    words: Range<u32>,
    /// The same for all that have the same words.
    sign: u64,
    /// The number of its paragraph.
    paragraph: u32,
    kind: Kind,
    /// Whether it starts its paragraph, the label aside, or the row of a table.
    opens: bool,
    /// Whether it ends its paragraph, or the row of a table.
    closes: bool,
}

/// Pieces of one document that appear twice: whole paragraphs, and sentences in a row. `is_copy` judges those that do not stand close
/// by.
pub(super) fn again(
    symbols: &Symbols<'_>,
    least: u32,
    is_copy: impl Fn(&Pair) -> bool + Sync,
) -> Vec<Pair> {
    let documents: Vec<u32> = (0..symbols.documents().len() as u32).collect();
    documents
        .par_iter()
        .flat_map_iter(|document| {
            let units = units(symbols, *document);
            Again::new(symbols, *document, &units, least).pairs(&is_copy)
        })
        .collect()
}

/// The sentences of a document, in order.
fn units(symbols: &Symbols<'_>, number: u32) -> Vec<Unit> {
    let document = symbols.documents()[number as usize];
    let keys = document.keys.text();
    let heads = symbols.heads(number);
    let end = symbols.start(number + 1);
    let mut out: Vec<Unit> = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        let paragraph = &document.paragraphs[head.paragraph as usize];
        if matches!(paragraph.kind, Kind::Code | Kind::Contents) || paragraph.kind.is_apart() {
            continue;
        }
        let cell = paragraph.kind == Kind::TableCell;
        // The word after the last one is between two documents.
        let end = heads.get(at + 1).map_or(end - 1, |next| next.start);
        let beside = |one: usize, other: usize| {
            let [one, other] = [one, other].map(|at| heads.get(at).map(|head| head.paragraph));
            let (Some(one), Some(other)) = (one, other) else {
                return false;
            };
            let [one, other] = [one, other].map(|number| &document.paragraphs[number as usize]);
            one.kind == other.kind
                && !document.text[one.span.end as usize..other.span.start as usize].contains('\n')
        };
        let first = out.len();
        let mut start = head.body;
        for word in head.body + 1..=end {
            let goes_on =
                || cell || !symbols.is_marked(keys, word) || symbols.edge(word) < Edge::Sentence;
            if word < end && goes_on() {
                continue;
            }
            out.push(Unit {
                words: start..word,
                sign: symbols.sign(start..word),
                paragraph: head.paragraph,
                kind: paragraph.kind,
                opens: out.len() == first && !(cell && at > 0 && beside(at - 1, at)),
                closes: word == end && !(cell && beside(at, at + 1)),
            });
            start = word;
        }
    }
    out
}

/// The search for pieces of one document that appear twice.
struct Again<'run> {
    document: &'run Document,
    units: &'run [Unit],
    /// Of the units before each: the weight, how many are in few places, and how many are headings.
    sums: Vec<[u32; 3]>,
    least: u32,
}

/// How far two sides of a run were compared.
#[derive(Clone, Copy, Default)]
struct Run {
    /// Up to here they are the same.
    end: usize,
    /// Whether they differ there.
    ends: bool,
}

impl<'run> Again<'run> {
    fn new(symbols: &Symbols<'run>, number: u32, units: &'run [Unit], least: u32) -> Self {
        let mut places: FxHashMap<u64, u32> = FxHashMap::default();
        for unit in units {
            *places.entry(unit.sign).or_insert(0) += 1;
        }
        let mut sums = vec![[0; 3]];
        let mut sum = [0; 3];
        for unit in units {
            sum[0] += symbols.weigh(unit.words.start, unit.words.end);
            sum[1] += u32::from(places[&unit.sign] <= PLACES);
            sum[2] += u32::from(unit.kind == Kind::Heading);
            sums.push(sum);
        }
        Self {
            document: symbols.documents()[number as usize],
            units,
            sums,
            least,
        }
    }

    /// The sums of some units.
    fn sums(&self, units: Range<usize>) -> [u32; 3] {
        let [from, to] = [units.start, units.end].map(|at| self.sums[at]);
        [0, 1, 2].map(|which| to[which] - from[which])
    }

    /// Each unit is held against the last one that says the same, and what follows both as far as it is the same.
    fn pairs(&self, is_copy: impl Fn(&Pair) -> bool) -> Vec<Pair> {
        let mut out = Vec::new();
        let mut last: FxHashMap<u64, usize> = FxHashMap::default();
        // How far the run before reaches, and how far apart its sides are.
        let (mut reached, mut step) = (0, 0);
        // By how far apart the sides are: between two rows of one run there may be words that each row has, which are a run of their own.
        let mut runs: FxHashMap<usize, Run> = FxHashMap::default();
        for (at, unit) in self.units.iter().enumerate() {
            let Some(before) = last.insert(unit.sign, at) else {
                continue;
            };
            if at < reached && at - before == step {
                continue;
            }
            step = at - before;
            let run = runs.entry(step).or_default();
            if run.end <= at {
                *run = Run {
                    end: at,
                    ends: false,
                };
            }
            while !run.ends && run.end < at + step {
                run.ends = !self.are_same(run.end - step, run.end);
                run.end += usize::from(!run.ends);
            }
            let length = step.min(run.end - at);
            reached = at + length;
            out.extend(self.judged((before, at), length, &is_copy));
        }
        out
    }

    /// Whether two units are there and say the same.
    fn are_same(&self, one: usize, other: usize) -> bool {
        let sides = [one, other].map(|at| self.units.get(at));
        matches!(sides, [Some(one), Some(other)] if one.sign == other.sign && one.words.len() == other.words.len())
    }

    /// What of a run of units that is in two places is a slip.
    fn judged(
        &self,
        (one, other): (usize, usize),
        length: usize,
        is_copy: impl Fn(&Pair) -> bool,
    ) -> Option<Pair> {
        let percent = |share: u32| self.least * share / 100;
        let all = 0..length;
        let is_cell = self.units[other].kind == Kind::TableCell;
        if !is_cell && one + length == other && self.is_in_a_row(other) {
            let pair = self.pair((one, other), all.clone());
            if pair.common >= percent(IN_A_ROW) {
                return Some(pair);
            }
        }
        let both = |ahead: &usize| [one + ahead, other + ahead].map(|at| &self.units[at]);
        let from = all
            .clone()
            .find(|at| both(at).iter().all(|unit| unit.opens))?;
        let to = all
            .rev()
            .find(|at| both(at).iter().all(|unit| unit.closes))?
            + 1;
        if from >= to {
            return None;
        }
        let pair = self.pair((one, other), from..to);
        let apart = self.units[other + from].paragraph - self.units[one + to - 1].paragraph;
        let [_, few, titles] = self.sums(other + from..other + to);
        let in_a_row = percent(if is_cell { ROWS } else { IN_A_ROW });
        let follows = one + to == other + from && self.is_in_a_row(other + from);
        if follows && pair.common >= in_a_row
            || !is_cell && apart <= APART && pair.common >= percent(CLOSE_BY) && few > 0
        {
            return Some(pair);
        }
        let in_a_list = pair.common >= percent(IN_A_LIST) && few > 0;
        let paragraphs = [one + to - 1, other + from].map(|at| self.units[at].paragraph as usize);
        if in_a_list && apart <= APART && self.is_one_list(paragraphs) {
            return Some(pair);
        }
        let are_titles = titles as usize == to - from;
        let enough = percent(if are_titles { HEADING } else { ANYWHERE });
        (pair.common >= enough && !is_cell && is_copy(&pair)).then_some(pair)
    }

    /// Whether two items are of one list: with items alone between them, none of which is further to the left.
    fn is_one_list(&self, [one, other]: [usize; 2]) -> bool {
        let column = |paragraph: &Paragraph| {
            let before = &self.document.text.as_bytes()[..paragraph.span.start as usize];
            let mut near = before.iter().rev().take(COLUMN);
            let ends_line = |byte: &u8| *byte == b'\n';
            let on_line = near.position(ends_line);
            on_line.or((before.len() < COLUMN).then_some(before.len()))
        };
        let items = &self.document.paragraphs[one..=other];
        let Some(own) = column(&items[0]) else {
            return false;
        };
        let inside = |item: &Paragraph| {
            let column = column(item);
            item.kind == Kind::ListItem && column.is_some_and(|column| column >= own)
        };
        items.iter().all(inside) && column(&items[items.len() - 1]) == Some(own)
    }

    /// Whether nothing but marks is in the file between a unit and the one before it.
    fn is_in_a_row(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let [one, other] = [before, at].map(|at| self.units[at].paragraph as usize);
        if one == other {
            return true;
        }
        let document = self.document;
        let [one, other] = [one, other].map(|number| document.paragraphs[number].span);
        let between = &document.text[one.end as usize..other.start as usize];
        between.chars().filter(|c| !c.is_whitespace()).count() <= MARKS
    }

    fn pair(&self, (one, other): (usize, usize), ahead: Range<usize>) -> Pair {
        let side = |at: usize| {
            let units = &self.units[at + ahead.start..at + ahead.end];
            units[0].words.start..units[units.len() - 1].words.end
        };
        let [common, ..] = self.sums(one + ahead.start..one + ahead.end);
        Pair {
            a: side(one),
            b: side(other),
            common,
            cut: false,
        }
    }
}
