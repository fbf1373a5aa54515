//! Floor 4: the command line. Reads, compares or checks, and writes; turns errors into messages and outcomes into an exit status.

pub mod args;
mod files;
mod fix;
pub mod settings;

use std::io::{self, BufWriter, Write};

use rayon::prelude::*;

use crate::cli::args::{
    Arguments, CheckArguments, Command, DiffArguments, FormatName, RulesArguments, TextArguments,
};
use crate::document::Document;
use crate::finding::Finding;
use crate::report::{Report, Style};
use crate::rule::Rule;
use crate::text::fold::Folding;
use crate::{diff, finding, input, report, rule};

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
    let options = settings::rule_options(arguments);
    let reading = settings::input_options(&arguments.input, Folding::Usual)?;
    let mut unread = 0;
    let paths: Vec<String> = files::expand(&arguments.paths)
        .into_iter()
        .filter_map(|found| {
            found
                .map_err(|error| complain(messages, &error, &mut unread))
                .ok()
        })
        .collect();
    let read: Vec<Result<Document, input::Error>> = paths
        .par_iter()
        .map(|path| input::read(path, &reading))
        .collect();
    let documents: Vec<Document> = read
        .into_iter()
        .filter_map(|document| {
            document
                .map_err(|error| complain(messages, &error, &mut unread))
                .ok()
        })
        .collect();
    let judge = |documents: &[Document]| findings(&rules, documents, &options);
    let found = judge(&documents);
    let (mut documents, mut findings) = (documents, found);
    if arguments.fix || arguments.unsafe_fixes || arguments.diff {
        let originals = documents.clone();
        let done = fix::rounds(
            documents,
            findings,
            arguments.unsafe_fixes,
            &reading,
            &judge,
        );
        (documents, findings) = (done.documents, done.findings);
        if arguments.diff {
            let changed = fix::show(&originals, &documents, out)?;
            return Ok(match () {
                () if unread > 0 => Outcome::Failed,
                () if changed => Outcome::Found,
                () => Outcome::Clean,
            });
        }
        let mut files = 0;
        for (original, document) in originals.iter().zip(&documents) {
            match fix::write(original, document, reading.encoding) {
                Ok(changed) => files += usize::from(changed),
                Err(error) => complain(messages, &error, &mut unread),
            }
        }
        // When not even this can be written, the files and the report still tell.
        let _ = writeln!(
            messages,
            "variorum: {} fixed in {}",
            report::count(done.fixed, "finding"),
            report::count(files, "file")
        );
    }
    write(
        arguments.format,
        &Report::Check {
            documents: &documents,
            findings: &findings,
            unread,
        },
        out,
    )?;
    Ok(match () {
        () if unread > 0 => Outcome::Failed,
        () if findings.is_empty() => Outcome::Clean,
        () => Outcome::Found,
    })
}

/// What the rules find in the documents, in order.
fn findings(
    rules: &[&'static Rule],
    documents: &[Document],
    options: &rule::Options,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = rules
        .par_iter()
        .map(|rule| {
            let mut findings = Vec::new();
            (rule.check)(documents, options, &mut findings);
            findings
        })
        .collect::<Vec<_>>()
        .concat();
    finding::sort(&mut findings);
    findings
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
    write(arguments.format, &Report::Text(&document), out)?;
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

fn write(format: FormatName, report: &Report<'_>, out: &mut dyn Write) -> Result<(), Error> {
    Ok((settings::format(format).write)(
        report,
        Style::default(),
        out,
    )?)
}
