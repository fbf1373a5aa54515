//! Where a value of a configuration comes from.

use std::fmt;
use std::sync::Arc;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
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
pub(crate) struct Set<T> {
    /// The value.
    pub(crate) value: T,
    /// Who said so.
    pub(crate) from: Origin,
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
