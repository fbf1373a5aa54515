//! What the comparison says of the elements of both files: which paragraphs `w:p` belong together, and what became of their text.

use rustc_hash::FxHashMap;

use crate::diff::change::{Diff, Kind};
use crate::document::Document;
use crate::input::docx::Origin;
use crate::input::docx::parts;
use crate::input::docx::view::{CHOICE, WORD};
use crate::input::xml::{Node, Tree};
use crate::text::span::Span;

/// A paragraph of a part: the number of the part in [`PARTS`], and where the element starts.
pub(super) type Key = (u8, u32);

/// The parts whose text is compared.
pub(super) const PARTS: [&str; 3] = [parts::TEXT, parts::FOOTNOTES, parts::ENDNOTES];

/// The number of a part.
pub(super) fn number(part: &str) -> Option<u8> {
    PARTS
        .iter()
        .position(|each| *each == part)
        .map(|at| at as u8)
}

/// One file of a comparison: its paragraphs as they were compared, and where they are.
pub(super) struct Side<'run> {
    pub(super) document: &'run Document,
    pub(super) origins: &'run [Origin],
    /// The numbers of the compared paragraphs that elements hold, in order.
    paragraphs: FxHashMap<Key, Vec<u32>>,
    /// Paragraphs that are there twice, in two forms of a drawing: those that were not compared, by those that were.
    twins: FxHashMap<Key, Key>,
    /// The change that each paragraph is in; nothing where it is unchanged.
    changes: Vec<Option<u32>>,
}

impl<'run> Side<'run> {
    fn new(
        document: &'run Document,
        origins: &'run [Origin],
        trees: &[Option<Tree<'_>>; 3],
    ) -> Self {
        let mut paragraphs: FxHashMap<Key, Vec<u32>> = FxHashMap::default();
        for (at, origin) in origins.iter().enumerate() {
            let Some(part) = number(origin.part) else {
                continue;
            };
            for element in &origin.elements {
                paragraphs
                    .entry((part, *element))
                    .or_default()
                    .push(at as u32);
            }
        }
        let mut twins = FxHashMap::default();
        for (part, tree) in trees.iter().enumerate() {
            for root in tree.iter().filter_map(Tree::root) {
                note_twins(root, part as u8, &paragraphs, &mut twins);
            }
        }
        Self {
            document,
            origins,
            paragraphs,
            twins,
            changes: vec![None; document.paragraphs.len()],
        }
    }

    fn compared(&self, key: Key) -> Key {
        self.twins.get(&key).copied().unwrap_or(key)
    }

    /// The numbers of the compared paragraphs that an element holds.
    pub(super) fn paragraphs(&self, key: Key) -> &[u32] {
        let found = self.paragraphs.get(&self.compared(key));
        found.map_or(&[], Vec::as_slice)
    }

    /// The number that Word counts before a paragraph, with the space after it.
    pub(super) fn counted(&self, key: Key) -> &str {
        let first = self.paragraphs(key).first().map(|at| *at as usize);
        first.map_or("", |at| {
            let text = self.document.slice(self.document.paragraphs[at].span);
            text.get(..self.origins[at].counted).unwrap_or_default()
        })
    }
}

/// Notes the paragraphs in forms of a drawing that are not read, each with the one that is read.
fn note_twins(
    root: Node<'_>,
    part: u8,
    paragraphs: &FxHashMap<Key, Vec<u32>>,
    twins: &mut FxHashMap<Key, Key>,
) {
    let inside = |node: Node<'_>| -> Vec<u32> {
        let all = node.inside().filter(|each| each.name() == (WORD, "p"));
        all.map(|each| each.span().start).collect()
    };
    for node in root
        .inside()
        .filter(|node| node.name() == (CHOICE, "AlternateContent"))
    {
        let branches: Vec<Vec<u32>> = node.children().map(inside).collect();
        let is_read = |branch: &&Vec<u32>| {
            branch
                .iter()
                .any(|start| paragraphs.contains_key(&(part, *start)))
        };
        let Some(read) = branches.iter().find(is_read) else {
            continue;
        };
        for branch in branches.iter().filter(|branch| branch.len() == read.len()) {
            for (twin, start) in branch
                .iter()
                .zip(read)
                .filter(|(twin, start)| twin != start)
            {
                twins.insert((part, *twin), (part, *start));
            }
        }
    }
}

