//! Paragraphs that are the same on both sides, found by their keys: the firm ground of an alignment.
//!
//! A key that is there once on each side is an anchor, as in patience diff (Bram Cohen) and in the alignment of Heckel (1978), "A
//! technique for isolating differences between files". Keys that stand more often are matched beside anchors and between them.

use std::collections::VecDeque;
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::diff::Options;
use crate::diff::bare;
use crate::diff::chain;
use crate::diff::contents;
use crate::diff::sameness::Sameness;
use crate::document::{Document, Kind, Paragraph};
use crate::parallel;
use crate::text::script::{self, HAN_WEIGHT};

// Measured as the constants of `pairs` are: neither half nor double of these changes anything there. They are for texts with many
// short lines that are similar.

/// Repeated paragraphs lighter than this are not looked for elsewhere: what stands everywhere was not moved.
pub(super) const MOVABLE: u32 = 8 * HAN_WEIGHT;

/// Paragraphs that stand more than once in a revision have to weigh so much to have moved: lines such as `Arguments: none` come and
/// go with what they belong to.
pub(super) const LONG: u32 = 32 * HAN_WEIGHT;

/// A text that stands more than once and is lighter than this was not moved by itself: it comes and goes with what it belongs to. With
/// 32 an F1 of 0.9976.
pub(super) const LINE: u32 = 16 * HAN_WEIGHT;

/// Which old paragraph has which new one for its twin.
#[derive(Debug)]
pub(super) struct Twins {
    /// For each old paragraph its new twin.
    pub(super) old: Vec<Option<u32>>,
    /// For each new paragraph its old twin.
    pub(super) new: Vec<Option<u32>>,
}

impl Twins {
    pub(super) fn join(&mut self, old: usize, new: usize) {
        self.old[old] = Some(new as u32);
        self.new[new] = Some(old as u32);
    }

    /// Takes their twins from both.
    pub(super) fn part(&mut self, old: u32, new: u32) {
        if let Some(twin) = self.old[old as usize].take() {
            self.new[twin as usize] = None;
        }
        if let Some(twin) = self.new[new as usize].take() {
            self.old[twin as usize] = None;
        }
    }

    fn free(&self, old: usize, new: usize) -> bool {
        self.old[old].is_none() && self.new[new].is_none()
    }
}

/// Gives up twins that changed place and have another number: what is in their place now may be the partner. Returns the short texts
/// that stand more than once and changed place.
pub(super) fn loosen(twins: &mut Twins, documents: [&Document; 2]) -> [Vec<u32>; 2] {
    let mut copies = [Vec::new(), Vec::new()];
    let places: Vec<(u32, u32)> = (twins.old.iter().enumerate())
        .filter_map(|(old, new)| new.map(|new| (old as u32, new)))
        .collect();
    let keys = |(old, new): (u32, u32)| {
        [(0, old), (1, new)]
            .map(|(side, at)| documents[side].key(&documents[side].paragraphs[at as usize]))
    };
    let weigh = |index: usize| u64::from(script::weight_of(keys(places[index])[0])) + 1;
    let mut chain = chain::heaviest_of(&places, weigh).into_iter().peekable();
    let mut crossing = (0..places.len()).filter(|index| chain.next_if_eq(index).is_none());
    let Some(first) = crossing.next() else {
        return copies;
    };
    let counts = documents.map(counts);
    for index in std::iter::once(first).chain(crossing) {
        let (old, new) = places[index];
        let keys = keys((old, new));
        let repeated =
            (0..2).any(|side| counts[side].get(keys[side]).is_some_and(|count| *count > 1));
        if keys[0] != keys[1] {
            twins.old[old as usize] = None;
            twins.new[new as usize] = None;
        } else if repeated && script::weight_of(keys[0]) < LINE {
            copies[0].push(old);
            copies[1].push(new);
        }
    }
    copies
}

/// How often a document has each text, tables of contents aside.
pub(super) fn counts(document: &Document) -> FxHashMap<&str, u32> {
    let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
    let listed = |paragraph: &&Paragraph| paragraph.kind != Kind::Contents;
    for paragraph in document.paragraphs.iter().filter(listed) {
        *counts.entry(document.key(paragraph)).or_default() += 1;
    }
    counts
}

