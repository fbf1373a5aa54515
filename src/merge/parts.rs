//! Which blocks of the three texts belong together: parts, by the records of two comparisons.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::diff::change::{Diff, Kind};
use crate::merge::blocks::{Blocks, Range};
use crate::merge::{BASE, OURS, THEIRS};
use crate::text::{script, segment};

/// Blocks that belong together: at most one run of blocks in each text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// The blocks of the base, of ours and of theirs, where it has any.
    pub(super) blocks: [Option<Range>; 3],
    /// Whether a side put text of elsewhere into it that the other side deleted or put elsewhere.
    pub(super) disputed: bool,
}

/// The parts of three texts; every block is in one. They are in order of the base, then of ours, then of theirs.
pub(super) fn parts(versions: &[Blocks<'_>; 3], diffs: [&Diff; 2]) -> Vec<Part> {
    let links = [OURS, THEIRS].map(|side| {
        let mut links = linked(&versions[BASE], &versions[side], diffs[side - 1]);
        links.extend(loose(&versions[BASE], &versions[side]));
        links
    });
    let groups = Groups::of(versions, &links);
    let scattered = groups.scattered();
    // Where blocks that belong together do not stand together, only the best pairs of them count.
    let mut dropped: [Vec<Link>; 2] = Default::default();
    let kept = [0, 1].map(|side| {
        let links = links[side].iter().copied();
        let is_whole = |link: &Link| !scattered.contains(&groups.root(BASE, link.old));
        let (mut kept, rest): (Vec<Link>, Vec<Link>) = links.partition(is_whole);
        let singles = best(rest.clone());
        dropped[side].extend(rest.into_iter().filter(|link| !singles.contains(link)));
        kept.extend(singles);
        kept
    });
    let mut parts = Groups::of(versions, &kept).parts();
    for (side, block) in disputes(versions, &kept, &dropped) {
        let holds = |part: &&mut Part| {
            part.blocks[side].is_some_and(|range| (range.0..range.1).contains(&block))
        };
        for part in parts.iter_mut().filter(holds) {
            part.disputed = true;
        }
    }
    parts
}

/// The blocks of a side that hold text of another block of the base, which the other side deleted, changed or put elsewhere.
fn disputes(
    versions: &[Blocks<'_>; 3],
    kept: &[Vec<Link>; 2],
    dropped: &[Vec<Link>; 2],
) -> BTreeSet<(usize, usize)> {
    let mut out = BTreeSet::new();
    let sides = [0, 1].map(|side| Side::of(versions, side + 1, &kept[side]));
    for side in [0, 1] {
        let other = 1 - side;
        for link in &dropped[side] {
            let elsewhere = dropped[other].iter().any(|each| each.old == link.old);
            if elsewhere || sides[other].partners[link.old] != bare(&versions[BASE], link.old) {
                out.insert((side + 1, link.new));
            }
        }
        let carried = sides[side].carried(&versions[BASE]).into_iter();
        let gone = carried.filter(|(old, text, _)| !sides[other].partners[*old].contains(text));
        out.extend(gone.map(|(_, _, new)| (side + 1, new)));
    }
    out
}

/// The letters of a side, to look for sentences in.
struct Side {
    /// For each block of the base, the letters of the blocks that belong to it.
    partners: Vec<String>,
    /// For each block of the side, the letters of the blocks of the base that belong to it.
    origins: Vec<String>,
    /// The letters of all of its blocks, and where each block starts in them.
    whole: String,
    starts: Vec<usize>,
}

/// How much a sentence weighs at least, in thirds of a Han character, to be sought in other blocks: shorter ones are there by chance.
/// Chosen by hand, 2026-11-28.
const CARRIED: u32 = 18;

impl Side {
    fn of(versions: &[Blocks<'_>; 3], version: usize, kept: &[Link]) -> Self {
        let [base, side] = [&versions[BASE], &versions[version]];
        let mut partners = vec![String::new(); base.all.len()];
        let mut origins = vec![String::new(); side.all.len()];
        let mut ordered = kept.to_vec();
        ordered.sort_by_key(|link| (link.new, link.old));
        for link in &ordered {
            partners[link.old].push_str(&bare(side, link.new));
            origins[link.new].push_str(&bare(base, link.old));
        }
        let (mut whole, mut starts) = (String::new(), Vec::new());
        for at in 0..side.all.len() {
            starts.push(whole.len());
            whole.push_str(&bare(side, at));
        }
        Self {
            partners,
            origins,
            whole,
            starts,
        }
    }

    /// Sentences of the base that went from their block into another one: the block, the letters, and the block that has them now.
    fn carried(&self, base: &Blocks<'_>) -> Vec<(usize, String, usize)> {
        let mut out = Vec::new();
        for old in 0..base.all.len() {
            let all = bare(base, old);
            if all.is_empty() || self.partners[old].contains(&all) {
                continue;
            }
            let (first, last) = base.all[old].paragraphs;
            for paragraph in &base.document.paragraphs[first as usize..last as usize] {
                let body = base.document.body(paragraph);
                for sentence in segment::sentences(body) {
                    let text = letters(sentence.of(body));
                    if script::weight_of(&text) < CARRIED || self.partners[old].contains(&text) {
                        continue;
                    }
                    if let Some(found) = self.whole.find(&text) {
                        let new = self.starts.partition_point(|start| *start <= found) - 1;
                        if !self.origins[new].contains(&text) {
                            out.push((old, text, new));
                        }
                    }
                }
            }
        }
        out
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The letters and digits of a block, numbers of its paragraphs left out.
fn bare(blocks: &Blocks<'_>, at: usize) -> String {
    let document = blocks.document;
    let (first, last) = blocks.all[at].paragraphs;
    if first == last {
        return letters(blocks.text((at, at + 1)));
    }
    let paragraphs = &document.paragraphs[first as usize..last as usize];
    paragraphs
        .iter()
        .map(|each| letters(document.body(each)))
        .collect()
}

/// Blocks of the base and of a side that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Link {
    old: usize,
    new: usize,
    weight: usize,
}

/// The links that a comparison shows. Of rows, which share cells with many others, only the best pairs count.
fn linked(base: &Blocks<'_>, side: &Blocks<'_>, diff: &Diff) -> Vec<Link> {
    let places = [base, side].map(block_of);
    let weigh =
        |at: u32| script::weight_of(base.document.key(&base.document.paragraphs[at as usize]));
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut whole = Vec::new();
    let mut pair = |old: u32, new: u32| {
        let key = (places[0][old as usize], places[1][new as usize]);
        *pairs.entry(key).or_default() += weigh(old) as usize + 1;
    };
    for (old, new) in &diff.unchanged {
        pair(*old, *new);
    }
    for change in diff
        .changes
        .iter()
        .filter(|change| change.kind != Kind::Copied)
    {
        if let ([old], [new]) = (&change.old[..], &change.new[..]) {
            pair(*old, *new);
            continue;
        }
        for old in &change.old {
            for new in &change.new {
                let lengths = [
                    weigh(*old) as usize,
                    script::weight_of(side.document.key(&side.document.paragraphs[*new as usize]))
                        as usize,
                ];
                whole.push(Link {
                    old: places[0][*old as usize],
                    new: places[1][*new as usize],
                    weight: lengths[0].min(lengths[1]) + 1,
                });
            }
        }
    }
    let singles = pairs
        .into_iter()
        .map(|((old, new), weight)| Link { old, new, weight });
    let mut links = best(singles.collect());
    links.extend(whole);
    links
}

/// For each paragraph the block that holds it.
fn block_of(blocks: &Blocks<'_>) -> Vec<usize> {
    let mut places = vec![0; blocks.document.paragraphs.len()];
    for (at, block) in blocks.all.iter().enumerate() {
        places[block.paragraphs.0 as usize..block.paragraphs.1 as usize].fill(at);
    }
    places
}

/// Links no two of which share a block, the heaviest first.
fn best(mut links: Vec<Link>) -> Vec<Link> {
    links.sort_by_key(|link| (std::cmp::Reverse(link.weight), link.old, link.new));
    let (mut old, mut new) = (BTreeSet::new(), BTreeSet::new());
    links.retain(|link| {
        let free = !old.contains(&link.old) && !new.contains(&link.new);
        if free {
            old.insert(link.old);
            new.insert(link.new);
        }
        free
    });
    links
}

/// Blocks without paragraphs that are the same on both sides, or in the place of each other.
fn loose(base: &Blocks<'_>, side: &Blocks<'_>) -> Vec<Link> {
    let of = |blocks: &Blocks<'_>| -> Vec<(usize, String)> {
        let all = blocks.all.iter().enumerate();
        let loose = all.filter(|(_, block)| block.paragraphs.0 == block.paragraphs.1);
        loose
            .map(|(at, _)| {
                let words = blocks.text((at, at + 1)).split_whitespace();
                (at, words.collect::<Vec<&str>>().join(" "))
            })
            .collect()
    };
    let [old, new] = [base, side].map(of);
    let texts = [&old, &new].map(|all| all.iter().map(|(_, text)| text).collect::<Vec<_>>());
    let mut links = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &texts[0], &texts[1]) {
        let (from, to, len) = match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => (old_index, new_index, len),
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } if old_len == new_len => (old_index, new_index, old_len),
            _ => continue,
        };
        links.extend((0..len).map(|step| Link {
            old: old[from + step].0,
            new: new[to + step].0,
            weight: 1,
        }));
    }
    links
}

