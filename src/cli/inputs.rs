//! The files of a check: which they are, what holds for each, and reading them.

use std::io::Write;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::cli::args::CheckArguments;
use crate::cli::config::Configurations;
use crate::cli::config::held::Held;
use crate::cli::{Error, complain, files, settings};
use crate::document::Document;
use crate::input;
use crate::text::fold::Folding;

/// All files of a check.
pub(super) struct Gathered {
    /// Those to check.
    pub(super) own: Vec<Input>,
    /// Those that they are held against.
    pub(super) archive: Vec<Input>,
    /// How many could not be found.
    pub(super) unread: usize,
}

/// Finds the files behind what is named, less what configurations exclude. Each file stands once.
///
/// # Errors
/// When a configuration does not hold, or excludes everything.
pub(super) fn gather(
    arguments: &CheckArguments,
    named: &[String],
    configurations: &Configurations,
    messages: &mut dyn Write,
) -> Result<Gathered, Error> {
    let standard = arguments.stdin_filename.as_deref();
    let mut seen = FxHashSet::default();
    let (mut excluded, mut unread) = (0, 0);
    let mut expand = |paths: &[String]| -> Result<Vec<Input>, Error> {
        let mut found = Vec::new();
        for typed in paths {
            let may_exclude = arguments.force_exclude || files::is_folder(typed);
            let walk = settings::walk(arguments);
            for each in files::expand(std::slice::from_ref(typed), walk, &mut seen) {
                let path = match each {
                    Ok(path) => path,
                    Err(files::Error::Empty { .. }) if arguments.allow_empty => continue,
                    Err(error) => {
                        complain(messages, &error, &mut unread);
                        continue;
                    }
                };
                let (held, name) = if path == "-" {
                    let held = configurations.of_standard_input(standard)?;
                    (held, standard.unwrap_or("-"))
                } else {
                    (configurations.of(&path)?, path.as_str())
                };
                if may_exclude && held.excluded(name).is_some() {
                    excluded += 1;
                } else {
                    found.push(Input { path, held });
                }
            }
        }
        Ok(found)
    };
    let (own, archive) = (expand(named)?, expand(&arguments.against)?);
    // What is excluded although it is named is meant to be.
    let is_meant = arguments.allow_empty || arguments.force_exclude;
    if own.is_empty() && excluded > 0 && unread == 0 && !is_meant {
        return Err(files::Error::Excluded.into());
    }
    Ok(Gathered {
        own,
        archive,
        unread,
    })
}

/// A file to check, and what holds for it.
pub(super) struct Input {
    /// As it is read.
    pub(super) path: String,
    /// The settings.
    pub(super) held: Arc<Held>,
}

/// How a file is read.
pub(super) fn reading(held: &Held) -> input::Options {
    input::Options {
        code: held.include_code.value,
        ..held.input_options(Folding::Usual)
    }
}

/// How many files are read between two reports of progress.
const BATCH: usize = 64;

/// Reads files on all cores. One that cannot be read is a message, and counted.
pub(super) fn read(
    inputs: &[Input],
    standard: Option<&str>,
    progress: bool,
    messages: &mut dyn Write,
    unread: &mut usize,
) -> (Vec<Document>, Vec<Arc<Held>>) {
    let watched = progress && inputs.len() > BATCH;
    let mut documents = Vec::with_capacity(inputs.len());
    let mut all_held = Vec::with_capacity(inputs.len());
    for (number, batch) in inputs.chunks(BATCH).enumerate() {
        if watched {
            // Progress that cannot be written is nothing to stop for.
            let _ = write!(
                messages,
                "\rreading {} of {} files",
                number * BATCH,
                inputs.len()
            );
            let _ = messages.flush();
        }
        let read: Vec<Result<Document, input::Error>> = batch
            .par_iter()
            .map(|input| files::read(&input.path, standard, &reading(&input.held)))
            .collect();
        for (document, input) in read.into_iter().zip(batch) {
            match document {
                Ok(document) => {
                    documents.push(document);
                    all_held.push(input.held.clone());
                }
                Err(error) => complain(messages, &error, unread),
            }
        }
    }
    if watched {
        let _ = write!(messages, "\r\u{1b}[K");
        let _ = messages.flush();
    }
    (documents, all_held)
}
