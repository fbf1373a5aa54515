//! Which paragraphs belong together: twins first, then likeness, then splits and merges; the rest is inserted or deleted.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::Options;
use crate::diff::anchors;
use crate::diff::chain;
use crate::diff::likeness::{self, Likeness};
use crate::diff::pieces;
use crate::diff::side::{self, Lexicon, Side};
use crate::document::Document;
use crate::text::script;

/// Two paragraphs in the same place are one that was edited from this likeness on.
pub(super) const EDITED: f64 = 0.36;
/// Two paragraphs that face each other alone between two that are the same are one that was edited from this likeness on.
const FACING: f64 = 0.22;
/// Two paragraphs in different places are one that moved and was edited from this likeness on.
const MOVED: f64 = 0.5;
/// A partner this much less alike than the best one of either side is no partner.
const CLOSE: f64 = 0.25;
/// How often paragraphs that found no partner look again among what is left.
const ROUNDS: usize = 4;
/// How many words may be aligned in all to find partners. Beyond it, pairs are judged by the words that they share in any order.
const BUDGET: usize = 100_000_000;
/// In a gap with no more pairs than this, every pair is compared.
const SMALL_GAP: usize = 256;

/// Paragraphs that belong together: one to one, one to several, or several to one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub(super) old: Vec<u32>,
    pub(super) new: Vec<u32>,
    pub(super) similarity: f64,
    pub(super) runner_up: Option<f64>,
    /// Whether it is off the order of the others.
    pub(super) moved: bool,
}

/// What alignment has to know of the two revisions, for whoever looks at the words next.
#[derive(Debug)]
pub(super) struct Alignment<'run> {
    pub(super) groups: Vec<Group>,
    pub(super) sides: [Side; 2],
    pub(super) lexicon: Lexicon<'run>,
    /// Old and new paragraphs that were compared by their words without order, because the budget was spent.
    pub(super) coarse: [Vec<u32>; 2],
}

/// Aligns the paragraphs of two documents. Paragraphs in no group are inserted or deleted.
pub(super) fn align<'run>(
    old: &'run Document,
    new: &'run Document,
    options: &Options,
) -> Alignment<'run> {
    let twins = anchors::twins(old, new, options);
    let free = |taken: &[Option<u32>]| {
        (0..taken.len() as u32)
            .filter(|at| taken[*at as usize].is_none())
            .collect::<Vec<u32>>()
    };
    let wanted = [free(&twins.old), free(&twins.new)];
    let (sides, lexicon) = side::sides(
        [old, new],
        needed(&twins, &wanted, [old, new])
            .each_ref()
            .map(Vec::as_slice),
        options.sameness,
    );
    let mut groups: Vec<Group> = twins
        .old
        .iter()
        .enumerate()
        .filter_map(|(old, new)| new.map(|new| single(old as u32, new, 1.0)))
        .collect();
    let mut pairs = Pairs::compare(&sides, &lexicon, &wanted, &groups, [old, new]);
    let chosen = pairs.choose(&groups, [old, new]);
    pairs.add_neighbours(&chosen, &sides, &lexicon, &wanted);
    groups.extend(chosen);
    pieces::find(&mut groups, &sides, &lexicon, &wanted, &pairs.likeness);
    groups.sort_by_key(|group| (group.old[0], group.new[0]));
    mark_moves(&mut groups, old);
    if !options.moves {
        groups.retain(|group| !group.moved);
    }
    let coarse: [BTreeSet<u32>; 2] = [
        pairs.coarse.iter().map(|pair| pair.0).collect(),
        pairs.coarse.iter().map(|pair| pair.1).collect(),
    ];
    Alignment {
        groups,
        sides,
        lexicon,
        coarse: coarse.map(|side| side.into_iter().collect()),
    }
}

/// The paragraphs whose words are looked at: those without a twin, and those whose twin has another number in front.
fn needed(
    twins: &anchors::Twins,
    wanted: &[Vec<u32>; 2],
    documents: [&Document; 2],
) -> [Vec<u32>; 2] {
    let mut needed = wanted.clone();
    for (old, new) in twins
        .old
        .iter()
        .enumerate()
        .filter_map(|(old, new)| new.map(|new| (old, new as usize)))
    {
        let [one, other] = [(0, old), (1, new)]
            .map(|(side, at)| documents[side].key(&documents[side].paragraphs[at]));
        if one != other {
            needed[0].push(old as u32);
            needed[1].push(new as u32);
        }
    }
    needed
}