/// The blocks of three texts, those that belong together joined.
struct Groups {
    /// Where the blocks of each text start in `parents`, and where they end.
    starts: [usize; 4],
    parents: Vec<usize>,
}

impl Groups {
    fn of(versions: &[Blocks<'_>; 3], links: &[Vec<Link>; 2]) -> Self {
        let mut starts = [0; 4];
        for at in 0..3 {
            starts[at + 1] = starts[at] + versions[at].all.len();
        }
        let mut groups = Self {
            starts,
            parents: (0..starts[3]).collect(),
        };
        for (side, links) in links.iter().enumerate() {
            for link in links {
                let one = groups.root(BASE, link.old);
                let other = groups.root(side + 1, link.new);
                groups.parents[one.max(other)] = one.min(other);
            }
        }
        groups
    }

    fn root(&self, version: usize, block: usize) -> usize {
        let mut at = self.starts[version] + block;
        while self.parents[at] != at {
            at = self.parents[at];
        }
        at
    }

    /// The blocks of each group, by its root: those of each text.
    fn members(&self) -> BTreeMap<usize, [Vec<usize>; 3]> {
        let mut members: BTreeMap<usize, [Vec<usize>; 3]> = BTreeMap::new();
        for version in 0..3 {
            for block in 0..self.starts[version + 1] - self.starts[version] {
                let group = members.entry(self.root(version, block)).or_default();
                group[version].push(block);
            }
        }
        members
    }

    /// The roots of groups whose blocks do not follow one another in some text.
    fn scattered(&self) -> BTreeSet<usize> {
        let apart = |blocks: &Vec<usize>| blocks.windows(2).any(|pair| pair[1] != pair[0] + 1);
        let members = self.members().into_iter();
        let scattered = members.filter(|(_, group)| group.iter().any(apart));
        scattered.map(|(root, _)| root).collect()
    }

    fn parts(&self) -> Vec<Part> {
        let range = |blocks: &Vec<usize>| Some((*blocks.first()?, *blocks.last()? + 1));
        let members = self.members().into_values();
        members
            .map(|group| Part {
                blocks: group.each_ref().map(range),
                disputed: false,
            })
            .collect()
    }
}

/// For each text the parts in its order.
pub(super) fn sequences(parts: &[Part]) -> [Vec<usize>; 3] {
    [BASE, OURS, THEIRS].map(|version| {
        let mut places: FxHashMap<usize, usize> = FxHashMap::default();
        let present = parts.iter().enumerate();
        let mut sequence: Vec<usize> = present
            .filter_map(|(at, part)| {
                places.insert(at, part.blocks[version]?.0);
                Some(at)
            })
            .collect();
        sequence.sort_by_key(|at| places[at]);
        sequence
    })
}