/// Finds paragraphs with the same text; numbers before clauses need not be the same.
pub(super) fn twins(old: &Document, new: &Document, options: &Options) -> Twins {
    let (old_hashes, new_hashes) = parallel::join(
        || hashes(old, options.sameness),
        || hashes(new, options.sameness),
    );
    let keys = [old_hashes.0, new_hashes.0];
    let bodies = [old_hashes.1, new_hashes.1];
    let mut twins = Twins {
        old: vec![None; keys[0].len()],
        new: vec![None; keys[1].len()],
    };
    let (start, end) = edges(&keys[0], &keys[1]);
    for at in 0..start {
        twins.join(at, at);
    }
    for at in 0..end {
        twins.join(keys[0].len() - 1 - at, keys[1].len() - 1 - at);
    }
    let told = |hashes: [Vec<u64>; 2]| without_bare_labels([old, new], hashes);
    let (known_keys, known_bodies) = (told(keys.clone()), told(bodies.clone()));
    unique(&known_keys, &mut twins);
    spread(&keys, &mut twins);
    unique(&known_bodies, &mut twins);
    spread(&bodies, &mut twins);
    unique(
        &told(in_any_case([old, new], options.sameness, &twins)),
        &mut twins,
    );
    between(&keys, &mut twins, |at| {
        script::weight_of(old.key(&old.paragraphs[at]))
    });
    if options.moves {
        past_copies(&keys, &mut twins);
    }
    between(&bodies, &mut twins, |at| {
        script::weight_of(old.key(&old.paragraphs[at]))
    });
    if options.moves {
        elsewhere(&known_keys, &mut twins, |at| {
            script::weight_of(old.key(&old.paragraphs[at]))
        });
        elsewhere(&known_bodies, &mut twins, |at| {
            script::weight_of(old.body(&old.paragraphs[at]))
        });
    }
    part_headings_from_items([old, new], &mut twins);
    twins
}

/// Parts a short heading from an item of a list with the same text, where neither neighbour is the same: the heading got another title,
/// and a new item has its old one.
fn part_headings_from_items(documents: [&Document; 2], twins: &mut Twins) {
    let kind = |side: usize, at: usize| documents[side].paragraphs[at].kind;
    let places: Vec<(usize, usize)> = (twins.old.iter().enumerate())
        .filter_map(|(old, new)| Some((old, (*new)? as usize)))
        .collect();
    for (old, new) in places {
        let kinds = [kind(0, old), kind(1, new)];
        let unlike = kinds.contains(&Kind::Heading) && kinds.contains(&Kind::ListItem);
        if !unlike || script::weight_of(documents[0].key(&documents[0].paragraphs[old])) >= LONG {
            continue;
        }
        let twin = |old: Option<usize>| old.and_then(|at| twins.old.get(at).copied().flatten());
        let stays = |old: Option<usize>, new: Option<usize>| {
            let twin = twin(old).map(|at| at as usize);
            twin.is_some() && twin == new || old.is_none() && new.is_none()
        };
        let before = stays(old.checked_sub(1), new.checked_sub(1));
        let behind = stays(Some(old + 1), Some(new + 1));
        if !before && !behind {
            twins.part(old as u32, new as u32);
        }
    }
}

/// The hashes of the keys of all paragraphs, and those of their bodies.
fn hashes(document: &Document, sameness: Sameness) -> (Vec<u64>, Vec<u64>) {
    let pair = |paragraph: &Paragraph| {
        let key = key_hash(document, paragraph, sameness);
        // Without a label the body is the key.
        let plain = paragraph.label.is_none() && !contents::is_listed(document, paragraph);
        let same = plain && paragraph.body == paragraph.key.start;
        let body = if same {
            key
        } else {
            body_hash(document, paragraph, sameness)
        };
        (key, body)
    };
    document.paragraphs.iter().map(pair).unzip()
}

/// A paragraph as it stands. A line of a table of contents is not the heading that it names.
fn key_hash(document: &Document, paragraph: &Paragraph, sameness: Sameness) -> u64 {
    xxh3_64_with_seed(
        sameness.fold(document.key(paragraph)).as_bytes(),
        u64::from(contents::is_listed(document, paragraph)),
    )
}

