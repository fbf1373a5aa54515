//! A pair of blocks of two texts.

/// Blocks of the base and of a side that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Link {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) weight: usize,
}
