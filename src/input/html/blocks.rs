//! The blocks of text of a page, as a browser shows them.

use crate::document::Kind;
use crate::facts::label;
use crate::input::html::elements::{Element, Shown};
use crate::input::html::numbers::{Numbers, Style};
use crate::input::html::references::References;
use crate::input::html::survey::{self, Survey};
use crate::input::html::tokens::{self, Name, Page, What};
use crate::input::html::tree::{AtEnd, Context, Ended, Entry, State, Tree};
use crate::input::joining;
use crate::input::raised::raised;
use crate::input::rendered::Block;
use crate::text::normalise;
use crate::text::rendering::{FORMULA, Rendering};
use crate::text::script;
use crate::text::span::Span;

/// The longest number of a note, in characters: `[12]`, `(注 3)`.
const NOTE: usize = 8;

/// What a book calls notes.
const NOTES: &[&str] = &[
    "footnote",
    "footnotes",
    "endnote",
    "endnotes",
    "rearnote",
    "rearnotes",
];

/// A page as its reader sees it.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// The text, a blank line between blocks.
    pub(super) rendering: Rendering,
    /// The blocks, in order.
    pub(super) all: Vec<Block>,
    /// Where comments are in the source.
    pub(super) comments: Vec<Span>,
    /// What the tags make code or a formula, in the source.
    pub(super) opaque: Vec<Span>,
    /// What is between two tags that belong together, with both of them, in the source.
    pub(super) elements: Vec<Span>,
    /// What is read and is part of a tag, in the source.
    pub(super) fixed: Vec<Span>,
}

/// How pages are read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Options {
    /// Whether the page is XML.
    pub(super) is_xml: bool,
    /// Whether navigation is left out.
    pub(super) skip_navigation: bool,
    /// Whether the page is a chapter of a book, whose title no reader of the book sees.
    pub(super) is_chapter: bool,
}

/// Reads the blocks of `text`.
pub(super) fn blocks(text: &str, options: Options) -> Blocks {
    let page = tokens::tokens(text, options.is_xml);
    let mut builder = Builder {
        text,
        page: &page,
        survey: survey::survey(text, &page),
        options,
        references: References::default(),
        tree: Tree::default(),
        lists: Vec::new(),
        items: Vec::new(),
        open: None,
        white: None,
        beside: None,
        apart: None,
        out: Blocks::default(),
    };
    builder.read();
    builder.out
}

/// A list.
#[derive(Clone, Copy, Debug)]
struct List {
    /// How its items are numbered.
    style: Option<Style>,
    next: i64,
    step: i64,
}

/// An item of a list.
#[derive(Debug)]
struct Item {
    /// Its number, until its first block is there, with the tag that makes it.
    number: Option<(i64, Style, Span)>,
    /// Whether it has a block.
    started: bool,
}

/// The block that is being read.
#[derive(Clone, Copy, Debug)]
struct Open {
    kind: Option<Kind>,
    level: u8,
    start: usize,
    /// Where its own text starts, behind the number of an item.
    first: usize,
    /// Whether all of it is links to places in pages.
    linked: bool,
}

/// White space that is a space if something comes behind it on its line.
#[derive(Clone, Copy, Debug)]
struct White {
    span: Span,
    /// Whether a line of the source ends in it.
    breaks: bool,
    code: bool,
}

struct Builder<'page> {
    text: &'page str,
    page: &'page Page,
    survey: Survey,
    options: Options,
    references: References,
    tree: Tree,
    lists: Vec<List>,
    items: Vec<Item>,
    open: Option<Open>,
    white: Option<White>,
    /// Where the element ended that was read last, if it is one that is set apart.
    beside: Option<u32>,
    /// The tag at which what follows is set apart from what is before it.
    apart: Option<Span>,
    out: Blocks,
}

