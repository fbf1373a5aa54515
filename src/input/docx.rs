//! Word files (.docx): the text as Word shows it. Numbers that Word counts are there, and so are tables, notes and text boxes; fields show
//! their results, and of tracked changes the outcome is read unless options say otherwise.
//!
//! A file is an archive of parts of XML (ECMA-376). The parts are read one after another, each as a tree that knows where its elements stand.

mod numbering;
pub(crate) mod parts;
mod story;
mod styles;
mod symbols;
#[cfg(test)]
mod tests;
pub(crate) mod view;

use crate::document::{Document, Kind};
use crate::input::docx::numbering::Numbering;
use crate::input::docx::parts::Parts;
use crate::input::docx::story::{Story, Teller};
use crate::input::docx::styles::Styles;
use crate::input::docx::view::WORD;
use crate::input::made::Made;
use crate::input::package::{self, Package, Problem};
use crate::input::xml::{Spaces, Tree};
use crate::input::{Error, Options, ROOM, Reader, check_room};
use crate::wording::message::message;

/// The reader of Word files.
pub(super) const READER: Reader = Reader {
    name: "docx",
    extensions: &["docx", "docm", "dotx", "dotm"],
    read,
    claims: Some(claims),
};

/// What people call the format.
pub(crate) const FORMAT: &str = "Word";

/// The namespaces of Word files, in the form of ECMA-376 and in the strict one of ISO 29500.
pub(crate) const SPACES: Spaces = &[
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        view::WORD,
    ),
    (
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        view::WORD,
    ),
    (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        view::CHOICE,
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        view::MATH,
    ),
    ("http://purl.oclc.org/ooxml/officeDocument/math", view::MATH),
];

/// Whether bytes are an archive with the text of a Word file in it.
fn claims(bytes: &[u8]) -> bool {
    package::has_member(bytes, b"word/document")
}

/// Where the text of a paragraph of a document is in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// The part: [`parts::TEXT`], [`parts::FOOTNOTES`] or [`parts::ENDNOTES`], or any other.
    pub(crate) part: &'static str,
    /// Where the elements `w:p` that it is made of start in the part.
    pub(crate) elements: Vec<u32>,
    /// How many bytes at its start are a number that Word counts, with the space after it.
    pub(crate) counted: usize,
}

/// Reads a file, and says of each paragraph where it is from.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn traced(
    name: &str,
    bytes: &[u8],
    options: &Options,
) -> Result<(Document, Vec<Origin>), Error> {
    let (made, origins) = blocks(name, bytes, options)?;
    let (document, blocks) = made.traced(name, FORMAT, options);
    let mut last = usize::MAX;
    let origins = blocks.into_iter().map(|block| {
        let mut origin = origins[block].clone();
        // The number is in the first paragraph of a block alone.
        origin.counted = if block == last { 0 } else { origin.counted };
        last = block;
        origin
    });
    Ok((document, origins.collect()))
}

fn read(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Document, Error> {
    let (made, _) = blocks(name, &bytes, options)?;
    drop(bytes);
    Ok(made.document(name, FORMAT, options))
}

/// The blocks of a file, and where each is from.
fn blocks(name: &str, bytes: &[u8], options: &Options) -> Result<(Made, Vec<Origin>), Error> {
    let unreadable = |problem: Problem| Error::Unreadable {
        path: name.to_owned(),
        format: FORMAT,
        reason: problem.0,
    };
    let parts = {
        let mut package = Package::open(bytes).map_err(unreadable)?;
        Parts::read(&mut package, options.comments).map_err(unreadable)?
    };
    check_room(name, parts.length().saturating_mul(ROOM))?;
    made(&parts, options).map_err(unreadable)
}

/// The blocks of all parts: the text, its notes, and then what belongs to no place in it.
fn made(parts: &Parts, options: &Options) -> Result<(Made, Vec<Origin>), Problem> {
    let styles = parts.tree(parts::STYLES)?;
    let styles = styles.map_or_else(Styles::default, |tree| Styles::read(&tree));
    let numbering = parts.tree(parts::NUMBERING)?;
    let numbering = numbering.map_or_else(Numbering::default, |tree| Numbering::read(&tree));
    let mut teller = Teller::new(&styles, &numbering, options.revisions);
    let Some(text) = parts.tree(parts::TEXT)? else {
        return Err(Problem(message!("unread.no-text")));
    };
    let body = text.root().and_then(|root| root.child(WORD, "body"));
    let Some(body) = body else {
        return Err(Problem(message!("unread.not-docx")));
    };
    teller.tell(body, Story::Body, parts::TEXT);
    for (kind, part) in [("footnote", parts::FOOTNOTES), ("endnote", parts::ENDNOTES)] {
        if let Some(tree) = parts.tree(part)? {
            notes(&tree, (kind, part), Kind::Footnote, &mut teller);
        }
    }
    heads(parts, &mut teller)?;
    if let Some(tree) = parts.tree(parts::COMMENTS)? {
        notes(
            &tree,
            ("comment", parts::COMMENTS),
            Kind::Comment,
            &mut teller,
        );
    }
    Ok(teller.finish())
}

/// The notes of a sort that the text refers to, in the order in which it does, as paragraphs of that kind.
fn notes(tree: &Tree<'_>, (sort, part): (&str, &'static str), kind: Kind, teller: &mut Teller<'_>) {
    let Some(root) = tree.root() else { return };
    let all: rustc_hash::FxHashMap<_, _> = root
        .children()
        .filter(|node| node.name() == (WORD, sort))
        .filter_map(|node| Some((node.attribute("id")?.into_owned(), node)))
        .collect();
    for id in teller.notes(sort) {
        if let Some(note) = all.get(&id) {
            teller.tell(*note, Story::Apart(kind), part);
        }
    }
}

/// The type of the relation that leads to what is above or below pages.
fn kind_of_head(kind: Kind) -> &'static str {
    if kind == Kind::Header {
        "header"
    } else {
        "footer"
    }
}

/// What stands above and below pages: each part that a section shows, once, and each text once.
fn heads(parts: &Parts, teller: &mut Teller<'_>) -> Result<(), Problem> {
    let wanted = parts.heads(&teller.take_sections())?;
    for kind in [Kind::Header, Kind::Footer] {
        for (_, part) in wanted.iter().filter(|(each, _)| *each == kind) {
            if let Some(tree) = parts.tree(part)?
                && let Some(root) = tree.root()
            {
                teller.tell(root, Story::Apart(kind), kind_of_head(kind));
            }
        }
    }
    Ok(())
}
