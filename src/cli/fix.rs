//! `check --fix`: shows what fixes change, or puts the files in place in one move.
//!
//! A file is written only when its bytes are still those that were read and its encoding can be told exactly: then encoding,
//! byte-order mark, line ends and permissions stay as they are.

use crate::cli::messages::Messages;
use crate::wording::message::{Argument, Message, message};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use encoding_rs::{Encoding, UTF_8};
use similar::TextDiff;

use crate::check::fix::{Done, ROUNDS, Wanted};
use crate::cli::encoded::{encode, encoding_of};
use crate::cli::replacing::{self, Failure};
use crate::document::Document;
use crate::finding::Finding;
use crate::input;
use crate::input::{name, reason};
use crate::text::visible::harmless;

/// Why a file was not fixed.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub(super) enum Error {
    /// The operating system refused.
    Io {
        /// The path as typed.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// Somebody else wrote it.
    Changed {
        /// The path as typed.
        path: String,
    },
    /// Its bytes cannot be made of its text again.
    Inexact {
        /// The path as typed.
        path: String,
    },
    /// A fix needs a character that the encoding lacks.
    Unmappable {
        /// The path as typed.
        path: String,
        /// The encoding of the file.
        encoding: &'static str,
    },
    /// Its format cannot be written.
    Container {
        /// The path as typed.
        path: String,
        /// What people call the format.
        format: &'static str,
    },
    /// The file is missing.
    StandardInput,
}

impl Error {
    /// What is wrong, and what to do.
    fn message(&self) -> Message {
        match self {
            Self::Io { path, source } => {
                message!("error.fix", path = path, reason = reason(source))
            }
            Self::Changed { path } => message!("error.fix-changed", path = path),
            Self::Inexact { path } => message!("error.fix-inexact", path = path),
            Self::Unmappable { path, encoding } => {
                message!("error.fix-lacks", path = path, encoding = *encoding)
            }
            Self::Container { path, format } => {
                message!("error.fix-format", path = path, format = *format)
            }
            Self::StandardInput => message!("error.fix-standard-input"),
        }
    }
}

/// The documents whose texts changed, by number, each with the text that it had.
fn changed(done: &Done) -> impl Iterator<Item = (usize, &str, &Document)> {
    let all = done.originals.iter();
    let all = all.map(|(number, text)| (*number, text.as_str(), &done.documents[*number]));
    all.filter(|(_, original, document)| document.text != *original)
}

/// Takes the fixes from findings in documents that have no lines to be fixed in, and returns the numbers of these documents: the places
/// of such a fix are in a text that no file has.
pub(super) fn take_unfixable(documents: &[Document], findings: &mut [Finding]) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    for finding in findings {
        let number = finding.place.document as usize;
        let made = documents
            .get(number)
            .is_some_and(|document| document.container.is_some());
        if made && finding.fix.take().is_some() {
            out.insert(number);
        }
    }
    out
}

/// Says which documents cannot be fixed because of their formats, and returns how many.
pub(super) fn refuse(
    documents: &[Document],
    unfixable: &BTreeSet<usize>,
    messages: &mut Messages<'_>,
) -> usize {
    let mut count = 0;
    for document in unfixable.iter().filter_map(|number| documents.get(*number)) {
        if let Some(format) = document.container {
            let path = document.name.clone();
            messages.complain(&Error::Container { path, format }.message(), &mut count);
        }
    }
    count
}

/// Shows what changed as a unified comparison of lines, and says whether anything did. `is_fit` makes lines fit for a terminal; for a file
/// or a pipe they are as they are, so that they can be applied.
pub(super) fn show(done: &Done, is_fit: bool, out: &mut dyn Write) -> io::Result<bool> {
    let mut any = false;
    for (_, original, document) in changed(done) {
        any = true;
        let diff = TextDiff::from_lines(original, &document.text);
        let name = document.name.as_str();
        let lines = diff.unified_diff().header(name, name).to_string();
        if is_fit {
            for line in lines.lines() {
                writeln!(out, "{}", harmless(line))?;
            }
        } else {
            out.write_all(lines.as_bytes())?;
        }
    }
    Ok(any)
}