impl Builder<'_> {
    fn read(&mut self) {
        let mut at = 0;
        while let Some(token) = self.page.tokens.get(at) {
            match token.what {
                What::Text => self.text(token.span),
                What::Comment if token.span.of(self.text).starts_with("<!--") => {
                    self.out.comments.push(token.span);
                }
                What::Comment => {}
                What::Start {
                    element,
                    closed,
                    attributes,
                } => {
                    let end = self.survey.formula(at);
                    if let ("math", false, Some(end)) = (element.name(), closed, end) {
                        let whole = token.span.join(self.page.tokens[end].span);
                        if !self.tree.state().is_hidden() {
                            self.formula(whole);
                        }
                        at = end;
                    } else {
                        self.start(at, (element, closed), attributes, token.span);
                    }
                }
                What::End(element) => self.end(element, token.span),
            }
            at += 1;
        }
        self.pop_to(0, self.text.len());
        self.close();
    }

    fn start(
        &mut self,
        at: usize,
        (element, closed): (Element, bool),
        attributes: (u32, u32),
        tag: Span,
    ) {
        let name = element.name();
        if self.tree.count("head") > 0 && name != "head" && !element.is_of_head() {
            self.end(Element::named(b"head"), Span::empty(tag.start as usize));
        }
        if let Some(first) = self.tree.ended_by_start(element) {
            self.pop_to(first, tag.start as usize);
        }
        if element.shown() == Shown::Block || name == "hr" {
            self.close();
        }
        if is_apart(name) && (name == "button" || self.beside == Some(tag.start)) {
            self.apart = Some(tag);
        }
        match name {
            "br" => self.line_end(tag),
            "img" => self.picture(attributes, tag),
            _ => {}
        }
        if closed || matches!(name, "html" | "body") || element.shown() == Shown::Void {
            return;
        }
        let (state, at_end) = self.state(at, element, attributes, tag);
        if self.tree.is_full() {
            self.pop_to(self.tree.len() - 1, tag.start as usize);
        }
        let entry = Entry {
            element,
            tag,
            state,
            at_end,
            mark: self.out.rendering.text().len(),
            links: false,
        };
        if entry.is_block() {
            self.close();
        }
        if state.linked
            && let Some(outer) = self.tree.top_mut()
        {
            outer.links = true;
        }
        self.tree.push(entry);
        if name == "q" && !state.is_hidden() {
            self.quotation_mark(true, tag);
        }
    }

    /// What is true of the text in an element, and what is done where it ends.
    fn state(
        &mut self,
        at: usize,
        element: Element,
        attributes: (u32, u32),
        tag: Span,
    ) -> (State, AtEnd) {
        let mut state = self.tree.state();
        let page = self.page;
        let attribute = |name: Name| {
            page.attribute(attributes, name)
                .map(|span| span.of(self.text))
        };
        let style = attribute(Name::Style).map_or(String::new(), declarations);
        let role = attribute(Name::Role).unwrap_or_default();
        let has_word = |name: Name, wanted: &[&str]| {
            let mut words = attribute(name).unwrap_or_default().split_ascii_whitespace();
            words.any(|word| wanted.contains(&word))
        };
        let class = |wanted: &[&str]| has_word(Name::Class, wanted);
        let of_book = |wanted: &[&str]| has_word(Name::EpubType, wanted);
        let name = element.name();
        state.navigation |= name == "nav" || role == "navigation";
        state.hidden |= attribute(Name::Hidden).is_some()
            || style.contains("display:none")
            || style.contains("visibility:hidden")
            || (element.shown() == Shown::Hidden && name != "svg")
            || (state.navigation && self.options.skip_navigation)
            || (name == "dialog" && attribute(Name::Open).is_none())
            || (name == "del" && self.survey.has_insertions)
            || of_book(&["backlink", "pagebreak"])
            || matches!(role, "doc-noteref" | "doc-backlink" | "doc-pagebreak");
        self.containers(at, (element, attributes, &style), tag, &mut state);
        if let Some(level) = element.heading() {
            state.context = Context::Heading(level);
        }
        let is_note = matches!(role, "doc-footnote" | "doc-endnote" | "doc-endnotes")
            || of_book(NOTES)
            || class(&["footnote", "footnotes", "footnote-definition"]);
        if is_note && element.shown() == Shown::Block {
            (state.notes, state.context, state.item) = (true, Context::Note, None);
        }
        state.preformatted |= element.is_preformatted();
        state.code |= element.is_code();
        let is_linked = name == "a" && attribute(Name::Href).is_some_and(|to| to.contains('#'));
        state.linked = (state.linked && element.shown() != Shown::Block) || is_linked;
        let at_end = match name {
            "a" if of_book(&["noteref"]) || class(&["footnote-ref"]) => AtEnd::Note,
            "a" if is_linked => AtEnd::Mark,
            "sup" => AtEnd::Note,
            "span" | "div" if class(&["math"]) => {
                if class(&["display", "math-display"]) {
                    state.context = Context::Code;
                    AtEnd::Nothing
                } else {
                    AtEnd::Formula
                }
            }
            _ => AtEnd::Nothing,
        };
        (state, at_end)
    }

    /// What an element says of the text in it by its name.
    fn containers(
        &mut self,
        at: usize,
        (element, attributes, style): (Element, (u32, u32), &str),
        tag: Span,
        state: &mut State,
    ) {
        let name = element.name();
        match name {
            "svg" => state.drawn = true,
            "text" if state.drawn => (state.drawn, state.context) = (false, Context::Code),
            "foreignobject" => state.drawn = false,
            "title" if !state.drawn => {
                state.hidden = self.survey.repeats_title || self.options.is_chapter;
                state.context = Context::Heading(1);
            }
            "blockquote" => (state.context, state.item) = (Context::Quote, None),
            "dt" => (state.context, state.item) = (Context::Term, None),
            "dd" => (state.context, state.item) = (Context::Definition, None),
            "table" => state.layout = self.survey.layout.contains(&at),
            "td" | "th" if !state.layout => state.context = Context::Cell,
            "ol" | "ul" | "menu" | "dir" => {
                state.depth = state.depth.saturating_add(1);
                state.list = Some(self.lists.len());
                let list = self.list(at, name, attributes, style);
                self.lists.push(list);
            }
            "li" => {
                let number = self.number(*state, attributes, style);
                if !state.notes {
                    (state.context, state.item) = (Context::Item, Some(self.items.len()));
                }
                self.items.push(Item {
                    number: number.map(|(number, style)| (number, style, tag)),
                    started: false,
                });
            }
            _ => {}
        }
    }

    fn list(&self, at: usize, name: &str, attributes: (u32, u32), style: &str) -> List {
        let attribute =
            |name: Name| (self.page.attribute(attributes, name)).map(|span| span.of(self.text));
        let reversed = attribute(Name::Reversed).is_some();
        let first = attribute(Name::Start).and_then(integer);
        let by_type =
            (name == "ol").then(|| attribute(Name::Type).map_or(Style::Decimal, Style::of_type));
        List {
            style: match by_type {
                Some(_) => Style::of_declarations(style).map_or(by_type, Numbers::style),
                None => None,
            },
            next: first.unwrap_or_else(|| {
                let items = self.survey.items.get(&at).copied().unwrap_or(1);
                if reversed { items } else { 1 }
            }),
            step: if reversed { -1 } else { 1 },
        }
    }

    /// The number of the item that starts, where a browser shows one.
    fn number(
        &mut self,
        state: State,
        attributes: (u32, u32),
        style: &str,
    ) -> Option<(i64, Style)> {
        let own = self.page.attribute(attributes, Name::Value);
        let own = own.and_then(|span| integer(span.of(self.text)));
        let list = &mut self.lists[state.list?];
        let number = own.unwrap_or(list.next);
        list.next = number.saturating_add(list.step);
        let style = Style::of_declarations(style).map_or(list.style, Numbers::style)?;
        (!state.notes).then_some((number, style))
    }

    fn end(&mut self, element: Element, tag: Span) {
        let at = tag.start as usize;
        match element.name() {
            "br" => return self.line_end(tag),
            "html" | "body" => return self.close(),
            "button" => self.apart = Some(tag),
            _ => {}
        }
        if is_apart(element.name()) {
            self.beside = Some(tag.end);
        }
        match self.tree.ended_by_end(element) {
            Some(Ended::From(first)) => {
                self.pop_to(first + 1, at);
                if element.name() == "q" && !self.tree.state().is_hidden() {
                    self.quotation_mark(false, tag);
                }
                self.pop(at, Some(tag));
            }
            Some(Ended::Only(one)) => {
                let entry = self.tree.remove(one);
                self.ended(&entry, at, Some(tag));
            }
            // An end tag of a paragraph that is not open makes an empty one.
            None if element.name() == "p" => self.close(),
            None => {}
        }
    }

    /// Ends the elements from the one of that number on, the innermost first, at a place of the source.
    fn pop_to(&mut self, first: usize, at: usize) {
        while self.tree.len() > first {
            self.pop(at, None);
        }
    }

    fn pop(&mut self, at: usize, tag: Option<Span>) {
        if let Some(entry) = self.tree.pop() {
            self.ended(&entry, at, tag);
        }
    }

    fn ended(&mut self, entry: &Entry, at: usize, tag: Option<Span>) {
        if !entry.state.is_hidden() {
            self.at_end(entry, at);
        }
        if entry.is_block() {
            self.close();
        } else if let Some(tag) = tag {
            self.out.elements.push(entry.tag.join(tag));
        }
    }

    /// Takes back what an element held that is no text, or puts something else there.
    fn at_end(&mut self, entry: &Entry, at: usize) {
        let Some(open) = self.open.filter(|_| entry.at_end != AtEnd::Nothing) else {
            return;
        };
        let text = self.out.rendering.text();
        // What started in a block before this one stays.
        let is_first = open.start > entry.mark && text[entry.mark..open.start].trim().is_empty();
        let mark = if is_first { open.first } else { entry.mark };
        if text.len() <= mark || open.start > mark {
            return;
        }
        let (before, inside) = (&text[open.start..mark], &text[mark..]);
        let opens_note = entry.state.notes && before.trim().is_empty();
        let is_short = inside.chars().count() <= NOTE;
        let goes = match entry.at_end {
            AtEnd::Nothing => false,
            AtEnd::Mark => !inside.contains(char::is_alphanumeric) || opens_note && is_short,
            AtEnd::Note => (entry.links || entry.state.linked || opens_note) && is_short,
            AtEnd::Formula => true,
        };
        let is_formula = entry.at_end == AtEnd::Formula;
        let raised = (entry.at_end == AtEnd::Note && !goes)
            .then(|| raised(inside.trim_start()))
            .flatten();
        if !goes && raised.is_none() {
            return;
        }
        // The space before what is written in another way stays.
        let stays = is_formula || raised.is_some();
        let space = usize::from(stays && inside.starts_with(' '));
        self.out.rendering.truncate(mark + space);
        let span = Span::new(entry.tag.end as usize, at);
        if let Some(raised) = raised {
            self.out.rendering.push_other(&raised, span);
            return;
        }
        self.white = None;
        if is_formula {
            self.out.opaque.push(span);
            self.out.rendering.push_other(FORMULA, span);
        }
    }

    fn close(&mut self) {
        self.white = None;
        let Some(open) = self.open.take() else {
            return;
        };
        let text = self.out.rendering.text();
        let end = text.len();
        if text[open.start..].trim().is_empty() {
            return;
        }
        // An item that is a link to a place in a page is a line of a table of contents.
        let listed = open.linked && open.kind == Some(Kind::ListItem);
        let (kind, level) = if listed {
            (Some(Kind::Contents), 0)
        } else {
            (open.kind, open.level)
        };
        self.out.all.push(Block {
            kind,
            level,
            span: Span::new(open.start, end),
        });
    }

    /// Makes sure that a block is open, before what is in the source from `at` on.
    fn inline(&mut self, at: usize) {
        if self.open.is_some() {
            return;
        }
        let state = self.tree.state();
        let item = state.item.and_then(|item| self.items.get_mut(item));
        let started = item.as_ref().is_some_and(|item| item.started);
        let (kind, level) = state.kind(started);
        if !self.out.rendering.text().is_empty() {
            self.out.rendering.part("\n\n");
        }
        let start = self.out.rendering.text().len();
        self.open = Some(Open {
            kind,
            level,
            start,
            first: start,
            linked: true,
        });
        let number = item.and_then(|item| {
            item.started = true;
            item.number.take()
        });
        if let Some((number, style, tag)) = number
            && matches!(kind, Some(Kind::ListItem | Kind::Heading))
            && tag.start >= self.out.rendering.end_of_source()
            && !says_number(&self.text[at..], number)
        {
            let label = format!("{} ", style.label(number));
            self.out.fixed.push(tag);
            self.out.rendering.push_other(&label, tag);
            if let Some(open) = &mut self.open {
                open.first = self.out.rendering.text().len();
            }
        }
    }

    /// A line end; two of them end a paragraph.
    fn line_end(&mut self, tag: Span) {
        let state = self.tree.state();
        if state.is_hidden() || self.open.is_none() {
            return;
        }
        self.white = None;
        if self.out.rendering.text().ends_with('\n') && !state.preformatted {
            self.close();
        } else {
            self.out.fixed.push(tag);
            self.out.rendering.push_other("\n", tag);
        }
    }

    /// What stands for a picture.
    fn picture(&mut self, attributes: (u32, u32), tag: Span) {
        let state = self.tree.state();
        let alternative = self.page.attribute(attributes, Name::Alt);
        if let Some(span) = alternative.filter(|span| !span.is_empty() && !state.is_hidden()) {
            self.out.fixed.push(tag);
            self.run(span, state);
        }
    }

    fn quotation_mark(&mut self, opens: bool, tag: Span) {
        let inner = self.tree.count("q").is_multiple_of(2);
        let mark = match (opens, inner) {
            (true, false) => "“",
            (true, true) => "‘",
            (false, false) => "”",
            (false, true) => "’",
        };
        self.out.fixed.push(tag);
        self.put(Some(mark), tag, self.tree.state());
    }

    fn formula(&mut self, whole: Span) {
        self.out.opaque.push(whole);
        self.put(Some(FORMULA), whole, State::default());
    }

    fn text(&mut self, span: Span) {
        if self.tree.count("head") > 0
            && !self.tree.state().drawn
            && self.tree.top_is("head")
            && !span.of(self.text).trim_ascii().is_empty()
        {
            self.end(Element::named(b"head"), Span::empty(span.start as usize));
        }
        let state = self.tree.state();
        if !state.is_hidden() {
            self.run(span, state);
            self.templates(span);
        }
    }

    /// Hides what a program fills in before the page is shown: `{{ title }}`, `{% if %}`.
    fn templates(&mut self, span: Span) {
        let text = span.of(self.text);
        for (opens, closes) in [("{{", "}}"), ("{%", "%}")] {
            let mut at = 0;
            while let Some(start) = text[at..].find(opens).map(|found| at + found) {
                let Some(length) = text[start..].find(closes) else {
                    break;
                };
                at = start + length + closes.len();
                let first = span.start as usize;
                self.out.opaque.push(Span::new(first + start, first + at));
            }
        }
    }

    /// Adds text of the source.
    fn run(&mut self, span: Span, state: State) {
        let bytes = self.text.as_bytes();
        let (mut at, end) = (span.start as usize, span.end as usize);
        while at < end {
            if bytes[at] == b'&'
                && let Some((characters, length)) = self.references.read(&self.text[at..end])
            {
                let characters = characters.to_owned();
                let span = Span::new(at, at + length);
                if !is_icon(&characters) {
                    self.put(Some(&characters), span, state);
                }
                at += length;
                continue;
            }
            let white = !state.preformatted && is_white(bytes[at]);
            let ends = |byte: &u8| {
                if white {
                    !is_white(*byte)
                } else {
                    *byte == b'&' || (!state.preformatted && is_white(*byte))
                }
            };
            let rest = &bytes[at + 1..end];
            let next = at + 1 + rest.iter().position(ends).unwrap_or(rest.len());
            let part = Span::new(at, next);
            if white {
                self.white(part, state.code);
            } else if !is_icon(part.of(self.text)) {
                self.put(None, part, state);
            }
            at = next;
        }
    }

    fn white(&mut self, span: Span, code: bool) {
        if self.open.is_some() && self.white.is_none() {
            self.white = Some(White {
                span,
                breaks: span.of(self.text).contains(['\n', '\r']),
                code,
            });
        }
    }

    /// Adds what is at `span`, or what that stands for.
    fn put(&mut self, other: Option<&str>, span: Span, state: State) {
        self.inline(span.start as usize);
        let next = other.unwrap_or(span.of(self.text)).chars().next();
        let apart = self.apart.take();
        if let Some(white) = self.white.take() {
            self.space(white, next);
        } else if let (Some(tag), Some(next)) = (apart, next) {
            self.set_apart(tag, next);
        }
        if state.code {
            self.hide(span);
        }
        if let Some(open) = &mut self.open {
            open.linked &= state.linked;
        }
        match other {
            Some(other) => self.out.rendering.push_other(other, span),
            None => self.out.rendering.push(self.text, span),
        }
    }

    /// Adds a space before `next`, unless a line starts there, or a line end of the source stands for nothing.
    fn space(&mut self, white: White, next: Option<char>) {
        let before = self.out.rendering.text().chars().next_back();
        let (Some(before), Some(next), Some(open)) = (before, next, self.open) else {
            return;
        };
        let unspaced = script::is_unspaced(before) && script::is_unspaced(next);
        let wide = joining::is_wide_mark(before) || joining::is_wide_mark(next);
        let at_start = before == '\n' || self.out.rendering.text().len() == open.start;
        if at_start || (white.breaks && (unspaced || wide)) {
            return;
        }
        if white.code {
            self.hide(white.span);
        }
        let first = Span::new(white.span.start as usize, white.span.start as usize + 1);
        if first.of(self.text) == " " && !white.breaks {
            self.out.rendering.push(self.text, first);
        } else {
            self.out.rendering.push_other(" ", white.span);
        }
    }

    /// Parts what follows a link, a button or a label that is next to another one: in a page they are drawn apart.
    fn set_apart(&mut self, tag: Span, next: char) {
        let Some(open) = self.open else { return };
        let text = &self.out.rendering.text()[open.first..];
        let before = text.chars().next_back();
        if before.is_some_and(char::is_alphanumeric) && next.is_alphanumeric() {
            self.out.fixed.push(tag);
            if !before.is_some_and(script::is_unspaced) || !script::is_unspaced(next) {
                self.out.rendering.push_other(" ", tag);
            }
        }
    }

    fn hide(&mut self, span: Span) {
        match self.out.opaque.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => self.out.opaque.push(span),
        }
    }
}

/// Whether two elements of that name are drawn apart where nothing is between them.
fn is_apart(name: &str) -> bool {
    matches!(name, "a" | "button" | "label")
}

/// White space that a browser shows as one space: no-break spaces and those of East Asia are not.
fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// Whether a text is signs of a font of the page, which mean nothing in another: drawings of a button.
fn is_icon(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\u{e000}'..='\u{f8ff}'))
}

/// The declarations of an attribute, in lower case and without white space.
fn declarations(written: &str) -> String {
    let kept = written.chars().filter(|c| !c.is_whitespace());
    kept.map(|c| c.to_ascii_lowercase()).collect()
}

fn integer(written: &str) -> Option<i64> {
    let written = written.trim();
    let (sign, rest) = match written.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", written.strip_prefix('+').unwrap_or(written)),
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number: i32 = format!("{sign}{}", &rest[..digits]).parse().ok()?;
    Some(i64::from(number))
}

/// Whether a text starts with that number in its own words: then the page does not show it a second time.
fn says_number(text: &str, number: i64) -> bool {
    let line = &text[..text.find(['<', '\n']).unwrap_or(text.len())];
    let label = label::read(&normalise::head(line));
    label.is_some_and(|label| u64::try_from(number) == Ok(label.number))
}
