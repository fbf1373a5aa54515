//! Which paragraphs of many texts are one. What pairs of texts say is closed over all of them, whatever order they are asked in.
//!
//! Two steps. *Strands* come of bonds of one paragraph to one: the strongest bonds first, and none that would put two paragraphs of one
//! text into a strand. *Classes* are strands that a split or a merge connects, where no third text shows that both were there before.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::{Document, Paragraph};
use crate::lineage::{Kind, Link, Node, WHOLE};
use crate::text::script;

/// A text lighter than this, in thirds of a Han character, is one elsewhere only where its number is the same, too: short texts recur.
/// The same as for what `carried` follows.
const LEAST: u32 = 24;
/// The rank of a bond between paragraphs of neighbours in a history, above their likeness: the order of its revisions is known.
pub(super) const BESIDE: u32 = 2 * (WHOLE as u32 + 1);
/// The rank of a bond between paragraphs with the same text that have it alone in theirs. It is above all likeness.
const SAME: u32 = WHOLE as u32 + 1;

/// One paragraph that belongs to one of another text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bond {
    pub(super) nodes: [Node; 2],
    /// The highest come first.
    pub(super) rank: u32,
}

/// What is known of the paragraphs of some texts.
#[derive(Debug, Default)]
pub(super) struct Bonds {
    one: Vec<Bond>,
    /// A paragraph and a part of it, or the paragraph that it became part of.
    parts: Vec<[Node; 2]>,
}

impl Bonds {
    /// Adds what a comparison of two texts says. A copy belongs to nothing.
    pub(super) fn add(&mut self, [old, new]: [u32; 2], links: &[Link], rank: u32) {
        for link in links {
            let nodes = [(old, link.old), (new, link.new)];
            let nodes = nodes.map(|(revision, paragraph)| Node {
                revision,
                paragraph,
            });
            match link.kind {
                Kind::Copied => {}
                Kind::Split | Kind::Merged => self.parts.push(nodes),
                _ => self.one.push(Bond {
                    nodes,
                    rank: rank + u32::from(link.alike),
                }),
            }
        }
    }

    /// Adds the paragraphs whose text several texts have, each only once.
    pub(super) fn add_same(&mut self, documents: &[&Document]) {
        let mut last: FxHashMap<String, Node> = FxHashMap::default();
        for (revision, document) in documents.iter().enumerate() {
            let mut own: FxHashMap<String, Option<u32>> = FxHashMap::default();
            let mut names = Vec::with_capacity(document.paragraphs.len());
            for (at, paragraph) in document.paragraphs.iter().enumerate() {
                let name = name(document, paragraph);
                let once = own.entry(name.clone()).or_insert(Some(at as u32));
                if *once != Some(at as u32) {
                    *once = None;
                }
                names.push(name);
            }
            for name in names {
                let Some(Some(paragraph)) = own.get(&name).copied() else {
                    continue;
                };
                let node = Node {
                    revision: revision as u32,
                    paragraph,
                };
                if let Some(before) = last.insert(name, node) {
                    self.one.push(Bond {
                        nodes: [before, node],
                        rank: SAME,
                    });
                }
            }
        }
    }

    /// For each text and paragraph the number of its class. `counts` is how many paragraphs each text has.
    pub(super) fn classes(mut self, counts: &[usize]) -> Vec<Vec<u32>> {
        let starts: Vec<usize> = counts
            .iter()
            .scan(0, |sum, count| {
                let start = *sum;
                *sum += count;
                Some(start)
            })
            .collect();
        let flat = |node: Node| starts[node.revision as usize] + node.paragraph as usize;
        let texts = counts.iter().enumerate();
        let texts = texts.flat_map(|(text, count)| std::iter::repeat_n(text as u32, *count));
        let mut strands = Strands::new(texts);
        self.one
            .sort_unstable_by_key(|bond| (Reverse(bond.rank), bond.nodes));
        for bond in &self.one {
            strands.join(bond.nodes.map(flat));
        }
        // Strands stay as they are while classes are made of them, so that no order of the parts matters.
        let joined = self.parts.iter().filter(|[one, other]| {
            let [own, others] = [flat(*one), flat(*other)].map(|at| strands.top(at));
            !(strands.texts[own].contains(&other.revision)
                && strands.texts[others].contains(&one.revision))
        });
        let joined: Vec<[usize; 2]> = joined.map(|nodes| nodes.map(flat)).collect();
        for [one, other] in joined {
            strands.unite(one, other);
        }
        let mut numbers: FxHashMap<usize, u32> = FxHashMap::default();
        let class = |at: usize| {
            let next = numbers.len() as u32;
            *numbers.entry(strands.top(at)).or_insert(next)
        };
        let all: Vec<u32> = (0..strands.parents.len()).map(class).collect();
        let own = starts.iter().zip(counts);
        own.map(|(start, count)| all[*start..start + count].to_vec())
            .collect()
    }
}

