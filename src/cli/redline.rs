//! `variorum diff … --output FILE.docx`: a Word file with the changes marked in it.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::args::DiffArguments;
use crate::cli::options::Error;
use crate::cli::place::{self, Place};
use crate::cli::{self, files, replacing};
use crate::input::{self, name};
use crate::redline::{self, Options, Redline, Side};

/// The name of the format in `--output`, and the ending of its files.
const NAME: &str = "docx";

/// The file that the changes go to, and what else `--output` names.
///
/// # Errors
/// When there is more than one such file, or it is one that is read, or holds something else.
pub(super) fn target(arguments: &DiffArguments) -> Result<(Option<PathBuf>, Vec<String>), Error> {
    let mut found: Option<PathBuf> = None;
    let mut rest = Vec::new();
    for typed in &arguments.output.output {
        let path = match typed.split_once('=') {
            Some((NAME, path)) => Some(path),
            None if ends_so(typed) => Some(typed.as_str()),
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
        let is_read = [&arguments.old, &arguments.new].into_iter().any(|side| {
            side != "-"
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
            if !bytes.is_empty() && !redline::is_own(&bytes) {
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

/// Writes the file, and says what is not marked.
///
/// # Errors
/// When the changes cannot be written.
pub(super) fn write(
    arguments: &DiffArguments,
    target: &Path,
    [old, new]: [(&[u8], &input::Options); 2],
    messages: &mut dyn Write,
) -> Result<(), cli::Error> {
    let side = |name: &'_ str, (bytes, options)| Side {
        name: name.to_owned(),
        bytes,
        options,
    };
    let mut options = Options {
        moves: !arguments.comparison.no_moves,
        settled: arguments
            .comparison
            .input
            .revisions
            .as_deref()
            .and_then(input::Revisions::named),
        ..Options::default()
    };
    if let Some(author) = &arguments.author {
        options.author.clone_from(author);
    }
    if let Some(date) = &arguments.date {
        options.date.clone_from(date);
    }
    let Redline { bytes, unmarked } = redline::redline(
        &side(&arguments.old, old),
        &side(&arguments.new, new),
        &options,
    )?;
    replacing::whole(target, &bytes).map_err(|source| cli::Error::Output {
        path: name::of(target),
        source,
    })?;
    if !arguments.output.quiet {
        for what in unmarked {
            // When not even this can be written, the file is there.
            let _ = writeln!(
                messages,
                "variorum: {}: not marked: {what}",
                name::of(target)
            );
        }
    }
    Ok(())
}
