//! What is wrong with a configuration.

use crate::wording::message::{Argument, Message, message};
use std::sync::Arc;

use crate::check::catalogue::UnknownRule;
use crate::cli::config::values::Problem;
use crate::input::{self, reason};

/// A configuration that does not hold.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// It says what means nothing.
    Invalid {
        /// The file as it is called in messages.
        path: Arc<str>,
        /// What is wrong, in order.
        problems: Vec<Problem>,
    },
    /// It cannot be read.
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
    Select(UnknownRule),
    /// An option names an encoding that does not exist.
    #[error(transparent)]
    Encoding(#[from] input::Error),
    /// `--repeats` with something else than a class and a level.
    Repeats {
        /// What was typed.
        typed: String,
        /// What is wrong, and what to do.
        reason: Message,
    },
    /// It already exists.
    Exists {
        /// The file.
        path: &'static str,
    },
    /// It cannot be written.
    Unwritable {
        /// The file.
        path: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Invalid { path, problems } => {
                let lines = problems.iter().map(|problem| problem.message(path));
                // Each problem is a line of its own.
                let next = |first: Message, second| {
                    message!(
                        "error.problems",
                        first = first,
                        end = Argument::Ready("\n".to_owned()),
                        second = second
                    )
                };
                lines.reduce(next).unwrap_or_default()
            }
            Self::Unreadable { path, source } => message!(
                "error.config-read",
                path = path.as_ref(),
                reason = reason(source)
            ),
            Self::Rule(error) => error.message(),
            Self::Select(error) => message!("error.select", error = error.message()),
            Self::Encoding(error) => error.message(),
            Self::Repeats { typed, reason } => {
                message!("error.repeats", typed = typed, reason = reason.clone())
            }
            Self::Exists { path } => message!("error.config-exists", path = *path),
            Self::Unwritable { path, source } => {
                message!("error.config-write", path = *path, reason = reason(source))
            }
        }
    }
}
