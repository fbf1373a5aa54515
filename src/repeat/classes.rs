//! From pairs and exact repeats to classes: a passage with all of its copies.
//!
//! Stretches that take nearly the same place are one copy; copies that any pair joins are one class. The heaviest classes come
//! first, and a class all of whose copies lie inside copies of classes before it says nothing new.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::repeat::extend::Pair;
use crate::repeat::maximal::Repeat;
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

/// How much of two stretches has to be common for them to be one copy, in percent of the longer one.
const SAME_PLACE: u32 = 75;
/// How much of a copy may stand outside of what is reported already, in percent.
const OUTSIDE: u32 = 20;
/// How many stretches close by are compared with one, at most.
const CLOSE: usize = 64;

/// The classes, the heaviest first. `least` is the least weight of a passage.
pub(super) fn classes(
    symbols: &Symbols<'_>,
    pairs: &[Pair],
    repeats: &[Repeat],
    least: u32,
) -> Vec<Class> {
    let mut links: Vec<(Range<u32>, Range<u32>)> = pairs
        .iter()
        .map(|pair| (pair.a.clone(), pair.b.clone()))
        .collect();
    for repeat in repeats {
        let whole = |copy: u32| copy..copy + repeat.length;
        links.extend(
            repeat
                .copies
                .windows(2)
                .map(|two| (whole(two[0]), whole(two[1]))),
        );
    }
    let (places, of) = places(&links, pairs.len());
    let exact: BTreeSet<(u32, u32)> = of[pairs.len()..]
        .iter()
        .flatten()
        .map(|place| &places[*place as usize])
        .map(|place| (place.start, place.end))
        .collect();
    let mut groups = Groups::new(places.len());
    for [one, other] in of.iter().copied() {
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
        .zip(&of)
        .filter(|(pair, _)| pair.cut)
        .map(|(_, [one, _])| groups.root(*one))
        .collect();
    let mut found: Vec<Class> = members
        .into_iter()
        .map(|(root, copies)| Class {
            copies: apart(copies),
            cut: cut.contains(&root),
        })
        .filter(|class| class.copies.len() > 1)
        .collect();
    // An exact repeat stands for itself where near copies have got in its way.
    found.extend(repeats.iter().map(|repeat| {
        Class {
            copies: repeat
                .copies
                .iter()
                .map(|copy| *copy..copy + repeat.length)
                .collect(),
            cut: false,
        }
    }));
    let weight = |class: &Class| {
        let weights = class
            .copies
            .iter()
            .map(|copy| symbols.weigh(copy.start, copy.end));
        weights.max().unwrap_or(0)
    };
    found.sort_by_cached_key(|class| {
        (
            Reverse(weight(class)),
            Reverse(class.copies.len()),
            class.copies[0].start,
        )
    });
    let mut taken = Taken::default();
    let mut number = 0;
    found.retain(|class| {
        // Of what stands twice word for word nothing is left out but what a sentence's end cuts off.
        let word_for_word = |copy: &Range<u32>| exact.contains(&(copy.start, copy.end));
        let outside = |copy: &Range<u32>| {
            if class.copies.iter().any(word_for_word) {
                snap::within(least)
            } else {
                symbols.weigh(copy.start, copy.end) * OUTSIDE / 100
            }
        };
        let held = |copy: &Range<u32>| taken.outside(symbols, copy) <= outside(copy);
        let new = !class.copies.iter().all(held) && !taken.chain(symbols, &class.copies, outside);
        if new {
            for copy in &class.copies {
                taken.add(copy.clone(), number);
            }
            number += 1;
        }
        new
    });
    found
}

/// The places that all stretches come to, and for each link the places of its two sides. Links from number `exact` on are between
/// stretches that are the same: their places hold them whole.
fn places(links: &[(Range<u32>, Range<u32>)], exact: usize) -> (Vec<Range<u32>>, Vec<[u32; 2]>) {
    let mut stretches: Vec<(&Range<u32>, usize)> = links
        .iter()
        .enumerate()
        .flat_map(|(link, (one, other))| [(one, 2 * link), (other, 2 * link + 1)])
        .collect();
    // The longest decide, so that a place does not creep from one stretch to the next.
    stretches.sort_by_key(|(range, link)| (Reverse(range.len()), range.start, *link));
    let mut places: Vec<Range<u32>> = Vec::new();
    let mut by_start: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    let mut of = vec![[0; 2]; links.len()];
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
        of[link / 2][link % 2] = number;
    }
    (places, of)
}

/// The copies in order. Of those that overlap longer ones, what stands beside these is left, when that is most of it.
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

/// Stretches that copies of reported classes take, by their starts: their ends, and the numbers of their classes. None lies inside
/// another.
#[derive(Default)]
struct Taken {
    stretches: BTreeMap<u32, (u32, u32)>,
}

impl Taken {
    /// The weight of what stands outside of the one stretch that holds most of a copy.
    fn outside(&self, symbols: &Symbols<'_>, copy: &Range<u32>) -> u32 {
        let held = self
            .over(copy)
            .map(|(start, end, _)| symbols.weigh(copy.start.max(start), copy.end.min(end)))
            .max();
        symbols.weigh(copy.start, copy.end) - held.unwrap_or(0)
    }

    /// The stretches that overlap a copy, from the last one on.
    fn over(&self, copy: &Range<u32>) -> impl Iterator<Item = (u32, u32, u32)> {
        self.stretches
            .range(..copy.end)
            .rev()
            .map(|(start, (end, class))| (*start, *end, *class))
            .take_while(|(_, end, _)| *end > copy.start)
            .take(CLOSE)
    }

    /// Whether each copy is made of parts of reported copies, one after the other, of the same classes in the same order, but for
    /// the weight that `outside` allows: the end of one row and the head of the next.
    fn chain(
        &self,
        symbols: &Symbols<'_>,
        copies: &[Range<u32>],
        outside: impl Fn(&Range<u32>) -> u32,
    ) -> bool {
        let mut first: Option<Vec<u32>> = None;
        copies.iter().all(|copy| {
            let (mut from, mut held) = (copy.end, 0);
            let mut classes = Vec::new();
            for (start, end, class) in self.over(copy) {
                let (start, end) = (start.max(copy.start), end.min(from));
                if start < end {
                    held += symbols.weigh(start, end);
                    from = start;
                    classes.push(class);
                }
            }
            symbols.weigh(copy.start, copy.end) - held <= outside(copy)
                && *first.get_or_insert_with(|| classes.clone()) == classes
        })
    }

    fn add(&mut self, copy: Range<u32>, class: u32) {
        let inside: Vec<u32> = self
            .stretches
            .range(copy.start..)
            .take_while(|(start, (end, _))| **start < copy.end && *end <= copy.end)
            .map(|(start, _)| *start)
            .collect();
        for start in inside {
            self.stretches.remove(&start);
        }
        let within = self
            .stretches
            .range(..=copy.start)
            .next_back()
            .is_some_and(|(_, (end, _))| *end >= copy.end);
        if !within {
            self.stretches.insert(copy.start, (copy.end, class));
        }
    }
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
