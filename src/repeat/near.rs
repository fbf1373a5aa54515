//! Pairs of stretches that are similar, though words differ: seeds, followed as far as they lead.
//!
//! A seed is a run of words that is in two places. Each place is tried against its neighbours in the suffix array, which
//! share most with it: so a rare run is tried against all of its places, and a frequent one against those that go on alike for
//! longest. The time is linear in the text, whatever is frequent in it. A seed that is short needs another one close by.

use std::cmp::Reverse;
use std::ops::Range;

use crate::parallel::prelude::*;
use crate::repeat::extend::{self, Pair};
use crate::repeat::rarity::Rarity;
use crate::repeat::rows::Rows;
use crate::repeat::suffix::{GRAM, Index};
use crate::repeat::symbols::Symbols;

// How these were measured: on 2026-11-28, each changed alone, by the mean plagdet of the evaluation's copied passages, seeds 1 and
// 2 (0.980 as they stand), and by how many passages are found in eight published texts, statutes, standards and a book in Chinese,
// English and Russian (65). "The same" means that not one of these findings changes.

/// The least weight of a seed that is in more places than are tried. From 27 to 72 the same.
const FREQUENT: u32 = 36;
/// A seed of this weight needs no other. Two stretches of the least weight that are similar for certain share one, most of them: that
/// is what the manual promises. At 45 the same; at 27 a plagdet of 0.982, at 72 one passage less.
const SURE: u32 = 36;
/// Others are followed when they and those close by weigh so much. From 15 to 38 the same, at 60 one passage less.
const STRONG: u32 = 30;
/// And the rare words in them so much. At 12 and 18 a plagdet of 0.982, at 48 three passages less.
const RARE: u32 = 24;
/// How many neighbours on one side a place is tried against. With 3 two passages less; with 4, 8 or 12 as many.
const NEIGHBOURS: usize = 6;
/// How many when it is in more places than that. From 1 to 4 the same.
const NEAREST: usize = 2;
/// Seeds are taken together when they are at most so many words apart. With 24 a plagdet of 0.9798, from 60 on the same.
const NEAR: u32 = 48;
/// And so far out of step. From 10 to 40 the same.
const STEP: u32 = 20;
/// How many steps seeds of one bucket may be out of step with each other. With 32 and 48 one passage less, with 128 the same.
const BUCKET: u32 = 64;
/// How many cells of alignments are looked at for one bucket. From a sixteenth of it to sixteen times as many the same: it is there
/// for texts whose paragraphs are all alike, and bounds the time.
const BUDGET: usize = 1 << 14;
/// And how many for each of its seeds. From 500 on the same; with 100 some passages change.
const BUDGET_OF_SEED: usize = 1500;
/// How many partners one stretch of words has, at most. From 4 to 16 the same: it bounds the time where a passage is in a thousand
/// places.
const PARTNERS: usize = 8;
/// How many times as much as another word a rare one counts when partners are chosen. From 2 to 8 the same.
const WORTH: u64 = 4;
/// How many words farther out of step than what was followed other seeds may be that need not be followed. From 3 to 5 the same.
const SLACK: u32 = 4;
/// How many places of the suffix array are looked at in one go, on one core.
const BATCH: usize = 1 << 14;

/// Two places with the same words.
#[derive(Clone, Copy, Debug)]
struct Seed {
    a: u32,
    b: u32,
    /// The weight of these words, and of the rare ones among them.
    weight: u16,
    rare: u16,
}

impl Seed {
    fn step(self) -> u32 {
        self.b - self.a
    }
}

