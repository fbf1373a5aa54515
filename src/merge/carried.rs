//! Sentences that a side carried from one paragraph into another.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::merge::BASE;
use crate::merge::blocks::Blocks;
use crate::merge::link::Link;
use crate::merge::whole::{Budget, CARRIED, letters};
use crate::text::{script, segment};

/// The blocks of a side that hold text of another block of the base, which the other side deleted, changed or put elsewhere.
pub(super) fn disputes(
    versions: &[Blocks<'_>; 3],
    kept: &[Vec<Link>; 2],
    dropped: &[Vec<Link>; 2],
) -> BTreeSet<(usize, usize)> {
    let mut out = BTreeSet::new();
    let budget = Budget::new();
    let scattered = dropped.each_ref().map(|links| {
        let blocks = links.iter().map(|link| link.old);
        blocks.collect::<FxHashSet<usize>>()
    });
    let sides = [0, 1].map(|side| Side::of(versions, side + 1, &kept[side]));
    for side in [0, 1] {
        let other = 1 - side;
        for link in &dropped[side] {
            let elsewhere = scattered[other].contains(&link.old);
            let own = bare(&versions[BASE], link.old);
            if elsewhere || sides[other].partners[link.old].letters != own {
                out.insert((side + 1, link.new));
            }
        }
        let carried = sides[side].carried(&versions[BASE]).into_iter();
        let gone = carried.filter(|(old, text, _)| !sides[other].partners[*old].has(text, &budget));
        out.extend(gone.map(|(_, _, new)| (side + 1, new)));
    }
    out
}

/// The blocks of a side that sentences of other blocks of the base went to.
pub(super) fn links(versions: &[Blocks<'_>; 3], version: usize, kept: &[Link]) -> Vec<Link> {
    let carried = Side::of(versions, version, kept).carried(&versions[BASE]);
    let links = carried.into_iter();
    links
        .map(|(old, _, new)| Link {
            old,
            new,
            weight: 1,
        })
        .collect()
}

/// The letters of some blocks, and their sentences.
#[derive(Clone, Default)]
struct Letters {
    letters: String,
    sentences: FxHashSet<String>,
}

impl Letters {
    fn push(&mut self, blocks: &Blocks<'_>, at: usize) {
        self.letters.push_str(&bare(blocks, at));
        self.sentences.extend(sentences(blocks, at));
    }

    /// Whether they have a sentence, be it inside of another one.
    fn has(&self, text: &String, budget: &Budget) -> bool {
        self.sentences.contains(text)
            || (budget.allows(self.letters.len()) && self.letters.contains(text))
    }
}

/// The letters of a side, to look for sentences in.
struct Side {
    /// For each block of the base, the blocks that belong to it.
    partners: Vec<Letters>,
    /// For each block of the side, the blocks of the base that belong to it.
    origins: Vec<Letters>,
    /// The sentences of the side, each with the first block that has it.
    sentences: FxHashMap<String, usize>,
}

impl Side {
    fn of(versions: &[Blocks<'_>; 3], version: usize, kept: &[Link]) -> Self {
        let [base, side] = [&versions[BASE], &versions[version]];
        let mut partners = vec![Letters::default(); base.all.len()];
        let mut origins = vec![Letters::default(); side.all.len()];
        let mut ordered = kept.to_vec();
        ordered.sort_by_key(|link| (link.new, link.old));
        for link in &ordered {
            partners[link.old].push(side, link.new);
            origins[link.new].push(base, link.old);
        }
        let mut sentences = FxHashMap::default();
        for at in 0..side.all.len() {
            for text in self::sentences(side, at) {
                sentences.entry(text).or_insert(at);
            }
        }
        Self {
            partners,
            origins,
            sentences,
        }
    }

    /// Sentences of the base that went from their block into another one: the block, the letters, and the block that has them now.
    fn carried(&self, base: &Blocks<'_>) -> Vec<(usize, String, usize)> {
        let mut out = Vec::new();
        let budget = Budget::new();
        for old in 0..base.all.len() {
            let all = bare(base, old);
            if all.is_empty() || self.partners[old].letters.contains(&all) {
                continue;
            }
            for text in sentences(base, old) {
                if self.partners[old].has(&text, &budget) {
                    continue;
                }
                if let Some(new) = self.sentences.get(&text)
                    && !self.origins[*new].has(&text, &budget)
                {
                    out.push((old, text, *new));
                }
            }
        }
        out
    }
}

/// The letters of the sentences of a block that are long enough to be sought elsewhere.
fn sentences(blocks: &Blocks<'_>, at: usize) -> Vec<String> {
    let (first, last) = blocks.all[at].paragraphs;
    let paragraphs = &blocks.document.paragraphs[first as usize..last as usize];
    let bodies = paragraphs.iter().map(|each| blocks.document.body(each));
    let texts = bodies.flat_map(|body| {
        let spans = segment::sentences(body).into_iter();
        spans.map(|span| letters(span.of(body)))
    });
    texts
        .filter(|text| script::weight_of(text) >= CARRIED)
        .collect()
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
