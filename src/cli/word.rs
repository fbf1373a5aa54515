//! `--output FILE.docx`: a Word file with the changes of a comparison marked in it, or with the findings of a check as comments.

use std::path::{Path, PathBuf};

use crate::cli::args::{DiffArguments, FindingArguments};
use crate::cli::messages::Messages;
use crate::cli::options::Error;
use crate::cli::place::{self, Place};
use crate::cli::{self, files, replacing};
use crate::input::{self, name};
use crate::redline::{self, Options, Redline, Side};
use crate::report::{self, Check, Format};
use crate::wording::message::message;

/// The name of the format in `--output`, and the ending of its files.
const NAME: &str = "docx";

/// The file that the changes or the comments go to, and what else `--output` names. `typed` is what it says, `format` what `--format` says,
/// and `read` are the files that the command reads.
///
/// # Errors
/// When there is more than one such file, or it is one that is read, or holds something else.
pub(super) fn target(
    typed: &[String],
    format: Option<&Format>,
    read: &[&str],
) -> Result<(Option<PathBuf>, Vec<String>), Error> {
    let mut found: Option<PathBuf> = None;
    let mut rest = Vec::new();
    let has_own = format.is_some_and(|format| format.file(NAME).is_some());
    for typed in typed {
        let path = match typed.split_once('=') {
            Some((NAME, path)) => Some(path),
            // The format may have such files of its own.
            None if ends_so(typed) && !has_own => Some(typed.as_str()),
            _ => None,
        };
        let Some(path) = path.filter(|path| !matches!(*path, "" | "-")) else {
            rest.push(typed.clone());
            continue;
        };
        if found.is_some() {
            return Err(Error::SameTarget {
                target: "a Word file".to_owned(),
            });
        }
        let target = name::path(path).into_owned();
        let written = std::fs::canonicalize(&target).ok();
        let is_read = read.iter().any(|side| {
            *side != "-"
                && written
                    .as_ref()
                    .is_some_and(|written| *written == files::identity(side))
        });
        if is_read {
            return Err(Error::ReplacesDocument {
                path: path.to_owned(),
            });
        }
        if let Place::File(file) = place::of(&target) {
            let bytes = std::fs::read(file).unwrap_or_default();
            if !bytes.is_empty() && !input::packed::is_own(&bytes) {
                return Err(Error::ReplacesOther {
                    path: path.to_owned(),
                });
            }
        }
        found = Some(target);
    }
    Ok((found, rest))
}

fn ends_so(path: &str) -> bool {
    let ending = Path::new(path).extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(NAME))
}

/// Writes the file with changes, and says what is not marked.
///
/// # Errors
/// When the changes cannot be written.
pub(super) fn write_changes(
    arguments: &DiffArguments,
    target: &Path,
    [old, new]: [(&[u8], &input::Options); 2],
    messages: &mut Messages<'_>,
) -> Result<(), cli::Error> {
    let side = |name: &'_ str, (bytes, options)| Side {
        name: name.to_owned(),
        bytes,
        options,
    };
    let revisions = arguments.comparison.input.revisions.as_deref();
    let options = Options {
        moves: !arguments.comparison.no_moves,
        settled: revisions.and_then(input::Revisions::named),
        ..options(arguments.author.as_ref(), arguments.date.as_ref())
    };
    let made = redline::redline(
        &side(&arguments.old, old),
        &side(&arguments.new, new),
        &options,
    )?;
    put(target, &made, arguments.output.quiet, messages)
}

/// Writes the file with the findings as comments. The first `count` documents were checked, and `reading` says how the first was read.
///
/// # Errors
/// When not exactly one document was checked, or comments cannot be written into it.
pub(super) fn write_comments(
    check: &Check<'_>,
    (count, reading): (usize, &input::Options),
    wanted: &FindingArguments,
    target: &Path,
    messages: &mut Messages<'_>,
) -> Result<(), cli::Error> {
    let [document] = &check.documents[..count] else {
        return Err(Error::CommentsOfMany {
            path: name::of(target),
            count,
        }
        .into());
    };
    let is_word = document.container == Some(input::docx::FORMAT);
    let bytes = match document.name.as_str() {
        // Only a text that is made anew needs no file.
        name if is_word => input::bytes(name)?,
        _ => Vec::new(),
    };
    let side = Side {
        name: document.name.clone(),
        bytes: &bytes,
        options: reading,
    };
    let comments = report::comments::comments(check, 0);
    let options = options(wanted.author.as_ref(), wanted.date.as_ref());
    let made = redline::comments::commented(&side, document, &comments, &options)?;
    put(target, &made, wanted.output.quiet, messages)
}

/// Whose changes or comments they are, and of when.
fn options(author: Option<&String>, date: Option<&String>) -> Options {
    let usual = Options::default();
    Options {
        author: author.cloned().unwrap_or(usual.author),
        date: date.cloned().unwrap_or(usual.date),
        ..usual
    }
}

/// Puts a file in its place, and says what is not in it.
fn put(
    target: &Path,
    Redline { bytes, unmarked }: &Redline,
    quiet: bool,
    messages: &mut Messages<'_>,
) -> Result<(), cli::Error> {
    let path = name::of(target);
    replacing::whole(target, bytes).map_err(|source| cli::Error::Output {
        path: path.clone(),
        source,
    })?;
    for what in unmarked.iter().filter(|_| !quiet) {
        messages.say(&message!("say.unmarked", path = &path, what = what.clone()));
    }
    Ok(())
}