/// All pairs of stretches that pass `good`, in order of their places. When there is an archive, which starts with the word given,
/// one side of each comes before it and the other one in it.
pub(super) fn find(
    symbols: &Symbols<'_>,
    index: &Index,
    rarity: &Rarity,
    (least, archive): (u32, Option<u32>),
    good: impl Fn(&Pair) -> bool + Sync,
) -> Vec<Pair> {
    let mut seeds = seeds(symbols, index, rarity, (least, archive));
    thin(&mut seeds);
    seeds.par_sort_unstable_by_key(|seed| (seed.step() / BUCKET, seed.a, seed.b));
    let buckets: Vec<&[Seed]> = seeds
        .chunk_by(|one, other| one.step() / BUCKET == other.step() / BUCKET)
        .collect();
    let rows = Rows::default();
    let mut pairs: Vec<Pair> = buckets
        .par_iter()
        .flat_map_iter(|bucket| follow(symbols, rarity, bucket, &rows, &good))
        .collect();
    drop(seeds);
    pairs.par_sort_unstable_by_key(|pair| (pair.a.start, pair.a.end, pair.b.start, pair.b.end));
    pairs.dedup();
    pairs
}

/// Leaves each stretch of [`BUCKET`] words no more than [`PARTNERS`] partners, those with the heaviest seeds: a passage that is
/// in a thousand places is one class through some of its pairs as well as through all.
fn thin(seeds: &mut Vec<Seed>) {
    let worth = |seed: &Seed| u64::from(seed.weight) + WORTH * u64::from(seed.rare);
    let key = |seed: &Seed| (seed.a / BUCKET, seed.step() / BUCKET);
    seeds.par_sort_unstable_by_key(|seed| (key(seed), seed.a, seed.b));
    let mut out = Vec::with_capacity(seeds.len());
    for stretch in seeds.chunk_by(|one, other| one.a / BUCKET == other.a / BUCKET) {
        let partners = || stretch.chunk_by(|one, other| key(one) == key(other));
        let rank = |partner: &[Seed]| {
            let sum: u64 = partner.iter().map(worth).sum();
            (Reverse(sum), partner[0].step() / BUCKET)
        };
        let mut ranks: Vec<(Reverse<u64>, u32)> = partners().map(rank).collect();
        if ranks.len() <= PARTNERS {
            out.extend_from_slice(stretch);
            continue;
        }
        ranks.sort_unstable();
        let last = ranks[PARTNERS - 1];
        for partner in partners().filter(|partner| rank(partner) <= last) {
            out.extend_from_slice(partner);
        }
    }
    *seeds = out;
}

/// The seeds: equal runs that cannot begin earlier.
fn seeds(
    symbols: &Symbols<'_>,
    Index {
        array,
        prefixes,
        grams,
        ..
    }: &Index,
    rarity: &Rarity,
    (least, archive): (u32, Option<u32>),
) -> Vec<Seed> {
    let ranks: Vec<usize> = (1..array.len()).step_by(BATCH).collect();
    ranks
        .par_iter()
        .flat_map_iter(|from| {
            let mut out = Vec::new();
            for rank in (*from..(from + BATCH).min(array.len())).filter(|rank| grams[*rank]) {
                let here = array[rank];
                let mut shared = u32::MAX;
                let (enough, neighbours) = if rarity.count(here) > 2 * NEIGHBOURS {
                    (FREQUENT, NEAREST)
                } else {
                    (GRAM, NEIGHBOURS)
                };
                for back in 1..=neighbours.min(rank) {
                    shared = shared.min(prefixes[rank + 1 - back]);
                    if shared < 2 || symbols.weigh(here, here + shared) < enough {
                        break;
                    }
                    let there = array[rank - back];
                    let before = |place: u32| {
                        place
                            .checked_sub(1)
                            .map(|before| symbols.text[before as usize])
                    };
                    if before(here).is_some() && before(here) == before(there) {
                        continue;
                    }
                    let (a, b) = (here.min(there), here.max(there));
                    if archive.is_some_and(|archive| b < archive || a >= archive) {
                        continue;
                    }
                    // Copies stand apart by about their own length.
                    if symbols.weigh(a, b) * 2 >= least {
                        let end = a + shared.min(b - a);
                        let whole = |weight: u32| weight.min(u16::MAX.into()) as u16;
                        out.push(Seed {
                            a,
                            b,
                            weight: whole(symbols.weigh(a, end)),
                            rare: whole(rarity.rare(symbols, a, end).rare),
                        });
                    }
                }
            }
            out
        })
        .collect()
}

