//! Which of the paragraphs that were compared are partners: in order first, then wherever they went.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::chain;
use crate::diff::facing::{CLOSE, EDITED, MOVED};
use crate::diff::group::Group;
use crate::diff::pairs::Pairs;
use crate::document::Document;
use crate::text::script;

// Measured as those of `pairs`.

/// How often paragraphs that found no partner look again among what is left. From 2 to 8 the same.
const ROUNDS: usize = 4;
/// Another partner is told of when it is hardly less alike than the one chosen. Nothing but what is told depends on it.
const NEARLY: f64 = 0.1;
/// What a twin weighs in the chain for each unit of its text: about as much as if it were a pair that is all alike, because a
/// Han character says four or five. From 12 to 48 the same.
const TWIN: u64 = 24;
/// Into how many parts a unit of what a pair has in common is divided, so that weights are whole numbers.
const PARTS: u64 = 16;

/// Chooses partners: in order as far as the heaviest chain of twins and pairs goes, then elsewhere, the most alike first. What the
/// better partner of another was passed over may have one among what is left: so it goes on until nobody finds one.
pub(super) fn choose(pairs: &Pairs, twins: &[Group], old: &Document) -> Vec<Group> {
    let mut partners = Partners {
        pairs,
        taken: Default::default(),
        chosen: Vec::new(),
    };
    for _ in 0..ROUNDS {
        let alike = partners.alike();
        let before = partners.chosen.len();
        for pair in partners.in_order(&alike, twins, old) {
            partners.take(pair);
        }
        let mut rest = alike;
        rest.retain(|pair| pairs.ratio(*pair) >= MOVED || pairs.is_known(*pair));
        rest.sort_by(|a, b| pairs.ratio(*b).total_cmp(&pairs.ratio(*a)).then(a.cmp(b)));
        for pair in rest {
            partners.take(pair);
        }
        if partners.chosen.len() == before {
            break;
        }
    }
    partners.chosen
}

/// The partners chosen so far.
struct Partners<'run> {
    pairs: &'run Pairs,
    /// The paragraphs of each side that have one.
    taken: [FxHashSet<u32>; 2],
    chosen: Vec<Group>,
}

impl Partners<'_> {
    fn is_free(&self, pair: (u32, u32)) -> bool {
        !self.taken[0].contains(&pair.0) && !self.taken[1].contains(&pair.1)
    }

    /// The pairs of paragraphs not yet taken that are similar enough, and hardly less than the best other partner of either.
    fn alike(&self) -> Vec<(u32, u32)> {
        let mut best: [FxHashMap<u32, f64>; 2] = Default::default();
        let free = |pair: &&(u32, u32)| self.is_free(**pair);
        for pair in self.pairs.order.iter().filter(free) {
            let ratio = self.pairs.ratio(*pair);
            for (side, at) in [(0, pair.0), (1, pair.1)] {
                let known = best[side].entry(at).or_default();
                *known = known.max(ratio);
            }
        }
        let enough = |pair: &&(u32, u32)| {
            let ratio = self.pairs.ratio(**pair);
            ratio >= self.pairs.least(**pair)
                && ratio >= best[0][&pair.0] - CLOSE
                && ratio >= best[1][&pair.1] - CLOSE
        };
        let order = self.pairs.order.iter();
        order.filter(free).filter(enough).copied().collect()
    }

    /// Those of `alike` on the heaviest chain with the twins and the pairs chosen before.
    fn in_order(&self, alike: &[(u32, u32)], twins: &[Group], old: &Document) -> Vec<(u32, u32)> {
        // Twins come first among pairs of the same places, with their numbers.
        let mut links: Vec<((u32, u32), Option<usize>)> = twins
            .iter()
            .enumerate()
            .map(|(index, group)| (group.place(), Some(index)))
            .collect();
        let pairs = self.chosen.iter().map(Group::place);
        links.extend(pairs.chain(alike.iter().copied()).map(|pair| (pair, None)));
        links.sort_by_key(|(place, _)| *place);
        let places: Vec<(u32, u32)> = links.iter().map(|(place, _)| *place).collect();
        let weigh = |index: usize| match links[index].1 {
            Some(twin) => twin_weight(&twins[twin], old),
            None => self.weight(places[index]),
        };
        let mut chain = chain::heaviest_places(&places, weigh);
        chain.retain(|pair| self.pairs.likeness.contains_key(pair));
        chain
    }

    fn take(&mut self, pair: (u32, u32)) {
        if !self.is_free(pair) {
            return;
        }
        self.taken[0].insert(pair.0);
        self.taken[1].insert(pair.1);
        self.chosen.push(Group {
            runner_up: self.runner_up(pair),
            ..Group::new(vec![pair.0], vec![pair.1], self.pairs.ratio(pair))
        });
    }

    /// What a pair weighs in the chain: what it has in common, and more the more alike it is.
    #[expect(
        clippy::cast_sign_loss,
        reason = "weights are sums of positive numbers"
    )]
    fn weight(&self, pair: (u32, u32)) -> u64 {
        let scaled = |weight: f64| (weight * PARTS as f64) as u64;
        self.pairs
            .likeness
            .get(&pair)
            .map_or(0, |likeness| scaled(likeness.common * likeness.ratio()) + 1)
    }

    /// The likeness of the best other partner of the old paragraph, when it comes near.
    fn runner_up(&self, pair: (u32, u32)) -> Option<f64> {
        let order = &self.pairs.order;
        let same_old = order[order.partition_point(|other| other.0 < pair.0)..]
            .iter()
            .take_while(|other| other.0 == pair.0)
            .filter(|other| other.1 != pair.1);
        let ratios = same_old.map(|other| self.pairs.ratio(*other));
        let best = ratios.fold(0.0, f64::max);
        (best > EDITED && best > self.pairs.ratio(pair) - NEARLY).then_some(best)
    }
}

fn twin_weight(group: &Group, old: &Document) -> u64 {
    let key = old.key(&old.paragraphs[group.old[0] as usize]);
    u64::from(script::weight_of(key)) * TWIN + PARTS
}
