//! A comparison keeps its contract: each paragraph is in one place, edits rebuild the new text, both directions are mirror images.

use variorum::diff::change::Class;
use variorum::diff::sameness::Sameness;
use variorum::diff::{self, Options};

use super::contract::{check_partition, check_places, mirrored, records};
use super::hold;
use super::replay::check_replay;
use crate::cut::{Case, document};

/// Choices: the formats of both, whether to look for moves, what is the same, which class is left out.
pub fn target(data: &[u8]) {
    let case = Case::of(data);
    let old = document(case.name(0), case.text(0));
    let new = document(case.name(1), case.text(1));
    let (Some(old), Some(new)) = (old, new) else {
        return;
    };
    let sameness = Sameness {
        case: case.choice(3, 4) == 1,
        variants: case.choice(3, 4) == 2,
    };
    let unwanted = Class::ALL
        .get(case.choice(4, Class::ALL.len() + 1))
        .copied();
    let options = Options {
        moves: case.choice(2, 4) != 1,
        sameness,
        unwanted: unwanted
            .into_iter()
            .filter(|_| case.choice(5, 2) == 1)
            .collect(),
    };
    let exact = options.sameness == Sameness::default() && options.unwanted.is_empty();
    let diff = diff::diff(&old, &new, &options);
    hold(check_places(&old, &new, &diff));
    for change in &diff.changes {
        assert!(options.moves || !change.moved, "{change:?}");
        assert!((0.0..=1.0).contains(&change.similarity), "{change:?}");
        if exact {
            hold(check_replay(&old, &new, change));
        }
    }
    if exact {
        hold(check_partition(&old, &new, &diff));
    }
    let back = diff::diff(&new, &old, &options);
    assert_eq!(records(&back), mirrored(&diff));
    assert!(diff::diff(&new, &new, &options).is_empty());
}
