//! The heaviest chain: of many pairs of places, those that are in the same order on both sides and weigh the most together.

/// One pair of places with its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// The place in the old text.
    pub(crate) old: u32,
    /// The place in the new one.
    pub(crate) new: u32,
    /// What is lost when the pair is left out.
    pub(crate) weight: u64,
}

/// The indices of the links of a heaviest chain, in order: both places grow strictly from one link to the next.
///
/// `links` are in order of `old`. Of several chains of the same weight the one that takes earlier links is chosen. Time n log n:
/// heaviest increasing subsequence with prefix maxima in a Fenwick tree (Fredman, 1975, "On computing the length of longest
/// increasing subsequences"; Fenwick, 1994).
pub(crate) fn heaviest(links: &[Link]) -> Vec<usize> {
    let width = links
        .iter()
        .map(|link| link.new as usize + 1)
        .max()
        .unwrap_or(0);
    let mut best = Prefix {
        tree: vec![(0, u32::MAX); width + 1],
    };
    let mut before = vec![u32::MAX; links.len()];
    let mut totals = vec![0u64; links.len()];
    let mut start = 0;
    while start < links.len() {
        // Links with the same old place must not follow each other: all are asked before any is entered.
        let end = start
            + links[start..]
                .iter()
                .take_while(|link| link.old == links[start].old)
                .count();
        for index in start..end {
            let (weight, last) = best.up_to(links[index].new as usize);
            before[index] = last;
            totals[index] = weight + links[index].weight;
        }
        for index in start..end {
            best.enter(links[index].new as usize, totals[index], index as u32);
        }
        start = end;
    }
    let mut out = Vec::new();
    let (_, mut last) = best.up_to(width);
    while last != u32::MAX {
        out.push(last as usize);
        last = before[last as usize];
    }
    out.reverse();
    out
}

/// Like [`heaviest`], of places alone, `(old, new)` in order of `old`, which weigh at least 1. What a pair weighs is asked only where
/// it matters: a pair that crosses no other is in every heaviest chain.
pub(super) fn heaviest_of(places: &[(u32, u32)], weigh: impl Fn(usize) -> u64) -> Vec<usize> {
    let mut out = Vec::with_capacity(places.len());
    // The lowest new place of a pair and of all after it.
    let mut lowest: Vec<u32> = places.iter().map(|place| place.1).collect();
    for at in (1..lowest.len()).rev() {
        lowest[at - 1] = lowest[at - 1].min(lowest[at]);
    }
    let alone = |at: usize, highest: Option<u32>| {
        let (old, new) = places[at];
        let before = at == 0 || places[at - 1].0 < old && highest < Some(new);
        let after = places
            .get(at + 1)
            .is_none_or(|next| old < next.0 && new < lowest[at + 1]);
        before && after
    };
    let mut highest = None;
    let mut start = 0;
    while start < places.len() {
        let mut end = start;
        let from = lowest[start];
        while end < places.len() && !alone(end, highest) {
            highest = highest.max(Some(places[end].1));
            end += 1;
        }
        let links: Vec<Link> = (start..end)
            .map(|at| Link {
                old: places[at].0,
                new: places[at].1 - from,
                weight: weigh(at),
            })
            .collect();
        out.extend(heaviest(&links).into_iter().map(|index| start + index));
        if end < places.len() {
            highest = Some(places[end].1);
            out.push(end);
        }
        start = end + 1;
    }
    out
}

/// The places of [`heaviest_of`].
pub(super) fn heaviest_places(
    places: &[(u32, u32)],
    weigh: impl Fn(usize) -> u64,
) -> Vec<(u32, u32)> {
    let chain = heaviest_of(places, weigh).into_iter();
    chain.map(|index| places[index]).collect()
}

/// The heaviest entry before a place.
struct Prefix {
    tree: Vec<(u64, u32)>,
}

impl Prefix {
    fn up_to(&self, place: usize) -> (u64, u32) {
        let mut found = (0, u32::MAX);
        let mut at = place;
        while at > 0 {
            if heavier(self.tree[at], found) {
                found = self.tree[at];
            }
            at &= at - 1;
        }
        found
    }

    fn enter(&mut self, place: usize, weight: u64, index: u32) {
        let mut at = place + 1;
        while at < self.tree.len() {
            if heavier((weight, index), self.tree[at]) {
                self.tree[at] = (weight, index);
            }
            at += at & at.wrapping_neg();
        }
    }
}

fn heavier(one: (u64, u32), other: (u64, u32)) -> bool {
    one.0 > other.0 || (one.0 == other.0 && one.1 < other.1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn weight(links: &[Link], chain: &[usize]) -> u64 {
        chain.iter().map(|index| links[*index].weight).sum()
    }

    proptest! {
        #[test]
        fn no_chain_is_heavier(places in prop::collection::vec((0u32..7, 0u32..7, 1u64..9), 0..10)) {
            let mut links: Vec<Link> = places.iter().map(|(old, new, weight)| Link { old: *old, new: *new, weight: *weight }).collect();
            links.sort_by_key(|link| (link.old, link.new));
            let chain = heaviest(&links);
            prop_assert!(chain.windows(2).all(|pair| links[pair[0]].old < links[pair[1]].old && links[pair[0]].new < links[pair[1]].new));
            let mut best = 0;
            for choice in 0..1u32 << links.len() {
                let some: Vec<usize> = (0..links.len()).filter(|index| choice >> index & 1 == 1).collect();
                if some.windows(2).all(|pair| links[pair[0]].old < links[pair[1]].old && links[pair[0]].new < links[pair[1]].new) {
                    best = best.max(weight(&links, &some));
                }
            }
            prop_assert_eq!(weight(&links, &chain), best);
        }
    }

    proptest! {
        #[test]
        fn pairs_that_cross_no_other_need_no_weight(places in prop::collection::vec((0u32..12, 0u32..12, 1u64..4), 0..12)) {
            let mut links: Vec<Link> = places.iter().map(|(old, new, weight)| Link { old: *old, new: *new, weight: *weight }).collect();
            links.sort_by_key(|link| (link.old, link.new));
            let places: Vec<(u32, u32)> = links.iter().map(|link| (link.old, link.new)).collect();
            prop_assert_eq!(heaviest_of(&places, |index| links[index].weight), heaviest(&links));
        }
    }

    #[test]
    fn the_lighter_side_of_a_swap_is_left_out() {
        let links = [
            Link {
                old: 0,
                new: 1,
                weight: 2,
            },
            Link {
                old: 1,
                new: 0,
                weight: 9,
            },
        ];
        assert_eq!(heaviest(&links), [1]);
    }
}
