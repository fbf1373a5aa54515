//! From documents, findings and comparisons to bytes. One file a format; nothing here reads files or the environment.

mod blame;
mod brief;
mod checkstyle;
#[cfg(feature = "docx")]
pub(crate) mod comments;
mod concise;
mod criticmarkup;
mod edits;
pub(crate) mod excerpt;
mod folders;
mod github;
mod gitlab;
mod groups;
mod history;
mod history_json;
pub(crate) mod html;
mod json;
mod json_diff;
mod json_span;
mod jsonl;
mod junit;
mod left_behind;
mod markdown;
mod marked;
mod named;
mod order;
pub(crate) mod own;
mod places;
mod rdjsonl;
mod relabelled;
mod revisions;
mod sarif;
mod side_by_side;
mod stale;
mod statistics;
mod summary;
mod table;
mod terminal;
mod terminal_diff;
pub(crate) mod told;
pub(crate) mod totals;
pub(crate) mod uri;
mod words;
pub(crate) mod wrapping;
mod xml;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

pub use left_behind::{StaleReference, stale_references};

use crate::diff::change::Diff;
use crate::document::Document;
use crate::finding::silence::Silence;
use crate::finding::{Finding, Fix, Severity};
use crate::input::log::Revision;
use crate::lineage::Lineage;
use crate::lineage::lives::Lives;
use crate::rule::Rule;
use crate::translation::stale::Standing;
use crate::wording::Lang;

/// What is reported: a borrowed view of a finished run.
#[derive(Clone, Copy, Debug)]
pub enum Report<'run> {
    /// The paragraphs of a document.
    Text(&'run Document),
    /// What a check found.
    Check(Check<'run>),
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
    /// Where the paragraphs of a file are from.
    Blame(Blame<'run>),
    /// How a translation stands to its original.
    Stale(Stale<'run>),
    /// Every paragraph through all revisions.
    History(History<'run>),
}

/// The paragraphs of a document through all its revisions.
#[derive(Clone, Copy, Debug)]
pub struct History<'run> {
    /// The file as typed; of several files nothing.
    pub path: Option<&'run str>,
    /// The text of each revision, from the oldest on.
    pub documents: &'run [Arc<Document>],
    /// The revisions that git has, which are the first or all of them; of several files none.
    pub revisions: &'run [Revision],
    /// What became of each paragraph.
    pub lives: &'run Lives,
    /// The revision whose paragraphs are reported.
    pub base: u32,
}

impl Report<'_> {
    /// What it is about.
    fn subject(&self) -> Subject {
        match self {
            Self::Text(_) => Subject::Text,
            Self::Check(_) => Subject::Check,
            Self::Diff { .. } | Self::Folders { .. } => Subject::Comparison,
            Self::Blame(_) => Subject::Blame,
            Self::Stale(_) => Subject::Stale,
            Self::History(_) => Subject::History,
        }
    }
}

/// How a translation stands to its original, and what both say.
#[derive(Clone, Copy, Debug)]
pub struct Stale<'run> {
    /// How each paragraph stands.
    pub standing: &'run Standing,
    /// The translation as it is at hand.
    pub translation: &'run Document,
    /// The original, by revision: as it is at hand, which is the last, and as it was when paragraphs were translated.
    pub documents: &'run BTreeMap<u32, Arc<Document>>,
    /// The revisions of the original that git has, from the oldest on.
    pub revisions: &'run [Revision],
    /// Where each paragraph of the original is from.
    pub lineage: &'run Lineage,
}

/// A document, and the history of its paragraphs.
#[derive(Clone, Copy, Debug)]
pub struct Blame<'run> {
    /// The document as it is at hand.
    pub document: &'run Document,
    /// The revisions that git has, from the oldest on.
    pub revisions: &'run [Revision],
    /// Where each paragraph is from; its last revision is the document, which git may not have yet.
    pub lineage: &'run Lineage,
}

