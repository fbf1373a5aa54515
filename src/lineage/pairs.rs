//! Which texts are compared of many whose order is not known: all pairs of a few; of more, those most alike, so that the work grows as the
//! number of texts does.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use xxhash_rust::xxh3::xxh3_64;

use crate::document::Document;

/// Of so many texts all pairs are compared. Chosen by hand: 66 comparisons.
const ALL: usize = 12;
/// So many others are compared with each text where there are more, besides those that connect all. Chosen by hand.
const NEAREST: usize = 2;
/// By so many of its paragraphs a text is held against others: the share of common ones is right to about 6 %.
const SAMPLE: usize = 256;

/// The pairs, each with the lower number first. The numbers have to say nothing of an order that somebody gave.
pub(super) fn pairs(documents: &[&Document]) -> Vec<(u32, u32)> {
    let count = documents.len();
    if count <= ALL {
        let all = (0..count as u32)
            .flat_map(|one| (one + 1..count as u32).map(move |other| (one, other)));
        return all.collect();
    }
    let samples: Vec<Vec<u64>> = documents.iter().map(|each| sample(each)).collect();
    let alike = |one: usize, other: usize| common(&samples[one], &samples[other]);
    let pair = |one: usize, other: usize| (one.min(other) as u32, one.max(other) as u32);
    let mut out: BTreeSet<(u32, u32)> = BTreeSet::new();
    // A tree that connects all, of the most alike: as Prim has it.
    let mut best: Vec<(usize, usize)> = (0..count).map(|at| (alike(0, at), 0)).collect();
    let mut is_in = vec![false; count];
    is_in[0] = true;
    for _ in 1..count {
        let rest = (0..count).filter(|at| !is_in[*at]);
        let Some(next) = rest.max_by_key(|at| (best[*at].0, Reverse(*at))) else {
            break;
        };
        is_in[next] = true;
        out.insert(pair(best[next].1, next));
        for (at, known) in best.iter_mut().enumerate() {
            let found = alike(next, at);
            if found > known.0 {
                *known = (found, next);
            }
        }
    }
    for one in 0..count {
        let mut others: Vec<usize> = (0..count).filter(|other| *other != one).collect();
        others.sort_by_key(|other| Reverse(alike(one, *other)));
        out.extend(others.iter().take(NEAREST).map(|other| pair(one, *other)));
    }
    out.into_iter().collect()
}

/// Hashes of the texts of some paragraphs: the lowest, so that what two documents share is in the samples of both.
fn sample(document: &Document) -> Vec<u64> {
    let all = document.paragraphs.iter();
    let all = all.map(|each| xxh3_64(document.body(each).as_bytes()));
    let all: BTreeSet<u64> = all.collect();
    all.into_iter().take(SAMPLE).collect()
}

/// How many of the lowest hashes of two samples together are in both, of a thousand.
fn common(one: &[u64], other: &[u64]) -> usize {
    let (mut a, mut b, mut both, mut seen) = (0, 0, 0, 0);
    while seen < SAMPLE && a < one.len() && b < other.len() {
        let (x, y) = (one[a], other[b]);
        both += usize::from(x == y);
        a += usize::from(x <= y);
        b += usize::from(y <= x);
        seen += 1;
    }
    let rest = (one.len() - a + other.len() - b).min(SAMPLE - seen);
    both * 1000 / (seen + rest).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn found(count: usize) -> Vec<(u32, u32)> {
        let text = |number: usize| {
            let paragraphs =
                (0..30).map(|at| format!("The keeper of pier {} counts.", at.max(number)));
            paragraphs.collect::<Vec<String>>().join("\n\n")
        };
        let read = |number: usize| {
            let options = input::Options::default();
            input::from_bytes("x.txt", text(number).as_bytes(), &options).unwrap()
        };
        let documents: Vec<Document> = (0..count).map(read).collect();
        pairs(&documents.iter().collect::<Vec<&Document>>())
    }

    #[test]
    fn a_few_are_all_compared() {
        assert_eq!(found(3), [(0, 1), (0, 2), (1, 2)]);
        assert_eq!(found(12).len(), 66);
    }

    #[test]
    fn of_many_the_most_alike_are_compared_and_all_are_connected() {
        let found = found(25);
        assert!(found.len() <= 24 + 2 * 25, "{}", found.len());
        for at in 0..24 {
            assert!(found.contains(&(at, at + 1)), "{at}: {found:?}");
        }
    }
}
