//! How often each of many texts is in another text.
//!
//! Where a whole text is one paragraph, there are as many sentences to look for as the text has: a search for each of them would take four
//! times as long for twice the text.

use rustc_hash::FxHashMap;

use crate::text::sought::Sought;

/// Up to so many bytes are looked through by a search for each; more are looked through once, for all together. Chosen by hand,
/// 2026-12-01.
const EACH: usize = 1 << 18;

/// How many places are counted for each byte that is looked through, at most: only sentences that end in each other's words by the hundred
/// have more.
const PLACES: usize = 16;

/// For each text of `texts` how often it holds each of `sought`, places that overlap the one before left out.
pub(super) fn times(sought: &[&str], texts: &[&str]) -> Vec<Vec<usize>> {
    let length: usize = texts.iter().map(|text| text.len()).sum();
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let mut once: Vec<&str> = Vec::new();
    for text in sought.iter().copied() {
        numbers.entry(text).or_insert_with(|| {
            once.push(text);
            once.len() - 1
        });
    }
    let together = (once.len().saturating_mul(length) > EACH)
        .then(|| Sought::new(&once))
        .flatten();
    let counted = texts.iter().map(|text| match &together {
        Some(all) => together_in(all, &once, text),
        None => once.iter().map(|each| text.matches(each).count()).collect(),
    });
    counted
        .map(|counts: Vec<usize>| sought.iter().map(|text| counts[numbers[text]]).collect())
        .collect()
}

fn together_in(all: &Sought, sought: &[&str], text: &str) -> Vec<usize> {
    let mut counts = vec![0; sought.len()];
    let mut ends = vec![0; sought.len()];
    let places = all.places(text);
    for (number, place) in places.take(text.len().saturating_mul(PLACES)) {
        if place.start >= ends[number] {
            ends[number] = place.end;
            counts[number] += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sought_together_is_counted_as_each_alone() {
        let words = ["aa", "ab", "aab", "abaab", "b", "aa", "abab", "ba"];
        let text = "aabaabababaaaabb".repeat(9);
        let alone: Vec<usize> = words.map(|word| text.matches(word).count()).to_vec();
        assert_eq!(
            times(&words, &[&text]).as_slice(),
            std::slice::from_ref(&alone)
        );
        let once = ["aa", "ab", "aab", "abaab", "b", "abab", "ba"];
        let all = Sought::new(&once).unwrap();
        let counts = together_in(&all, &once, &text);
        assert_eq!(counts, once.map(|word| text.matches(word).count()));
    }

    #[test]
    fn a_sentence_that_is_sought_a_thousand_times_is_looked_for_once() {
        let sentences: Vec<String> = (0..2000).map(|at| format!("sentence{}", at % 3)).collect();
        let sought: Vec<&str> = sentences.iter().map(String::as_str).collect();
        let text = "sentence0sentence2".repeat(100);
        let counts = times(&sought, &[&text, ""]);
        assert_eq!(counts[0][..4], [100, 0, 100, 100]);
        assert!(counts[1].iter().all(|count| *count == 0));
    }
}
