//! Which paragraphs of a new revision hold text that the old one does not.

use rustc_hash::FxHashMap;

use crate::diff::change::{Diff, Kind};
use crate::diff::{COPIED, Options, diff};
use crate::document::Document;
use crate::parallel::prelude::*;
use crate::text::script;

/// For each new document, and each paragraph of it, whether its text changed. A paragraph that only changed place or number, or that is
/// wrapped anew, did not, and neither did one that went to another document; one that was cut in two did where words changed, too.
///
/// Each new document has its old revision, where it has one; `gone` are those that have no new one.
#[must_use]
pub(crate) fn touched(
    revisions: &[(Option<&Document>, &Document)],
    gone: &[&Document],
) -> Vec<Vec<bool>> {
    let found: Vec<Touched> = revisions
        .par_iter()
        .map(|(old, new)| match old {
            Some(old) if old.text == new.text => Touched::none(new),
            Some(old) => Touched::of(new, &diff(old, new, &Options::default())),
            None => Touched::all(new),
        })
        .collect();
    let mut went: Vec<(&Document, u32)> = Vec::new();
    for ((old, _), touched) in revisions.iter().zip(&found) {
        let old = old.iter().copied();
        went.extend(old.flat_map(|old| touched.deleted.iter().map(move |at| (old, *at))));
    }
    for old in gone {
        went.extend((0..old.paragraphs.len() as u32).map(|at| (*old, at)));
    }
    let mut left: FxHashMap<&str, usize> = FxHashMap::default();
    for (old, at) in went {
        let key = old.body(&old.paragraphs[at as usize]);
        if script::weight_of(key) >= COPIED {
            *left.entry(key).or_default() += 1;
        }
    }
    let moved = revisions.iter().zip(found).map(|((_, new), mut touched)| {
        for at in touched.inserted {
            let key = new.body(&new.paragraphs[at as usize]);
            if let Some(count) = left.get_mut(key).filter(|count| **count > 0) {
                *count -= 1;
                touched.flags[at as usize] = false;
            }
        }
        touched.flags
    });
    moved.collect()
}

/// What one comparison says of the paragraphs of a document.
struct Touched {
    /// For each new paragraph whether its text changed.
    flags: Vec<bool>,
    /// The new ones that the old document does not have.
    inserted: Vec<u32>,
    /// The old ones that the new document does not have.
    deleted: Vec<u32>,
}

impl Touched {
    fn none(new: &Document) -> Self {
        Self {
            flags: vec![false; new.paragraphs.len()],
            inserted: Vec::new(),
            deleted: Vec::new(),
        }
    }

    fn all(new: &Document) -> Self {
        Self {
            flags: vec![true; new.paragraphs.len()],
            inserted: (0..new.paragraphs.len() as u32).collect(),
            deleted: Vec::new(),
        }
    }

    fn of(new: &Document, diff: &Diff) -> Self {
        let mut out = Self::none(new);
        for change in &diff.changes {
            match change.kind {
                Kind::Inserted => out.inserted.extend(&change.new),
                Kind::Deleted => out.deleted.extend(&change.old),
                _ => {}
            }
            let fresh = matches!(change.kind, Kind::Inserted | Kind::Copied);
            if fresh || change.edits.iter().any(|edit| !edit.label) {
                for paragraph in &change.new {
                    out.flags[*paragraph as usize] = true;
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::touched;
    use crate::document::Document;
    use crate::input;

    fn read(text: &str) -> Document {
        input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
    }

    fn found(old: &str, new: &str) -> Vec<bool> {
        let (old, new) = (read(old), read(new));
        touched(&[(Some(&old), &new)], &[]).concat()
    }

    const ONE: &str = "第一条　甲方应当在收到货物之后三十日内向乙方支付全部价款。";
    const TWO: &str = "第二条　乙方应当按照约定的时间和地点交付货物，并承担运输费用。";
    const THREE: &str = "The parties shall settle every dispute by talks before they go to court.";

    #[test]
    fn what_moved_or_counts_on_is_not_touched() {
        let old = [ONE, TWO, THREE].join("\n\n");
        assert_eq!(found(&old, &[THREE, ONE, TWO].join("\n\n")), [false; 3]);
        let renumbered = TWO.replace("第二条", "第三条");
        let new = [ONE, "第二条　本合同适用中国法律。", &renumbered, THREE].join("\n\n");
        assert_eq!(found(&old, &new), [false, true, false, false]);
    }

    #[test]
    fn what_was_edited_or_copied_is() {
        let old = [ONE, TWO, THREE].join("\n\n");
        let new = [ONE, &TWO.replace("应当", "可以"), THREE, ONE].join("\n\n");
        assert_eq!(found(&old, &new), [false, true, false, true]);
    }

    #[test]
    fn what_went_to_another_document_is_not_but_its_copy_is() {
        let (old, new) = (read(&[ONE, TWO, THREE].join("\n\n")), read(ONE));
        let chapter = read(&["附件", TWO, THREE, THREE].join("\n\n"));
        let found = touched(&[(Some(&old), &new), (None, &chapter)], &[]);
        assert_eq!(found, [vec![false], vec![true, false, false, true]]);
        let found = touched(&[(None, &chapter)], &[&old]);
        assert_eq!(found, [[true, false, false, true]]);
    }
}
