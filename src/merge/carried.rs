//! Sentences that a side carried from one paragraph into another.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::blocks::Blocks;
use crate::merge::BASE;
use crate::merge::link::Link;
use crate::merge::sought;
use crate::merge::whole::{CARRIED, letters};
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
        let elsewhere: FxHashSet<usize> = dropped[other].iter().map(|link| link.old).collect();
        for link in &dropped[side] {
            if elsewhere.contains(&link.old)
                || sides[other].partners[link.old] != bare(&versions[BASE], link.old)
            {
                out.insert((side + 1, link.new));
            }
        }
        let carried = sides[side].carried(&versions[BASE]);
        let partners = |old: usize| sides[other].partners[old].clone();
        let gone = without(carried, |(old, ..)| *old, partners);
        out.extend(gone.into_iter().map(|(_, _, new)| (side + 1, new)));
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
    /// For each block of the side, the blocks of the base that belong to it.
    origins: Vec<Vec<usize>>,
    /// The blocks of the base and of the side that belong together.
    pairs: FxHashSet<(usize, usize)>,
    /// The sentences of the side, each with the first block that has it.
    sentences: FxHashMap<String, usize>,
}

impl Side {
    fn of(versions: &[Blocks<'_>; 3], version: usize, kept: &[Link]) -> Self {
        let [base, side] = [&versions[BASE], &versions[version]];
        let mut partners = vec![String::new(); base.all.len()];
        let mut origins = vec![Vec::new(); side.all.len()];
        let mut ordered = kept.to_vec();
        ordered.sort_by_key(|link| (link.new, link.old));
        for link in &ordered {
            partners[link.old].push_str(&bare(side, link.new));
            origins[link.new].push(link.old);
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
            pairs: kept.iter().map(|link| (link.old, link.new)).collect(),
            sentences,
        }
    }

    /// Sentences of the base that went from their block into another one.
    fn carried(&self, base: &Blocks<'_>) -> Vec<Carried> {
        let mut found = Vec::new();
        for old in 0..base.all.len() {
            let all = bare(base, old);
            if all.is_empty() || self.partners[old].contains(&all) {
                continue;
            }
            for text in sentences(base, old) {
                if let Some(new) = self.sentences.get(&text)
                    && !self.pairs.contains(&(old, *new))
                {
                    found.push((old, text, *new));
                }
            }
        }
        let found = without(found, |(old, ..)| *old, |old| self.partners[old].clone());
        // A paragraph that became thousands is the origin of each of them: its letters are read where they are asked for.
        let origins = |new: usize| {
            let origins = self.origins[new].iter();
            origins.map(|old| bare(base, *old)).collect::<String>()
        };
        without(found, |(.., new)| *new, origins)
    }
}

/// A sentence that is in one block of the base and in one of a side: the block, its letters, and the block that has them now.
type Carried = (usize, String, usize);

/// Those sentences that their text does not hold; `number` says which one that is, and `text` gives it.
fn without(
    found: Vec<Carried>,
    number: impl Fn(&Carried) -> usize,
    text: impl Fn(usize) -> String,
) -> Vec<Carried> {
    let mut sought: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for each in &found {
        sought.entry(number(each)).or_default().push(&each.1);
    }
    let mut held: BTreeMap<usize, std::vec::IntoIter<usize>> = BTreeMap::new();
    for (at, sentences) in sought {
        let times = sought::times(&sentences, &[&text(at)]);
        held.insert(at, times.concat().into_iter());
    }
    let mut out = found;
    // The sentences of a text are asked for in the order in which they were sought.
    out.retain(|each| {
        let times = held.get_mut(&number(each)).and_then(Iterator::next);
        times.is_none_or(|times| times == 0)
    });
    out
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
