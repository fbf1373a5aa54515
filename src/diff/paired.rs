//! Paragraphs that are known to belong together, compared: for whoever knows it from elsewhere than a comparison of the documents.

use crate::diff::align::Alignment;
use crate::diff::change::{Change, Diff};
use crate::diff::group::Group;
use crate::diff::notes::Notes;
use crate::diff::{Options, filter, formulas, side};
use crate::document::Document;

/// What changed between paragraphs of two documents; `None` where nothing did. Both lists are in order, and none is empty.
#[must_use]
pub(crate) fn paired(
    documents: [&Document; 2],
    paragraphs: [&[u32]; 2],
    options: &Options,
) -> Option<Change> {
    let [old, new] = &formulas::told_apart(documents);
    let documents: [&Document; 2] = [old, new];
    let group = Group::new(paragraphs[0].to_vec(), paragraphs[1].to_vec(), 0.0);
    let (sides, lexicon) = side::sides(documents, paragraphs, options.sameness);
    let notes = Notes::find(documents, std::slice::from_ref(&group));
    let alignment = Alignment {
        groups: Vec::new(),
        sides,
        lexicon,
        coarse: [Vec::new(), Vec::new()],
    };
    let change = super::change(documents, &alignment, &notes, &group, options.sameness)?;
    let mut diff = Diff {
        changes: vec![change],
        ..Diff::default()
    };
    filter::leave_out(&mut diff, &options.unwanted);
    let mut change = diff.changes.pop()?;
    change.edits.sort_by_key(|edit| (edit.old, edit.new));
    Some(change)
}
