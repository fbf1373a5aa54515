//! Two revisions of a document, compared.
//!
//! Paragraphs are aligned first (`align`), by their keys and then by likeness; then words inside those that belong together
//! (`words`). The result holds numbers and spans; texts are looked up when a report is written.

mod align;
mod amount;
mod anchors;
mod apart;
pub(crate) mod at_length;
mod bare;
mod block;
mod blocks;
mod bonds;
mod capitals;
pub(crate) mod chain;
pub mod change;
mod class;
mod columns;
mod contents;
mod cuts;
mod defined;
mod edges;
mod entire;
mod facing;
pub(crate) mod files;
mod filled;
mod filter;
mod follow;
mod force;
mod formulas;
mod front;
mod group;
mod growth;
mod headings;
mod heads;
mod in_row;
mod kana;
mod known;
mod likeness;
mod listed;
mod lists;
mod lopsided;
mod mentions;
mod moves;
mod notation;
mod notes;
mod numbered;
pub(crate) mod paired;
mod pairs;
mod partners;
mod phrase;
mod pieces;
mod remains;
mod renumbering;
mod rows;
mod runs;
mod said;
pub mod sameness;
mod share;
mod shared;
mod side;
mod stretch;
mod tables;
mod tokens;
pub(crate) mod touched;
mod turned;
mod whole;
mod words;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::diff::align::Alignment;
use crate::diff::change::{Change, Class, Diff, Kind};
use crate::diff::group::Group;
use crate::diff::notes::Notes;
use crate::diff::sameness::Sameness;
use crate::diff::side::Compared;
use crate::document::{Document, Paragraph};
use crate::parallel::prelude::*;

/// How to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Look for paragraphs that changed place; otherwise they are deleted and inserted.
    pub moves: bool,
    /// Differences between words that are no change.
    pub sameness: Sameness,
    /// Classes of edits to leave out.
    pub unwanted: BTreeSet<Class>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            moves: true,
            sameness: Sameness::default(),
            unwanted: BTreeSet::new(),
        }
    }
}

/// Compares two revisions. The comparison of `new` with `old` is the mirror image of that of `old` with `new`.
#[must_use]
pub fn diff(old: &Document, new: &Document, options: &Options) -> Diff {
    let [old, new] = &formulas::told_apart([old, new]);
    // Both directions have to give the same records, but ties are broken by order: so one direction is worked out, and the
    // other is its mirror image.
    let forwards = old.keys.text() <= new.keys.text();
    let mut diff = if forwards {
        compare(old, new, options)
    } else {
        mirrored(compare(new, old, options))
    };
    filter::leave_out(&mut diff, &options.unwanted);
    mark_copies(old, new, &mut diff);
    in_order(old, &mut diff);
    diff.renumberings = renumbering::find(old, new, &diff);
    diff.stale = follow::stale(old, new, &diff);
    diff
}

fn compare(old: &Document, new: &Document, options: &Options) -> Diff {
    let alignment = align::align(old, new, options);
    let mut diff = Diff {
        coarse: alignment.coarse.clone(),
        ..Diff::default()
    };
    let mut taken = [
        vec![false; old.paragraphs.len()],
        vec![false; new.paragraphs.len()],
    ];
    let notes = Notes::find([old, new], &alignment.groups);
    let groups = alignment.groups.par_iter();
    let changes: Vec<Option<Change>> = groups
        .map(|group| change([old, new], &alignment, &notes, group, options.sameness))
        .collect();
    for (group, change) in alignment.groups.iter().zip(changes) {
        group
            .old
            .iter()
            .for_each(|at| taken[0][*at as usize] = true);
        group
            .new
            .iter()
            .for_each(|at| taken[1][*at as usize] = true);
        match change {
            Some(change) => diff.changes.push(change),
            None => diff.unchanged.push((group.old[0], group.new[0])),
        }
    }
    let lone = |kind, old: Vec<u32>, new: Vec<u32>| Change {
        kind,
        moved: false,
        old,
        new,
        similarity: 0.0,
        runner_up: None,
        edits: Vec::new(),
    };
    let free = |taken: &[bool]| {
        (0..taken.len() as u32)
            .filter(|at| !taken[*at as usize])
            .collect::<Vec<u32>>()
    };
    diff.changes.extend(
        free(&taken[0])
            .into_iter()
            .map(|at| lone(Kind::Deleted, vec![at], Vec::new())),
    );
    diff.changes.extend(
        free(&taken[1])
            .into_iter()
            .map(|at| lone(Kind::Inserted, Vec::new(), vec![at])),
    );
    diff
}

