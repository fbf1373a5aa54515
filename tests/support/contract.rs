//! What `docs/contract.md` promises of the records of a comparison: each paragraph is in one of them, and both directions are mirror
//! images.

use variorum::diff::change::{Class, Diff, Kind};
use variorum::document::Document;
use variorum::text::span::Span;

/// Every paragraph of both sides is in one change, or is unchanged and in order; a copy names one that is elsewhere.
pub(crate) fn check_partition(old: &Document, new: &Document, diff: &Diff) -> Result<(), String> {
    for (one, other) in &diff.unchanged {
        let keys = [
            old.key(&old.paragraphs[*one as usize]),
            new.key(&new.paragraphs[*other as usize]),
        ];
        if keys[0] != keys[1] {
            return Err(format!("these are not the same: {keys:?}"));
        }
    }
    check_places(old, new, diff)
}

/// Each paragraph is in one place of the report, and what is unchanged is in order.
pub(crate) fn check_places(old: &Document, new: &Document, diff: &Diff) -> Result<(), String> {
    let mut seen = [vec![0; old.paragraphs.len()], vec![0; new.paragraphs.len()]];
    for change in &diff.changes {
        if !change.old.is_sorted() || !change.new.is_sorted() {
            return Err(format!("paragraphs are not in order: {change:?}"));
        }
        if change.kind != Kind::Copied {
            change.old.iter().for_each(|at| seen[0][*at as usize] += 1);
        }
        change.new.iter().for_each(|at| seen[1][*at as usize] += 1);
    }
    for (one, other) in &diff.unchanged {
        seen[0][*one as usize] += 1;
        seen[1][*other as usize] += 1;
    }
    if !seen.iter().flatten().all(|count| *count == 1) {
        return Err(format!(
            "not each paragraph is in one place: {seen:?} {diff:?}"
        ));
    }
    let in_order = |pair: &[(u32, u32)]| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1;
    if !diff.unchanged.windows(2).all(in_order) {
        return Err(format!("what is unchanged is not in order: {diff:?}"));
    }
    Ok(())
}

/// A record without what differs between the two directions.
pub(crate) type Record = (Kind, bool, Vec<u32>, Vec<u32>, Vec<(Span, Span, Class)>);

/// The same records seen from the other side, in one order.
pub(crate) fn mirrored(diff: &Diff) -> Vec<Record> {
    let mut records: Vec<_> = diff
        .changes
        .iter()
        .map(|change| {
            let old = if change.kind == Kind::Copied {
                Vec::new()
            } else {
                change.old.clone()
            };
            let edits = change
                .edits
                .iter()
                .map(|edit| (edit.new, edit.old, edit.class))
                .collect();
            (
                change.kind.mirrored(),
                change.moved,
                change.new.clone(),
                old,
                edits,
            )
        })
        .collect();
    records.sort();
    records
}

/// The records of a comparison, in one order.
pub(crate) fn records(diff: &Diff) -> Vec<Record> {
    let mut records: Vec<_> = diff
        .changes
        .iter()
        .map(|change| {
            // Seen from the other side, a copy is a deletion: the two directions name it differently.
            let (kind, old) = if change.kind == Kind::Copied {
                (Kind::Inserted, Vec::new())
            } else {
                (change.kind, change.old.clone())
            };
            (
                kind,
                change.moved,
                old,
                change.new.clone(),
                change
                    .edits
                    .iter()
                    .map(|edit| (edit.old, edit.new, edit.class))
                    .collect(),
            )
        })
        .collect();
    records.sort();
    records
}
