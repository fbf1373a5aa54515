//! Sentences that a side carried from one paragraph into another.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::document::blocks::Blocks;
use crate::merge::BASE;
use crate::merge::link::Link;
use crate::merge::words::{CARRIED, letters};
use crate::text::{script, segment};

/// The blocks of a side that hold text of another block of the base, which the other side deleted, changed or put elsewhere.
pub(super) fn disputes(
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

/// The letters of a side, to look for sentences in.
struct Side {
    /// For each block of the base, the letters of the blocks that belong to it.
    partners: Vec<String>,
    /// For each block of the side, the letters of the blocks of the base that belong to it.
    origins: Vec<String>,
    /// The sentences of the side, each with the first block that has it.
    sentences: FxHashMap<String, usize>,
}

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
        for old in 0..base.all.len() {
            let all = bare(base, old);
            if all.is_empty() || self.partners[old].contains(&all) {
                continue;
            }
            for text in sentences(base, old) {
                if self.partners[old].contains(&text) {
                    continue;
                }
                if let Some(new) = self.sentences.get(&text)
                    && !self.origins[*new].contains(&text)
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
