//! What a comparison says of each pair of paragraphs that belong together.

use crate::diff::change::{self, Change, Class, Edit};
use crate::diff::{self, Options};
use crate::document::Document;
use crate::lineage::carried::Carried;
use crate::lineage::{Kind, Link, WHOLE};
use crate::text::span::Span;

/// Whether an edit changes the wording of a paragraph. Its own number, white space and the width of characters do not.
#[must_use]
pub(crate) fn counts(edit: &Edit) -> bool {
    !edit.label && !matches!(edit.class, Class::Spacing | Class::Width)
}

/// The links from a revision to the one before it, in order of the newer paragraphs.
pub(super) fn links(old: &Document, new: &Document, options: &Options) -> Vec<Link> {
    let kept = |(old, new)| Link {
        old,
        new,
        kind: Kind::Unchanged,
        moved: false,
        reworded: false,
        alike: WHOLE,
    };
    if old.text == new.text && old.paragraphs.len() == new.paragraphs.len() {
        let all = 0..new.paragraphs.len() as u32;
        return all.map(|at| kept((at, at))).collect();
    }
    let diff = diff::diff(old, new, options);
    let carried = Carried::find([old, new], &diff);
    let mut links: Vec<Link> = diff.unchanged.iter().copied().map(kept).collect();
    for change in &diff.changes {
        push(new, change, &carried, &mut links);
    }
    links.extend_from_slice(&carried.links);
    links.sort_unstable_by_key(|link| (link.new, link.old));
    links
}

/// Adds a link for each pair of a change; none where paragraphs only came or went.
fn push(document: &Document, change: &Change, carried: &Carried<'_>, links: &mut Vec<Link>) {
    let kind = match change.kind {
        change::Kind::Edited => Kind::Edited,
        change::Kind::Moved => Kind::Moved,
        change::Kind::Split => Kind::Split,
        change::Kind::Merged => Kind::Merged,
        change::Kind::Renumbered => Kind::Renumbered,
        change::Kind::Copied => Kind::Copied,
        change::Kind::Inserted | change::Kind::Deleted => return,
    };
    let mut edits: Vec<&Edit> = change.edits.iter().filter(|edit| counts(edit)).collect();
    let mut old = change.old.clone();
    edits.retain(|edit| {
        let dropped = carried.dropped(&old, edit);
        old.retain(|at| Some(*at) != dropped);
        dropped.is_none() && !carried.has(edit)
    });
    for new in &change.new {
        let place = document.paragraphs[*new as usize].span;
        let reworded = edits.iter().any(|edit| touches(place, edit.new));
        let pairs = old.iter().map(|old| Link {
            old: *old,
            new: *new,
            kind,
            moved: change.moved,
            reworded,
            alike: alike(change),
        });
        links.extend(pairs.filter(|link| !carried.replaces(link)));
    }
}

/// How alike the paragraphs of a change are, in thousandths.
#[expect(clippy::cast_sign_loss, reason = "a likeness is not below zero")]
fn alike(change: &Change) -> u16 {
    if change.edits.is_empty() {
        return WHOLE;
    }
    let thousandths = change.similarity * f64::from(WHOLE);
    thousandths.round().clamp(0.0, f64::from(WHOLE)) as u16
}

/// Whether an edit is in a paragraph. What was deleted at the border of two was in either.
fn touches(paragraph: Span, edit: Span) -> bool {
    if edit.is_empty() {
        paragraph.start <= edit.start && edit.start <= paragraph.end
    } else {
        paragraph.start < edit.end && edit.start < paragraph.end
    }
}
