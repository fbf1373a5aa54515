//! From Markdown to the text that its reader sees, block by block.
//!
//! `pulldown-cmark` says what is a mark and what is text. Marks, targets of links, comments, front matter and mathematics inside a
//! sentence are no text; entities are the characters that they stand for.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::document::{Kind, Links};
use crate::input::front_matter;
use crate::input::markdown::{links, marks, rewrapped};
use crate::input::rendered::Block;
use crate::text::rendering::{FORMULA, Rendering};
use crate::text::span::{self, Span};

/// A Markdown text as its reader sees it.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// The text, a blank line between blocks.
    pub(super) rendering: Rendering,
    /// The blocks, in order.
    pub(super) all: Vec<Block>,
    /// Where HTML is in the source, comments with it.
    pub(super) html: Vec<Span>,
    /// What the marks make code, a formula or an address, in the source.
    pub(super) opaque: Vec<Span>,
    /// The ends of lines that the author set.
    pub(super) fixed: Vec<Span>,
    /// What is between two marks that belong together, with both of them, in the source.
    pub(super) elements: Vec<Span>,
    /// Its links, and the places that they can lead to.
    pub(super) links: Links,
}

/// Reads the blocks of `text`.
pub(super) fn blocks(text: &str) -> Blocks {
    let skipped = front_matter::front_matter(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    let events: Vec<(Event<'_>, Range<usize>)> = Parser::new_ext(&text[skipped..], options)
        .into_offset_iter()
        .map(|(event, range)| (event, range.start + skipped..range.end + skipped))
        .collect();
    let events = rewrapped::joined(text, &events);
    let mut builder = Builder {
        text,
        counted: counted(text, &events).into_iter(),
        containers: Vec::new(),
        open: None,
        inside_html: false,
        tags: Vec::new(),
        last: 0,
        out: Blocks::default(),
    };
    for (event, range) in &events {
        builder.event(event, range.clone());
    }
    builder.close();
    builder.out.links = links::links(text, skipped, &events);
    builder.out
}

/// For each list, in order: whether the numbers in the source are those that its reader sees. An author who writes `1.` before
/// every item leaves the counting to the renderer, in lists of a single item as well.
fn counted(text: &str, events: &[(Event<'_>, Range<usize>)]) -> Vec<bool> {
    let mut lists: Vec<Vec<&str>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(Tag::List(_)) => {
                open.push(lists.len());
                lists.push(Vec::new());
            }
            Event::End(TagEnd::List(_)) => drop(open.pop()),
            Event::Start(Tag::Item) => {
                if let Some(list) = open.last() {
                    lists[*list].extend(marks::number(text, range).map(|span| span.of(text)));
                }
            }
            _ => {}
        }
    }
    let is_counted = |numbers: &[&str]| numbers.iter().any(|number| *number != numbers[0]);
    let mut habits: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for numbers in lists.iter().filter(|numbers| numbers.len() > 1) {
        habits.entry(numbers[0]).or_default()[usize::from(is_counted(numbers))] += 1;
    }
    let is_told = |numbers: &Vec<&str>| match numbers[..] {
        [single] => habits
            .get(single)
            .is_none_or(|[left, counted]| counted >= left),
        _ => is_counted(numbers),
    };
    lists.iter().map(is_told).collect()
}

/// What a block is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Container {
    Quote,
    List {
        counted: bool,
    },
    /// An item of a list: its number, until its first block is there.
    Item {
        number: Option<Span>,
        started: bool,
    },
    Definition,
    Footnote,
}

/// The block that is being read.
#[derive(Clone, Copy, Debug)]
struct Open {
    kind: Option<Kind>,
    level: u8,
    start: usize,
}

struct Builder<'text> {
    text: &'text str,
    /// What is left of [`counted`].
    counted: std::vec::IntoIter<bool>,
    containers: Vec<Container>,
    open: Option<Open>,
    inside_html: bool,
    /// The HTML tags of this block that are still open: their names, and where they stand.
    tags: Vec<(String, Range<usize>)>,
    /// The end of the source that is rendered.
    last: usize,
    out: Blocks,
}

