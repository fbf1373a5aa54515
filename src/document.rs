//! A document as every command sees it: its text, its paragraphs, and their comparison keys.
//!
//! Readers in `input/` make documents; nothing changes them afterwards.

pub(crate) mod blocks;
pub mod guard;
pub mod languages;
pub mod markup;
pub mod reading;
pub mod suppression;
pub mod tree;

use crate::document::markup::Markup;
use crate::document::suppression::Suppression;
use crate::facts::label::Label;
use crate::text::glyphs::{self, Glyph};
use crate::text::keys::Keys;
use crate::text::rendering::Rendering;
use crate::text::segment::{self, Token};
use crate::text::span::Span;

/// What a paragraph is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A title or a heading.
    Heading,
    /// Running text.
    Body,
    /// An item of a list.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// Code, a figure or a table laid out with spaces.
    Code,
    /// A cell of a table.
    TableCell,
    /// A footnote.
    Footnote,
    /// A line of a table of contents.
    Contents,
    /// What stands above every page.
    Header,
    /// What stands below every page.
    Footer,
    /// What somebody remarked on the text.
    Comment,
}

impl Kind {
    /// Whether it belongs to no place in the text: what stands on every page, and remarks. Such paragraphs come last.
    #[must_use]
    pub fn is_apart(self) -> bool {
        matches!(self, Self::Header | Self::Footer | Self::Comment)
    }
}

/// What checks make of paragraphs of [`Kind::Code`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CodeUse {
    /// They only look like code, or like a table: rules for prose leave them out, a repeated passage is found.
    #[default]
    Guessed,
    /// Marks of the format say that they are: no check sees them.
    Apart,
    /// They are to be checked like all other text.
    Text,
}

/// The links of a document, and the places in it that they can lead to.
#[derive(Clone, Debug)]
pub struct Links {
    /// The targets of links, in bytes of [`Document::text`].
    pub targets: Vec<Span>,
    /// The names that headings are given by marks.
    pub anchors: Vec<String>,
    /// The text of each heading.
    pub headings: Vec<String>,
    /// Whether marks name every heading.
    pub are_named: bool,
    /// Whether all of the text is in the file, and nothing is put in later.
    pub is_whole: bool,
    /// What links and notes go by, in order.
    pub named: Vec<Named>,
    /// Whether the marks of notes in the text are among them: of other formats only the notes themselves are known.
    pub has_marks_of_notes: bool,
}

/// A place where a link or a note is called by a name, or where the name is explained: `[the gate][gate]`, `[gate]: https://…`, `[^1]`.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name, in lower case.
    pub name: String,
    /// Where, in bytes of [`Document::text`].
    pub span: Span,
    /// What it does there.
    pub role: Role,
    /// Whether it is that of a note.
    pub is_note: bool,
}

/// What a name of a link or note does at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is used.
    Used,
    /// It is used like that of a link, and the text says nowhere where it leads.
    Missing,
    /// It is explained.
    Defined,
}

impl Default for Links {
    fn default() -> Self {
        Self {
            targets: Vec::new(),
            anchors: Vec::new(),
            headings: Vec::new(),
            are_named: true,
            is_whole: false,
            named: Vec::new(),
            has_marks_of_notes: false,
        }
    }
}

/// One paragraph: spans only, no copy of the text.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// From its first to its last character, in bytes of [`Document::text`]. Furniture can be inside, where a page break cuts it.
    pub span: Span,
    /// Its comparison key, in bytes of [`Document::keys`].
    pub key: Span,
    /// Where in [`Document::keys`] its text starts, after the label.
    pub body: u32,
    /// What it is.
    pub kind: Kind,
    /// The level of a heading or list item, from 1; 0 for others.
    pub level: u8,
    /// Its number or bullet. The spans in it are relative to the key, spaces counted as `text::normalise::head` keeps them.
    pub label: Option<Label>,
}