/// The hashes, but for those of bare labels, which are then like no other.
fn without_bare_labels(documents: [&Document; 2], mut hashes: [Vec<u64>; 2]) -> [Vec<u64>; 2] {
    for (side, hashes) in hashes.iter_mut().enumerate() {
        let paragraphs = &documents[side].paragraphs;
        for (at, hash) in hashes.iter_mut().enumerate() {
            if bare::is_label(documents[side], &paragraphs[at]) {
                *hash = !((2 * at + side) as u64);
            }
        }
    }
    hashes
}

/// A clause without its number, which still has one; bare labels of one style are alike, and any other number that is alone is its own
/// text.
fn body_hash(document: &Document, paragraph: &Paragraph, sameness: Sameness) -> u64 {
    if let Some(label) = paragraph.label
        && bare::is_label(document, paragraph)
    {
        return FxBuildHasher.hash_one(label.style);
    }
    let body = document.body(paragraph);
    let labelled = paragraph.label.is_some() && !body.is_empty();
    let text = if body.is_empty() {
        document.key(paragraph)
    } else {
        body
    };
    xxh3_64_with_seed(
        sameness.fold(text).as_bytes(),
        u64::from(labelled) + 2 * u64::from(contents::is_listed(document, paragraph)),
    )
}

/// The hashes of the paragraphs that have no twin, in lower case; those of the others say nothing.
fn in_any_case(documents: [&Document; 2], sameness: Sameness, twins: &Twins) -> [Vec<u64>; 2] {
    let case = true;
    let sameness = Sameness { case, ..sameness };
    let hashes = |document: &Document, taken: &[Option<u32>]| {
        let paragraphs = document.paragraphs.iter().zip(taken);
        let hash = paragraphs.map(|(paragraph, twin)| match twin {
            Some(_) => 0,
            None => key_hash(document, paragraph, sameness),
        });
        hash.collect()
    };
    [
        hashes(documents[0], &twins.old),
        hashes(documents[1], &twins.new),
    ]
}

