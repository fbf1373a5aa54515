//! A comparison as a table of two columns, the old text on the left and the new one on the right, a row for each clause that changed: the form in
//! which amendments are published. As a page of HTML, a Word file or a text of `OpenDocument`.

#[cfg(feature = "docx")]
mod docx;
mod html;
#[cfg(feature = "odt")]
mod odt;
mod rows;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use crate::document::Document;
use crate::document::languages;
use crate::report::table::rows::Row;
use crate::report::{Format, Report, Style, Subject, Writer};
use crate::text::script;
use crate::text::visible::shown;

/// The format `table`.
pub(super) const FORMAT: Format = Format {
    files: FILES,
    ..HTML
};

/// What is written to a file, by its ending.
const FILES: &[(&str, &Format)] = &[
    ("html", &HTML),
    ("htm", &HTML),
    #[cfg(feature = "docx")]
    ("docx", &DOCX),
    #[cfg(feature = "odt")]
    ("odt", &ODT),
];

const HTML: Format = Format {
    name: "table",
    about: "Old and new text in a table: HTML, or a file that ends in .html, .docx or .odt",
    extensions: &[],
    has_totals: false,
    is_json: false,
    files: &[],
    summary: None,
    writer: Writer::Of(&[Subject::Comparison], html::write),
};

#[cfg(feature = "docx")]
const DOCX: Format = Format {
    writer: Writer::Of(&[Subject::Comparison], docx::write),
    ..HTML
};

#[cfg(feature = "odt")]
const ODT: Format = Format {
    writer: Writer::Of(&[Subject::Comparison], odt::write),
    ..HTML
};

/// What the marks in a table mean.
const LEGEND: [(Mark, &str); 2] = [(Mark::Deleted, "deleted"), (Mark::Inserted, "inserted")];
/// The same of arrows.
const ARROWS: &str = "→ moved to, ← moved from";

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Kept,
    Deleted,
    Inserted,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    mark: Mark,
}

/// A paragraph of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Paragraph {
    pieces: Vec<Piece>,
    is_heading: bool,
    /// Whether it says where a paragraph went or came from, and is no text of the document.
    is_note: bool,
}

impl Paragraph {
    /// Whether it is read from the right: what its first letter says.
    fn is_right_to_left(&self) -> bool {
        let all = self.pieces.iter().flat_map(|piece| piece.text.chars());
        let mut letters = all.filter(|c| c.is_alphabetic());
        letters.next().is_some_and(script::is_right_to_left)
    }
}

/// Two documents beside each other.
struct Table {
    /// What the documents are called.
    names: [String; 2],
    rows: Vec<Row>,
    /// The language of most of the new text, by its code.
    language: Option<&'static str>,
    /// Whether most of it is read from the right.
    is_right_to_left: bool,
}

impl Table {
    fn new(
        old: &Document,
        new: &Document,
        diff: &crate::diff::change::Diff,
        style: Style<'_>,
    ) -> Self {
        let rows = rows::rows(old, new, diff, style.detail);
        let own = if new.paragraphs.is_empty() { old } else { new };
        Self {
            names: [shown(&old.name), shown(&new.name)],
            rows,
            language: language(own),
            is_right_to_left: is_right_to_left(own),
        }
    }

    /// Whether an arrow is in it.
    fn has_arrows(&self) -> bool {
        let notes = |cell: &[Paragraph]| cell.iter().any(|each| each.is_note);
        self.rows.iter().any(|row| match row {
            Row::Cells(cells) => cells.iter().any(|cell| notes(cell)),
            _ => false,
        })
    }
}

/// The tables of a report: one, or one for each file of two folders in which something changed.
fn tables(report: &Report<'_>, style: Style<'_>) -> Vec<Table> {
    match report {
        Report::Diff { old, new, diff } => vec![Table::new(old, new, diff, style)],
        Report::Folders { comparisons, .. } => {
            let changed = comparisons.iter().filter(|each| !each.is_same());
            changed
                .map(|each| Table::new(&each.old, &each.new, &each.diff, style))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The language of most paragraphs, where it is known.
fn language(document: &Document) -> Option<&'static str> {
    let found = languages::find(std::slice::from_ref(document));
    let found = found.first()?;
    let mut counts: Vec<(&'static str, u64)> = Vec::new();
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        let Some(language) = found.of(at) else {
            continue;
        };
        let length = paragraph.span.len() as u64;
        match counts.iter_mut().find(|(code, _)| *code == language.code) {
            Some((_, count)) => *count += length,
            None => counts.push((language.code, length)),
        }
    }
    // Of two that have as much, the first one is taken.
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts
        .iter()
        .find(|(_, count)| *count == most)
        .map(|(code, _)| *code)
}

fn is_right_to_left(document: &Document) -> bool {
    let letters = document.text.chars().filter(|c| c.is_alphabetic());
    let (mut all, mut right) = (0_u64, 0_u64);
    for c in letters {
        all += 1;
        right += u64::from(script::is_right_to_left(c));
    }
    right * 2 > all
}

/// Fails as writing does.
#[cfg(any(feature = "docx", feature = "odt"))]
fn packed(members: &[(&str, String)], out: &mut dyn Write) -> io::Result<()> {
    let bytes = crate::input::packed::packed(members, crate::input::packed::TABLE);
    out.write_all(&bytes.map_err(|problem| io::Error::other(problem.0.to_string()))?)
}

/// A text as it is written between tags. What no text of XML can have is a sign for one that is unknown.
#[cfg(any(feature = "docx", feature = "odt"))]
fn escaped(text: &str) -> String {
    let fit = |c: char| match c {
        '\t' | '\n' => c,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let text: String = text.chars().map(fit).collect();
    quick_xml::escape::escape(&text).into_owned()
}
