//! Which blocks of two regions belong together: paragraphs, alone or several, and tables, in the order of both.

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::diff::chain;
use crate::input::docx::view::{CHOICE, WORD};
use crate::input::xml::Node;
use crate::redline::records::{Key, Records};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Paragraph,
    Table,
    Row,
}

/// A block of a region.
#[derive(Clone)]
pub(super) struct Block<'t> {
    pub(super) node: Node<'t>,
    pub(super) sort: Sort,
    /// The paragraphs in it, at any depth.
    pub(super) keys: Vec<Key>,
    /// What it is compared by where it has no text.
    pub(super) look: String,
    /// Whether it has text that was compared.
    pub(super) has_text: bool,
    /// The content control that it is in, by its place.
    pub(super) control: u32,
}

/// A step from one region to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Paragraphs that belong together.
    Pair(std::ops::Range<usize>, std::ops::Range<usize>),
    /// Two tables or rows.
    Table(usize, usize),
    Delete(usize),
    Insert(usize),
}

/// The paragraphs and tables in an element, through content controls.
pub(super) fn blocks<'t>(
    node: Node<'t>,
    part: u8,
    has_text: &dyn Fn(Key) -> bool,
    look: &dyn Fn(Node<'_>) -> String,
) -> Vec<Block<'t>> {
    let mut out = Vec::new();
    find(node, 0, &mut |child, control| {
        let sort = match child.name() {
            (WORD, "p") => Sort::Paragraph,
            (WORD, "tbl") => Sort::Table,
            (WORD, "tr") => Sort::Row,
            _ => return false,
        };
        let inside = child.inside().filter(|each| each.name() == (WORD, "p"));
        let own = (sort == Sort::Paragraph).then_some((part, child.span().start));
        let keys: Vec<Key> = own
            .into_iter()
            .chain(inside.map(|each| (part, each.span().start)))
            .collect();
        let has_text = keys.iter().any(|key| has_text(*key));
        out.push(Block {
            node: child,
            sort,
            look: if has_text { String::new() } else { look(child) },
            has_text,
            keys,
            control,
        });
        true
    });
    out
}

/// Visits the elements in an element; those that are not taken and wrap others are looked into.
fn find<'t>(node: Node<'t>, control: u32, take: &mut dyn FnMut(Node<'t>, u32) -> bool) {
    for child in node.children().filter(|child| child.is_element()) {
        if take(child, control) {
            continue;
        }
        match child.name() {
            (WORD, "sdt" | "sdtContent" | "customXml") => find(child, child.span().start, take),
            (CHOICE, "AlternateContent") => {
                if let Some(branch) = crate::input::docx::view::chosen(child) {
                    find(branch, child.span().start, take);
                }
            }
            _ => {}
        }
    }
}