/// What a check found, and in what.
#[derive(Clone, Copy, Debug)]
pub struct Check<'run> {
    /// The documents of the run, and after them configuration files in which something was found.
    pub documents: &'run [Document],
    /// How many of those are configuration files.
    pub configurations: usize,
    /// What was found, sorted.
    pub findings: &'run [Finding],
    /// The rules that were checked for, by name.
    pub rules: &'run [&'static Rule],
    /// How many findings comments in the documents keep out.
    pub suppressed: usize,
    /// How many legitimate repeats were left out, by their class.
    pub left_out: &'run BTreeMap<&'static str, usize>,
    /// Where rules were silent because the language is not known.
    pub silence: &'run Silence,
    /// What is not new, where only new findings are asked for.
    pub old: Option<Old>,
    /// How many inputs could not be read.
    pub unread: usize,
    /// Whether reports for people print every finding, and not one line for those between the same files.
    pub full: bool,
    /// Whether unsafe fixes are wanted, too: then they are counted with the others.
    pub unsafe_fixes: bool,
}

/// What a baseline, or an earlier revision, keeps out of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Old {
    /// How many findings are known already.
    pub findings: usize,
    /// How many entries of the baseline hold what is no longer found.
    pub stale: usize,
}

impl Check<'_> {
    /// The documents that were checked.
    #[must_use]
    pub fn checked(&self) -> &[Document] {
        &self.documents[..self.documents.len() - self.configurations]
    }

    /// How many findings have a safe fix, and how many another one.
    #[must_use]
    pub fn fixable(&self) -> (usize, usize) {
        let fixes = self.findings.iter().filter_map(|each| each.fix.as_ref());
        let (safe, others): (Vec<&Fix>, Vec<&Fix>) = fixes.partition(|fix| fix.safe);
        (safe.len(), others.len())
    }

    /// How many findings are of that severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let of = |finding: &&Finding| finding.severity == severity;
        self.findings.iter().filter(of).count()
    }
}

/// What a report can be about: some formats are for one of these only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The paragraphs of a document.
    Text,
    /// The findings of a check.
    Check,
    /// What changed between two revisions.
    Comparison,
    /// Where the paragraphs of a file are from.
    Blame,
    /// How a translation stands to its original.
    Stale,
    /// Every paragraph through all revisions.
    History,
}

impl Subject {
    /// All of them, those of the most formats first.
    pub(crate) const ALL: [Self; 6] = [
        Self::Check,
        Self::Comparison,
        Self::Text,
        Self::Blame,
        Self::Stale,
        Self::History,
    ];

    /// The command that makes such reports.
    #[must_use]
    pub(crate) fn command(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Check => "check",
            Self::Comparison => "diff",
            Self::Blame => "blame",
            Self::Stale => "stale",
            Self::History => "history",
        }
    }
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

/// How many columns a quotation takes at most in a file or a pipe, and on a wide terminal a line of the source with its mark.
const QUOTED: usize = 100;

/// How a report for people looks. Made in `cli/options.rs`; how wide it is, in `cli/output.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style<'run> {
    /// How many columns a line may take. Without it lines are as long as they come, and quotations take at most 100 columns.
    pub columns: Option<usize>,
    /// How much of a comparison is shown.
    pub detail: Detail,
    /// Where places lead to, on a terminal that has links.
    pub links: Option<Links<'run>>,
    /// Whether to show what differs between copies of a passage.
    pub show_edits: bool,
    /// The language of reports for people. Machine formats do not ask.
    pub lang: Lang,
}

/// Where places lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Links<'run> {
    /// The address of each document that is a file, by its name.
    pub targets: &'run BTreeMap<String, String>,
    /// Whether the terminal understands a line after an address.
    pub lines: bool,
}

impl Style<'_> {
    /// How many columns a quotation may take after an indent.
    fn room(&self, indent: usize) -> usize {
        match self.columns {
            None => QUOTED,
            Some(columns) => columns.saturating_sub(indent),
        }
    }

    /// A text that leads to a line of a document, where the terminal has links.
    fn linked(&self, text: &str, name: &str, line: usize) -> String {
        let target = self
            .links
            .and_then(|links| Some((links.targets.get(name)?, links.lines)));
        match target {
            None => text.to_owned(),
            Some((target, lines)) => {
                let line = if lines {
                    format!("#{line}")
                } else {
                    String::new()
                };
                format!("\x1b]8;;{target}{line}\x1b\\{text}\x1b]8;;\x1b\\")
            }
        }
    }
}

