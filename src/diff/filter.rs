//! Leaves out the kinds of edits that nobody wants to see.

use std::collections::BTreeSet;

use crate::diff::change::{Class, Diff, Edit, Kind};

/// Leaves out edits of the classes in `unwanted`. A paragraph that changed in nothing else is unchanged then; the numbers in front
/// of clauses are no edits of a class.
pub(super) fn leave_out(diff: &mut Diff, unwanted: &BTreeSet<Class>) {
    if unwanted.is_empty() {
        return;
    }
    let mut unchanged = Vec::new();
    let mut left_out = 0;
    diff.changes.retain_mut(|change| {
        let (before, whole) = (change.edits.len(), wholes(&change.edits));
        change
            .edits
            .retain(|edit| edit.label || !unwanted.contains(&edit.class));
        left_out += whole - wholes(&change.edits);
        let bare = change.kind == Kind::Edited && change.edits.len() < before;
        if bare && !change.edits.is_empty() && change.edits.iter().all(|edit| edit.label) {
            change.kind = Kind::Renumbered;
        }
        let same = bare && change.edits.is_empty();
        if same {
            unchanged.push((change.old[0], change.new[0]));
        }
        !same
    });
    diff.unchanged.extend(unchanged);
    diff.left_out += left_out;
}

/// How many edits there are, where parts of one count as one.
fn wholes(edits: &[Edit]) -> usize {
    edits.iter().filter(|edit| !edit.goes_on).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::{self, Options};
    use crate::input;

    fn compare(old: &str, new: &str, unwanted: &[Class]) -> Diff {
        let read = |text: &str| {
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let options = Options {
            unwanted: unwanted.iter().copied().collect(),
            ..Options::default()
        };
        diff::diff(&read(old), &read(new), &options)
    }

    #[test]
    fn a_paragraph_without_wanted_edits_is_unchanged() {
        let (old, new) = (
            "The fee, is due in 30 days of the notice.",
            "The fee is due in 30 days of the notice.",
        );
        let found = compare(old, new, &[Class::Punctuation]);
        assert!(found.is_empty());
        assert_eq!((found.unchanged.len(), found.left_out), (1, 1));
    }

    #[test]
    fn a_clause_whose_number_alone_is_left_is_renumbered() {
        let (old, new) = (
            "第二条　付款期限为收到发票之日起三十日。",
            "第三条　付款期限为收到发票之日起六十日。",
        );
        assert_eq!(
            compare(old, new, &[Class::Number]).changes[0].kind,
            Kind::Renumbered
        );
    }

    #[test]
    fn wanted_edits_stay() {
        let (old, new) = (
            "The fee, is due in 30 days of the notice.",
            "The fee is due in 60 days of the notice.",
        );
        let found = compare(old, new, &[Class::Punctuation]);
        assert_eq!(
            (
                found.edits(Class::Number),
                found.edits(Class::Punctuation),
                found.left_out
            ),
            (1, 0, 1)
        );
    }
}
