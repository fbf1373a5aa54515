//! One or several comparisons in a sentence: how many paragraphs of each kind, and how many edits of each class.

use crate::diff::change::{Class, Diff, Kind};
use crate::report::count;

/// `2 edited, 1 moved; 40 paragraphs unchanged; edits: number 1, wording 3`
pub(super) fn of(diffs: &[&Diff]) -> String {
    let same = count(
        diffs.iter().map(|diff| diff.unchanged.len()).sum(),
        "paragraph",
    );
    let left_out = match diffs.iter().map(|diff| diff.left_out).sum() {
        0 => String::new(),
        number => format!("; {} ignored", count(number, "edit")),
    };
    if diffs.iter().all(|diff| diff.is_empty()) {
        return format!("no changes ({same}){left_out}");
    }
    let classes = classes(diffs);
    let classes = if classes.is_empty() {
        String::new()
    } else {
        format!("; edits: {classes}")
    };
    let stale = match diffs.iter().map(|diff| diff.stale.len()).sum() {
        0 => String::new(),
        number => format!("; {}", count(number, "stale reference")),
    };
    format!(
        "{}; {same} unchanged{classes}{stale}{left_out}",
        kinds(diffs)
    )
}

/// `2 edited (1 of them moved), 1 moved`
pub(super) fn kinds(diffs: &[&Diff]) -> String {
    let found: Vec<String> = Kind::ALL
        .into_iter()
        .map(|kind| {
            let changes = diffs.iter().flat_map(|diff| &diff.changes);
            let moved =
                changes.filter(|each| each.kind == kind && each.moved && kind != Kind::Moved);
            let number = diffs.iter().map(|diff| diff.count(kind)).sum::<usize>();
            (number, kind, moved.count())
        })
        .filter(|(number, ..)| *number > 0)
        .map(|(number, kind, moved)| match moved {
            0 => format!("{number} {}", kind.name()),
            _ => format!("{number} {} ({moved} of them moved)", kind.name()),
        })
        .collect();
    found.join(", ")
}

/// `number 1, wording 3`: those that matter most first.
pub(super) fn classes(diffs: &[&Diff]) -> String {
    let (telling, others): (Vec<Class>, Vec<Class>) =
        Class::ALL.into_iter().partition(|class| class.is_telling());
    let found: Vec<String> = telling
        .into_iter()
        .chain(others)
        .map(|class| {
            (
                diffs.iter().map(|diff| diff.edits(class)).sum::<usize>(),
                class,
            )
        })
        .filter(|(number, _)| *number > 0)
        .map(|(number, class)| format!("{} {number}", class.name()))
        .collect();
    found.join(", ")
}
