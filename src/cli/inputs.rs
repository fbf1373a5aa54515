//! The files of a check: which they are, the settings of each, and reading them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::cli::args::CheckArguments;
use crate::cli::config::Configurations;
use crate::cli::config::settings::Settings;
use crate::cli::messages::Messages;
use crate::cli::progress::{self, MANY};
use crate::cli::{Error, files, options, targets};
use crate::document::Document;
use crate::input::{self, foreign};
use crate::text::fold::Folding;
use crate::wording::message::{Argument, message};

/// All files of a check.
pub(super) struct Gathered {
    /// Those to check.
    pub(super) own: Vec<Input>,
    /// Those that they are held against.
    pub(super) archive: Vec<Input>,
    /// How many could not be found.
    pub(super) unread: usize,
    /// What was passed over.
    pub(super) skipped: Skipped,
}

/// How many files of a walk were passed over. One that is named is checked, or an error.
#[derive(Default)]
pub(super) struct Skipped {
    /// Those in formats that cannot be read yet, by format.
    foreign: BTreeMap<&'static str, usize>,
    /// Reports of this program.
    reports: usize,
}

impl Skipped {
    /// Counts a file in that format.
    pub(super) fn add(&mut self, format: &'static str) {
        *self.foreign.entry(format).or_default() += 1;
    }

    /// Counts a report of this program.
    pub(super) fn add_report(&mut self) {
        self.reports += 1;
    }

    /// Says how many there were.
    pub(super) fn say(&self, messages: &mut Messages<'_>) {
        let all: usize = self.foreign.values().sum();
        let formats = self.foreign.iter();
        let formats = formats
            .map(|(name, count)| message!("say.skipped-format", count = *count, format = *name));
        if all > 0 {
            let formats = Argument::list(formats);
            messages.say(&message!("say.skipped", count = all, formats = formats));
        }
        if self.reports > 0 {
            messages.say(&message!("say.skipped-reports", count = self.reports));
        }
    }
}

/// Finds the files that the named paths lead to, less what configurations exclude and the reports that this run writes, which an earlier
/// one may have left in a folder. Each file is listed once.
///
/// # Errors
/// When a configuration does not hold, or excludes everything.
pub(super) fn gather(
    arguments: &CheckArguments,
    named: &[String],
    configurations: &Configurations,
    written: &[PathBuf],
    messages: &mut Messages<'_>,
) -> Result<Gathered, Error> {
    let standard = arguments.stdin_filename.as_deref();
    let mut seen = FxHashSet::default();
    let (mut excluded, mut unread) = (0, 0);
    let mut skipped = Skipped::default();
    let mut expand = |paths: &[String]| -> Result<Vec<Input>, Error> {
        let mut found = Vec::new();
        // A file that is named is checked, even if a folder around it comes first.
        let alone = paths.iter().filter(|path| !files::is_folder(path));
        let alone: FxHashSet<PathBuf> = alone.map(|path| files::identity(path)).collect();
        for typed in paths {
            let is_folder = files::is_folder(typed);
            let walk = options::walk(arguments);
            for each in files::expand(std::slice::from_ref(typed), walk, &mut seen) {
                let path = match each {
                    Ok(path) => path,
                    Err(files::Error::Empty { .. }) if arguments.allow_empty => continue,
                    Err(error) => {
                        messages.complain(&error.message(), &mut unread);
                        continue;
                    }
                };
                let is_named = || !alone.is_empty() && alone.contains(&files::identity(&path));
                let walked = is_folder && !is_named();
                let may_exclude = arguments.force_exclude || walked;
                let (settings, name) = if path == "-" {
                    let settings = configurations.of_standard_input(standard)?;
                    (settings, standard.unwrap_or("-"))
                } else {
                    (configurations.of(&path)?, path.as_str())
                };
                if may_exclude && settings.excluded(name).is_some() {
                    excluded += 1;
                } else if walked && files::is_special(&path) {
                    skipped.add("pipe or device");
                } else if walked && let Some(foreign) = foreign::named(Path::new(&path)) {
                    skipped.add(foreign.name);
                } else if walked && targets::is_replaced(written, &path) {
                    skipped.add_report();
                } else {
                    found.push(Input {
                        path,
                        settings,
                        walked,
                    });
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
        skipped,
    })
}

/// A file to check, and its settings.
pub(super) struct Input {
    /// As it is read.
    pub(super) path: String,
    /// The settings.
    pub(super) settings: Arc<Settings>,
    /// Whether a walk found it, and nobody named it.
    pub(super) walked: bool,
}

/// How a file is read.
pub(super) fn reading(settings: &Settings) -> input::Options {
    input::Options {
        code: settings.include_code.value,
        ..settings.input_options(Folding::Usual)
    }
}

/// Reads files on all cores. One that cannot be read is a message, and counted.
pub(super) fn read(
    inputs: &[Input],
    standard: Option<&str>,
    watched: bool,
    messages: &mut Messages<'_>,
    (unread, skipped): (&mut usize, &mut Skipped),
) -> (Vec<Document>, Vec<Arc<Settings>>) {
    let count = inputs.len();
    let watched = watched && progress::is_long(count, 0);
    let mut documents = Vec::with_capacity(count);
    let mut all_settings = Vec::with_capacity(count);
    for (number, batch) in inputs.chunks(MANY).enumerate() {
        let done = number * MANY;
        let line = message!("say.reading", count = done, all = count);
        progress::say(watched, messages, &line);
        let read: Vec<Result<Document, input::Error>> = batch
            .par_iter()
            .map(|input| files::read(&input.path, standard, &reading(&input.settings)))
            .collect();
        for (document, input) in read.into_iter().zip(batch) {
            match document {
                Ok(document) if input.walked && targets::is_own(&document.text) => {
                    skipped.add_report();
                }
                Ok(document) => {
                    documents.push(document);
                    all_settings.push(input.settings.clone());
                }
                Err(input::Error::Foreign { format, .. }) if input.walked => skipped.add(format),
                Err(error) => {
                    progress::clear(watched, messages);
                    messages.complain(&error.message(), unread);
                }
            }
        }
    }
    progress::clear(watched, messages);
    (documents, all_settings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Lang;

    #[test]
    fn files_are_counted_while_they_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let input = |number: usize| {
            let path = folder.path().join(format!("{number:03}.txt"));
            // One of them is not there.
            if number != 100 {
                std::fs::write(&path, "乙方按期交货。\n").unwrap();
            }
            Input {
                path: path.to_string_lossy().into_owned(),
                settings: Arc::new(Settings::default()),
                walked: false,
            }
        };
        let inputs: Vec<Input> = (0..130).map(input).collect();
        let run = |watched: bool| {
            let (mut out, mut unread) = (Vec::new(), 0);
            let mut messages = Messages::new(&mut out, None, Lang::default());
            let counts = (&mut unread, &mut Skipped::default());
            let (documents, _) = read(&inputs, None, watched, &mut messages, counts);
            assert_eq!((documents.len(), unread), (129, 1));
            String::from_utf8(out).unwrap()
        };
        let watched = run(true);
        assert!(watched.contains("reading 64 of 130 files"), "{watched}");
        assert!(watched.ends_with("\r\u{1b}[K"), "{watched}");
        let silent = run(false);
        assert!(!silent.contains("reading"), "{silent}");
        assert!(silent.contains("100.txt"), "{silent}");
    }
}