/// A text with its paragraphs. Spans of paragraphs are in order and do not overlap.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path as it was typed, or `-`.
    pub name: String,
    /// The decoded text, whole, as the file has it, without a byte-order mark.
    pub text: String,
    /// The paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The comparison keys of all paragraphs.
    pub keys: Keys,
    /// Running headers, footers, page numbers and rules between paragraphs: text that belongs to no paragraph.
    pub furniture: Vec<Span>,
    /// What the marks of the format say inside paragraphs.
    pub markup: Markup,
    /// What checks make of its code.
    pub code: CodeUse,
    /// Comments that tell checks to leave something out, in order.
    pub suppressions: Vec<Suppression>,
    /// Its links, where marks of the format show them.
    pub links: Links,
    /// The encoding of its bytes, where nothing said which it is.
    pub guessed_encoding: Option<&'static str>,
    /// What people call its format, where that has no lines: then its text was made by its reader, and no file has it.
    pub container: Option<&'static str>,
    /// The page on which each paragraph starts, from 1, where the format has pages; else nothing.
    pub pages: Vec<u32>,
    /// What of it could not be read.
    pub lost: Lost,
}

/// What of a document could not be read, though the rest could.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Characters whose fonts do not say which they are; in the text there is U+FFFD for each.
    pub characters: usize,
    /// Pages that are pictures without text.
    pub pages: usize,
}

