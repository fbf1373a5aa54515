//! Where comments can be: in the paragraphs of the text, but not in its text boxes, nor in notes.

use rustc_hash::FxHashMap;

use crate::input::docx::view::{CHOICE, WORD};
use crate::input::xml::{Node, Tree};

/// A paragraph of the text.
#[derive(Clone, Copy)]
pub(super) struct Host<'t> {
    pub(super) paragraph: Node<'t>,
    /// The element that it is directly in: a comment can reach from one paragraph to another if they share it.
    pub(super) parent: u32,
    /// In a text box, the element around its drawing that a comment can be around.
    pub(super) around: Option<Node<'t>>,
}

/// The paragraphs of a text, and the marks of its notes.
pub(super) struct Hosts<'t> {
    /// By where they start.
    paragraphs: FxHashMap<u32, Host<'t>>,
    /// The first paragraph with text in it.
    first: Option<Host<'t>>,
    /// The element around the mark of each note that a comment can be around, by sort and name.
    marks: FxHashMap<(&'static str, String), Node<'t>>,
    /// The note that each paragraph of a note is in, by sort and start.
    notes: FxHashMap<(&'static str, u32), String>,
}

/// What is around an element.
#[derive(Clone, Copy)]
struct Around<'t> {
    parent: u32,
    /// Whether it is in a paragraph that is in no text box.
    is_inline: bool,
    /// The outermost element in that paragraph that a comment can be around.
    outer: Option<Node<'t>>,
    /// The same of a text box.
    boxed: Option<Node<'t>>,
}

impl<'t> Hosts<'t> {
    /// Those of a text with its footnotes and endnotes.
    pub(super) fn new(body: Node<'t>, notes: [Option<&'t Tree<'t>>; 2]) -> Self {
        let mut hosts = Self {
            paragraphs: FxHashMap::default(),
            first: None,
            marks: FxHashMap::default(),
            notes: FxHashMap::default(),
        };
        let around = Around {
            parent: body.span().start,
            is_inline: false,
            outer: None,
            boxed: None,
        };
        hosts.walk(body, around);
        for (sort, tree) in SORTS.into_iter().zip(notes) {
            let notes = tree.and_then(Tree::root).into_iter();
            for note in notes.flat_map(Node::children) {
                let Some(id) = note.attribute("id").filter(|_| note.is_element()) else {
                    continue;
                };
                let paragraphs = note.inside().filter(|each| each.name() == (WORD, "p"));
                let starts = paragraphs.map(|each| ((sort, each.span().start), id.to_string()));
                hosts.notes.extend(starts);
            }
        }
        hosts
    }

    /// The paragraph that starts there.
    pub(super) fn paragraph(&self, start: u32) -> Option<Host<'t>> {
        self.paragraphs.get(&start).copied()
    }

    /// The first paragraph with text in it.
    pub(super) fn first(&self) -> Option<Host<'t>> {
        self.first
    }

    /// What a comment can be around for the note whose paragraph starts there.
    pub(super) fn mark(&self, sort: &'static str, start: u32) -> Option<Node<'t>> {
        let id = self.notes.get(&(sort, start))?;
        self.marks.get(&(sort, id.clone())).copied()
    }

    fn walk(&mut self, node: Node<'t>, around: Around<'t>) {
        for child in node.children().filter(|child| child.is_element()) {
            let mut inner = around;
            // In a run, what is in it is not on its own.
            if around.is_inline && around.outer.is_none() && !is_open(child) {
                inner.outer = Some(child);
            }
            match child.name() {
                (WORD, "p") => {
                    self.paragraph_in(child, around);
                    inner = Around {
                        parent: child.span().start,
                        is_inline: around.boxed.is_none(),
                        ..around
                    };
                }
                (WORD, "txbxContent") => {
                    inner.boxed = around.boxed.or(around.outer);
                    inner.parent = child.span().start;
                    inner.is_inline = false;
                }
                (WORD, "tbl" | "tc" | "sdtContent") if !around.is_inline => {
                    inner.parent = child.span().start;
                }
                (WORD, "footnoteReference") => self.note("footnote", child, around),
                (WORD, "endnoteReference") => self.note("endnote", child, around),
                _ => {}
            }
            self.walk(child, inner);
        }
    }

    fn paragraph_in(&mut self, node: Node<'t>, around: Around<'t>) {
        let host = Host {
            paragraph: node,
            parent: around.parent,
            around: around.boxed,
        };
        self.paragraphs.insert(node.span().start, host);
        let says = || node.inside().any(|each| each.name() == (WORD, "t"));
        if self.first.is_none() && around.boxed.is_none() && says() {
            self.first = Some(host);
        }
    }

    fn note(&mut self, sort: &'static str, mark: Node<'t>, around: Around<'t>) {
        let outer = around.boxed.or(around.outer);
        if let (Some(id), Some(outer)) = (mark.attribute("id"), outer) {
            let key = (sort, id.into_owned());
            self.marks.entry(key).or_insert(outer);
        }
    }
}

/// The sorts of notes.
pub(super) const SORTS: [&str; 2] = ["footnote", "endnote"];

/// Whether a comment can be in an element of a paragraph, beside the runs there.
pub(super) fn is_open(node: Node<'_>) -> bool {
    let open = [
        "hyperlink",
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "smartTag",
        "customXml",
        "dir",
        "bdo",
    ];
    let (space, name) = node.name();
    space != CHOICE && space == WORD && open.contains(&name)
}