impl Default for Style<'_> {
    fn default() -> Self {
        Self {
            columns: None,
            detail: Detail::Changes { context: 0 },
            links: None,
            show_edits: false,
            lang: Lang::default(),
        }
    }
}

/// A format of reports.
#[derive(Debug)]
pub struct Format {
    /// Its name in `--format`.
    pub name: &'static str,
    /// Whom it is for, in a few words.
    pub about: &'static str,
    /// Endings of file names that mean it in `--output`, in lower case; several formats may share one.
    pub(crate) extensions: &'static [&'static str],
    /// Whether its reports of checks say themselves what follows the findings: see `totals`.
    pub(crate) has_totals: bool,
    /// Whether its reports are JSON, one value or one a line.
    pub(crate) is_json: bool,
    /// What is written to files with these endings, in lower case, and to no others, if there are any.
    pub(crate) files: &'static [(&'static str, &'static Format)],
    /// In what format the report goes to the summary of a CI step besides, where the service that reads this one has such summaries.
    pub(crate) summary: Option<&'static Format>,
    writer: Writer,
}

/// What a format can write.
#[derive(Clone, Copy, Debug)]
enum Writer {
    /// Every report.
    All(fn(&Report<'_>, Style<'_>, &mut dyn Write) -> io::Result<()>),
    /// The findings of a check.
    Check(fn(&Check<'_>, &mut dyn Write) -> io::Result<()>),
    /// The findings of a check, in lines that fit the columns.
    Fitted(fn(&Check<'_>, Style<'_>, &mut dyn Write) -> io::Result<()>),
    /// Reports about these.
    Of(
        &'static [Subject],
        fn(&Report<'_>, Style<'_>, &mut dyn Write) -> io::Result<()>,
    ),
}

impl Format {
    /// Whether it can write reports about that.
    #[must_use]
    pub fn fits(&self, subject: Subject) -> bool {
        match self.writer {
            Writer::All(_) => true,
            Writer::Check(_) | Writer::Fitted(_) => subject == Subject::Check,
            Writer::Of(subjects, _) => subjects.contains(&subject),
        }
    }

    /// What is written to files with that ending, in lower case, instead of it; nothing where the ending does not matter, or does not fit.
    pub(crate) fn file(&self, ending: &str) -> Option<&'static Format> {
        let own = self.files.iter().find(|(each, _)| *each == ending);
        own.map(|(_, format)| *format)
    }

    /// Writes a report.
    ///
    /// # Errors
    /// When `out` cannot be written, or the format does not fit the report: see [`Format::fits`].
    pub fn write(
        &self,
        report: &Report<'_>,
        style: Style<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match (self.writer, report) {
            (Writer::All(write), _) => write(report, style, out),
            (Writer::Check(write), Report::Check(check)) => write(check, out),
            (Writer::Fitted(write), Report::Check(check)) => write(check, style, out),
            (Writer::Of(subjects, write), _) if subjects.contains(&report.subject()) => {
                write(report, style, out)
            }
            _ => Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("format `{}` cannot write this report", self.name),
            )),
        }
    }
}

/// The format that is written where none is asked for.
pub(crate) const USUAL: &Format = &terminal::FORMAT;

/// The format that `--word-diff` asks for.
pub(crate) const WORDS: &Format = &words::FORMAT;

/// The format that `--stat` asks for.
pub(crate) const STAT: &Format = &words::STAT;

/// The format that `--statistics` asks for.
pub(crate) const STATISTICS: &Format = &statistics::FORMAT;

/// Pages, which a browser shows.
pub(crate) const PAGE: &Format = &html::FORMAT;

/// All formats; the first is the usual one.
pub const FORMATS: &[Format] = &[
    terminal::FORMAT,
    json::FORMAT,
    concise::FORMAT,
    jsonl::FORMAT,
    sarif::FORMAT,
    github::FORMAT,
    gitlab::FORMAT,
    rdjsonl::FORMAT,
    junit::FORMAT,
    checkstyle::FORMAT,
    markdown::FORMAT,
    html::FORMAT,
    statistics::FORMAT,
    side_by_side::FORMAT,
    table::FORMAT,
    criticmarkup::FORMAT,
    words::FORMAT,
    words::STAT,
];

/// The format of that name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// `1 paragraph`, `2 paragraphs`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}
