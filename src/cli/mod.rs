//! Floor 4: the command line. Reads, compares or checks, and writes; turns errors into messages and outcomes into an exit status.

pub mod args;
pub mod files;
pub mod settings;

use std::io::{self, BufWriter, Write};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::cli::args::{
    Arguments, CheckArguments, Command, DiffArguments, FormatName, RulesArguments, TextArguments,
};
use crate::document::Document;
use crate::report::{Report, Style};
use crate::text::fold::Folding;
use crate::{diff, finding, input};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to report: 0.
    Clean,
    /// Findings or differences: 1.
    Found,
    /// An error: 2.
    Failed,
}

/// What stops a run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An argument that makes no sense.
    #[error(transparent)]
    Settings(#[from] settings::Error),
    /// An input that cannot be read.
    #[error(transparent)]
    Input(#[from] input::Error),
    /// A path that cannot be walked.
    #[error(transparent)]
    Files(#[from] files::Error),
    /// The report could not be written.
    #[error("the report cannot be written: {0}")]
    Write(#[from] io::Error),
}

impl Error {
    /// Whether the reader of the output went away: no error, but the end.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// Runs a command. The report goes to `out`, messages to `messages`.
///
/// # Errors
/// What stops the run as a whole; a file that cannot be read while others can is a message and [`Outcome::Failed`].
pub fn run(
    arguments: &Arguments,
    out: &mut dyn Write,
    messages: &mut dyn Write,
) -> Result<Outcome, Error> {
    settings::set_color(arguments.color);
    let mut out = BufWriter::new(out);
    let outcome = match &arguments.command {
        Command::Check(arguments) => check(arguments, &mut out, messages),
        Command::Diff(arguments) => compare(arguments, &mut out),
        Command::Text(arguments) => text(arguments, &mut out),
        Command::Rules(arguments) => rules(arguments, &mut out),
    }?;
    out.flush()?;
    Ok(outcome)
}

fn check(
    arguments: &CheckArguments,
    out: &mut dyn Write,
    messages: &mut dyn Write,
) -> Result<Outcome, Error> {
    let rules = settings::selected(arguments)?;
    // Said before anything is read, so that a slip is not paid for with the time of a whole run.
    settings::rule_options(arguments, None)?;
    let reading = settings::input_options(&arguments.input, Folding::Usual)?;
    let mut unread = 0;
    let mut seen = FxHashSet::default();
    let mut expand = |paths: &[String], unread: &mut usize| -> Vec<String> {
        files::expand(paths, settings::walk(arguments), &mut seen)
            .into_iter()
            .filter_map(|found| {
                found
                    .map_err(|error| complain(messages, &error, unread))
                    .ok()
            })
            .collect()
    };
    let own = expand(&arguments.paths, &mut unread);
    let archive = expand(&arguments.against, &mut unread);
    let mut documents = read(&own, &reading, messages, &mut unread);
    let first = (!arguments.against.is_empty()).then_some(documents.len() as u32);
    documents.extend(read(&archive, &reading, messages, &mut unread));
    let options = settings::rule_options(arguments, first)?;
    let mut findings: Vec<finding::Finding> = rules
        .par_iter()
        .map(|rule| {
            let mut findings = Vec::new();
            (rule.check)(&documents, &options, &mut findings);
            findings
        })
        .collect::<Vec<_>>()
        .concat();
    finding::sort(&mut findings);
    write(
        arguments.format,
        &Report::Check {
            documents: &documents,
            findings: &findings,
            unread,
        },
        settings::style(arguments),
        out,
    )?;
    Ok(match () {
        () if unread > 0 => Outcome::Failed,
        () if findings.is_empty() => Outcome::Clean,
        () => Outcome::Found,
    })
}

/// How many files are read between two reports of progress.
const BATCH: usize = 64;

/// Reads files on all cores. One that cannot be read is a message, and counted.
fn read(
    paths: &[String],
    reading: &input::Options,
    messages: &mut dyn Write,
    unread: &mut usize,
) -> Vec<Document> {
    let watched = settings::shows_progress() && paths.len() > BATCH;
    let mut documents = Vec::with_capacity(paths.len());
    for (number, batch) in paths.chunks(BATCH).enumerate() {
        if watched {
            // Progress that cannot be written is nothing to stop for.
            let _ = write!(
                messages,
                "\rreading {} of {} files",
                number * BATCH,
                paths.len()
            );
            let _ = messages.flush();
        }
        let read: Vec<Result<Document, input::Error>> = batch
            .par_iter()
            .map(|path| input::read(path, reading))
            .collect();
        for document in read {
            match document {
                Ok(document) => documents.push(document),
                Err(error) => complain(messages, &error, unread),
            }
        }
    }
    if watched {
        let _ = write!(messages, "\r\u{1b}[K");
        let _ = messages.flush();
    }
    documents
}

/// Says what is wrong with one input; the others go on.
fn complain(messages: &mut dyn Write, error: &dyn std::error::Error, unread: &mut usize) {
    *unread += 1;
    // When not even this can be written, the exit status still tells.
    let _ = writeln!(messages, "variorum: {error}");
}

fn compare(arguments: &DiffArguments, out: &mut dyn Write) -> Result<Outcome, Error> {
    let (options, folding) = settings::diff_options(arguments)?;
    let reading = settings::input_options(&arguments.input, folding)?;
    let (old, new) = rayon::join(
        || input::read(&arguments.old, &reading),
        || input::read(&arguments.new, &reading),
    );
    let (old, new) = (old?, new?);
    let diff = diff::diff(&old, &new, options);
    write(
        arguments.format,
        &Report::Diff {
            old: &old,
            new: &new,
            diff: &diff,
        },
        Style::default(),
        out,
    )?;
    Ok(if diff.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Found
    })
}

fn text(arguments: &TextArguments, out: &mut dyn Write) -> Result<Outcome, Error> {
    let reading = settings::input_options(&arguments.input, Folding::Usual)?;
    let document = input::read(&arguments.file, &reading)?;
    write(
        arguments.format,
        &Report::Text(&document),
        Style::default(),
        out,
    )?;
    Ok(Outcome::Clean)
}

fn rules(arguments: &RulesArguments, out: &mut dyn Write) -> Result<Outcome, Error> {
    if let Some(name) = &arguments.rule {
        let rule = settings::rule(name)?;
        writeln!(
            out,
            "# {} ({})\n\n{}",
            rule.name,
            rule.severity.name(),
            rule.manual()
        )?;
        return Ok(Outcome::Clean);
    }
    let all = settings::all_rules();
    let widest = all.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in &all {
        writeln!(
            out,
            "{:widest$}  {:7}  {}",
            rule.name,
            rule.severity.name(),
            rule.summary()
        )?;
    }
    Ok(Outcome::Clean)
}

fn write(
    format: FormatName,
    report: &Report<'_>,
    style: Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    Ok((settings::format(format).write)(report, style, out)?)
}