/// By what a paragraph is known where its text is the same: its text without its number, or all of it where that says little.
fn name(document: &Document, paragraph: &Paragraph) -> String {
    let body = document.body(paragraph);
    if script::weight_of(body) >= LEAST {
        body.to_owned()
    } else {
        document.key(paragraph).to_owned()
    }
}

/// Paragraphs of all texts in disjoint sets.
struct Strands {
    parents: Vec<usize>,
    /// The texts of a set, at its top.
    texts: Vec<FxHashSet<u32>>,
}

impl Strands {
    fn new(texts: impl Iterator<Item = u32>) -> Self {
        let texts: Vec<FxHashSet<u32>> =
            texts.map(|text| std::iter::once(text).collect()).collect();
        Self {
            parents: (0..texts.len()).collect(),
            texts,
        }
    }

    fn top(&self, at: usize) -> usize {
        let mut at = at;
        while self.parents[at] != at {
            at = self.parents[at];
        }
        at
    }

    /// Joins two sets that have no text in common.
    fn join(&mut self, [one, other]: [usize; 2]) {
        let [one, other] = [self.top(one), self.top(other)];
        let [few, many] = if self.texts[one].len() < self.texts[other].len() {
            [one, other]
        } else {
            [other, one]
        };
        let has = |text: &u32| self.texts[many].contains(text);
        if one != other && !self.texts[few].iter().any(has) {
            self.unite(one, other);
        }
    }

    /// Joins two sets. The larger one stays at the top, so that ways to the top are short.
    fn unite(&mut self, one: usize, other: usize) {
        let [one, other] = [self.top(one), self.top(other)];
        if one == other {
            return;
        }
        let [few, many] = if self.texts[one].len() < self.texts[other].len() {
            [one, other]
        } else {
            [other, one]
        };
        let texts = std::mem::take(&mut self.texts[few]);
        self.texts[many].extend(texts);
        self.parents[few] = many;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(old: u32, new: u32, kind: Kind, alike: u16) -> Link {
        Link {
            old,
            new,
            kind,
            moved: false,
            reworded: true,
            alike,
        }
    }

    #[test]
    fn what_contradicts_a_stronger_bond_is_left_out() {
        let mut bonds = Bonds::default();
        bonds.add([0, 1], &[link(0, 0, Kind::Edited, 900)], 0);
        bonds.add([1, 2], &[link(0, 0, Kind::Edited, 800)], 0);
        bonds.add([0, 2], &[link(0, 1, Kind::Edited, 700)], 0);
        assert_eq!(bonds.classes(&[1, 1, 2]), [vec![0], vec![0], vec![0, 1]]);
    }

    #[test]
    fn a_split_makes_one_class_in_texts_that_have_only_its_parts_too() {
        let mut bonds = Bonds::default();
        let split = [link(0, 0, Kind::Split, 1000), link(0, 1, Kind::Split, 1000)];
        bonds.add([0, 1], &split, 0);
        let edited = [link(0, 0, Kind::Edited, 600), link(1, 1, Kind::Edited, 600)];
        bonds.add([1, 2], &edited, 0);
        assert_eq!(bonds.classes(&[1, 2, 2]), [vec![0], vec![0, 0], vec![0, 0]]);
    }

    #[test]
    fn a_split_joins_nothing_that_both_texts_have_apart() {
        let mut bonds = Bonds::default();
        let split = [link(0, 0, Kind::Split, 900), link(0, 1, Kind::Split, 900)];
        bonds.add([0, 1], &split, 0);
        let all = [link(0, 0, Kind::Edited, 990), link(1, 1, Kind::Edited, 990)];
        bonds.add([1, 2], &all, 0);
        bonds.add([0, 2], &all, 0);
        assert_eq!(
            bonds.classes(&[2, 2, 2]),
            [vec![0, 1], vec![0, 1], vec![0, 1]]
        );
    }
}