/// A link between paragraphs of both files.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) new: Key,
    /// How much text they have.
    pub(super) weight: u64,
    pub(super) moved: bool,
}

/// The records of a comparison, by elements.
pub(super) struct Records<'run> {
    pub(super) diff: &'run Diff,
    pub(super) old: Side<'run>,
    pub(super) new: Side<'run>,
    links: FxHashMap<Key, Vec<Link>>,
}

impl<'run> Records<'run> {
    pub(super) fn new(
        diff: &'run Diff,
        old: (&'run Document, &'run [Origin], &[Option<Tree<'_>>; 3]),
        new: (&'run Document, &'run [Origin], &[Option<Tree<'_>>; 3]),
    ) -> Self {
        let mut records = Self {
            diff,
            old: Side::new(old.0, old.1, old.2),
            new: Side::new(new.0, new.1, new.2),
            links: FxHashMap::default(),
        };
        for (old, new) in &diff.unchanged {
            records.link(*old, *new, false);
        }
        for (at, change) in diff.changes.iter().enumerate() {
            let is_copy = change.kind == Kind::Copied;
            let moved = change.moved || change.kind == Kind::Moved;
            for new in &change.new {
                records.new.changes[*new as usize] = Some(at as u32);
            }
            if is_copy {
                continue;
            }
            for old in &change.old {
                records.old.changes[*old as usize] = Some(at as u32);
                for new in &change.new {
                    records.link(*old, *new, moved);
                }
            }
        }
        records
    }

    fn link(&mut self, old: u32, new: u32, moved: bool) {
        let [one, other] = [(&self.old, old), (&self.new, new)].map(|(side, at)| {
            let origin = &side.origins[at as usize];
            let length = side.document.paragraphs[at as usize].span.len();
            number(origin.part).map(|part| (part, &origin.elements, length))
        });
        let (Some((from, olds, length)), Some((to, news, other))) = (one, other) else {
            return;
        };
        let weight = length.min(other) as u64 + 1;
        for old in olds {
            for new in news {
                let links = self.links.entry((from, *old)).or_default();
                let new = (to, *new);
                links.push(Link { new, weight, moved });
            }
        }
    }

    /// The paragraphs of the new file that one of the old file belongs with.
    pub(super) fn links(&self, old: Key) -> &[Link] {
        let found = self.links.get(&self.old.compared(old));
        found.map_or(&[], Vec::as_slice)
    }

    /// The paragraph of the new file as links name it.
    pub(super) fn compared_new(&self, new: Key) -> Key {
        self.new.compared(new)
    }

    /// Which parts of the text of compared paragraphs are edited, on a side: `side` is 0 for the old and 1 for the new one. `partners` are the
    /// paragraphs on the other side that the text is laid beside: what belongs to none of them is edited as a whole.
    pub(super) fn edited(&self, side: usize, own: &[u32], partners: &[u32]) -> Vec<Span> {
        let mut out = Vec::new();
        let (this, _) = self.sides(side);
        for at in own {
            let whole = this.document.paragraphs[*at as usize].span;
            let Some(change) = this.changes[*at as usize] else {
                let pair = self.diff.unchanged.iter();
                let stays = partners.iter().any(|other| {
                    let pair_of = if side == 0 {
                        (*at, *other)
                    } else {
                        (*other, *at)
                    };
                    pair.as_slice().binary_search(&pair_of).is_ok()
                });
                out.extend((!stays).then_some(whole));
                continue;
            };
            let change = &self.diff.changes[change as usize];
            let others = if side == 0 { &change.new } else { &change.old };
            if change.kind == Kind::Copied || !others.iter().any(|other| partners.contains(other)) {
                out.push(whole);
                continue;
            }
            let spans = change
                .edits
                .iter()
                .map(|edit| if side == 0 { edit.old } else { edit.new });
            out.extend(spans.filter(|span| span.overlaps(whole)));
        }
        out
    }

    fn sides(&self, side: usize) -> (&Side<'run>, &Side<'run>) {
        if side == 0 {
            (&self.old, &self.new)
        } else {
            (&self.new, &self.old)
        }
    }
}
