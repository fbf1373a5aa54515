//! Text that left a paragraph and is one of its own elsewhere, or was one and went into another: splits and merges with something else
//! between the parts, which a comparison shows as edits.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::change::{Change, Diff, Edit, Kind as ChangeKind};
use crate::document::Document;
use crate::lineage::{Kind, Link, WHOLE};
use crate::text::script;
use crate::text::span::Span;

/// Text lighter than this, in thirds of a Han character, is not followed: forms of words recur. It is what a copy must weigh for
/// `diff`, whose measure is the same.
const LEAST: u32 = 24;

/// Which paragraphs left others, or went into others, as a whole.
pub(super) struct Carried<'run> {
    documents: [&'run Document; 2],
    /// A link for each.
    pub(super) links: Vec<Link>,
    /// The places, old and new, of the edits that took them out or put them in.
    edits: FxHashSet<(Span, Span)>,
    /// The old and the new paragraphs that were carried.
    taken: [FxHashSet<u32>; 2],
}

impl<'run> Carried<'run> {
    pub(super) fn find(documents: [&'run Document; 2], diff: &Diff) -> Self {
        let mut found = Self {
            documents,
            links: Vec::new(),
            edits: FxHashSet::default(),
            taken: [FxHashSet::default(), FxHashSet::default()],
        };
        let mut lone = [0, 1].map(|side| lone(documents[side], side, diff));
        let changes = diff.changes.iter();
        let edits = changes.flat_map(|change| change.edits.iter().map(move |edit| (change, edit)));
        for (change, edit) in edits {
            let Some(link) = found.link(&mut lone, change, edit) else {
                continue;
            };
            found.edits.insert((edit.old, edit.new));
            match link.kind {
                Kind::Split => found.taken[1].insert(link.new),
                _ => found.taken[0].insert(link.old),
            };
            found.links.push(link);
        }
        found
    }

    /// The link of a paragraph that an edit took out of another one, or put into it.
    fn link(
        &self,
        lone: &mut [FxHashMap<String, u32>; 2],
        change: &Change,
        edit: &Edit,
    ) -> Option<Link> {
        let link = |old, new, kind| Link {
            old,
            new,
            kind,
            moved: true,
            reworded: false,
            alike: WHOLE,
        };
        let [old, new] = self.documents;
        if edit.new.is_empty() {
            let from = holder(old, &change.old, edit.old)?;
            let new = lone[1].remove(&bare(old.seen(edit.old)))?;
            Some(link(from, new, Kind::Split))
        } else if edit.old.is_empty() {
            let into = holder(new, &change.new, edit.new)?;
            let old = lone[0].remove(&bare(new.seen(edit.new)))?;
            Some(link(old, into, Kind::Merged))
        } else {
            None
        }
    }

    /// Whether an edit does no more than to take such a paragraph out, or to put it in.
    pub(super) fn has(&self, edit: &Edit) -> bool {
        self.edits.contains(&(edit.old, edit.new))
    }

    /// Whether a paragraph of a link is from elsewhere, or went elsewhere: the two only look alike.
    pub(super) fn replaces(&self, link: &Link) -> bool {
        self.taken[0].contains(&link.old) || self.taken[1].contains(&link.new)
    }

    /// Of several old paragraphs the one that an edit deleted as a whole: the others were merged without it.
    pub(super) fn dropped(&self, old: &[u32], edit: &Edit) -> Option<u32> {
        if old.len() < 2 || !edit.new.is_empty() {
            return None;
        }
        let document = self.documents[0];
        let text = bare(document.seen(edit.old));
        old.iter().copied().find(|at| body(document, *at) == text)
    }
}

/// The paragraphs of a side that came or went, or whose partner has other words, by their text.
fn lone(document: &Document, side: usize, diff: &Diff) -> FxHashMap<String, u32> {
    let own = [ChangeKind::Deleted, ChangeKind::Inserted][side];
    let changes = diff.changes.iter().filter(|change| match change.kind {
        ChangeKind::Edited | ChangeKind::Moved => change.edits.iter().any(|edit| !edit.label),
        kind => kind == own,
    });
    let numbers = changes.flat_map(|change| [&change.old, &change.new][side]);
    let named = numbers.map(|at| (body(document, *at), *at));
    named
        .filter(|(text, _)| script::weight_of(text) >= LEAST)
        .collect()
}

/// The paragraph that a place is in.
fn holder(document: &Document, paragraphs: &[u32], place: Span) -> Option<u32> {
    let end = |at: &&u32| place.start <= document.paragraphs[**at as usize].span.end;
    paragraphs.iter().find(end).copied()
}

/// The text of a paragraph without its number and without white space.
fn body(document: &Document, at: u32) -> String {
    let paragraph = &document.paragraphs[at as usize];
    let body = Span {
        start: paragraph.body,
        end: paragraph.key.end,
    };
    bare(document.seen(document.keys.source(body)))
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
