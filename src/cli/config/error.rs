//! What is wrong with a configuration.

use std::sync::Arc;

use crate::check::catalogue::UnknownRule;
use crate::cli::config::values::Problem;
use crate::input::{self, plain};
use crate::report::excerpt::shown;

/// A configuration that does not hold.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It says what means nothing.
    #[error("{}", lines(path, problems))]
    Invalid {
        /// The file as it is called in messages.
        path: Arc<str>,
        /// What is wrong, in order.
        problems: Vec<Problem>,
    },
    /// It cannot be read.
    #[error("{path}: cannot read the configuration: {}", plain(source))]
    Unreadable {
        /// The file as it is called in messages.
        path: Arc<str>,
        /// What the system said.
        source: std::io::Error,
    },
    /// An option names a rule that does not exist.
    #[error(transparent)]
    Rule(#[from] UnknownRule),
    /// `--select` names a rule that does not exist, and none is near.
    #[error("{0}; without --select, all of them run")]
    Select(UnknownRule),
    /// An option names an encoding that does not exist.
    #[error(transparent)]
    Encoding(#[from] input::Error),
    /// `--repeats` with something else than a class and a level.
    #[error("--repeats {typed}: {reason}")]
    Repeats {
        /// What was typed.
        typed: String,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// It already exists.
    #[error("{path}: already exists; use --force to overwrite it")]
    Exists {
        /// The file.
        path: &'static str,
    },
    /// It cannot be written.
    #[error("{path}: cannot write: {}", plain(source))]
    Unwritable {
        /// The file.
        path: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Each problem on a line of its own, with its place.
fn lines(path: &str, problems: &[Problem]) -> String {
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| shown(&format!("{path}:{problem}")))
        .collect();
    lines.join("\n")
}
