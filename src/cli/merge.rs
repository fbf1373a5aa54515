//! `variorum merge`: reads three revisions of a file, merges them and writes the result in the encoding of ours, also as a merge driver of
//! git.

use std::collections::BTreeSet;
use std::io::{self, Write};

use encoding_rs::Encoding;

use crate::cli::args::MergeArguments;
use crate::cli::encoded::{encode, encoding_of};
use crate::cli::messages::Messages;
use crate::cli::place::{self, Place};
use crate::cli::{self, Outcome, config, environment, files, options, replacing, room};
use crate::document::Document;
use crate::input::{foreign, git, name, reason};
use crate::merge::{self, Merged};
use crate::report::{self, StaleReference};
use crate::text::fold::Folding;
use crate::text::visible::harmless;
use crate::wording::message::{Message, message};
use crate::{diff, input, parallel};

/// Why the result of a merge cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// The bytes of ours cannot be made of its text again.
    Inexact {
        /// The file as typed.
        path: String,
    },
    /// Theirs has a character that the encoding of ours lacks.
    Unmappable {
        /// The file as typed.
        path: String,
        /// The other file.
        theirs: String,
        /// The encoding of the file.
        encoding: &'static str,
    },
    /// The format of a file cannot be written.
    Container {
        /// The file as typed.
        path: String,
        /// What people call the format.
        format: &'static str,
    },
    /// The file holds something else than the result of a merge of these files.
    Occupied {
        /// The file.
        path: String,
    },
    /// The file cannot be written.
    Write {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Inexact { path } => message!("error.merge-inexact", path = path),
            Self::Unmappable {
                path,
                theirs,
                encoding,
            } => message!(
                "error.merge-lacks",
                path = path,
                encoding = *encoding,
                theirs = theirs
            ),
            Self::Container { path, format } => {
                message!("error.merge-format", path = path, format = *format)
            }
            Self::Occupied { path } => message!("error.merge-exists", path = path),
            Self::Write { path, source } => {
                message!("error.merge-write", path = path, reason = reason(source))
            }
        }
    }
}

/// Runs a merge.
///
/// # Errors
/// When a file cannot be read, or the result cannot be written; nothing is written then.
pub(super) fn run(
    arguments: &MergeArguments,
    out: &mut dyn Write,
    messages: &mut Messages<'_>,
) -> Result<Outcome, cli::Error> {
    let options = merge_options(arguments)?;
    let names = [&arguments.base, &arguments.ours, &arguments.theirs];
    if names.iter().filter(|name| **name == "-").count() > 1 {
        return Err(options::Error::ThriceStandardInput.into());
    }
    if arguments.driver && (arguments.ours == "-" || git::is_meant(&arguments.ours)) {
        return Err(options::Error::NoDriverFile.into());
    }
    let mut bytes = Vec::new();
    for name in names {
        let read = input::bytes(name)?;
        if arguments.path.is_none() && arguments.input.input_format.is_none() {
            input::check_format(name, &read)?;
        }
        bytes.push(read);
    }
    let [base, ours, theirs] = [0, 1, 2].map(|at| bytes[at].as_slice());
    let (result, conflicts, stale) = match () {
        // A side that changed nothing need not even be text.
        () if ours == theirs || base == theirs => (ours.to_vec(), 0, Vec::new()),
        () if base == ours => (theirs.to_vec(), 0, Vec::new()),
        () => merged(arguments, [base, ours, theirs], &options)?,
    };
    match &arguments.output {
        Some(path) => {
            check_free(path, arguments, &result)?;
            write(path, &result)?;
        }
        None if arguments.driver => write(&arguments.ours, &result)?,
        None if environment::is_shown() => {
            // Somebody looks at it: nothing in it moves the cursor. A file or a pipe gets the bytes.
            for line in String::from_utf8_lossy(&result).lines() {
                writeln!(out, "{}", harmless(line))?;
            }
        }
        None => out.write_all(&result)?,
    }
    let path = arguments.path.as_ref().unwrap_or(&arguments.ours);
    for reference in stale.iter().filter(|_| !arguments.quiet) {
        let place = format!("{}:{}", reference.place.line, reference.place.column);
        messages.say(&message!(
            "say.is-now",
            path = arguments.output.as_ref().unwrap_or(path),
            place = place,
            written = reference.written.as_str(),
            now = reference.now.as_str()
        ));
    }
    if conflicts == 0 {
        return Ok(Outcome::Clean);
    }
    if !arguments.quiet {
        messages.say(&message!("say.conflicts", path = path, count = conflicts));
    }
    Ok(Outcome::Found)
}

/// How conflicts are shown.
fn merge_options(arguments: &MergeArguments) -> Result<merge::Options, options::Error> {
    let mut options = merge::Options {
        marker_size: usize::from(arguments.marker_size),
        ..merge::Options::default()
    };
    if arguments.label.len() > options.labels.len() {
        return Err(options::Error::MergeLabels);
    }
    for (label, given) in options.labels.iter_mut().zip(&arguments.label) {
        label.clone_from(given);
    }
    Ok(options)
}

