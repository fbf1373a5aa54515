//! One layer of settings: what a configuration file, one of its overrides or the command line says, and where.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use encoding_rs::Encoding;

use crate::cli::config::globs::Globs;
use crate::finding::Severity;
use crate::input::Reader;
use crate::rule::{Legitimate, Pin, Treatment};
use crate::text::span::Span;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// An option.
    CommandLine,
    /// A line of a configuration file.
    File {
        /// The file as it is called in messages.
        path: Arc<str>,
        /// The line, from 1.
        line: usize,
    },
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => out.write_str("default"),
            Self::CommandLine => out.write_str("command line"),
            Self::File { path, line } => write!(out, "{path}:{line}"),
        }
    }
}

/// A value with its origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<T> {
    /// The value.
    pub value: T,
    /// Who said so.
    pub from: Origin,
}

impl<T> Set<T> {
    /// A value that somebody said.
    pub(super) fn new(value: T, from: Origin) -> Self {
        Self { value, from }
    }

    /// A value that holds because nobody said anything.
    pub(super) fn default(value: T) -> Self {
        Self::new(value, Origin::Default)
    }
}

/// What one place says. What it does not speak of stays as it was.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// Only these rules are on; those before are forgotten.
    pub select: Option<Set<Vec<Set<&'static str>>>>,
    /// These rules are on, too.
    pub extend_select: Vec<Set<&'static str>>,
    /// These rules are off.
    pub ignore: Vec<Set<&'static str>>,
    /// How grave the findings of rules are.
    pub severity: Vec<(&'static str, Set<Severity>)>,
    /// The least length of a repeated passage, in Han characters.
    pub min_length: Option<Set<u32>>,
    /// What becomes of classes of repeats.
    pub repeats: Vec<(Legitimate, Set<Treatment>)>,
    /// Terms; one without forms to rule out is pinned no more.
    pub pins: Vec<Set<Pin>>,
    /// How grave a finding has to be for an exit status of 1.
    pub fail_on: Option<Set<Severity>>,
    /// Whether code is checked.
    pub include_code: Option<Set<bool>>,
    /// The encoding.
    pub encoding: Option<Set<&'static Encoding>>,
    /// The format.
    pub input_format: Option<Set<&'static Reader>>,
}

/// A configuration file, read.
#[derive(Debug)]
pub struct File {
    /// What it is called in messages.
    pub shown: Arc<str>,
    /// Its text.
    pub text: String,
    /// The folder that its patterns start from.
    pub root: PathBuf,
    /// What it says of all files.
    pub layer: Layer,
    /// Which files of folders are left out.
    pub exclude: Globs,
    /// What it says of some files, in order.
    pub overrides: Vec<(Globs, Layer)>,
    /// Which findings are left out.
    pub suppress: Vec<Suppress>,
}

/// A `[[suppress]]` section.
#[derive(Debug)]
pub struct Suppress {
    /// The rule.
    pub rule: &'static str,
    /// The files; all where it names none.
    pub path: Option<Globs>,
    /// The text concerned, as it is quoted.
    pub text: String,
    /// Why, for people.
    pub reason: Option<String>,
    /// The quotation in the configuration file.
    pub span: Span,
    /// The line of the section's start.
    pub from: Origin,
}
