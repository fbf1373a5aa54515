//! Which blocks of the three texts belong together: parts, by the records of two comparisons.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::diff::change::{Diff, Kind};
use crate::document::blocks::{Blocks, Range};
use crate::merge::carried;
use crate::merge::link::Link;
use crate::merge::tokens::tokens;
use crate::merge::words::likeness;
use crate::merge::{BASE, OURS, THEIRS};
use crate::text::script;

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
    let mut groups = Groups::of(versions, &links);
    groups.fill();
    let scattered = groups.scattered();
    // Where blocks that belong together do not stand together, only the best pairs of them count.
    let mut dropped: [Vec<Link>; 2] = Default::default();
    let kept = [0, 1].map(|side| {
        let links = links[side].iter().copied();
        let is_whole = |link: &Link| !scattered.contains(&groups.root(BASE, link.old));
        let (mut kept, rest): (Vec<Link>, Vec<Link>) = links.partition(is_whole);
        let singles = best(rest.clone());
        let held: FxHashSet<Link> = singles.iter().copied().collect();
        dropped[side].extend(rest.into_iter().filter(|link| !held.contains(link)));
        kept.extend(singles);
        kept
    });
    let kept = with_carried(versions, kept);
    let mut groups = Groups::of(versions, &kept);
    groups.fill();
    let mut parts = groups.parts();
    let mut holders: [Vec<usize>; 3] = versions.each_ref().map(|all| vec![0; all.all.len()]);
    for (at, part) in parts.iter().enumerate() {
        for (holders, range) in holders.iter_mut().zip(part.blocks) {
            let range = range.unwrap_or_default();
            holders[range.0..range.1].fill(at);
        }
    }
    for (side, block) in carried::disputes(versions, &kept, &dropped) {
        parts[holders[side][block]].disputed = true;
    }
    parts
}

/// The links, and those of blocks that a sentence went to, as far as what belongs together then stands together.
fn with_carried(versions: &[Blocks<'_>; 3], kept: [Vec<Link>; 2]) -> [Vec<Link>; 2] {
    let mut more = kept.clone();
    for side in [0, 1] {
        more[side].extend(carried::links(versions, side + 1, &kept[side]));
    }
    let mut groups = Groups::of(versions, &more);
    groups.fill();
    let scattered = groups.scattered();
    let mut sides = kept.into_iter().zip(more);
    [(); 2].map(|()| {
        let (mut kept, more) = sides.next().unwrap_or_default();
        let fits = |link: &Link| !scattered.contains(&groups.root(BASE, link.old));
        let held: FxHashSet<Link> = kept.iter().copied().collect();
        let more = more.into_iter().filter(fits);
        let fresh: Vec<Link> = more.filter(|link| !held.contains(link)).collect();
        kept.extend(fresh);
        kept
    })
}

/// The links that a comparison shows. Of rows, which share cells with many others, only the best pairs count.
fn linked(base: &Blocks<'_>, side: &Blocks<'_>, diff: &Diff) -> Vec<Link> {
    let places = [base, side].map(block_of);
    let weights = [base, side].map(|blocks| -> Vec<usize> {
        let paragraphs = blocks.document.paragraphs.iter();
        let keys = paragraphs.map(|paragraph| blocks.document.key(paragraph));
        keys.map(|key| script::weight_of(key) as usize).collect()
    });
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut whole = Vec::new();
    let mut pair = |old: u32, new: u32| {
        let key = (places[0][old as usize], places[1][new as usize]);
        *pairs.entry(key).or_default() += weights[0][old as usize] + 1;
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
                let lengths = [weights[0][*old as usize], weights[1][*new as usize]];
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
    let link = |from: usize, to: usize| Link {
        old: old[from].0,
        new: new[to].0,
        weight: 1,
    };
    let mut links = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &texts[0], &texts[1]) {
        let (tag, from, to) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            links.extend(from.zip(to).map(|(from, to)| link(from, to)));
            continue;
        }
        let mut next = to.start;
        for from in from {
            let text = tokens(base, (old[from].0, old[from].0 + 1));
            let alike = |to: &usize| {
                let other = tokens(side, (new[*to].0, new[*to].0 + 1));
                likeness(&text, &other) >= LOOSE
            };
            if let Some(to) = (next..to.end).find(alike) {
                links.push(link(from, to));
                next = to + 1;
            }
        }
    }
    links
}

/// How alike lines that are no paragraph are at least to belong together. Chosen by hand, 2026-11-28.
const LOOSE: f64 = 0.3;

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
        self.top(self.starts[version] + block)
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

    /// Takes what one text alone has between blocks of a group into the group: a paragraph that was put between two halves of another.
    fn fill(&mut self) {
        let members = self.members();
        let alone = |root: usize| {
            let group = members.get(&root);
            group.is_some_and(|group| group.iter().map(Vec::len).sum::<usize>() == 1)
        };
        for group in members.values() {
            for (version, blocks) in group.iter().enumerate() {
                for pair in blocks.windows(2) {
                    let between = pair[0] + 1..pair[1];
                    if !between.clone().all(|at| alone(self.root(version, at))) {
                        continue;
                    }
                    between.for_each(|at| {
                        let (at, root) = (self.root(version, at), self.root(version, pair[0]));
                        self.parents[at.max(root)] = at.min(root);
                    });
                }
            }
        }
    }

    fn top(&self, at: usize) -> usize {
        let mut at = at;
        while self.parents[at] != at {
            at = self.parents[at];
        }
        at
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