impl Document {
    /// A document without a name and without text: the other side of one that came or went.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            name: String::new(),
            text: String::new(),
            paragraphs: Vec::new(),
            keys: Keys::default(),
            furniture: Vec::new(),
            markup: Markup::default(),
            code: CodeUse::default(),
            suppressions: Vec::new(),
            links: Links::default(),
            guessed_encoding: None,
            container: None,
            pages: Vec::new(),
            lost: Lost::default(),
        }
    }

    /// Leaves out what belongs to no place in the text, with the text of it.
    pub fn leave_apart(&mut self) {
        let is_placed = |each: &Paragraph| !each.kind.is_apart();
        let kept = self.paragraphs.iter().take_while(|each| is_placed(each));
        let kept = kept.count();
        if let Some(first) = self.paragraphs.get(kept) {
            let text = self.text[..first.span.start as usize].trim_end().len();
            self.text.truncate(text);
            self.text.extend((text > 0).then_some('\n'));
            self.paragraphs.truncate(kept);
        }
    }

    /// The source text of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// What its reader sees at a span of the source: without marks and names of characters, where the format has such names. White space
    /// is shown as it is, to tell a line end from a space.
    #[must_use]
    pub fn seen(&self, span: Span) -> &str {
        let written = self.slice(span);
        match self.rendering() {
            Some(rendering) if !written.trim_ascii().is_empty() => {
                rendering.seen(span).of(rendering.text())
            }
            _ => written,
        }
    }

    /// Where in the source a part of what [`Document::seen`] shows of a span is; the part is in bytes of that text.
    #[must_use]
    pub fn seen_part(&self, span: Span, part: std::ops::Range<usize>) -> Span {
        match self.rendering() {
            Some(rendering) if !self.slice(span).trim_ascii().is_empty() => {
                let seen = rendering.seen(span).start as usize;
                rendering.source(Span::new(seen + part.start, seen + part.end))
            }
            _ => {
                let start = span.start as usize;
                Span::new(start + part.start, start + part.end)
            }
        }
    }

    /// The comparison key of a paragraph, label included.
    #[must_use]
    pub fn key(&self, paragraph: &Paragraph) -> &str {
        paragraph.key.of(self.keys.text())
    }

    /// The comparison key of a paragraph without its label.
    #[must_use]
    pub fn body(&self, paragraph: &Paragraph) -> &str {
        &self.keys.text()[paragraph.body as usize..paragraph.key.end as usize]
    }

    /// The label as the key has it; empty when none exists.
    #[must_use]
    pub fn label(&self, paragraph: &Paragraph) -> &str {
        match paragraph.label {
            Some(_) => {
                self.keys.text()[paragraph.key.start as usize..paragraph.body as usize].trim()
            }
            None => "",
        }
    }

    /// The label of a paragraph as it is written, empty where it has none.
    #[must_use]
    pub fn written_label(&self, paragraph: &Paragraph) -> &str {
        let label = self.label(paragraph);
        let start = paragraph.key.start as usize;
        let span = self.keys.source(Span::new(start, start + label.len()));
        if label.is_empty() {
            ""
        } else {
            self.seen(span)
        }
    }

    /// The paragraphs that a span touches.
    pub fn paragraphs_in(&self, span: Span) -> impl Iterator<Item = &Paragraph> {
        let first = self
            .paragraphs
            .partition_point(|each| each.span.end <= span.start);
        let rest = self.paragraphs[first..].iter();
        rest.take_while(move |each| each.span.start < span.end)
    }

    /// The paragraphs of running text, lists and headings with their numbers: all but code, laid-out figures and tables of contents.
    pub fn prose(&self) -> impl Iterator<Item = (usize, &Paragraph)> {
        let wanted = |kind| match kind {
            Kind::Code => self.code == CodeUse::Text,
            kind => kind != Kind::Contents && !kind.is_apart(),
        };
        let numbered = self.paragraphs.iter().enumerate();
        numbered.filter(move |(_, each)| wanted(each.kind))
    }

    /// The same without their numbers.
    pub fn running(&self) -> impl Iterator<Item = &Paragraph> {
        self.prose().map(|(_, paragraph)| paragraph)
    }

    /// Whether repeated passages are looked for in a paragraph: not in code that is marked as such, nor in what stands on every page.
    #[must_use]
    pub fn is_written(&self, paragraph: &Paragraph) -> bool {
        !(paragraph.kind.is_apart() || self.code == CodeUse::Apart && paragraph.kind == Kind::Code)
    }

    /// The source after a span of a paragraph's key; the span is in bytes of that key.
    #[must_use]
    pub fn source(&self, paragraph: &Paragraph, span: Span) -> Span {
        let base = paragraph.key.start;
        self.keys.source(Span {
            start: base + span.start,
            end: base + span.end,
        })
    }

    /// The tokens of a paragraph's key; spans are in bytes of [`Document::keys`].
    #[must_use]
    pub fn tokens(&self, paragraph: &Paragraph) -> Vec<Token> {
        let mut out = Vec::new();
        segment::tokens(self.key(paragraph), paragraph.key.start as usize, &mut out);
        out
    }

    /// The text of a paragraph as a reader would copy it: lines joined, white space single, every other character as it stands.
    #[must_use]
    pub fn reading(&self, paragraph: &Paragraph) -> String {
        self.keys.reading(paragraph.key, &self.text)
    }

    /// The parts of `span` that are not furniture.
    #[must_use]
    pub fn without_furniture(&self, span: Span) -> Vec<Span> {
        let first = self
            .furniture
            .partition_point(|piece| piece.end <= span.start);
        let mut out = Vec::new();
        let mut start = span.start;
        for piece in self.furniture[first..]
            .iter()
            .take_while(|piece| piece.start < span.end)
        {
            if piece.start > start {
                out.push(Span {
                    start,
                    end: piece.start,
                });
            }
            start = piece.end.min(span.end).max(start);
        }
        if start < span.end || out.is_empty() {
            out.push(Span {
                start,
                end: span.end,
            });
        }
        out
    }

    /// The characters of a paragraph with their places, lines joined, code, formulas and links hidden.
    #[must_use]
    pub fn glyphs(&self, paragraph: &Paragraph) -> Vec<Glyph> {
        self.glyphs_in(paragraph.span)
    }

    /// The same for a part of a paragraph.
    pub(crate) fn glyphs_in(&self, span: Span) -> Vec<Glyph> {
        let mut glyphs = match self.rendering() {
            Some(rendering) => glyphs::rendered(&self.text, rendering.pieces_in(span)),
            None => glyphs::glyphs(&self.text, &self.without_furniture(span)),
        };
        if self.code == CodeUse::Apart {
            glyphs::hide(&mut glyphs, self.markup.opaque());
        }
        glyphs
    }

    /// What its reader sees, where the format names characters.
    pub(crate) fn rendering(&self) -> Option<&Rendering> {
        let rendering = self.keys.rendering();
        rendering.filter(|_| self.markup.names_characters())
    }

    /// How many characters its paragraphs have, furniture and white space between them left out.
    #[must_use]
    pub fn characters(&self) -> usize {
        self.paragraphs
            .iter()
            .flat_map(|each| self.without_furniture(each.span))
            .map(|span| self.slice(span).chars().count())
            .sum()
    }
}

/// A paragraph of one of several documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParagraphId {
    /// The document, counted from 0 in the order of the run.
    pub document: u32,
    /// The paragraph in it, counted from 0.
    pub paragraph: u32,
}
