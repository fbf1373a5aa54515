//! All maximal repeats of a sequence, each once, with all its copies, in linear time.
//!
//! A sequence is repeated when it is in two places that do not overlap. It is maximal when no longer one is in all of
//! the same places. It is reported when at least one of its places lies inside no longer repeat: a repeat that stands only
//! inside longer ones says nothing new. Rows that follow each other without a gap are reported as rows, as often as they stand,
//! and not as two halves of all of them.
//!
//! The repeats are inner nodes of the suffix tree (see `tree`). Time is linear in the text and the copies, but for
//! text that repeats itself without a gap, as identical rows do.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::repeat::covered::Covered;
use crate::repeat::suffix::Index;
use crate::repeat::tree::{self, Left, Node};

/// A repeated sequence and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repeat {
    /// Its length in symbols.
    pub(super) length: u32,
    /// Where its copies start, in order; they do not overlap.
    pub(super) copies: Vec<u32>,
}

impl Repeat {
    /// The stretch of the copy that starts at a place.
    pub(super) fn copy(&self, start: u32) -> std::ops::Range<u32> {
        start..start + self.length
    }
}

/// Finds the repeats in `text` that weigh at least `least`, the longest first. `weigh(from, to)` is the weight of a stretch, and
/// `is_row(repeat, length)` says of a repeat made of rows whether so long a row is enough to be reported.
///
/// A symbol that stands only once, as between two documents, is in no repeat.
pub(super) fn find(
    text: &[u32],
    index: &Index,
    least: u32,
    weigh: impl Fn(u32, u32) -> u32,
    is_row: impl Fn(&Repeat, u32) -> bool,
) -> Vec<Repeat> {
    let array = &index.array;
    let nodes = tree::nodes(text, index);
    let places = |(node, length): (usize, u32)| {
        let mut copies = array[nodes[node].ranks.clone()].to_vec();
        copies.sort_unstable();
        (node, Repeat { length, copies })
    };
    let mut found: Vec<(usize, u32)> = disjoint(&nodes, text.len());
    found.retain(|(node, length)| weigh(nodes[*node].first, nodes[*node].first + length) >= least);
    found.sort_by_cached_key(|(node, length)| (Reverse(*length), nodes[*node].first));
    let whole = uncovered(text.len(), found.into_iter().map(places));
    let mut rows: Vec<(usize, Repeat)> = whole
        .into_iter()
        .map(|(node, repeat)| {
            let unit = unit(text, &repeat, &is_row);
            let mut node = node;
            while let Some(parent) = nodes[node].parent.filter(|up| nodes[*up].length >= unit) {
                node = parent;
            }
            let mut rows = places((node, unit)).1;
            if weigh(rows.copies[0], rows.copies[0] + unit) < least {
                // The tree has no node for what is so light: these are places of more than one row.
                rows.copies = split(&rows.copies, nodes[node].length, unit);
                rows.copies
                    .extend(split(&repeat.copies, repeat.length, unit));
                rows.copies.sort_unstable();
                rows.copies.dedup();
            }
            (node, rows)
        })
        .collect();
    rows.sort_by_key(|(_, rows)| (Reverse(rows.length), rows.copies[0]));
    let apart = |(_, repeat): (usize, Repeat)| Repeat {
        copies: apart(&repeat.copies, repeat.length),
        ..repeat
    };
    uncovered(text.len(), rows).into_iter().map(apart).collect()
}

/// How much of a repeat is to be reported. One that is made of the same rows over and over, as two halves of a longer run are, is
/// cut to its first rows, as few as weigh enough: these stand more often.
///
/// The period is found by the borders of all prefixes (Knuth, Morris and Pratt, 1977, "Fast Pattern Matching in Strings").
fn unit(text: &[u32], repeat: &Repeat, is_row: impl Fn(&Repeat, u32) -> bool) -> u32 {
    let first = repeat.copies[0];
    let own = &text[first as usize..(first + repeat.length) as usize];
    let mut borders = vec![0usize; own.len()];
    for at in 1..own.len() {
        let mut border = borders[at - 1];
        while border > 0 && own[border] != own[at] {
            border = borders[border - 1];
        }
        borders[at] = border + usize::from(own[border] == own[at]);
    }
    let period = repeat.length - borders.last().map_or(0, |border| *border as u32);
    let mut rows = (1..=repeat.length).map(|count| count * period);
    let enough = rows.find(|length| *length >= repeat.length || is_row(repeat, *length));
    enough
        .filter(|length| 2 * length <= repeat.length)
        .unwrap_or(repeat.length)
}

/// Where the rows of `unit` symbols start that stretches of `length` are made of, each once. The stretches are in order, and may
/// overlap: of thousands of equal lines, nearly all rows are in nearly all of them.
pub(super) fn split(starts: &[u32], length: u32, unit: u32) -> Vec<u32> {
    // How far rows that start at a multiple of `unit` behind each other are known.
    let mut known: FxHashMap<u32, u32> = FxHashMap::default();
    let mut out = Vec::new();
    for start in starts.iter().copied() {
        let to = known.entry(start % unit).or_insert(start);
        let end = start + length / unit * unit;
        let mut row = start.max(*to);
        while row < end {
            out.push(row);
            row += unit;
        }
        *to = row;
    }
    out
}

