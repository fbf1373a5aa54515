//! Baselines in files: reading and writing them, and saying what of them is stale.

pub(super) mod record;

use crate::cli::messages::Messages;
use crate::wording::message::{Message, message};
use std::io;
use std::path::PathBuf;

use crate::check::baseline::{Baseline, Scope, Standing};
use crate::cli::{files, paths, replacing};
use crate::document::Document;
use crate::finding::Finding;
use crate::input::{name, reason, whole};
use crate::rule::Rule;

/// How many stale entries are named before the rest is counted.
const NAMED: usize = 10;
/// What is wrong with a baseline.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// It is not there.
    Missing {
        /// The path as typed.
        path: String,
    },
    /// It cannot be read.
    Read {
        /// The path as typed.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// It cannot be written.
    Write {
        /// The path as typed.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// A line does not belong in a baseline.
    Damaged {
        /// The path as typed.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// Some of what is to be recorded could not be read.
    Unread {
        /// The path as typed.
        path: String,
        /// How many inputs.
        unread: usize,
    },
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Missing { path } => message!("error.baseline-missing", path = path),
            Self::Read { path, source } => {
                message!("error.baseline-read", path = path, reason = reason(source))
            }
            Self::Write { path, source } => {
                message!("error.baseline-write", path = path, reason = reason(source))
            }
            Self::Damaged { path, line, reason } => message!(
                "error.baseline-damaged",
                path = path,
                line = *line,
                reason = reason
            ),
            Self::Unread { path, unread } => {
                message!("error.baseline-unread", path = path, count = *unread)
            }
        }
    }
}

/// A baseline in a file.
pub(super) struct File {
    path: String,
    /// The folder that its paths are relative to.
    folder: PathBuf,
    baseline: Baseline,
}

/// What a run checked.
#[derive(Clone, Copy)]
pub(super) struct Checked<'run> {
    /// The documents that were read.
    pub(super) documents: &'run [Document],
    /// The rules that ran.
    pub(super) rules: &'run [&'static Rule],
    /// Whether each document was checked by itself, and not only held against an archive.
    pub(super) whole: bool,
}

impl File {
    /// Refuses what only waits for somebody to write to it or read from it, as a pipe does that comes with a repository. What the system
    /// or the shell has opened is read and written.
    pub(super) fn check(path: &str) -> Result<(), Error> {
        let place = name::path(path);
        let of_the_system = ["/dev", "/proc"].iter().any(|each| place.starts_with(each));
        if files::is_special(path) && !of_the_system {
            return Err(Error::Read {
                path: path.to_owned(),
                source: io::Error::other("it is a pipe or a device"),
            });
        }
        Ok(())
    }

    /// Reads a baseline.
    pub(super) fn read(path: &str) -> Result<Self, Error> {
        Self::check(path)?;
        let bytes = whole::file(&name::path(path)).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => Error::Missing {
                path: path.to_owned(),
            },
            _ => Error::Read {
                path: path.to_owned(),
                source,
            },
        })?;
        let baseline =
            Baseline::parse(&String::from_utf8_lossy(&bytes)).map_err(|damage| Error::Damaged {
                path: path.to_owned(),
                line: damage.line,
                reason: damage.reason,
            })?;
        Ok(Self {
            baseline,
            ..Self::empty(path)
        })
    }

    /// A baseline without entries.
    fn empty(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            folder: paths::folder_of(&name::path(path)).unwrap_or_default(),
            baseline: Baseline::default(),
        }
    }

    /// Which findings are known, and which entries are stale.
    pub(super) fn hold(&self, checked: Checked<'_>, findings: &[Finding]) -> Standing {
        self.within(checked, |scope| self.baseline.hold(scope, findings))
    }

    /// Says which entries are stale.
    pub(super) fn warn(&self, standing: &Standing, messages: &mut Messages<'_>) {
        for each in self.baseline.stale(standing).take(NAMED) {
            let (path, line, quotation) = (&self.path, each.line, each.quotation);
            let said = if each.gone == each.places {
                message!(
                    "say.baseline-gone",
                    path = path,
                    line = line,
                    quotation = quotation,
                    rule = each.rule,
                    file = each.path
                )
            } else {
                message!(
                    "say.baseline-fewer",
                    path = path,
                    line = line,
                    quotation = quotation,
                    rule = each.rule,
                    file = each.path,
                    count = each.gone
                )
            };
            messages.say(&said);
        }
        if standing.stale() > NAMED {
            let more = standing.stale() - NAMED;
            messages.say(&message!(
                "say.baseline-more",
                path = &self.path,
                count = more
            ));
        }
    }

    /// Takes out what is stale, and writes the baseline where that changes it.
    pub(super) fn prune(&self, standing: &Standing) -> Result<(), Error> {
        if standing.stale() == 0 {
            return Ok(());
        }
        self.write(&self.baseline.pruned(standing))
    }

    /// Records findings, and writes the baseline. Entries that the run cannot judge are kept; returns how many.
    fn record(&self, checked: Checked<'_>, findings: &[Finding]) -> Result<usize, Error> {
        let (baseline, kept) =
            self.within(checked, |scope| self.baseline.recorded(scope, findings));
        self.write(&baseline)?;
        Ok(kept)
    }

    /// Asks something of the baseline, with the paths of documents as it has them.
    fn within<T>(&self, checked: Checked<'_>, ask: impl FnOnce(&Scope<'_>) -> T) -> T {
        let names = checked.documents.iter();
        let names = names.map(|each| paths::from(&self.folder, &each.name));
        ask(&Scope {
            documents: checked.documents,
            names: names.collect(),
            rules: checked.rules,
            whole: checked.whole,
            // Standard input is not a file.
            is_gone: &|path| path != "-" && !self.folder.join(path).exists(),
        })
    }

    fn write(&self, baseline: &Baseline) -> Result<(), Error> {
        let text = baseline.render();
        replacing::whole(&name::path(&self.path), text.as_bytes()).map_err(|source| Error::Write {
            path: self.path.clone(),
            source,
        })
    }
}
