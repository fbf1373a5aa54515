//! `variorum history`: follows every paragraph through the revisions of a file in git, or through files that are its revisions.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Arc;

use rayon::prelude::*;

use crate::cli::args::HistoryArguments;
use crate::cli::browser::{self, Opened};
use crate::cli::config::Configurations;
use crate::cli::followed::{Followed, Keep};
use crate::cli::messages::Messages;
use crate::cli::versions::Versions;
use crate::cli::{
    Appearance, Error, Outcome, blame, config, environment, links, options, output, progress, room,
};
use crate::document::Document;
use crate::input::git;
use crate::input::log::Revision;
use crate::lineage::lives::Lives;
use crate::report::{Detail, History, Report, Subject, totals};
use crate::text::fold::Folding;
use crate::wording::message::message;
use crate::{diff, input};

/// Runs the command.
///
/// # Errors
/// When a file or its history cannot be read.
pub(super) fn run(
    arguments: &HistoryArguments,
    appearance: Appearance,
    out: &mut dyn Write,
    messages: &mut Messages<'_>,
) -> Result<Outcome, Error> {
    let shared = &arguments.lineage;
    let named: Vec<&str> = arguments.files.iter().map(String::as_str).collect();
    let mut outputs = browser::outputs(
        arguments.open,
        Subject::History,
        arguments.format,
        &shared.output,
        &named,
    )?;
    let run = Run {
        base: arguments.base.as_deref(),
        configurations: &config::configurations(None, &shared.input)?,
        options: blame::diff_options(shared),
        quiet: shared.output.quiet,
        watched: environment::has_progress(shared.output.quiet),
    };
    let (path, found) = match named[..] {
        [file] => (Some(file), run.in_git(file, messages)?),
        _ => (None, run.of_files(&named, messages)?),
    };
    let report = found.report(path);
    let addresses = links::targets(named.iter().copied());
    let detail = if arguments.full {
        Detail::Full
    } else {
        Detail::Changes { context: 0 }
    };
    let style = options::style(detail, appearance.hyperlinks, &addresses);
    let quiet = shared.output.quiet;
    let opened = Opened::of(arguments.open, quiet, Subject::History, &mut outputs)?;
    output::write(&outputs, &report, style, appearance, out)?;
    opened.map_or(Ok(()), |page| page.show(messages))?;
    Ok(Outcome::Clean)
}

/// The revisions of a document, and the lives of its paragraphs.
pub(super) struct Found {
    documents: Vec<Arc<Document>>,
    revisions: Vec<Revision>,
    lives: Lives,
    base: u32,
}

impl Found {
    /// What is reported of it; the path is that of a file in git.
    pub(super) fn report<'found>(&'found self, path: Option<&'found str>) -> Report<'found> {
        Report::History(History {
            path,
            documents: &self.documents,
            revisions: &self.revisions,
            lives: &self.lives,
            base: self.base,
        })
    }
}

/// How revisions are followed.
pub(super) struct Run<'run> {
    /// The revision whose paragraphs are reported.
    pub(super) base: Option<&'run str>,
    pub(super) configurations: &'run Configurations,
    pub(super) options: diff::Options,
    /// Whether nothing is said of encodings that were guessed.
    pub(super) quiet: bool,
    pub(super) watched: bool,
}

impl Run<'_> {
    fn reading(&self, file: &str) -> Result<input::Options, Error> {
        Ok(self.configurations.of(file)?.input_options(Folding::Usual))
    }

    /// The revisions of a file that git has, and the file itself where it is another one.
    pub(super) fn in_git(&self, file: &str, messages: &mut Messages<'_>) -> Result<Found, Error> {
        if file == "-" {
            return Err(options::Error::HistoryOfStandardInput.into());
        }
        let reading = self.reading(file)?;
        let (options, watched) = (&self.options, self.watched);
        let followed = Followed::read(file, &reading, options, Keep::All, watched, messages)
            .map_err(hinted)?;
        let base = match self.base {
            Some(revision) => {
                let commit = followed.log.commit(revision)?;
                Versions::find(&followed, &BTreeSet::from([commit.as_str()]))?.at(&commit, None)
            }
            None => followed.texts.len() as u32 - 1,
        };
        let lives = Lives::of_revisions(&followed.texts, &followed.lineage, options);
        Ok(Found {
            documents: followed.texts,
            revisions: followed.log.revisions,
            lives,
            base,
        })
    }

    /// Files, each the next revision of the one before it.
    fn of_files(&self, named: &[&str], messages: &mut Messages<'_>) -> Result<Found, Error> {
        if named.iter().filter(|name| **name == "-").count() > 1 {
            return Err(options::Error::TwiceStandardInputOfMany.into());
        }
        let readings = named.iter().map(|name| self.reading(name));
        let readings = readings.collect::<Result<Vec<input::Options>, Error>>()?;
        // What is read at once has to have room; standard input is there once.
        let bytes = named.iter().map(|name| input::bytes(name));
        let bytes = bytes.collect::<Result<Vec<Vec<u8>>, input::Error>>()?;
        self.of_texts(named, &bytes, &readings, messages)
    }

    /// The same of files that are read already, each with its name and how its text is taken from it.
    pub(super) fn of_texts(
        &self,
        named: &[&str],
        bytes: &[Vec<u8>],
        readings: &[input::Options],
        messages: &mut Messages<'_>,
    ) -> Result<Found, Error> {
        let base = match self.base {
            Some(name) => named.iter().position(|each| *each == name).ok_or_else(|| {
                options::Error::NoBase {
                    base: name.to_owned(),
                }
            })?,
            None => named.len() - 1,
        };
        let files = named.iter().zip(bytes);
        let files = files.map(|(name, bytes)| (*name, bytes.as_slice()));
        room::to_read(&files.collect::<Vec<(&str, &[u8])>>())?;
        let read: Result<Vec<Arc<Document>>, input::Error> = named
            .par_iter()
            .zip(bytes)
            .zip(readings)
            .map(|((name, bytes), reading)| input::from_bytes(name, bytes, reading).map(Arc::new))
            .collect();
        let documents = read?;
        let all: Vec<&Document> = documents.iter().map(AsRef::as_ref).collect();
        room::to_compare(&all)?;
        self.say_guessed(&all, messages);
        let size = bytes.iter().map(Vec::len).sum::<usize>() * all.len();
        let watched = self.watched && progress::is_long(all.len(), size);
        let last = named[named.len() - 1];
        let what = message!("say.comparing-files", count = all.len(), name = last);
        progress::say(watched, messages, &what);
        let lives = Lives::of_witnesses(&documents, &self.options);
        progress::clear(watched, messages);
        Ok(Found {
            documents,
            revisions: Vec::new(),
            lives,
            base: base as u32,
        })
    }

    /// Says which encodings were guessed, and what could not be read: either shows as changes.
    fn say_guessed(&self, documents: &[&Document], messages: &mut Messages<'_>) {
        if self.quiet {
            return;
        }
        let all = || documents.iter().copied();
        let lines = [totals::guessed(all()), totals::lost(all())];
        for line in lines.into_iter().flatten() {
            messages.say(&line);
        }
    }
}

/// Says what else can be done where one file has no history.
fn hinted(error: input::Error) -> input::Error {
    match error {
        input::Error::Git { path, reason } if !git::is_meant(&path) => input::Error::Git {
            path,
            reason: message!("git.or-files", reason = reason),
        },
        error => error,
    }
}
