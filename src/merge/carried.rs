//! Sentences that a side carried from one paragraph into another.

use std::collections::BTreeSet;

use crate::merge::BASE;
use crate::merge::blocks::Blocks;
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
    /// The letters of all of its blocks, and where each block starts in them.
    whole: String,
    starts: Vec<usize>,
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
