//! From the elements of a Word file to blocks: paragraphs, tables by rows and cells, and what stands apart.

mod line;

use rustc_hash::FxHashSet;

use crate::document::Kind;
use crate::input::Revisions;
use crate::input::docx::Origin;
use crate::input::docx::numbering::{Counters, Mark, Numbering};
use crate::input::docx::parts::Head;
use crate::input::docx::story::line::{Field, Line};
use crate::input::docx::styles::{Style, Styles};
use crate::input::docx::view::{self, CHOICE, WORD};
use crate::input::made::{Block, Made, counted_label, entry};
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

/// Tells the text of a file, block by block.
pub(super) struct Teller<'file> {
    styles: &'file Styles,
    numbering: &'file Numbering,
    revisions: Revisions,
    counters: Counters,
    made: Made,
    /// Where each block is from.
    origins: Vec<Origin>,
    story: Story,
    /// The part that is being told.
    part: &'static str,
    /// How many tables are around.
    tables: usize,
    /// The fields that are open.
    fields: Vec<Field>,
    /// Whether each field that is opened in the story is closed in it.
    is_balanced: bool,
    /// A paragraph whose end is not seen: the next one goes on with it.
    waiting: Option<Paragraph>,
    /// What the text refers to: the sort of note, and its name.
    notes: Vec<(&'static str, String)>,
    sections: Vec<Head>,
    /// The texts above and below pages.
    heads: FxHashSet<String>,
}

/// A paragraph, read.
struct Paragraph {
    text: String,
    /// Formulas, in bytes of the text.
    opaque: Vec<Span>,
    format: Format,
    /// Where its elements start in the part.
    elements: Vec<u32>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug)]
struct Format {
    /// What its style says.
    kind: Option<Kind>,
    /// The level of a heading, from 0.
    outline: Option<u8>,
    /// The list that it is an item of, and the level there.
    list: Option<(i64, u8)>,
    /// Whether its end is hidden: without text, nothing is seen of it.
    is_hidden: bool,
    /// Whether it counts: one whose end was deleted shows its number only.
    counts: bool,
    /// Whether it is an entry of a table of contents.
    contents: bool,
}

impl<'file> Teller<'file> {
    pub(super) fn new(
        styles: &'file Styles,
        numbering: &'file Numbering,
        revisions: Revisions,
    ) -> Self {
        Self {
            styles,
            numbering,
            revisions,
            counters: Counters::default(),
            made: Made::default(),
            origins: Vec::new(),
            story: Story::Body,
            part: "",
            tables: 0,
            fields: Vec::new(),
            is_balanced: true,
            waiting: None,
            notes: Vec::new(),
            sections: Vec::new(),
            heads: FxHashSet::default(),
        }
    }

    /// Tells all that is in an element of a part.
    pub(super) fn tell(&mut self, node: Node<'_>, story: Story, part: &'static str) {
        (self.story, self.part) = (story, part);
        self.is_balanced = line::is_balanced(node);
        self.blocks(node);
        self.flush();
        self.fields.clear();
    }

    /// The blocks that were told, and where each is from.
    pub(super) fn finish(self) -> (Made, Vec<Origin>) {
        (self.made, self.origins)
    }

    /// The names of the notes of a sort that were referred to so far, each once.
    pub(super) fn notes(&self, sort: &str) -> Vec<String> {
        let mut seen = FxHashSet::default();
        let own = self.notes.iter().filter(|(each, _)| *each == sort);
        let own = own.filter(|(_, id)| seen.insert(id.clone()));
        own.map(|(_, id)| id.clone()).collect()
    }

    /// What stands above and below the pages of the sections that were told.
    pub(super) fn take_sections(&mut self) -> Vec<Head> {
        std::mem::take(&mut self.sections)
    }

    fn blocks(&mut self, node: Node<'_>) {
        for child in node.children().filter(|child| child.is_element()) {
            match child.name() {
                (WORD, "p") => self.paragraph(child),
                (WORD, "tbl") => self.table(child),
                (WORD, "sectPr") => self.section(child),
                (WORD, "tcPr" | "sdtPr" | "sdtEndPr") => {}
                (WORD, name) if view::is_left_out(name, self.revisions) => {}
                (CHOICE, "AlternateContent") => {
                    if let Some(branch) = view::chosen(child) {
                        self.blocks(branch);
                    }
                }
                _ => self.blocks(child),
            }
        }
    }

