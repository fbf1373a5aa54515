//! Replay: each edit's new text, put in the place of the old, turns the old paragraphs into the new ones. This is what `docs/contract.md`
//! promises of `edits`, and what a program that applies them relies on.

use variorum::diff::change::{Change, Edit, Kind};
use variorum::document::Document;
use variorum::text::fold::Folding;
use variorum::text::normalise;
use variorum::text::span::Span;

/// The new text of every edit in the place of its old span turns the old paragraphs into the new ones.
pub(crate) fn check_replay(old: &Document, new: &Document, change: &Change) -> Result<(), String> {
    let (Some(first), Some(last)) = (change.old.first(), change.old.last()) else {
        return Ok(());
    };
    if change.new.is_empty() || change.kind == Kind::Copied {
        return Ok(());
    }
    let whole = Span {
        start: old.paragraphs[*first as usize].span.start,
        end: old.paragraphs[*last as usize].span.end,
    };
    let mut built = String::new();
    let mut at = whole.start;
    // What goes in at one place is one edit, except for marks or furniture between its parts, which then come in order.
    let apart = |pair: &[Edit]| {
        let between = new.without_furniture(Span {
            start: pair[0].new.end,
            end: pair[1].new.start.max(pair[0].new.end),
        });
        let bare = between
            .iter()
            .all(|span| new.slice(*span).trim().is_empty());
        // What follows the end of a paragraph is an edit of its own.
        let ends = change.new.iter().any(|at| {
            let end = new.paragraphs[*at as usize].span.end;
            pair[0].new.end <= end && end <= pair[1].new.start
        });
        pair[0].old.start < pair[1].old.start || (pair[0].old.is_empty() && (bare || ends))
    };
    if !texts_only(change).windows(2).all(apart) {
        return Err(format!("two edits go in at one place: {change:?}"));
    }
    // Between the halves of what was merged there may be a paragraph that went, which is a record of its own.
    let own = |kept: Span| {
        let paragraphs = change
            .old
            .iter()
            .map(|at| old.paragraphs[*at as usize].span);
        let parts = paragraphs.map(|each| Span {
            start: each.start.max(kept.start),
            end: each.end.min(kept.end),
        });
        let parts = parts.filter(|part| part.start < part.end);
        parts.map(|part| read(old, part)).collect::<String>()
    };
    let text = |mark: &&Edit| !mark.mark;
    for edit in change.edits.iter().filter(text) {
        if edit.old.start < at || !whole.contains(edit.old) {
            return Err(format!("edits are not in order, or outside: {change:?}"));
        }
        let kept = Span {
            start: at,
            end: edit.old.start,
        };
        if !kept.is_empty() {
            built.push_str(&own(kept));
        }
        built.push_str(&read(new, edit.new));
        at = edit.old.end;
    }
    let kept = Span {
        start: at,
        end: whole.end,
    };
    if !kept.is_empty() {
        built.push_str(&own(kept));
    }
    let (built, wanted) = (bare(&built), bare(&texts(new, &change.new)));
    if built != wanted {
        return Err(format!("{built:?} is rebuilt of {wanted:?}: {change:?}"));
    }
    let in_order = |pair: &[Edit]| pair[0].new.end <= pair[1].new.start;
    if !change.edits.windows(2).all(in_order) {
        return Err(format!("new texts overlap: {change:?}"));
    }
    Ok(())
}

/// The normal form of the contract: white space and what normalising folds aside. The key of the text as the readers make it, width, marks,
/// variants of quotation marks and invisible characters folded, without its white space.
fn bare(text: &str) -> String {
    normalise::key(text, Folding::Usual)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// The key of a span: of every character that starts in it, without marks, with names of characters as these characters.
fn read(document: &Document, span: Span) -> String {
    let mut out = String::new();
    for paragraph in document.paragraphs_in(span) {
        for (at, c) in document.key(paragraph).char_indices() {
            let source = document.source(paragraph, Span::new(at, at + c.len_utf8()));
            if span.start <= source.start && source.start < span.end {
                out.push(c);
            }
        }
    }
    out
}

fn texts(document: &Document, paragraphs: &[u32]) -> String {
    paragraphs
        .iter()
        .map(|at| read(document, document.paragraphs[*at as usize].span))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The edits of a change but for those of the marks of notes, which are furniture.
pub(crate) fn texts_only(change: &Change) -> Vec<Edit> {
    let edits = change.edits.iter().copied();
    edits.filter(|edit| !edit.mark).collect()
}
