//! Which classes of copies say something new, when others are reported already.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::repeat::symbols::Symbols;

/// How much of a copy may stand outside of what is reported already, in percent. From 10 to 40 the same is found wherever the
/// constants of `near` were measured.
const OUTSIDE: u32 = 20;
/// How many words are between copies that follow each other, at most: a label, or a short heading. Chosen by hand.
pub(super) const BESIDE: u32 = 4;
/// How many stretches are looked at that overlap one copy, at most. From 4 to 1024 the same is found: it bounds the time.
const CLOSE: usize = 64;

/// Stretches that copies of reported classes take, by their starts: their ends, and the numbers of their classes. None lies inside
/// another.
#[derive(Default)]
pub(super) struct Reported {
    stretches: BTreeMap<u32, (u32, u32)>,
    /// How many classes there are.
    classes: u32,
    /// From where to where copies of one class follow each other.
    pasted: BTreeMap<u32, u32>,
}

impl Reported {
    /// Whether copies say more than classes before them, whose copies hold them, or of whose copies they are made. `within` is the
    /// weight that each may have beside these, where it is not a part of its own.
    pub(super) fn is_new(
        &self,
        symbols: &Symbols<'_>,
        copies: &[Range<u32>],
        within: Option<u32>,
    ) -> bool {
        let outside = |copy: &Range<u32>| {
            within.unwrap_or_else(|| symbols.weigh(copy.start, copy.end) * OUTSIDE / 100)
        };
        let held = |copy: &Range<u32>| self.outside(symbols, copy) <= outside(copy);
        let is_told = copies.iter().all(held) || self.chain(symbols, copies, outside);
        !is_told || copies.windows(2).any(|two| self.is_pasted(symbols, two))
    }

    /// Whether one copy follows the other, and each is told of with other texts only: a paragraph that is there twice in a row, and once
    /// in an older version of the document.
    fn is_pasted(&self, symbols: &Symbols<'_>, two: &[Range<u32>]) -> bool {
        let (one, other) = (&two[0], &two[1]);
        let classes = |copy: &Range<u32>| -> Vec<u32> {
            self.over(copy).map(|(_, _, class)| class).collect()
        };
        let is_told = || {
            let before = self.pasted.range(..=one.start).next_back();
            before.is_some_and(|(_, end)| *end >= other.end)
        };
        other.start - one.end <= BESIDE
            && symbols.document(one.start) == symbols.document(other.start)
            && !is_told()
            && !classes(one)
                .iter()
                .any(|class| classes(other).contains(class))
    }

    /// Takes the copies of one more class in.
    pub(super) fn add(&mut self, copies: &[Range<u32>]) {
        for two in copies.windows(2) {
            if two[1].start - two[0].end <= BESIDE {
                self.pasted.insert(two[0].start, two[1].end);
            }
        }
        for copy in copies {
            self.take(copy);
        }
        self.classes += 1;
    }

    /// The weight of what is outside of the one stretch that holds most of a copy.
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

    fn take(&mut self, copy: &Range<u32>) {
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
            self.stretches.insert(copy.start, (copy.end, self.classes));
        }
    }
}