    fn section(&mut self, node: Node<'_>) {
        let has_first = node.child(WORD, "titlePg").is_some_and(view::is_on);
        for child in node.children() {
            let kind = match child.name() {
                (WORD, "headerReference") => Kind::Header,
                (WORD, "footerReference") => Kind::Footer,
                _ => continue,
            };
            let page = child.attribute("type").unwrap_or_default();
            if let Some(relation) = child
                .attribute("id")
                .filter(|_| has_first || page != "first")
            {
                self.sections.push(Head {
                    kind,
                    relation: relation.into_owned(),
                    is_even: page == "even",
                });
            }
        }
    }

    fn table(&mut self, node: Node<'_>) {
        self.flush();
        self.tables += 1;
        self.rows(node);
        self.tables -= 1;
    }

    fn rows(&mut self, node: Node<'_>) {
        for child in node.children().filter(|child| child.is_element()) {
            match child.name() {
                (WORD, "tr") => {
                    let properties = child.child(WORD, "trPr");
                    if !properties.is_some_and(|each| view::leaves_out(each, self.revisions)) {
                        self.cells(child);
                    }
                }
                (WORD, "tblPr" | "tblGrid" | "sdtPr") => {}
                (CHOICE, "AlternateContent") => {
                    if let Some(branch) = view::chosen(child) {
                        self.rows(branch);
                    }
                }
                _ => self.rows(child),
            }
        }
    }

    fn cells(&mut self, node: Node<'_>) {
        for child in node.children().filter(|child| child.is_element()) {
            match child.name() {
                (WORD, "tc") => {
                    let properties = child.child(WORD, "tcPr");
                    if !properties.is_some_and(|each| self.is_gone(each)) {
                        self.blocks(child);
                        self.flush();
                    }
                }
                (WORD, "trPr" | "tblPrEx" | "sdtPr") => {}
                _ => self.cells(child),
            }
        }
    }

    /// Whether a cell is not seen: it came or went, or it belongs to the one above it or before it.
    fn is_gone(&self, properties: Node<'_>) -> bool {
        properties.children().any(|each| match each.name() {
            (WORD, "cellDel") => self.revisions == Revisions::Final,
            (WORD, "cellIns") => self.revisions == Revisions::Original,
            (WORD, "vMerge" | "hMerge") => each.attribute("val").is_none_or(|val| val != "restart"),
            _ => false,
        })
    }

    fn paragraph(&mut self, node: Node<'_>) {
        let now = node.child(WORD, "pPr");
        let mark = now.and_then(|now| now.child(WORD, "rPr"));
        let is_on = |name: &str| {
            let found = mark.and_then(|mark| mark.child(WORD, name));
            found.is_some_and(view::is_on)
        };
        let ends = mark.is_none_or(|mark| !view::leaves_out(mark, self.revisions));
        let was_deleted = mark.is_some_and(|mark| view::leaves_out(mark, Revisions::Final));
        // The end of a heading that runs on into the text, and that of a large first letter, are not seen either.
        let runs_on = is_on("specVanish");
        let properties = view::properties(node, "pPr", self.revisions);
        let frame = properties.and_then(|properties| properties.child(WORD, "framePr"));
        let is_initial = frame
            .and_then(|frame| frame.attribute("dropCap"))
            .is_some_and(|cap| cap != "none");
        let style = properties.and_then(|properties| view::value(properties, "pStyle"));
        let style = self.styles.paragraph(style.as_deref());
        let mut format = self.format(properties, style);
        format.is_hidden = is_on("vanish");
        format.counts = !was_deleted || self.revisions != Revisions::Both;
        let mut line = Line::new(style, self.is_in_contents());
        self.inline(node, &mut line);
        format.contents = line.contents;
        if !self.is_balanced {
            self.fields.clear();
        }
        if runs_on && ends {
            (format.outline, format.kind) = (None, None);
        }
        self.end(
            Paragraph {
                text: line.text,
                opaque: line.opaque,
                format,
                elements: vec![node.span().start],
            },
            ends && !runs_on && !is_initial,
        );
        for content in line.boxes {
            self.apart(content);
        }
        if let Some(section) = now.and_then(|now| now.child(WORD, "sectPr")) {
            self.section(section);
        }
    }