fn single(old: u32, new: u32, similarity: f64) -> Group {
    Group {
        old: vec![old],
        new: vec![new],
        similarity,
        runner_up: None,
        moved: false,
    }
}

/// Groups off the heaviest chain changed place; the lighter side of a swap is what moved.
fn mark_moves(groups: &mut [Group], old: &Document) {
    let weigh = |group: &Group| {
        group
            .old
            .iter()
            .map(|at| u64::from(script::weight_of(old.key(&old.paragraphs[*at as usize]))) + 1)
            .sum()
    };
    let places: Vec<(u32, u32)> = groups
        .iter()
        .map(|group| (group.old[0], group.new[0]))
        .collect();
    let chain = chain::heaviest_of(&places, |index| weigh(&groups[index]));
    for group in groups.iter_mut() {
        group.moved = true;
    }
    for index in chain {
        groups[index].moved = false;
    }
}

/// How alike the paragraphs of some pairs are.
type Likenesses = BTreeMap<(u32, u32), Likeness>;

/// The pairs of free paragraphs that have something in common, and how much.
struct Pairs {
    likeness: Likenesses,
    /// The same pairs in order.
    order: Vec<(u32, u32)>,
    /// Those that face each other alone between two twins.
    facing: FxHashSet<(u32, u32)>,
    /// Those that the budget left to a rough comparison.
    coarse: BTreeSet<(u32, u32)>,
}

impl Pairs {
    fn compare(
        sides: &[Side; 2],
        lexicon: &Lexicon<'_>,
        wanted: &[Vec<u32>; 2],
        twins: &[Group],
        documents: [&Document; 2],
    ) -> Self {
        let mut order = likeness::candidates(sides, [&wanted[0], &wanted[1]]);
        let gaps = in_small_gaps(wanted, twins, documents);
        let facing: FxHashSet<(u32, u32)> = gaps
            .iter()
            .filter(|gap| gap.len() == 1)
            .map(|gap| gap[0])
            .collect();
        order.extend(gaps.concat());
        order.sort_unstable();
        order.dedup();
        let (mut likeness, coarse) = compare_all(sides, lexicon, wanted, &order);
        // Where nothing else can be the partner, forms of the same words are enough.
        let keys = documents.map(|document| document.keys.text());
        for pair in order.iter().filter(|pair| facing.contains(pair)) {
            if likeness[pair].ratio() < FACING {
                let akin = likeness::akin(
                    lexicon,
                    keys,
                    sides[0].words(pair.0),
                    sides[1].words(pair.1),
                );
                if akin.ratio() >= EDITED {
                    likeness.insert(*pair, akin);
                }
            }
        }
        Self {
            likeness,
            order,
            facing,
            coarse,
        }
    }

    /// Compares the partners chosen with the free neighbours of each other too: a split or merge may have left a short piece there.
    fn add_neighbours(
        &mut self,
        chosen: &[Group],
        sides: &[Side; 2],
        lexicon: &Lexicon<'_>,
        wanted: &[Vec<u32>; 2],
    ) {
        let free = |side: usize, at: u32| wanted[side].binary_search(&at).is_ok();
        for group in chosen {
            let (old, new) = (group.old[0], group.new[0]);
            let beside = [
                (old, new + 1),
                (old, new.wrapping_sub(1)),
                (old + 1, new),
                (old.wrapping_sub(1), new),
            ];
            for (old, new) in beside
                .into_iter()
                .filter(|(old, new)| free(0, *old) && free(1, *new))
            {
                self.likeness.entry((old, new)).or_insert_with(|| {
                    likeness::compare(lexicon, sides[0].words(old), sides[1].words(new))
                });
            }
        }
    }

    fn ratio(&self, pair: (u32, u32)) -> f64 {
        self.likeness
            .get(&pair)
            .map_or(0.0, |likeness| likeness.ratio())
    }

