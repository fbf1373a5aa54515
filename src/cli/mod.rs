//! Floor 4: the command line. Reads, compares or checks, and writes; turns errors into messages and outcomes into an exit status.

pub mod args;
pub mod baseline;
mod compare;
pub mod files;
mod fix;
mod formats;
mod git_diff;
mod links;
mod manuals;
mod output;
mod pager;
mod paths;
pub mod settings;
mod sieve;
mod since;
mod targets;

use std::io::{self, BufWriter, Write};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::cli::args::{
    Arguments, CheckArguments, CheckCommand, Command, RulesArguments, TextArguments,
};
use crate::cli::baseline::Baseline;
use crate::cli::pager::Paged;
use crate::cli::settings::{Color, Hyperlinks};
use crate::cli::sieve::Sieve;
use crate::cli::since::Since;
use crate::document::Document;
use crate::finding::Finding;
use crate::finding::identity;
use crate::report::{Check, Report, Style, Subject};
use crate::rule::Rule;
use crate::rules::unused_suppression::{self, Names};
use crate::text::fold::Folding;
use crate::{finding, input, report, rule};

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
    /// A baseline that cannot be used.
    #[error(transparent)]
    Baseline(#[from] baseline::Error),
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
        Command::Baseline(arguments) => baseline::record::run(arguments, messages),
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

/// How reports look on this terminal.
#[derive(Clone, Copy, Debug)]
struct Look {
    color: Color,
    hyperlinks: Hyperlinks,
}

fn check(
    arguments: &CheckCommand,
    look: Look,
    out: &mut dyn Write,
    messages: &mut dyn Write,
) -> Result<Outcome, Error> {
    let CheckCommand {
        check,
        report: wanted,
    } = arguments;
    let outputs = targets::outputs(Subject::Check, wanted.format, &wanted.output)?;
    // Said before anything is read, so that a slip is not paid for with the time of a whole run.
    let baseline = wanted.baseline.as_deref().map(Baseline::read).transpose()?;
    let progress = settings::has_progress(wanted.output.quiet);
    let Run {
        rules,
        reading,
        documents,
        count,
        options,
        mut unread,
    } = gather(check, progress, messages)?;
    let mut documents = documents;
    let judge = |documents: &[Document]| judge(&rules, documents, &options);
    let sieve = Sieve {
        baseline,
        since: match &wanted.since {
            None => None,
            Some(revision) => {
                let standard = check.stdin_filename.as_deref();
                let before = |documents: &[Document]| judge(documents).0;
                Some(Since::read(
                    revision, &documents, standard, &reading, &before,
                )?)
            }
        },
        rules: &rules,
        whole: check.against.is_empty(),
    };
    let (found, mut suppressed) = judge(&documents);
    let mut sifted = sieve.sift(&documents, found);
    if wanted.fix || wanted.unsafe_fixes || wanted.diff {
        let originals = documents.clone();
        let done = fix::rounds(
            documents,
            sifted.findings,
            wanted.unsafe_fixes,
            &reading,
            &|documents| sieve.sift(documents, judge(documents).0).findings,
        );
        documents = done.documents;
        if wanted.diff {
            let changed = fix::show(&originals, &documents, out)?;
            return Ok(match () {
                () if unread > 0 => Outcome::Failed,
                () if changed => Outcome::Found,
                () => Outcome::Clean,
            });
        }
        let mut files = 0;
        // What is in the archive is not touched.
        for (original, document) in originals.iter().zip(&documents).take(count) {
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
        let found;
        (found, suppressed) = judge(&documents);
        sifted = sieve.sift(&documents, found);
    }
    let old = sieve.settle(&sifted, wanted.prune_baseline, messages)?;
    let addresses = links::targets(documents.iter().map(|each| each.name.as_str()));
    let report = Report::Check(Check {
        documents: &documents,
        findings: &sifted.findings,
        rules: &rules,
        suppressed,
        old,
        unread,
    });
    let style = Style {
        show_edits: wanted.show_edits,
        ..settings::style(Style::default().detail, look.hyperlinks, &addresses)
    };
    output::write(&outputs, &report, style, look.color, out)?;
    let fails = |finding: &finding::Finding| settings::is_failure(wanted, finding);
    Ok(match () {
        () if unread > 0 => Outcome::Failed,
        () if sifted.findings.iter().any(fails) => Outcome::Found,
        () => Outcome::Clean,
    })
}

/// What a check works on.
struct Run {
    rules: Vec<&'static Rule>,
    reading: input::Options,
    /// Those to check, then the archive that they are held against.
    documents: Vec<Document>,
    /// How many of them are to be checked.
    count: usize,
    options: rule::Options,
    unread: usize,
}

/// Reads what is to be checked.
fn gather(
    arguments: &CheckArguments,
    progress: bool,
    messages: &mut dyn Write,
) -> Result<Run, Error> {
    let rules = settings::selected(arguments)?;
    settings::rule_options(arguments, None)?;
    let reading = input::Options {
        code: arguments.include_code,
        ..settings::input_options(&arguments.input, Folding::Usual)?
    };
    let mut unread = 0;
    let named = files::named(&arguments.paths, arguments.files_from.as_deref())?;
    if named.is_empty() && !arguments.allow_empty {
        return Err(files::Error::Nothing.into());
    }
    let mut seen = FxHashSet::default();
    let mut expand = |paths: &[String], unread: &mut usize| -> Vec<String> {
        let mut found = Vec::new();
        for each in files::expand(paths, settings::walk(arguments), &mut seen) {
            match each {
                Ok(path) => found.push(path),
                Err(files::Error::Empty { .. }) if arguments.allow_empty => {}
                Err(error) => complain(messages, &error, unread),
            }
        }
        found
    };
    let own = expand(&named, &mut unread);
    let archive = expand(&arguments.against, &mut unread);
    let standard = arguments.stdin_filename.as_deref();
    let mut documents = read(&own, standard, &reading, progress, messages, &mut unread);
    let count = documents.len();
    let first = (!arguments.against.is_empty()).then_some(count as u32);
    documents.extend(read(
        &archive,
        None,
        &reading,
        progress,
        messages,
        &mut unread,
    ));
    let options = settings::rule_options(arguments, first)?;
    Ok(Run {
        rules,
        reading,
        documents,
        count,
        options,
        unread,
    })
}

/// What the rules find in the documents and no comment keeps out, in order, and how many findings are kept out.
fn judge(
    rules: &[&'static Rule],
    documents: &[Document],
    options: &rule::Options,
) -> (Vec<Finding>, usize) {
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
    let suppressed = unused_suppression::apply(
        documents,
        Names {
            all: &names(&settings::all_rules()),
            ran: &names(rules),
        },
        &mut findings,
    );
    finding::sort(&mut findings);
    identity::mark(documents, &mut findings);
    (findings, suppressed)
}

fn names(rules: &[&'static Rule]) -> Vec<&'static str> {
    rules.iter().map(|rule| rule.name).collect()
}

/// How many files are read between two reports of progress.
const BATCH: usize = 64;

/// Reads files on all cores. One that cannot be read is a message, and counted.
fn read(
    paths: &[String],
    standard: Option<&str>,
    reading: &input::Options,
    progress: bool,
    messages: &mut dyn Write,
    unread: &mut usize,
) -> Vec<Document> {
    let watched = progress && paths.len() > BATCH;
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
            .map(|path| files::read(path, standard, reading))
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
    let mut all = settings::all_rules();
    let widest = all.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    all.sort_by_key(|rule| (rule.group, rule.name));
    for (number, group) in all.chunk_by(|a, b| a.group == b.group).enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", group[0].group)?;
        for rule in group {
            let (name, severity) = (rule.name, rule.severity.name());
            writeln!(out, "  {name:widest$}  {severity:7}  {}", rule.summary())?;
        }
    }
    Ok(Outcome::Clean)
}
