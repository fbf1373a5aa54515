//! Paragraphs that belong together.

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
