//! A document as rules read it: its paragraphs with their characters, sentences and dates, each made once for all rules, and the
//! language of each.
//!
//! There are three views of a text, and a rule takes the one that its question asks for:
//!
//! - the *key* ([`Paragraph::key`]): what normalising leaves, lines joined, widths folded. For words, names, numbers, sentences.
//! - the *glyphs* ([`Paragraph::glyphs`], [`Paragraph::text`]): each character that a reader sees, with its place; code, formulas and
//!   links hidden. For marks, spaces, and whatever the key folds.
//! - the *source* ([`Reading::quote`]): what is in the file. To show, never to search: code and marks of the format are in it.

use std::ops::Deref;
use std::sync::OnceLock;

use crate::document::languages::Languages;
use crate::document::{self, CodeUse, Document, Kind, Links};
use crate::facts::date;
use crate::facts::definitions::{self, Definition};
use crate::language::{Knowledge, Language, Vocabulary};
use crate::text::glyphs::{self, Glyph};
use crate::text::segment;
use crate::text::span::Span;

/// A document, read.
#[derive(Debug)]
pub struct Reading<'a> {
    number: u32,
    document: &'a Document,
    languages: &'a Languages,
    glyphs: Lazy<Vec<Glyph>>,
    texts: Lazy<String>,
    sentences: Lazy<Vec<Span>>,
    dates: Lazy<Vec<date::Found>>,
    definitions: Lazy<Vec<Definition>>,
}

/// Something of every paragraph, made when it is first asked for.
type Lazy<T> = OnceLock<Box<[OnceLock<T>]>>;

impl<'a> Reading<'a> {
    /// The reading of the document with that number in the run.
    #[must_use]
    pub fn new(number: u32, document: &'a Document, languages: &'a Languages) -> Self {
        Self {
            number,
            document,
            languages,
            glyphs: OnceLock::new(),
            texts: OnceLock::new(),
            sentences: OnceLock::new(),
            dates: OnceLock::new(),
            definitions: OnceLock::new(),
        }
    }

    /// Counted from 0 in the order of the run.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The document itself.
    #[must_use]
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// Every paragraph.
    pub fn paragraphs(&self) -> impl DoubleEndedIterator<Item = Paragraph<'_>> + ExactSizeIterator {
        (0..self.document.paragraphs.len()).map(|index| self.paragraph(index))
    }

    /// The paragraph with that index.
    ///
    /// # Panics
    /// When none exists.
    #[must_use]
    pub fn paragraph(&self, index: usize) -> Paragraph<'_> {
        Paragraph {
            index,
            inner: &self.document.paragraphs[index],
            reading: self,
        }
    }

    /// The paragraphs of running text, lists and headings: all but code, laid-out figures and tables of contents.
    pub fn prose(&self) -> impl DoubleEndedIterator<Item = Paragraph<'_>> {
        let code = self.document.code == CodeUse::Text;
        self.paragraphs().filter(move |each| match each.kind {
            Kind::Code => code,
            kind => kind != Kind::Contents && !kind.is_apart(),
        })
    }

    /// Every paragraph but those that the marks of the format make code.
    pub fn written(&self) -> impl DoubleEndedIterator<Item = Paragraph<'_>> {
        self.paragraphs()
            .filter(|each| self.document.is_written(each.inner))
    }

    /// The comparison keys of all paragraphs, as one text: what stands anywhere in the document.
    #[must_use]
    pub fn keys(&self) -> &'a str {
        self.document.keys.text()
    }

    /// The source after a span of [`Reading::keys`].
    #[must_use]
    pub fn source(&self, span: Span) -> Span {
        self.document.keys.source(span)
    }

    /// The parts of a span of the source that are no running header, footer or page number.
    #[must_use]
    pub fn without_furniture(&self, span: Span) -> Vec<Span> {
        self.document.without_furniture(span)
    }

    /// What is at a span of the source, to be shown: without marks and names of characters where the format has such names.
    #[must_use]
    pub fn quote(&self, span: Span) -> &'a str {
        self.document.seen(span)
    }

    /// Where in the source a part of a quotation is; the part is in bytes of what [`Reading::quote`] gives for the span.
    #[must_use]
    pub fn quoted(&self, span: Span, part: std::ops::Range<usize>) -> Span {
        self.document.seen_part(span, part)
    }

    /// Whether a character of that sort stands anywhere in the file: a quick look before a long one.
    #[must_use]
    pub fn has(&self, sort: impl Fn(char) -> bool) -> bool {
        self.document.text.contains(sort)
    }

    /// The file as it is, code and marks of the format included: for what stands nowhere else, such as characters that no key keeps.
    #[must_use]
    pub fn file(&self) -> &'a str {
        &self.document.text
    }

    /// What comes before the first paragraph and belongs to none: front matter, comments. It starts where the file starts.
    #[must_use]
    pub fn front(&self) -> &'a str {
        let first = self.document.paragraphs.first();
        let end = first.map_or(self.document.text.len(), |first| first.span.start as usize);
        &self.document.text[..end]
    }

    /// The links, where marks of the format show them.
    #[must_use]
    pub fn links(&self) -> &'a Links {
        &self.document.links
    }

    /// What is in the source before and after a span, for making a fix; what is seen there where the format names characters.
    #[must_use]
    pub fn around(&self, span: Span) -> (&'a str, &'a str) {
        let (text, span) = match self.document.rendering() {
            Some(rendering) => (rendering.text(), rendering.seen(span)),
            None => (self.document.text.as_str(), span),
        };
        (&text[..span.start as usize], &text[span.end as usize..])
    }

    /// Whether the language of the paragraph at a span has all that `needs` names. Where there is no paragraph, nothing is needed.
    #[must_use]
    pub fn knows(&self, span: Span, needs: &[Knowledge]) -> bool {
        if needs.is_empty() {
            return true;
        }
        let paragraphs = &self.document.paragraphs;
        let at = paragraphs.partition_point(|each| each.span.end <= span.start);
        at == paragraphs.len()
            || (self.languages.of(at))
                .is_some_and(|language| needs.iter().all(|knowledge| language.knows(*knowledge)))
    }

    fn cell<'cells, T>(&self, cells: &'cells Lazy<T>, index: usize) -> &'cells OnceLock<T> {
        let all = cells.get_or_init(|| {
            let count = self.document.paragraphs.len();
            std::iter::repeat_with(OnceLock::new).take(count).collect()
        });
        &all[index]
    }
}

