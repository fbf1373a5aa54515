//! A merge of two revisions that go back to one base, by paragraph.
//!
//! Every text is cut into blocks of whole lines (`blocks`). The records of `diff` say which blocks of the three belong together
//! (`parts`), and where what came, went or moved belongs (`order`). Inside a part, words that the two sides changed in different places
//! are put together (`words`). The result is written on top of ours, so that its lines stay as they are (`assemble`); what cannot be
//! put together is shown in both wordings.

mod assemble;
mod carried;
mod clash;
mod clauses;
mod counted;
mod hunks;
mod inserted;
mod labels;
mod link;
mod lists;
mod numbers;
mod order;
mod parts;
mod prefixes;
mod series;
mod tokens;
#[cfg(test)]
mod tried;
mod whole;
mod words;
mod writer;
mod written;

use crate::diff;
use crate::document::Document;
use crate::document::blocks::Blocks;
use crate::parallel;

/// How conflicts are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many characters a mark has: git asks for more than seven where a conflict is inside another.
    pub marker_size: usize,
    /// What ours and theirs are called behind the marks.
    pub labels: [String; 2],
}

impl Default for Options {
    fn default() -> Self {
        Self {
            marker_size: 7,
            labels: ["ours".to_owned(), "theirs".to_owned()],
        }
    }
}

/// What came of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text, with the line ends of ours.
    pub text: String,
    /// How many conflicts are marked in it.
    pub conflicts: usize,
}

/// Merges what `theirs` changed in `base` into `ours`.
///
/// Line ends, blank lines and the wrapping of a paragraph are those of ours, wherever ours has the paragraph. What either side
/// inserted, deleted, moved or reworded is in the result, or both wordings are, between the marks of a conflict.
#[must_use]
pub fn merge(base: &Document, ours: &Document, theirs: &Document, options: &Options) -> Merged {
    if ours.text == theirs.text || base.text == theirs.text {
        return Merged {
            text: ours.text.clone(),
            conflicts: 0,
        };
    }
    if base.text == ours.text {
        return Merged {
            text: theirs.text.clone(),
            conflicts: 0,
        };
    }
    let comparing = diff::Options::default();
    let (mine, other) = parallel::join(
        || diff::diff(base, ours, &comparing),
        || diff::diff(base, theirs, &comparing),
    );
    let versions = [base, ours, theirs].map(Blocks::of);
    let mut parts = parts::parts(&versions, [&mine, &other]);
    let entries = order::order(&versions, &mut parts);
    assemble::assemble(&versions, &parts, &entries, options)
}

/// The three texts of a merge, as indices.
pub(super) const BASE: usize = 0;
pub(super) const OURS: usize = 1;
pub(super) const THEIRS: usize = 2;