/// How many paragraphs are the same at the start, and then at the end.
fn edges(old: &[u64], new: &[u64]) -> (usize, usize) {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let end = old[start..]
        .iter()
        .rev()
        .zip(new[start..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    (start, end)
}

/// Joins keys that are there once among the free paragraphs of each side.
fn unique(keys: &[Vec<u64>; 2], twins: &mut Twins) {
    let taken = [&twins.old, &twins.new];
    let free = |side: usize| (0..keys[side].len()).filter(move |at| taken[side][*at].is_none());
    let mut seen: FxHashMap<u64, [(u32, u32); 2]> = FxHashMap::default();
    seen.reserve(free(0).count().max(free(1).count()));
    for side in [0, 1] {
        for at in free(side) {
            let slot = &mut seen.entry(keys[side][at]).or_insert([(0, 0); 2])[side];
            *slot = (slot.0 + 1, at as u32);
        }
    }
    for (at, key) in keys[0].iter().enumerate() {
        if let Some([(1, old), (1, new)]) = seen.get(key)
            && *old == at as u32
        {
            twins.join(at, *new as usize);
        }
    }
}

/// Goes on from every pair to its neighbours on both sides as long as they are the same.
fn spread(keys: &[Vec<u64>; 2], twins: &mut Twins) {
    for at in 0..keys[0].len() {
        let (next, Some(new)) = (at + 1, twins.old[at]) else {
            continue;
        };
        let beside = new as usize + 1;
        if next < keys[0].len()
            && beside < keys[1].len()
            && keys[0][next] == keys[1][beside]
            && twins.free(next, beside)
        {
            twins.join(next, beside);
        }
    }
    for at in (1..keys[0].len()).rev() {
        let Some(beside) = twins.old[at].and_then(|new| new.checked_sub(1)) else {
            continue;
        };
        let (before, beside) = (at - 1, beside as usize);
        if keys[0][before] == keys[1][beside] && twins.free(before, beside) {
            twins.join(before, beside);
        }
    }
}

/// Matches what is left in order, between the pairs of the heaviest chain.
fn between(keys: &[Vec<u64>; 2], twins: &mut Twins, weigh: impl Fn(usize) -> u32) {
    let places: Vec<(u32, u32)> = twins
        .old
        .iter()
        .enumerate()
        .filter_map(|(old, new)| new.map(|new| (old as u32, new)))
        .collect();
    let weigh = |index: usize| u64::from(weigh(places[index].0 as usize)) + 1;
    let mut corners = chain::heaviest_places(&places, weigh);
    corners.push((keys[0].len() as u32, keys[1].len() as u32));
    let mut from = (0, 0);
    for (old, new) in corners {
        let (old, new) = (old as usize, new as usize);
        let free_old: Vec<usize> = (from.0..old)
            .filter(|at| twins.old[*at].is_none())
            .collect();
        let free_new: Vec<usize> = (from.1..new)
            .filter(|at| twins.new[*at].is_none())
            .collect();
        if !free_old.is_empty() && !free_new.is_empty() {
            let texts = [
                free_old.iter().map(|at| keys[0][*at]).collect::<Vec<_>>(),
                free_new.iter().map(|at| keys[1][*at]).collect::<Vec<_>>(),
            ];
            for op in capture_diff_slices(Algorithm::Myers, &texts[0], &texts[1]) {
                if let DiffOp::Equal {
                    old_index,
                    new_index,
                    len,
                } = op
                {
                    for step in 0..len {
                        twins.join(free_old[old_index + step], free_new[new_index + step]);
                    }
                }
            }
        }
        from = (old + 1, new + 1);
    }
}

/// Matches copies of a line that stood right behind a paragraph and stand right before it now, or the other way round: it passed them.
fn past_copies(keys: &[Vec<u64>; 2], twins: &mut Twins) {
    let free = |taken: &[Option<u32>], at: usize| taken.get(at).is_some_and(Option::is_none);
    let places: Vec<(usize, usize)> = (twins.old.iter().enumerate())
        .filter_map(|(old, new)| new.map(|new| (old, new as usize)))
        .collect();
    for (old, new) in places {
        let mut behind = 0;
        while free(&twins.old, old + 1 + behind)
            && behind < new
            && free(&twins.new, new - 1 - behind)
            && keys[0][old + 1 + behind] == keys[0][old + 1]
            && keys[1][new - 1 - behind] == keys[0][old + 1]
        {
            behind += 1;
        }
        for step in 0..behind {
            twins.join(old + 1 + step, new - behind + step);
        }
        let mut before = 0;
        while behind == 0
            && before < old
            && free(&twins.old, old - 1 - before)
            && free(&twins.new, new + 1 + before)
            && keys[0][old - 1 - before] == keys[0][old - 1]
            && keys[1][new + 1 + before] == keys[0][old - 1]
        {
            before += 1;
        }
        for step in 0..before {
            twins.join(old - before + step, new + 1 + step);
        }
    }
}

/// Matches what is left anywhere: the first copy that is free on one side with the first on the other. What stands more than once
/// in a revision has to be a long text, of which somebody would say that it moved.
fn elsewhere(keys: &[Vec<u64>; 2], twins: &mut Twins, weigh: impl Fn(usize) -> u32) {
    let mut free: FxHashMap<u64, VecDeque<u32>> = FxHashMap::default();
    for (at, key) in keys[1]
        .iter()
        .enumerate()
        .filter(|(at, _)| twins.new[*at].is_none())
    {
        free.entry(*key).or_default().push_back(at as u32);
    }
    let mut counts: FxHashMap<u64, [u32; 2]> = FxHashMap::default();
    counts.extend(free.keys().map(|key| (*key, [0, 0])));
    for (side, keys) in keys.iter().enumerate() {
        for key in keys {
            if let Some(count) = counts.get_mut(key) {
                count[side] += 1;
            }
        }
    }
    for (at, key) in keys[0].iter().enumerate() {
        let Some(count) = counts.get(key).filter(|_| twins.old[at].is_none()) else {
            continue;
        };
        let least = if *count == [1, 1] { MOVABLE } else { LONG };
        if weigh(at) < least {
            continue;
        }
        if let Some(new) = free.get_mut(key).and_then(VecDeque::pop_front) {
            twins.join(at, new as usize);
        }
    }
}
