//! Splits and merges: one paragraph that stands, in order and nearly whole, in several neighbours on the other side.
//!
//! The test is ordered coverage of concatenated neighbours, as for sentences in Thompson and Koehn (2019), "Vecalign: Improved
//! Sentence Alignment in Linear Time and Space", with words instead of embeddings.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::align::Group;
use crate::diff::likeness::{self, Likeness};
use crate::diff::side::{Lexicon, Side, Word};

/// How much of a piece has to stand in the whole.
pub(super) const PIECE: f64 = 0.6;
/// How much of a piece between two others has to stand in the whole: something may have been taken out of it.
const BETWEEN: f64 = 0.3;
/// How alike the pieces together have to be to the whole.
const TOGETHER: f64 = 0.6;

/// Turns pairs and free paragraphs into splits and merges where the pieces explain a paragraph better than one partner does.
pub(super) fn find(
    groups: &mut Vec<Group>,
    sides: &[Side; 2],
    lexicon: &Lexicon<'_>,
    wanted: &[Vec<u32>; 2],
    pairs: &BTreeMap<(u32, u32), Likeness>,
) {
    for whole in [0, 1] {
        let mut parts = candidates(groups, whole, pairs);
        // For each paragraph the group that it belongs to.
        let mut partner = sides.each_ref().map(|side| vec![None; side.paragraphs()]);
        for (index, group) in groups.iter().enumerate() {
            for at in &group.old {
                partner[0][*at as usize] = Some(index);
            }
            for at in &group.new {
                partner[1][*at as usize] = Some(index);
            }
        }
        let mut gone = FxHashSet::default();
        let mut added = Vec::new();
        for one in &wanted[whole] {
            let Some(found) = parts.get_mut(one) else {
                continue;
            };
            found.sort_unstable();
            found.dedup();
            let own = partner[whole][*one as usize];
            if own.is_some_and(|index| {
                groups[index].old.len() + groups[index].new.len() > 2 || gone.contains(&index)
            }) {
                continue;
            }
            // A part may be free, or the partner of this very paragraph.
            let usable = |at: &u32| {
                let found = partner[1 - whole][*at as usize];
                found.is_none() || found == own
            };
            let best = found
                .chunk_by(|a, b| b - a == 1)
                .filter_map(|run| longest(run, &usable))
                .map(|run| trimmed(run, |run| together(sides, lexicon, whole, *one, run)));
            let best = best.max_by(|a, b| a.1.ratio().total_cmp(&b.1.ratio()));
            let Some((run, likeness)) = best else {
                continue;
            };
            let before = own.map_or(0.0, |index| groups[index].similarity);
            let holds_partner = own.is_none_or(|index| {
                run.contains(if whole == 0 {
                    &groups[index].new[0]
                } else {
                    &groups[index].old[0]
                })
            });
            if !holds_partner || likeness.ratio() < TOGETHER || likeness.ratio() <= before {
                continue;
            }
            gone.extend(own);
            for at in &run {
                partner[1 - whole][*at as usize] = Some(usize::MAX);
            }
            let (old, new) = if whole == 0 {
                (vec![*one], run)
            } else {
                (run, vec![*one])
            };
            added.push(Group {
                old,
                new,
                similarity: likeness.ratio(),
                runner_up: None,
                moved: false,
            });
        }
        let mut index = 0;
        groups.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
        groups.extend(added);
    }
}

/// For each paragraph on the side `whole` those on the other side that may be pieces of it: what stands in it nearly whole, its
/// partner however much was added to that, and what stands between two of them if a fair part of it is there.
fn candidates(
    groups: &[Group],
    whole: usize,
    pairs: &BTreeMap<(u32, u32), Likeness>,
) -> FxHashMap<u32, Vec<u32>> {
    let mut parts: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    let mut weak: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (pair, likeness) in pairs {
        let (one, other) = if whole == 0 {
            (pair.0, pair.1)
        } else {
            (pair.1, pair.0)
        };
        let part = if whole == 0 {
            likeness.new
        } else {
            likeness.old
        };
        let held = if part > 0.0 {
            likeness.common / part
        } else {
            0.0
        };
        if held >= PIECE {
            parts.entry(one).or_default().push(other);
        } else if held >= BETWEEN {
            weak.entry(one).or_default().push(other);
        }
    }
    for group in groups
        .iter()
        .filter(|group| group.old.len() == 1 && group.new.len() == 1 && group.similarity < 1.0)
    {
        let (one, other) = if whole == 0 {
            (group.old[0], group.new[0])
        } else {
            (group.new[0], group.old[0])
        };
        let found = parts.entry(one).or_default();
        if !found.contains(&other) {
            found.push(other);
        }
    }
    for (one, between) in weak {
        let Some(found) = parts.get_mut(&one) else {
            continue;
        };
        let holds = |at: Option<u32>| at.is_some_and(|at| found.contains(&at));
        let inside: Vec<u32> = between
            .into_iter()
            .filter(|at| holds(at.checked_sub(1)) && holds(Some(at + 1)))
            .collect();
        found.extend(inside);
    }
    parts
}

/// Takes parts off both ends of a run as long as what is left is more like the whole: they were taken for parts by chance.
fn trimmed(mut run: Vec<u32>, compare: impl Fn(&[u32]) -> Likeness) -> (Vec<u32>, Likeness) {
    let mut best = compare(&run);
    while run.len() > 2 {
        let last = run.len() - 1;
        let shorter = [&run[1..], &run[..last]].map(|part| (part.to_vec(), compare(part)));
        let [first, second] = shorter;
        let (part, likeness) = if first.1.ratio() > second.1.ratio() {
            first
        } else {
            second
        };
        if likeness.ratio() <= best.ratio() {
            break;
        }
        (run, best) = (part, likeness);
    }
    (run, best)
}

/// The longest stretch of usable parts in a run of neighbours; a split has at least two.
fn longest(run: &[u32], usable: &impl Fn(&u32) -> bool) -> Option<Vec<u32>> {
    run.split(|at| !usable(at))
        .filter(|part| part.len() >= 2)
        .max_by_key(|part| part.len())
        .map(<[u32]>::to_vec)
}

/// How alike a paragraph is to several on the other side, taken as one text.
fn together(
    sides: &[Side; 2],
    lexicon: &Lexicon<'_>,
    whole: usize,
    one: u32,
    run: &[u32],
) -> Likeness {
    let parts: Vec<Word> = run
        .iter()
        .flat_map(|at| sides[1 - whole].words(*at))
        .copied()
        .collect();
    let whole_words = sides[whole].words(one);
    if whole == 0 {
        likeness::compare(lexicon, whole_words, &parts)
    } else {
        likeness::compare(lexicon, &parts, whole_words)
    }
}