/// The bytes of the result, how many conflicts are in it, and which references do not name any more what they meant.
fn merged(
    arguments: &MergeArguments,
    bytes: [&[u8]; 3],
    options: &merge::Options,
) -> Result<(Vec<u8>, usize, Vec<StaleReference>), cli::Error> {
    let configurations = config::configurations(None, &arguments.input)?;
    let names = names(arguments);
    // One name decides the format of all three: the base may be a file without a name of its own.
    let name = arguments.path.as_ref().unwrap_or(&arguments.ours);
    let reading = configurations.of(name)?.input_options(Folding::Usual);
    let read = |at: usize| -> Result<Document, input::Error> {
        let mut document = input::from_bytes(name, bytes[at], &reading)
            .map_err(|error| named(error, &names[at]))?;
        document.name.clone_from(&names[at]);
        Ok(document)
    };
    room::to_read(&[0, 1, 2].map(|at| (names[at].as_str(), bytes[at])))?;
    let (base, (ours, theirs)) =
        parallel::join(|| read(0), || parallel::join(|| read(1), || read(2)));
    let (base, ours, theirs) = (base?, ours?, theirs?);
    for document in [&ours, &base, &theirs] {
        if let Some(format) = document.container {
            let path = document.name.clone();
            return Err(Error::Container { path, format }.into());
        }
    }
    room::to_compare(&[&base, &ours, &theirs])?;
    let Merged { text, conflicts } = merge::merge(&base, &ours, &theirs, options);
    let (encoding, mark) = written_in(bytes[1], &ours, reading.encoding)?;
    let body = encode(&text, encoding).ok_or_else(|| Error::Unmappable {
        path: ours.name.clone(),
        theirs: theirs.name.clone(),
        encoding: encoding.name(),
    })?;
    let stale = if conflicts == 0 {
        stale([&ours, &theirs], name, &text, &reading)
    } else {
        Vec::new()
    };
    Ok(([&bytes[1][..mark], &body].concat(), conflicts, stale))
}

/// The references of theirs that name another clause in the result, because the clauses of both sides are counted there, one a line.
/// What ours has as well was stale before.
fn stale(
    [ours, theirs]: [&Document; 2],
    name: &str,
    text: &str,
    reading: &input::Options,
) -> Vec<StaleReference> {
    let reading = input::Options {
        encoding: Some(encoding_rs::UTF_8),
        ..reading.clone()
    };
    let Ok(result) = input::from_bytes(name, text.as_bytes(), &reading) else {
        return Vec::new();
    };
    let keys = |document: &Document| -> BTreeSet<String> {
        let keys = document.paragraphs.iter();
        keys.map(|each| document.key(each).to_owned()).collect()
    };
    let known = keys(ours);
    let mut found = diff::diff(theirs, &result, &diff::Options::default());
    found.stale.retain(|stale| {
        let mut paragraphs = result.paragraphs.iter();
        let within = paragraphs.find(|each| each.span.contains(stale.new));
        !within.is_some_and(|each| known.contains(result.key(each)))
    });
    report::stale_references(&found, theirs, &result)
}

/// What the three files are called in messages: as typed, or by the name that they have in the repository of git.
fn names(arguments: &MergeArguments) -> [String; 3] {
    let typed = [&arguments.base, &arguments.ours, &arguments.theirs];
    let sides = ["base", "ours", "theirs"];
    [0, 1, 2].map(|at| match &arguments.path {
        Some(path) => format!("{path} ({})", sides[at]),
        None => typed[at].clone(),
    })
}

/// The encoding of ours, and the length of its byte-order mark.
fn written_in(
    bytes: &[u8],
    ours: &Document,
    named: Option<&'static Encoding>,
) -> Result<(&'static Encoding, usize), Error> {
    encoding_of(bytes, &ours.text, named).ok_or_else(|| Error::Inexact {
        path: ours.name.clone(),
    })
}

/// An error of a file that was read under another name.
fn named(error: input::Error, typed: &str) -> input::Error {
    let path = typed.to_owned();
    match error {
        input::Error::Undecodable { encoding, line, .. } => input::Error::Undecodable {
            path,
            encoding,
            line,
        },
        input::Error::NotAsNamed { encoding, line, .. } => input::Error::NotAsNamed {
            path,
            encoding,
            line,
        },
        input::Error::Foreign { format, .. } => input::Error::Foreign {
            command: foreign::command(format, &path),
            path,
            format,
        },
        input::Error::Unreadable { format, reason, .. } => input::Error::Unreadable {
            path,
            format,
            reason,
        },
        input::Error::Binary {
            offset, pattern, ..
        } => input::Error::Binary {
            path,
            offset,
            pattern,
        },
        other => other,
    }
}

/// Refuses to replace a file that is there, unless it is one of the three, or holds the result already.
fn check_free(path: &str, arguments: &MergeArguments, result: &[u8]) -> Result<(), Error> {
    let Place::File(file) = place::of(&name::path(path)) else {
        return Ok(());
    };
    let is_input = || {
        let inputs = [&arguments.base, &arguments.ours, &arguments.theirs];
        let own = files::identity(path);
        inputs.iter().any(|input| files::identity(input) == own)
    };
    let is_free = arguments.force || is_input();
    match std::fs::read(file) {
        Ok(there) if !is_free && !there.is_empty() && there != result => Err(Error::Occupied {
            path: path.to_owned(),
        }),
        // What cannot be read may be written, or the system says why not.
        _ => Ok(()),
    }
}

fn write(path: &str, bytes: &[u8]) -> Result<(), Error> {
    replacing::whole(&name::path(path), bytes).map_err(|source| Error::Write {
        path: path.to_owned(),
        source,
    })
}