/// Follows the seeds of one bucket from left to right, leaving out those that lie in what was followed before.
///
/// Rows of one document are held against each other one by one.
fn follow(
    symbols: &Symbols<'_>,
    rarity: &Rarity,
    bucket: &[Seed],
    rows: &Rows,
    good: &(impl Fn(&Pair) -> bool + Sync),
) -> Vec<Pair> {
    let mut out = Vec::new();
    // Where paragraph after paragraph is a copy of every other one, each pair would lead through the whole text.
    let mut budget = BUDGET + bucket.len() * BUDGET_OF_SEED;
    let is_row = |word: &u32| rows.has(symbols, rarity, *word);
    // How far each of the last followed stretches reaches, and how far out of step it goes.
    let mut done: Vec<(u32, std::ops::Range<u32>)> = Vec::new();
    for (at, seed) in bucket.iter().enumerate() {
        done.retain(|(end, _)| *end > seed.a);
        if done.iter().any(|(_, steps)| steps.contains(&seed.step())) {
            continue;
        }
        if !is_promising(bucket, at) {
            continue;
        }
        let length = run(symbols, *seed);
        let places = (seed.a, seed.b);
        let within = |around: &dyn Fn(u32) -> Range<u32>, budget: &mut usize| {
            let bounds = (around(seed.a), around(seed.b));
            let length = length.min(bounds.0.end - seed.a).min(bounds.1.end - seed.b);
            let mut pair = extend::extend(symbols, places, length, bounds.clone(), budget);
            if !pair.is_exact(symbols) && good(&pair) {
                extend::tighten(symbols, &mut pair, bounds, budget);
            }
            pair
        };
        let same = symbols.bounds(seed.a) == symbols.bounds(seed.b);
        let pair = if same && [seed.a, seed.b].iter().all(is_row) {
            within(&|word| symbols.around(word), &mut budget)
        } else {
            within(&|word| symbols.bounds(word), &mut budget)
        };
        let ends = [pair.b.start - pair.a.start, pair.b.end - pair.a.end];
        let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        // What led nowhere says nothing of seeds that are out of step with it.
        let good = good(&pair);
        let slack = if good { SLACK } else { 0 };
        done.push((pair.a.end, low.saturating_sub(slack)..high + slack + 1));
        if good {
            out.push(pair);
        }
    }
    out
}

/// For how many words two places go on alike, without running into each other.
fn run(symbols: &Symbols<'_>, seed: Seed) -> u32 {
    let text = &symbols.text;
    let (one, other) = (
        &text[seed.a as usize..seed.b as usize],
        &text[seed.b as usize..],
    );
    one.iter().zip(other).take_while(|(a, b)| a == b).count() as u32
}

/// Whether a seed, alone or with those close by, can belong to two stretches that are similar.
fn is_promising(bucket: &[Seed], at: usize) -> bool {
    let seed = bucket[at];
    if u32::from(seed.weight) >= SURE {
        return true;
    }
    let close = |other: &&Seed| other.a.abs_diff(seed.a) <= NEAR;
    let after = bucket[at + 1..].iter().take_while(close);
    let before = bucket[..at].iter().rev().take_while(close);
    let in_step = |other: &&Seed| {
        other.step().abs_diff(seed.step()) <= STEP && other.a != seed.a && other.b != seed.b
    };
    let (mut weight, mut rare) = (0, 0);
    std::iter::once(&seed)
        .chain(after.chain(before).filter(in_step))
        .any(|other| {
            weight += u32::from(other.weight);
            rare += u32::from(other.rare);
            weight >= STRONG && rare >= RARE
        })
}
