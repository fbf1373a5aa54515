//! Where a record is in the report, and where its text was.

use crate::diff::change::{Change, Diff, Kind};
use crate::document::Document;

/// Where a row is: by the new text, and what is in the old one only behind the text that it followed.
pub(in crate::report) type Place = (u32, u8, u32);

/// For each old paragraph, and for the end, the new place behind the text before it.
pub(in crate::report) fn follows(old: &Document, diff: &Diff) -> Vec<u32> {
    let mut follows = vec![0u32; old.paragraphs.len() + 1];
    let stays =
        |change: &&Change| !change.moved && change.kind != Kind::Copied && !change.new.is_empty();
    let changes = diff.changes.iter().filter(stays);
    let changes = changes.filter_map(|each| each.old.last().zip(each.new.last()));
    let same = diff.unchanged.iter().map(|(old, new)| (old, new));
    for (old, new) in changes.chain(same) {
        follows[*old as usize + 1] = *new + 1;
    }
    for at in 1..follows.len() {
        follows[at] = follows[at].max(follows[at - 1]);
    }
    follows
}

/// Whether the old text of a change stood elsewhere.
pub(in crate::report) fn left_its_place(change: &Change) -> bool {
    change.moved && !change.old.is_empty() && !change.new.is_empty()
}

/// The place of a change in the new text.
pub(in crate::report) fn is(change: &Change, follows: &[u32]) -> Place {
    match change.new.first() {
        Some(new) => (*new, 1, change.old.first().copied().unwrap_or_default()),
        None => was(change, follows),
    }
}

/// The place in the new text where the old text of a change would be.
pub(in crate::report) fn was(change: &Change, follows: &[u32]) -> Place {
    let old = change.old.first().copied().unwrap_or_default();
    (follows[old as usize], 0, old)
}

/// The direction from one place to another.
pub(in crate::report) fn arrow(from: Place, to: Place) -> char {
    if to < from { '↑' } else { '↓' }
}
