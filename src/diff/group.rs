//! Paragraphs that belong together, and which of them changed place.

use crate::diff::chain;
use crate::document::Document;
use crate::text::script;

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

impl Group {
    pub(super) fn new(old: Vec<u32>, new: Vec<u32>, similarity: f64) -> Self {
        Self {
            old,
            new,
            similarity,
            runner_up: None,
            moved: false,
        }
    }

    pub(super) fn is_single(&self) -> bool {
        self.old.len() == 1 && self.new.len() == 1
    }

    /// Its first paragraph on each side.
    pub(super) fn place(&self) -> (u32, u32) {
        (self.old[0], self.new[0])
    }
}

/// Groups off the heaviest chain changed place; the lighter side of a swap is what moved.
pub(super) fn mark_moves(groups: &mut [Group], old: &Document) {
    let weigh = |group: &Group| {
        let weights = group.old.iter().map(|at| {
            let key = old.key(&old.paragraphs[*at as usize]);
            u64::from(script::weight_of(key)) + 1
        });
        weights.sum()
    };
    let places: Vec<(u32, u32)> = groups.iter().map(Group::place).collect();
    let chain = chain::heaviest_of(&places, |index| weigh(&groups[index]));
    for group in groups.iter_mut() {
        group.moved = true;
    }
    for index in chain {
        groups[index].moved = false;
    }
}
