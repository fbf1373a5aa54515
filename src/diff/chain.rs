//! The heaviest chain: of many pairs of places, those that are in the same order on both sides and weigh the most together.

/// One pair of places with its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// The place on the old side.
    pub(super) old: u32,
    /// The place on the new side.
    pub(super) new: u32,
    /// What is lost when the pair is left out.
    pub(super) weight: u64,
}

/// The indices of the links of a heaviest chain, in order: both places grow strictly from one link to the next.
///
/// `links` are in order of `old`. Of several chains of the same weight the one that takes earlier links is chosen. Time n log n:
/// heaviest increasing subsequence with prefix maxima in a Fenwick tree (Fredman, 1975, "On computing the length of longest
/// increasing subsequences"; Fenwick, 1994).
pub(super) fn heaviest(links: &[Link]) -> Vec<usize> {
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
