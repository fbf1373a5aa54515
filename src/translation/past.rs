//! A translation as it was, and how what belonged together then is followed to the present text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::Document;
use crate::translation::Bead;

/// A translation as it was after some revision of its original.
#[derive(Clone, Debug)]
pub struct Past {
    /// The text.
    pub document: Arc<Document>,
    /// For each paragraph of the translation of now those of this text that it comes from, in order.
    pub ancestors: Vec<Vec<u32>>,
}

impl Past {
    /// For each paragraph of then those of now that come from it.
    pub(super) fn descendants(&self) -> Vec<Vec<u32>> {
        descendants(&self.ancestors, self.document.paragraphs.len())
    }

    /// Beads with the paragraphs of the translation of now; those of which nothing is left are gone. Where several paragraphs became
    /// one, their beads did, too.
    pub(super) fn followed(&self, beads: &[Bead]) -> Vec<Bead> {
        let mut owners: Vec<Option<usize>> = vec![None; self.document.paragraphs.len()];
        for (number, bead) in beads.iter().enumerate() {
            for at in &bead.translation {
                owners[*at as usize] = Some(number);
            }
        }
        let mut parents: Vec<usize> = (0..beads.len()).collect();
        let of = |now: &Vec<u32>| -> Vec<usize> {
            let owned = now.iter().filter_map(|at| owners[*at as usize]);
            owned.collect()
        };
        for owned in self.ancestors.iter().map(of) {
            for pair in owned.windows(2) {
                let [one, other] = [top(&parents, pair[0]), top(&parents, pair[1])];
                parents[one.max(other)] = one.min(other);
            }
        }
        let mut found: BTreeMap<usize, [BTreeSet<u32>; 2]> = BTreeMap::new();
        for (number, bead) in beads.iter().enumerate() {
            let sides = found.entry(top(&parents, number)).or_default();
            sides[0].extend(&bead.original);
        }
        for (now, before) in self.ancestors.iter().enumerate() {
            if let Some(number) = of(before).first() {
                let sides = found.entry(top(&parents, *number)).or_default();
                sides[1].insert(now as u32);
            }
        }
        let followed = found.into_values().map(|[original, translation]| Bead {
            original: original.into_iter().collect(),
            translation: translation.into_iter().collect(),
        });
        followed
            .filter(|bead| !bead.translation.is_empty())
            .collect()
    }
}

/// For each of so many paragraphs of then those of now that come from it, by the paragraphs that each one of now comes from.
pub(super) fn descendants(ancestors: &[Vec<u32>], count: usize) -> Vec<Vec<u32>> {
    let mut out = vec![Vec::new(); count];
    for (now, before) in ancestors.iter().enumerate() {
        for at in before {
            out[*at as usize].push(now as u32);
        }
    }
    out
}

fn top(parents: &[usize], at: usize) -> usize {
    let mut at = at;
    while parents[at] != at {
        at = parents[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bead(original: &[u32], translation: &[u32]) -> Bead {
        Bead {
            original: original.to_vec(),
            translation: translation.to_vec(),
        }
    }

    fn past(ancestors: &[&[u32]]) -> Past {
        let text = "One.\n\nTwo.\n\nThree.\n\nFour.\n";
        let options = crate::input::Options::default();
        let document = crate::input::from_bytes("x.txt", text.as_bytes(), &options).unwrap();
        Past {
            document: Arc::new(document),
            ancestors: ancestors.iter().map(|all| all.to_vec()).collect(),
        }
    }

    fn beads() -> [Bead; 4] {
        [
            bead(&[0], &[0]),
            bead(&[1], &[1]),
            bead(&[2, 3], &[2]),
            bead(&[4], &[3]),
        ]
    }

    #[test]
    fn beads_are_followed_through_moves_splits_and_merges() {
        // The third one is first, and in two; the others are one; a new one is last.
        let past = past(&[&[2], &[2], &[0, 1], &[]]);
        assert_eq!(
            past.followed(&beads()),
            [bead(&[0, 1], &[2]), bead(&[2, 3], &[0, 1])]
        );
    }

    #[test]
    fn a_bead_of_which_nothing_is_left_is_gone() {
        assert_eq!(past(&[&[3]]).followed(&beads()), [bead(&[4], &[0])]);
    }

    #[test]
    fn descendants_are_the_other_way_round() {
        let past = past(&[&[2], &[2], &[0, 1], &[]]);
        assert_eq!(past.descendants(), [vec![2], vec![2], vec![0, 1], vec![]]);
    }
}
