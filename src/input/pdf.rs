//! PDF: the text as a reader of its pages has it. A page is characters at places and nothing else; lines, columns, paragraphs, headings, notes
//! and tables are found by where characters are.
//!
//! From bytes to blocks: the instructions of a page are followed (`content`), which gives characters and drawn lines (`page`); characters
//! become runs, runs lines, and lines paragraphs, column by column. What repeats on pages is left out.

mod aligned;
mod budget;
mod columns;
mod content;
mod drawn;
mod face;
mod flow;
mod hidden;
mod line;
mod look;
mod margins;
mod marked;
mod marks;
mod notes;
mod page;
mod paragraph;
mod radicals;
mod rows;
mod runs;
mod tables;
mod told;
mod trouble;
mod words;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::document::{Document, Lost};
use crate::input::made::Made;
use crate::input::pdf::budget::PAGES;
use crate::input::pdf::columns::{Piece, columns};
use crate::input::pdf::content::Drawer;
use crate::input::pdf::flow::{Part, flow};
use crate::input::pdf::hidden::Hidden;
use crate::input::pdf::look::Look;
use crate::input::pdf::margins::Sheet;
use crate::input::pdf::page::Page;
use crate::input::pdf::runs::{runs, turns};
use crate::input::pdf::trouble::Trouble;
use crate::input::{Error, Options, Reader};
use crate::wording::message::message;

/// The reader of PDF.
pub(super) const READER: Reader = Reader {
    name: "pdf",
    extensions: &["pdf"],
    read,
    claims: Some(claims),
};

/// What people call the format.
const FORMAT: &str = "PDF";

/// How much of the start of a file may be before its mark: programs that send files put lines there.
const BEFORE: usize = 1024;

/// The stack of the thread that reads, in bytes: objects in objects are read by functions that call themselves.
const STACK: usize = 64 << 20;

fn claims(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

fn read(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Document, Error> {
    // In a thread of its own, whose end by a fault of the library is an error like others.
    let reading = std::thread::Builder::new()
        .name(FORMAT.to_owned())
        .stack_size(STACK)
        .spawn(move || made(bytes));
    let made = match reading.map(std::thread::JoinHandle::join) {
        Ok(Ok(made)) => made,
        Ok(Err(_)) => Err(Trouble::Reason(message!("unread.stops"))),
        Err(_) => Err(Trouble::Reason(message!("unread.memory"))),
    };
    let (made, pages, lost) = made.map_err(|trouble| match trouble {
        Trouble::Encrypted => Error::Encrypted {
            path: name.to_owned(),
        },
        Trouble::Reason(reason) => Error::Unreadable {
            path: name.to_owned(),
            format: FORMAT,
            reason,
        },
    })?;
    let (mut document, blocks) = made.traced(name, FORMAT, options);
    document.pages = blocks.into_iter().map(|block| pages[block]).collect();
    document.lost = lost;
    Ok(document)
}

/// What is in a file: its blocks, the page of each, and what could not be read.
type Read = (Made, Vec<u32>, Lost);

fn made(bytes: Vec<u8>) -> Result<Read, Trouble> {
    let pages = pages(bytes)?;
    check_readable(&pages)?;
    let is_picture = |page: &&Page| page.glyphs.is_empty() && page.has_picture;
    let lost = Lost {
        characters: pages.iter().map(|page| page.unreadable).sum(),
        pages: pages.iter().filter(is_picture).count(),
    };
    let turns: Vec<Vec<i16>> = pages.iter().map(turns).collect();
    let mut sheets: Vec<Sheet> = pages
        .iter()
        .zip(&turns)
        .map(|(page, turns)| Sheet {
            runs: turns
                .first()
                .map_or_else(Vec::new, |turn| runs(page, *turn)),
            height: page.height,
        })
        .collect();
    margins::remove(&mut sheets);
    let mut parts = Vec::new();
    for (at, sheet) in sheets.into_iter().enumerate() {
        let (page, number) = (&pages[at], at as u32 + 1);
        let (tables, rest) = tables::ruled(&page.rules, sheet.runs);
        let pieces = tables.into_iter().map(Piece::Table);
        let pieces = pieces.chain(rest.into_iter().map(Piece::Run)).collect();
        parts.extend(
            columns(pieces)
                .into_iter()
                .map(|part| Part::of(number, part)),
        );
        // Text that is turned stands apart from the rest of its page.
        for turn in turns[at].iter().skip(1) {
            let runs = runs(page, *turn).into_iter().map(Piece::Run);
            parts.push(Part::of(number, runs.collect()));
        }
    }
    let look = Look::of(parts.iter().flat_map(Part::lines));
    let (made, pages) = told::tell(&flow(parts, &look), &look);
    Ok((made, pages, lost))
}

/// Refuses a file in which there is nothing to read, or a page that cannot be read.
fn check_readable(pages: &[Page]) -> Result<(), Trouble> {
    /// From which part of its characters on a page cannot be read.
    const MOST: f32 = 0.5;
    if pages
        .iter()
        .all(|page| page.glyphs.is_empty() && page.unreadable == 0)
    {
        return Err(Trouble::Reason(
            if pages.iter().any(|page| page.has_picture) {
                message!("unread.pictures")
            } else {
                message!("unread.no-words")
            },
        ));
    }
    let is_lost = |page: &Page| {
        page.unreadable > 0 && page.unreadable as f32 >= MOST * page.glyphs.len() as f32
    };
    match pages.iter().position(is_lost) {
        Some(at) => Err(Trouble::Reason(message!(
            "unread.glyphs",
            page = at + 1,
            unknown = pages[at].unreadable,
            all = pages[at].glyphs.len()
        ))),
        None => Ok(()),
    }
}

/// The pages of a file.
fn pages(bytes: Vec<u8>) -> Result<Vec<Page>, Trouble> {
    let start = &bytes[..bytes.len().min(BEFORE)];
    if memchr::memmem::find(start, b"%PDF-").is_none() {
        return Err(Trouble::Reason(message!("unread.not-pdf")));
    }
    budget::check_streams(&bytes)?;
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Trouble::Encrypted,
        LoadPdfError::Decryption(_) => Trouble::Reason(message!("unread.unknown-lock")),
        LoadPdfError::Invalid => Trouble::Reason(message!("unread.cut")),
    })?;
    let sources = pdf.pages();
    if sources.len() > PAGES {
        return Err(Trouble::Reason(message!("unread.pages", limit = PAGES)));
    }
    let mut drawer = Drawer::new(Hidden::of(&pdf));
    sources.iter().map(|source| drawer.page(source)).collect()
}
