//! `variorum` tells what is wrong inside a document, and what changed between two of its revisions, in every script.
//!
//! Suggested reading order, which is also the order of the floors: a module uses only those above it.
//!
//! - [`language`]: what single languages know, as data
//! - [`text`]: spans, lines, normalising, tokens and sentences of one string
//! - [`facts`]: what a sentence says: dates, numbers, labels, references, definitions, names
//! - [`document`], [`finding`]: what is read, and what is found, as data
//! - [`rule`]: what a rule is
//! - [`input`]: files to documents
//! - [`diff`]: two revisions compared
//! - [`repeat`]: passages that stand more than once
//! - [`rules`]: a document checked against itself
//! - [`report`]: all of it as bytes, for people and programs
//! - [`check`]: all rules over all documents, and what comes of what they find
//! - [`cli`]: the command line
//!
//! ```
//! use variorum::diff::change::Kind;
//! use variorum::{diff, input};
//!
//! let options = input::Options::default();
//! let old = input::from_bytes("old.txt", "付款期限为三十日。\n\n本合同一式两份。".as_bytes(), &options)?;
//! let new = input::from_bytes("new.txt", "付款期限为六十日。\n\n本合同一式两份。".as_bytes(), &options)?;
//! let found = diff::diff(&old, &new, &diff::Options::default());
//! assert_eq!(found.changes[0].kind, Kind::Edited);
//! assert_eq!(new.slice(found.changes[0].edits[0].new), "六十");
//! # Ok::<(), variorum::input::Error>(())
//! ```

pub mod language;
pub mod text;

pub mod facts;

pub mod document;
pub mod finding;
pub mod rule;

pub mod diff;
pub mod input;
pub mod repeat;
pub mod rules;

pub mod report;

pub mod check;

pub mod cli;