/// Leaves out repeats all of whose places lie inside those of repeats before them. They come the longest first, and start before `places`.
fn uncovered(
    places: usize,
    items: impl IntoIterator<Item = (usize, Repeat)>,
) -> Vec<(usize, Repeat)> {
    let mut covered = Covered::new(places);
    let mut out = Vec::new();
    for item in items {
        let (_, Repeat { length, copies }) = &item;
        if copies
            .iter()
            .all(|place| covered.covers(*place, place + length))
        {
            continue;
        }
        for place in copies {
            covered.add(*place, place + length);
        }
        out.push(item);
    }
    out
}

/// How many places of repeats that overlap themselves are looked at beyond those that are sure to be reported, for each symbol of
/// the text. Only text that repeats itself without a gap for thousands of times comes to it; nothing but parts of what is
/// reported anyway is left out then.
const BUDGET: usize = 64;

/// The nodes that can be reported, with the length at which their places do not overlap: a passage written twice without a gap,
/// and going on as it began, overlaps itself; it is cut where the second copy starts.
fn disjoint(nodes: &[Node], places: usize) -> Vec<(usize, u32)> {
    let overlaps = |node: &Node| node.length > node.last - node.first;
    // A place inside a longer repeat says nothing new, unless that repeat is cut.
    let above = |node: &Node| {
        node.parent
            .filter(|parent| nodes[*parent].length >= node.last - node.first)
    };
    // Those with a place of their own, and those that they are cut down to.
    let mut sure = vec![false; nodes.len()];
    let mut some_cut = false;
    for start in (0..nodes.len()).filter(|index| nodes[*index].own) {
        let mut next = Some(start);
        while let Some(index) = next.filter(|index| !sure[*index]) {
            sure[index] = true;
            some_cut |= overlaps(&nodes[index]);
            next = above(&nodes[index]).filter(|_| overlaps(&nodes[index]));
        }
    }
    let mut out = Vec::new();
    let mut budget = (places * BUDGET).max(1 << 20);
    for (index, node) in nodes.iter().enumerate() {
        if !sure[index] {
            // A place inside a longer repeat says nothing new, unless that repeat is cut.
            let cost = node.ranks.len();
            if !some_cut || node.left != Left::Many || cost > budget {
                continue;
            }
            budget -= cost;
        }
        let spread = node.last - node.first;
        match above(node) {
            _ if !overlaps(node) => out.push((index, node.length)),
            // The sequence above is at more places and is as long as this one can be.
            Some(_) => {}
            None => out.push((index, spread)),
        }
    }
    out
}

