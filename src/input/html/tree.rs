//! The elements of a page that are open at a place, as a browser opens and ends them: end tags are implied, left out and misplaced.

use crate::document::Kind;
use crate::input::html::elements::{self, Element, Shown, UNKNOWN};
use crate::text::span::Span;

/// So many elements are open at once at most; what is deeper is next to the innermost one, as in a browser, whose limit is 512.
const DEEPEST: usize = 512;

/// What a block is in: the innermost element that says what it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Context {
    #[default]
    Page,
    /// A heading of that level.
    Heading(u8),
    Quote,
    Item,
    Term,
    Definition,
    Cell,
    Note,
    Code,
}

/// What is true of all text in an element.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of the text in an element"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    /// It is not shown.
    pub(super) hidden: bool,
    /// It is in a drawing, which shows no text but what says that it is.
    pub(super) drawn: bool,
    /// White space is kept as it is.
    pub(super) preformatted: bool,
    /// It is code inside a line.
    pub(super) code: bool,
    /// It is in notes, whose numbers are no text.
    pub(super) notes: bool,
    /// It is a link to a place in a page.
    pub(super) linked: bool,
    /// It leads to other pages.
    pub(super) navigation: bool,
    pub(super) context: Context,
    /// The item of a list that it is in, by its number among all.
    pub(super) item: Option<usize>,
    /// How many lists it is in.
    pub(super) depth: u8,
    /// The innermost list, by its number among all.
    pub(super) list: Option<usize>,
    /// Whether the innermost table only puts text beside text.
    pub(super) layout: bool,
}

impl State {
    /// Whether nothing of it is shown.
    pub(super) fn is_hidden(self) -> bool {
        self.hidden || self.drawn
    }

    /// What a block of text is here, and its level; for an item, `started` says whether it has a block already.
    pub(super) fn kind(self, started: bool) -> (Option<Kind>, u8) {
        if self.preformatted {
            return (Some(Kind::Code), 0);
        }
        if self.navigation {
            return (Some(Kind::Contents), 0);
        }
        match self.context {
            Context::Page => (None, 0),
            Context::Heading(level) => (Some(Kind::Heading), level),
            Context::Quote => (Some(Kind::Quote), 0),
            Context::Item if started => (Some(Kind::Body), 0),
            Context::Item | Context::Definition => (Some(Kind::ListItem), self.depth.max(1)),
            Context::Term => (Some(Kind::Body), 0),
            Context::Cell => (Some(Kind::TableCell), 0),
            Context::Note => (Some(Kind::Footnote), 0),
            Context::Code => (Some(Kind::Code), 0),
        }
    }
}

/// What is done with the text of an element where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AtEnd {
    Nothing,
    /// It goes where no letter or digit is in it: the mark of a link to where it stands.
    Mark,
    /// It goes where it is the number of a note.
    Note,
    /// It is a formula.
    Formula,
}

/// An element that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) element: Element,
    /// Its start tag.
    pub(super) tag: Span,
    pub(super) state: State,
    pub(super) at_end: AtEnd,
    /// How much was rendered when it started.
    pub(super) mark: usize,
    /// Whether a link to a place in a page is in it.
    pub(super) links: bool,
}

impl Entry {
    pub(super) fn is_block(&self) -> bool {
        self.element.shown() == Shown::Block || self.state.context == Context::Code
    }
}

/// The elements that are open, the innermost last.
#[derive(Debug)]
pub(super) struct Tree {
    open: Vec<Entry>,
    /// How many of each element.
    counts: Vec<u32>,
}

/// What an end tag ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// All elements from there on.
    From(usize),
    /// That one alone: the others go on.
    Only(usize),
}

impl Default for Tree {
    fn default() -> Self {
        Self {
            open: Vec::new(),
            counts: vec![0; UNKNOWN.number() + 1],
        }
    }
}

impl Tree {
    pub(super) fn state(&self) -> State {
        self.open
            .last()
            .map(|entry| entry.state)
            .unwrap_or_default()
    }

    pub(super) fn top_mut(&mut self) -> Option<&mut Entry> {
        self.open.last_mut()
    }

    /// Whether the innermost element is one of that name.
    pub(super) fn top_is(&self, name: &str) -> bool {
        (self.open.last()).is_some_and(|entry| entry.element.name() == name)
    }

    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    pub(super) fn is_full(&self) -> bool {
        self.open.len() >= DEEPEST
    }

    pub(super) fn count(&self, name: &str) -> u32 {
        self.counts[Element::named(name.as_bytes()).number()]
    }

    pub(super) fn push(&mut self, entry: Entry) {
        self.counts[entry.element.number()] += 1;
        self.open.push(entry);
    }

    pub(super) fn pop(&mut self) -> Option<Entry> {
        let entry = self.open.pop()?;
        self.counts[entry.element.number()] -= 1;
        Some(entry)
    }

    /// Takes one element out; those in it stay open.
    pub(super) fn remove(&mut self, at: usize) -> Entry {
        let entry = self.open.remove(at);
        self.counts[entry.element.number()] -= 1;
        entry
    }

    /// Where the elements start that the start tag of an element ends: an open `p`, and those of its own kind.
    pub(super) fn ended_by_start(&self, element: Element) -> Option<usize> {
        let paragraph = || {
            let block = element.shown() == Shown::Block || element.name() == "hr";
            block.then(|| self.find(&["p"], &[], false)).flatten()
        };
        let own = || {
            let ends = elements::ended_by(element)?;
            self.find(ends.ended, ends.inside, ends.near)
        };
        let heading = || {
            let last = self.open.last()?;
            let both = element.heading().is_some() && last.element.heading().is_some();
            both.then(|| self.open.len() - 1)
        };
        // What is ended outside ends what is in it.
        [paragraph(), own(), heading()].into_iter().flatten().min()
    }

    /// The innermost element of these names that can be reached from here.
    fn find(&self, names: &[&str], inside: &[&str], near: bool) -> Option<usize> {
        if names.iter().all(|name| self.count(name) == 0) {
            return None;
        }
        for (at, entry) in self.open.iter().enumerate().rev() {
            let name = entry.element.name();
            if names.contains(&name) {
                return Some(at);
            }
            let left = matches!(name, "div" | "p" | "address");
            let stops = inside.contains(&name)
                || (inside.is_empty() || near) && entry.element.is_border()
                || near && !left && entry.element.shown() == Shown::Block;
            if stops {
                return None;
            }
        }
        None
    }

    /// What an end tag ends.
    pub(super) fn ended_by_end(&self, element: Element) -> Option<Ended> {
        if element.heading().is_some() {
            let levels = ["h1", "h2", "h3", "h4", "h5", "h6"];
            return self.find(&levels, &[], false).map(Ended::From);
        }
        if self.counts[element.number()] == 0 {
            return None;
        }
        let table = matches!(
            element.name(),
            "caption" | "table" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr"
        );
        let inline = matches!(element.shown(), Shown::Inline | Shown::Formatting);
        let mut blocks = false;
        for (at, entry) in self.open.iter().enumerate().rev() {
            if entry.element == element {
                return match (inline && blocks, element.shown()) {
                    (false, _) => Some(Ended::From(at)),
                    (true, Shown::Formatting) => Some(Ended::Only(at)),
                    (true, _) => None,
                };
            }
            blocks |= entry.is_block();
            let stops = if table {
                entry.element.name() == "table"
            } else {
                entry.element.is_border() || element.name() == "li" && entry.element.is_list()
            };
            if stops {
                return None;
            }
        }
        None
    }
}
