//! References that did not follow their clauses, for a message.

use crate::diff::change::Diff;
use crate::document::Document;
use crate::report::terminal_diff::renamed;
use crate::text::lines::{LineIndex, Place};

/// A reference that names another clause than it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleReference {
    /// Where it is in the new text.
    pub place: Place,
    /// What is written there, with foreign text made visible.
    pub written: String,
    /// What the clause that it meant is called now.
    pub now: String,
}

/// The stale references of a comparison, in the order in which it has them.
#[must_use]
pub fn stale_references(diff: &Diff, old: &Document, new: &Document) -> Vec<StaleReference> {
    if diff.stale.is_empty() {
        return Vec::new();
    }
    let index = LineIndex::new(&new.text);
    let found = diff.stale.iter().map(|stale| {
        let [written, now] = renamed(stale, old, new);
        StaleReference {
            place: index.place(stale.new.start),
            written,
            now,
        }
    });
    found.collect()
}