/// A paragraph of a [`Reading`].
#[derive(Clone, Copy, Debug)]
pub struct Paragraph<'r> {
    index: usize,
    inner: &'r document::Paragraph,
    reading: &'r Reading<'r>,
}

impl Deref for Paragraph<'_> {
    type Target = document::Paragraph;

    fn deref(&self) -> &Self::Target {
        self.inner
    }
}

impl<'r> Paragraph<'r> {
    /// Counted from 0 in the document.
    #[must_use]
    pub fn index(self) -> usize {
        self.index
    }

    /// The paragraphs before it.
    #[must_use]
    pub fn before(self) -> &'r [document::Paragraph] {
        &self.reading.document.paragraphs[..self.index]
    }

    /// Its comparison key, label included.
    #[must_use]
    pub fn key(self) -> &'r str {
        self.reading.document.key(self.inner)
    }

    /// Its comparison key without its label.
    #[must_use]
    pub fn body(self) -> &'r str {
        self.reading.document.body(self.inner)
    }

    /// The label as the key has it; empty when none exists.
    #[must_use]
    pub fn label_text(self) -> &'r str {
        self.reading.document.label(self.inner)
    }

    /// The source after a span of its key.
    #[must_use]
    pub fn source(self, span: Span) -> Span {
        self.reading.document.source(self.inner, span)
    }

    /// The characters with their places, lines joined, code, formulas and links hidden.
    #[must_use]
    pub fn glyphs(self) -> &'r [Glyph] {
        let cell = self.reading.cell(&self.reading.glyphs, self.index);
        cell.get_or_init(|| self.reading.document.glyphs(self.inner))
    }

    /// Whether a span of its source is code, a formula or an address.
    #[must_use]
    pub(crate) fn is_hidden(self, source: Span) -> bool {
        let glyphs = self.glyphs();
        let first = glyphs.partition_point(|glyph| glyph.span().end <= source.start);
        let inside = glyphs[first..].iter();
        let mut inside = inside.take_while(|glyph| glyph.span().start < source.end);
        inside.any(|glyph| glyph.c == glyphs::OPAQUE)
    }

    /// The text of its glyphs: every mark as it stands, lines joined.
    #[must_use]
    pub fn text(self) -> &'r str {
        let cell = self.reading.cell(&self.reading.texts, self.index);
        cell.get_or_init(|| self.glyphs().iter().map(|glyph| glyph.c).collect())
    }

    /// The sentences of its key, in bytes of the key. None ends inside code, a formula or an address.
    #[must_use]
    pub fn sentences(self) -> &'r [Span] {
        let cell = self.reading.cell(&self.reading.sentences, self.index);
        cell.get_or_init(|| {
            let all = segment::sentences(self.key());
            if self.reading.document.markup.opaque().is_empty() {
                return all;
            }
            let mut out: Vec<Span> = Vec::new();
            for sentence in all {
                match out.last_mut() {
                    Some(last) if self.is_amid_hidden(last.end, sentence.start) => {
                        *last = last.join(sentence);
                    }
                    _ => out.push(sentence),
                }
            }
            out
        })
    }

    /// Whether what is before one place of its key and behind a later one is of the same code, formula or address.
    fn is_amid_hidden(self, end: u32, start: u32) -> bool {
        let key = self.key();
        let before = key[..end as usize].chars().next_back();
        let behind = key[start as usize..].chars().next();
        let (Some(before), Some(behind)) = (before, behind) else {
            return false;
        };
        let at = |start: u32, c: char| {
            self.source(Span::new(start as usize, start as usize + c.len_utf8()))
        };
        let mark = at(end - before.len_utf8() as u32, before);
        let next = at(start, behind);
        let glyphs = self.glyphs();
        let first = glyphs.partition_point(|glyph| glyph.span().end <= mark.start);
        let inside = glyphs[first..].iter();
        let mut inside = inside.take_while(|glyph| glyph.span().start < next.end);
        inside.all(|glyph| glyph.c == glyphs::OPAQUE)
    }

    /// The dates in its key, in bytes of the key.
    #[must_use]
    pub(crate) fn dates(self) -> &'r [date::Found] {
        let cell = self.reading.cell(&self.reading.dates, self.index);
        cell.get_or_init(|| date::find(self.key(), self.language()))
    }

    /// The terms that are defined in its key, in order, in bytes of the key.
    #[must_use]
    pub(crate) fn definitions(self) -> &'r [Definition] {
        let cell = self.reading.cell(&self.reading.definitions, self.index);
        cell.get_or_init(|| definitions::find(self.key()))
    }

    /// Its language, where that is known.
    #[must_use]
    pub fn language(self) -> Option<&'static Language> {
        self.reading.languages.of(self.index)
    }

    /// The languages whose words count in it.
    #[must_use]
    pub(crate) fn vocabulary(self) -> Vocabulary {
        Vocabulary::of(self.language())
    }
}
