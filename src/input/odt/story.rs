//! From the elements of a text to blocks: paragraphs, lists, tables by rows and cells, and what stands apart.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Kind;
use crate::input::Revisions;
use crate::input::made::{Block, Made, counted_label, entry};
use crate::input::odt::changes::Changes;
use crate::input::odt::line::{self, Format, Line, Look, Paragraph, is_true};
use crate::input::odt::lists::{Counters, Item, Mark, Numbering};
use crate::input::odt::styles::Styles;
use crate::input::odt::{ADDED, DRAW, OFFICE, TABLE, TEXT};
use crate::input::package::Problem;
use crate::input::xml::Node;
use crate::text::span::Span;

/// What is being told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Story {
    /// The text itself.
    Body,
    /// What stands apart from it, all of one kind.
    Apart(Kind),
}

/// The text of a part of the archive, by its name.
pub(super) type Objects<'tree> = &'tree mut dyn FnMut(&str) -> Result<Option<String>, Problem>;

/// Tells the text of a file, block by block.
pub(super) struct Teller<'tree> {
    pub(super) styles: &'tree Styles,
    numbering: &'tree Numbering,
    pub(super) revisions: Revisions,
    pub(super) changes: Changes<'tree>,
    /// The parts of formulas.
    pub(super) objects: Objects<'tree>,
    /// Why a part could not be read.
    pub(super) problem: Option<Problem>,
    counters: Counters,
    made: Made,
    pub(super) story: Story,
    /// How many tables, and how many tables of contents, are around.
    tables: usize,
    contents: usize,
    /// The lists that are open, the innermost last.
    lists: Vec<List>,
    /// How many lists there were, and those that others can go on with: by their names, and the last one of each style.
    count: usize,
    named: FxHashMap<String, usize>,
    styled: FxHashMap<Option<String>, usize>,
    /// The item that starts with the next paragraph.
    item: Option<Item>,
    /// How many tracked insertions are open.
    pub(super) inserted: usize,
    /// A paragraph whose end is not seen: the next one goes on with it.
    waiting: Option<Paragraph>,
    /// Notes and comments: the sort, and the element.
    pub(super) notes: Vec<(&'static str, Node<'tree>)>,
    /// The texts above and below pages.
    heads: FxHashSet<String>,
}

#[derive(Clone, Debug)]
struct List {
    style: Option<String>,
    number: usize,
}

