//! What the readers of light markup share: blocks of lines of the source, whose marks are left out, as a rendering with its places.

use crate::document::markup::Markup;
use crate::document::{CodeUse, Document, Kind};
use crate::input::assemble::{Found, assemble};
use crate::input::decode::{self, Decoded};
use crate::input::draft::Draft;
use crate::input::rendered::Block;
use crate::input::{Error, Options, rendered};
use crate::text::conflicts;
use crate::text::rendering::{FORMULA, Rendering};
use crate::text::span::Span;

/// What a part of a line is for its reader, in bytes of the joined lines of a block. What no piece covers is text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A mark: nothing of it is seen.
    Mark,
    /// Code inside a line, seen as it is.
    Code,
    /// Something that is put in later, or a formula.
    Other,
    /// Other characters are seen.
    Shown(&'static str),
    /// A line end of the author's own.
    Break,
}

/// The pieces of a text, in order, none overlapping.
pub(super) type Inline = fn(&str) -> Vec<Piece>;

/// How many bytes further the end of a mark is looked for, so that a long paragraph takes no longer for each mark. By hand, 2026-11-30.
pub(super) const REACH: usize = 1 << 13;

/// The text from a place on, as far as the end of a mark is looked for.
pub(super) fn ahead(text: &str, at: usize) -> &str {
    let mut end = text.len().min(at + REACH);
    while !text.is_char_boundary(end) {
        end += 1;
    }
    &text[at..end]
}

/// The blocks of a text, in order of the source.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rendering: Rendering,
    all: Vec<Block>,
    opaque: Vec<Span>,
    fixed: Vec<Span>,
}

impl Sheet {
    /// Adds a block of lines, each a part of a line of `text`, in order. Without `inline`, there are no marks in them.
    pub(super) fn push(
        &mut self,
        text: &str,
        (kind, level): (Option<Kind>, u8),
        lines: &[Span],
        inline: Option<Inline>,
    ) {
        let lines: Vec<Span> = lines
            .iter()
            .copied()
            .filter(|line| kind == Some(Kind::Code) || !line.of(text).trim().is_empty())
            .collect();
        let end = self.rendering.end_of_source();
        if lines.iter().all(|line| line.of(text).trim().is_empty()) || lines[0].start < end {
            return;
        }
        let mut joined = String::new();
        let mut starts = Vec::with_capacity(lines.len());
        for line in &lines {
            if !starts.is_empty() {
                joined.push('\n');
            }
            starts.push(joined.len());
            joined.push_str(line.of(text));
        }
        let pieces = inline.map_or_else(Vec::new, |inline| inline(&joined));
        if !self.rendering.text().is_empty() {
            self.rendering.part("\n\n");
        }
        let start = self.rendering.text().len();
        let joined = Joined {
            text,
            lines: &lines,
            starts: &starts,
        };
        let mut at = 0;
        let whole = joined.length();
        for piece in &pieces {
            self.text(&joined, at, piece.start);
            self.piece(&joined, piece);
            at = piece.end;
        }
        self.text(&joined, at, whole);
        let end = self.rendering.text().len();
        if self.rendering.text()[start..].trim().is_empty() {
            return;
        }
        self.all.push(Block {
            kind,
            level,
            span: Span::new(start, end),
        });
    }

    fn piece(&mut self, joined: &Joined<'_>, piece: &Piece) {
        let source = joined.source(piece.start, piece.end);
        match piece.what {
            What::Mark => {}
            What::Code => {
                self.opaque.push(source);
                self.text(joined, piece.start, piece.end);
            }
            What::Other => {
                self.opaque.push(source);
                self.rendering.push_other(FORMULA, source);
            }
            What::Shown(shown) => self.rendering.push_other(shown, source),
            What::Break => {
                self.fixed.push(source);
                // The marks before the line end are no text.
                let end = joined.source(piece.end - 1, piece.end);
                self.rendering.push_other("\n", end);
            }
        }
    }

    /// Adds text as it is, line by line.
    fn text(&mut self, joined: &Joined<'_>, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let line = joined.starts.partition_point(|start| *start <= at) - 1;
            let end = joined.starts[line] + joined.lines[line].len();
            let first = joined.lines[line].start as usize + (at - joined.starts[line]);
            let length = to.min(end).saturating_sub(at);
            self.rendering
                .push(joined.text, Span::new(first, first + length));
            at += length;
            if at < to {
                let next = joined.lines[line + 1].start;
                let gap = Span {
                    start: joined.lines[line].end,
                    end: next,
                };
                self.rendering.push_other("\n", gap);
                at += 1;
            }
        }
    }
}

/// Lines that are read as one text with a line end between them.
struct Joined<'text> {
    text: &'text str,
    lines: &'text [Span],
    starts: &'text [usize],
}

impl Joined<'_> {
    fn length(&self) -> usize {
        let last = self.lines.len() - 1;
        self.starts[last] + self.lines[last].len()
    }

    /// Where in the source a part of the joined text is.
    fn source(&self, start: usize, end: usize) -> Span {
        let place = |at: usize, before: bool| {
            let found = self
                .starts
                .partition_point(|first| if before { *first < at } else { *first <= at });
            let line = found.saturating_sub(1);
            let inside = (at - self.starts[line].min(at)).min(self.lines[line].len());
            self.lines[line].start + inside as u32
        };
        let first = place(start, false);
        Span {
            start: first,
            end: place(end, true).max(first),
        }
    }
}

/// Reads a file whose blocks `blocks` finds.
///
/// # Errors
/// When its bytes are no text.
pub(super) fn read(
    (name, bytes): (&str, Vec<u8>),
    options: &Options,
    blocks: fn(&str) -> Sheet,
) -> Result<Document, Error> {
    let Decoded { text, guessed } = decode::decode(name, bytes, options.encoding)?;
    let sheet = blocks(&conflicts::blank(&text, &conflicts::find(&text)));
    let (drafts, marked) = rendered::drafts(sheet.rendering.text(), &sheet.all);
    let found = Found {
        furniture: rendered::marks_of(&text, &sheet.rendering),
        text,
        guessed,
        rendering: Some(sheet.rendering),
        drafts,
    };
    let what =
        |drafts: &[Draft], keys: &[&str], at: usize| rendered::what(drafts, keys, at, marked[at]);
    let mut document = assemble(name, found, options.folding, what);
    document.code = CodeUse::Apart;
    document.markup = Markup::new(sheet.opaque, Vec::new()).keeping(sheet.fixed);
    Ok(document)
}

/// The lines of a text, without their ends.
pub(super) fn lines(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let shown = line.trim_end_matches(['\n', '\r']);
        out.push(Span::new(at, at + shown.len()));
        at += line.len();
    }
    out
}

/// A line without the white space on both sides.
pub(super) fn trimmed(text: &str, line: Span) -> Span {
    let written = line.of(text);
    let lead = written.len() - written.trim_start().len();
    let start = line.start as usize + lead;
    Span::new(start, start + written.trim().len())
}

/// How many bytes of white space a line starts with.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
