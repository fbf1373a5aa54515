//! reStructuredText: titles, lists, tables, directives and notes by their marks. Positions are those of the file itself.
//!
//! Line by line, by its specification and that of Sphinx, without what other files say: roles and directives of a project that are not known
//! are taken for code.

mod blocks;
mod directives;
mod inline;
mod tables;

use crate::document::Document;
use crate::input::{Error, Options, Reader, lightweight};

/// The reader of reStructuredText.
pub(super) const READER: Reader = Reader {
    name: "rst",
    extensions: &["rst", "rest"],
    read,
    claims: None,
};

fn read(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Document, Error> {
    lightweight::read((name, bytes), options, blocks::blocks)
}

#[cfg(test)]
mod tests;
