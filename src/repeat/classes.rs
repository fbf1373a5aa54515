//! From pairs and exact repeats to classes: a passage with all of its copies.
//!
//! Stretches that take nearly the same place are one copy; copies that any pair joins are one class. The heaviest classes come
//! first, and a class all of whose copies lie inside copies of classes before it says nothing new.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::repeat::extend::Pair;
use crate::repeat::maximal::Repeat;
use crate::repeat::reported::Reported;
use crate::repeat::snap;
use crate::repeat::symbols::Symbols;

/// A passage and all of its copies, in order; they do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Class {
    /// The words of each copy.
    pub(super) copies: Vec<Range<u32>>,
    /// Whether the search for where some of them end was cut short.
    pub(super) cut: bool,
}

/// How much of two stretches has to be common for them to be one copy, in percent of the longer one. Measured as the constants of
/// `near` are: at 65 a plagdet of 0.971 instead of 0.980, at 85 of 0.979, at 95 of 0.977.
const SAME_PLACE: u32 = 75;
/// How many stretches close by are compared with one, at most. From 4 to 1024 the same is found: it bounds the time.
const CLOSE: usize = 64;

/// The classes, the heaviest first. `least` is the least weight of a passage.
pub(super) fn classes(
    symbols: &Symbols<'_>,
    pairs: &[Pair],
    repeats: &[Repeat],
    least: u32,
) -> Vec<Class> {
    let exact = repeats.iter().flat_map(|repeat| {
        let copies = repeat.copies.windows(2);
        copies.map(|two| (repeat.copy(two[0]), repeat.copy(two[1])))
    });
    let near = pairs.iter().map(|pair| (pair.a.clone(), pair.b.clone()));
    let links: Vec<Link> = near.chain(exact).collect();
    let (places, ends) = places(&links, pairs.len());
    let mut found = joined(pairs, &places, &ends);
    // An exact repeat stands for itself where near copies have got in its way.
    found.extend(repeats.iter().map(|repeat| Class {
        copies: repeat.copies.iter().map(|at| repeat.copy(*at)).collect(),
        cut: false,
    }));
    found.sort_by_cached_key(|class| {
        let weights = class
            .copies
            .iter()
            .map(|copy| symbols.weigh(copy.start, copy.end));
        (
            Reverse(weights.max().unwrap_or(0)),
            Reverse(class.copies.len()),
            class.copies[0].start,
        )
    });
    let exact: BTreeSet<(u32, u32)> = ends[pairs.len()..]
        .iter()
        .flatten()
        .map(|place| &places[*place as usize])
        .map(|place| (place.start, place.end))
        .collect();
    let mut reported = Reported::default();
    found.retain(|class| {
        // Of what appears twice word for word nothing is left out but what a sentence's end cuts off.
        let word_for_word = |copy: &Range<u32>| exact.contains(&(copy.start, copy.end));
        let within = class
            .copies
            .iter()
            .any(word_for_word)
            .then(|| snap::within(least));
        let new = reported.is_new(symbols, &class.copies, within);
        if new {
            reported.add(&class.copies);
        }
        new
    });
    found
}

/// The classes that links between places make. The first links are those of `pairs`.
fn joined(pairs: &[Pair], places: &[Range<u32>], ends: &[[u32; 2]]) -> Vec<Class> {
    let mut groups = Groups::new(places.len());
    for [one, other] in ends.iter().copied() {
        groups.join(one, other);
    }
    let mut members: BTreeMap<u32, Vec<Range<u32>>> = BTreeMap::new();
    for (number, place) in places.iter().enumerate() {
        members
            .entry(groups.root(number as u32))
            .or_default()
            .push(place.clone());
    }
    let cut: BTreeSet<u32> = pairs
        .iter()
        .zip(ends)
        .filter(|(pair, _)| pair.cut)
        .map(|(_, [one, _])| groups.root(*one))
        .collect();
    members
        .into_iter()
        .map(|(root, copies)| Class {
            copies: apart(copies),
            cut: cut.contains(&root),
        })
        .filter(|class| class.copies.len() > 1)
        .collect()
}

/// Two stretches that say the same.
type Link = (Range<u32>, Range<u32>);

/// The places that all stretches come to, and for each link the places of its two sides. Links from number `exact` on are between
/// stretches that are the same: their places hold them whole.
fn places(links: &[Link], exact: usize) -> (Vec<Range<u32>>, Vec<[u32; 2]>) {
    let mut stretches: Vec<(&Range<u32>, usize)> = links
        .iter()
        .enumerate()
        .flat_map(|(link, (one, other))| [(one, 2 * link), (other, 2 * link + 1)])
        .collect();
    // The longest decide, so that a place does not creep from one stretch to the next.
    stretches.sort_by_key(|(range, link)| (Reverse(range.len()), range.start, *link));
    let mut places: Vec<Range<u32>> = Vec::new();
    let mut by_start: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    let mut ends = vec![[0; 2]; links.len()];
    for (range, link) in stretches {
        let length = range.end - range.start;
        let around = length * (100 - SAME_PLACE) / SAME_PLACE + 1;
        let from = (range.start.saturating_sub(around), 0);
        let to = (range.start + around, u32::MAX);
        let own = by_start
            .range(from..=to)
            .take(CLOSE)
            .map(|(_, number)| *number)
            .filter(|number| {
                let place = &places[*number as usize];
                let common = range
                    .end
                    .min(place.end)
                    .saturating_sub(range.start.max(place.start));
                common * 100 >= SAME_PLACE * (place.end - place.start)
                    && (link < 2 * exact || common == length)
            })
            .min_by_key(|number| {
                let place = &places[*number as usize];
                (
                    place.start.abs_diff(range.start) + place.end.abs_diff(range.end),
                    *number,
                )
            });
        let number = own.unwrap_or_else(|| {
            let number = places.len() as u32;
            places.push(range.clone());
            by_start.insert((range.start, number), number);
            number
        });
        ends[link / 2][link % 2] = number;
    }
    (places, ends)
}

/// The copies in order. Of those that overlap longer ones, what is next to these is left, when that is most of it.
fn apart(mut copies: Vec<Range<u32>>) -> Vec<Range<u32>> {
    copies.sort_by_key(|copy| (Reverse(copy.len()), copy.start));
    let mut kept: BTreeMap<u32, u32> = BTreeMap::new();
    for copy in copies {
        let before = kept.range(..=copy.start).next_back();
        let after = kept.range(copy.start + 1..copy.end).next();
        let start = before.map_or(copy.start, |(_, end)| copy.start.max(*end));
        let end = after.map_or(copy.end, |(start, _)| *start);
        let left = end.saturating_sub(start);
        if left > 0 && left * 100 >= SAME_PLACE * (copy.end - copy.start) {
            kept.insert(start, end);
        }
    }
    kept.into_iter().map(|(start, end)| start..end).collect()
}

/// Which numbers belong together.
struct Groups {
    above: Vec<u32>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self {
            above: (0..count as u32).collect(),
        }
    }

    fn root(&mut self, number: u32) -> u32 {
        let mut at = number;
        while self.above[at as usize] != at {
            let above = self.above[at as usize];
            self.above[at as usize] = self.above[above as usize];
            at = above;
        }
        at
    }

    /// The smaller number leads, whatever the order of joining.
    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.above[one.max(other) as usize] = one.min(other);
    }
}