    /// A text box: it comes after the paragraph that it is tied to.
    fn apart(&mut self, content: Node<'_>) {
        let fields = std::mem::take(&mut self.fields);
        let tables = std::mem::take(&mut self.tables);
        let waiting = self.waiting.take();
        self.blocks(content);
        self.flush();
        (self.fields, self.tables, self.waiting) = (fields, tables, waiting);
    }

    fn format(&self, properties: Option<Node<'_>>, style: &Style) -> Format {
        let own = properties.and_then(|properties| view::number(properties, "outlineLvl"));
        let list = properties.and_then(|properties| properties.child(WORD, "numPr"));
        // Numbers that a tracked change gave were not there before.
        let is_new = |list: &Node<'_>| {
            self.revisions == Revisions::Original && list.child(WORD, "ins").is_some()
        };
        let list = list.filter(|list| !is_new(list));
        let id: Option<i64> = list.and_then(|list| view::number(list, "numId"));
        let level: Option<u8> = list.and_then(|list| view::number(list, "ilvl"));
        let styled = || {
            let list = style.list?;
            let linked = self.numbering.level_of(list, &style.chain, self.styles);
            Some((list, level.or(linked).or(style.level).unwrap_or(0)))
        };
        let list = match id {
            Some(id) => Some((id, level.unwrap_or(0))),
            None => styled(),
        };
        Format {
            kind: style.kind,
            outline: own.or(style.outline).filter(|level: &u8| *level < 9),
            list: list.filter(|(id, _)| *id != 0),
            is_hidden: false,
            counts: true,
            contents: false,
        }
    }

    /// Whether an entry of a table of contents is being told.
    fn is_in_contents(&self) -> bool {
        self.fields.iter().any(Field::is_contents)
    }

    /// Takes a paragraph; `ends` says whether its end is seen.
    fn end(&mut self, own: Paragraph, ends: bool) {
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
        let format = paragraph.format;
        let is_blank = paragraph.text.trim().is_empty();
        if is_blank && format.is_hidden {
            return;
        }
        let mark = format.list.and_then(|item| {
            self.counters
                .next(self.numbering, self.styles, item, format.counts)
        });
        let text = paragraph.text.as_str();
        let (label, space) = match &mark {
            Some(Mark::Number(number, spaced)) => (number.as_str(), *spaced && !number.is_empty()),
            _ => ("", false),
        };
        if is_blank && label.is_empty() {
            return;
        }
        let lead = text.len() - text.trim_start().len();
        let cut = if label.is_empty() { 0 } else { lead };
        let space = if space && !is_blank { " " } else { "" };
        let whole = format!("{label}{space}{}", &text[cut..]);
        let before = (label.len() + space.len()) as u32;
        let moved = |span: &Span| Span {
            start: (span.start + before).saturating_sub(cut as u32),
            end: (span.end + before).saturating_sub(cut as u32),
        };
        let opaque: Vec<Span> = paragraph.opaque.iter().map(moved).collect();
        let block = self.block(format, mark.as_ref(), label);
        if self.is_shown(&whole) {
            let whole = if block.contents {
                entry(&whole)
            } else {
                &whole
            };
            self.made.push(block, whole, &opaque);
            self.origins.resize_with(self.made.count(), || Origin {
                part: self.part,
                elements: paragraph.elements.clone(),
                counted: before as usize,
            });
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

    fn block(&self, format: Format, mark: Option<&Mark>, label: &str) -> Block {
        let item_level = format.list.map_or(1, |(_, level)| level.saturating_add(1));
        let counted = counted_label(label).is_some();
        // Marks that are no labels make an item all the same.
        let is_item = mark.is_some() && !counted;
        let (kind, level) = match (self.story, format) {
            (Story::Apart(kind), _) => (Some(kind), 0),
            (_, format) if format.contents => (None, 0),
            (
                _,
                Format {
                    outline: Some(level),
                    ..
                },
            ) => (Some(Kind::Heading), level + 1),
            _ if self.tables > 0 => (Some(Kind::TableCell), 0),
            (
                _,
                Format {
                    kind: Some(kind), ..
                },
            ) => (Some(kind), 0),
            _ if is_item => (Some(Kind::ListItem), item_level),
            _ => (None, 0),
        };
        Block {
            kind,
            level,
            label: if counted { label.len() } else { 0 },
            contents: format.contents && self.story == Story::Body,
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
    before.elements.extend(own.elements);
    if before.format.list.is_none() && before.format.outline.is_none() {
        before.format = own.format;
    }
    before
}
