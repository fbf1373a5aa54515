//! Stretches of a text, and whether one of them holds a given stretch.
//!
//! Text that repeats itself without a gap asks dozens of times for each of its symbols. So the starts are bits, and rows above them tell
//! which words of bits have any: a search looks at a word or two, where a search tree takes the longer the more stretches there are.

/// Stretches of a text of a known length. They are added the longest first.
#[derive(Debug)]
pub(super) struct Covered {
    starts: Bits,
    /// By start: where the stretch ends.
    ends: Vec<u32>,
}

impl Covered {
    /// None yet; each will start before `places`.
    pub(super) fn new(places: usize) -> Self {
        Self {
            starts: Bits::new(places),
            ends: vec![0; places],
        }
    }

    /// Whether a stretch holds all of this one. None lies inside another, so that the last one that starts here or before reaches
    /// farthest.
    pub(super) fn covers(&self, start: u32, end: u32) -> bool {
        self.starts
            .up_to(start as usize)
            .is_some_and(|from| self.ends[from] >= end)
    }

    /// Adds a stretch that is no longer than those before it, unless one of them holds it.
    pub(super) fn add(&mut self, start: u32, end: u32) {
        if !self.covers(start, end) {
            self.starts.set(start as usize);
            self.ends[start as usize] = end;
        }
    }
}

/// A set of small numbers.
#[derive(Debug)]
struct Bits {
    /// The bits of the numbers, then for each of their words whether it has any, and so on up to a single word.
    rows: Vec<Vec<u64>>,
}

/// How many bits a word has.
const WORD: usize = 64;

impl Bits {
    fn new(numbers: usize) -> Self {
        let mut rows = Vec::new();
        let mut words = numbers.div_ceil(WORD).max(1);
        loop {
            rows.push(vec![0; words]);
            if words == 1 {
                return Self { rows };
            }
            words = words.div_ceil(WORD);
        }
    }

    fn set(&mut self, number: usize) {
        let mut at = number;
        for row in &mut self.rows {
            row[at / WORD] |= 1 << (at % WORD);
            at /= WORD;
        }
    }

    /// The largest number that is not above `number`.
    fn up_to(&self, number: usize) -> Option<usize> {
        let last = |word: u64| word.checked_ilog2().map(|bit| bit as usize);
        let mut at = number;
        for (level, row) in self.rows.iter().enumerate() {
            let here = row[at / WORD] & (u64::MAX >> (WORD - 1 - at % WORD));
            if let Some(bit) = last(here) {
                let mut found = at / WORD * WORD + bit;
                for below in self.rows[..level].iter().rev() {
                    found = found * WORD + last(below[found])?;
                }
                return Some(found);
            }
            // The words before this one.
            at = (at / WORD).checked_sub(1)?;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_last_number_is_found_across_words_that_are_empty() {
        let mut bits = Bits::new(300_000);
        assert_eq!(bits.up_to(299_999), None);
        for number in [0, 63, 64, 5_000, 270_000] {
            bits.set(number);
        }
        let found = [0, 62, 63, 64, 4_999, 5_000, 269_999, 299_999];
        let found = found.map(|number| bits.up_to(number));
        let expected = [0, 0, 63, 64, 64, 5_000, 5_000, 270_000];
        assert_eq!(found, expected.map(Some));
    }

    proptest! {
        #[test]
        fn covers_what_one_stretch_holds(
            mut stretches in prop::collection::vec((0u32..400, 1u32..90), 0..60),
            asked in prop::collection::vec((0u32..400, 1u32..90), 1..40),
        ) {
            stretches.sort_by_key(|(_, length)| std::cmp::Reverse(*length));
            let mut covered = Covered::new(400);
            for (start, length) in &stretches {
                covered.add(*start, start + length);
            }
            for (start, length) in asked {
                let holds = |(from, long): &(u32, u32)| *from <= start && from + long >= start + length;
                prop_assert_eq!(covered.covers(start, start + length), stretches.iter().any(holds));
            }
        }
    }
}
