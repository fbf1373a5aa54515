//! Floor 3: from documents, findings and comparisons to bytes. One file a format; nothing here reads files or the environment.

mod edits;
mod excerpt;
mod json;
mod terminal;
mod terminal_diff;

use std::io::{self, Write};

use crate::diff::change::Diff;
use crate::document::Document;
use crate::finding::Finding;

/// What is reported: a borrowed view of a finished run.
#[derive(Clone, Copy, Debug)]
pub enum Report<'run> {
    /// The paragraphs of a document.
    Text(&'run Document),
    /// What a check found, in order.
    Check {
        /// The documents of the run.
        documents: &'run [Document],
        /// What was found, sorted.
        findings: &'run [Finding],
        /// How many inputs could not be read.
        unread: usize,
    },
    /// What changed between two revisions.
    Diff {
        /// The old revision.
        old: &'run Document,
        /// The new revision.
        new: &'run Document,
        /// What changed.
        diff: &'run Diff,
    },
}

/// How a report for people looks. Made once, in `cli/settings.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// How many columns a quotation may take.
    pub width: usize,
    /// Whether to show what differs between copies of a passage.
    pub show_edits: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            width: 100,
            show_edits: false,
        }
    }
}

/// A format of reports.
#[derive(Debug)]
pub struct Format {
    /// Its name in `--format`.
    pub name: &'static str,
    /// Writes a report.
    pub write: fn(&Report<'_>, Style, &mut dyn Write) -> io::Result<()>,
}

/// All formats; the first is the default.
pub const FORMATS: &[Format] = &[terminal::FORMAT, json::FORMAT];

/// The format of that name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// `1 paragraph`, `2 paragraphs`.
fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}