    /// Chooses partners: in order as far as the heaviest chain of twins and pairs goes, then elsewhere, the most alike first. What the
    /// better partner of another left alone may have one among what is left: so it goes on until nobody finds one.
    fn choose(&self, twins: &[Group], documents: [&Document; 2]) -> Vec<Group> {
        let mut chosen: Vec<Group> = Vec::new();
        let mut taken = [FxHashSet::default(), FxHashSet::default()];
        for _ in 0..ROUNDS {
            let alike = self.alike(&taken);
            let before = chosen.len();
            for pair in self.in_order(&alike, twins, &chosen, documents) {
                self.take(pair, &mut taken, &mut chosen);
            }
            let mut rest: Vec<(u32, u32)> = alike
                .into_iter()
                .filter(|pair| self.ratio(*pair) >= MOVED)
                .collect();
            rest.sort_by(|a, b| self.ratio(*b).total_cmp(&self.ratio(*a)).then(a.cmp(b)));
            for pair in rest {
                self.take(pair, &mut taken, &mut chosen);
            }
            if chosen.len() == before {
                break;
            }
        }
        chosen
    }

    /// The pairs of paragraphs not yet taken that are alike enough, and hardly less than the best other partner of either.
    fn alike(&self, taken: &[FxHashSet<u32>; 2]) -> Vec<(u32, u32)> {
        let free = |pair: &&(u32, u32)| !taken[0].contains(&pair.0) && !taken[1].contains(&pair.1);
        let mut best: [FxHashMap<u32, f64>; 2] = Default::default();
        for pair in self.order.iter().filter(free) {
            let ratio = self.ratio(*pair);
            for (side, at) in [(0, pair.0), (1, pair.1)] {
                let known = best[side].entry(at).or_default();
                *known = known.max(ratio);
            }
        }
        let least = |pair: &(u32, u32)| {
            if self.facing.contains(pair) {
                FACING
            } else {
                EDITED
            }
        };
        let close = |pair: &(u32, u32)| {
            let ratio = self.ratio(*pair);
            ratio >= best[0][&pair.0] - CLOSE && ratio >= best[1][&pair.1] - CLOSE
        };
        self.order
            .iter()
            .filter(free)
            .filter(|pair| self.ratio(**pair) >= least(pair) && close(pair))
            .copied()
            .collect()
    }

    /// Those of `alike` on the heaviest chain with the twins and the pairs chosen before.
    fn in_order(
        &self,
        alike: &[(u32, u32)],
        twins: &[Group],
        chosen: &[Group],
        documents: [&Document; 2],
    ) -> Vec<(u32, u32)> {
        // Twins come first among pairs of the same places, with their numbers.
        let mut links: Vec<(u32, u32, Option<usize>)> = twins
            .iter()
            .enumerate()
            .map(|(index, group)| (group.old[0], group.new[0], Some(index)))
            .collect();
        let before = chosen.iter().map(|group| (group.old[0], group.new[0]));
        let pairs = before.chain(alike.iter().copied());
        links.extend(pairs.map(|(old, new)| (old, new, None)));
        links.sort_by_key(|link| (link.0, link.1));
        let places: Vec<(u32, u32)> = links.iter().map(|link| (link.0, link.1)).collect();
        let weigh = |index: usize| match links[index].2 {
            Some(twin) => Self::twin_weight(&twins[twin], documents[0]),
            None => self.pair_weight(places[index]),
        };
        chain::heaviest_of(&places, weigh)
            .into_iter()
            .map(|index| places[index])
            .filter(|pair| self.likeness.contains_key(pair))
            .collect()
    }

    fn take(&self, pair: (u32, u32), taken: &mut [FxHashSet<u32>; 2], chosen: &mut Vec<Group>) {
        if taken[0].contains(&pair.0) || taken[1].contains(&pair.1) {
            return;
        }
        taken[0].insert(pair.0);
        taken[1].insert(pair.1);
        chosen.push(Group {
            runner_up: self.runner_up(pair),
            ..single(pair.0, pair.1, self.ratio(pair))
        });
    }

    /// What a pair weighs in the chain: what it has in common, and more the more alike it is.
    fn pair_weight(&self, pair: (u32, u32)) -> u64 {
        self.likeness
            .get(&pair)
            .map_or(0, |likeness| scaled(likeness.common * likeness.ratio()) + 1)
    }

    fn twin_weight(group: &Group, old: &Document) -> u64 {
        // About the scale of pair weights: a Han character says four or five, and a twin weighs it in full.
        u64::from(script::weight_of(
            old.key(&old.paragraphs[group.old[0] as usize]),
        )) * 24
            + 16
    }

