//! `variorum` tells what is wrong inside a document, and what changed between two of its revisions, in every script.
//!
//! Suggested reading order, which is also the order of the floors: a module uses only those above it.
//!
//! - [`text`]: spans, lines, normalising, tokens and sentences of one string
//! - [`document`], [`finding`]: what is read, and what is found, as data
//! - [`input`]: files to documents

pub mod text;

pub mod document;
pub mod finding;

pub mod input;
