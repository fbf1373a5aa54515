//! Floor 3: from documents, findings and comparisons to bytes. One file a format; nothing here reads files or the environment.

mod excerpt;
mod folders;
mod json;
mod json_diff;
mod marked;
mod summary;
mod terminal;
mod terminal_diff;
mod words;

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
        /// How many findings comments in the documents keep out.
        suppressed: usize,
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
    /// What changed between two folders.
    Folders {
        /// The old folder, as typed.
        old: &'run str,
        /// The new folder, as typed.
        new: &'run str,
        /// Their files, in order of the new paths, then the old ones.
        comparisons: &'run [Comparison],
        /// How many files could not be read.
        unread: usize,
    },
}

/// A file of two folders, compared.
#[derive(Debug)]
pub struct Comparison {
    /// What became of the file.
    pub fate: Fate,
    /// The old revision; without paragraphs where the file is new.
    pub old: Document,
    /// The new revision; without paragraphs where the file is gone.
    pub new: Document,
    /// What changed in it.
    pub diff: Diff,
}

impl Comparison {
    /// Whether the file is in both folders, under one path, and nothing in it changed.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.fate == Fate::Kept && self.diff.is_empty()
    }
}

/// What became of a file of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It has the same path in both.
    Kept,
    /// It has another path, and much of its text.
    Renamed,
    /// It is in the new folder only.
    Added,
    /// It is in the old folder only.
    Deleted,
}

impl Fate {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Renamed => "renamed",
            Self::Added => "added",
            Self::Deleted => "deleted",
        }
    }
}

/// How much of a comparison is shown to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The changes, long text that stays shortened, with so many unchanged paragraphs around each.
    Changes {
        /// How many before and after.
        context: usize,
    },
    /// Everything, whole.
    Full,
}

/// How a report for people looks. Made once, in `cli/settings.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// How many columns a quotation may take.
    pub width: usize,
    /// How much of a comparison is shown.
    pub detail: Detail,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            width: 100,
            detail: Detail::Changes { context: 0 },
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
pub const FORMATS: &[Format] = &[terminal::FORMAT, json::FORMAT, words::FORMAT, words::STAT];

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