    /// The likeness of the best other partner of either side, when it comes near.
    fn runner_up(&self, pair: (u32, u32)) -> Option<f64> {
        let ratio = self.ratio(pair);
        let from = self.order.partition_point(|other| other.0 < pair.0);
        let same_old = self.order[from..]
            .iter()
            .take_while(|other| other.0 == pair.0)
            .filter(|other| other.1 != pair.1);
        let best = same_old.map(|other| self.ratio(*other)).fold(0.0, f64::max);
        (best > EDITED && best > ratio - 0.1).then_some(best)
    }
}

/// Compares pairs of paragraphs, and aligns the words of those that can come to anything.
///
/// The words that two paragraphs share in any order are quickly counted and bound their likeness from above. A pair under that bound
/// can be neither partners nor whole and piece, and keeps the bound for its likeness.
fn compare_all(
    sides: &[Side; 2],
    lexicon: &Lexicon<'_>,
    wanted: &[Vec<u32>; 2],
    pairs: &[(u32, u32)],
) -> (Likenesses, BTreeSet<(u32, u32)>) {
    let bags = |side: usize| {
        let bag = |at: &u32| (*at, likeness::Bag::new(lexicon, sides[side].words(*at)));
        wanted[side].iter().map(bag).collect::<FxHashMap<_, _>>()
    };
    let bags = rayon::join(|| bags(0), || bags(1));
    let mut bounds: Vec<((u32, u32), Likeness)> = pairs
        .iter()
        .map(|pair| (*pair, bags.0[&pair.0].shared(&bags.1[&pair.1], lexicon)))
        .collect();
    bounds.sort_by(|a, b| b.1.ratio().total_cmp(&a.1.ratio()).then(a.0.cmp(&b.0)));
    let mut best: [FxHashMap<u32, f64>; 2] = Default::default();
    let mut out = BTreeMap::new();
    let mut coarse = BTreeSet::new();
    let mut budget = BUDGET;
    for (pair, bound) in bounds {
        let known = |side: usize, at: u32| best[side].get(&at).copied().unwrap_or(0.0);
        let least = FACING.max(known(0, pair.0).max(known(1, pair.1)) - CLOSE);
        if bound.ratio() < least && bound.containment() < pieces::PIECE {
            out.insert(pair, bound);
            continue;
        }
        let words = [sides[0].words(pair.0), sides[1].words(pair.1)];
        let cost = words[0].len() + words[1].len();
        let likeness = if cost > budget {
            coarse.insert(pair);
            bound
        } else {
            budget -= cost;
            likeness::compare(lexicon, words[0], words[1])
        };
        for (side, at) in [(0, pair.0), (1, pair.1)] {
            let known = best[side].entry(at).or_default();
            *known = known.max(likeness.ratio());
        }
        out.insert(pair, likeness);
    }
    (out, coarse)
}

/// A weight as a whole number, so that sums do not depend on their order.
#[expect(
    clippy::cast_sign_loss,
    reason = "weights are sums of positive numbers"
)]
fn scaled(weight: f64) -> u64 {
    (weight * 16.0) as u64
}

/// Pairs of free paragraphs that face each other between two twins, gap by gap, where there are few.
fn in_small_gaps(
    wanted: &[Vec<u32>; 2],
    twins: &[Group],
    documents: [&Document; 2],
) -> Vec<Vec<(u32, u32)>> {
    let places: Vec<(u32, u32)> = twins
        .iter()
        .map(|group| (group.old[0], group.new[0]))
        .collect();
    let mut corners: Vec<(u32, u32)> = chain::heaviest_of(&places, |_| 1)
        .into_iter()
        .map(|index| places[index])
        .collect();
    corners.push((
        documents[0].paragraphs.len() as u32,
        documents[1].paragraphs.len() as u32,
    ));
    let mut out = Vec::new();
    let (mut old_from, mut new_from) = (0, 0);
    for (old, new) in corners {
        let old_to = old_from + wanted[0][old_from..].partition_point(|at| *at < old);
        let new_to = new_from + wanted[1][new_from..].partition_point(|at| *at < new);
        if (old_to - old_from) * (new_to - new_from) <= SMALL_GAP {
            let ones = wanted[0][old_from..old_to].iter();
            out.push(
                ones.flat_map(|one| {
                    wanted[1][new_from..new_to]
                        .iter()
                        .map(|other| (*one, *other))
                })
                .collect(),
            );
        }
        (old_from, new_from) = (old_to, new_to);
    }
    out
}
