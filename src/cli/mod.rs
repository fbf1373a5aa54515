//! Floor 4: the command line. Reads, compares or checks, and writes; turns errors into messages and outcomes into an exit status.

pub mod args;
mod compare;
mod files;
mod formats;
mod git_diff;
mod links;
mod manuals;
mod output;
mod pager;
pub mod settings;
mod targets;

use std::io::{self, BufWriter, Write};

use rayon::prelude::*;

use crate::cli::args::{Arguments, CheckArguments, Command, RulesArguments, TextArguments};
use crate::cli::pager::Paged;
use crate::cli::settings::{Color, Hyperlinks};
use crate::document::Document;
use crate::report::{Check, Report, Style, Subject};
use crate::text::fold::Folding;
use crate::{finding, input};

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
    /// A report that cannot be written to its file.
    #[error("{path}: the report cannot be written: {source}")]
    Output {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// What git gives is not what git gives.
    #[error(transparent)]
    GitDiff(#[from] git_diff::Error),
    /// A manual page that does not exist.
    #[error(transparent)]
    Manual(#[from] manuals::Error),
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
    let color = settings::color(arguments.color);
    color.set();
    settings::set_jobs(arguments.jobs);
    let pager = match &arguments.command {
        Command::Diff(arguments) => settings::pager(arguments),
        _ => None,
    };
    let look = Look {
        color,
        hyperlinks: settings::hyperlinks(arguments.hyperlinks, pager.is_some()),
    };
    let mut out = BufWriter::new(Paged::new(pager.as_deref(), out));
    let outcome = match &arguments.command {
        Command::Check(arguments) => check(arguments, look, &mut out, messages),
        Command::Diff(arguments) => compare::run(arguments, look, &mut out, messages),
        Command::Text(arguments) => text(arguments, look, &mut out),
        Command::Rules(arguments) => rules(arguments, &mut out),
        Command::GitDiff(arguments) => git_diff::run(arguments, look, &mut out),
        Command::Completions(arguments) => manuals::completions(arguments, &mut out),
        Command::Man(arguments) => manuals::man(arguments, &mut out),
    };
    let flushed = out.flush();
    let (terminal, _) = out.into_parts();
    terminal.finish();
    let outcome = outcome?;
    flushed?;
    Ok(outcome)
}

/// How many files are read between two words on how far the run is.
const STEP: usize = 256;

/// How reports look on this terminal.
#[derive(Clone, Copy, Debug)]
struct Look {
    color: Color,
    hyperlinks: Hyperlinks,
}

fn check(
    arguments: &CheckArguments,
    look: Look,
    out: &mut dyn Write,
    messages: &mut dyn Write,
) -> Result<Outcome, Error> {
    let outputs = targets::outputs(Subject::Check, arguments.format, &arguments.output)?;
    let rules = settings::selected(arguments)?;
    let options = settings::rule_options(arguments);
    let reading = settings::input_options(&arguments.input, Folding::Usual)?;
    let mut unread = 0;
    let named = files::named(&arguments.paths, arguments.files_from.as_deref())?;
    let mut paths = Vec::new();
    for found in files::expand(&named) {
        match found {
            Ok(path) => paths.push(path),
            Err(files::Error::Empty { .. }) if arguments.allow_empty => {}
            Err(error) => complain(messages, &error, &mut unread),
        }
    }
    if named.is_empty() && !arguments.allow_empty {
        return Err(files::Error::Nothing.into());
    }
    let mut documents: Vec<Document> = Vec::with_capacity(paths.len());
    let name = arguments.stdin_filename.as_deref();
    let progress = paths.len() > STEP && settings::has_progress(arguments.output.quiet);
    for (number, step) in paths.chunks(STEP).enumerate() {
        if progress {
            let _ = write!(messages, "\rreading {} of {}", number * STEP, paths.len());
        }
        let read: Vec<Result<Document, input::Error>> = step
            .par_iter()
            .map(|path| files::read(path, name, &reading))
            .collect();
        if progress {
            let _ = write!(messages, "\r\x1b[K");
        }
        for document in read {
            match document {
                Ok(document) => documents.push(document),
                Err(error) => complain(messages, &error, &mut unread),
            }
        }
    }
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
    let addresses = links::targets(documents.iter().map(|each| each.name.as_str()));
    let report = Report::Check(Check {
        documents: &documents,
        findings: &findings,
        rules: &rules,
        unread,
    });
    let style = settings::style(Style::default().detail, look.hyperlinks, &addresses);
    output::write(&outputs, &report, style, look.color, out)?;
    let fails = |finding: &finding::Finding| settings::is_failure(arguments, finding);
    Ok(match () {
        () if unread > 0 => Outcome::Failed,
        () if findings.iter().any(fails) => Outcome::Found,
        () => Outcome::Clean,
    })
}

/// Says what is wrong with one input; the others go on.
fn complain(messages: &mut dyn Write, error: &dyn std::error::Error, unread: &mut usize) {
    *unread += 1;
    // When not even this can be written, the exit status still tells.
    let _ = writeln!(messages, "variorum: {error}");
}

fn text(arguments: &TextArguments, look: Look, out: &mut dyn Write) -> Result<Outcome, Error> {
    let outputs = targets::outputs(Subject::Text, arguments.format, &arguments.output)?;
    let reading = settings::input_options(&arguments.input, Folding::Usual)?;
    let document = input::read(&arguments.file, &reading)?;
    let report = Report::Text(&document);
    output::write(&outputs, &report, Style::default(), look.color, out)?;
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
