//! `variorum` tells what is wrong inside a document, and what changed between two of its revisions, in every script.
//!
//! Suggested reading order, which is also the order of the floors: a module uses only those above it.
//!
//! - [`text`]: spans, lines, normalising, tokens and sentences of one string
//! - [`document`], [`finding`]: what is read, and what is found, as data
//! - [`rule`]: what a rule is
//! - [`input`]: files to documents
//! - [`diff`]: two revisions compared
//! - [`repeat`]: passages that stand more than once
//! - [`rules`]: a document checked against itself
//! - [`report`]: all of it as bytes, for people and programs
//! - [`cli`]: the command line

pub mod text;

pub mod document;
pub mod finding;
pub mod rule;

pub mod diff;
pub mod input;
pub mod repeat;
pub mod rules;

pub mod report;

pub mod cli;
