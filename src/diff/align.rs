//! Which paragraphs belong together: twins first, then likeness, then splits and merges; the rest is inserted or deleted.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use crate::diff::Options;
use crate::diff::anchors;
use crate::diff::bare;
use crate::diff::group::Group;
use crate::diff::in_row;
use crate::diff::likeness;
use crate::diff::moves;
use crate::diff::pairs::Pairs;
use crate::diff::partners;
use crate::diff::pieces;
use crate::diff::remains;
use crate::diff::rows;
use crate::diff::side::{self, Lexicon, Side};
use crate::document::Document;

/// What alignment has to know of the two revisions, for whoever looks at the words next.
#[derive(Debug)]
pub(super) struct Alignment<'run> {
    pub(super) groups: Vec<Group>,
    pub(super) sides: [Side; 2],
    pub(super) lexicon: Lexicon<'run>,
    /// Old and new paragraphs that were compared by their words without order, because the budget was spent.
    pub(super) coarse: [Vec<u32>; 2],
}

/// Aligns the paragraphs of two documents. Paragraphs in no group are inserted or deleted.
pub(super) fn align<'run>(
    old: &'run Document,
    new: &'run Document,
    options: &Options,
) -> Alignment<'run> {
    let mut twins = anchors::twins(old, new, options);
    let cells = rows::settle(&mut twins, [old, new], options.sameness);
    let copies = anchors::loosen(&mut twins, [old, new]);
    let held: [FxHashSet<u32>; 2] = [
        cells.iter().map(|pair| pair.0).collect(),
        cells.iter().map(|pair| pair.1).collect(),
    ];
    let wanted = [free(&twins.old, &held[0]), free(&twins.new, &held[1])];
    let mut needed = needed(&twins, &wanted, [old, new]);
    for (side, needed) in needed.iter_mut().enumerate() {
        needed.extend(&copies[side]);
        needed.extend(bare::labels([old, new][side]));
        needed.extend(cells.iter().map(|pair| [pair.0, pair.1][side]));
    }
    let slices = needed.each_ref().map(Vec::as_slice);
    let (sides, lexicon) = side::sides([old, new], slices, options.sameness);
    let mut groups: Vec<Group> = twins
        .old
        .iter()
        .enumerate()
        .filter_map(|(old, new)| new.map(|new| Group::new(vec![old as u32], vec![new], 1.0)))
        .collect();
    groups.extend(cells.into_iter().map(|(old, new)| {
        let likeness = likeness::compare(&lexicon, sides[0].words(old), sides[1].words(new));
        Group::new(vec![old], vec![new], likeness.ratio())
    }));
    let mut pairs = Pairs::compare(&sides, &lexicon, &wanted, &groups, [old, new]);
    let chosen = partners::choose(&pairs, &groups, old);
    pairs.add_neighbours(&chosen, &sides, &lexicon, &wanted, [old, new]);
    groups.extend(chosen);
    pieces::find(&mut groups, &sides, &lexicon, &wanted, &pairs.likeness);
    let mut tried = remains::Tried::default();
    remains::find(
        &mut groups,
        &sides,
        &lexicon,
        &wanted,
        Some(&pairs.likeness),
        [old, new],
        &mut tried,
    );
    let beside = pairs.beside(&groups, &sides, &lexicon, &wanted, [old, new]);
    groups.extend(beside);
    bare::settle(&mut groups, [old, new]);
    groups.sort_by_key(|group| (group.old[0], group.new[0]));
    moves::mark(&mut groups, [old, new], &pairs);
    // What turned out not to have moved may be the partner of what is in its place now.
    let wanted = [0, 1].map(|side| sorted(&wanted[side], &copies[side]));
    let settled = groups.len();
    let beside = pairs.beside(&groups, &sides, &lexicon, &wanted, [old, new]);
    groups.extend(beside);
    remains::find(
        &mut groups,
        &sides,
        &lexicon,
        &wanted,
        None,
        [old, new],
        &mut tried,
    );
    moves::mark_late(&mut groups, settled);
    groups.sort_by_key(|group| (group.old[0], group.new[0]));
    let in_row = in_row::find(&groups, &wanted, [old, new], &sides, &lexicon);
    groups.extend(in_row);
    groups.sort_by_key(|group| (group.old[0], group.new[0]));
    if !options.moves {
        groups.retain(|group| !group.moved);
    }
    let coarse: [BTreeSet<u32>; 2] = [
        pairs.coarse.iter().map(|pair| pair.0).collect(),
        pairs.coarse.iter().map(|pair| pair.1).collect(),
    ];
    Alignment {
        groups,
        sides,
        lexicon,
        coarse: coarse.map(|side| side.into_iter().collect()),
    }
}

/// The paragraphs that have no twin and are not held.
fn free(taken: &[Option<u32>], held: &FxHashSet<u32>) -> Vec<u32> {
    (0..taken.len() as u32)
        .filter(|at| taken[*at as usize].is_none() && !held.contains(at))
        .collect()
}

/// Paragraphs of two lists, in order.
fn sorted(some: &[u32], more: &[u32]) -> Vec<u32> {
    let mut all = [some, more].concat();
    all.sort_unstable();
    all
}

/// The paragraphs whose words are looked at: those without a twin, and those whose twin has another number in front.
fn needed(
    twins: &anchors::Twins,
    wanted: &[Vec<u32>; 2],
    documents: [&Document; 2],
) -> [Vec<u32>; 2] {
    let mut needed = wanted.clone();
    for (old, new) in twins
        .old
        .iter()
        .enumerate()
        .filter_map(|(old, new)| new.map(|new| (old, new as usize)))
    {
        let [one, other] = [(0, old), (1, new)]
            .map(|(side, at)| documents[side].key(&documents[side].paragraphs[at]));
        if one != other {
            needed[0].push(old as u32);
            needed[1].push(new as u32);
        }
    }
    needed
}