/// Takes places from the left so that none overlaps the one before.
fn apart(places: &[u32], length: u32) -> Vec<u32> {
    let mut out: Vec<u32> = Vec::with_capacity(places.len());
    for place in places {
        if out.last().is_none_or(|last| last + length <= *place) {
            out.push(*place);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &[u32], alphabet: usize, least: u32) -> Vec<Repeat> {
        let weigh = |from: u32, to: u32| to - from;
        let index = Index::new(text, alphabet, least, weigh);
        find(text, &index, least, weigh, |_, length| length >= least)
    }

    fn repeats(text: &str, least: u32) -> Vec<(String, Vec<u32>)> {
        let symbols: Vec<u32> = text.bytes().map(u32::from).collect();
        let name = |repeat: &Repeat| {
            text[repeat.copies[0] as usize..(repeat.copies[0] + repeat.length) as usize].to_owned()
        };
        found(&symbols, 128, least)
            .iter()
            .map(|repeat| (name(repeat), repeat.copies.clone()))
            .collect()
    }

    #[test]
    fn rows_of_stretches_that_overlap_are_there_once() {
        assert_eq!(split(&[0, 6], 4, 2), [0, 2, 6, 8]);
        let all: Vec<u32> = (0..1000).collect();
        let mut rows = split(&all, 1000, 2);
        rows.sort_unstable();
        let expected: Vec<u32> = (0..1998).collect();
        assert_eq!(rows, expected);
    }

    /// Every maximal repeat by the definition at the top of this file, with no cleverness.
    #[expect(clippy::too_many_lines, reason = "one definition, written out")]
    fn oracle<'text>(text: &'text [u32], least: u32) -> Vec<Repeat> {
        let mut places: FxHashMap<&[u32], Vec<u32>> = FxHashMap::default();
        for start in 0..text.len() {
            for end in start + 1..=text.len() {
                places
                    .entry(&text[start..end])
                    .or_default()
                    .push(start as u32);
            }
        }
        let apart_at = |word: &[u32]| {
            places
                .get(word)
                .is_some_and(|at| at[at.len() - 1] - at[0] >= word.len() as u32)
        };
        let mut candidates: Vec<(&[u32], &Vec<u32>)> = places
            .iter()
            .filter(|(word, _)| word.len() as u32 >= least && apart_at(word))
            .map(|(word, at)| (*word, at))
            .collect();
        candidates.retain(|(word, at)| {
            let left = at
                .iter()
                .map(|place| place.checked_sub(1).map(|before| text[before as usize]))
                .collect::<Vec<_>>();
            let grows_left = left[0].is_some() && left.iter().all(|each| *each == left[0]);
            let after = at
                .iter()
                .map(|place| text.get(*place as usize + word.len()))
                .collect::<Vec<_>>();
            let grows_right = after[0].is_some_and(|next| {
                after.iter().all(|each| *each == Some(next))
                    && apart_at(&[*word, &[*next]].concat())
            });
            !grows_left && !grows_right
        });
        candidates.sort_by_key(|(word, at)| (std::cmp::Reverse(word.len()), at[0]));
        let uncovered = |candidates: Vec<(&'text [u32], Vec<u32>)>| {
            let mut taken: Vec<(u32, u32)> = Vec::new();
            let mut out = Vec::new();
            for (word, at) in candidates {
                let length = word.len() as u32;
                let inside = |place: &u32| {
                    taken
                        .iter()
                        .any(|(start, end)| start <= place && place + length <= *end)
                };
                if !at.iter().all(inside) {
                    taken.extend(at.iter().map(|place| (*place, place + length)));
                    out.push((word, at));
                }
            }
            out
        };
        let whole = uncovered(
            candidates
                .into_iter()
                .map(|(word, at)| (word, at.clone()))
                .collect(),
        );
        // Rows without a gap are counted, not halved.
        let mut rows: Vec<(&[u32], Vec<u32>)> = whole
            .into_iter()
            .map(|(word, at)| {
                let has =
                    |period: &usize| (*period..word.len()).all(|i| word[i] == word[i - period]);
                let period = (1..=word.len()).find(has).unwrap();
                let multiple = (1..=word.len())
                    .map(|count| count * period)
                    .find(|size| *size as u32 >= least);
                match multiple.filter(|size| 2 * size <= word.len()) {
                    None => (word, at),
                    Some(size) => (&word[..size], places[&word[..size]].clone()),
                }
            })
            .collect();
        rows.sort_by_key(|(word, at)| (std::cmp::Reverse(word.len()), at[0]));
        uncovered(rows)
            .into_iter()
            .map(|(word, at)| Repeat {
                length: word.len() as u32,
                copies: apart(&at, word.len() as u32),
            })
            .collect()
    }

    #[test]
    fn reports_a_passage_once_with_all_its_copies() {
        assert_eq!(
            repeats("abcdeXabcdeYabcdeZ", 3),
            [("abcde".to_owned(), vec![0, 6, 12])]
        );
    }

    #[test]
    fn a_shorter_repeat_needs_a_place_of_its_own() {
        assert_eq!(repeats("abcdef1abcdef2", 3).len(), 1);
        let found = repeats("abcdef1abcdef2abc3", 3);
        assert_eq!(
            found,
            [
                ("abcdef".to_owned(), vec![0, 7]),
                ("abc".to_owned(), vec![0, 7, 14])
            ]
        );
    }

    #[test]
    fn a_passage_written_twice_in_a_row_is_cut_where_the_second_starts() {
        assert_eq!(
            repeats("-abcdabcdab+", 4),
            [("abcd".to_owned(), vec![1, 5])]
        );
    }

    #[test]
    fn many_rows_alike_are_counted() {
        let found = repeats(&"xy".repeat(50), 10);
        let rows = (0..10).map(|row| 10 * row).collect();
        assert_eq!(found, [("xy".repeat(5), rows)]);
    }

    #[test]
    fn rows_lighter_than_a_passage_are_all_counted() {
        let text: Vec<u32> = "-abab+abab*".bytes().map(u32::from).collect();
        let weigh = |from: u32, to: u32| to - from;
        let index = Index::new(&text, 128, 4, weigh);
        let found = find(&text, &index, 4, weigh, |_, length| length >= 2);
        let copies = vec![1, 3, 6, 8];
        assert_eq!(found, [Repeat { length: 2, copies }]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]
        #[test]
        fn agrees_with_the_oracle(text in prop::collection::vec(0u32..3, 0..28), least in 1u32..5) {
            prop_assert_eq!(found(&text, 3, least), oracle(&text, least));
        }

        #[test]
        fn agrees_with_the_oracle_on_pasted_text(parts in prop::collection::vec(prop::sample::select(vec![vec![1u32, 2, 3, 4, 5], vec![2, 3, 4], vec![6, 7], vec![1, 2], vec![8]]), 0..9), least in 2u32..6) {
            let text = parts.concat();
            prop_assert_eq!(found(&text, 9, least), oracle(&text, least));
        }
    }
}
