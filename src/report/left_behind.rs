//! References that did not follow their clauses, for a message.

use crate::diff::change::Diff;
use crate::document::Document;
use crate::report::terminal_diff::renamed;
use crate::text::lines::LineIndex;

/// The stale references of a comparison, one each: line and column in the new text, what is written there, and what the clause is called
/// now. Foreign text in them is made visible.
#[must_use]
pub fn stale_references(diff: &Diff, old: &Document, new: &Document) -> Vec<String> {
    if diff.stale.is_empty() {
        return Vec::new();
    }
    let index = LineIndex::new(&new.text);
    let line = |stale| {
        let [written, now] = renamed(stale, old, new);
        let place = index.place(stale.new.start);
        format!("{}:{}: {written} is now {now}", place.line, place.column)
    };
    diff.stale.iter().map(line).collect()
}
