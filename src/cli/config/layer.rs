//! One layer of settings: what a configuration file, one of its overrides or the command line says, and where.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::cli::config::globs::Globs;
use crate::cli::config::origin::{Origin, Set};
use crate::rule::Pin;
use crate::text::span::Span;

/// What is said of one key.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(u32),
    /// A string that was checked, or one of some names.
    Text(String),
    /// A list of names.
    List(Vec<Set<&'static str>>),
    /// A table from names to names.
    Table(Vec<(&'static str, Set<&'static str>)>),
    /// Terms; one without forms to rule out is pinned no more.
    Terms(Vec<Set<Pin>>),
}

impl Value {
    pub(super) fn flag(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<u32> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn list(&self) -> &[Set<&'static str>] {
        match self {
            Self::List(names) => names,
            _ => &[],
        }
    }

    pub(super) fn table(&self) -> &[(&'static str, Set<&'static str>)] {
        match self {
            Self::Table(rows) => rows,
            _ => &[],
        }
    }

    pub(super) fn terms(&self) -> &[Set<Pin>] {
        match self {
            Self::Terms(pins) => pins,
            _ => &[],
        }
    }
}

/// What one place says, by the names of keys. What it does not speak of stays as it was.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layer {
    said: BTreeMap<&'static str, Set<Value>>,
}

impl Layer {
    /// Takes down what is said of a key.
    pub(super) fn say(&mut self, key: &'static str, value: Value, from: Origin) {
        self.said.insert(key, Set::new(value, from));
    }

    /// What is said of a key.
    pub(super) fn of(&self, key: &str) -> Option<&Set<Value>> {
        self.said.get(key)
    }
}

/// A configuration file, read.
#[derive(Debug)]
pub(crate) struct File {
    /// What it is called in messages.
    pub(crate) shown: Arc<str>,
    /// Its text.
    pub(crate) text: String,
    /// The folder that its patterns start from.
    pub(crate) root: PathBuf,
    /// What it says of all files.
    pub(crate) layer: Layer,
    /// Which files of folders are left out.
    pub(crate) exclude: Globs,
    /// What it says of some files, in order.
    pub(crate) overrides: Vec<(Globs, Layer)>,
    /// Which findings are left out.
    pub(crate) suppress: Vec<Suppress>,
}

/// A `[[suppress]]` section.
#[derive(Debug)]
pub(crate) struct Suppress {
    /// The rule.
    pub(crate) rule: &'static str,
    /// The files; all where it names none.
    pub(crate) path: Option<Globs>,
    /// The text concerned, as it is quoted.
    pub(crate) text: String,
    /// The reason, for readers.
    pub(crate) reason: Option<String>,
    /// The quotation in the configuration file.
    pub(crate) span: Span,
    /// The line of the section's start.
    pub(crate) from: Origin,
}
