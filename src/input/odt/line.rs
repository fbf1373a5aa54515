//! The text of one paragraph, piece by piece.

use crate::document::Kind;
use crate::input::odt::lists::Item;
use crate::input::odt::{ADDED, DRAW, TABLE, TEXT};
use crate::input::raised::raised;
use crate::input::xml::Node;
use crate::text::span::Span;

/// A paragraph, read.
pub(super) struct Paragraph {
    pub(super) text: String,
    /// Formulas, in bytes of the text.
    pub(super) opaque: Vec<Span>,
    pub(super) format: Format,
}

/// What a paragraph is.
#[derive(Clone, Debug, Default)]
pub(super) struct Format {
    /// What its style says.
    pub(super) kind: Option<Kind>,
    /// The level of a heading, from 1.
    pub(super) outline: Option<u8>,
    /// The item that it starts.
    pub(super) item: Option<Item>,
    pub(super) is_hidden: bool,
}

/// The text of a paragraph that is being read.
pub(super) struct Line<'tree> {
    pub(super) text: String,
    /// Formulas, in bytes of the text.
    pub(super) opaque: Vec<Span>,
    /// The text boxes that are tied to it.
    pub(super) boxes: Vec<Node<'tree>>,
    pub(super) format: Format,
    /// Whether white space says nothing here: at the start, and after other white space.
    pub(super) is_spaced: bool,
}

/// How words are set.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) is_hidden: bool,
    pub(super) is_raised: bool,
}

impl Line<'_> {
    pub(super) fn new(format: Format) -> Self {
        Self {
            text: String::new(),
            opaque: Vec::new(),
            boxes: Vec::new(),
            format,
            is_spaced: true,
        }
    }

    /// Adds text: white space in it is one space.
    pub(super) fn push(&mut self, text: &str, look: Look) {
        if let Some(raised) = look.is_raised.then(|| raised(text)).flatten() {
            self.put(&raised);
            return;
        }
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' if self.is_spaced => {}
                ' ' | '\t' | '\n' | '\r' => {
                    self.text.push(' ');
                    self.is_spaced = true;
                }
                _ => {
                    let plain = if c.is_control() {
                        char::REPLACEMENT_CHARACTER
                    } else {
                        c
                    };
                    self.text.push(plain);
                    self.is_spaced = false;
                }
            }
        }
    }

    /// Adds characters as they are.
    pub(super) fn put(&mut self, text: &str) {
        self.text.push_str(text);
        self.is_spaced = false;
    }

    /// The paragraph so far; what is read from here on is another one, of that format.
    pub(super) fn take(&mut self, format: Format) -> Paragraph {
        self.is_spaced = true;
        Paragraph {
            text: std::mem::take(&mut self.text),
            opaque: std::mem::take(&mut self.opaque),
            format: std::mem::replace(&mut self.format, format),
        }
    }
}

/// Whether an attribute says so.
pub(super) fn is_true(node: Node<'_>, name: &str) -> bool {
    node.attribute(name).is_some_and(|value| value == "true")
}

/// The text boxes and shapes with text in a drawing, without those inside them.
pub(super) fn boxes<'tree>(node: Node<'tree>, out: &mut Vec<Node<'tree>>) {
    let is_text = |node: &Node<'_>| {
        matches!(
            node.name(),
            (TEXT, "p" | "h" | "list") | (TABLE | ADDED, "table")
        )
    };
    if node.name() == (DRAW, "control") {
        return;
    }
    if node.children().any(|child| is_text(&child)) {
        out.push(node);
        return;
    }
    for child in node.children().filter(|child| child.name().0 == DRAW) {
        boxes(child, out);
    }
}