impl Builder<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            Event::Html(_) | Event::Text(_) if self.inside_html => {}
            Event::Text(content) => self.content(content, range),
            Event::Code(content) => self.code(content, range),
            Event::InlineMath(content) if marks::is_money(content) => {
                self.inline();
                self.push(range);
            }
            Event::DisplayMath(content) if marks::stands_alone(self.text, &range) => {
                self.close();
                self.open(Some(Kind::Code), 0);
                self.aligned(content, range);
                self.close();
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.inline();
                self.hide(range.clone());
                self.push_other(FORMULA, range);
            }
            Event::SoftBreak => self.line_end(range),
            Event::HardBreak => {
                self.out.fixed.push(Span::new(range.start, range.end));
                self.line_end(range);
            }
            Event::InlineHtml(html) => {
                self.out.html.push(Span::new(range.start, range.end));
                if marks::is_break(html) {
                    self.out.fixed.push(Span::new(range.start, range.end));
                    self.line_end(range.end..range.end);
                }
                self.tag(html, range);
            }
            Event::Rule => self.close(),
            Event::Html(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open_prose(),
            Tag::Heading { level, .. } => self.open(Some(Kind::Heading), *level as u8),
            Tag::TableCell => self.open(Some(Kind::TableCell), 0),
            Tag::CodeBlock(_) => self.open(Some(Kind::Code), 0),
            Tag::DefinitionListTitle => self.open(Some(Kind::Body), 0),
            Tag::HtmlBlock => self.html(range),
            Tag::BlockQuote(_) => self.enter(Container::Quote),
            Tag::FootnoteDefinition(_) => self.enter(Container::Footnote),
            Tag::DefinitionListDefinition => self.enter(Container::Definition),
            Tag::List(_) => {
                let counted = self.counted.next().unwrap_or(true);
                self.enter(Container::List { counted });
            }
            Tag::Item => {
                let told = self.containers.last() == Some(&Container::List { counted: true });
                let number = marks::number(self.text, &range).filter(|_| told);
                self.enter(Container::Item {
                    number,
                    started: false,
                });
            }
            Tag::Table(_) | Tag::DefinitionList | Tag::MetadataBlock(_) => self.close(),
            Tag::TableHead | Tag::TableRow => {}
            Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            } => self.hide(range),
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => self.out.elements.push(Span::new(range.start, range.end)),
        }
    }

    /// Marks a span of the source as no prose.
    fn hide(&mut self, range: Range<usize>) {
        self.out.opaque.push(Span::new(range.start, range.end));
    }

    /// A tag of HTML inside a paragraph. One that closes another makes an element with it, which is code where its name says so.
    fn tag(&mut self, html: &str, range: Range<usize>) {
        match marks::tag(html) {
            Some((name, false)) => self.tags.push((name, range)),
            Some((name, true)) => {
                let Some(open) = self.tags.iter().rposition(|(each, _)| *each == name) else {
                    return;
                };
                let opens = self.tags[open].1.clone();
                self.tags.truncate(open);
                self.out.elements.push(Span::new(opens.start, range.end));
                if marks::is_code(&name) {
                    self.hide(opens.end..range.start);
                }
            }
            None => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Item => {
                // A number with nothing after it is text all the same.
                if let Some(Container::Item {
                    number: Some(_), ..
                }) = self.containers.last()
                {
                    self.open_prose();
                }
                self.leave();
            }
            TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListDefinition
            | TagEnd::List(_) => self.leave(),
            TagEnd::HtmlBlock => self.inside_html = false,
            TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => {}
            _ => self.close(),
        }
    }

    fn enter(&mut self, container: Container) {
        self.close();
        self.containers.push(container);
    }

    fn leave(&mut self) {
        self.close();
        self.containers.pop();
    }

    /// Opens a paragraph, of the kind that fits where it stands.
    fn open_prose(&mut self) {
        let depth = self
            .containers
            .iter()
            .filter(|each| matches!(each, Container::List { .. }))
            .count();
        let (kind, level) = match self.containers.last() {
            None => (None, 0),
            Some(Container::Quote) => (Some(Kind::Quote), 0),
            Some(Container::Footnote) => (Some(Kind::Footnote), 0),
            Some(Container::Item { started: true, .. }) => (Some(Kind::Body), 0),
            Some(_) => (Some(Kind::ListItem), depth.clamp(1, 255) as u8),
        };
        self.open(kind, level);
    }

    fn open(&mut self, kind: Option<Kind>, level: u8) {
        self.close();
        if !self.out.rendering.text().is_empty() {
            self.out.rendering.part("\n\n");
        }
        let start = self.out.rendering.text().len();
        self.open = Some(Open { kind, level, start });
        let Some(Container::Item { number, started }) = self.containers.last_mut() else {
            return;
        };
        *started = true;
        // The number of an item belongs to its text, as in a plain text; it has none to belong to in code or a table.
        if let (Some(span), Some(Kind::ListItem | Kind::Heading)) = (number.take(), kind) {
            self.push(span.range());
            self.push_other(" ", self.last..self.last);
        }
    }

    fn close(&mut self) {
        self.tags.clear();
        let Some(open) = self.open.take() else {
            return;
        };
        let end = self.out.rendering.text().len();
        if !self.out.rendering.text()[open.start..].trim().is_empty() {
            self.out.all.push(Block {
                kind: open.kind,
                level: open.level,
                span: Span::new(open.start, end),
            });
        }
    }

    /// Makes sure that a block is open: the items of tight lists have no paragraphs of their own.
    fn inline(&mut self) {
        if self.open.is_none() {
            self.open_prose();
        }
    }

    /// A line end, without the marks that make it a hard one.
    fn line_end(&mut self, range: Range<usize>) {
        if self.open.is_some() {
            let marks = self.text[range.clone()].find(['\n', '\r']);
            self.push_other("\n", range.start + marks.unwrap_or(0)..range.end);
        }
    }

    fn content(&mut self, content: &str, range: Range<usize>) {
        self.inline();
        let written = self.text.get(range.clone()).unwrap_or_default();
        match () {
            () if written == content => self.push(range),
            () if written.starts_with('&') => self.push_other(content, range),
            () => self.aligned(content, range),
        }
    }

    fn code(&mut self, content: &str, range: Range<usize>) {
        self.inline();
        self.hide(range.clone());
        let written = self.text.get(range.clone()).unwrap_or_default();
        let ticks = written.bytes().take_while(|byte| *byte == b'`').count();
        let inside = range.start + ticks..range.end.saturating_sub(ticks).max(range.start + ticks);
        self.aligned(content, inside);
    }

    /// A block of HTML is code where it says something, and nothing where it is comments and bare tags.
    fn html(&mut self, range: Range<usize>) {
        self.close();
        self.inside_html = true;
        self.out.html.push(Span::new(range.start, range.end));
        let written = self.text.get(range.clone()).unwrap_or_default();
        if marks::says_something(written) {
            self.open(Some(Kind::Code), 0);
            self.push(range.start..range.start + written.trim_end().len());
            self.close();
        }
    }

    /// Adds `content`, the characters of which are in the source at `range` in this order, with marks between them: the `>` of a
    /// quotation that a code span goes on in, the backslash before a bar in a table.
    fn aligned(&mut self, content: &str, range: Range<usize>) {
        let mut at = range.start;
        for (offset, c) in content.char_indices() {
            let same = |other: char| other == c || (c == ' ' && matches!(other, '\n' | '\r'));
            let Some(found) = self.text[at..range.end].find(same) else {
                self.push_other(&content[offset..], at..range.end);
                return;
            };
            let start = at + found;
            at = span::after(self.text, start);
            if at - start == c.len_utf8() && self.text[start..].starts_with(c) {
                self.push(start..at);
            } else {
                self.push_other(" ", start..at);
            }
        }
    }

    fn push(&mut self, range: Range<usize>) {
        if range.start >= self.last {
            self.last = range.end;
            let span = Span::new(range.start, range.end);
            self.out.rendering.push(self.text, span);
        }
    }

    fn push_other(&mut self, text: &str, range: Range<usize>) {
        if range.start >= self.last {
            self.last = range.end;
            let span = Span::new(range.start, range.end);
            self.out.rendering.push_other(text, span);
        }
    }
}
