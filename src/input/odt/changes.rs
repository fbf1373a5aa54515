//! Tracked changes: which there are, and what was deleted.

use rustc_hash::FxHashMap;

use crate::input::odt::TEXT;
use crate::input::xml::Node;

/// What a change did.
#[derive(Clone, Copy)]
pub(super) enum Change<'tree> {
    /// What is between its start and its end came.
    Inserted,
    /// What is in the element went.
    Deleted(Node<'tree>),
}

/// The changes of a text, by their names.
#[derive(Default)]
pub(super) struct Changes<'tree> {
    all: FxHashMap<String, Change<'tree>>,
}

impl<'tree> Changes<'tree> {
    /// Reads the list of changes in an element.
    pub(super) fn read(body: Node<'tree>) -> Self {
        let lists = body
            .inside()
            .filter(|node| node.name() == (TEXT, "tracked-changes"));
        let regions = lists.flat_map(Node::children);
        let regions = regions.filter(|node| node.name() == (TEXT, "changed-region"));
        let read = |region: Node<'tree>| {
            let change = region.children().find_map(|node| match node.name() {
                (TEXT, "insertion") => Some(Change::Inserted),
                (TEXT, "deletion") => Some(Change::Deleted(node)),
                _ => None,
            })?;
            Some((region.attribute("id")?.into_owned(), change))
        };
        Self {
            all: regions.filter_map(read).collect(),
        }
    }

    /// The change that an element in the text refers to.
    pub(super) fn of(&self, node: Node<'_>) -> Option<Change<'tree>> {
        self.all.get(&*node.attribute("change-id")?).copied()
    }

    /// Takes what a change deleted: it is read at one place only.
    pub(super) fn take_deleted(&mut self, node: Node<'_>) -> Option<Node<'tree>> {
        let Some(Change::Deleted(_)) = self.of(node) else {
            return None;
        };
        match self.all.remove(&*node.attribute("change-id")?) {
            Some(Change::Deleted(content)) => Some(content),
            _ => None,
        }
    }
}
