//! One or several comparisons in a sentence: how many paragraphs of each kind, and how many edits of each class.

use crate::diff::change::{Class, Diff, Kind};
use crate::report::told;
use crate::wording::message::{Argument, Message, message};

/// `2 edited, 1 moved; 40 paragraphs unchanged; edits: number 1, wording 3`
pub(super) fn of(diffs: &[&Diff]) -> Message {
    let same: usize = diffs.iter().map(|diff| diff.unchanged.len()).sum();
    let ignored: usize = diffs.iter().map(|diff| diff.left_out).sum();
    let ignored = (ignored > 0).then(|| message!("diff.ignored", count = ignored));
    if diffs.iter().all(|diff| diff.is_empty()) {
        return message!("diff.no-changes", same = same, ignored = ignored);
    }
    let edits = classes(diffs).map(|classes| message!("diff.edits", classes = classes));
    let stale: usize = diffs.iter().map(|diff| diff.stale.len()).sum();
    let stale = (stale > 0).then(|| message!("diff.stale-count", count = stale));
    message!(
        "diff.summary",
        kinds = kinds(diffs),
        same = same,
        edits = edits,
        stale = stale,
        ignored = ignored
    )
}

/// `2 edited (1 of them moved), 1 moved`
pub(super) fn kinds(diffs: &[&Diff]) -> Argument {
    let found = Kind::ALL.into_iter().map(|kind| {
        let changes = diffs.iter().flat_map(|diff| &diff.changes);
        let moved = changes.filter(|each| each.kind == kind && each.moved && kind != Kind::Moved);
        let number = diffs.iter().map(|diff| diff.count(kind)).sum::<usize>();
        (number, kind, moved.count())
    });
    let found = found.filter(|(number, ..)| *number > 0);
    Argument::list(found.map(|(number, kind, moved)| {
        let kind = told::number(&Kind::ALL, &kind);
        match moved {
            0 => message!("change.kind-count", count = number, kind = kind),
            _ => message!(
                "change.kind-count-moved",
                count = number,
                kind = kind,
                moved = moved
            ),
        }
    }))
}

/// `number 1, wording 3`: those that matter most first; none where there is no edit.
pub(super) fn classes(diffs: &[&Diff]) -> Option<Argument> {
    let (telling, others): (Vec<Class>, Vec<Class>) =
        Class::ALL.into_iter().partition(|class| class.is_telling());
    let all = telling.into_iter().chain(others).map(|class| {
        let number = diffs.iter().map(|diff| diff.edits(class)).sum::<usize>();
        (number, class)
    });
    let mut found = all.filter(|(number, _)| *number > 0).peekable();
    found.peek()?;
    Some(Argument::list(found.map(|(number, class)| {
        let class = told::number(&Class::ALL, &class);
        message!("change.class-count", class = class, count = number)
    })))
}