/// The record of paragraphs that belong together; `None` when nothing changed.
fn change(
    documents: [&Document; 2],
    alignment: &Alignment<'_>,
    notes: &Notes,
    group: &Group,
    sameness: Sameness,
) -> Option<Change> {
    let of = |side: usize, at: &u32| &documents[side].paragraphs[*at as usize];
    let single = group.old.len() == 1 && group.new.len() == 1;
    let (old, new) = (of(0, &group.old[0]), of(1, &group.new[0]));
    let same_key = single && sameness.same(documents[0].key(old), documents[1].key(new));
    let marks = if same_key {
        notes.of_same(documents, group.old[0], group.new[0])
    } else {
        Vec::new()
    };
    let parted = [
        front::parted(documents[0], old),
        front::parted(documents[1], new),
    ];
    let is_part = |side: usize, paragraph: &Paragraph| {
        paragraph.label.is_some_and(|label| label.is_heading())
            || bare::is_label(documents[side], paragraph)
    };
    let same_body = single
        && sameness.same(parted[0].1, parted[1].1)
        && (!parted[0].1.is_empty() || is_part(0, old) && is_part(1, new));
    let kind = match () {
        () if group.new.len() > 1 => Kind::Split,
        () if group.old.len() > 1 => Kind::Merged,
        () if same_key && !group.moved && marks.is_empty() => return None,
        () if same_key && group.moved => Kind::Moved,
        () if same_key => Kind::Edited,
        () if same_body && numbers_differ(parted[0].0, parted[1].0) => Kind::Renumbered,
        () if group.moved => Kind::Moved,
        () => Kind::Edited,
    };
    let edits = if same_key {
        marks
    } else {
        let words = [
            alignment.sides[0].words_of(&group.old),
            alignment.sides[1].words_of(&group.new),
        ];
        let texts = Compared {
            documents,
            words: words.each_ref().map(Vec::as_slice),
        };
        words::edits(texts, &alignment.lexicon, notes, group)
    };
    // A hyphen at a line's end is read in two ways, and nothing else differs.
    if kind == Kind::Edited && edits.is_empty() {
        return None;
    }
    Some(Change {
        kind,
        moved: group.moved,
        old: group.old.clone(),
        new: group.new.clone(),
        similarity: group.similarity,
        runner_up: group.runner_up,
        edits,
    })
}

/// Whether both are numbers, and not the same one in other marks or another notation: 4) is 4. and IV.
fn numbers_differ(old: &str, new: &str) -> bool {
    // Fig. 3 is Figure 3.
    let number = |label: &'_ str| {
        let at = label
            .find(|c: char| crate::text::numeral::digit(c).is_some())
            .unwrap_or(0);
        label[at..].to_owned()
    };
    let bare = |label: &str| {
        number(label)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    !old.is_empty()
        && !new.is_empty()
        && bare(old) != bare(new)
        && !notation::are_one_label(old, new)
}

fn mirrored(diff: Diff) -> Diff {
    let turn = |change: Change| Change {
        kind: change.kind.mirrored(),
        old: change.new,
        new: change.old,
        edits: change
            .edits
            .into_iter()
            .map(|edit| change::Edit {
                old: edit.new,
                new: edit.old,
                ..edit
            })
            .collect(),
        ..change
    };
    let [old, new] = diff.coarse;
    Diff {
        changes: diff.changes.into_iter().map(turn).collect(),
        unchanged: diff
            .unchanged
            .into_iter()
            .map(|(old, new)| (new, old))
            .collect(),
        coarse: [new, old],
        ..diff
    }
}

/// An inserted paragraph whose text the old revision has, and which stays in its place there, is a copy of it.
fn mark_copies(old: &Document, new: &Document, diff: &mut Diff) {
    if diff.count(Kind::Inserted) == 0 {
        return;
    }
    let mut stays: FxHashMap<&str, u32> = FxHashMap::default();
    let kept = diff.unchanged.iter().map(|(old, _)| *old).chain(
        diff.changes
            .iter()
            .filter(|change| change.kind == Kind::Moved)
            .flat_map(|change| change.old.iter().copied()),
    );
    for at in kept {
        let first = stays
            .entry(old.key(&old.paragraphs[at as usize]))
            .or_insert(at);
        *first = at.min(*first);
    }
    for change in diff
        .changes
        .iter_mut()
        .filter(|change| change.kind == Kind::Inserted)
    {
        let key = new.key(&new.paragraphs[change.new[0] as usize]);
        if crate::text::script::weight_of(key) < COPIED {
            continue;
        }
        if let Some(at) = stays.get(key) {
            (change.kind, change.old, change.similarity) = (Kind::Copied, vec![*at], 1.0);
        }
    }
}

/// Inserted paragraphs lighter than this, in thirds of a Han character, are no copies: forms of words recur. Measured as the constants
/// of `pairs` are: at 18 the same, at 12, 30 and 48 some short lines of the published revisions are called copies, or not.
const COPIED: u32 = 24;

/// Puts changes in the order of the new text, deletions where their text was.
fn in_order(old: &Document, diff: &mut Diff) {
    diff.unchanged.sort_unstable();
    // For each old paragraph the new place that the text before it ended up at.
    let mut follows = vec![0u32; old.paragraphs.len() + 1];
    let fixed = diff.changes.iter().filter(|change| {
        !change.moved
            && change.kind != Kind::Copied
            && !change.old.is_empty()
            && !change.new.is_empty()
    });
    let pairs = fixed
        .map(|change| {
            (
                change.old[change.old.len() - 1],
                change.new[change.new.len() - 1],
            )
        })
        .chain(diff.unchanged.iter().copied());
    for (at, place) in pairs {
        follows[at as usize + 1] = place + 1;
    }
    for at in 1..follows.len() {
        follows[at] = follows[at].max(follows[at - 1]);
    }
    diff.changes
        .sort_by_key(|change| match (change.new.first(), change.old.first()) {
            (Some(new), old) => (*new, 1, old.copied().unwrap_or_default()),
            (None, Some(old)) => (follows[*old as usize], 0, *old),
            (None, None) => (0, 0, 0),
        });
    for change in &mut diff.changes {
        change.edits.sort_by_key(|edit| (edit.old, edit.new));
    }
}