impl<'tree> Teller<'tree> {
    pub(super) fn new(
        (styles, numbering): (&'tree Styles, &'tree Numbering),
        (revisions, changes): (Revisions, Changes<'tree>),
        objects: Objects<'tree>,
    ) -> Self {
        Self {
            styles,
            numbering,
            revisions,
            changes,
            objects,
            problem: None,
            counters: Counters::default(),
            made: Made::default(),
            story: Story::Body,
            tables: 0,
            contents: 0,
            lists: Vec::new(),
            count: 0,
            named: FxHashMap::default(),
            styled: FxHashMap::default(),
            item: None,
            inserted: 0,
            waiting: None,
            notes: Vec::new(),
            heads: FxHashSet::default(),
        }
    }

    /// Tells all that is in an element, whose styles these are.
    pub(super) fn tell(&mut self, node: Node<'tree>, story: Story, styles: &'tree Styles) {
        (self.story, self.styles) = (story, styles);
        (self.inserted, self.item) = (0, None);
        self.blocks(node);
        self.flush();
    }

    /// The blocks that were told.
    pub(super) fn finish(self) -> Result<Made, Problem> {
        self.problem.map_or(Ok(self.made), Err)
    }

    /// The notes of a sort that were referred to so far.
    pub(super) fn take_notes(&mut self, sort: &str) -> Vec<Node<'tree>> {
        let all = std::mem::take(&mut self.notes);
        let (own, rest) = all.into_iter().partition(|(each, _)| *each == sort);
        self.notes = rest;
        let own: Vec<(&str, Node<'tree>)> = own;
        own.into_iter().map(|(_, node)| node).collect()
    }

    fn blocks(&mut self, node: Node<'tree>) {
        for child in node.children().filter(|child| child.is_element()) {
            self.block(child);
        }
    }

    pub(super) fn block(&mut self, node: Node<'tree>) {
        match node.name() {
            (TEXT, "p" | "h") => self.paragraph(node),
            (TEXT, "list") => self.list(node),
            (TEXT, "section")
                if node
                    .attribute("display")
                    .is_some_and(|display| display == "none")
                    || is_true(node, "is-hidden") => {}
            (TEXT, "change-start" | "change-end") => self.change(node),
            (TEXT, "change") => {
                for block in self.gone(node).unwrap_or_default() {
                    self.block(block);
                }
            }
            (
                TEXT,
                "table-of-content" | "illustration-index" | "table-index" | "object-index"
                | "user-index" | "alphabetical-index",
            ) => {
                self.contents += 1;
                self.blocks(node);
                self.contents -= 1;
            }
            (TEXT, "index-title") => {
                let contents = std::mem::take(&mut self.contents);
                self.blocks(node);
                self.contents = contents;
            }
            (
                TEXT,
                "tracked-changes"
                | "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "dde-connection-decls",
            ) => {}
            (TEXT, name) if name.ends_with("-source") => {}
            (TABLE | ADDED, "table") if !self.is_new() => {
                self.flush();
                self.tables += 1;
                self.rows(node);
                self.tables -= 1;
            }
            (TEXT | OFFICE, "forms" | "event-listeners") => {}
            (TEXT | OFFICE | ADDED, _) => self.blocks(node),
            (DRAW, _) if !self.is_new() => {
                let mut found = Vec::new();
                line::boxes(node, &mut found);
                for content in found {
                    self.apart(content);
                }
            }
            _ => {}
        }
    }

    fn rows(&mut self, node: Node<'tree>) {
        for child in node.children().filter(|child| child.is_element()) {
            match child.name() {
                (TABLE, "table-row")
                    if child
                        .attribute("visibility")
                        .is_some_and(|value| value != "visible") => {}
                (TABLE | ADDED, "table-cell") => {
                    let lists = std::mem::take(&mut self.lists);
                    self.blocks(child);
                    self.flush();
                    self.lists = lists;
                }
                // What a cell beside or above it covers is not seen.
                (TABLE | ADDED, "covered-table-cell") => {}
                (TABLE | ADDED, _) => self.rows(child),
                _ => {}
            }
        }
    }

    fn list(&mut self, node: Node<'tree>) {
        let outer = self.lists.last().cloned();
        let own = node
            .attribute("style-name")
            .map(std::borrow::Cow::into_owned);
        let style = own.or_else(|| outer.as_ref().and_then(|outer| outer.style.clone()));
        let named = node.attribute("continue-list");
        let named = named.and_then(|name| self.named.get(&*name).copied());
        let goes_on = || {
            self.styled
                .get(&style)
                .copied()
                .filter(|_| is_true(node, "continue-numbering"))
        };
        let around = outer
            .filter(|outer| outer.style == style)
            .map(|outer| outer.number);
        let number = named.or(around).or_else(goes_on).unwrap_or(self.count + 1);
        self.count = self.count.max(number);
        self.styled.insert(style.clone(), number);
        if let Some(name) = node.attribute("id") {
            self.named.insert(name.into_owned(), number);
        }
        let level = self.lists.len();
        self.lists.push(List {
            style: style.clone(),
            number,
        });
        for child in node.children().filter(|child| child.is_element()) {
            let is_item = child.name() == (TEXT, "list-item");
            self.item = is_item.then(|| Item {
                list: number,
                style: style.clone(),
                level,
                starts: child
                    .attribute("start-value")
                    .and_then(|start| start.trim().parse().ok()),
            });
            self.blocks(child);
        }
        // An item that starts with a list has no number of its own.
        self.item = None;
        self.lists.pop();
    }

    fn paragraph(&mut self, node: Node<'tree>) {
        let format = self.format(node);
        let look = Look {
            is_hidden: format.is_hidden,
            is_raised: false,
        };
        let mut line = Line::new(format);
        self.inline(node, look, &mut line);
        let ends = !self.is_new();
        let boxes = std::mem::take(&mut line.boxes);
        let paragraph = line.take(Format::default());
        self.end(paragraph, ends);
        for content in boxes {
            self.apart(content);
        }
    }

    /// A text box: it comes after the paragraph that it is tied to.
    fn apart(&mut self, content: Node<'tree>) {
        let (tables, lists) = (
            std::mem::take(&mut self.tables),
            std::mem::take(&mut self.lists),
        );
        let (waiting, item) = (self.waiting.take(), self.item.take());
        self.blocks(content);
        self.flush();
        (self.tables, self.lists, self.waiting, self.item) = (tables, lists, waiting, item);
    }

    pub(super) fn format(&mut self, node: Node<'tree>) -> Format {
        let style = self.styles.of("paragraph", node);
        let level = || node.attribute("outline-level")?.trim().parse::<u8>().ok();
        let outline = (node.name().1 == "h").then(|| level().unwrap_or(1).max(1));
        let mut item = self.item.take();
        if let Some(item) = &mut item {
            item.style = item.style.take().or_else(|| style.list.clone());
        }
        let is_plain = is_true(node, "is-list-header") || style.list.as_deref() == Some("");
        if let Some(outline) = outline.filter(|_| self.lists.is_empty() && !is_plain) {
            let start = || node.attribute("start-value")?.trim().parse().ok();
            item = Some(Item {
                list: 0,
                style: None,
                level: usize::from(outline) - 1,
                starts: is_true(node, "restart-numbering").then(|| start().unwrap_or(1)),
            });
        }
        Format {
            kind: style.kind,
            outline,
            item,
            is_hidden: style.hidden.unwrap_or(false),
        }
    }

    /// Takes a paragraph; `ends` says whether its end is seen.
    pub(super) fn end(&mut self, own: Paragraph, ends: bool) {
        let paragraph = match self.waiting.take() {
            None => own,
            Some(before) => joined(before, own),
        };
        if ends {
            self.push(&paragraph);
        } else {
            self.waiting = Some(paragraph);
        }
    }

    /// Ends a paragraph that waits for another one: none comes.
    fn flush(&mut self) {
        if let Some(paragraph) = self.waiting.take()
            && !paragraph.text.trim().is_empty()
        {
            self.push(&paragraph);
        }
    }

    fn push(&mut self, paragraph: &Paragraph) {
        let format = &paragraph.format;
        let text = paragraph.text.as_str();
        let is_blank = text.trim().is_empty();
        if is_blank && format.is_hidden {
            return;
        }
        // Headings without text are not counted.
        let item = format
            .item
            .as_ref()
            .filter(|item| !is_blank || item.list > 0);
        let mark = item.and_then(|item| self.counters.next(self.numbering, item));
        let (label, space) = match &mark {
            Some(Mark::Number(number, spaced)) => (number.as_str(), *spaced && !number.is_empty()),
            _ => ("", false),
        };
        let cut = if label.is_empty() {
            0
        } else {
            text.len() - text.trim_start().len()
        };
        let space = if space && !is_blank { " " } else { "" };
        let whole = format!("{label}{space}{}", &text[cut..]);
        let before = (label.len() + space.len()) as u32;
        let moved = |span: &Span| Span {
            start: (span.start + before).saturating_sub(cut as u32),
            end: (span.end + before).saturating_sub(cut as u32),
        };
        let opaque: Vec<Span> = paragraph.opaque.iter().map(moved).collect();
        let block = self.block_of(format, mark.is_some(), label);
        if self.is_shown(&whole) {
            let whole = if block.contents {
                entry(&whole)
            } else {
                &whole
            };
            self.made.push(block, whole, &opaque);
        }
    }

    /// Whether a text above or below pages is one: it says something, and for the first time.
    fn is_shown(&mut self, text: &str) -> bool {
        match self.story {
            Story::Apart(Kind::Header | Kind::Footer) => {
                let says_something = text.contains(char::is_alphanumeric);
                says_something && self.heads.insert(text.trim().to_owned())
            }
            _ => true,
        }
    }

    fn block_of(&self, format: &Format, is_marked: bool, label: &str) -> Block {
        let counted = counted_label(label).is_some();
        let item_level = format
            .item
            .as_ref()
            .map_or(1, |item| item.level.saturating_add(1) as u8);
        let contents = self.contents > 0 && self.story == Story::Body;
        // Marks that are no labels make an item all the same.
        let (kind, level) = match (self.story, format.outline, format.kind) {
            (Story::Apart(kind), ..) => (Some(kind), 0),
            _ if contents => (None, 0),
            (_, Some(level), _) => (Some(Kind::Heading), level),
            _ if self.tables > 0 => (Some(Kind::TableCell), 0),
            (_, _, Some(kind)) => (Some(kind), 0),
            _ if is_marked && !counted => (Some(Kind::ListItem), item_level),
            _ => (None, 0),
        };
        Block {
            kind,
            level,
            label: if counted { label.len() } else { 0 },
            contents,
        }
    }
}

/// Two paragraphs as one: of the first, which has no end, nothing but its text is left if it says nothing.
fn joined(mut before: Paragraph, own: Paragraph) -> Paragraph {
    if before.text.trim().is_empty() {
        return own;
    }
    let start = before.text.len() as u32;
    before.text.push_str(&own.text);
    let moved = |span: &Span| Span {
        start: span.start + start,
        end: span.end + start,
    };
    before.opaque.extend(own.opaque.iter().map(moved));
    before
}