/// The steps from the blocks of one region to those of another, in order. With `closes`, the last paragraphs belong together.
pub(super) fn steps(
    records: &Records<'_>,
    old: &[Block<'_>],
    new: &[Block<'_>],
    closes: bool,
) -> Vec<Step> {
    let weights = weights(records, old, new);
    let mut links: Vec<chain::Link> = weights
        .iter()
        .filter(|((one, other), _)| old[*one].sort == new[*other].sort)
        .map(|((one, other), weight)| chain::Link {
            old: *one as u32,
            new: *other as u32,
            weight: *weight,
        })
        .collect();
    links.sort_unstable_by_key(|link| (link.old, link.new));
    let chosen = chain::heaviest(&links);
    let mut pairs: Vec<(usize, usize)> = chosen
        .into_iter()
        .map(|at| (links[at].old as usize, links[at].new as usize))
        .collect();
    pairs = with_gaps(&pairs, old, new);
    let mut steps = grown(&pairs, &weights, old, new);
    if closes {
        close(&mut steps, &weights, old, new);
    }
    filled(&steps, old.len(), new.len())
}

/// How much text the blocks of each pair have in common.
fn weights(
    records: &Records<'_>,
    old: &[Block<'_>],
    new: &[Block<'_>],
) -> FxHashMap<(usize, usize), u64> {
    /// How much more a link weighs that did not change place.
    const STAYS: u64 = 1000;
    let places: FxHashMap<Key, usize> = new
        .iter()
        .enumerate()
        .flat_map(|(at, block)| {
            block
                .keys
                .iter()
                .map(move |key| (records.compared_new(*key), at))
        })
        .collect();
    let mut out: FxHashMap<(usize, usize), u64> = FxHashMap::default();
    for (at, block) in old.iter().enumerate() {
        for link in block.keys.iter().flat_map(|key| records.links(*key)) {
            if let Some(other) = places.get(&link.new) {
                let weight = if link.moved {
                    link.weight
                } else {
                    link.weight * STAYS
                };
                *out.entry((at, *other)).or_default() += weight;
            }
        }
    }
    out
}

/// Pairs, with those of blocks without text between them that look the same.
fn with_gaps(
    pairs: &[(usize, usize)],
    old: &[Block<'_>],
    new: &[Block<'_>],
) -> Vec<(usize, usize)> {
    let mut out = Vec::with_capacity(pairs.len());
    let mut from = (0, 0);
    for pair in pairs.iter().copied().chain([(old.len(), new.len())]) {
        let silent = |blocks: &[Block<'_>], from: usize, to: usize| -> Vec<usize> {
            (from..to).filter(|at| !blocks[*at].has_text).collect()
        };
        let (ones, others) = (silent(old, from.0, pair.0), silent(new, from.1, pair.1));
        let looks = |blocks: &[Block<'_>], at: &[usize]| -> Vec<String> {
            at.iter().map(|at| blocks[*at].look.clone()).collect()
        };
        let ops = capture_diff_slices(Algorithm::Myers, &looks(old, &ones), &looks(new, &others));
        for op in ops {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                out.extend((0..len).map(|step| (ones[old_index + step], others[new_index + step])));
            }
        }
        out.extend(beside(old, from.0..pair.0, new, from.1..pair.1, &out));
        if pair.0 < old.len() {
            out.push(pair);
        }
        from = (pair.0 + 1, pair.1 + 1);
    }
    out
}

/// Rows at one place, as many on both sides, of which one has no text: its cells were filled or emptied.
fn beside(
    old: &[Block<'_>],
    olds: std::ops::Range<usize>,
    new: &[Block<'_>],
    news: std::ops::Range<usize>,
    taken: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    let is_pair = |one: usize, other: usize| {
        let (one, other) = (&old[one], &new[other]);
        one.sort == Sort::Row && other.sort == Sort::Row && !(one.has_text && other.has_text)
    };
    if olds.is_empty() || olds.len() != news.len() {
        return Vec::new();
    }
    let is_taken = taken
        .iter()
        .any(|(one, other)| olds.contains(one) || news.contains(other));
    let pairs: Vec<(usize, usize)> = olds.clone().zip(news.clone()).collect();
    if is_taken || !pairs.iter().all(|(one, other)| is_pair(*one, *other)) {
        return Vec::new();
    }
    pairs
}

/// The steps of pairs; a pair of paragraphs takes in those beside it whose text it shares: they were split or merged.
fn grown(
    pairs: &[(usize, usize)],
    weights: &FxHashMap<(usize, usize), u64>,
    old: &[Block<'_>],
    new: &[Block<'_>],
) -> Vec<Step> {
    let mut out = Vec::with_capacity(pairs.len());
    let mut floor = (0, 0);
    for (number, (one, other)) in pairs.iter().copied().enumerate() {
        let roof = pairs
            .get(number + 1)
            .copied()
            .unwrap_or((old.len(), new.len()));
        if old[one].sort != Sort::Paragraph {
            out.push(Step::Table(one, other));
            floor = (one + 1, other + 1);
            continue;
        }
        let mut range = (one..one + 1, other..other + 1);
        let shares = |one: usize, other: usize| weights.contains_key(&(one, other));
        let joins = |blocks: &[Block<'_>], at: usize, beside: usize| {
            blocks[at].sort == Sort::Paragraph && blocks[at].control == blocks[beside].control
        };
        loop {
            let before = (range.0.len(), range.1.len());
            // Blank paragraphs between two that belong together go with them.
            let reach =
                |blocks: &[Block<'_>], from: usize, to: usize, is_one: &dyn Fn(usize) -> bool| {
                    let steps: Vec<usize> = if from <= to {
                        (from..to).collect()
                    } else {
                        (to..from).rev().collect()
                    };
                    for at in steps {
                        if !joins(blocks, at, range_anchor(blocks, at, from, to)) {
                            return None;
                        }
                        if is_one(at) {
                            return Some(at);
                        }
                        if blocks[at].has_text {
                            return None;
                        }
                    }
                    None
                };
            let of_old = |at: usize| range.1.clone().any(|other| shares(at, other));
            if let Some(at) = reach(old, range.0.end, roof.0, &of_old) {
                range.0.end = at + 1;
            }
            if let Some(at) = reach(old, range.0.start, floor.0, &of_old) {
                range.0.start = at;
            }
            let of_new = |at: usize| range.0.clone().any(|one| shares(one, at));
            if let Some(at) = reach(new, range.1.end, roof.1, &of_new) {
                range.1.end = at + 1;
            }
            if let Some(at) = reach(new, range.1.start, floor.1, &of_new) {
                range.1.start = at;
            }
            if before == (range.0.len(), range.1.len()) {
                break;
            }
        }
        floor = (range.0.end, range.1.end);
        out.push(Step::Pair(range.0, range.1));
    }
    out
}

/// The block beside which one would be taken in.
fn range_anchor(blocks: &[Block<'_>], at: usize, from: usize, to: usize) -> usize {
    if from <= to {
        at.saturating_sub(1)
    } else {
        (at + 1).min(blocks.len() - 1)
    }
}

/// Makes the last paragraphs of both regions belong together: no change can take the end of a region. Paragraphs that moved away from there,
/// or to there, leave an empty one.
fn close(
    steps: &mut Vec<Step>,
    weights: &FxHashMap<(usize, usize), u64>,
    old: &[Block<'_>],
    new: &[Block<'_>],
) {
    let (Some(one), Some(other)) = (old.len().checked_sub(1), new.len().checked_sub(1)) else {
        return;
    };
    if old[one].sort != Sort::Paragraph || new[other].sort != Sort::Paragraph {
        return;
    }
    let (mut from_old, mut from_new) = (0, 0);
    if let Some(last) = steps.last() {
        (from_old, from_new) = match last {
            Step::Pair(olds, news) => (olds.end, news.end),
            Step::Table(one, other) => (one + 1, other + 1),
            Step::Delete(_) | Step::Insert(_) => return,
        };
    }
    let runs_on = |blocks: &[Block<'_>], from: usize| {
        let rest = blocks[from..].iter();
        rest.clone().all(|block| block.sort == Sort::Paragraph)
            && rest
                .clone()
                .all(|block| block.control == blocks[blocks.len() - 1].control)
    };
    let mut linked = weights.keys();
    if linked.any(|(one, other)| *one >= from_old || *other >= from_new) {
        return;
    }
    match (from_old == old.len(), from_new == new.len()) {
        (true, true) => {}
        (false, false) => steps.push(Step::Pair(one..one + 1, other..other + 1)),
        (is_old_done, _) => {
            let Some(Step::Pair(olds, news)) = steps.last_mut() else {
                return;
            };
            let control = |blocks: &[Block<'_>], at: usize| blocks[at].control;
            if is_old_done
                && runs_on(new, from_new)
                && control(new, from_new) == control(new, news.end - 1)
            {
                news.end = new.len();
            } else if !is_old_done
                && runs_on(old, from_old)
                && control(old, from_old) == control(old, olds.end - 1)
            {
                olds.end = old.len();
            }
        }
    }
}

/// The steps with what is deleted and inserted between them.
fn filled(steps: &[Step], olds: usize, news: usize) -> Vec<Step> {
    let mut out = Vec::new();
    let mut at = (0, 0);
    let mut fill = |to: (usize, usize), out: &mut Vec<Step>| {
        out.extend((at.0..to.0).map(Step::Delete));
        out.extend((at.1..to.1).map(Step::Insert));
        at = to;
    };
    for step in steps {
        match step {
            Step::Pair(one, other) => {
                fill((one.start, other.start), &mut out);
                out.push(step.clone());
                fill((one.end, other.end), &mut Vec::new());
            }
            Step::Table(one, other) => {
                fill((*one, *other), &mut out);
                out.push(step.clone());
                fill((one + 1, other + 1), &mut Vec::new());
            }
            Step::Delete(_) | Step::Insert(_) => {}
        }
    }
    fill((olds, news), &mut out);
    out
}
