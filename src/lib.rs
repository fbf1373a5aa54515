//! `variorum` finds mistakes in a document, and shows what changed between two of its revisions, in every script.
//!
//! Suggested reading order, which is also the order of the floors: a module uses only those above it.
//!
//! - [`language`]: what is known about each language, as data
//! - [`text`]: spans, lines, normalising, tokens and sentences of one string
//! - [`wording`]: what is said to people, as data, and the texts for it in each language of the user interface
//! - [`facts`]: what a sentence says: dates, numbers, labels, references, definitions, names
//! - [`document`]: what is read, as data, and its reading by rules
//! - [`input`]: files to documents
//! - [`finding`]: what is found, as data
//! - [`diff`]: two revisions compared
//! - [`lineage`]: paragraphs followed through many revisions
//! - [`merge`]: two revisions of the same base, merged
//! - `redline`: a Word file with the changes of another one in it
//! - [`rule`]: what a rule is
//! - [`translation`]: a document and its translation
//! - [`rules`]: each rule that checks a document against itself
//! - [`repeat`]: the rules for passages that appear more than once
//! - `report`: all of it as bytes, for people and programs
//! - [`check`]: all rules over all documents; suppressions, baselines and fixes
//! - `cli`: the command line
//!
//! # Features
//!
//! Without default features, the library reads, checks, compares and fixes documents, and has few dependencies.
//!
//! - `cli` (default): the program `variorum` and the module `cli`. It includes the other two.
//! - `serve` (default): the command `serve`, which needs `cli`.
//! - `report`: the module `report`, which writes what was found in every format of `--format`.
//! - `docx` (default): reads Word files.
//! - `parallel`: checks and compares on all cores. The results are the same without it.
//!
//! # Examples
//!
//! A document is checked against itself:
//!
//! ```
//! use variorum::{check, input};
//!
//! let text = "签字日期为2024年5月1日（星期五）。";
//! let document = input::from_bytes("合同.txt", text.as_bytes(), &input::Options::default())?;
//! let found = check::check(std::slice::from_ref(&document), &check::Options::default());
//! assert_eq!(found[0].rule, "weekday-mismatch");
//! assert_eq!(document.slice(found[0].place.span), "星期五");
//! # Ok::<(), variorum::input::Error>(())
//! ```
//!
//! Two revisions are compared:
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

#![forbid(unsafe_code)]
#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, reason = "the command line uses more than the library does")
)]
#![cfg_attr(
    not(feature = "parallel"),
    allow(clippy::needless_for_each, reason = "`rayon` has no other loop")
)]

pub mod language;
mod parallel;

pub mod text;

pub mod wording;

pub mod facts;

pub mod document;

pub mod diff;
pub mod finding;
pub mod input;

pub mod lineage;
pub mod merge;
#[cfg(feature = "docx")]
pub mod redline;
pub mod rule;

pub mod translation;

pub mod repeat;
pub mod rules;

#[cfg(feature = "report")]
pub mod report;

pub mod check;

#[cfg(feature = "cli")]
pub mod cli;

/// The example on that page is compiled by `cargo test`.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
struct LibraryPage;
