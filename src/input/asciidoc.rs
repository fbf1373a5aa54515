//! `AsciiDoc`: titles, lists, tables, blocks and macros by their marks. Positions are those of the file itself.
//!
//! Line by line, after the language as Asciidoctor reads it. What other files hold, attributes and conditions are not followed: what is put in
//! later is a character that is not known, and both branches of a condition are text.

mod blocks;
mod inline;

use crate::document::Document;
use crate::input::{Error, Options, Reader, lightweight};

/// The reader of `AsciiDoc`. Files of keys and signatures have the ending `.asc`, too: theirs are known by their first line.
pub(super) const READER: Reader = Reader {
    name: "asciidoc",
    extensions: &["adoc", "asciidoc", "asc"],
    read,
    claims: None,
};

/// What a file of a key or a signature starts with.
const ARMOUR: &str = "-----BEGIN ";

fn read(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Document, Error> {
    let blocks = if bytes.starts_with(ARMOUR.as_bytes()) {
        |_: &str| lightweight::Sheet::default()
    } else {
        blocks::blocks
    };
    lightweight::read((name, bytes), options, blocks)
}

#[cfg(test)]
mod tests;