/// Writes the first `count` documents to their files where their texts changed, says how many findings are fixed in them, and returns
/// all documents as their files are then, and how many could not be written. `readings` say how each was read.
pub(super) fn write_all(
    done: Done,
    count: usize,
    readings: &[input::Options],
    messages: &mut Messages<'_>,
) -> (Vec<Document>, usize) {
    let (mut files, mut fixed, mut failed) = (0_usize, 0, Vec::new());
    for (number, original, document) in changed(&done).take_while(|(number, ..)| *number < count) {
        match write(original, document, readings[number].encoding) {
            Ok(()) => {
                files += 1;
                fixed += done.counts.get(&number).copied().unwrap_or_default();
            }
            Err(error) => {
                messages.say(&error.message());
                failed.push(number);
            }
        }
    }
    if fixed > 0 {
        messages.say(&message!("say.fixed", count = fixed, files = files));
    }
    let unwritten = failed.len();
    (written(done, &failed, readings), unwritten)
}

/// The documents as their files are: those whose numbers are given could not be written, and have the text that they had.
fn written(done: Done, failed: &[usize], readings: &[input::Options]) -> Vec<Document> {
    let mut documents = done.documents;
    for number in failed {
        let document = &mut documents[*number];
        // The text is decoded already.
        let reading = input::Options {
            encoding: Some(UTF_8),
            ..readings[*number].clone()
        };
        let text = done.originals.get(number);
        let text = text.map_or(&document.text, |text| text);
        // It could be read before.
        if let Ok(mut before) = input::from_bytes(&document.name, text.as_bytes(), &reading) {
            before.guessed_encoding = document.guessed_encoding;
            *document = before;
        }
    }
    documents
}

/// Says that there was nothing to fix, or what is left of the fixes: because none could be made unasked, or because one makes room for
/// the other without end; `left` are the findings that are left. Where other documents are `refused`, something is there to be fixed.
pub(super) fn say_left(
    done: &Done,
    left: &[Finding],
    wanted: Wanted,
    refused: bool,
    messages: &mut Messages<'_>,
) {
    if done.unfinished {
        messages.say(&endless(done, left, wanted));
    }
    let left = left.iter().filter(|each| each.fix.is_some()).count();
    match left {
        _ if done.count() > 0 => {}
        0 if refused => {}
        0 => messages.say(&message!("say.nothing-to-fix")),
        _ => messages.say(&message!("say.no-safe-fixes", count = left)),
    }
}

/// `fixes still change the text after 16 rounds; left: quote-style in a.txt (2 findings); correct these by hand`
fn endless(done: &Done, left: &[Finding], wanted: Wanted) -> Message {
    let mut places: BTreeMap<(u32, &str), usize> = BTreeMap::new();
    for each in left {
        let fix = each.fix.as_ref();
        if fix.is_some_and(|fix| fix.safe || wanted == Wanted::All) {
            *places.entry((each.place.document, each.rule)).or_default() += 1;
        }
    }
    let named = places.iter().map(|((document, rule), count)| {
        let name = &done.documents[*document as usize].name;
        message!(
            "say.endless-left",
            rule = *rule,
            name = name,
            count = *count
        )
    });
    message!("say.endless", rounds = ROUNDS, left = Argument::list(named))
}

/// Writes the document to its file, whose text was `original`.
///
/// # Errors
/// When the file cannot be written, or must not be: see [`Error`].
fn write(
    original: &str,
    document: &Document,
    named: Option<&'static Encoding>,
) -> Result<(), Error> {
    if document.name == "-" {
        return Err(Error::StandardInput);
    }
    let path = || document.name.clone();
    let failed = |source| Error::Io {
        path: path(),
        source,
    };
    // The file to replace is the target of a symbolic link.
    let place = std::fs::canonicalize(name::path(&document.name)).map_err(failed)?;
    let bytes = std::fs::read(&place).map_err(failed)?;
    let Some((encoding, mark)) = encoding_of(&bytes, original, named) else {
        let same = input::decode::decode(&document.name, &*bytes, named)
            .is_ok_and(|decoded| decoded.text == original);
        return Err(if same {
            Error::Inexact { path: path() }
        } else {
            Error::Changed { path: path() }
        });
    };
    let Some(body) = encode(&document.text, encoding) else {
        return Err(Error::Unmappable {
            path: path(),
            encoding: encoding.name(),
        });
    };
    let fresh = [&bytes[..mark], &body].concat();
    replacing::replace(&place, &fresh, Some(&bytes)).map_err(|error| match error {
        Failure::Changed => Error::Changed { path: path() },
        Failure::Io(source) => failed(source),
    })
}
