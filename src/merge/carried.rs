//! Sentences that a side carried from one paragraph into another.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::blocks::Blocks;
use crate::merge::BASE;
use crate::merge::counted;
use crate::merge::link::Link;
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
                || sides[other].partners.get(link.old) != bare(&versions[BASE], link.old)
            {
                out.insert((side + 1, link.new));
            }
        }
        let carried = sides[side].carried(&versions[BASE]);
        let gone = without(carried, |(old, ..)| *old, &sides[other].partners);
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
    /// For each block of the base, the blocks of the side that belong to it.
    partners: Texts,
    /// For each block of the side, the blocks of the base that belong to it.
    origins: Texts,
    /// The blocks of the base and of the side that belong together.
    pairs: FxHashSet<(usize, usize)>,
    /// The sentences of the side, each with the first block that has it.
    sentences: FxHashMap<String, usize>,
}

/// The letters of the blocks that belong to each block of another text. A table that became one paragraph has thousands of rows with the
/// same letters: they are there once.
struct Texts {
    all: Vec<String>,
    /// For each block, by number.
    of: Vec<usize>,
}

impl Texts {
    fn of(blocks: &Blocks<'_>, lists: Vec<Vec<usize>>) -> Self {
        let mut all: Vec<String> = Vec::new();
        let mut known: FxHashMap<Vec<usize>, usize> = FxHashMap::default();
        let of = lists.into_iter().map(|list| {
            *known.entry(list).or_insert_with_key(|list| {
                all.push(list.iter().map(|at| bare(blocks, *at)).collect());
                all.len() - 1
            })
        });
        let of = of.collect();
        Self { all, of }
    }

    fn get(&self, block: usize) -> &str {
        &self.all[self.of[block]]
    }
}

impl Side {
    fn of(versions: &[Blocks<'_>; 3], version: usize, kept: &[Link]) -> Self {
        let [base, side] = [&versions[BASE], &versions[version]];
        let mut partners = vec![Vec::new(); base.all.len()];
        let mut origins = vec![Vec::new(); side.all.len()];
        let mut ordered = kept.to_vec();
        ordered.sort_by_key(|link| (link.new, link.old));
        for link in &ordered {
            partners[link.old].push(link.new);
            origins[link.new].push(link.old);
        }
        let mut sentences = FxHashMap::default();
        for at in 0..side.all.len() {
            for text in self::sentences(side, at) {
                sentences.entry(text).or_insert(at);
            }
        }
        Self {
            partners: Texts::of(side, partners),
            origins: Texts::of(base, origins),
            pairs: kept.iter().map(|link| (link.old, link.new)).collect(),
            sentences,
        }
    }

    /// Sentences of the base that went from their block into another one.
    fn carried(&self, base: &Blocks<'_>) -> Vec<Carried> {
        let blocks = (0..base.all.len()).map(|old| (old, bare(base, old), old));
        let blocks = blocks.filter(|(_, all, _)| !all.is_empty()).collect();
        let torn = without(blocks, |(old, ..)| *old, &self.partners);
        let mut found = Vec::new();
        for (old, ..) in torn {
            for text in sentences(base, old) {
                if let Some(new) = self.sentences.get(&text)
                    && !self.pairs.contains(&(old, *new))
                {
                    found.push((old, text, *new));
                }
            }
        }
        let found = without(found, |(old, ..)| *old, &self.partners);
        without(found, |(.., new)| *new, &self.origins)
    }
}

/// A sentence that is in one block of the base and in one of a side: the block, its letters, and the block that has them now.
type Carried = (usize, String, usize);

/// Up to so many sentences are looked for in a text one by one; for more, the text is looked through once. Chosen by hand, 2026-12-01.
const ALONE: usize = 100;

/// Those sentences that their text does not hold; `block` says of which block that is.
fn without(found: Vec<Carried>, block: impl Fn(&Carried) -> usize, texts: &Texts) -> Vec<Carried> {
    let number = |each: &Carried| texts.of[block(each)];
    let mut sought: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for each in &found {
        sought.entry(number(each)).or_default().push(&each.1);
    }
    let mut held: BTreeMap<usize, std::vec::IntoIter<bool>> = BTreeMap::new();
    for (at, sentences) in sought {
        let text = texts.all[at].as_str();
        let there: Vec<bool> = if sentences.len() <= ALONE {
            sentences.iter().map(|each| text.contains(each)).collect()
        } else {
            let times = counted::times(&sentences, &[text]).concat();
            times.into_iter().map(|times| times > 0).collect()
        };
        held.insert(at, there.into_iter());
    }
    let mut out = found;
    // The sentences of a text are asked for in the order in which they were sought.
    out.retain(|each| {
        let there = held.get_mut(&number(each)).and_then(Iterator::next);
        there != Some(true)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    #[test]
    fn rows_that_became_one_paragraph_have_its_letters_once() {
        let rows: Vec<String> = (0..300)
            .map(|at| {
                format!(
                    "| The keeper of gate {at} rings the bell of quay {} | at noon |",
                    at * 7
                )
            })
            .collect();
        let table = format!("| Who | When |\n|---|---|\n{}\n", rows.join("\n"));
        let prose = format!("{}\n", rows.join("\n"));
        let [base, ours, theirs] = [&table, &table, &prose].map(|text| {
            input::from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap()
        });
        let versions = [&base, &ours, &theirs].map(Blocks::of);
        let count = versions[BASE].all.len();
        assert!(count > rows.len());
        assert_eq!(versions[2].all.len(), 1);
        let weight = 1;
        let links: Vec<Link> = (0..count)
            .map(|old| Link {
                old,
                new: 0,
                weight,
            })
            .collect();
        let side = Side::of(&versions, 2, &links);
        // All rows have one text, and one is looked through.
        assert_eq!(side.partners.all.len(), 1);
        let row = (0..count).map(|old| bare(&versions[BASE], old));
        let row = row.max_by_key(String::len).unwrap();
        assert!(side.partners.get(0).contains(&row));
        let blocks = (0..count).map(|old| (old, bare(&versions[BASE], old), old));
        let foreign = (0, "Gullsrestonthemast".to_owned(), 0);
        let sought = blocks.filter(|(_, all, _)| all.contains("keeper"));
        let sought: Vec<Carried> = sought.chain([foreign.clone()]).collect();
        assert!(sought.len() > ALONE);
        let left = without(sought, |(old, ..)| *old, &side.partners);
        assert_eq!(left, [foreign]);
    }
}
